//! The parts of the language beside resources, as real Terraform sees them.

use ferroform::backends::{
    AssumeRole, AssumeRoleWithWebIdentity, AzurermBackend, ConsulBackend, CosAssumeRole, CosBackend,
    GcsBackend, HttpBackend, KubernetesBackend, KubernetesExec, LocalBackend, OssBackend, PgBackend,
    RemoteBackend, S3Backend, S3Endpoints, Workspaces,
};
use ferroform::prelude::*;
use ferroform::{
    Any, App, Asset, Check, Construct, GenericProvider, GenericResource, GenericResourceConfig, Import,
    Local, MockProvider, Module, Number, Output, Provisioner, Removed, Stack, Tags, TestFile, TestRun, Value,
    Variable, for_each, func, functions, template,
};
use ferroform_testing::terraform::Action;
use ferroform_testing::{Plan, Terraform, Workspace};
use serde_json::json;
use std::sync::Arc;

const SCHEMA: &str = r#"{"format_version":"1.0","provider_schemas":{"registry.terraform.io/acme/acme":{
  "provider":{"version":0,"block":{"attributes":{"region":{"type":"string","optional":true},
    "token":{"type":"string","optional":true}}}},
  "resource_schemas":{"acme_thing":{"version":0,"block":{"attributes":{
      "id":{"type":"string","computed":true},
      "name":{"type":"string","optional":true},
      "size":{"type":"number","optional":true},
      "tags":{"type":["map","string"],"optional":true},
      "secret_wo":{"type":"string","optional":true,"write_only":true},
      "secret_wo_version":{"type":"number","optional":true}}}}},
  "data_source_schemas":{"acme_zone":{"version":0,"block":{"attributes":{
      "name":{"type":"string","optional":true},
      "status":{"type":"number","computed":true}}}}},
  "ephemeral_resource_schemas":{"acme_secret":{"version":0,"block":{"attributes":{
      "name":{"type":"string","optional":true},
      "value":{"type":"string","computed":true}}}}}}}}"#;

fn thing(name: &str) -> GenericResourceConfig {
    GenericResource::resource("acme_thing").set("name", name)
}

/// A stack whose state lies in its own folder.
fn stack(app: &App) -> Stack {
    let stack = Stack::new(app, "s");
    GenericProvider::new("acme", "acme/acme").set("region", "north").create(&stack, "acme");
    LocalBackend::new("terraform.tfstate").create(&stack);
    stack
}

/// The same stack in one program after the other, with one state.
struct Place(Workspace);

impl Place {
    fn new(test: &str) -> Option<Self> {
        let terraform = Terraform::for_test(test)?;
        let schemas = ferroform_testing::schema::Schemas::from_text(SCHEMA).expect("a schema");
        Some(Self(Workspace::new(&terraform, &schemas, &(Arc::new(()) as _)).expect("a workspace")))
    }

    fn synth(&mut self, build: impl FnOnce(&Stack)) -> &mut Workspace {
        let app = App::new();
        build(&stack(&app));
        let out = self.0.scratch().join("out");
        app.synth_to(&out).expect("a synth");
        self.0.enter(out.join("stacks/s"));
        &mut self.0
    }

    fn apply(&mut self, build: impl FnOnce(&Stack)) -> &mut Workspace {
        let workspace = self.synth(build);
        workspace.apply().unwrap_or_else(|failure| panic!("{failure}"));
        workspace
    }

    fn plan(&mut self, build: impl FnOnce(&Stack)) -> Plan {
        self.synth(build).plan().unwrap_or_else(|failure| panic!("{failure}")).0
    }
}

/// Where each resource comes from, and what happens to it.
fn changes(plan: &Plan) -> Vec<(String, String, Vec<Action>)> {
    let all = plan.resource_changes.iter().map(|it| {
        let from = it.previous_address.clone().unwrap_or_default();
        (it.address.clone(), from, it.change.actions.clone())
    });
    all.collect()
}

fn change(address: &str, from: &str, action: Action) -> (String, String, Vec<Action>) {
    (address.to_owned(), from.to_owned(), vec![action])
}

