//! What generating costs: a build script over two documents, and a whole provider from documents to a crate on disk.
//!
//! `cargo bench -p ferroform-codegen --bench generate`, or `-- FOLDER…` for documents of one's own.

#![allow(clippy::print_stdout, reason = "figures are what a benchmark is for")]
#![allow(clippy::expect_used, missing_docs, reason = "a program for developers")]

#[path = "../../benches/support/corpus.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with other benchmarks")]
mod corpus;
#[path = "../../benches/support/meter.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with other benchmarks")]
mod meter;

use corpus::Corpus;
use ferroform_codegen::Config;
use meter::{Cost, Samples, peak_memory};
use std::fs;
use std::path::{Path, PathBuf};

const ROUNDS: usize = 5;

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        return println!("run by `cargo bench` only");
    }
    let folders: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    build_script();
    let corpora = if folders.is_empty() { Corpus::standard() } else { vec![Corpus::of_folders(&folders)] };
    for corpus in &corpora {
        provider(corpus);
    }
}

/// A build script over two documents: nothing there yet, a document changed, nothing changed.
fn build_script() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/docs");
    let docs = folder.path().join("docs");
    fs::create_dir_all(&docs).expect("a folder");
    for name in ["apigatewayv2_integration.md", "lambda_function.md"] {
        fs::copy(own.join(name), docs.join(name)).expect("a document of this repository");
    }
    let out = folder.path().join("out");
    let mut config = Config::for_build_script();
    config.out_dir(&out);
    let (mut cold, mut changed, mut same) = (Samples::default(), Samples::default(), Samples::default());
    let edited = docs.join("lambda_function.md");
    for round in 0..ROUNDS {
        drop(fs::remove_dir_all(&out));
        cold.push(Cost::of(|| build(&config, &docs, false)));
        let text = fs::read_to_string(&edited).expect("a document");
        fs::write(&edited, format!("{text}\n<!-- {round} -->\n")).expect("a writable document");
        changed.push(Cost::of(|| build(&config, &docs, false)));
        same.push(Cost::of(|| build(&config, &docs, true)));
    }
    println!("build script, two documents");
    println!("  nothing there yet      {:>9.1} ms", cold.wall());
    println!("  one document changed   {:>9.1} ms", changed.wall());
    println!("  nothing changed        {:>9.1} ms   (goal: below 50)", same.wall());
}

/// Every page of a corpus, from disk to a crate on disk.
fn provider(corpus: &Corpus) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let docs = folder.path().join("docs");
    corpus.write(&docs).expect("a writable folder");
    let out = folder.path().join("crate");
    let mut config = Config::new();
    config.out_dir(&out).provider_source("acme/aws");
    let (mut cold, mut same) = (Samples::default(), Samples::default());
    for _ in 0..3 {
        drop(fs::remove_dir_all(&out));
        cold.push(Cost::of(|| build(&config, &docs, false)));
        same.push(Cost::of(|| build(&config, &docs, true)));
    }
    println!("\n{}: {} pages to a crate on disk, all threads", corpus.name, corpus.documents.len());
    println!("  nothing there yet      {:>9.1} ms   (goal for 1,905 pages: 2,000)", cold.wall());
    println!("  nothing changed        {:>9.1} ms   (goal for 1,905 pages: 300)", same.wall());
    if let Some(peak) = peak_memory() {
        println!("  peak memory so far     {peak:>9.1} MiB");
    }
}

fn build(config: &Config, docs: &Path, fresh: bool) {
    let documents: [PathBuf; 1] = [docs.to_owned()];
    match config.build(&documents) {
        Ok(built) => assert_eq!(built.fresh, fresh, "whether there was anything to do"),
        Err(error) => {
            println!("  (the documents have errors: {})", error.to_string().lines().next().unwrap_or(""))
        }
    }
}
