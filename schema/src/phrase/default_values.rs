//! Several defaults at once: an argument whose default values are `a` and `b` takes a list.

use super::Statement;
use super::pattern::Pattern;
use super::sentence::Sentence;
use crate::facts::Claim;
use crate::model::Type;

static SEVERAL: Pattern = Pattern::new(
    &["default values"],
    r"\bdefault values\b[^.`]{0,60}\b(?:is|are):? `[^`]+`(?:, `[^`]+`)*,? and `[^`]+`",
);

/// Reads default values that hold together.
pub(super) fn read(sentence: &Sentence<'_>) -> Vec<Statement> {
    let found = SEVERAL.find(&sentence.lower);
    let list = Claim::Type(Type::List(Box::new(Type::String)));
    found.map(|found| sentence.state(list, found.range())).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::said;

    #[test]
    fn several_defaults_are_a_list() {
        let is_list = |text: &str| said("own", "", text).contains(&"list(string) by a phrase".to_owned());
        assert!(is_list("How to match. The default values for it are `EQUALS` and `ANY`."));
        assert!(is_list("How to match. Default values are `A`, `B`, and `C`."));
        assert!(!is_list("How to match. The default is `A`. `B` and `C` are slower."));
        assert!(!is_list("How to match. The default value is `A` on the left and `B` on the right."));
    }
}
