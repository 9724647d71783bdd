//! Conversions, as the programs that they give.

use crate::{Bindings, Input, ProgramForm, convert};
use ferroform_codegen::Config;
use ferroform_schema::compile::{Document, Options, compile_documents};
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_schema::source::SourceFile;
use std::fmt::Write as _;

fn shown(path: &str, text: &str) -> String {
    let conversion =
        convert(&[Input::new(path, text)], &Bindings::none(), &ProgramForm::Program { stack: "main".into() });
    let mut out = conversion.program;
    for place in &conversion.summary.untyped {
        let _ = writeln!(out, "// {place}");
    }
    out
}

#[test]
fn without_bindings() {
    insta::assert_snapshot!(shown("main.tf", include_str!("tests/ordinary.tf")));
}

#[test]
fn terraform_json() {
    insta::assert_snapshot!(shown("main.tf.json", include_str!("tests/ordinary.tf.json")));
}

#[test]
fn what_does_not_parse_is_named_and_the_rest_is_converted() {
    let inputs =
        [Input::new("a.tf", "resource \"a\" {\n  b = = 1\n}\n"), Input::new("b.tf", "variable \"v\" {}\n")];
    let form = ProgramForm::Program { stack: "main".into() };
    let conversion = convert(&inputs, &Bindings::none(), &form);
    assert_eq!(conversion.diagnostics.len(), 1);
    assert_eq!(conversion.diagnostics[0].labels[0].at.to_string(), "a.tf:2:7-2:7");
    assert!(conversion.program.contains("Variable::untyped(&stack, \"v\")"));
    let broken = [Input::new("a.tf.json", "{\n  \"resource\": [}\n")];
    let conversion = convert(&broken, &Bindings::none(), &form);
    assert_eq!(conversion.diagnostics[0].labels[0].at.line, 2);
}

