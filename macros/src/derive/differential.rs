//! The derive against synth: what a struct is refused for, every program that is made of it is refused for as well.
//!
//! Types with random rules meet structs that fix, always set, may set and never set their arguments. The derive says what is wrong
//! with the struct; then programs give its fields random values, and synth judges those.

use super::tests::messages;
use super::*;
use ferroform::binding::v1::{ResourceConfig, TypeTable, Value};
use ferroform::{App, Stack};
use ferroform_rules::table::{self, Argument, Provider, Type};
use ferroform_rules::{
    Bounds, CharacterSet, Characters, Check, Condition, EnumValue, GroupKind, Number, Range, ValueSet, text,
};
use quote::format_ident;

const NAMES: [&str; 5] = ["colour", "shape", "size", "depth", "lit"];
const TEXTS: [&str; 4] = ["RED", "BLUE", "7", "x1"];

/// A sequence of choices that looks random and is the same in every run.
struct Choice(u64);

impl Choice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % n
    }

    fn often(&mut self) -> bool {
        self.below(3) > 0
    }

    fn name(&mut self) -> String {
        NAMES[self.below(NAMES.len())].to_owned()
    }

    /// What a rule can name: an argument beside it, the same by its way from the root, or one of a block that no struct here has.
    fn path(&mut self) -> String {
        match self.below(6) {
            0 => format!(".{}", self.name()),
            1 => "stand.size".to_owned(),
            _ => self.name(),
        }
    }

    fn names(&mut self) -> Vec<String> {
        let mut names: Vec<String> = (0..=self.below(2) + 1).map(|_| self.path()).collect();
        names.sort();
        names.dedup();
        names
    }

    fn text(&mut self) -> String {
        TEXTS[self.below(TEXTS.len())].to_owned()
    }

    fn condition(&mut self, depth: usize) -> Condition {
        match self.below(if depth > 1 { 3 } else { 6 }) {
            0 => Condition::Set(self.path()),
            1 | 2 => {
                let argument = self.path();
                let values = match argument.rsplit('.').next().unwrap_or(&argument) {
                    "size" | "depth" => vec![self.below(9).to_string()],
                    "lit" => vec!["true".to_owned()],
                    _ => vec![self.text(), self.text()],
                };
                Condition::Is { argument, values }
            }
            3 => Condition::Not(Box::new(self.condition(depth + 1))),
            4 => Condition::All(vec![self.condition(depth + 1), self.condition(depth + 1)]),
            _ => Condition::Any(vec![self.condition(depth + 1), self.condition(depth + 1)]),
        }
    }

    fn check(&mut self, name: &str) -> Check {
        let others = |choice: &mut Self| {
            let mut names = choice.names();
            names.retain(|other| other.trim_start_matches('.') != name);
            names
        };
        match self.below(6) {
            0 => Check::Required,
            1 => Check::OnlyWhen(self.condition(0)),
            2 => Check::ConflictsWith(others(self)),
            3 => Check::RequiredWith(others(self)),
            _ => match name {
                "size" | "depth" => Check::Range(Range {
                    min: Some(Number::Integer(2)),
                    max: (self.below(2) == 0).then_some(Number::Integer(6)),
                    exclusive_max: self.below(2) == 0,
                    or: (self.below(3) == 0).then_some(Number::Integer(8)),
                    ..Range::default()
                }),
                "lit" => Check::OnlyWhen(self.condition(0)),
                _ => match self.below(3) {
                    0 => Check::Length(Bounds { min: Some(2), max: Some(3) }),
                    1 => Check::Characters(Characters {
                        only: CharacterSet::parse("A-Z"),
                        ..Characters::default()
                    }),
                    _ => {
                        let value =
                            |value: &str| EnumValue { value: value.to_owned(), note: None, when: None };
                        let values = TEXTS[..2].iter().copied().map(value).collect();
                        Check::OneOf(ValueSet { values, closed: self.often() })
                    }
                },
            },
        }
    }

    fn stated(&mut self) -> table::Stated {
        let when = (self.below(2) == 0).then(|| self.condition(0));
        let contradicted_by = (self.below(8) == 0).then(|| "Basic".to_owned());
        table::Stated { when, contradicted_by, ..table::Stated::default() }
    }

    fn table(&mut self) -> table::Table {
        let mut arguments = Vec::new();
        for name in NAMES {
            let mut argument = Argument::new(name, ty(name));
            argument.default = (self.below(3) == 0).then(|| match name {
                "size" | "depth" => self.below(9).to_string(),
                "lit" => "true".to_owned(),
                _ => self.text(),
            });
            argument.computed = self.below(6) == 0;
            for _ in 0..self.below(3) {
                let stated = self.stated();
                argument.rules.push(table::Rule { stated, check: self.check(name) });
            }
            arguments.push(argument);
        }
        let kind = GroupKind::ALL[self.below(GroupKind::ALL.len())];
        let groups = vec![table::Group { stated: self.stated(), kind, arguments: self.names() }];
        arguments.push(Argument::new("stand", Type::Block("stand".to_owned(), table::Nesting::List)));
        let mut size = Argument::new("size", Type::Number);
        size.default = Some(self.below(9).to_string());
        let stand = table::Block { id: "stand".to_owned(), arguments: vec![size], ..table::Block::default() };
        table::Table {
            kind: table::ElementKind::Resource,
            type_name: "acme_lamp".into(),
            document: "lamp.md".into(),
            construct: "Lamp".into(),
            provider: Provider::of_type("acme_lamp"),
            contexts: Vec::new(),
            blocks: vec![table::Block { arguments, groups, ..table::Block::default() }, stand],
        }
    }

    fn given(&mut self, name: &str) -> Literal {
        match name {
            "size" | "depth" => Literal::Number(i64::try_from(self.below(9)).unwrap_or(0)),
            "lit" => Literal::Bool(self.often()),
            _ => Literal::Text(self.text()),
        }
    }
}

