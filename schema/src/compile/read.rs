//! Documents to facts: each document goes to the front end that its ending names.

use super::alias;
use super::catch_panics::catch_panics;
use super::find::Document;
use super::{counted_ids, plural_names, prior};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::example::{self, Use};
use crate::facts::{Claim, DocumentFacts, Fact, Subject};
use crate::model::{Evidence, Function, Presence};
use crate::overlay::{self, Overlay};
use crate::source::{Location, SourceFile, Span};
#[cfg(feature = "serde")]
use crate::store;
use crate::{page, parallel, yaml};
use std::time::{Duration, Instant};

/// What a set of documents says, before anything is decided.
#[derive(Debug, Default)]
pub struct Facts {
    /// What each document says; a file can hold several.
    pub documents: Vec<ReadDocument>,
    /// The functions that pages describe.
    pub functions: Vec<Function>,
    /// Corrections of what they say.
    pub overlays: Vec<Overlay>,
    /// How long each file took, by path.
    pub timings: Vec<(String, Duration)>,
}

/// What one document says.
#[derive(Debug)]
pub struct ReadDocument {
    /// Its path below the folder that was searched.
    pub name: String,
    /// Its facts, those of its examples included.
    pub facts: DocumentFacts,
    /// What its examples declare.
    pub uses: Vec<Use>,
    /// Whether it is a provider's page, which may leave open what other pages say.
    pub is_page: bool,
}

/// Reads documents in parallel. The result does not depend on the number of threads or their timing.
pub fn read(
    documents: &[Document],
    progress: &(dyn Fn(&str) + Sync),
    diagnostics: &mut Diagnostics,
) -> Facts {
    let read: Vec<(Facts, Vec<Diagnostic>)> = parallel::map(documents, |document| {
        let start = Instant::now();
        let mut own = Diagnostics::new();
        let facts = catch_panics(document.file.path(), &mut own, |own| read_one(document, own));
        let mut facts = facts.unwrap_or_default();
        facts.timings.push((document.file.path().to_owned(), start.elapsed()));
        progress(document.file.path());
        (facts, own.into_sorted())
    });
    let mut all = Facts::default();
    for (facts, own) in read {
        all.documents.extend(facts.documents);
        all.functions.extend(facts.functions);
        all.overlays.extend(facts.overlays);
        all.timings.extend(facts.timings);
        diagnostics.extend(own);
    }
    let mut aliases = alias::of(&all.documents);
    alias::part_siblings(&mut all.documents, &mut aliases);
    all.documents.extend(aliases);
    counted_ids::spread(&mut all.documents);
    prior::spread(&mut all.documents);
    plural_names::spread(&mut all.documents);
    all
}

fn read_one(document: &Document, diagnostics: &mut Diagnostics) -> Facts {
    let file = &document.file;
    let mut facts = Facts::default();
    let front_end = FrontEnd::of(file);
    let documents = match front_end {
        FrontEnd::Page => match page::read_function(file, diagnostics) {
            Some(function) => {
                facts.functions.extend(function);
                Vec::new()
            }
            None => page::read_all(file, diagnostics),
        },
        FrontEnd::Yaml => {
            facts.overlays = overlay::read(file, diagnostics);
            yaml::read(file, diagnostics)
        }
        FrontEnd::Json => {
            #[cfg(feature = "serde")]
            {
                facts.functions = stored_functions(file);
            }
            read_json(file, diagnostics)
        }
    };
    for read in documents {
        // A schema that was read from another document and written in YAML still names that one.
        let stated = (*read.named_at.path != *file.path()).then(|| read.named_at.path.to_string());
        let name = stated.unwrap_or_else(|| document.name.clone());
        facts.documents.push(with_examples(name, front_end, read, diagnostics));
    }
    facts
}

/// The functions of a stored schema; what is wrong with it is said where its types are read.
#[cfg(feature = "serde")]
fn stored_functions(file: &SourceFile) -> Vec<Function> {
    let has = |key: &str| file.text().contains(&format!("\"{key}\""));
    if !has("format_version") || !has("functions") || has("provider_schemas") {
        return Vec::new();
    }
    store::read(file.text()).map(|schema| schema.functions).unwrap_or_default()
}

/// A file in JSON is a stored schema, or a resource document: JSON is YAML.
fn read_json(file: &SourceFile, diagnostics: &mut Diagnostics) -> Vec<DocumentFacts> {
    let start = file.location(Span::default());
    let has = |key: &str| file.text().contains(&format!("\"{key}\""));
    if has("provider_schemas") {
        let message = "this is a provider's schema, not a document, and was passed over";
        let help = "lay it under the documents with `--provider-schema`";
        diagnostics.push(Diagnostic::new(Code::PassedOver, message, start).help(help));
        return Vec::new();
    }
    if !has("format_version") {
        return yaml::read(file, diagnostics);
    }
    read_stored(file, start, diagnostics)
}

