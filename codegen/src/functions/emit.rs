//! The functions as Rust.

use super::Function;
use super::check::inner;
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use std::collections::BTreeSet;
use syn::{FnArg, GenericParam, Pat, ReturnType, Type};

/// The first line of what is written.
const NOTE: &str = "// @generated from codegen/functions; do not edit.\n\n";

/// The module with all of them, as it stands in the runtime.
///
/// # Errors
/// When an example or a signature is no Rust.
pub fn module(functions: &[Function]) -> Result<String, syn::Error> {
    let head = quote! {
        //! Every function of Terraform, typed.

        use super::call;
        use super::variadic::{Variadic, with};
        use crate::expr::Expr;
        use crate::marker::{Any, List, Map, Number, Set};
        use crate::typed::{IntoTyped, Sequence, ValueType};
        use crate::value::Value;
    };
    let items = std::iter::once(head).chain(functions.iter().map(function));
    let texts = items.map(|item| Ok(prettyplease::unparse(&syn::parse2(item)?)));
    let texts = texts.collect::<Result<Vec<String>, syn::Error>>()?;
    Ok(format!("{NOTE}{}", texts.join("\n")))
}

/// Each example with its result, as a module of a test.
///
/// # Errors
/// When an example is no Rust.
pub fn calls(functions: &[Function]) -> Result<String, syn::Error> {
    let mut calls = Vec::new();
    for Function { name, words, .. } in functions {
        let call: syn::Expr = syn::parse_str(&words.example)?;
        let gives = words.gives.to_string();
        calls.push(quote! { (#name, #call.into(), #gives) });
    }
    let file = quote! {
        //! A call of each function, and what Terraform gives for it, in JSON.
        use ferroform::functions::*;
        use ferroform::{Any, Value, hcl};

        pub(crate) fn calls() -> Vec<(&'static str, Value<Any>, &'static str)> {
            vec![#(#calls),*]
        }
    };
    Ok(format!("{NOTE}{}", prettyplease::unparse(&syn::parse2(file)?)))
}

/// What is known of each function without its values, as a table for who writes calls of them.
///
/// # Errors
/// Never, as long as signatures are Rust.
pub fn table(functions: &[Function]) -> Result<String, syn::Error> {
    let rows = functions.iter().map(|function| {
        let Function { name, rust, .. } = function;
        let ident = rust.ident.to_string();
        let inputs = || {
            rust.inputs.iter().filter_map(|input| match input {
                FnArg::Typed(input) => Some(&*input.ty),
                FnArg::Receiver(_) => None,
            })
        };
        let rest = inputs().last().and_then(|ty| inner(ty, "Variadic"));
        let fixed =
            inputs().filter(|ty| inner(ty, "Variadic").is_none()).map(type_of).collect::<Option<Vec<_>>>();
        // Of arguments of one type, some can be literals and others expressions, which are of several types in Rust.
        let takes = fixed.filter(|_| rest.is_none_or(is_any));
        let rest = rest.is_some();
        let takes = match takes {
            Some(fixed) => quote! { Some(&[#(#fixed),*]) },
            None => quote! { None },
        };
        let gives = match &rust.output {
            ReturnType::Type(_, ty) => type_of(ty),
            ReturnType::Default => None,
        };
        let gives = gives.map_or_else(|| quote! { None }, |ty| quote! { Some(#ty) });
        let each = each_of(rust).map_or_else(|| quote! { None }, |each| quote! { Some(#each) });
        quote! { Function { name: #name, rust: #ident, takes: #takes, rest: #rest, each: #each, gives: #gives } }
    });
    let head = quote! {
        //! What the functions of Terraform take and give.

        use super::{Each, Function};
        use super::Type::{Any, Bool, List, Map, Number, Set, String};

        /// In the order of their names.
        pub(super) const FUNCTIONS: &[Function] = &[#(#rows),*];
    };
    Ok(format!("{NOTE}{}", prettyplease::unparse(&syn::parse2(head)?)))
}

/// What a function takes any number of and nothing else, where it gives one type, or what it takes.
fn each_of(rust: &syn::Signature) -> Option<TokenStream> {
    let [FnArg::Typed(input)] = rust.inputs.iter().collect::<Vec<_>>()[..] else { return None };
    let each = inner(&input.ty, "Variadic")?;
    let ReturnType::Type(_, result) = &rust.output else { return None };
    let same = each.to_token_stream().to_string() == result.to_token_stream().to_string();
    if inner(each, "List").is_some() && same {
        return Some(quote! { Each::List });
    }
    if inner(each, "Map").is_some() && same {
        return Some(quote! { Each::Map });
    }
    let is_number = each.to_token_stream().to_string() == "Number";
    (is_number && same).then(|| quote! { Each::Number })
}

/// A type without parameters, as a value of the table's own enumeration.
fn type_of(ty: &Type) -> Option<TokenStream> {
    for kind in ["List", "Set", "Map"] {
        if let Some(element) = inner(ty, kind) {
            let (kind, element) = (format_ident!("{kind}"), type_of(element)?);
            return Some(quote! { #kind(&#element) });
        }
    }
    match ty.to_token_stream().to_string().as_str() {
        "String" => Some(quote! { String }),
        "Number" => Some(quote! { Number }),
        "bool" => Some(quote! { Bool }),
        "Any" => Some(quote! { Any }),
        _ => None,
    }
}

fn function(function: &Function) -> TokenStream {
    let Function { name, rust, nullable, words } = function;
    let mut docs = vec![format!(" {}", words.words)];
    if !nullable.is_empty() {
        let names: Vec<String> = nullable.iter().map(|name| format!("`{name}`")).collect();
        docs.push(format!(" {} may be null.", names.join(" and ")));
    }
    docs.push(format!(" `{}` gives `{}`.", words.example, words.gives));
    let docs = docs.iter().enumerate().map(|(n, line)| {
        let blank = (n > 0).then(|| quote! { #[doc = ""] });
        quote! { #blank #[doc = #line] }
    });
    let mut known = BTreeSet::new();
    let mut parameters = Vec::new();
    let mut fixed = Vec::new();
    let mut rest = None;
    for input in &rust.inputs {
        let FnArg::Typed(input) = input else { continue };
        let Pat::Ident(pattern) = &*input.pat else { continue };
        let (ident, ty) = (&pattern.ident, &*input.ty);
        let generic = names(ty, &rust.generics);
        if let Some(each) = inner(ty, "Variadic") {
            if each.to_token_stream().to_string() == "Any" {
                // What `func` takes: a list of one type of Rust's whose items are made with `.into()`.
                parameters.push(quote! { #ident: impl IntoIterator<Item = Value<Any>> });
                rest = Some(quote! { #ident });
            } else {
                parameters.push(quote! { #ident: impl Variadic<Type = #each> });
                rest = Some(quote! { #ident });
            }
        } else if generic.iter().any(|name| !known.contains(name)) {
            // Nothing else says what it is, so it has to.
            parameters.push(quote! { #ident: impl IntoTyped<Type = #ty> });
            fixed.push(quote! { #ident.into_typed().any() });
        } else {
            parameters.push(quote! { #ident: impl Into<Value<#ty>> });
            let value = if is_any(ty) {
                quote! { #ident.into() }
            } else {
                quote! { #ident.into().any() }
            };
            fixed.push(value);
        }
        known.extend(generic);
    }
    let arguments = match rest {
        None => quote! { vec![#(#fixed),*] },
        Some(rest) => quote! { with(vec![#(#fixed),*], #rest) },
    };
    let generics = rust.generics.params.iter().map(|parameter| match parameter {
        GenericParam::Type(ty) if ty.bounds.is_empty() => {
            let ident = &ty.ident;
            quote! { #ident: ValueType }
        }
        other => other.to_token_stream(),
    });
    let generics = if rust.generics.params.is_empty() {
        quote! {}
    } else {
        quote! { <#(#generics),*> }
    };
    let ReturnType::Type(_, result) = &rust.output else { return quote! {} };
    let ident = format_ident!("{}", rust.ident);
    quote! {
        #(#docs)*
        #[must_use]
        pub fn #ident #generics (#(#parameters),*) -> Expr<#result> {
            call(#name, #arguments)
        }
    }
}

fn is_any(ty: &Type) -> bool {
    ty.to_token_stream().to_string() == "Any"
}

/// The parameters of the signature that a type names.
fn names(ty: &Type, generics: &syn::Generics) -> BTreeSet<String> {
    let tokens = ty.to_token_stream().to_string();
    let words: BTreeSet<&str> = tokens.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    generics
        .type_params()
        .map(|parameter| parameter.ident.to_string())
        .filter(|name| words.contains(&**name))
        .collect()
}
