//! Functions of a provider with bindings, as real Terraform sees them.

use super::schema_of_bindings;
use ferroform::{App, Output, Stack, template};
use ferroform_aws::functions::{arn_parse, trim_iam_role_path};
use ferroform_aws::provider::AwsProvider;
use ferroform_testing::{Terraform, judge};

/// Terraform checks the call against what the provider states, and each member against the object that it gives.
#[test]
fn typed_calls_are_taken_and_their_results_read_by_member() {
    let Some(terraform) = Terraform::for_test("typed_calls_are_taken_and_their_results_read_by_member")
    else {
        return;
    };
    let app = App::new();
    let stack = Stack::new(&app, "parts");
    AwsProvider::builder().region("us-east-1").create(&stack, "aws");
    let parts = arn_parse(trim_iam_role_path("arn:aws:iam::444455556666:role/with/path/example"));
    Output::new(&stack, "account", parts.account_id());
    Output::new(&stack, "name", template!("{}/{}", parts.service(), parts.resource()));
    let json = stack.to_json().expect("a stack that synthesizes");
    let trimmed = "provider::aws::trim_iam_role_path(\"arn:aws:iam::444455556666:role/with/path/example\")";
    let account = format!("${{provider::aws::arn_parse({trimmed}).account_id}}");
    assert_eq!(json["output"]["account"]["value"], account);
    let schema = schema_of_bindings();
    let applied =
        judge(&app).terraform(terraform.clone()).schema(&schema).apply().expect("Terraform takes it");
    assert!(applied["parts"].outputs["account"].is_string(), "{:?}", applied["parts"].outputs);
    assert!(applied["parts"].next_plan.is_empty());

    // What the page does not describe, the provider does not give.
    let without = schema.replace("\"account_id\":\"string\"", "\"account\":\"string\"");
    assert_ne!(without, schema);
    let refused = judge(&app).terraform(terraform).schema(&without).plan();
    let said = refused.expect_err("a member that is not there").to_string();
    assert!(said.contains("account_id"), "{said}");
}
