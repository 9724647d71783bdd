use ferroform_aws::apigatewayv2_integration::{Apigatewayv2Integration, ConnectionType};

fn main() {
    let _ = Apigatewayv2Integration::builder().integration_type("MOCK");
    let _ = Apigatewayv2Integration::builder().integration_type(ConnectionType::Internet);
}
