use super::super::testing::{hcl, python};
use super::*;
use crate::model::ResourceKind;
use crate::source::Location;

fn place() -> Location {
    Location { path: "page.md".into(), line: 90, column: 1, end_line: 90, end_column: 9 }
}

/// A lamp with some arguments, a `shade` block with a `color`, and an attribute `lumens`.
fn document() -> DocumentFacts {
    let argument = |block: &str, name: &str| Subject::Argument(BlockId(block.into()), name.into());
    let declared = |subject| Fact::new(subject, Claim::Declared, Evidence::Marker, place());
    let mut facts: Vec<Fact> = ["watts", "name", "plugs", "on", "shade", "labels"]
        .map(|name| declared(argument("", name)))
        .into_iter()
        .collect();
    let text = Claim::Type(Type::String);
    facts.push(Fact::new(argument("", "socket_code"), text, Evidence::Phrase, place()));
    facts.push(declared(argument("shade", "color")));
    facts.push(declared(Subject::Attribute(BlockId::root(), "lumens".into())));
    let block = Claim::Block(BlockId("shade".into()));
    facts.push(Fact::new(argument("", "shade"), block, Evidence::Section, place()));
    let type_name = "aws_lamp".to_owned();
    DocumentFacts { kind: ResourceKind::Resource, type_name, named_at: place(), facts }
}

fn said(uses: &[Use]) -> Vec<String> {
    let (facts, diagnostics) = facts(uses, &document());
    let fact = |fact: Fact| match &*fact.subject {
        Subject::Argument(block, name) => {
            let at = fact.basis.at;
            format!("{block}.{name} {:?} {:?} :{}", fact.claim, fact.basis.evidence, at.line)
        }
        other => panic!("{other:?}"),
    };
    facts.into_iter().map(fact).chain(diagnostics.into_iter().map(|d| d.message)).collect()
}

#[test]
fn a_name_with_its_value_is_one_of_several_and_needs_both() {
    let said_of = |body: &str| {
        let (uses, _) = hcl(&format!("resource \"aws_lamp\" \"x\" {{\n  labels {{\n{body}  }}\n}}\n"));
        said(&uses)
    };
    let pair = said_of("    key = \"a\"\n    values = [\"b\"]\n");
    for line in [
        "(root).labels Nesting(List) Example :2",
        "labels.key Presence(Required) Example :3",
        "labels.values Presence(Required) Example :4",
    ] {
        assert!(pair.iter().any(|said| said == line), "{line}: {pair:?}");
    }
    for other in ["    key = \"a\"\n", "    key = \"a\"\n    value = \"b\"\n    color = \"c\"\n"] {
        let said = said_of(other);
        assert!(!said.iter().any(|line| line.contains("Presence") || line.contains("Nesting")), "{said:?}");
    }
}

