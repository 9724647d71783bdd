//! An HTTP API that puts what it is sent into a queue, without code in between.
//!
//! `cargo run --example aws_service` writes `cdktf.out/stacks/aws_service/cdk.tf.json`.

use ferroform::{App, Resource, Stack, SynthErrors};
use ferroform_aws::apigatewayv2_api::{Apigatewayv2Api, ProtocolType};
use ferroform_aws::apigatewayv2_integration::{Apigatewayv2Integration, IntegrationType};
use ferroform_aws::iam_role::IamRole;
use ferroform_aws::provider::AwsProvider;

/// Puts the stack into an app.
pub fn aws_service(app: &App) {
    let stack = Stack::new(app, "aws_service");
    AwsProvider::builder().region("us-east-1").create(&stack, "aws");

    let api = Apigatewayv2Api::builder()
        .name("example")
        .protocol_type(ProtocolType::Http)
        .create(&stack, "example_api");
    api.override_logical_id("example");

    let role = IamRole::builder()
        .assume_role_policy(r#"{"Version":"2012-10-17","Statement":[]}"#)
        .create(&stack, "example_role");
    role.override_logical_id("example");

    Apigatewayv2Integration::builder()
        .api_id(api.id())
        .credentials_arn(role.arn())
        .description("SQS example")
        .integration_subtype("SQS-SendMessage")
        .integration_type(IntegrationType::AwsProxy)
        .request_parameters([
            ("MessageBody", "$request.body.message"),
            ("QueueUrl", "$request.header.queueUrl"),
        ])
        .create(&stack, "example");
}

fn main() -> Result<(), SynthErrors> {
    let app = App::new();
    aws_service(&app);
    app.synth()?;
    Ok(())
}
