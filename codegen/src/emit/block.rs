//! Types with setters: the builders of resources and of nested blocks.

use super::types::accepted;
use super::{attributes, deprecated, docs, said};
use crate::config::Layout;
use crate::docs::Documentation;
use crate::names::Ident;
use crate::plan::{Argument, Block};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// The parts of a builder that depend on which arguments are required. Only these have a state: a type parameter that
/// says whether the argument is set.
pub(super) struct States<'a> {
    builder: &'a Ident,
    /// Names of the parameters in impls.
    parameters: Vec<proc_macro2::Ident>,
    /// Names of the parameters in the declaration, where documentation shows them.
    declared: Vec<&'a Ident>,
    markers: Vec<&'a Ident>,
}

impl<'a> States<'a> {
    pub(super) fn new(block: &'a Block) -> Self {
        let (declared, markers): (Vec<_>, Vec<_>) =
            block.states().map(|(_, state)| (&state.parameter, &state.marker)).unzip();
        let parameters = (0..markers.len()).map(|i| format_ident!("S{i}")).collect();
        Self { builder: &block.builder, parameters, declared, markers }
    }

    fn is_empty(&self) -> bool {
        self.markers.is_empty()
    }

    /// The declaration of the builder over a store.
    pub(super) fn declaration(&self, store: &TokenStream) -> TokenStream {
        let Self { builder, declared, .. } = self;
        if self.is_empty() {
            return quote! { pub struct #builder { #store } };
        }
        quote! {
            pub struct #builder<#(#declared = rt::Unset),*> {
                #store,
                state: ::core::marker::PhantomData<fn() -> (#(#declared,)*)>,
            }
        }
    }

    /// `impl<S0, S1> Builder<S0, S1>`.
    pub(super) fn implementation(&self) -> TokenStream {
        let Self { builder, parameters, .. } = self;
        if self.is_empty() {
            return quote! { impl #builder };
        }
        quote! { impl<#(#parameters),*> #builder<#(#parameters),*> }
    }

    /// What completes the builder: all required arguments are set.
    pub(super) fn complete(&self) -> Option<TokenStream> {
        let Self { parameters, markers, .. } = self;
        (!self.is_empty()).then(|| quote! { where #(#parameters: super::arg::#markers,)* })
    }

    /// An empty builder.
    pub(super) fn start(&self, store: &TokenStream) -> TokenStream {
        let builder = self.builder;
        let state = (!self.is_empty()).then(|| quote! { , state: ::core::marker::PhantomData });
        quote! { #builder { #store #state } }
    }

    /// The builder's type once the argument at this place among the required ones is set.
    fn after(&self, place: usize) -> TokenStream {
        let builder = self.builder;
        let states = self.parameters.iter().enumerate().map(|(i, parameter)| {
            if i == place {
                quote! { rt::IsSet }
            } else {
                quote! { #parameter }
            }
        });
        quote! { #builder<#(#states),*> }
    }
}

/// The setters of a builder, over the field that stores the arguments.
pub(super) fn setters(block: &Block, states: &States<'_>, store: &proc_macro2::Ident) -> TokenStream {
    let mut required = 0;
    let setters = block.arguments.iter().map(|argument| {
        let place = argument.state.is_some().then_some(required);
        required += usize::from(place.is_some());
        setter(argument, place, states, store)
    });
    quote! { #(#setters)* }
}

fn setter(
    argument: &Argument,
    place: Option<usize>,
    states: &States<'_>,
    store: &proc_macro2::Ident,
) -> TokenStream {
    let Argument { name, setter, ty, .. } = argument;
    let doc = docs(&argument.docs, false);
    let deprecated = deprecated(argument.deprecated.as_ref());
    let accepted = accepted(ty);
    let (output, result) = match place {
        None => (quote! { Self }, quote! { self }),
        Some(place) => (states.after(place), states.start(&quote! { #store: self.#store })),
    };
    quote! {
        #doc
        #deprecated
        pub fn #setter(mut self, value: impl #accepted) -> #output {
            self.#store.set(#name, value.into_value());
            #result
        }
    }
}

/// A nested block: its type with typed reads, and a builder where programs can make one.
pub(super) fn nested(block: &Block, layout: &Layout) -> TokenStream {
    let name = &block.name;
    let doc = docs(&block.docs, false);
    let extra = attributes(&block.attributes);
    let states = States::new(block);
    let methods = methods(block, &states, layout);
    let builder = block.settable.then(|| builder(block, &states));
    let implementations = implementations(block, &states);
    quote! {
        #doc
        #extra
        #[derive(Debug, Clone)]
        pub struct #name { block: rt::BlockValue }

        #methods

        #builder

        #implementations
    }
}

/// What makes a block, and what reads its members. A crate of a whole provider has tens of thousands of these reads: there,
/// a feature turns them on.
fn methods(block: &Block, states: &States<'_>, layout: &Layout) -> TokenStream {
    let name = &block.name;
    let start = block.settable.then(|| start(block, states));
    let store = quote! { self.block };
    let reads: Vec<_> = block.reads.iter().map(|getter| super::read::getter(getter, &store)).collect();
    let together = *layout != Layout::Crate;
    let (with_start, apart): (&[_], &[_]) = if together { (&reads, &[]) } else { (&[], &reads) };
    let first =
        (start.is_some() || !with_start.is_empty()).then(|| quote! { impl #name { #start #(#with_start)* } });
    let second = (!apart.is_empty()).then(|| quote! { #[cfg(feature = "reads")] impl #name { #(#apart)* } });
    quote! { #first #second }
}

fn start(block: &Block, states: &States<'_>) -> TokenStream {
    let doc = said("A block without any argument yet.");
    let builder = &block.builder;
    let value = if block.is_object {
        let members = block.arguments.iter().map(|argument| &argument.name);
        quote! { with_members(&[#(#members),*]) }
    } else if block.is_attribute {
        quote! { of_attribute() }
    } else {
        quote! { new() }
    };
    let start = states.start(&quote! { block: rt::BlockValue::#value });
    quote! {
        #doc
        pub fn builder() -> #builder {
            #start
        }
    }
}

fn builder(block: &Block, states: &States<'_>) -> TokenStream {
    let name = &block.name;
    let doc = docs(&Documentation::arguments_of(name), false);
    let build_doc = said("The finished block. A setter takes the builder as well.");
    let declaration = states.declaration(&quote! { block: rt::BlockValue });
    let implementation = states.implementation();
    let complete = states.complete();
    let setters = setters(block, states, &format_ident!("block"));
    quote! {
        #doc
        #[must_use = "a block does nothing until it is given to an argument"]
        #declaration

        #implementation {
            #build_doc
            pub fn build(self) -> #name #complete {
                #name { block: self.block }
            }

            #setters
        }
    }
}

/// What makes the type one of values, and a complete builder a value of it.
fn implementations(block: &Block, states: &States<'_>) -> TokenStream {
    let Block { name, builder, .. } = block;
    if !block.settable {
        return quote! { rt::block!(#name); };
    }
    let markers = &states.markers;
    quote! { rt::block!(#name, #builder #(, #markers)*); }
}
