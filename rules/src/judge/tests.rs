use super::*;
use crate::{Affixes, Bounds, CharacterSet, Condition, Format, Number};

/// Arguments by name; everything else is not set.
struct Set(&'static [(&'static str, Known<'static>)]);

impl Facts for Set {
    fn known(&self, path: &str) -> Known<'_> {
        self.0.iter().find(|(name, _)| *name == path).map_or(Known::Unset, |(_, known)| known.clone())
    }
}

const NOTHING: Set = Set(&[]);

#[test]
fn who_says_no_more_knows_no_defaults_contexts_and_patterns() {
    assert_eq!(NOTHING.default("mode"), None);
    assert_eq!(NOTHING.context("Big lamps"), Truth::Unknown);
    assert_eq!(NOTHING.matches("^(a|b)$", "a"), None);
}

fn text(text: &str) -> Value<'_> {
    Value::Text(text.into())
}

fn number(text: &str) -> Value<'_> {
    Value::Number(text.into())
}

fn list<'a>(items: &[&'a str]) -> Value<'a> {
    Value::List(items.iter().map(|item| text(item)).collect())
}

fn subject(value: Value<'_>) -> Subject<'_> {
    let numeric = matches!(value, Value::Number(_));
    Subject { name: "it", numeric, known: Known::Value(value) }
}

fn breaks(check: &Check, value: Value<'_>) -> bool {
    !judge(check, &subject(value), &NOTHING).breaches().is_empty()
}

fn obeys(check: &Check, value: Value<'_>) -> bool {
    judge(check, &subject(value), &NOTHING).is_obeyed()
}

fn set(values: &[&str], closed: bool) -> Check {
    let value = |value: &&str| EnumValue { value: (*value).into(), note: None, when: None };
    Check::OneOf(ValueSet { values: values.iter().map(value).collect(), closed })
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

#[test]
fn a_closed_set_excludes_and_an_open_one_says_nothing() {
    let closed = set(&["LED", "OIL"], true);
    assert_eq!(
        judge(&closed, &subject(text("led")), &NOTHING),
        Verdict::Broken(vec![Breach::Value { value: "led".into(), nearest: Some("LED") }])
    );
    assert!(obeys(&closed, text("LED")) && breaks(&closed, list(&["LED", "GAS"])));
    assert_eq!(judge(&set(&["LED"], false), &subject(text("OIL")), &NOTHING), Verdict::Silent);
    assert_eq!(judge(&closed, &subject(text("")), &NOTHING), Verdict::Silent, "an empty text is unset");
}

#[test]
fn texts_are_compared_as_text_and_numbers_by_value() {
    let versions = set(&["1.0", "2.0"], true);
    assert!(obeys(&versions, number("1")) && breaks(&versions, text("1")));
    assert!(obeys(&set(&["200"], true), text("200")));
}

#[test]
fn a_value_for_other_cases_breaks_the_set_where_they_are_excluded() {
    let allowed =
        |when: &str| EnumValue { value: "SOFT".into(), note: None, when: Some(Condition::Set(when.into())) };
    let check = Check::OneOf(ValueSet { values: vec![allowed("dimmer")], closed: true });
    assert!(matches!(
        judge(&check, &subject(text("SOFT")), &NOTHING).breaches(),
        [Breach::ValueElsewhere { .. }]
    ));
    let dimmed = Set(&[("dimmer", Known::Value(Value::Bool(true)))]);
    assert!(judge(&check, &subject(text("SOFT")), &dimmed).is_obeyed());
    let unclear = Set(&[("dimmer", Known::Maybe)]);
    assert_eq!(judge(&check, &subject(text("SOFT")), &unclear), Verdict::Silent);
    let either = Check::OneOf(ValueSet { values: vec![allowed("switch"), allowed("dimmer")], closed: true });
    assert!(judge(&either, &subject(text("SOFT")), &dimmed).is_obeyed(), "one of several cases");
}

#[test]
fn numbers_are_bounded_exactly() {
    let range = Check::Range(Range {
        min: Some(Number::Integer(1)),
        max: Some(Number::Integer(5)),
        exclusive_max: true,
        or: Some(Number::Integer(-1)),
        ..Range::default()
    });
    for good in ["1", "4.999", "-1"] {
        assert!(obeys(&range, number(good)) && obeys(&range, text(good)), "{good}");
    }
    for bad in ["5", "0", "0.999999999999999999999"] {
        assert!(breaks(&range, number(bad)), "{bad}");
    }
    assert_eq!(judge(&range, &subject(text("many")), &NOTHING), Verdict::Silent);
    let tenths = Check::MultipleOf(Number::Decimal(0.1));
    assert!(obeys(&tenths, number("0.3")) && breaks(&tenths, number("0.35")));
    let seconds = Check::Measure(Measure {
        unit: "s".into(),
        range: Range { max: Some(Number::Integer(600)), ..Range::default() },
    });
    assert!(obeys(&seconds, text("600s")) && breaks(&seconds, text("601s")));
    for other in ["601m", "1h601s", "s", ""] {
        assert_eq!(judge(&seconds, &subject(text(other)), &NOTHING), Verdict::Silent, "{other}");
    }
}

#[test]
fn lengths_and_counts() {
    let bounds = Bounds { min: Some(2), max: Some(3) };
    let (length, items) = (Check::Length(bounds), Check::Items(bounds));
    assert!(breaks(&length, text("é")) && obeys(&length, text("éé")) && breaks(&length, text("")));
    assert!(breaks(&items, list(&["four"])) && obeys(&items, list(&["four"; 3])));
    assert!(obeys(&length, list(&["four"; 2])), "two items");
    assert!(breaks(&length, list(&["four"])), "one item of four characters");
    assert_eq!(judge(&length, &subject(number("5")), &NOTHING), Verdict::Silent, "digits are no text");
    assert!(breaks(&items, Value::Block) && breaks(&items, Value::Map(4)));
    assert_eq!(judge(&items, &subject(Value::Hidden), &NOTHING), Verdict::Silent);
}

#[test]
fn texts_have_their_characters_ends_shapes_and_forms() {
    let set = |text: &str| CharacterSet::parse(text);
    let characters =
        Check::Characters(Characters { only: set("a-z0-9"), first: set("a-z"), ..Characters::default() });
    assert!(obeys(&characters, text("a1")) && breaks(&characters, text("1a")));
    let affixes = Check::Affixes(Affixes { begins: names(&["aws:"]), not: true, ..Affixes::default() });
    assert!(breaks(&affixes, text("aws:x")) && obeys(&affixes, text("x")));
    let ends = Check::Affixes(Affixes { ends: names(&[".fifo", ".std"]), ..Affixes::default() });
    assert!(obeys(&ends, text("a.fifo")) && breaks(&ends, text("a")));
    let template = Check::Template(names(&["projects/{p}", "{p}:{q}"]));
    assert!(obeys(&template, text("a:b")) && breaks(&template, text("folders/a")));
    let cidr = Check::Format(Format::Cidr);
    assert!(obeys(&cidr, text("10.0.0.0/8")) && breaks(&cidr, text("here")));
    for check in [characters, affixes, ends, template, cidr] {
        assert_eq!(judge(&check, &subject(text("")), &NOTHING), Verdict::Silent, "{check}");
        assert_eq!(judge(&check, &subject(Value::Hidden), &NOTHING), Verdict::Silent, "{check}");
    }
}

#[test]
fn what_is_said_of_text_says_nothing_of_numbers_and_switches() {
    let characters =
        Check::Characters(Characters { only: CharacterSet::parse("a-z"), ..Characters::default() });
    let affixes = Check::Affixes(Affixes { begins: names(&["a"]), ..Affixes::default() });
    let template = Check::Template(names(&["a/{p}"]));
    for check in [characters, affixes, template] {
        assert!(breaks(&check, text("5")), "{check}");
        for value in [number("5"), Value::Bool(true)] {
            assert_eq!(judge(&check, &subject(value), &NOTHING), Verdict::Silent, "{check}");
        }
    }
}

#[test]
fn patterns_are_decided_where_they_are_classes_or_the_caller_has_an_engine() {
    struct Engine;
    impl Facts for Engine {
        fn known(&self, _: &str) -> Known<'_> {
            Known::Maybe
        }
        fn matches(&self, _: &str, text: &str) -> Option<bool> {
            Some(text == "fits")
        }
    }
    let class = Check::Pattern("^[a-z]{2,3}$".into());
    assert!(obeys(&class, text("ab")) && breaks(&class, text("abcd")) && breaks(&class, text("A")));
    let other = Check::Pattern("^(a|b)$".into());
    assert_eq!(judge(&other, &subject(text("c")), &NOTHING), Verdict::Silent);
    assert!(judge(&other, &subject(text("fits")), &Engine).is_obeyed());
    assert!(!judge(&other, &subject(text("c")), &Engine).breaches().is_empty());
}

#[test]
fn arguments_beside_each_other() {
    let others = Set(&[
        ("off", Known::Value(Value::Bool(false))),
        ("on", Known::Value(Value::Bool(true))),
        ("hidden", Known::Value(Value::Hidden)),
        ("unclear", Known::Maybe),
    ]);
    let conflict = |others: &[&str]| Check::ConflictsWith(names(others));
    let judged = |check: &Check, value: Value<'static>| {
        let verdict = judge(check, &subject(value), &others);
        (verdict.is_obeyed(), verdict.breaches().len())
    };
    assert_eq!(judged(&conflict(&["on", "hidden", "off", "unclear"]), text("x")), (false, 2));
    assert_eq!(judged(&conflict(&["off", "absent"]), text("x")), (true, 0));
    assert_eq!(judged(&conflict(&["unclear"]), text("x")), (false, 0));
    assert_eq!(judged(&conflict(&["on"]), Value::Bool(false)), (true, 0), "a switch that is off");
    let with = |others: &[&str]| Check::RequiredWith(names(others));
    assert_eq!(judged(&with(&["on", "off"]), text("x")), (true, 0));
    assert_eq!(judged(&with(&["on", "absent", "unclear"]), text("x")), (false, 1));
    assert_eq!(judged(&with(&["unclear"]), text("x")), (false, 0));
    assert_eq!(judged(&with(&["absent"]), Value::Bool(false)), (true, 0));
    let only = Check::OnlyWhen(Condition::Set("absent".into()));
    assert_eq!(judged(&only, text("x")), (false, 1));
    let required = |known| {
        judge(&Check::Required, &Subject { name: "it", numeric: false, known }, &others).breaches().len()
    };
    assert_eq!((required(Known::Unset), required(Known::Maybe), required(Known::set())), (1, 0, 0));
}

