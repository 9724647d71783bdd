use ferroform_aws::apigatewayv2_integration::{Apigatewayv2Integration, ResponseParameters};
use ferroform_aws::iam_role::IamRole;

fn main() {
    let response = ResponseParameters::builder().status_code("403").mappings([("append:header.error", "denied")]);
    let _ = Apigatewayv2Integration::builder().response_parameters(response.build());
    let _ = IamRole::builder().managed_policy_arns([1, 2]).force_detach_policies("true");
}
