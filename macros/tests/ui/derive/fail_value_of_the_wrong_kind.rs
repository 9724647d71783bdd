use ferroform::Resource;

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_integration)]
#[resource(fixed(
    integration_type = "MOCK",
    payload_format_version = 1.0,
    timeout_milliseconds = "29000",
    request_templates = "none",
))]
struct Integration {
    api_id: String,
}

fn main() {}
