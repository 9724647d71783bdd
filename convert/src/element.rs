//! Resources, data sources and providers as builder chains.

use crate::bindings::{Bound, argument};
use crate::code::{Converter, Statement, ident};
use crate::configuration::{Declaration, Item};
use crate::expression::{Coded, Context, Form};
use crate::moves::Move;
use crate::names::Name;
use crate::types::Ty;
use ferroform_codegen::plan::{Argument, Block};
use hcl_edit::Span;
use hcl_edit::structure::{self, Body, Structure};
use proc_macro2::TokenStream;
use quote::quote;

/// Names that Terraform itself reads in the body of an element.
const META: [&str; 8] =
    ["alias", "connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"];

/// What one name of a body is given.
pub(crate) enum Given<'b> {
    Attribute(&'b structure::Attribute),
    Blocks(Vec<&'b structure::Block>),
    /// `dynamic "name" { … }`, with the plain blocks of the same name.
    Dynamic(Vec<&'b structure::Block>),
}

impl<'a> Converter<'a> {
    pub(crate) fn element(&self, item: &'a Item<'a>, name: &'a Name) -> Statement {
        let Some(body) = item.body() else { return Statement::default() };
        let context = Context { item };
        let given: Vec<(&str, Given<'_>)> =
            arguments(body).into_iter().filter(|(name, _)| !META.contains(name)).collect();
        let (create, mut calls) = self.repeated_as_said(context, body, || self.one(context, name, &given));
        calls.extend(self.meta(context, body));
        if let Some(logical_id) = &name.logical_id {
            calls.extend(quote! { .override_logical_id(#logical_id) });
        }
        for about in self.moves.get(&item.declares).into_iter().flatten() {
            calls.extend(match about {
                Move::From(address) => quote! { .moved_from(#address) },
                Move::Import(id) => quote! { .import_from(#id) },
            });
        }
        if let Declaration::Provider { alias: Some(alias), .. } = &item.declares {
            calls.extend(quote! { .alias(#alias) });
        }
        if !calls.is_empty() {
            self.imports.traits();
        }
        Statement { variable: Some(ident(&name.variable)), create, calls, ..Statement::default() }
    }

    /// The expression that creates one element, and the calls on its handle for what the bindings do not take.
    fn one(
        &self,
        context: Context<'a>,
        name: &Name,
        given: &[(&str, Given<'_>)],
    ) -> (TokenStream, TokenStream) {
        let (id, scope, declares) = (&name.id, self.scope(), &context.item.declares);
        let mut calls = TokenStream::new();
        let chain = self.bound(declares).and_then(|bound| {
            let mut overrides = TokenStream::new();
            let chain = self.typed_chain(context, bound, given, &mut overrides)?;
            calls = overrides;
            Some(chain)
        });
        let chain = match chain {
            Some(chain) => {
                self.count_element();
                chain
            }
            None => {
                let why = if self.bound(declares).is_some() {
                    "an argument is missing that the bindings demand"
                } else {
                    "no bindings"
                };
                // One that says nothing loses nothing.
                if !given.is_empty() || !matches!(declares, Declaration::Provider { .. }) {
                    self.untyped(context.item, None, &describe(declares), why);
                }
                self.make_generic(declares);
                self.generic_chain(context, given)
            }
        };
        (quote! { #chain.create(#scope, #id) }, calls)
    }

    /// The builder of generated bindings with its arguments; what they do not know becomes an override. `None` where an
    /// argument is missing that the builder demands.
    fn typed_chain(
        &self,
        context: Context<'a>,
        bound: Bound<'a>,
        given: &[(&str, Given<'_>)],
        overrides: &mut TokenStream,
    ) -> Option<TokenStream> {
        let root = &bound.module.root;
        if root.states().any(|(argument, _)| !given.iter().any(|(name, _)| *name == argument.name)) {
            return None;
        }
        let construct = self.imports.construct(bound);
        let mut chain = quote! { #construct::builder() };
        for (name, value) in given {
            if self.is_beside_dynamic(context, bound, root, name, value, given) {
                continue;
            }
            match argument(root, name)
                .and_then(|argument| Some((argument, self.given(context, bound, argument, value, given)?)))
            {
                Some((argument, value)) => {
                    let setter = ident(&argument.setter);
                    chain.extend(quote! { .#setter(#value) });
                }
                None if argument(root, name).is_some_and(|argument| argument.state.is_some()) => return None,
                None => overrides.extend(self.overridden(context, name, value)),
            }
        }
        Some(chain)
    }

    /// What an argument of the bindings is given; `None` where that has no typed form.
    fn given(
        &self,
        context: Context<'a>,
        bound: Bound<'a>,
        argument: &'a Argument,
        value: &Given<'_>,
        all: &[(&str, Given<'_>)],
    ) -> Option<TokenStream> {
        let ty = Ty::of(bound, &argument.ty);
        match value {
            Given::Attribute(attribute) => Some(self.value(context, &attribute.value, &ty)),
            Given::Dynamic(blocks) => self.dynamic(context, &argument.name, &ty, blocks, all),
            Given::Blocks(blocks) => match &ty {
                Ty::Block(bound, name) => match blocks.as_slice() {
                    [block] => self.block(context, *bound, bound.block(name)?, &block.body),
                    _ => None,
                },
                Ty::List(element) | Ty::Set(element) => match &**element {
                    Ty::Block(bound, name) => {
                        let definition = bound.block(name)?;
                        let items: Vec<Coded<'a>> = blocks
                            .iter()
                            .map(|block| {
                                let tokens = self.block(context, *bound, definition, &block.body)?;
                                Some(Coded { tokens, form: Form::Wanted })
                            })
                            .collect::<Option<_>>()?;
                        Some(self.items(items, element))
                    }
                    Ty::Any => self.untyped_blocks(context, blocks),
                    _ => None,
                },
                Ty::Any => self.untyped_blocks(context, blocks),
                _ => None,
            },
        }
    }

    fn untyped_blocks(&self, context: Context<'a>, blocks: &[&structure::Block]) -> Option<TokenStream> {
        let items = blocks.iter().map(|block| self.untyped_block(context, &block.body));
        Some(quote! { [#(#items),*] })
    }

    /// A nested block over its builder; `None` where it holds what the builder cannot take.
    pub(crate) fn block(
        &self,
        context: Context<'a>,
        bound: Bound<'a>,
        definition: &'a Block,
        body: &Body,
    ) -> Option<TokenStream> {
        let mut values = Vec::new();
        let all = arguments(body);
        for (name, value) in &all {
            if self.is_beside_dynamic(context, bound, definition, name, value, &all) {
                continue;
            }
            let argument = argument(definition, name)?;
            values.push((argument, self.given(context, bound, argument, value, &all)?));
        }
        self.chain(bound, definition, values)
    }

    /// A finished block of these values; `None` where one is missing that must be set.
    pub(crate) fn chain(
        &self,
        bound: Bound<'a>,
        definition: &'a Block,
        values: Vec<(&'a Argument, TokenStream)>,
    ) -> Option<TokenStream> {
        if definition.states().any(|(needed, _)| !values.iter().any(|(given, _)| given.name == needed.name)) {
            return None;
        }
        let module = self.imports.module(bound);
        let name = ident(&definition.name);
        let setters = values.iter().map(|(argument, value)| {
            let setter = ident(&argument.setter);
            quote! { .#setter(#value) }
        });
        Some(quote! { #module::#name::builder()#(#setters)*.build() })
    }

    /// An element without bindings.
    fn generic_chain(&self, context: Context<'a>, given: &[(&str, Given<'_>)]) -> TokenStream {
        let start = match &context.item.declares {
            Declaration::Provider { name, .. } => {
                let provider = self.imports.runtime("GenericProvider");
                let known = self.sources.get(name);
                let source = known.and_then(|known| known.source.clone());
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
            _ => return TokenStream::new(),
        };
        let setters = given.iter().map(|(name, value)| {
            let (name, Coded { tokens: value, .. }) = self.member(context, name, value);
            quote! { .set(#name, #value) }
        });
        quote! { #start #(#setters)* }
    }

    /// A name and an untyped value, as the JSON syntax writes it.
    fn member(&self, context: Context<'a>, name: &str, value: &Given<'_>) -> (String, Coded<'a>) {
        match value {
            Given::Attribute(attribute) => (name.to_owned(), self.coded(context, &attribute.value, &Ty::Any)),
            Given::Blocks(blocks) => {
                let items = blocks.iter().map(|block| self.untyped_block(context, &block.body));
                (name.to_owned(), Coded { tokens: quote! { [#(#items),*] }, form: Form::Other })
            }
            Given::Dynamic(blocks) => {
                let value = self.imports.runtime("Value");
                let items = blocks.iter().map(|block| self.untyped_dynamic(context, block));
                let tokens = quote! { #value::object([(#name, #value::list([#(#items),*]))]) };
                ("dynamic".to_owned(), Coded { tokens, form: Form::Wanted })
            }
        }
    }

    /// A `dynamic` block as it stands. The word that names its iterator is no expression.
    fn untyped_dynamic(&self, context: Context<'a>, block: &structure::Block) -> TokenStream {
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
        let members = given.map(|(name, given)| {
            let (name, value) = self.member(context, name, given);
            let value = value.into_any();
            quote! { (#name, #value) }
        });
        let members: Vec<TokenStream> = iterator.clone().into_iter().chain(members).collect();
        if members.is_empty() {
            return quote! { #value::object(Vec::<(String, _)>::new()) };
        }
        quote! { #value::object([#(#members),*]) }
    }

    /// An argument that the bindings do not take.
    fn overridden(&self, context: Context<'a>, name: &str, value: &Given<'_>) -> TokenStream {
        let range = match value {
            Given::Attribute(attribute) => attribute.span(),
            Given::Blocks(blocks) | Given::Dynamic(blocks) => blocks.first().and_then(|block| block.span()),
        };
        let (path, tokens) = match value {
            // Beside other `dynamic` blocks of the element.
            Given::Dynamic(blocks) => {
                let items = blocks.iter().map(|block| self.untyped_dynamic(context, block));
                (format!("dynamic.{name}"), quote! { [#(#items),*] })
            }
            _ => {
                let (name, value) = self.member(context, name, value);
                (name, value.tokens)
            }
        };
        let why = match value {
            Given::Dynamic(_) => "a dynamic block",
            _ => "the bindings do not take it",
        };
        self.untyped(context.item, range, name, why);
        quote! { .add_override(#path, #tokens) }
    }
}

/// What a body gives, by name, in the order of first appearance.
pub(crate) fn arguments(body: &Body) -> Vec<(&str, Given<'_>)> {
    let mut found: Vec<(&str, Given<'_>)> = Vec::new();
    for structure in body {
        match structure {
            Structure::Attribute(attribute) => {
                found.push((attribute.key.as_str(), Given::Attribute(attribute)));
            }
            Structure::Block(block) => {
                let dynamic = block.ident.as_str() == "dynamic";
                let label = block.labels.first().map(structure::BlockLabel::as_str);
                let name = if dynamic { label.unwrap_or("dynamic") } else { block.ident.as_str() };
                let same = found.iter_mut().find_map(|(known, given)| match given {
                    Given::Blocks(blocks) if *known == name && !dynamic => Some(blocks),
                    Given::Dynamic(blocks) if *known == name && dynamic => Some(blocks),
                    _ => None,
                });
                match same {
                    Some(blocks) => blocks.push(block),
                    None if dynamic => found.push((name, Given::Dynamic(vec![block]))),
                    None => found.push((name, Given::Blocks(vec![block]))),
                }
            }
        }
    }
    found
}

fn describe(declares: &Declaration) -> String {
    match declares {
        Declaration::Resource { type_name, .. } => format!("the resource `{type_name}`"),
        Declaration::Data { type_name, .. } => format!("the data source `{type_name}`"),
        Declaration::Provider { name, .. } => format!("the provider `{name}`"),
        _ => "an item".to_owned(),
    }
}
