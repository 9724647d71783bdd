//! Loops: names of their variables, and everything that a `for` expression can say.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests fail by panicking as well")]

use ferroform::{
    Any, App, Expr, GenericResource, List, Map, Number, Output, Set, Stack, Value, functions, hcl, literal,
    template,
};
use serde_json::{Value as Json, json};

/// What the value of an output becomes.
fn rendered(value: impl Into<Value<Any>>) -> Json {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    Output::new(&stack, "o", value);
    stack.to_json().expect("a synth")["output"]["o"]["value"].clone()
}

fn rows() -> Expr<List<String>> {
    hcl("local.rows")
}

fn columns() -> Expr<Map<String>> {
    hcl("local.columns")
}

#[test]
fn every_level_has_variables_of_its_own() {
    let table = rows().map(|row| columns().map(|key, column| template!("{}-{}-{}", row, key, column)));
    assert_eq!(
        rendered(table),
        "${[ for key, val in local.rows: [ for key1, val1 in local.columns: \"${val}-${key1}-${val1}\"]]}"
    );
    let cube = rows().map_indexed(|i, _| {
        columns().into_map(|k, b| (k, rows().filter(|c| c.not_equals(b.clone()).or(i.clone().equals(1)))))
    });
    assert_eq!(
        rendered(cube),
        "${[ for key, val in local.rows: { for key1, val1 in local.columns: key1 => \
         [ for key2, val2 in local.rows: val2 if ((val2 != val1) || (key == 1))] }]}"
    );
}

#[test]
fn a_collection_is_outside_of_its_loop() {
    let filtered = rows().filter(|row| row.not_equals("x")).map(functions::upper);
    assert_eq!(
        rendered(filtered),
        "${[ for key, val in [ for key, val in local.rows: val if (val != \"x\")]: upper(val)]}"
    );
    let nested: Expr<List<List<String>>> = hcl("local.table");
    let inner = nested.map(|row| row.filter(|cell| cell.not_equals("")).map(|cell| template!("<{}>", cell)));
    assert_eq!(
        rendered(inner),
        "${[ for key, val in local.table: [ for key1, val1 in [ for key1, val1 in val: val1 if (val1 != \"\")]: \
         \"<${val1}>\"]]}"
    );
}

#[test]
fn a_variable_hides_no_resource_type_and_does_not_leave_its_loop() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let val = GenericResource::resource("val").create(&stack, "x");
    Output::new(&stack, "o", rows().map(|row| template!("{}{}", row, val.id())));
    let json = stack.to_json().expect("a synth");
    let expected = "${[ for key1, val1 in local.rows: \"${val1}${val.x.id}\"]}";
    assert_eq!(json["output"]["o"]["value"], expected);

    let mut smuggled = None;
    Output::new(
        &stack,
        "p",
        rows().map(|row| {
            smuggled = Some(row.clone());
            row
        }),
    );
    Output::new(&stack, "q", smuggled);
    let errors = app.render().expect_err("an error");
    let messages: Vec<_> = errors.errors().iter().map(|error| error.message()).collect();
    assert_eq!(messages, ["the variable of a loop is used outside of the loop"]);
}

#[test]
fn maps_of_own_keys_and_groups() {
    assert_eq!(
        rendered(rows().key_by(functions::lower)),
        "${{ for key, val in local.rows: lower(val) => val }}"
    );
    assert_eq!(
        rendered(rows().group_by(functions::lower)),
        "${{ for key, val in local.rows: lower(val) => val... }}"
    );
    assert_eq!(
        rendered(columns().into_map(|key, value| (value, key))),
        "${{ for key, val in local.columns: val => key }}"
    );
    assert_eq!(
        rendered(columns().group_by(|_, value| value)),
        "${{ for key, val in local.columns: val => val... }}"
    );
    assert_eq!(
        rendered(columns().filter(|key, _| key.not_equals("x"))),
        "${{ for key, val in local.columns: key => val if (key != \"x\") }}"
    );
    assert_eq!(
        rendered(columns().map_values(|_, value| functions::upper(value))),
        "${{ for key, val in local.columns: key => upper(val) }}"
    );
}

#[test]
fn types_are_known_from_what_is_there() {
    let literal_rows: Expr<List<Number>> = literal([1, 2]).map(|n| n * 2);
    assert_eq!(rendered(literal_rows), "${[ for key, val in [1, 2]: (val * 2)]}");
    let set: Expr<Set<String>> = functions::toset(["a", "b"]).filter(|name| name.not_equals("b"));
    assert_eq!(rendered(set), "${toset([ for key, val in toset([\"a\", \"b\"]): val if (val != \"b\")])}");
    let objects =
        rows().map(|row| [("name", Value::from(row)), ("port", 80.into())] as [(&str, Value<Any>); 2]);
    assert_eq!(rendered(objects), "${[ for key, val in local.rows: {\"name\" = val, \"port\" = 80}]}");
    let keys: Expr<List<String>> = functions::keys(columns());
    assert_eq!(rendered(keys), "${keys(local.columns)}");
    assert_eq!(
        rendered(functions::flatten(rows().map(|row| [row]))),
        "${flatten([ for key, val in local.rows: [val]])}"
    );
    assert_eq!(rendered(literal([("a", 1)])), json!({"a": 1}));
}

#[test]
fn numbers_stand_on_either_side() {
    let n = || hcl::<Number>("var.n");
    assert_eq!(rendered(4 - n()), "${(4 - var.n)}");
    assert_eq!(rendered(2.5 * n() / 3_u8), "${((2.5 * var.n) / 3)}");
    assert_eq!(rendered(1 + n() % 2 - n()), "${((1 + (var.n % 2)) - var.n)}");
    assert_eq!(rendered("a-" + hcl::<String>("var.s")), "a-${var.s}");
}
