//! Holds our signatures against Terraform's.

use super::{Function, Parameter, Signature, Signatures, Words};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use syn::{FnArg, GenericArgument, Pat, PathArguments, ReturnType, Type};

/// The functions of Terraform with our words, in the order of their names.
///
/// # Errors
/// Everything that does not agree, one line each: a function without words, words without a function, a signature that
/// Terraform's does not allow.
pub fn functions(
    signatures: &Signatures,
    words: &BTreeMap<String, Words>,
) -> Result<Vec<Function>, Vec<String>> {
    let mut errors: Vec<String> = words
        .keys()
        .filter(|name| !signatures.functions.contains_key(*name))
        .map(|name| {
            format!("`{name}` has words, but Terraform {} has no such function", signatures.terraform_version)
        })
        .collect();
    let mut functions = Vec::new();
    for (name, terraform) in &signatures.functions {
        match words.get(name) {
            None => errors.push(format!("`{name}` has no words: say what it does, and how it is called")),
            Some(words) => match function(name, terraform, words) {
                Ok(function) => functions.push(function),
                Err(error) => errors.push(format!("`{name}`: {error}")),
            },
        }
    }
    if errors.is_empty() { Ok(functions) } else { Err(errors) }
}

fn function(name: &str, terraform: &Signature, words: &Words) -> Result<Function, String> {
    if words.words.trim().is_empty() || words.example.trim().is_empty() {
        return Err("its words or its example are empty".to_owned());
    }
    // A keyword of Rust keeps its name and gets an underscore: raw identifiers read badly in a call.
    let keyword = syn::parse_str::<syn::Ident>(name).is_err();
    let rust = if keyword { format!("{name}_") } else { name.to_owned() };
    let text = format!("fn {rust}{}", words.signature);
    let rust: syn::Signature =
        syn::parse_str(&text).map_err(|error| format!("its signature cannot be read: {error}"))?;
    let mut ours = Vec::new();
    for input in &rust.inputs {
        let FnArg::Typed(input) = input else { return Err("it takes `self`".to_owned()) };
        let Pat::Ident(pattern) = &*input.pat else { return Err("a parameter has no name".to_owned()) };
        ours.push((pattern.ident.to_string(), &*input.ty));
    }
    let nullable = parameters(&ours, terraform)?;
    let ReturnType::Type(_, result) = &rust.output else { return Err("it gives nothing".to_owned()) };
    if !fits(result, &terraform.return_type) {
        return Err(format!("Terraform says that it gives {}", terraform.return_type));
    }
    Ok(Function { name: name.to_owned(), nullable, words: words.clone(), rust })
}

/// The names of those that may be null, or what Terraform does not take.
fn parameters(ours: &[(String, &Type)], terraform: &Signature) -> Result<Vec<String>, String> {
    let mut nullable = Vec::new();
    let mut theirs = terraform.parameters.iter();
    let mut take = |parameter: &Parameter, (name, ty): (&String, &Type)| {
        if !fits(ty, &parameter.ty) {
            return Err(format!("Terraform takes {} for `{name}`", parameter.ty));
        }
        if parameter.is_nullable {
            nullable.push(name.clone());
        }
        Ok(())
    };
    for (name, ty) in ours {
        if let Some(each) = inner(ty, "Variadic") {
            // It may stand for the parameters that are left as well, where these are of the same type.
            for parameter in theirs.by_ref() {
                take(parameter, (name, each))?;
            }
            let Some(rest) = &terraform.variadic_parameter else {
                return Err(format!("Terraform takes no number of `{name}`"));
            };
            take(rest, (name, each))?;
            continue;
        }
        let Some(parameter) = theirs.next().or(terraform.variadic_parameter.as_ref()) else {
            return Err(format!("Terraform takes no `{name}`"));
        };
        take(parameter, (name, ty))?;
    }
    match theirs.next() {
        Some(missing) => Err(format!("Terraform wants `{}` as well", missing.name)),
        None => Ok(nullable),
    }
}

/// Whether values of a type of Rust are what Terraform means. A name that is no type of values is a parameter of the
/// signature, which stands for anything, or for a list or a set.
fn fits(rust: &Type, terraform: &Json) -> bool {
    let of = |name: &str, element: &Json| inner(rust, name).is_some_and(|inner| fits(inner, element));
    match terraform {
        Json::String(name) => match name.as_str() {
            "dynamic" => true,
            "string" => named(rust, "String"),
            "number" => named(rust, "Number"),
            "bool" => named(rust, "bool"),
            _ => false,
        },
        Json::Array(parts) => match parts.as_slice() {
            // Terraform turns lists and sets into each other, where they are given; a list it gives is no set.
            [Json::String(kind), element] if kind == "list" => of("List", element) || is_parameter(rust),
            [Json::String(kind), element] if kind == "set" => of("Set", element) || is_parameter(rust),
            [Json::String(kind), element] if kind == "map" => of("Map", element),
            _ => named(rust, "Any"),
        },
        _ => false,
    }
}

fn last(ty: &Type) -> Option<&syn::PathSegment> {
    match ty {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

fn named(ty: &Type, name: &str) -> bool {
    last(ty).is_some_and(|segment| segment.ident == name)
}

/// A single capital letter.
fn is_parameter(ty: &Type) -> bool {
    last(ty).is_some_and(|segment| {
        let name = segment.ident.to_string();
        name.len() == 1 && name.starts_with(|c: char| c.is_ascii_uppercase())
    })
}

/// `T` of `name<T>`.
pub(super) fn inner<'t>(ty: &'t Type, name: &str) -> Option<&'t Type> {
    let segment = last(ty).filter(|segment| segment.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    match arguments.args.first() {
        Some(GenericArgument::Type(ty)) => Some(ty),
        _ => None,
    }
}
