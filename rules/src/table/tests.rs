//! What is found in a table.

use super::*;

/// A lamp with parts, which have lists of bulbs.
fn lamp() -> Table {
    let block = |id: &str, nesting| Type::Block(id.to_owned(), nesting);
    let bulbs =
        Type::List(Box::new(Type::Map(Box::new(Type::Set(Box::new(block("bulb", Nesting::Single)))))));
    let of = |id: &str, arguments: Vec<Argument>| Block { id: id.to_owned(), arguments, ..Block::default() };
    Table {
        kind: ElementKind::Resource,
        type_name: "acme_lamp".to_owned(),
        document: "lamp.md".to_owned(),
        construct: String::new(),
        provider: Provider::of_type("acme_lamp"),
        contexts: Vec::new(),
        blocks: vec![
            of(
                "",
                vec![
                    Argument::new("name", Type::String),
                    Argument::new("part", block("part", Nesting::List)),
                ],
            ),
            of("part", vec![Argument::new("name", Type::Number), Argument::new("bulbs", bulbs)]),
            of("bulb", vec![Argument::new("watts", Type::Number)]),
        ],
    }
}

#[test]
fn arguments_are_found_from_a_block_and_from_the_root() {
    let table = lamp();
    let part = table.block("part").expect("a block");
    let found = |path: &str| table.argument_at(path, part).map(|argument| (&*argument.name, &argument.ty));
    assert_eq!(found("name"), Some(("name", &Type::Number)));
    assert_eq!(found(".name"), Some(("name", &Type::String)));
    assert_eq!(found("part.name"), Some(("name", &Type::Number)));
    assert_eq!(found("part.bulbs.watts"), Some(("watts", &Type::Number)));
    for nothing in ["watts", ".watts", "part.watts", "name.watts", "other.name", ""] {
        assert_eq!(found(nothing), None, "{nothing}");
    }
}

#[test]
fn blocks_are_found_by_their_path_and_by_their_id() {
    let table = lamp();
    let found = |path: &str| table.block_at(path).map(|block| &*block.id);
    assert_eq!(table.root().map(|root| root.arguments.len()), Some(2));
    assert_eq!(found("part.bulbs"), Some("bulb"));
    assert_eq!(found("bulb"), Some("bulb"));
    assert_eq!(found("name"), None);
}

#[test]
fn a_default_counts_where_nothing_speaks_against_it() {
    let certain = Argument { default: Some("slow".to_owned()), ..Argument::new("mode", Type::String) };
    assert_eq!(certain.only_default(), Some("slow"));
    let cases = vec![Condition::Set("size".to_owned())];
    for doubtful in [
        Argument { required: true, ..certain.clone() },
        Argument { computed: true, ..certain.clone() },
        Argument { default_cases: cases, ..certain.clone() },
        Argument { default: None, ..certain },
    ] {
        assert_eq!(doubtful.only_default(), None, "{doubtful:?}");
    }
}
