//! Text with expressions in it.

use super::literal::string;
use super::{Context, Typed, Why};
use crate::code::Converter;
use crate::types::Ty;
use hcl_edit::Span;
use hcl_edit::expr::Expression;
use hcl_edit::template::{Element, HeredocTemplate, StringTemplate};
use quote::quote;

impl<'a> Converter<'a> {
    pub(super) fn string_template(&self, context: Context<'a>, parts: &StringTemplate) -> Typed<'a> {
        self.template(context, parts.iter().map(Part::of))
    }

    pub(super) fn heredoc(&self, context: Context<'a>, heredoc: &HeredocTemplate) -> Typed<'a> {
        let parts: Vec<Part<'_>> = heredoc.template.iter().map(Part::of).collect();
        let directive = parts.iter().any(|part| matches!(part, Part::Other));
        if !directive {
            return self.template(context, parts.into_iter());
        }
        // No backslash means anything in a heredoc, so that its text is a template of JSON as it stands.
        let text = heredoc.template.span().and_then(|span| context.item.source.text.get(span));
        let Some(text) = text.filter(|_| heredoc.indent().is_none()) else { return Err(Why::Directive) };
        let expr = self.imports.runtime("Expr");
        let text = string(text);
        Ok((quote! { #expr::raw_template(#text) }, Ty::String))
    }

    fn template<'p>(&self, context: Context<'a>, parts: impl Iterator<Item = Part<'p>>) -> Typed<'a> {
        let mut text = String::new();
        let mut values = Vec::new();
        for part in parts {
            match part {
                Part::Text(literal) => text.push_str(&literal.replace('{', "{{").replace('}', "}}")),
                Part::Value(expression) => {
                    text.push_str("{}");
                    values.push(self.value(context, expression, &Ty::Any));
                }
                Part::Other => return Err(Why::Directive),
            }
        }
        self.imports.runtime("template");
        let text = string(&text);
        // A call as far as the formatter knows, which lays out only what it can read.
        Ok((quote! { __template__(#text, #(#values),*) }, Ty::String))
    }
}

enum Part<'p> {
    Text(&'p str),
    Value(&'p Expression),
    /// A directive, or an interpolation that strips white space.
    Other,
}

impl<'p> Part<'p> {
    fn of(element: &'p Element) -> Self {
        match element {
            Element::Literal(text) => Self::Text(text.value()),
            Element::Interpolation(part) if part.strip == hcl_edit::template::Strip::None => {
                Self::Value(&part.expr)
            }
            Element::Interpolation(_) | Element::Directive(_) => Self::Other,
        }
    }
}

/// The expression of `"${…}"`.
pub(super) fn only_interpolation(parts: &StringTemplate) -> Option<&Expression> {
    let mut elements = parts.iter();
    match (elements.next(), elements.next()) {
        (Some(Element::Interpolation(part)), None) => Some(&part.expr),
        _ => None,
    }
}

/// The text of a heredoc without expressions.
pub(super) fn plain_heredoc(heredoc: &HeredocTemplate) -> Option<String> {
    let mut text = String::new();
    for element in heredoc.template.iter() {
        text.push_str(element.as_literal()?.value());
    }
    Some(text)
}
