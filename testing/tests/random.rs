//! Random programs: what Terraform makes of them is what a small interpreter says.
//!
//! `FERROFORM_CASES` sets the number of trees (500 otherwise), `FERROFORM_SEED` another start than the usual one.
//! Each program has a text, a number and a list.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests fail by panicking, and say figures"
)]

use ferroform::{
    App, Expr, GenericProvider, GenericResource, List, Number, Output, Stack, Value, conditional, functions,
    literal, template,
};
use ferroform_testing::{Terraform, judge};
use proptest::prelude::*;
use proptest::strategy::{Strategy, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value as Json;

const SCHEMA: &str = r#"{"format_version":"1.0","provider_schemas":{"registry.terraform.io/acme/acme":{
  "resource_schemas":{"acme_lamp":{"version":0,"block":{
    "attributes":{
      "id":{"type":"string","computed":true},
      "name":{"type":"string","required":true},
      "watts":{"type":"number","optional":true},
      "tags":{"type":["list","string"],"optional":true}},
    "block_types":{"shade":{"nesting_mode":"list","block":{"attributes":{"width":{"type":"number","optional":true}}}}}}}}}}}"#;

#[derive(Debug, Clone)]
enum Num {
    Literal(i64),
    Add(Box<Num>, Box<Num>),
    Subtract(Box<Num>, Box<Num>),
    Multiply(Box<Num>, Box<Num>),
    Negative(Box<Num>),
    Length(Box<Texts>),
    If(Box<Test>, Box<Num>, Box<Num>),
}

#[derive(Debug, Clone)]
enum Text {
    Literal(String),
    Beside(Box<Text>, Box<Text>),
    WithNumber(Box<Text>, Box<Num>),
    Upper(Box<Text>),
    Join(String, Box<Texts>),
    If(Box<Test>, Box<Text>, Box<Text>),
    /// The variable of a loop around it, counted from the innermost; a word where there is none.
    Variable(usize),
}

#[derive(Debug, Clone)]
enum Test {
    Literal(bool),
    Not(Box<Test>),
    And(Box<Test>, Box<Test>),
    Or(Box<Test>, Box<Test>),
    Less(Box<Num>, Box<Num>),
    Same(Box<Text>, Box<Text>),
}

#[derive(Debug, Clone)]
enum Texts {
    Literal(Vec<Text>),
    Map(Box<Texts>, Box<Text>),
    Filter(Box<Texts>, Box<Test>),
}

/// What a program says, for Terraform.
impl Num {
    fn program(&self, around: &[Expr<String>]) -> Expr<Number> {
        match self {
            Self::Literal(number) => literal(*number),
            Self::Add(a, b) => a.program(around) + b.program(around),
            Self::Subtract(a, b) => a.program(around) - b.program(around),
            Self::Multiply(a, b) => a.program(around) * b.program(around),
            Self::Negative(a) => -a.program(around),
            Self::Length(list) => functions::length(list.program(around)),
            Self::If(test, a, b) => conditional(test.program(around), a.program(around), b.program(around)),
        }
    }

    /// A float has the negative zero that Terraform's numbers have, and is exact as far as these trees go.
    fn value(&self, around: &[String]) -> f64 {
        match self {
            Self::Literal(number) => *number as f64,
            Self::Add(a, b) => a.value(around) + b.value(around),
            Self::Subtract(a, b) => a.value(around) - b.value(around),
            Self::Multiply(a, b) => a.value(around) * b.value(around),
            Self::Negative(a) => -a.value(around),
            Self::Length(list) => list.value(around).len() as f64,
            Self::If(test, a, b) => {
                if test.value(around) {
                    a.value(around)
                } else {
                    b.value(around)
                }
            }
        }
    }
}

impl Text {
    fn program(&self, around: &[Expr<String>]) -> Expr<String> {
        match self {
            Self::Literal(text) => literal(text.clone()),
            Self::Beside(a, b) => template!("{}{}", a.program(around), b.program(around)),
            Self::WithNumber(a, b) => template!("{}: {}", a.program(around), b.program(around)),
            Self::Upper(a) => functions::upper(a.program(around)),
            Self::Join(between, list) => functions::join(between.clone(), list.program(around)),
            Self::If(test, a, b) => conditional(test.program(around), a.program(around), b.program(around)),
            Self::Variable(out) => match around.iter().rev().nth(*out) {
                Some(variable) => variable.clone(),
                None => literal("none"),
            },
        }
    }

