//! What rests on evidence that is often wrong, though nothing on the page speaks against it.
//!
//! Which kinds of evidence those are was counted on the pages of ten providers with their schemas: alone, each of these is
//! right in less than nine of ten cases, where markers, declared types, values and agreeing evidence are in nineteen of twenty.

use super::report::path;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Argument, Basis, Block, BlockId, BlockType, Evidence, Nesting, Presence, Resource, ResourceKind, Type,
};
use crate::phrase::{names_several, names_unit};
use ferroform_rules::enumeration;

const HELP: &str = "such evidence is often wrong: the provider's schema or an overlay settles it";

/// Notes each type that rests on weak evidence, and for each block the arguments of which little is known.
pub(super) fn note(resource: &Resource, diagnostics: &mut Diagnostics) {
    for (id, block) in resource.all_blocks() {
        for Argument { name, ty, declared, description, .. } in &block.arguments {
            let text = description.as_ref().map_or("", |text| text.value.as_str());
            let of = Field { name, kind: resource.kind, is_set: true, ty: &ty.value, bases: &ty.bases, text };
            diagnostics.extend(of.noted(&path(&id, name), declared));
        }
        for attribute in block.attributes.iter().filter(|attribute| !attribute.is_conventional()) {
            let ty = &attribute.ty;
            let text = attribute.description.as_ref().map_or("", |text| text.value.as_str());
            let name = &attribute.name;
            let of =
                Field { name, kind: resource.kind, is_set: false, ty: &ty.value, bases: &ty.bases, text };
            diagnostics.extend(of.noted(&path(&id, &attribute.name), &attribute.declared));
        }
        diagnostics.extend(unmarked(&id, block));
    }
    diagnostics.extend(one_of_several(resource));
}

/// A data source of several things whose page lists what one of them has: the list that they stand in is missing. Of twelve of
/// which nothing else was doubtful, seven were wrong.
fn one_of_several(resource: &Resource) -> Option<Diagnostic> {
    let Resource { kind: ResourceKind::DataSource, type_name, root, .. } = resource else { return None };
    let told = || root.attributes.iter().filter(|attribute| !attribute.is_conventional());
    let holds_several = |ty: &Type| {
        let block = |block: &BlockType| block.nesting != Nesting::Single;
        matches!(ty, Type::List(_) | Type::Set(_)) || ty.block().is_some_and(block)
    };
    let at = told().next()?.declared.first()?.at.clone();
    let missing = names_several(type_name) && !told().any(|attribute| holds_several(&attribute.ty.value));
    let message = format!("`{type_name}` reads several things, but none of its attributes is a list of them");
    missing.then(|| Diagnostic::new(Code::WeakEvidence, message, at).help(HELP))
}

/// The type of an argument or an attribute, and what it rests on.
struct Field<'a> {
    name: &'a str,
    kind: ResourceKind,
    is_set: bool,
    ty: &'a Type,
    bases: &'a [Basis],
    text: &'a str,
}

