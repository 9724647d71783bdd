//! Calls of functions.

use super::{Context, Typed, Why};
use crate::code::{Converter, ident};
use crate::functions::{Parameters, over_items, signature};
use crate::order::attribute;
use crate::types::Ty;
use ferroform_codegen::plan::{Call, CallResult};
use hcl_edit::expr::{FuncCall, TraversalOperator};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

impl<'a> Converter<'a> {
    pub(super) fn call(&self, context: Context<'a>, call: &FuncCall, hint: &Ty<'a>) -> Typed<'a> {
        if call.args.expand_final() {
            return self.expanded(context, call);
        }
        if let Some(typed) = self.about_repeated(call) {
            return Ok(typed);
        }
        let name = full_name(call);
        #[cfg(feature = "cdktf")]
        if name == super::FORMAT {
            let text =
                call.args.iter().next().and_then(hcl_edit::expr::Expression::as_str).unwrap_or_default();
            self.imports.runtime("literal");
            return Ok((quote! { literal(format!(#text)) }, Ty::String));
        }
        if let Some((function, tokens)) = self.provider_function(context, call)
            && let CallResult::Value(ty) = &function.result
        {
            return Ok((tokens, Ty::plain(ty)));
        }
        let known = signature(&name);
        if let Some(signature) = &known
            && let Parameters::Typed { name, types, rest } = &signature.parameters
            && (types.len() == call.args.len() || (*rest && types.len() < call.args.len()))
        {
            let functions = self.imports.runtime("functions");
            let arguments = call.args.iter().zip(types).map(|(value, ty)| self.value(context, value, ty));
            let mut arguments: Vec<_> = arguments.collect();
            if *rest {
                let values = call.args.iter().skip(types.len()).map(|value| self.any(context, value));
                arguments.push(quote! { [#(#values),*] });
            }
            let method = format_ident!("{name}");
            return Ok((quote! { #functions::#method(#(#arguments),*) }, signature.result.clone()));
        }
        let ty = known.map_or_else(|| hint.expression(), |signature| signature.result);
        let arguments = call.args.iter().map(|value| self.any(context, value));
        self.imports.runtime("func");
        let of = ty.tokens(&self.imports);
        Ok((quote! { func::<#of>(#name, [#(#arguments),*]) }, ty))
    }

    /// A member of what a provider's function gives.
    pub(super) fn member_of_call(
        &self,
        context: Context<'a>,
        call: &FuncCall,
        operators: &[&TraversalOperator],
        hint: &Ty<'a>,
    ) -> Option<Typed<'a>> {
        let (function, tokens) = self.provider_function(context, call)?;
        let CallResult::Object { getters, .. } = &function.result else { return None };
        let (first, rest) = operators.split_first()?;
        let name = attribute(first)?;
        let getter = getters.iter().find(|getter| getter.attribute == name)?;
        let method = ident(&getter.method);
        Some(self.walk(context, quote! { #tokens.#method() }, Ty::plain(&getter.ty), rest, hint))
    }

    /// The call of a provider's function that the bindings have.
    fn provider_function(&self, context: Context<'a>, call: &FuncCall) -> Option<(&'a Call, TokenStream)> {
        if call.name.namespace.is_empty() || call.args.expand_final() {
            return None;
        }
        let (crate_name, function) = self.bindings.function(&full_name(call))?;
        if function.variadic.is_some() || function.parameters.len() != call.args.len() {
            return None;
        }
        let taken = call.args.iter().zip(&function.parameters);
        let taken = taken.map(|(value, parameter)| self.value(context, value, &Ty::plain(&parameter.ty)));
        let (crate_name, name) = (format_ident!("{crate_name}"), ident(&function.name));
        Some((function, quote! { #crate_name::functions::#name(#(#taken),*) }))
    }

    /// `max(list...)`, where the list is known to hold what the function takes.
    fn expanded(&self, context: Context<'a>, call: &FuncCall) -> Typed<'a> {
        if call.args.len() != 1 || !call.name.namespace.is_empty() {
            return Err(Why::Expanded);
        }
        let Some(list) = call.args.iter().next() else { return Err(Why::Expanded) };
        let (tokens, ty) = self.typed(context, list, &Ty::Any)?;
        let (Ty::List(item) | Ty::Set(item)) = ty else { return Err(Why::Expanded) };
        let Some(name) = over_items(call.name.name.as_str(), &item) else { return Err(Why::Expanded) };
        let functions = self.imports.runtime("functions");
        let method = format_ident!("{name}");
        Ok((quote! { #functions::#method(#tokens) }, *item))
    }
}

/// The name of a function with the namespace before it (`provider::acme::parse`).
fn full_name(call: &FuncCall) -> String {
    let namespace = call.name.namespace.iter().map(|part| format!("{}::", part.as_str()));
    namespace.chain([call.name.name.as_str().to_owned()]).collect()
}