#[test]
fn everything_moves_and_nothing_is_replaced() {
    let Some(mut place) = Place::new("everything_moves_and_nothing_is_replaced") else { return };
    place.apply(|stack| {
        thing("a").create(stack, "first");
        thing("b").create(&Construct::new(&Construct::new(stack, "net"), "inner"), "deep");
        thing("c").create(stack, "single");
        thing("d").create(stack, "own");
    });
    let plan = place.plan(|stack| {
        let network = Construct::new(stack, "network");
        network.moved_from("lan");
        let inner = Construct::new(&network, "inner");
        thing("b")
            .create(&inner, "deep")
            .override_logical_id("deep")
            .moved_from(format!("acme_thing.{}", deep_id()));
        thing("a").create(stack, "third").moved_from("acme_thing.first").moved_from("acme_thing.second");
        let keyed = for_each(["c"], |name| thing("").set("name", name.value).create(stack, "keyed"));
        thing("c").create(stack, "single").move_to(&keyed.get("c"));
        thing("d").create(stack, "other").moved_from("acme_thing.own");
    });
    let deep = format!("acme_thing.{}", deep_id());
    assert_eq!(
        changes(&plan),
        [
            change("acme_thing.deep", &deep, Action::NoOp),
            change("acme_thing.keyed[\"c\"]", "acme_thing.single", Action::NoOp),
            change("acme_thing.other", "acme_thing.own", Action::NoOp),
            change("acme_thing.third", "acme_thing.first", Action::NoOp),
        ]
    );
    let plan = place.plan(|stack| {
        let network = Construct::new(stack, "network");
        network.moved_from("net");
        network.moved_from("lan");
        thing("b").create(&Construct::new(&network, "inner"), "deep");
        thing("a").create(stack, "first");
        thing("c").create(stack, "single");
        thing("d").create(stack, "own");
    });
    assert!(plan.is_empty(), "{plan}");
    assert_eq!(
        plan.resource_changes.iter().filter_map(|it| it.previous_address.clone()).collect::<Vec<_>>(),
        [deep]
    );
}

/// The logical id of `net/inner/deep`.
fn deep_id() -> String {
    let app = App::new();
    let stack = stack(&app);
    thing("b").create(&Construct::new(&Construct::new(&stack, "net"), "inner"), "deep");
    let json = stack.to_json().expect("a synth");
    let things = json["resource"]["acme_thing"].as_object().expect("things");
    things.keys().next().expect("a thing").clone()
}

#[test]
fn what_was_removed_is_forgotten_or_destroyed() {
    let Some(mut place) = Place::new("what_was_removed_is_forgotten_or_destroyed") else { return };
    place.apply(|stack| {
        thing("a").create(stack, "kept");
        thing("b").create(stack, "gone");
    });
    let removed = |stack: &Stack| {
        Removed::new(stack, "acme_thing.kept").keep();
        Removed::new(stack, "acme_thing.gone").provisioner(Provisioner::local_exec("true"));
    };
    let plan = place.plan(removed);
    assert_eq!(
        changes(&plan),
        [change("acme_thing.gone", "", Action::Delete), change("acme_thing.kept", "", Action::Forget),]
    );
    place.apply(removed);
    assert!(place.plan(removed).is_empty());
}

#[test]
fn objects_are_imported_with_and_without_configuration() {
    let Some(mut place) = Place::new("objects_are_imported_with_and_without_configuration") else { return };
    let build = |stack: &Stack| {
        GenericResource::resource("acme_thing").create(stack, "one").import_from("id-1");
        let keyed = for_each(["a", "b"], |_| GenericResource::resource("acme_thing").create(stack, "keyed"));
        keyed.get("a").import_from("id-a");
        keyed.import_each([("b", "id-b")], |id| id.value);
        Import::new(stack, "acme_thing.generated", "id-2");
    };
    let workspace = place.synth(build);
    let (plan, _) = workspace.plan_generating("generated.tf").unwrap_or_else(|failure| panic!("{failure}"));
    let imported: Vec<_> = plan
        .resource_changes
        .iter()
        .map(|it| (it.address.as_str(), it.change.importing.as_ref().expect("an import")["id"].as_str()))
        .collect();
    assert_eq!(
        imported,
        [
            ("acme_thing.generated", Some("id-2")),
            ("acme_thing.keyed[\"a\"]", Some("id-a")),
            ("acme_thing.keyed[\"b\"]", Some("id-b")),
            ("acme_thing.one", Some("id-1")),
        ]
    );
    let written = std::fs::read_to_string(workspace.folder().join("generated.tf")).expect("a file");
    assert!(written.contains("resource \"acme_thing\" \"generated\""), "{written}");
}

