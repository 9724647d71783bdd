//! Every example of every page of a corpus of real documents, converted. The corpus is no part of the repository: without it
//! beside the checkout these tests say so and pass.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a measurement prints, and fails when it cannot run"
)]

#[cfg(feature = "cdktf")]
mod cdktf;
mod programs;

use ferroform_codegen::{Config, plan};
use ferroform_convert::{Bindings, Input, ProgramForm, convert};
use ferroform_schema::compile::{Compilation, Options, compile};
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_schema::model::ExampleLanguage;
use ferroform_testing::{Documents, Folder, Plan, Terraform};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

const NAMES: [&str; 4] = ["aws", "google", "azurerm", "datadog"];

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
    let form = ProgramForm::Function { name: "example".into() };
    for (id, code) in &examples {
        let conversion = convert(&[Input::new(format!("{id}.tf"), code.as_str())], &bindings, &form);
        if let Some(diagnostic) = conversion.diagnostics.first() {
            broken += 1;
            println!("{}", ferroform_schema::diagnostic::one_line(diagnostic));
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
            if !is_elsewhere(&place.why) {
                println!("{place}");
            }
            *reasons.entry(place.why).or_default() += 1;
        }
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

/// What Terraform would do with a folder, and whether all of its types are described; nothing where it refuses.
fn planned(folder: &Path, terraform: &Terraform, documents: &Arc<Documents>) -> Option<(Plan, bool)> {
    let knowledge = Arc::clone(documents) as Arc<dyn ferroform_testing::provider::Knowledge>;
    let mut folder = Folder::open(folder, terraform, &documents.schemas(), &knowledge).ok()?;
    let is_described = folder.open_types().is_empty();
    let (plan, _) = folder.plan().ok()?;
    Some((plan?, is_described))
}

/// The providers that `FERROFORM_NAMES` names, or all.
fn names() -> Vec<&'static str> {
    let stated = std::env::var("FERROFORM_NAMES").unwrap_or_default();
    NAMES.into_iter().filter(|name| stated.is_empty() || stated.split(',').any(|it| it == *name)).collect()
}

/// A crate for each provider where `FERROFORM_CONVERTED` says, with the examples as modules and bindings of what they use:
/// `cargo run` in it writes the stacks. Of a provider with more than a thousand examples it is a sample, always the same one.
#[test]
#[ignore = "writes programs from the corpus"]
fn corpus_programs() {
    let Ok(dir) = std::env::var("FERROFORM_CONVERTED") else {
        return println!("skipped: no FERROFORM_CONVERTED");
    };
    for name in names() {
        let Some(path) = corpus(name) else { continue };
        programs::write(name, &path, &Path::new(&dir).join(name));
    }
}

/// The stacks that these programs gave, before Terraform beside the examples: `NAME/stacks/ID/cdk.tf.json` beside
/// `NAME/configurations/ID`.
#[test]
#[ignore = "over programs that were built from the corpus"]
fn plans_of_converted_examples() {
    let Ok(dir) = std::env::var("FERROFORM_CONVERTED") else {
        return println!("skipped: no FERROFORM_CONVERTED");
    };
    let Some(terraform) = Terraform::for_test("plans_of_converted_examples") else { return };
    for name in names() {
        let stacks = Path::new(&dir).join(name).join("stacks");
        let (Some(path), true) = (corpus(name), stacks.is_dir()) else { continue };
        let (documents, _) = Documents::compile(&[path.join("r"), path.join("d")], &Options::default());
        let mut ids: Vec<_> =
            stacks.read_dir().expect("the stacks").flatten().map(|entry| entry.file_name()).collect();
        ids.sort();
        // Apart: examples with types that nobody describes, of which each syntax shows another shape.
        let (mut same, mut other) = ([0, 0], [0, 0]);
        let (mut refused, mut original_refused) = (0, 0);
        for id in ids {
            let original = Path::new(&dir).join(name).join("configurations").join(&id);
            let Some((original, is_described)) = planned(&original, &terraform, &documents) else {
                original_refused += 1;
                continue;
            };
            let group = usize::from(!is_described);
            match planned(&stacks.join(&id), &terraform, &documents) {
                Some((converted, _)) => match original.difference(&converted) {
                    None => same[group] += 1,
                    Some(difference) => {
                        other[group] += 1;
                        let described = if is_described { "described" } else { "open" };
                        println!("{} ({described}):\n{difference}", id.display());
                    }
                },
                None => {
                    refused += 1;
                    println!("{}: refused", id.display());
                }
            }
        }
        println!(
            "{name}: {} plan the same, {} another; with types that nobody describes {} and {}; {refused} are refused; Terraform refuses \
             the example itself {original_refused} times",
            same[0], other[0], same[1], other[1]
        );
    }
}
