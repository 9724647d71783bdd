//! Documents about a type with several names, once more under each of them.

use super::read::ReadDocument;
use crate::example;
use crate::facts::{Claim, DocumentFacts, Fact, Subject};
use crate::model::{Check, Evidence, Presence, ResourceKind};
use std::collections::{BTreeMap, BTreeSet};

/// What the documents say about second names of their types. A name that a document of its own describes is left to
/// that one.
pub(super) fn of(documents: &[ReadDocument]) -> Vec<ReadDocument> {
    let described: BTreeSet<(ResourceKind, &str)> =
        documents.iter().map(|document| (document.facts.kind, document.facts.type_name.as_str())).collect();
    let mut found = Vec::new();
    for document in documents {
        for fact in &document.facts.facts {
            let (Claim::Alias(name) | Claim::Sibling(name)) = &fact.claim else { continue };
            if !described.contains(&(document.facts.kind, name.as_str())) {
                let is_sibling = matches!(fact.claim, Claim::Sibling(_));
                found.push(renamed(document, name, is_sibling, fact.basis.at.clone()));
            }
        }
    }
    found
}

/// Takes from documents about several types what is not of the one that they stand under: an argument that examples of
/// another of these types set, and none of its own does.
pub(super) fn part_siblings(documents: &mut [ReadDocument], aliases: &mut [ReadDocument]) {
    let mut pages: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for document in documents.iter() {
        let siblings: Vec<String> = document
            .facts
            .facts
            .iter()
            .filter_map(|fact| if let Claim::Sibling(name) = &fact.claim { Some(name.clone()) } else { None })
            .collect();
        if !siblings.is_empty() {
            let all = std::iter::once(document.facts.type_name.clone()).chain(siblings).collect();
            pages.insert(document.name.clone(), all);
        }
    }
    for document in documents.iter_mut().chain(aliases) {
        let Some(types) = pages.get(&document.name).filter(|types| types.contains(&document.facts.type_name))
        else {
            continue;
        };
        let set = |of: &dyn Fn(&str) -> bool| -> BTreeSet<String> {
            let uses = document
                .uses
                .iter()
                .filter(|used| used.kind == ResourceKind::Resource && of(&used.type_name));
            uses.flat_map(|used| used.body.entries.iter().map(|entry| entry.name.clone())).collect()
        };
        let own_name = document.facts.type_name.clone();
        let own = set(&|name| name == own_name);
        let others = set(&|name| name != own_name && types.iter().any(|known| known == name));
        if own.is_empty() {
            continue;
        }
        document.facts.facts.retain(|fact| match &*fact.subject {
            Subject::Argument(block, name) if block.is_root() => own.contains(name) || !others.contains(name),
            _ => !matches!(fact.claim, Claim::Sibling(_)),
        });
        document.facts.facts.retain_mut(|fact| demands_of(fact, types, &own_name, &own));
    }
}

