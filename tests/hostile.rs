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

/// How often a program puts something into itself.
const OFTEN: usize = 50_000;

/// The errors of an app with one output.
fn error_about(value: impl Into<ferroform::Value<ferroform::Any>>) -> String {
    let app = App::new();
    Output::new(&Stack::new(&app, "s"), "o", value);
    match app.render() {
        Ok(_) => String::new(),
        Err(errors) => {
            errors.errors().iter().map(ferroform::Violation::message).collect::<Vec<_>>().join("\n")
        }
    }
}

fn repeated<T>(times: usize, first: T, more: impl Fn(T) -> T) -> T {
    (0..times).fold(first, |value, _| more(value))
}

#[test]
fn no_depth_overflows_the_stack() {
    use ferroform::{Any, Expr, List, Number, Value, conditional, func, functions, hcl};
    let number = || hcl::<Number>("var.a");
    let text = || hcl::<String>("var.a");
    let any = || hcl::<Any>("var.a");
    let list = || Value::<Any>::list([]);
    let deep: Vec<(&str, Value<Any>)> = vec![
        ("lists", repeated(OFTEN, list(), |inner| Value::list([inner]))),
        ("objects", repeated(OFTEN, list(), |inner| Value::object([("a", inner)]))),
        (
            "lists in jsonencode",
            repeated(OFTEN, list(), |inner| functions::jsonencode(Value::list([inner])).into()),
        ),
        ("JSON", repeated(OFTEN, json!([]), |inner| Json::Array(vec![inner])).into()),
        ("negations", repeated(OFTEN, number(), |inner| -inner).into()),
        ("shared sums", repeated(OFTEN, number(), |inner| inner.clone() + 1).into()),
        ("sums on the right", repeated(OFTEN, number(), |inner| number() + inner).into()),
        ("calls", repeated(OFTEN, text(), functions::upper).into()),
        ("texts", repeated(OFTEN, text(), |inner| template!("a{}b", inner)).into()),
        ("conditions", repeated(OFTEN, text(), |inner| conditional(hcl::<bool>("var.b"), "x", inner)).into()),
        ("members", repeated(OFTEN, any(), |inner| inner.property("b")).into()),
        ("indexes", repeated(OFTEN, any(), |inner| inner.index(0)).into()),
        ("keys", repeated(OFTEN, number(), |inner| hcl::<List<Number>>("var.l").at(inner)).into()),
        ("loops", repeated(OFTEN, hcl::<List<Number>>("var.l"), |inner| inner.map(|item| item)).into()),
        (
            "dynamic blocks",
            repeated(OFTEN, list(), |inner| ferroform::dynamic(any().cast::<List<Any>>(), |_| inner).into()),
        ),
    ];
    for (what, value) in deep {
        let copy = value.clone();
        assert!(format!("{copy:?}").len() < 100_000, "{what}");
        let message = error_about(value);
        assert_eq!(message, "a value is nested deeper than 200 levels", "{what}");
    }
    let twice = repeated(200, number(), |inner| func::<Number>("max", [inner.clone().into(), inner.into()]));
    assert_eq!(error_about(twice), "an expression comes to more than 64 MiB of text");
    let _: Expr<Any> = any();
}

#[test]
fn as_deep_as_is_allowed_is_rendered_and_one_more_is_not() {
    use ferroform::{Any, Number, Value, hcl};
    let rendered = |value: Value<Any>| {
        let app = App::new();
        Output::new(&Stack::new(&app, "s"), "o", value);
        app.render().is_ok()
    };
    let list = |levels: usize| repeated(levels - 1, Value::<Any>::list([]), |inner| Value::list([inner]));
    assert!(rendered(list(200)) && !rendered(list(201)));
    // A call is a level, and so is what it holds.
    let calls = |levels: usize| {
        repeated(levels - 1, hcl::<Number>("var.a"), |inner| ferroform::func("abs", [inner.into()]))
    };
    assert!(rendered(calls(200).into()) && !rendered(calls(201).into()));
}

#[test]
fn what_a_loop_adds_up_is_as_long_as_it_likes() {
    use ferroform::{Number, hcl};
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let sum = (0..20_000).fold(hcl::<Number>("var.a"), |sum, n| sum + n);
    Output::new(&stack, "sum", sum);
    let text = (0..20_000).fold(hcl::<String>("var.a"), |text, _| text + "-" + hcl::<String>("var.b"));
    Output::new(&stack, "text", text);
    let small = (1..4).fold(hcl::<Number>("var.a"), |sum, n| sum - n);
    Output::new(&stack, "small", small);
    let json = stack.to_json().expect("long is not deep");
    let text = |name: &str| json["output"][name]["value"].as_str().unwrap_or_default().to_owned();
    assert_eq!(text("small"), "${(((var.a - 1) - 2) - 3)}");
    assert!(text("sum").starts_with("${((((") && text("sum").ends_with(" + 19999)}"));
    assert_eq!(text("text"), format!("${{var.a}}{}", "-${var.b}".repeat(20_000)));
}

#[test]
fn overrides_are_no_deeper_than_values() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    stack.add_override(&"a.".repeat(OFTEN), true);
    let errors = app.render().expect_err("it is too deep");
    assert_eq!(errors.errors()[0].message(), "a value is nested deeper than 200 levels");
}
