//! The root of the bindings: what all modules share.

use super::docs;
use crate::plan::{Module, Plan, Provider};
use proc_macro2::TokenStream;
use quote::quote;

/// The markers of required arguments and the providers.
pub(super) fn items(plan: &Plan) -> TokenStream {
    let markers = plan.markers.iter().map(|marker| {
        let message = format!("the required argument `{}` is not set", marker.word());
        let label = format!("call `.{}(..)` before this", marker.word());
        quote! {
            #[diagnostic::on_unimplemented(message = #message, label = #label)]
            pub trait #marker {}
            impl #marker for ::ferroform::binding::IsSet {}
        }
    });
    let providers = plan.providers.iter().map(|provider| {
        let Provider { table, name, source, version } = provider;
        let version = match version {
            Some(version) => quote! { Some(#version) },
            None => quote! { None },
        };
        quote! {
            #[doc(hidden)]
            pub static #table: ::ferroform::binding::ProviderTable =
                ::ferroform::binding::ProviderTable { name: #name, source: #source, version: #version };
        }
    });
    quote! {
        /// One trait for the name of each required argument: a builder's state has it once the argument is set, and
        /// where it is missing, the compiler says which argument is.
        #[doc(hidden)]
        #[allow(non_camel_case_types, dead_code)]
        pub mod arg {
            #(#markers)*
        }

        #(#providers)*
    }
}

/// `mod.rs` of a folder of modules.
pub(super) fn modules(plan: &Plan) -> TokenStream {
    let items = items(plan);
    let modules = plan.modules.iter().map(|module| {
        let name = &module.name;
        quote! { pub mod #name; }
    });
    quote! { #(#modules)* #items }
}

/// `lib.rs` of a crate.
pub(super) fn library(plan: &Plan) -> TokenStream {
    let doc = docs(&library_docs(plan), true);
    let items = items(plan);
    let modules = plan.modules.iter().map(|module| {
        let Module { name, feature, .. } = module;
        let cfg = feature.as_ref().map(|feature| quote! { #[cfg(feature = #feature)] });
        quote! { #cfg pub mod #name; }
    });
    quote! { #doc #(#modules)* #items }
}

fn library_docs(plan: &Plan) -> String {
    let providers: Vec<String> = plan
        .providers
        .iter()
        .map(|p| format!("{} ({})", crate::docs::text::code(&p.name), crate::docs::text::code(&p.source)))
        .collect();
    let mut text = format!(
        "Typed bindings for the Terraform provider{} {}, compiled from documents.\n\n\
         A module holds one type of the provider: its construct, the builder of its arguments, nested blocks and enums. \
         Each service is a Cargo feature; `all` turns on all of them.",
        if providers.len() == 1 { "" } else { "s" },
        providers.join(", "),
    );
    if !plan.features.is_empty() {
        text.push_str("\n\n| feature | service |\n|---|---|");
        for feature in &plan.features {
            text.push_str(&format!(
                "\n| `{}` | {} |",
                feature.name,
                crate::docs::text::escaped(&feature.title)
            ));
        }
    }
    text
}
