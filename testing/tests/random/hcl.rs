//! Random programs as HCL: what Terraform plans of them is what it plans of their JSON.

use crate::strategies::{keys, words};
use crate::{AT_ONCE, Batch, Random, schema, setting};
use ferroform::{Any, Construct, GenericResource, Output, Scope as _, Value};
use ferroform_testing::provider::Knowledge;
use ferroform_testing::schema::Schemas;
use ferroform_testing::{Folder, Plan, Terraform};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use std::path::Path;
use std::sync::Arc;

/// Objects in objects, under names and with texts that Terraform's language reads something into.
#[derive(Debug, Clone)]
enum Literal {
    Text(String),
    Number(i64),
    Null,
    List(Vec<Literal>),
    Object(Vec<(String, Literal)>),
}

impl Literal {
    fn value(&self) -> Value<Any> {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Number(number) => (*number).into(),
            Self::Null => Value::null(),
            Self::List(items) => Value::list(items.iter().map(Self::value)),
            Self::Object(members) => {
                Value::object(members.iter().map(|(key, value)| (key.clone(), value.value())))
            }
        }
    }
}

fn literals() -> impl Strategy<Value = Literal> {
    let scalar = prop_oneof![
        words().prop_map(Literal::Text),
        (words(), words()).prop_map(|(a, b)| Literal::Text(format!("{a}\n  {b}\n"))),
        any::<i64>().prop_map(Literal::Number),
        Just(Literal::Null),
    ];
    let key = prop_oneof![
        keys(),
        Just("for".to_owned()),
        Just("a.b".to_owned()),
        Just("1".to_owned()),
        Just(String::new())
    ];
    scalar.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Literal::List),
            vec((key.clone(), inner), 0..4).prop_map(|mut members| {
                members.sort_by(|(a, _), (b, _)| a.cmp(b));
                members.dedup_by(|(a, _), (b, _)| a == b);
                Literal::Object(members)
            }),
        ]
    })
}

/// Literals of any shape, as an output and in the blocks of a resource.
fn put_literals(stack: &Construct, random: &mut Random, cases: usize) {
    let strategy = literals();
    for case in 0..cases {
        let mut one = || strategy.new_tree(&mut random.runner).unwrap().current();
        Output::new(stack, format!("literal{case}"), one().value());
        let texts: Vec<String> =
            (0..2).map(|_| words().new_tree(&mut random.runner).unwrap().current()).collect();
        let slat = Value::object([("text", texts[0].as_str().into())]);
        let shade = Value::object([
            ("text", texts[1].as_str().into()),
            ("slat", Value::list(vec![slat; 1 + case % 2])),
        ]);
        GenericResource::resource("acme_lamp")
            .set("name", texts[0].as_str())
            .set("shade", Value::list([shade]))
            .create(stack, format!("literal_lamp{case}"));
    }
}

#[test]
fn as_hcl_a_program_plans_what_it_plans_as_json() {
    let Some(terraform) = Terraform::for_test("as_hcl_a_program_plans_what_it_plans_as_json") else { return };
    let schemas = Schemas::from_text(&schema()).unwrap_or_else(|failure| panic!("{failure}"));
    let knowledge: Arc<dyn Knowledge> = Arc::new(());
    let mut random = Random::new();
    let cases = setting("FERROFORM_CASES", AT_ONCE);
    let Batch { app, .. } = random.batch(cases);
    put_literals(&app.construct().find("random").unwrap(), &mut random, cases);
    let (json, hcl) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    app.synth_to(json.path()).unwrap();
    app.synth_hcl_to(hcl.path()).unwrap();
    let planned = |folder: &Path| -> Plan {
        let folder = Folder::open(&folder.join("stacks/random"), &terraform, &schemas, &knowledge);
        let (plan, said) =
            folder.and_then(|mut folder| folder.plan()).unwrap_or_else(|failure| panic!("{failure}"));
        plan.unwrap_or_else(|| panic!("Terraform refuses it: {said:?}"))
    };
    let (json, hcl) = (planned(json.path()), planned(hcl.path()));
    assert!(json.output_changes.len() > cases && !json.resource_changes.is_empty());
    if let Some(difference) = json.difference(&hcl) {
        panic!("planned differently, `-` as JSON and `+` as HCL:\n{difference}");
    }
}
