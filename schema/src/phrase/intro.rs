//! Intros of lists: "The following arguments are required:", "One of the following must be supplied:".

use super::pattern::Pattern;
use crate::model::{GroupKind, Presence};
use crate::prose::Prose;

/// What the intro of a list says about all its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListIntro {
    /// Whether its members must be set. Their own markers are stronger.
    pub presence: Option<Presence>,
    /// The rule over its members.
    pub group: Option<GroupKind>,
    /// Whether its members should no longer be used.
    pub deprecated: bool,
    /// Whether the list that follows declares arguments.
    pub announces_arguments: bool,
}

static ANNOUNCES: Pattern = Pattern::new(
    &["following", "support", "argument", "contain", "block", "consist"],
    r"\b(?:arguments?|attributes?|parameters?|fields?|options|properties|blocks?|keys|inputs)\b.*\b(?:supported|required|optional|available|accepted|applicable|below|following|defined)\b|\b(?:supports?|accepts?|contains?|takes?|includes?|has|consists? of|allows?|expects?|requires|exports?|returns?)\b[^.]{0,40}\b(?:the\s+following|following)\b|\bthe\s+following\b[^.]*\b(?:arguments?|attributes?|parameters?|fields?|options|properties|blocks?|are\s+(?:supported|required|optional)|must\s+be|supplied|specified)|\b(?:block|object|argument)s?\b[^.]{0,30}\b(?:supports?|accepts?|contains?)\s*:?$|^(?:required|optional)(?:\s+arguments?)?:?$",
);
static REQUIRED: Pattern = Pattern::new(
    &["required"],
    r"\b(?:are|is)\s+(?:also\s+)?required\b|^required\b|\brequired\s+(?:arguments?|attributes?|parameters?|fields?)\b",
);
static OPTIONAL: Pattern = Pattern::new(
    &["optional"],
    r"\b(?:are|is)\s+(?:all\s+)?optional\b|^optional\b|\boptional\s+(?:arguments?|attributes?|parameters?|fields?)\b|\boptionally\b",
);
static CONDITIONAL: Pattern = Pattern::new(
    &["if ", "when ", "unless ", "for "],
    r"\brequired\s+(?:if|when|unless|for)\b|^(?:if|when|for)\b",
);
static DEPRECATED: Pattern = Pattern::new(&["deprecated"], r"\bdeprecated\b");
static GROUPS: [(GroupKind, Pattern); 3] = [
    (
        GroupKind::AtLeastOne,
        Pattern::new(
            &["at least one", "one or more of"],
            r"\bat\s+least\s+one\s+of\b|\bone\s+or\s+more\s+of\s+the\s+following\b[^.]*\b(?:must|required)\b",
        ),
    ),
    (
        GroupKind::AtMostOne,
        Pattern::new(
            &["one of"],
            r"\b(?:only|at\s+most|no\s+more\s+than)\s+one\s+of\b[^.]*\b(?:can|may|should|allowed)\b",
        ),
    ),
    (
        GroupKind::ExactlyOne,
        Pattern::new(
            &["one of", "either", "exactly one"],
            r"\b(?:exactly\s+one|only\s+one|one|either)\s+(?:and\s+only\s+one\s+)?of\s+(?:the\s+)?(?:following|these)\b[^.]*\b(?:must|required|needs?\s+to|has\s+to|supplied)\b|\b(?:must|requires?|needs?\s+to)\b[^.]{0,40}\b(?:exactly\s+one|one|either)\s+of\s+(?:the\s+)?(?:following|these)\b",
        ),
    ),
];

