//! The literals of a program aside, while its lines are laid out: what stands in one is somebody's text, whatever it looks like.

/// A program whose raw literals, which may go over lines, are kept apart from it.
pub(crate) struct Aside {
    /// The program with a mark in the place of each.
    pub(crate) program: String,
    literals: Vec<String>,
}

/// The mark of a literal: its number between two of these. rustc takes none in a raw literal, and others hold it escaped.
const MARK: char = '\0';

impl Aside {
    /// Takes the raw literals out of a formatted program. What stands in no literal goes through `code`.
    pub(crate) fn of(program: &str, code: impl Fn(&str) -> String) -> Self {
        let mut aside = Self { program: String::with_capacity(program.len()), literals: Vec::new() };
        let mut rest = program;
        while let Some((before, literal, behind)) = next(rest) {
            aside.program.push_str(&code(before));
            if literal.starts_with('"') {
                aside.program.push_str(literal);
            } else {
                aside.program.push_str(&format!("{MARK}{}{MARK}", aside.literals.len()));
                aside.literals.push(literal.to_owned());
            }
            rest = behind;
        }
        aside.program.push_str(&code(rest));
        aside
    }

    /// The program, laid out, with its literals.
    pub(crate) fn back(&self, program: &str) -> String {
        let mut out = String::with_capacity(program.len());
        for (at, part) in program.split(MARK).enumerate() {
            // Every other part is a number.
            let literal = (at % 2 == 1).then(|| self.literals.get(part.parse::<usize>().ok()?)).flatten();
            out.push_str(literal.map_or(part, String::as_str));
        }
        out
    }
}

/// What stands before the first literal of text, the literal, and what stands behind it.
fn next(code: &str) -> Option<(&str, &str, &str)> {
    let quote = code.find('"')?;
    let hashes = code[..quote].len() - code[..quote].trim_end_matches('#').len();
    let before = &code[..quote - hashes];
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let is_raw = before.strip_suffix('r').is_some_and(|before| !before.ends_with(is_word));
    let (start, end) = if is_raw {
        let close = format!("\"{}", "#".repeat(hashes));
        let inner = code.get(quote + 1..)?;
        (before.len() - 1, quote + 1 + inner.find(&close)? + close.len())
    } else {
        let mut escaped = false;
        let inner = code.get(quote + 1..)?;
        let end = inner.find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        })?;
        (quote, quote + 1 + end + 1)
    };
    Some((code.get(..start)?, code.get(start..end)?, code.get(end..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_stay_what_they_are_and_the_code_around_them_does_not() {
        let program = "a(\"a \\\"a\\\\\", r##\"a\n\"# a\"##, bar\"a\", r\"a\");\na\n";
        let aside = Aside::of(program, |code| code.replace('a', "b"));
        assert!(!aside.program.contains("\"# a"), "{}", aside.program);
        let laid_out = aside.program.replace('\n', "\n\n");
        let expected = "b(\"a \\\"a\\\\\", r##\"a\n\"# a\"##, bbr\"a\", r\"a\");\n\nb\n\n";
        assert_eq!(aside.back(&laid_out), expected);
    }

    #[test]
    fn code_without_literals_or_with_half_of_one_is_code() {
        for code in ["", "a", "r#a", "a \" a", "a r#\" a"] {
            let aside = Aside::of(code, |code| code.replace('a', "b"));
            assert_eq!(aside.back(&aside.program), code.replace('a', "b"));
        }
    }
}
