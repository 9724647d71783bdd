//! Every example of every page of a corpus of real documents, converted. The corpus is no part of the repository: without it
//! beside the checkout these tests say so and pass.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a measurement prints, and fails when it cannot run"
)]

use ferroform_codegen::{Config, plan};
use ferroform_convert::{Bindings, Form, Input, convert};
use ferroform_schema::compile::{Compilation, Options, compile};
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_schema::model::ExampleLanguage;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn corpus(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus").join(name);
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: there is no corpus of {name} pages beside the repository");
    None
}

/// The HCL examples of all pages, with the page and the number on it.
fn examples(compilation: &Compilation) -> Vec<(String, String)> {
    let mut examples = Vec::new();
    for resource in &compilation.schema.resources {
        let hcl = resource.examples.iter().filter(|example| example.language == ExampleLanguage::Hcl);
        for (n, example) in hcl.enumerate() {
            let id = format!("{:?}_{}_{n}", resource.kind, resource.type_name).to_lowercase();
            examples.push((id, example.code.clone()));
        }
    }
    examples
}

fn measure(name: &str) {
    let Some(path) = corpus(name) else { return };
    let compilation = compile(&[path.join("r"), path.join("d")], &Options::default());
    let plan = plan(&compilation.schema, &Config::new(), &mut Diagnostics::new());
    let bindings = Bindings::none().with(&format!("{name}_bindings"), plan);
    let examples = examples(&compilation);
    let start = Instant::now();
    let (mut broken, mut typed, mut known, mut without, mut elements, mut lines) = (0, 0, 0, 0, 0, (0, 0));
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    let mut library = String::new();
    let form = Form::Function { name: "example".into() };
    for (id, code) in &examples {
        let conversion = convert(&[Input::new(format!("{id}.tf"), code.as_str())], &bindings, &form);
        if !conversion.diagnostics.is_empty() {
            broken += 1;
            continue;
        }
        typed += usize::from(conversion.summary.untyped.is_empty());
        // Half of a provider's pages do not have the types of the other half.
        let is_elsewhere = |why: &str| why == "no bindings" || why == "not declared in this configuration";
        known += usize::from(!conversion.summary.untyped.iter().any(|place| is_elsewhere(&place.why)));
        without += conversion.summary.untyped.len();
        elements += conversion.summary.typed_elements;
        lines.0 += conversion.summary.lines_in;
        lines.1 += conversion.summary.lines_out;
        for place in conversion.summary.untyped {
            *reasons.entry(place.why).or_default() += 1;
        }
        let _ = writeln!(library, "pub mod {id} {{\n{}\n}}", conversion.program);
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{name}: {} examples in {seconds:.1} s, {broken} are no HCL, {typed} without any untyped part (of {known} whose types \
         the corpus has); {elements} elements \
         over bindings, {without} parts without types; {} lines of Rust for {} of HCL",
        examples.len(),
        lines.1,
        lines.0
    );
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (why, count) in reasons {
        println!("{count:>7}  {why}");
    }
    // For a look at them, and for the compiler: a library over the generated bindings.
    if let Ok(dir) = std::env::var("FERROFORM_CONVERTED") {
        let dir = Path::new(&dir).join(name);
        std::fs::create_dir_all(&dir).expect("the folder can be made");
        std::fs::write(dir.join("lib.rs"), library).expect("the file can be written");
    }
    assert!(examples.len() > 100 && broken * 20 < examples.len(), "{broken} of {}", examples.len());
}

#[test]
#[ignore = "over the corpus, which is no part of the repository"]
fn corpus_examples_of_aws() {
    measure("aws");
}

#[test]
#[ignore = "over the corpus, which is no part of the repository"]
fn corpus_examples_of_google() {
    measure("google");
}

#[test]
#[ignore = "over the corpus, which is no part of the repository"]
fn corpus_examples_of_azurerm() {
    measure("azurerm");
}

#[test]
#[ignore = "over the corpus, which is no part of the repository"]
fn corpus_examples_of_datadog() {
    measure("datadog");
}
