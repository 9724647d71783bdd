//! A rule that the document's own example breaks is a warning: only a lint turns it into an error.
#![deny(deprecated)]

use ferroform::Resource;

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_integration, fixed(integration_type = "AWS_PROXY"))]
struct Integration {
    api_id: String,
}

fn main() {}
