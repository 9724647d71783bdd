//! A JSON Schema for editors of configurations: Terraform's JSON syntax (`*.tf.json`), and the same in YAML.

use crate::model::{
    Argument, Block, BlockId, BlockType, DefaultValue, ExampleVerdict, GroupKind, Nesting, Number, Presence,
    Resource, ResourceKind, Schema, Type,
};
use crate::visible;
use ferroform_rules::{Bounds, Check, Format};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// What a text is that Terraform evaluates: no rule of a literal holds for it.
const EXPRESSION: &str = r"\$\{|%\{";

/// Settings that every resource has besides its own.
const META: [&str; 7] =
    ["count", "for_each", "depends_on", "lifecycle", "provider", "connection", "provisioner"];

/// The JSON Schema (draft 2020-12) of configurations that use the types of a schema, as text with a newline at its end.
///
/// What holds always is checked: names, types, required arguments, values, ranges, lengths, patterns, conflicts and
/// groups. What holds only under a condition is in the description. A text with an expression is never refused.
///
/// ```
/// use ferroform_schema::{model::Schema, publish};
/// let text = publish::editor_schema(&Schema::new(Vec::new()));
/// assert!(text.contains("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\""));
/// ```
#[must_use]
pub fn editor_schema(schema: &Schema) -> String {
    let mut definitions = Map::new();
    let mut sections: [Map<String, Value>; 3] = [Map::new(), Map::new(), Map::new()];
    for resource in &schema.resources {
        let (section, place) = match resource.kind {
            ResourceKind::Resource => (0, "resource"),
            ResourceKind::DataSource => (1, "data"),
            ResourceKind::Ephemeral => (2, "ephemeral"),
            ResourceKind::Provider => continue,
        };
        let prefix = format!("{place}.{}", resource.type_name);
        for (id, block) in resource.all_blocks() {
            definitions.insert(name(&prefix, &id), object(resource, &prefix, &id, block));
        }
        let named = json!({ "type": "object", "additionalProperties": one_or_more(&reference(&prefix, &BlockId::root())) });
        sections[section].insert(resource.type_name.clone(), named);
    }
    let [resources, data, ephemeral] = sections;
    let root = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Terraform configuration",
        "type": "object",
        "properties": {
            "resource": { "type": "object", "properties": resources },
            "data": { "type": "object", "properties": data },
            "ephemeral": { "type": "object", "properties": ephemeral },
        },
        "$defs": definitions,
    });
    let mut text = serde_json::to_string_pretty(&root).unwrap_or_default();
    text.push('\n');
    visible::json(text)
}

fn name(prefix: &str, id: &BlockId) -> String {
    if id.is_root() { prefix.to_owned() } else { format!("{prefix}.{}", id.0) }
}

