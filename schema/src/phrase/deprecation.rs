//! Deprecation, with what to use instead.

use super::Statement;
use super::pattern::Pattern;
use super::scene::Scene;
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
pub(super) fn read(scene: &Scene<'_>) -> Vec<Statement> {
    let Some(found) = DEPRECATED.find(&scene.lower) else { return Vec::new() };
    // A value of an enumeration may be deprecated without its argument.
    let behind_value =
        scene.ticks.iter().any(|tick| tick.outer.end <= found.start() && found.start() <= tick.outer.end + 1);
    if scene.in_code(found.start()) || behind_value || scene.speaks_of_another(found.start()) {
        return Vec::new();
    }
    let deprecation = Deprecation { text: scene.sentence(), replacement: replacement(scene.text) };
    vec![scene.state(Claim::Deprecated(deprecation), found.range())]
}

/// The argument, attribute or resource that a text says to use instead.
pub(super) fn replacement(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let captures = REPLACEMENT.captures(&lower)?;
    let name = captures.get(1).or(captures.get(2))?;
    text.get(name.range()).map(str::to_owned)
}
