//! What the bindings of a whole provider cost the compiler: `cargo bench --bench whole_provider`, or `-- FOLDER…` for
//! documents of one's own.

#![allow(clippy::print_stdout, reason = "figures are what a benchmark is for")]
#![allow(clippy::expect_used, missing_docs, reason = "a program for developers")]

mod support;

use ferroform_codegen::{Config, Content, Mode, OutFile, emit, plan, write};
use ferroform_schema::compile::{Options, compile};
use ferroform_schema::diagnostic::Diagnostics;
use std::path::PathBuf;
use support::project::{Project, ours, root};
use support::wanted;

const LIB: &str = "src/lib.rs";

fn main() {
    if !wanted() {
        return;
    }
    let mut folders: Vec<PathBuf> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).map(PathBuf::from).collect();
    if folders.is_empty() {
        let real = root().join("../shared/corpus/aws");
        folders = ["r", "d"].map(|folder| real.join(folder)).into();
    }
    if !folders.iter().all(|folder| folder.is_dir()) {
        return println!(
            "name the folders of a provider's documents: `cargo bench --bench whole_provider -- FOLDER…`"
        );
    }
    let compilation = compile(&folders, &Options::default());
    let mut config = Config::new();
    config.provider_source("acme/aws");
    let plan = plan(&compilation.schema, &config, &mut Diagnostics::new());
    let files = emit(&plan).expect("bindings that parse");
    let project = Project::empty();
    let dependency = ours("ferroform", "", ", default-features = false");
    // The features of the generated crate come below the mark.
    project.write(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"measured\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             {dependency}\n[features]\ndefault = []\n{}\n",
            ferroform_codegen::emit::MANIFEST_MARK
        ),
    );
    write(project.path(), &files, Mode::Write).expect("a writable folder");
    let text = |file: &OutFile| match &file.content {
        Content::Whole(text) | Content::Data(text) | Content::BelowMark { text, .. } => text.lines().count(),
    };
    let lines: usize = files.iter().map(text).sum();
    println!("{} types, {} files, {lines} lines", compilation.schema.resources.len(), files.len());
    let cost = project.check_alone(LIB, &["--features", "all"]);
    println!("`cargo check`, all services: {:.1} s CPU, {:.1} s", cost.cpu / 1e3, cost.wall / 1e3);
    if let Some(peak) = project.peak_of_check(LIB, &["--features", "all"]) {
        println!("peak memory of the compiler: {peak:.0} MiB");
    }
    println!("(goal for 1,352 resources with their data sources: 20 s CPU, 2,500 MiB)");
}
