//! Whole providers: every type of a real schema, as Terraform sees it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests fail by panicking, and say figures"
)]

use ferroform_testing::provider::Knowledge;
use ferroform_testing::schema::Schemas;
use ferroform_testing::{Terraform, Workspace};
use serde_json::{Map, Value as Json, json};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

fn every_type_is_applied(provider: &str) {
    let Some(terraform) = Terraform::for_test(provider) else { return };
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../shared/corpus/{provider}/schema.json"));
    let Ok(text) = std::fs::read_to_string(&file) else {
        println!("skipped: `{}` is not on this machine", file.display());
        return;
    };
    let schemas = Schemas::from_text(&text).unwrap();
    let (address, schema) = schemas.provider_schemas.first_key_value().unwrap();
    let instances = |types: &std::collections::BTreeMap<String, ferroform_testing::schema::TypeSchema>| {
        let instance = |(name, ty): (&String, &ferroform_testing::schema::TypeSchema)| {
            (name.clone(), json!({ "least": ty.block.minimal() }))
        };
        types.iter().map(instance).collect::<Map<String, Json>>()
    };
    let source = address.trim_start_matches("registry.terraform.io/");
    let configuration = json!({
        "terraform": { "required_providers": { provider: { "source": source } } },
        "resource": instances(&schema.resource_schemas),
        "data": instances(&schema.data_source_schemas),
    });
    let knowledge: Arc<dyn Knowledge> = Arc::new(());
    let mut workspace = Workspace::new(&terraform, &schemas, &knowledge).unwrap();
    workspace.write("main.tf.json", &configuration.to_string()).unwrap();
    let started = Instant::now();
    assert_eq!(
        plain(serde_json::from_str(&workspace.schemas().unwrap().to_string()).unwrap()),
        plain(schemas.clone())
    );
    let errors = |all: Vec<ferroform_testing::terraform::Diagnostic>| {
        all.into_iter().filter(|it| it.is_error()).map(|it| it.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(errors(workspace.validate().unwrap()), Vec::<String>::new());
    workspace.apply().unwrap_or_else(|failure| panic!("{failure}"));
    let state = workspace.show().unwrap();
    let held = state["values"]["root_module"]["resources"].as_array().unwrap().len();
    assert_eq!(held, schema.resource_schemas.len() + schema.data_source_schemas.len());
    let (plan, _) = workspace.plan().unwrap();
    assert!(plan.is_empty(), "{plan}");
    println!(
        "{provider}: {} resource types and {} data sources are valid, applied, and planned again as empty, in {:.1} s; the schema comes back equal",
        schema.resource_schemas.len(),
        schema.data_source_schemas.len(),
        started.elapsed().as_secs_f64()
    );
}

/// Terraform says of every description what kind it is, and has a provider configuration, even where there is none.
fn plain(schemas: Schemas) -> Json {
    fn strip(json: &mut Json) {
        match json {
            Json::Object(members) => {
                members.retain(|name, value| !(name == "description_kind" && value == "plain"));
                members.values_mut().for_each(strip);
            }
            Json::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut json = serde_json::to_value(schemas).unwrap();
    strip(&mut json);
    json
}

#[test]
#[ignore = "whole providers take a while"]
fn corpus_every_type_of_aws_is_applied() {
    every_type_is_applied("aws");
}

#[test]
#[ignore = "whole providers take a while"]
fn corpus_every_type_of_google_is_applied() {
    every_type_is_applied("google");
}

#[test]
#[ignore = "whole providers take a while"]
fn corpus_every_type_of_azurerm_is_applied() {
    every_type_is_applied("azurerm");
}
