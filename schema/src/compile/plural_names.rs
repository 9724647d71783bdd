//! Whether a provider calls blocks that may be repeated by plurals: where it does, "The lamps that it lights" on a block
//! `lamp` is about what this one block is for.

use super::read::ReadDocument;
use super::subjects::by_subject;
use crate::facts::{Claim, Fact, Subject};
use crate::model::{Evidence, Nesting};
use crate::phrase::names_several;
use crate::source::Location;
use std::sync::Arc;

/// How many repeated blocks must be known for a word about all of them.
const MANY: usize = 20;

/// What one document says about one name.
#[derive(Default)]
struct Said<'f> {
    /// Where it is declared.
    at: Option<&'f Location>,
    /// How often its block stands, by the strongest evidence.
    nesting: Option<(Nesting, Evidence)>,
}

impl<'f> Said<'f> {
    fn add(&mut self, fact: &'f Fact) {
        match &fact.claim {
            Claim::Declared => self.at = self.at.or(Some(&fact.basis.at)),
            Claim::Nesting(nesting) => {
                let evidence = fact.basis.evidence;
                if self.nesting.is_none_or(|(_, known)| known < evidence) {
                    self.nesting = Some((*nesting, evidence));
                }
            }
            _ => {}
        }
    }

    /// Whether words or examples say that the block may be repeated, and not only its noun or its name.
    fn is_repeated(&self) -> bool {
        self.nesting.is_some_and(|(nesting, evidence)| {
            matches!(nesting, Nesting::List | Nesting::Set) && evidence >= Evidence::Example
        })
    }

    /// Whether a noun is all that says so.
    fn is_repeated_by_noun(&self) -> bool {
        self.nesting.is_some_and(|(_, evidence)| evidence == Evidence::Noun)
    }
}

/// Adds to the pages of such a provider that blocks with a name in the singular stand once, where a noun alone says otherwise.
pub(super) fn spread(documents: &mut [ReadDocument]) {
    let added: Vec<Vec<Fact>> = {
        let pages = documents.iter().filter(|document| document.is_page);
        let said: Vec<_> = pages.map(|page| by_subject(&page.facts.facts, Said::add)).collect();
        if !uses_plurals(said.iter().flatten()) {
            return;
        }
        said.iter().map(|page| page.iter().filter_map(single).collect()).collect()
    };
    let pages = documents.iter_mut().filter(|document| document.is_page);
    for (page, added) in pages.zip(added) {
        page.facts.facts.extend(added);
    }
}

/// Whether most repeated blocks of a provider have a plural for a name.
fn uses_plurals<'s, 'f: 's>(said: impl Iterator<Item = &'s (&'f Arc<Subject>, Said<'f>)>) -> bool {
    let (mut plural, mut all) = (0, 0);
    for (subject, said) in said {
        if let Subject::Argument(_, name) = &***subject
            && said.is_repeated()
        {
            all += 1;
            plural += usize::from(names_several(name));
        }
    }
    all >= MANY && plural * 3 >= all * 2
}

/// That the block of a name in the singular stands once.
fn single((subject, said): &(&Arc<Subject>, Said<'_>)) -> Option<Fact> {
    let Subject::Argument(_, name) = &***subject else { return None };
    let at = said.at.filter(|_| said.is_repeated_by_noun() && !names_several(name))?;
    let claim = Claim::Nesting(Nesting::Single);
    Some(Fact::new(Arc::clone(subject), claim, Evidence::Elsewhere, at.clone()))
}

#[cfg(test)]
mod tests {
    use crate::compile::{Document, Options, compile_documents};
    use crate::model::{Nesting, Type};
    use crate::source::SourceFile;

    /// How the block `lamp` of a page nests beside pages with blocks of this name.
    fn nesting(others: &str) -> Nesting {
        let page = |ty: &str, name: &str, text: &str| {
            let text = format!(
                "# Resource: acme_{ty}\n\n## Argument Reference\n\n* `{name}` - (Optional) {text} See below.\n\n\
                 ### {name}\n\n* `size` - (Optional) Its size.\n"
            );
            let name = format!("{ty}.md");
            Document { file: SourceFile::new(name.as_str(), text), name }
        };
        let mut documents = vec![page("room", "lamp", "The lamps that it lights.")];
        documents.extend((0..20).map(|i| page(&format!("other{i}"), others, "One or more things.")));
        let compilation = compile_documents(&documents, &Options::default(), &|_| ());
        let room = compilation.schema.resources.into_iter().find(|ty| ty.type_name == "acme_room");
        match room.expect("a room").root.argument("lamp").expect("a lamp").ty.value {
            Type::Block(ref block) => block.nesting,
            ref other => panic!("{other:?} is no block"),
        }
    }

    #[test]
    fn where_repeated_blocks_have_plurals_a_singular_stands_once() {
        assert_eq!(nesting("chairs"), Nesting::Single);
        assert_eq!(nesting("chair"), Nesting::List);
    }
}
