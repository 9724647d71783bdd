//! Who knows less refuses less: what the derive refuses of a struct, whose values are partly known, the checker refuses of
//! the program that is built from it; what an example shows as broken is broken in any program that does the same.

use super::*;
use crate::{Bounds, Condition, GroupKind, Number, judge_group};
use proptest::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;

const NAMES: [&str; 4] = ["a", "b", "c", "d"];
const TEXTS: [&str; 4] = ["RED", "BLUE", "7", ""];

/// What is known of each argument, and the defaults that the document states.
#[derive(Debug, Clone)]
struct Program {
    known: BTreeMap<&'static str, Known<'static>>,
    defaults: BTreeMap<&'static str, &'static str>,
}

impl Facts for Program {
    fn known(&self, path: &str) -> Known<'_> {
        self.known.get(path).cloned().unwrap_or(Known::Unset)
    }

    fn default(&self, path: &str) -> Option<Cow<'_, str>> {
        self.defaults.get(path).map(|text| Cow::Borrowed(*text))
    }
}

fn text() -> impl Strategy<Value = &'static str> {
    prop::sample::select(TEXTS.to_vec())
}

fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(NAMES.to_vec())
}

fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(name().prop_map(str::to_owned), 1..4)
}

fn known() -> impl Strategy<Value = Known<'static>> {
    let texts =
        |texts: Vec<&'static str>| Value::List(texts.into_iter().map(|t| Value::Text(t.into())).collect());
    prop_oneof![
        Just(Known::Unset),
        text().prop_map(|text| Known::Value(Value::Text(text.into()))),
        (0..9_u8).prop_map(|n| Known::Value(Value::Number(n.to_string().into()))),
        any::<bool>().prop_map(|value| Known::Value(Value::Bool(value))),
        prop::collection::vec(text(), 0..4).prop_map(move |items| Known::Value(texts(items))),
    ]
}

fn condition() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        name().prop_map(|name| Condition::Set(name.into())),
        (name(), prop::collection::vec(text().prop_map(str::to_owned), 1..3))
            .prop_map(|(name, values)| Condition::Is { argument: name.into(), values }),
        Just(Condition::Words("it is dark".into())),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| Condition::Not(Box::new(inner))),
            prop::collection::vec(inner.clone(), 1..3).prop_map(Condition::All),
            prop::collection::vec(inner, 1..3).prop_map(Condition::Any),
        ]
    })
}

fn check() -> impl Strategy<Value = Check> {
    let value = |text: &'static str| EnumValue { value: text.into(), note: None, when: None };
    prop_oneof![
        Just(Check::Required),
        condition().prop_map(Check::OnlyWhen),
        names().prop_map(Check::ConflictsWith),
        names().prop_map(Check::RequiredWith),
        (prop::collection::vec(text().prop_map(value), 1..3), any::<bool>())
            .prop_map(|(values, closed)| Check::OneOf(ValueSet { values, closed })),
        (0..5_i64).prop_map(|n| Check::Range(Range { min: Some(Number::Integer(n)), ..Range::default() })),
        (0..3_u64).prop_map(|n| Check::Length(Bounds { min: Some(n), max: None })),
        (0..3_u64).prop_map(|n| Check::Items(Bounds { min: None, max: Some(n) })),
    ]
}

/// The same with less known: set to something, or perhaps set. A switch that is off is as good as not set where arguments
/// exclude each other, so that who does not know its value does not know that much.
fn less(known: &Known<'static>, how: u8) -> Known<'static> {
    match (how, known) {
        (0, known) => known.clone(),
        (1, Known::Value(value)) if !matches!(value, Value::Bool(_)) => Known::set(),
        _ => Known::Maybe,
    }
}

fn refuses(check: &Check, when: Option<&Condition>, subject: &str, program: &Program) -> bool {
    let known = program.known(subject);
    let numeric = matches!(known, Known::Value(Value::Number(_)));
    let applies = when.is_none_or(|when| when.holds(program) == Truth::True);
    applies && !judge(check, &Subject { name: subject, numeric, known }, program).breaches().is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn whoever_knows_less_refuses_less(
        all in prop::collection::vec(known(), 4),
        how in prop::collection::vec(0..3_u8, 4),
        defaults in prop::collection::btree_map(name(), text(), 0..3),
        check in check(),
        when in prop::option::of(condition()),
        subject in name(),
        kind in prop::sample::select(GroupKind::ALL.to_vec()),
        members in names(),
    ) {
        let known: BTreeMap<_, _> = NAMES.into_iter().zip(all.clone()).collect();
        let program = Program { known, defaults: defaults.clone() };
        let partly = NAMES.into_iter().zip(all.iter().zip(&how).map(|(known, how)| less(known, *how)));
        let partly = Program { known: partly.collect(), defaults };
        if refuses(&check, when.as_ref(), subject, &partly) {
            prop_assert!(refuses(&check, when.as_ref(), subject, &program), "{partly:?}");
        }
        let broken = |program: &Program| !judge_group(kind, &members, program).breaches().is_empty();
        if broken(&partly) {
            prop_assert!(broken(&program), "{kind:?} of {members:?}: {partly:?}");
        }
    }
}
