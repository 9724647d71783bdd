//! The file of a provider's functions.

use super::docs;
use super::types::{accepted, value};
use crate::config::Layout;
use crate::plan::{Call, CallResult, Plan};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// The name of the module that holds them.
pub(crate) const MODULE: &str = "functions";

/// The content of the module.
pub(super) fn module(plan: &Plan) -> TokenStream {
    let own = (plan.layout != Layout::Crate).then(|| quote! { #![allow(dead_code, unreachable_pub)] });
    let calls = plan.functions.iter().map(call);
    quote! {
        //! The functions of the provider, which Terraform evaluates when it plans. A stack that calls one needs a
        //! configuration of the provider.
        #![allow(clippy::all, clippy::pedantic, clippy::nursery)]
        #own

        use ::ferroform::binding::v1 as rt;

        #(#calls)*
    }
}

/// `pub mod functions;`, where there are any.
pub(super) fn declaration(plan: &Plan) -> Option<TokenStream> {
    let name = format_ident!("{MODULE}");
    (!plan.functions.is_empty()).then(|| quote! { pub mod #name; })
}

fn call(call: &Call) -> TokenStream {
    let Call { name, path, parameters, variadic, result, .. } = call;
    let doc = docs(&call.docs, false);
    let named = parameters.iter().map(|parameter| {
        let (name, accepted) = (&parameter.name, accepted(&parameter.ty));
        quote! { #name: impl #accepted }
    });
    let more = variadic.iter().map(|parameter| {
        let (name, accepted) = (&parameter.name, accepted(&parameter.ty));
        quote! { #name: impl IntoIterator<Item = impl #accepted> }
    });
    let taken = named.chain(more);
    let values = parameters.iter().map(|parameter| {
        let name = &parameter.name;
        quote! { #name.into_value().any() }
    });
    let arguments = match variadic {
        None => quote! { [#(#values),*] },
        Some(parameter) => {
            let name = &parameter.name;
            quote! { [#(#values),*].into_iter().chain(#name.into_iter().map(|value| value.into_value().any())) }
        }
    };
    match result {
        CallResult::Value(ty) => {
            let gives = value(ty);
            quote! {
                #doc
                pub fn #name(#(#taken),*) -> rt::Expr<#gives> {
                    rt::call(#path, #arguments)
                }
            }
        }
        CallResult::Object { name: object, docs: of_object, getters } => {
            let of_object = docs(of_object, false);
            let store = quote! { self.block };
            let getters = getters.iter().map(|getter| super::read::getter(getter, &store));
            quote! {
                #of_object
                #[derive(Debug, Clone)]
                pub struct #object { block: rt::BlockValue }

                impl #object {
                    #(#getters)*
                }

                rt::block! { #object }

                #doc
                pub fn #name(#(#taken),*) -> #object {
                    <#object as rt::ValueType>::read(rt::call(#path, #arguments))
                }
            }
        }
    }
}
