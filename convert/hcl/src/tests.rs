//! What is written for what.

#![allow(clippy::panic, clippy::print_stdout, reason = "tests fail by panicking, and say what they skip")]

use crate::{Kind, Known, ProviderSchemas, Shape, hcl};

fn written(json: &str) -> String {
    hcl(json, &Known::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn value(json: &str) -> String {
    let text = written(&format!("{{\"locals\": {{\"a\": {json}}}}}"));
    let text = text.strip_prefix("locals {\n  a = ").and_then(|text| text.strip_suffix("\n}\n"));
    text.unwrap_or_else(|| panic!("{json}")).to_owned()
}

#[test]
fn expressions_stand_alone() {
    assert_eq!(value(r#""${acme_lamp.a.id}""#), "acme_lamp.a.id");
    assert_eq!(value(r#""${acme_lamp.a.id}-${var.b}""#), "\"${acme_lamp.a.id}-${var.b}\"");
    assert_eq!(value(r#""${\"}\" == \"{\"}""#), r#""}" == "{""#);
    assert_eq!(
        value(r#""${join(\",\", [for a in var.b : \"${a}\\n\"])}""#),
        "join(\",\", [for a in var.b : \"${a}\\n\"])"
    );
    assert_eq!(value(r#""${~ var.a ~}""#), "var.a");
    assert_eq!(value(r#""${(var.a >= 2)}""#), "var.a >= 2");
    assert_eq!(value(r#""${(var.a + 1) * (var.b)}""#), "(var.a + 1) * (var.b)");
}

#[test]
fn text_is_the_same_text() {
    assert_eq!(value(r#""a \"b\" \\ c\td""#), r#""a \"b\" \\ c\td""#);
    assert_eq!(value(r#""$${a} %%{b} $c""#), r#""$${a} %%{b} $c""#);
    assert_eq!(value(r#""\u0007\u202e""#), r#""\u0007\u202e""#);
    assert_eq!(value(r#""${broken""#), r#""${broken""#);
}

#[test]
fn several_lines_are_a_heredoc() {
    assert_eq!(value(r#""a\n  b ${var.c}\n""#), "<<-EOT\n    a\n      b ${var.c}\n  EOT");
    assert_eq!(value(r#""a\nEOT\n\nb""#), "chomp(<<-EOT2\n    a\n    EOT\n\n    b\n  EOT2\n  )");
    // Whose lines are all indented would lose that.
    assert_eq!(value(r#""  a\n  b\n""#), r#""  a\n  b\n""#);
    assert_eq!(value(r#""a\n  \nb\n""#), r#""a\n  \nb\n""#);
    assert_eq!(value(r#""a\r\nb\n""#), r#""a\r\nb\n""#);
}

#[test]
fn what_cannot_be_seen_or_would_end_a_line_is_written_by_its_number() {
    for (c, written) in [
        ('\u{200b}', r"\u200b"),
        ('\u{200f}', r"\u200f"),
        ('\u{2028}', r"\u2028"),
        ('\u{202e}', r"\u202e"),
        ('\u{2060}', r"\u2060"),
        ('\u{2069}', r"\u2069"),
        ('\u{feff}', r"\ufeff"),
        ('\u{7f}', r"\u007f"),
    ] {
        assert_eq!(value(&format!("\"a{c}b\"")), format!("\"a{written}b\""), "{c:?}");
    }
    for seen in ['\u{200a}', '\u{2010}', '\u{2027}', '\u{202f}', '\u{205f}', '\u{206a}', '\u{e9}'] {
        assert_eq!(value(&format!("\"a{seen}b\"")), format!("\"a{seen}b\""));
    }
    assert_eq!(value(r#""a\rb""#), r#""a\rb""#);
}

#[test]
fn what_would_not_be_the_same_text_is_no_heredoc() {
    let stays = [
        r#""\na\nb\n""#,            // Its first line is empty.
        r#""a\nb \u0007\n""#,       // Of what no heredoc can hold.
        r#""a\nb \u200b\n""#,       // Of what nobody would see.
        r#""a\nb ${f(\"<<\")}\n""#, // Its expression could begin another one.
        r#""a\n\t\nb\n""#,          // A line of space could decide the indent.
        r#""a\n""#,                 // It is one line.
    ];
    for text in stays {
        let written = value(text);
        assert!(!written.contains("EOT"), "{text}: {written}");
    }
    assert_eq!(value(r#""a\nb ${f(\"<<\")}\n""#), r#""a\nb ${f("<<")}\n""#);
    assert_eq!(value(r#""a\n\nb\n""#), "<<-EOT\n    a\n\n    b\n  EOT", "an empty line decides nothing");
    assert_eq!(
        value(r#"{"k": {"l": "a\nb\n"}}"#),
        "{\n    k = {\n      l = <<-EOT\n        a\n        b\n      EOT\n    }\n  }",
        "deeper by two than what it stands in"
    );
    assert_eq!(value(r#""a\n EOT \nEOT2\nb\n""#), "<<-EOT3\n    a\n     EOT \n    EOT2\n    b\n  EOT3");
}

#[test]
fn names_stand_without_quotes_where_they_are_names() {
    let key = |name: &str| value(&format!("{{\"{name}\": 1}}"));
    for bare in ["a", "_a", "a-b", "a_1", "A", "fore"] {
        assert_eq!(key(bare), format!("{{\n    {bare} = 1\n  }}"));
    }
    for quoted in ["1a", "-a", "", "a b", "a.b", "\u{e9}", "for"] {
        assert_eq!(key(quoted), format!("{{\n    \"{quoted}\" = 1\n  }}"));
    }
}

#[test]
fn documents_are_values_where_terraform_encodes_them_alike() {
    let text =
        value(r#""{\"Statement\":[{\"Action\":\"*\",\"Effect\":\"Allow\"}],\"Version\":\"2012-10-17\"}""#);
    assert_eq!(
        text,
        "jsonencode({\n    Statement = [\n      {\n        Action = \"*\"\n        Effect = \"Allow\"\n      },\n    ]\n    \
         Version = \"2012-10-17\"\n  })"
    );
    assert_eq!(value(r#""{\"b\":1,\"a\":2}""#), r#""{\"b\":1,\"a\":2}""#);
    assert_eq!(value(r#""{\"b\": 1}""#), r#""{\"b\": 1}""#);
    assert_eq!(value(r#""{\"b\":\"${var.a}\"}""#), r#""{\"b\":\"${var.a}\"}""#);
}

#[test]
fn long_expressions_go_over_lines_at_their_brackets() {
    let text = value(
        r#""${jsonencode({\"Version\" = \"2012\", \"a b\" = [{\"x\" = var.y}], \"c\" = [for k, v in var.z : {\"k\" = v}]})}""#,
    );
    assert_eq!(
        text,
        "jsonencode({\n    Version = \"2012\"\n    \"a b\" = [\n      {\n        x = var.y\n      },\n    ]\n    \
         c = [for k, v in var.z : {\"k\" = v}]\n  })"
    );
    let long = "a".repeat(90);
    assert_eq!(
        value(&format!("\"${{merge(var.{long}, local.b)}}\"")),
        format!("merge(\n    var.{long},\n    local.b,\n  )")
    );
    assert_eq!(value(r#""${a.b[0].c ? [1] : []}""#), "a.b[0].c ? [1] : []");
}

#[test]
fn a_whole_stack() {
    let json = include_str!("tests/stack.json");
    let mut shapes = Known::default();
    shapes.insert(Kind::Resource, "acme_lamp", &["shade"], Shape::Block);
    shapes.insert(Kind::Resource, "acme_lamp", &["rules"], Shape::Attribute);
    shapes.insert(Kind::Provider, "acme", &["assume"], Shape::Block);
    let text = hcl(json, &shapes).unwrap_or_else(|error| panic!("{error}"));
    insta::assert_snapshot!(text);
}

#[test]
fn what_terraform_formats_stays_as_it_is() {
    let json = include_str!("tests/stack.json");
    let Ok(mut terraform) = std::process::Command::new("terraform")
        .args(["fmt", "-"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
    else {
        println!("skipped: there is no `terraform` on the path");
        return;
    };
    let text = written(json);
    let mut input = terraform.stdin.take().unwrap_or_else(|| panic!("a pipe"));
    std::io::Write::write_all(&mut input, text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    drop(input);
    let formatted = terraform.wait_with_output().unwrap_or_else(|error| panic!("{error}"));
    assert!(formatted.status.success(), "{}", String::from_utf8_lossy(&formatted.stderr));
    assert_eq!(String::from_utf8_lossy(&formatted.stdout), text);
}

#[test]
fn schemas_say_what_is_a_block_at_any_depth() {
    let schemas = ProviderSchemas::read(
        r#"{"provider_schemas": {"registry.terraform.io/corp/acme": {"resource_schemas": {"acme_lamp": {"block": {"block_types": {
            "a": {"nesting_mode": "single", "block": {"block_types": {"b": {"nesting_mode": "map", "block": {}}}}}}}}}}}}"#,
    )
    .unwrap_or_else(|error| panic!("{error}"));
    let json = r#"{"resource": {"acme_lamp": {"x": {"a": {"b": {"left": {"c": []}}}}}}}"#;
    let text = hcl(json, &schemas).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        text,
        "resource \"acme_lamp\" \"x\" {\n  a {\n    b \"left\" {\n      c = []\n    }\n  }\n}\n"
    );
}

#[test]
fn no_text_is_too_odd() {
    for text in
        ["", "[]", "{", "{\"resource\": 1}", "{\"resource\": {\"a\": {\"b\": [1, {}]}}}", "\u{feff}{}"]
    {
        let _ = hcl(text, &Known::default());
    }
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(hcl(&format!("{{\"locals\": {{\"a\": {deep}}}}}"), &Known::default()).is_err());
    let open = "(".repeat(100_000);
    let _ = value(&format!("\"${{{open}}}\""));
    let closed = format!("\"${{{open}{}}}\"", ")".repeat(100_000));
    assert!(value(&closed).contains("(((("));
    let error = hcl("{\n  \"a\": }", &Known::default()).err().map(|error| error.place());
    assert_eq!(error, Some((2, 8)));
}
