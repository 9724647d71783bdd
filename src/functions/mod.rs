//! Terraform's functions, by their names: [`upper`] is `upper`. All of them are here, typed; a provider's are a
//! [`func`](crate::func) away.
//!
//! Arguments are literals or expressions. Where a function takes any number of them, it takes whatever can be iterated, or an
//! expression that gives a list ([`Variadic`]).
//!
//! ```
//! use ferroform::{Expr, List, Number, functions, hcl};
//! let sizes: Expr<List<Number>> = hcl("var.sizes");
//! let largest = functions::max(&sizes); // max(var.sizes...)
//! let larger = functions::max([functions::sum(&sizes), largest]);
//! ```

#[rustfmt::skip]
mod generated;
mod variadic;

pub use generated::*;
pub use variadic::Variadic;

use crate::data::Node;
use crate::expr::Expr;
use crate::marker::Any;
use crate::value::Value;

/// One copy of this is compiled for each type of result, whatever the arguments are.
fn call<T>(name: &'static str, arguments: Vec<Value<Any>>) -> Expr<T> {
    let mut args = Vec::with_capacity(arguments.len());
    for argument in arguments {
        args.push(argument.data);
    }
    Expr::new(Node::Call { name: name.into(), args })
}
