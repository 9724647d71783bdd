//! Structs with the derive give the same stacks as the builders of the bindings.
#![cfg(feature = "derive")]
#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

use ferroform::{App, Block, Expr, Resource, Stack, Value, hcl};
use ferroform_aws::apigatewayv2_integration::{
    Apigatewayv2Integration, ConnectionType, IntegrationType, ResponseParameters, TlsConfig,
};
use std::collections::BTreeMap;

fn stack_with(fill: impl FnOnce(&Stack)) -> serde_json::Value {
    let app = App::new();
    let stack = Stack::new(&app, "test");
    fill(&stack);
    let json = stack.to_json().expect("no rule is broken");
    json["resource"].clone()
}

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_integration)]
#[resource(fixed(
    integration_type = "HTTP_PROXY",
    payload_format_version = "1.0",
    timeout_milliseconds = 29_000
))]
struct PrivateIntegration {
    api_id: Value<String>,
    connection_type: ConnectionType,
    #[resource(rename = "integration_uri")]
    target: Expr<String>,
    #[resource(default = "ANY")]
    integration_method: Option<String>,
    description: Option<&'static str>,
    request_parameters: BTreeMap<String, String>,
    response_parameters: Vec<Response>,
    tls_config: Option<Tls>,
    #[resource(skip)]
    team: &'static str,
}

#[derive(Block)]
#[block(ferroform_aws::apigatewayv2_integration, "response_parameters")]
struct Response {
    status_code: &'static str,
    mappings: Vec<(&'static str, &'static str)>,
}

#[derive(Block)]
#[block(ferroform_aws::apigatewayv2_integration, "tls_config")]
struct Tls {
    server_name_to_verify: Option<String>,
}

#[test]
fn a_derived_struct_and_the_builder_give_the_same() {
    let derived = stack_with(|stack| {
        let integration = PrivateIntegration {
            api_id: "api".into(),
            connection_type: ConnectionType::VpcLink,
            target: hcl("aws_lb_listener.example.arn"),
            integration_method: None,
            description: Some("costs ${5}"),
            request_parameters: [("overwrite:path".to_owned(), "staticValueForIntegration".to_owned())]
                .into(),
            response_parameters: vec![
                Response {
                    status_code: "403",
                    mappings: vec![("append:header.auth", "$context.authorizer.authorizerResponse")],
                },
                Response { status_code: "200", mappings: vec![("overwrite:statuscode", "204")] },
            ],
            tls_config: Some(Tls { server_name_to_verify: Some("example.com".to_owned()) }),
            team: "platform",
        };
        assert_eq!(integration.team, "platform");
        // What `create` returns is the construct of the bindings, with all that it can do.
        let made: Apigatewayv2Integration = integration.create(stack, "example");
        made.override_logical_id("renamed");
        ferroform::Output::new(stack, "id", made.id());
    });
    let built = stack_with(|stack| {
        Apigatewayv2Integration::builder()
            .api_id("api")
            .integration_type(IntegrationType::HttpProxy)
            .payload_format_version(ferroform_aws::apigatewayv2_integration::PayloadFormatVersion::V1_0)
            .timeout_milliseconds(29_000)
            .connection_type(ConnectionType::VpcLink)
            .integration_uri(hcl("aws_lb_listener.example.arn"))
            .integration_method("ANY")
            .description("costs ${5}")
            .request_parameters([("overwrite:path", "staticValueForIntegration")])
            .response_parameters([
                ResponseParameters::builder()
                    .status_code("403")
                    .mappings([("append:header.auth", "$context.authorizer.authorizerResponse")])
                    .build(),
                ResponseParameters::builder()
                    .status_code("200")
                    .mappings([("overwrite:statuscode", "204")])
                    .build(),
            ])
            .tls_config(TlsConfig::builder().server_name_to_verify("example.com").build())
            .create(stack, "example")
            .override_logical_id("renamed");
    });
    assert_eq!(derived, built);
    insta::assert_json_snapshot!(derived);
}

/// Every function of ours carries these.
#[derive(Block)]
#[block(ferroform_aws::apigatewayv2_api)]
#[block(ferroform_aws::lambda_function)]
struct StandardTags {
    tags: BTreeMap<&'static str, String>,
}

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_api, fixed(protocol_type = "HTTP"))]
struct TaggedApi<N: Into<Value<String>>> {
    name: N,
    #[resource(flatten)]
    tags: StandardTags,
}

#[test]
fn flattened_structs_and_type_parameters() {
    let made = stack_with(|stack| {
        let tags = StandardTags { tags: [("Team", "platform".to_owned())].into() };
        TaggedApi { name: "example", tags }.create(stack, "api");
    });
    insta::assert_json_snapshot!(made);
}

/// The rules that a struct leaves open are checked at synth, like those of a builder.
#[test]
fn what_a_struct_leaves_open_is_checked_at_synth() {
    #[derive(Resource)]
    #[resource(
        ferroform_aws::apigatewayv2_integration,
        fixed(integration_type = "HTTP_PROXY", integration_method = "GET")
    )]
    struct Mapped {
        api_id: &'static str,
        response_parameters: [Response; 1],
    }
    let app = App::new();
    let stack = Stack::new(&app, "test");
    let response = Response { status_code: "99", mappings: vec![] };
    Mapped { api_id: "api", response_parameters: [response] }.create(&stack, "example");
    let errors = stack.to_json().expect_err("no such status").to_string();
    assert!(errors.contains("status_code"), "{errors}");
}

/// What the compiler would say of these derives would be an error.
#[deny(warnings)]
mod without_a_word {
    use super::*;

    /// For both kinds of API.
    #[derive(Resource)]
    #[resource(ferroform_aws::apigatewayv2_integration, any_context)]
    struct OfAnyApi {
        api_id: Expr<String>,
        integration_type: IntegrationType,
        integration_method: String,
        connection_id: Option<String>,
        request_templates: Option<BTreeMap<String, String>>,
    }

    /// The note about a rule that the document contradicts is silenced where it is known.
    #[derive(Resource)]
    #[resource(ferroform_aws::apigatewayv2_integration, fixed(integration_type = "AWS_PROXY"))]
    #[allow(deprecated)]
    struct OfAFunction {
        api_id: String,
    }

    #[test]
    fn derives_that_a_rule_does_not_concern_say_nothing() {
        let json = stack_with(|stack| {
            OfAFunction { api_id: "api".to_owned() }.create(stack, "function");
            let any = OfAnyApi {
                api_id: hcl("aws_apigatewayv2_api.main.id"),
                integration_type: IntegrationType::Mock,
                integration_method: "ANY".to_owned(),
                connection_id: None,
                request_templates: None,
            };
            any.create(stack, "any");
        });
        let types = json["aws_apigatewayv2_integration"].as_object().expect("two integrations");
        assert_eq!(types["function"]["integration_type"], "AWS_PROXY");
        assert_eq!(types["any"]["integration_type"], "MOCK");
    }
}
