//! What is the same in every stack of the company.

use aws::provider::{AwsProvider, AwsProviderConfig, DefaultTags};
use ferroform::{App, Backend, Stack};
use production_aws as aws;

/// The only account that a stack may be deployed to.
pub const ACCOUNT: &str = "123456789012";

/// Where everything is that need not be elsewhere.
pub const REGION: &str = "eu-central-1";

/// The one domain, and everything below it.
pub const DOMAIN: &str = "shop.example.com";

/// A stack with its state in the company's bucket, and a provider for the usual region.
pub fn stack(app: &App, id: &str) -> (Stack, AwsProvider) {
    let stack = Stack::new(app, id);
    Backend::new(&stack, "s3")
        .set("bucket", "states-of-the-shop")
        .set("key", format!("{id}.tfstate"))
        .set("region", REGION)
        .set("use_lockfile", true);
    let home = provider(REGION).create(&stack, "aws");
    (stack, home)
}

/// A provider for a region.
pub fn provider(region: &str) -> AwsProviderConfig {
    AwsProvider::builder()
        .region(region)
        .allowed_account_ids([ACCOUNT])
        .default_tags(DefaultTags::builder().tags([("Company", "Shop"), ("ManagedBy", "ferroform")]))
}
