//! What is no element: variables, locals, outputs, modules, settings, and blocks without a type of their own.

use crate::bindings::Bindings;
use crate::code::{Converter, ProgramStatement, ident};
use crate::configuration::{Content, Declaration, Item};
use crate::expression::Context;
use crate::expression::reference::{local_type, stated_type, variable_type};
use crate::given::{Given, arguments};
use crate::meta::{key, switch};
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

/// The providers that only `required_providers` names, and of which something is used that the program could not say the
/// source of otherwise. Terraform takes their configurations as empty ones.
pub(crate) fn required_providers<'a>(items: &[Item<'a>], bindings: &Bindings) -> Vec<Item<'a>> {
    let Some(settings) = items.iter().find(|item| item.declares == Declaration::Settings) else {
        return Vec::new();
    };
    let is_used = |name: &str| {
        let called = format!("provider::{name}::");
        items.iter().any(|item| {
            let (Declaration::Resource { type_name, .. }
            | Declaration::Data { type_name, .. }
            | Declaration::Ephemeral { type_name, .. }) = &item.declares
            else {
                return false;
            };
            type_name.split('_').next() == Some(name) && !bindings.know(&item.declares)
        }) || items.iter().any(|item| item.source.text.contains(&called))
    };
    let names = sources(items).into_iter().filter(|(_, known)| known.source.is_some()).map(|(name, _)| name);
    names
        .filter(|name| is_used(name))
        .map(|name| Declaration::Provider { name, alias: None })
        .filter(|declares| !items.iter().any(|item| item.declares == *declares))
        .map(|declares| settings.beside(declares, Content::Body(Body::new())))
        .collect()
}

