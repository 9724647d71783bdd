//! Contexts that exclude each other: arguments for WebSocket APIs beside arguments for HTTP APIs.
//!
//! Nothing in a resource says which context it is used in, but what it sets may fit one context only. That context then
//! holds, or what is set is wrong already; and what is bound to two values of one argument cannot hold together.

use crate::table::{Argument, Block, ContextBinding, Place, Rule, Table};
use crate::{Check, Facts, Known, Truth};

/// Something set that fits one context only.
#[derive(Debug, Clone, PartialEq)]
pub struct Demand<'a> {
    /// The argument.
    pub argument: &'a Argument,
    /// Its value, where the value fits the context only.
    pub value: Option<&'a str>,
    /// The context.
    pub context: &'a str,
    /// Where the rule is stated.
    pub place: &'a Place,
    /// Whether it is certainly set.
    pub always: bool,
}

impl Demand<'_> {
    /// What is demanded, and by what: "`color` is for lamps only".
    #[must_use]
    pub fn in_words(&self) -> String {
        let name = &self.argument.name;
        match self.value {
            Some(value) => format!("`{value}` of `{name}` is for {} only", self.context),
            None => format!("`{name}` is for {} only", self.context),
        }
    }
}

/// What the arguments of a block that are set, or may be, demand of the context, in the order of the block. Rules that
/// the document contradicts demand nothing.
pub fn demands<'a>(block: &'a Block, facts: &dyn Facts) -> Vec<Demand<'a>> {
    let mut demands = Vec::new();
    for argument in &block.arguments {
        // Most arguments have no such rule, and then nobody asks what is known of them.
        let mut rules = argument.rules.iter().filter(|rule| names_contexts(rule)).peekable();
        if rules.peek().is_none() {
            continue;
        }
        let known = facts.known(&argument.name);
        if known == Known::Unset {
            continue;
        }
        let always = known.is_set() == Truth::True;
        for rule in rules {
            let (value, condition) = match (&rule.check, &known) {
                (Check::OnlyWhen(condition), _) => (None, Some(condition)),
                (Check::OneOf(set), Known::Value(value)) => {
                    let mut same = set.values.iter().filter(|allowed| value.text() == Some(&allowed.value));
                    match (same.next(), same.next()) {
                        (Some(allowed), None) => (Some(allowed.value.as_str()), allowed.when.as_ref()),
                        _ => continue,
                    }
                }
                _ => continue,
            };
            let applies = rule.stated.when.as_ref().map_or(Truth::True, |when| when.holds(facts));
            if applies != Truth::True {
                continue;
            }
            let Some(condition) = condition else { continue };
            for context in condition.demanded_contexts() {
                demands.push(Demand { argument, value, context, place: &rule.stated.place, always });
            }
        }
    }
    demands
}

/// Whether a rule may bind its argument, or a value of it, to a context.
fn names_contexts(rule: &Rule) -> bool {
    let may = match &rule.check {
        Check::OnlyWhen(_) => true,
        Check::OneOf(set) => set.values.iter().any(|allowed| allowed.when.is_some()),
        _ => false,
    };
    may && rule.stated.contradicted_by.is_none()
}

/// Whether two contexts cannot both hold, since they are bound to different values of one argument.
#[must_use]
pub fn exclude_each_other(table: &Table, one: &str, other: &str) -> bool {
    let mut exclude = false;
    for a in table.contexts.iter().filter(|binding| one != other && binding.context == one) {
        for b in table.contexts.iter().filter(|binding| binding.context == other) {
            if of_one_argument(a, b) {
                if !differ(a, b) {
                    return false;
                }
                exclude = true;
            }
        }
    }
    exclude
}

fn of_one_argument(a: &ContextBinding, b: &ContextBinding) -> bool {
    (&a.argument, &a.target, &a.target_argument) == (&b.argument, &b.target, &b.target_argument)
}

fn differ(a: &ContextBinding, b: &ContextBinding) -> bool {
    !a.values.iter().any(|value| b.values.contains(value))
}

