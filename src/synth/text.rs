//! Templates from literals and expressions.

use super::raw;
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
        self.protect(&['$']);
        self.out.push_str("${");
        self.out.push_str(expression);
        self.out.push('}');
    }

    /// A template in the user's words. A brace at its start and introducers at its end stand for themselves: they join the
    /// literals around it, and start nothing with those.
    pub(crate) fn raw(&mut self, text: &str) {
        let text = match text.strip_prefix('{') {
            Some(rest) => {
                self.pending.push('{');
                rest
            }
            None => text,
        };
        let (text, end) = text.split_at(text.trim_end_matches(['$', '%']).len());
        if text.is_empty() {
            // Nothing of it is alive: the literals around it are one.
        } else if text.starts_with("${") {
            self.protect(&['$']);
        } else if text.starts_with("%{") {
            // What protects a `%` begins with a `$`, which one before it would escape in turn.
            self.protect(&['$', '%']);
        } else {
            self.flush();
        }
        match self.position {
            Position::Json => self.out.push_str(text),
            Position::Quoted => raw::quoted(text, &mut self.out),
        }
        self.pending.push_str(end);
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

    /// A `$` right before `${` would escape it, and a `%` before `%{`: those at the end of the literal become expressions, or
    /// escapes.
    fn protect(&mut self, introducers: &[char]) {
        let run = self.pending.split_off(self.pending.trim_end_matches(introducers).len());
        self.flush();
        for c in run.chars() {
            self.out.push_str(match (self.position, c) {
                (Position::Json, '$') => "${\"$\"}",
                (Position::Json, _) => "${\"%\"}",
                (Position::Quoted, '$') => "\\u0024",
                (Position::Quoted, _) => "\\u0025",
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
    /// A literal, a template in the user's words, a literal.
    fn around(position: Position, before: &str, raw: &str, behind: &str) -> String {
        let mut template = Template::new(position);
        template.literal(before);
        template.raw(raw);
        template.literal(behind);
        template.finish()
    }

    #[test]
    fn what_stands_before_a_directive_does_not_escape_it() {
        let written = |position, before| around(position, before, "%{ if a }b%{ endif }", "");
        assert_eq!(written(Position::Json, "100%"), "100${\"%\"}%{ if a }b%{ endif }");
        assert_eq!(written(Position::Json, "$%"), "${\"$\"}${\"%\"}%{ if a }b%{ endif }");
        assert_eq!(written(Position::Json, "% "), "% %{ if a }b%{ endif }");
        assert_eq!(written(Position::Quoted, "$%"), "\\u0024\\u0025%{ if a }b%{ endif }");
        assert_eq!(around(Position::Json, "$", "${a}", ""), "${\"$\"}${a}");
        assert_eq!(around(Position::Json, "%", "${a}", ""), "%${a}");
    }

    #[test]
    fn literals_start_nothing_with_a_template_beside_them() {
        for position in [Position::Json, Position::Quoted] {
            assert_eq!(around(position, "$", "{a}", ""), "$${a}");
            assert_eq!(around(position, "", "a $", "{b}"), "a $${b}");
            assert_eq!(around(position, "", "a %", "{b}"), "a %%{b}");
            assert_eq!(around(position, "", "%", "{b}"), "%%{b}");
            assert_eq!(around(position, "", "100%", " b"), "100% b");
            assert_eq!(around(position, "$", "", "{b}"), "$${b}");
        }
    }

    #[test]
    fn a_template_between_quotes_has_its_own_quotes_escaped() {
        assert_eq!(around(Position::Quoted, "a", "\"${f(\"b\")}\"\n", "\""), "a\\\"${f(\"b\")}\\\"\\n\\\"");
        assert_eq!(around(Position::Json, "a", "\"${f(\"b\")}\"\n", "\""), "a\"${f(\"b\")}\"\n\"");
    }
}
