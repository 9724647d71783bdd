//! The construct of a module and the builder of its arguments.

use super::block::{States, setters};
use super::{attributes, deprecated, docs, said};
use crate::plan::Module;
use ferroform_schema::model::ResourceKind;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(super) fn construct(module: &Module) -> TokenStream {
    let construct = &module.construct;
    let name = &construct.name;
    let builder_type = &module.root.builder;
    let states = States::new(&module.root);
    let start = states.start(&quote! { config: rt::ResourceConfig::new(&TABLE) });
    let doc = docs(&construct.docs, false);
    let extra = attributes(&construct.attributes);
    let deprecated = deprecated(construct.deprecated.as_ref());
    let builder_doc =
        said("Starts a builder, which takes the arguments; its `create` puts the result into a scope.");
    let store = quote! { self.element };
    let getters = construct.getters.iter().map(|getter| super::read::getter(getter, &store));
    let handle = match module.kind {
        ResourceKind::Provider => quote! { rt::Provider },
        ResourceKind::Resource | ResourceKind::DataSource | ResourceKind::Ephemeral => {
            quote! { rt::Resource }
        }
    };
    let from_element = (module.kind != ResourceKind::Provider).then(|| {
        quote! {
            impl rt::FromElement for #name {
                fn from_element(element: rt::Element) -> Self {
                    Self { element }
                }
            }
        }
    });
    // Tests of a program ask for the elements of a type; a provider's configuration has no such use.
    let table = (module.kind != ResourceKind::Provider).then(|| {
        quote! {
            fn table() -> Option<&'static rt::TypeTable> {
                Some(&TABLE)
            }
        }
    });
    let builder = builder(module, &states);
    quote! {
        #doc
        #extra
        #[derive(Debug, Clone)]
        pub struct #name { element: rt::Element }

        impl #name {
            #builder_doc
            #deprecated
            pub fn builder() -> #builder_type {
                #start
            }

            #(#getters)*
        }

        impl #handle for #name {
            #table

            fn element(&self) -> &rt::Element {
                &self.element
            }
        }

        #from_element

        #builder
    }
}

fn builder(module: &Module, states: &States<'_>) -> TokenStream {
    let name = &module.construct.name;
    let doc = docs(&module.root.docs, false);
    let declaration = states.declaration(&quote! { config: rt::ResourceConfig });
    let implementation = states.implementation();
    let setters = setters(&module.root, states, &format_ident!("config"));
    let complete = states.complete();
    let create_doc = said("Puts it into `scope` under `id`, which is unique there.");
    quote! {
        #doc
        #[must_use = "nothing is created before `.create(scope, id)`"]
        #declaration

        #implementation {
            #create_doc
            #[track_caller]
            pub fn create(self, scope: &impl rt::Scope, id: impl Into<String>) -> #name #complete {
                #name { element: self.config.create(scope, id) }
            }

            #setters
        }
    }
}
