//! Documents about a type with several names, once more under each of them.

use super::read::ReadDocument;
use crate::facts::{Claim, DocumentFacts};
use crate::model::{ExampleLanguage, ResourceKind};
use std::collections::BTreeSet;

/// What the documents say about second names of their types. A name that a document of its own describes is left to
/// that one.
pub(super) fn of(documents: &[ReadDocument]) -> Vec<ReadDocument> {
    let described: BTreeSet<(ResourceKind, &str)> =
        documents.iter().map(|document| (document.facts.kind, document.facts.type_name.as_str())).collect();
    let mut found = Vec::new();
    for document in documents {
        for fact in &document.facts.facts {
            let Claim::Alias(name) = &fact.claim else { continue };
            if !described.contains(&(document.facts.kind, name.as_str())) {
                found.push(renamed(document, name, fact.basis.at.clone()));
            }
        }
    }
    found
}

fn renamed(document: &ReadDocument, name: &str, named_at: crate::source::Location) -> ReadDocument {
    let DocumentFacts { kind, type_name, facts, .. } = &document.facts;
    let mut uses = document.uses.clone();
    for used in uses.iter_mut().filter(|used| used.kind == *kind && used.type_name == *type_name) {
        used.type_name = name.to_owned();
    }
    let facts = facts.iter().filter(|fact| !matches!(fact.claim, Claim::Alias(_))).cloned();
    let facts = facts.map(|mut fact| {
        // An example of the type is one of this name: whoever reads only this schema sees what was tried.
        if let Claim::Example(example) = &mut fact.claim {
            let count = if example.language == ExampleLanguage::Hcl { 1 } else { usize::MAX };
            for (one, other) in spellings(type_name).into_iter().zip(spellings(name)).take(count) {
                example.code = with_name(&example.code, &one, &other);
            }
        }
        fact
    });
    let facts = facts.collect();
    ReadDocument {
        name: document.name.clone(),
        facts: DocumentFacts { kind: *kind, type_name: name.to_owned(), named_at, facts },
        uses,
    }
}

/// How a type is written in an example: its name, which is all that HCL has; in Python modules and classes of bindings, as a resource and as
/// a data source.
fn spellings(type_name: &str) -> [String; 5] {
    let class = |name: &str| -> String {
        let words = name.split('_').map(|word| {
            let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
            first.to_ascii_uppercase() + rest
        });
        words.collect()
    };
    let own = type_name.split_once('_').map_or(type_name, |(_, own)| own);
    [
        type_name.to_owned(),
        format!("data_{type_name}"),
        format!("Data{}", class(type_name)),
        own.to_owned(),
        class(own),
    ]
}

/// The code with one name for another, where it stands as a whole word.
fn with_name(code: &str, name: &str, other: &str) -> String {
    // `acme_` has no name of its own.
    if name.is_empty() {
        return code.to_owned();
    }
    let continues = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some((before, after)) = rest.split_once(name) {
        let whole = !before.ends_with(continues) && !after.starts_with(continues);
        out.push_str(before);
        out.push_str(if whole { other } else { name });
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use crate::compile::{Document, Options, compile_documents};
    use crate::source::SourceFile;

    const BOX: &str = "# Resource: acme_box\n\n`acme_crate` is known as `acme_box`.\n\n\
                       ## Example Usage\n\n```terraform\nresource \"acme_box\" \"one\" {\n  size = 3\n}\n```\n\n\
                       ## Argument Reference\n\n* `size` - (Required) Size.\n";

    fn compiled(documents: &[(&str, &str)]) -> Vec<(String, Vec<String>)> {
        let documents: Vec<Document> = documents
            .iter()
            .map(|(name, text)| Document { file: SourceFile::new(*name, *text), name: (*name).to_owned() })
            .collect();
        let compilation = compile_documents(&documents, &Options::default(), &|_| ());
        assert!(compilation.diagnostics.is_empty(), "{:?}", compilation.diagnostics);
        let types = compilation.schema.resources.into_iter();
        types
            .map(|ty| {
                let arguments = ty.root.arguments.iter();
                (ty.type_name, arguments.map(|a| format!("{}: {}", a.name, a.ty.value)).collect())
            })
            .collect()
    }

    #[test]
    fn a_type_stands_under_each_of_its_names_with_the_same_evidence() {
        let size = vec!["size: number".to_owned()];
        let expected = [("acme_box".to_owned(), size.clone()), ("acme_crate".to_owned(), size)];
        assert_eq!(compiled(&[("box.md", BOX)]), expected);
    }

    #[test]
    fn examples_have_the_name_of_the_type_that_they_stand_at() {
        let code = "resource \"acme_box\" \"acme_box_1\" {\n  lid = acme_box.lid.id\n}";
        let renamed = "resource \"acme_crate\" \"acme_box_1\" {\n  lid = acme_crate.lid.id\n}";
        assert_eq!(super::with_name(code, "acme_box", "acme_crate"), renamed);
        assert_eq!(super::with_name(code, "", "acme_crate"), code);
        assert_eq!(
            super::spellings("acme_lid_box"),
            ["acme_lid_box", "data_acme_lid_box", "DataAcmeLidBox", "lid_box", "LidBox"]
        );
    }

    #[test]
    fn a_document_of_its_own_is_followed_instead() {
        let own = "# Resource: acme_crate\n\n## Argument Reference\n\n* `name` - (Required) Name.\n";
        let types = compiled(&[("box.md", BOX), ("crate.md", own)]);
        assert_eq!(types[1], ("acme_crate".to_owned(), vec!["name: string".to_owned()]));
    }
}
