use ferroform::Resource;

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_integration)]
#[resource(fixed(integration_type = "HTTP-PROXY", connection_type = "VPN", integration_method = "ANY"))]
struct Integration {
    api_id: String,
}

fn main() {}
