//! Converted programs compile, and plan what the configuration plans that they were converted from.
//!
//! The configurations stand in `configurations`, the programs in `converted`, where they are compiled as modules of this
//! test. `UPDATE_GOLDENS=1` writes them anew.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot be set up has failed")]
#![allow(unreachable_pub, reason = "a converted program is a module of its own")]

#[path = "converted/imported.rs"]
#[rustfmt::skip] // As it was written.
mod imported;
#[path = "converted/called.rs"]
#[rustfmt::skip] // As it was written.
mod called;
#[path = "converted/functions.rs"]
#[rustfmt::skip] // As it was written.
mod functions;
#[path = "converted/language.rs"]
#[rustfmt::skip] // As it was written.
mod language;
#[path = "converted/nested.rs"]
#[rustfmt::skip] // As it was written.
mod nested;
#[path = "converted/repeated.rs"]
#[rustfmt::skip] // As it was written.
mod repeated;
#[path = "converted/service.rs"]
#[rustfmt::skip] // As it was written.
mod service;
mod support;

use ferroform::{App, Stack};
use ferroform_convert::{Bindings, Input, ProgramForm, convert, import};
use ferroform_schema::compile::Options;
use ferroform_testing::terraform::Action;
use ferroform_testing::{Documents, Folder, Plan, Terraform, Workspace, judge};
use serde_json::Value as Json;
use std::sync::Arc;
use support::{bindings, check_golden, docs, folder};

/// The program of a configuration is the one that is checked in, and says what has no typed form.
fn check_program(name: &str) {
    let (bindings, _) = bindings();
    let file = format!("{name}.tf");
    let text = std::fs::read_to_string(folder("tests/configurations").join(&file)).expect("a configuration");
    check_input(name, &file, &Input::new(file.as_str(), text), &bindings);
}

/// The program of an input is the one that is checked in.
fn check_input(name: &str, file: &str, input: &Input, bindings: &Bindings) {
    let form = ProgramForm::Function { name: "fill".into() };
    let conversion = convert(std::slice::from_ref(input), bindings, &form);
    assert!(conversion.diagnostics.is_empty(), "{:?}", conversion.diagnostics);
    check_golden(name, file, &conversion.program, &conversion);
}

/// The plan of the converted program is that of the configuration.
fn check_plan(name: &str, fill: fn(&Stack)) {
    let app = App::new();
    fill(&Stack::new(&app, name));
    let Some(terraform) = Terraform::for_test(&format!("{name} is planned as its configuration")) else {
        return;
    };
    let (documents, _) = Documents::compile(&docs(), &Options::default());
    let converted = judge(&app).terraform(terraform.clone()).documents(&documents).plan();
    let converted = converted.unwrap_or_else(|failure| panic!("{name}, converted: {failure}"));

    let original = tempfile::tempdir().expect("a temporary folder");
    let file = format!("{name}.tf");
    std::fs::copy(folder("tests/configurations").join(&file), original.path().join(&file)).expect("a copy");
    let schemas = documents.schemas();
    let knowledge = Arc::clone(&documents) as Arc<dyn ferroform_testing::provider::Knowledge>;
    let (planned, said) = Folder::open(original.path(), &terraform, &schemas, &knowledge)
        .and_then(|mut folder| folder.plan())
        .unwrap_or_else(|failure| panic!("{name}: {failure}"));
    let planned = planned.unwrap_or_else(|| panic!("Terraform refuses {file}: {said:?}"));
    if let Some(difference) = planned.difference(&converted[name]) {
        panic!(
            "{name} is planned differently, `-` by its configuration and `+` by the program:\n{difference}"
        );
    }
}

macro_rules! proofs {
    ($($name:ident)*) => {$(
        mod $name {
            #[test]
            fn is_the_program_that_is_checked_in() {
                super::check_program(stringify!($name));
            }

            #[test]
            fn plans_what_the_configuration_plans() {
                super::check_plan(stringify!($name), crate::$name::fill);
            }
        }
    )*};
}

/// Each configuration.
mod proof {
    use super::{check_plan, check_program};

    proofs!(called functions language nested repeated service);
}

/// What exists, imported.
mod existing {
    use super::*;
    use ferroform_testing::cty::Value;
    use ferroform_testing::provider::{Broken, Knowledge, TypeRef};
    use std::collections::BTreeMap;

    fn state() -> String {
        std::fs::read_to_string(folder("tests/imports/imported.tfstate")).expect("a state")
    }

