//! What an example leaves to its reader: the `...` by which it says that it leaves something out, and words that stand for
//! a value.

use std::borrow::Cow;

/// Whether a text stands for whatever is to be put there (`<LIFETIME>`, `example`): it shows no type.
pub(super) fn stands_for_a_value(text: &str) -> bool {
    let bracketed = text.len() > 2 && text.starts_with('<') && text.ends_with('>');
    bracketed || matches!(text, "example" | "..." | "…")
}

/// Whether a line says that something is left out: `...`, `# ...`, `# ... other arguments ...`, `# more here ...`.
pub(super) fn is_placeholder(line: &str) -> bool {
    let text = line.trim();
    let comment = text.trim_start_matches(['#', '/', ' ', '*']);
    let dots = |text: &str| text.starts_with("...") || text.starts_with('…');
    let ends = |text: &str| text.ends_with("...") || text.ends_with('…');
    dots(comment) || (comment.len() < text.len() && ends(comment))
}

/// Whether any line of the code says that something is left out.
pub(super) fn has_placeholder(code: &str) -> bool {
    code.lines().any(is_placeholder) || code.contains("{ ... }")
}

/// The code with bare `...` lines (which no grammar allows) turned into spaces, byte for byte, or nothing when there
/// are none.
pub(super) fn without_bare_placeholders(code: &str) -> Option<String> {
    let bare = |line: &str| matches!(line.trim(), "..." | "…" | "....");
    if !code.lines().any(bare) && !code.contains("{ ... }") {
        return None;
    }
    let lines = code.split_inclusive('\n').map(|line| {
        if bare(line) {
            line.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect()
        } else {
            line.to_owned()
        }
    });
    Some(lines.collect::<String>().replace("{ ... }", "{     }"))
}

/// The code with what another template language would have filled in (`%{name}`, which is no directive of Terraform's) as
/// plain text, byte for byte.
pub(super) fn without_foreign_templates(code: &str) -> Cow<'_, str> {
    const DIRECTIVES: [&str; 5] = ["if", "else", "endif", "for", "endfor"];
    let is_foreign = |at: usize| {
        let inside = code.get(at + 2..).unwrap_or_default();
        let name = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(inside.len());
        name > 0
            && inside.get(name..).is_some_and(|rest| rest.starts_with('}'))
            && !code.get(..at).unwrap_or_default().ends_with('%')
            && !DIRECTIVES.iter().any(|word| inside.get(..name) == Some(word))
    };
    let mut plain = Cow::Borrowed(code);
    for (at, _) in code.match_indices("%{").filter(|(at, _)| is_foreign(*at)) {
        plain.to_mut().replace_range(at..=at, "_");
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_other_templates_fill_in_is_text() {
        let code = "a = \"%{lamp}\"\nb = \"%%{lamp}\"\nc = \"%{if x}y%{endif}\"\n";
        let plain = without_foreign_templates(code);
        assert_eq!(plain, code.replacen("%{lamp}", "_{lamp}", 1));
    }

    #[test]
    fn placeholders_are_told_from_prose() {
        for line in ["  ...", "# ...", "  # ... and so on ...", "// ...", "# other arguments ...", "…"] {
            assert!(is_placeholder(line), "{line}");
        }
        for line in ["# the lamp", "name = \"a...\"", "for_each = [for s in local.all : s...]", ""] {
            assert!(!is_placeholder(line), "{line}");
        }
    }

    #[test]
    fn words_for_a_value_are_no_values() {
        assert!(["<HOURS>", "<number of hours>", "example", "..."].into_iter().all(stands_for_a_value));
        assert!(!["<>", "an example", "1h", "a < b", ""].into_iter().any(stands_for_a_value));
    }

    #[test]
    fn blanking_keeps_every_offset() {
        let code = "a {\n  …\n  b = 1\n}\n";
        let blank = without_bare_placeholders(code).unwrap();
        assert_eq!(blank.len(), code.len());
        assert_eq!(blank.find("b = 1"), code.find("b = 1"));
        assert_eq!(without_bare_placeholders("a = 1\n"), None);
    }
}
