use super::*;
use crate::documents::Documents;
use crate::terraform::{Place, Position, Severity};
use ferroform_schema::compile::{Document, Options, compile_documents};

const PAGE: &str = "\
# Resource: acme_lamp

Manages a lamp.

## Argument Reference

This resource supports the following arguments:

* `name` - (Required) Name of the lamp.
* `watts` - (Optional) Number of watts. Must be between 5 and 60.
* `mode` - (Optional) Mode of the lamp. Valid values are `FAST` and `SLOW`.
";

#[test]
fn a_report_in_every_format() {
    let document = Document { file: SourceFile::new("lamp.md", PAGE), name: "lamp.md".to_owned() };
    let compilation = compile_documents(&[document], &Options::default(), &|_| ());
    let documents = Documents::new(&compilation.schema);
    let plan = Plan::from_json(serde_json::json!({
        "resource_changes": [{
            "address": "acme_lamp.a", "mode": "managed", "type": "acme_lamp", "name": "a",
            "change": { "actions": ["create"], "after": { "name": "x", "watts": 500, "mode": null, "filled": "FAST" },
                        "after_unknown": { "mode": true } },
        }],
        "configuration": { "root_module": { "resources": [{
            "mode": "managed", "type": "acme_lamp", "name": "a",
            "expressions": { "name": { "constant_value": "x" }, "watts": { "constant_value": 500 }, "mode": { "references": ["x"] } },
        }]}},
    }))
    .unwrap();
    let mut diagnostics = documents.broken_by_plan(&plan);
    diagnostics.push(Diagnostic {
        severity: Severity::Warning,
        place: Some(Place {
            filename: "main.tf".to_owned(),
            start: Position { line: 2, column: 3, byte: 30 },
            end: Position { line: 2, column: 7, byte: 34 },
        }),
        ..Diagnostic::error("Deprecated", "Use another.")
    });
    let report = Report::new(diagnostics, &documents, compilation.sources).with_plan(Some(plan));
    assert_eq!(report.counts(), (1, 1));
    insta::assert_snapshot!(report.to_text(false));
    insta::assert_json_snapshot!(report.to_json());
    let mut sarif = report.to_sarif();
    sarif["runs"][0]["tool"]["driver"]["version"] = "[version]".into();
    insta::assert_json_snapshot!(sarif);
}

#[test]
fn plans_of_stacks_carry_their_names() {
    let plan = |address: &str| {
        Plan::from_json(serde_json::json!({
            "resource_changes": [{
                "address": address, "mode": "managed", "type": "acme_lamp", "name": "a",
                "change": { "actions": ["create"], "after": {}, "after_unknown": {} },
            }],
        }))
        .unwrap()
    };
    let report = Report::default()
        .with_plan_of("network", plan("acme_lamp.a"))
        .with_plan_of("shop", plan("acme_lamp.b"));
    assert_eq!(report.to_text(false), "network:\n  create acme_lamp.a\nshop:\n  create acme_lamp.b\n");
    let stacks: Vec<_> =
        report.to_json()["plan"].as_array().unwrap().iter().map(|it| it["stack"].clone()).collect();
    assert_eq!(stacks, ["network", "shop"]);
}
