//! Programs written for CDKTF, written again, against what CDKTF synthesizes for them.
//!
//! Where our output differs on purpose, the expectation is changed here, with the reason.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests fail by panicking as well")]

use crate::support::cdktf;
use crate::support::cdktf_compare::assert_same;
use crate::support::programs;
use crate::support::programs::{base, bucket};
use ferroform::prelude::*;
use ferroform::{App, Import, Stack};
use serde_json::{Value as Json, json};

fn app(program: fn(&App)) -> App {
    let app = App::new();
    program(&app);
    app
}

fn rendered(app: &App, id: &str) -> Json {
    app.render().expect("a synth").stack(id).expect("the stack").json()
}

/// Compares the stack with the golden of its name, after `patch`.
fn check(app: &App, id: &str, patch: impl FnOnce(&mut Json)) {
    let mut expected = cdktf(&format!("{id}.tf.json"));
    patch(&mut expected);
    let rendered = app.render().expect("a synth");
    let stack = rendered.stack(id).expect("the stack");
    assert_same(id, &expected, &stack.json());
    let mut expected = cdktf(&format!("{id}.manifest.json"));
    expected["version"] = rendered.manifest()["version"].clone();
    assert_same("the manifest", &expected, &rendered.manifest());
}

/// Replaces what stands at a pointer, which must be there.
fn patch(json: &mut Json, pointer: &str, value: Json) {
    *json.pointer_mut(pointer).unwrap_or_else(|| panic!("`{pointer}` is in the golden")) = value;
}

#[test]
fn nested_outputs() {
    let app = app(programs::nested_outputs);
    check(&app, "nested_outputs", |golden| {
        // Terraform's JSON takes an address here, not a template.
        patch(golden, "/output/net_deep_C975D39A/depends_on/0", json!("aws_s3_bucket.net_bucket_0ED3D0F7"));
        // CDKTF drops preconditions of outputs.
        golden["output"]["with_pre"]["precondition"] = json!([{"condition": "${(aws_s3_bucket.net_bucket_0ED3D0F7.arn != \"\")}", "error_message": "x"}]);
    });
}

#[test]
fn overrides() {
    let app = app(programs::overrides);
    check(&app, "overrides", |_| {});
}

#[test]
fn meta_args() {
    let app = app(programs::meta_args);
    check(&app, "meta_args", |golden| {
        // A token of CDKTF that came out as a number.
        patch(golden, "/resource/aws_s3_bucket/cnt/bucket", json!("b-${count.index}"));
        // Terraform's JSON takes an address here, not a template.
        patch(
            golden,
            "/resource/aws_instance/web/lifecycle/replace_triggered_by/0",
            json!("aws_s3_bucket.dep"),
        );
    });
}

#[test]
fn iterators() {
    let app = app(programs::iterators);
    check(&app, "iterators", |golden| {
        // CDKTF writes `each.value` inside a `for` expression, where only the loop variable is known.
        let form = "${{ for key, val in {\"k\" = {\"name\" = \"n\", \"num\" = 1}}: key => val.name }}";
        patch(golden, "/output/form/value", json!(form));
        // CDKTF asks the collection for an attribute of its members.
        patch(golden, "/output/ids/value", json!("${values(aws_s3_bucket.each)[*].id}"));
    });
}

#[test]
fn variables_locals() {
    let app = app(programs::variables_locals);
    check(&app, "variables_locals", |golden| {
        // CDKTF loses the addition.
        patch(golden, "/output/num/value", json!("${(var.name + 1)}"));
        // Terraform refuses a validation that does not ask about its variable.
        patch(golden, "/variable/name/validation/0/condition", json!("${(length(var.name) > 0)}"));
        // Terraform refuses to show what is sensitive.
        for output in ["num", "numok"] {
            golden["output"][output]["sensitive"] = json!(true);
        }
    });
}

#[test]
fn functions_and_operators() {
    let app = app(programs::functions_and_operators);
    check(&app, "functions_ops", |golden| {
        // Our literals are literals: CDKTF leaves templates in them alive, and escapes quotes where none are needed.
        patch(golden, "/output/raw/value", json!("literal $${aws_x.y.id} \"quoted\" \\ %%{if}"));
        patch(golden, "/output/rawstr/value", json!("a \"b\" $${c}"));
    });
}

