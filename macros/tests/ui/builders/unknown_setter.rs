use ferroform_aws::apigatewayv2_integration::Apigatewayv2Integration;

fn main() {
    let _ = Apigatewayv2Integration::builder().integration_typ("MOCK");
}
