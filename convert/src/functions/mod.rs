//! What the functions of Terraform take and give, as far as that is one type.

#[rustfmt::skip]
mod table;

use crate::types::Ty;
use table::FUNCTIONS;

/// A type of values.
#[derive(Debug, Clone, Copy)]
enum Type {
    String,
    Number,
    Bool,
    Any,
    List(&'static Self),
    Set(&'static Self),
    Map(&'static Self),
}

/// What a function takes any number of.
#[derive(Debug, Clone, Copy)]
enum Each {
    Number,
    List,
    Map,
}

/// A row of the table.
struct Function {
    /// In Terraform.
    name: &'static str,
    /// In Rust.
    rust: &'static str,
    /// What it always takes, where it is called with types.
    takes: Option<&'static [Type]>,
    /// Whether it takes any number of values besides.
    rest: bool,
    /// What it takes any number of, and gives one of, where it takes nothing else: a list of these can stand for them.
    each: Option<Each>,
    /// What it gives, where that does not depend on what it takes.
    gives: Option<Type>,
}

/// A function.
pub(crate) struct Signature<'a> {
    pub(crate) parameters: Parameters<'a>,
    pub(crate) result: Ty<'a>,
}

/// How a function is called in Rust.
pub(crate) enum Parameters<'a> {
    /// By a function of its own, with these types, and with a list of values of any types behind them where it takes a rest.
    Typed { name: &'static str, types: Vec<Ty<'a>>, rest: bool },
    /// By its name.
    Named,
}

/// What is known of a function of this name.
pub(crate) fn signature<'a>(name: &str) -> Option<Signature<'a>> {
    let at = FUNCTIONS.binary_search_by(|function| function.name.cmp(name)).ok()?;
    let function = FUNCTIONS.get(at)?;
    let parameters = match function.takes {
        Some(takes) => Parameters::Typed {
            name: function.rust,
            types: takes.iter().map(|ty| of(*ty)).collect(),
            rest: function.rest,
        },
        None => Parameters::Named,
    };
    Some(Signature { parameters, result: of(function.gives?) })
}

/// The name in Rust of a function that takes the items of a list of this type as its arguments, and gives one such.
pub(crate) fn over_items(name: &str, item: &Ty<'_>) -> Option<&'static str> {
    let at = FUNCTIONS.binary_search_by(|function| function.name.cmp(name)).ok()?;
    let function = FUNCTIONS.get(at)?;
    let fits = match function.each? {
        Each::Number => matches!(item, Ty::Number),
        Each::List => matches!(item, Ty::List(_)),
        Each::Map => matches!(item, Ty::Map(_)),
    };
    fits.then_some(function.rust)
}

fn of<'a>(ty: Type) -> Ty<'a> {
    match ty {
        Type::String => Ty::String,
        Type::Number => Ty::Number,
        Type::Bool => Ty::Bool,
        Type::Any => Ty::Any,
        Type::List(element) => Ty::List(Box::new(of(*element))),
        Type::Set(element) => Ty::Set(Box::new(of(*element))),
        Type::Map(element) => Ty::Map(Box::new(of(*element))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_found_by_their_names() {
        assert!(FUNCTIONS.is_sorted_by_key(|function| function.name));
        let signature = |name| signature(name).map(|found| (found.parameters, found.result));
        assert!(matches!(
            signature("format"),
            Some((Parameters::Typed { name: "format", rest: true, .. }, Ty::String))
        ));
        assert!(matches!(signature("max"), Some((Parameters::Named, Ty::Number))));
        assert_eq!(over_items("max", &Ty::Number), Some("max"));
        assert_eq!(over_items("max", &Ty::String), None);
        assert_eq!(over_items("merge", &Ty::Map(Box::new(Ty::Any))), Some("merge"));
        assert_eq!(over_items("upper", &Ty::String), None);
        assert!(signature("element").is_none() && signature("no_such").is_none());
    }
}
