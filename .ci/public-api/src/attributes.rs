//! What attributes say about who sees an item.

use syn::punctuated::Punctuated;
use syn::{Attribute, Item, Meta, Path, Token};

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

/// The traits that are derived, each with the condition on which it is.
pub(crate) fn derived(attributes: &[Attribute]) -> Vec<(String, Option<String>)> {
    let mut traits = Vec::new();
    for attribute in attributes {
        if attribute.path().is_ident("derive") {
            traits.extend(names(&attribute.meta).into_iter().map(|name| (name, None)));
        } else if attribute.path().is_ident("cfg_attr")
            && let Ok(parts) = attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
        {
            let condition = parts.first().map(text);
            let derives = parts.iter().skip(1).filter(|meta| meta.path().is_ident("derive"));
            traits.extend(derives.flat_map(names).map(|name| (name, condition.clone())));
        }
    }
    traits
}

/// The names in `derive(…)`.
fn names(derive: &Meta) -> Vec<String> {
    let Ok(list) = derive.require_list() else { return Vec::new() };
    let paths = list.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated);
    let names = paths
        .into_iter()
        .flatten()
        .filter_map(|path| path.segments.last().map(|last| last.ident.to_string()));
    names.collect()
}

fn text(tokens: &impl quote::ToTokens) -> String {
    tokens.to_token_stream().to_string()
}
