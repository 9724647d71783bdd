use ferroform::Resource;

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_api, fixed(protocol_type = "HTTP"))]
struct Api {
    name: Option<String>,
}

fn main() {}
