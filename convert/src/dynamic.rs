//! `dynamic` blocks.

use crate::bindings::{Bound, argument};
use crate::code::Converter;
use crate::element::Given;
use crate::expression::Context;
use crate::types::Ty;
use crate::variables::{Holds, cloned_but_last};
use ferroform_codegen::plan::Block;
use hcl_edit::Span;
use hcl_edit::structure;
use proc_macro2::TokenStream;
use quote::quote;

impl<'a> Converter<'a> {
    /// A repeated block over its builder; `None` where that cannot say the same.
    pub(crate) fn dynamic(
        &self,
        context: Context<'a>,
        name: &str,
        ty: &Ty<'a>,
        blocks: &[&structure::Block],
        all: &[(&str, Given<'_>)],
    ) -> Option<TokenStream> {
        let [block] = blocks else { return None };
        let (bound, definition, is_set) = match ty {
            Ty::Block(bound, name) => (*bound, bound.block(name)?, false),
            Ty::List(element) | Ty::Set(element) => match &**element {
                Ty::Block(bound, name) => (*bound, bound.block(name)?, matches!(ty, Ty::Set(_))),
                _ => return None,
            },
            _ => return None,
        };
        let items = &block.body.get_attribute("for_each")?.value;
        let iterator = block.body.get_attribute("iterator").map(|attribute| &attribute.value);
        let iterator = match iterator {
            Some(iterator) => iterator.as_variable()?.as_str(),
            None => name,
        };
        if block.body.has_attribute("labels") {
            return None;
        }
        let content = block.body.get_blocks("content").next()?;
        let collection = self.collection(context, items, false).ok()?;
        let names = [(iterator.to_owned(), Holds::Item(collection.item.clone()))];
        let (variables, body) =
            self.variables.with(names, || self.block(context, bound, definition, &content.body))?;
        let (variable, items) = (variables.first()?, collection.tokens);
        let body = cloned_but_last(body?, variable);
        let dynamic = self.imports.runtime("dynamic");
        let repeated = quote! { #dynamic(#items, |#variable| #body) };
        let beside = all.iter().find_map(|(other, given)| match given {
            Given::Blocks(blocks) if *other == name => Some(blocks),
            _ => None,
        });
        let Some(beside) = beside else { return Some(repeated) };
        // What stands behind the repeated blocks would be put before them.
        let start = block.span().map(|span| span.start);
        if !is_set && beside.iter().any(|block| block.span().map(|span| span.start) > start) {
            return None;
        }
        let beside: Vec<TokenStream> = beside
            .iter()
            .map(|block| self.block(context, bound, definition, &block.body))
            .collect::<Option<_>>()?;
        Some(quote! { #repeated.after([#(#beside),*]) })
    }

    /// Whether these blocks are part of what the repeated block of the same name becomes.
    pub(crate) fn is_beside_dynamic(
        &self,
        context: Context<'a>,
        bound: Bound<'a>,
        definition: &'a Block,
        name: &str,
        value: &Given<'_>,
        all: &[(&str, Given<'_>)],
    ) -> bool {
        if !matches!(value, Given::Blocks(_)) {
            return false;
        }
        let dynamic = all.iter().find_map(|(other, given)| match given {
            Given::Dynamic(blocks) if *other == name => Some(blocks),
            _ => None,
        });
        let (Some(dynamic), Some(argument)) = (dynamic, argument(definition, name)) else { return false };
        // Asked without a word: what it finds is counted when it is written.
        self.quietly(|| self.dynamic(context, name, &Ty::of(bound, &argument.ty), dynamic, all)).is_some()
    }
}