#[test]
fn checks_ephemeral_values_and_the_rest_of_a_stack() {
    let Some(mut place) = Place::new("checks_ephemeral_values_and_the_rest_of_a_stack") else { return };
    let build = |stack: &Stack| {
        stack.required_version(">= 1.9").allocate_logical_ids(|path| path.join("-"));
        let check = Check::new(stack, "health");
        let zone = GenericResource::data("acme_zone").set("name", "north").create(&check, "zone");
        check.assert(zone.attribute::<Number>("status").equals(-1), "it is never well");

        let secret = GenericResource::ephemeral("acme_secret").set("name", "n").create(stack, "secret");
        let token = Variable::<String>::new(stack, "token").default("t").ephemeral(true);
        let other = GenericProvider::new("acme", "acme/acme").set("token", token.value());
        let other = other.create(stack, "other").alias("other");
        let group = Construct::new(stack, "group");
        let x = thing("x")
            .set("secret_wo", secret.attribute::<String>("value"))
            .set("secret_wo_version", 1)
            .create(&group, "x")
            .provider(&other);
        thing("y").create(stack, "y").depends_on(&group);
        let service = Construct::new(stack, "service");
        service.depends_on(&x);
        thing("z").create(&service, "z");
        Output::new(stack, "hidden", func::<String>("ephemeralasnull", [token.value().into()]));
        Output::new(stack, "of_x", x.attribute::<String>("name")).add_override("description", "of x");
        let local = Local::<Any>::new(stack, "sizes", json!({"small": 1})).add_override("large", 9);
        Output::new(stack, "large", local.value().property::<Number>("large"));
        stack.add_aspect(Tags::of_provider("acme", [("team", "all")]));
        thing("tagged").set("tags", json!({})).create(stack, "tagged");
    };
    let workspace = place.synth(build);
    let diagnostics = workspace.validate().expect("Terraform runs");
    assert!(diagnostics.iter().all(|it| !it.is_error()), "{diagnostics:?}");
    let said = workspace.apply().unwrap_or_else(|failure| panic!("{failure}"));
    assert!(said.iter().any(|it| it.to_string().contains("it is never well")), "{said:?}");
    let outputs = workspace.outputs().expect("outputs");
    let shown = ["of_x", "large", "hidden"].map(|name| outputs.get(name).cloned());
    assert_eq!(shown, [Some(json!("x")), Some(json!(9)), None]);
    let state = workspace.show().expect("a state").to_string();
    assert!(state.contains("\"tags\":{\"team\":\"all\"}"), "{state}");
    assert!(!state.contains("made-up-secret"), "{state}");
    assert!(place.plan(build).is_empty());
}