fn reference(prefix: &str, id: &BlockId) -> Value {
    // `~` and `/` mean something in a pointer.
    let name = name(prefix, id).replace('~', "~0").replace('/', "~1");
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// Terraform takes a list of bodies wherever it takes one.
fn one_or_more(body: &Value) -> Value {
    json!({ "anyOf": [body, { "type": "array", "items": body }] })
}

fn object(resource: &Resource, prefix: &str, id: &BlockId, block: &Block) -> Value {
    let mut properties = Map::new();
    for argument in &block.arguments {
        properties.insert(argument.name.clone(), property(prefix, argument));
    }
    for free in ["//", "dynamic"].into_iter().chain(META.into_iter().filter(|_| id.is_root())) {
        properties.entry(free).or_insert(Value::Bool(true));
    }
    if id.is_root() && !resource.timeouts.is_empty() {
        properties.entry("timeouts").or_insert(Value::Bool(true));
    }
    let required: Vec<&str> = block
        .arguments
        .iter()
        // A block can be given by `dynamic` as well.
        .filter(|argument| {
            argument.presence.value == Presence::Required && argument.ty.value.block().is_none()
        })
        .map(|argument| argument.name.as_str())
        .collect();
    let mut object = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    let mut put = |key: &str, value: Value| {
        if let Some(object) = object.as_object_mut() {
            object.insert(key.to_owned(), value);
        }
    };
    if !required.is_empty() {
        put("required", json!(required));
    }
    let (with, all) = relations(block);
    if !with.is_empty() {
        put("dependentRequired", Value::Object(with));
    }
    if !all.is_empty() {
        put("allOf", Value::Array(all));
    }
    if let Some(description) = resource.description.as_ref().filter(|_| id.is_root()) {
        put("description", json!(description.value));
    }
    object
}

/// What arguments of one block demand of each other, always and of siblings only.
fn relations(block: &Block) -> (Map<String, Value>, Vec<Value>) {
    let (mut with, mut all) = (Map::new(), Vec::new());
    let plain = block.arguments.iter().filter(|argument| argument.ty.value.block().is_none());
    let plain: BTreeSet<&str> = plain.map(|argument| argument.name.as_str()).collect();
    let siblings = |names: &[String]| names.iter().all(|name| plain.contains(name.as_str()));
    for argument in block.arguments.iter().filter(|argument| argument.ty.value.block().is_none()) {
        for rule in
            argument.rules.iter().filter(|rule| rule.when.is_none() && rule.standing == ExampleVerdict::Holds)
        {
            match &rule.check {
                Check::RequiredWith(names) if siblings(names) => {
                    with.insert(argument.name.clone(), json!(names));
                }
                Check::ConflictsWith(names) if siblings(names) => {
                    // Each pair once: the other side says the same.
                    let later = names.iter().filter(|name| **name > argument.name);
                    all.extend(later.map(|name| json!({ "not": { "required": [argument.name, name] } })));
                }
                _ => {}
            }
        }
    }
    let groups =
        block.groups.iter().filter(|group| group.when.is_none() && group.standing == ExampleVerdict::Holds);
    for group in groups.filter(|group| siblings(&group.arguments)) {
        let one = |name: &String| json!({ "required": [name] });
        let any: Vec<Value> = group.arguments.iter().map(one).collect();
        match group.kind {
            GroupKind::ExactlyOne => all.push(json!({ "oneOf": any })),
            GroupKind::AtLeastOne => all.push(json!({ "anyOf": any })),
            GroupKind::AtMostOne => {
                all.push(json!({ "anyOf": [{ "oneOf": any }, { "not": { "anyOf": any } }] }))
            }
            GroupKind::AllOrNone => {
                // Each demands the next, and the last the first: the same as all others, in as many words as there are names.
                let next = group.arguments.iter().cycle().skip(1);
                for (name, next) in group.arguments.iter().zip(next).filter(|(name, next)| name != next) {
                    with.insert(name.clone(), json!([next]));
                }
            }
        }
    }
    (with, all)
}

fn property(prefix: &str, argument: &Argument) -> Value {
    let mut property = of_type(prefix, argument, &argument.ty.value);
    let Some(object) = property.as_object_mut() else { return property };
    let text = argument.description.iter().map(|description| description.value.clone());
    let rules = argument.rules.iter().map(ToString::to_string).map(|rule| format!("- {rule}"));
    let description = text.chain(rules).collect::<Vec<_>>().join("\n");
    if !description.is_empty() {
        object.insert("description".to_owned(), json!(description));
    }
    if argument.deprecated.is_some() {
        object.insert("deprecated".to_owned(), Value::Bool(true));
    }
    if let [crate::model::Default { value: DefaultValue::Literal(value), when: None, .. }] =
        argument.defaults.as_slice()
    {
        object.insert("default".to_owned(), value.clone());
    }
    property
}

fn of_type(prefix: &str, argument: &Argument, ty: &Type) -> Value {
    let expression = json!({ "type": "string", "pattern": EXPRESSION });
    let several = |items: Value, sized: Value| {
        let mut list = json!({ "type": "array", "items": items });
        merge(&mut list, sized);
        json!({ "anyOf": [list, expression] })
    };
    match ty {
        Type::Any => json!({}),
        Type::Bool => json!({ "anyOf": [{ "type": "boolean" }, { "enum": ["true", "false"] }, expression] }),
        Type::Number | Type::String => scalar(argument, ty),
        Type::List(inner) | Type::Set(inner) => several(of_type(prefix, argument, inner), items(argument)),
        Type::Map(inner) => {
            let plain = Argument { rules: Vec::new(), ..argument.clone() };
            let values = of_type(prefix, &plain, inner);
            json!({ "anyOf": [{ "type": "object", "additionalProperties": values }, expression] })
        }
        Type::Block(BlockType { definition, nesting, .. }) => {
            let body = reference(prefix, definition);
            match nesting {
                Nesting::Single => {
                    json!({ "anyOf": [body, { "type": "array", "items": body, "maxItems": 1 }, expression] })
                }
                Nesting::Map => {
                    json!({ "anyOf": [{ "type": "object", "additionalProperties": body }, expression] })
                }
                _ => {
                    let mut list = json!({ "type": "array", "items": body });
                    merge(&mut list, items(argument));
                    json!({ "anyOf": [body, list, expression] })
                }
            }
        }
    }
}

/// The rules that always hold, and that no example of the document breaks.
fn held(argument: &Argument) -> impl Iterator<Item = &Check> {
    let holds =
        argument.rules.iter().filter(|rule| rule.when.is_none() && rule.standing == ExampleVerdict::Holds);
    holds.map(|rule| &rule.check)
}

fn items(argument: &Argument) -> Value {
    let mut sized = json!({});
    for check in held(argument) {
        if let Check::Items(bounds) = check {
            merge(&mut sized, bounded("Items", *bounds));
        }
    }
    sized
}

fn bounded(what: &str, bounds: Bounds) -> Value {
    let mut out = Map::new();
    out.extend(bounds.min.map(|min| (format!("min{what}"), json!(min))));
    out.extend(bounds.max.map(|max| (format!("max{what}"), json!(max))));
    Value::Object(out)
}

/// A text or a number: one that obeys the rules, or one with an expression.
fn scalar(argument: &Argument, ty: &Type) -> Value {
    let number = *ty == Type::Number;
    let mut literal =
        if number { json!({ "type": "number" }) } else { json!({ "type": ["string", "number", "boolean"] }) };
    let mut known: Vec<Value> = Vec::new();
    for check in held(argument) {
        match check {
            Check::OneOf(set) if set.closed => {
                known.extend(set.values.iter().map(|value| match value.value.parse::<i64>() {
                    Ok(n) if number => json!(n),
                    _ => json!(value.value),
                }));
            }
            Check::Range(range) if number && range.or.is_none() => {
                let end = |n: Number| match n {
                    Number::Integer(n) => json!(n),
                    Number::Decimal(n) => json!(n),
                };
                let key = |exclusive: bool, plain: &str, strict: &str| {
                    if exclusive { strict } else { plain }.to_owned()
                };
                let min =
                    range.min.map(|n| (key(range.exclusive_min, "minimum", "exclusiveMinimum"), end(n)));
                let max =
                    range.max.map(|n| (key(range.exclusive_max, "maximum", "exclusiveMaximum"), end(n)));
                merge(&mut literal, Value::Object(min.into_iter().chain(max).collect()));
            }
            Check::Length(bounds) if !number => merge(&mut literal, bounded("Length", *bounds)),
            Check::Pattern(pattern) if !number => merge(&mut literal, json!({ "pattern": pattern })),
            Check::Format(format) if !number => {
                if let Some(name) = editor_name(*format) {
                    merge(&mut literal, json!({ "format": name }));
                }
            }
            _ => {}
        }
    }
    let literal = if known.is_empty() { literal } else { json!({ "enum": known }) };
    json!({ "anyOf": [literal, { "type": "string", "pattern": EXPRESSION }] })
}

/// The forms that JSON Schema has a name for, where it means nothing narrower.
const fn editor_name(format: Format) -> Option<&'static str> {
    match format {
        Format::Date => Some("date"),
        Format::IpV4 => Some("ipv4"),
        Format::IpV6 => Some("ipv6"),
        Format::Uuid => Some("uuid"),
        _ => None,
    }
}

