use ferroform::{Expr, hcl};
use ferroform_aws::apigatewayv2_integration::Apigatewayv2Integration;

fn main() {
    let enabled: Expr<bool> = hcl("var.enabled");
    let _ = Apigatewayv2Integration::builder().description(enabled);
}
