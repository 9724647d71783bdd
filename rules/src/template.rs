//! Texts with holes: `projects/{project}/topics/{topic}`.

/// Whether a text has the shape of a template. A hole takes one character or more, whatever they are: providers fill in
/// names with slashes, and take what is longer than the document says.
pub(crate) fn fits(template: &str, text: &str) -> bool {
    let pieces = pieces(template);
    let mut rest = text;
    let mut open = false;
    for (i, piece) in pieces.iter().enumerate() {
        let last = i + 1 == pieces.len();
        match piece {
            Piece::Hole if last => return !rest.is_empty(),
            Piece::Hole => open = true,
            Piece::Text(literal) if !open => match rest.strip_prefix(literal) {
                Some(after) => rest = after,
                None => return false,
            },
            Piece::Text(literal) if last => {
                return rest.len() > literal.len() && rest.ends_with(literal);
            }
            // The earliest place leaves the most for the pieces that follow.
            Piece::Text(literal) => {
                let Some(first) = rest.chars().next().map(char::len_utf8) else { return false };
                let Some(at) = rest.get(first..).and_then(|after| after.find(literal)) else { return false };
                rest = rest.get(first + at + literal.len()..).unwrap_or_default();
                open = false;
            }
        }
    }
    rest.is_empty()
}

enum Piece<'a> {
    Text(&'a str),
    Hole,
}

/// The text and the holes; a `{` without an end is text, and holes side by side are one.
fn pieces(template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((text, after)) = rest.split_once('{') {
        let Some((_, end)) = after.split_once('}') else { break };
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        if !matches!(pieces.last(), Some(Piece::Hole)) {
            pieces.push(Piece::Hole);
        }
        rest = end;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::fits;
    use proptest::prelude::*;

    #[test]
    fn holes_take_names() {
        let topic = "projects/{project}/topics/{topic}";
        for text in ["projects/a/topics/b", "projects/domain.com:a/topics/b/c"] {
            assert!(fits(topic, text), "{text}");
        }
        for text in ["projects//topics/b", "projects/a/topics/", "projects/a", "//x/projects/a/topics/b", ""]
        {
            assert!(!fits(topic, text), "{text}");
        }
        assert!(fits("{name}@{domain}.com", "a@b.c.com") && !fits("{name}@{domain}.com", "a@.com"));
        assert!(fits("{a}{b}", "x") && fits("plain", "plain") && !fits("plain", "plains") && fits("", ""));
        assert!(fits("a{b", "a{b"));
    }

    proptest! {
        #[test]
        fn a_filled_template_fits(parts in proptest::collection::vec("[a-c/]{1,3}", 1..5), fill in "[a-z/é]{1,4}") {
            let template = parts.join("{hole}");
            prop_assert!(fits(&template, &parts.join(&fill)));
        }
    }
}
