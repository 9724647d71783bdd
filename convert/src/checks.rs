//! `check` blocks.

use crate::code::{Converter, ProgramStatement, ident};
use crate::configuration::Item;
use crate::expression::Context;
use crate::given::{Given, arguments};
use crate::names::Name;
use crate::types::Ty;
use hcl_edit::Span;
use proc_macro2::TokenStream;
use quote::quote;

impl<'a> Converter<'a> {
    pub(crate) fn check(&self, item: &'a Item<'a>, name: &'a Name, label: &str) -> ProgramStatement {
        let Some(body) = item.body() else { return ProgramStatement::default() };
        let context = Context { item };
        let mut calls = TokenStream::new();
        for (name, given) in arguments(body) {
            match (name, given) {
                ("data", Given::Blocks(_)) => {}
                ("assert", Given::Blocks(blocks)) => {
                    for block in blocks {
                        if let Some((condition, message)) = self.condition(context, &block.body) {
                            calls.extend(quote! { .assert(#condition, #message) });
                        }
                    }
                }
                (name, Given::Attribute(attribute)) => {
                    let value = self.value(context, &attribute.value, &Ty::Any);
                    self.untyped(item, attribute.span(), name, "a check does not take it");
                    calls.extend(quote! { .add_override(#name, #value) });
                }
                (name, given) => self.untyped(item, given.span(), name, "a check does not take it"),
            }
        }
        if let Some(logical_id) = &name.logical_id {
            calls.extend(quote! { .override_logical_id(#logical_id) });
        }
        let (check, scope, id, variable) =
            (self.imports.runtime("Check"), self.scope(name), &name.id, ident(&name.variable));
        let create = quote! { #check::new(#scope, #id) };
        let data: TokenStream = self
            .parts_of_check(label)
            .map(|(at, part)| self.part_of_check(at, part.item, part.name))
            .collect();
        if data.is_empty() {
            return ProgramStatement {
                variable: Some(variable),
                create,
                calls,
                ..ProgramStatement::default()
            };
        }
        // What is read in it is created in it, and stands between it and its conditions.
        let after = if calls.is_empty() {
            data
        } else {
            quote! { #data #variable #calls; }
        };
        ProgramStatement { variable: Some(variable), create, after, ..ProgramStatement::default() }
    }

    fn part_of_check(&self, at: usize, item: &'a Item<'a>, name: &'a Name) -> TokenStream {
        let ProgramStatement { variable, create, calls, .. } = self.element(item, name);
        let variable = variable.filter(|_| self.is_used(at)).map(|variable| quote! { let #variable = });
        quote! { #variable #create #calls; }
    }
}
