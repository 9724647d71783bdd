//! What a provider does with an argument: replaces the resource, hides the value, fills it in itself.

use super::Statement;
use super::pattern::Pattern;
use super::sentence::Sentence;
use crate::facts::Claim;
use crate::model::Condition;

static FORCE_NEW: Pattern = Pattern::new(
    &["force", "replace", "recreat", "re-creat", "cannot be", "can't be", "new resource", "immutable"],
    r"\bforces?\s+(?:a\s+|the\s+creation\s+of\s+a\s+)?(?:new\b|replacement|re-?creation|re-?creating|the\s+resource)|\bforcenew\b|\b(?:change|changes|changing|changed|modif\w+|updat\w+)\b[^.;]{0,60}\b(?:will|would|forces?|requires?|causes?|results?)\b[^.;]{0,40}\b(?:re-?creat|replac|new resource|destroy)|\b(?:cannot|can't|can\s+not|may\s+not)\s+be\s+(?:changed|modified|updated|altered)\b(?:\s+(?:after|once)\b|\s*[.,;)]|$)|\bimmutable\b",
);
static NOT_FORCED: Pattern = Pattern::new(
    &["not ", "n't ", "without"],
    r"(?:\bnot|n't|\bwithout)\s+(?:\w+\s+){0,2}(?:force|replace|re-?creat)",
);
static SENSITIVE: Pattern = Pattern::new(
    &["sensitive", "plain-text", "plain text", "plaintext"],
    r"^\W*sensitive\W*$|\b(?:is|are|as)\s+(?:a\s+)?sensitive\b(?:\s+(?:value|data|information))?\W*(?:$|[.,;]|and\b)|\b(?:stored|appear|visible)\b[^.;]{0,40}\bstate\b[^.;]{0,30}\bplain[ -]?text|\bplain[ -]?text\b[^.;]{0,30}\bstate\b",
);
static DRIFT: Pattern =
    Pattern::new(&["drift detection"], r"\bonly\s+perform\s+drift\s+detection\b[^.;]{0,60}\bwhen\b");
static FILLED_IN: Pattern = Pattern::new(
    &[
        "terraform will",
        "automatically generate",
        "will be generated",
        "auto-generate",
        "randomly",
        "will assign",
    ],
    r"\bterraform\s+will\s+(?:assign|auto-?generate|generate|automatically\s+generate|create)\s+(?:a|an|it|one)\b|^if\s+(?:omitted|not\s+\w+|this\s+is\s+not\s+\w+)[^.;]{0,40}\b(?:will\s+be\s+(?:auto-?generated|automatically\s+generated|randomly\s+generated))\b",
);

/// Whether a text says no more of an argument than that it is not there: "Not currently supported."
pub(crate) fn says_missing(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // One more than any of these: most texts are longer.
    let words: Vec<&str> = words.take(4).collect();
    let said = words.join(" ").to_ascii_lowercase();
    matches!(
        said.as_str(),
        "not supported"
            | "not currently supported"
            | "not yet supported"
            | "currently not supported"
            | "not implemented"
            | "not yet implemented"
            | "not currently implemented"
    )
}

/// Reads what the provider does with an argument.
pub(super) fn read(sentence: &Sentence<'_>) -> Vec<Statement> {
    let mut said = Vec::new();
    let own = |at: usize| !sentence.in_code(at) && !sentence.speaks_of_another(at);
    if let Some(found) = FORCE_NEW.find(&sentence.lower).filter(|found| own(found.start()))
        && !NOT_FORCED.is_match(&sentence.lower)
        && sentence.lead().is_none_or(speaks_of_change)
    {
        said.push(sentence.state(Claim::ForceNew(true), found.range()));
    }
    if let Some(found) = SENSITIVE.find(&sentence.lower).filter(|found| own(found.start())) {
        said.push(sentence.state(Claim::Sensitive(true), found.range()));
    }
    for pattern in [&DRIFT, &FILLED_IN] {
        if let Some(found) = pattern.find(&sentence.lower).filter(|found| own(found.start())) {
            said.push(sentence.state(Claim::Computed(true), found.range()));
        }
    }
    said
}

/// "If any of them changes, …" is about the argument, where it names no other.
fn speaks_of_change(lead: &Condition) -> bool {
    matches!(lead, Condition::Words(words) if !words.contains('`') && words.contains("chang"))
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::{marked, said};

    #[test]
    fn replacement_of_the_resource() {
        for text in [
            "Changing this forces a new resource to be created.",
            "Changes to this will re-create the resource.",
            "Forces new resource.",
            "Cannot be changed after creation.",
            "**Note**: If any of the lamps changes, it will recreate the room.",
        ] {
            assert_eq!(said("own", "a", text), ["ForceNew(true)"], "{text}");
        }
        for text in [
            "Changing this does not force a new resource.",
            "If `a` changes, this forces a new resource.",
            "A new resource.",
        ] {
            assert_eq!(said("own", "a", text), [""; 0], "{text}");
        }
        assert_eq!(marked("own", "", "Required, ForceNew"), ["required", "ForceNew(true)"]);
    }

    #[test]
    fn what_is_not_there_says_so_and_no_more() {
        for text in ["Not currently supported.", " _Not yet supported_", "Currently not supported"] {
            assert!(super::says_missing(text), "{text}");
        }
        for text in ["Not supported for lamps.", "", "Whether it is not supported."] {
            assert!(!super::says_missing(text), "{text}");
        }
    }

    #[test]
    fn secrets_and_values_of_the_provider() {
        assert_eq!(said("own", "", "This is a sensitive value."), ["Sensitive(true)"]);
        assert_eq!(said("own", "", "This property is sensitive and not shown."), ["Sensitive(true)"]);
        assert_eq!(said("own", "", "The order is case-sensitive."), [""; 0]);
        assert_eq!(
            said(
                "own",
                "",
                "Terraform will only perform drift detection of it when present in a configuration."
            ),
            ["Computed(true)"]
        );
        assert_eq!(marked("own", "", "Optional, Computed"), ["optional", "Computed(true)"]);
    }
}
