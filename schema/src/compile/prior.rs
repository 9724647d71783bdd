//! What a provider's pages say about one name, for those that say nothing: where most pages agree about what `tags` is,
//! or show it so in their examples, a page that is silent about its `tags` means the same.

use super::read::ReadDocument;
use super::subjects::by_subject;
use crate::facts::{Claim, Fact, Subject};
use crate::model::{DefaultValue, Evidence, ResourceKind, Type};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// How many pages must say the same about a name.
const LEAST: usize = 3;

/// How many other pages must all say text of a name before one that shows a number, or calls it one, is taken to mean a text
/// written in digits.
const UNANIMOUS: usize = 12;

/// How many pages say what.
#[derive(Default)]
struct Votes(BTreeMap<Type, usize>);

impl Votes {
    fn add(&mut self, value: Type) {
        *self.0.entry(value).or_default() += 1;
    }

    /// What all pages say, or of many pages nine of ten.
    fn decided(&self) -> Option<&Type> {
        let all: usize = self.0.values().sum();
        let (value, count) = self.0.iter().max_by_key(|(_, count)| *count)?;
        (*count >= LEAST && (*count == all || (all >= 10 && count * 10 >= all * 9))).then_some(value)
    }

    /// Whether all pages but the one that says `own` say text, and many do.
    fn text_but_for(&self, own: &Type) -> bool {
        let said = |ty: &Type| self.0.get(ty).copied().unwrap_or_default();
        let all: usize = self.0.values().sum();
        said(own) == 1 && said(&Type::String) >= UNANIMOUS && said(&Type::String) + 1 == all
    }
}

/// A name, and whether it is a member of a block: one word often means something else there.
type Key<'n> = (bool, &'n str);

/// What the pages of a provider say about names.
#[derive(Default)]
struct Prior<'n> {
    everywhere: HashMap<&'n str, Votes>,
    /// The same, with what is said by no more than the noun that a text begins with.
    in_nouns: HashMap<&'n str, Votes>,
    /// Of the root, and of blocks.
    by_level: [HashMap<&'n str, Votes>; 2],
}

impl<'n> Prior<'n> {
    fn add(&mut self, (nested, name): Key<'n>, ty: &Type) {
        // Pages say list of what is a set; a name that is no plural may be one value in other places.
        let ty = &match ty {
            Type::Set(element) if name.ends_with('s') => Type::List(element.clone()),
            other => other.clone(),
        };
        self.everywhere.entry(name).or_default().add(ty.clone());
        self.by_level[usize::from(nested)].entry(name).or_default().add(ty.clone());
    }

    /// What pages agree about at the same level, or else everywhere, unless one at the same level says otherwise.
    fn of(&self, (nested, name): Key<'_>) -> Option<&Type> {
        let level = self.by_level[usize::from(nested)].get(name);
        if let Some(ty) = level.and_then(Votes::decided) {
            return Some(ty);
        }
        let ty = self.everywhere.get(name).and_then(Votes::decided)?;
        level.is_none_or(|votes| votes.0.keys().all(|said| said == ty)).then_some(ty)
    }

    /// What a list of identifiers holds where one of them alone is a number on other pages: `lamp_ids`, or `lamps` that are
    /// told by their ids, beside `lamp_id`.
    fn counted_ids(&self, (_, name): Key<'_>) -> Option<Type> {
        let singular = name.strip_suffix('s')?;
        let id = if singular.ends_with("_id") { singular.to_owned() } else { format!("{singular}_id") };
        let known = self.everywhere.get(id.as_str()).and_then(Votes::decided)?;
        (*known == Type::Number).then(|| Type::List(Box::new(Type::Number)))
    }

    /// Whether all other pages call text what this page alone calls a number or a switch. An `id` or a `value` is of whatever
    /// its block is about.
    fn is_text_elsewhere(&self, (_, name): Key<'_>, own: &Type) -> bool {
        let apart = matches!(own, Type::Number | Type::Bool) && !matches!(name, "id" | "value");
        apart && self.in_nouns.get(name).is_some_and(|votes| votes.text_but_for(own))
    }

