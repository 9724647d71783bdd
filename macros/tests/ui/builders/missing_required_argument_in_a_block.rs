use ferroform_aws::apigatewayv2_integration::ResponseParameters;

fn main() {
    let _ = ResponseParameters::builder().status_code("403").build();
}