/// Reads the intro of a list of arguments.
///
/// ```
/// use ferroform_schema::model::{GroupKind, Presence};
/// use ferroform_schema::phrase::read_list_intro;
/// use ferroform_schema::prose::Prose;
/// let mut prose = Prose::new();
/// prose.push("The following arguments are required:", 0);
/// assert_eq!(read_list_intro(&prose).presence, Some(Presence::Required));
/// ```
#[must_use]
pub fn read_list_intro(prose: &Prose) -> ListIntro {
    let lower = prose.as_str().trim().to_ascii_lowercase();
    // Only the last sentence introduces the list.
    let last = super::split::sentences(&lower)
        .pop()
        .and_then(|range| lower.get(range).map(str::to_owned))
        .unwrap_or_default();
    // "At least one of `a` or `b` must be set" names whom it means.
    let of_list = |pattern: &Pattern| {
        pattern.find(&last).is_some_and(|found| {
            last.get(found.start()..)
                .is_some_and(|rest| !rest.contains("one of `") && !rest.contains("either `"))
        })
    };
    let group = GROUPS.iter().find(|(_, pattern)| of_list(pattern)).map(|(kind, _)| *kind);
    let required = REQUIRED.is_match(&last) && group.is_none();
    let presence = match () {
        () if OPTIONAL.is_match(&last) || (required && CONDITIONAL.is_match(&last)) => {
            Some(Presence::Optional)
        }
        () if required => Some(Presence::Required),
        () => None,
    };
    ListIntro {
        presence,
        group,
        deprecated: says_deprecated(&last),
        announces_arguments: group.is_some() || presence.is_some() || ANNOUNCES.is_match(&last),
    }
}

/// Whether a text calls what follows deprecated, and not another block: "and the deprecated `old` block support:".
fn says_deprecated(text: &str) -> bool {
    DEPRECATED
        .find(text)
        .is_some_and(|found| !text.get(found.end()..).is_some_and(|rest| rest.trim_start().starts_with('`')))
}

/// A list that is there for a case only: "If you use a key you will have to provide:", "needed only when …".
static CASE: Pattern = Pattern::new(
    &["if ", "when "],
    r"^(?:if|when)\s+(.+?)(?:,|\s+the\s+following\b|\s+you\s+(?:will|must|need|have)\b|:|$)|\b(?:needed|required|used|valid|applicable|available)(?:\s+only)?\s+(?:if|when)\s+(.+?)[.:]*$",
);

/// The case that the intro of a list makes its members depend on.
pub(crate) fn case_of_intro(text: &str) -> Option<String> {
    let text = text.trim();
    if !text.ends_with(':') || !["If ", "if ", "When ", "when "].iter().any(|word| text.contains(word)) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let last = super::split::sentences(&lower).pop()?;
    let found = CASE.captures(lower.get(last.clone())?)?;
    let case = found.get(1).or_else(|| found.get(2))?;
    text.get(last.start + case.start()..last.start + case.end()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> ListIntro {
        let mut prose = Prose::new();
        prose.push(text, 0);
        read_list_intro(&prose)
    }

    #[test]
    fn intros_state_presence_and_groups() {
        assert_eq!(read("The following arguments are required:").presence, Some(Presence::Required));
        assert_eq!(read("The following arguments are optional:").presence, Some(Presence::Optional));
        assert_eq!(
            read("This resource supports the following arguments:"),
            ListIntro { announces_arguments: true, ..ListIntro::default() }
        );
        assert_eq!(
            read("One of the following arguments must be supplied:").group,
            Some(GroupKind::ExactlyOne)
        );
        assert_eq!(read("At least one of the following is required:").group, Some(GroupKind::AtLeastOne));
        assert_eq!(read("One of the following arguments must be supplied:").presence, None);
        assert!(read("The following arguments are deprecated:").deprecated);
        assert!(!read("The `x` block (like the deprecated `y` block) supports the following:").deprecated);
        assert!(read("The `x` block supports the following:").announces_arguments);
        assert!(!read("Some remarks on costs.").announces_arguments);
    }

    #[test]
    fn intros_can_be_about_a_case() {
        let case = |text: &str| case_of_intro(text).unwrap_or_default();
        assert_eq!(case("If you open it with a Key you will have to provide:"), "you open it with a Key");
        assert_eq!(case("When `kind` is \"box\" the following arguments apply:"), "`kind` is \"box\"");
        assert_eq!(case("Some words. These are needed only when using keys:"), "using keys");
        assert_eq!(case("For more information, see there:"), "");
        assert_eq!(case("If this has a lid, it holds what keeps it."), "");
        assert_eq!(case("The following arguments are required:"), "");
    }
}
