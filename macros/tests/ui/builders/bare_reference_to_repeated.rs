use ferroform::prelude::*;
use ferroform::{App, Stack};
use ferroform_aws::iam_role::IamRole;

fn main() {
    let app = App::new();
    let stack = Stack::new(&app, "test");
    let roles = IamRole::builder().assume_role_policy("{}").create(&stack, "role").count(2);
    let _ = roles.arn();
}
