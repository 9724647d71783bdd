//! What Terraform asks a provider for beside resources: ephemeral resources, functions, arguments that are only written.
//! And that another program is asked where one is named.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use ferroform::{App, Expr, GenericProvider, GenericResource, Output, Stack, func};
use ferroform_testing::cty::Value;
use ferroform_testing::provider::{Broken, Kind, Knowledge, TypeRef, is_made_up};
use ferroform_testing::schema::Schemas;
use ferroform_testing::{Failure, Terraform, Workspace, judge};
use std::sync::{Arc, Mutex};

const SCHEMA: &str = r#"{"format_version":"1.0","provider_schemas":{"registry.terraform.io/acme/acme":{
  "provider":{"version":0,"block":{"attributes":{"token":{"type":"string","optional":true}}}},
  "resource_schemas":{"acme_lock":{"version":0,"block":{"attributes":{
      "id":{"type":"string","computed":true},
      "name":{"type":"string","required":true},
      "code":{"type":"string","optional":true,"write_only":true},
      "code_version":{"type":"number","optional":true}}}}},
  "ephemeral_resource_schemas":{"acme_code":{"version":0,"block":{"attributes":{
      "length":{"type":"number","required":true},
      "value":{"type":"string","computed":true,"sensitive":true}}}}},
  "functions":{
    "slug":{"return_type":"string","parameters":[{"name":"text","type":"string"}],
            "variadic_parameter":{"name":"more","type":"string"}},
    "parts":{"return_type":["object",{"first":"string","number":"number"}],
             "parameters":[{"name":"text","type":"string"}]}}}}}"#;

const HEAD: &str = "terraform {\n  required_providers { acme = { source = \"acme/acme\" } }\n}\n";

/// Writes down every configuration that it is shown.
#[derive(Debug, Default)]
struct Witness(Mutex<Vec<(Kind, String, Value)>>);

impl Witness {
    /// What was seen of an argument, in the order of the calls; each value once.
    fn saw(&self, kind: Kind, type_name: &str, argument: &str) -> Vec<Value> {
        let mut seen = Vec::new();
        for (of, name, config) in self.0.lock().unwrap().iter() {
            let value = config.member(argument);
            if *of == kind && name == type_name && !seen.contains(value) {
                seen.push(value.clone());
            }
        }
        seen
    }
}

impl Knowledge for Witness {
    fn broken(&self, ty: &TypeRef<'_>, config: &Value) -> Vec<Broken> {
        self.0.lock().unwrap().push((ty.kind, ty.name.to_owned(), config.clone()));
        Vec::new()
    }

    fn default(&self, _: &TypeRef<'_>, _: &[&str]) -> Option<Value> {
        None
    }

    fn forces_replacement(&self, _: &TypeRef<'_>, _: &[&str]) -> bool {
        false
    }
}

fn workspace(terraform: &Terraform, witness: &Arc<Witness>, text: &str) -> Workspace {
    let knowledge = Arc::clone(witness) as Arc<dyn Knowledge>;
    let workspace = Workspace::new(terraform, &Schemas::from_text(SCHEMA).unwrap(), &knowledge).unwrap();
    workspace.write("main.tf", &format!("{HEAD}{text}")).unwrap();
    workspace
}

#[test]
fn an_ephemeral_resource_is_opened_and_what_it_gives_is_only_written() {
    let name = "an_ephemeral_resource_is_opened_and_what_it_gives_is_only_written";
    let Some(terraform) = Terraform::for_test(name) else { return };
    let text = |version: u32| {
        format!(
            r#"
            ephemeral "acme_code" "front" {{
              provider = acme.plain
              length   = 8
            }}
            provider "acme" {{ token = ephemeral.acme_code.front.value }}
            ephemeral "acme_code" "back" {{
              provider = acme.plain
              length   = 4
            }}
            provider "acme" {{ alias = "plain" }}
            resource "acme_lock" "back" {{
              name         = "back"
              code         = ephemeral.acme_code.back.value
              code_version = {version}
            }}
            output "id" {{ value = acme_lock.back.id }}"#
        )
    };
    let witness = Arc::<Witness>::default();
    let mut workspace = workspace(&terraform, &witness, &text(1));
    assert_eq!(workspace.validate().unwrap(), []);
    workspace.apply().unwrap();
    let codes = witness.saw(Kind::Resource, "acme_lock", "code");
    let written = |code: &Value| matches!(code, Value::String(text) if is_made_up(text));
    assert!(codes.iter().any(written), "it was opened, and its value given on: {codes:?}");
    let tokens = witness.saw(Kind::Provider, "", "token");
    assert!(tokens.iter().any(written), "and a provider was configured with one: {tokens:?}");
    let lengths = witness.saw(Kind::Ephemeral, "acme_code", "length");
    assert_eq!(lengths.len(), 2, "{lengths:?}");

    let state = workspace.show().unwrap().to_string();
    assert!(state.contains("code_version"), "{state}");
    for code in codes.iter().chain(&tokens).filter(|code| written(code)) {
        let Value::String(code) = code else { panic!("{code:?}") };
        assert!(!state.contains(code.as_str()), "no secret is kept: {state}");
    }
    assert!(workspace.plan().unwrap().0.is_empty());
    workspace.write("main.tf", &format!("{HEAD}{}", text(2))).unwrap();
    assert_eq!(workspace.plan().unwrap().0.to_string(), "update acme_lock.back\n");
}

