use ferroform::Resource;

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_integration)]
struct Integration {
    description: Option<String>,
}

fn main() {}
