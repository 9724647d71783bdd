//! Literals: text, numbers, arrays, objects.

use super::{Coded, Context, RustForm};
use crate::bindings::{Variant, argument};
use crate::code::{Converter, ident};
use crate::types::Ty;
use ferroform_schema::visible::is_invisible;
use hcl_edit::Number;
use hcl_edit::expr::{Array, Expression, Object, ObjectKey, UnaryOp, UnaryOperator};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

impl<'a> Converter<'a> {
    pub(super) fn literal(&self, context: Context<'a>, expression: &Expression, want: &Ty<'a>) -> Coded<'a> {
        match expression {
            Expression::Bool(value) => match want {
                Ty::Bool | Ty::Any => {
                    let value = *value.value();
                    Coded { tokens: quote! { #value }, form: RustForm::Bool }
                }
                _ => self.text(context, expression, &value.to_string(), want),
            },
            Expression::Number(number) => self.number(context, expression, number.value(), want),
            Expression::String(text) => self.text(context, expression, text.value(), want),
            _ => self.raw(context, expression, want, "no literal"),
        }
    }

    pub(super) fn number(
        &self,
        context: Context<'a>,
        expression: &Expression,
        number: &Number,
        want: &Ty<'a>,
    ) -> Coded<'a> {
        match want {
            Ty::Number | Ty::Any => self.digits(context, expression, &number.to_string(), want),
            _ => self.text(context, expression, &number.to_string(), want),
        }
    }

