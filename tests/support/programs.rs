//! Programs that were written for CDKTF, written again: what they give is compared with CDKTF's output, and put before
//! Terraform.

use ferroform::prelude::*;
use ferroform::{
    Any, App, Backend, Construct, Expr, GenericProvider, GenericProviderBuilder, GenericResource,
    GenericResourceBuilder, Lifecycle, List, Local, Map, Module, Number, Output, Provisioner, Stack, Value,
    Variable, conditional, count_index, each_key, each_value, for_each, functions, hcl, self_attribute,
    template,
};
use serde_json::json;

pub(crate) fn aws() -> GenericProviderBuilder {
    GenericProvider::new("aws", "aws").version("5.45.0")
}

pub(crate) fn bucket() -> GenericResourceBuilder {
    GenericResource::resource("aws_s3_bucket")
}

pub(crate) fn base(app: &App, id: &str) -> Stack {
    let stack = Stack::new(app, id);
    aws().set("region", "eu-west-1").create(&stack, "aws");
    stack
}

pub(crate) fn nested_outputs(app: &App) {
    let stack = base(app, "nested_outputs");
    let net = Construct::new(&stack, "net");
    let resource = Construct::new(&net, "Resource");
    let default = Construct::new(&net, "Default");
    let deep = bucket().set("bucket", "x").create(&resource, "bucket");
    bucket().create(&default, "inner");
    bucket().create(&net, "net");
    let arn = || deep.attribute::<String>("arn");
    Output::new(&stack, "top", arn()).description("d").sensitive(true);
    let list = Value::list([deep.id().into(), Value::object([("a", arn().into())])]);
    Output::new(&net, "deep", list).depends_on(&deep);
    Output::new(&net, "fixed", deep.element().whole()).override_logical_id("fixed");
    Output::new(&stack, "with_pre", 1).precondition(arn().not_equals(""), "x");
}

pub(crate) fn overrides(app: &App) {
    let stack = base(app, "overrides");
    let tagged = bucket().set("bucket", "x").set("tags", json!({"Name": "a", "camelCase": "b"}));
    let tagged = tagged.create(&stack, "bucket");
    tagged.add_override("bucket", "y").add_override("lifecycle.prevent_destroy", true);
    tagged.add_override("website.0.index", "i");
    stack.add_override("terraform.required_version", ">= 1.5").add_override("locals.x", 1);
    let other = aws().set("region", "us-east-1").create(&stack, "aws2");
    other.alias("use1");
    bucket().create(&stack, "b2").provider(&other).override_logical_id("my_id");
}

pub(crate) fn meta_args(app: &App) {
    let stack = base(app, "meta_args");
    let dep = bucket().set("bucket", "x").create(&stack, "dep");
    let name = dep.attribute::<String>("bucket");
    let lifecycle = Lifecycle::new()
        .create_before_destroy(true)
        .prevent_destroy(false)
        .ignore_changes(["tags"])
        .replace_triggered_by(&dep)
        .replace_triggered_by_change(hcl::<Any>("aws_x.y.z"))
        .precondition(name.equals("x"), "no");
    let connection: [(&str, Value<Any>); 4] = [
        ("type", "ssh".into()),
        ("host", self_attribute::<String>("public_ip").into()),
        ("user", "u".into()),
        ("private_key", functions::file("k").into()),
    ];
    GenericResource::resource("aws_instance")
        .set("ami", "a")
        .set("instance_type", "t2.micro")
        .create(&stack, "web")
        .count(2)
        .depends_on(&dep)
        .lifecycle(lifecycle)
        .connection(connection)
        .provisioner(
            Provisioner::local_exec("echo hi")
                .set("environment", json!({"camelKey": "1"}))
                .set("when", "destroy"),
        )
        .provisioner(Provisioner::new("remote-exec").set("inline", ["a", "b"]))
        .provisioner(Provisioner::new("file").set("source", "a").set("destination", "b"));
    bucket().set("bucket", template!("b-{}", count_index())).create(&stack, "cnt").count(3);
    bucket().create(&stack, "ign").lifecycle(Lifecycle::new().ignore_all_changes());
}