impl<'a> Converter<'a> {
    pub(crate) fn variable(&self, item: &'a Item<'a>, name: &'a Name) -> ProgramStatement {
        let Some(body) = item.body() else { return ProgramStatement::default() };
        let context = Context { item };
        let variable = self.imports.runtime("Variable");
        let (id, scope) = (&name.id, self.scope(name));
        let ty = variable_type(item);
        let stated = body.get_attribute("type").map(|attribute| match attribute.value.as_str() {
            Some(text) => text.to_owned(),
            None => self.written(context, &attribute.value),
        });
        let of = ty.tokens(&self.imports);
        let create = match stated.as_deref() {
            None => quote! { #variable::untyped(#scope, #id) },
            Some(text) if states(&ty, text) => quote! { #variable::new(#scope, #id) },
            // Rust has no type with these members, and perhaps the runtime no words for it either.
            Some(text) => {
                let built = stated_type(item).and_then(|stated| self.type_constraint(&stated));
                let constraint = built.unwrap_or_else(|| quote! { #text });
                quote! { #variable::with_constraint(#scope, #id, #constraint) }
            }
        };
        let mut validations = TokenStream::new();
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
                ("sensitive" | "nullable" | "ephemeral", Given::Attribute(value)) => {
                    let method = format_ident!("{name}");
                    if let Some(yes) = switch(&value.value) {
                        calls.extend(quote! { .#method(#yes) });
                    }
                }
                ("validation", Given::Blocks(blocks)) => {
                    // A condition reads the variable itself, which must be there by then.
                    self.including_itself(|| {
                        for block in blocks {
                            if let Some((condition, message)) = self.condition(context, &block.body) {
                                validations.extend(quote! { .validation(#condition, #message) });
                            }
                        }
                    });
                }
                ("type", _) => {}
                (name, given) => calls.extend(self.beyond(context, name, &given)),
            }
        }
        if let Some(logical_id) = &name.logical_id {
            calls.extend(quote! { .override_logical_id(#logical_id) });
        }
        let handle = ident(&name.variable);
        let after = if validations.is_empty() {
            TokenStream::new()
        } else {
            if let Some(itself) = self.target(self.current()) {
                self.handle(itself);
            }
            quote! { #handle #validations; }
        };
        let ty = Some(quote! { #variable<#of> });
        ProgramStatement {
            variable: Some(handle),
            ty,
            create,
            calls,
            by_value: true,
            after,
            ..ProgramStatement::default()
        }
    }

    /// What the runtime has no method for, as the JSON syntax has it.
    fn beyond(&self, context: Context<'a>, name: &str, given: &Given<'_>) -> TokenStream {
        let why = "the runtime does not take it";
        match given {
            Given::Attribute(attribute) => {
                let value = self.value(context, &attribute.value, &Ty::Any);
                self.untyped(context.item, attribute.span(), name, why);
                quote! { .add_override(#name, #value) }
            }
            given => {
                self.untyped(context.item, given.span(), name, why);
                TokenStream::new()
            }
        }
    }

    pub(crate) fn local(&self, item: &'a Item<'a>, name: &'a Name) -> ProgramStatement {
        let Content::Value(value) = &item.content else { return ProgramStatement::default() };
        let local = self.imports.runtime("Local");
        let ty = local_type(item);
        let of = ty.tokens(&self.imports);
        let value = self.value(Context { item }, value, &ty);
        let (id, scope) = (&name.id, self.scope(name));
        let logical_id = name.logical_id.iter();
        ProgramStatement {
            variable: Some(ident(&name.variable)),
            ty: Some(quote! { #local<#of> }),
            create: quote! { #local::new(#scope, #id, #value) },
            calls: quote! { #(.override_logical_id(#logical_id))* },
            by_value: true,
            ..ProgramStatement::default()
        }
    }

    pub(crate) fn output(&self, item: &'a Item<'a>, name: &'a Name) -> ProgramStatement {
        let Some(body) = item.body() else { return ProgramStatement::default() };
        let context = Context { item };
        let output = self.imports.runtime("Output");
        let (id, scope) = (&name.id, self.scope(name));
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
                    if let Some(yes) = switch(&value.value) {
                        calls.extend(quote! { .sensitive(#yes) });
                    }
                }
                // Which is what it is anyway.
                ("ephemeral", Given::Attribute(value)) if switch(&value.value) == Some(false) => {}
                ("depends_on", Given::Attribute(list)) => calls.extend(self.depends_on(context, &list.value)),
                ("precondition", Given::Blocks(blocks)) => {
                    for block in blocks {
                        if let Some((condition, message)) = self.condition(context, &block.body) {
                            calls.extend(quote! { .precondition(#condition, #message) });
                        }
                    }
                }
                (name, given) => calls.extend(self.beyond(context, name, &given)),
            }
        }
        if let Some(logical_id) = &name.logical_id {
            calls.extend(quote! { .override_logical_id(#logical_id) });
        }
        ProgramStatement {
            variable: Some(ident(&name.variable)),
            create: quote! { #output::new(#scope, #id, #value) },
            calls,
            ..ProgramStatement::default()
        }
    }

    pub(crate) fn module(&self, item: &'a Item<'a>, name: &'a Name) -> ProgramStatement {
        let Some(body) = item.body() else { return ProgramStatement::default() };
        let context = Context { item };
        let (create, ()) =
            self.repeated_as_said(context, body, || (self.module_call(context, body, name), ()));
        ProgramStatement {
            variable: Some(ident(&name.variable)),
            create,
            by_value: true,
            ..ProgramStatement::default()
        }
    }

    /// One call of a module with what it is given.
    fn module_call(&self, context: Context<'a>, body: &Body, name: &Name) -> TokenStream {
        let module = self.imports.runtime("Module");
        let (id, scope) = (&name.id, self.scope(name));
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
                        // The name of the provider itself is no alias in the module.
                        let inner = key(inner).unwrap_or_default();
                        match inner.split_once('.') {
                            Some((_, alias)) => calls.extend(quote! { .provider_as(#alias, #handle) }),
                            None => calls.extend(quote! { .provider(#handle) }),
                        }
                    }
                }
                ("count" | "for_each", _) => {}
                (name, Given::Attribute(attribute)) => {
                    let value = self.value(context, &attribute.value, &Ty::Any);
                    calls.extend(quote! { .set(#name, #value) });
                }
                (name, given) => calls.extend(self.beyond(context, name, &given)),
            }
        }
        calls.extend(self.said_elsewhere(&context.item.declares));
        if let Some(logical_id) = &name.logical_id {
            calls.extend(quote! { .override_logical_id(#logical_id) });
        }
        quote! { #module::new(#scope, #id, #source) #calls }
    }

    pub(crate) fn settings(&self, item: &'a Item<'a>, name: &'a Name) -> ProgramStatement {
        let Some(body) = item.body() else { return ProgramStatement::default() };
        let context = Context { item };
        let mut after = TokenStream::new();
        let (scope, stack) = (self.scope(name), self.stack(name));
        for (name, given) in arguments(body) {
            match (name, given) {
                // Bindings know their provider; what they do not know stands in the `GenericProvider`.
                ("required_providers", _) => {}
                ("backend", Given::Blocks(blocks)) => {
                    for block in blocks {
                        let kind = block.labels.first().map_or("local", |label| label.as_str());
                        after.extend(self.backend(context, &scope, kind, &block.body));
                    }
                }
                ("cloud", Given::Blocks(blocks)) => {
                    for block in blocks {
                        after.extend(self.backend(context, &scope, "cloud", &block.body));
                    }
                }
                ("required_version", Given::Attribute(attribute)) if attribute.value.as_str().is_some() => {
                    let constraint = self.plain(context, &attribute.value);
                    after.extend(quote! { #stack.required_version(#constraint); });
                }
                (name, Given::Attribute(attribute)) => {
                    let path = format!("terraform.{name}");
                    let value = self.value(context, &attribute.value, &Ty::Any);
                    after.extend(quote! { #stack.add_override(#path, #value); });
                }
                (name, Given::Blocks(blocks)) => {
                    let path = format!("terraform.{name}");
                    let items = self.untyped_blocks(context, &blocks).tokens;
                    after.extend(quote! { #stack.add_override(#path, #items); });
                }
                (_, Given::Dynamic(_)) => {}
            }
        }
        ProgramStatement { after, ..ProgramStatement::default() }
    }

    /// A block that the runtime has no type for: written into the stack as it stands.
    pub(crate) fn other(&self, item: &'a Item<'a>, name: &'a Name) -> ProgramStatement {
        let (Declaration::Other { keyword, labels }, Some(body)) = (&item.declares, item.body()) else {
            return ProgramStatement::default();
        };
        if self.moves.tell(self.current()) {
            return ProgramStatement::default();
        }
        if let Some(after) = self.about_addresses(item, keyword, body) {
            return ProgramStatement { after, ..ProgramStatement::default() };
        }
        self.untyped(item, None, &format!("`{keyword}`"), "written into the stack as it stands");
        let mut body = body.clone();
        for name in ["from", "to", "provider"] {
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
        let stack = self.stack(name);
        ProgramStatement {
            after: quote! { #stack.add_override(#path, #value); },
            ..ProgramStatement::default()
        }
    }

    /// Text that the program gives as text.
    fn plain(&self, context: Context<'a>, expression: &hcl_edit::expr::Expression) -> TokenStream {
        match expression.as_str() {
            Some(text) => crate::expression::string(text),
            None => match self.coded(context, expression, &Ty::String) {
                coded if matches!(coded.form, crate::expression::RustForm::Text) => coded.tokens,
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
