//! What identifies objects that a provider counts: where `acme_lamp` is imported by a number, or looked up by one, the
//! `lamp_id` of other pages is a number as well.
//!
//! A page that says "The ID of the lamp" says nothing of what ids look like, and an example that sets `acme_lamp.desk.id`
//! does not either.

use super::read::ReadDocument;
use crate::facts::{Claim, Fact, Subject};
use crate::model::{BlockId, Evidence, ResourceKind, Type};
use crate::phrase::plurals_of;
use crate::source::Location;
use std::collections::BTreeMap;

/// Whether the objects of each type are counted, by the name of the type without the provider's prefix, and what several
/// of them are called.
#[derive(Default)]
struct Objects {
    counted: BTreeMap<String, bool>,
    several: BTreeMap<String, String>,
}

impl Objects {
    fn of(documents: &[ReadDocument]) -> Self {
        let mut objects = Self::default();
        for document in documents.iter().filter(|document| document.is_page) {
            let Some((_, object)) = document.facts.type_name.split_once('_') else { continue };
            for counted in
                document.facts.facts.iter().filter_map(|fact| is_counted(document.facts.kind, fact))
            {
                // One id that is no number is enough: the others may only look like numbers.
                *objects.counted.entry(object.to_owned()).or_insert(true) &= counted;
            }
        }
        objects.counted.retain(|_, counted| *counted);
        for object in objects.counted.keys() {
            objects.several.extend(plurals_of(object).map(|plural| (plural, object.clone())));
        }
        objects
    }

    /// The type of a name that identifies one or several counted objects.
    fn identified_by(&self, subject: &Subject, own: &str, is_data: bool) -> Option<Type> {
        let (block, name) = match subject {
            Subject::Argument(block, name) | Subject::Attribute(block, name) => (block, name),
            Subject::Resource | Subject::Block(_) => return None,
        };
        if name == "id" {
            let looked_up = is_data && block.is_root() && matches!(subject, Subject::Argument(..));
            let counted = if looked_up { self.counted.contains_key(own) } else { self.is_of_several(block) };
            return counted.then_some(Type::Number);
        }
        let several = name.strip_suffix("_ids");
        let referent = several.or_else(|| name.strip_suffix("_id"))?;
        // `source_lamp_id` is that of a lamp.
        let ends = referent.match_indices('_').filter_map(|(at, _)| referent.get(at + 1..));
        std::iter::once(referent).chain(ends).find(|end| self.counted.contains_key(*end))?;
        Some(if several.is_some() { Type::List(Box::new(Type::Number)) } else { Type::Number })
    }

    /// Whether a block is one of several counted objects, as `lamps` are.
    fn is_of_several(&self, block: &BlockId) -> bool {
        let name = block.0.rsplit('.').next().unwrap_or_default();
        self.several.contains_key(name)
    }
}

/// What a fact says of how objects of its type are identified.
fn is_counted(kind: ResourceKind, fact: &Fact) -> Option<bool> {
    match (&fact.claim, &fact.subject) {
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

/// Adds to every document which of its names identify counted objects.
pub(super) fn spread(documents: &mut [ReadDocument]) {
    let objects = Objects::of(documents);
    if objects.counted.is_empty() {
        return;
    }
    for document in documents.iter_mut().filter(|document| document.is_page) {
        let is_data = document.facts.kind == ResourceKind::DataSource;
        let own = document.facts.type_name.split_once('_').map_or("", |(_, own)| own);
        let mut declared: BTreeMap<&Subject, &Location> = BTreeMap::new();
        for fact in document.facts.facts.iter().filter(|fact| fact.claim == Claim::Declared) {
            declared.entry(&fact.subject).or_insert(&fact.basis.at);
        }
        let counted = declared.into_iter().filter_map(|(subject, at)| {
            let ty = objects.identified_by(subject, own, is_data)?;
            Some(Fact::new(subject.clone(), Claim::Type(ty), Evidence::Elsewhere, at.clone()))
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

    /// The types of what the page of a room says of lamps.
    fn room(lamp: &str) -> Vec<String> {
        let room = "# Resource: acme_room\n\n## Argument Reference\n\n\
                    * `lamp_id` - (Required) The ID of the lamp.\n\
                    * `wall_lamp_ids` - (Optional) A list of the IDs of lamps.\n\
                    * `door_id` - (Optional) The ID of the door.\n";
        let pages = [("lamp.md", lamp), ("room.md", room)];
        let documents = pages.map(|(name, text)| Document {
            file: SourceFile::new(name, text.to_owned()),
            name: name.to_owned(),
        });
        let compilation = compile_documents(&documents, &Options::default(), &|_| ());
        let room = compilation.schema.resources.into_iter().find(|ty| ty.type_name == "acme_room");
        let arguments = room.expect("a room").root.arguments;
        arguments.iter().map(|argument| format!("{}: {}", argument.name, argument.ty.value)).collect()
    }

    #[test]
    fn what_is_imported_by_a_number_is_identified_by_one() {
        let counted = room(&lamp("12345"));
        assert_eq!(counted, ["lamp_id: number", "wall_lamp_ids: list(number)", "door_id: string"]);
        let named = room(&lamp("lamp-12345"));
        assert_eq!(named, ["lamp_id: string", "wall_lamp_ids: list(string)", "door_id: string"]);
    }
}
