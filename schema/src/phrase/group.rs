//! Rules over several arguments: "Exactly one of `a` or `b` must be specified."

use super::Statement;
use super::condition;
use super::list;
use super::pattern::Pattern;
use super::scene::Scene;
use crate::facts::Claim;
use crate::model::{Evidence, GroupKind};

/// What stands before the names.
static LEAD: Pattern = Pattern::new(
    &["one of", "either", "both", "one or more of", "all of"],
    r"\b(exactly\s+one(?:\s+of)?|only\s+one\s+of|at\s+most\s+one\s+of|at\s+least\s+one\s+of|one\s+or\s+more\s+of|(?:any\s+)?one(?:\s+and\s+only\s+one)?\s+of|either(?:\s+one\s+of)?|both|all\s+of)\s+(?:the\s+|these\s+|following\s+|arguments?\s+|blocks?\s+|parameters?\s+|attributes?\s+|among\s+|either\s+|of\s+|:\s*)*",
);
/// What must stand behind the names, or before the lead, for the sentence to demand something.
static DEMAND_BEHIND: Pattern = Pattern::new(
    &[],
    r"^[^.;`]{0,40}?\b(?:must|is\s+required|are\s+required|required|has\s+to|have\s+to|needs?\s+to|is\s+mandatory|should\s+be\s+(?:specified|set|provided|configured|used|present|supplied))\b",
);
static PERMIT_BEHIND: Pattern = Pattern::new(
    &[],
    r"^[^.;`]{0,40}?\b(?:can|may|should|is\s+allowed|allowed|be\s+(?:set|specified|used|provided))\b",
);
static DEMAND_BEFORE: Pattern = Pattern::new(
    &["must", "require", "need", "specify", "provide", "should"],
    r"(?:\bmust\s+(?:\w+\s+){0,2}?(?:specify|provide|set|include|contain|have|configure|use|supply|choose|be)|\brequires?|\brequired,?|^(?:specify|provide)|\bneeds?\s+to\s+\w+|\bhave\s+to\s+\w+)(?:\s+(?:a|the|values?|for))*\s*$",
);
static NOT_BOTH: Pattern =
    Pattern::new(&["not both", "but not", "only one"], r"\b(?:but\s+)?not\s+both\b|\bonly\s+one\b");
static TOGETHER: Pattern = Pattern::new(
    &["together", "both"],
    r"^[^.;`]{0,30}?\b(?:must|have to|need to|should)\s+(?:both\s+)?be\s+(?:\w+\s+){0,2}together\b|^[^.;`]{0,20}?\bmust\s+(?:both\s+)?be\s+(?:specified|set|provided)\b",
);
static NOT_TOGETHER: Pattern = Pattern::new(
    &["exclusive", "conflict", "together", "same time", "simultaneously"],
    r"^[^.;`]{0,20}?\b(?:are\s+mutually\s+exclusive|conflict(?:s)?(?:\s+with)?\s+(?:each\s+other|one\s+another)|(?:can\s?not|can't|must\s+not|may\s+not|should\s+not)\s+(?:both\s+)?be\s+(?:\w+\s+)?(?:together|at\s+the\s+same\s+time|simultaneously|in\s+conjunction))",
);

static EMPTY: Pattern = Pattern::new(&["empty"], r"\b(?:as|be)\s+(?:\w+\s+){0,3}?empty\b.*\bor\b");

/// Reads the groups of a sentence. All names must be declared in the block, and there must be two of them.
pub(super) fn read(scene: &Scene<'_>) -> Vec<Statement> {
    with_lead(scene).or_else(|| names_first(scene)).into_iter().collect()
}

fn with_lead(scene: &Scene<'_>) -> Option<Statement> {
    LEAD.captures_iter(&scene.lower).find_map(|captures| {
        let lead = captures.get(0)?;
        let aside = scene.evidence != Evidence::Marker && scene.in_parentheses(lead.start());
        if scene.in_code(lead.start()) || aside || denied(scene, lead.start()) {
            return None;
        }
        let (names, end) = members(scene, lead.end())?;
        let demanded = DEMAND_BEHIND.at(&scene.lower, end).is_some()
            || DEMAND_BEFORE.is_match(scene.lower.get(..lead.start())?);
        let permitted = PERMIT_BEHIND.at(&scene.lower, end).is_some();
        let not_both = NOT_BOTH.is_match(&scene.lower);
        let word = &captures[1];
        let kind = match word {
            "both" | "all of" => {
                TOGETHER.at(&scene.lower, end)?;
                return together(scene, names, lead.start()..end);
            }
            _ if word.starts_with("at least") || word.starts_with("one or more") => {
                demanded.then_some(GroupKind::AtLeastOne)?
            }
            _ if word.starts_with("only") || word.starts_with("at most") => {
                let both = demanded && !scene.rest(end).contains("can ") && word.starts_with("only");
                if both && scene.rest(end).contains("must") {
                    GroupKind::ExactlyOne
                } else {
                    GroupKind::AtMostOne
                }
            }
            // "Either empty or with exactly one of" allows none.
            _ if EMPTY.is_match(scene.lower.get(..lead.start())?) => GroupKind::AtMostOne,
            _ if word.starts_with("exactly") || word.contains("only one") => GroupKind::ExactlyOne,
            _ if demanded => GroupKind::ExactlyOne,
            _ if permitted && not_both => GroupKind::AtMostOne,
            _ => return None,
        };
        let when = condition_behind(scene, end);
        Some(group(scene, kind, names, when, lead.start()..end))
    })
}

