use super::{lamp, lines, page, read};
use crate::diagnostic::{Diagnostics, Style, render};
use crate::model::{Check, Nesting, Presence, Resource, ResourceKind, Type};
use crate::provider_schema::{lay_over, report_missing, undocumented};
use crate::source::Sources;
use serde_json::{Value, json};

/// A page over a schema, with what is said about the two.
fn over(bullets: &str, block: Value) -> (Resource, String) {
    let (documented, value) = (page(bullets), lamp(block));
    let mut diagnostics = Diagnostics::new();
    let resource = lay_over(documented, &read(&value), &mut diagnostics);
    let mut sources = Sources::new();
    sources.insert(super::file(&value));
    let drawn = diagnostics.into_sorted();
    let drawn: Vec<String> = drawn.iter().map(|d| render(d, &sources, Style::Plain)).collect();
    (resource, drawn.join("\n\n"))
}

fn string() -> Value {
    json!({ "type": "string", "optional": true })
}

#[test]
fn names_types_and_nesting_are_the_schemas_and_rules_the_documents() {
    let bullets = "\
* `name` - (Required) Name of the lamp.
* `watts` - (Optional) Number of watts. Valid values are between `5` and `60`. Defaults to `40`.
* `shade` - (Optional) Configuration block for the shade. Conflicts with `name`.

The `shade` block supports the following:

* `color` - (Optional) Color. Valid values are `RED` and `BLUE`.
";
    let (resource, said) = over(
        bullets,
        json!({
            "attributes": {
                "name": { "type": "string", "required": true },
                "watts": { "type": "number", "optional": true, "computed": true },
                "id": { "type": "string", "optional": true, "computed": true },
            },
            "block_types": { "shade": { "nesting_mode": "list", "max_items": 1, "block": {
                "attributes": { "color": string() },
            } } },
        }),
    );
    assert_eq!(said, "");
    let names: Vec<&str> = resource.root.arguments.iter().map(|argument| argument.name.as_str()).collect();
    assert_eq!(names, ["name", "watts", "shade"]);
    let watts = resource.root.argument("watts").expect("watts");
    assert_eq!(watts.ty.value, Type::Number);
    assert!(watts.computed.as_ref().is_some_and(|computed| computed.value));
    assert_eq!((watts.rules.len(), watts.defaults.len()), (1, 1));
    let shade = resource.root.argument("shade").expect("a shade").ty.value.block().expect("a block");
    assert_eq!(shade.nesting, Nesting::Single);
    let color = resource.block(&shade.definition).and_then(|block| block.argument("color"));
    assert!(matches!(color.expect("a color").rules[0].check, Check::OneOf(_)));
    assert!(resource.root.attribute("id").is_some(), "the id of the type is only read");
    assert_eq!(resource.provider.expect("a provider").source, "acme/acme");
}

#[test]
fn every_disagreement_shows_both_places_and_alike_ones_are_one_message() {
    let bullets = "\
* `name` - (Required) Name of the lamp.
* `watts` - (Optional) Number of watts.
* `lumens` - (Optional) Number of lumens.
* `plug` - (Optional) The plug.
* `arn` - (Optional) The ARN.
* `rule` - (Optional) One or more configuration blocks with rules.

### rule

* `kind` - (Optional) The kind.
";
    let (resource, said) = over(
        bullets,
        json!({
            "attributes": {
                "name": string(),
                "watts": { "type": "string", "required": true },
                "lumens": { "type": "string", "optional": true },
                "color": string(),
                "arn": { "type": "string", "computed": true },
            },
            "block_types": { "rule": { "nesting_mode": "list", "max_items": 1, "block": { "attributes": {} } } },
        }),
    );
    insta::assert_snapshot!(said);
    assert_eq!(resource.root.argument("name").map(|name| name.presence.value), Some(Presence::Optional));
    assert!(resource.root.argument("plug").is_none());
}

#[test]
fn what_a_page_does_not_say_is_no_disagreement() {
    let bullets =
        "* `gear` - The gear.\n* `rule` - (Optional) Rules.\n\n### rule\n\n* `kind` - (Optional) The kind.\n";
    let block = json!({
        "attributes": { "gear": { "type": "number", "required": true } },
        "block_types": { "rule": { "nesting_mode": "set", "block": { "attributes": { "kind": string() } } } },
    });
    assert_eq!(over(bullets, block).1, "");
}

#[test]
fn rules_about_what_the_provider_does_not_have_become_notes() {
    let bullets = "\
* `name` - (Optional) Name of the lamp. Conflicts with `prefix`.
* `prefix` - (Optional) Prefix of the name.
";
    let (resource, said) = over(bullets, json!({ "attributes": { "name": string() } }));
    insta::assert_snapshot!(said);
    let name = resource.root.argument("name").expect("a name");
    assert!(name.rules.is_empty());
    assert_eq!(name.notes[0].value, "Conflicts with `prefix`.");
}

