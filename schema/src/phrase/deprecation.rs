//! Deprecation, with what to use instead.

use super::Statement;
use super::pattern::Pattern;
use super::sentence::Sentence;
use crate::facts::Claim;
use crate::model::Deprecation;

static DEPRECATED: Pattern = Pattern::new(
    &["deprecated", "no longer supported"],
    r"^\W*deprecated\b|\b(?:argument|attribute|parameter|field|property|option|block|resource|configuration|setting|it|this|which)\s+(?:is|has\s+been|was|are)\s+(?:now\s+|being\s+)?deprecated\b|^\W*(?:is|has\s+been)\s+deprecated\b|[(*]\s*deprecated\b|^\W*no\s+longer\s+supported",
);
static REPLACEMENT: Pattern = Pattern::new(
    &["use ", "favor of", "favour of", "replaced", "instead"],
    r"(?:\buse|\bin\s+favou?r\s+of|\breplaced\s+(?:by|with)|\bconfigure|\bsee)\s+(?:the\s+)?(?:(?:new|other|more\s+recent)\s+)?(?:(?:argument|attribute|parameter|block|resource|data\s+source)\s+)?(?:`([^`\s]+)`|(\b[a-z]+_[a-z0-9_]+\b))",
);

/// Reads that an argument should no longer be used.
pub(super) fn read(sentence: &Sentence<'_>) -> Vec<Statement> {
    let Some(found) = DEPRECATED.find(&sentence.lower) else { return Vec::new() };
    // A value of an enumeration may be deprecated without its argument.
    let behind_value = sentence
        .ticks
        .iter()
        .any(|tick| tick.outer.end <= found.start() && found.start() <= tick.outer.end + 1);
    if sentence.in_code(found.start()) || behind_value || sentence.speaks_of_another(found.start()) {
        return Vec::new();
    }
    let deprecation = Deprecation { text: sentence.quoted(), replacement: replacement(sentence.text) };
    vec![sentence.state(Claim::Deprecated(deprecation), found.range())]
}

/// The argument, attribute or resource that a text says to use instead.
pub(super) fn replacement(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let captures = REPLACEMENT.captures(&lower)?;
    let name = captures.get(1).or(captures.get(2))?;
    text.get(name.range()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use crate::facts::Claim;
    use crate::phrase::tests::{marked, said};
    use crate::phrase::{Surroundings, read_marker};
    use crate::prose::Prose;

    #[test]
    fn deprecation_names_its_replacement() {
        for (text, expected) in [
            ("**Deprecated** use `a` instead.", "deprecated, use Some(\"a\")"),
            ("This argument is deprecated in favor of `a`.", "deprecated, use Some(\"a\")"),
            (
                "**Deprecated:** Use the test_other_thing resource instead.",
                "deprecated, use Some(\"test_other_thing\")",
            ),
            ("Deprecated.", "deprecated, use None"),
        ] {
            assert_eq!(said("own", "a", text), [expected], "{text}");
        }
        assert_eq!(
            marked("own", "a", "Optional, **Deprecated** use `a` instead"),
            ["optional", "deprecated, use Some(\"a\")"]
        );
    }

    #[test]
    fn a_marker_says_it_in_the_part_that_is_about_it() {
        for (text, expected) in [
            ("Optional, **Deprecated**", ("**Deprecated**", None)),
            ("Optional, Deprecated - use `a`, Forces new resource", ("Deprecated - use `a`", Some("a"))),
            ("Optional, Deprecated, use `a` instead", ("Deprecated", Some("a"))),
        ] {
            let mut prose = Prose::new();
            prose.push(text, 0);
            let siblings = ["own", "a"];
            let around = Surroundings {
                subject: "own",
                siblings: &siblings,
                roots: &siblings,
                outer: &[],
                place: None,
            };
            let read = read_marker(&prose, &around);
            let said = read.statements.iter().find_map(|statement| match &statement.claim {
                Claim::Deprecated(said) => Some((said.text.as_str(), said.replacement.as_deref())),
                _ => None,
            });
            assert_eq!(said, Some(expected), "{text}");
        }
    }

    #[test]
    fn deprecated_values_are_values() {
        assert_eq!(said("own", "a", "Keeps `DEPRECATED` things."), [""; 0]);
        assert_eq!(
            said("own", "a", "Valid values: `A` (deprecated), `B`."),
            ["string by its values", "one of A (deprecated) | B"]
        );
    }
}
