//! Conditional requirement: "Required if `type` is `X`", "Must be specified unless …", "Must be set together with `a`".

use super::Statement;
use super::condition;
use super::list;
use super::pattern::Pattern;
use super::scene::Scene;
use crate::facts::Claim;
use crate::model::{Check, Condition, Presence};

/// What is followed by the condition of a requirement.
static REQUIRED: Pattern = Pattern::new(
    &["required", "mandatory", "must be ", "must specify", "must provide"],
    r"\b(?:required|mandatory|must\s+(?:also\s+|only\s+)?be\s+(?:explicitly\s+)?(?:specified|set|provided|supplied|present|configured|defined|included|given)(?P<weak>))(?:\s+only)?\s+(?P<by>if|when|unless|for|with|in|by|on|where)\s",
);
static NEGATED: Pattern =
    Pattern::new(&["not ", "n't ", "no longer "], r"(?:\bnot|n't|\bno\s+longer|\bonly)\s+(?:be\s+)?$");
/// "If `a` is `X`, this is required."
static THEN_REQUIRED: Pattern = Pattern::new(
    &["required", "mandatory", "must be", "must specify", "must provide", "must set"],
    r"^(?:then\s+)?(?:(?:this|it|the|you)\s+)?(?:(?:argument|attribute|block|field|parameter|value|configuration|configuration\s+block|property)\s+)?(?:is\s+(?:also\s+)?required\b|is\s+mandatory\b|must\s+(?:also\s+)?be\s+(?:specified|set|provided|supplied|present|configured|defined|given)\b\s*(?:[.,;)]|$)|must\s+(?:specify|provide|set)\s+(?:this|it)\b)",
);
static WHOLLY: Pattern =
    Pattern::new(&["required"], r"^\W*(?:this (?:argument |field |parameter )?is )?required\W*$");
/// What is followed by the names that must be set as well.
static WITH: Pattern = Pattern::new(
    &["with", "require", "conjunction", "also be", "also specify"],
    r"(?:\bmust\s+(?:also\s+)?be\s+(?:set|specified|used|provided|configured|supplied)\s+(?:together\s+|along\s+|in\s+conjunction\s+|in\s+combination\s+)?with|(?:^|\()(?:this\s+)?(?:(?:argument|option|field)\s+)?(?:also\s+)?requires|\b(?:only\s+)?(?:be\s+)?(?:used|valid|specified|set|applicable|available|supported)\s+only\s+(?:in\s+conjunction\s+)?with|\b(?:can\s+)?only\s+(?:be\s+)?(?:used|set|specified|valid|applicable|available|supported)\s+(?:in\s+conjunction\s+|together\s+)?with|^(?:must\s+be\s+)?(?:specified|set|used)\s+together\s+with|\brequired\s+(?:together\s+|along\s+)?with)\s+(?:the\s+|a\s+|that\s+|setting\s+|specifying\s+)*",
);
static OTHERWISE_NOT: Pattern = Pattern::new(
    &["otherwise"],
    r"\b(?:must\s+not|cannot|can't)\s+be\s+(?:set|specified|used|provided)\s+otherwise\b|\botherwise,?\s+(?:it\s+)?(?:must\s+not|cannot)\b",
);

/// Reads when an argument is required.
pub(super) fn read(scene: &Scene<'_>) -> Vec<Statement> {
    if WHOLLY.is_match(&scene.lower) && !scene.around.subject.is_empty() {
        return vec![scene.state(Claim::Presence(Presence::Required), 0..scene.text.len())];
    }
    let with = with(scene);
    if !with.is_empty() {
        return with;
    }
    if let Some(others) = others_then_required(scene) {
        return vec![others];
    }
    required(scene).or_else(|| then_required(scene)).unwrap_or_default()
}

fn required(scene: &Scene<'_>) -> Option<Vec<Statement>> {
    let captures = REQUIRED.captures(&scene.lower)?;
    let trigger = captures.get(0)?;
    let connective = captures.name("by")?;
    // "must be set in …" says how it is set, not when.
    if captures.name("weak").is_some() && matches!(connective.as_str(), "with" | "in" | "by" | "on" | "where")
    {
        return None;
    }
    let before = scene.lower.get(..trigger.start())?;
    if scene.in_code(trigger.start()) || NEGATED.is_match(before) || !about_this(scene, trigger.start()) {
        return None;
    }
    let (condition, end) = condition::after_connective(scene, trigger.end())?;
    let condition = if connective.as_str() == "unless" { condition::not(condition) } else { condition };
    let mut said = Vec::new();
    if OTHERWISE_NOT.is_match(&scene.lower) && !matches!(condition, Condition::Words(_)) {
        said.push(scene.rule(Check::OnlyWhen(condition.clone()), None, trigger.start()..end));
    }
    said.insert(0, scene.rule(Check::Required, scene.under_lead(Some(condition)), trigger.start()..end));
    Some(said)
}

