//! Expressions of HCL as expressions of Rust.
//!
//! Two questions are asked of each: what goes where a value of a type is wanted ([`Converter::value`]), and what is it as an
//! `Expr` of its own type ([`Converter::typed`]). What has no typed form is written in Terraform's language, and counted.

mod call;
mod literal;
mod loops;
mod operation;
mod receiver;
pub(crate) mod reference;
mod template;
mod why;

pub(crate) use literal::{members, string};
pub(crate) use loops::unused_as_blank;
pub(crate) use why::Why;

use receiver::receiver;

use crate::code::Converter;
use crate::configuration::Item;
use crate::types::Ty;
use hcl_edit::Span;
use hcl_edit::expr::Expression;
use proc_macro2::TokenStream;
use quote::quote;

/// What stands for `format!` where a program's text is put together by Rust itself.
#[cfg(feature = "cdktf")]
pub(crate) const FORMAT: &str = "rust_format";

/// An expression with its type, or why there is none.
pub(crate) type Typed<'a> = Result<(TokenStream, Ty<'a>), Why>;

/// Where an expression stands.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) item: &'a Item<'a>,
}

/// A piece of Rust that is a value.
#[derive(Debug)]
pub(crate) struct Coded<'a> {
    pub(crate) tokens: TokenStream,
    pub(crate) form: RustForm<'a>,
}

/// What type of Rust a piece has, as far as arrays need to know: their items must be of one.
#[derive(Debug, Clone)]
pub(crate) enum RustForm<'a> {
    Text,
    Whole,
    Float,
    Bool,
    /// A variant of an enum, a finished block, or a `Value`: of the type that is wanted.
    Wanted,
    Expr(Ty<'a>),
    /// An array, or something else that only converts.
    Other,
}

impl Coded<'_> {
    pub(crate) fn into_any(self) -> TokenStream {
        let tokens = self.tokens;
        if matches!(self.form, RustForm::Wanted) {
            return tokens;
        }
        let tokens = receiver(tokens);
        quote! { #tokens.into() }
    }
}

impl RustForm<'_> {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Expr(a), Self::Expr(b)) => a.same(b),
            (Self::Other, _) | (_, Self::Other) => false,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

impl<'a> Converter<'a> {
    /// What goes where a value of this type is wanted.
    pub(crate) fn value(&self, context: Context<'a>, expression: &Expression, want: &Ty<'a>) -> TokenStream {
        self.coded(context, expression, want).tokens
    }

    /// A `Value` of any type, where nothing else can be meant.
    pub(crate) fn any(&self, context: Context<'a>, expression: &Expression) -> TokenStream {
        self.coded(context, expression, &Ty::Any).into_any()
    }

