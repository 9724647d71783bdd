//! No example, however broken, ends in a panic, an overflow or an endless run.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use ferroform_schema::check::check;
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_schema::example::read;
use ferroform_schema::model::{Example, ExampleLanguage, Resource};
use ferroform_schema::source::{SourceFile, Span};
use proptest::prelude::*;

fn example(language: ExampleLanguage, code: String) -> Example {
    let file = SourceFile::new("page.md", code.as_str());
    let at = file.location(Span::new(0, code.len() as u32));
    Example { title: None, language, code, at }
}

/// Every place that is reported lies in the code.
fn read_and_look(language: ExampleLanguage, code: String) {
    let example = example(language, code);
    let (uses, diagnostics) = read(&example, "aws_lamp");
    let places =
        uses.iter().map(|u| &u.at).chain(diagnostics.iter().flat_map(|d| d.labels.iter().map(|l| &l.at)));
    for at in places {
        assert!((at.line, at.column) <= (at.end_line, at.end_column), "{at}");
        assert!(at.end_line <= example.at.end_line, "{at} is not in {}", example.at);
    }
    let mut diagnostics = Diagnostics::new();
    let counts = check(&mut lamp(), &uses, &mut diagnostics);
    let sum = |count: fn(&ferroform_schema::check::RuleCount) -> usize| {
        counts.families.values().map(count).sum::<usize>()
    };
    assert!(sum(|c| c.contradicted) <= sum(|c| c.touched) && sum(|c| c.touched) <= sum(|c| c.rules));
    assert!(diagnostics.into_sorted().len() >= sum(|c| c.contradicted));
}

/// A lamp with one rule of every family, on an argument that the soups set and on a block that holds itself.
fn lamp() -> Resource {
    let bases = serde_json::json!([{ "evidence": "phrase", "at": "lamp.md:1:1-1:2" }]);
    let bound = serde_json::json!({ "min": 1, "max": 2 });
    let is = serde_json::json!({ "is": { "argument": "b.b.a", "values": ["1"] } });
    let rules: Vec<_> = [
        serde_json::json!({ "one_of": { "values": [{ "value": "1", "when": is }], "closed": true } }),
        serde_json::json!({ "range": bound }),
        serde_json::json!({ "length": bound }),
        serde_json::json!({ "items": bound }),
        serde_json::json!({ "multiple_of": 0 }),
        serde_json::json!({ "pattern": "(" }),
        serde_json::json!({ "format": "rfc3339" }),
        serde_json::json!({ "format": "base64" }),
        serde_json::json!({ "format": "arn" }),
        serde_json::json!({ "format": "cidr" }),
        serde_json::json!("required"),
        serde_json::json!({ "only_when": is }),
        serde_json::json!({ "conflicts_with": ["b", "a", "", "..", "b.c"] }),
        serde_json::json!({ "required_with": ["b.b.b.b", "nowhere"] }),
    ]
    .into_iter()
    .map(|check| serde_json::json!({ "check": check, "text": "", "bases": bases }))
    .collect();
    let argument = |name: &str, ty: serde_json::Value| {
        serde_json::json!({
            "name": name,
            "presence": { "value": "required", "bases": bases },
            "type": { "value": ty, "bases": bases },
            "declared": bases,
            "rules": rules,
        })
    };
    let b = argument("b", serde_json::json!({ "block": { "definition": "b", "nesting": "list" } }));
    let groups: Vec<_> = ["exactly_one", "at_least_one", "at_most_one", "all_or_none"]
        .map(|kind| serde_json::json!({ "kind": kind, "arguments": ["a", "b.a", "."], "text": "", "bases": [] }))
        .into();
    let block =
        serde_json::json!({ "arguments": [argument("a", serde_json::json!("string")), b], "groups": groups });
    serde_json::from_value(serde_json::json!({
        "kind": "resource", "type_name": "aws_lamp", "document": "lamp.md", "root": block, "blocks": { "b": block },
    }))
    .unwrap()
}

fn soup(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..80).prop_map(|pieces| pieces.concat())
}