#[test]
fn a_secret_is_not_written_where_it_would_be_kept() {
    let Some(terraform) = Terraform::for_test("a_secret_is_not_written_where_it_would_be_kept") else {
        return;
    };
    let text = r#"
        ephemeral "acme_code" "front" { length = 8 }
        resource "acme_lock" "front" { name = ephemeral.acme_code.front.value }"#;
    let mut workspace = workspace(&terraform, &Arc::default(), text);
    let diagnostics = workspace.validate().unwrap();
    let [diagnostic] = diagnostics.as_slice() else { panic!("{diagnostics:?}") };
    assert_eq!(diagnostic.summary, "Invalid use of ephemeral value");
}

#[test]
fn functions_of_a_provider_are_called() {
    let Some(terraform) = Terraform::for_test("functions_of_a_provider_are_called") else { return };
    let app = App::new();
    let stack = Stack::new(&app, "house");
    GenericProvider::new("acme", "acme/acme").create(&stack, "acme");
    let slug = |texts: &[&str]| -> Expr<String> {
        func("provider::acme::slug", texts.iter().map(|text| (*text).into()))
    };
    let lock =
        GenericResource::resource("acme_lock").set("name", slug(&["Front door"])).create(&stack, "front");
    Output::new(&stack, "name", lock.attribute::<String>("name"));
    Output::new(&stack, "same", slug(&["Front door"]));
    Output::new(&stack, "other", slug(&["Back door", "cellar"]));
    let parts: Expr<ferroform::Any> = func("provider::acme::parts", ["x".into()]);
    Output::new(&stack, "number", parts.property::<ferroform::Number>("number"));
    let applied = judge(&app).terraform(terraform.clone()).schema(SCHEMA).apply().unwrap();
    let outputs = &applied["house"].outputs;
    assert!(is_made_up(outputs["name"].as_str().unwrap()), "{outputs:?}");
    assert_eq!(outputs["name"], outputs["same"], "the same arguments give the same");
    assert_ne!(outputs["name"], outputs["other"]);
    assert!(outputs["number"].is_number());
    assert!(applied["house"].next_plan.is_empty());

    Output::new(&stack, "wrong", slug(&[]));
    let Err(Failure::Refused(said)) = judge(&app).terraform(terraform).schema(SCHEMA).plan() else {
        panic!("a function takes what it takes")
    };
    assert!(said.iter().any(|it| it.summary == "Not enough function arguments"), "{said:?}");
}

/// OpenTofu is another program with the same words: it is run where it is named, and finds its providers under its own
/// registry, because addresses are handed on as configurations write them.
#[cfg(unix)]
#[test]
fn the_program_that_is_named_is_asked() {
    use std::os::unix::fs::PermissionsExt as _;
    let Some(terraform) = Terraform::for_test("the_program_that_is_named_is_asked") else { return };
    let folder = tempfile::tempdir().unwrap();
    let (tofu, log) = (folder.path().join("tofu"), folder.path().join("log"));
    let script = format!(
        "#!/bin/sh\necho \"$1 $TF_REATTACH_PROVIDERS\" >> '{}'\nexec '{}' \"$@\"\n",
        log.display(),
        terraform.program().display()
    );
    std::fs::write(&tofu, script).unwrap();
    std::fs::set_permissions(&tofu, std::fs::Permissions::from_mode(0o755)).unwrap();
    let witness = Arc::<Witness>::default();
    let text = "resource \"acme_lock\" \"front\" { name = \"front\" }";
    let mut workspace = workspace(&Terraform::at(&tofu), &witness, text);
    assert_eq!(workspace.validate().unwrap(), []);
    assert_eq!(workspace.plan().unwrap().0.to_string(), "create acme_lock.front\n");
    workspace.apply().unwrap();
    assert!(workspace.plan().unwrap().0.is_empty());
    let log = std::fs::read_to_string(log).unwrap();
    let commands: Vec<&str> = log.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(commands, ["validate", "plan", "show", "apply", "plan", "show"]);
    assert!(log.contains("\"acme/acme\":"), "{log}");
    assert!(!log.contains("registry."), "{log}");
    assert_eq!(witness.saw(Kind::Resource, "acme_lock", "name").last(), Some(&Value::String("front".into())));
}
