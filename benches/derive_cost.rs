//! What the derive costs the compiler, beside `serde::Serialize` on the same structs: `cargo bench --bench derive_cost`.

#![allow(clippy::print_stdout, reason = "figures are what a benchmark is for")]
#![allow(clippy::expect_used, missing_docs, reason = "a program for developers")]

mod support;

use std::fmt::Write as _;
use support::meter::Samples;
use support::project::{Project, ours};
use support::{rounds, wanted};

const LIB: &str = "src/lib.rs";
const STRUCTS: usize = 100;

fn main() {
    if !wanted() {
        return;
    }
    let ferroform = ours("ferroform", "", "");
    let bindings = ours("ferroform-aws", "generated", ", features = [\"api-gateway-v2\"]");
    // The same dependencies on every side, so that only the structs differ.
    let dependencies =
        format!("{ferroform}{bindings}serde = {{ version = \"1\", features = [\"derive\"] }}\n");
    let sides = [
        ("no derive", structs("", "")),
        ("serde::Serialize", structs("#[derive(serde::Serialize)]", "")),
        (
            "ferroform::Resource",
            structs(
                "#[derive(ferroform::Resource)]",
                "#[resource(ferroform_aws::apigatewayv2_integration, fixed(integration_type = \"HTTP_PROXY\"))]",
            ),
        ),
    ];
    let projects =
        sides.map(|(name, text)| (name, Project::new(&dependencies, LIB, &text), Samples::default()));
    let mut projects = projects;
    for _ in 0..rounds(5) {
        for (_, project, samples) in &mut projects {
            samples.push(project.check_alone(LIB, &[]));
        }
    }
    let [none, serde, ours] = projects.map(|(name, _, samples)| (name, samples.cpu()));
    println!("`cargo check` of a crate with {STRUCTS} structs of seven fields");
    for (name, cpu) in [none, serde, ours] {
        let each = (cpu - none.1) / STRUCTS as f64;
        println!("{name:20} {cpu:>8.0} ms CPU {each:>8.2} ms each, {:>5.2} times serde", cpu / serde.1);
    }
    println!(
        "the derives alone: {:.2} times serde   (goal: at most 1.5)",
        (ours.1 - none.1) / (serde.1 - none.1)
    );
}

fn structs(derive: &str, attribute: &str) -> String {
    let mut text = String::from("#![allow(dead_code)]\nuse std::collections::BTreeMap;\n");
    for number in 0..STRUCTS {
        writeln!(
            text,
            "{derive}\n{attribute}\npub struct Integration{number} {{\n    pub api_id: String,\n    pub \
             integration_method: String,\n    pub description: Option<String>,\n    pub integration_uri: \
             Option<String>,\n    pub credentials_arn: Option<String>,\n    pub timeout_milliseconds: Option<i64>,\n    \
             pub request_parameters: Option<BTreeMap<String, String>>,\n}}"
        )
        .expect("text");
    }
    text
}
