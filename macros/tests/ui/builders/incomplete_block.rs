use ferroform_aws::apigatewayv2_integration::{Apigatewayv2Integration, ResponseParameters};

fn main() {
    let response = ResponseParameters::builder().status_code("403");
    let _ = Apigatewayv2Integration::builder().response_parameters([response]);
}