    fn value(&self, around: &[String]) -> String {
        match self {
            Self::Literal(text) => text.clone(),
            Self::Beside(a, b) => format!("{}{}", a.value(around), b.value(around)),
            Self::WithNumber(a, b) => format!("{}: {}", a.value(around), b.value(around)),
            Self::Upper(a) => a.value(around).to_uppercase(),
            Self::Join(between, list) => list.value(around).join(between),
            Self::If(test, a, b) => {
                if test.value(around) {
                    a.value(around)
                } else {
                    b.value(around)
                }
            }
            Self::Variable(out) => {
                around.iter().rev().nth(*out).cloned().unwrap_or_else(|| "none".to_owned())
            }
        }
    }
}

impl Test {
    fn program(&self, around: &[Expr<String>]) -> Expr<bool> {
        match self {
            Self::Literal(yes) => literal(*yes),
            Self::Not(a) => !a.program(around),
            Self::And(a, b) => a.program(around).and(b.program(around)),
            Self::Or(a, b) => a.program(around).or(b.program(around)),
            Self::Less(a, b) => a.program(around).less_than(b.program(around)),
            Self::Same(a, b) => a.program(around).equals(b.program(around)),
        }
    }

    fn value(&self, around: &[String]) -> bool {
        match self {
            Self::Literal(yes) => *yes,
            Self::Not(a) => !a.value(around),
            Self::And(a, b) => a.value(around) && b.value(around),
            Self::Or(a, b) => a.value(around) || b.value(around),
            Self::Less(a, b) => a.value(around) < b.value(around),
            Self::Same(a, b) => a.value(around) == b.value(around),
        }
    }
}

impl Texts {
    fn program(&self, around: &[Expr<String>]) -> Expr<List<String>> {
        let inside = |variable: Expr<String>| [around, &[variable]].concat();
        match self {
            Self::Literal(items) => {
                literal(items.iter().map(|item| item.program(around)).collect::<Vec<_>>())
            }
            Self::Map(list, each) => list.program(around).map(|it| each.program(&inside(it))),
            Self::Filter(list, keep) => list.program(around).filter(|it| keep.program(&inside(it))),
        }
    }

    fn value(&self, around: &[String]) -> Vec<String> {
        let inside = |variable: &String| [around, std::slice::from_ref(variable)].concat();
        match self {
            Self::Literal(items) => items.iter().map(|item| item.value(around)).collect(),
            Self::Map(list, each) => list.value(around).iter().map(|it| each.value(&inside(it))).collect(),
            Self::Filter(list, keep) => {
                list.value(around).into_iter().filter(|it| keep.value(&inside(it))).collect()
            }
        }
    }
}

/// Texts with everything that Terraform's language reads something into.
fn words() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[a-z]{1,4}",
        Just("${".to_owned()),
        Just("%{".to_owned()),
        Just("$${a}".to_owned()),
        Just("}".to_owned()),
        Just("\"".to_owned()),
        Just("\\".to_owned()),
        Just("\\n".to_owned()),
        Just("\n".to_owned()),
        Just("\t".to_owned()),
        Just("$".to_owned()),
        Just("%".to_owned()),
        Just("é".to_owned()),
        Just("<&>".to_owned()),
        Just("🦀".to_owned()),
        Just("{}".to_owned()),
        Just(" ".to_owned()),
    ];
    proptest::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

fn number(depth: u32) -> BoxedStrategy<Num> {
    let leaf = (-9_i64..10).prop_map(Num::Literal);
    if depth == 0 {
        return leaf.boxed();
    }
    let two = || (number(depth - 1).prop_map(Box::new), number(depth - 1).prop_map(Box::new));
    prop_oneof![
        leaf,
        two().prop_map(|(a, b)| Num::Add(a, b)),
        two().prop_map(|(a, b)| Num::Subtract(a, b)),
        two().prop_map(|(a, b)| Num::Multiply(a, b)),
        number(depth - 1).prop_map(|a| Num::Negative(Box::new(a))),
        texts(depth - 1).prop_map(|list| Num::Length(Box::new(list))),
        (test(depth - 1), two()).prop_map(|(test, (a, b))| Num::If(Box::new(test), a, b)),
    ]
    .boxed()
}

fn text(depth: u32) -> BoxedStrategy<Text> {
    let leaf = prop_oneof![words().prop_map(Text::Literal), (0_usize..3).prop_map(Text::Variable)];
    if depth == 0 {
        return leaf.boxed();
    }
    let two = || (text(depth - 1).prop_map(Box::new), text(depth - 1).prop_map(Box::new));
    prop_oneof![
        leaf,
        two().prop_map(|(a, b)| Text::Beside(a, b)),
        (text(depth - 1), number(depth - 1)).prop_map(|(a, b)| Text::WithNumber(Box::new(a), Box::new(b))),
        text(depth - 1).prop_map(|a| Text::Upper(Box::new(a))),
        (words(), texts(depth - 1)).prop_map(|(between, list)| Text::Join(between, Box::new(list))),
        (test(depth - 1), two()).prop_map(|(test, (a, b))| Text::If(Box::new(test), a, b)),
    ]
    .boxed()
}

