//! The root of the bindings: what all modules share.

use super::{docs, functions};
use crate::docs::{Block, Documentation, Inline, Links, line};
use crate::plan::{Module, Plan};
use proc_macro2::TokenStream;
use quote::quote;

/// The markers of required arguments.
pub(super) fn items(plan: &Plan) -> TokenStream {
    let markers = plan.markers.iter().map(|marker| {
        let message = format!("the required argument `{}` is not set", marker.word());
        let label = format!("call `.{}(..)` before this", marker.word());
        quote! {
            #[diagnostic::on_unimplemented(message = #message, label = #label)]
            pub trait #marker {}
            impl #marker for ::ferroform::binding::v1::IsSet {}
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

    }
}

/// `mod.rs` of a folder of modules.
pub(super) fn modules(plan: &Plan) -> TokenStream {
    let items = items(plan);
    let modules = plan.modules.iter().map(|module| {
        let name = &module.name;
        quote! { pub mod #name; }
    });
    let functions = functions::declaration(plan);
    quote! { #(#modules)* #functions #items }
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
    let functions = functions::declaration(plan);
    quote! { #doc #(#modules)* #functions #items }
}

fn library_docs(plan: &Plan) -> Documentation {
    let plural = if plan.providers.len() == 1 { "" } else { "s" };
    let mut first = vec![Inline::text(&format!("Typed bindings for the Terraform provider{plural} "))];
    for (i, provider) in plan.providers.iter().enumerate() {
        if i > 0 {
            first.push(Inline::text(", "));
        }
        first.push(Inline::code(&provider.name));
        if provider.source != provider.name {
            first.extend([Inline::text(" ("), Inline::code(&provider.source), Inline::text(")")]);
        }
    }
    first.push(Inline::text(", compiled from documents."));
    let mut parts = vec![
        Block::Paragraph(first),
        Block::Paragraph(line(
            "A module holds one type of the provider: its construct, the builder of its arguments, nested blocks and \
             enums. A program takes a type's `builder()`, sets arguments, and puts the result into a stack with \
             `create(&stack, \"id\")`. Each service is a Cargo feature; `all` turns on all of them.",
            Links::default(),
        )),
    ];
    if !plan.features.is_empty() {
        parts.push(Block::Heading("Features"));
        let reads = ("reads", "Typed references to the members of nested blocks; a default of new crates");
        let services = plan.features.iter().map(|feature| (feature.name.as_str(), feature.title.as_str()));
        parts.push(Block::bullets(std::iter::once(reads).chain(services).map(|(name, title)| {
            vec![Block::paragraph([Inline::code(name), Inline::text(": "), Inline::text(title)])]
        })));
    }
    Documentation::of(parts)
}
