//! The programs for CDKTF on the pages of a corpus, converted.

use super::corpus;
use ferroform_codegen::{Config, plan};
use ferroform_convert::{Bindings, Input, convert_program};
use ferroform_schema::compile::{Options, compile};
use ferroform_schema::diagnostic::Diagnostics;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The fenced programs of a folder's pages, in one language.
fn programs(folder: &Path, language: &str, found: &mut Vec<(String, String)>) {
    let Ok(entries) = folder.read_dir() else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            programs(&path, language, found);
            continue;
        }
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let fence = format!("```{language}\n");
        for (n, rest) in text.split(&fence).skip(1).enumerate() {
            let code = rest.split("\n```").next().unwrap_or_default();
            let stem = path.file_name().unwrap_or_default().to_string_lossy();
            let extension = if language == "python" { "py" } else { "ts" };
            found.push((
                format!("{}_{n}.{extension}", stem.split('.').next().unwrap_or_default()),
                code.to_owned(),
            ));
        }
    }
}

fn measure(name: &str, pages: &str, language: &str, docs: &[PathBuf]) {
    let Some(folder) = corpus(pages) else { return };
    let mut found = Vec::new();
    programs(&folder, language, &mut found);
    let schema = compile(docs, &Options::default()).schema;
    let bindings = Bindings::none()
        .with(&format!("{name}_bindings"), plan(&schema, &Config::new(), &mut Diagnostics::new()));
    let start = Instant::now();
    let (mut broken, mut typed, mut whole, mut elements, mut lines) = (0, 0, 0, 0, (0, 0));
    let mut reasons: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let out = std::env::var_os("FERROFORM_CONVERTED").map(PathBuf::from);
    for (file, code) in &found {
        let conversion = convert_program(&[Input::new(file.as_str(), code.as_str())], &bindings, "main");
        let summary = conversion.summary;
        broken += usize::from(!conversion.diagnostics.is_empty());
        typed += usize::from(summary.untyped.is_empty());
        whole += usize::from(summary.left.is_empty());
        elements += summary.typed_elements;
        lines.0 += summary.lines_in;
        lines.1 += summary.lines_out;
        for place in summary.untyped.iter().chain(&summary.left) {
            let (count, _) = reasons.entry(place.why.clone()).or_insert((0, place.to_string()));
            *count += 1;
        }
        if let Some(out) = &out {
            let file = out.join(language).join(file.replace('.', "_") + ".rs");
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            std::fs::write(file, &conversion.program).expect("a program");
        }
    }
    println!(
        "{name}, {language}: {} programs in {:.1} s, {broken} with syntax errors, {typed} without any untyped part, {whole} \
         with nothing left to do; {elements} elements over bindings; {} lines of Rust for {}",
        found.len(),
        start.elapsed().as_secs_f64(),
        lines.1,
        lines.0
    );
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    for (why, (count, first)) in reasons {
        println!("{count:>7}  {why}: {first}");
    }
}

#[test]
#[ignore = "over the corpus, which is no part of the repository"]
fn corpus_programs_for_cdktf() {
    let docs = |name: &str| {
        let folder = corpus(name).unwrap_or_default();
        [folder.join("r"), folder.join("d")]
    };
    measure("aws", "aws/cdktf-python", "python", &docs("aws"));
    measure("random", "diff/random", "typescript", &docs("diff/random/v3.7.1/docs"));
    measure("random", "diff/random", "python", &docs("diff/random/v3.7.1/docs"));
    measure("layouts", "layouts", "typescript", &[]);
    measure("providers", "providers", "typescript", &[]);
}