fn merge(into: &mut Value, more: Value) {
    if let (Some(into), Value::Object(more)) = (into.as_object_mut(), more) {
        into.extend(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::{Document, Options, compile_documents};
    use crate::source::SourceFile;

    fn schema(arguments: &str) -> Value {
        let page = format!("# Resource: test_lamp\n\nA lamp.\n\n## Argument Reference\n\n{arguments}\n");
        let documents =
            [Document { name: "lamp.md".to_owned(), file: SourceFile::new("lamp.md", page.as_str()) }];
        let schema = compile_documents(&documents, &Options::default(), &|_| ()).schema;
        let text = editor_schema(&schema);
        serde_json::from_str(&text).expect("JSON")
    }

    /// Each of them leads to all others, and the schema stays as long as the page.
    #[test]
    fn arguments_that_stand_together_demand_each_other_in_turn() {
        let names: Vec<String> = (0..2_000).map(|n| format!("a{n}")).collect();
        let argument = |name: &String| {
            let at = "x.yaml:1:1-1:2";
            json!({ "name": name, "presence": { "value": "optional", "bases": [] }, "declared": [],
                    "type": { "value": "string", "bases": [{ "evidence": "yaml", "at": at }] } })
        };
        let block: Block = serde_json::from_value(json!({
            "arguments": names.iter().map(argument).collect::<Vec<_>>(),
            "groups": [{ "kind": "all_or_none", "arguments": names, "text": "Together.", "bases": [] }],
        }))
        .expect("a block");
        let (with, all) = relations(&block);
        assert_eq!((with.len(), all.len()), (2_000, 0));
        assert_eq!((&with["a0"], &with["a1999"]), (&json!(["a1"]), &json!(["a0"])));
    }

    #[test]
    fn what_always_holds_is_checked_and_expressions_never_are() {
        let schema = schema(
            "* `name` - (Required) Name. Must be between 1 and 63 characters.\n* `kind` - (Optional) Valid values: `desk`, \
             `floor`.\n* `watts` - (Optional) Number of watts. Must be between 1 and 90.\n* `oil` - (Optional) Litres of oil. Conflicts \
             with `watts`.\n* `shade` - (Optional) Configuration block. Detailed below.\n\n### shade\n\n* `colour` - (Required) Colour.",
        );
        let lamp = &schema["$defs"]["resource.test_lamp"];
        assert_eq!(lamp["required"], json!(["name"]));
        assert_eq!(lamp["properties"]["kind"]["anyOf"][0]["enum"], json!(["desk", "floor"]));
        assert_eq!(lamp["properties"]["watts"]["anyOf"][0]["maximum"], 90);
        assert_eq!(lamp["properties"]["name"]["anyOf"][0]["maxLength"], 63);
        assert_eq!(lamp["properties"]["name"]["anyOf"][1]["pattern"], EXPRESSION);
        assert_eq!(lamp["allOf"], json!([{ "not": { "required": ["oil", "watts"] } }]));
        assert_eq!(lamp["properties"]["shade"]["anyOf"][0]["$ref"], "#/$defs/resource.test_lamp.shade");
        assert_eq!(schema["$defs"]["resource.test_lamp.shade"]["required"], json!(["colour"]));
        assert_eq!(lamp["additionalProperties"], false);
    }
}
