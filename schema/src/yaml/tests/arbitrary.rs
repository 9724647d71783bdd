//! Facts of every kind, for round trips.

use crate::facts::{Claim, DocumentFacts, Fact, Subject};
use crate::model::*;
use crate::source::Location;
use proptest::prelude::*;

/// Texts that a careless writer would spoil.
fn text() -> BoxedStrategy<String> {
    prop_oneof![
        prop::sample::select(vec![
            "",
            " ",
            "~",
            "null",
            "true",
            "no",
            "1.0",
            "0x10",
            "1e3",
            "-",
            "---",
            "...",
            "a: b",
            "a #b",
            "#",
            "- x",
            "'",
            "\"",
            "{a}",
            "[",
            "*x",
            "&x",
            "!x",
            "%x",
            "@",
            "`t`",
            "\\",
            " lead",
            "trail ",
            "tab\there",
            "a\n",
            "\na",
            "a\n\n b\n",
            " a\nb",
            "a\r\nb",
            "\u{85}",
            "\u{2028}x",
            "\u{feff}",
            "é\u{1F600}",
            "?",
            "? x",
            ":",
            "a\n---\nb",
            "x\n\ty",
            "\u{1}",
            "a \nb",
            "2024-01-01",
            "<<",
            "=",
            "0o7",
            "0b1",
            "007",
            ".inf",
            "NaN",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,12}",
        "[a-z \\n:#-]{0,20}",
    ]
    .boxed()
}

/// Names are not blank.
fn name() -> BoxedStrategy<String> {
    prop_oneof![
        prop::sample::select(vec![
            "a", "b", "c", "context", "set", "not", "all", "is", "argument", "1", "true", "~", "a.b", "x y",
            "'",
        ])
        .prop_map(str::to_owned),
        "[a-z_]{1,4}",
    ]
    .boxed()
}

fn place() -> BoxedStrategy<Location> {
    (prop::sample::select(vec!["doc.md", "other dir/x.md", "7", "a: b#.md"]), 1..50u32, 1..9u32)
        .prop_map(|(path, line, column)| Location {
            path: path.into(),
            line,
            column,
            end_line: line + 1,
            end_column: 2,
        })
        .boxed()
}

fn evidence() -> impl Strategy<Value = Evidence> {
    prop::sample::select(vec![
        Evidence::Convention,
        Evidence::Assumed,
        Evidence::Example,
        Evidence::Phrase,
        Evidence::Marker,
        Evidence::Section,
        Evidence::Yaml,
        Evidence::Overlay,
    ])
}

fn basis() -> BoxedStrategy<Basis> {
    (evidence(), place()).prop_map(|(evidence, at)| Basis { evidence, at }).boxed()
}

fn condition() -> BoxedStrategy<Condition> {
    let leaf = prop_oneof![
        text().prop_map(Condition::Context),
        text().prop_map(Condition::Words),
        name().prop_map(Condition::Set),
        (name(), prop::collection::vec(text(), 0..3))
            .prop_map(|(argument, values)| Condition::Is { argument, values }),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|c| Condition::Not(Box::new(c))),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Condition::All),
            prop::collection::vec(inner, 0..3).prop_map(Condition::Any),
        ]
    })
    .boxed()
}

fn when() -> impl Strategy<Value = Option<Condition>> {
    // A condition of no parts always holds, and is read as none.
    prop::option::of(condition()).prop_map(|when| when.filter(|when| *when != Condition::All(Vec::new())))
}

fn number() -> impl Strategy<Value = Number> {
    prop_oneof![
        any::<i64>().prop_map(Number::Integer),
        (-1e9..1e9f64).prop_map(Number::Decimal),
        Just(Number::Decimal(5.0)),
        Just(Number::Decimal(1e300)),
    ]
}

fn ordered(a: Number, b: Number) -> (Number, Number) {
    if a.as_f64() <= b.as_f64() { (a, b) } else { (b, a) }
}

