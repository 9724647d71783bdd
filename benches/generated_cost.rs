//! What generated bindings cost the compiler: `cargo bench --bench generated_cost`.
//!
//! The peers need packages that this repository does not use; where they cannot be downloaded, ours are measured alone.

#![allow(clippy::print_stdout, reason = "figures are what a benchmark is for")]
#![allow(clippy::expect_used, missing_docs, reason = "a program for developers")]

mod support;

use ferroform_codegen::{Config, Layout};
use support::meter::Samples;
use support::project::{Project, ours, root};
use support::{rounds, shape, wanted};

const LIB: &str = "src/lib.rs";

fn main() {
    if !wanted() {
        return;
    }
    lines();
    check();
}

/// The size of the module of the integration.
fn lines() {
    let path = root().join("generated/src/apigatewayv2_integration.rs");
    let text = std::fs::read_to_string(path).expect("the bindings of the integration");
    let is_documentation = |line: &str| line.trim_start().starts_with("//");
    let all = text.lines().count();
    let documentation = text.lines().filter(|line| is_documentation(line)).count();
    let blank = text.lines().filter(|line| line.trim().is_empty()).count();
    println!(
        "aws_apigatewayv2_integration: {all} lines, of them {documentation} documentation, {blank} blank, {} code",
        all - documentation - blank
    );
}

/// `cargo check` of fifty resources of fifteen arguments each, written in three ways.
fn check() {
    let mut sides = vec![("ferroform", generated())];
    let bon =
        shape::structs("bon::Builder", |kind, _| if kind == "String" { "#[builder(into)]" } else { "" });
    let typed = shape::structs("typed_builder::TypedBuilder", |kind, required| match (kind, required) {
        ("String", true) => "#[builder(setter(into))]",
        ("String", false) => "#[builder(default, setter(into, strip_option))]",
        (_, true) => "",
        (_, false) => "#[builder(default, setter(strip_option))]",
    });
    for (name, dependency, text) in
        [("bon", "bon = \"3\"", bon), ("typed-builder", "typed-builder = \"0.23\"", typed)]
    {
        let project = Project::new(dependency, LIB, &text);
        if project.fetch() {
            sides.push((name, project));
        } else {
            println!("({name} cannot be downloaded: not measured)");
        }
    }
    let empty = Project::new(&ours("ferroform", "", ", default-features = false"), LIB, "");
    let mut nothing = Samples::default();
    let mut costs: Vec<Samples> = sides.iter().map(|_| Samples::default()).collect();
    for _ in 0..rounds(5) {
        nothing.push(empty.check_alone(LIB, &[]));
        for ((_, project), samples) in sides.iter().zip(&mut costs) {
            samples.push(project.check_alone(LIB, &[]));
        }
    }
    let arguments = shape::RESOURCES * shape::ARGUMENTS.len();
    println!(
        "`cargo check` of {} resources, {arguments} arguments; an empty crate is subtracted",
        shape::RESOURCES
    );
    println!("{:18} {:>9} {:>14} {:>7}", "", "CPU", "per argument", "ratio");
    let net = |samples: &Samples| (samples.cpu() - nothing.cpu()).max(f64::EPSILON);
    let base = costs.first().map_or(f64::NAN, net);
    for ((name, _), samples) in sides.iter().zip(&costs) {
        let cpu = net(samples);
        println!("{name:18} {:>7.2} s {:>11.3} ms {:>7.2}", cpu / 1e3, cpu / arguments as f64, cpu / base);
    }
}

/// Our side: documents of the same shape, through the generator.
fn generated() -> Project {
    let project =
        Project::new(&ours("ferroform", "", ", default-features = false"), LIB, "pub mod things;\n");
    for number in 0..shape::RESOURCES {
        let (name, text) = shape::document(number);
        project.write(&format!("docs/{name}"), &text);
    }
    let mut config = Config::new();
    config.layout(Layout::Modules).provider_source("acme/acme").out_dir(project.path().join("src/things"));
    config.build(&[project.path().join("docs")]).expect("documents that compile");
    project
}
