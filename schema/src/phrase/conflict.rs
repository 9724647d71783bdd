//! Exclusions: "Conflicts with `a` and `b`", "Cannot be used with `a`", "Must be empty if `a` is `X`".

use super::Statement;
use super::condition;
use super::list;
use super::pattern::Pattern;
use super::scene::Scene;
use crate::model::{Check, Condition};

/// What is followed by names.
static WITH_NAMES: Pattern = Pattern::new(
    &["conflict", "with", "exclusive", "compatible"],
    r"(?:\bconflicts?(?:\s+with)?:?|\b(?:is|are)\s+mutually\s+exclusive\s+(?:with|to)|\bmutually\s+exclusive\s+with|\bincompatible\s+with|\bnot\s+compatible\s+with|\b(?:can\s?not|can't|must\s+not|may\s+not|should\s+not)\s+(?:also\s+)?be\s+(?:specified|set|used|configured|combined|present|provided|defined|supplied|given)\s+(?:together\s+|in\s+conjunction\s+|at\s+the\s+same\s+time\s+|simultaneously\s+|in\s+combination\s+|along\s+)?(?:with|as|alongside)|\bdo\s+not\s+(?:use|specify|set)\s+(?:this\s+)?(?:together\s+)?with)\s+(?:the\s+|either\s+|any\s+of\s+|both\s+|using\s+|use\s+of\s+)*",
);
/// What is followed by a condition under which the argument may not be set.
static UNDER_CONDITION: Pattern = Pattern::new(
    &["not ", "n't ", "must be empty", "must be omitted", "must be null"],
    r"\b(?:(?:can\s?not|can't)\s+use\s+this\s+(?:option|argument|attribute|field|parameter)|(?:can\s?not|can't|must\s+not|may\s+not|should\s+not)\s+be\s+(?:specified|set|used|configured|present|provided|defined|supplied|given|included)|do\s+not\s+(?:specify|set|use|provide)(?:\s+this(?:\s+(?:argument|value|parameter|field))?)?|must\s+be\s+(?:empty|omitted|null|left\s+blank))\s+(if|when|unless)\s+",
);
static INSIDE: Pattern =
    Pattern::new(&[], r"^(?:'s)?\s+(?:configuration\s+)?(?:block|argument|object)?(?:'s)?\s*`");
static BOTH: Pattern = Pattern::new(
    &["both"],
    r"\b(?:can\s?not|can't|must\s+not|may\s+not|do\s+not|don't)\s+(?:specify|use|set|have|be|provide|configure)\s+both\s+",
);

/// Reads what an argument may not be combined with.
pub(super) fn read(scene: &Scene<'_>) -> Vec<Statement> {
    let mut said = Vec::new();
    for captures in WITH_NAMES.captures_iter(&scene.lower) {
        let Some(lead) = captures.get(0).filter(|lead| own(scene, lead.start())) else { continue };
        let Some((names, end)) = list::names(scene, lead.end()) else { continue };
        let names = others(scene, names);
        // "`a` set to `X`" would be a conflict with a value, which this rule cannot say.
        let with_value =
            scene.rest(end).trim_start().starts_with("set to") || scene.rest(end).starts_with(" of `");
        // "`a` configuration block `b` argument" names a part of `a` only.
        let part = INSIDE.at(&scene.lower, end).is_some();
        if !names.is_empty() && !with_value && !part {
            let when = condition::tail(scene, end).map(|(condition, _)| condition);
            said.push(scene.rule(Check::ConflictsWith(names), scene.under_lead(when), lead.start()..end));
        }
    }
    if let Some(statement) = under_condition(scene) {
        said.push(statement);
    }
    if let Some(statement) = both(scene) {
        said.push(statement);
    }
    said
}

/// Whether the words before the trigger can have this argument as their subject.
fn own(scene: &Scene<'_>, at: usize) -> bool {
    !scene.in_code(at) && !scene.speaks_of_another(at)
}

fn others(scene: &Scene<'_>, names: Vec<String>) -> Vec<String> {
    names.into_iter().filter(|name| name != scene.around.subject).collect()
}

fn under_condition(scene: &Scene<'_>) -> Option<Statement> {
    let captures = UNDER_CONDITION.captures(&scene.lower)?;
    let lead = captures.get(0).filter(|lead| own(scene, lead.start()))?;
    let (condition, end) = condition::after_connective(scene, lead.end())?;
    let condition = if &captures[1] == "unless" { condition::not(condition) } else { condition };
    let check = match condition {
        Condition::Set(name) if name != scene.around.subject => Check::ConflictsWith(vec![name]),
        // Several alternatives that each exclude the argument are several conflicts.
        Condition::Any(parts) if parts.iter().all(|part| matches!(part, Condition::Set(_))) => {
            Check::ConflictsWith(
                parts
                    .into_iter()
                    .filter_map(|part| if let Condition::Set(name) = part { Some(name) } else { None })
                    .collect(),
            )
        }
        condition => Check::OnlyWhen(condition::not(condition)),
    };
    Some(scene.rule(check, scene.lead().cloned(), lead.start()..end))
}

/// "You cannot specify both this and `a`".
fn both(scene: &Scene<'_>) -> Option<Statement> {
    let lead = BOTH.find(&scene.lower)?;
    let from = lead.end();
    let this = ["this and ", "this argument and ", "this attribute and "]
        .iter()
        .find(|this| scene.rest(from).starts_with(**this));
    let (names, end) = list::names(scene, from + this.map_or(0, |this| this.len()))?;
    let involved = this.is_some() || names.iter().any(|name| name == scene.around.subject);
    let names = others(scene, names);
    (involved && !names.is_empty())
        .then(|| scene.rule(Check::ConflictsWith(names), scene.lead().cloned(), lead.start()..end))
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::said;

    #[test]
    fn conflicts_of_every_form() {
        for (text, expected) in [
            ("Conflicts with `a`.", "conflicts with a"),
            ("Conflicts with `a`, `b` and `c`.", "conflicts with a, b, c"),
            ("Cannot be used with `a` or `b`.", "conflicts with a, b"),
            ("Mutually exclusive with `a`.", "conflicts with a"),
            ("Cannot be set when `a` is set.", "conflicts with a"),
            ("You can't use this option if specifying specific `a`.", "conflicts with a"),
            ("Cannot be used with `a.`", "conflicts with a"),
            ("Cannot be specified if any `a` configuration blocks are set.", "conflicts with a"),
            ("Must not be set if `a` is `X`.", "only when `a` is not `X`"),
            ("Must be empty if `a` is `X`.", "only when `a` is not `X`"),
            ("You cannot specify both this and `a`.", "conflicts with a"),
            ("Conflicts with `a[0].b`.", "conflicts with a.b"),
            ("Conflicts with `bigLamp`.", "conflicts with big_lamp"),
            ("Conflicts with `a` when `b` is `X`.", "conflicts with a when `b` is `X`"),
        ] {
            assert_eq!(said("own", "a b c big_lamp", text), [expected], "{text}");
        }
    }

    #[test]
    fn conflicts_of_others_and_with_unknown_names_are_left_alone() {
        for text in [
            "`a` conflicts with `b`.",
            "Conflicts with `unknown`.",
            "Conflicts with another rule.",
            "Conflicts with `own`.",
        ] {
            assert_eq!(said("own", "a b c", text), [""; 0], "{text}");
        }
    }
}
