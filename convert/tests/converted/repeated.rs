// Converted from `repeated.tf`.

use ferroform::{
    Any, List, Local, Map, Number, Output, Stack, TypeConstraint, Value, Variable,
    conditional, count_index, each_key, each_value, for_each, func, functions, template,
    prelude::*,
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
            TypeConstraint::map(
                TypeConstraint::object([
                    ("protocol", TypeConstraint::of::<String>()),
                    ("age", TypeConstraint::of::<Number>()),
                ]),
            ),
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
        zones_variable.value().map(functions::upper),
    );

    let ages: Local<Any> = Local::new(
        stack,
        "ages",
        teams
            .value()
            .filter(|_, team| team.property::<Number>("age").greater_than(5))
            .map_values(|_, team| team.property::<Any>("age")),
    );

    let names: Local<Any> = Local::new(
        stack,
        "names",
        func::<Any>("toset", [["first", "second"].into()]),
    );

    let zone = IamRole::builder()
        .name(template!("zone-{}", zones_variable.value().at(count_index())))
        .assume_role_policy("{}")
        .tags([("Number", count_index().cast::<String>())])
        .create(stack, "zone")
        .count(functions::length(zones_variable.value()));

    let maybe_iam_role = IamRole::builder()
        .name("maybe")
        .assume_role_policy("{}")
        .create(stack, "maybe")
        .count(conditional::<Number>(lights.value(), 1, 0));

    let team_apigatewayv2_api = Apigatewayv2Api::builder()
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

    for_each(
            &team_apigatewayv2_api,
            |each| {
                Apigatewayv2Integration::builder()
                    .api_id(each.value.id())
                    .integration_type(
                        apigatewayv2_integration::IntegrationType::HttpProxy,
                    )
                    .integration_uri(template!("https://example.com/{}", each.key))
                    .integration_method("ANY")
                    .create(stack, "team_apigatewayv2_integration")
            },
        )
        .override_logical_id("team");

    IamRole::builder()
        .name(each_value::<String>())
        .assume_role_policy("{}")
        .create(stack, "named")
        .for_each_in::<Any>(names.value().cast::<Map<Any>>());

    Output::new(stack, "zones_output", zone.all(|one| one.name()))
        .override_logical_id("zones");

    Output::new(stack, "first", zone.at(0).arn());

    Output::new(
            stack,
            "maybe_output",
            conditional::<String>(lights.value(), maybe_iam_role.at(0).arn(), ""),
        )
        .override_logical_id("maybe");

    Output::new(stack, "chat", team_apigatewayv2_api.get("chat").id());

    Output::new(stack, "ids", team_apigatewayv2_api.by_key(|_, api| api.id()));

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