/// The contexts that what is certainly set decides: those that must hold, and those that these exclude. The first demand
/// counts; what does not fit it is a fault of its own.
#[must_use]
pub fn decided<'a>(table: &'a Table, demands: &[Demand<'a>]) -> Decided<'a> {
    let mut decided = Decided::default();
    for demand in demands.iter().filter(|demand| demand.always) {
        if decided.get(demand.context).is_some() {
            continue;
        }
        decided.0.push((demand.context, true));
        for other in table.contexts.iter().map(|binding| binding.context.as_str()) {
            if decided.get(other).is_none() && exclude_each_other(table, demand.context, other) {
                decided.0.push((other, false));
            }
        }
    }
    decided
}

/// The contexts of a table that are decided, of which there are few.
#[derive(Debug, Clone, Default)]
pub struct Decided<'a>(Vec<(&'a str, bool)>);

impl Decided<'_> {
    /// Whether a context holds; nothing where that is open.
    #[must_use]
    pub fn get(&self, context: &str) -> Option<bool> {
        self.0.iter().find(|(known, _)| *known == context).map(|(_, holds)| *holds)
    }
}

/// Demands that no context can meet, each with the earlier one that excludes it. What does not fit is left out, so that
/// there is one pair for each argument on the wrong side.
#[must_use]
pub fn contradictions<'a, 'd>(
    table: &Table,
    demands: &'d [Demand<'a>],
) -> Vec<(&'d Demand<'a>, &'d Demand<'a>)> {
    let mut kept: Vec<&'d Demand<'a>> = Vec::new();
    let mut found = Vec::new();
    for later in demands {
        match kept.iter().find(|earlier| exclude_each_other(table, earlier.context, later.context)) {
            None => kept.push(later),
            Some(earlier) => found.push((*earlier, later)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{ElementKind, Provider, Stated, Type};
    use crate::{Condition, EnumValue, Value, ValueSet};
    use std::borrow::Cow;

    fn table(bindings: &[(&str, &str, &[&str])]) -> Table {
        let bindings = bindings.iter().map(|(context, argument, values)| ContextBinding {
            context: (*context).to_owned(),
            argument: (*argument).to_owned(),
            target: "lamp_socket".to_owned(),
            target_argument: "voltage".to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
        });
        Table {
            kind: ElementKind::Resource,
            type_name: "lamp_bulb".to_owned(),
            document: "bulb.md".to_owned(),
            construct: String::new(),
            provider: Provider::of_type("lamp_bulb"),
            contexts: bindings.collect(),
            blocks: Vec::new(),
        }
    }

    /// What is set, by name.
    struct Set(&'static [(&'static str, Known<'static>)]);

    impl Facts for Set {
        fn known(&self, path: &str) -> Known<'_> {
            self.0.iter().find(|(name, _)| *name == path).map_or(Known::Unset, |(_, known)| known.clone())
        }
    }

    fn context(name: &str) -> Condition {
        Condition::Context(name.to_owned())
    }

    fn value(value: &str, when: Option<Condition>) -> EnumValue {
        EnumValue { value: value.to_owned(), note: None, when }
    }

    fn argument(name: &str, check: Check, stated: Stated) -> Argument {
        Argument { rules: vec![Rule { stated, check }], ..Argument::new(name, Type::String) }
    }

    /// A colour for lamps alone; a mode with a value for low voltage alone.
    fn block() -> Block {
        let modes =
            ValueSet { values: vec![value("SOFT", Some(context("low"))), value("FULL", None)], closed: true };
        let arguments = vec![
            argument("color", Check::OnlyWhen(context("lamps")), Stated::default()),
            argument("mode", Check::OneOf(modes), Stated::default()),
        ];
        Block { arguments, ..Block::default() }
    }

    #[test]
    fn what_fits_one_context_only_demands_it() {
        let block = block();
        let facts =
            Set(&[("color", Known::Maybe), ("mode", Known::Value(Value::Text(Cow::Borrowed("SOFT"))))]);
        let demands = demands(&block, &facts);
        let told: Vec<_> = demands.iter().map(|demand| (demand.in_words(), demand.always)).collect();
        let expected = [
            ("`color` is for lamps only".to_owned(), false),
            ("`SOFT` of `mode` is for low only".to_owned(), true),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn what_is_not_set_and_what_fits_any_context_demand_none() {
        let block = block();
        assert_eq!(demands(&block, &Set(&[])), []);
        assert_eq!(demands(&block, &Set(&[("mode", Known::Value(Value::Text(Cow::Borrowed("FULL"))))])), []);
        assert_eq!(
            demands(&block, &Set(&[("mode", Known::Value(Value::Hidden))])),
            [],
            "any value it may be"
        );
    }

    #[test]
    fn a_value_that_is_stated_for_several_contexts_demands_none_of_them() {
        let twice = vec![value("SOFT", Some(context("low"))), value("SOFT", Some(context("high")))];
        let check = Check::OneOf(ValueSet { values: twice, closed: true });
        let block = Block { arguments: vec![argument("mode", check, Stated::default())], ..Block::default() };
        assert_eq!(demands(&block, &Set(&[("mode", Known::Value(Value::Text(Cow::Borrowed("SOFT"))))])), []);
    }

    #[test]
    fn a_rule_that_does_not_apply_or_that_an_example_breaks_demands_nothing() {
        let when = |name: &str| Stated { when: Some(Condition::Set(name.to_owned())), ..Stated::default() };
        let broken = Stated { contradicted_by: Some("Basic".to_owned()), ..Stated::default() };
        let facts = Set(&[
            ("color", Known::Value(Value::Hidden)),
            ("dimmer", Known::Value(Value::Hidden)),
            ("open", Known::Maybe),
        ]);
        for (stated, count) in [(when("dimmer"), 1), (when("absent"), 0), (when("open"), 0), (broken, 0)] {
            let check = Check::OnlyWhen(context("lamps"));
            let block = Block { arguments: vec![argument("color", check, stated)], ..Block::default() };
            assert_eq!(demands(&block, &facts).len(), count);
        }
    }

    #[test]
    fn what_is_certainly_set_decides_contexts_and_a_later_demand_contradicts_it() {
        let table =
            table(&[("low", "socket", &["12"]), ("high", "socket", &["230"]), ("dry", "room", &["hall"])]);
        let block = block();
        let place = Place::default();
        let demand = |argument: usize, context: &'static str, always| Demand {
            argument: &block.arguments[argument],
            value: None,
            context,
            place: &place,
            always,
        };
        let open = [demand(0, "low", false)];
        assert_eq!(decided(&table, &open).get("low"), None, "it may be unset");
        let demands = [demand(0, "low", true), demand(1, "high", true), demand(0, "dry", true)];
        let decided = decided(&table, &demands);
        assert_eq!(
            (decided.get("low"), decided.get("high"), decided.get("dry")),
            (Some(true), Some(false), Some(true))
        );
        let found = contradictions(&table, &demands);
        let told: Vec<_> = found.iter().map(|(earlier, later)| (earlier.context, later.context)).collect();
        assert_eq!(told, [("low", "high")]);
    }

    #[test]
    fn contexts_of_different_values_exclude_each_other() {
        let table = table(&[("low", "socket", &["12", "24"]), ("high", "socket", &["230"])]);
        assert!(exclude_each_other(&table, "low", "high"));
        assert!(exclude_each_other(&table, "high", "low"));
        assert!(!exclude_each_other(&table, "low", "unknown"));
    }

    #[test]
    fn a_value_in_common_or_another_argument_lets_both_hold() {
        let shared = table(&[("low", "socket", &["12", "24"]), ("direct", "socket", &["24"])]);
        assert!(!exclude_each_other(&shared, "low", "direct"));
        let apart = table(&[("low", "socket", &["12"]), ("high", "second_socket", &["230"])]);
        assert!(!exclude_each_other(&apart, "low", "high"));
    }

    #[test]
    fn a_context_bound_twice_neither_excludes_itself_nor_what_fits_one_binding() {
        let table =
            table(&[("low", "socket", &["12"]), ("low", "socket", &["24"]), ("direct", "socket", &["24"])]);
        assert!(!exclude_each_other(&table, "low", "low"));
        assert!(!exclude_each_other(&table, "low", "direct"));
    }
}
