//! Types of variables that are objects or tuples, or hold some.

use crate::code::Converter;
use crate::expression::reference::constraint;
use crate::types::Ty;
use hcl_edit::expr::Expression;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

impl<'a> Converter<'a> {
    /// The type as the runtime builds it; `None` where it holds what that cannot say.
    pub(crate) fn type_constraint(&self, expression: &Expression) -> Option<TokenStream> {
        let builder = self.imports.runtime("TypeConstraint");
        if let Some(ty) = whole(expression) {
            let ty = ty.tokens(&self.imports);
            return Some(quote! { #builder::of::<#ty>() });
        }
        let Expression::FuncCall(call) = expression else { return None };
        let arguments: Vec<&Expression> = call.args.iter().collect();
        match (call.name.name.as_str(), arguments.as_slice()) {
            (kind @ ("list" | "set" | "map"), [of]) => {
                let (kind, of) = (format_ident!("{kind}"), self.type_constraint(of)?);
                Some(quote! { #builder::#kind(#of) })
            }
            ("tuple", [Expression::Array(items)]) => {
                let items: Vec<_> =
                    items.iter().map(|item| self.type_constraint(item)).collect::<Option<_>>()?;
                Some(quote! { #builder::tuple([#(#items),*]) })
            }
            ("object", [Expression::Object(members)]) if !members.is_empty() => {
                let members = crate::expression::members(members)?.into_iter().map(|(name, ty)| {
                    let ty = self.member(ty)?;
                    Some(quote! { (#name, #ty) })
                });
                let members: Vec<_> = members.collect::<Option<_>>()?;
                Some(quote! { #builder::object([#(#members),*]) })
            }
            _ => None,
        }
    }

    /// The type of a member of an object, which can be left out where it says so.
    fn member(&self, expression: &Expression) -> Option<TokenStream> {
        let Expression::FuncCall(call) = expression else { return self.type_constraint(expression) };
        let arguments: Vec<&Expression> = call.args.iter().collect();
        match (call.name.name.as_str(), arguments.as_slice()) {
            ("optional", [of] | [of, Expression::Null(_)]) => {
                let of = self.type_constraint(of)?;
                Some(quote! { #of.optional() })
            }
            ("optional", [of, default]) => {
                let (of, default) = (self.type_constraint(of)?, plain(default)?);
                Some(quote! { #of.or(#default) })
            }
            _ => self.type_constraint(expression),
        }
    }
}

/// A type without members, which Rust has as well.
fn whole<'a>(expression: &Expression) -> Option<Ty<'a>> {
    let is_whole = match expression {
        Expression::Variable(word) => matches!(word.as_str(), "string" | "number" | "bool" | "any"),
        Expression::FuncCall(call) => {
            let mut arguments = call.args.iter();
            return match (call.name.name.as_str(), arguments.next(), arguments.next()) {
                ("list" | "set" | "map", Some(of), None) => {
                    whole(of)?;
                    Some(constraint(expression))
                }
                _ => None,
            };
        }
        _ => false,
    };
    is_whole.then(|| constraint(expression))
}

/// A literal that the runtime takes for one.
fn plain(default: &Expression) -> Option<TokenStream> {
    match default {
        Expression::Bool(yes) => {
            let yes = *yes.value();
            Some(quote! { #yes })
        }
        Expression::String(text) => {
            let text = text.value();
            Some(quote! { #text })
        }
        Expression::Number(number) => {
            let whole = number.value().as_i64().and_then(|number| i32::try_from(number).ok())?;
            let number = proc_macro2::Literal::i32_unsuffixed(whole);
            Some(quote! { #number })
        }
        _ => None,
    }
}
