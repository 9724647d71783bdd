// Converted from `shop.py`.

// The shop: who may call it, and where it answers.

use ferroform::{
    Any, App, Construct, Lifecycle, List, Local, Map, Number, Output, Scope, Stack,
    SynthErrors, Value, Variable, conditional, each_value, functions, template,
    prelude::*,
};
use ferroform::backends::S3Backend;
use ferroform_aws::apigatewayv2_api::{self, Apigatewayv2Api};
use ferroform_aws::apigatewayv2_integration::{self, Apigatewayv2Integration};
use ferroform_aws::iam_role::IamRole;
use ferroform_aws::lambda_function::{self, LambdaFunction};
use ferroform_aws::provider::AwsProvider;

const REGION: &str = "eu-central-1";

struct Access {
    stack: Stack,
    role: IamRole,
}

impl Access {
    fn new(scope: &impl Scope, id: &str) -> Self {
        let stack = Stack::new(scope, id);

        AwsProvider::builder().region(REGION).create(&stack, "aws");

        S3Backend::new("shop-state", "access.tfstate").region(REGION).create(&stack);

        let role = IamRole::builder()
            .name("shop")
            .assume_role_policy(
                r#"{"Version":"2012-10-17","Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}]}"#,
            )
            .tags([("Team", "shop"), ("Region", REGION)])
            .create(&stack, "role");

        // Teams that came later.
        for team in ["orders", "mails"] {
            IamRole::builder()
                .name(format!("shop-{team}"))
                .assume_role_policy("{}")
                .create(&stack, format!("{team}-role"));
        }

        Self { stack, role }
    }
}

impl Scope for Access {
    fn construct(&self) -> &Construct {
        self.stack.construct()
    }
}

/// A function with a log level of its own.
struct Worker {
    construct: Construct,
    function: LambdaFunction,
}

impl Worker {
    fn new(
        scope: &impl Scope,
        id: &str,
        handler: impl Into<Value<String>>,
        role: &IamRole,
        settings: impl Into<Value<Map<String>>>,
        memory: impl Into<Value<Number>>,
    ) -> Self {
        let construct = Construct::new(scope, id);

        let function = LambdaFunction::builder()
            .function_name(format!("shop-{id}"))
            .role(role.arn())
            .handler(handler)
            .runtime("nodejs20.x")
            .filename("worker.zip")
            .memory_size(memory)
            .environment(
                lambda_function::Environment::builder().variables(settings).build(),
            )
            .tags([("Team", "shop"), ("Region", REGION)])
            .create(&construct, "function");
        function
            .lifecycle(
                Lifecycle::new().create_before_destroy(true).ignore_changes(["filename"]),
            );

        Self { construct, function }
    }
}

impl Scope for Worker {
    fn construct(&self) -> &Construct {
        &self.construct
    }
}

struct Shop {
    stack: Stack,
}

impl Shop {
    fn new(scope: &impl Scope, id: &str, role: &IamRole) -> Self {
        let stack = Stack::new(scope, id);

        AwsProvider::builder().region(REGION).create(&stack, "aws");

        let west = AwsProvider::builder().region("us-west-2").create(&stack, "west");
        west.alias("west");

        S3Backend::new("shop-state", format!("{id}.tfstate"))
            .region(REGION)
            .create(&stack);

        let size: Variable<Number> = Variable::new(&stack, "size")
            .default(2)
            .description("How many");

        let names: Variable<List<String>> = Variable::new(&stack, "names")
            .default(["a", "b"]);

        let prefix: Local<Any> = Local::new(
            &stack,
            "prefix",
            functions::join(
                "-",
                [
                    Value::<String>::from("shop"),
                    Value::<String>::from(functions::upper(id)),
                ],
            ),
        );

        let orders = Worker::new(
            &stack,
            "orders",
            "orders.run",
            role,
            [("LEVEL", "info")],
            256,
        );

        let mails = Worker::new(
            &stack,
            "mails",
            "mails.run",
            role,
            [
                ("LEVEL", Value::<String>::from("debug")),
                ("QUEUE", Value::<String>::from(prefix.value().cast::<String>())),
            ],
            512,
        );

        let api = Apigatewayv2Api::builder()
            .name(
                functions::join(
                    "-",
                    [
                        Value::<String>::from(prefix.value().cast::<String>()),
                        Value::<String>::from("api"),
                    ],
                ),
            )
            .protocol_type(apigatewayv2_api::ProtocolType::Http)
            .cors_configuration(
                apigatewayv2_api::CorsConfiguration::builder()
                    .allow_origins(["https://shop.example.com"])
                    .max_age(300)
                    .build(),
            )
            .create(&stack, "api");
        api.provider(&west)
            .depends_on(&mails.function)
            .override_logical_id("front")
            .add_override("tags.Size", size.value());

        Apigatewayv2Integration::builder()
            .api_id(api.id())
            .integration_type(apigatewayv2_integration::IntegrationType::AwsProxy)
            .integration_method("POST")
            .integration_uri(orders.function.arn())
            .response_parameters([
                apigatewayv2_integration::ResponseParameters::builder()
                    .status_code("500")
                    .mappings([("append:header.error", "true")])
                    .build(),
            ])
            .create(&stack, "call");

        Apigatewayv2Api::builder()
            .name(template!("shop-{}", each_value::<Any>()))
            .protocol_type(apigatewayv2_api::ProtocolType::Http)
            .create(&stack, "named")
            .for_each(names.value());

        Output::new(&stack, "url", template!("https://{}.example.com", api.id()))
            .description("Where it answers");

        Output::new(
                &stack,
                "many",
                conditional::<String>(size.value().greater_than(1), "many", "few"),
            )
            .sensitive(true);

        Output::new(&stack, "worker", mails.function.arn())
            .override_logical_id("worker");

        Self { stack }
    }
}

impl Scope for Shop {
    fn construct(&self) -> &Construct {
        self.stack.construct()
    }
}

pub fn app() -> Result<App, SynthErrors> {
    let app = App::new();

    let access = Access::new(&app, "access");

    let shop = Shop::new(&app, "shop", &access.role);

    shop.stack.depends_on(&access.stack);

    Ok(app)
}
