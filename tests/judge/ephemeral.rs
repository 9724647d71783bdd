//! Ephemeral resources with bindings, as real Terraform sees them.

use super::schema_of_bindings;
use ferroform::{App, Provider as _, Resource as _, Stack};
use ferroform_aws::ephemeral_secretsmanager_secret_version::EphemeralSecretsmanagerSecretVersion;
use ferroform_aws::iam_role::IamRole;
use ferroform_aws::provider::{AssumeRoleWithWebIdentity, AwsProvider};
use ferroform_testing::{Terraform, judge};

/// A token that is read with one configuration of the provider and given to another, and an argument that breaks a rule of
/// its document.
fn program(app: &App, version: Option<&str>) -> Stack {
    let stack = Stack::new(app, "secrets");
    let plain = AwsProvider::builder().region("us-east-1").create(&stack, "plain");
    plain.alias("plain");
    let token = EphemeralSecretsmanagerSecretVersion::builder()
        .secret_id("token")
        .version_stage("AWSCURRENT")
        .version_id(version)
        .create(&stack, "token");
    token.provider(&plain);
    let identity = AssumeRoleWithWebIdentity::builder().web_identity_token(token.secret_string());
    AwsProvider::builder().region("us-east-1").assume_role_with_web_identity(identity).create(&stack, "aws");
    IamRole::builder().assume_role_policy("{}").create(&stack, "role");
    stack
}

#[test]
fn an_ephemeral_resource_is_opened_and_leaves_no_trace() {
    let Some(terraform) = Terraform::for_test("an_ephemeral_resource_is_opened_and_leaves_no_trace") else {
        return;
    };
    let app = App::new();
    let stack = program(&app, None);
    let schema = schema_of_bindings();
    let applied = judge(&app).terraform(terraform).schema(&schema).apply().expect("Terraform takes it");
    assert!(applied["secrets"].next_plan.is_empty());
    let json = stack.to_json().expect("it was synthesized before");
    assert_eq!(json["ephemeral"]["aws_secretsmanager_secret_version"]["token"]["provider"], "aws.plain");
}

#[test]
fn its_rules_are_checked_before_terraform_runs() {
    let app = App::new();
    program(&app, Some("v1"));
    let errors = app.synth_to(tempfile::tempdir().expect("a folder").path()).expect_err("a rule is broken");
    let said = errors.to_string();
    assert!(said.contains("ephemeral_secretsmanager_secret_version.md:"), "{said}");
    assert!(said.contains("`version_id`"), "{said}");
}
