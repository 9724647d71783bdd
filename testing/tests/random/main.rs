//! Random programs: what Terraform makes of them is what a small interpreter says.
//!
//! `FERROFORM_CASES` sets their number (500 otherwise), `FERROFORM_SEED` another start than the usual one.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests fail by panicking, and say figures"
)]

mod hcl;
mod repeated;
mod strategies;
mod trees;

use ferroform::{Any, App, Expr, GenericProvider, GenericResource, List, Number, Output, Stack, Value};
use ferroform_testing::{Terraform, judge};
use proptest::strategy::{BoxedStrategy, Strategy, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value as Json, json};
use strategies::Trees;

/// A lamp as a resource and as a data source.
pub(crate) fn schema() -> String {
    let lamp = json!({"version": 0, "block": {
        "attributes": {
            "id": {"type": "string", "computed": true},
            "name": {"type": "string", "required": true},
            "watts": {"type": "number", "optional": true},
            "tags": {"type": ["list", "string"], "optional": true},
        },
        "block_types": {"shade": {"nesting_mode": "list", "block": {
            "attributes": {
                "width": {"type": "number", "optional": true},
                "text": {"type": "string", "optional": true},
            },
            "block_types": {"slat": {"nesting_mode": "list", "block": {
                "attributes": {"text": {"type": "string", "optional": true}},
            }}},
        }}},
    }});
    json!({"format_version": "1.0", "provider_schemas": {"registry.terraform.io/acme/acme": {
        "resource_schemas": {"acme_lamp": lamp},
        "data_source_schemas": {"acme_lamp": lamp},
    }}})
    .to_string()
}

pub(crate) fn setting(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Of so many cases, every tenth is a repeated element, and the others are expressions.
const REPEATED: usize = 10;

/// How many cases Terraform gets at once.
pub(crate) const AT_ONCE: usize = 100;

/// Values under names, as expressions and as what they must be.
#[derive(Debug, Default)]
pub(crate) struct Said {
    values: Vec<(String, Value<Any>)>,
    expected: serde_json::Map<String, Json>,
}

impl Said {
    pub(crate) fn say(
        &mut self,
        name: impl Into<String>,
        value: impl Into<Value<Any>>,
        expected: impl Into<Json>,
    ) {
        let name = name.into();
        self.values.push((name.clone(), value.into()));
        self.expected.insert(name, expected.into());
    }
}

#[test]
fn what_terraform_makes_of_a_program_is_what_it_says() {
    let Some(terraform) = Terraform::for_test("what_terraform_makes_of_a_program_is_what_it_says") else {
        return;
    };
    let mut left = setting("FERROFORM_CASES", 500);
    let mut random = Random::new();
    while left > 0 {
        let now = left.min(AT_ONCE);
        left -= now;
        let Batch { app, expected } = random.batch(now);
        let applied = judge(&app).terraform(terraform.clone()).schema(schema()).apply();
        let applied = applied.unwrap_or_else(|failure| panic!("{failure}"));
        let applied = &applied["random"];
        for (name, values, of) in &expected {
            let found = applied.outputs.get(name).unwrap_or_else(|| panic!("{name} is not there"));
            for (name, value) in values {
                let found = &found[name];
                let is_same = match (found.as_f64(), value.as_f64()) {
                    (Some(found), Some(value)) => found == value,
                    _ => found == value,
                };
                assert!(is_same, "{name} is {found}, should be {value}, in: {of}");
            }
        }
        assert!(applied.next_plan.is_empty(), "{}", applied.next_plan);
    }
    println!(
        "{} expressions and {} programs of repeated elements: Terraform says what the interpreter says",
        random.expressions, random.programs
    );
}

/// Where random programs come from.
pub(crate) struct Random {
    pub(crate) runner: TestRunner,
    trees: Trees,
    repeated: BoxedStrategy<repeated::Repeated>,
    /// How many there were.
    expressions: usize,
    programs: usize,
}

/// A program of many cases, and what must come of them.
pub(crate) struct Batch {
    pub(crate) app: App,
    /// By the names of outputs, with what the program says.
    expected: Vec<(String, serde_json::Map<String, Json>, String)>,
}

impl Random {
    pub(crate) fn new() -> Self {
        let mut seed = [7_u8; 32];
        seed[..8].copy_from_slice(&setting("FERROFORM_SEED", 0x0707_0707_0707_0707).to_le_bytes());
        let random = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
        Self {
            runner: TestRunner::new_with_rng(Config::default(), random),
            trees: Trees::new(3),
            repeated: repeated::repeated().boxed(),
            expressions: 0,
            programs: 0,
        }
    }

    /// The stack `random` with so many cases.
    pub(crate) fn batch(&mut self, cases: usize) -> Batch {
        let app = App::new();
        let stack = Stack::new(&app, "random");
        GenericProvider::new("acme", "acme/acme").create(&stack, "acme");
        let mut expected = Vec::new();
        let mut say = |case: usize, said: Said, what: String| {
            let name = format!("case{case}");
            Output::new(&stack, &name, Value::object(said.values));
            expected.push((name, said.expected, what));
        };
        let mut said = Said::default();
        let mut said_of = String::new();
        for case in 0..cases {
            if case.is_multiple_of(REPEATED) {
                // What Terraform takes time for is the number of outputs: the expressions before share one.
                say(case, std::mem::take(&mut said), std::mem::take(&mut said_of));
                let program = self.repeated.new_tree(&mut self.runner).unwrap().current();
                said = program.put(&stack, case);
                said_of = format!("{program:?}");
                self.programs += 1;
            } else {
                said_of += &expression(&stack, case, &self.trees, &mut self.runner, &mut said);
                self.expressions += 1;
            }
        }
        say(cases, said, said_of);
        Batch { app, expected }
    }
}

/// Says a text, a number or a list: every third time through a resource and its block, and back by references.
fn expression(stack: &Stack, case: usize, trees: &Trees, runner: &mut TestRunner, said: &mut Said) -> String {
    let id = format!("value{case}");
    let lamp = || GenericResource::resource("acme_lamp").set("name", "lamp");
    let through = case.is_multiple_of(3);
    let lamp_id = format!("lamp{case}");
    match case % 4 {
        0 | 1 => {
            let tree = trees.text.new_tree(runner).unwrap().current();
            let mut value: Expr<String> = tree.program(&[]);
            if through {
                value = lamp().set("name", value).create(stack, lamp_id).attribute("name");
            }
            said.say(&id, value, tree.value(&[]));
            format!("{id}: {tree:?}\n")
        }
        2 => {
            let tree = trees.number.new_tree(runner).unwrap().current();
            let mut value: Expr<Number> = tree.program(&[]);
            if through {
                let shade = Value::object([("width", value.into())]);
                let lamp = lamp().set("shade", Value::list([shade])).create(stack, lamp_id);
                value = lamp.attribute::<List<Any>>("shade").at(0).property("width");
            }
            said.say(&id, value, tree.value(&[]));
            format!("{id}: {tree:?}\n")
        }
        _ => {
            let tree = trees.texts.new_tree(runner).unwrap().current();
            let mut value: Expr<List<String>> = tree.program(&[]);
            if through {
                value = lamp().set("tags", value).create(stack, lamp_id).attribute("tags");
            }
            said.say(&id, value, tree.value(&[]));
            format!("{id}: {tree:?}\n")
        }
    }
}
