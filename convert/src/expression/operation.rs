//! Operators and conditions.

use super::{Context, Typed, literal_type};
use crate::code::Converter;
use crate::types::Ty;
use hcl_edit::expr::{BinaryOp, BinaryOperator, Conditional, Expression, UnaryOp, UnaryOperator};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

impl<'a> Converter<'a> {
    pub(super) fn unary(&self, context: Context<'a>, operation: &UnaryOp) -> Typed<'a> {
        match operation.operator.value() {
            UnaryOperator::Neg => {
                let operand = self.operand(context, &operation.expr, &Ty::Number)?;
                let operand = grouped(&operation.expr, operand);
                Ok((quote! { -#operand }, Ty::Number))
            }
            UnaryOperator::Not => {
                let operand = self.operand(context, &operation.expr, &Ty::Bool)?;
                let operand = grouped(&operation.expr, operand);
                Ok((quote! { !#operand }, Ty::Bool))
            }
        }
    }

    pub(super) fn binary(&self, context: Context<'a>, operation: &BinaryOp) -> Typed<'a> {
        let BinaryOp { lhs_expr: left, rhs_expr: right, operator, .. } = operation;
        let arithmetic = |symbol: TokenStream| {
            let first = grouped(left, self.operand(context, left, &Ty::Number)?);
            let second = grouped(right, self.value(context, right, &Ty::Number));
            Ok((quote! { #first #symbol #second }, Ty::Number))
        };
        match operator.value() {
            BinaryOperator::Plus => arithmetic(quote! { + }),
            BinaryOperator::Minus => arithmetic(quote! { - }),
            BinaryOperator::Mul => arithmetic(quote! { * }),
            BinaryOperator::Div => arithmetic(quote! { / }),
            BinaryOperator::Mod => arithmetic(quote! { % }),
            BinaryOperator::Eq => self.comparison(context, left, right, "equals"),
            BinaryOperator::NotEq => self.comparison(context, left, right, "not_equals"),
            BinaryOperator::And => self.method(context, left, right, "and", &Ty::Bool),
            BinaryOperator::Or => self.method(context, left, right, "or", &Ty::Bool),
            BinaryOperator::Less => self.ordering(context, left, right, "less_than", "greater_than"),
            BinaryOperator::LessEq => self.ordering(context, left, right, "at_most", "at_least"),
            BinaryOperator::Greater => self.ordering(context, left, right, "greater_than", "less_than"),
            BinaryOperator::GreaterEq => self.ordering(context, left, right, "at_least", "at_most"),
        }
    }

    fn method(
        &self,
        context: Context<'a>,
        left: &Expression,
        right: &Expression,
        name: &str,
        operands: &Ty<'a>,
    ) -> Typed<'a> {
        let first = grouped(left, self.operand(context, left, operands)?);
        let second = self.value(context, right, operands);
        let name = format_ident!("{name}");
        Ok((quote! { #first.#name(#second) }, Ty::Bool))
    }

    /// A comparison of numbers; a literal on the left changes places.
    fn ordering(
        &self,
        context: Context<'a>,
        left: &Expression,
        right: &Expression,
        name: &str,
        turned: &str,
    ) -> Typed<'a> {
        if literal_type(left).is_some() {
            return self.method(context, right, left, turned, &Ty::Number);
        }
        self.method(context, left, right, name, &Ty::Number)
    }

    /// A test for equality; what has a type of its own comes first.
    fn comparison(
        &self,
        context: Context<'a>,
        left: &Expression,
        right: &Expression,
        name: &str,
    ) -> Typed<'a> {
        let (left, right) = match left {
            Expression::Null(_) => (right, left),
            _ if literal_type(left).is_some() => (right, left),
            _ => (left, right),
        };
        let hint = literal_type(right).unwrap_or(Ty::Any);
        let (first, ty) = self.typed(context, left, &hint)?;
        let first = grouped(left, first);
        // Terraform compares values of different types as different: neither side is converted.
        let second = match literal_type(right) {
            Some(other) if !ty.takes(&other) => {
                let any = Ty::Any.tokens(&self.imports);
                let second = self.value(context, right, &Ty::Any);
                let name = format_ident!("{name}");
                return Ok((quote! { #first.cast::<#any>().#name(#second) }, Ty::Bool));
            }
            _ => self.value(context, right, &ty),
        };
        let name = format_ident!("{name}");
        Ok((quote! { #first.#name(#second) }, Ty::Bool))
    }

    pub(super) fn conditional(
        &self,
        context: Context<'a>,
        conditional: &Conditional,
        hint: &Ty<'a>,
    ) -> Typed<'a> {
        let Conditional { cond_expr, true_expr, false_expr, .. } = conditional;
        let ty = match hint {
            Ty::Any => literal_type(true_expr).or_else(|| literal_type(false_expr)).unwrap_or(Ty::Any),
            hint => hint.expression(),
        };
        let condition = self.value(context, cond_expr, &Ty::Bool);
        let (yes, no) = (self.value(context, true_expr, &ty), self.value(context, false_expr, &ty));
        self.imports.runtime("conditional");
        let of = ty.tokens(&self.imports);
        Ok((quote! { conditional::<#of>(#condition, #yes, #no) }, ty))
    }
}

/// An operand in parentheses where it is itself an operation.
fn grouped(expression: &Expression, tokens: TokenStream) -> TokenStream {
    match expression {
        Expression::Parenthesis(inner) => grouped(inner.inner(), tokens),
        Expression::BinaryOp(_) | Expression::UnaryOp(_) => quote! { (#tokens) },
        _ => tokens,
    }
}