/// Makes of a demand that names some of a page's types what it says about one of them: "Required only by `acme_box_key`"
/// is a demand of that type, and nothing for the others. Where the type's own examples do not set the argument, the name
/// may stand for several, and nothing is demanded. False where nothing is left.
fn demands_of(fact: &mut Fact, types: &[String], own_name: &str, own: &BTreeSet<String>) -> bool {
    let (Claim::Rule { check, when: Some(_), text }, Subject::Argument(_, argument)) =
        (&fact.claim, &*fact.subject)
    else {
        return true;
    };
    if **check != Check::Required {
        return true;
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    let names = |name: &str| words.contains(&name);
    if !types.iter().any(|name| names(name)) {
        return true;
    }
    let demanded = names(own_name) && own.contains(argument);
    fact.claim = Claim::Presence(Presence::Required);
    fact.basis.evidence = Evidence::Declaration;
    demanded
}

fn renamed(
    document: &ReadDocument,
    name: &str,
    is_sibling: bool,
    named_at: crate::source::Location,
) -> ReadDocument {
    let DocumentFacts { kind, type_name, facts, .. } = &document.facts;
    let mut uses = document.uses.clone();
    // Examples of a type are those of its other name; another type has its own.
    for used in
        uses.iter_mut().filter(|used| !is_sibling && used.kind == *kind && used.type_name == *type_name)
    {
        used.type_name = name.to_owned();
    }
    let facts =
        facts.iter().filter(|fact| !matches!(fact.claim, Claim::Alias(_) | Claim::Sibling(_))).cloned();
    let facts = facts.map(|mut fact| {
        // An example of the type is one of this name: whoever reads only this schema sees what was tried.
        if let Claim::Example(example) = &mut fact.claim
            && !is_sibling
        {
            example::rename(example, type_name, name);
        }
        fact
    });
    let facts = facts.collect();
    ReadDocument {
        name: document.name.clone(),
        facts: DocumentFacts { kind: *kind, type_name: name.to_owned(), named_at, facts },
        uses,
        is_page: document.is_page,
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
        assert!(
            !compilation.diagnostics.iter().any(crate::diagnostic::Diagnostic::is_urgent),
            "{:?}",
            compilation.diagnostics
        );
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
    fn a_page_about_several_types_gives_each_what_is_its_own() {
        let page = "# Keys of boxes\n\nTwo resources.\n\n\
                    ## acme_box_key\n\n```hcl\nresource \"acme_box_key\" \"a\" {\n  box = \"b\"\n  holder = \"c\"\n}\n```\n\n\
                    ## acme_box_keys\n\n```hcl\nresource \"acme_box_keys\" \"a\" {\n  box = \"b\"\n  holders = [\"c\"]\n}\n```\n\n\
                    ## Argument Reference\n\n* `box` - (Required) Box.\n* `holder/holders` - (Required) Who holds it.\n\
                    * `tight` - (Optional) Whether it is tight.\n";
        let arguments = |types: &[&str]| types.iter().map(|ty| (*ty).to_owned()).collect::<Vec<_>>();
        let expected = [
            ("acme_box_key".to_owned(), arguments(&["box: string", "holder: string", "tight: bool"])),
            ("acme_box_keys".to_owned(), arguments(&["box: string", "holders: list(string)", "tight: bool"])),
        ];
        assert_eq!(compiled(&[("keys.md", page)]), expected);
    }

    #[test]
    fn a_demand_of_one_type_is_none_of_the_others() {
        let page = "# Keys of boxes\n\n\
                    ## acme_box_key\n\n```hcl\nresource \"acme_box_key\" \"a\" {\n  cut = \"b\"\n  tag = \"c\"\n}\n```\n\n\
                    ## acme_box_keys\n\n```hcl\nresource \"acme_box_keys\" \"a\" {\n  tag = \"c\"\n}\n```\n\n\
                    ## Argument Reference\n\n* `cut` - (Required only by `acme_box_key`) How it is cut.\n\
                    * `tag` - (Required only by `acme_box_key`) What it says.\n";
        let documents = [Document { file: SourceFile::new("keys.md", page), name: "keys.md".to_owned() }];
        let compilation = compile_documents(&documents, &Options::default(), &|_| ());
        let arguments = compilation.schema.resources.iter().flat_map(|ty| &ty.root.arguments);
        let shown: Vec<String> =
            arguments.map(|a| format!("{} {:?} {}", a.name, a.presence.value, a.rules.len())).collect();
        assert_eq!(shown, ["cut Required 0", "tag Required 0", "tag Optional 0"]);
    }

    #[test]
    fn titles_of_the_first_level_name_types_of_one_page_as_well() {
        let page = "# Keys of boxes\n\n\
                    # acme_box_key\n\n```hcl\nresource \"acme_box_key\" \"a\" {\n  cut = \"b\"\n}\n```\n\n\
                    # acme_box_log\n\n```hcl\nresource \"acme_box_log\" \"a\" {\n  sink = \"c\"\n}\n```\n\n\
                    ## Argument Reference\n\n* `cut` - (Required only by acme_box_key) How it is cut.\n\
                    * `sink` - (Required only by acme_box_log) Where it goes.\n";
        let documents = [Document { file: SourceFile::new("keys.md", page), name: "keys.md".to_owned() }];
        let compilation = compile_documents(&documents, &Options::default(), &|_| ());
        let arguments = compilation.schema.resources.iter().flat_map(|ty| {
            ty.root.arguments.iter().map(|a| format!("{} {} {:?}", ty.type_name, a.name, a.presence.value))
        });
        assert_eq!(
            arguments.collect::<Vec<_>>(),
            ["acme_box_key cut Required", "acme_box_log sink Required"]
        );
    }

    #[test]
    fn a_document_of_its_own_is_followed_instead() {
        let own = "# Resource: acme_crate\n\n## Argument Reference\n\n* `name` - (Required) Name.\n";
        let types = compiled(&[("box.md", BOX), ("crate.md", own)]);
        assert_eq!(types[1], ("acme_crate".to_owned(), vec!["name: string".to_owned()]));
    }
}
