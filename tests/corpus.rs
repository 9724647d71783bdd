//! Real provider documents, where they stand beside the repository: how far the compiler agrees with the provider's own
//! schema, and whether rules agree with the documents' examples. Run with `cargo test -- --ignored corpus`.

#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

use crate::support;
use ferroform_schema::compile::{Compilation, Options, RuleCounts, compile};
use ferroform_schema::diagnostic::{Code, one_line};
use ferroform_schema::model::{Resource, ResourceKind};
use ferroform_schema::provider_schema;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

fn compiled(corpus: &Path) -> Compilation {
    let compilation = compile(&[corpus.join("r"), corpus.join("d")], &Options::default());
    let bugs: Vec<String> =
        compilation.diagnostics.iter().filter(|d| d.code == Code::InternalError).map(one_line).collect();
    assert!(bugs.is_empty(), "{}", bugs.join("\n"));
    compilation
}

/// A family of rules that examples often break was read wrongly.
#[test]
#[ignore = "needs the corpus"]
fn corpus_examples_obey_the_rules() {
    let Some(corpus) = support::shared("corpus/aws") else { return };
    let compilation = compiled(&corpus);
    let mut counts = RuleCounts::default();
    for report in &compilation.reports {
        counts.add(&report.counts);
    }
    println!("{:<16}{:>6}{:>9}{:>14}", "family", "rules", "touched", "contradicted");
    for (family, count) in &counts.families {
        println!("{family:<16}{:>6}{:>9}{:>14}", count.rules, count.touched, count.contradicted);
        // Below a hundred, one slip of a page is more than a per cent.
        if count.touched >= 100 {
            let rate = count.contradicted as f64 / count.touched as f64;
            assert!(rate <= 0.02, "{family}: {} of {} contradicted", count.contradicted, count.touched);
        }
    }
}

/// Floors just below what was reached: a change that loses types is seen.
#[test]
#[ignore = "needs the corpus"]
fn corpus_agrees_with_the_provider() {
    for (provider, address, floors) in [
        (
            "aws",
            "registry.terraform.io/hashicorp/aws",
            [("resources", FLOOR_AWS.0), ("data_sources", FLOOR_AWS.1)],
        ),
        (
            "datadog",
            "registry.terraform.io/DataDog/datadog",
            [("resources", FLOOR_DATADOG.0), ("data_sources", FLOOR_DATADOG.1)],
        ),
    ] {
        let Some(corpus) = support::shared(&format!("corpus/{provider}")) else { return };
        let Some(score) = support::shared("tools/score.py") else { return };
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (candidate, counters) = (folder.path().join("schema.json"), folder.path().join("score.json"));
        let schema = provider_schema::write(&compiled(&corpus).schema, address);
        std::fs::write(&candidate, schema.to_string()).expect("the schema can be written");
        let mut command = Command::new("python3");
        command.arg(score).args([&candidate, &corpus.join("schema.json")]).arg("--docs").arg(&corpus);
        if corpus.join("types.txt").exists() {
            command.arg("--only").arg(corpus.join("types.txt"));
        }
        let output = match command.arg("--json").arg(&counters).output() {
            Ok(output) => output,
            Err(error) => return println!("skipped: python3 cannot be run: {error}"),
        };
        println!("{}", String::from_utf8_lossy(&output.stdout));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = std::fs::read_to_string(&counters).expect("the score was written");
        let counters: serde_json::Value = serde_json::from_str(&text).expect("the score is JSON");
        for (section, floor) in floors {
            let perfect = counters[section]["ladder + timeouts = perfect"].as_u64().unwrap_or(0);
            assert!(
                perfect >= floor,
                "{provider} {section}: {perfect} types are exactly right, {floor} were"
            );
        }
    }
}

