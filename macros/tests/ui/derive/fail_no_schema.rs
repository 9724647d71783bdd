use ferroform::{Block, Resource};

#[derive(Resource)]
struct Nothing {
    name: String,
}

#[derive(Resource)]
#[resource("aws_apigatewayv2_api")]
struct NotRegistered {
    name: String,
}

#[derive(Resource)]
#[resource(document = "docs/api.md")]
struct NoFeature {
    name: String,
}

#[derive(Block)]
#[block(ferroform_aws::apigatewayv2_integration, "tls")]
struct NoSuchBlock {
    name: String,
}

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_apy)]
struct NoSuchModule {
    name: String,
}

fn main() {}
