//! Statements that put fields and fixed values where the arguments are.

use super::{Paths, at, value_type};
use crate::check::Findings;
use crate::input::{Given, Input, Literal, Role};
use crate::resolve::{Bound, Origin, Resolved, type_span};
use crate::schema::Table;
use proc_macro2::{Ident, Literal as Token, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

/// The pattern that takes a struct apart: `Name { field: field_0, other: _ }`.
pub(super) fn pattern(input: &Input) -> TokenStream {
    let members = input.fields.iter().enumerate().map(|(index, field)| {
        let (name, variable) = (&field.ident, variable(index, Span::call_site()));
        match field.role {
            Role::Skip => quote! { #name: _ },
            _ => quote! { #name: #variable },
        }
    });
    let ident = &input.ident;
    quote! { #ident { #(#members),* } }
}

fn variable(index: usize, span: Span) -> Ident {
    format_ident!("field_{index}", span = at(span))
}

/// A statement for each argument. What cannot be used is left out, so that the compiler does not report it again.
pub(super) fn puts(
    resolved: &Resolved<'_>,
    input: &Input,
    findings: &Findings,
    paths: &Paths,
) -> Vec<TokenStream> {
    let usable = resolved.bound.iter().filter(|bound| !findings.unusable.contains(&bound.argument.name));
    usable.map(|bound| one(bound, resolved.schema, input, paths)).collect()
}

fn one(bound: &Bound<'_>, schema: &Table, input: &Input, paths: &Paths) -> TokenStream {
    let private = &paths.private;
    let name = &bound.argument.name;
    let ty = value_type::argument(bound.argument, schema, paths);
    let put = quote! { #private::Arguments::put };
    match bound.origin {
        Origin::Fixed(given) => {
            let (ty, value) = known(given, ty, paths);
            quote! { #put::<#ty>(&mut *arguments, #name, #value); }
        }
        Origin::Field { field, default } => {
            let index = input.fields.iter().position(|known| known.ident == field.ident).unwrap_or_default();
            let value = variable(index, type_span(field));
            let Some(default) = default else {
                return quote! { #put::<#ty>(&mut *arguments, #name, #value); };
            };
            let (default_type, default) = known(default, ty.clone(), paths);
            let inner = quote_spanned! { at(type_span(field))=> value };
            quote! {
                match #value {
                    ::core::option::Option::Some(value) => #put::<#ty>(&mut *arguments, #name, #inner),
                    ::core::option::Option::None => #put::<#default_type>(&mut *arguments, #name, #default),
                }
            }
        }
    }
}

/// A value of an attribute with its type. A literal was checked against the schema, so its own type will do.
fn known(given: &Given, ty: TokenStream, paths: &Paths) -> (TokenStream, TokenStream) {
    let Some(literal) = &given.literal else { return (ty, given.tokens.clone()) };
    let mut token = match literal {
        Literal::Integer(n) => Token::i64_suffixed(*n),
        Literal::Decimal(n) => Token::f64_suffixed(*n),
        Literal::Text(_) | Literal::Bool(_) => {
            return (value_type::literal(literal, paths), given.tokens.clone());
        }
    };
    token.set_span(given.span);
    (value_type::literal(literal, paths), quote! { #token })
}

/// Puts the arguments of flattened structs.
pub(super) fn parts(resolved: &Resolved<'_>, input: &Input, paths: &Paths) -> Vec<TokenStream> {
    let private = &paths.private;
    let whole = value_type::block(resolved.block, resolved.schema, paths);
    let fields = input.fields.iter().enumerate().filter(|(_, field)| matches!(field.role, Role::Flatten));
    fields
        .map(|(index, field)| {
            let value = variable(index, type_span(field));
            quote! { #private::Part::<#whole>::put_into(#value, &mut *arguments); }
        })
        .collect()
}
