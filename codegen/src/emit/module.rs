//! The file of one type.

use super::{block, construct, docs, enums, table};
use crate::config::Layout;
use crate::plan::{Module, Plan};
use proc_macro2::TokenStream;
use quote::quote;

/// The content of a module.
pub(super) fn module(module: &Module, plan: &Plan) -> TokenStream {
    let doc = docs(&module.docs, true);
    // Names and order come from the documents; in somebody's own crate, nobody has to use all of them either.
    let own = (plan.layout != Layout::Crate).then(|| quote! { #![allow(dead_code, unreachable_pub)] });
    let construct = construct::construct(module);
    let blocks = module.blocks.iter().map(|nested| block::nested(nested, &plan.layout));
    let enums = module.enums.iter().map(enums::item);
    let table = table::table(module, plan);
    quote! {
        #doc
        #![allow(clippy::all, clippy::pedantic, clippy::nursery)]
        #own

        use ::ferroform::binding::v1 as rt;

        #construct
        #(#blocks)*
        #(#enums)*
        #table
    }
}