    /// What pages agree about that a page leaves open.
    fn for_those(&self, page: &[(&Arc<Subject>, Said<'_>)]) -> Vec<Fact> {
        let fact = |(subject, said): &(&Arc<Subject>, Said<'_>)| {
            let (key, at) = (name(subject)?, said.at?);
            let is_open = said.ty.is_none_or(|(_, evidence)| evidence < Evidence::Elsewhere);
            // What is a word where it is left out is no switch and no number.
            let fits = |ty: &&Type| !said.word || !matches!(ty, Type::Bool | Type::Number);
            if said.block {
                return None;
            }
            let strings = |ty: &Type| matches!(ty, Type::List(of) | Type::Set(of) if **of == Type::String);
            let known = self.of(key).filter(|_| is_open).filter(fits);
            // That something is a list does not say what an id is.
            let ids = known
                .or(said.ty.map(|(ty, _)| ty))
                .filter(|ty| strings(ty))
                .and_then(|_| self.counted_ids(key));
            // The resolver weighs it against what the page says.
            let text = || {
                said.ty.filter(|(own, _)| !is_open && self.is_text_elsewhere(key, own)).map(|_| Type::String)
            };
            let claim = Claim::Type(ids.or_else(|| known.cloned()).or_else(text)?);
            Some(Fact::new(Arc::clone(subject), claim, Evidence::Elsewhere, at.clone()))
        };
        page.iter().filter_map(fact).collect()
    }
}

/// Adds to every document what the others say about the names whose types it leaves open.
pub(super) fn spread(documents: &mut [ReadDocument]) {
    unset_attributes(documents);
    let mut prior = Prior::default();
    let pages = || documents.iter().filter(|document| document.is_page);
    let said: Vec<_> = pages().map(|page| by_subject(&page.facts.facts, Said::add)).collect();
    for said in &said {
        voices(said, Evidence::Example).into_iter().for_each(|(key, ty)| prior.add(key, ty));
        for ((_, name), ty) in voices(said, Evidence::Noun) {
            prior.in_nouns.entry(name).or_default().add(ty.clone());
        }
    }
    let added: Vec<Vec<Fact>> = said.iter().map(|said| prior.for_those(said)).collect();
    let pages = documents.iter_mut().filter(|document| document.is_page);
    for (page, added) in pages.zip(added) {
        page.facts.facts.extend(added);
    }
}

/// What a page says about names by evidence that is not weaker. However often it has a name, it is one voice.
fn voices<'f>(page: &[(&'f Arc<Subject>, Said<'f>)], least: Evidence) -> Vec<(Key<'f>, &'f Type)> {
    let mut voices = Vec::new();
    let mut heard = BTreeSet::new();
    for (subject, said) in page {
        let Some((key, (ty, evidence))) = name(subject).zip(said.ty) else { continue };
        if evidence >= least && heard.insert((key, ty)) {
            voices.push((key, ty));
        }
    }
    voices
}

/// Some attributes of data sources are taken for arguments as well, although pages list them as attributes only, since many
/// providers declare them once for resources and data sources. Where hardly any page of a provider has them among its
/// arguments, this provider does not.
fn unset_attributes(documents: &mut [ReadDocument]) {
    let assumed = |fact: &Fact| {
        let root = matches!(&*fact.subject, Subject::Argument(block, _) if block.is_root());
        root && fact.claim == Claim::Declared && fact.basis.evidence == Evidence::Name
    };
    let mut stated: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for document in documents.iter().filter(|document| document.facts.kind == ResourceKind::DataSource) {
        for fact in &document.facts.facts {
            let Subject::Argument(block, name) = &*fact.subject else { continue };
            let settable = document.facts.kind.can_set_attribute(name);
            if block.is_root() && settable && fact.claim == Claim::Declared {
                let (listed, guessed) = stated.entry(name.clone()).or_default();
                *if assumed(fact) { guessed } else { listed } += 1;
            }
        }
    }
    let wrong = |name: &String| {
        stated.get(name).is_some_and(|(listed, guessed)| *guessed >= 5 && listed * 10 < *guessed)
    };
    for document in documents.iter_mut().filter(|document| document.facts.kind == ResourceKind::DataSource) {
        let facts = &mut document.facts.facts;
        let guessed: BTreeSet<Arc<Subject>> =
            facts.iter().filter(|fact| assumed(fact)).map(|fact| fact.subject.clone()).collect();
        let gone = |subject: &Arc<Subject>| {
            guessed.contains(subject) && matches!(&**subject, Subject::Argument(_, name) if wrong(name))
        };
        facts.retain(|fact| !gone(&fact.subject));
    }
}

/// What one document says about one name.
#[derive(Default)]
struct Said<'f> {
    ty: Option<(&'f Type, Evidence)>,
    block: bool,
    /// Its default is a word.
    word: bool,
    at: Option<&'f crate::source::Location>,
}

impl<'f> Said<'f> {
    fn add(&mut self, fact: &'f Fact) {
        let evidence = fact.basis.evidence;
        match &fact.claim {
            Claim::Declared => self.at = self.at.or(Some(&fact.basis.at)),
            Claim::Block(_) => self.block = true,
            Claim::Default { value: DefaultValue::Literal(value), .. } if value.is_string() => {
                self.word = true;
            }
            Claim::Type(ty) if self.ty.is_none_or(|(_, known)| evidence > known) => {
                self.ty = Some((ty, evidence));
            }
            _ => {}
        }
    }
}

/// The name of an argument or attribute; the `id` that everything has is a string whatever else is called so.
fn name(subject: &Subject) -> Option<Key<'_>> {
    match subject {
        Subject::Attribute(block, name) if block.is_root() && name == "id" => None,
        Subject::Argument(block, name) | Subject::Attribute(block, name) => Some((!block.is_root(), name)),
        Subject::Resource | Subject::Block(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::compile::{Document, Options, compile_documents};
    use crate::model::Evidence;
    use crate::source::SourceFile;

    fn page(name: &str, tags: &str) -> Document {
        let text = format!(
            "# Resource: acme_{name}\n\n## Example Usage\n\n```hcl\nresource \"acme_{name}\" \"a\" {{\n{tags}\n}}\n```\n\n\
             ## Argument Reference\n\n* `mark` - (Optional) What it carries.\n"
        );
        Document { file: SourceFile::new(format!("{name}.md"), text), name: format!("{name}.md") }
    }

    #[test]
    fn a_silent_page_means_what_the_others_show() {
        let shown = "  mark = [\"a\", \"b\"]";
        let documents = [page("box", shown), page("lid", shown), page("bag", shown), page("crate", "")];
        let compilation = compile_documents(&documents, &Options::default(), &|_| ());
        let marks = |name: &str| {
            let ty = compilation.schema.resources.iter().find(|ty| ty.type_name == name).expect(name);
            let marks = ty.root.arguments.iter().find(|argument| argument.name == "mark").expect("mark");
            (marks.ty.value.to_string(), marks.ty.bases[0].evidence)
        };
        assert_eq!(marks("acme_crate").0, "list(string)");
        assert_eq!(marks("acme_crate").1, Evidence::Elsewhere);
        assert_ne!(marks("acme_box").1, Evidence::Elsewhere);
    }

    #[test]
    fn ids_are_numbers_where_one_of_them_is() {
        let of_mark = |name: &str, id: &str| {
            let text = format!(
                "# Resource: acme_{name}\n\n## Argument Reference\n\n* `mark_id` - (Required) {id}\n\
                 * `mark_ids` - (Optional) A list of the IDs of marks.\n* `marks` - (Optional) Its marks.\n"
            );
            Document { file: SourceFile::new(format!("{name}.md"), text), name: format!("{name}.md") }
        };
        let types = |id: &str| -> Vec<String> {
            let documents = ["box", "lid", "bag"].map(|name| of_mark(name, id));
            let compilation = compile_documents(&documents, &Options::default(), &|_| ());
            let root = &compilation.schema.resources[0].root;
            root.arguments.iter().map(|argument| argument.ty.value.to_string()).collect()
        };
        assert_eq!(types("An integer that names it."), ["number", "list(number)", "list(number)"]);
        assert_eq!(types("A string that names it."), ["string", "list(string)", "list(string)"]);
    }

    #[test]
    fn digits_are_a_text_where_all_others_write_one() {
        let shelves = |others: usize| {
            let written = (0..others).map(|n| page(&format!("box{n}"), "  mark = \"a\""));
            let documents: Vec<Document> = written.chain([page("crate", "  mark = 12")]).collect();
            let compilation = compile_documents(&documents, &Options::default(), &|_| ());
            let ty =
                compilation.schema.resources.iter().find(|ty| ty.type_name == "acme_crate").expect("crate");
            ty.root.arguments[0].ty.value.to_string()
        };
        assert_eq!(shelves(super::UNANIMOUS), "string");
        assert_eq!(shelves(super::UNANIMOUS - 1), "number");
    }

    #[test]
    fn one_page_is_no_rule() {
        let documents = [page("box", "  mark = [\"a\"]"), page("crate", "")];
        let compilation = compile_documents(&documents, &Options::default(), &|_| ());
        let crates =
            compilation.schema.resources.iter().find(|ty| ty.type_name == "acme_crate").expect("crate");
        assert_eq!(crates.root.arguments[0].ty.value.to_string(), "string");
    }
}
