//! What attributes say about who sees an item.

use syn::{Attribute, Item};

/// The attributes of an item, of whichever kind it is.
pub(crate) fn of(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether an item is for tests only.
pub(crate) fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || ["cfg (test)", "cfg (doctest)"].contains(&text(&attribute.meta).as_str())
    })
}

/// Whether documentation does not show an item.
pub(crate) fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| text(&attribute.meta) == "doc (hidden)")
}

/// Whether an attribute of this name is there.
pub(crate) fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

/// What of the attributes is part of the promise, before the line of the item: conditions, and that more may come.
pub(crate) fn promised(attributes: &[Attribute]) -> String {
    const PROMISED: [&str; 5] =
        ["cfg", "non_exhaustive", "proc_macro", "proc_macro_attribute", "proc_macro_derive"];
    let kept =
        attributes.iter().filter(|attribute| PROMISED.iter().any(|name| attribute.path().is_ident(name)));
    kept.map(|attribute| format!("#[{}] ", text(&attribute.meta).replace(" (", "("))).collect()
}

/// The traits that are derived.
pub(crate) fn derived(attributes: &[Attribute]) -> Vec<String> {
    let mut traits = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        let _ = attribute.parse_nested_meta(|meta| {
            traits.extend(meta.path.segments.last().map(|segment| segment.ident.to_string()));
            Ok(())
        });
    }
    traits
}

fn text(tokens: &impl quote::ToTokens) -> String {
    tokens.to_token_stream().to_string()
}