#[test]
fn groups() {
    use crate::{GroupKind, judge_group};
    let facts = Set(&[
        ("a", Known::Value(Value::Hidden)),
        ("b", Known::Value(Value::Bool(true))),
        ("off", Known::Value(Value::Bool(false))),
        ("unclear", Known::Maybe),
    ]);
    let judged = |kind: GroupKind, group: &[&str]| {
        let group = names(group);
        let verdict = judge_group(kind, &group, &facts);
        (verdict.is_obeyed(), verdict.breaches().len())
    };
    use GroupKind::{AllOrNone, AtLeastOne, AtMostOne, ExactlyOne};
    assert_eq!(judged(ExactlyOne, &["a", "b"]), (false, 1));
    assert_eq!(judged(ExactlyOne, &["a", "off"]), (true, 0), "a switch that is off excludes nothing");
    assert_eq!(judged(ExactlyOne, &["off", "x"]), (true, 0), "and is set all the same");
    assert_eq!(judged(ExactlyOne, &["x", "y"]), (false, 1));
    assert_eq!(judged(ExactlyOne, &["x", "unclear"]), (false, 0));
    assert_eq!(judged(AtLeastOne, &["a", "unclear"]), (true, 0));
    assert_eq!(judged(AtLeastOne, &["x", "unclear"]), (false, 0));
    assert_eq!(judged(AtMostOne, &["a", "unclear"]), (false, 0));
    assert_eq!(judged(AtMostOne, &["a", "b", "unclear"]), (false, 1));
    assert_eq!(judged(AllOrNone, &["a", "x", "unclear"]), (false, 1));
    assert_eq!(judged(AllOrNone, &["x", "y"]), (true, 0));
}

