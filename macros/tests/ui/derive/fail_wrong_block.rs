use ferroform::{Block, Resource};

#[derive(Block)]
#[block(ferroform_aws::apigatewayv2_integration, "tls_config")]
struct Tls {
    server_name_to_verify: String,
}

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_integration)]
#[resource(fixed(integration_type = "HTTP_PROXY", integration_method = "ANY"))]
struct Integration {
    api_id: String,
    response_parameters: Vec<Tls>,
}

fn main() {}
