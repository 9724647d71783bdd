use ferroform::Resource;

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_api, fixed(protocol_type = "HTTP", name = "ours"))]
struct Api {
    name: String,
    #[resource(rename = "name")]
    title: Option<String>,
}

fn main() {}
