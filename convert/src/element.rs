//! Resources, data sources and providers as builder chains.

use crate::bindings::{Bound, argument};
use crate::code::{Converter, ProgramStatement, ident};
use crate::configuration::{Declaration, Item};
use crate::expression::{Coded, Context, RustForm};
use crate::given::{Given, arguments};
use crate::names::Name;
use crate::types::Ty;
use ferroform_codegen::plan::{Argument, Block};
use hcl_edit::structure::Body;
use proc_macro2::TokenStream;
use quote::quote;

/// What Terraform itself reads in the body of an element, and the provider does not.
const fn meta_arguments(declares: &Declaration) -> &'static [&'static str] {
    match declares {
        Declaration::Provider { .. } => &["alias"],
        _ => &["connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"],
    }
}

impl<'a> Converter<'a> {
    pub(crate) fn element(&self, item: &'a Item<'a>, name: &'a Name) -> ProgramStatement {
        let Some(body) = item.body() else { return ProgramStatement::default() };
        let context = Context { item };
        let meta = meta_arguments(&item.declares);
        let given: Vec<(&str, Given<'_>)> =
            arguments(body).into_iter().filter(|(name, _)| !meta.contains(name)).collect();
        let (create, mut calls) = self.repeated_as_said(context, body, || self.one(context, name, &given));
        if !matches!(item.declares, Declaration::Provider { .. }) {
            calls.extend(self.meta(context, body));
        }
        if let Some(logical_id) = &name.logical_id {
            calls.extend(quote! { .override_logical_id(#logical_id) });
        }
        calls.extend(self.said_elsewhere(&item.declares));
        if matches!(item.declares, Declaration::Provider { .. })
            && let Some(alias) = body.get_attribute("alias").and_then(|alias| alias.value.as_str())
        {
            calls.extend(quote! { .alias(#alias) });
        }
        if !calls.is_empty() {
            self.imports.traits();
        }
        ProgramStatement {
            variable: Some(ident(&name.variable)),
            create,
            calls,
            ..ProgramStatement::default()
        }
    }

    /// The expression that creates one element, and the calls on its handle for what the bindings do not take.
    fn one(
        &self,
        context: Context<'a>,
        name: &Name,
        given: &[(&str, Given<'_>)],
    ) -> (TokenStream, TokenStream) {
        let (id, scope, declares) = (&name.id, self.scope_of(context.item, name), &context.item.declares);
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
            match self.setter(context, bound, root, name, value) {
                Some(setter) => chain.extend(setter),
                None if argument(root, name).is_some_and(|argument| argument.state.is_some()) => return None,
                None => self.beside_chain(context, bound, (name, value), &mut chain, overrides),
            }
        }
        Some(chain)
    }

    /// The call of a setter; `None` where the bindings have none for it, or the value has no typed form.
    fn setter(
        &self,
        context: Context<'a>,
        bound: Bound<'a>,
        definition: &'a Block,
        name: &str,
        value: &Given<'_>,
    ) -> Option<TokenStream> {
        let argument = argument(definition, name)?;
        let value = self.attempt(|| self.given(context, bound, argument, value))?;
        let setter = ident(&argument.setter);
        Some(quote! { .#setter(#value) })
    }

    /// What the builder does not take, as overrides. Plain blocks beside repeated ones may still go into the builder.
    fn beside_chain(
        &self,
        context: Context<'a>,
        bound: Bound<'a>,
        (name, value): (&str, &Given<'_>),
        chain: &mut TokenStream,
        overrides: &mut TokenStream,
    ) {
        if let Given::Dynamic(repeated) = value
            && !repeated.plain.is_empty()
        {
            let plain = Given::Blocks(repeated.plain.clone());
            match self.setter(context, bound, &bound.module.root, name, &plain) {
                Some(setter) => chain.extend(setter),
                None => overrides.extend(self.overridden(context, name, &plain)),
            }
        }
        overrides.extend(self.overridden(context, name, value));
    }

    /// What an argument of the bindings is given; `None` where that has no typed form.
    fn given(
        &self,
        context: Context<'a>,
        bound: Bound<'a>,
        argument: &'a Argument,
        value: &Given<'_>,
    ) -> Option<TokenStream> {
        let ty = Ty::of(bound, &argument.ty);
        match value {
            Given::Attribute(attribute) => Some(self.value(context, &attribute.value, &ty)),
            Given::Dynamic(repeated) => self.dynamic(context, &argument.name, &ty, repeated),
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
                                Some(Coded { tokens, form: RustForm::Wanted })
                            })
                            .collect::<Option<_>>()?;
                        Some(self.items(items, element))
                    }
                    Ty::Any => Some(self.untyped_blocks(context, blocks).tokens),
                    _ => None,
                },
                Ty::Any => Some(self.untyped_blocks(context, blocks).tokens),
                _ => None,
            },
        }
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
        for (name, value) in arguments(body) {
            let argument = argument(definition, name)?;
            values.push((argument, self.given(context, bound, argument, &value)?));
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
}

fn describe(declares: &Declaration) -> String {
    match declares {
        Declaration::Resource { type_name, .. } => format!("the resource `{type_name}`"),
        Declaration::Data { type_name, .. } => format!("the data source `{type_name}`"),
        Declaration::Ephemeral { type_name, .. } => format!("the ephemeral resource `{type_name}`"),
        Declaration::Provider { name, .. } => format!("the provider `{name}`"),
        _ => "an item".to_owned(),
    }
}
