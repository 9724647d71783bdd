use ferroform_aws::apigatewayv2_integration::{Apigatewayv2Integration, IntegrationType};

fn main() {
    let _ = Apigatewayv2Integration::builder().integration_type(IntegrationType::Moock);
}
