use ferroform::Resource;

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_integration)]
#[resource(fixed(integration_type = "AWS_PROXY", integration_method = "POST", integration_subtype = ""))]
struct Integration {
    api_id: String,
}

fn main() {}