/// Only the command reads what it has stored: build scripts compile documents.
#[cfg(not(feature = "serde"))]
fn read_stored(_: &SourceFile, start: Location, diagnostics: &mut Diagnostics) -> Vec<DocumentFacts> {
    let message = "this is a stored schema, which is not read here";
    let help = "give the documents that it was compiled from, or switch on the feature `stored` of `ferroform-codegen`";
    diagnostics.push(Diagnostic::new(Code::UnreadableSchema, message, start).help(help));
    Vec::new()
}

#[cfg(feature = "serde")]
fn read_stored(file: &SourceFile, start: Location, diagnostics: &mut Diagnostics) -> Vec<DocumentFacts> {
    match store::read(file.text()) {
        // The canonical documents of the stored types hold all that is stored, places included.
        Ok(schema) => schema
            .resources
            .iter()
            .flat_map(|stored| yaml::read(&SourceFile::new(file.path(), yaml::write(stored)), diagnostics))
            .collect(),
        Err(error) => {
            diagnostics.push(Diagnostic::new(Code::UnreadableSchema, error.to_string(), start));
            Vec::new()
        }
    }
}

/// Reads the examples of a document, and adds what they say about types to what a page says. A YAML document states
/// its types: there, examples are only held against the rules.
fn with_examples(
    name: String,
    front_end: FrontEnd,
    mut facts: DocumentFacts,
    diagnostics: &mut Diagnostics,
) -> ReadDocument {
    let mut uses = Vec::new();
    for fact in &facts.facts {
        if let Claim::Example(example) = &fact.claim {
            let (read, problems) = example::read(example, &facts.type_name);
            uses.extend(read);
            diagnostics.extend(problems);
        }
    }
    let (said, problems) = example::facts(&uses, &facts);
    if front_end == FrontEnd::Page {
        drop_refuted(&mut facts, &uses);
        facts.facts.extend(said);
    }
    diagnostics.extend(problems);
    // Thousands of documents wait for each other.
    facts.facts.shrink_to_fit();
    ReadDocument { name, facts, uses, is_page: front_end == FrontEnd::Page }
}

/// A list without a word about what is required is taken to require all of it. An example that does without one of its
/// arguments shows that it does not mean so, with any of them.
fn drop_refuted(facts: &mut DocumentFacts, uses: &[Use]) {
    let assumed = |fact: &Fact| {
        fact.claim == Claim::Presence(Presence::Required) && fact.basis.evidence == Evidence::Assumed
    };
    let own = |used: &&Use| used.complete && used.kind == facts.kind && used.type_name == facts.type_name;
    let unset = |fact: &Fact| match &*fact.subject {
        Subject::Argument(block, name) if block.is_root() => {
            uses.iter().filter(own).any(|used| used.body.named(name).next().is_none())
        }
        _ => false,
    };
    if facts.facts.iter().any(|fact| assumed(fact) && unset(fact)) {
        facts.facts.retain(|fact| !assumed(fact));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FrontEnd {
    Page,
    Yaml,
    Json,
}

impl FrontEnd {
    fn of(file: &SourceFile) -> Self {
        let ending = file.path().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("yaml" | "yml") => Self::Yaml,
            Some("json") => Self::Json,
            _ => Self::Page,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::compile::{Document, Options, compile_documents};
    use crate::model::Presence;
    use crate::source::SourceFile;

    /// The arguments of a data source that must be set; its page says nothing about that.
    fn required(list: &str, example: &str) -> Vec<String> {
        let text = format!(
            "# Data Source: acme_box\n\n```hcl\ndata \"acme_box\" \"a\" {{\n{example}\n}}\n```\n\n\
             ## Argument Reference\n\n{list}\n\n## Attributes Reference\n\n* `size` - Size.\n"
        );
        let document = Document { file: SourceFile::new("d/box.md", text), name: "d/box.md".to_owned() };
        let compilation = compile_documents(&[document], &Options::default(), &|_| ());
        let arguments = compilation.schema.resources.into_iter().flat_map(|ty| ty.root.arguments);
        let demanded = arguments.filter(|argument| argument.presence.value == Presence::Required);
        demanded.map(|argument| argument.name).collect()
    }

    #[test]
    fn what_a_data_source_is_found_by_must_be_set() {
        let list = "* `name` - Name of the box.\n* `room` - Where it stands.";
        let example = "  name = \"n\"\n  room = \"r\"";
        assert_eq!(required(list, example), ["name", "room"]);
        assert_eq!(required(list, "  name = \"n\""), [""; 0], "an example does without one");
        assert_eq!(required(list, "  name = \"n\"\n  # ..."), ["name", "room"], "that one is not complete");
        let said = "* `name` - Name of the box.\n* `room` - (Optional) Where it stands.";
        assert_eq!(required(said, example), ["name"], "what may be left out is marked");
        let choice =
            "One of these finds the box:\n\n* `name` - Name of the box.\n* `room` - Where it stands.";
        assert_eq!(required(choice, example), [""; 0]);
    }
}
