//! "This argument is processed in attribute-as-blocks mode": a value of an object type that may be written as blocks.

use crate::markdown::Inline;

/// Whether a text says that what it is about is in that mode, in words or by where it links to.
pub(crate) fn as_blocks(text: &Inline) -> bool {
    names_the_mode(text.text()) || text.links.iter().any(|link| names_the_mode(&link.target))
}

/// Whether a text says that what it is about is set to `[]`, as no mere block can be: "Set it to an empty slice (`[]`) to
/// remove it".
pub(crate) fn is_set_to_nothing(text: &str, name: &str) -> bool {
    let own = ["it".to_owned(), format!("`{name}`")];
    let values = ["an empty slice (`[]`)", "empty slice (`[]`)", "an empty list (`[]`)", "`[]`"];
    own.iter().any(|own| values.iter().any(|value| text.contains(&format!("set {own} to {value}"))))
}

/// "attribute as blocks", "attr-as-block": in one word or in several.
fn names_the_mode(text: &str) -> bool {
    // The rarest part of it comes first: this is asked of every text.
    text.match_indices("lock").any(|(at, _)| {
        let before = text[..at].strip_suffix(['b', 'B']);
        before.and_then(|before| word_before(before, "as")).is_some_and(|before| {
            ["attribute", "attributes", "attr", "attrs"]
                .iter()
                .any(|word| word_before(before, word).is_some())
        })
    })
}

/// What is in front of a word, which a space or a dash follows.
fn word_before<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let text = text.strip_suffix([' ', '-', '_'])?;
    let at = text.len().checked_sub(word.len())?;
    text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(word)).then(|| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::names_the_mode;

    #[test]
    fn what_is_set_to_nothing_is_no_mere_block() {
        let said = |text: &str| super::is_set_to_nothing(text, "lid");
        assert!(said("You have to set it to an empty slice (`[]`) to remove all lids."));
        assert!(said("One must explicitly set `lid` to `[]`."));
        assert!(!said("One must explicitly set `hinge` to `[]`."));
        assert!(!said("An empty list allows all lids."));
    }

    #[test]
    fn the_mode_is_recognized_in_every_spelling() {
        for text in [
            "It is processed in attribute-as-blocks mode.",
            "Both are marked Attributes as Blocks:",
            "This field uses attr-as-block mode to avoid conflicts.",
            "/docs/configuration/attr-as-blocks.html",
        ] {
            assert!(names_the_mode(text), "{text}");
        }
        for text in [
            "An attribute block.",
            "Attributes of the blocks",
            "as blocks of attributes",
            "as blocks",
            "lock",
        ] {
            assert!(!names_the_mode(text), "{text}");
        }
    }
}
