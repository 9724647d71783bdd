//! The examples, as real Terraform sees them.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests fail by panicking, and say figures"
)]

mod backends;
mod ephemeral;
mod language;
mod place;
mod provider_functions;
mod state;

use crate::support::examples::{aws_service, basic, certificate, lambda, private};
use crate::support::programs;
use ferroform::App;
use ferroform_schema::compile::{Options, compile};
use ferroform_testing::{Documents, Failure, Folder, Judge, Plan, Terraform, judge};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A program, and what keeps Terraform from some step with it: words of what it says.
struct Program {
    name: &'static str,
    build: fn(&App),
    stops: Option<Stop>,
}

/// Where it stops, and why that is the program's own affair.
struct Stop {
    at: Step,
    saying: &'static str,
    because: &'static str,
}

/// How far a program has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Synthesized,
    Valid,
    Planned,
    Applied,
    PlannedAgainAsEmpty,
}

const STEPS: [Step; 5] =
    [Step::Synthesized, Step::Valid, Step::Planned, Step::Applied, Step::PlannedAgainAsEmpty];

const fn whole(name: &'static str, build: fn(&App)) -> Program {
    Program { name, build, stops: None }
}

const fn stops(
    name: &'static str,
    build: fn(&App),
    at: Step,
    saying: &'static str,
    because: &'static str,
) -> Program {
    Program { name, build, stops: Some(Stop { at, saying, because }) }
}

const EXAMPLES: [Program; 5] = [
    whole("aws_service", aws_service::aws_service),
    whole("basic", basic::basic),
    whole("certificate", certificate::certificate),
    whole("lambda", lambda::lambda),
    whole("private", private::private),
];

/// Those that were written to see what CDKTF writes, without any thought of running them.
const PARITY: [Program; 11] = [
    whole("nested_outputs", programs::nested_outputs),
    whole("overrides", programs::overrides),
    stops(
        "meta_args",
        programs::meta_args,
        Step::Synthesized,
        "no file exists at \"k\"",
        "it reads a file that nobody has",
    ),
    whole("iterators", programs::iterators),
    stops(
        "variables_locals",
        programs::variables_locals,
        Step::Valid,
        "a number is required",
        "it takes one variable for a text, a number and a yes or no",
    ),
    stops(
        "functions_and_operators",
        programs::functions_and_operators,
        Step::Synthesized,
        "no file exists at \"t.tpl\"",
        "it reads a file that nobody has, and asks for a part of a text",
    ),
    whole("nulls_and_empty_collections", programs::nulls_and_empty_collections),
    whole("cross_stack_references", programs::cross_stack_references),
    stops(
        "modules_and_data_sources",
        programs::modules_and_data_sources,
        Step::Synthesized,
        "module registry",
        "its module is in a registry, and nothing is downloaded here",
    ),
    whole("late_override", programs::late_override),
    whole("moves_and_imports", programs::moves_and_imports),
];

/// The schema of the documents that the bindings are generated from.
fn schema_of_bindings() -> String {
    let documents = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("generated/docs");
    let compilation = compile(&[documents], &Options::default());
    ferroform_schema::provider_schema::write(&compilation.schema, "registry.terraform.io/hashicorp/aws")
        .to_string()
}

/// How far a program comes, and what it stops at.
fn how_far(app: &App, judged: &dyn Fn(&App) -> Judge<'_>) -> (Option<Step>, String) {
    let said = |failure: Failure| failure.to_string();
    if let Err(errors) = app.render() {
        return (None, errors.to_string());
    }
    match judged(app).validate() {
        Err(failure) => return (Some(Step::Synthesized), said(failure)),
        Ok(verdict) if !verdict.is_accepted() => return (Some(Step::Synthesized), verdict.to_string()),
        Ok(_) => {}
    }
    // Applying plans first; what it is refused for is asked only of those that are.
    match judged(app).apply() {
        Err(failure) => match judged(app).plan() {
            Err(_) => (Some(Step::Valid), said(failure)),
            Ok(_) => (Some(Step::Planned), said(failure)),
        },
        Ok(stacks) => match stacks.values().find(|applied| !applied.next_plan.is_empty()) {
            Some(applied) => (Some(Step::Applied), applied.next_plan.to_string()),
            None => (Some(Step::PlannedAgainAsEmpty), String::new()),
        },
    }
}

