//! What moves, what is imported, what is removed.

use super::{errors, thing};
use ferroform::prelude::*;
use ferroform::{
    App, Construct, GenericProvider, GenericResource, Import, Module, Output, Provisioner, Removed, Stack,
    for_each, hcl,
};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

fn stack(app: &App) -> Stack {
    let stack = Stack::new(app, "s");
    GenericProvider::new("acme", "acme/acme").create(&stack, "acme");
    stack
}

/// From and to.
fn moves(json: &Json) -> Vec<(String, String)> {
    let text = |json: &Json| json.as_str().expect("an address").to_owned();
    let moved = json["moved"].as_array().cloned().unwrap_or_default();
    moved.iter().map(|one| (text(&one["from"]), text(&one["to"]))).collect()
}

fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> Vec<(String, String)> {
    pairs.map(|(from, to)| (from.to_owned(), to.to_owned())).to_vec()
}

#[test]
fn addresses_are_a_chain_from_the_oldest_on() {
    let app = App::new();
    let stack = stack(&app);
    thing().create(&stack, "x").moved_from("acme_thing.oldest").moved_from("acme_thing.older");
    Module::new(&stack, "m", "./m").moved_from("module.old").count(2);
    let keyed = for_each(["a", "b"], |_| thing().create(&stack, "keyed"));
    keyed.get("a").moved_from("acme_thing.single");
    let json = stack.to_json().expect("a synth");
    assert_eq!(
        moves(&json),
        pairs([
            ("acme_thing.oldest", "acme_thing.older"),
            ("acme_thing.older", "acme_thing.x"),
            ("module.old", "module.m"),
            ("acme_thing.single", "acme_thing.keyed[\"a\"]"),
        ])
    );
    assert_eq!(json["//"]["metadata"]["moved"], json!({"acme_thing": ["x", "keyed"]}));
}

#[test]
fn all_of_a_construct_moves() {
    let app = App::new();
    let stack = stack(&app);
    let network = Construct::new(&stack, "network");
    network.moved_from("net");
    network.moved_from("lan");
    let inner = Construct::new(&network, "inner");
    thing().create(&inner, "deep");
    thing().create(&network, "fixed").override_logical_id("fixed");
    GenericResource::data("acme_thing").create(&network, "read");
    drop(Module::new(&network, "m", "./m"));
    let elsewhere = Construct::new(&network, "elsewhere");
    elsewhere.moved_from("top");
    thing().create(&elsewhere, "x");
    let json = stack.to_json().expect("a synth");
    // The ids are those that the same constructs get at the old places.
    let ids = |path: &[&str], ty: fn(&Construct, &str)| -> String {
        let app = App::new();
        let stack = self::stack(&app);
        let (last, above) = path.split_last().expect("a path");
        let place = above.iter().fold(stack.construct().clone(), |at, id| Construct::new(&at, *id));
        ty(&place, last);
        let json = stack.to_json().expect("a synth");
        let named =
            if json["module"].is_object() { &json["module"] } else { &json["resource"]["acme_thing"] };
        named.as_object().expect("one").keys().next().expect("one").clone()
    };
    let resource = |path: &[&str]| format!("acme_thing.{}", ids(path, |at, id| drop(thing().create(at, id))));
    let module = |path: &[&str]| format!("module.{}", ids(path, |at, id| drop(Module::new(at, id, "./m"))));
    let expected = vec![
        (resource(&["net", "inner", "deep"]), resource(&["lan", "inner", "deep"])),
        (resource(&["lan", "inner", "deep"]), resource(&["network", "inner", "deep"])),
        (module(&["net", "m"]), module(&["lan", "m"])),
        (module(&["lan", "m"]), module(&["network", "m"])),
        (resource(&["top", "x"]), resource(&["network", "elsewhere", "x"])),
    ];
    assert_eq!(moves(&json), expected);
}

#[test]
fn ids_of_old_versions_of_cdktf_are_moved_from() {
    let app = App::new();
    let stack = Stack::new(&app, "my-stack").migrate_ids();
    thing().create(&stack, "a_b");
    thing().create(&stack, "own").override_logical_id("own");
    let json = stack.to_json().expect("a synth");
    assert_eq!(moves(&json), pairs([("acme_thing.mystack_ab_7D913E68", "acme_thing.a_b")]));
}

#[test]
fn a_resource_goes_on_as_another_one() {
    let app = App::new();
    let stack = stack(&app);
    let keyed = for_each(["a", "b"], |_| thing().create(&stack, "keyed"));
    let gone = thing().create(&stack, "gone").move_to(&keyed.get("b"));
    thing().create(&stack, "far").move_to_address("module.m.acme_thing.x");
    let json = stack.to_json().expect("a synth");
    assert_eq!(
        moves(&json),
        pairs([("acme_thing.gone", "acme_thing.keyed[\"b\"]"), ("acme_thing.far", "module.m.acme_thing.x"),])
    );
    let things = json["resource"]["acme_thing"].as_object().expect("things");
    assert_eq!(things.keys().collect::<Vec<_>>(), ["keyed"]);
    Output::new(&stack, "o", gone.id());
    gone.move_to(&gone);
    thing().create(&stack, "x").move_to(&thing().create(&Stack::new(&app, "t"), "y"));
    assert_eq!(
        errors(&app),
        [
            "it moves to itself",
            "it refers to `s/gone`, which has moved",
            "it moves to `t/y`, which is another stack's",
        ]
    );
}

