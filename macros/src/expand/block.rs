//! The expansion of `#[derive(Block)]`.

use super::{Paths, fields, value_type};
use crate::check::Findings;
use crate::input::Input;
use crate::resolve::{Resolved, Setting};
use proc_macro2::TokenStream;
use quote::quote;

/// A nested block becomes a value of the block's type; a part of a resource puts its fields into the resource.
pub(crate) fn block(
    resolved: &Resolved<'_>,
    input: &Input,
    findings: &Findings,
    paths: &Paths,
) -> TokenStream {
    let Paths { rt, private, .. } = paths;
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let ident = &input.ident;
    let ty = value_type::block(resolved.block, resolved.schema, paths);
    let pattern = fields::pattern(input);
    let puts = fields::puts(resolved, input, findings, paths);
    let start = if resolved.block.is_object {
        let members = resolved.block.arguments.iter().map(|argument| &argument.name);
        quote! { with_members(&[#(#members),*]) }
    } else {
        quote! { new() }
    };
    if !resolved.is_part {
        return quote! {
            #[automatically_derived]
            impl #impl_generics ::core::convert::From<#ident #ty_generics> for #rt::Value<#ty> #where_clause {
                fn from(block: #ident #ty_generics) -> Self {
                    let #pattern = block;
                    let mut block = #rt::BlockValue::#start;
                    let arguments = &mut block;
                    #(#puts)*
                    #private::block_value(block)
                }
            }
        };
    }
    let arguments = resolved.bound.iter().map(|bound| {
        let (name, always) = (&bound.argument.name, bound.setting() != Setting::Maybe);
        quote! { #private::PartArgument { name: #name, always: #always } }
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::Part<#ty> for #ident #ty_generics #where_clause {
            const ARGUMENTS: &'static [#private::PartArgument] = &[#(#arguments),*];

            fn put_into(self, arguments: &mut #rt::ResourceConfig) {
                let #pattern = self;
                #(#puts)*
            }
        }
    }
}
