//! An HTTP API in front of a load balancer in a private network.
//!
//! `cargo run --example private` writes `cdktf.out/stacks/private/cdk.tf.json`.

use ferroform::{App, Resource, Stack, SynthErrors};
use ferroform_aws::apigatewayv2_api::{Apigatewayv2Api, ProtocolType};
use ferroform_aws::apigatewayv2_integration::{
    Apigatewayv2Integration, ConnectionType, IntegrationType, ResponseParameters, TlsConfig,
};
use ferroform_aws::apigatewayv2_vpc_link::Apigatewayv2VpcLink;
use ferroform_aws::iam_role::IamRole;
use ferroform_aws::lb_listener::{DefaultAction, DefaultActionType, LbListener, Protocol};
use ferroform_aws::provider::AwsProvider;

/// Puts the stack into an app.
pub fn private(app: &App) {
    let stack = Stack::new(app, "private");
    AwsProvider::builder().region("us-east-1").create(&stack, "aws");

    let api = Apigatewayv2Api::builder()
        .name("example")
        .protocol_type(ProtocolType::Http)
        .create(&stack, "example_api");
    api.override_logical_id("example");

    let vpc_link = Apigatewayv2VpcLink::builder()
        .name("example")
        .security_group_ids(["sg-1"])
        .subnet_ids(["subnet-1", "subnet-2"])
        .create(&stack, "example_vpc_link");
    vpc_link.override_logical_id("example");

    let role = IamRole::builder()
        .assume_role_policy(r#"{"Version":"2012-10-17","Statement":[]}"#)
        .create(&stack, "example_role");
    role.override_logical_id("example");

    let forward = DefaultAction::builder().r#type(DefaultActionType::Forward).target_group_arn(
        "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/example/943f017f100becff",
    );
    let listener = LbListener::builder()
        .load_balancer_arn(
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/example/50dc6c495c0c9188",
        )
        .port(80)
        .protocol(Protocol::Http)
        .default_action([forward])
        .create(&stack, "example_listener");
    listener.override_logical_id("example");

    let forbidden = ResponseParameters::builder()
        .status_code("403")
        .mappings([("append:header.auth", "$context.authorizer.authorizerResponse")]);
    let ok = ResponseParameters::builder().status_code("200").mappings([("overwrite:statuscode", "204")]);
    Apigatewayv2Integration::builder()
        .api_id(api.id())
        .connection_id(vpc_link.id())
        .connection_type(ConnectionType::VpcLink)
        .credentials_arn(role.arn())
        .description("Example with a load balancer")
        .integration_method("ANY")
        .integration_type(IntegrationType::HttpProxy)
        .integration_uri(listener.arn())
        .request_parameters([
            ("append:header.authforintegration", "$context.authorizer.authorizerResponse"),
            ("overwrite:path", "staticValueForIntegration"),
        ])
        .response_parameters([forbidden, ok])
        .tls_config(TlsConfig::builder().server_name_to_verify("example.com"))
        .create(&stack, "example");
}

fn main() -> Result<(), SynthErrors> {
    let app = App::new();
    private(&app);
    app.synth()?;
    Ok(())
}
