//! What happens where nothing is set: "If omitted, the provider's region is used", "`x` is used if not specified".

use super::Statement;
use super::sentence::Sentence;
use super::words::{Grammar, Kind};
use crate::facts::Claim;
use crate::model::{DefaultValue, Evidence, Type};
use serde_json::Value;
use std::sync::LazyLock;

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// The argument is not set.
    Unset,
    /// Something is taken in its place.
    Taken,
}

const PARTS: &[(&str, &str)] = &[
    (
        "unset",
        "(not|left) (set|specified|provided|given|supplied|configured|defined|present|unset|unspecified|empty|blank|out)\
         |omitted|unset|absent|empty|unspecified|blank|undefined|null|missing",
    ),
    (
        "this",
        "it|this|this (argument|value|field|parameter|property|option|attribute)|the (argument|value|field|parameter|property)",
    ),
];

const LINES: &[(Shape, &str)] = &[
    (Shape::Unset, "(if|when|where) [<this>] [Be] (<unset>) [or (<unset>)] [ASIDE] [,]"),
    (
        Shape::Unset,
        "(if|when) (no|none) [value|_] (is|are) (set|specified|provided|given|supplied|configured|defined) [ASIDE] [,]",
    ),
    (
        Shape::Unset,
        "(if|when) you (don't|do not) (specify|provide|set|supply) (a|an|the|one|this|any) [_ [_]] ,",
    ),
    (
        Shape::Taken,
        "(is|are|will be|would be|gets) [automatically|then] (used|applied|assumed|taken|inferred|chosen|selected|derived|determined|parsed) [instead]",
    ),
];

static GRAMMAR: LazyLock<Grammar<Shape>> = LazyLock::new(|| Grammar::new(LINES, PARTS));

/// Reads what is taken where an argument is not set.
pub(super) fn read(sentence: &Sentence<'_>) -> Vec<Statement> {
    statement(sentence).unwrap_or_default()
}

fn statement(sentence: &Sentence<'_>) -> Option<Vec<Statement>> {
    // "Defaults to" is read by the family of defaults.
    if sentence.around.subject.is_empty()
        || ["defaults to", "default to", "default is", "default value is", "default value of", "default of"]
            .iter()
            .any(|w| sentence.lower.contains(w))
    {
        return None;
    }
    let find = |shape: Shape, from: usize| {
        (from..sentence.tokens.len()).find_map(|at| {
            GRAMMAR.at(&sentence.lower, &sentence.tokens, at).filter(|found| found.meaning == shape)
        })
    };
    let unset = find(Shape::Unset, 0)?;
    let thing = if unset.tokens.start == 0 {
        let taken = find(Shape::Taken, unset.tokens.end)?;
        // "`a` is used to find it" takes nothing.
        let purpose = sentence.words(taken.tokens.end..taken.tokens.end + 1).any(|word| word == "to");
        let of_code =
            sentence.tokens.get(unset.tokens.end..taken.tokens.start)?.iter().any(|t| t.kind == Kind::Code);
        (!(purpose && of_code)).then_some(())?;
        let then = sentence.words(unset.tokens.end..unset.tokens.end + 1).any(|word| word == "then");
        unset.tokens.end + usize::from(then)..taken.tokens.start
    } else {
        // "The region of the provider is used if it is not set."
        let taken = find(Shape::Taken, 0).filter(|taken| taken.tokens.end == unset.tokens.start)?;
        0..taken.tokens.start
    };
    let tokens = sentence.tokens.get(thing)?;
    let (first, last) = (tokens.first()?, tokens.last()?);
    let text = sentence.text.get(first.range.start..last.range.end)?.trim();
    let denies = tokens.iter().any(|token| token.kind == Kind::Mark(';') || token.kind == Kind::Mark('.'));
    let open = sentence.words(unset.tokens.end..unset.tokens.end + 1).any(|word| word == "or")
        && unset.tokens.start == 0;
    let pronoun = ["it", "this", "no", "none", "nothing", "that"].contains(&&*text.to_ascii_lowercase());
    if denies || pronoun || open || text.len() > 160 {
        return None;
    }
    let bare = text.trim_matches(['`', '"', '\'']);
    let literal = bare.len() < text.len() && !bare.contains(['`', '"', '\'']) && !sentence.is_declared(bare);
    let range = first.range.start..last.range.end;
    let (value, ty) = match bare {
        "true" | "false" => (DefaultValue::Literal(Value::Bool(bare == "true")), Some(Type::Bool)),
        _ if literal => (DefaultValue::Literal(Value::from(bare)), None),
        _ => (DefaultValue::Words(text.to_owned()), None),
    };
    let by_type = ty.map(|ty| sentence.state_by(Evidence::DefaultLiteral, Claim::Type(ty), range.clone()));
    let default =
        sentence.state(Claim::Default { value, when: None, text: sentence.quoted() }, range.clone());
    Some(by_type.into_iter().chain([default]).collect())
}

#[cfg(test)]
mod tests {
    use super::{GRAMMAR, PARTS};
    use crate::phrase::tests::said;

    #[test]
    fn what_is_taken_instead() {
        for (text, expected) in [
            (
                "If not specified, the region of the provider is used.",
                "default in words: the region of the provider",
            ),
            (
                "If left empty (so far), the public address will be used.",
                "default in words: the public address",
            ),
            ("If omitted the chain is used instead.", "default in words: the chain"),
            ("If not provided, 'global' will be used as the default location.", "default \"global\""),
            (
                "The region of the provider is used if it is not set.",
                "default in words: The region of the provider",
            ),
            ("If omitted, then `other` is used to find it.", ""),
            ("If no lamp is specified, it is taken from the room.", ""),
            ("If you do not specify a lamp, the first lamp is used.", "default in words: the first lamp"),
            ("If `other` is not set, the first lamp is used.", ""),
        ] {
            let expected: Vec<&str> = Some(expected).filter(|line| !line.is_empty()).into_iter().collect();
            let said = said("own", "other", text);
            let said: Vec<&String> = said.iter().filter(|line| line.starts_with("default")).collect();
            assert_eq!(said, expected, "{text}");
        }
    }

    #[test]
    fn every_line_is_read() {
        assert_eq!(GRAMMAR.unknown_names(), [""; 0]);
        for (shape, sentence) in GRAMMAR.sentences(PARTS, &[]) {
            let lower = sentence.to_ascii_lowercase();
            let code = super::super::split::ticks(&lower);
            let tokens =
                super::super::words::tokens(&lower, code.iter().map(|tick| (&tick.outer, &tick.inner)));
            let found = GRAMMAR.at(&lower, &tokens, 0).unwrap_or_else(|| panic!("{sentence}"));
            assert_eq!(found.meaning, shape, "{sentence}");
        }
    }
}