#[test]
fn imports_of_all_kinds() {
    let app = App::new();
    let stack = stack(&app);
    let other = GenericProvider::new("acme", "acme/acme").create(&stack, "other").alias("other");
    thing().create(&stack, "one").import_from("first").import_from("second");
    let keyed = for_each(["a", "b"], |_| thing().create(&stack, "keyed"));
    keyed.get("a").import_from("id-of-a");
    keyed.import_each([("b", "id-of-b")], |one| one.value);
    Import::new(&stack, "acme_thing.generated", "id-1").provider(&other);
    Import::new(&stack, "acme_thing.keyed[\"c\"]", hcl::<String>("var.id"));
    Import::each(&stack, "acme_thing.all", hcl::<ferroform::Map<String>>("var.ids"), |one| one.value);
    let json = stack.to_json().expect("a synth");
    assert_eq!(
        json["import"],
        json!([
            {"to": "acme_thing.one", "id": "second"},
            {"to": "acme_thing.keyed[\"a\"]", "id": "id-of-a"},
            {"to": "acme_thing.keyed[each.key]", "id": "${each.value}", "for_each": {"b": "id-of-b"}},
            {"to": "acme_thing.generated", "id": "id-1", "provider": "acme.other"},
            {"to": "acme_thing.keyed[\"c\"]", "id": "${var.id}"},
            {"to": "acme_thing.all[each.key]", "id": "${each.value}", "for_each": "${var.ids}"},
        ])
    );
    let metadata = &json["//"]["metadata"];
    assert_eq!(metadata["imports"], json!({"acme_thing": ["one", "keyed"]}));
    assert_eq!(metadata["importsGeneratingConfiguration"], json!(["generated", "all"]));
    Import::new(&stack, "not an address", "x");
    Construct::new(&stack, "place").moved_from("/old");
    thing().create(&stack, "several").count(2).import_from("x");
    assert_eq!(
        errors(&app),
        [
            "`/old` is not a path that a construct can have had",
            "`not an address` is not an address that something can be imported to",
            "one object is imported as what is repeated",
        ]
    );
}

#[test]
fn what_was_removed() {
    let app = App::new();
    let stack = stack(&app);
    Removed::new(&stack, "acme_thing.kept").keep();
    Removed::new(&stack, "module.gone")
        .provisioner(Provisioner::local_exec("echo gone"))
        .connection([("type", "ssh")]);
    let json = stack.to_json().expect("a synth");
    assert_eq!(
        json["removed"],
        json!([
            {"from": "acme_thing.kept", "lifecycle": {"destroy": false}},
            {
                "from": "module.gone",
                "lifecycle": {"destroy": true},
                "connection": {"type": "ssh"},
                "provisioner": [{"local-exec": {"command": "echo gone", "when": "destroy"}}],
            },
        ])
    );
    Removed::new(&stack, "acme_thing.x[0]");
    Removed::new(&stack, "acme_thing.y").provisioner(Provisioner::local_exec("x")).keep();
    assert_eq!(
        errors(&app),
        [
            "`acme_thing.x[0]` is not an address that something can be removed from",
            "a provisioner runs before an object is destroyed, and this one is kept",
        ]
    );
}

/// Constructs within each other: an id each, and what is in it.
#[derive(Debug, Clone)]
struct Place {
    id: String,
    within: Vec<Place>,
}

fn places() -> impl Strategy<Value = Vec<Place>> {
    let id = || prop::sample::select(vec!["a", "b", "a-b", "Default", "Resource", "vpc", "net vpc", "ab"]);
    let leaf = id().prop_map(|id| Place { id: id.to_owned(), within: Vec::new() });
    let place = leaf.prop_recursive(3, 12, 3, move |inner| {
        (id(), prop::collection::vec(inner, 0..3))
            .prop_map(|(id, within)| Place { id: id.to_owned(), within })
    });
    prop::collection::vec(place, 1..4)
}

/// Makes a resource at the end of each way, and what each is called.
fn make(scope: &Construct, places: &[Place]) {
    let mut taken = Vec::new();
    for place in places {
        if taken.contains(&&place.id) {
            continue;
        }
        taken.push(&place.id);
        if place.within.is_empty() {
            thing().create(scope, place.id.as_str());
        } else {
            make(&Construct::new(scope, place.id.as_str()), &place.within);
        }
    }
}

/// By the path of each thing below its construct, its address.
fn addresses(json: &Json, above: &str) -> BTreeMap<String, String> {
    let things = json["resource"]["acme_thing"].as_object().expect("things");
    let path = |thing: &Json| {
        let path = thing["//"]["metadata"]["path"].as_str().expect("a path");
        path.strip_prefix(above).expect("a path below").to_owned()
    };
    things.iter().map(|(id, thing)| (path(thing), format!("acme_thing.{id}"))).collect()
}

proptest! {
    #[test]
    fn whatever_stands_in_a_construct_that_moves_is_found_again(places in places()) {
        let build = |path: &[&str], former: Option<&str>| {
            let app = App::new();
            let stack = stack(&app);
            let place = path.iter().fold(stack.construct().clone(), |at, id| Construct::new(&at, *id));
            if let Some(former) = former {
                place.moved_from(former);
            }
            make(&place, &places);
            app.render().ok().map(|rendered| rendered.stacks()[0].json())
        };
        // Some ids come out alike, which is an error of its own.
        let (Some(before), Some(after)) =
            (build(&["old", "place"], None), build(&["new"], Some("old/place"))) else { return Ok(()) };
        let moved: BTreeMap<String, String> = moves(&after).into_iter().collect();
        let now = addresses(&after, "s/new");
        for (path, address) in addresses(&before, "s/old/place") {
            prop_assert_eq!(moved.get(&address).unwrap_or(&address), &now[&path], "{}", path);
        }
    }
}
