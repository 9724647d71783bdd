// Converted from `hall.ts`.

// The hall: listeners, certificates and what moved.

use ferroform::{
    Any, App, Construct, List, Map, Module, Output, Scope, Stack, SynthErrors, Value,
    Variable, backends, count_index, each_key, each_value, func, functions, template,
    prelude::*,
};
use ferroform::backends::{CloudBackend, LocalBackend, Workspaces};
use ferroform_aws::acm_certificate::{self, AcmCertificate};
use ferroform_aws::apigatewayv2_api::{self, Apigatewayv2Api};
use ferroform_aws::iam_role::IamRole;
use ferroform_aws::lambda_function::LambdaFunction;
use ferroform_aws::lb_listener::{self, LbListener};
use ferroform_aws::provider::AwsProvider;
use ferroform_aws::route53_record::{self, Route53Record};

struct Listeners {
    construct: Construct,
    certificate: AcmCertificate,
}

impl Listeners {
    fn new(scope: &impl Scope, id: &str, balancer: impl Into<Value<String>>) -> Self {
        let balancer: Value<String> = balancer.into();

        let construct = Construct::new(scope, id);

        let certificate = AcmCertificate::builder()
            .domain_name("cert.example.com")
            .validation_method(acm_certificate::ValidationMethod::Dns)
            .options(
                acm_certificate::Options::builder()
                    .certificate_transparency_logging_preference(
                        acm_certificate::OptionsCertificateTransparencyLoggingPreference::Enabled,
                    )
                    .build(),
            )
            .create(&construct, "cert");

        LbListener::builder()
            .load_balancer_arn(balancer.clone())
            .port(80)
            .protocol(lb_listener::Protocol::Http)
            .default_action([
                lb_listener::DefaultAction::builder()
                    .r#type(lb_listener::DefaultActionType::FixedResponse)
                    .fixed_response(
                        lb_listener::FixedResponse::builder()
                            .content_type(
                                lb_listener::FixedResponseContentType::TextPlain,
                            )
                            .status_code("200")
                            .build(),
                    )
                    .build(),
            ])
            .tags([("Name", "plain")])
            .create(&construct, "listener-0");

        LbListener::builder()
            .load_balancer_arn(balancer.clone())
            .port(443)
            .protocol(lb_listener::Protocol::Https)
            .ssl_policy("ELBSecurityPolicy-2016-08")
            .certificate_arn(certificate.arn())
            .default_action([
                lb_listener::DefaultAction::builder()
                    .r#type(lb_listener::DefaultActionType::FixedResponse)
                    .fixed_response(
                        lb_listener::FixedResponse::builder()
                            .content_type(
                                lb_listener::FixedResponseContentType::TextPlain,
                            )
                            .status_code("200")
                            .build(),
                    )
                    .build(),
            ])
            .tags([("Name", "safe")])
            .create(&construct, "listener-1");

        Self { construct, certificate }
    }
}

impl Scope for Listeners {
    fn construct(&self) -> &Construct {
        &self.construct
    }
}

struct Hall {
    stack: Stack,
}

impl Hall {
    fn new(scope: &impl Scope, id: &str) -> Self {
        let stack = Stack::new(scope, id);

        AwsProvider::builder().region("eu-central-1").create(&stack, "aws");

        CloudBackend::new(Workspaces::named("hall")).organization("acme").create(&stack);

        let shared = backends::RemoteState::new(
            &stack,
            "shared",
            "s3",
            [("bucket", "states"), ("key", "shared.tfstate"), ("region", "eu-central-1")],
        );

        let hosts: Variable<Map<String>> = Variable::new(&stack, "hosts")
            .nullable(false);

        let listeners = Listeners::new(
            &stack,
            "front",
            shared.output::<String>("balancer"),
        );

        Route53Record::builder()
            .zone_id(shared.output::<String>("zone"))
            .name(each_key())
            .r#type(route53_record::Type::Cname)
            .ttl(300)
            .records([each_value::<String>()])
            .create(&stack, "records")
            .for_each_in::<Any>(hosts.value().cast::<Map<Any>>());

        IamRole::builder()
            .name(template!("role-{}", count_index()))
            .assume_role_policy(
                functions::jsonencode(
                    Value::object([
                        ("Version", "2012-10-17".into()),
                        ("Statement", Vec::<Value<Any>>::new().into()),
                    ]),
                ),
            )
            .create(&stack, "role")
            .count(3)
            .add_override("lifecycle.prevent_destroy", true);

        let api = Apigatewayv2Api::builder()
            .name("hall")
            .protocol_type(apigatewayv2_api::ProtocolType::Http)
            .create(&stack, "api");
        api.import_from("a1b2c3");

        Apigatewayv2Api::builder()
            .name("old")
            .protocol_type(apigatewayv2_api::ProtocolType::Websocket)
            .create(&stack, "old")
            .moved_from("aws_apigatewayv2_api.older");

        stack.add_override("terraform.required_version", ">= 1.5");

        let network = Module::new(&stack, "network", "terraform-aws-modules/vpc/aws")
            .version("5.0.0")
            .set("name", "hall")
            .set("azs", ["a", "b"]);

        Output::new(&stack, "vpc", network.output::<Any>("vpc_id"));

        Output::new(&stack, "first", hosts.value().key("first")).depends_on(&api);

        Output::new(&stack, "cert", listeners.certificate.arn());

        Output::new(
            &stack,
            "text",
            functions::format(
                "%s has %d",
                [
                    "hall".into(),
                    functions::length(
                            func::<List<String>>("keys", [hosts.value().into()]),
                        )
                        .into(),
                ],
            ),
        );

        Output::new(
            &stack,
            "all",
            func::<
                Any,
            >("merge", [Value::object([("a", api.id().into())]), hosts.value().into()]),
        );

        Self { stack }
    }
}

impl Scope for Hall {
    fn construct(&self) -> &Construct {
        self.stack.construct()
    }
}

struct Rooms {
    stack: Stack,
}

impl Rooms {
    fn new(scope: &impl Scope, id: &str) -> Self {
        let stack = Stack::new(scope, id);

        AwsProvider::builder().region("eu-central-1").create(&stack, "aws");

        LocalBackend::new("rooms.tfstate").create(&stack);

        for (name, size) in [("red", 128), ("blue", 256)] {
            let role = IamRole::builder()
                .name(name)
                .assume_role_policy("{}")
                .create(&stack, format!("{name}-role"));

            LambdaFunction::builder()
                .function_name(format!("room-{name}"))
                .role(role.arn())
                .memory_size(size)
                .handler("index.run")
                .runtime("nodejs20.x")
                .filename("room.zip")
                .create(&stack, format!("{name}-function"));
        }

        for number in 0..2 {
            AcmCertificate::builder()
                .domain_name(format!("room-{number}.rooms.example.com"))
                .validation_method(acm_certificate::ValidationMethod::Dns)
                .options(
                    acm_certificate::Options::builder()
                        .certificate_transparency_logging_preference(
                            acm_certificate::OptionsCertificateTransparencyLoggingPreference::Enabled,
                        )
                        .build(),
                )
                .create(&stack, format!("room-{number}"));
        }

        Self { stack }
    }
}

impl Scope for Rooms {
    fn construct(&self) -> &Construct {
        self.stack.construct()
    }
}

pub fn app() -> Result<App, SynthErrors> {
    let app = App::new();

    Hall::new(&app, "hall");

    Rooms::new(&app, "rooms");

    Ok(app)
}
