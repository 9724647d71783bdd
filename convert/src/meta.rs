//! Meta-arguments: what Terraform itself reads of an element.

use crate::code::Converter;
use crate::configuration::Declaration;
use crate::expression::Context;
use crate::given::{Given, arguments};
use crate::order::{attribute, declaration_of, references_of};
use crate::types::Ty;
use crate::variables::Holds;
use hcl_edit::Span;
use hcl_edit::expr::{Expression, ObjectKey};
use hcl_edit::structure::{Block, Body};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

impl<'a> Converter<'a> {
    /// The calls for the meta-arguments in a body.
    pub(crate) fn meta(&self, context: Context<'a>, body: &Body) -> TokenStream {
        let mut calls = TokenStream::new();
        for (name, given) in arguments(body) {
            match (name, &given) {
                ("depends_on", Given::Attribute(list)) => calls.extend(self.depends_on(context, &list.value)),
                ("provider", Given::Attribute(provider)) => {
                    calls.extend(self.provider_of(context, &provider.value));
                }
                ("lifecycle", Given::Blocks(blocks)) => {
                    calls.extend(blocks.iter().map(|block| self.lifecycle(context, block)));
                }
                ("provisioner", Given::Blocks(blocks)) => {
                    for block in blocks {
                        let provisioner = self.provisioner(context, block);
                        calls.extend(quote! { .provisioner(#provisioner) });
                    }
                }
                ("connection", Given::Blocks(blocks)) => {
                    for block in blocks {
                        let connection = self.connection(context, &block.body);
                        calls.extend(quote! { .connection(#connection) });
                    }
                }
                _ => {}
            }
        }
        calls
    }

    /// What is created, as often as the body says: `of` writes the expression that creates one.
    pub(crate) fn repeated_as_said<T>(
        &self,
        context: Context<'a>,
        body: &Body,
        of: impl FnOnce() -> (TokenStream, T),
    ) -> (TokenStream, T) {
        let stated = |name: &str| body.get_attribute(name).map(|attribute| &attribute.value);
        if let Some(target) = stated("for_each").and_then(|items| self.repeated_target(items))
            && let Some(at) = self.place(target)
        {
            let each = Holds::Instance(at);
            let (one, beside) = self.variables.with_each(each, of);
            let items = self.borrowed(target);
            self.imports.runtime("for_each");
            return (quote! { for_each(#items, |each| #one) }, beside);
        }
        let (one, beside) = of();
        let repetition = match (stated("count"), stated("for_each")) {
            (Some(count), _) => {
                let count = self.value(context, count, &Ty::Number);
                quote! { .count(#count) }
            }
            (None, Some(items)) => self.for_each(context, items),
            (None, None) => TokenStream::new(),
        };
        if !repetition.is_empty() {
            self.imports.traits();
        }
        (quote! { #one #repetition }, beside)
    }

    fn for_each(&self, context: Context<'a>, items: &Expression) -> TokenStream {
        // `toset` is written by the runtime.
        if let Expression::FuncCall(call) = items
            && call.name.name.as_str() == "toset"
            && let Some(list) = call.args.iter().next()
        {
            let list = self.value(context, list, &Ty::Set(Box::new(Ty::String)));
            return quote! { .for_each(#list) };
        }
        match items {
            Expression::Object(_) => {
                let map = self.value(context, items, &Ty::Map(Box::new(Ty::Any)));
                quote! { .for_each_in::<Any>(#map) }
            }
            _ => {
                let map = Ty::Map(Box::new(Ty::Any));
                let items = match self.typed(context, items, &map) {
                    // What is known as a set of strings needs no cast to a map.
                    Ok((set, Ty::Set(item))) if matches!(*item, Ty::String) => {
                        return quote! { .for_each(#set) };
                    }
                    Ok(typed) => self.cast(typed, &map),
                    Err(why) => self.raw(context, items, &map, &why.to_string()).tokens,
                };
                self.imports.runtime("Any");
                quote! { .for_each_in::<Any>(#items) }
            }
        }
    }

    pub(crate) fn depends_on(&self, context: Context<'a>, list: &Expression) -> TokenStream {
        let mut calls = TokenStream::new();
        for reference in list.as_array().into_iter().flatten() {
            match self.dependency(reference) {
                Some(handle) => calls.extend(quote! { .depends_on(#handle) }),
                None => self.untyped(
                    context.item,
                    reference.span(),
                    "depends_on",
                    "not an element of this program",
                ),
            }
        }
        calls
    }

    /// The handle of an element or module that is named as a whole, be it in quotes as in old configurations, or with an
    /// attribute of it behind.
    fn dependency(&self, reference: &Expression) -> Option<TokenStream> {
        let declares = declaration_of(reference).or_else(|| references_of(reference).into_iter().next())?;
        if matches!(declares, Declaration::Variable(_) | Declaration::Local(_)) {
            return None;
        }
        Some(self.borrowed(self.find(&declares)?))
    }

    fn provider_of(&self, context: Context<'a>, provider: &Expression) -> TokenStream {
        match self.provider_handle(provider) {
            Some(handle) => quote! { .provider(#handle) },
            None => {
                self.untyped(
                    context.item,
                    provider.span(),
                    "provider",
                    "no such configuration in this program",
                );
                TokenStream::new()
            }
        }
    }

    /// The handle of the provider configuration that `aws.west` names.
    pub(crate) fn provider_handle(&self, provider: &Expression) -> Option<TokenStream> {
        let (name, alias) = match provider {
            Expression::Variable(name) => (name.as_str(), None),
            Expression::Traversal(traversal) => {
                let alias = traversal.operators.first().and_then(|operator| attribute(operator.value()))?;
                (traversal.expr.as_variable()?.as_str(), Some(alias))
            }
            Expression::String(text) => match text.value().split_once('.') {
                Some((name, alias)) => (name, Some(alias)),
                None => (text.value().as_str(), None),
            },
            _ => return None,
        };
        Some(self.borrowed(self.find_provider(name, alias)?))
    }

    fn lifecycle(&self, context: Context<'a>, block: &Block) -> TokenStream {
        let lifecycle = self.imports.runtime("Lifecycle");
        let mut chain = quote! { #lifecycle::new() };
        for (name, given) in arguments(&block.body) {
            match (name, given) {
                ("create_before_destroy" | "prevent_destroy", Given::Attribute(attribute)) => {
                    if let Some(yes) = switch(&attribute.value) {
                        let method = format_ident!("{name}");
                        chain.extend(quote! { .#method(#yes) });
                    }
                }
                ("ignore_changes", Given::Attribute(attribute)) => match &attribute.value {
                    Expression::Array(items) => {
                        let source = &context.item.source.text;
                        let names: Vec<&str> = items
                            .iter()
                            .filter_map(|item| match item {
                                Expression::String(text) => Some(text.value().as_str()),
                                other => source.get(other.span()?),
                            })
                            .collect();
                        if !names.is_empty() {
                            chain.extend(quote! { .ignore_changes([#(#names),*]) });
                        }
                    }
                    _ => chain.extend(quote! { .ignore_all_changes() }),
                },
                ("replace_triggered_by", Given::Attribute(attribute)) => {
                    for item in attribute.value.as_array().into_iter().flatten() {
                        let whole =
                            item.as_traversal().is_some_and(|traversal| traversal.operators.len() == 1);
                        match self.dependency(item) {
                            Some(handle) if whole => chain.extend(quote! { .replace_triggered_by(#handle) }),
                            _ => {
                                let attribute = self.value(context, item, &Ty::Any);
                                chain.extend(quote! { .replace_triggered_by_change(#attribute) });
                            }
                        }
                    }
                }
                ("precondition" | "postcondition", Given::Blocks(blocks)) => {
                    let method = format_ident!("{name}");
                    for block in blocks {
                        if let Some((condition, message)) = self.condition(context, &block.body) {
                            chain.extend(quote! { .#method(#condition, #message) });
                        }
                    }
                }
                (name, Given::Attribute(attribute)) => {
                    self.untyped(context.item, attribute.span(), name, "a lifecycle does not take it");
                }
                (name, given) => {
                    self.untyped(context.item, given.span(), name, "a lifecycle does not take it");
                }
            }
        }
        quote! { .lifecycle(#chain) }
    }

    /// Condition and message of a check.
    pub(crate) fn condition(&self, context: Context<'a>, body: &Body) -> Option<(TokenStream, TokenStream)> {
        let condition = &body.get_attribute("condition")?.value;
        let message = &body.get_attribute("error_message")?.value;
        Some((self.value(context, condition, &Ty::Bool), self.value(context, message, &Ty::String)))
    }

    /// Names and untyped values of a body.
    pub(crate) fn settings_of(&self, context: Context<'a>, body: &Body) -> Vec<TokenStream> {
        let value = self.imports.runtime("Value");
        self.imports.runtime("Any");
        body.attributes()
            .map(|attribute| {
                let (name, tokens) =
                    (attribute.key.as_str(), self.value(context, &attribute.value, &Ty::Any));
                quote! { (#name, #value::<Any>::from(#tokens)) }
            })
            .collect()
    }
}

/// A literal switch, which may stand in quotes.
pub(crate) fn switch(value: &Expression) -> Option<bool> {
    value.as_bool().or_else(|| value.as_str()?.parse().ok())
}

/// The key of an object, where it is fixed.
pub(crate) fn key(key: &ObjectKey) -> Option<String> {
    match key {
        ObjectKey::Ident(name) => Some(name.as_str().to_owned()),
        ObjectKey::Expression(Expression::String(text)) => Some(text.value().clone()),
        ObjectKey::Expression(Expression::Variable(name)) => Some(name.as_str().to_owned()),
        ObjectKey::Expression(Expression::Traversal(traversal)) => {
            let root = traversal.expr.as_variable()?.as_str().to_owned();
            let alias = traversal.operators.first().and_then(|operator| attribute(operator.value()))?;
            Some(format!("{root}.{alias}"))
        }
        ObjectKey::Expression(_) => None,
    }
}
