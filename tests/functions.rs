//! Every function of Terraform, called as its documentation says, before Terraform.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests fail by panicking, and say figures"
)]

use crate::support::function_calls::calls;
use ferroform::{App, Expr, List, Local, Number, Output, Stack, functions, hcl};
use ferroform_codegen::functions::Signatures;
use ferroform_testing::schema::Schemas;
use ferroform_testing::{Terraform, Workspace};
use serde_json::Value as Json;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// What Terraform gives for these outputs, with the files that the examples read beside it.
fn applied(terraform: &Terraform, app: &App) -> std::collections::BTreeMap<String, Json> {
    let rendered = app.render().expect("it synthesizes");
    let mut workspace =
        Workspace::new(terraform, &Schemas::default(), &(Arc::new(()) as Arc<_>)).expect("a workspace");
    let text = rendered.stacks()[0].text();
    for (name, text) in
        [("cdk.tf.json", text), ("greeting.txt", "Hello"), ("greeting.tftpl", "Hello, ${name}!")]
    {
        workspace.write(name, text).expect("a file");
    }
    workspace.apply().unwrap_or_else(|failure| panic!("{failure}"));
    workspace.outputs().expect("outputs")
}

#[test]
fn functions_give_what_their_documentation_says() {
    let Some(terraform) = Terraform::for_test("functions_give_what_their_documentation_says") else { return };
    let app = App::new();
    let stack = Stack::new(&app, "functions");
    let _ = Local::<String>::new(&stack, "greeting", "Hi, ${name}!");
    let calls = calls();
    let expected: Vec<(&str, &str)> = calls.iter().map(|(name, _, gives)| (*name, *gives)).collect();
    for (name, call, _) in calls {
        Output::new(&stack, name, call);
    }
    let outputs = applied(&terraform, &app);
    let mut wrong = Vec::new();
    for (name, gives) in &expected {
        let gives: Json = serde_json::from_str(gives).expect("JSON");
        if outputs.get(*name) != Some(&gives) {
            wrong.push(format!("{name}: {:?} instead of {gives}", outputs.get(*name)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(outputs.len(), expected.len());
    println!("Terraform evaluated {} functions", outputs.len());
}

#[test]
fn functions_take_the_items_of_a_list_as_arguments() {
    let app = App::new();
    let stack = Stack::new(&app, "expanded");
    let sizes: Expr<List<Number>> = hcl("[3, 9, 4]");
    let either: Expr<List<List<String>>> = hcl("true ? [[\"a\"], [\"b\"]] : []");
    Output::new(&stack, "max", functions::max(&sizes));
    Output::new(
        &stack,
        "subnets",
        functions::cidrsubnets("10.0.0.0/8", sizes.filter(|size| size.less_than(9))),
    );
    Output::new(&stack, "concat", functions::concat(either));
    let rendered = app.render().expect("it synthesizes");
    let json = rendered.stack("expanded").expect("a stack").json();
    assert_eq!(json["output"]["max"]["value"], "${max(([3, 9, 4])...)}");
    let Some(terraform) = Terraform::for_test("functions_take_the_items_of_a_list_as_arguments") else {
        return;
    };
    let outputs = applied(&terraform, &app);
    assert_eq!(outputs["max"], 9);
    assert_eq!(outputs["subnets"], serde_json::json!(["10.0.0.0/11", "10.32.0.0/12"]));
    assert_eq!(outputs["concat"], serde_json::json!(["a", "b"]));
}

/// The functions of the Terraform of this machine are those that are typed; a later one may have more, which is said.
#[test]
fn functions_of_the_installed_terraform_are_those_of_the_repository() {
    let name = "functions_of_the_installed_terraform_are_those_of_the_repository";
    let Some(terraform) = Terraform::for_test(name) else { return };
    let say = |arguments: &[&str]| {
        let output = Command::new(terraform.program()).args(arguments).output().expect("Terraform runs");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let version: Json = serde_json::from_str(&say(&["version", "-json"])).expect("JSON");
    let version = version["terraform_version"].as_str().expect("a version");
    let installed = Signatures::from_terraform(&say(&["metadata", "functions", "-json"]), version)
        .expect("signatures of functions");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("codegen/functions/terraform.json");
    if std::env::var_os("UPDATE_FUNCTIONS").is_some() {
        let text = serde_json::to_string_pretty(&installed).expect("JSON");
        std::fs::write(&file, text + "\n").expect("a file");
    }
    let known: Signatures = serde_json::from_str(&std::fs::read_to_string(&file).expect("a file"))
        .expect("signatures of functions");
    let differences = known.differences(&installed);
    let words = format!(
        "functions that differ between Terraform {} of the repository and the installed {version}: {}\n\
         to take the installed ones: UPDATE_FUNCTIONS=1 cargo test --test suite functions, then give new ones words in \
         codegen/functions/words.toml, and UPDATE_GOLDENS=1 cargo test -p ferroform-codegen --test goldens functions",
        known.terraform_version,
        if differences.is_empty() { "none".to_owned() } else { differences.join(", ") }
    );
    assert!(differences.is_empty() || known.terraform_version != version, "{words}");
    println!("{words}");
}
