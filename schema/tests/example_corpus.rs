//! The example readers over real pages, and what they say against the provider's true schema. Skips where the pages
//! are not at hand.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking and reports by printing"
)]

use ferroform_schema::example::{Use, facts, read};
use ferroform_schema::facts::{Claim, DocumentFacts, Fact, Subject};
use ferroform_schema::model::{BlockId, Evidence, Example, ExampleLanguage, Nesting, ResourceKind, Type};
use ferroform_schema::source::{Location, SourceFile, Span};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn corpus() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/aws");
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: {} is not at hand", path.display());
    None
}

/// The pages of a folder, in the order of their names.
fn pages(folder: &Path) -> Vec<SourceFile> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let page = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        SourceFile::new(name, std::fs::read_to_string(path).unwrap())
    };
    paths.iter().map(page).collect()
}

/// The fenced examples of a page and the type in its title.
fn examples(file: &SourceFile, language: &ExampleLanguage) -> (String, Vec<Example>) {
    let words: &[&str] = match language {
        ExampleLanguage::Hcl => &["terraform", "hcl"],
        _ => &["python"],
    };
    let (mut examples, mut open, mut offset) = (Vec::new(), None, 0);
    let mut page_type = String::new();
    for line in file.text().split_inclusive('\n') {
        if let Some(title) = line.strip_prefix("# ")
            && page_type.is_empty()
        {
            page_type = title.rsplit(' ').next().unwrap_or_default().trim().replace('\\', "");
        }
        if let Some(fence) = line.strip_prefix("```") {
            match open.take() {
                None => open = Some((offset + line.len(), words.contains(&fence.trim()))),
                Some((start, true)) => examples.push(Example {
                    title: None,
                    language: language.clone(),
                    code: file.text()[start..offset].to_owned(),
                    at: file.location(Span::new(start as u32, offset as u32)),
                }),
                Some(_) => {}
            }
        }
        offset += line.len();
    }
    (page_type, examples)
}

struct Outcome {
    examples: usize,
    clean: usize,
    uses: usize,
}

/// Reads every example of a folder; hands the uses of each page over.
fn read_all(folder: &Path, language: &ExampleLanguage, mut each: impl FnMut(&str, &[Use])) -> Outcome {
    let mut outcome = Outcome { examples: 0, clean: 0, uses: 0 };
    for page in pages(folder) {
        let (page_type, examples) = examples(&page, language);
        let mut uses = Vec::new();
        for example in &examples {
            let (found, diagnostics) = read(example, &page_type);
            outcome.examples += 1;
            outcome.clean += usize::from(diagnostics.is_empty());
            outcome.uses += found.len();
            for diagnostic in &diagnostics {
                let at = &diagnostic.labels[0];
                println!("{}: {} ({})", at.at, diagnostic.message, at.text.replace('\n', "; "));
            }
            uses.extend(found);
        }
        each(&page_type, &uses);
    }
    println!(
        "{}: {} of {} examples parse as they are, {} uses",
        folder.file_name().unwrap().to_string_lossy(),
        outcome.clean,
        outcome.examples,
        outcome.uses
    );
    outcome
}

/// The true schema of a type as declarations: every block is defined by its path.
fn declarations(kind: ResourceKind, type_name: &str, schema: &Value) -> (DocumentFacts, Truth) {
    let at = Location { path: "schema.json".into(), line: 1, column: 1, end_line: 1, end_column: 1 };
    let mut facts = Vec::new();
    let mut truth = Truth::new();
    let mut open = vec![(String::new(), &schema["block"])];
    while let Some((path, block)) = open.pop() {
        let join = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let mut declare = |name: &str, definition: Option<String>| {
            let subject = Subject::Argument(BlockId(path.clone()), name.to_owned());
            let claim = definition.map_or(Claim::Declared, |id| Claim::Block(BlockId(id)));
            facts.push(Fact::new(subject, claim, Evidence::ProviderSchema, at.clone()));
        };
        for (name, attribute) in block["attributes"].as_object().into_iter().flatten() {
            declare(name, None);
            truth.insert(join(name), attribute.clone());
        }
        for (name, nested) in block["block_types"].as_object().into_iter().flatten() {
            declare(name, Some(join(name)));
            truth.insert(join(name), nested.clone());
            open.push((join(name), &nested["block"]));
        }
    }
    (DocumentFacts { kind, type_name: type_name.to_owned(), named_at: at, facts }, truth)
}