#[test]
fn terraform_runs_the_tests_of_a_program() {
    let Some(mut place) = Place::new("terraform_runs_the_tests_of_a_program") else { return };
    let build = |stack: &Stack| {
        let size = Variable::<Number>::new(stack, "size").default(1);
        size.validation(size.value().at_most(9), "too large");
        let x = thing("x").set("size", size.value()).create(stack, "x");
        let zone = GenericResource::data("acme_zone").create(stack, "zone");
        let id = Output::new(stack, "id", x.id());
        let status = Output::new(stack, "status", zone.attribute::<Number>("status"));
        TestFile::new(stack, "sizes")
            .variable("size", 2)
            .mock_provider(
                MockProvider::new("acme")
                    .resource("acme_thing", [("id", Value::<Any>::from("x-1"))])
                    .data("acme_zone", [("status", Value::<Any>::from(200))]),
            )
            .run(
                TestRun::apply("usual")
                    .assert(id.tested::<String>().equals("x-1"), "another id")
                    .assert(x.attribute::<Number>("size").equals(2), "another size")
                    .assert(status.tested::<Number>().equals(200), "another status"),
            )
            .run(TestRun::plan("too_large").variable("size", 10).expect_failure_of(&size))
            .run(
                TestRun::plan("reads")
                    .variable("size", functions::length(TestRun::output::<Any>("usual", "id")))
                    .override_values(&zone, [("status", Value::<Any>::from(404))])
                    .assert(x.attribute::<Number>("size").equals(3), "the id has three characters")
                    .assert(zone.attribute::<Number>("status").equals(404), "another status"),
            )
            .run(TestRun::plan("wrong").assert(x.attribute::<Number>("size").equals(7), "as it should be"));
    };
    let runs = place.synth(build).test().unwrap_or_else(|failure| panic!("{failure}"));
    let statuses: Vec<_> = runs.iter().map(|run| (run.name.as_str(), run.status.as_str())).collect();
    assert_eq!(statuses, [("usual", "pass"), ("too_large", "pass"), ("reads", "pass"), ("wrong", "fail")]);
}

/// What Terraform has from 1.11 on: values that plans have already, and states by names; and mocks from files.
#[test]
fn tests_plan_with_values_that_are_made_up_and_name_their_states() {
    let Some(mut place) = Place::new("tests_plan_with_values_that_are_made_up_and_name_their_states") else {
        return;
    };
    let mocks = place.0.scratch().join("out/stacks/s/mocks");
    std::fs::create_dir_all(&mocks).expect("a folder");
    let mock = "mock_data \"acme_zone\" {\n  defaults = {\n    status = 201\n  }\n}\n";
    std::fs::write(mocks.join("zones.tfmock.hcl"), mock).expect("a file");
    let build = |stack: &Stack| {
        let x = thing("x").create(stack, "x");
        let y = thing("y").create(stack, "y");
        let zone = GenericResource::data("acme_zone").create(stack, "zone");
        let id = Output::new(stack, "id", x.id());
        let other = Output::new(stack, "other", y.id());
        let status = Output::new(stack, "status", zone.attribute::<Number>("status"));
        let made = MockProvider::new("acme").source("./mocks").planned();
        TestFile::new(stack, "planned")
            .provider("acme", [("alias", "own")])
            .mock_provider(made.resource("acme_thing", [("id", Value::<Any>::from("x-1"))]))
            .override_planned_values(&y, [("id", Value::<Any>::from("y-1"))])
            .run(
                TestRun::plan("all")
                    .assert(id.tested::<String>().equals("x-1"), "another id")
                    .assert(other.tested::<String>().equals("y-1"), "another id of the other")
                    .assert(status.tested::<Number>().equals(201), "another status"),
            )
            .run(
                TestRun::plan("one")
                    .override_planned_values(&x, [("id", Value::<Any>::from("x-2"))])
                    .assert(id.tested::<String>().equals("x-2"), "another id"),
            )
            .run(TestRun::apply("first").state_key("blue"))
            .run(TestRun::apply("second").state_key("green"));
    };
    let runs = place.synth(build).test().unwrap_or_else(|failure| panic!("{failure}"));
    let statuses: Vec<_> = runs.iter().map(|run| (run.name.as_str(), run.status.as_str())).collect();
    assert_eq!(statuses, ["all", "one", "first", "second"].map(|name| (name, "pass")));
}

