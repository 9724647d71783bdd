//! Trees of expressions, each as a program and as a value.

use ferroform::{Expr, List, Map, Number, conditional, functions, literal, template};
use std::collections::BTreeMap;

#[derive(Debug, Clone)]
pub(crate) enum Num {
    Literal(i64),
    Add(Box<Num>, Box<Num>),
    Subtract(Box<Num>, Box<Num>),
    Multiply(Box<Num>, Box<Num>),
    Negative(Box<Num>),
    Length(Box<Texts>),
    If(Box<Test>, Box<Num>, Box<Num>),
}

#[derive(Debug, Clone)]
pub(crate) enum Text {
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
pub(crate) enum Test {
    Literal(bool),
    Not(Box<Test>),
    And(Box<Test>, Box<Test>),
    Or(Box<Test>, Box<Test>),
    Less(Box<Num>, Box<Num>),
    Same(Box<Text>, Box<Text>),
}

#[derive(Debug, Clone)]
pub(crate) enum Texts {
    Literal(Vec<Text>),
    Map(Box<Texts>, Box<Text>),
    Filter(Box<Texts>, Box<Test>),
    /// Those that have something in common, joined, with what they have in common.
    Group(Box<Texts>, Box<Text>),
    /// What a map is made into: `key=value` for each member that is kept.
    Members(Box<Members>),
}

/// A map.
#[derive(Debug, Clone)]
pub(crate) enum Members {
    /// Each key once.
    Literal(BTreeMap<String, Text>),
    /// Members of which something holds: around it are the key and the value.
    Filter(Box<Members>, Box<Test>),
    /// The keys kept, the values made anew of both.
    Values(Box<Members>, Box<Text>),
    /// Keys of their own, made of both, and as different as before.
    Keys(Box<Members>, Box<Text>),
}

/// What a program says, for Terraform.
impl Num {
    pub(crate) fn program(&self, around: &[Expr<String>]) -> Expr<Number> {
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
    pub(crate) fn value(&self, around: &[String]) -> f64 {
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
    pub(crate) fn program(&self, around: &[Expr<String>]) -> Expr<String> {
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

    pub(crate) fn value(&self, around: &[String]) -> String {
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
    pub(crate) fn program(&self, around: &[Expr<String>]) -> Expr<bool> {
        match self {
            Self::Literal(yes) => literal(*yes),
            Self::Not(a) => !a.program(around),
            Self::And(a, b) => a.program(around).and(b.program(around)),
            Self::Or(a, b) => a.program(around).or(b.program(around)),
            Self::Less(a, b) => a.program(around).less_than(b.program(around)),
            Self::Same(a, b) => a.program(around).equals(b.program(around)),
        }
    }

    pub(crate) fn value(&self, around: &[String]) -> bool {
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
    pub(crate) fn program(&self, around: &[Expr<String>]) -> Expr<List<String>> {
        let inside = |variable: Expr<String>| [around, &[variable]].concat();
        match self {
            Self::Literal(items) => {
                literal(items.iter().map(|item| item.program(around)).collect::<Vec<_>>())
            }
            Self::Map(list, each) => list.program(around).map(|it| each.program(&inside(it))),
            Self::Filter(list, keep) => list.program(around).filter(|it| keep.program(&inside(it))),
            Self::Group(list, key) => list
                .program(around)
                .group_by(|it| key.program(&inside(it)))
                .map(|key, items| template!("{}: {}", key, functions::join("+", items))),
            Self::Members(members) => {
                members.program(around).map(|key, value| template!("{}={}", key, value))
            }
        }
    }

    pub(crate) fn value(&self, around: &[String]) -> Vec<String> {
        let inside = |variable: &String| [around, std::slice::from_ref(variable)].concat();
        match self {
            Self::Literal(items) => items.iter().map(|item| item.value(around)).collect(),
            Self::Map(list, each) => list.value(around).iter().map(|it| each.value(&inside(it))).collect(),
            Self::Filter(list, keep) => {
                list.value(around).into_iter().filter(|it| keep.value(&inside(it))).collect()
            }
            Self::Group(list, key) => {
                let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
                for item in list.value(around) {
                    groups.entry(key.value(&inside(&item))).or_default().push(item);
                }
                groups.iter().map(|(key, items)| format!("{key}: {}", items.join("+"))).collect()
            }
            Self::Members(members) => {
                members.value(around).iter().map(|(key, value)| format!("{key}={value}")).collect()
            }
        }
    }
}

impl Members {
    pub(crate) fn program(&self, around: &[Expr<String>]) -> Expr<Map<String>> {
        let inside = |key: Expr<String>, value: Expr<String>| [around, &[key, value]].concat();
        match self {
            Self::Literal(members) => {
                let members = members.iter().map(|(key, text)| (key.clone(), text.program(around)));
                literal(members.collect::<Vec<_>>())
            }
            Self::Filter(map, keep) => {
                map.program(around).filter(|key, value| keep.program(&inside(key, value)))
            }
            Self::Values(map, text) => {
                map.program(around).map_values(|key, value| text.program(&inside(key, value)))
            }
            Self::Keys(map, text) => map.program(around).into_map(|key, value| {
                (template!("{}/{}", key.clone(), text.program(&inside(key, value.clone()))), value)
            }),
        }
    }

    pub(crate) fn value(&self, around: &[String]) -> BTreeMap<String, String> {
        let inside = |key: &str, value: &str| [around, &[key.to_owned(), value.to_owned()]].concat();
        match self {
            Self::Literal(members) => {
                members.iter().map(|(key, text)| (key.clone(), text.value(around))).collect()
            }
            Self::Filter(map, keep) => {
                let mut members = map.value(around);
                members.retain(|key, value| keep.value(&inside(key, value)));
                members
            }
            Self::Values(map, text) => {
                let members = map.value(around).into_iter();
                members.map(|(key, value)| (key.clone(), text.value(&inside(&key, &value)))).collect()
            }
            Self::Keys(map, text) => {
                let members = map.value(around).into_iter();
                let key = |key: &str, value: &str| format!("{key}/{}", text.value(&inside(key, value)));
                members.map(|(name, value)| (key(&name, &value), value)).collect()
            }
        }
    }
}