fn check() -> BoxedStrategy<Check> {
    let value = (text(), prop::option::of(text()), when());
    let values = prop::collection::vec(value, 0..4).prop_map(|list| {
        let mut values: Vec<EnumValue> = Vec::new();
        for (value, note, when) in list {
            if values.iter().all(|known| known.value != value) {
                values.push(EnumValue { value, note, when });
            }
        }
        values
    });
    let bounds = (0..9u64, 9..99u64, any::<bool>())
        .prop_map(|(min, max, both)| Bounds { min: both.then_some(min), max: Some(max) });
    let names = || prop::collection::vec(name(), 1..3);
    prop_oneof![
        (values, any::<bool>()).prop_map(|(values, closed)| Check::OneOf(ValueSet { values, closed })),
        (number(), number(), any::<(bool, bool)>(), prop::option::of(number())).prop_map(
            |(a, b, ends, or)| {
                let (min, max) = ordered(a, b);
                Check::Range(Range {
                    min: Some(min),
                    max: Some(max),
                    exclusive_min: ends.0,
                    exclusive_max: ends.1,
                    or,
                })
            }
        ),
        bounds.clone().prop_map(Check::Length),
        bounds.prop_map(Check::Items),
        number().prop_map(Check::MultipleOf),
        text().prop_map(Check::Pattern),
        (number(), name()).prop_map(|(max, unit)| {
            Check::Measure(Measure { unit, range: Range { max: Some(max), ..Range::default() } })
        }),
        (any::<(char, char)>(), names()).prop_map(|((a, b), without)| {
            let set = CharacterSet::of([(a.min(b), a.max(b))]).or(CharacterSet::of([('-', '-')]));
            let only = Some(set.clone().with_letters());
            Check::Characters(Characters { only, some: vec![set], without, ..Characters::default() })
        }),
        (names(), any::<bool>()).prop_map(|(begins, not)| Check::Affixes(Affixes {
            begins,
            not,
            ..Affixes::default()
        })),
        names().prop_map(Check::Template),
        prop::sample::select(Format::all().collect::<Vec<_>>()).prop_map(Check::Format),
        condition().prop_map(Check::OnlyWhen),
        names().prop_map(Check::ConflictsWith),
        names().prop_map(Check::RequiredWith),
    ]
    .boxed()
}

fn rule() -> BoxedStrategy<Claim> {
    prop_oneof![
        9 => (check(), when(), text()).prop_map(|(check, when, text)| Claim::Rule { check: Box::new(check), when, text }),
        1 => (when(), text()).prop_map(|(when, text)| Claim::Rule { check: Box::new(Check::Required), when, text }),
    ]
    .boxed()
}

fn json() -> BoxedStrategy<serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        (-1e12..1e12f64).prop_map(Into::into),
        text().prop_map(Into::into),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Into::into),
            prop::collection::btree_map(text(), inner, 0..3)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
    .boxed()
}

fn ty() -> BoxedStrategy<Type> {
    let leaf = prop::sample::select(vec![Type::String, Type::Number, Type::Bool, Type::Any]);
    leaf.prop_recursive(2, 3, 1, |inner| {
        prop_oneof![
            inner.clone().prop_map(|t| Type::List(Box::new(t))),
            inner.clone().prop_map(|t| Type::Set(Box::new(t))),
            inner.prop_map(|t| Type::Map(Box::new(t))),
        ]
    })
    .boxed()
}

fn block_id() -> impl Strategy<Value = BlockId> {
    prop::sample::select(vec!["one", "two.three", "1"]).prop_map(|id| BlockId(id.to_owned()))
}

fn deprecation() -> BoxedStrategy<Claim> {
    (text(), prop::option::of(text()))
        .prop_map(|(text, replacement)| Claim::Deprecated(Deprecation { text, replacement }))
        .boxed()
}

fn about_field() -> BoxedStrategy<Claim> {
    let nesting = prop::sample::select(vec![Nesting::Single, Nesting::List, Nesting::Set, Nesting::Map]);
    prop_oneof![
        4 => Just(Claim::Declared),
        1 => text().prop_map(Claim::Description),
        1 => ty().prop_map(Claim::Type),
        1 => block_id().prop_map(Claim::Block),
        1 => nesting.prop_map(Claim::Nesting),
        1 => Just(Claim::Syntax(BlockSyntax::Attribute)),
        1 => any::<bool>().prop_map(Claim::Sensitive),
        1 => deprecation(),
    ]
    .boxed()
}

