//! What Rust cannot do with an expression, because only Terraform knows its value: said by the compiler in these words.
//!
//! ```compile_fail,E0277
//! let id: ferroform::Expr<String> = ferroform::hcl("aws_vpc.main.id");
//! let _ = format!("vpc-{}", id); // an expression has no text before Terraform evaluates it
//! ```
//!
//! ```compile_fail,E0308
//! let id: ferroform::Expr<String> = ferroform::hcl("aws_vpc.main.id");
//! let _ = id == "vpc-1"; // expected `UseTheMethodEquals`
//! ```

use super::Expr;
use std::fmt;
use std::marker::PhantomData;

/// A value that Terraform knows, and the program does not.
#[doc(hidden)]
#[derive(Debug)]
pub struct OnlyTerraformKnows<T>(PhantomData<fn() -> T>);

/// Nothing has it: it is there for its message.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "an expression has no text before Terraform evaluates it",
    label = "use `template!(\"…{{}}…\", …)` instead of `format!`",
    note = "`ferroform::template!` puts expressions into text, as `format!` does with values"
)]
pub trait HasText {}

impl<T> fmt::Display for Expr<T>
where
    OnlyTerraformKnows<T>: HasText,
{
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Err(fmt::Error)
    }
}

/// What the compiler expects beside `==`: expressions are compared by [`Expr::equals`] and [`Expr::not_equals`], which
/// give an expression that Terraform evaluates.
#[doc(hidden)]
#[derive(Debug)]
pub enum UseTheMethodEquals {}

impl<T> PartialEq<UseTheMethodEquals> for Expr<T> {
    fn eq(&self, never: &UseTheMethodEquals) -> bool {
        match *never {}
    }
}
