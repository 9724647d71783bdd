//! Callouts and paragraphs about several arguments of one block.

use super::pattern::Pattern;
use super::sentence::Sentence;
use super::{
    Statement, Surroundings, behaviour, clause, default, deprecation, formats, group, quantity, split, values,
};
use crate::facts::Claim;
use crate::model::{Check, Condition, Evidence, Type};
use crate::prose::Prose;

/// What a statement of a callout is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalloutSubject {
    /// The block that the callout stands in.
    Block,
    /// One argument of this block.
    Argument(String),
}

static LABEL: Pattern = Pattern::new(
    &["note", "warn", "tip", "important", "hands-on", "caution"],
    r"^[\s>~!-]*(?:\*\*|__)?(?:notes?|warn(?:ing)?|tip|important|hands-on|caution)\s*:{0,2}\s*(?:\*\*|__)?\s*:?\s*",
);
/// The argument that a sentence is about: a name at its head.
static HEAD: Pattern = Pattern::new(
    &[],
    r"^(?:(?:the|this|an?|each|only|however|also|and|currently|setting|specifying|value of),?\s+)*",
);

/// Families that can be about a named argument outside of its own text.
const FAMILIES: &[super::Family] = &[
    clause::read,
    deprecation::read,
    behaviour::read,
    default::read,
    values::read,
    quantity::read,
    formats::read,
];

/// Reads a callout or a paragraph about several arguments of one block.
///
/// ```
/// use ferroform_schema::facts::Claim;
/// use ferroform_schema::model::GroupKind;
/// use ferroform_schema::phrase::{CalloutSubject, Surroundings, read_callout};
/// use ferroform_schema::prose::Prose;
/// let mut prose = Prose::new();
/// prose.push("**NOTE:** Exactly one of `file` or `text` must be specified.", 0);
/// let around = Surroundings { subject: "", siblings: &["file", "text"], roots: &["file", "text"], outer: &[], place: None };
/// let said = read_callout(&prose, &around);
/// assert_eq!(said[0].0, CalloutSubject::Block);
/// assert!(matches!(said[0].1.claim, Claim::Group { kind: GroupKind::ExactlyOne, .. }));
/// ```
#[must_use]
pub fn read_callout(prose: &Prose, around: &Surroundings<'_>) -> Vec<(CalloutSubject, Statement)> {
    let text = split::readable(prose.as_str());
    let whole = text.to_ascii_lowercase();
    let skip = LABEL.at(&whole, 0).and_then(|label| label.get(0)).map_or(0, |label| label.end());
    let body = text.get(skip..).unwrap_or_default();
    let mut said = Vec::new();
    for range in split::sentences(body) {
        let Some(written) = body.get(range.clone()) else { continue };
        let start = skip + range.start;
        let sentence = Sentence::new(written, start, &whole, around, Evidence::Phrase);
        let groups = group::read(&sentence);
        said.extend(switches(&sentence));
        said.extend(conflicts_of_several(written, start, &whole, around));
        if !groups.is_empty() {
            said.extend(groups.into_iter().map(|statement| (CalloutSubject::Block, statement)));
            continue;
        }
        if let Some(Condition::Set(name)) = sentence.lead().cloned() {
            let own = Surroundings { subject: &name, ..*around };
            let of_lead = clause::of_lead(&Sentence::new(written, start, &whole, &own, Evidence::Phrase));
            if let Some(statement) = of_lead {
                said.push((CalloutSubject::Argument(name), statement));
                continue;
            }
        }
        let Some(subject) = subject(&sentence) else { continue };
        let own = Surroundings { subject: &subject, ..*around };
        let sentence = Sentence::new(written, start, &whole, &own, Evidence::Phrase);
        for family in FAMILIES {
            // A type read from a side remark is too weak to be worth a doubt.
            let statements = family(&sentence)
                .into_iter()
                .filter(|s| !matches!(s.claim, Claim::Type(_) | Claim::Nesting(_)));
            said.extend(statements.map(|statement| (CalloutSubject::Argument(subject.clone()), statement)));
        }
    }
    said
}

/// "At least one of the `a` and `b` permissions must be set to `true`": each of them is a switch.
fn switches(sentence: &Sentence<'_>) -> Vec<(CalloutSubject, Statement)> {
    static MUST_BE_TRUE: Pattern = Pattern::new(
        &["true"],
        r"^(?:at least|at most|exactly|only) one of .* (?:must|may|can|should) be (?:set to )?`?true\b",
    );
    let Some(found) = MUST_BE_TRUE.find(&sentence.lower) else { return Vec::new() };
    let named = sentence.ticks.iter().map(|tick| sentence.code(tick));
    let own = named.filter(|name| sentence.around.siblings.contains(name));
    let is_switch = || sentence.state(Claim::Type(Type::Bool), found.range());
    own.map(|name| (CalloutSubject::Argument(name.to_owned()), is_switch())).collect()
}

