//! What identifies objects that a provider counts: where `acme_lamp` is imported by a number, or looked up by one, the
//! `lamp_id` of other pages is a number as well.
//!
//! A page that says "The ID of the lamp" says nothing of what ids look like, and an example that sets `acme_lamp.desk.id`
//! does not either.

use super::read::ReadDocument;
use super::subjects::by_subject;
use crate::facts::{Claim, Fact, Subject};
use crate::model::{BlockId, Evidence, ResourceKind, Type};
use crate::phrase::plurals_of;
use crate::source::Location;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many types of objects must be known for a word about all of them.
const MANY: usize = 5;

/// Whether the objects of each type are counted, by the name of the type without the provider's prefix, and what several
/// of them are called.
#[derive(Default)]
struct Objects {
    counted: BTreeMap<String, bool>,
    several: BTreeMap<String, String>,
    /// Whether the provider counts nearly all of its objects: an id of which nothing else is known is a number then.
    counts_all: bool,
}

impl Objects {
    fn of(documents: &[ReadDocument]) -> Self {
        let mut objects = Self::default();
        let mut imported: BTreeMap<&str, bool> = BTreeMap::new();
        for document in documents.iter().filter(|document| document.is_page) {
            let Some((_, object)) = document.facts.type_name.split_once('_') else { continue };
            for fact in &document.facts.facts {
                let Some(counted) = is_counted(document.facts.kind, fact) else { continue };
                // One id that is no number is enough: the others may only look like numbers.
                *objects.counted.entry(object.to_owned()).or_insert(true) &= counted;
                if matches!(fact.claim, Claim::ImportSample(_)) {
                    *imported.entry(object).or_insert(true) &= counted;
                }
            }
        }
        let counted = imported.values().filter(|counted| **counted).count();
        objects.counts_all = imported.len() >= MANY && counted * 10 >= imported.len() * 8;
        objects.counted.retain(|_, counted| *counted);
        for object in objects.counted.keys() {
            objects.several.extend(plurals_of(object).map(|plural| (plural, object.clone())));
        }
        objects
    }

    /// The type of a name that identifies one or several counted objects; `text` is what its page says about it.
    fn identified_by(&self, subject: &Subject, own: &str, is_data: bool, text: &str) -> Option<Type> {
        let (block, name) = match subject {
            Subject::Argument(block, name) | Subject::Attribute(block, name) => (block, name),
            Subject::Resource | Subject::Block(_) => return None,
        };
        if name == "id" {
            let looked_up = is_data && block.is_root() && matches!(subject, Subject::Argument(..));
            let counted = if looked_up {
                self.counted.contains_key(own)
            } else {
                self.is_of_several(block) || (self.counts_all && !block.is_root() && says_whose(text))
            };
            return counted.then_some(Type::Number);
        }
        let numbers = || Type::List(Box::new(Type::Number));
        let several = name.strip_suffix("_ids");
        let Some(referent) = several.or_else(|| name.strip_suffix("_id")) else {
            // `lamps`: "The IDs of the lamps"
            let ids = || text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == "IDs");
            return (self.counts_all && ids()).then(numbers);
        };
        // `source_lamp_id` is that of a lamp.
        let ends = referent.match_indices('_').filter_map(|(at, _)| referent.get(at + 1..));
        let mut ends = std::iter::once(referent).chain(ends);
        let counted = (self.counts_all && says_whose(text)) || ends.any(|end| self.counted.contains_key(end));
        counted.then(|| if several.is_some() { numbers() } else { Type::Number })
    }

    /// Whether a block is one of several counted objects, as `lamps` are.
    fn is_of_several(&self, block: &BlockId) -> bool {
        let name = block.0.rsplit('.').next().unwrap_or_default();
        self.several.contains_key(name)
    }
}

/// Whether a text says no more of an id than whose it is: "The unique ID of the lamp".
fn says_whose(text: &str) -> bool {
    let lower = text.replace('`', "").to_ascii_lowercase();
    ["id of ", "id for ", "identifier of ", "identifier for "].iter().any(|words| {
        lower.match_indices(words).any(|(at, _)| {
            !lower.get(..at).is_some_and(|before| before.ends_with(|last: char| last.is_ascii_alphanumeric()))
        })
    })
}

/// What a fact says of how objects of its type are identified.
fn is_counted(kind: ResourceKind, fact: &Fact) -> Option<bool> {
    match (&fact.claim, &*fact.subject) {
        (Claim::ImportSample(id), _) if kind == ResourceKind::Resource => {
            // An object in another one has both ids: `12345,67890`.
            let is_number = |id: &str| id.len() > 1 && id.bytes().all(|byte| byte.is_ascii_digit());
            Some(id.split([',', '/', ':', '|']).all(is_number))
        }
        (Claim::Type(ty), Subject::Argument(block, name)) if block.is_root() && name == "id" => {
            let shown = kind == ResourceKind::DataSource && fact.basis.evidence >= Evidence::Example;
            shown.then_some(*ty == Type::Number)
        }
        _ => None,
    }
}

