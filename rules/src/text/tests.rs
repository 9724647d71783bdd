use super::*;
use crate::table::*;
use crate::*;
use proptest::prelude::*;

const LAMP: &str = concat!(
    r#"2 resource acme_lamp lamp.md Lamp (provider acme acme/acme 1.0) (context "Big lamps" mode acme_size kind BIG) "#,
    r#"(block "" "" (arg mode 3 r string (enum Mode) (default A) (rule fix.yaml:7 "" "One of." - "#,
    r#"(one_of closed "A \"q\" \\" (SLOW (context "Big lamps"))))) "#,
    r#"(arg size 4 c (map number) (rule 4 "" "" - (range 1 - min 0.5)) "#,
    r#"(rule 5 Basic Se. (not (is mode SLOW)) (required))) (arg part 6 "" (block part list)) "#,
    r#"(attr id 9 string) (group 8 "" w - at_most_one a b)) (block part Part)"#,
);

#[test]
fn what_is_written_is_read() {
    let table = read(LAMP).expect("readable");
    assert_eq!(write(&table), LAMP);
    let [root, part] = &table.blocks[..] else { panic!("{table:?}") };
    assert_eq!((&*part.id, &*part.rust), ("part", "Part"));
    assert_eq!(table.at(&root.arguments[0].rules[0].stated.place), "fix.yaml:7");
    assert_eq!(table.at(&root.arguments[0].place), "lamp.md:3");
    assert_eq!(root.arguments[1].rules[1].stated.contradicted_by.as_deref(), Some("Basic"));
    assert_eq!(table.block_at("part").map(|block| &*block.id), Some("part"));
}

#[test]
fn what_a_later_version_adds_is_passed_over() {
    let later = LAMP
        .replace("(arg mode 3 r string", "(shape (deep x) y) (arg mode 3 rz string (secret (x) \")\")")
        .replace("(block part Part)", "(block part Part) (future 1)")
        .replace("(attr id 9 string)", "(attr id 9 string (since 5))")
        .replace("(range 1 - min 0.5))", "(range 1 - min 0.5 8)) (rule 4 \"\" \"\" - (prime (of) 5) 3)")
        .replace("(group 8 ", "(group 8 \"\" w - two_of a b) (group 8 ");
    assert_eq!(read(&later), read(LAMP));
    let unknown = LAMP.replace("(not (is mode SLOW))", "(on_mondays x)");
    let table = read(&unknown).expect("readable");
    assert!(matches!(table.blocks[0].arguments[1].rules[1].stated.when, Some(Condition::Words(_))));
}

#[test]
fn faults_are_told_not_panicked_over() {
    assert!(read("9 resource").is_err_and(|e| e.contains("format `9`")));
    for end in (0..LAMP.len()).filter(|end| LAMP.is_char_boundary(*end)) {
        // The last block may be missing: nobody could tell.
        assert!(
            read(&LAMP[..end]).is_err() || LAMP[end..].trim_start() == "(block part Part)",
            "{}",
            &LAMP[..end]
        );
    }
}

#[test]
fn depth_is_bounded() {
    let rule = "(arg a 1 - string (rule 4 \"\" \"\" ";
    for (head, list, end, rest) in [
        ("(arg a 1 - ", "(list ", "string", ")"),
        ("(arg a 1 - ", "(map ", "string", ")"),
        (rule, "(not ", "(set a)", " (required)))"),
        ("", "(later ", "", ""),
    ] {
        let read_with = |depth: usize| {
            let (open, close) = (list.repeat(depth), ")".repeat(depth));
            read(&format!("{LAMP} (block x X {head}{open}{end}{close}{rest})"))
        };
        assert_eq!(read_with(20).map(|table| table.blocks.len()), Ok(3), "{list}");
        assert!(read_with(500_000).is_err(), "{list}");
    }
    let skipped =
        LAMP.replace("(block part Part)", &format!("(block part Part) {}", "(later ".repeat(500_000)));
    assert!(read(&skipped).is_err());
}

fn word() -> BoxedStrategy<String> {
    prop_oneof!["[a-z_.]{0,6}", "\\PC{0,5}", Just("-".to_owned()), Just("\\\"()".to_owned())].boxed()
}

fn words() -> BoxedStrategy<Vec<String>> {
    prop::collection::vec(word(), 0..3).boxed()
}

fn number() -> BoxedStrategy<Number> {
    prop_oneof![any::<i64>().prop_map(Number::Integer), (-1e9..1e9_f64).prop_map(Number::Decimal)].boxed()
}

