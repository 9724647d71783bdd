//! Well-known forms of text, and literal regular expressions.

use super::Statement;
use super::pattern::Pattern;
use super::scene::Scene;
use crate::model::{Check, Format};

/// Forms that a whole value has. The phrases are narrow: "ARN or name" is no ARN.
///
/// Documents call much an ARN or a JSON document that is none: names, templates, placeholders. Only what a text demands
/// ("must be valid JSON") is a rule.
static FORMS: [(Format, Pattern); 4] = [
    (Format::Rfc3339, Pattern::new(&["rfc3339", "rfc 3339"], r"\brfc ?3339\b")),
    (
        Format::Base64,
        Pattern::new(
            &["base64"],
            r"^(?:an?\s|the\s)?(?:[a-z]+\s){0,2}?base64[ -]encoded\b|\bmust be base64[ -]encoded\b",
        ),
    ),
    (Format::Json, Pattern::new(&["json"], r"\bmust be (?:a |in )?(?:valid |well-formed )?json\b")),
    (Format::Arn, Pattern::new(&["arn"], r"\bmust be (?:an?|the|a valid) (?:arn|amazon resource name)\b")),
];
static REGEX: Pattern = Pattern::new(
    &["regular expression", "regex", "pattern"],
    r"\b(?:match(?:es|ing)?|satisfy|follow|conform to|must be of)\s+(?:the\s+|this\s+)?(?:following\s+)?(?:regular\s+expression|regex|pattern)(?:\s+pattern)?\s*(?:of|is|:|,)?\s*$|\b(?:valid\s+)?(?:pattern|regex|regular expression)(?:\s+(?:is|must be))?:\s*$",
);
static ALTERNATIVE: Pattern = Pattern::new(&[" or ", " either "], r"\b(?:or|either)\b");

/// Reads the form that an argument's text must have.
pub(super) fn read(scene: &Scene<'_>) -> Vec<Statement> {
    let mut said = Vec::new();
    let plural = scene.around.subject.ends_with('s');
    if !plural && !ALTERNATIVE.is_match(&scene.lower) {
        let found = FORMS.iter().find_map(|(format, pattern)| Some((*format, pattern.find(&scene.lower)?)));
        if let Some((format, found)) = found
            && (scene.first || found.as_str().contains("must"))
            && !scene.speaks_of_another(found.end())
        {
            said.push(scene.rule(Check::Format(format), scene.lead().cloned(), found.range()));
        }
    }
    said.extend(pattern(scene));
    said
}

/// A regular expression in ticks behind words that announce one.
fn pattern(scene: &Scene<'_>) -> Option<Statement> {
    scene.ticks.iter().find_map(|tick| {
        let before = scene.lower.get(..tick.outer.start)?;
        let lead = REGEX.find(before)?;
        let expression = scene.code(tick);
        let expression = expression.strip_prefix('/').and_then(|e| e.strip_suffix('/')).unwrap_or(expression);
        // What the runtime could not run is no rule.
        regex::Regex::new(expression).ok()?;
        let meant = !expression.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        (meant && !scene.speaks_of_another(lead.start())).then(|| {
            scene.rule(
                Check::Pattern(expression.to_owned()),
                scene.lead().cloned(),
                lead.start()..tick.outer.end,
            )
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::said;

    #[test]
    fn forms_and_expressions() {
        assert!(said("own", "", "Must be an ARN.").contains(&"Format(Arn)".to_owned()));
        assert!(said("own", "", "End of it, as RFC3339 time.").contains(&"Format(Rfc3339)".to_owned()));
        assert_eq!(
            said("own", "", "Must match the regular expression `^[a-z]{1,3}$`."),
            ["Pattern(\"^[a-z]{1,3}$\")"]
        );
        for text in [
            "ARN of the thing.",
            "Must be an ARN or a name.",
            "A regular expression.",
            "Must match the pattern `(`.",
        ] {
            assert!(
                !said("own", "", text).iter().any(|l| l.starts_with("Format") || l.starts_with("Pattern")),
                "{text}"
            );
        }
    }
}
