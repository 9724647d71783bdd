//! The shop, as real Terraform sees it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use ferroform::{App, Warnings, testing};
use ferroform_testing::{Documents, Judge, Terraform, assert_valid, judge};
use std::fmt::Write as _;
use std::sync::Arc;

fn shop() -> App {
    let app = App::new();
    app.warnings(Warnings::Deny);
    production::shop(&app);
    app
}

fn documents() -> Arc<Documents> {
    Documents::load(&["docs"]).unwrap_or_else(|failure| panic!("{failure}"))
}

fn judged(app: &App, terraform: Terraform) -> Judge<'_> {
    judge(app).terraform(terraform).documents(&documents()).variable("database_password", "correct horse")
}

/// What one would look at before a merge: every stack, with all that it says.
#[test]
fn stacks() {
    let found = testing::synth(&shop());
    for stack in ["platform", "service"] {
        insta::assert_snapshot!(stack, found.stack(stack));
    }
}

#[test]
fn terraform_takes_both_stacks() {
    assert_valid(&shop());
    let Some(terraform) = Terraform::for_test("terraform_takes_both_stacks") else { return };
    let app = shop();
    let verdict = judged(&app, terraform).validate().unwrap();
    verdict.assert_accepted();
    assert_eq!(verdict.open_types, [""; 0]);
}

#[test]
fn what_is_planned() {
    let Some(terraform) = Terraform::for_test("what_is_planned") else { return };
    let app = shop();
    let plans = judged(&app, terraform).plan().unwrap_or_else(|failure| panic!("{failure}"));
    let mut text = String::new();
    for (stack, plan) in plans {
        write!(text, "{stack}:\n{plan}\n").unwrap();
    }
    insta::assert_snapshot!(text);
}

#[test]
fn nothing_is_left_to_do_once_it_is_applied() {
    let Some(terraform) = Terraform::for_test("nothing_is_left_to_do_once_it_is_applied") else { return };
    let app = shop();
    let stacks = judged(&app, terraform).apply().unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(stacks.len(), 2);
    for (stack, applied) in &stacks {
        assert!(applied.next_plan.is_empty(), "{stack}:\n{}", applied.next_plan);
    }
    let service = &stacks["service"];
    assert_eq!(service.outputs["address"], "https://shop.example.com");
}