#[test]
fn a_provider_that_nothing_configures_is_an_empty_configuration() {
    let shown = shown("main.tf", "resource \"acme_lamp\" \"a\" {\n  provider = acme-beta\n}\n");
    assert!(shown.contains(r#"GenericProvider::new("acme-beta", "hashicorp/acme-beta")"#), "{shown}");
    assert!(shown.contains(".provider(&acme_beta)"), "{shown}");
}

#[test]
fn dependencies_in_quotes_are_dependencies() {
    let text = "resource \"acme_lamp\" \"a\" {}\nresource \"acme_lamp\" \"b\" {\n  depends_on = [\"acme_lamp.a\"]\n}\n";
    assert!(shown("main.tf", text).contains(".depends_on(&a)"), "{}", shown("main.tf", text));
}

/// Bindings of a type whose blocks `part` are nested this deep.
fn nested_bindings(depth: usize) -> Bindings {
    let mut page = String::from("resource: acme_lamp\narguments:\n");
    for level in 0..depth {
        let indent = "      ".repeat(level);
        page.push_str(&format!(
            "  {indent}name: {{type: string}}\n  {indent}part:\n    {indent}block:\n      {indent}nesting: list\n      {indent}arguments:\n"
        ));
    }
    page.push_str(&format!("  {}name: {{type: string}}\n", "      ".repeat(depth)));
    bindings_of(page)
}

/// Bindings of what a document in YAML describes.
fn bindings_of(page: impl Into<String>) -> Bindings {
    let document = Document { file: SourceFile::new("lamp.yaml", page), name: "lamp.yaml".to_owned() };
    let compilation = compile_documents(&[document], &Options::default(), &|_| ());
    assert!(!compilation.has_errors(), "{:?}", compilation.diagnostics);
    let plan = ferroform_codegen::plan(&compilation.schema, &Config::new(), &mut Diagnostics::new());
    Bindings::none().with("acme_bindings", plan)
}

#[test]
fn a_repeated_block_is_converted_once_however_deep_it_stands() {
    let depth = 18;
    let (mut open, mut close) = (String::new(), String::new());
    for _ in 0..depth {
        open.push_str("part {\nname = \"plain\"\n}\ndynamic \"part\" {\nfor_each = var.names\ncontent {\n");
        close.push_str("}\n}\n");
    }
    // Plain blocks are put behind repeated ones, so that each level stands in the wrong order and right order by turns.
    let text = format!(
        "variable \"names\" {{}}\nresource \"acme_lamp\" \"a\" {{\n{open}name = part.value\n{close}}}\n"
    );
    let bindings = nested_bindings(depth);
    let form = ProgramForm::Program { stack: "main".into() };
    let mended = convert(&[Input::new("main.tf", text.as_str())], &bindings, &form);
    assert!(mended.program.contains("part.value"), "{}", mended.program);
    let behind = text.replace("part {\nname = \"plain\"\n}\ndynamic", "dynamic");
    let behind = convert(&[Input::new("main.tf", behind)], &bindings, &form);
    assert_eq!(behind.summary.untyped, [], "{}", behind.program);
    assert_eq!(behind.program.matches("dynamic(").count(), depth);
}

#[test]
fn what_stands_thousands_of_times_is_named_and_placed_in_time_that_grows_with_it() {
    let one =
        "moved {\n  from = acme_lamp.a\n  to = acme_lamp.b\n}\noutput \"same\" {\n  value = path.none\n}\n";
    let text = one.repeat(2_000);
    let form = ProgramForm::Program { stack: "main".into() };
    let conversion = convert(&[Input::new("main.tf", text)], &Bindings::none(), &form);
    assert_eq!(conversion.summary.items, 4_000);
    assert_eq!(conversion.summary.untyped.len(), 4_000);
    assert_eq!(conversion.summary.untyped.last().map(|place| place.line), Some(13_999));
}

#[test]
fn chains_that_no_compiler_takes_are_not_written() {
    let blocks: String = (0..2_000).map(|n| format!("b{n} {{}}\n")).collect();
    let text = format!("resource \"acme_lamp\" \"a\" {{\n{blocks}}}\nresource \"acme_lamp\" \"b\" {{}}\n");
    let form = ProgramForm::Program { stack: "main".into() };
    let conversion = convert(&[Input::new("main.tf", text)], &Bindings::none(), &form);
    assert_eq!(conversion.diagnostics[0].message, "a block says more than 1000 things");
    assert_eq!(conversion.summary.items, 1);
    let read = format!("output \"a\" {{\n  value = acme_lamp.b{}\n}}\n", ".c".repeat(5_000));
    let text = format!("resource \"acme_lamp\" \"b\" {{}}\n{read}");
    let conversion = convert(&[Input::new("main.tf", text)], &Bindings::none(), &form);
    assert!(conversion.program.contains("hcl::<"), "{}", conversion.program);
}

#[test]
fn a_loop_variable_is_used_thousands_of_times() {
    let uses = "x, ".repeat(5_000);
    let text = format!("locals {{\n  a = [for x in [1] : [{uses}]]\n}}\n");
    let form = ProgramForm::Program { stack: "main".into() };
    let conversion = convert(&[Input::new("main.tf", text)], &Bindings::none(), &form);
    assert_eq!(conversion.program.matches("x.clone()").count(), 4_999);
}

/// What a configuration becomes, without its first and last lines.
fn statements(path: &str, text: &str) -> String {
    let program = shown(path, text);
    let (_, body) = program.split_once("\"main\");\n").unwrap_or_default();
    let (body, _) = body.split_once("    app.synth()").unwrap_or_default();
    body.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace(" .", ".")
        .replace("( ", "(")
        .replace(", )", ")")
}

#[test]
fn imports_say_where_and_by_what() {
    let lamps = r#"
        variable "ids" { type = map(string) }
        resource "acme_lamp" "one" {}
        resource "acme_lamp" "many" { for_each = var.ids }
    "#;
    for (import, statement) in [
        (
            "to = acme_lamp.one\n id = \"a\"",
            r#"GenericResource::resource("acme_lamp").create(&stack, "one").import_from("a");"#,
        ),
        ("to = acme_lamp.one\n id = var.ids[\"a\"]", r#"one.import_from(ids.value().key("a"));"#),
        ("to = acme_lamp.many[\"a\"]\n id = \"b\"", r#"many.get("a").import_from("b");"#),
        (
            "for_each = var.ids\n to = acme_lamp.many[each.key]\n id = each.value",
            "many.import_each(ids.value(), |each| each.value);",
        ),
        (
            "for_each = { a = \"b\" }\n to = acme_lamp.other[each.key]\n id = \"x/${each.key}\"",
            r#"Import::each(&stack, "acme_lamp.other", [("a", "b")], |each| template!("x/{}", each.key));"#,
        ),
        (
            "to = module.a.acme_lamp.b[0]\n id = \"b\"",
            r#"Import::new(&stack, "module.a.acme_lamp.b[0]", "b");"#,
        ),
        (
            "to = acme_lamp.new\n id = \"b\"\n provider = acme",
            r#"Import::new(&stack, "acme_lamp.new", "b").provider(&acme);"#,
        ),
        // Of another item than that of the key there is no form.
        (
            "for_each = var.ids\n to = acme_lamp.many[each.value]\n id = each.key",
            r#"stack.add_override("import", "#,
        ),
    ] {
        let text = format!("{lamps}import {{\n {import}\n}}\n");
        let statements = statements("main.tf", &text);
        assert!(statements.contains(statement), "{statement}\n{statements}");
    }
}

#[test]
fn json_says_what_hcl_says() {
    let text = r#"{
        "terraform": {"backend": {"s3": {"bucket": "a", "key": "b", "endpoints": {"s3": "c"}}}},
        "resource": {"acme_lamp": {"desk": {"backend": [{"group": "a"}], "cloud": {"a": 1}}}},
        "ephemeral": {"acme_key": {"key": {}}},
        "check": {"health": {
            "data": {"http": {"page": {"url": "https://example.com"}}},
            "assert": [{"condition": "${data.http.page.status_code == 200}", "error_message": "Gone."}]
        }},
        "removed": [{"from": "acme_lamp.old", "lifecycle": {"destroy": false}}],
        "moved": [{"from": "acme_lamp.table", "to": "acme_lamp.desk"}],
        "import": [{"to": "acme_lamp.desk", "id": "d"}],
        "variable": {"sizes": {"type": "map(object({watts = number}))", "sensitive": "true"}}
    }"#;
    let statements = statements("main.tf.json", text);
    for statement in [
        r#"S3Backend::new("a", "b").endpoints([("s3", "c")]).create(&stack);"#,
        r#".set("backend", [Value::object([("group", "a".into())])]).set("cloud", Value::object([("a", 1.into())]))"#,
        r#".moved_from("acme_lamp.table").import_from("d");"#,
        r#"GenericResource::ephemeral("acme_key").create(&stack, "key");"#,
        r#"let health = Check::new(&stack, "health");"#,
        r#".create(&health, "page").override_logical_id("page");"#,
        r#"health.assert(page.attribute::<Number>("status_code").equals(200), "Gone.");"#,
        r#"Removed::new(&stack, "acme_lamp.old").keep();"#,
        r#"TypeConstraint::map(TypeConstraint::object([("watts", TypeConstraint::of::<Number>())])"#,
        ".sensitive(true);",
    ] {
        assert!(statements.contains(statement), "{statement}\n{statements}");
    }
}

#[test]
fn what_moved_is_a_chain_and_circles_stay_as_they_stand() {
    let moved = |from: &str, to: &str| format!("moved {{\n  from = {from}\n  to = {to}\n}}\n");
    let text = "resource \"acme_lamp\" \"c\" {}\nmodule \"m\" {\n  source = \"x/y/z\"\n}\n".to_owned()
        + &moved("acme_lamp.b", "acme_lamp.c")
        + &moved("acme_lamp.a", "acme_lamp.b")
        + &moved("module.old", "module.m")
        + &moved("acme_lamp.c", "acme_lamp.d");
    let statements = statements("main.tf", &text);
    assert!(statements.contains(r#".moved_from("acme_lamp.a").moved_from("acme_lamp.b");"#), "{statements}");
    assert!(statements.contains(r#".moved_from("module.old");"#), "{statements}");
    assert!(statements.contains(r#"("to", "acme_lamp.d".into())"#), "{statements}");
    let circle = moved("acme_lamp.c", "acme_lamp.b") + &moved("acme_lamp.b", "acme_lamp.c");
    assert!(shown("main.tf", &(text + &circle)).contains(".moved_from("));
}

#[test]
fn the_source_of_a_provider_is_not_lost() {
    let required = "terraform {\n  required_providers {\n    acme = { source = \"example/acme\" }\n  }\n}\n";
    let used = format!("{required}resource \"acme_lamp\" \"a\" {{}}\n");
    let provider = r#"GenericProvider::new("acme", "example/acme").create(&stack, "acme")"#;
    assert!(statements("main.tf", &used).contains(provider), "{}", statements("main.tf", &used));
    assert!(!statements("main.tf", required).contains("GenericProvider"));
}

#[test]
fn the_source_of_a_provider_is_that_of_its_bindings() {
    let page = "resource: acme_lamp\nprovided_by: {name: acme, source: example/acme}\narguments: {size: {type: number}}\n";
    let used = "provider \"acme\" {}\nresource \"acme_lamp\" \"a\" {}\n";
    let form = ProgramForm::Program { stack: "main".into() };
    let program = convert(&[Input::new("main.tf", used)], &bindings_of(page), &form).program;
    assert!(program.contains(r#"GenericProvider::new("acme", "example/acme")"#), "{program}");
}

#[test]
fn what_is_repeated_over_keeps_its_type() {
    for (ty, expected) in [
        ("set(string)", ".for_each(names.value())"),
        ("map(any)", ".for_each_in::<Any>(names.value())"),
        ("any", ".for_each_in::<Any>(names.value().cast::<Map<Any>>())"),
    ] {
        let text = format!(
            "variable \"names\" {{\n  type = {ty}\n}}\nresource \"acme_lamp\" \"a\" {{\n  for_each = var.names\n}}\n"
        );
        let shown = statements("main.tf", &text);
        assert!(shown.split_whitespace().collect::<String>().contains(expected), "{ty}: {shown}");
    }
}

#[test]
fn modules_take_providers_under_their_own_names() {
    let text = "provider \"acme\" {\n  alias = \"west\"\n}\nmodule \"hall\" {\n  source = \"./hall\"\n  providers = {\n    \
                acme     = acme.west\n    acme.far = acme.west\n  }\n}\n";
    let form = ProgramForm::Function { name: "fill".into() };
    let program = convert(&[Input::new("main.tf", text)], &Bindings::none(), &form).program;
    let flat = program.split_whitespace().collect::<String>();
    assert!(flat.contains(".provider(&acme_west).provider_as(\"far\",&acme_west)"), "{program}");
}

/// Each backend by its own type, with settings of every kind.
#[test]
fn backends_have_their_own_types() {
    let said: Vec<String> = [
        r#"backend "s3" {
          bucket                      = "states"
          key                         = "web.tfstate"
          encrypt                     = true
          max_retries                 = 3
          allowed_account_ids         = ["111122223333"]
          assume_role                 = { role_arn = "arn:aws:iam::111122223333:role/states" }
          assume_role_policy_arns     = ["unknown"]
        }"#,
        r#"backend "kubernetes" {
          secret_suffix = "states"
          labels        = { team = "web" }
          exec {
            command = "aws"
          }
        }"#,
        // Without what its type must have, and one that nobody knows.
        r#"backend "s3" {
          encrypt = true
        }"#,
        r#"backend "moon" {
          crater = 5
          rim {
            height = 2
          }
        }"#,
        r#"backend "remote" {
          organization = "acme"
          workspaces {
            prefix = "web-"
          }
        }"#,
        r#"cloud {
          organization = "acme"
          workspaces {
            name    = "web"
            project = "shop"
          }
        }"#,
        r#"cloud {
          workspaces {
            tags = ["web", "shop"]
          }
        }"#,
        r#"cloud {
          workspaces {
            tags = { team = "web", "cost-centre" = "5" }
          }
        }"#,
        // Workspaces that nothing or too much says, which Terraform refuses as well.
        r#"cloud {
          workspaces {
            tags = []
          }
        }"#,
        r#"cloud {
          workspaces {
            name = "web"
            tags = ["web"]
          }
        }"#,
        r#"cloud {
          workspaces {
            moon = "full"
          }
        }"#,
        "cloud {}",
    ]
    .iter()
    .map(|settings| shown("main.tf", &format!("terraform {{\n  {settings}\n}}\n")))
    .collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn what_has_no_typed_form_is_written_as_it_stands_and_says_why() {
    for (value, why) in [
        ("var.nowhere", "not declared in this configuration"),
        ("acme_lamp.many.name", "it stands several times"),
        ("var.name[*]", "a splat over something that is no list"),
        (r#""%{ if true }a%{ endif }""#, "a directive in a template"),
        (r#""a${~ var.name}""#, "a directive in a template"),
        (r#""a" == "b""#, "an operator on literals"),
        ("terraform.moon", "a value that only Terraform knows"),
        ("max(1, var.sizes...)", "an argument list that is expanded"),
        ("var.name.member", "a member of something that has none"),
        ("nowhere", "no reference"),
    ] {
        let text = format!(
            "variable \"sizes\" {{}}\nvariable \"name\" {{\n  type = string\n}}\n\
             resource \"acme_lamp\" \"many\" {{\n  count = 2\n}}\noutput \"it\" {{\n  value = {value}\n}}\n"
        );
        let shown = shown("main.tf", &text);
        assert!(shown.ends_with(&format!("// main.tf:9: {value} ({why})\n")), "{shown}");
        assert!(shown.contains(&format!("hcl::<Any>({value:?})")), "{shown}");
    }
}
