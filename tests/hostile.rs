//! Whatever a program passes in, a synth neither panics nor changes it.

use ferroform::prelude::*;
use ferroform::{App, Construct, GenericResource, Output, Stack, template};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// Reads a text as Terraform reads a template that holds nothing but escapes and quoted text.
fn evaluate(text: &str) -> Option<String> {
    const ESCAPES: [(&str, &str); 4] = [("$${", "${"), ("%%{", "%{"), ("\\u0024", "$"), ("\\u0025", "%")];
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(quoted) = rest.strip_prefix("${\"") {
            let (quoted, after) = quoted.split_once("\"}")?;
            let mut inner = quoted.to_owned();
            for (escape, meaning) in ESCAPES {
                inner = inner.replace(escape, meaning);
            }
            out.push_str(&inner);
            rest = after;
        } else if let Some((escape, meaning)) =
            ESCAPES[..2].iter().find(|(escape, _)| rest.starts_with(escape))
        {
            out.push_str(meaning);
            rest = &rest[escape.len()..];
        } else if rest.starts_with("${") || rest.starts_with("%{") {
            return None;
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    Some(out)
}

fn evaluate_all(json: &Json) -> Option<Json> {
    Some(match json {
        Json::String(text) => Json::String(evaluate(text)?),
        Json::Array(items) => Json::Array(items.iter().map(evaluate_all).collect::<Option<_>>()?),
        Json::Object(members) => Json::Object(
            members
                .iter()
                .map(|(key, value)| Some((evaluate(key)?, evaluate_all(value)?)))
                .collect::<Option<_>>()?,
        ),
        scalar => scalar.clone(),
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[$%{}\"\\\\a]{0,12}", any::<String>()]
}

fn value() -> impl Strategy<Value = Json> {
    let scalar = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        text().prop_map(Json::from),
    ];
    scalar.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::btree_map(text(), inner, 0..4).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_literal_comes_out_as_itself(value in value()) {
        let app = App::new();
        let stack = Stack::new(&app, "s");
        Output::new(&stack, "o", value.clone());
        let json = stack.to_json().expect("a literal is never wrong");
        prop_assert_eq!(evaluate_all(&json["output"]["o"]["value"]), Some(value));
    }

    #[test]
    fn an_expression_in_text_stays_one(before in text(), after in text()) {
        let app = App::new();
        let stack = Stack::new(&app, "s");
        let other = GenericResource::resource("acme_thing").create(&stack, "x");
        Output::new(&stack, "o", template!("{}{}{}", before.as_str(), other.id(), after.as_str()));
        let json = stack.to_json().expect("text is never wrong");
        let text = json["output"]["o"]["value"].as_str().unwrap_or_default();
        let parts = text.split_once("${acme_thing.x.id}").map(|(left, right)| (evaluate(left), evaluate(right)));
        prop_assert_eq!(parts, Some((Some(before), Some(after))));
    }

    #[test]
    fn any_ids_end_in_a_synth_or_in_errors(ids in prop::collection::vec(text(), 1..5), chosen in text()) {
        let app = App::new();
        let stack = Stack::new(&app, &ids[0]);
        let mut at = Construct::new(&stack, "below");
        for id in &ids {
            at = Construct::new(&at, id);
            let thing = GenericResource::resource("acme_thing").create(&at, id.as_str());
            Output::new(&at, "output", thing.id());
        }
        let last = GenericResource::resource(&chosen).set(chosen.clone(), 1).create(&at, "last");
        last.override_logical_id(chosen.clone()).add_override(&chosen, json!({"a": chosen}));
        match app.render() {
            Ok(rendered) => {
                for stack in rendered.stacks() {
                    prop_assert!(stack.json().is_object());
                }
            }
            Err(errors) => prop_assert!(!errors.errors().is_empty()),
        }
    }
}
