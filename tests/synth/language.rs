//! The parts of Terraform's language beside resources.

use super::{errors, thing};
use crate::support::binding::{Api, Filter, Link};
use ferroform::backends::{
    AzurermBackend, CloudBackend, GcsBackend, KubernetesBackend, KubernetesExec, LocalBackend, RemoteBackend,
    RemoteState, S3Backend, Workspaces,
};
use ferroform::prelude::*;
use ferroform::{
    Any, App, Asset, Backend, Check, Construct, Encryption, EncryptionMethod, GenericProvider,
    GenericResource, KeyProvider, Local, MockProvider, Module, Number, Output, Stack, TestFile, TestRun,
    Variable, binding::v1 as rt, count, functions, hcl, template,
};
use serde_json::{Value as Json, json};
use std::fs;

fn stack(app: &App) -> Stack {
    let stack = Stack::new(app, "s");
    GenericProvider::new("acme", "acme/acme").create(&stack, "acme");
    stack
}

#[test]
fn checks_hold_their_data_source() {
    let app = App::new();
    let stack = stack(&app);
    let check = Check::new(&stack, "health");
    let page = GenericResource::data("acme_page").set("url", "u").create(&check, "page");
    page.override_logical_id("page");
    check
        .assert(page.attribute::<Number>("status").equals(200), "down")
        .add_override("data.acme_page.page.extra", 1);
    let json = stack.to_json().expect("a synth");
    assert_eq!(
        json["check"]["health"],
        json!({
            "assert": [{"condition": "${(data.acme_page.page.status == 200)}", "error_message": "down"}],
            "data": {"acme_page": {"page": {
                "//": {"metadata": {"path": "s/health/page", "uniqueId": "page"}},
                "extra": 1,
                "url": "u",
            }}},
        })
    );
    assert_eq!(json.get("data"), None);
    assert_eq!(json["//"]["metadata"]["overrides"], json!({"check": ["data"]}));
    Output::new(&stack, "o", page.id());
    drop(Check::new(&stack, "empty"));
    GenericResource::data("acme_page").create(&check, "second").count(2);
    thing().create(&check, "thing");
    assert_eq!(
        errors(&app),
        [
            "the data source of a check is repeated, or has a lifecycle",
            "the check has another data source",
            "acme_thing stands in a check",
            "it refers to `s/health/page`, which is known in the check `s/health` alone",
            "the check has no condition",
        ]
    );
}

#[test]
fn ephemeral_values_stay_out_of_states() {
    let app = App::new();
    let stack = stack(&app);
    let secret = GenericResource::ephemeral("acme_secret").set("name", "n").create(&stack, "secret");
    let token = Variable::<String>::new(&stack, "token").ephemeral(true);
    GenericProvider::new("other", "acme/other").set("token", token.value()).create(&stack, "other");
    let password = || secret.attribute::<String>("value");
    thing().set("password_wo", password()).set("password_wo_version", 1).create(&stack, "x");
    drop(Local::<String>::new(&stack, "name", template!("<{}>", password())));
    Output::new(&stack, "hidden", rt_null(password()));
    let json = stack.to_json().expect("a synth");
    let mut ephemeral = json["ephemeral"]["acme_secret"]["secret"].clone();
    ephemeral.as_object_mut().expect("an object").remove("//");
    assert_eq!(ephemeral, json!({"name": "n"}));
    assert_eq!(json["variable"]["token"], json!({"type": "string", "ephemeral": true}));
    assert_eq!(json["resource"]["acme_thing"]["x"]["password_wo"], "${ephemeral.acme_secret.secret.value}");

    secret.import_from("x");
    let api = Api::create(&stack, "api", token.value());
    let filter = [Filter::new().code("200"), Filter::new().filter([Filter::new().code(password())])];
    Link::builder().api_id(api.id()).set("zones", [password()]).filter(filter).create(&stack, "link");
    Output::new(&stack, "shown", functions::upper(password()));
    assert_eq!(
        errors(&app),
        [
            "the required argument `code` is not set",
            "`protocol` is kept in the state, and its value must not be",
            "`zones` is kept in the state, and its value must not be",
            "`filter[1].filter[0].code` is kept in the state, and its value must not be",
            "`value` is kept in the state, and its value must not be",
            "an ephemeral resource has `import_from`",
        ]
    );
}

fn rt_null(value: rt::Expr<String>) -> rt::Expr<String> {
    ferroform::func("ephemeralasnull", [value.into()])
}

