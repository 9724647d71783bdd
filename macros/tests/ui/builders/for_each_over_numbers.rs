use ferroform::{App, Stack, for_each};
use ferroform_aws::iam_role::IamRole;

fn main() {
    let app = App::new();
    let stack = Stack::new(&app, "test");
    let _ = for_each([1, 2], |_| IamRole::builder().assume_role_policy("{}").create(&stack, "role"));
}