fn condition() -> BoxedStrategy<Condition> {
    let leaf = prop_oneof![
        word().prop_map(Condition::Context),
        word().prop_map(Condition::Set),
        word().prop_map(Condition::Words),
        (word(), words()).prop_map(|(argument, values)| Condition::Is { argument, values }),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| Condition::Not(Box::new(inner))),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Condition::All),
            prop::collection::vec(inner, 0..3).prop_map(Condition::Any),
        ]
    })
    .boxed()
}

fn check() -> BoxedStrategy<Check> {
    let range = (
        prop::option::of(number()),
        prop::option::of(number()),
        any::<(bool, bool)>(),
        prop::option::of(number()),
    )
        .prop_map(|(min, max, (exclusive_min, exclusive_max), or)| Range {
            min,
            max,
            exclusive_min,
            exclusive_max,
            or,
        });
    let bounds = any::<(Option<u64>, Option<u64>)>().prop_map(|(min, max)| Bounds { min, max });
    let set = any::<(char, char)>().prop_map(|(a, b)| CharacterSet::of([(a.min(b), a.max(b))]));
    let value = (word(), prop::option::of(condition())).prop_map(|(value, when)| EnumValue {
        value,
        note: None,
        when,
    });
    prop_oneof![
        (prop::collection::vec(value, 0..3), any::<bool>())
            .prop_map(|(values, closed)| Check::OneOf(ValueSet { values, closed })),
        range.clone().prop_map(Check::Range),
        (word(), range).prop_map(|(unit, range)| Check::Measure(Measure { unit, range })),
        bounds.clone().prop_map(Check::Length),
        bounds.prop_map(Check::Items),
        number().prop_map(Check::MultipleOf),
        word().prop_map(Check::Pattern),
        (prop::collection::vec(prop::option::of(set.clone()), 3), prop::collection::vec(set, 0..2), words())
            .prop_map(|(mut ends, some, without)| {
                let (only, first, last) = (ends.pop().flatten(), ends.pop().flatten(), ends.pop().flatten());
                Check::Characters(Characters { only, first, last, some, without })
            }),
        (words(), words(), any::<bool>()).prop_map(|(begins, ends, not)| Check::Affixes(Affixes {
            begins,
            ends,
            not
        })),
        words().prop_map(Check::Template),
        prop::sample::select(Format::all().collect::<Vec<_>>()).prop_map(Check::Format),
        Just(Check::Required),
        condition().prop_map(Check::OnlyWhen),
        words().prop_map(Check::ConflictsWith),
        words().prop_map(Check::RequiredWith),
    ]
    .boxed()
}

fn ty() -> BoxedStrategy<Type> {
    let nesting = prop::sample::select(vec![Nesting::Single, Nesting::List, Nesting::Set, Nesting::Map]);
    let leaf = prop_oneof![
        prop::sample::select(vec![Type::String, Type::Number, Type::Bool, Type::Any]),
        (word(), nesting).prop_map(|(id, nesting)| Type::Block(id, nesting)),
    ];
    let around = prop::sample::select(vec![Type::List as fn(Box<Type>) -> Type, Type::Set, Type::Map]);
    (leaf, prop::collection::vec(around, 0..3))
        .prop_map(|(leaf, around)| around.into_iter().fold(leaf, |inner, around| around(Box::new(inner))))
        .boxed()
}

fn place() -> BoxedStrategy<Place> {
    let document = prop::option::of("[a-z: ]{0,5}\\.md");
    (document, any::<u32>()).prop_map(|(document, line)| Place { document, line }).boxed()
}

fn stated() -> BoxedStrategy<Stated> {
    let by = prop::option::of(word().prop_filter("an example has a title", |title| !title.is_empty()));
    (place(), by, word(), prop::option::of(condition()))
        .prop_map(|(place, contradicted_by, sentence, when)| Stated {
            place,
            contradicted_by,
            sentence,
            when,
        })
        .boxed()
}

fn argument() -> BoxedStrategy<Argument> {
    let said = (prop::option::of(word()), prop::option::of(word()), prop::collection::vec(condition(), 0..3));
    (word(), place(), any::<(bool, bool, bool)>(), ty(), said)
        .prop_map(
            |(name, place, (required, computed, write_only), ty, (enumeration, default, default_cases))| {
                Argument {
                    place,
                    required,
                    computed,
                    write_only,
                    enumeration,
                    default,
                    default_cases,
                    ..Argument::new(name, ty)
                }
            },
        )
        .boxed()
}

