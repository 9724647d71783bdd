//! One stack with the company's types; run it, and look at `cdktf.out/stacks/messages/cdk.tf.json`.

use ferroform::{App, Output, Stack, SynthErrors, Variable};
use ferroform_aws::provider::AwsProvider;
use platform_types::{HttpApi, SqsIntegration, StandardTags, StatusOnly};

fn main() -> Result<(), SynthErrors> {
    let app = App::new();
    let stack = Stack::new(&app, "messages");
    AwsProvider::builder().region("eu-central-1").create(&stack, "aws");

    let role: Variable<String> = Variable::new(&stack, "role_arn").description("may send to the queue");
    let queue: Variable<String> = Variable::new(&stack, "queue_url").description("where messages go");

    let api = HttpApi {
        name: "messages".to_owned(),
        description: None,
        tags: StandardTags::new("platform", "messages"),
    }
    .create(&stack, "api");

    let integration = SqsIntegration {
        api_id: api.id().into(),
        role: role.value().into(),
        description: None,
        request_parameters: [
            ("QueueUrl", queue.value().into()),
            ("MessageBody", "$request.body.message".into()),
        ]
        .into(),
        responses: vec![StatusOnly::new("200", "204")],
    }
    .create(&stack, "queue");

    Output::new(&stack, "integration", integration.id());
    app.synth()?;
    Ok(())
}