pub(crate) fn iterators(app: &App) {
    let stack = base(app, "iterators");
    let each = for_each(["a", "b"], |name| bucket().set("bucket", name.value).create(&stack, "each"));
    let named = || Value::<Any>::from(json!({"name": "n", "num": 1}));
    let property = |name: &'static str| each_value::<Any>().property::<String>(name);
    bucket()
        .set("bucket", template!("{}-{}", each_key(), property("name")))
        .create(&stack, "eachmap")
        .for_each_in([("k", named())]);
    let all = functions::toset(["a", "b"]);
    let rule = all.clone().map(|value| {
        Value::object([
            ("fromPort", 80.into()),
            ("toPort", 80.into()),
            ("protocol", "tcp".into()),
            ("description", value.into()),
        ])
    });
    GenericResource::resource("aws_security_group")
        .set("name", "x")
        .set("ingress", rule)
        .create(&stack, "dyn");
    for_each(&each, |one| bucket().set("bucket", one.value.id()).create(&stack, "chained"));
    Output::new(&stack, "ids", each.all(|one| one.id()));
    Output::new(&stack, "vals", all.map(|value| value));
    let literal = || hcl::<Map<Any>>("{\"k\" = {\"name\" = \"n\", \"num\" = 1}}");
    let form = literal().map_values(|_, value| value.property::<String>("name"));
    Output::new(&stack, "form", form);
    let pluck = literal().cast::<List<Any>>().map(|value| value.property::<String>("name"));
    Output::new(&stack, "pl", pluck);
}

pub(crate) fn variables_locals(app: &App) {
    let stack = base(app, "variables_locals");
    let name =
        Variable::<String>::new(&stack, "name").default("d").description("x").sensitive(true).nullable(false);
    name.validation(functions::length(name.value()).greater_than(0), "m");
    let list: Variable<List<Any>> =
        Variable::with_constraint(&stack, "lst", "list(object({a=string, b=number}))");
    let object = Value::object([("a", name.value().into()), ("b", [1, 2].into())]);
    let local = Local::<Any>::new(&stack, "loc", object);
    let tags: [(&str, Value<Any>); 2] =
        [("t", local.value().into()), ("list", functions::element(list.value(), 0).into())];
    bucket()
        .set("bucket", name.value() + "-suffix")
        .set("tags", Value::object(tags))
        .set("force_destroy", name.value().cast::<bool>())
        .create(&stack, "b");
    let number = || name.value().cast::<Number>();
    Output::new(&stack, "num", number() + 1).sensitive(true);
    Output::new(&stack, "numok", number() + 1).sensitive(true);
}

pub(crate) fn functions_and_operators(app: &App) {
    let stack = base(app, "functions_ops");
    let b = bucket().set("bucket", "x").create(&stack, "b");
    let arn = || b.attribute::<String>("arn");
    let number = |n: i32| Value::<Number>::from(n);
    let two = || hcl::<Number>("2");
    Output::new(
        &stack,
        "join",
        functions::join("-", [Value::from("a"), b.id().into(), "c ${d}".into()].to_vec()),
    );
    Output::new(&stack, "up", functions::upper(template!("pre-{}", b.id())));
    Output::new(&stack, "raw", "literal ${aws_x.y.id} \"quoted\" \\ %{if}");
    Output::new(&stack, "rawstr", "a \"b\" ${c}");
    let condition = hcl::<Number>("1").greater_than(2);
    Output::new(&stack, "cond", conditional::<String>(condition, "t", b.id()));
    let tags = b.element().whole().property::<Any>("tags").property::<Any>("a b");
    Output::new(&stack, "prop", tags.property::<Any>("0"));
    let merged = functions::merge([[("a", Value::<Any>::from(1))], [("b", Value::<Any>::from(b.id()))]]);
    Output::new(&stack, "merge", merged);
    let object =
        Value::object([("a", Value::list([arn().into()])), ("c", Value::null()), ("d", true.into())]);
    Output::new(&stack, "jsonenc", functions::jsonencode(object));
    Output::new(&stack, "neg", -hcl::<Number>("1"));
    Output::new(&stack, "not", !hcl::<bool>("true"));
    Output::new(&stack, "and", hcl::<bool>("true").and(hcl::<bool>("false").or(true)));
    Output::new(&stack, "math", two() * 3 / 4 % 5);
    Output::new(&stack, "tokstr", 403);
    Output::new(&stack, "toklist", ["a"]);
    Output::new(&stack, "nul", Value::null());
    Output::new(&stack, "multi", template!("{}/{}", b.id(), arn()));
    Output::new(&stack, "nl", "a\nb");
    Output::new(&stack, "nlfn", functions::upper("a\nb"));
    Output::new(&stack, "range", functions::range(number(1), 5, 1));
    let looked = functions::lookup([("a", "b")], "a", "z");
    Output::new(&stack, "lookup", looked);
    Output::new(&stack, "tmpl", functions::templatefile("t.tpl", Value::object([("x", b.id().into())])));
}

