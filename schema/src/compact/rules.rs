//! Rules and conditions.

use super::Writer;
use crate::model::{Basis, Bounds, Check, Condition, Group, GroupKind, Number, Rule, Standing};

impl Writer<'_> {
    pub(super) fn rule(&mut self, rule: &Rule) {
        self.text.open("rule");
        self.stated(&rule.bases, &rule.standing, &rule.to_string(), &rule.text);
        self.when(rule.when.as_ref());
        self.check(&rule.check);
        self.text.close();
    }

    pub(super) fn group(&mut self, group: &Group) {
        self.text.open("group");
        self.stated(&group.bases, &group.standing, &group.to_string(), &group.text);
        self.when(group.when.as_ref());
        self.text.atom(match group.kind {
            GroupKind::ExactlyOne => "exactly_one",
            GroupKind::AtLeastOne => "at_least_one",
            GroupKind::AtMostOne => "at_most_one",
            GroupKind::AllOrNone => "all_or_none",
        });
        self.text.atoms(&group.arguments);
        self.text.close();
    }

    /// Place, the example that breaks it (empty when none does), the rule in words, the document's sentence.
    fn stated(&mut self, bases: &[Basis], standing: &Standing, words: &str, sentence: &str) {
        let place = self.place(bases);
        self.text.atom(&place);
        self.text.atom(match standing {
            Standing::Holds => "",
            Standing::Contradicted { by } => by,
        });
        self.text.atom(words);
        self.text.atom(if self.names.sentences { sentence.trim() } else { "" });
    }

    fn when(&mut self, when: Option<&Condition>) {
        match when {
            Some(condition) => self.condition(condition),
            None => self.text.atom("-"),
        }
    }

    pub(super) fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Context(name) => self.text.list("context", [name]),
            Condition::Is { argument, values } => {
                self.text.list("is", std::iter::once(argument).chain(values));
            }
            Condition::Set(argument) => self.text.list("set", [argument]),
            Condition::Not(inner) => self.conditions("not", std::slice::from_ref(&**inner)),
            Condition::All(parts) => self.conditions("all", parts),
            Condition::Any(parts) => self.conditions("any", parts),
            Condition::Words(words) => self.text.list("words", [words]),
        }
    }

    fn conditions(&mut self, head: &str, parts: &[Condition]) {
        self.text.open(head);
        for part in parts {
            self.condition(part);
        }
        self.text.close();
    }

    fn check(&mut self, check: &Check) {
        match check {
            Check::OneOf(set) => {
                self.text.open("one_of");
                self.text.atom(if set.closed { "closed" } else { "open" });
                for value in &set.values {
                    match &value.when {
                        None => self.text.atom(&value.value),
                        Some(when) => {
                            self.text.open(&value.value);
                            self.condition(when);
                            self.text.close();
                        }
                    }
                }
                self.text.close();
            }
            Check::Range(range) => {
                let exclusive = match (range.exclusive_min, range.exclusive_max) {
                    (false, false) => "none",
                    (true, false) => "min",
                    (false, true) => "max",
                    (true, true) => "both",
                };
                let [min, max, or] = [range.min, range.max, range.or].map(number);
                self.text.list("range", [&*min, &*max, exclusive, &*or]);
            }
            Check::Length(bounds) => self.bounds("length", *bounds),
            Check::Items(bounds) => self.bounds("items", *bounds),
            Check::MultipleOf(of) => self.text.list("multiple_of", [number(Some(*of))]),
            Check::Pattern(pattern) => self.text.list("pattern", [pattern]),
            Check::Format(format) => {
                let name = format.word();
                self.text.list("format", [name]);
            }
            Check::Measure(_) | Check::Characters(_) | Check::Affixes(_) | Check::Template(_) => {
                self.text.list(check.family(), std::iter::empty::<&str>());
            }
            Check::Required => self.text.list("required", std::iter::empty::<&str>()),
            Check::OnlyWhen(condition) => self.conditions("only_when", std::slice::from_ref(condition)),
            Check::ConflictsWith(others) => self.text.list("conflicts", others),
            Check::RequiredWith(others) => self.text.list("with", others),
        }
    }

    fn bounds(&mut self, head: &str, bounds: Bounds) {
        let end = |end: Option<u64>| end.map_or_else(|| "-".to_owned(), |n| n.to_string());
        self.text.list(head, [end(bounds.min), end(bounds.max)]);
    }
}

/// A number, or `-` for none.
fn number(number: Option<Number>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| number.to_string())
}
