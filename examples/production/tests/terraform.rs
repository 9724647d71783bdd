//! The shop, as real Terraform sees it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use ferroform::{App, Construct, GenericResource, Lifecycle, Warnings, prelude::*, testing};
use ferroform_testing::{Documents, Folder, Judge, Terraform, assert_valid, judge};
use serde_json::json;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

fn shop() -> App {
    let app = App::new();
    app.warnings(Warnings::Deny);
    production::shop(&app);
    app
}

fn documents() -> Arc<Documents> {
    Documents::load(&["docs"]).unwrap_or_else(|failure| panic!("{failure}"))
}

fn judged(app: &App, terraform: Terraform) -> Judge<'_> {
    judge(app).terraform(terraform).documents(&documents()).variable("database_password", "correct horse")
}

/// What one would look at before a merge: every stack, with all that it says.
#[test]
fn stacks() {
    let found = testing::synth(&shop());
    for stack in ["platform", "service"] {
        insta::assert_snapshot!(stack, found.stack(stack));
    }
}

#[test]
fn terraform_takes_both_stacks() {
    assert_valid(&shop());
    let Some(terraform) = Terraform::for_test("terraform_takes_both_stacks") else { return };
    let app = shop();
    let verdict = judged(&app, terraform).validate().unwrap();
    verdict.assert_accepted();
    assert_eq!(verdict.open_types, [""; 0]);
}

#[test]
fn what_is_planned() {
    let Some(terraform) = Terraform::for_test("what_is_planned") else { return };
    let app = shop();
    let plans = judged(&app, terraform).plan().unwrap_or_else(|failure| panic!("{failure}"));
    let mut text = String::new();
    for (stack, plan) in plans {
        write!(text, "{stack}:\n{plan}\n").unwrap();
    }
    insta::assert_snapshot!(text);
}

#[test]
fn nothing_is_left_to_do_once_it_is_applied() {
    let Some(terraform) = Terraform::for_test("nothing_is_left_to_do_once_it_is_applied") else { return };
    let app = shop();
    let stacks = judged(&app, terraform).apply().unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(stacks.len(), 2);
    for (stack, applied) in &stacks {
        assert!(applied.next_plan.is_empty(), "{stack}:\n{}", applied.next_plan);
    }
    let service = &stacks["service"];
    assert_eq!(service.outputs["address"], "https://shop.example.com");
}

/// Where the service finds the state of the platform.
const READS_IT: &str = r#"{"data": {"terraform_remote_state": {"cross-stack-reference-input-platform": {
    "backend": "local", "config": {"path": "platform.json"}
}}}}"#;

/// What the service reads of the platform.
fn state_of_platform() -> String {
    let shop = shop().render().unwrap();
    let outputs = shop.stack("platform").unwrap().json()["output"].clone();
    let outputs: serde_json::Map<String, serde_json::Value> = outputs
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, output)| {
            let several = output["value"].as_str().is_some_and(|value| value.contains("[*]"));
            let value = if several { json!(["one", "other"]) } else { json!("one") };
            let ty = if several { json!(["tuple", ["string", "string"]]) } else { json!("string") };
            (name.clone(), json!({ "value": value, "type": ty }))
        })
        .collect();
    json!({ "version": 4, "terraform_version": "1.0.0", "serial": 1, "lineage": "test", "outputs": outputs, "resources": [] })
        .to_string()
}

#[test]
fn hcl_plans_what_the_json_plans() {
    let Some(terraform) = Terraform::for_test("hcl_plans_what_the_json_plans") else { return };
    let (json, hcl) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    shop().synth_to(json.path()).unwrap();
    shop().synth_hcl_to(hcl.path()).unwrap();
    let documents = documents();
    let knowledge = Arc::clone(&documents) as Arc<dyn ferroform_testing::provider::Knowledge>;
    for folder in [json.path(), hcl.path()] {
        let service = folder.join("stacks/service");
        std::fs::write(service.join("platform.json"), state_of_platform()).unwrap();
        std::fs::write(service.join("zzz_override.tf.json"), READS_IT).unwrap();
    }
    for stack in ["platform", "service"] {
        let planned = |folder: &Path| {
            let stack = folder.join("stacks").join(stack);
            let mut folder = Folder::open(&stack, &terraform, &documents.schemas(), &knowledge).unwrap();
            folder.set_variable("database_password", &"correct horse".into());
            let (plan, said) = folder.plan().unwrap();
            plan.unwrap_or_else(|| panic!("Terraform refuses it: {said:?}"))
        };
        assert_eq!(planned(json.path()).difference(&planned(hcl.path())), None, "{stack}");
        let text = std::fs::read_to_string(hcl.path().join("stacks").join(stack).join("main.tf")).unwrap();
        insta::assert_snapshot!(format!("{stack}.tf"), text.replace(env!("CARGO_MANIFEST_DIR"), "."));
    }
}

#[test]
fn what_the_company_demands() {
    let app = shop();
    let platform = app.construct().find("platform").unwrap();
    let database = |construct: &Construct| construct.type_name().as_deref() == Some("aws_db_instance");
    let database = platform.walk().find(database).unwrap();
    database.handle::<GenericResource>().unwrap().lifecycle(Lifecycle::new());
    let violation = testing::breaks(&app, None, "a plan may destroy it");
    assert_eq!(violation.construct(), database.path());
    assert_eq!(violation.rule_text(), Some("no database is destroyed by mistake"));
}