#[test]
fn a_write_only_argument_takes_what_is_ephemeral() {
    static SAFE: rt::TypeTable = rt::TypeTable::new(
        r#"2 resource acme_safe safe.md Safe (provider acme acme/acme 1.2.3)
 (block "" "" (arg code 10 "" string) (arg code_wo 11 w string))"#,
    );
    let build = |argument: &'static str| {
        let app = App::new();
        let stack = stack(&app);
        let secret = GenericResource::ephemeral("acme_secret").create(&stack, "secret");
        let mut config = rt::ResourceConfig::new(&SAFE);
        config.set::<String>(argument, secret.attribute::<String>("value").into());
        drop(config.create(&stack, "safe"));
        app.render().map(drop).map_err(|errors| errors.errors()[0].message().to_owned())
    };
    assert_eq!(build("code_wo"), Ok(()));
    assert_eq!(build("code"), Err("`code` is kept in the state, and its value must not be".to_owned()));
}

#[test]
fn what_is_said_of_a_whole_stack() {
    let app = App::new();
    let stack = stack(&app).required_version(">= 1.9, < 2.0").allocate_logical_ids(|path| path.join("-"));
    let group = Construct::new(&stack, "group");
    let x = thing().create(&group, "x");
    group.moved_from("old");
    let key = KeyProvider::pbkdf2("main", "correct horse battery staple");
    let strong = EncryptionMethod::aes_gcm("strong", &key);
    let plain = EncryptionMethod::unencrypted("plain");
    let encryption =
        Encryption::of_state(&strong).fallback(&plain).plan(&strong).remote_states(&strong).enforced();
    stack.encryption(encryption);
    stack.provider_meta("acme", [("module_name", "shop")]);
    Output::new(&stack, "o", x.id());
    let json = stack.to_json().expect("a synth");
    assert_eq!(json["terraform"]["provider_meta"], json!({"acme": {"module_name": "shop"}}));
    assert_eq!(json["terraform"]["required_version"], ">= 1.9, < 2.0");
    assert_eq!(json["output"]["o"]["value"], "${acme_thing.group-x.id}");
    assert_eq!(json["moved"][0], json!({"from": "acme_thing.old-x", "to": "acme_thing.group-x"}));
    let (strong, plain) = ("${method.aes_gcm.strong}", "${method.unencrypted.plain}");
    assert_eq!(
        json["terraform"]["encryption"],
        json!({
            "key_provider": {"pbkdf2": {"main": {"passphrase": "correct horse battery staple"}}},
            "method": {
                "aes_gcm": {"strong": {"keys": "${key_provider.pbkdf2.main}"}},
                "unencrypted": {"plain": {}},
            },
            "state": {"method": strong, "enforced": true, "fallback": {"method": plain}},
            "plan": {"method": strong, "enforced": true},
            "remote_state_data_sources": {"default": {"method": strong}},
        })
    );
    stack.encryption(Encryption::of_state(&EncryptionMethod::unencrypted("plain")).enforced());
    assert_eq!(errors(&app), ["the encryption is enforced, and writes with `unencrypted`"]);
    stack.required_version("latest");
    let late = EncryptionMethod::aes_gcm("late", &KeyProvider::pbkdf2("x y", x.id()));
    stack.encryption(Encryption::of_state(&late));
    assert_eq!(
        errors(&app),
        [
            "`latest` is not a version constraint",
            "`x y` is not a name of a key provider or a method",
            "the encryption refers to `s/group/x`",
        ]
    );
}

