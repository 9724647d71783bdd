//! What is the same in every stack of the company.

use aws::provider::{AwsProvider, AwsProviderBuilder, DefaultTags};
use ferroform::backends::S3Backend;
use ferroform::{App, Construct, Finding, Policy, Scope as _, Stack};
use production_aws as aws;

/// The only account that a stack may be deployed to.
pub const ACCOUNT: &str = "123456789012";

/// Where everything is that need not be elsewhere.
pub const REGION: &str = "eu-central-1";

/// The one domain, and everything below it.
pub const DOMAIN: &str = "shop.example.com";

/// What the company demands of every program.
pub fn demand(app: &App) {
    app.add_policy(Policy::requires_argument("aws_sqs_queue", "sqs_managed_sse_enabled"));
    let is_kept = |database: &Construct| {
        let is_kept = database.argument("lifecycle.prevent_destroy") == true;
        (!is_kept)
            .then(|| Finding::new("a plan may destroy it").help("set `prevent_destroy` in its lifecycle"))
    };
    app.add_policy(Policy::new("no database is destroyed by mistake", is_kept).of_type("aws_db_instance"));
}

/// A stack with its state in the company's bucket, and a provider for the usual region.
pub fn stack(app: &App, id: &str) -> (Stack, AwsProvider) {
    let stack = Stack::new(app, id);
    S3Backend::new("states-of-the-shop", format!("{id}.tfstate"))
        .region(REGION)
        .use_lockfile(true)
        .create(&stack);
    let home = provider(REGION).create(&stack, "aws");
    (stack, home)
}

/// A provider for a region.
pub fn provider(region: &str) -> AwsProviderBuilder {
    AwsProvider::builder()
        .region(region)
        .allowed_account_ids([ACCOUNT])
        .default_tags(DefaultTags::builder().tags([("Company", "Shop"), ("ManagedBy", "ferroform")]))
}
