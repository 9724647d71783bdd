//! Sentences for documents that state a rule but no sentence: the rule in the words of the model.

use crate::model::{Check, Condition, DefaultValue, Group, GroupKind, Standing};

/// A rule in a sentence.
pub(crate) fn rule(check: &Check, when: Option<&Condition>) -> String {
    sentence(check.to_string(), when)
}

/// A default in a sentence.
pub(crate) fn default(value: &DefaultValue, when: Option<&Condition>) -> String {
    sentence(format!("defaults to {value}"), when)
}

/// A rule over several arguments in a sentence.
pub(crate) fn group(kind: GroupKind, arguments: &[String], when: Option<&Condition>) -> String {
    let group = Group {
        kind,
        arguments: arguments.to_vec(),
        when: None,
        standing: Standing::Holds,
        text: String::new(),
        bases: Vec::new(),
    };
    sentence(group.to_string(), when)
}

fn sentence(clause: String, when: Option<&Condition>) -> String {
    let mut letters = clause.chars();
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let rest = letters.as_str();
    match when {
        Some(condition) => format!("{first}{rest} when {condition}."),
        None => format!("{first}{rest}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_sentences() {
        let is = Condition::Is { argument: "kind".into(), values: vec!["a".into()] };
        assert_eq!(rule(&Check::Required, Some(&is)), "Must be set when `kind` is `a`.");
        assert_eq!(rule(&Check::OnlyWhen(is), None), "May be set only when `kind` is `a`.");
        assert_eq!(default(&DefaultValue::Literal(5.into()), None), "Defaults to `5`.");
        let names = ["a".to_owned(), "b".to_owned()];
        assert!(group(GroupKind::ExactlyOne, &names, None).starts_with("Exactly one of "));
    }
}