#[test]
fn flags_descriptions_and_numbers_of_blocks_come_from_the_schema() {
    let (resource, said) = over(
        "* `name` - (Optional) Name of the lamp.\n",
        json!({
            "description": "A lamp.",
            "deprecated": true,
            "attributes": {
                "name": { "type": "string", "optional": true, "deprecated": true, "sensitive": true },
                "token": { "type": "string", "optional": true, "computed": true, "write_only": true, "description": "The token." },
            },
            "block_types": { "bulb": { "nesting_mode": "set", "min_items": 2, "max_items": 4, "block": { "attributes": {
                "id": { "type": "string", "optional": true, "computed": true },
            } } } },
        }),
    );
    insta::assert_snapshot!(said);
    let name = resource.root.argument("name").expect("a name");
    assert!(name.deprecated.is_some() && name.sensitive.is_some());
    let token = resource.root.argument("token").expect("a token");
    assert!(token.write_only.is_some());
    assert_eq!(token.description.as_ref().map(|text| text.value.as_str()), Some("The token."));
    let bulb = resource.root.argument("bulb").expect("a bulb");
    assert_eq!(bulb.presence.value, Presence::Required);
    assert!(
        matches!(bulb.rules[0].check, Check::Items(bounds) if bounds.min == Some(2) && bounds.max == Some(4))
    );
    let block = resource.block(&bulb.ty.value.block().expect("a block").definition).expect("a definition");
    assert!(block.argument("id").is_some(), "only the id of the type is set by nobody");
    assert_eq!(resource.description.map(|text| text.value), Some("Manages a lamp.".to_owned()));
    assert!(resource.deprecated.is_some());
}

#[test]
fn timeouts_are_a_block_or_an_attribute_of_the_schema() {
    let operations = json!({ "create": string(), "delete": string() });
    let block = json!({ "block_types": { "timeouts": { "nesting_mode": "single", "block": { "attributes": operations } } } });
    let attribute = json!({ "attributes": { "timeouts": { "optional": true, "nested_type": {
        "nesting_mode": "single", "attributes": operations,
    } } } });
    for truth in [block, attribute] {
        let (resource, _) = over("* `name` - (Optional) Name of the lamp.\n", truth);
        let found: Vec<&str> = resource.timeouts.iter().map(|timeout| timeout.operation.as_str()).collect();
        assert_eq!(found, ["create", "delete"]);
        assert!(resource.root.argument("timeouts").is_none());
    }
}

#[test]
fn every_type_that_the_schema_can_hold_is_read() {
    let object = json!(["object", { "on": "bool" }]);
    let (resource, _) = over(
        "* `any` - (Optional) Anything.\n",
        json!({ "attributes": {
            "any": { "type": "dynamic", "optional": true },
            "tuple": { "type": ["tuple", ["string", "number"]], "optional": true },
            "optional_members": { "type": ["object", { "on": "bool" }, ["on"]], "optional": true },
            "objects": { "type": ["list", object], "optional": true },
            "lists_of_objects": { "type": ["list", ["list", object]], "optional": true },
            "map_of_lists": { "type": ["map", ["list", "number"]], "optional": true },
            "single": { "nested_type": { "nesting_mode": "single", "attributes": { "a": string() } }, "optional": true },
            "list": { "nested_type": { "nesting_mode": "list", "attributes": { "a": string() } }, "optional": true },
            "set": { "nested_type": { "nesting_mode": "set", "attributes": { "a": string() } }, "optional": true },
            "map": { "nested_type": { "nesting_mode": "map", "attributes": { "a": string() } }, "computed": true },
            "unheard_of": { "type": "quaternion", "optional": true },
            "no_type": { "optional": true },
        } }),
    );
    let arguments = resource.root.arguments.iter().map(|argument| (&argument.name, &argument.ty.value));
    let attributes = resource.root.attributes.iter().map(|attribute| (&attribute.name, &attribute.ty.value));
    let types: Vec<String> = arguments.chain(attributes).map(|(name, ty)| format!("{name}: {ty}")).collect();
    insta::assert_snapshot!(types.join("\n"));
}

#[test]
fn a_type_without_a_page_is_what_the_schema_says() {
    let truth = lamp(json!({
        "description": "A lamp.",
        "attributes": { "name": { "type": "string", "required": true } },
        "block_types": { "shade": { "nesting_mode": "list", "block": { "attributes": { "color": string() } } } },
    }));
    let mut diagnostics = Diagnostics::new();
    let resource = undocumented(ResourceKind::Resource, "acme_lamp", &read(&truth), &mut diagnostics);
    let resource = resource.expect("the schema has the type");
    assert_eq!(lines(diagnostics), [""; 0]);
    assert_eq!(resource.document, "schema.json");
    assert_eq!(resource.description.as_ref().map(|text| text.value.as_str()), Some("A lamp."));
    assert_eq!(resource.root.arguments.len(), 2);
    assert_eq!(resource.blocks.len(), 1);
}

#[test]
fn a_page_without_a_type_is_followed_and_reported() {
    let schema = read(&super::document("example.com/acme/acme", json!({ "acme_lamps": { "block": {} } })));
    let documented = page("* `name` - (Required) Name of the lamp.\n");
    let mut diagnostics = Diagnostics::new();
    report_missing(&documented, &schema, &mut diagnostics);
    let resource = lay_over(documented.clone(), &schema, &mut diagnostics);
    assert_eq!(resource, documented);
    insta::assert_snapshot!(lines(diagnostics).join("\n"));
}
