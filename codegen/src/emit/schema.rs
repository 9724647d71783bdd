//! The schema of a module for the derive macros.

use crate::plan::{Module, Plan};
use proc_macro2::TokenStream;

pub(super) fn export(_module: &Module, _plan: &Plan) -> TokenStream {
    TokenStream::new()
}
