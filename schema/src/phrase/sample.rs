//! Values that a text shows as examples: "For example, `3h`".

use super::Surroundings;
use crate::literal::Literal;
use std::ops::Range;

/// Where a text gives what cannot be a number as an example of its argument's value: whatever else it says of a number, a
/// text is written.
pub(super) fn of_text(text: &str, lower: &str, around: &Surroundings<'_>) -> Option<Range<usize>> {
    // Words of which every match has one.
    if !["example", "instance", "such as", "e.g."].iter().any(|lead| lower.contains(lead)) {
        return None;
    }
    let shown = SHOWN.captures_iter(text).filter_map(|found| found.name("ticked").or(found.name("quoted")));
    let is_name = |value: &str| around.siblings.contains(&value) || around.roots.contains(&value);
    shown
        .map(|found| (found.as_str(), found.range()))
        .find_map(|(value, range)| (is_text(value.trim_matches('"')) && !is_name(value)).then_some(range))
}

/// Whether a value has letters, and is neither a line of code nor the name of something that is declared elsewhere.
fn is_text(value: &str) -> bool {
    let names = value.contains('_') && !value.bytes().any(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let code = value.contains(['=', '(', '{', '[', '$']);
    let number = value.parse::<f64>().is_ok();
    value.bytes().any(|b| b.is_ascii_alphabetic()) && !names && !code && !number
}

static SHOWN: Literal = Literal::new(
    r#"(?i)(?:\b(?:for example|for instance|examples?|such as)|\be\.g\.)[,:]? (?:`(?<ticked>[^`]{1,40})`|"(?<quoted>[^"`]{1,40})")"#,
);

#[cfg(test)]
mod tests {
    use crate::phrase::tests::said;

    fn is_text(text: &str) -> bool {
        said("burn_time", "watts", text).contains(&"string by a phrase".to_owned())
    }

    #[test]
    fn what_is_shown_is_written_so() {
        assert!(is_text("How long it burns, in hours. For example, `3h`."));
        assert!(is_text("How long it burns in seconds. Example: \"3.5s\"."));
        assert!(is_text("How long it burns, in hours, e.g. `P3D`."));
        assert!(!is_text("How long it burns, in hours."));
        assert!(!is_text("How long it burns, in hours. For example, `3`."));
        assert!(!is_text("How long it burns, in hours. For example, `burn_time = 3 * 2`."));
        assert!(!is_text("How long it burns, in hours. Lamps such as `watts` last longer."));
    }
}
