//! Calls of functions.

use super::{Context, Typed, Why};
use crate::code::Converter;
use crate::functions::{Parameters, over_items, signature};
use crate::types::Ty;
use hcl_edit::expr::FuncCall;
use quote::{format_ident, quote};

impl<'a> Converter<'a> {
    pub(super) fn call(&self, context: Context<'a>, call: &FuncCall, hint: &Ty<'a>) -> Typed<'a> {
        if call.args.expand_final() {
            return self.expanded(context, call);
        }
        if let Some(typed) = self.about_repeated(call) {
            return Ok(typed);
        }
        let namespace =
            call.name.namespace.iter().map(|part| format!("{}::", part.as_str())).collect::<String>();
        let name = format!("{namespace}{}", call.name.name.as_str());
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
