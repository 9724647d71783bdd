//! Sentences for documents that state a rule but no sentence: the rule in the words of the model.

use crate::model::{Check, Condition, DefaultValue, GroupKind};
use ferroform_rules::{GroupWords, RuleWords};

/// A rule in a sentence.
pub(crate) fn rule(check: &Check, when: Option<&Condition>) -> String {
    sentence(&RuleWords { check, when }.to_string())
}

/// A default in a sentence.
pub(crate) fn default(value: &DefaultValue, when: Option<&Condition>) -> String {
    match when {
        Some(when) => sentence(&format!("defaults to {value}, when {when}")),
        None => sentence(&format!("defaults to {value}")),
    }
}

/// A rule over several arguments in a sentence.
pub(crate) fn group(kind: GroupKind, arguments: &[String], when: Option<&Condition>) -> String {
    sentence(&GroupWords { kind, arguments, when }.to_string())
}

fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_sentences() {
        let is = Condition::Is { argument: "kind".into(), values: vec!["a".into()] };
        assert_eq!(rule(&Check::Required, Some(&is)), "Must be set, when `kind` is `a`.");
        assert_eq!(rule(&Check::OnlyWhen(is), None), "May be set only when `kind` is `a`.");
        assert_eq!(default(&DefaultValue::Literal(5.into()), None), "Defaults to `5`.");
        let names = ["a".to_owned(), "b".to_owned()];
        assert!(group(GroupKind::ExactlyOne, &names, None).starts_with("Exactly one of "));
    }
}
