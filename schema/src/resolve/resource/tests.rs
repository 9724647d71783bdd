use super::*;
use crate::facts::LinkReason;
use crate::model::{
    Check, Condition, DefaultValue, Evidence, Nesting, Presence, ResourceKind, Type, ValueSet,
};
use crate::source::Location;

fn at(line: u32) -> Location {
    Location { path: "page.md".into(), line, column: 1, end_line: line, end_column: 9 }
}

fn document(facts: Vec<Fact>) -> DocumentFacts {
    DocumentFacts { kind: ResourceKind::Resource, type_name: "aws_thing".into(), named_at: at(1), facts }
}

fn argument(name: &str) -> Subject {
    Subject::Argument(BlockId::root(), name.into())
}

fn declared(name: &str, line: u32) -> Fact {
    Fact::new(argument(name), Claim::Declared, Evidence::Marker, at(line))
}

fn resolved(sources: &[&DocumentFacts]) -> (Resource, Vec<crate::diagnostic::Diagnostic>) {
    let mut diagnostics = Diagnostics::new();
    let resource = resolve(sources, &mut diagnostics).expect("there is a source");
    (resource, diagnostics.into_sorted())
}

#[test]
fn a_block_takes_its_nesting_from_the_best_evidence_about_nesting() {
    let page = document(vec![
        declared("rule", 3),
        Fact::new(argument("rule"), Claim::Block(BlockId("rule".into())), Evidence::Section, at(9)),
        Fact::new(argument("rule"), Claim::Nesting(Nesting::Single), Evidence::Name, at(3)),
        Fact::new(argument("rule"), Claim::Nesting(Nesting::List), Evidence::Shape, at(20)),
        Fact::new(
            Subject::Argument(BlockId("rule".into()), "rule".into()),
            Claim::Declared,
            Evidence::Marker,
            at(10),
        ),
        Fact::new(
            Subject::Argument(BlockId("rule".into()), "rule".into()),
            Claim::Block(BlockId("rule".into())),
            Evidence::Section,
            at(10),
        ),
    ]);
    let (resource, diagnostics) = resolved(&[&page]);
    let ty = &resource.root.argument("rule").expect("declared").ty.value;
    assert_eq!(ty.block().map(|block| block.nesting), Some(Nesting::List));
    // The recursive definition is stored once.
    assert_eq!(resource.blocks.len(), 1);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
}

#[test]
fn a_switch_is_no_default_of_a_block() {
    let enabled = |name: &str| {
        let value = DefaultValue::Literal(true.into());
        let claim = Claim::Default { value, when: None, text: "Enabled by default.".into() };
        Fact::new(argument(name), claim, Evidence::Phrase, at(4))
    };
    let page = document(vec![
        declared("rule", 3),
        Fact::new(argument("rule"), Claim::Block(BlockId("rule".into())), Evidence::Section, at(9)),
        enabled("rule"),
        declared("glow", 5),
        Fact::new(argument("glow"), Claim::Type(Type::Bool), Evidence::Phrase, at(5)),
        enabled("glow"),
    ]);
    let (resource, _) = resolved(&[&page]);
    let defaults = |name: &str| resource.root.argument(name).expect("declared").defaults.len();
    assert_eq!((defaults("rule"), defaults("glow")), (0, 1));
}

#[test]
fn what_a_type_cannot_hold_is_noted_once() {
    let text = "Up to 3 characters.";
    let bounds = crate::model::Bounds { min: None, max: Some(3) };
    let rule = Claim::Rule { check: Box::new(Check::Length(bounds)), when: None, text: text.to_owned() };
    let page = document(vec![
        declared("own", 3),
        Fact::new(argument("own"), Claim::Type(Type::Bool), Evidence::Phrase, at(3)),
        Fact::new(argument("own"), Claim::Note(text.to_owned()), Evidence::Phrase, at(4)),
        Fact::new(argument("own"), rule, Evidence::Phrase, at(5)),
    ]);
    let (resource, _) = resolved(&[&page]);
    let notes = &resource.root.argument("own").expect("declared").notes;
    assert_eq!(notes.iter().map(|note| note.bases.len()).collect::<Vec<_>>(), [2]);
}

#[test]
fn an_example_shows_what_a_map_holds() {
    let map = |element: Type| Claim::Type(Type::Map(Box::new(element)));
    let ty = |facts: Vec<Fact>| {
        let (resource, _) = resolved(&[&document([vec![declared("own", 3)], facts].concat())]);
        resource.root.argument("own").expect("declared").ty.value.clone()
    };
    let phrase = Fact::new(argument("own"), map(Type::String), Evidence::Phrase, at(3));
    let example = Fact::new(argument("own"), map(Type::Bool), Evidence::Example, at(9));
    let name = Fact::new(argument("own"), map(Type::String), Evidence::Name, at(3));
    assert_eq!(ty(vec![phrase.clone(), example.clone()]), Type::Map(Box::new(Type::Bool)));
    assert_eq!(ty(vec![phrase, example, name]), Type::Map(Box::new(Type::String)));
}

