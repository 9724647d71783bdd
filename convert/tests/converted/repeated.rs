// Converted from `repeated.tf`.

use ferroform::{
    Any, List, Local, Map, Number, Output, Stack, Value, Variable, conditional,
    count_index, each_key, each_value, func, functions, hcl, template, prelude::*,
};
use ferroform_aws::apigatewayv2_api::Apigatewayv2Api;
use ferroform_aws::apigatewayv2_integration::{self, Apigatewayv2Integration};
use ferroform_aws::iam_role::IamRole;
use ferroform_aws::provider::AwsProvider;

pub fn fill(stack: &Stack) {
    // The same several times.
    AwsProvider::builder().region("eu-central-1").create(stack, "aws");

    let zones_variable: Variable<List<String>> = Variable::new(stack, "zones")
        .default(["a", "b", "c"]);

    let teams: Variable<Map<Any>> = Variable::with_constraint(
            stack,
            "teams",
            "map(object({\n    protocol = string\n    age      = number\n  }))",
        )
        .default([
            ("orders", Value::object([("protocol", "HTTP".into()), ("age", 10.into())])),
            (
                "chat",
                Value::object([("protocol", "WEBSOCKET".into()), ("age", 20.into())]),
            ),
        ]);

    let lights: Variable<bool> = Variable::new(stack, "lights").default(true);

    let upper: Local<Any> = Local::new(
        stack,
        "upper",
        hcl::<Any>("[for zone in var.zones : upper(zone)]"),
    );

    let ages: Local<Any> = Local::new(
        stack,
        "ages",
        hcl::<Any>("{ for name, team in var.teams : name => team.age if team.age > 5 }"),
    );

    let names: Local<Any> = Local::new(
        stack,
        "names",
        func::<Any>("toset", [["first", "second"].into()]),
    );

    IamRole::builder()
        .name(template!("zone-{}", zones_variable.value().at(count_index())))
        .assume_role_policy("{}")
        .tags([("Number", count_index().cast::<String>())])
        .create(stack, "zone")
        .count(functions::length(zones_variable.value()));

    IamRole::builder()
        .name("maybe")
        .assume_role_policy("{}")
        .create(stack, "maybe")
        .count(conditional::<Number>(lights.value(), 1, 0));

    Apigatewayv2Api::builder()
        .name(each_key())
        .protocol_type(each_value::<Any>().property::<String>("protocol"))
        .description(
            template!(
                "For {}, {} years old",
                each_key(),
                each_value::<Any>().property::<Any>("age"),
            ),
        )
        .create(stack, "team")
        .for_each_in::<Any>(teams.value());

    Apigatewayv2Integration::builder()
        .api_id(each_value::<Any>().property::<String>("id"))
        .integration_type(apigatewayv2_integration::IntegrationType::HttpProxy)
        .integration_uri(template!("https://example.com/{}", each_key()))
        .integration_method("ANY")
        .create(stack, "team_apigatewayv2_integration")
        .for_each_in::<Any>(hcl::<Map<Any>>("aws_apigatewayv2_api.team"))
        .override_logical_id("team");

    IamRole::builder()
        .name(each_value::<String>())
        .assume_role_policy("{}")
        .create(stack, "named")
        .for_each_in::<Any>(names.value().cast::<Map<Any>>());

    Output::new(stack, "zones_output", hcl::<Any>("aws_iam_role.zone[*].name"))
        .override_logical_id("zones");

    Output::new(stack, "first", hcl::<Any>("aws_iam_role.zone[0].arn"));

    Output::new(
            stack,
            "maybe_output",
            conditional::<
                String,
            >(lights.value(), hcl::<String>("aws_iam_role.maybe[0].arn"), ""),
        )
        .override_logical_id("maybe");

    Output::new(stack, "chat", hcl::<Any>("aws_apigatewayv2_api.team[\"chat\"].id"));

    Output::new(
        stack,
        "ids",
        hcl::<Any>("{ for name, api in aws_apigatewayv2_api.team : name => api.id }"),
    );

    Output::new(
        stack,
        "locals",
        functions::join(
            ",",
            func::<
                List<String>,
            >(
                "concat",
                [
                    upper.value().into(),
                    func::<List<String>>("keys", [ages.value().into()]).into(),
                ],
            ),
        ),
    );
}

// without types: repeated.tf:28: [for zone in var.zones : upper(zone)] (a `for` expression)
// without types: repeated.tf:29: { for name, team in var.teams : name => team.age if team.age > 5 } (a `for` expression)
// without types: repeated.tf:56: aws_apigatewayv2_api.team (it stands several times)
// without types: repeated.tf:70: aws_iam_role.zone[*].name (it stands several times)
// without types: repeated.tf:74: aws_iam_role.zone[0].arn (it stands several times)
// without types: repeated.tf:78: aws_iam_role.maybe[0].arn (it stands several times)
// without types: repeated.tf:82: aws_apigatewayv2_api.team["chat"].id (it stands several times)
// without types: repeated.tf:86: { for name, api in aws_apigatewayv2_api.team : name => api.id } (a `for` expression)