impl Field<'_> {
    fn noted(&self, path: &str, declared: &[Basis]) -> Option<Diagnostic> {
        let weak = self.weak()?;
        let at = declared.first().or(self.bases.first())?.at.clone();
        let by = match weak {
            Evidence::Assumed => "as little says how often it may stand".to_owned(),
            weak => format!("by {} alone", weak.in_words()),
        };
        let ty = match self.ty {
            Type::Block(BlockType { nesting: Nesting::Single, .. }) => "single block".to_owned(),
            Type::Block(_) => "list of blocks".to_owned(),
            ty => ty.to_string(),
        };
        let message = format!("`{path}` is taken as a {ty} {by}");
        Some(Diagnostic::new(Code::WeakEvidence, message, at).help(HELP))
    }

    /// The weak evidence that decides, where nothing stronger agrees.
    fn weak(&self) -> Option<Evidence> {
        match self.ty {
            Type::Map(_) if self.gives_labels() => None,
            Type::List(inner) | Type::Set(inner) | Type::Map(inner) if inner.block().is_none() => {
                self.by_name().or_else(|| self.only(Evidence::Phrase).filter(|_| self.is_list()))
            }
            Type::Number => {
                let phrase = self.only(Evidence::Phrase).filter(|_| self.is_time_without_unit());
                self.by_name().or(phrase).or_else(|| self.by_numerals())
            }
            Type::Bool => self.only_elsewhere(),
            Type::String if self.may_be_counted() || self.measures_time() => self.by_noun(),
            Type::Block(block) if self.is_set => self.nesting(block.nesting),
            _ => None,
        }
    }

    /// What decides how often a block may stand. A section says that something is a block, and nothing of how often.
    fn nesting(&self, nesting: Nesting) -> Option<Evidence> {
        let decisive = || self.bases.iter().map(|basis| basis.evidence).filter(|it| *it != Evidence::Section);
        let all = |kinds: &[Evidence]| decisive().all(|evidence| kinds.contains(&evidence));
        let has = |kind: Evidence| decisive().any(|evidence| evidence == kind);
        match (self.kind, nesting) {
            (ResourceKind::DataSource, Nesting::Single) => {
                all(&[Evidence::Assumed, Evidence::Phrase, Evidence::Name]).then_some(Evidence::Assumed)
            }
            (ResourceKind::DataSource, _) => None,
            (_, Nesting::Single) if has(Evidence::Phrase) => {
                all(&[Evidence::Phrase]).then_some(Evidence::Phrase)
            }
            (_, Nesting::Single) if has(Evidence::Shape) => {
                let described = self.bases.iter().any(|basis| basis.evidence == Evidence::Section);
                let shown = [Evidence::Shape, Evidence::Example, Evidence::Assumed];
                (!described && all(&shown)).then_some(Evidence::Shape)
            }
            (_, Nesting::Single) => None,
            (_, _) if has(Evidence::Name) => {
                let by_name = [Evidence::Name, Evidence::Elsewhere, Evidence::Assumed];
                all(&by_name).then_some(Evidence::Name)
            }
            (_, _) => (has(Evidence::Shape) && all(&[Evidence::Shape])).then_some(Evidence::Shape),
        }
    }

    /// Whether the name decides, or names that are the same elsewhere and no more than that.
    fn by_name(&self) -> Option<Evidence> {
        let mut kinds = self.bases.iter().map(|basis| basis.evidence);
        let named = kinds.clone().any(|evidence| evidence == Evidence::Name);
        let weak = |evidence| matches!(evidence, Evidence::Name | Evidence::Elsewhere);
        (named && kinds.all(weak)).then_some(Evidence::Name)
    }

    /// Numerals are written in texts as well: an example, or a list of values, or other pages that show some, is all that says that
    /// it is a number. The most telling of them.
    fn by_numerals(&self) -> Option<Evidence> {
        let numerals = [Evidence::Values, Evidence::Example, Evidence::Elsewhere];
        let kinds: Vec<Evidence> = self.bases.iter().map(|basis| basis.evidence).collect();
        let shown = kinds.iter().all(|kind| numerals.contains(kind));
        numerals.into_iter().find(|kind| kinds.contains(kind)).filter(|_| shown)
    }

    /// Whether nothing but other pages decides.
    fn only_elsewhere(&self) -> Option<Evidence> {
        let has = |kind: Evidence| self.bases.iter().any(|basis| basis.evidence == kind);
        let others =
            self.bases.iter().all(|basis| matches!(basis.evidence, Evidence::Elsewhere | Evidence::Twin));
        (others && has(Evidence::Elsewhere)).then_some(Evidence::Elsewhere)
    }

    /// What is read and called labels is a map: of a hundred such attributes that only their name describes, two were
    /// something else. What is set can be a list of them.
    fn gives_labels(&self) -> bool {
        !self.is_set && (self.name == "tags_all" || self.name.rsplit('_').next() == Some("labels"))
    }

    /// Whether nothing but the name and the noun in its text decides.
    fn by_noun(&self) -> Option<Evidence> {
        let weakest = |basis: &Basis| matches!(basis.evidence, Evidence::Name | Evidence::Noun);
        (!self.bases.is_empty() && self.bases.iter().all(weakest)).then_some(Evidence::Noun)
    }

    /// Versions and codes are words on some pages and numbers on others, and their names are the same.
    fn may_be_counted(&self) -> bool {
        matches!(self.name.rsplit('_').next(), Some("version" | "code"))
    }

    /// "The longest time that it may take" is a text such as `1h` more often than not.
    fn measures_time(&self) -> bool {
        const TIMES: &[&str] =
            &["amount of time", "length of time", "period of time", "maximum time", "minimum time"];
        let text = self.text.to_lowercase();
        TIMES.iter().any(|words| text.contains(words)) && !names_unit(&text)
    }

    fn only(&self, evidence: Evidence) -> Option<Evidence> {
        let alone = !self.bases.is_empty() && self.bases.iter().all(|basis| basis.evidence == evidence);
        alone.then_some(evidence)
    }

    /// "The longest time that it may take" is a number of anything, or a text such as `1h`.
    fn is_time_without_unit(&self) -> bool {
        const TIMES: &[&str] = &["time", "duration", "period", "interval", "ttl", "lifetime"];
        let text = self.text.to_lowercase();
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| TIMES.contains(&word)) && !names_unit(&text)
    }

    /// "A set of" is said of nothing else.
    fn is_list(&self) -> bool {
        matches!(self.ty, Type::List(_))
    }
}

