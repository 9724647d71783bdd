// Converted from `imported.tfstate`.

use ferroform::{Map, Stack, Variable, prelude::*};
use ferroform_aws::apigatewayv2_api::{self, Apigatewayv2Api};
use ferroform_aws::apigatewayv2_integration::{self, Apigatewayv2Integration};
use ferroform_aws::iam_role::IamRole;
use ferroform_aws::lambda_function::{self, LambdaFunction};
use ferroform_aws::provider::AwsProvider;

pub fn fill(stack: &Stack) {
    AwsProvider::builder().create(stack, "aws");

    let orders_environment_variables: Variable<Map<String>> = Variable::new(
            stack,
            "orders_environment_variables",
        )
        .sensitive(true);

    let orders_apigatewayv2_api = Apigatewayv2Api::builder()
        .cors_configuration(
            apigatewayv2_api::CorsConfiguration::builder()
                .allow_credentials(false)
                .allow_methods(["GET", "POST"])
                .allow_origins(["https://shop.example.com"])
                .max_age(300)
                .build(),
        )
        .disable_execute_api_endpoint(false)
        .name("orders")
        .protocol_type(apigatewayv2_api::ProtocolType::Http)
        .tags([("team", "orders")])
        .create(stack, "orders");
    orders_apigatewayv2_api.import_from("a1b2c3d4e5");

    let network_orders_blue = IamRole::builder()
        .assume_role_policy(
            r#"{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"apigateway.amazonaws.com"}}],"Version":"2012-10-17"}"#,
        )
        .managed_policy_arns(["arn:aws:iam::aws:policy/ReadOnlyAccess"])
        .name("orders")
        .create(stack, "network_orders_blue");
    network_orders_blue.import_from("orders");

    Apigatewayv2Integration::builder()
        .api_id(orders_apigatewayv2_api.id())
        .credentials_arn(network_orders_blue.arn())
        .description("Takes ${orders}")
        .integration_method("POST")
        .integration_type(apigatewayv2_integration::IntegrationType::AwsProxy)
        .integration_uri(
            "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:orders/invocations",
        )
        .payload_format_version(apigatewayv2_integration::PayloadFormatVersion::V2_0)
        .timeout_milliseconds(12000)
        .create(stack, "orders_apigatewayv2_integration")
        .override_logical_id("orders")
        .import_from("a1b2c3d4e5/i9z8y7x");

    LambdaFunction::builder()
        .architectures([lambda_function::Architectures::X86_64])
        .environment(
            lambda_function::Environment::builder()
                .variables(orders_environment_variables.value())
                .build(),
        )
        .function_name("orders")
        .image_uri("example.com/orders:latest")
        .memory_size(256)
        .package_type(lambda_function::PackageType::Image)
        .role(network_orders_blue.arn())
        .source_code_hash("abc")
        .timeout(30)
        .create(stack, "orders_lambda_function")
        .override_logical_id("orders")
        .import_from("orders");
}
