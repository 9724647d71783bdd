//! `dynamic` blocks.

use crate::code::Converter;
use crate::expression::Context;
use crate::given::Repeated;
use crate::types::Ty;
use crate::variables::{Holds, cloned_but_last};
use hcl_edit::Span;
use proc_macro2::TokenStream;
use quote::quote;

impl<'a> Converter<'a> {
    /// A repeated block over its builder; `None` where that cannot say the same.
    pub(crate) fn dynamic(
        &self,
        context: Context<'a>,
        name: &str,
        ty: &Ty<'a>,
        blocks: &Repeated<'_>,
    ) -> Option<TokenStream> {
        let [block] = blocks.dynamic.as_slice() else { return None };
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
        if blocks.plain.is_empty() {
            return Some(repeated);
        }
        // What stands behind the repeated blocks would be put before them.
        let start = block.span().map(|span| span.start);
        if !is_set && blocks.plain.iter().any(|block| block.span().map(|span| span.start) > start) {
            return None;
        }
        let beside: Vec<TokenStream> = blocks
            .plain
            .iter()
            .map(|block| self.block(context, bound, definition, &block.body))
            .collect::<Option<_>>()?;
        Some(quote! { #repeated.after([#(#beside),*]) })
    }
}