fn about_argument() -> BoxedStrategy<Claim> {
    let default = prop_oneof![json().prop_map(DefaultValue::Literal), text().prop_map(DefaultValue::Words),];
    prop_oneof![
        6 => about_field(),
        1 => prop::sample::select(vec![Presence::Required, Presence::Optional]).prop_map(Claim::Presence),
        1 => any::<bool>().prop_map(Claim::Computed),
        1 => any::<bool>().prop_map(Claim::ForceNew),
        1 => any::<bool>().prop_map(Claim::WriteOnly),
        1 => text().prop_map(Claim::Note),
        4 => rule(),
        2 => (default, when(), text()).prop_map(|(value, when, text)| Claim::Default { value, when, text }),
    ]
    .boxed()
}

fn about_block() -> BoxedStrategy<Claim> {
    let kind = prop::sample::select(vec![GroupKind::ExactlyOne, GroupKind::AllOrNone]);
    prop_oneof![
        Just(Claim::Described),
        text().prop_map(Claim::Note),
        (kind, prop::collection::vec(name(), 0..3), when(), text())
            .prop_map(|(kind, arguments, when, text)| { Claim::Group { kind, arguments, when, text } }),
    ]
    .boxed()
}

fn about_resource() -> BoxedStrategy<Claim> {
    let language = prop_oneof![
        Just(ExampleLanguage::Hcl),
        Just(ExampleLanguage::Python),
        Just(ExampleLanguage::Other(String::new())),
        Just(ExampleLanguage::Other("console".to_owned())),
    ];
    let binding = (
        text(),
        name(),
        name(),
        name(),
        prop::collection::vec(text(), 0..3),
        prop::collection::vec(basis(), 1..3),
    );
    prop_oneof![
        text().prop_map(Claim::Subcategory),
        text().prop_map(Claim::Description),
        text().prop_map(Claim::Note),
        deprecation(),
        (name(), name(), prop::option::of(text())).prop_map(|(name, source, version)| {
            Claim::Provider(ProviderIdentity { name, source, version })
        }),
        (prop::option::of(text()), language, text(), place())
            .prop_map(|(title, language, code, at)| Claim::Example(Example { title, language, code, at })),
        (name(), prop::option::of(text()))
            .prop_map(|(operation, default)| Claim::Timeout { operation, default }),
        text().prop_map(Claim::ImportTemplate),
        text().prop_map(Claim::ImportSample),
        text().prop_map(Claim::ImportNote),
        binding.prop_map(|(context, argument, target, target_argument, values, bases)| {
            Claim::Context(Box::new(ContextBinding {
                context,
                argument,
                target,
                target_argument,
                values,
                bases,
            }))
        }),
    ]
    .boxed()
}

fn fact() -> BoxedStrategy<Fact> {
    let id = || prop_oneof![Just(BlockId::root()), block_id()];
    let about = prop_oneof![
        about_resource().prop_map(|claim| (Subject::Resource, claim)),
        (id(), about_block()).prop_map(|(id, claim)| (Subject::Block(id), claim)),
        (id(), name(), about_field()).prop_map(|(id, name, claim)| (Subject::Attribute(id, name), claim)),
        (id(), name(), about_argument()).prop_map(|(id, name, claim)| (Subject::Argument(id, name), claim)),
        (id(), about_argument()).prop_map(|(id, claim)| (Subject::Argument(id, "a".to_owned()), claim)),
        (id(), about_argument()).prop_map(|(id, claim)| (Subject::Argument(id, "b".to_owned()), claim)),
    ];
    (about, basis())
        .prop_map(|((subject, claim), basis)| Fact { subject: subject.into(), claim, basis })
        .boxed()
}

/// A document that states all kinds of facts, many of them about the same few arguments.
pub(super) fn document() -> impl Strategy<Value = DocumentFacts> {
    let kind =
        prop::sample::select(vec![ResourceKind::Provider, ResourceKind::Resource, ResourceKind::DataSource]);
    (kind, name(), place(), prop::collection::vec(fact(), 0..60))
        .prop_map(|(kind, type_name, named_at, facts)| DocumentFacts { kind, type_name, named_at, facts })
}