/// Whether the requirement can be this argument's: nothing else is the subject of its verb.
fn about_this(scene: &Scene<'_>, trigger: usize) -> bool {
    static SELF: Pattern = Pattern::new(
        &[],
        r"^(?:[(\s*_]|this|it|that|which|is|are|the|only|currently|optional,?|but|and|also|argument|attribute|block|field|parameter|value|property|option|configuration|setting|a|an|always)*$",
    );
    let Some(before) = scene.lower.get(scene.main()..trigger) else { return false };
    if SELF.is_match(before.trim()) {
        return true;
    }
    // "`subject` is required …" and clauses behind a comma or a dash.
    let clause = before.rsplit([',', ';', '–', '(']).next().unwrap_or(before).trim();
    let clause = clause.strip_prefix("the ").unwrap_or(clause);
    let named = format!("`{}`", scene.around.subject);
    SELF.is_match(clause) || (clause.starts_with(&named) && SELF.is_match(clause[named.len()..].trim()))
}

fn then_required(scene: &Scene<'_>) -> Option<Vec<Statement>> {
    let lead = scene.lead()?.clone();
    let named = format!("`{}` ", scene.around.subject);
    let mut from = scene.main();
    if scene.rest(from).starts_with(&named) {
        from += named.len();
    }
    let found = THEN_REQUIRED.at(&scene.lower, from)?.get(0)?;
    let range = from..from + found.end();
    Some(vec![scene.rule(Check::Required, Some(lead), range)])
}

/// What a sentence that begins with "If `a` is set, …" demands of `a`, whose text it stands in or not.
pub(super) fn of_lead(scene: &Scene<'_>) -> Option<Statement> {
    others_then_required(scene)
}

/// Whether the sentence begins with "If this is set, …", or says so by the argument's name.
fn led_by_itself(scene: &Scene<'_>) -> bool {
    static THIS_IS_SET: Pattern = Pattern::new(
        &[],
        r"^(?:this(?: (?:argument|attribute|block|field|parameter|value|option))?|it) is (?:specified|set|provided|used|configured|present|defined)$|^specified$",
    );
    match scene.lead() {
        Some(Condition::Words(lead)) => THIS_IS_SET.is_match(&lead.to_ascii_lowercase()),
        Some(Condition::Set(name)) => name == scene.around.subject,
        _ => false,
    }
}

/// "If this is set, `a` must also be set", "…, `a` must be set to `X`", "…, `a` must be omitted".
fn others_then_required(scene: &Scene<'_>) -> Option<Statement> {
    static MUST: Pattern = Pattern::new(
        &[],
        r"^\s+(?:(?:argument|attribute|block|field|parameter)\s+)?(?:must\s+(?:also\s+)?be\s+(?:specified|set|provided|used|configured|present|defined)|(?:is|are)\s+(?:also\s+)?required)\s*(?:[.,;)]|$)",
    );
    static MUST_NOT: Pattern = Pattern::new(
        &[],
        r"^\s+(?:(?:argument|attribute|block|field|parameter)\s+)?(?:must\s+(?:be\s+(?:omitted|empty|unset|null)|not\s+be\s+(?:specified|set|provided|used|configured))|(?:cannot|can't)\s+be\s+(?:specified|set|provided|used|configured))\s*(?:[.,;)]|$)",
    );
    static MUST_BE: Pattern = Pattern::new(
        &[],
        r"^\s+(?:(?:argument|attribute|block|field|parameter)\s+)?must\s+(?:also\s+)?be\s+(?:set\s+to|equal\s+to|one\s+of)?\s*",
    );
    if !led_by_itself(scene) {
        return None;
    }
    static THE: Pattern = Pattern::new(&[], r"^(?:then\s+)?(?:the\s+)?");
    let from = scene.main() + THE.at(&scene.lower, scene.main())?.get(0)?.end();
    let (names, end) = list::names(scene, from)?;
    let range = scene.main()..end;
    if MUST_NOT.at(&scene.lower, end).is_some() {
        return Some(scene.rule(Check::ConflictsWith(names), None, range));
    }
    if let ([name], Some(verb)) =
        (names.as_slice(), MUST_BE.at(&scene.lower, end).and_then(|found| found.get(0)))
        && let Some(list) = list::read(scene, end + verb.end(), false)
    {
        let values = list.items.iter().map(|item| condition::unquoted(item.text).to_owned()).collect();
        let is = Condition::Is { argument: name.clone(), values };
        return Some(scene.rule(Check::OnlyWhen(is), None, scene.main()..list.end));
    }
    let chosen = scene.lower.get(scene.main()..end).is_some_and(|list| list.contains(" or "));
    MUST.at(&scene.lower, end).filter(|_| !chosen)?;
    Some(scene.rule(Check::RequiredWith(names), None, scene.main()..end))
}

