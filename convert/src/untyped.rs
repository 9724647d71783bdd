//! Elements, blocks and arguments without bindings: by their names, as Terraform's JSON writes them.

use crate::code::Converter;
use crate::configuration::Declaration;
use crate::expression::{Coded, Context, RustForm};
use crate::given::{Given, arguments};
use crate::types::Ty;
use hcl_edit::Span;
use hcl_edit::structure::{Block, Body};
use proc_macro2::TokenStream;
use quote::quote;

impl<'a> Converter<'a> {
    /// An element without bindings.
    pub(crate) fn generic_chain(&self, context: Context<'a>, given: &[(&str, Given<'_>)]) -> TokenStream {
        let start = match &context.item.declares {
            Declaration::Provider { name, .. } => {
                let provider = self.imports.runtime("GenericProvider");
                let known = self.sources.get(name);
                let source = known.and_then(|known| known.source.clone());
                // An element of its bindings and this configuration of it are of one provider.
                let source = source.or_else(|| self.bindings.source(name).map(str::to_owned));
                let source = source.unwrap_or_else(|| format!("hashicorp/{name}"));
                let version = known.and_then(|known| known.version.clone()).into_iter();
                quote! { #provider::new(#name, #source)#(.version(#version))* }
            }
            Declaration::Data { type_name, .. } => {
                let resource = self.imports.runtime("GenericResource");
                quote! { #resource::data(#type_name) }
            }
            Declaration::Resource { type_name, .. } => {
                let resource = self.imports.runtime("GenericResource");
                quote! { #resource::resource(#type_name) }
            }
            Declaration::Ephemeral { type_name, .. } => {
                let resource = self.imports.runtime("GenericResource");
                quote! { #resource::ephemeral(#type_name) }
            }
            _ => return TokenStream::new(),
        };
        let setters = self.members(context, given).into_iter().map(|(name, Coded { tokens: value, .. })| {
            quote! { .set(#name, #value) }
        });
        quote! { #start #(#setters)* }
    }

    /// Names and untyped values, as the JSON syntax writes them: it has all `dynamic` blocks of a body under one name.
    fn members<'g>(
        &self,
        context: Context<'a>,
        given: impl IntoIterator<Item = &'g (&'g str, Given<'g>)>,
    ) -> Vec<(String, Coded<'a>)> {
        let mut members = Vec::new();
        let mut repeated = Vec::new();
        for (name, value) in given {
            let plain = match value {
                Given::Attribute(attribute) => {
                    members.push(((*name).to_owned(), self.coded(context, &attribute.value, &Ty::Any)));
                    continue;
                }
                Given::Blocks(plain) => plain,
                Given::Dynamic(blocks) => {
                    let dynamic = self.untyped_dynamics(context, &blocks.dynamic).into_any();
                    repeated.push(quote! { (#name, #dynamic) });
                    &blocks.plain
                }
            };
            if !plain.is_empty() {
                members.push(((*name).to_owned(), self.untyped_blocks(context, plain)));
            }
        }
        if !repeated.is_empty() {
            let value = self.imports.runtime("Value");
            let tokens = quote! { #value::object([#(#repeated),*]) };
            members.push(("dynamic".to_owned(), Coded { tokens, form: RustForm::Wanted }));
        }
        members
    }

    /// Blocks of any arguments.
    pub(crate) fn untyped_blocks(&self, context: Context<'a>, blocks: &[&Block]) -> Coded<'a> {
        let items = blocks.iter().map(|block| {
            let value = self.imports.runtime("Value");
            let labels = block.labels.iter().rev();
            labels.fold(self.untyped_block(context, &block.body), |inner, label| {
                let label = label.as_str();
                quote! { #value::object([(#label, #inner)]) }
            })
        });
        Coded { tokens: quote! { [#(#items),*] }, form: RustForm::Other }
    }

    fn untyped_dynamics(&self, context: Context<'a>, blocks: &[&Block]) -> Coded<'a> {
        let items = blocks.iter().map(|block| self.untyped_dynamic(context, block));
        Coded { tokens: quote! { [#(#items),*] }, form: RustForm::Other }
    }

    /// A `dynamic` block as it stands. The word that names its iterator is no expression.
    fn untyped_dynamic(&self, context: Context<'a>, block: &Block) -> TokenStream {
        let word = block.body.get_attribute("iterator").and_then(|attribute| attribute.value.as_variable());
        let iterator = word.map(|word| {
            let word = word.as_str();
            quote! { ("iterator", #word.into()) }
        });
        self.untyped_members(context, &block.body, iterator)
    }

    /// A block of any arguments.
    pub(crate) fn untyped_block(&self, context: Context<'a>, body: &Body) -> TokenStream {
        self.untyped_members(context, body, None)
    }

    fn untyped_members(
        &self,
        context: Context<'a>,
        body: &Body,
        iterator: Option<TokenStream>,
    ) -> TokenStream {
        let value = self.imports.runtime("Value");
        let given = arguments(body);
        let given = given.iter().filter(|(name, _)| iterator.is_none() || *name != "iterator");
        let members = self.members(context, given).into_iter().map(|(name, value)| {
            let value = value.into_any();
            quote! { (#name, #value) }
        });
        let members: Vec<TokenStream> = iterator.into_iter().chain(members).collect();
        if members.is_empty() {
            return quote! { #value::object(Vec::<(String, _)>::new()) };
        }
        quote! { #value::object([#(#members),*]) }
    }

    /// An argument that the bindings do not take.
    pub(crate) fn overridden(&self, context: Context<'a>, name: &str, value: &Given<'_>) -> TokenStream {
        let (range, path, tokens, why) = match value {
            Given::Attribute(attribute) => {
                let tokens = self.value(context, &attribute.value, &Ty::Any);
                (attribute.span(), name.to_owned(), tokens, "the bindings do not take it")
            }
            Given::Blocks(blocks) => {
                let tokens = self.untyped_blocks(context, blocks).tokens;
                (value.span(), name.to_owned(), tokens, "the bindings do not take it")
            }
            // Beside other `dynamic` blocks of the element.
            Given::Dynamic(blocks) => {
                let tokens = self.untyped_dynamics(context, &blocks.dynamic).tokens;
                (value.span(), format!("dynamic.{name}"), tokens, "a dynamic block")
            }
        };
        self.untyped(context.item, range, name, why);
        quote! { .add_override(#path, #tokens) }
    }
}
