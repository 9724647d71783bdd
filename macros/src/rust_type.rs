//! What can be told of a Rust type by its looks. The compiler has the last word; this is for better messages.

use syn::{GenericArgument, PathArguments, Type};

/// The family of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Family {
    Text,
    Number,
    Bool,
    Sequence(Box<Family>),
    Map(Box<Family>),
    /// A map whose order is not the same on every run.
    HashMap,
    Other,
}

/// The `T` of an `Option<T>`.
pub(crate) fn option(ty: &Type) -> Option<&Type> {
    match named(ty)? {
        ("Option", arguments) => arguments.into_iter().next(),
        _ => None,
    }
}

/// What a type looks like; `Value<T>`, `Expr<T>` and `Option<T>` look like their `T`.
pub(crate) fn family(ty: &Type) -> Family {
    match ty {
        Type::Paren(inner) => return family(&inner.elem),
        Type::Group(inner) => return family(&inner.elem),
        Type::Array(array) => return sequence_of(&array.elem),
        Type::Slice(slice) => return sequence_of(&slice.elem),
        Type::Reference(reference) => return family(&reference.elem),
        _ => {}
    }
    let Some((name, arguments)) = named(ty) else { return Family::Other };
    let first = || arguments.first().map_or(Family::Other, |ty| family(ty));
    match name {
        "Option" | "Value" | "Expr" => first(),
        "String" | "str" | "char" => Family::Text,
        "Cow" => Family::Text,
        "Number" | "f32" | "f64" | "i8" | "i16" | "i32" | "i64" | "isize" | "u8" | "u16" | "u32" | "u64"
        | "usize" => Family::Number,
        "bool" => Family::Bool,
        "Vec" => arguments.first().map_or(Family::Other, |ty| sequence_of(ty)),
        "BTreeSet" | "List" | "Set" => Family::Sequence(Box::new(first())),
        "Map" => Family::Map(Box::new(first())),
        "BTreeMap" => Family::Map(Box::new(arguments.get(1).map_or(Family::Other, |ty| family(ty)))),
        "HashMap" | "HashSet" => Family::HashMap,
        _ => Family::Other,
    }
}

/// Pairs make a map, anything else a list.
fn sequence_of(element: &Type) -> Family {
    match element {
        Type::Tuple(pair) if pair.elems.len() == 2 => Family::Map(Box::new(family(&pair.elems[1]))),
        element => Family::Sequence(Box::new(family(element))),
    }
}

/// The last name of a path and its type arguments.
fn named(ty: &Type) -> Option<(&'static str, Vec<&Type>)> {
    const NAMES: [&str; 29] = [
        "Option", "Value", "Expr", "String", "str", "char", "Cow", "Number", "f32", "f64", "i8", "i16",
        "i32", "i64", "isize", "u8", "u16", "u32", "u64", "usize", "bool", "Vec", "BTreeSet", "List", "Set",
        "Map", "BTreeMap", "HashMap", "HashSet",
    ];
    let ty = match ty {
        Type::Group(inner) => &*inner.elem,
        ty => ty,
    };
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let name = NAMES.into_iter().find(|name| last.ident == name)?;
    let arguments = match &last.arguments {
        PathArguments::AngleBracketed(list) => list
            .args
            .iter()
            .filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    Some((name, arguments))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(ty: &str) -> Family {
        family(&syn::parse_str(ty).expect("a type"))
    }

    #[test]
    fn types_look_like_what_they_hold() {
        let list = |of| Family::Sequence(Box::new(of));
        let map = |of| Family::Map(Box::new(of));
        for (ty, expected) in [
            ("Option<String>", Family::Text),
            ("&'static str", Family::Text),
            ("ferroform::Value<bool>", Family::Bool),
            ("Expr<Number>", Family::Number),
            ("Vec<Option<u8>>", list(Family::Number)),
            ("[Value<String>; 2]", list(Family::Text)),
            ("Value<List<String>>", list(Family::Text)),
            ("Vec<(String, bool)>", map(Family::Bool)),
            ("std::collections::BTreeMap<String, i64>", map(Family::Number)),
            ("HashMap<String, String>", Family::HashMap),
            ("Vec<Rule>", list(Family::Other)),
            ("(String, bool)", Family::Other),
        ] {
            assert_eq!(look(ty), expected, "{ty}");
        }
    }
}