#[test]
fn nulls_and_empty_collections() {
    let app = app(programs::nulls_and_empty_collections);
    check(&app, "nulls_empty", |_| {});
    let text = include_str!("cdktf/nulls_empty.tf.json");
    let rendered = app.render().expect("a synth");
    let ours = rendered.stack("nulls_empty").expect("the stack").text();
    // Byte for byte but for the lines that may differ.
    let rest = |text: &str| -> Vec<String> {
        let varies = |line: &&str| !line.contains("\"version\":") && !line.contains(".tfstate\"");
        text.split('\n').filter(varies).map(str::to_owned).collect()
    };
    assert_eq!(rest(ours), rest(text));
}

#[test]
fn cross_stack_references() {
    let app = app(programs::cross_stack_references);
    check(&app, "cross_a", |_| {});
    assert_same("cross_b", &cdktf("cross_b.tf.json"), &rendered(&app, "cross_b"));
}

#[test]
fn modules_and_data_sources() {
    let app = app(programs::modules_and_data_sources);
    check(&app, "modules_data", |golden| {
        // Terraform refuses a dependency on a provider configuration; ours does not compile.
        golden["module"]["mod"].as_object_mut().expect("a module").remove("depends_on");
    });
}

#[test]
fn late_override() {
    let app = app(programs::late_override);
    check(&app, "late_override", |golden| {
        // CDKTF ignores an override after a reference, and renames the keys of a default.
        patch(golden, "/output/o/value", json!("${aws_s3_bucket.late.arn}"));
        let buckets = golden["resource"]["aws_s3_bucket"].as_object_mut().expect("buckets");
        let mut b = buckets.remove("b").expect("the bucket");
        b["//"]["metadata"]["uniqueId"] = json!("late");
        buckets.insert("late".to_owned(), b);
        patch(golden, "/variable/v/default", json!({"camelKey": 1, "Some Key": 2, "tags": {"keepMe": 1}}));
    });
}

/// What CDKTF writes in spite of everything: Terraform refuses the one, and the other loses a bucket.
#[test]
fn names_that_cdktf_should_have_refused() {
    let refused = |build: fn(&Stack)| -> Vec<String> {
        let app = App::new();
        build(&base(&app, "s"));
        let errors = app.render().expect_err("errors");
        errors.errors().iter().map(|error| error.message().to_owned()).collect()
    };
    let written = cdktf("digit_first.tf.json");
    assert!(written["resource"]["aws_s3_bucket"].get("1x").is_some());
    let digit = refused(|stack| drop(bucket().create(stack, "1x")));
    assert_eq!(digit, ["Terraform will not accept the logical id `1x`"]);
    let written = cdktf("errors_overlap.tf.json");
    assert_eq!(written["resource"]["aws_s3_bucket"].as_object().map(serde_json::Map::len), Some(1));
    let overlap = refused(|stack| {
        bucket().create(stack, "one").override_logical_id("same");
        bucket().create(stack, "two").override_logical_id("same");
    });
    assert_eq!(overlap, ["the logical id `same` is taken: `s/one` and `s/two` both have it"]);
}

#[test]
fn moves_to_others_and_imports_that_generate() {
    let app = App::new();
    let stack = base(&app, "moved_import");
    bucket().create(&stack, "new").import_from("bucket-id");
    bucket().create(&stack, "c").moved_from("aws_s3_bucket.old");
    let d = bucket().create(&stack, "d");
    bucket().create(&stack, "e").move_to(&d);
    bucket().create(&stack, "f").move_to_address("aws_s3_bucket.zzz");
    Import::new(&stack, "aws_s3_bucket.gen", "id-1");
    check(&app, "moved_import", |_| {});
}

#[test]
fn moves_and_imports() {
    let app = app(programs::moves_and_imports);
    let json = rendered(&app, "moved_import");
    let cdktf = cdktf("moved_import.tf.json");
    // The program for CDKTF has also an import whose configuration Terraform writes, and a move to what is not there.
    let first = |key: &str, count: usize| cdktf[key].as_array().map(|all| json!(all[..count]));
    assert_eq!(
        (json.get("import"), json.get("moved")),
        (first("import", 1).as_ref(), first("moved", 2).as_ref())
    );
    assert_same("the buckets", &cdktf["resource"], &json["resource"]);
}