fn test(depth: u32) -> BoxedStrategy<Test> {
    let leaf = any::<bool>().prop_map(Test::Literal);
    if depth == 0 {
        return leaf.boxed();
    }
    let two = || (test(depth - 1).prop_map(Box::new), test(depth - 1).prop_map(Box::new));
    prop_oneof![
        leaf,
        test(depth - 1).prop_map(|a| Test::Not(Box::new(a))),
        two().prop_map(|(a, b)| Test::And(a, b)),
        two().prop_map(|(a, b)| Test::Or(a, b)),
        (number(depth - 1), number(depth - 1)).prop_map(|(a, b)| Test::Less(Box::new(a), Box::new(b))),
        (text(depth - 1), text(depth - 1)).prop_map(|(a, b)| Test::Same(Box::new(a), Box::new(b))),
    ]
    .boxed()
}

fn texts(depth: u32) -> BoxedStrategy<Texts> {
    let leaf = proptest::collection::vec(text(depth.saturating_sub(1)), 0..4).prop_map(Texts::Literal);
    if depth == 0 {
        return leaf.boxed();
    }
    prop_oneof![
        leaf,
        (texts(depth - 1), text(depth - 1))
            .prop_map(|(list, each)| Texts::Map(Box::new(list), Box::new(each))),
        (texts(depth - 1), test(depth - 1))
            .prop_map(|(list, keep)| Texts::Filter(Box::new(list), Box::new(keep))),
    ]
    .boxed()
}

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn what_terraform_makes_of_a_program_is_what_it_says() {
    let Some(terraform) = Terraform::for_test("what_terraform_makes_of_a_program_is_what_it_says") else {
        return;
    };
    let cases = setting("FERROFORM_CASES", 500).div_ceil(3);
    let mut seed = [7_u8; 32];
    seed[..8].copy_from_slice(&setting("FERROFORM_SEED", 0x0707_0707_0707_0707).to_le_bytes());
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    let trees = (text(4), number(4), texts(4));
    for chunk in 0..cases.div_ceil(500) {
        let app = App::new();
        let stack = Stack::new(&app, "random");
        GenericProvider::new("acme", "acme/acme").create(&stack, "acme");
        let mut expected = Vec::new();
        for case in 0..(cases - chunk * 500).min(500) {
            let (text, number, list) = trees.new_tree(&mut runner).unwrap().current();
            let (texts, numbers, lists) = (text.value(&[]), number.value(&[]), list.value(&[]));
            // Every third goes through a resource and its block, and comes back by references.
            if case % 3 == 0 {
                let shade = Value::object([("width", number.program(&[]).into())]);
                let lamp = GenericResource::resource("acme_lamp")
                    .set("name", text.program(&[]))
                    .set("watts", number.program(&[]))
                    .set("tags", list.program(&[]))
                    .set("shade", Value::list([shade]))
                    .create(&stack, format!("lamp{case}"));
                let shades: Expr<ferroform::Any> = lamp.attribute("shade");
                Output::new(&stack, format!("text{case}"), lamp.attribute::<String>("name"));
                Output::new(
                    &stack,
                    format!("number{case}"),
                    shades.index::<ferroform::Any>(0).property::<Number>("width"),
                );
                Output::new(&stack, format!("list{case}"), lamp.attribute::<List<String>>("tags"));
            } else {
                Output::new(&stack, format!("text{case}"), text.program(&[]));
                Output::new(&stack, format!("number{case}"), number.program(&[]));
                Output::new(&stack, format!("list{case}"), list.program(&[]));
            }
            expected.push((format!("text{case}"), Json::from(texts), format!("{text:?}")));
            expected.push((format!("number{case}"), Json::from(numbers), format!("{number:?}")));
            expected.push((format!("list{case}"), Json::from(lists), format!("{list:?}")));
        }
        let applied = judge(&app).terraform(terraform.clone()).schema(SCHEMA).apply();
        let applied = applied.unwrap_or_else(|failure| panic!("{failure}"));
        let applied = &applied["random"];
        for (name, value, tree) in &expected {
            let found = applied.outputs.get(name).unwrap_or_else(|| panic!("{name} is not there"));
            let is_same = match (found.as_f64(), value.as_f64()) {
                (Some(found), Some(value)) => found == value,
                _ => found == value,
            };
            assert!(is_same, "{name} is {found}, should be {value}: {tree}");
        }
        assert!(applied.next_plan.is_empty(), "{}", applied.next_plan);
    }
    println!("{} random trees: Terraform says what the interpreter says", cases * 3);
}
