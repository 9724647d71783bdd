// Converted from `nested.tf`.

use ferroform::{
    Any, Check, List, Output, Set, Stack, TypeConstraint, Value, Variable, conditional,
    dynamic, functions, hcl, template, prelude::*,
};
use ferroform_aws::apigatewayv2_api::{self, Apigatewayv2Api};
use ferroform_aws::apigatewayv2_integration::{self, Apigatewayv2Integration};
use ferroform_aws::provider::AwsProvider;

pub fn fill(stack: &Stack) {
    // Blocks that the values of others make.
    AwsProvider::builder().region("eu-central-1").create(stack, "aws");

    let origins: Variable<List<String>> = Variable::new(stack, "origins")
        .default(["https://a.example.com", "https://b.example.com"]);

    let mappings: Variable<List<Any>> = Variable::with_constraint(
            stack,
            "mappings",
            TypeConstraint::list(
                TypeConstraint::object([
                    ("code", TypeConstraint::of::<String>()),
                    ("header", TypeConstraint::of::<String>()),
                ]),
            ),
        )
        .default([
            Value::object([("code", "403".into()), ("header", "overwrite".into())]),
        ]);

    let web_apigatewayv2_api = Apigatewayv2Api::builder()
        .name("web")
        .protocol_type(apigatewayv2_api::ProtocolType::Http)
        .cors_configuration(
            dynamic(
                conditional::<
                    List<Any>,
                >(
                    functions::length(origins.value()).greater_than(0),
                    [origins.value()],
                    Vec::<Value<Any>>::new(),
                ),
                |cors_configuration| {
                    apigatewayv2_api::CorsConfiguration::builder()
                        .allow_origins(cors_configuration.value.cast::<Set<String>>())
                        .build()
                },
            ),
        )
        .create(stack, "web");

    Apigatewayv2Integration::builder()
        .api_id(web_apigatewayv2_api.id())
        .integration_type(apigatewayv2_integration::IntegrationType::HttpProxy)
        .integration_method("ANY")
        .integration_uri("https://example.com/{proxy}")
        .request_parameters([("overwrite:path", "$request.path")])
        .response_parameters([
            apigatewayv2_integration::ResponseParameters::builder()
                .status_code("500")
                .mappings([("append:header.error", "true")])
                .build(),
        ])
        .tls_config(
            apigatewayv2_integration::TlsConfig::builder()
                .server_name_to_verify("example.com")
                .build(),
        )
        .create(stack, "web_apigatewayv2_integration")
        .add_override(
            "dynamic.response_parameters",
            [
                Value::object([
                    ("iterator", "mapping".into()),
                    ("for_each", mappings.value().into()),
                    (
                        "content",
                        [
                            Value::object([
                                ("status_code", hcl::<Any>("mapping.value.code").into()),
                                (
                                    "mappings",
                                    hcl::<
                                        Any,
                                    >(
                                            "{\n        \"append:header.${mapping.key}\" = mapping.value.header\n      }",
                                        )
                                        .into(),
                                ),
                            ]),
                        ]
                            .into(),
                    ),
                ]),
            ],
        )
        .override_logical_id("web");

    Output::new(
        stack,
        "markers",
        template!(
            "${{not}} a template, %{{ nor }} this: {}",
            web_apigatewayv2_api.name(),
        ),
    );

    Check::new(stack, "health")
        .assert(web_apigatewayv2_api.name().equals("web"), "The API has another name.");
}

// without types: nested.tf:41: response_parameters (a dynamic block)
// without types: nested.tf:45: mapping.value.code (not declared in this configuration)
// without types: nested.tf:46: { (keys that are computed)