//! Enums of documented values.

use super::{attributes, docs, said};
use crate::plan::Enum;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn item(item: &Enum) -> TokenStream {
    let Enum { name, variants, open, .. } = item;
    let doc = docs(&item.docs, false);
    let extra = attributes(&item.attributes);
    let declared = variants.iter().map(|variant| {
        let name = &variant.name;
        let doc = docs(&variant.docs, false);
        quote! { #doc #name }
    });
    let arms = variants.iter().map(|variant| {
        let (name, value) = (&variant.name, &variant.value);
        quote! { Self::#name => #value }
    });
    let (derives, custom, custom_arm) = if *open {
        let doc = said("Another value, as it is written in a configuration.");
        let custom = quote! { #doc Custom(String), };
        (quote! { Debug, Clone, PartialEq, Eq }, Some(custom), Some(quote! { Self::Custom(value) => value, }))
    } else {
        (quote! { Debug, Clone, Copy, PartialEq, Eq }, None, None)
    };
    quote! {
        #doc
        #extra
        #[derive(#derives)]
        #[non_exhaustive]
        pub enum #name {
            #(#declared,)*
            #custom
        }

        impl rt::EnumValue for #name {
            fn as_str(&self) -> &str {
                match self {
                    #(#arms,)*
                    #custom_arm
                }
            }
        }
    }
}
