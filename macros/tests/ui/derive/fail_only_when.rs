use ferroform::Resource;

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_integration)]
#[resource(fixed(integration_type = "HTTP_PROXY", integration_method = "ANY"))]
struct Integration {
    api_id: String,
    integration_subtype: String,
}

fn main() {}
