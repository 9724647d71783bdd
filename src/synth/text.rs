//! Templates from literals and expressions.

use crate::escape;

/// Where a template stands.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Position {
    /// A whole JSON string.
    Json,
    /// Between the quotes of a string inside an expression.
    Quoted,
}

/// Text that grows by literals and expressions.
#[derive(Debug)]
pub(crate) struct Template {
    position: Position,
    out: String,
    /// Literal text that is not escaped yet: what has to be depends on what follows.
    pending: String,
}

impl Template {
    pub(crate) const fn new(position: Position) -> Self {
        Self { position, out: String::new(), pending: String::new() }
    }

    pub(crate) fn literal(&mut self, text: &str) {
        self.pending.push_str(text);
    }

    /// An expression between `${` and `}`.
    pub(crate) fn interpolation(&mut self, expression: &str) {
        self.protect_dollar();
        self.out.push_str("${");
        self.out.push_str(expression);
        self.out.push('}');
    }

    /// A template in the user's words.
    pub(crate) fn raw(&mut self, text: &str) {
        if text.starts_with("${") {
            self.protect_dollar();
        } else {
            self.flush();
        }
        self.out.push_str(text);
    }

    pub(crate) fn finish(mut self) -> String {
        self.flush();
        self.out
    }

    fn flush(&mut self) {
        match self.position {
            Position::Json => escape::template(&self.pending, &mut self.out),
            Position::Quoted => escape::quoted(&self.pending, &mut self.out),
        }
        self.pending.clear();
    }

    /// A `$` right before `${` would escape it: the one at the end of the literal becomes an expression, or an escape.
    fn protect_dollar(&mut self) {
        let dollar = self.pending.ends_with('$');
        if dollar {
            self.pending.pop();
        }
        // A second `$` before it is harmless: what follows it is not `${` any more, or an escape.
        if dollar && self.pending.ends_with('$') {
            self.protect_dollar();
        } else {
            self.flush();
        }
        if dollar {
            self.out.push_str(match self.position {
                Position::Json => "${\"$\"}",
                Position::Quoted => "\\u0024",
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(position: Position, parts: &[Result<&str, &str>]) -> String {
        let mut template = Template::new(position);
        for part in parts {
            match part {
                Ok(literal) => template.literal(literal),
                Err(expression) => template.interpolation(expression),
            }
        }
        template.finish()
    }

    #[test]
    fn literals_are_escaped_and_expressions_are_not() {
        let parts = [Ok("a ${x} \""), Err("aws_x.y.id"), Ok("/"), Err("var.z")];
        assert_eq!(template(Position::Json, &parts), "a $${x} \"${aws_x.y.id}/${var.z}");
        assert_eq!(template(Position::Quoted, &parts), "a $${x} \\\"${aws_x.y.id}/${var.z}");
    }

    #[test]
    fn a_dollar_before_an_expression_does_not_escape_it() {
        assert_eq!(template(Position::Json, &[Ok("costs $"), Err("var.a")]), "costs ${\"$\"}${var.a}");
        assert_eq!(template(Position::Quoted, &[Ok("$$"), Err("var.a")]), "\\u0024\\u0024${var.a}");
    }

    #[test]
    fn an_introducer_across_two_literals_is_escaped() {
        assert_eq!(template(Position::Json, &[Ok("$"), Ok("{a}")]), "$${a}");
    }
}
