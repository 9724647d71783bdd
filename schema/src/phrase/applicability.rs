//! Applicability: "Supported only for HTTP APIs when `integration_type` is `AWS_PROXY`", "Not valid for `X`".

use super::Statement;
use super::pattern::Pattern;
use super::scene::Scene;
use super::{condition, list};
use crate::model::{Check, Condition};

/// "Supported only for …", "Only valid when …", "Can only be set if …".
static ONLY: Pattern = Pattern::new(
    &["only"],
    r"\b(?:only\s+(?:currently\s+)?(?:be\s+)?(?:valid|applicable|available|used|supported|allowed|applies|apply|applied|relevant|effective|set|specify|specified|configurable|configured|permitted|meaningful|use|provide|provided)(?:\s+(?:this|it|values?|to\s+be\s+set|to\s+specify)){0,2}|(?:valid|applicable|available|used|supported|allowed|applies|relevant|permitted|specify|set|configurable|use)(?:\s+this)?\s+only)\s+(when|if|for|with|on|in|by|to|while|where|using)\s",
);
/// "Valid for …" as a sentence of its own.
static PLAIN: Pattern = Pattern::new(
    &["applicable", "valid ", "available ", "supported "],
    r"^(?:this\s+(?:argument|attribute|field|parameter|option|setting|value|block)?\s*is\s+|it\s+is\s+)?(?:applicable|valid|available|supported)\s+(for|when|if|with)\s",
);
static NOT: Pattern = Pattern::new(
    &["not ", "n't ", "unsupported", "unavailable"],
    r"(?:\b(?:not|isn't|never)\s+(?:currently\s+|be\s+|yet\s+)?(?:supported|valid|applicable|available|allowed|permitted|compatible)|\bunsupported|\bunavailable)\s+(for|when|if|with|on|in|by|using)\s",
);

/// "Can be set if …": where the condition is about arguments, it says when.
static ALLOWED: Pattern = Pattern::new(
    &["can be", "may be"],
    r"^(?:this\s+(?:argument|attribute|field|parameter|option|setting|value|block)?\s*)?(?:can|may)\s+be\s+(?:set|specified|used|provided|configured)\s+(if|when)\s",
);

/// Reads when an argument may be set.
pub(super) fn read(scene: &Scene<'_>) -> Vec<Statement> {
    statement(scene).into_iter().collect()
}

fn statement(scene: &Scene<'_>) -> Option<Statement> {
    let (captures, negated) = match ONLY.captures(&scene.lower) {
        Some(captures) => (captures, false),
        None => match PLAIN.captures(&scene.lower) {
            Some(captures) => (captures, false),
            None => match ALLOWED.captures(&scene.lower) {
                Some(captures) => (captures, false),
                None => (NOT.captures(&scene.lower)?, true),
            },
        },
    };
    let trigger = captures.get(0)?;
    let connective = captures.get(1)?;
    if scene.in_code(trigger.start()) || !about_this(scene, trigger.start()) {
        return None;
    }
    // "only valid with `a`" is read as a requirement of `a`.
    if connective.as_str() == "with" && !negated && list::names(scene, trigger.end()).is_some() {
        return None;
    }
    let (condition, end) = condition::after_connective(scene, trigger.end())?;
    // "only valid for `A` and `B`" without a discriminator stays in words, as does "only valid in us-east-1".
    let condition = if connective.as_str() == "unless" { condition::not(condition) } else { condition };
    let condition = if negated { condition::not(condition) } else { condition };
    let vague = matches!(condition, Condition::Words(_) | Condition::Context(_));
    if refers_to_self(scene, &condition) || (vague && ALLOWED.is_match(&scene.lower)) {
        return None;
    }
    Some(scene.rule(Check::OnlyWhen(condition), scene.lead().cloned(), trigger.start()..end))
}

/// A condition on the argument itself restricts its values, not whether it may be set.
fn refers_to_self(scene: &Scene<'_>, condition: &Condition) -> bool {
    match condition {
        Condition::Is { argument, .. } => argument == scene.around.subject,
        Condition::Set(argument) => argument == scene.around.subject,
        Condition::Not(inner) => refers_to_self(scene, inner),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(|part| refers_to_self(scene, part)),
        Condition::Context(_) | Condition::Words(_) => false,
    }
}

/// Whether the sentence's subject is the argument: nothing but pronouns and auxiliaries stands before the trigger.
fn about_this(scene: &Scene<'_>, trigger: usize) -> bool {
    static SELF: Pattern = Pattern::new(
        &[],
        r"^(?:[(\s*_,]|this|it|that|is|are|the|can|may|should|must|be|currently|will|and|but|argument|attribute|block|field|parameter|value|property|option|configuration|setting|feature|note|applies|:|these|must|also|has|optional|configuring|an)*$",
    );
    let Some(before) = scene.lower.get(scene.main()..trigger) else { return false };
    let named = format!("`{}`", scene.around.subject);
    let before = before.trim();
    let unnamed = before.replacen(&named, "", 1);
    if SELF.is_match(unnamed.trim()) {
        return true;
    }
    // "Name of it (supported only for X)", "…, only valid for X": a parenthesis or an appended clause.
    let clause =
        before.rfind(['(', ',', ';', '–']).map(|i| before[i..].trim_start_matches(['(', ',', ';', '–']));
    let in_list = scene.ticks.iter().any(|tick| {
        // A parenthesis right behind a value is about that value.
        tick.outer.end < trigger
            && scene.lower.get(tick.outer.end..trigger).is_some_and(|gap| gap.trim_start().starts_with('('))
    });
    !in_list && clause.is_some_and(|clause| SELF.is_match(clause.trim()))
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::said;

    #[test]
    fn applicability_of_every_form() {
        for (text, expected) in [
            ("Supported only for Socket APIs.", "only when used with Socket APIs"),
            (
                "Supported only for Socket APIs when `a` is `X`.",
                "only when used with Socket APIs and `a` is `X`",
            ),
            ("Only valid when `a` is `X`.", "only when `a` is `X`"),
            ("This argument is only applicable if `a` is set.", "only when `a` is set"),
            ("Can only be set when `a` is `X` or `Y`.", "only when `a` is `X` or `Y`"),
            ("Can be set if `a` is `X`.", "only when `a` is `X`"),
            ("Not supported for Socket APIs.", "only when not used with Socket APIs"),
            ("Valid for Socket APIs.", "only when used with Socket APIs"),
            ("The property `own` can be set only if `a` is `X`.", "only when `a` is `X`"),
            ("Only valid for things that are large.", "only when “things that are large”"),
        ] {
            assert_eq!(said("own", "a b", text), [expected], "{text}");
        }
        assert_eq!(
            said("own", "a", "The way of it (only valid for Web APIs)."),
            ["only when used with Web APIs"]
        );
    }

    #[test]
    fn values_and_other_arguments_are_left_alone() {
        for text in [
            "`a` is only valid when `b` is `X`.",
            "The only valid value is shown below.",
            "Can be set if things are large.",
            "Only available sizes for it.",
            "Some sizes are `S` (only valid for Web APIs).",
        ] {
            assert_eq!(said("own", "a b", text), [""; 0], "{text}");
        }
    }
}