/// Laid over the provider's own schema, every type that a page describes is exactly right, and the rules stay.
#[test]
#[ignore = "needs the corpus"]
fn corpus_over_the_providers_schema_is_exact() {
    for provider in ["aws", "datadog"] {
        let Some(corpus) = support::shared(&format!("corpus/{provider}")) else { return };
        let options = Options { provider_schema: Some(corpus.join("schema.json")), ..Options::default() };
        let over = compile(&[corpus.join("r"), corpus.join("d")], &options);
        let errors: Vec<String> = over.errors().map(one_line).collect();
        assert!(errors.is_empty(), "{}", errors.join("\n"));
        let truth = std::fs::read_to_string(corpus.join("schema.json")).expect("the schema can be read");
        let truth: Value = serde_json::from_str(&truth).expect("the schema is JSON");
        let (address, truth) =
            truth["provider_schemas"].as_object().and_then(|all| all.iter().next()).expect("one");
        let written = provider_schema::write(&over.schema, address);
        let mut wrong: Vec<String> = Vec::new();
        for (kind, section) in
            [(ResourceKind::Resource, "resource_schemas"), (ResourceKind::DataSource, "data_source_schemas")]
        {
            // Some pages carry the name of another type in their first heading.
            let has = |resource: &&Resource| truth[section][&resource.type_name].is_object();
            let resources = over.schema.resources.iter().filter(|resource| resource.kind == kind);
            for Resource { type_name: name, .. } in resources.filter(has) {
                let shape = |of: &Value| {
                    let mut lines = Vec::new();
                    shape(&of[section][name]["block"], "", &mut lines);
                    lines.sort();
                    lines
                };
                let (ours, theirs) = (shape(&written["provider_schemas"][address]), shape(truth));
                let differ = ours.iter().filter(|line| !theirs.contains(line));
                let differ = differ.chain(theirs.iter().filter(|line| !ours.contains(line)));
                wrong.extend(differ.map(|line| format!("{provider} {section} {name}: {line}")));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let found = |compilation: &Compilation| -> usize {
            let blocks = compilation.schema.resources.iter().flat_map(|resource| resource.all_blocks());
            blocks.map(|(_, block)| block.arguments.iter().map(|a| a.rules.len()).sum::<usize>()).sum()
        };
        let (alone, laid_over) = (found(&compiled(&corpus)), found(&over));
        println!("{provider}: {alone} rules from the pages alone, {laid_over} over the provider's schema");
        assert!(laid_over * 100 >= alone * 95, "{provider}: {laid_over} of {alone} rules are left");
    }
}

/// Everything that a block states about its members, a line each. A block that may stand once is one block, in
/// whatever mode the provider writes it, and the id of a type is only read. Secrets, deprecations and numbers of blocks
/// are left out: documents know more of them.
fn shape(block: &Value, path: &str, lines: &mut Vec<String>) {
    let members = |of: &Value| of.as_object().cloned().unwrap_or_default();
    for (name, attribute) in members(&block["attributes"]) {
        let is =
            |flag: &str| attribute[flag] == true && !(path.is_empty() && name == "id" && flag == "optional");
        let flags: Vec<&str> = ["required", "optional", "computed"].into_iter().filter(|f| is(f)).collect();
        // What can be set of an object is written as its type, or with flags for each member.
        let nested = members(&attribute["nested_type"]["attributes"]);
        let object = members(&attribute["type"][1][1]);
        if nested.is_empty() && object.is_empty() {
            lines.push(format!("{path}{name} {flags:?} {}", attribute["type"]));
        } else {
            let names: Vec<&String> = nested.keys().chain(object.keys()).collect();
            lines.push(format!("{path}{name} {flags:?} {names:?}"));
        }
    }
    for (name, nested) in members(&block["block_types"]) {
        let once = nested["max_items"] == 1 || nested["nesting_mode"] == "single";
        let mode = if once { "single" } else { nested["nesting_mode"].as_str().unwrap_or_default() };
        let required = nested["min_items"].as_u64().unwrap_or(0) > 0;
        lines.push(format!("{path}{name} {mode} {required}"));
        shape(&nested["block"], &format!("{path}{name}/"), lines);
    }
}

/// Types that are exactly right: resources, data sources.
const FLOOR_AWS: (u64, u64) = (395, 170);
const FLOOR_DATADOG: (u64, u64) = (116, 68);
