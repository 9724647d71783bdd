//! Where a state is kept.

#[rustfmt::skip]
mod table;
#[cfg(test)]
mod tests;

use crate::code::Converter;
use crate::expression::{Context, members, string};
use crate::given::{Given, arguments};
use crate::types::Ty;
use hcl_edit::expr::Expression;
use hcl_edit::structure::Body;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use table::KINDS;

/// What a setting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    Text,
    Number,
    Switch,
    Texts,
    TextMap,
    Map,
    Maps,
    Workspaces,
}

/// A backend that the runtime has a type for.
struct Kind {
    /// In Terraform; `cloud` is the block of its own.
    name: &'static str,
    /// The name of its type.
    rust: &'static str,
    /// What its constructor takes.
    takes: &'static [(&'static str, Setting)],
    /// What it has setters for.
    settings: &'static [(&'static str, Setting)],
}

impl<'a> Converter<'a> {
    /// A backend, by its own type where it has what that must have.
    pub(crate) fn backend(
        &self,
        context: Context<'a>,
        scope: &TokenStream,
        name: &str,
        body: &Body,
    ) -> TokenStream {
        if let Some(kind) = KINDS.iter().find(|kind| kind.name == name)
            && let Some(typed) = self.attempt(|| self.typed_backend(context, scope, kind, body))
        {
            return typed;
        }
        let backend = self.imports.runtime("Backend");
        let settings = arguments(body).into_iter().map(|(name, given)| {
            let value = self.backend_value(context, &given);
            quote! { .set(#name, #value) }
        });
        quote! { #backend::new(#scope, #name)#(#settings)*; }
    }

    fn typed_backend(
        &self,
        context: Context<'a>,
        scope: &TokenStream,
        kind: &Kind,
        body: &Body,
    ) -> Option<TokenStream> {
        let given = arguments(body);
        let taken = kind.takes.iter().map(|(name, setting)| {
            let (_, given) = given.iter().find(|(given, _)| given == name)?;
            self.setting(context, *setting, given)
        });
        let taken: Vec<TokenStream> = taken.collect::<Option<_>>()?;
        let mut calls = TokenStream::new();
        for (name, given) in
            given.iter().filter(|(given, _)| !kind.takes.iter().any(|(name, _)| name == given))
        {
            let known = kind.settings.iter().find(|(known, _)| known == name);
            match known.and_then(|(_, setting)| self.setting(context, *setting, given)) {
                Some(value) => {
                    let setter = format_ident!("{name}");
                    calls.extend(quote! { .#setter(#value) });
                }
                None => {
                    let value = self.backend_value(context, given);
                    calls.extend(quote! { .set(#name, #value) });
                }
            }
        }
        let backend = self.imports.backend(kind.rust);
        Some(quote! { #backend::new(#(#taken),*)#calls.create(#scope); })
    }

    /// The value of a setting; `None` where it is given something else than what that takes.
    fn setting(&self, context: Context<'a>, setting: Setting, given: &Given<'_>) -> Option<TokenStream> {
        let value = match given {
            Given::Attribute(attribute) => &attribute.value,
            Given::Blocks(blocks) if setting == Setting::Workspaces => {
                let [block] = blocks.as_slice() else { return None };
                return self.workspaces(&block.body);
            }
            _ => return None,
        };
        let ty = match setting {
            Setting::Text => Ty::String,
            Setting::Number => Ty::Number,
            Setting::Switch => Ty::Bool,
            Setting::Texts => Ty::List(Box::new(Ty::String)),
            Setting::TextMap => Ty::Map(Box::new(Ty::String)),
            Setting::Map => Ty::Map(Box::new(Ty::Any)),
            Setting::Maps => Ty::List(Box::new(Ty::Map(Box::new(Ty::Any)))),
            Setting::Workspaces => return None,
        };
        let is_object = matches!(value, Expression::Object(object) if members(object).is_none());
        (!is_object).then(|| self.value(context, value, &ty))
    }

    /// The workspaces of a stack in HCP Terraform.
    fn workspaces(&self, body: &Body) -> Option<TokenStream> {
        let workspaces = self.imports.backend("Workspaces");
        let mut start = None;
        let mut project = None;
        for (name, given) in arguments(body) {
            let Given::Attribute(attribute) = given else { return None };
            let text = || Some(string(attribute.value.as_str()?));
            let one = match name {
                "name" => {
                    let name = text()?;
                    quote! { #workspaces::named(#name) }
                }
                "prefix" => {
                    let prefix = text()?;
                    quote! { #workspaces::prefixed(#prefix) }
                }
                "tags" => match &attribute.value {
                    Expression::Object(object) => {
                        let tags = members(object)?.into_iter().map(|(tag, value)| {
                            let (tag, value) = (string(&tag), string(value.as_str()?));
                            Some(quote! { (#tag, #value) })
                        });
                        let tags: Vec<_> = tags.collect::<Option<_>>()?;
                        (!tags.is_empty()).then(|| quote! { #workspaces::tagged_with([#(#tags),*]) })?
                    }
                    tags => {
                        let tags = tags.as_array()?.iter().map(|tag| Some(string(tag.as_str()?)));
                        let tags: Vec<_> = tags.collect::<Option<_>>()?;
                        (!tags.is_empty()).then(|| quote! { #workspaces::tagged([#(#tags),*]) })?
                    }
                },
                "project" => {
                    project = Some(text()?);
                    continue;
                }
                _ => return None,
            };
            if start.replace(one).is_some() {
                return None;
            }
        }
        let start = start?;
        let project = project.into_iter();
        Some(quote! { #start #(.project(#project))* })
    }

    fn backend_value(&self, context: Context<'a>, given: &Given<'_>) -> TokenStream {
        match given {
            Given::Attribute(attribute) => self.value(context, &attribute.value, &Ty::Any),
            given => {
                given.first().map_or_else(TokenStream::new, |block| self.untyped_block(context, &block.body))
            }
        }
    }
}