#[test]
fn literals_give_types() {
    let (uses, _) = hcl(concat!(
        "resource \"aws_lamp\" \"x\" {\n  watts = 40\n  socket_code = 7\n  name = \"desk\"\n  plugs = [aws_plug.a.id]\n",
        "  on = true\n  labels = {\n    a = 1\n    b = \"c\"\n  }\n}\n",
        "resource \"aws_lamp\" \"y\" {\n  watts = \"60\"\n}\n",
        "resource \"aws_torch\" \"z\" {\n  watts = true\n}\n",
    ));
    insta::assert_snapshot!(said(&uses).join("\n"), @r"
    (root).watts Type(Number) Example :2
    (root).name Type(String) Shape :4
    (root).plugs Type(List(String)) Shape :5
    (root).on Type(Bool) Example :6
    (root).labels Type(Map(String)) Shape :7
    ");
}

#[test]
fn a_list_outspeaks_a_text_that_knows_of_one_value() {
    let plugs = |known: &[Type]| {
        let (uses, _) = hcl("resource \"aws_lamp\" \"x\" {\n  plugs = [\"a\"]\n}\n");
        let mut document = document();
        let subject = Subject::Argument(BlockId::root(), "plugs".into());
        let fact = |ty: &Type| Fact::new(subject.clone(), Claim::Type(ty.clone()), Evidence::Phrase, place());
        document.facts.extend(known.iter().map(fact));
        facts(&uses, &document).0.first().map(|fact| fact.basis.evidence)
    };
    let list = Type::List(Box::new(Type::String));
    assert_eq!(plugs(std::slice::from_ref(&list)), Some(Evidence::Example));
    assert_eq!(plugs(&[list, Type::String]), Some(Evidence::Shape));
}

#[test]
fn words_for_a_value_give_way_to_what_is_said() {
    let evidence = |value: &str| {
        let (uses, _) = hcl(&format!("resource \"aws_lamp\" \"x\" {{\n  watts = {value}\n}}\n"));
        said(&uses)
    };
    assert_eq!(evidence("\"<WATTS>\""), ["(root).watts Type(String) Example :2"]);
    assert_eq!(evidence("\"many\""), ["(root).watts Type(String) Shape :2"]);
}

#[test]
fn references_in_a_list_do_not_show_what_they_give() {
    let mut document = document();
    let argument = Subject::Argument(BlockId::root(), "plugs".into());
    let list = Claim::Type(Type::List(Box::new(Type::String)));
    document.facts.push(Fact::new(argument, list, Evidence::Phrase, place()));
    let given = |value: &str| {
        let (uses, _) = hcl(&format!("resource \"aws_lamp\" \"x\" {{\n  plugs = {value}\n}}\n"));
        facts(&uses, &document).0.len()
    };
    assert_eq!(given("[aws_plug.a.id]"), 0);
    assert_eq!(given("[\"a\"]"), 1);
}

#[test]
fn blocks_give_nesting_and_syntax() {
    let one = "resource \"aws_lamp\" \"x\" {\n  shade {\n    color = \"red\"\n  }\n}\n";
    let two = "resource \"aws_lamp\" \"x\" {\n  shade {}\n  shade {}\n}\n";
    let list = "resource \"aws_lamp\" \"x\" {\n  shade = [{ color = \"red\" }]\n}\n";
    let object = "resource \"aws_lamp\" \"x\" {\n  shade = { color = \"red\" }\n}\n";
    let seen: Vec<String> = [one, two, list, object].map(|code| said(&hcl(code).0).join("\n")).into();
    insta::assert_snapshot!(seen.join("\n\n"), @r"
    (root).shade Syntax(Block) Shape :2
    shade.color Type(String) Shape :3

    (root).shade Nesting(List) Shape :2
    (root).shade Syntax(Block) Shape :2

    (root).shade Nesting(List) Shape :2
    (root).shade Syntax(Attribute) Shape :2
    shade.color Type(String) Shape :2

    (root).shade Nesting(Single) Example :2
    (root).shade Syntax(Attribute) Shape :2
    shade.color Type(String) Shape :2
    ");
}

#[test]
fn a_block_without_a_list_of_members_has_those_of_the_example() {
    let (uses, _) =
        hcl("resource \"aws_lamp\" \"x\" {\n  plugs {\n    name = \"a\"\n    values = [\"b\"]\n  }\n}\n");
    insta::assert_snapshot!(said(&uses).join("\n"), @r#"
    (root).plugs Nesting(List) Shape :2
    (root).plugs Syntax(Block) Shape :2
    (root).plugs Block(BlockId("plugs")) Shape :2
    plugs.name Declared Example :3
    plugs.name Presence(Required) Example :3
    plugs.name Type(String) Shape :3
    plugs.values Declared Example :4
    plugs.values Presence(Required) Example :4
    plugs.values Type(List(String)) Shape :4
    "#);
}

#[cfg(feature = "python")]
#[test]
fn python_shows_single_and_repeated_blocks_and_the_types_of_the_schema() {
    let (uses, _) = python(concat!(
        "Lamp(self, \"x\",\n    name=Token.as_string(7),\n    shade=LampShade(color=\"red\")\n)\n",
        "Lamp(self, \"y\",\n    shade=[LampShade(color=\"red\")]\n)\n",
    ));
    insta::assert_snapshot!(said(&uses).join("\n"), @r"
    (root).name Type(String) Shape :2
    (root).shade Nesting(Single) Shape :3
    shade.color Type(String) Shape :3
    (root).shade Nesting(List) Shape :6
    ");
}

#[test]
fn undeclared_names_are_reported_once_and_believed_unless_they_are_slips() {
    let (uses, _) = hcl(concat!(
        "resource \"aws_lamp\" \"x\" {\n  wats = 40\n  lumens = 3\n  depends_on = [aws_plug.a]\n  count = 2\n",
        "  shade {\n    cord = 1\n  }\n}\n",
        "resource \"aws_lamp\" \"y\" {\n  wats = 40\n  dimmer {\n    step = 5\n  }\n  off {}\n}\n",
    ));
    insta::assert_snapshot!(said(&uses).join("\n"), @r#"
    (root).lumens Declared Example :3
    (root).lumens Type(Number) Example :3
    (root).shade Syntax(Block) Shape :6
    shade.cord Declared Example :7
    shade.cord Type(Number) Example :7
    (root).dimmer Declared Example :12
    (root).dimmer Syntax(Block) Shape :12
    (root).dimmer Block(BlockId("dimmer")) Shape :12
    dimmer.step Declared Example :13
    dimmer.step Type(Number) Example :13
    (root).off Declared Example :15
    (root).off Syntax(Block) Shape :15
    (root).off Block(BlockId("off")) Shape :15
    an example sets `wats`, which the document does not declare
    an example sets `lumens`, which is declared as an attribute only
    an example sets `cord` in `shade`, which the document does not declare
    an example sets `dimmer`, which the document does not declare
    an example sets `off`, which the document does not declare
    "#);
    let (_, diagnostics) = facts(&uses, &document());
    assert_eq!(diagnostics[0].help.as_deref(), Some("is `watts` meant?"));
    assert_eq!(diagnostics[0].code, Code::UndeclaredInExample);
}

#[test]
fn an_example_of_another_version_is_not_believed() {
    let believed = |marker: &[(&str, Claim, Evidence)], body: &str| {
        let (uses, _) = hcl(&format!("resource \"aws_lamp\" \"x\" {{\n{body}}}\n"));
        let mut document = document();
        document.facts.extend(marker.iter().map(|(name, claim, evidence)| {
            let subject = Subject::Argument(BlockId::root(), (*name).to_owned());
            Fact::new(subject, claim.clone(), *evidence, place())
        }));
        let (said, _) = facts(&uses, &document);
        let cord = Subject::Argument(BlockId::root(), "cord_length".into());
        said.iter().any(|fact| *fact.subject == cord && fact.claim == Claim::Declared)
    };
    let cord = "  cord_length = 3\n";
    let required = ("name", Claim::Presence(Presence::Required), Evidence::Marker);
    assert!(believed(&[], cord));
    assert!(!believed(std::slice::from_ref(&required), cord), "what must be set is not");
    assert!(believed(&[required], &format!("  name = \"a\"\n{cord}")));
    let generated = ("watts", Claim::Type(Type::Number), Evidence::Declaration);
    assert!(!believed(&[generated], cord), "a list that a program made is whole");
    let long = ("cord_len", Claim::Declared, Evidence::Marker);
    assert!(!believed(&[long], cord), "a name is written shorter");
}

#[test]
fn a_name_with_several_values_is_never_alone() {
    let (uses, _) =
        hcl("resource \"aws_lamp\" \"x\" {\n  labels {\n    name = \"a\"\n    values = [\"b\"]\n  }\n}\n");
    assert!(said(&uses).contains(&"(root).labels Nesting(List) Shape :2".to_owned()));
}

#[test]
fn numerals_in_quotes_are_texts_of_a_list() {
    let said_of = |value: &str, known: Type| {
        let (uses, _) = hcl(&format!("resource \"aws_lamp\" \"x\" {{\n  plugs = {value}\n}}\n"));
        let mut document = document();
        let plugs = Subject::Argument(BlockId::root(), "plugs".into());
        document.facts.push(Fact::new(plugs, Claim::Type(known), Evidence::Phrase, place()));
        let (facts, _) = facts(&uses, &document);
        facts.into_iter().map(|fact| (fact.claim, fact.basis.evidence)).collect::<Vec<_>>()
    };
    let number = || Box::new(Type::Number);
    let texts = || Box::new(Type::String);
    let quoted = said_of("[\"25\", \"26\"]", Type::Set(number()));
    assert_eq!(quoted, [(Claim::Type(Type::Set(texts())), Evidence::Shape)]);
    let bare = said_of("[25, 26]", Type::List(number()));
    assert_eq!(bare, [(Claim::Type(Type::List(number())), Evidence::Example)]);
}

#[test]
fn the_only_key_of_a_data_source_is_required() {
    let said_of = |body: &str, declared: &[&str]| {
        let (uses, _) = hcl(&format!("data \"aws_lamp\" \"x\" {{\n{body}}}\n"));
        let argument = |name: &&str| {
            let subject = Subject::Argument(BlockId::root(), (*name).to_owned());
            Fact::new(subject, Claim::Declared, Evidence::Marker, place())
        };
        let facts = declared.iter().map(argument).collect();
        let document = DocumentFacts { kind: ResourceKind::DataSource, facts, ..document() };
        let (facts, _) = super::facts(&uses, &document);
        facts.into_iter().filter(|fact| matches!(fact.claim, Claim::Presence(_))).count()
    };
    assert_eq!(said_of("  watts = 3\n", &[]), 1);
    assert_eq!(said_of("  watts = 3\n  name = \"a\"\n", &[]), 0);
    assert_eq!(said_of("  watts = 3\n", &["name"]), 0);
}

#[test]
fn the_value_of_something_named_is_a_text() {
    let said_of = |body: &str| {
        let (uses, _) = hcl(&format!("resource \"aws_lamp\" \"x\" {{\n  shade {{\n{body}  }}\n}}\n"));
        let mut document = document();
        for name in ["name", "value"] {
            let subject = Subject::Argument(BlockId("shade".into()), name.into());
            document.facts.push(Fact::new(subject, Claim::Declared, Evidence::Marker, place()));
        }
        let (facts, _) = facts(&uses, &document);
        facts.iter().any(|fact| fact.claim == Claim::Type(Type::Number))
    };
    assert!(said_of("    value = 1\n"));
    assert!(!said_of("    name = \"a\"\n    value = 1\n    color = \"red\"\n"));
}
