use ferroform::Block;

#[derive(Block)]
#[block(ferroform_aws::apigatewayv2_integration, "response_parameters")]
struct Response {
    status_code: String,
}

fn main() {}
