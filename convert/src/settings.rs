//! What is no element: variables, locals, outputs, modules, settings, and blocks without a type of their own.

use crate::code::{Converter, Statement, ident};
use crate::configuration::{Content, Declaration, Item};
use crate::expression::Context;
use crate::expression::reference::{local_type, variable_type};
use crate::given::{Given, arguments};
use crate::meta::key;
use crate::moves;
use crate::names::Name;
use crate::types::Ty;
use hcl_edit::Span;
use hcl_edit::structure::Body;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::collections::BTreeMap;

/// Who a provider is.
#[derive(Debug, Default)]
pub(crate) struct Source {
    pub(crate) source: Option<String>,
    pub(crate) version: Option<String>,
}

/// What `required_providers` says.
pub(crate) fn sources(items: &[Item<'_>]) -> BTreeMap<String, Source> {
    let mut sources = BTreeMap::new();
    let settings = items.iter().filter(|item| item.declares == Declaration::Settings);
    for body in settings.filter_map(Item::body) {
        let blocks = body.get_blocks("required_providers").flat_map(|block| block.body.attributes());
        for attribute in blocks {
            let member = |name: &str| {
                let object = attribute.value.as_object()?;
                let (_, value) = object.iter().find(|(member, _)| key(member).as_deref() == Some(name))?;
                Some(value.expr().as_str()?.to_owned())
            };
            let source = Source { source: member("source"), version: member("version") };
            sources.insert(attribute.key.as_str().to_owned(), source);
        }
    }
    sources
}

impl<'a> Converter<'a> {
    pub(crate) fn variable(&self, item: &'a Item<'a>, name: &'a Name) -> Statement {
        let Some(body) = item.body() else { return Statement::default() };
        let context = Context { item };
        let variable = self.imports.runtime("Variable");
        let (id, scope) = (&name.id, self.scope());
        let ty = variable_type(item);
        let stated = body.get_attribute("type").map(|attribute| match attribute.value.as_str() {
            Some(text) => text.to_owned(),
            None => self.written(context, &attribute.value),
        });
        let of = ty.tokens(&self.imports);
        let create = match stated.as_deref() {
            None => quote! { #variable::untyped(#scope, #id) },
            // A type that Rust cannot state is kept in words.
            Some(text) if !states(&ty, text) => {
                quote! { #variable::with_constraint(#scope, #id, #text) }
            }
            Some(_) => quote! { #variable::new(#scope, #id) },
        };
        let mut calls = TokenStream::new();
        for (name, given) in arguments(body) {
            match (name, given) {
                ("default", Given::Attribute(value)) if !value.value.is_null() => {
                    let value = self.value(context, &value.value, &ty);
                    calls.extend(quote! { .default(#value) });
                }
                ("default", Given::Attribute(_)) => {
                    let null = self.imports.runtime("Value");
                    calls.extend(quote! { .default(#null::<#of>::null()) });
                }
                ("description", Given::Attribute(text)) => {
                    let text = self.plain(context, &text.value);
                    calls.extend(quote! { .description(#text) });
                }
                ("sensitive" | "nullable", Given::Attribute(value)) => {
                    let method = format_ident!("{name}");
                    if let Some(yes) = value.value.as_bool() {
                        calls.extend(quote! { .#method(#yes) });
                    }
                }
                ("validation", Given::Blocks(blocks)) => {
                    for block in blocks {
                        // The condition reads the variable itself, whose handle the chain is about to make.
                        if let Some((condition, message)) = self.own_condition(context, &block.body) {
                            calls.extend(quote! { .validation(#condition, #message) });
                        }
                    }
                }
                _ => {}
            }
        }
        if let Some(logical_id) = &name.logical_id {
            calls.extend(quote! { .override_logical_id(#logical_id) });
        }
        Statement {
            variable: Some(ident(&name.variable)),
            ty: Some(quote! { #variable<#of> }),
            create,
            calls,
            by_value: true,
            ..Statement::default()
        }
    }

    /// A condition of an item on itself, in Terraform's language.
    fn own_condition(&self, context: Context<'a>, body: &Body) -> Option<(TokenStream, TokenStream)> {
        let condition = &body.get_attribute("condition")?.value;
        let message = &body.get_attribute("error_message")?.value;
        let condition = self.raw(context, condition, &Ty::Bool, "a condition of a variable on itself").tokens;
        Some((condition, self.value(context, message, &Ty::String)))
    }

    pub(crate) fn local(&self, item: &'a Item<'a>, name: &'a Name) -> Statement {
        let Content::Value(value) = &item.content else { return Statement::default() };
        let local = self.imports.runtime("Local");
        let ty = local_type(item);
        let of = ty.tokens(&self.imports);
        let value = self.value(Context { item }, value, &ty);
        let (id, scope) = (&name.id, self.scope());
        let logical_id = name.logical_id.iter();
        Statement {
            variable: Some(ident(&name.variable)),
            ty: Some(quote! { #local<#of> }),
            create: quote! { #local::new(#scope, #id, #value) },
            calls: quote! { #(.override_logical_id(#logical_id))* },
            by_value: true,
            ..Statement::default()
        }
    }

    pub(crate) fn output(&self, item: &'a Item<'a>, name: &'a Name) -> Statement {
        let Some(body) = item.body() else { return Statement::default() };
        let context = Context { item };
        let output = self.imports.runtime("Output");
        let (id, scope) = (&name.id, self.scope());
        let mut calls = TokenStream::new();
        let mut value = quote! { "" };
        for (name, given) in arguments(body) {
            match (name, given) {
                ("value", Given::Attribute(attribute)) => {
                    value = self.value(context, &attribute.value, &Ty::Any)
                }
                ("description", Given::Attribute(text)) => {
                    let text = self.plain(context, &text.value);
                    calls.extend(quote! { .description(#text) });
                }
                ("sensitive", Given::Attribute(value)) => {
                    if let Some(yes) = value.value.as_bool() {
                        calls.extend(quote! { .sensitive(#yes) });
                    }
                }
                ("depends_on", Given::Attribute(list)) => calls.extend(self.depends_on(context, &list.value)),
                ("precondition", Given::Blocks(blocks)) => {
                    for block in blocks {
                        if let Some((condition, message)) = self.condition(context, &block.body) {
                            calls.extend(quote! { .precondition(#condition, #message) });
                        }
                    }
                }
                _ => {}
            }
        }
        if let Some(logical_id) = &name.logical_id {
            calls.extend(quote! { .override_logical_id(#logical_id) });
        }
        Statement {
            variable: Some(ident(&name.variable)),
            create: quote! { #output::new(#scope, #id, #value) },
            calls,
            ..Statement::default()
        }
    }

    pub(crate) fn module(&self, item: &'a Item<'a>, name: &'a Name) -> Statement {
        let Some(body) = item.body() else { return Statement::default() };
        let context = Context { item };
        let (create, ()) =
            self.repeated_as_said(context, body, || (self.module_call(context, body, name), ()));
        Statement { variable: Some(ident(&name.variable)), create, by_value: true, ..Statement::default() }
    }

    /// One call of a module with what it is given.
    fn module_call(&self, context: Context<'a>, body: &Body, name: &Name) -> TokenStream {
        let module = self.imports.runtime("Module");
        let (id, scope) = (&name.id, self.scope());
        let mut calls = TokenStream::new();
        let mut source = quote! { "" };
        for (name, given) in arguments(body) {
            match (name, given) {
                ("source", Given::Attribute(text)) => source = self.plain(context, &text.value),
                ("version", Given::Attribute(text)) => {
                    let text = self.plain(context, &text.value);
                    calls.extend(quote! { .version(#text) });
                }
                ("depends_on", Given::Attribute(list)) => calls.extend(self.depends_on(context, &list.value)),
                ("providers", Given::Attribute(map)) => {
                    for (inner, provider) in map.value.as_object().into_iter().flatten() {
                        let Some(handle) = self.provider_handle(provider.expr()) else {
                            let span = provider.expr().span();
                            self.untyped(
                                context.item,
                                span,
                                "providers",
                                "no such configuration in this program",
                            );
                            continue;
                        };
                        match key(inner) {
                            Some(inner) => calls.extend(quote! { .provider_as(#inner, &#handle) }),
                            None => calls.extend(quote! { .provider(&#handle) }),
                        }
                    }
                }
                ("count" | "for_each", _) => {}
                (name, Given::Attribute(attribute)) => {
                    let value = self.value(context, &attribute.value, &Ty::Any);
                    calls.extend(quote! { .set(#name, #value) });
                }
                _ => {}
            }
        }
        if let Some(logical_id) = &name.logical_id {
            calls.extend(quote! { .override_logical_id(#logical_id) });
        }
        quote! { #module::new(#scope, #id, #source) #calls }
    }

    pub(crate) fn settings(&self, item: &'a Item<'a>) -> Statement {
        let Some(body) = item.body() else { return Statement::default() };
        let context = Context { item };
        let mut after = TokenStream::new();
        for (name, given) in arguments(body) {
            match (name, given) {
                // Bindings know their provider; what they do not know stands in the `GenericProvider`.
                ("required_providers", _) => {}
                ("backend", Given::Blocks(blocks)) => {
                    for block in blocks {
                        let kind = block.labels.first().map_or("local", |label| label.as_str());
                        after.extend(self.backend(context, kind, &block.body));
                    }
                }
                ("cloud", Given::Blocks(blocks)) => {
                    for block in blocks {
                        after.extend(self.backend(context, "cloud", &block.body));
                    }
                }
                (name, Given::Attribute(attribute)) => {
                    let path = format!("terraform.{name}");
                    let value = self.value(context, &attribute.value, &Ty::Any);
                    after.extend(quote! { stack.add_override(#path, #value); });
                }
                (name, Given::Blocks(blocks)) => {
                    let path = format!("terraform.{name}");
                    let items = blocks.iter().map(|block| self.untyped_block(context, &block.body));
                    after.extend(quote! { stack.add_override(#path, [#(#items),*]); });
                }
                (_, Given::Dynamic(_)) => {}
            }
        }
        Statement { after, ..Statement::default() }
    }

    fn backend(&self, context: Context<'a>, kind: &str, body: &Body) -> TokenStream {
        let (backend, scope) = (self.imports.runtime("Backend"), self.scope());
        let settings = arguments(body).into_iter().map(|(name, given)| {
            let value = match given {
                Given::Attribute(attribute) => self.value(context, &attribute.value, &Ty::Any),
                given => given
                    .first()
                    .map_or_else(TokenStream::new, |block| self.untyped_block(context, &block.body)),
            };
            quote! { .set(#name, #value) }
        });
        quote! { #backend::new(#scope, #kind)#(#settings)*; }
    }

    /// A block that the runtime has no type for: written into the stack as it stands.
    pub(crate) fn other(&self, item: &'a Item<'a>) -> Statement {
        let (Declaration::Other { keyword, labels }, Some(body)) = (&item.declares, item.body()) else {
            return Statement::default();
        };
        if moves::of(item).is_some_and(|(target, _)| self.moves.contains_key(&target)) {
            // The element itself says it.
            return Statement::default();
        }
        self.untyped(item, None, &format!("`{keyword}`"), "written into the stack as it stands");
        let mut body = body.clone();
        for name in ["from", "to"] {
            if let Some(address) = moves::address(item, &body, name)
                && let Some(mut attribute) = body.get_attribute_mut(name)
            {
                *attribute.value_mut() = address.into();
            }
        }
        let block = self.untyped_block(Context { item }, &body);
        let path = std::iter::once(keyword).chain(labels).cloned().collect::<Vec<_>>().join(".");
        let value = if labels.is_empty() {
            quote! { [#block] }
        } else {
            block
        };
        Statement { after: quote! { stack.add_override(#path, #value); }, ..Statement::default() }
    }

    /// Text that the program gives as text.
    fn plain(&self, context: Context<'a>, expression: &hcl_edit::expr::Expression) -> TokenStream {
        match expression.as_str() {
            Some(text) => crate::expression::string(text),
            None => match self.coded(context, expression, &Ty::String) {
                coded if matches!(coded.form, crate::expression::Form::Text) => coded.tokens,
                _ => {
                    let text = self.written(context, expression);
                    quote! { #text }
                }
            },
        }
    }
}

/// Whether Rust's type says all that a type constraint does.
fn states(ty: &Ty<'_>, constraint: &str) -> bool {
    let written = match ty {
        Ty::String => "string".to_owned(),
        Ty::Number => "number".to_owned(),
        Ty::Bool => "bool".to_owned(),
        Ty::Any => "any".to_owned(),
        Ty::List(inner) | Ty::Set(inner) | Ty::Map(inner) => {
            let kind = match ty {
                Ty::List(_) => "list(",
                Ty::Set(_) => "set(",
                _ => "map(",
            };
            let Some(rest) = constraint.strip_prefix(kind).and_then(|rest| rest.strip_suffix(')')) else {
                return false;
            };
            return states(inner, rest.trim());
        }
        Ty::Enum(..) | Ty::Block(..) => return false,
    };
    constraint == written
}
