//! The two expansions: find the schema, then hold the struct against it.

use crate::check::{self, Findings};
use crate::errors::Errors;
use crate::expand::{self, Paths};
use crate::input::{Binding, Derive, Input, Source, bindings};
use crate::resolve::resolve;
use crate::schema::{self, Block, ElementKind, Table};
use crate::source::{self, Loaded};
use crate::suggest::hint;
use proc_macro2::{Span, TokenStream};
use quote::quote;

/// What the derive itself expands to. Where a module of bindings has the schema this is a call of its macro, and nothing
/// but the attributes has been looked at.
pub(crate) fn first(item: TokenStream, derive: Derive) -> TokenStream {
    let (bindings, krate) = bindings(&item, derive);
    let paths = Paths::new(krate.as_ref(), None);
    let private = &paths.private;
    let callback = match derive {
        Derive::Resource => quote! { #private::bind_resource },
        Derive::Block => quote! { #private::bind_block },
    };
    // A resource is one type; the attributes are reported on when the first is expanded.
    let count = if derive == Derive::Resource { 1 } else { bindings.len() };
    let expansions = bindings.iter().take(count).enumerate().map(|(index, binding)| {
        let loaded = match &binding.source {
            Source::Module(module) => return quote! { #module::__schema! { { #callback } #index #item } },
            Source::Registered(name) => source::registered(name, derive.attribute()),
            Source::Document { path, overlays } => source::document(path, overlays),
        };
        match loaded {
            Ok(Loaded { text, tracked }) => {
                let expansion = expand(Some(&text), index, item.clone(), derive, Errors::default());
                quote! { #tracked #expansion }
            }
            Err(error) => {
                let mut errors = Errors::default();
                errors.push(error);
                expand(None, index, item.clone(), derive, errors)
            }
        }
    });
    let expansions: TokenStream = expansions.collect();
    if bindings.is_empty() { expand(None, 0, item, derive, Errors::default()) } else { expansions }
}

/// What the macro of a module of bindings calls back: the schema's text, the number of the attribute, the struct.
pub(crate) fn second(input: TokenStream, derive: Derive) -> TokenStream {
    let parser = |input: syn::parse::ParseStream<'_>| {
        let text: syn::LitStr = input.parse()?;
        let index: syn::LitInt = input.parse()?;
        Ok((text.value(), index.base10_parse()?, input.parse::<TokenStream>()?))
    };
    match syn::parse::Parser::parse2(parser, input) {
        Ok((text, index, item)) => expand(Some(&text), index, item, derive, Errors::default()),
        Err(error) => error.to_compile_error(),
    }
}

/// Holds the struct against a schema. There are always items, whatever is wrong.
fn expand(
    text: Option<&str>,
    index: usize,
    item: TokenStream,
    derive: Derive,
    mut errors: Errors,
) -> TokenStream {
    let item: syn::DeriveInput = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => {
            errors.push(error);
            return errors.into_tokens();
        }
    };
    let mut in_attributes = Errors::default();
    let input = Input::read(item, derive, &mut in_attributes);
    let binding = input.options.bindings.get(index);
    let paths = Paths::new(input.options.krate.as_ref(), binding.map(|binding| &binding.source));
    if index == 0 {
        about_bindings(&input, &mut in_attributes);
        errors.append(in_attributes);
    }
    let schema = binding.zip(text).and_then(|(binding, text)| match schema::read(text) {
        Ok(schema) if matches!(binding.source, Source::Module(_)) => Some((binding, schema)),
        // Enumerations are types of bindings.
        Ok(schema) => Some((binding, schema::without_enumerations(schema))),
        Err(message) => {
            errors.at(binding.source.span(), message);
            None
        }
    });
    let found =
        schema.as_ref().and_then(|(binding, schema)| Some((schema, block(binding, schema, &mut errors)?)));
    let Some((schema, block)) = found.filter(|_| input.has_fields) else {
        let stub = if index == 0 { expand::stub(&input, &paths) } else { TokenStream::new() };
        let errors = errors.into_tokens();
        return quote! { #errors #stub };
    };
    if schema.kind == ElementKind::Provider && block.id.is_empty() {
        let span = binding.map_or_else(Span::call_site, |binding| binding.source.span());
        errors.at(
            span,
            "this is the configuration of a provider, and not derived: use the builder of its bindings",
        );
        let (errors, stub) = (errors.into_tokens(), expand::stub(&input, &paths));
        return quote! { #errors #stub };
    }
    let is_part = derive == Derive::Block && block.id.is_empty();
    let mut findings = Findings::new(errors);
    let mut resolved = resolve(&input, schema, block, is_part, &mut findings.errors);
    check::check(&mut resolved, &input, &mut findings);
    let items = match derive {
        Derive::Resource => expand::resource(&resolved, &input, &findings, &paths),
        Derive::Block => expand::block(&resolved, &input, &findings, &paths),
    };
    let warnings = expand::warnings(&findings.warnings, &input);
    let errors = findings.errors.into_tokens();
    quote! { #errors #warnings #items }
}

/// How many schemas there must be.
fn about_bindings(input: &Input, errors: &mut Errors) {
    let bindings = &input.options.bindings;
    match (input.derive, &bindings[..]) {
        // A faulty attribute is the better message.
        (_, []) if errors.is_empty() => {
            let block = if input.derive == Derive::Block { ", \"block\"" } else { "" };
            errors.at(input.ident.span(), source::unnamed(input.derive.attribute(), block));
        }
        (Derive::Resource, [_, second, ..]) => {
            errors.at(second.source.span(), "a struct is one resource type; this is a second one");
        }
        _ => {}
    }
}

/// The block that the struct is; the root where none is named.
fn block<'a>(binding: &Binding, schema: &'a Table, errors: &mut Errors) -> Option<&'a Block> {
    let Some(path) = &binding.block else { return schema.blocks.first() };
    let name = path.value();
    if let Some(block) = schema.block_at(&name).filter(|block| !block.id.is_empty()) {
        return Some(block);
    }
    let known: Vec<&str> =
        schema.blocks.iter().map(|block| block.id.as_str()).filter(|id| !id.is_empty()).collect();
    let hint = match (schema.blocks[0].argument(&name), known.is_empty()) {
        (Some(argument), _) => format!(": it is an argument that takes {}", argument.ty),
        (None, true) => ": it has no blocks at all".to_owned(),
        (None, false) => hint(&name, known.iter().copied()),
    };
    errors
        .at(path.span(), format!("`{}` has no block `{name}` ({}){hint}", schema.type_name, schema.document));
    None
}

#[cfg(test)]
mod differential;
#[cfg(test)]
mod tests;
