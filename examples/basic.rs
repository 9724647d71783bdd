//! The smallest integration: a mock behind a WebSocket API.
//!
//! `cargo run --example basic` writes `cdktf.out/stacks/basic/cdk.tf.json`.

use ferroform::{App, Resource, Stack, SynthErrors};
use ferroform_aws::apigatewayv2_api::{Apigatewayv2Api, ProtocolType};
use ferroform_aws::apigatewayv2_integration::{Apigatewayv2Integration, IntegrationType};
use ferroform_aws::provider::AwsProvider;

/// Puts the stack into an app.
pub fn basic(app: &App) {
    let stack = Stack::new(app, "basic");
    AwsProvider::builder().region("us-east-1").create(&stack, "aws");

    let api = Apigatewayv2Api::builder()
        .name("example")
        .protocol_type(ProtocolType::Websocket)
        .create(&stack, "example_api");
    api.override_logical_id("example");

    Apigatewayv2Integration::builder()
        .api_id(api.id())
        .integration_type(IntegrationType::Mock)
        .create(&stack, "example");
}

fn main() -> Result<(), SynthErrors> {
    let app = App::new();
    basic(&app);
    app.synth()?;
    Ok(())
}
