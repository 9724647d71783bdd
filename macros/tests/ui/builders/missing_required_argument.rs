use ferroform::{App, Stack};
use ferroform_aws::apigatewayv2_integration::Apigatewayv2Integration;

fn main() {
    let app = App::new();
    let stack = Stack::new(&app, "test");
    Apigatewayv2Integration::builder().api_id("api").create(&stack, "example");
}
