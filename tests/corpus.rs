//! Real provider documents, where they stand beside the repository: how far the compiler agrees with the provider's own
//! schema, and whether rules agree with the documents' examples. Run with `cargo test -- --ignored corpus`.

#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

mod support;

use ferroform_schema::check::Tally;
use ferroform_schema::compile::{Compilation, Options, compile};
use ferroform_schema::diagnostic::{Code, one_line};
use ferroform_schema::provider_schema;
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
    let mut tally = Tally::default();
    for report in &compilation.reports {
        tally.add(&report.tally);
    }
    println!("{:<16}{:>6}{:>9}{:>14}", "family", "rules", "touched", "contradicted");
    for (family, count) in &tally.families {
        println!("{family:<16}{:>6}{:>9}{:>14}", count.rules, count.touched, count.contradicted);
        // Below a hundred, one slip of a page is more than a per cent.
        if count.touched >= 100 && family != "required" {
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

/// Types that are exactly right: resources, data sources.
const FLOOR_AWS: (u64, u64) = (359, 141);
const FLOOR_DATADOG: (u64, u64) = (116, 68);
