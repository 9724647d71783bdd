use ferroform::{Block, Resource};

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_integration)]
#[resource(fixed(integration_type = "HTTP_PROXY", integration_method = "ANY", timeout_milliseconds = 60_000))]
struct Integration {
    api_id: String,
    response_parameters: Vec<NoContent>,
}

#[derive(Block)]
#[block(ferroform_aws::apigatewayv2_integration, "response_parameters", fixed(status_code = "2004"))]
struct NoContent {
    mappings: Vec<(String, String)>,
}

fn main() {}
