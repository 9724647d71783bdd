// Converted from `called.tf`.

use ferroform::{Any, Output, Stack, Variable, func, functions, template};
use ferroform_aws::provider::AwsProvider;

pub fn fill(stack: &Stack) {
    AwsProvider::builder().create(stack, "aws");

    let arn: Variable<String> = Variable::new(stack, "arn")
        .default("arn:aws:iam::444455556666:role/with/path/example");

    Output::new(
        stack,
        "account",
        ferroform_aws::functions::arn_parse(arn.value()).account_id(),
    );

    Output::new(
        stack,
        "all",
        func::<Any>("provider::aws::arn_parse", [arn.value().into()]),
    );

    Output::new(
        stack,
        "role",
        ferroform_aws::functions::trim_iam_role_path(
            template!(
                "arn:aws:iam::444455556666:role/{}",
                functions::upper(arn.value()),
            ),
        ),
    );
}