/// Puts each program through everything, and says how many came how far.
fn put_through(what: &str, programs: &[Program], judged: &dyn Fn(&App) -> Judge<'_>) {
    let mut wrong = Vec::new();
    let mut came = Vec::new();
    let mut because = Vec::new();
    for Program { name, build, stops } in programs {
        let app = App::new();
        build(&app);
        let (step, said) = how_far(&app, judged);
        came.push(step);
        match stops {
            Some(stop) if step == Some(stop.at) && said.contains(stop.saying) => {
                because.push(format!("  {name} stops once it is {:?}: {}", stop.at, stop.because));
            }
            None if step == STEPS.last().copied() => {}
            _ => wrong.push(format!("{name} comes as far as {step:?}:\n{said}")),
        }
    }
    println!("{what}, of {} programs:", programs.len());
    for step in STEPS {
        let number = came.iter().filter(|it| **it >= Some(step)).count();
        println!("  {number} {step:?}");
    }
    println!("{}", because.join("\n"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn examples_with_the_schema_of_their_documents() {
    let Some(terraform) = Terraform::for_test("examples_with_the_schema_of_their_documents") else { return };
    let schema = schema_of_bindings();
    put_through("examples with a schema", &EXAMPLES, &|app| {
        judge(app).terraform(terraform.clone()).schema(&schema)
    });
}

#[test]
fn examples_with_the_tables_of_their_bindings() {
    let Some(terraform) = Terraform::for_test("examples_with_the_tables_of_their_bindings") else { return };
    put_through("examples with tables", &EXAMPLES, &|app| judge(app).terraform(terraform.clone()));
}

#[test]
fn programs_that_were_written_for_cdktf() {
    let Some(terraform) = Terraform::for_test("programs_that_were_written_for_cdktf") else { return };
    put_through("programs written for CDKTF", &PARITY, &|app| judge(app).terraform(terraform.clone()));
}

/// What Terraform plans of each stack in a folder; nothing where it refuses one.
fn planned(
    folder: &Path,
    terraform: &Terraform,
    documents: &Arc<Documents>,
) -> BTreeMap<String, Option<Plan>> {
    let knowledge = Arc::clone(documents) as Arc<dyn ferroform_testing::provider::Knowledge>;
    let stacks = std::fs::read_dir(folder.join("stacks")).expect("the stacks").flatten();
    let plan = |stack: &Path| {
        let folder = Folder::open(stack, terraform, &documents.schemas(), &knowledge);
        folder.and_then(|mut folder| folder.plan()).expect("Terraform runs").0
    };
    stacks.map(|stack| (stack.file_name().to_string_lossy().into_owned(), plan(&stack.path()))).collect()
}

/// As JSON and as HCL, and with what nobody knows the types of as well.
#[test]
fn hcl_plans_what_the_json_plans() {
    let Some(terraform) = Terraform::for_test("hcl_plans_what_the_json_plans") else { return };
    let docs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("generated/docs");
    let (documents, _) = Documents::compile(&[docs], &Options::default());
    let (mut plans, mut refused) = (0, 0);
    for Program { name, build, .. } in EXAMPLES.iter().chain(&PARITY) {
        let app = App::new();
        build(&app);
        let (json, hcl) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        app.synth_to(json.path()).expect("a program that synthesizes");
        app.synth_hcl_to(hcl.path()).expect("a program that synthesizes");
        let json = planned(json.path(), &terraform, &documents);
        let hcl_plans = planned(hcl.path(), &terraform, &documents);
        for (stack, expected) in json {
            match (expected, &hcl_plans[&stack]) {
                (Some(expected), Some(plan)) => {
                    plans += 1;
                    assert_eq!(expected.difference(plan), None, "{name}/{stack}");
                }
                (None, None) => refused += 1,
                (expected, _) => {
                    panic!("{name}/{stack} is refused in one syntax; in JSON: {}", expected.is_none())
                }
            }
        }
    }
    println!("{plans} stacks plan the same as HCL; {refused} are refused in both syntaxes");
    assert!(plans > 10 && refused < 6, "{plans} {refused}");
}
