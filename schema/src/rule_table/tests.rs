//! What the text looks like, and what it leaves out.

use super::*;
use crate::model::{
    BlockSyntax, BlockType, Check, Condition, ContextBinding, EnumValue, Evidence, ExampleVerdict, Number,
    ProviderIdentity, Range, Rule, Sourced, Timeout, ValueSet,
};
use crate::source::Location;

fn at(path: &str, line: u32) -> Location {
    Location { path: path.into(), line, column: 1, end_line: line, end_column: 2 }
}

fn bases(path: &str, line: u32) -> Vec<Basis> {
    vec![Basis { evidence: Evidence::Marker, at: at(path, line) }]
}

fn argument(name: &str, ty: Type, line: u32, rules: Vec<Rule>) -> Argument {
    Argument {
        name: name.into(),
        presence: Sourced::new(Presence::Optional, Evidence::Marker, at("thing.md", line)),
        computed: None,
        ty: Sourced::new(ty, Evidence::Phrase, at("thing.md", line)),
        description: None,
        defaults: vec![],
        rules,
        force_new: None,
        sensitive: None,
        write_only: None,
        deprecated: None,
        notes: vec![],
        declared: bases("thing.md", line),
    }
}

fn rule(check: Check, when: Option<Condition>, standing: ExampleVerdict, path: &str, line: u32) -> Rule {
    Rule { check, when, standing, text: "A sentence.".into(), bases: bases(path, line) }
}

#[test]
fn a_resource_is_one_line_of_words() {
    let closed = ValueSet {
        values: vec![
            EnumValue { value: "A \"quoted\" \\ value".into(), note: None, when: None },
            EnumValue {
                value: "SLOW".into(),
                note: None,
                when: Some(Condition::Context("Big things".into())),
            },
        ],
        closed: true,
    };
    let range = Range { min: Some(Number::Integer(1)), exclusive_min: true, ..Range::default() };
    let block = BlockType {
        definition: BlockId("part".into()),
        nesting: Nesting::List,
        syntax: BlockSyntax::Block,
        held: crate::model::Held::Unknown,
    };
    let mut mode = argument(
        "mode",
        Type::String,
        3,
        vec![rule(Check::OneOf(closed), None, ExampleVerdict::Holds, "fix.yaml", 7)],
    );
    mode.presence.value = Presence::Required;
    let contradicted = ExampleVerdict::Contradicted { by: "Basic".into() };
    let needs =
        Condition::Not(Box::new(Condition::Is { argument: "mode".into(), values: vec!["SLOW".into()] }));
    let resource = Resource {
        kind: ResourceKind::Resource,
        type_name: "acme_thing".into(),
        document: "thing.md".into(),
        provider: Some(ProviderIdentity { name: "acme".into(), source: "acme/acme".into(), version: None }),
        subcategory: None,
        description: None,
        deprecated: None,
        root: Block {
            arguments: vec![
                mode,
                argument(
                    "size",
                    Type::Map(Box::new(Type::Number)),
                    4,
                    vec![
                        rule(Check::Range(range), None, ExampleVerdict::Holds, "thing.md", 4),
                        rule(Check::Required, Some(needs), contradicted, "thing.md", 5),
                    ],
                ),
                argument("part", Type::Block(block), 6, vec![]),
            ],
            ..Block::default()
        },
        blocks: [(BlockId("part".into()), Block { described: bases("thing.md", 9), ..Block::default() })]
            .into(),
        timeouts: vec![Timeout { operation: "create".into(), default: None, bases: bases("thing.md", 12) }],
        import: None,
        examples: vec![],
        contexts: vec![ContextBinding {
            context: "Big things".into(),
            argument: "mode".into(),
            target: "acme_size".into(),
            target_argument: "kind".into(),
            values: vec!["BIG".into()],
            bases: vec![],
        }],
        notes: vec![],
    };
    let names = Names {
        construct: "Thing".into(),
        enums: [((BlockId::root(), "mode".into()), "Mode".into())].into(),
        ..Names::default()
    };
    insta::assert_snapshot!(write(&resource, &names));
    assert_eq!(text::read(&write(&resource, &names)), Ok(build(&resource, &names)));
}
