//! Text with expressions in it.

use super::Expr;
use crate::data::{Data, Node, Repr};
use crate::marker::Any;
use crate::typed::{IntoTyped, ValueType};
use crate::value::Value;
use std::borrow::Cow;

/// Text with values in it, as `format!` writes them: `{}` stands for the next value, `{{` and `}}` for braces.
///
/// The number of values is checked when the program is compiled.
///
/// ```
/// use ferroform::{Expr, hcl, template};
/// let account: Expr<String> = hcl("data.aws_caller_identity.current.account_id");
/// let arn: Expr<String> = template!("arn:aws:iam::{}:root", account);
/// ```
///
/// ```compile_fail
/// let arn: ferroform::Expr<String> = ferroform::template!("{}-{}", "one");
/// ```
#[macro_export]
macro_rules! template {
    ($text:literal $(, $value:expr)* $(,)?) => {{
        const _: () = ::core::assert!(
            $crate::__private::placeholders($text) == [$(::core::stringify!($value)),*].as_slice().len(),
            "a text of `template!` takes as many values as it has placeholders"
        );
        $crate::__private::template(
            $text,
            [$($crate::__private::part($value)),*],
        )
    }};
}

/// The number of `{}` in a text of [`template!`](crate::template).
#[doc(hidden)]
#[must_use]
#[inline]
pub const fn placeholders(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut count = 0;
    let mut i = 0;
    while i + 1 < bytes.len() {
        match (bytes[i], bytes[i + 1]) {
            (b'{', b'{') | (b'}', b'}') => i += 2,
            (b'{', b'}') => {
                count += 1;
                i += 2;
            }
            _ => i += 1,
        }
    }
    count
}

/// A value between the literal parts of a [`template!`](crate::template).
#[doc(hidden)]
#[derive(Debug)]
pub struct Part {
    data: Data,
    is_text: bool,
}

#[doc(hidden)]
#[must_use]
pub fn part<V: IntoTyped>(value: V) -> Part {
    Part { data: value.into_typed().data, is_text: V::Type::IS_TEXT }
}

/// The literal parts of `text`, with the values between them.
#[doc(hidden)]
#[must_use]
pub fn template<const N: usize>(text: &str, values: [Part; N]) -> Expr<String> {
    let mut parts = Vec::with_capacity(2 * N + 1);
    let mut values = values.into_iter();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (step, value) = match rest.as_bytes() {
            [b'{', b'{', ..] | [b'}', b'}', ..] => (2, None),
            [b'{', b'}', ..] => (2, values.next()),
            _ => (c.len_utf8(), None),
        };
        match value {
            Some(Part { data, is_text }) => {
                let alone = literal.is_empty() && parts.is_empty() && rest.len() == step;
                parts.push(Data::text(std::mem::take(&mut literal)));
                parts.push(if alone && !is_text { text_alone(data) } else { data });
            }
            None => literal.push(c),
        }
        rest = &rest[step..];
    }
    parts.push(Data::text(literal));
    Expr::new(Node::Template(parts))
}

/// What stands alone between `${` and `}` keeps its own type, and a template is text.
#[inline]
fn text_alone(data: Data) -> Data {
    let is_template =
        |node: &Node| matches!(node, Node::Template(_) | Node::RawTemplate(_) | Node::Literal(_));
    match &data.0 {
        Repr::Expr(node) if !is_template(node) => {
            Data::expr(Node::Call { name: "tostring".into(), args: vec![data] })
        }
        _ => data,
    }
}

impl Expr<String> {
    /// Values one after the other, as text.
    ///
    /// ```
    /// use ferroform::{Expr, hcl};
    /// let name: Expr<String> = hcl("var.name");
    /// let long = Expr::concat(["prefix-".into(), name.into(), "-suffix".into()]);
    /// ```
    #[must_use]
    pub fn concat(parts: impl IntoIterator<Item = Value<Any>>) -> Self {
        let mut parts: Vec<Data> = parts.into_iter().map(|part| part.data).collect();
        if parts.len() == 1 {
            parts = parts.into_iter().map(text_alone).collect();
        }
        Self::new(Node::Template(parts))
    }

    /// A template in Terraform's own language: `${…}` and `%{…}` are alive, everything else stands for itself, as in a
    /// heredoc of HCL: a backslash is a backslash, and quotes need none.
    ///
    /// ```
    /// use ferroform::Expr;
    /// let text = Expr::raw_template("%{ if var.public }public%{ else }private%{ endif }-${var.name}");
    /// ```
    #[must_use]
    pub fn raw_template(text: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Node::RawTemplate(text.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::placeholders;

    #[test]
    fn placeholders_are_counted_as_format_does() {
        for (text, count) in
            [("", 0), ("a", 0), ("{}", 1), ("a{}b{}", 2), ("{{}}", 0), ("{{{}}}", 1), ("{", 0)]
        {
            assert_eq!(placeholders(text), count, "{text}");
        }
    }
}