/// "`a` and `b` conflict with `c`": each of them does.
fn conflicts_of_several(
    written: &str,
    start: usize,
    whole: &str,
    around: &Surroundings<'_>,
) -> Vec<(CalloutSubject, Statement)> {
    if !written.contains("conflict") && !written.contains("exclusive") {
        return Vec::new();
    }
    let of = |subject: &str| {
        let own = Surroundings { subject, ..*around };
        let sentence = Sentence::new(written, start, whole, &own, Evidence::Phrase);
        if sentence.subjects().is_none() {
            return Vec::new();
        }
        let conflict = |said: &Statement| {
            let Claim::Rule { check, .. } = &said.claim else { return false };
            matches!(**check, Check::ConflictsWith(_))
        };
        clause::read(&sentence)
            .into_iter()
            .filter(conflict)
            .map(|said| (CalloutSubject::Argument(subject.to_owned()), said))
            .collect::<Vec<_>>()
    };
    around
        .siblings
        .iter()
        .filter(|name| written.contains(&format!("`{name}`")))
        .flat_map(|name| of(name))
        .collect()
}

/// Whether a callout begins with words that can only mean what it stands below: "This is required …", "This field can …",
/// and not "This resource …".
pub(crate) fn speaks_of_this(prose: &Prose) -> bool {
    const MEANT: [&str; 24] = [
        "is",
        "isn't",
        "can",
        "can't",
        "cannot",
        "must",
        "may",
        "should",
        "only",
        "will",
        "has",
        "needs",
        "applies",
        "requires",
        "defaults",
        "conflicts",
        "argument",
        "attribute",
        "field",
        "option",
        "parameter",
        "property",
        "setting",
        "value",
    ];
    let whole = split::readable(prose.as_str()).to_ascii_lowercase();
    let skip = LABEL.at(&whole, 0).and_then(|label| label.get(0)).map_or(0, |label| label.end());
    let mut words = whole.get(skip..).unwrap_or_default().split_whitespace();
    let first = words.next();
    let demands = ["required", "conflicts", "mandatory"];
    first.is_some_and(|word| demands.contains(&word))
        || first == Some("this") && words.next().is_some_and(|word| MEANT.contains(&word))
}

/// The sibling that a sentence begins with, or the argument that the callout belongs to.
fn subject(sentence: &Sentence<'_>) -> Option<String> {
    let head = HEAD.at(&sentence.lower, sentence.main())?.get(0)?;
    let at = sentence.main() + head.end();
    match sentence.tick_at(at).map(|tick| sentence.code(tick)) {
        Some(name) => sentence.around.siblings.contains(&name).then(|| name.to_owned()),
        None => Some(sentence.around.subject).filter(|subject| !subject.is_empty()).map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::called_out;

    #[test]
    fn statements_find_their_argument() {
        for (text, expected) in [
            ("**NOTE:** `a` conflicts with `b`.", "a: conflicts with b"),
            ("**Note:** When an `a` is specified `b` must be set to `X`.", "a: only when `b` is `X`"),
            ("`a` can only be set when `b` is set to `X`.", "a: only when `b` is `X`"),
            ("**Note:** The `a` argument is required if `b` is set.", "a: required when `b` is set"),
            ("**Note:** If you specify `a`, you can't specify `b`.", "a: conflicts with b"),
            ("**Note:** For large lamps the `a` minimum value is 1.", "a: range 1.. when “large lamps”"),
        ] {
            assert_eq!(called_out("a b c", text), [expected], "{text}");
        }
        for (text, own) in [
            ("**Note:** This is required when `a` is `X`.", true),
            ("~> **Note:** Required when `a` is `X`.", true),
            ("**Note:** This resource is large.", false),
            ("**Note:** Lamps are large.", false),
        ] {
            let mut prose = crate::prose::Prose::new();
            prose.push(text, 0);
            assert_eq!(super::speaks_of_this(&prose), own, "{text}");
        }
        let text = "**Note:** At least one of the `a`, `b` permissions must be set to `true`.";
        let said = called_out("a b c", text);
        let switches = ["a: bool by a phrase", "b: bool by a phrase"];
        assert!(switches.iter().all(|switch| said.contains(&(*switch).to_owned())), "{said:?}");
        assert_eq!(said.len(), 3, "{said:?}");
        assert_eq!(called_out("a b", "This is supported only for Web APIs. `X` is odd."), [""; 0]);
    }
}