#[test]
fn a_phrase_about_a_list_says_how_often_a_block_stands() {
    let block = |claims: &[(Claim, Evidence)]| {
        let said = claims
            .iter()
            .map(|(claim, evidence)| Fact::new(argument("rule"), claim.clone(), *evidence, at(3)));
        let id = Claim::Block(BlockId("rule".into()));
        let section = Fact::new(argument("rule"), id, Evidence::Section, at(9));
        let page = document([declared("rule", 3), section].into_iter().chain(said).collect());
        let (resource, diagnostics) = resolved(&[&page]);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        resource.root.argument("rule").and_then(|rule| rule.ty.value.block()).expect("a block").nesting
    };
    let list = || Claim::Type(Type::List(Box::new(Type::String)));
    let set = || Claim::Type(Type::Set(Box::new(Type::String)));
    assert_eq!(block(&[]), Nesting::Single);
    assert_eq!(block(&[(list(), Evidence::Phrase)]), Nesting::List);
    assert_eq!(block(&[(set(), Evidence::Phrase)]), Nesting::Set);
    // What is said about the block itself is stronger than a name that sounds like a list.
    let once = (Claim::Nesting(Nesting::Single), Evidence::Phrase);
    assert_eq!(block(&[(list(), Evidence::Name), once]), Nesting::Single);
}

#[test]
fn a_choice_between_required_arguments_is_a_note() {
    let group = |text: &str, names: [&str; 2], evidence| {
        let claim = Claim::Group {
            kind: crate::model::GroupKind::ExactlyOne,
            arguments: names.map(str::to_owned).to_vec(),
            when: None,
            text: text.to_owned(),
        };
        Fact::new(Subject::Block(BlockId::root()), claim, evidence, at(2))
    };
    let page = document(vec![
        declared("kind", 3),
        Fact::new(argument("kind"), Claim::Presence(Presence::Required), Evidence::Marker, at(3)),
        declared("size", 4),
        declared("name", 5),
        group("One of the following must be set:", ["kind", "size"], Evidence::ListIntro),
        Fact::new(argument("name"), Claim::Presence(Presence::Required), Evidence::Marker, at(5)),
        group("One of `size` and `name` must be set.", ["size", "name"], Evidence::Phrase),
    ]);
    let root = resolved(&[&page]).0.root;
    let texts: Vec<&str> = root.groups.iter().map(|group| group.text.as_str()).collect();
    assert_eq!(texts, ["One of `size` and `name` must be set."]);
    assert_eq!(root.notes[0].value, "One of the following must be set:");
    // A sentence that names them leaves a choice, whatever a marker says.
    let presence = |name: &str| root.argument(name).map(|argument| argument.presence.value);
    assert_eq!(presence("kind"), Some(Presence::Required));
    assert_eq!(presence("name"), Some(Presence::Optional));
}

#[test]
fn what_excludes_each_other_is_not_demanded_together() {
    let required =
        |name: &str| Fact::new(argument(name), Claim::Presence(Presence::Required), Evidence::Marker, at(3));
    let presence = |text: &str| {
        let claim = Claim::Group {
            kind: crate::model::GroupKind::ExactlyOne,
            arguments: vec!["lid".to_owned(), "cord".to_owned()],
            when: None,
            text: text.to_owned(),
        };
        let group = Fact::new(Subject::Block(BlockId::root()), claim, Evidence::Phrase, at(2));
        let page =
            document(vec![declared("lid", 3), required("lid"), declared("cord", 4), required("cord"), group]);
        resolved(&[&page]).0.root.argument("lid").map(|argument| argument.presence.value)
    };
    assert_eq!(presence("Only one of `lid` and `cord` can be set."), Some(Presence::Optional));
    assert_eq!(presence("Either `lid` or `cord` must differ."), Some(Presence::Required));
}

#[test]
fn unreferenced_definitions_are_dropped_and_undefined_ones_are_empty() {
    let page = document(vec![
        declared("used", 3),
        Fact::new(argument("used"), Claim::Block(BlockId("missing".into())), Evidence::Phrase, at(3)),
        Fact::new(Subject::Block(BlockId("stray".into())), Claim::Described, Evidence::Section, at(9)),
    ]);
    let (resource, _) = resolved(&[&page]);
    assert_eq!(resource.blocks.keys().map(|id| id.0.as_str()).collect::<Vec<_>>(), ["missing"]);
}

#[test]
fn an_argument_that_is_also_an_attribute_is_computed() {
    let page = document(vec![
        declared("name", 3),
        Fact::new(
            Subject::Attribute(BlockId::root(), "name".into()),
            Claim::Declared,
            Evidence::ListIntro,
            at(9),
        ),
    ]);
    let (resource, _) = resolved(&[&page]);
    assert!(resource.root.attributes.is_empty());
    assert_eq!(resource.root.arguments[0].computed.as_ref().map(|c| c.value), Some(true));
}

