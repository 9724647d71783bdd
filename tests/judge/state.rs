//! What becomes of what exists, as real Terraform sees it: moves, removals, imports.

use super::place::{Place, stack, thing};
use ferroform::prelude::*;
use ferroform::{App, Construct, GenericResource, Import, Provisioner, Removed, Stack, for_each};
use ferroform_testing::Plan;
use ferroform_testing::terraform::Action;

/// Where each resource comes from, and what happens to it.
fn changes(plan: &Plan) -> Vec<(String, String, Vec<Action>)> {
    let all = plan.resource_changes.iter().map(|it| {
        let from = it.previous_address.clone().unwrap_or_default();
        (it.address.clone(), from, it.change.actions.clone())
    });
    all.collect()
}

fn change(address: &str, from: &str, action: Action) -> (String, String, Vec<Action>) {
    (address.to_owned(), from.to_owned(), vec![action])
}

#[test]
fn everything_moves_and_nothing_is_replaced() {
    let Some(mut place) = Place::new("everything_moves_and_nothing_is_replaced") else { return };
    place.apply(|stack| {
        thing("a").create(stack, "first");
        thing("b").create(&Construct::new(&Construct::new(stack, "net"), "inner"), "deep");
        thing("c").create(stack, "single");
        thing("d").create(stack, "own");
    });
    let plan = place.plan(|stack| {
        let network = Construct::new(stack, "network");
        network.moved_from("lan");
        let inner = Construct::new(&network, "inner");
        thing("b")
            .create(&inner, "deep")
            .override_logical_id("deep")
            .moved_from(format!("acme_thing.{}", deep_id()));
        thing("a").create(stack, "third").moved_from("acme_thing.first").moved_from("acme_thing.second");
        let keyed = for_each(["c"], |name| thing("").set("name", name.value).create(stack, "keyed"));
        thing("c").create(stack, "single").move_to(&keyed.get("c"));
        thing("d").create(stack, "other").moved_from("acme_thing.own");
    });
    let deep = format!("acme_thing.{}", deep_id());
    assert_eq!(
        changes(&plan),
        [
            change("acme_thing.deep", &deep, Action::NoOp),
            change("acme_thing.keyed[\"c\"]", "acme_thing.single", Action::NoOp),
            change("acme_thing.other", "acme_thing.own", Action::NoOp),
            change("acme_thing.third", "acme_thing.first", Action::NoOp),
        ]
    );
    let plan = place.plan(|stack| {
        let network = Construct::new(stack, "network");
        network.moved_from("net");
        network.moved_from("lan");
        thing("b").create(&Construct::new(&network, "inner"), "deep");
        thing("a").create(stack, "first");
        thing("c").create(stack, "single");
        thing("d").create(stack, "own");
    });
    assert!(plan.is_empty(), "{plan}");
    assert_eq!(
        plan.resource_changes.iter().filter_map(|it| it.previous_address.clone()).collect::<Vec<_>>(),
        [deep]
    );
}

/// The logical id of `net/inner/deep`.
fn deep_id() -> String {
    let app = App::new();
    let stack = stack(&app);
    thing("b").create(&Construct::new(&Construct::new(&stack, "net"), "inner"), "deep");
    let json = stack.to_json().expect("a synth");
    let things = json["resource"]["acme_thing"].as_object().expect("things");
    things.keys().next().expect("a thing").clone()
}

#[test]
fn what_was_removed_is_forgotten_or_destroyed() {
    let Some(mut place) = Place::new("what_was_removed_is_forgotten_or_destroyed") else { return };
    place.apply(|stack| {
        thing("a").create(stack, "kept");
        thing("b").create(stack, "gone");
    });
    let removed = |stack: &Stack| {
        Removed::new(stack, "acme_thing.kept").keep();
        Removed::new(stack, "acme_thing.gone").provisioner(Provisioner::local_exec("true"));
    };
    let plan = place.plan(removed);
    assert_eq!(
        changes(&plan),
        [change("acme_thing.gone", "", Action::Delete), change("acme_thing.kept", "", Action::Forget),]
    );
    place.apply(removed);
    assert!(place.plan(removed).is_empty());
}

#[test]
fn objects_are_imported_with_and_without_configuration() {
    let Some(mut place) = Place::new("objects_are_imported_with_and_without_configuration") else { return };
    let build = |stack: &Stack| {
        GenericResource::resource("acme_thing").create(stack, "one").import_from("id-1");
        let keyed = for_each(["a", "b"], |_| GenericResource::resource("acme_thing").create(stack, "keyed"));
        keyed.get("a").import_from("id-a");
        keyed.import_each([("b", "id-b")], |id| id.value);
        Import::new(stack, "acme_thing.generated", "id-2");
    };
    let workspace = place.synth(build);
    let (plan, _) = workspace.plan_generating("generated.tf").unwrap_or_else(|failure| panic!("{failure}"));
    let imported: Vec<_> = plan
        .resource_changes
        .iter()
        .map(|it| (it.address.as_str(), it.change.importing.as_ref().expect("an import")["id"].as_str()))
        .collect();
    assert_eq!(
        imported,
        [
            ("acme_thing.generated", Some("id-2")),
            ("acme_thing.keyed[\"a\"]", Some("id-a")),
            ("acme_thing.keyed[\"b\"]", Some("id-b")),
            ("acme_thing.one", Some("id-1")),
        ]
    );
    let written = std::fs::read_to_string(workspace.folder().join("generated.tf")).expect("a file");
    assert!(written.contains("resource \"acme_thing\" \"generated\""), "{written}");
}