#[test]
fn what_is_not_set_breaks_no_rule_but_the_one_that_demands_it() {
    let elsewhere = Condition::Set("mode".into());
    for known in [Known::Unset, Known::Maybe] {
        let subject = Subject { name: "it", numeric: false, known };
        let others = || names(&["mode"]);
        for check in [Check::OnlyWhen(elsewhere.clone()), Check::RequiredWith(others()), set(&["a"], true)] {
            assert!(!check.concerns(&subject.known));
            assert_eq!(judge(&check, &subject, &NOTHING), Verdict::Silent, "{check:?}");
        }
        assert!(Check::Required.concerns(&subject.known));
    }
    let unset = Subject { name: "it", numeric: false, known: Known::Unset };
    assert_eq!(judge(&Check::Required, &unset, &NOTHING), Verdict::Broken(vec![Breach::Missing]));
}

#[test]
fn a_switch_needs_company_only_when_it_is_on() {
    let check = Check::RequiredWith(names(&["mode"]));
    assert!(obeys(&check, Value::Bool(false)) && breaks(&check, Value::Bool(true)));
}

#[test]
fn a_list_is_one_of_some_values_where_all_its_items_are() {
    let values = names(&["a", "b"]);
    assert_eq!(list(&["a", "b"]).is_one_of(&values), Truth::True);
    assert_eq!(list(&["c", "d"]).is_one_of(&values), Truth::False);
    assert_eq!(list(&["a", "c"]).is_one_of(&values), Truth::Unknown);
    assert_eq!(list(&[]).is_one_of(&values), Truth::Unknown);
}

#[test]
fn scalars_have_a_text_and_nothing_else_does() {
    let texts = [
        (text("a"), Some("a")),
        (number("1"), Some("1")),
        (Value::Bool(true), Some("true")),
        (list(&["a"]), None),
    ];
    for (value, expected) in texts {
        assert_eq!(value.text(), expected);
        assert_eq!(value.into_text().as_deref(), expected);
    }
}
