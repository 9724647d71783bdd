//! Documents about a type with several names, once more under each of them.

use super::read::ReadDocument;
use crate::example;
use crate::facts::{Claim, DocumentFacts};
use crate::model::ResourceKind;
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
            example::rename(example, type_name, name);
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
    fn a_document_of_its_own_is_followed_instead() {
        let own = "# Resource: acme_crate\n\n## Argument Reference\n\n* `name` - (Required) Name.\n";
        let types = compiled(&[("box.md", BOX), ("crate.md", own)]);
        assert_eq!(types[1], ("acme_crate".to_owned(), vec!["name: string".to_owned()]));
    }
}
