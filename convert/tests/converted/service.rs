// Converted from `service.tf`.

use ferroform::{
    Any, Lifecycle, List, Local, Map, Number, Output, Stack, Value, Variable,
    conditional, func, functions, template, prelude::*,
};
use ferroform_aws::apigatewayv2_api::{self, Apigatewayv2Api};
use ferroform_aws::apigatewayv2_integration::{self, Apigatewayv2Integration};
use ferroform_aws::iam_role::IamRole;
use ferroform_aws::lambda_function::{self, LambdaFunction};
use ferroform_aws::provider::{self, AwsProvider};

pub fn fill(stack: &Stack) {
    // A small service behind an HTTP API.
    stack.required_version(">= 1.5");

    let region: Variable<String> = Variable::new(stack, "region")
        .default("eu-central-1")
        .description("Where everything runs");
    region
        .validation(
            functions::length(region.value()).greater_than(3),
            "A region has a long name.",
        );

    let memory: Variable<Number> = Variable::new(stack, "memory").default(256);

    let tags: Local<Any> = Local::new(
        stack,
        "tags",
        Value::object([
            ("team", "orders".into()),
            (
                "stage",
                conditional::<String>(memory.value().greater_than(512), "large", "small")
                    .into(),
            ),
        ]),
    );

    AwsProvider::builder()
        .region(region.value())
        .default_tags(
            provider::DefaultTags::builder()
                .tags(tags.value().cast::<Map<String>>())
                .build(),
        )
        .create(stack, "aws");

    let aws_archive = AwsProvider::builder()
        .region("eu-west-1")
        .create(stack, "aws_archive");
    aws_archive.alias("archive");

    let name: Local<String> = Local::new(
        stack,
        "name",
        template!("orders-{}", region.value()),
    );

    let handler_iam_role = IamRole::builder()
        .name(template!("{}-handler", name.value()))
        .assume_role_policy(
            functions::jsonencode(
                Value::object([
                    ("Version", "2012-10-17".into()),
                    (
                        "Statement",
                        [
                            Value::object([
                                ("Effect", "Allow".into()),
                                ("Action", "sts:AssumeRole".into()),
                                (
                                    "Principal",
                                    Value::object([("Service", "lambda.amazonaws.com".into())]),
                                ),
                            ]),
                        ]
                            .into(),
                    ),
                ]),
            ),
        )
        .create(stack, "handler");
    handler_iam_role.moved_from("aws_iam_role.old");

    let orders_apigatewayv2_api = Apigatewayv2Api::builder()
        .name(name.value())
        .protocol_type(apigatewayv2_api::ProtocolType::Http)
        .cors_configuration(
            apigatewayv2_api::CorsConfiguration::builder()
                .allow_methods(["GET", "POST"])
                .allow_origins([template!("https://{}.example.com", region.value())])
                .max_age(300)
                .build(),
        )
        .create(stack, "orders");

    // Takes the orders.
    let handler_lambda_function = LambdaFunction::builder()
        .function_name(name.value())
        .role(handler_iam_role.arn())
        .package_type(lambda_function::PackageType::Image)
        .image_uri("example.com/orders:latest")
        .memory_size(memory.value())
        .timeout(30)
        .environment(
            lambda_function::Environment::builder()
                .variables([
                    ("API", orders_apigatewayv2_api.api_endpoint()),
                    ("MODE", functions::upper("production")),
                ])
                .build(),
        )
        .create(stack, "handler_lambda_function");
    handler_lambda_function
        .lifecycle(
            Lifecycle::new().create_before_destroy(true).ignore_changes(["image_uri"]),
        )
        .override_logical_id("handler");

    Apigatewayv2Integration::builder()
        .api_id(orders_apigatewayv2_api.id())
        .integration_type(apigatewayv2_integration::IntegrationType::AwsProxy)
        .integration_uri(handler_lambda_function.invoke_arn())
        .payload_format_version(apigatewayv2_integration::PayloadFormatVersion::V2_0)
        .timeout_milliseconds(12000)
        .create(stack, "orders_apigatewayv2_integration")
        .depends_on(&handler_iam_role)
        .override_logical_id("orders");

    let archive = IamRole::builder()
        .name("archive")
        .assume_role_policy(handler_iam_role.assume_role_policy())
        .description(r#"Reads what is old.
  And writes nothing.
"#)
        .create(stack, "archive");
    archive.provider(&aws_archive);

    let worker = LambdaFunction::builder()
        .function_name(template!("{}-worker", name.value()))
        .role(handler_iam_role.arn())
        .package_type(lambda_function::PackageType::Image)
        .image_uri(handler_lambda_function.image_uri())
        .vpc_config(
            lambda_function::VpcConfig::builder()
                .subnet_ids(["subnet-1", "subnet-2"])
                .security_group_ids(["sg-1"])
                .build(),
        )
        .create(stack, "worker");

    Output::new(stack, "endpoint", orders_apigatewayv2_api.api_endpoint())
        .description("Where orders go");

    Output::new(
            stack,
            "role",
            Value::object([
                ("name", handler_iam_role.name().into()),
                ("archived", archive.name().into()),
            ]),
        )
        .sensitive(true);

    Output::new(stack, "network", worker.vpc_config().subnet_ids());

    Output::new(
        stack,
        "stage",
        handler_lambda_function.environment().variables().key("MODE"),
    );

    Output::new(
        stack,
        "headers",
        func::<
            List<Any>,
        >(
                "tolist",
                [orders_apigatewayv2_api.cors_configuration().allow_methods().into()],
            )
            .map(|header| functions::lower(header.cast::<String>())),
    );
}
