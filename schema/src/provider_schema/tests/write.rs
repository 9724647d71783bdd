use super::{lamp, page, read};
use crate::diagnostic::Diagnostics;
use crate::model::{Resource, ResourceKind, Schema};
use crate::provider_schema::{undocumented, write};
use serde_json::{Value, json};

const ADDRESS: &str = "registry.terraform.io/acme/acme";

fn written(resource: Resource) -> Value {
    let mut value = write(&Schema::new(vec![resource]), ADDRESS);
    value["provider_schemas"][ADDRESS]["resource_schemas"]["acme_lamp"]["block"].take()
}

fn pointer<'a>(value: &'a Value, path: &str) -> &'a Value {
    value.pointer(path).unwrap_or(&Value::Null)
}

#[test]
fn what_is_read_is_written_again() {
    let string = json!({ "type": "string", "optional": true });
    let block = json!({
        "description_kind": "markdown",
        "attributes": {
            "name": { "type": "string", "required": true },
            "sizes": { "type": ["list", "number"], "optional": true, "computed": true },
            "marks": { "type": ["map", ["set", "string"]], "optional": true },
            "parts": { "type": ["list", ["object", { "size": "number", "of": ["object", { "on": "bool" }] }]], "computed": true },
            "rules": { "type": ["set", ["object", { "from": "number", "to": ["list", ["object", { "port": "number" }]] }]], "optional": true, "computed": true },
            "lens": { "nested_type": { "nesting_mode": "map", "attributes": { "angle": { "type": "number", "required": true } } }, "optional": true },
            "any": { "type": "dynamic", "optional": true, "sensitive": true, "write_only": true, "deprecated": true },
        },
        "block_types": {
            "shade": { "nesting_mode": "list", "min_items": 1, "max_items": 1, "block": {
                "description_kind": "markdown",
                "attributes": { "color": string },
                "block_types": { "rim": { "nesting_mode": "set", "max_items": 3, "block": {
                    "description_kind": "markdown", "attributes": { "color": { "type": "string", "optional": true, "computed": true } },
                } } },
            } },
            "timeouts": { "nesting_mode": "single", "block": { "attributes": { "create": string } } },
        },
    });
    let mut diagnostics = Diagnostics::new();
    let schema = read(&lamp(block.clone()));
    let resource = undocumented(ResourceKind::Resource, "acme_lamp", &schema, &mut diagnostics);
    assert_eq!(written(resource.expect("a lamp")), block);
}

/// Wherever the page says it, and for whatever is nested in it.
#[test]
fn attributes_as_blocks_are_of_an_object_type() {
    let mode = "read in [attribute-as-blocks mode](/docs/attr-as-blocks.html)";
    let members = "* `size` - (Optional) Size.\n* `rim` - (Optional) What is around it. See [rim](#rim) below.\n\n\
                   ### rim\n\n* `colour` - (Optional) Colour.\n";
    let object = json!(["list", ["object", { "size": "number", "rim": ["object", { "colour": "string" }] }]]);
    for bullets in [
        format!(
            "* `shade` - (Optional) Shades. This argument is {mode}. See [shade](#shade).\n\n### shade\n\n{members}"
        ),
        format!(
            "* `shade` - (Optional) Shades. See [shade](#shade).\n\n### shade\n\nThis argument is {mode}.\n\n{members}"
        ),
        format!(
            "* `shade` - (Optional) Shades. See [shade](#shade).\n\n### shade\n\nEach is [as it is](/attr-as-blocks.html), with the following:\n\n{members}"
        ),
    ] {
        let block = written(page(&bullets));
        assert_eq!(pointer(&block, "/attributes/shade/type"), &object, "{bullets}");
    }
    let block = written(page(&format!(
        "* `shade` - (Optional) Shades. See [shade](#shade).\n\n### shade\n\n{members}"
    )));
    assert_eq!(pointer(&block, "/attributes/shade"), &Value::Null);
}

#[test]
fn a_recursion_is_unrolled_once() {
    let bullets = "\
* `statement` - (Required) The statement. See [`statement`](#statement) below.

### statement

* `word` - (Optional) A word.
* `not_statement` - (Optional) A statement that must not hold. See [`not_statement`](#not_statement) below.

### not_statement

* `statement` - (Required) The statement. See [`statement`](#statement) below.
";
    let block = written(page(bullets));
    let once = "/block_types/statement/block";
    let twice = format!("{once}/block_types/not_statement/block/block_types/statement/block");
    for at in [once, &twice] {
        assert_eq!(pointer(&block, &format!("{at}/attributes/word/type")), "string", "{at}");
    }
    assert!(pointer(&block, &format!("{once}/block_types/not_statement")).is_object());
    // Where it would go on, nothing is left but what ends.
    assert!(pointer(&block, &format!("{twice}/block_types/not_statement")).is_null());
}

#[test]
fn what_is_only_read_is_an_object_and_not_a_block() {
    let bullets = "\
* `name` - (Optional) Name of the lamp.

## Attribute Reference

This resource exports the following attributes in addition to the arguments above:

* `bulbs` - List of bulbs. Each bulb has the following attributes:
    * `watts` - Number of watts.
    * `color` - Color of the bulb.
";
    let block = written(page(bullets));
    assert!(pointer(&block, "/block_types").is_null());
    let bulbs = pointer(&block, "/attributes/bulbs");
    assert_eq!(bulbs["type"], json!(["list", ["object", { "color": "string", "watts": "number" }]]));
    assert_eq!(bulbs["computed"], true);
}

#[test]
fn a_least_number_says_that_a_block_is_required() {
    let bullets = |marker: &str| {
        format!(
            "* `rule` - ({marker}) One or more blocks with rules. Minimum of 2 items.\n\n### rule\n\n* `kind` - (Optional) The kind.\n"
        )
    };
    let optional = written(page(&bullets("Optional")));
    assert!(pointer(&optional, "/block_types/rule").is_object());
    assert!(pointer(&optional, "/block_types/rule/min_items").is_null());
    let required = written(page(&bullets("Required")));
    assert_eq!(*pointer(&required, "/block_types/rule/min_items"), 2);
}
