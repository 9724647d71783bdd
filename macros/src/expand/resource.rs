//! The expansion of `#[derive(Resource)]`.

use super::{Paths, at, fields, handle, value_type};
use crate::check::{Findings, missing};
use crate::input::Input;
use crate::resolve::{Resolved, Setting, type_span};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

/// `create` on the struct, and a construct where there are no bindings.
pub(crate) fn resource(
    resolved: &Resolved<'_>,
    input: &Input,
    findings: &Findings,
    paths: &Paths,
) -> TokenStream {
    let Paths { rt, module, .. } = paths;
    let handle = handle::name(input);
    let (construct, table) = match module {
        Some(module) => {
            (value_type::block(resolved.block, resolved.schema, paths), quote! { #module::TABLE })
        }
        None => (quote! { #handle }, quote! { TABLE }),
    };
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let (vis, ident) = (&input.vis, &input.ident);
    let pattern = fields::pattern(input);
    let puts = fields::puts(resolved, input, findings, paths);
    let parts = fields::parts(resolved, input, paths);
    let agreement = agreement(resolved, input, paths);
    let doc =
        format!(" Puts this `{}` into `scope` under `id`, which is unique there.", resolved.schema.type_name);
    let created = quote! {
        #[automatically_derived]
        impl #impl_generics #ident #ty_generics #where_clause {
            #[doc = #doc]
            #[track_caller]
            #vis fn create(
                self,
                scope: &impl #rt::Scope,
                id: impl ::core::convert::Into<::std::string::String>,
            ) -> #construct {
                let #pattern = self;
                let mut config = #rt::ResourceConfig::new(&#table);
                let arguments = &mut config;
                #(#parts)*
                #(#puts)*
                <#construct as #rt::FromElement>::from_element(config.create(scope, id))
            }
        }
    };
    if module.is_some() {
        return quote! { #created #agreement };
    }
    let item = handle::handle(&handle, resolved.schema, input, paths);
    let with_tables = handle::with_tables(&handle, resolved.schema, paths, &created);
    quote! { #item #with_tables #agreement }
}

/// What this struct and its flattened structs must agree on, checked by the compiler when it knows all of them.
fn agreement(resolved: &Resolved<'_>, input: &Input, paths: &Paths) -> TokenStream {
    // A constant cannot name type parameters; synth checks the same.
    if resolved.parts.is_empty() || !input.generics.params.is_empty() {
        return TokenStream::new();
    }
    let private = &paths.private;
    let whole = value_type::block(resolved.block, resolved.schema, paths);
    let types = resolved.parts.iter().map(|field| {
        let ty = &field.ty;
        quote_spanned! { at(type_span(field))=> <#ty as #private::Part<#whole>>::ARGUMENTS }
    });
    let required =
        resolved.block.arguments.iter().filter(|argument| argument.required).filter_map(|argument| {
            let is_open = resolved.setting(&argument.name) == Setting::Unknown;
            let (name, message) = (&argument.name, missing(argument, resolved, input));
            is_open.then(|| {
                quote_spanned! { at(input.ident.span())=>
                    const _: () = ::core::assert!(#private::sets(PARTS, #name, true), #message);
                }
            })
        });
    let twice = resolved.bound.iter().map(|bound| {
        let name = &bound.argument.name;
        let message = format!(
            "the argument `{name}` is set twice: a flattened struct sets it as well; keep one of them"
        );
        quote_spanned! { at(bound.span)=>
            const _: () = ::core::assert!(!#private::sets(PARTS, #name, false), #message);
        }
    });
    let overlap = "two flattened structs set the same argument; keep one of them";
    quote! {
        const _: () = {
            const PARTS: &[&[#private::PartArgument]] = &[#(#types),*];
            #(#required)*
            #(#twice)*
            const _: () = ::core::assert!(!#private::overlap(PARTS), #overlap);
        };
    }
}