#[test]
fn every_kind_of_element_can_be_overridden() {
    let app = App::new();
    let stack = stack(&app);
    let provider =
        GenericProvider::new("acme", "acme/acme").set("region", "r").create(&stack, "p").alias("p");
    provider.add_override("assume_role.arn", "a").remove_override("region");
    Output::new(&stack, "o", 1).add_override("deprecated", "d").remove_override("value");
    drop(Variable::<String>::new(&stack, "v").add_override("deprecated", "d"));
    drop(Local::<Any>::new(&stack, "l", json!({"a": 1, "b": 2})).add_override("a", "x").remove_override("b"));
    drop(Local::<Any>::new(&stack, "m", 1).add_override("deep.er", true));
    Module::new(&stack, "mod", "./m").set("a", 1).add_override("a", 2);
    GenericResource::data("acme_zone").create(&stack, "zone").add_override("filter.0.name", "n");
    Backend::local(&stack, "a").add_override("workspace_dir", "w");
    let json = stack.to_json().expect("a synth");
    assert_eq!(json["provider"]["acme"][1], json!({"alias": "p", "assume_role": {"arn": "a"}}));
    assert_eq!(json["output"]["o"], json!({"deprecated": "d"}));
    assert_eq!(json["variable"]["v"], json!({"type": "string", "deprecated": "d"}));
    assert_eq!(json["locals"], json!({"l": {"a": "x"}, "m": {"deep": {"er": true}}}));
    assert_eq!(json["module"]["mod"]["a"], 2);
    assert_eq!(json["data"]["acme_zone"]["zone"]["filter"]["0"]["name"], "n");
    assert_eq!(json["terraform"]["backend"]["local"], json!({"path": "a", "workspace_dir": "w"}));
    assert_eq!(
        json["//"]["metadata"]["overrides"],
        json!({
            "acme": ["assume_role"],
            "acme_zone": ["filter"],
            "backend": ["workspace_dir"],
            "local": ["a", "deep"],
            "module../m": ["a"],
            "output": ["deprecated"],
            "variable": ["deprecated"],
        })
    );
}

#[test]
fn constructs_depend_on_constructs() {
    let app = App::new();
    let (s, t) = (stack(&app), Stack::new(&app, "t"));
    let network = Construct::new(&s, "network");
    thing().create(&network, "vpc").override_logical_id("vpc");
    drop(Module::new(&Construct::new(&network, "deep"), "m", "./m").override_logical_id("m"));
    Output::new(&network, "o", 1);
    let service = Construct::new(&s, "service");
    service.depends_on(&network);
    let web = thing().create(&service, "web").override_logical_id("web");
    count(2, |_| thing().create(&service, "more").override_logical_id("more")).depends_on(&web);
    Output::new(&s, "all", 1).depends_on(&network);
    Construct::new(&t, "far").depends_on(&network);
    thing().create(&t.construct().children()[0], "x");
    let rendered = app.render().expect("a synth");
    let json = rendered.stack("s").expect("the stack").json();
    let things = &json["resource"]["acme_thing"];
    assert_eq!(things["web"]["depends_on"], json!(["acme_thing.vpc", "module.m"]));
    assert_eq!(things["more"]["depends_on"], json!(["acme_thing.web", "acme_thing.vpc", "module.m"]));
    assert_eq!(things["vpc"].get("depends_on"), None);
    assert_eq!(json["output"]["all"]["depends_on"], json!(["acme_thing.vpc", "module.m"]));
    assert_eq!(rendered.manifest()["stacks"]["t"]["dependencies"], json!(["s"]));
    web.depends_on(&service);
    assert_eq!(errors(&app), ["it depends on `s/service`, which it is in"]);
}