const HCL: &[&str] = &[
    "resource \"aws_lamp\" \"x\" {\n",
    "}\n",
    "}",
    "{",
    "  a = ",
    "\n",
    "\"",
    "${",
    "%{ if x }",
    "%{ endif }",
    "<<EOT\n",
    "EOT\n",
    "<<-EOT\n",
    "[",
    "]",
    "(",
    ")",
    "...",
    "\n...\n",
    "# ...\n",
    "1",
    "-",
    "!",
    "e9",
    "99999999999999999999",
    "true",
    "null",
    ",",
    "=",
    ":",
    "?",
    "for x in y : ",
    "dynamic \"b\" {\n",
    "b {\n",
    "b = ",
    "a = \"1\"\n",
    "content {\n",
    "jsonencode(",
    "aws_x.y.z",
    "[*]",
    ".*",
    "\\",
    "é",
    "\u{2028}",
    "\t",
    "\r\n",
    "/*",
    "*/",
    "//",
    "provider \"aws\" {}\n",
    "data \"a\" \"b\" {}\n",
    "\u{0}",
];

const PYTHON: &[&str] = &[
    "Lamp(self, \"x\",\n",
    "    ",
    ")",
    ")\n",
    "(",
    "a=",
    "and=",
    "lambda=",
    "x =\n",
    "\"",
    "'",
    "\"\"\"",
    "\n",
    "[",
    "]",
    "{",
    "}",
    "LampShade(",
    "b=",
    "b=[",
    "Token.as_string(",
    "Fn.join(",
    ".dynamic({",
    ":",
    ",",
    "1",
    "-1",
    "1_0",
    "1e999",
    "None",
    "True",
    "\\",
    "\\\n",
    "f\"{x}\"",
    "${",
    "#",
    "# ...\n",
    "from imports.aws. import Lamp\n",
    "from imports.aws.lamp import Lamp\n",
    "x.override_logical_id(\"x\")\n",
    "class A(B):\n",
    "def f(self):\n",
    "\t",
    "é",
    "\u{0}",
    "+",
    "**",
    "*",
    "=",
];

proptest! {
    #[test]
    fn hcl_of_any_shape(code in soup(HCL)) {
        read_and_look(ExampleLanguage::Hcl, code);
    }

    #[test]
    fn python_of_any_shape(code in soup(PYTHON)) {
        read_and_look(ExampleLanguage::Python, code);
    }

    #[test]
    fn any_text(code in "\\PC{0,200}") {
        read_and_look(ExampleLanguage::Hcl, code.clone());
        read_and_look(ExampleLanguage::Python, code);
    }
}

#[test]
fn absurd_nesting_is_refused_before_the_stack_ends() {
    for (open, close) in [
        ("[", "]"),
        ("(", ")"),
        ("{a=", "}"),
        ("f(", ")"),
        ("!", ""),
        ("-", ""),
        ("a?b:", ""),
        ("\"${", "}\""),
        ("a+", ""),
    ] {
        let code = format!(
            "resource \"aws_lamp\" \"x\" {{\n  a = {}1{}\n}}\n",
            open.repeat(9_000),
            close.repeat(9_000)
        );
        read_and_look(ExampleLanguage::Hcl, code);
        let code = format!("Lamp(self, \"x\", a={}1{})\n", open.repeat(9_000), close.repeat(9_000));
        read_and_look(ExampleLanguage::Python, code);
    }
    let code =
        format!("resource \"aws_lamp\" \"x\" {{\n{}{}}}\n", "b {\n".repeat(9_000), "}\n".repeat(9_000));
    read_and_look(ExampleLanguage::Hcl, code);
    let code = format!("Lamp(self, \"x\", a={}1{})\n", "B(c=".repeat(9_000), ")".repeat(9_000));
    read_and_look(ExampleLanguage::Python, code);
}

#[test]
fn many_broken_blocks_take_no_quadratic_time() {
    let code = "resource \"aws_lamp\" \"x\" {\n  a = = 1\n  b = = 2\n}\n".repeat(4_000);
    let started = std::time::Instant::now();
    read_and_look(ExampleLanguage::Hcl, code);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