    fn wrap(&self, tokens: TokenStream, want: &Ty<'a>) -> TokenStream {
        let value = self.imports.runtime("Value");
        let ty = want.tokens(&self.imports);
        quote! { #value::<#ty>::from(#tokens) }
    }

    pub(crate) fn coded(&self, context: Context<'a>, expression: &Expression, want: &Ty<'a>) -> Coded<'a> {
        match expression {
            Expression::Parenthesis(inner) => self.coded(context, inner.inner(), want),
            Expression::Null(_) => {
                let value = self.imports.runtime("Value");
                let ty = want.tokens(&self.imports);
                Coded { tokens: quote! { #value::<#ty>::null() }, form: RustForm::Wanted }
            }
            Expression::Bool(_) | Expression::Number(_) | Expression::String(_) => {
                self.literal(context, expression, want)
            }
            Expression::UnaryOp(operation) => match literal::negative(operation) {
                Some(number) => self.number(context, expression, &number, want),
                None => self.coerced(context, expression, want),
            },
            Expression::Array(array) => self.array(context, expression, array, want),
            Expression::Object(object) => self.object(context, expression, object, want),
            Expression::StringTemplate(parts) => match template::only_interpolation(parts) {
                Some(inner) => self.coded(context, inner, want),
                None => self.coerced(context, expression, want),
            },
            Expression::HeredocTemplate(heredoc) => match template::plain_heredoc(heredoc) {
                Some(text) => self.text(context, expression, &text, want),
                None => self.coerced(context, expression, want),
            },
            #[cfg(feature = "cdktf")]
            Expression::Variable(name) => match self.value_of_rust(name.as_str(), want) {
                Some(coded) => coded,
                None => self.coerced(context, expression, want),
            },
            #[cfg(feature = "cdktf")]
            Expression::FuncCall(call)
                if call.name.name.as_str() == FORMAT && matches!(want, Ty::String | Ty::Any) =>
            {
                let text = call.args.iter().next().and_then(Expression::as_str).unwrap_or_default();
                Coded { tokens: quote! { format!(#text) }, form: RustForm::Other }
            }
            _ => self.coerced(context, expression, want),
        }
    }

    /// A variable of Rust that goes as it is where a value of this type is wanted.
    #[cfg(feature = "cdktf")]
    fn value_of_rust(&self, name: &str, want: &Ty<'a>) -> Option<Coded<'a>> {
        use crate::variables::Holds;
        let known = self.variables.find(name)?;
        let variable = &known.variable;
        match &known.holds {
            Holds::Native(ty) if matches!(want, Ty::Any) || want.same(ty) => {
                let form = match ty {
                    Ty::String => RustForm::Text,
                    Ty::Bool => RustForm::Bool,
                    _ => RustForm::Other,
                };
                Some(Coded { tokens: quote! { #variable }, form })
            }
            Holds::Value(ty) if want.same(ty) => {
                Some(Coded { tokens: quote! { #variable.clone() }, form: RustForm::Wanted })
            }
            Holds::Value(_) if matches!(want, Ty::Any) => {
                Some(Coded { tokens: quote! { #variable.clone().any() }, form: RustForm::Wanted })
            }
            _ => None,
        }
    }

    /// An expression with its own type, cast where another is wanted.
    fn coerced(&self, context: Context<'a>, expression: &Expression, want: &Ty<'a>) -> Coded<'a> {
        let (tokens, ty) = match self.typed(context, expression, want) {
            Ok(typed) => typed,
            Err(why) => return self.raw(context, expression, want, &why.to_string()),
        };
        self.count_expression();
        if want.takes(&ty) {
            return Coded { tokens, form: RustForm::Expr(ty) };
        }
        let wanted = want.expression();
        let (tokens, to) = (receiver(tokens), wanted.tokens(&self.imports));
        Coded { tokens: quote! { #tokens.cast::<#to>() }, form: RustForm::Expr(wanted) }
    }

    /// An expression of exactly this type, for an operand that methods are called on.
    pub(crate) fn operand(
        &self,
        context: Context<'a>,
        expression: &Expression,
        want: &Ty<'a>,
    ) -> Result<TokenStream, Why> {
        if literal_type(expression).is_some_and(|ty| ty.same(want)) && !matches!(want, Ty::String) {
            let value = self.value(context, expression, want);
            let literal = self.imports.runtime("literal");
            return Ok(quote! { #literal(#value) });
        }
        Ok(self.cast(self.typed(context, expression, want)?, want))
    }

    /// An expression as one of exactly this type.
    pub(crate) fn cast(&self, (tokens, ty): (TokenStream, Ty<'a>), want: &Ty<'a>) -> TokenStream {
        if ty.same(want) {
            return tokens;
        }
        let (tokens, to) = (receiver(tokens), want.tokens(&self.imports));
        quote! { #tokens.cast::<#to>() }
    }

    /// An expression as an `Expr` of its own type, where it has one. The hint decides where the expression leaves its type
    /// open.
    pub(crate) fn typed(&self, context: Context<'a>, expression: &Expression, hint: &Ty<'a>) -> Typed<'a> {
        match expression {
            Expression::Parenthesis(inner) => self.typed(context, inner.inner(), hint),
            Expression::Variable(name) => self.reference(context, name.as_str(), &[], hint),
            Expression::Traversal(traversal) => match &traversal.expr {
                Expression::Variable(root) => {
                    let operators: Vec<_> = traversal.operators.iter().map(|op| op.value()).collect();
                    self.reference(context, root.as_str(), &operators, hint)
                }
                base => {
                    let operators: Vec<_> = traversal.operators.iter().map(|op| op.value()).collect();
                    if let Some(typed) = loops::call_of(traversal)
                        .and_then(|call| self.all_of_keyed(context, call, &operators, hint))
                    {
                        return typed;
                    }
                    if let Some(typed) = loops::call_of(traversal)
                        .and_then(|call| self.member_of_call(context, call, &operators, hint))
                    {
                        return typed;
                    }
                    let (tokens, ty) = self.typed(context, base, &Ty::Any)?;
                    self.walk(context, tokens, ty, &operators, hint)
                }
            },
            Expression::FuncCall(call) => self.call(context, call, hint),
            Expression::Conditional(conditional) => self.conditional(context, conditional, hint),
            Expression::UnaryOp(operation) => self.unary(context, operation),
            Expression::BinaryOp(operation) => self.binary(context, operation),
            Expression::StringTemplate(parts) => match template::only_interpolation(parts) {
                Some(inner) => self.typed(context, inner, hint),
                None => self.string_template(context, parts),
            },
            Expression::HeredocTemplate(heredoc) => self.heredoc(context, heredoc),
            Expression::ForExpr(for_expr) => self.for_expression(context, for_expr, hint),
            _ => Err(Why::Literal),
        }
    }

    /// The text of an expression. A file in JSON has none of its own.
    pub(crate) fn written(&self, context: Context<'a>, expression: &Expression) -> String {
        match expression.span().and_then(|span| context.item.source.text.get(span)) {
            Some(text) => text.trim().to_owned(),
            None => expression.to_string().trim().to_owned(),
        }
    }

    /// An expression in Terraform's language.
    pub(crate) fn raw(
        &self,
        context: Context<'a>,
        expression: &Expression,
        want: &Ty<'a>,
        why: &str,
    ) -> Coded<'a> {
        let span = expression.span();
        let text = self.written(context, expression);
        self.variables.note_text(&text);
        let what = text.lines().next().unwrap_or_default();
        self.untyped(context.item, span, what, why);
        let wanted = want.expression();
        let ty = wanted.tokens(&self.imports);
        self.imports.runtime("hcl");
        Coded { tokens: quote! { hcl::<#ty>(#text) }, form: RustForm::Expr(wanted) }
    }
}

/// The type of an expression as far as it can be told without the program around it.
pub(crate) fn literal_type<'a>(expression: &Expression) -> Option<Ty<'a>> {
    Some(match expression {
        Expression::Parenthesis(inner) => return literal_type(inner.inner()),
        Expression::Bool(_) => Ty::Bool,
        Expression::Number(_) => Ty::Number,
        Expression::String(_) | Expression::HeredocTemplate(_) => Ty::String,
        Expression::StringTemplate(parts) if template::only_interpolation(parts).is_none() => Ty::String,
        _ => return None,
    })
}
