//! What the text of each declaration says, read once before anything is linked.

use super::label;
use super::outline::{DeclaredField, Definition, Outline};
use super::place::Places;
use super::pointer;
use crate::facts::Claim;
use crate::markdown::{Content, Inline};
use crate::model::{Evidence, Type};
use crate::phrase::{self, Bullets, Reading, Surroundings};
use crate::prose::Prose;
use std::collections::BTreeSet;

/// The text of one declaration and what was made of it.
#[derive(Debug)]
pub(super) struct FieldReading {
    /// The text behind name and markers, with the paragraphs that continue it.
    pub(super) body: Inline,
    /// The same without boilerplate, where it has any.
    own: Option<Prose>,
    /// What the text says.
    pub(super) said: Reading,
    /// The markers and what they say.
    pub(super) markers: Vec<(Prose, Reading)>,
    /// Whether the text speaks of a block or points to its description.
    pub(super) cue: BlockCue,
    /// Whether the text points to a place on the page, whatever else it says.
    pub(super) points: bool,
}

/// How strongly a text says that its argument is a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum BlockCue {
    /// Not at all.
    None,
    /// It points to a place on the page ("see below").
    Pointer,
    /// It says so ("configuration block").
    Block,
}

/// Reads the fields of all definitions; the result is parallel to the outline.
pub(super) fn read(outline: &Outline<'_>) -> Vec<Vec<FieldReading>> {
    let roots = roots(outline);
    let outer = outer(outline);
    let all = outline.definitions.iter().enumerate();
    all.map(|(index, definition)| {
        of_definition(definition, &roots, if is_root(index) { &[] } else { &outer })
    })
    .collect()
}

fn is_root(definition: usize) -> bool {
    [Outline::ARGUMENTS, Outline::ATTRIBUTES].contains(&definition)
}

/// Reads the texts again that can name arguments of other blocks, now that it is known which block stands where.
pub(super) fn read_beyond(outline: &Outline<'_>, places: &Places, readings: &mut [Vec<FieldReading>]) {
    let roots = roots(outline);
    let outer = outer(outline);
    for (index, (definition, readings)) in outline.definitions.iter().zip(readings).enumerate() {
        let Some(place) = places.place(index) else { continue };
        let outer = if is_root(index) { &[] } else { outer.as_slice() };
        let siblings = distinct(definition.fields.iter().map(DeclaredField::own_name));
        for (field, reading) in definition.fields.iter().zip(readings) {
            // A name with a way stands in another block than its list.
            if field.path.len() == 1 && phrase::looks_beyond(field.text.text(), &siblings, &place) {
                let (subject, roots, place) = (field.own_name(), roots.as_slice(), Some(place));
                *reading =
                    of_field(field, &Surroundings { subject, siblings: &siblings, roots, outer, place });
            }
        }
    }
}

/// The names that are declared at the root.
fn roots<'o>(outline: &'o Outline<'_>) -> Vec<&'o str> {
    let roots = [Outline::ARGUMENTS, Outline::ATTRIBUTES]
        .iter()
        .filter_map(|root| outline.definitions.get(*root))
        .flat_map(|definition| definition.fields.iter().map(DeclaredField::own_name));
    distinct(roots)
}

/// The arguments of the root that nothing in a block is named like.
pub(super) fn outer<'o>(outline: &'o Outline<'_>) -> Vec<&'o str> {
    let names = |index: usize| {
        outline
            .definitions
            .get(index)
            .into_iter()
            .flat_map(|definition| definition.fields.iter().map(DeclaredField::own_name))
    };
    let blocks = (0..outline.definitions.len()).filter(|index| !is_root(*index));
    let inner: BTreeSet<&str> = blocks.flat_map(names).collect();
    distinct(names(Outline::ARGUMENTS).filter(|name| !inner.contains(name)))
}

/// Names in their order, each once.
pub(super) fn distinct<'n>(names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut seen = BTreeSet::new();
    names.filter(|name| seen.insert(*name)).collect()
}

fn of_definition(definition: &Definition<'_>, roots: &[&str], outer: &[&str]) -> Vec<FieldReading> {
    let siblings = distinct(definition.fields.iter().map(DeclaredField::own_name));
    definition
        .fields
        .iter()
        .map(|field| {
            let around =
                Surroundings { subject: field.own_name(), siblings: &siblings, roots, outer, place: None };
            of_field(field, &around)
        })
        .collect()
}