type Truth = BTreeMap<String, Value>;

/// Whether a claim agrees with the true schema; nothing where they do not speak of the same.
fn agrees(claim: &Claim, truth: &Value) -> Option<bool> {
    let nested = truth.get("nesting_mode");
    match claim {
        Claim::Type(_) if nested.is_some() => Some(false),
        Claim::Type(ty) => {
            let real = &truth["type"];
            Some(match ty {
                Type::String => real == "string",
                Type::Number => real == "number",
                Type::Bool => real == "bool",
                Type::List(_) | Type::Set(_) => real[0] == "list" || real[0] == "set",
                Type::Map(_) => real[0] == "map",
                Type::Any | Type::Block(_) => false,
            })
        }
        Claim::Nesting(nesting) => match nested {
            Some(mode) => {
                let single = mode == "single" || truth["max_items"] == 1;
                Some(single == (*nesting == Nesting::Single))
            }
            // A list of objects, written as an attribute.
            None => Some((*nesting == Nesting::Single) == (truth["type"][0] == "object")),
        },
        _ => None,
    }
}

#[test]
fn examples_of_real_pages_parse_and_tell_the_truth() {
    let Some(corpus) = corpus() else { return };
    let schema: Value =
        serde_json::from_str(&std::fs::read_to_string(corpus.join("schema.json")).unwrap()).unwrap();
    let provider = &schema["provider_schemas"]["registry.terraform.io/hashicorp/aws"];
    let folders = [
        ("r", ResourceKind::Resource, ExampleLanguage::Hcl, "resource_schemas"),
        ("d", ResourceKind::DataSource, ExampleLanguage::Hcl, "data_source_schemas"),
        ("cdktf-python", ResourceKind::Resource, ExampleLanguage::Python, "resource_schemas"),
    ];
    for (folder, kind, language, schemas) in folders {
        let mut tally: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        let (mut undeclared, mut without) = (0, 0);
        let outcome = read_all(&corpus.join(folder), &language, |page_type, uses| {
            let Some(schema) = provider[schemas].get(page_type) else { return };
            if !uses.iter().any(|u| u.kind == kind && u.type_name == page_type) {
                let seen: Vec<_> = uses.iter().map(|u| u.type_name.as_str()).collect();
                println!("{page_type} is used by no example of its page, only {seen:?}");
            }
            without += usize::from(!uses.iter().any(|u| u.kind == kind && u.type_name == page_type));
            let (document, truth) = declarations(kind, page_type, schema);
            let (facts, diagnostics) = facts(uses, &document);
            undeclared += diagnostics.len();
            for diagnostic in &diagnostics {
                println!("{}: {}", diagnostic.labels[0].at, diagnostic.message);
            }
            for fact in facts {
                let Subject::Argument(block, name) = &*fact.subject else { continue };
                let path = if block.is_root() { name.clone() } else { format!("{block}.{name}") };
                // The members of an attribute that is written like a block are not among the declarations above.
                let Some(expected) = truth.get(&path) else { continue };
                let Some(right) = agrees(&fact.claim, expected) else { continue };
                let kind = match &fact.claim {
                    Claim::Type(Type::List(_)) => "Type(List)".to_owned(),
                    Claim::Type(Type::Map(_)) => "Type(Map)".to_owned(),
                    other => format!("{other:?}"),
                };
                let count = tally.entry(format!("{kind} by {:?}", fact.basis.evidence)).or_default();
                count.0 += usize::from(right);
                count.1 += 1;
                if !right && fact.basis.evidence == Evidence::Shape {
                    println!("{}: {:?} of {path} against {}", fact.basis.at, fact.claim, expected);
                }
            }
        });
        println!("{folder}: {without} pages without a use of their own type, {undeclared} undeclared names");
        for (claim, (right, all)) in &tally {
            println!("{folder}: {claim}: {right} of {all} right");
            // A block that stands once may be one of several; everything else is nearly always right.
            let least = match (claim.ends_with("Shape"), claim.starts_with("Nesting")) {
                (true, _) => 0.99,
                (false, true) => 0.0,
                (false, false) => 0.8,
            };
            assert!(*right as f64 >= least * *all as f64, "{folder}: {claim}: {right} of {all}");
        }
        let parse_rate = outcome.clean as f64 / outcome.examples as f64;
        assert!(parse_rate > 0.99, "{folder}: only {parse_rate:.3} of the examples parse");
    }
}
