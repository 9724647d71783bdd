//! The keys of a resource document: the tables that [`super::shape`] validates with.

mod block;
mod overlay;
mod resource;
mod rule;
mod texts;

pub(crate) use block::ATTRIBUTE;
pub(crate) use overlay::OVERLAY;
pub(crate) use resource::RESOURCE;
pub(crate) use rule::CHECKS;
#[cfg(feature = "serde")]
pub(crate) use rule::CONDITION_WORDS;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BlockSyntax, Format, Nesting};
    use crate::yaml::provenance::parse_word;
    use crate::yaml::shape::{Object, Shape};

    #[test]
    fn the_words_are_those_of_the_model() {
        fn words(object: &Object, name: &str) -> &'static [&'static str] {
            match object.keys().find(|key| key.name == name).map(|key| key.shape) {
                Some(Shape::Word(words)) => words,
                other => panic!("{name} takes {other:?}"),
            }
        }
        assert!(words(&block::BLOCK_USE, "nesting").iter().all(|w| parse_word::<Nesting>(w).is_some()));
        assert!(words(&block::BLOCK_USE, "syntax").iter().all(|w| parse_word::<BlockSyntax>(w).is_some()));
        assert!(words(&rule::RULE, "format").iter().all(|w| parse_word::<Format>(w).is_some()));
    }

    #[test]
    fn every_check_is_a_key_of_rules_and_of_arguments() {
        for check in CHECKS {
            for object in [&rule::RULE, &block::ARGUMENT] {
                assert!(object.keys().any(|key| key.name == *check), "{check}");
            }
        }
    }
}