fn ty(name: &str) -> Type {
    match name {
        "size" | "depth" => Type::Number,
        "lit" => Type::Bool,
        _ => Type::String,
    }
}

#[derive(Debug, Clone)]
enum Literal {
    Text(String),
    Number(i64),
    Bool(bool),
}

/// What a struct does with an argument.
#[derive(Debug)]
enum Field {
    Never,
    Fixed(Literal),
    Always,
    Maybe,
}

/// The struct as the derive sees it.
fn item(fields: &[Field]) -> TokenStream {
    let fixed = NAMES.iter().zip(fields).filter_map(|(name, field)| {
        let Field::Fixed(literal) = field else { return None };
        let name = format_ident!("{name}");
        Some(match literal {
            Literal::Text(text) => quote!(#name = #text),
            Literal::Number(n) => {
                let n = proc_macro2::Literal::i64_unsuffixed(*n);
                quote!(#name = #n)
            }
            Literal::Bool(value) => quote!(#name = #value),
        })
    });
    let members = NAMES.iter().zip(fields).filter_map(|(name, field)| {
        let ty = match ty(name) {
            Type::Number => quote!(i64),
            Type::Bool => quote!(bool),
            _ => quote!(Value<String>),
        };
        let name = format_ident!("{name}");
        match field {
            Field::Always => Some(quote!(#name: #ty)),
            Field::Maybe => Some(quote!(#name: Option<#ty>)),
            Field::Never | Field::Fixed(_) => None,
        }
    });
    let fixed: Vec<TokenStream> = fixed.collect();
    let fixed = (!fixed.is_empty()).then(|| quote!(, fixed(#(#fixed),*)));
    quote!(#[resource(acme::lamp #fixed)] struct Lamp { #(#members),* })
}

/// What synth reports of a program that gives the fields values.
fn refused(table: &'static TypeTable, fields: &[Field], choice: &mut Choice) -> bool {
    let app = App::new();
    let stack = Stack::new(&app, "stack");
    let mut config = ResourceConfig::new(table);
    for (name, field) in NAMES.iter().zip(fields) {
        let value = match field {
            Field::Never => continue,
            Field::Fixed(literal) => literal.clone(),
            Field::Maybe if choice.below(2) == 0 => continue,
            Field::Always | Field::Maybe => choice.given(name),
        };
        match value {
            Literal::Text(text) => config.set(name, Value::<String>::from(text)),
            Literal::Number(n) => config.set(name, Value::<ferroform::Number>::from(n)),
            Literal::Bool(value) => config.set(name, Value::<bool>::from(value)),
        }
    }
    let _lamp = config.create(&stack, "lamp");
    app.render().is_err()
}

#[test]
fn what_the_derive_refuses_synth_refuses() {
    const TYPES: usize = 400;
    const PROGRAMS: usize = 6;
    let (mut choice, mut struck) = (Choice(7), 0);
    for _ in 0..TYPES {
        let text = text::write(&choice.table());
        let table: &'static TypeTable =
            Box::leak(Box::new(TypeTable::new(Box::leak(text.clone().into_boxed_str()))));
        let fields: Vec<Field> = NAMES
            .iter()
            .map(|name| match choice.below(4) {
                0 => Field::Never,
                1 => Field::Fixed(choice.given(name)),
                2 => Field::Always,
                _ => Field::Maybe,
            })
            .collect();
        let item = item(&fields);
        let said = messages(second(quote!(#text 0 #item), Derive::Resource));
        let errors: Vec<&String> = said.iter().filter(|message| !message.starts_with("warning: ")).collect();
        if errors.is_empty() {
            continue;
        }
        struck += 1;
        for _ in 0..PROGRAMS {
            assert!(refused(table, &fields, &mut choice), "{errors:#?}\n{fields:?}\n{text}");
        }
    }
    assert!(struck > TYPES / 10, "only {struck} structs were refused, which proves little");
}
