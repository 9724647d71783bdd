//! The note about a rule that the document contradicts is silenced where it is known.
#![deny(warnings)]

use ferroform::{App, Resource, Stack};

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_integration, fixed(integration_type = "AWS_PROXY"))]
#[allow(deprecated)]
struct Integration {
    api_id: String,
}

fn main() {
    let app = App::new();
    let stack = Stack::new(&app, "test");
    Integration { api_id: "api".to_owned() }.create(&stack, "example");
}