fn of_field(field: &DeclaredField<'_>, around: &Surroundings<'_>) -> FieldReading {
    let text = field.text;
    let mut body = text.slice(field.declaration.body..text.text().len());
    let mut bullets = Vec::new();
    for content in field.rest() {
        match content {
            Content::Paragraph(more) => body.append_paragraph(more),
            Content::List(list) if field.nested.is_none() => {
                let items = list.items.iter().map(|item| item.text().map(|text| text.text().to_owned()));
                let items = items.collect::<Option<Vec<String>>>();
                bullets.extend(items.map(|items| Bullets { at: body.text().len(), items }));
            }
            Content::Callout(_) | Content::Fence(_) | Content::List(_) => {}
        }
    }
    let own = without_boilerplate(&body.prose);
    let prose = own.as_ref().unwrap_or(&body.prose);
    let said = phrase::read_with_bullets(prose, &bullets, around);
    let markers = field
        .declaration
        .markers
        .iter()
        .map(|range| {
            let marker = text.prose.slice(range.clone());
            let reading = phrase::read_marker(&marker, around);
            (marker, reading)
        })
        .collect();
    let lower = phrase::readable(prose.as_str()).to_ascii_lowercase();
    let points = points(&lower);
    let cue = cue(&lower, points, field.own_name());
    FieldReading { body, own, said, markers, cue, points }
}

impl FieldReading {
    /// The text without boilerplate: what [`FieldReading::said`] points into.
    pub(super) fn prose(&self) -> &Prose {
        self.own.as_ref().unwrap_or(&self.body.prose)
    }

    /// All statements with the text they point into.
    pub(super) fn statements(&self) -> impl Iterator<Item = (&Prose, &phrase::Statement)> {
        let markers = self
            .markers
            .iter()
            .flat_map(|(prose, reading)| reading.statements.iter().map(move |statement| (prose, statement)));
        markers.chain(self.said.statements.iter().map(|statement| (self.prose(), statement)))
    }

    /// The section that the text names in words.
    pub(super) fn pointed_to(&self) -> Option<String> {
        pointer::words(self.prose().as_str())
    }

    /// The strongest type that something other than the name says.
    pub(super) fn stated_type(&self) -> Option<&Type> {
        self.strongest_type(Evidence::Values)
    }

    /// The strongest type that anything says.
    pub(super) fn likely_type(&self) -> Option<&Type> {
        self.strongest_type(Evidence::Assumed)
    }

    /// Whether what there is of the text and the name speaks of a single value, not of a block.
    pub(super) fn speaks_of_a_value(&self) -> bool {
        let value = matches!(self.likely_type(), Some(Type::String | Type::Number | Type::Bool));
        value && self.cue != BlockCue::Block
    }

    /// Whether the text states a single value and points to nothing: whatever else the page calls by its name, it is no block.
    pub(super) fn states_a_value(&self) -> bool {
        let value =
            matches!(self.strongest_type(Evidence::Phrase), Some(Type::String | Type::Number | Type::Bool));
        value && self.cue == BlockCue::None
    }

    fn strongest_type(&self, least: Evidence) -> Option<&Type> {
        self.statements()
            .filter(|(_, statement)| statement.evidence >= least)
            .filter_map(|(_, statement)| match &statement.claim {
                Claim::Type(ty) => Some((statement.evidence, ty)),
                _ => None,
            })
            .max_by_key(|(evidence, _)| *evidence)
            .map(|(_, ty)| ty)
    }
}

/// The text without the sentence that every `tags` has: it speaks of a configuration block of the provider.
fn without_boilerplate(prose: &Prose) -> Option<Prose> {
    let text = prose.as_str();
    let name = ["default_tags", "defaultTags"].into_iter().find(|name| text.contains(name))?;
    let at = text.find(name)?;
    let start = text.get(..at).and_then(|before| before.rfind(". ")).map_or(0, |i| i + 2);
    let end = text.get(at..).and_then(|after| after.find(". ")).map_or(text.len(), |i| at + i + 2);
    let mut rest = prose.slice(0..start);
    rest.append(&prose.slice(end..text.len()));
    Some(rest)
}

/// Words that call an argument a block, and words that point to its description.
fn cue(lower: &str, points: bool, own: &str) -> BlockCue {
    if calls_a_block(lower, own) {
        BlockCue::Block
    } else if points {
        BlockCue::Pointer
    } else {
        BlockCue::None
    }
}

/// "detailed below", "see the section above".
fn points(lower: &str) -> bool {
    const VERBS: &[&str] = &[
        "detailed",
        "documented",
        "defined",
        "described",
        "see",
        "fields",
        "details",
        "detail",
        "specified",
        "outlined",
        "explained",
        "listed",
        "reference",
        "section",
        "block",
        "blocks",
        "arguments",
        "attributes",
        "structure",
    ];
    if !["below", "above"].iter().any(|place| lower.contains(place)) {
        return false;
    }
    lower.split(['.', ';', '(']).any(|sentence| {
        let place = sentence.rfind("below").max(sentence.rfind("above"));
        let before = place.and_then(|at| sentence.get(..at)).unwrap_or_default();
        before.split([' ', '`', ',']).any(|word| VERBS.contains(&word))
    })
}