#[test]
fn typed_backends_and_the_states_in_them() {
    let of = |create: &dyn Fn(&Stack)| -> Json {
        let app = App::new();
        let stack = stack(&app);
        create(&stack);
        stack.to_json().expect("a synth")["terraform"].clone()
    };
    let azurerm =
        of(&|stack| drop(AzurermBackend::new("account", "container", "key").use_oidc(true).create(stack)));
    assert_eq!(
        azurerm["backend"]["azurerm"],
        json!({"storage_account_name": "account", "container_name": "container", "key": "key", "use_oidc": true})
    );
    let remote = of(&|stack| drop(RemoteBackend::new("org", Workspaces::prefixed("shop-")).create(stack)));
    assert_eq!(
        remote["backend"]["remote"],
        json!({"organization": "org", "workspaces": {"prefix": "shop-"}})
    );
    let cloud = of(&|stack| drop(CloudBackend::new(Workspaces::tagged(["a", "b"])).create(stack)));
    assert_eq!(cloud["cloud"], json!({"workspaces": {"tags": ["a", "b"]}}));
    let cloud =
        of(&|stack| drop(CloudBackend::new(Workspaces::tagged_with([("team", "web")])).create(stack)));
    assert_eq!(cloud["cloud"], json!({"workspaces": {"tags": {"team": "web"}}}));
    let exec = KubernetesExec::new("v1", "token").args(["a"]).env([("b", "c")]);
    let kubernetes = of(&|stack| drop(KubernetesBackend::new("shop").exec(exec.clone()).create(stack)));
    assert_eq!(
        kubernetes["backend"]["kubernetes"]["exec"],
        json!({"api_version": "v1", "command": "token", "args": ["a"], "env": {"b": "c"}})
    );

    let app = App::new();
    let stack = stack(&app);
    LocalBackend::new("shop.tfstate").create(&stack);
    let bucket = Variable::<String>::new(&stack, "bucket");
    let network = GcsBackend::new(bucket.value()).prefix("network").remote_state(&stack, "network");
    network.workspace("blue").defaults([("vpc", "none")]);
    let platform =
        CloudBackend::new(Workspaces::named("platform")).organization("org").remote_state(&stack, "platform");
    let untyped = RemoteState::new(&stack, "untyped", "http", [("address", "https://example.com")]);
    Output::new(&stack, "vpc", network.output::<String>("vpc"));
    Output::new(
        &stack,
        "more",
        template!(
            "{}-{}",
            platform.output::<Any>("a").property::<String>("b"),
            untyped.output::<String>("c d")
        ),
    );
    let json = stack.to_json().expect("a synth");
    assert_eq!(
        json["data"]["terraform_remote_state"],
        json!({
            "network": {
                "backend": "gcs",
                "config": {"bucket": "${var.bucket}", "prefix": "network"},
                "defaults": {"vpc": "none"},
                "workspace": "blue",
            },
            "platform": {"backend": "remote", "config": {"organization": "org", "workspaces": {"name": "platform"}}},
            "untyped": {"backend": "http", "config": {"address": "https://example.com"}},
        })
    );
    assert_eq!(json["output"]["vpc"]["value"], "${data.terraform_remote_state.network.outputs.vpc}");
    S3Backend::new("b", hcl::<String>("var.key")).create(&Stack::new(&app, "t"));
    assert_eq!(errors(&app), ["a setting of the backend holds an expression"]);
}

#[test]
fn test_files_stand_beside_the_stack() {
    let folder = tempfile::tempdir().expect("a folder");
    let build = |with_tests: bool| {
        let app = App::new();
        let stack = stack(&app);
        let size = Variable::<Number>::new(&stack, "size").default(1);
        size.validation(size.value().at_most(9), "too large");
        let x = thing().set("size", size.value()).create(&stack, "x");
        let zone = GenericResource::data("acme_zone").create(&stack, "zone");
        let shown = Output::new(&stack, "o", x.id());
        if with_tests {
            TestFile::new(&stack, "sizes")
                .variable("size", 2)
                .mock_provider(
                    MockProvider::new("acme")
                        .alias("fake")
                        .source("./mocks")
                        .planned()
                        .resource("acme_thing", [("id", "x-1")]),
                )
                .provider("acme", [("region", "north")])
                .override_planned_values(&x, [("name", "lamp")])
                .override_values(&zone, [("name", "north")])
                .run(
                    TestRun::apply("second")
                        .assert(shown.tested::<String>().equals("x-1"), "another id")
                        .provider("acme", "acme.fake")
                        .target(&x)
                        .replace(&x)
                        .refresh(false),
                )
                .run(
                    TestRun::plan("first")
                        .variable("size", TestRun::output::<Any>("second", "o"))
                        .expect_failure_of(&size),
                )
                .run(TestRun::apply("set_up").module("./helper", None).refresh_only().state_key("helper"));
        }
        app
    };
    build(true).synth_to(folder.path()).expect("a synth");
    let file = folder.path().join("stacks/s/tests/sizes.tftest.json");
    insta::assert_snapshot!("test_file", fs::read_to_string(&file).expect("the file"));
    fs::write(folder.path().join("stacks/s/tests/own.tftest.json"), "{}").expect("a file of somebody");
    let again = build(true).synth_to(folder.path()).expect("a synth");
    assert_eq!(again.changed().count(), 0);
    build(false).synth_to(folder.path()).expect("a synth");
    assert!(!file.exists(), "a test that left the program is gone");
    assert!(folder.path().join("stacks/s/tests/own.tftest.json").exists());

    let app = build(true);
    let other = Stack::new(&app, "t");
    let far = thing().create(&other, "y");
    let test = TestFile::new(&other, "a/b").override_values(&Construct::new(&other, "place"), [("a", "b")]);
    test.run(TestRun::plan("no name"))
        .run(TestRun::plan("same").target(&app.construct().find("s/x").expect("x")));
    test.run(TestRun::plan("same").target(&far));
    let shown = Output::new(&other, "shown", 1);
    drop(Local::<Any>::new(&other, "l", shown.tested::<Any>()));
    TestFile::new(&other, "con");
    assert_eq!(
        errors(&app),
        [
            "the id of a test file is the name of a device on Windows (`con`)",
            "values are made up for a construct",
            "`no name` is not a name of a run",
            "the test is about `s/x`, which is not in its stack",
            "the test file has two runs called `same`",
            "it refers to an output, which only tests of the stack can read",
            "the test file has no run",
        ]
    );
}