pub(crate) fn nulls_and_empty_collections(app: &App) {
    let stack = base(app, "nulls_empty");
    bucket()
        .set("bucket", None::<&str>)
        .set("tags", json!({}))
        .set("bucket_prefix", Value::null())
        .set("force_destroy", false)
        .create(&stack, "b");
    let egress = json!([{
        "from_port": 0, "to_port": 0, "protocol": "-1", "cidr_blocks": [],
        "description": null, "ipv6_cidr_blocks": null, "prefix_list_ids": null, "security_groups": null, "self": null,
    }]);
    GenericResource::resource("aws_security_group")
        .set("ingress", json!([]))
        .set("egress", egress)
        .set("name", "")
        .create(&stack, "sg");
}

pub(crate) fn cross_stack_references(app: &App) {
    let a = base(app, "cross_a");
    let b = bucket().set("bucket", "x").create(&a, "b");
    let other = base(app, "cross_b");
    let arn = b.attribute::<String>("arn");
    bucket()
        .set("bucket", b.id())
        .set("tags", Value::object([("n", template!("x-{}", arn).into())]))
        .create(&other, "c");
    Output::new(&other, "o", b.id());
}

pub(crate) fn modules_and_data_sources(app: &App) {
    let stack = base(app, "modules_data");
    let other = aws().set("region", "r").create(&stack, "p2");
    other.alias("x");
    let module = Module::new(&stack, "mod", "terraform-aws-modules/vpc/aws")
        .version("3")
        .set("name", "n")
        .set("azs", ["a"])
        .provider(&other)
        .provider_as("src", &other);
    let region = GenericResource::data("aws_region").create(&stack, "reg");
    Output::new(&stack, "r", region.attribute::<String>("name"));
    Output::new(&stack, "m", module.output::<String>("vpc_id"));
    bucket().set("bucket", module.output::<String>("x")).create(&stack, "b");
    GenericResource::resource("terraform_data")
        .set("input", json!({"a": 1}))
        .set("triggers_replace", json!({"b": 2}))
        .create(&stack, "td");
}

pub(crate) fn late_override(app: &App) {
    let stack = base(app, "late_override");
    let b = bucket().create(&stack, "b");
    let arn: Expr<String> = b.attribute("arn");
    b.override_logical_id("late");
    Output::new(&stack, "o", arn);
    let default = Value::from(json!({"camelKey": 1, "Some Key": 2, "tags": {"keepMe": 1}}));
    drop(Variable::<Any>::untyped(&stack, "v").default(default));
    Backend::local(&stack, "rel");
    bucket().create(&stack, "c");
}

pub(crate) fn moves_and_imports(app: &App) {
    let stack = base(app, "moved_import");
    bucket().create(&stack, "new").import_from("bucket-id");
    bucket().create(&stack, "c").moved_from("aws_s3_bucket.old");
    bucket().create(&stack, "d").moved_from("aws_s3_bucket.e");
}