#[test]
fn tests_have_helpers_options_and_checks_that_fail() {
    let Some(mut place) = Place::new("tests_have_helpers_options_and_checks_that_fail") else { return };
    let helper = place.0.scratch().join("out/stacks/s/helper");
    std::fs::create_dir_all(&helper).expect("a folder");
    let module = r#"{"variable": {"name": {}}, "output": {"made": {"value": "<${var.name}>"}}}"#;
    std::fs::write(helper.join("main.tf.json"), module).expect("a file");
    let build = |stack: &Stack| {
        let name = Variable::<String>::new(stack, "name").default("n");
        let x = thing("x").set("name", name.value()).create(stack, "x");
        thing("y").create(stack, "y");
        let check = Check::new(stack, "health");
        check.assert(x.attribute::<String>("name").not_equals("ill"), "it is ill");
        TestFile::new(stack, "all")
            .mock_provider(MockProvider::new("acme").alias("fake"))
            .run(TestRun::apply("set_up").module("./helper", None).variable("name", "made"))
            .run(
                TestRun::apply("made")
                    .provider("acme", "acme.fake")
                    .variable("name", TestRun::output::<String>("set_up", "made"))
                    .assert(x.attribute::<String>("name").equals("<made>"), "another name"),
            )
            .run(
                TestRun::plan("targeted").provider("acme", "acme.fake").target(&x).replace(&x).refresh(false),
            )
            .run(TestRun::plan("refreshed").provider("acme", "acme.fake").refresh_only())
            .run(
                TestRun::apply("ill")
                    .provider("acme", "acme.fake")
                    .variable("name", "ill")
                    .expect_failure_of(&check),
            );
    };
    let runs = place.synth(build).test().unwrap_or_else(|failure| panic!("{failure}"));
    let statuses: Vec<_> = runs.iter().map(|run| (run.name.as_str(), run.status.as_str())).collect();
    let passed = ["set_up", "made", "targeted", "refreshed", "ill"].map(|name| (name, "pass"));
    assert_eq!(statuses, passed);
}

#[test]
fn modules_are_repeated_overridden_and_moved() {
    let Some(mut place) = Place::new("modules_are_repeated_overridden_and_moved") else { return };
    let module =
        r#"{"variable": {"name": {"type": "string"}}, "output": {"shown": {"value": "<${var.name}>"}}}"#;
    let out = place.0.scratch().join("out/stacks/s/m");
    std::fs::create_dir_all(&out).expect("a folder");
    std::fs::write(out.join("main.tf.json"), module).expect("a file");
    let plan = place.plan(|stack| {
        let keyed = for_each(["a", "b"], |name| Module::new(stack, "keyed", "./m").set("name", name.value));
        Module::new(stack, "counted", "./m").set("name", "x").moved_from("module.old").count(2);
        Module::new(stack, "single", "./m").set("name", "lost").add_override("name", "laid over");
        Output::new(stack, "all", keyed.all(|one| one.output::<String>("shown")));
        let single = stack.construct().find("s/single").expect("the module");
        assert_eq!(single.argument("name").text(), Some("laid over"));
        Output::new(stack, "single_of", ferroform::hcl::<String>("module.single.shown"));
    });
    assert_eq!(plan.output("all"), Some(&json!(["<a>", "<b>"])));
    assert_eq!(plan.output("single_of"), Some(&json!("<laid over>")));
}

#[test]
fn assets_are_where_terraform_looks_for_them() {
    let Some(mut place) = Place::new("assets_are_where_terraform_looks_for_them") else { return };
    let source = place.0.scratch().join("code");
    std::fs::create_dir_all(source.join("lib")).expect("a folder");
    std::fs::write(source.join("lib/a.txt"), "a").expect("a file");
    let plan = place.plan(|stack| {
        let folder = Asset::folder(stack, "code", &source);
        let file = Asset::file(stack, "file", source.join("lib/a.txt"));
        let archive = Asset::archive(stack, "zip", &source);
        Output::new(stack, "read", functions::file(file.path()));
        Output::new(stack, "within", functions::file(template!("{}/lib/a.txt", folder.path())));
        Output::new(stack, "same", func::<String>("filemd5", [file.path().into()]));
        Output::new(stack, "hash", functions::lower(file.hash()));
        Output::new(stack, "start", func::<String>("filebase64", [archive.path().into()]));
    });
    assert_eq!((plan.output("read"), plan.output("within")), (Some(&json!("a")), Some(&json!("a"))));
    assert_eq!(plan.output("same"), plan.output("hash"));
    let start = plan.output("start").and_then(|it| it.as_str()).expect("text");
    assert!(start.starts_with("UEsDB"), "{start}");
}