/// The arguments of a block of which nothing says whether they must be set.
fn unmarked(id: &BlockId, block: &Block) -> Option<Diagnostic> {
    let silent = |argument: &&Argument| {
        let evidence = argument.presence.bases.first().map(|basis| basis.evidence);
        argument.presence.value == Presence::Optional && evidence == Some(Evidence::Assumed)
    };
    let found: Vec<&Argument> = block.arguments.iter().filter(silent).collect();
    let mut places = found.iter().filter_map(|argument| argument.declared.first());
    let at = places.next()?.at.clone();
    let paths: Vec<String> = found.iter().map(|argument| path(id, &argument.name)).collect();
    let names = enumeration(paths.iter().map(String::as_str));
    let words = match found.len() {
        1 => "is taken as optional, as nothing says whether it must be set",
        _ => "are taken as optional, as nothing says whether they must be set",
    };
    let diagnostic = Diagnostic::new(Code::WeakEvidence, format!("{names} {words}"), at);
    Some(places.fold(diagnostic, |told, basis| told.also(basis.at.clone(), "")).help(HELP))
}

#[cfg(test)]
mod tests {
    use crate::compile::{Document, Options, compile_documents};
    use crate::diagnostic::Code;
    use crate::source::SourceFile;

    /// What is noted of a page with these arguments.
    fn noted(heading: &str, arguments: &str) -> Vec<String> {
        let text = format!("# {heading}: acme_lamp\n\n## Argument Reference\n\n{arguments}");
        let document = Document { file: SourceFile::new("lamp.md", text), name: "lamp.md".to_owned() };
        let compilation = compile_documents(&[document], &Options::default(), &|_| ());
        let notes = compilation.diagnostics.into_iter().filter(|it| it.code == Code::WeakEvidence);
        notes.map(|note| note.message).collect()
    }

    #[test]
    fn a_name_alone_is_weak_and_a_text_that_agrees_is_not() {
        let arguments = "* `owners` - (Optional) Who may switch it.\n\
                         * `rooms` - (Optional) List of rooms.\n\
                         * `bulb_count` - (Optional) Bulbs in it.\n\
                         * `wire_count` - (Optional) Number of wires.\n\
                         * `glow` - (Optional) The amount of time it glows.\n\
                         * `fade` - (Optional) The amount of time it fades, in seconds.\n";
        let expected = [
            "`owners` is taken as a list(string) by its name alone",
            "`bulb_count` is taken as a number by its name alone",
            "`glow` is taken as a string by the noun that describes it alone",
        ];
        assert_eq!(noted("Resource", arguments), expected);
    }

    #[test]
    fn how_often_a_block_may_stand_is_weak_where_only_its_plural_says_so() {
        let arguments = "* `bulbs` - (Optional) What shines. Detailed below.\n\
                         * `stand` - (Optional) Holds it. The `stand` block is documented below.\n\
                         * `wires` - (Optional) One or more blocks of wires. Detailed below.\n\n\
                         ### bulbs\n\n* `watts` - (Required) Number of watts.\n\n\
                         ### stand\n\n* `height` - (Required) Number of centimetres.\n\n\
                         ### wires\n\n* `length` - (Required) Number of metres.\n";
        assert_eq!(noted("Resource", arguments), ["`bulbs` is taken as a list of blocks by its name alone"]);
        let of_data = noted("Data Source", arguments);
        assert_eq!(of_data, ["`stand` is taken as a single block as little says how often it may stand"]);
    }

    #[test]
    fn numerals_alone_are_weak() {
        let arguments = "* `bulb` - (Optional) What shines. Valid values are `1` and `2`.\n\
                         * `wire` - (Optional) How many wires it has.\n";
        assert_eq!(noted("Resource", arguments), ["`bulb` is taken as a number by its values alone"]);
    }

    #[test]
    fn a_data_source_of_several_things_has_a_list_of_them() {
        let page = |name: &str, attributes: &str| {
            let text = format!("# Data Source: {name}\n\n## Attribute Reference\n\n{attributes}");
            let document = Document { file: SourceFile::new("lamps.md", text), name: "lamps.md".to_owned() };
            let compilation = compile_documents(&[document], &Options::default(), &|_| ());
            compilation.diagnostics.into_iter().filter(|it| it.message.contains("several things")).count()
        };
        assert_eq!(page("acme_lamps", "* `colour` - Name of the colour.\n"), 1);
        assert_eq!(page("acme_lamps", "* `colours` - List of the colours.\n"), 0);
        assert_eq!(page("acme_lamp", "* `colour` - Name of the colour.\n"), 0);
        assert_eq!(page("acme_lamps", ""), 0);
    }

    #[test]
    fn what_is_not_marked_is_told_once_for_each_block() {
        let arguments =
            "* `name` - (Required) Name of it.\n* `tone` - The tone of it.\n* `hue` - The hue of it.\n";
        let expected = "`tone` and `hue` are taken as optional, as nothing says whether they must be set";
        assert_eq!(noted("Resource", arguments), [expected]);
    }
}
