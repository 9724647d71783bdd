use ferroform::{Block, Resource};

#[derive(Block)]
#[block(ferroform_aws::apigatewayv2_api)]
struct Described {
    description: Option<String>,
}

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_api, fixed(protocol_type = "HTTP"))]
struct Twice {
    description: String,
    #[resource(flatten)]
    described: Described,
}

struct Tags;

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_api, fixed(protocol_type = "HTTP", name = "ours"))]
struct NotAPart {
    #[resource(flatten)]
    tags: Tags,
}

fn main() {}
