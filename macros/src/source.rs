//! Schemas that the macro itself can reach: registered by the build script, or read from a document.

#[cfg(feature = "documents")]
mod document;

use crate::suggest::hint;
use proc_macro2::TokenStream;
use quote::quote;
use std::path::{Path, PathBuf};
use syn::LitStr;

/// Folder and ending of registered schemas; `ferroform-codegen` writes them.
const FOLDER: &str = "ferroform/derive";
const ENDING: &str = ".schema";

/// The text of a schema, and what makes the compiler track its file.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) text: String,
    pub(crate) tracked: TokenStream,
}

/// A schema that the crate's build script registered.
pub(crate) fn registered(name: &LitStr, attribute: &str) -> Result<Loaded, syn::Error> {
    let at = |message: String| syn::Error::new(name.span(), message);
    let Some(out) = std::env::var_os("OUT_DIR").map(PathBuf::from) else {
        return Err(at(not_registered(attribute, &name.value(), "this crate has no build script", "")));
    };
    let folder = out.join(FOLDER);
    let type_name = name.value();
    if !is_type_name(&type_name) {
        return Err(at(format!(
            "`{type_name}` is no resource type; expected one like `aws_apigatewayv2_api`"
        )));
    }
    let file = folder.join(format!("{type_name}{ENDING}"));
    match std::fs::read_to_string(&file) {
        Ok(text) => {
            // A path from the environment of the compiler, so that no path of this machine is in the expansion.
            let relative = format!("/{FOLDER}/{type_name}{ENDING}");
            let tracked = quote! {
                const _: &[u8] = ::core::include_bytes!(::core::concat!(::core::env!("OUT_DIR"), #relative));
            };
            Ok(Loaded { text, tracked })
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let known = known(&folder);
            let hint = hint(&type_name, known.iter().map(String::as_str));
            Err(at(not_registered(
                attribute,
                &type_name,
                "this crate's build script registers no such type",
                &hint,
            )))
        }
        Err(error) => Err(at(format!("the schema of `{type_name}` cannot be read: {error}"))),
    }
}

/// The registered types, in order.
fn known(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> =
        names.filter_map(|name| Some(name.strip_suffix(ENDING)?.to_owned())).collect();
    names.sort();
    names
}

fn is_type_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-' || b == b'.')
}

/// What to do when a type is not found: all three ways.
fn not_registered(attribute: &str, type_name: &str, why: &str, hint: &str) -> String {
    let module = type_name.split_once('_').map_or(type_name, |(_, rest)| rest);
    format!(
        "no schema of `{type_name}`: {why}{hint}\n\
         name a schema in one of three ways:\n\
         - `#[{attribute}(ferroform_aws::{module})]`: a module of a bindings crate in the dependencies\n\
         - `#[{attribute}(\"{type_name}\")]`: a type whose document the build script compiles, \
         `ferroform_codegen::compile([\"docs/\"])` in build.rs\n\
         - `#[{attribute}(document = \"docs/{module}.md\")]`: a document of this crate, with the feature `documents` of \
         ferroform"
    )
}

/// What is said where a struct names no schema at all.
pub(crate) fn unnamed(attribute: &str, block: &str) -> String {
    format!(
        "this struct names no schema; do it in one of three ways:\n\
         - `#[{attribute}(ferroform_aws::module{block})]`: a module of a bindings crate in the dependencies\n\
         - `#[{attribute}(\"aws_type\"{block})]`: a type whose document the build script compiles, \
         `ferroform_codegen::compile([\"docs/\"])` in build.rs\n\
         - `#[{attribute}(document = \"docs/type.md\"{block})]`: a document of this crate, with the feature `documents` of \
         ferroform"
    )
}

/// A schema read from a document of the crate.
#[cfg(feature = "documents")]
pub(crate) fn document(path: &LitStr, overlays: &[LitStr]) -> Result<Loaded, syn::Error> {
    document::load(path, overlays)
}

/// A schema read from a document of the crate.
#[cfg(not(feature = "documents"))]
pub(crate) fn document(path: &LitStr, _: &[LitStr]) -> Result<Loaded, syn::Error> {
    let message = "reading a document in the derive needs the feature `documents`: \
         `ferroform = { version = \"…\", features = [\"documents\"] }`; without it, name a module of a bindings crate, or a \
         type that the build script compiles";
    Err(syn::Error::new(path.span(), message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_types_become_paths() {
        assert!(is_type_name("data.aws_region"));
        for name in ["", "../x", "a/b", "a b", "ä"] {
            assert!(!is_type_name(name), "{name}");
        }
    }

    #[test]
    fn what_is_not_found_says_the_three_ways() {
        insta::assert_snapshot!(not_registered(
            "resource",
            "aws_thing",
            "this crate has no build script",
            ""
        ));
        insta::assert_snapshot!(unnamed("block", ", \"block\""));
    }
}
