//! No example, however broken, ends in a panic, an overflow or an endless run.

use ferroform_schema::example::read;
use ferroform_schema::model::{Example, ExampleLanguage};
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
