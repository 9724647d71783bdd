use super::*;
use proptest::prelude::*;

fn parses(source: &str) {
    let file = syn::parse_file(source);
    assert!(file.is_ok(), "{source}: {:?}", file.err().map(|e| e.to_string()));
}

/// Every position in which the generator puts an identifier of each case.
fn check_positions(text: &str) {
    let mut scope = Scope::default();
    let method = scope.take(&[&snake(text)]);
    parses(&format!("impl X {{ pub fn {method}(self, {method}: u8) -> X {{ self.{method}({method}) }} }}"));
    parses(&format!("pub mod {method} {{ pub enum {method} {{}} }} use super::{method};"));
    let ty = Scope::default().take(&[&camel(text)]);
    parses(&format!(
        "pub struct {ty}<{ty}> {{ a: {ty} }} impl {ty} {{ fn f() -> {ty} {{ {ty} {{ a: 1 }} }} }}"
    ));
    let variant = Scope::default().take(&[&variant(text)]);
    parses(&format!("enum E {{ {variant} }} fn f(e: E) {{ match e {{ E::{variant} => () }} }}"));
    assert!(!file(text).is_empty() && file(text).bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'));
}

#[test]
fn every_keyword_and_every_hostile_name_parses_everywhere() {
    for text in [
        "as",
        "async",
        "await",
        "box",
        "crate",
        "default",
        "do",
        "dyn",
        "fn",
        "gen",
        "let",
        "macro",
        "match",
        "mod",
        "move",
        "override",
        "priv",
        "raw",
        "ref",
        "safe",
        "self",
        "Self",
        "static",
        "super",
        "try",
        "type",
        "union",
        "unsafe",
        "use",
        "where",
        "yield",
        "_",
        "__",
        "",
        " ",
        "1",
        "9_lives",
        "../../etc/passwd",
        "a-b",
        "a.b",
        "é",
        "\u{202e}abc",
        "r#type",
        "'static",
        "\"",
        "x; fn y() {}",
        "SELF",
        "CRATE",
        "\0",
        "🦀",
        "String",
    ] {
        check_positions(text);
    }
}

#[test]
fn windows_devices_do_not_become_files() {
    assert_eq!(file("con"), "con_");
    assert_eq!(file("connect"), "connect");
}

#[test]
fn names_of_types_follow_the_lint() {
    // The lint refuses an underscore beside a letter.
    for value in ["AWS_PROXY", "1.0", "a_1_b", "TLS_1.2", "x86_64", "sha256:1", "-1", "--", "a--1"] {
        let name = variant(value);
        assert!(!name.starts_with(|c: char| c.is_ascii_lowercase()), "{value} -> {name}");
        let characters: Vec<char> = name.chars().collect();
        for (i, c) in characters.iter().enumerate() {
            let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
            if *c == '_' {
                assert!(
                    i > 0 && digit(characters.get(i - 1)) && digit(characters.get(i + 1)),
                    "{value} -> {name}"
                );
            }
        }
    }
}

#[test]
fn homonyms_are_qualified_whatever_their_order() {
    let wishes = vec![vec!["Action", "RuleAction"], vec!["Action", "DefaultAction"], vec!["Rule"]];
    let names = Scope::default().assign(&wishes);
    assert_eq!(names.iter().map(Ident::word).collect::<Vec<_>>(), ["RuleAction", "DefaultAction", "Rule"]);
    let reversed: Vec<_> = wishes.into_iter().rev().collect();
    let names = Scope::default().assign(&reversed);
    assert_eq!(names.iter().map(Ident::word).collect::<Vec<_>>(), ["Rule", "DefaultAction", "RuleAction"]);
}

#[test]
fn raw_and_plain_spellings() {
    let mut scope = Scope::default();
    assert_eq!(scope.take(&["type"]).to_string(), "r#type");
    assert_eq!(scope.take(&["self"]).to_string(), "self_");
    assert_eq!(scope.take(&["type"]).to_string(), "type_2");
    assert!(is_state_parameter("S0") && !is_state_parameter("S3Bucket") && !is_state_parameter("S"));
}

proptest! {
    #[test]
    fn any_text_is_a_valid_name_in_every_position(text in any::<String>()) {
        check_positions(&text);
    }

    #[test]
    fn any_texts_get_names_of_their_own(texts in prop::collection::vec("[a-zA-Z_0-9.*-]{0,4}", 0..20)) {
        for case in [snake, camel, variant] {
            let wishes: Vec<Vec<String>> = texts.iter().map(|text| vec![case(text)]).collect();
            let names = Scope::reserving(["create", "new", "String"]).assign(&wishes);
            let distinct: std::collections::BTreeSet<String> = names.iter().map(ToString::to_string).collect();
            prop_assert_eq!(distinct.len(), texts.len());
            prop_assert_eq!(Scope::reserving(["create", "new", "String"]).assign(&wishes), names);
        }
    }
}
