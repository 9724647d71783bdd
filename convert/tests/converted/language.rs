// Converted from `language.tf`.

use ferroform::{
    Any, Check, Connection, GenericResource, Lifecycle, List, Map, Number, Output,
    Provisioner, Removed, Stack, TypeConstraint, Value, Variable, count_index, each_key,
    functions, literal, path_module, self_attribute, template, terraform_workspace,
    prelude::*,
};
use ferroform::backends::LocalBackend;
use ferroform_aws::apigatewayv2_api::{self, Apigatewayv2Api};
use ferroform_aws::ephemeral_secretsmanager_secret_version::EphemeralSecretsmanagerSecretVersion;
use ferroform_aws::provider::AwsProvider;

pub fn fill(stack: &Stack) {
    stack.required_version(">= 1.11");
    LocalBackend::new("language.tfstate").create(stack);

    AwsProvider::builder().region("eu-west-1").create(stack, "aws");

    AwsProvider::builder().region("us-west-2").create(stack, "aws_west").alias("west");

    let size_variable: Variable<Number> = Variable::new(stack, "size")
        .default(2)
        .description("How many.")
        .nullable(false);
    size_variable
        .validation(
            (size_variable.value().greater_than(0))
                .and(size_variable.value().less_than(10)),
            template!("Between 1 and 9, and not {}.", size_variable.value()),
        );

    let _: Variable<String> = Variable::new(stack, "token")
        .default("hunter2")
        .sensitive(true)
        .ephemeral(true);

    let users: Variable<List<Any>> = Variable::with_constraint(
            stack,
            "users",
            "list(object({\n    name   = string\n    quota  = optional(number, 10)\n    note   = optional(string)\n    limits = optional(map(tuple([string, bool])), {})\n  }))",
        )
        .default([
            Value::object([("name", "a".into())]),
            Value::object([("name", "b".into()), ("quota", 3.into())]),
        ]);

    let _: Variable<Map<Any>> = Variable::with_constraint(
            stack,
            "sizes",
            TypeConstraint::map(
                TypeConstraint::object([
                    ("watts", TypeConstraint::of::<Number>().or(40)),
                    ("on", TypeConstraint::of::<bool>().or(true)),
                ]),
            ),
        )
        .default([("desk", Value::object(Vec::<(String, _)>::new()))]);

    EphemeralSecretsmanagerSecretVersion::builder()
        .secret_id("orders")
        .create(stack, "password");

    let web = Apigatewayv2Api::builder()
        .name(template!("web-{}", terraform_workspace()))
        .description(
            template!(
                "{} of {}",
                path_module(),
                literal(1) + (literal(2) * size_variable.value()),
            ),
        )
        .protocol_type(apigatewayv2_api::ProtocolType::Http)
        .create(stack, "web");
    web.lifecycle(
            Lifecycle::new()
                .create_before_destroy(true)
                .ignore_changes(["tags"])
                .precondition(size_variable.value().greater_than(1), "Too small.")
                .postcondition(
                    self_attribute::<String>("protocol_type").equals("HTTP"),
                    "Of another protocol.",
                ),
        )
        .connection(
            Connection::ssh(self_attribute::<String>("api_endpoint"))
                .user("admin")
                .port(2222)
                .timeout("1m"),
        )
        .provisioner(
            Provisioner::local_exec(template!("echo {}", self_attribute::<Any>("id")))
                .on_destroy()
                .continue_on_failure(),
        )
        .provisioner(
            Provisioner::file("a", "b")
                .connection(Connection::winrm("example.com").https(true)),
        )
        .provisioner(
            Provisioner::new("file")
                .set("content", "text")
                .set("destination", "/tmp/text"),
        )
        .provisioner(
            Provisioner::remote_exec([
                Value::<String>::from("uptime"),
                Value::<
                    String,
                >::from(template!("echo {}", self_attribute::<Any>("name"))),
            ]),
        )
        .moved_from("aws_apigatewayv2_api.oldest")
        .moved_from("aws_apigatewayv2_api.old");

    let many = Apigatewayv2Api::builder()
        .name(each_key())
        .protocol_type(apigatewayv2_api::ProtocolType::Http)
        .create(stack, "many")
        .for_each(["a", "b"]);

    let counted = Apigatewayv2Api::builder()
        .name(template!("counted-{}", count_index()))
        .protocol_type(apigatewayv2_api::ProtocolType::Http)
        .create(stack, "counted")
        .count(2);

    Output::new(stack, "names", users.value().map(|one| one.property::<Any>("name")));

    Output::new(stack, "first_output", users.value().at(0).property::<Any>("name"))
        .description("Who comes first.")
        .sensitive(false)
        .precondition(functions::length(users.value()).greater_than(0), "Nobody.")
        .override_logical_id("first");

    Output::new(
        stack,
        "sums",
        Value::list([
            (size_variable.value() - 1).into(),
            (-size_variable.value()).into(),
            (size_variable.value() * 2).into(),
            (!(size_variable.value().greater_than(1))).into(),
        ]),
    );

    // Nothing keeps it.
    let health = Check::new(stack, "health");
    let others = GenericResource::data("terraform_remote_state")
        .set("backend", "local")
        .set("config", Value::object([("path", "none.tfstate".into())]))
        .create(&health, "others")
        .override_logical_id("others");
    health
        .assert(
            others
                .attribute::<Any>("outputs")
                .property::<Any>("name")
                .equals(web.name()),
            "It has another name.",
        )
        .assert(functions::length(many.keys()).equals(2), "Not two.");

    Check::new(stack, "size_check")
        .assert(size_variable.value().less_than(9), "Too large.")
        .override_logical_id("size");

    many.get("a").moved_from("aws_apigatewayv2_api.first");

    counted.at(1).moved_from("aws_apigatewayv2_api.single");

    Removed::new(stack, "aws_iam_role.archive").keep();

    Removed::new(stack, "aws_iam_role.other")
        .provisioner(Provisioner::local_exec("echo bye").on_destroy());
}

// without types: language.tf:125: the data source `terraform_remote_state` (no bindings)