/// "Must be set together with `a`": the other arguments are required as soon as this one is set.
fn with(scene: &Scene<'_>) -> Vec<Statement> {
    let Some(lead) = WITH.find(&scene.lower) else { return Vec::new() };
    let before = scene.lower.get(..lead.start()).unwrap_or_default();
    if scene.in_code(lead.start()) || scene.speaks_of_another(lead.start()) || NEGATED.is_match(before) {
        return Vec::new();
    }
    // "`A` (requires `a`)" is said of the value.
    let of_value = lead.as_str().starts_with('(') && before.trim_end().ends_with('`');
    let names = list::names(scene, lead.end()).filter(|_| !of_value);
    let Some((names, end)) = names else { return Vec::new() };
    let names: Vec<_> = names.into_iter().filter(|name| name != scene.around.subject).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let range = lead.start()..end;
    // "Requires `a` to be set to `X`": a condition on the other's value.
    let rest = scene.rest(end).trim_start();
    static TO_BE_SET: Pattern =
        Pattern::new(&[], r"^to be (?:set|specified|provided|configured)\s*(?:[.,;)]|$)");
    if TO_BE_SET.is_match(rest) {
        return vec![scene.rule(Check::RequiredWith(names), scene.lead().cloned(), range)];
    }
    let valued = ["to be ", "to `", "set to ", "be set to ", "of `", "is set to ", "with a value"]
        .iter()
        .any(|word| rest.starts_with(word));
    // "Must be used with kind `X`": a bare name with its value.
    let bare = names.last().filter(|name| {
        rest.starts_with('`') && scene.lower.get(..end).is_some_and(|before| before.ends_with(name.as_str()))
    });
    if let Some(name) = bare
        && let Some(list) = list::read(scene, end, false)
    {
        let values = list.items.iter().map(|item| condition::unquoted(item.text).to_owned()).collect();
        let is = Condition::Is { argument: name.clone(), values };
        return vec![scene.rule(Check::OnlyWhen(is), scene.lead().cloned(), lead.start()..list.end)];
    }
    if valued {
        let at = scene.ticks.iter().find(|tick| tick.outer.end == end).map_or(end, |tick| tick.outer.start);
        return match condition::after_connective(scene, at) {
            Some((condition @ (Condition::Is { .. } | Condition::Not(_)), end)) => {
                vec![scene.rule(Check::OnlyWhen(condition), scene.lead().cloned(), lead.start()..end)]
            }
            _ => Vec::new(),
        };
    }
    // "`a` or `b`" leaves a choice that the rule cannot say.
    if names.len() > 1 && scene.lower.get(lead.end()..end).is_some_and(|list| list.contains(" or ")) {
        let any = Condition::Any(names.into_iter().map(Condition::Set).collect());
        return vec![scene.rule(Check::OnlyWhen(any), scene.lead().cloned(), range)];
    }
    vec![scene.rule(Check::RequiredWith(names), scene.lead().cloned(), range)]
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::{marked, said};

    #[test]
    fn requirements_of_every_form() {
        for (text, expected) in [
            ("Required if `a` is `X`.", "required when `a` is `X`"),
            ("Must be specified if `a` is not `X`.", "required when `a` is not `X`"),
            ("This is required when `a` is set.", "required when `a` is set"),
            ("If `a` is `X`, this argument is required.", "required when `a` is `X`"),
            ("If `a` is `X` this field is required.", "required when `a` is `X`"),
            ("Must be set together with `a`.", "requires a"),
            ("Requires `a`.", "requires a"),
            ("Requires `a` to be set.", "requires a"),
            ("Must be used with b `X`.", "only when `b` is `X`"),
            ("If this is specified, `a` must also be specified.", "requires a"),
            ("If this argument is set, `a` and `b` are required.", "requires a, b"),
            ("If `own` is set, `a` must be set.", "requires a"),
            ("When an `own` is specified `a` must be set to `false`.", "only when `a` is `false`"),
            ("If `own` is specified, the `a` parameter must be omitted.", "conflicts with a"),
            ("The way of it. (Requires `a` and `b`)", "requires a, b"),
            ("Requires `a` to be set to `true`.", "only when `a` is `true`"),
            ("Can only be used with `a` or `b`.", "only when `a` is set or `b` is set"),
            ("Required.", "required"),
        ] {
            assert_eq!(said("own", "a b", text), [expected], "{text}");
        }
    }

    #[test]
    fn markers_with_conditions_are_optional() {
        assert_eq!(marked("own", "a", "Required if `a` is `X`"), ["optional", "required when `a` is `X`"]);
        assert_eq!(
            marked("own", "a", "Optional, required unless `a` is set"),
            ["optional", "required when `a` is not set"]
        );
        assert_eq!(
            marked("own", "a", "Required when `a` is `X`, must not be set otherwise"),
            ["optional", "required when `a` is `X`", "only when `a` is `X`"]
        );
    }

    #[test]
    fn requirements_of_others_are_left_alone() {
        for text in [
            "`a` is required if `b` is set.",
            "Not required if `a` is set.",
            "The key required for access.",
            "Information that is required for queries.",
            "Must be configured in the console.",
        ] {
            assert_eq!(said("own", "a b", text), [""; 0], "{text}");
        }
    }
}
