//! The types that teams of this company use instead of the provider's: fewer arguments, our choices made.
//!
//! Each struct is checked against the provider's documents when this crate is compiled. Try it: give `integration_type`
//! another value, or remove `api_id`.

use ferroform::{Block, Resource, Value};
use std::collections::BTreeMap;

/// What every resource of ours carries.
#[derive(Block, Clone)]
#[block(ferroform_aws::apigatewayv2_api)]
#[block(ferroform_aws::lambda_function)]
pub struct StandardTags {
    tags: BTreeMap<&'static str, String>,
}

impl StandardTags {
    /// The tags of a team's service.
    pub fn new(team: &str, service: &str) -> Self {
        Self { tags: [("Team", team.to_owned()), ("Service", service.to_owned())].into() }
    }
}

/// An HTTP API, the only kind that we run.
#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_api, fixed(protocol_type = "HTTP"))]
pub struct HttpApi {
    pub name: String,
    pub description: Option<String>,
    #[resource(flatten)]
    pub tags: StandardTags,
}

/// A route's messages go to a queue.
#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_integration)]
#[resource(fixed(
    integration_type = "AWS_PROXY",
    integration_subtype = "SQS-SendMessage",
    payload_format_version = "1.0",
))]
// The document demands a method here, and its own example of a service goes without one: so do we.
#[allow(deprecated)]
pub struct SqsIntegration {
    pub api_id: Value<String>,
    #[resource(rename = "credentials_arn")]
    pub role: Value<String>,
    #[resource(default = "Sends messages to a queue")]
    pub description: Option<String>,
    pub request_parameters: BTreeMap<&'static str, Value<String>>,
    #[resource(rename = "response_parameters")]
    pub responses: Vec<StatusOnly>,
}

/// A response that only changes the status.
#[derive(Block)]
#[block(ferroform_aws::apigatewayv2_integration, "response_parameters")]
pub struct StatusOnly {
    #[block(rename = "status_code")]
    pub from: &'static str,
    mappings: [(&'static str, &'static str); 1],
}

impl StatusOnly {
    /// Turns one status into another.
    pub fn new(from: &'static str, to: &'static str) -> Self {
        Self { from, mappings: [("overwrite:statuscode", to)] }
    }
}
