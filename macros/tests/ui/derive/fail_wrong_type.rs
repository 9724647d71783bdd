use ferroform::{Resource, Value};

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_integration, fixed(integration_method = "ANY"))]
struct Integration {
    api_id: bool,
    integration_type: String,
    timeout_milliseconds: Option<Value<String>>,
    request_parameters: Vec<String>,
}

fn main() {}