#[test]
fn types_that_disagree_are_reported_with_both_places() {
    let page = document(vec![
        declared("size", 3),
        Fact::new(argument("size"), Claim::Type(Type::Number), Evidence::Phrase, at(3)),
        Fact::new(argument("size"), Claim::Type(Type::String), Evidence::DefaultLiteral, at(4)),
        Fact::new(argument("size"), Claim::Type(Type::Bool), Evidence::Name, at(5)),
    ]);
    let (resource, diagnostics) = resolved(&[&page]);
    assert_eq!(resource.root.arguments[0].ty.value, Type::Number);
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].code.name(), "types-disagree");
    assert_eq!(diagnostics[0].labels.iter().map(|l| l.at.line).collect::<Vec<_>>(), [3, 4]);
}

#[test]
fn a_word_in_an_example_outweighs_the_section_of_a_namesake() {
    let page = |reason| {
        document(vec![
            declared("prefix", 3),
            Fact::new(argument("prefix"), Claim::Block(BlockId("prefix".into())), Evidence::Section, at(3)),
            Fact::new(argument("prefix"), Claim::LinkedBy(reason), Evidence::Section, at(3)),
            Fact::new(argument("prefix"), Claim::Type(Type::String), Evidence::Shape, at(20)),
        ])
    };
    let is_block = |reason| {
        resolved(&[&page(reason)]).0.root.argument("prefix").expect("declared").ty.value.block().is_some()
    };
    assert!(!is_block(LinkReason::OnlyName));
    assert!(is_block(LinkReason::Anchor));
}

#[test]
fn presence_said_both_ways_is_optional() {
    let page = document(vec![
        declared("name", 3),
        Fact::new(argument("name"), Claim::Presence(Presence::Required), Evidence::Marker, at(3)),
        Fact::new(argument("name"), Claim::Presence(Presence::Optional), Evidence::Marker, at(8)),
    ]);
    let (resource, diagnostics) = resolved(&[&page]);
    assert_eq!(resource.root.arguments[0].presence.value, Presence::Optional);
    assert_eq!(diagnostics[0].code.name(), "presence-disagrees");
}

#[test]
fn conflicts_hold_on_both_sides_and_never_with_oneself() {
    let conflict = |names: &[&str]| Claim::Rule {
        check: Box::new(Check::ConflictsWith(names.iter().map(|n| (*n).to_owned()).collect())),
        when: None,
        text: "Conflicts.".into(),
    };
    let page = document(vec![
        declared("a", 3),
        declared("b", 4),
        Fact::new(argument("a"), conflict(&["a", "b"]), Evidence::Phrase, at(3)),
        Fact::new(argument("b"), conflict(&["b"]), Evidence::Phrase, at(4)),
    ]);
    let (resource, _) = resolved(&[&page]);
    let conflicts = |name: &str| resource.root.argument(name).expect("declared").rules[0].check.clone();
    assert_eq!(conflicts("a"), Check::ConflictsWith(vec!["b".into()]));
    assert_eq!(conflicts("b"), Check::ConflictsWith(vec!["a".into()]));
    // What said nothing is kept as text.
    assert_eq!(resource.root.argument("b").expect("declared").notes[0].value, "Conflicts.");
}

#[test]
fn an_overlay_replaces_rules_of_its_family_and_takes_back_others() {
    let values = |values: &[&str]| {
        let values =
            values.iter().map(|v| crate::model::EnumValue { value: (*v).into(), note: None, when: None });
        Check::OneOf(ValueSet { values: values.collect(), closed: true })
    };
    let rule = |check: Check, when: Option<Condition>| Claim::Rule {
        check: Box::new(check),
        when,
        text: "Text.".into(),
    };
    let page = document(vec![
        declared("mode", 3),
        Fact::new(argument("mode"), rule(values(&["A"]), None), Evidence::Phrase, at(3)),
        Fact::new(
            argument("mode"),
            rule(Check::Required, Some(Condition::Set("x".into()))),
            Evidence::Phrase,
            at(3),
        ),
        Fact::new(
            argument("mode"),
            Claim::Default { value: DefaultValue::Words("A".into()), when: None, text: "A.".into() },
            Evidence::Phrase,
            at(3),
        ),
    ]);
    let overlay = document(vec![
        Fact::new(argument("mode"), rule(values(&["A", "B"]), None), Evidence::Overlay, at(1)),
        Fact::new(argument("mode"), Claim::Without("required_when".into()), Evidence::Overlay, at(2)),
        Fact::new(argument("mode"), Claim::Without("default".into()), Evidence::Overlay, at(2)),
    ]);
    let (resource, _) = resolved(&[&page, &overlay]);
    let mode = resource.root.argument("mode").expect("declared");
    assert_eq!(mode.rules.len(), 1);
    assert_eq!(mode.rules[0].check, values(&["A", "B"]));
    assert!(mode.defaults.is_empty());
}

#[test]
fn absent_takes_back_what_weaker_evidence_declares() {
    let page = document(vec![declared("gone", 3), declared("kept", 4)]);
    let overlay = document(vec![Fact::new(argument("gone"), Claim::Absent, Evidence::Overlay, at(1))]);
    let (resource, _) = resolved(&[&page, &overlay]);
    assert_eq!(resource.root.arguments.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["kept"]);
}
