//! The types that values of arguments are told apart by.

use super::Paths;
use crate::input::Literal;
use crate::schema::{Argument, Block, Nesting, Table, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// The `T` of the `Value<T>` that an argument takes.
pub(super) fn argument(argument: &Argument, schema: &Table, paths: &Paths) -> TokenStream {
    value(&argument.ty, argument.enumeration.as_deref(), schema, paths)
}

fn value(ty: &Type, enumeration: Option<&str>, schema: &Table, paths: &Paths) -> TokenStream {
    let rt = &paths.rt;
    let inner = |ty: &Type| value(ty, enumeration, schema, paths);
    match ty {
        Type::String => match (enumeration, &paths.module) {
            (Some(name), Some(module)) => {
                let name = format_ident!("{name}");
                quote! { #module::#name }
            }
            _ => quote! { ::std::string::String },
        },
        Type::Number => quote! { #rt::Number },
        Type::Bool => quote! { bool },
        Type::Any => quote! { #rt::Any },
        Type::List(element) => wrapped(&quote! { #rt::List }, &inner(element)),
        Type::Set(element) => wrapped(&quote! { #rt::Set }, &inner(element)),
        Type::Map(element) => wrapped(&quote! { #rt::Map }, &inner(element)),
        Type::Block(id, nesting) => {
            let Some(definition) = schema.block(id) else { return quote! { #rt::Any } };
            let block = block(definition, schema, paths);
            match nesting {
                Nesting::Single => block,
                Nesting::List => wrapped(&quote! { #rt::List }, &block),
                Nesting::Set => wrapped(&quote! { #rt::Set }, &block),
                Nesting::Map => wrapped(&quote! { #rt::Map }, &block),
            }
        }
    }
}

/// The type of a nested block, or of the resource itself: the generated one, or a marker made of its names.
pub(super) fn block(block: &Block, schema: &Table, paths: &Paths) -> TokenStream {
    let name = if block.id.is_empty() { &schema.construct } else { &block.rust };
    match &paths.module {
        Some(module) if !name.is_empty() => {
            let name = format_ident!("{name}");
            quote! { #module::#name }
        }
        _ => {
            let private = &paths.private;
            let key = key(&schema.type_name, &block.id);
            quote! { #private::BlockOf<#key> }
        }
    }
}

/// What a reference to an argument or attribute gives.
pub(super) fn reference(ty: &Type, paths: &Paths) -> TokenStream {
    let rt = &paths.rt;
    match ty {
        Type::String => quote! { ::std::string::String },
        Type::Number => quote! { #rt::Number },
        Type::Bool => quote! { bool },
        Type::Any | Type::Block(_, Nesting::Single) => quote! { #rt::Any },
        Type::List(element) => wrapped(&quote! { #rt::List }, &reference(element, paths)),
        Type::Set(element) => wrapped(&quote! { #rt::Set }, &reference(element, paths)),
        Type::Map(element) => wrapped(&quote! { #rt::Map }, &reference(element, paths)),
        Type::Block(_, Nesting::List) => quote! { #rt::List<#rt::Any> },
        Type::Block(_, Nesting::Set) => quote! { #rt::Set<#rt::Any> },
        Type::Block(_, Nesting::Map) => quote! { #rt::Map<#rt::Any> },
    }
}

/// The type of a literal.
pub(super) fn literal(literal: &Literal, paths: &Paths) -> TokenStream {
    let rt = &paths.rt;
    match literal {
        Literal::Text(_) => quote! { ::std::string::String },
        Literal::Integer(_) | Literal::Decimal(_) => quote! { #rt::Number },
        Literal::Bool(_) => quote! { bool },
    }
}

fn wrapped(marker: &TokenStream, element: &TokenStream) -> TokenStream {
    quote! { #marker<#element> }
}

/// FNV-1a over the names: the same in every crate and on every machine.
fn key(type_name: &str, block: &str) -> u64 {
    type_name
        .bytes()
        .chain([b'.'])
        .chain(block.bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
