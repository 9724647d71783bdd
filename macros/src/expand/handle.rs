//! The construct of a type without bindings: what `create` returns, with typed references to its attributes.

use super::{Paths, table, value_type};
use crate::input::Input;
use crate::schema::{Table, Type};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use std::collections::BTreeSet;

/// Methods that every construct has; a getter of the same name gets an underscore.
const TAKEN: [&str; 29] = [
    "add_override",
    "borrow",
    "clone",
    "clone_into",
    "connection",
    "construct",
    "count",
    "create",
    "depends_on",
    "element",
    "for_each",
    "from",
    "from_element",
    "import",
    "import_from",
    "into",
    "lifecycle",
    "move_to",
    "move_to_address",
    "moved_from",
    "new",
    "override_logical_id",
    "provider",
    "provisioner",
    "remove_override",
    "table",
    "to_owned",
    "try_into",
    "type_id",
];

/// Name of the construct's type: chosen by the user, or made of the struct's.
pub(super) fn name(input: &Input) -> Ident {
    let made = || format_ident!("{}Construct", input.ident, span = input.ident.span());
    input.options.construct.clone().unwrap_or_else(made)
}

/// The type and its getters.
pub(super) fn handle(name: &Ident, schema: &Table, input: &Input, paths: &Paths) -> TokenStream {
    let rt = &paths.rt;
    let vis = &input.vis;
    let doc = format!(" A `{}` in the tree. Its methods refer to its attributes.", schema.type_name);
    let getters = getters(schema).into_iter().map(|(method, attribute, ty)| {
        let doc = format!(" The attribute `{attribute}`.");
        let ty = value_type::reference(ty, paths);
        quote! {
            #[doc = #doc]
            #[must_use]
            #vis fn #method(&self) -> #rt::Expr<#ty> {
                self.element.attribute(#attribute)
            }
        }
    });
    quote! {
        #[doc = #doc]
        #[derive(Debug, Clone)]
        #vis struct #name {
            element: #rt::Element,
        }

        #[allow(dead_code)]
        impl #name {
            #(#getters)*
        }
    }
}

/// The implementations that need the tables, with the tables out of everybody's way.
pub(super) fn with_tables(name: &Ident, schema: &Table, paths: &Paths, created: &TokenStream) -> TokenStream {
    let rt = &paths.rt;
    let table = table::table(schema, paths);
    quote! {
        const _: () = {
            #table

            impl #rt::Resource for #name {
                fn table() -> ::core::option::Option<&'static #rt::TypeTable> {
                    ::core::option::Option::Some(&TABLE)
                }

                fn element(&self) -> &#rt::Element {
                    &self.element
                }
            }

            impl #rt::FromElement for #name {
                fn from_element(element: #rt::Element) -> Self {
                    Self { element }
                }
            }

            #created
        };
    }
}

/// Methods, attributes and types: attributes first, then the arguments, which can be read back as well.
fn getters(schema: &Table) -> Vec<(Ident, &str, &Type)> {
    let Some(root) = schema.blocks.first() else { return Vec::new() };
    let attributes = root.attributes.iter().map(|attribute| (attribute.name.as_str(), &attribute.ty));
    let arguments = root.arguments.iter().filter(|argument| !argument.write_only);
    let arguments = arguments.map(|argument| (argument.name.as_str(), &argument.ty));
    let mut seen = BTreeSet::new();
    let getters = attributes.chain(arguments).filter_map(|(name, ty)| {
        let method = method(name)?;
        seen.insert(method.to_string()).then_some((method, name, ty))
    });
    getters.collect()
}

/// The name of a getter; none for what cannot be a name, which `element()` still reads.
fn method(attribute: &str) -> Option<Ident> {
    if TAKEN.contains(&attribute) || matches!(attribute, "self" | "Self" | "super" | "crate" | "_") {
        return Some(format_ident!("{attribute}_"));
    }
    let is_word = attribute
        .chars()
        .enumerate()
        .all(|(index, c)| c == '_' || c.is_ascii_alphabetic() || (index > 0 && c.is_ascii_digit()));
    if !is_word || attribute.is_empty() {
        return None;
    }
    Some(syn::parse_str(attribute).unwrap_or_else(|_| format_ident!("r#{attribute}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn getters_are_valid_names() {
        for (attribute, expected) in [
            ("arn", Some("arn")),
            ("type", Some("r#type")),
            ("self", Some("self_")),
            ("element", Some("element_")),
            ("2nd", None),
            ("", None),
            ("a-b", None),
            ("ünder", None),
        ] {
            assert_eq!(method(attribute).map(|ident| ident.to_string()).as_deref(), expected, "{attribute}");
        }
    }
}
