use ferroform_aws::apigatewayv2_api::{Apigatewayv2Api, ProtocolType};

fn main() {
    Apigatewayv2Api::builder().name("chat").protocol_type(ProtocolType::Websocket).create("api", "chat");
}
