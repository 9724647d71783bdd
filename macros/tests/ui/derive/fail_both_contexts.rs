use ferroform::Resource;
use std::collections::BTreeMap;

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_integration, fixed(integration_type = "AWS_PROXY", integration_method = "POST"))]
struct Integration {
    api_id: String,
    connection_id: String,
    request_templates: BTreeMap<String, String>,
}

fn main() {}
