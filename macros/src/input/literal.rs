//! Values in attributes.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::Token;
use syn::parse::{Parse, ParseStream};

/// A value in an attribute: known here when it is a literal, else any expression.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    pub(crate) tokens: TokenStream,
    pub(crate) literal: Option<Literal>,
    pub(crate) span: Span,
}

/// A value that is known in the macro.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Literal {
    Text(String),
    Integer(i64),
    Decimal(f64),
    Bool(bool),
}

impl Literal {
    /// As a document writes it.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Integer(n) => n.to_string(),
            Self::Decimal(n) => n.to_string(),
            Self::Bool(value) => value.to_string(),
        }
    }
}

impl Parse for Given {
    /// Everything up to the next comma.
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let start = input.span();
        let mut tokens = Vec::new();
        while !input.is_empty() && !input.peek(Token![,]) {
            tokens.push(input.parse::<TokenTree>()?);
        }
        let Some(first) = tokens.first() else {
            return Err(syn::Error::new(
                start,
                "expected a value, such as `\"text\"`, `5`, `true` or an expression",
            ));
        };
        let span = if tokens.len() == 1 {
            first.span()
        } else {
            first.span().join(tokens[tokens.len() - 1].span()).unwrap_or(start)
        };
        let literal = literal(&tokens);
        Ok(Self { literal, span, tokens: tokens.into_iter().collect() })
    }
}

fn literal(tokens: &[TokenTree]) -> Option<Literal> {
    match tokens {
        // What comes through another macro may stand in an invisible group.
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
            literal(&group.stream().into_iter().collect::<Vec<_>>())
        }
        [TokenTree::Ident(word)] if word == "true" || word == "false" => Some(Literal::Bool(word == "true")),
        [TokenTree::Literal(value)] => match syn::Lit::new(value.clone()) {
            syn::Lit::Str(text) => Some(Literal::Text(text.value())),
            syn::Lit::Int(number) => number.base10_parse().ok().map(Literal::Integer),
            syn::Lit::Float(number) => number.base10_parse().ok().map(Literal::Decimal),
            _ => None,
        },
        [TokenTree::Punct(minus), rest @ ..] if minus.as_char() == '-' => match literal(rest)? {
            Literal::Integer(n) => Some(Literal::Integer(-n)),
            Literal::Decimal(n) => Some(Literal::Decimal(-n)),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn literals_are_known_and_expressions_are_kept() {
        for (tokens, expected) in [
            (quote! { "a" }, Some(Literal::Text("a".into()))),
            (quote! { -5 }, Some(Literal::Integer(-5))),
            (quote! { 1.5 }, Some(Literal::Decimal(1.5))),
            (quote! { true }, Some(Literal::Bool(true))),
            (quote! { Kind::Http }, None),
            (quote! { concat("a", "b") }, None),
        ] {
            let text = tokens.to_string();
            let given: Given = syn::parse2(tokens).expect("a value");
            assert_eq!(given.literal, expected);
            assert_eq!(given.tokens.to_string(), text);
        }
        assert!(syn::parse2::<Given>(quote! {}).is_err());
    }
}