    #[test]
    fn is_the_program_that_is_checked_in() {
        let (bindings, schema) = bindings();
        let imported = import("imported.tfstate", &state(), &schema, &[]).expect("a state");
        assert_eq!(imported.secrets, ["orders_environment_variables"]);
        assert_eq!(
            (imported.elements, imported.references, imported.notes.as_slice()),
            (4, 3, [].as_slice())
        );
        let input = Input::new("imported.tf.json", imported.configuration);
        check_input("imported", "imported.tfstate", &input, &bindings);
    }

    /// The objects of a state, by type and import id, as a provider has them that takes an empty text for none.
    struct Cloud {
        documents: Arc<Documents>,
        objects: BTreeMap<(String, String), Json>,
    }

    impl Cloud {
        /// What a configuration imports, with the values of a state.
        fn of(state: &str, configuration: &str, documents: &Arc<Documents>) -> Arc<dyn Knowledge> {
            let (state, configuration): (Json, Json) = (parsed(state), parsed(configuration));
            let instances = state["resources"].as_array().expect("resources").iter().flat_map(|resource| {
                let instances = resource["instances"].as_array().expect("instances").iter();
                instances.map(|instance| (resource["type"].clone(), instance["attributes"].clone()))
            });
            let mut objects = BTreeMap::new();
            for (ty, mut values) in instances {
                empty_is_null(&mut values);
                let id = values["id"].as_str().unwrap_or_default().to_owned();
                let imports = configuration["import"].as_array().expect("imports").iter();
                let of_type = imports.filter(|import| {
                    import["to"].as_str().is_some_and(|to| to.starts_with(ty.as_str().expect("a type")))
                });
                for import in of_type {
                    let import_id = import["id"].as_str().expect("an id");
                    if import_id.split('/').next_back() == Some(&*id)
                        || values["function_name"] == *import_id
                        || values["name"] == *import_id
                    {
                        objects.insert(
                            (ty.as_str().expect("a type").to_owned(), import_id.to_owned()),
                            values.clone(),
                        );
                    }
                }
            }
            Arc::new(Self { documents: Arc::clone(documents), objects })
        }
    }

    fn parsed(text: &str) -> Json {
        serde_json::from_str(text).expect("JSON")
    }

    fn empty_is_null(value: &mut Json) {
        match value {
            Json::String(text) if text.is_empty() => *value = Json::Null,
            Json::Array(items) if items.is_empty() => *value = Json::Null,
            Json::Array(items) => items.iter_mut().for_each(empty_is_null),
            Json::Object(members) if members.is_empty() => *value = Json::Null,
            Json::Object(members) => members.values_mut().for_each(empty_is_null),
            _ => {}
        }
    }

    impl Knowledge for Cloud {
        fn broken(&self, ty: &TypeRef<'_>, config: &Value) -> Vec<Broken> {
            self.documents.broken(ty, config)
        }

        fn default(&self, ty: &TypeRef<'_>, path: &[&str]) -> Option<Value> {
            self.documents.default(ty, path)
        }

        fn forces_replacement(&self, ty: &TypeRef<'_>, path: &[&str]) -> bool {
            self.documents.forces_replacement(ty, path)
        }

        fn existing(&self, ty: &TypeRef<'_>, id: &str) -> Option<Json> {
            self.objects.get(&(ty.name.to_owned(), id.to_owned())).cloned()
        }
    }

    /// Everything comes in, and nothing changes.
    fn assert_imports(plan: &Plan, elements: usize) {
        assert_eq!(plan.resource_changes.len(), elements, "{plan}");
        for resource in &plan.resource_changes {
            assert!(resource.change.importing.is_some(), "{}: {plan}", resource.address);
            let (before, after) = (&resource.change.before, &resource.change.after);
            // That a value is a secret from now on, Terraform calls an update.
            let is_same = before == after && resource.address == "aws_lambda_function.orders";
            let is_nothing = resource.change.actions == [Action::NoOp];
            assert!(is_nothing || is_same, "{}: {before:#}\n{after:#}", resource.address);
        }
    }