/// "configuration block", "one or more `x` blocks"; a CIDR block, a block of text and the block of another argument
/// are none.
fn calls_a_block(text: &str, own: &str) -> bool {
    const PARTS: &[&str] =
        &["list", "lists", "device", "devices", "storage", "size", "sizes", "store", "number"];
    const OTHER: &[&str] = &[
        "cidr", "ip", "ipv4", "ipv6", "address", "public", "code", "pem", "access", "or", "to", "will",
        "and", "data", "message", "can", "may", "must", "could", "should", "might", "cannot", "would",
    ];
    if text.contains("nested argument") || text.contains("nested field") {
        return true;
    }
    if !text.contains("block") {
        return false;
    }
    for (i, word) in text.match_indices("block") {
        let before = text.get(..i).unwrap_or_default();
        let after = text.get(i + word.len()..).unwrap_or_default();
        let tail = after.strip_prefix("(s)").or_else(|| after.strip_prefix('s')).unwrap_or(after);
        let next = tail.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let whole = before.ends_with([' ', '('])
            && !tail.starts_with(|c: char| c.is_alphanumeric() || "-_`/".contains(c));
        let before = before.trim_end();
        // A block list, a block device: the block is a part of something that is no block. Blocks of addresses are none.
        let of = tail.trim_start().strip_prefix("of ").unwrap_or_default();
        let of_values =
            ["ip", "cidr", "address", "data", "text", "memory"].iter().any(|word| of.starts_with(word));
        if !whole || before.is_empty() || PARTS.contains(&next) || of_values {
            continue;
        }
        let stem = before.strip_suffix("configuration").map(str::trim_end);
        let qualifier =
            stem.unwrap_or(before).rsplit(' ').next().unwrap_or_default().trim_matches(['(', '[', ']']);
        if qualifier.starts_with('`') {
            let name = qualifier.trim_matches('`');
            if name == own || label::loose(name) == label::loose(own) {
                return true;
            }
        } else if before.rsplit(' ').take(5).any(|word| word == "this") {
            // "The name of this lid block": what it stands in is one.
        } else if stem.is_some() || !OTHER.contains(&qualifier) {
            return true;
        } else if qualifier.starts_with("ip") || matches!(qualifier, "cidr" | "address") {
            // "The CIDR block … The block must …": every further block is that one.
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_call_an_argument_a_block_or_point_to_one() {
        let cases = [
            ("Configuration block for things.", BlockCue::Block),
            ("One or more `x` blocks that do things", BlockCue::Block),
            ("Things. Detailed below.", BlockCue::Pointer),
            ("Things, detailed below.", BlockCue::Pointer),
            ("See below", BlockCue::Pointer),
            ("The things. Defined below.", BlockCue::Pointer),
            ("Size of a blockchain or block-device", BlockCue::None),
            ("The IPv4 CIDR block of the network", BlockCue::None),
            ("Concatenated PEM blocks of the chain", BlockCue::None),
            ("If set, specifies blocks of IP addresses to use", BlockCue::None),
            ("The size of data blocks. The default block size is 128", BlockCue::None),
            ("The CIDR block of the network. The block must be private.", BlockCue::None),
            ("Key that a `y` block refers to", BlockCue::None),
            ("Key that is used in the [`y`] configuration block", BlockCue::None),
            ("A `x` configuration block", BlockCue::Block),
            ("Methods of it. A box can block some of them", BlockCue::None),
            ("The name of this Lid block", BlockCue::None),
            ("Where the block list is kept, and the block size", BlockCue::None),
            ("Suppresses the device in the block device mapping", BlockCue::None),
            ("Values below 10 are ignored", BlockCue::None),
        ];
        for (text, expected) in cases {
            let lower = text.to_lowercase();
            assert_eq!(cue(&lower, points(&lower), "x"), expected, "{text}");
        }
    }

    #[test]
    fn the_sentence_about_default_tags_is_left_out() {
        let mut prose = Prose::new();
        prose.push(
            "Map of tags. If the provider has a `default_tags` configuration block, they merge. More.",
            0,
        );
        let without = |prose: &Prose| without_boilerplate(prose).map(|own| own.as_str().to_owned());
        assert_eq!(without(&prose).as_deref(), Some("Map of tags. More."));
        let mut prose = Prose::new();
        prose.push("Map of tags. They merge with a `defaultTags` configuration block. More.", 0);
        assert_eq!(without(&prose).as_deref(), Some("Map of tags. More."));
        assert_eq!(without(&Prose::new()), None);
    }
}