fn block() -> BoxedStrategy<Block> {
    let attribute = (word(), place(), ty()).prop_map(|(name, place, ty)| Attribute { name, place, ty });
    let group = (stated(), prop::sample::select(GroupKind::ALL.to_vec()), words())
        .prop_map(|(stated, kind, arguments)| Group { stated, kind, arguments });
    (
        (word(), word(), any::<bool>()),
        prop::collection::vec(argument(), 0..3),
        prop::collection::vec(attribute, 0..3),
        prop::collection::vec(group, 0..3),
    )
        .prop_map(|((id, rust, is_object), arguments, attributes, groups)| Block {
            id,
            rust,
            arguments,
            attributes,
            groups,
            is_object,
        })
        .boxed()
}

fn table() -> BoxedStrategy<Table> {
    let kinds =
        vec![ElementKind::Resource, ElementKind::DataSource, ElementKind::Ephemeral, ElementKind::Provider];
    let context = ((word(), word()), (word(), word()), words()).prop_map(
        |((context, argument), (target, target_argument), values)| ContextBinding {
            context,
            argument,
            target,
            target_argument,
            values,
        },
    );
    let provider = (word(), word(), prop::option::of(word())).prop_map(|(name, source, version)| Provider {
        name,
        source,
        version,
    });
    (
        prop::sample::select(kinds),
        (word(), word(), word()),
        provider,
        prop::collection::vec(context, 0..2),
        prop::collection::vec(block(), 1..3),
    )
        .prop_map(|(kind, (type_name, document, construct), provider, contexts, blocks)| Table {
            kind,
            type_name,
            document,
            construct,
            provider,
            contexts,
            blocks,
        })
        .boxed()
}

#[test]
fn types_that_only_a_later_version_knows_take_anything() {
    for later in ["date", "(stack number)", "(block part twice)", "(tuple (list string) number)"] {
        let text = LAMP.replace("(map number)", later);
        let table = read(&text).expect("readable");
        assert_eq!(table.blocks[0].arguments[1].ty, Type::Any, "{later}");
        assert_eq!(
            table.blocks[0].arguments[1].rules,
            read(LAMP).expect("readable").blocks[0].arguments[1].rules
        );
    }
}

#[test]
fn what_is_no_table_is_refused() {
    let instead = [
        ("resource", "thing", "no kind of element"),
        ("1 - min", "one - min", "no number"),
        ("(rule 4 \"\" \"\" -", "(rule 4 \"\" \"\" now", "no condition"),
        ("mode 3 r", "mode three r", "no line"),
        ("(provider acme acme/acme 1.0)", "(provider acme)", "a provider without its source"),
        ("(block part Part)", "block part Part", "what stands in no list"),
    ];
    for (good, bad, what) in instead {
        assert!(read(&LAMP.replacen(good, bad, 1)).is_err(), "{what}");
    }
    assert!(read("2 resource acme_lamp lamp.md Lamp (provider acme acme/acme)").is_err(), "no block");
}

proptest! {
    #[test]
    fn any_table_survives(table in table()) {
        prop_assert_eq!(read(&write(&table)), Ok(table));
    }

    #[test]
    fn any_rule_survives(check in check(), when in prop::option::of(condition()), sentence in "[^ ]?\\PC{0,9}[^ ]") {
        let stated = Stated {
            place: Place { document: Some("a b:c.md".into()), line: 7 },
            contradicted_by: Some("x".into()),
            sentence: sentence.clone(),
            when: when.clone(),
        };
        let mut argument = Argument::new("it", Type::Set(Box::new(Type::Block("b".into(), Nesting::Map))));
        argument.default = Some(sentence.clone());
        argument.default_cases = when.into_iter().collect();
        argument.rules = vec![Rule { stated: stated.clone(), check }];
        let group = Group { stated, kind: GroupKind::AllOrNone, arguments: vec!["a".into(), sentence] };
        let block = Block { arguments: vec![argument], groups: vec![group], ..Block::default() };
        let table = Table {
            kind: ElementKind::DataSource,
            type_name: "acme_lamp".into(),
            document: "lamp.md".into(),
            construct: "Lamp".into(),
            provider: Provider::of_type("acme_lamp"),
            contexts: vec![],
            blocks: vec![block],
        };
        prop_assert_eq!(read(&write(&table)), Ok(table));
    }
}