/// "`a` or `b` must be specified", "`a` and `b` are mutually exclusive", "`a` and `b` must be set together".
fn names_first(scene: &Scene<'_>) -> Option<Statement> {
    let first = scene.ticks.iter().find(|tick| tick.outer.start >= scene.main())?;
    if first.outer.start > scene.main() + 8 {
        return None;
    }
    let (names, end) = members(scene, first.outer.start)?;
    let joined_by = scene.lower.get(first.outer.end..end)?;
    let range = first.outer.start..end;
    if let Some(found) = NOT_TOGETHER.at(&scene.lower, end) {
        // "`a` and `b` are mutually exclusive with `c`" allows the first two together.
        let behind = end + found.get(0)?.end();
        if scene.rest(behind).trim_start().starts_with("with `") {
            return None;
        }
        return Some(group(scene, GroupKind::AtMostOne, names, condition_behind(scene, end), range));
    }
    if joined_by.contains(" and ") {
        TOGETHER.at(&scene.lower, end).filter(|_| scene.rest(end).contains("together"))?;
        return together(scene, names, range);
    }
    if joined_by.contains(" or ") && DEMAND_BEHIND.at(&scene.lower, end).is_some() {
        let kind =
            if NOT_BOTH.is_match(&scene.lower) { GroupKind::ExactlyOne } else { GroupKind::AtLeastOne };
        return Some(group(scene, kind, names, condition_behind(scene, end), range));
    }
    None
}

fn together(scene: &Scene<'_>, names: Vec<String>, range: std::ops::Range<usize>) -> Option<Statement> {
    // Under a condition it is a demand, not a bond.
    let bonded = scene.rest(range.end).contains("together");
    bonded.then(|| group(scene, GroupKind::AllOrNone, names, None, range))
}

/// The members of a group; "this" is the argument whose text it is.
fn members(scene: &Scene<'_>, from: usize) -> Option<(Vec<String>, usize)> {
    let this = ["this or the ", "this or ", "this argument or ", "this and ", "this, "]
        .iter()
        .find(|this| scene.rest(from).starts_with(**this));
    let (mut names, end) = list::names(scene, from + this.map_or(0, |this| this.len()))?;
    if this.is_some() && !scene.around.subject.is_empty() {
        names.insert(0, scene.around.subject.to_owned());
    }
    // Groups live in one block.
    let siblings = names
        .iter()
        .all(|name| scene.around.siblings.contains(&name.as_str()) || name == scene.around.subject);
    (names.len() > 1 && siblings).then_some((names, end))
}

fn denied(scene: &Scene<'_>, at: usize) -> bool {
    static DENIED: Pattern = Pattern::new(
        &["if ", "when ", "not ", "unless "],
        r"\b(?:if|when|unless|whether|not|where|because)\s+(?:\w+\s+){0,2}$",
    );
    scene.lower.get(..at).is_some_and(|before| DENIED.is_match(before))
}

fn condition_behind(scene: &Scene<'_>, end: usize) -> Option<crate::model::Condition> {
    static WHEN: Pattern = Pattern::new(&[" if ", " when ", " unless "], r"\s(?:if|when|unless)\s");
    let at = end + WHEN.find(scene.rest(end))?.start();
    condition::tail(scene, at).map(|(condition, _)| condition)
}

fn group(
    scene: &Scene<'_>,
    kind: GroupKind,
    arguments: Vec<String>,
    when: Option<crate::model::Condition>,
    range: std::ops::Range<usize>,
) -> Statement {
    let when = scene.under_lead(when);
    scene.state(Claim::Group { kind, arguments, when, text: scene.sentence() }, range)
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::{called_out, marked, said};

    #[test]
    fn groups_of_every_form() {
        for (text, expected) in [
            ("Exactly one of `a` or `b` must be specified.", "ExactlyOne of a, b"),
            ("One of `a`, `b` or `c` is required.", "ExactlyOne of a, b, c"),
            ("Either `a` or `b` must be set.", "ExactlyOne of a, b"),
            ("Must either be empty or hold exactly one of `a` or `b`.", "AtMostOne of a, b"),
            ("You must specify either `a` or `b`, but not both.", "ExactlyOne of a, b"),
            ("At least one of `a` and `b` must be set.", "AtLeastOne of a, b"),
            ("`a` or `b` must be set.", "AtLeastOne of a, b"),
            ("Only one of `a` or `b` can be set.", "AtMostOne of a, b"),
            ("`a` and `b` are mutually exclusive.", "AtMostOne of a, b"),
            ("`a` and `b` must be set together.", "AllOrNone of a, b"),
            ("If `c` is `X`, one of `a` or `b` must be set.", "ExactlyOne of a, b when `c` is `X`"),
        ] {
            assert_eq!(said("a", "b c", text), [expected], "{text}");
            assert_eq!(
                called_out("a b c", &format!("**NOTE:** {text}")),
                [format!("block: {expected}")],
                "{text}"
            );
        }
        assert_eq!(said("a", "b", "Either this or the `b` has to be provided."), ["ExactlyOne of a, b"]);
        assert_eq!(
            marked("a", "b", "Required, at least one of `a` or `b`"),
            ["optional", "AtLeastOne of a, b"]
        );
        assert_eq!(
            marked("a", "b", "Optional, exactly one of `a` or `b` is required"),
            ["optional", "ExactlyOne of a, b"]
        );
    }

    #[test]
    fn values_and_unknown_names_are_no_group() {
        for text in [
            "One of `X` or `Y` must be used.",
            "Exactly one of `a` or `unknown` must be set.",
            "If one of `a` or `b` must be set, so be it.",
            "Uses `a` or `b`.",
            "Valid values are `X` (requires at least one of `a` or `b` to be set).",
        ] {
            assert!(said("a", "b", text).iter().all(|line| !line.contains(" of a, b")), "{text}");
        }
    }
}
