//! A Lambda function behind a WebSocket API.
//!
//! `cargo run --example lambda` writes `cdktf.out/stacks/lambda/cdk.tf.json`.

use ferroform::{App, Resource, Stack, SynthErrors};
use ferroform_aws::apigatewayv2_api::{Apigatewayv2Api, ProtocolType};
use ferroform_aws::apigatewayv2_integration::{
    Apigatewayv2Integration, ConnectionType, ContentHandlingStrategy, IntegrationType, PassthroughBehavior,
};
use ferroform_aws::iam_role::IamRole;
use ferroform_aws::lambda_function::LambdaFunction;
use ferroform_aws::provider::AwsProvider;

/// Puts the stack into an app.
pub fn lambda(app: &App) {
    let stack = Stack::new(app, "lambda");
    AwsProvider::builder().region("us-east-1").create(&stack, "aws");

    let api = Apigatewayv2Api::builder()
        .name("example")
        .protocol_type(ProtocolType::Websocket)
        .create(&stack, "example_api");
    api.override_logical_id("example");

    let role = IamRole::builder()
        .assume_role_policy(r#"{"Version":"2012-10-17","Statement":[]}"#)
        .create(&stack, "example_role");
    role.override_logical_id("example");

    let function = LambdaFunction::builder()
        .filename("example.zip")
        .function_name("Example")
        .handler("index.handler")
        .role(role.arn())
        .runtime("nodejs16.x")
        .create(&stack, "example");

    let integration = Apigatewayv2Integration::builder()
        .api_id(api.id())
        .connection_type(ConnectionType::Internet)
        .content_handling_strategy(ContentHandlingStrategy::ConvertToText)
        .description("Lambda example")
        .integration_method("POST")
        .integration_type(IntegrationType::AwsProxy)
        .integration_uri(function.invoke_arn())
        .passthrough_behavior(PassthroughBehavior::WhenNoMatch)
        .create(&stack, "example_1");
    integration.override_logical_id("example");
}

fn main() -> Result<(), SynthErrors> {
    let app = App::new();
    lambda(&app);
    app.synth()?;
    Ok(())
}
