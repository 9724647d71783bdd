#![deny(warnings)]

use ferroform::{Expr, Resource};
use ferroform_aws::apigatewayv2_integration::IntegrationType;
use std::collections::BTreeMap;

/// For both kinds of API.
#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_integration, any_context)]
pub struct Integration {
    api_id: Expr<String>,
    integration_type: IntegrationType,
    integration_method: String,
    connection_id: Option<String>,
    request_templates: Option<BTreeMap<String, String>>,
}

fn main() {}