#[test]
fn assets_lie_where_cdktf_lays_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("code");
    fs::create_dir_all(source.join("lib")).expect("a folder");
    fs::write(source.join("b.js"), "b").expect("a file");
    fs::write(source.join("lib/a.js"), "a").expect("a file");
    let app = App::new();
    let stack = stack(&app);
    let group = Construct::new(&stack, "group");
    let code = Asset::folder(&group, "code", &source);
    let file = Asset::file(&stack, "file", source.join("b.js"));
    let archive = Asset::archive(&stack, "archive", &source);
    let named = Asset::file(&stack, "named", source.join("b.js")).hash_as("v1");
    Output::new(&stack, "code_of", code.path());
    Output::new(&stack, "file_of", functions::file(file.path()));
    Output::new(&stack, "archive_of", template!("./{}", archive.path()));
    Output::new(&stack, "named_of", named.path());
    Output::new(&stack, "hash_of", template!("{}{}", code.hash(), file.file_name()));
    let out = folder.path().join("out");
    app.synth_to(&out).expect("a synth");
    let json = stack.to_json().expect("a synth");
    let value = |name: &str| json["output"][format!("{name}_of")]["value"].as_str().expect("text").to_owned();
    // MD5 of "b" and "a", one after the other; of "b".
    let (both, one) = ("07159C47EE1B19AE4FB9C40D480856C4", "92EB5FFEE6AE2FEC3AD71C777531578F");
    let logical = "group_code_";
    let path = value("code");
    assert!(path.starts_with(&format!("assets/{logical}")) && path.ends_with(both), "{path}");
    assert_eq!(value("file"), format!("${{file(\"assets/file/{one}/b.js\")}}"));
    assert_eq!(value("archive"), format!("./assets/archive/{both}/archive.zip"));
    assert_eq!(value("named"), "assets/named/v1/b.js");
    assert_eq!(value("hash"), format!("{both}b.js"));
    let read = |path: &str| fs::read(out.join("stacks/s").join(path)).expect("a file");
    assert_eq!(read(&format!("{path}/lib/a.js")), b"a");
    assert_eq!(read("assets/named/v1/b.js"), b"b");
    let zip = read(&format!("assets/archive/{both}/archive.zip"));
    // Which files may be run, only Unix says.
    #[cfg(unix)]
    insta::assert_snapshot!(
        "archive",
        zip.iter().map(|byte| byte.escape_ascii().to_string()).collect::<String>()
    );
    assert!(zip.starts_with(b"PK"));
    let again = app.synth_to(&out).expect("a synth");
    assert_eq!(again.changed().count(), 0);
    fs::write(out.join("stacks/s/assets/named/v1/b.js"), "damaged").expect("a file");
    assert_eq!(app.synth_to(&out).expect("a synth").changed().count(), 1);

    drop(Asset::file(&stack, "folder", &source));
    drop(Asset::folder(&stack, "not_a_folder", source.join("b.js")));
    drop(Asset::archive(&stack, "nothing", source.join("nothing")));
    drop(Asset::folder(&stack, "itself", folder.path()));
    drop(Asset::file(&stack, "odd", source.join("b.js")).hash_as("../x"));
    Output::new(&Stack::new(&app, "t"), "o", file.path());
    let errors = app.synth_to(&out).expect_err("errors");
    let messages: Vec<_> = errors
        .errors()
        .iter()
        .map(|error| error.message().replace(&folder.path().display().to_string(), "DIR"))
        .collect();
    assert_eq!(
        messages,
        [
            "an asset that is a file has a folder as its source: `DIR/code`",
            "an asset that is a folder has a file as its source: `DIR/code/b.js`",
            "the source `DIR/code/nothing` of an asset cannot be read: No such file or directory (os error 2)",
            "the source `DIR` of an asset cannot be read: the stacks are written into it",
            "the hash `../x` of an asset contains '/'",
            "the asset `s/file` lies beside another stack",
        ]
    );
}
