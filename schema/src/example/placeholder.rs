//! The `...` by which an example says that it leaves something out.

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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn blanking_keeps_every_offset() {
        let code = "a {\n  …\n  b = 1\n}\n";
        let blank = without_bare_placeholders(code).unwrap();
        assert_eq!(blank.len(), code.len());
        assert_eq!(blank.find("b = 1"), code.find("b = 1"));
        assert_eq!(without_bare_placeholders("a = 1\n"), None);
    }
}