    #[test]
    fn is_imported_by_the_program_without_a_change() {
        let app = App::new();
        imported::fill(&Stack::new(&app, "imported"));
        let Some(terraform) = Terraform::for_test("is_imported_by_the_program_without_a_change") else {
            return;
        };
        let (documents, _) = Documents::compile(&docs(), &Options::default());
        let imported = import("imported.tfstate", &state(), &bindings().1, &[]).expect("a state");
        let cloud = Cloud::of(&state(), &imported.configuration, &documents);
        let plans = judge(&app).terraform(terraform).documents(&documents).knowledge(cloud);
        let plans =
            plans.variable("orders_environment_variables", serde_json::json!({ "KEY": "hunter2" })).plan();
        let plan = &plans.unwrap_or_else(|failure| panic!("{failure}"))["imported"];
        assert_imports(plan, 4);
        // What the state says and is an argument, the plan says as well.
        let state: Json = serde_json::from_str(&state()).expect("a state");
        let of_state = |ty: &str| {
            let resources = state["resources"].as_array().expect("resources");
            let resource = resources.iter().find(|resource| resource["type"] == ty).expect("a resource");
            resource["instances"][0]["attributes"].clone()
        };
        for (ty, arguments) in [
            ("aws_apigatewayv2_api", &["name", "protocol_type", "tags"][..]),
            (
                "aws_apigatewayv2_integration",
                &["integration_type", "timeout_milliseconds", "description", "integration_uri"],
            ),
            ("aws_iam_role", &["name", "assume_role_policy"]),
            ("aws_lambda_function", &["function_name", "environment", "memory_size"]),
        ] {
            let mut changes = plan.resource_changes.iter();
            let resource = changes.find(|resource| resource.type_name == ty).expect("a planned resource");
            for argument in arguments {
                assert_eq!(resource.change.after[argument], of_state(ty)[argument], "{ty}.{argument}");
            }
        }
    }

    /// What Terraform made of a configuration is imported from each of its own records.
    #[test]
    fn is_imported_from_every_record_of_terraform() {
        let Some(terraform) = Terraform::for_test("is_imported_from_every_record_of_terraform") else {
            return;
        };
        let (documents, _) = Documents::compile(&docs(), &Options::default());
        let knowledge = Arc::clone(&documents) as Arc<dyn ferroform_testing::provider::Knowledge>;
        let schema = bindings().1;
        let mut made = Workspace::new(&terraform, &documents.schemas(), &knowledge).expect("a workspace");
        let text = std::fs::read_to_string(folder("tests/imports/made.tf")).expect("a configuration");
        made.write("main.tf", &text).expect("a file");
        made.apply().unwrap_or_else(|failure| panic!("{failure}"));
        let kept = std::fs::read_to_string(made.folder().join("terraform.tfstate")).expect("a state");
        let shown = made.show().unwrap_or_else(|failure| panic!("{failure}")).to_string();
        let planned = |configuration: &str| {
            let cloud = Cloud::of(&kept, configuration, &documents);
            let mut workspace =
                Workspace::new(&terraform, &documents.schemas(), &cloud).expect("a workspace");
            workspace.write("imported.tf.json", configuration).expect("a file");
            workspace.plan().unwrap_or_else(|failure| panic!("{configuration}\n{failure}")).0
        };
        let from_state = import("terraform.tfstate", &kept, &schema, &[]).expect("a state");
        assert_eq!(from_state, import("state.json", &shown, &schema, &[]).expect("a state"));
        assert!(from_state.references > 3, "{}", from_state.configuration);
        let plan = planned(&from_state.configuration);
        assert_imports(&plan, from_state.elements);

        // A plan that imports, and the configuration that Terraform generates for what has none.
        let shown = serde_json::to_string(&plan).expect("a plan");
        let from_plan = import("plan.json", &shown, &schema, &[]).expect("a plan");
        assert_eq!(from_plan.elements, from_state.elements);
        assert_imports(&planned(&from_plan.configuration), from_plan.elements);
        let link = serde_json::json!({
            "id": "found", "arn": "arn:found", "name": "found", "security_group_ids": ["sg-1"], "subnet_ids": ["a", "b"],
            "tags": { "a \"b\"": "${c}" }, "tags_all": {}
        });
        let id = "found-\"link\"";
        let objects = BTreeMap::from([(("aws_apigatewayv2_vpc_link".to_owned(), id.to_owned()), link)]);
        let cloud: Arc<dyn Knowledge> = Arc::new(Cloud { documents: Arc::clone(&documents), objects });
        let new = || Workspace::new(&terraform, &documents.schemas(), &cloud).expect("a workspace");
        let mut workspace = new();
        let asked = "import {\n  to = aws_apigatewayv2_vpc_link.found\n  id = \"found-\\\"link\\\"\"\n}\n";
        workspace.write("main.tf", asked).expect("a file");
        workspace.plan_generating("generated.tf").unwrap_or_else(|failure| panic!("{failure}"));
        let generated = std::fs::read_to_string(workspace.folder().join("generated.tf")).expect("a file");
        let from_generated = import("generated.tf", &generated, &schema, &[]).expect("a configuration");
        let mut workspace = new();
        workspace.write("imported.tf.json", &from_generated.configuration).expect("a file");
        let (plan, _) = workspace.plan().unwrap_or_else(|failure| panic!("{failure}"));
        assert_imports(&plan, 1);
    }
}