    /// A number by its text.
    fn digits(&self, context: Context<'a>, expression: &Expression, text: &str, want: &Ty<'a>) -> Coded<'a> {
        let whole = text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok();
        let decimal = !whole && text.contains('.') && text.parse::<f64>().is_ok();
        let beyond = whole && text.parse::<i32>().is_err();
        let suffix = if beyond { if text.parse::<i64>().is_ok() { "_i64" } else { "_u64" } } else { "" };
        match format!("{text}{suffix}").parse::<TokenStream>() {
            Ok(tokens) if whole => Coded { tokens, form: RustForm::Whole },
            Ok(tokens) if decimal => Coded { tokens, form: RustForm::Float },
            _ => self.raw(context, expression, want, "a number that Rust writes differently"),
        }
    }

    /// Text, as what is wanted.
    pub(super) fn text(
        &self,
        context: Context<'a>,
        expression: &Expression,
        text: &str,
        want: &Ty<'a>,
    ) -> Coded<'a> {
        match want {
            Ty::String | Ty::Any => Coded { tokens: string(text), form: RustForm::Text },
            Ty::Enum(bound, name) => match bound.variant(name, text) {
                Variant::Named(variant) => {
                    let (path, variant) = (want.tokens(&self.imports), ident(variant));
                    Coded { tokens: quote! { #path::#variant }, form: RustForm::Wanted }
                }
                Variant::Custom => {
                    let path = want.tokens(&self.imports);
                    Coded { tokens: quote! { #path::Custom(#text.to_owned()) }, form: RustForm::Wanted }
                }
                Variant::None => self.raw(context, expression, want, "not a value that the documents state"),
            },
            Ty::Number if text.parse::<f64>().is_ok() => self.digits(context, expression, text, want),
            Ty::Bool if matches!(text, "true" | "false") => {
                let value = text == "true";
                Coded { tokens: quote! { #value }, form: RustForm::Bool }
            }
            _ => self.raw(context, expression, want, "text where the bindings have another type"),
        }
    }

    pub(super) fn array(
        &self,
        context: Context<'a>,
        expression: &Expression,
        array: &Array,
        want: &Ty<'a>,
    ) -> Coded<'a> {
        let element = match want {
            Ty::List(element) | Ty::Set(element) => (**element).clone(),
            Ty::Any => Ty::Any,
            _ => return self.raw(context, expression, want, "a list where the bindings have none"),
        };
        let items: Vec<Coded<'a>> = array.iter().map(|item| self.coded(context, item, &element)).collect();
        let mixed = matches!(element, Ty::Any)
            && items.iter().zip(items.iter().skip(1)).any(|(one, next)| !one.form.same(&next.form));
        Coded {
            tokens: self.items(items, &element),
            form: if mixed { RustForm::Wanted } else { RustForm::Other },
        }
    }

    /// An array of Rust, whose items are of one type.
    pub(crate) fn items(&self, items: Vec<Coded<'a>>, element: &Ty<'a>) -> TokenStream {
        let value = self.imports.runtime("Value");
        let Some(first) = items.first() else {
            let ty = element.tokens(&self.imports);
            return quote! { Vec::<#value<#ty>>::new() };
        };
        if items.iter().all(|item| item.form.same(&first.form)) {
            let items = items.iter().map(|item| &item.tokens);
            return quote! { [#(#items),*] };
        }
        if matches!(element, Ty::Any) {
            let items = items.into_iter().map(Coded::into_any);
            return quote! { #value::list([#(#items),*]) };
        }
        let items = items.into_iter().map(|item| self.wrap(item.tokens, element));
        quote! { [#(#items),*] }
    }

    pub(super) fn object(
        &self,
        context: Context<'a>,
        expression: &Expression,
        object: &Object,
        want: &Ty<'a>,
    ) -> Coded<'a> {
        let Some(members) = members(object) else {
            return self.raw(context, expression, want, "keys that are computed");
        };
        match want {
            Ty::Map(element) => {
                let coded: Vec<(&String, Coded<'a>)> =
                    members.iter().map(|(key, value)| (key, self.coded(context, value, element))).collect();
                Coded { tokens: self.pairs(coded, element), form: RustForm::Other }
            }
            Ty::Block(bound, name) => {
                let block = bound.block(name);
                let known = |key: &str| block.is_some_and(|block| argument(block, key).is_some());
                match block {
                    Some(block) if members.iter().all(|(key, _)| known(key)) => {
                        let values = members.iter().filter_map(|(key, value)| {
                            let argument = argument(block, key)?;
                            Some((argument, self.value(context, value, &Ty::of(*bound, &argument.ty))))
                        });
                        match self.chain(*bound, block, values.collect()) {
                            Some(tokens) => Coded { tokens, form: RustForm::Wanted },
                            None => {
                                self.raw(context, expression, want, "an argument is missing that must be set")
                            }
                        }
                    }
                    _ => self.raw(context, expression, want, "a member that the bindings do not know"),
                }
            }
            Ty::Any => {
                let value = self.imports.runtime("Value");
                let members = members.iter().map(|(key, value)| {
                    let value = self.any(context, value);
                    quote! { (#key, #value) }
                });
                if members.len() == 0 {
                    return Coded {
                        tokens: quote! { #value::object(Vec::<(String, _)>::new()) },
                        form: RustForm::Wanted,
                    };
                }
                Coded { tokens: quote! { #value::object([#(#members),*]) }, form: RustForm::Wanted }
            }
            _ => self.raw(context, expression, want, "an object where the bindings have none"),
        }
    }

    fn pairs(&self, members: Vec<(&String, Coded<'a>)>, element: &Ty<'a>) -> TokenStream {
        let Some((_, first)) = members.first() else {
            let value = self.imports.runtime("Value");
            let ty = element.tokens(&self.imports);
            return quote! { Vec::<(String, #value<#ty>)>::new() };
        };
        let alike = members.iter().all(|(_, value)| value.form.same(&first.form));
        let members = members.into_iter().map(|(key, value)| {
            let value = if alike { value.tokens } else { self.wrap(value.tokens, element) };
            quote! { (#key, #value) }
        });
        quote! { [#(#members),*] }
    }
}

/// The members of an object with fixed keys.
pub(crate) fn members(object: &Object) -> Option<Vec<(String, &Expression)>> {
    object
        .iter()
        .map(|(key, value)| {
            let key = match key {
                ObjectKey::Ident(name) => name.as_str().to_owned(),
                ObjectKey::Expression(Expression::String(text)) => text.value().clone(),
                ObjectKey::Expression(Expression::Number(number)) => number.value().to_string(),
                ObjectKey::Expression(_) => return None,
            };
            Some((key, value.expr()))
        })
        .collect()
}

/// The number behind a minus sign.
pub(super) fn negative(operation: &UnaryOp) -> Option<Number> {
    if *operation.operator.value() != UnaryOperator::Neg {
        return None;
    }
    match &operation.expr {
        Expression::Number(number) => Some(-*number.value()),
        _ => None,
    }
}

/// Text as a literal: in a raw string where that reads better.
pub(crate) fn string(text: &str) -> TokenStream {
    let many_escapes = text.contains('\n') || text.matches(['"', '\\']).count() > 1;
    let plain = !text.contains(|c| is_invisible(c) || c == '\r');
    if !many_escapes || !plain {
        return quote! { #text };
    }
    // One more than follow any quotation mark in it; rustc takes 255.
    let follow = |rest: &str| rest.len() - rest.trim_start_matches('#').len();
    let most = text.split('"').skip(1).map(follow).max().unwrap_or(0);
    if most > 200 {
        return quote! { #text };
    }
    let hashes = "#".repeat(most + 1);
    match format!("r{hashes}\"{text}\"{hashes}").parse::<Literal>() {
        Ok(literal) => quote! { #literal },
        Err(_) => quote! { #text },
    }
}
