//! What reading costs: documents to a resolved schema, beside a plain walk of the same texts by the Markdown parser.
//!
//! `cargo bench -p ferroform-schema --bench reading`, or `-- FOLDER…` for documents of one's own. The corpora and the
//! meaning of each figure are described in `benches/README.md`.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![allow(missing_docs, clippy::expect_used, reason = "a program for developers")]

#[path = "../../benches/support/corpus.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with other benchmarks")]
mod corpus;
#[path = "../../benches/support/meter.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with other benchmarks")]
mod meter;

use corpus::Corpus;
use ferroform_schema::compile::{Document, Options, compile_documents};
use meter::{Cost, Samples, peak_memory};
use pulldown_cmark::{CodeBlockKind, Event, Options as MarkdownOptions, Parser, Tag, TagEnd};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How often each side is measured; the sides alternate, so that a busy machine disturbs both.
const ROUNDS: usize = 7;

/// How many walks are measured as one: the system brings its count of a thread's time up to date every few milliseconds,
/// and one walk takes hardly more.
const WALKS: usize = 16;

/// The argument that asks for nothing but the memory of one corpus.
const MEMORY: &str = "--memory-of=";

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        return println!("run by `cargo bench` only");
    }
    let folders: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let corpora = if folders.is_empty() { Corpus::standard() } else { vec![Corpus::of_folders(&folders)] };
    if std::env::args().any(|argument| argument == "--profile") {
        return corpora.iter().for_each(|corpus| {
            ferroform_schema::parallel::alone(|| (0..ROUNDS).for_each(|_| read(&corpus.documents)))
        });
    }
    if let Some(number) =
        std::env::args().find_map(|argument| argument.strip_prefix(MEMORY)?.parse::<usize>().ok())
    {
        corpora.get(number).into_iter().for_each(|corpus| read(&corpus.documents));
        return println!("{}", peak_memory().unwrap_or(f64::NAN));
    }
    for (number, corpus) in corpora.iter().enumerate() {
        measure(corpus);
        memory(number, &folders);
    }
}

/// Prints the peak of a process that reads one corpus once, on all threads.
fn memory(number: usize, folders: &[String]) {
    let program = std::env::current_exe().expect("this program");
    let output = std::process::Command::new(program)
        .args(["--bench", &format!("{MEMORY}{number}")])
        .args(folders)
        .output();
    let output = output.expect("this program can be run").stdout;
    let last = String::from_utf8_lossy(&output).lines().last().and_then(|line| line.parse::<f64>().ok());
    if let Some(peak) = last.filter(|peak| peak.is_finite()) {
        println!("  peak memory                          {peak:>9.1} MiB       (goal: below 150)");
    }
}

/// Prints the figures of one corpus.
fn measure(corpus: &Corpus) {
    println!("\n{}: {} pages, {} KiB", corpus.name, corpus.documents.len(), corpus.bytes() / 1024);
    let mut walks = Samples::default();
    let pieces = Pieces::of(corpus);
    let mut parsers = Samples::default();
    let mut reads = Samples::default();
    let mut parallel = Samples::default();
    ferroform_schema::parallel::alone(|| {
        for _ in 0..ROUNDS {
            walks.push(Cost::of(|| (0..WALKS).for_each(|_| walk(&corpus.documents))).part(WALKS));
            parsers.push(Cost::of(|| pieces.parse()));
            reads.push(Cost::of(|| read(&corpus.documents)));
        }
    });
    for _ in 0..ROUNDS {
        parallel.push(Cost::of(|| read(&corpus.documents)));
    }
    println!("  Markdown parser alone, one thread    {:>9.1} ms CPU", walks.cpu());
    println!("  HCL and YAML parsers alone           {:>9.1} ms CPU", parsers.cpu());
    println!("  documents to schema, one thread      {:>9.1} ms CPU", reads.cpu());
    println!(
        "  ratio                                {:>9.2}        (goal: at most 12)",
        reads.cpu() / walks.cpu()
    );
    println!("  ratio, the parser between the pages  {:>9.2}", between_pages(corpus));
    println!("  documents to schema, all threads     {:>9.1} ms", parallel.wall());
    growth(corpus);
}

/// The ratio where each page is walked and then read. The parser alone runs over all pages with its code at hand and every branch
/// foreseen; here it begins each page behind other work, as a reader of pages does.
fn between_pages(corpus: &Corpus) -> f64 {
    let (mut walks, mut reads) = (Duration::ZERO, Duration::ZERO);
    ferroform_schema::parallel::alone(|| {
        for page in (0..ROUNDS).flat_map(|_| corpus.documents.chunks(1)) {
            let start = Instant::now();
            walk(page);
            let walked = Instant::now();
            read(page);
            walks += walked - start;
            reads += walked.elapsed();
        }
    });
    reads.as_secs_f64() / walks.as_secs_f64()
}

/// Compares a folder with one of four times as many pages, of as many types.
fn growth(corpus: &Corpus) {
    let large = corpus.times(4);
    let (mut once, mut four) = (Samples::default(), Samples::default());
    ferroform_schema::parallel::alone(|| {
        for _ in 0..3 {
            once.push(Cost::of(|| read(&corpus.documents)));
            four.push(Cost::of(|| read(&large)));
        }
    });
    println!(
        "  four times the pages                 {:>9.2} times   (goal: at most 4.3)",
        four.cpu() / once.cpu()
    );
}

fn read(documents: &[Document]) {
    black_box(compile_documents(black_box(documents), &Options::default(), &|_| ()));
}

/// The least that reading a page can cost: every event of the parser, with its place.
fn walk(documents: &[Document]) {
    let mut length = 0;
    for document in documents {
        let parser = Parser::new_ext(document.file.text(), MarkdownOptions::empty());
        for (event, span) in parser.into_offset_iter() {
            length += match event {
                Event::Text(text) | Event::Code(text) => text.len(),
                _ => span.len(),
            };
        }
    }
    black_box(length);
}

/// What pages hold for other parsers than that of Markdown.
#[derive(Default)]
struct Pieces {
    hcl: Vec<String>,
    yaml: Vec<String>,
}

impl Pieces {
    fn of(corpus: &Corpus) -> Self {
        let mut pieces = Self::default();
        for document in &corpus.documents {
            let text = document.file.text();
            let front_matter = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---"));
            pieces.yaml.extend(front_matter.map(|(yaml, _)| yaml.to_owned()));
            let mut in_hcl = false;
            for event in Parser::new_ext(text, MarkdownOptions::empty()) {
                match event {
                    Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                        in_hcl = matches!(&*language, "terraform" | "hcl");
                        pieces.hcl.extend(in_hcl.then(String::new));
                    }
                    Event::End(TagEnd::CodeBlock) => in_hcl = false,
                    Event::Text(code) if in_hcl => {
                        pieces.hcl.last_mut().into_iter().for_each(|hcl| hcl.push_str(&code));
                    }
                    _ => {}
                }
            }
        }
        pieces
    }

    /// The examples and front matters once through their parsers, whatever is made of them.
    fn parse(&self) {
        for hcl in &self.hcl {
            drop(black_box(hcl_edit::parser::parse_body(hcl)));
        }
        for yaml in &self.yaml {
            drop(black_box(serde_yaml::from_str::<serde_yaml::Value>(yaml)));
        }
    }
}