/// What one document says about one name.
#[derive(Default)]
struct Said<'f> {
    /// Where it is declared.
    at: Option<&'f Location>,
    text: Option<&'f str>,
}

impl<'f> Said<'f> {
    fn add(&mut self, fact: &'f Fact) {
        match &fact.claim {
            Claim::Declared => self.at = self.at.or(Some(&fact.basis.at)),
            Claim::Description(text) => self.text = self.text.or(Some(text)),
            _ => {}
        }
    }
}

/// Adds to every document which of its names identify counted objects.
pub(super) fn spread(documents: &mut [ReadDocument]) {
    let objects = Objects::of(documents);
    if objects.counted.is_empty() {
        return;
    }
    for document in documents.iter_mut().filter(|document| document.is_page) {
        let is_data = document.facts.kind == ResourceKind::DataSource;
        let own = document.facts.type_name.split_once('_').map_or("", |(_, own)| own);
        let said = by_subject(&document.facts.facts, Said::add);
        let counted = said.into_iter().filter_map(|(subject, Said { at, text })| {
            let at = at?;
            let ty = objects.identified_by(subject, own, is_data, text.unwrap_or_default())?;
            Some(Fact::new(Arc::clone(subject), Claim::Type(ty), Evidence::Elsewhere, at.clone()))
        });
        let counted: Vec<Fact> = counted.collect();
        document.facts.facts.extend(counted);
    }
}

#[cfg(test)]
mod tests {
    use crate::compile::{Document, Options, compile_documents};
    use crate::source::SourceFile;

    fn lamp(id: &str) -> String {
        format!(
            "# Resource: acme_lamp\n\n## Argument Reference\n\n* `name` - (Required) Name.\n\n## Import\n\n\
             ```console\n% terraform import acme_lamp.desk {id}\n```\n"
        )
    }

    /// The types of what the page of a room says of lamps, beside pages of other objects that are imported by these ids.
    fn room(lamp: &str, others: &[&str]) -> Vec<String> {
        let room = "# Resource: acme_room\n\n## Argument Reference\n\n\
                    * `lamp_id` - (Required) The ID of the lamp.\n\
                    * `wall_lamp_ids` - (Optional) A list of the IDs of lamps.\n\
                    * `door_id` - (Optional) The ID of the door.\n\
                    * `chairs` - (Optional) A list of the IDs of chairs.\n";
        let mut pages =
            vec![("lamp.md".to_owned(), lamp.to_owned()), ("room.md".to_owned(), room.to_owned())];
        for (i, id) in others.iter().enumerate() {
            pages.push((format!("other{i}.md"), self::lamp(id).replace("lamp", &format!("other{i}"))));
        }
        let documents: Vec<Document> = pages
            .into_iter()
            .map(|(name, text)| Document { file: SourceFile::new(name.as_str(), text), name })
            .collect();
        let compilation = compile_documents(&documents, &Options::default(), &|_| ());
        let room = compilation.schema.resources.into_iter().find(|ty| ty.type_name == "acme_room");
        let arguments = room.expect("a room").root.arguments;
        arguments.iter().map(|argument| format!("{}: {}", argument.name, argument.ty.value)).collect()
    }

    #[test]
    fn what_is_imported_by_a_number_is_identified_by_one() {
        let types = |lamp: &str| room(&self::lamp(lamp), &[]);
        let open = ["door_id: string", "chairs: list(string)"];
        assert_eq!(types("12345")[..2], ["lamp_id: number", "wall_lamp_ids: list(number)"]);
        assert_eq!(types("12345")[2..], open);
        assert_eq!(types("lamp-12345")[..2], ["lamp_id: string", "wall_lamp_ids: list(string)"]);
        assert_eq!(types("lamp-12345")[2..], open);
    }

    #[test]
    fn where_nearly_everything_is_counted_an_id_is_a_number() {
        let doors = |others: &[&str]| room(&lamp("12345"), others).split_off(2);
        assert_eq!(doors(&["1200", "77,88", "99", "7701"]), ["door_id: number", "chairs: list(number)"]);
        assert_eq!(doors(&["1200", "77,88", "a", "b"]), ["door_id: string", "chairs: list(string)"]);
        assert_eq!(doors(&["1200", "77,88"]), ["door_id: string", "chairs: list(string)"]);
    }
}
