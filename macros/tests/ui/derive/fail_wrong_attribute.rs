use ferroform::Resource;

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_api, fix(protocol_type = "HTTP"))]
struct Api {
    #[resource(skipped)]
    name: String,
}

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_api)]
enum Choice {
    Http,
}

fn main() {}