/// Terraform reads the settings of each backend where a state is read from it, and refuses what it does not know.
#[test]
fn every_setting_of_every_backend_is_one_of_terraforms() {
    let Some(mut place) = Place::new("every_setting_of_every_backend_is_one_of_terraforms") else { return };
    let workspace = place.synth(|stack| {
        let exec =
            KubernetesExec::new("client.authentication.k8s.io/v1", "token").args(["a"]).env([("a", "b")]);
        AzurermBackend::new("account", "container", "key")
            .access_key("a")
            .ado_pipeline_service_connection_id("a")
            .client_certificate("a")
            .client_certificate_password("a")
            .client_certificate_path("a")
            .client_id("a")
            .client_id_file_path("a")
            .client_secret("a")
            .client_secret_file_path("a")
            .environment("public")
            .lookup_blob_endpoint(true)
            .metadata_host("a")
            .msi_endpoint("a")
            .oidc_request_token("a")
            .oidc_request_url("a")
            .oidc_token("a")
            .oidc_token_file_path("a")
            .resource_group_name("a")
            .sas_token("a")
            .snapshot(true)
            .subscription_id("a")
            .tenant_id("a")
            .use_aks_workload_identity(true)
            .use_azuread_auth(true)
            .use_cli(true)
            .use_msi(true)
            .use_oidc(true)
            .remote_state(stack, "azurerm");
        ConsulBackend::new("path")
            .access_token("a")
            .address("a")
            .ca_file("a")
            .cert_file("a")
            .datacenter("a")
            .gzip(true)
            .http_auth("a:b")
            .key_file("a")
            .lock(true)
            .scheme("https")
            .remote_state(stack, "consul");
        CosBackend::new("bucket-1")
            .accelerate(true)
            .acl("private")
            .assume_role(CosAssumeRole::new("a", "a", 7200).external_id("a").policy("{}"))
            .domain("a")
            .encrypt(true)
            .endpoint("a")
            .key("a")
            .prefix("a")
            .region("a")
            .secret_id("a")
            .secret_key("a")
            .security_token("a")
            .cam_role_name("a")
            .profile("a")
            .shared_credentials_dir("a")
            .remote_state(stack, "cos");
        GcsBackend::new("bucket")
            .access_token("a")
            .credentials("a")
            .encryption_key("a")
            .impersonate_service_account("a")
            .impersonate_service_account_delegates(["a"])
            .prefix("a")
            .storage_custom_endpoint("a")
            .remote_state(stack, "gcs");
        GcsBackend::new("bucket").kms_encryption_key("a").remote_state(stack, "gcs_kms");
        HttpBackend::new("https://example.com")
            .client_certificate_pem("a")
            .client_ca_certificate_pem("a")
            .client_private_key_pem("a")
            .lock_address("https://example.com")
            .lock_method("LOCK")
            .password("a")
            .retry_max(1)
            .retry_wait_max(1)
            .retry_wait_min(1)
            .skip_cert_verification(true)
            .unlock_address("https://example.com")
            .unlock_method("UNLOCK")
            .update_method("POST")
            .username("a")
            .remote_state(stack, "http");
        KubernetesBackend::new("suffix")
            .client_certificate("a")
            .client_key("a")
            .cluster_ca_certificate("a")
            .config_context("a")
            .config_context_auth_info("a")
            .config_context_cluster("a")
            .config_path("a")
            .config_paths(["a"])
            .exec(exec)
            .host("a")
            .in_cluster_config(true)
            .insecure(true)
            .labels([("a", "b")])
            .namespace("a")
            .password("a")
            .proxy_url("a")
            .load_config_file(true)
            .token("a")
            .username("a")
            .remote_state(stack, "kubernetes");
        LocalBackend::new("path").workspace_dir("a").remote_state(stack, "local");
        OssBackend::new("bucket")
            .access_key("a")
            .acl("private")
            .assume_role_policy("{}")
            .assume_role_role_arn("a")
            .assume_role_session_expiration(900)
            .assume_role_session_name("a")
            .ecs_role_name("a")
            .encrypt(true)
            .endpoint("a")
            .key("a")
            .prefix("a")
            .profile("a")
            .region("a")
            .secret_key("a")
            .security_token("a")
            .shared_credentials_file("a")
            .sts_endpoint("a")
            .tablestore_endpoint("a")
            .tablestore_table("a")
            .remote_state(stack, "oss");
        PgBackend::new()
            .conn_str("postgres://localhost/states")
            .schema_name("a")
            .skip_index_creation(true)
            .skip_schema_creation(true)
            .skip_table_creation(true)
            .remote_state(stack, "pg");
        RemoteBackend::new("org", Workspaces::named("shop"))
            .hostname("example.com")
            .token("a")
            .remote_state(stack, "remote");
        S3Backend::new("bucket", "key")
            .access_key("a")
            .acl("private")
            .allowed_account_ids(["123456789012"])
            .assume_role(
                AssumeRole::new("arn:aws:iam::123456789012:role/a")
                    .duration("1h")
                    .external_id("ab")
                    .policy("{}")
                    .policy_arns(["arn:aws:iam::123456789012:policy/a"])
                    .session_name("ab")
                    .source_identity("ab")
                    .tags([("a", "b")])
                    .transitive_tag_keys(["a"]),
            )
            .assume_role_with_web_identity(
                AssumeRoleWithWebIdentity::new("arn:aws:iam::123456789012:role/a")
                    .duration("1h")
                    .policy("{}")
                    .policy_arns(["arn:aws:iam::123456789012:policy/a"])
                    .session_name("ab")
                    .web_identity_token("aaaa"),
            )
            .custom_ca_bundle("a")
            .dynamodb_table("a")
            .ec2_metadata_service_endpoint("http://example.com")
            .ec2_metadata_service_endpoint_mode("IPv4")
            .encrypt(true)
            .endpoints(
                S3Endpoints::new()
                    .dynamodb("https://example.com")
                    .iam("https://example.com")
                    .s3("https://example.com")
                    .sso("https://example.com")
                    .sts("https://example.com"),
            )
            .http_proxy("http://example.com")
            .https_proxy("http://example.com")
            .insecure(true)
            .kms_key_id("57ff7a43-341d-46b6-aee3-a450c9de6dc8")
            .max_retries(1)
            .no_proxy("a")
            .profile("a")
            .region("eu-west-1")
            .retry_mode("standard")
            .secret_key("a")
            .shared_config_files(["a"])
            .shared_credentials_files(["a"])
            .skip_credentials_validation(true)
            .skip_metadata_api_check(true)
            .skip_region_validation(true)
            .skip_requesting_account_id(true)
            .skip_s3_checksum(true)
            .sts_region("a")
            .token("a")
            .use_dualstack_endpoint(true)
            .use_fips_endpoint(true)
            .use_lockfile(true)
            .use_path_style(true)
            .workspace_key_prefix("a")
            .remote_state(stack, "s3");
        S3Backend::new("bucket", "key")
            .forbidden_account_ids(["123456789012"])
            .sse_customer_key("a")
            .assume_role_with_web_identity(
                AssumeRoleWithWebIdentity::new("arn:aws:iam::123456789012:role/a")
                    .web_identity_token_file("token"),
            )
            .region("eu-west-1")
            .remote_state(stack, "s3_own_key");
        // A setting that nobody knows shows that Terraform looks.
        ConsulBackend::new("path").set("pahts", "x").remote_state(stack, "wrong");
    });
    let diagnostics = workspace.validate().expect("Terraform runs");
    let errors: Vec<_> = diagnostics.iter().filter(|it| it.is_error()).map(ToString::to_string).collect();
    let [error] = errors.as_slice() else { panic!("{}", errors.join("\n")) };
    assert!(error.contains("unexpected attribute \"pahts\""), "{error}");
}
