//! What a provider's data sources let a program set. A page that leaves its attributes to the page of a resource does not
//! say which of them it can be given as well; the other pages of the provider do.

use super::read::ReadDocument;
use super::subjects::by_subject;
use crate::facts::{Claim, Fact, Subject};
use crate::model::{Evidence, Presence, ResourceKind};
use std::collections::BTreeMap;

/// How many pages must have a name for a word about it.
const LEAST: usize = 5;

/// Whether names are nearly always, or hardly ever, among what may be set, where the pages of data sources tell.
#[derive(Default)]
pub(super) struct Settable(BTreeMap<String, bool>);

impl Settable {
    pub(super) fn of(documents: &[ReadDocument]) -> Self {
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let is_data = |document: &&ReadDocument| document.facts.kind == ResourceKind::DataSource;
        for page in documents.iter().filter(|document| document.is_page).filter(is_data) {
            let mut names: BTreeMap<&str, bool> = BTreeMap::new();
            for (subject, optional) in by_subject(&page.facts.facts, says_optional) {
                if let Subject::Argument(block, name) | Subject::Attribute(block, name) = &**subject
                    && block.is_root()
                {
                    *names.entry(name).or_default() |= optional;
                }
            }
            for (name, optional) in names {
                let (set, all) = counts.entry(name).or_default();
                *set += usize::from(optional);
                *all += 1;
            }
        }
        let known = counts.into_iter().filter(|(_, (_, all))| *all >= LEAST);
        let decided = known.filter_map(|(name, (set, all))| {
            let is_set = set * 10 >= all * 9;
            (is_set || set * 10 <= all).then(|| (name.to_owned(), is_set))
        });
        Self(decided.collect())
    }

    /// Whether a type of this kind can be given what its page only leaves to another one.
    pub(super) fn holds(&self, kind: ResourceKind, name: &str) -> bool {
        kind == ResourceKind::DataSource
            && self.0.get(name).copied().unwrap_or_else(|| kind.can_set_attribute(name))
    }
}

/// Whether a fact says outright that something may be set.
fn says_optional(said: &mut bool, fact: &Fact) {
    let optional = fact.claim == Claim::Presence(Presence::Optional);
    *said |= optional && fact.basis.evidence >= Evidence::ListIntro;
}

#[cfg(test)]
mod tests {
    use crate::compile::{Document, Options, compile_documents};
    use crate::model::ResourceKind;
    use crate::source::SourceFile;

    /// What can be set of a data source that leaves its attributes to a resource, beside data sources with this list.
    fn set(arguments: &str) -> Vec<String> {
        let document =
            |name: String, text: String| Document { file: SourceFile::new(name.as_str(), text), name };
        let resource = "# Resource: acme_box\n\n## Argument Reference\n\n* `shop` - (Optional) Its shop.\n\
                        * `lid` - (Optional) Its lid.\n";
        let data = "# Data Source: acme_box\n\n## Argument Reference\n\n* `name` - (Required) Its name.\n\n\
                    ## Attribute Reference\n\nSee [it](/docs/resources/box.html), the attributes are identical.\n";
        let mut documents =
            vec![document("r/box.md".into(), resource.into()), document("d/box.md".into(), data.into())];
        documents.extend((0..5).map(|i| {
            let text = format!("# Data Source: acme_other{i}\n\n## Argument Reference\n\n{arguments}");
            document(format!("d/other{i}.md"), text)
        }));
        let compilation = compile_documents(&documents, &Options::default(), &|_| ());
        let mut resources = compilation.schema.resources.into_iter();
        let own = resources.find(|ty| ty.kind == ResourceKind::DataSource && ty.type_name == "acme_box");
        own.expect("a data source").root.arguments.into_iter().map(|argument| argument.name).collect()
    }

    #[test]
    fn what_other_data_sources_let_programs_set_can_be_set() {
        assert_eq!(set("* `shop` - (Optional) A shop.\n"), ["name", "shop"]);
        assert_eq!(set("* `shop` - (Required) A shop.\n"), ["name"]);
        assert_eq!(set("* `other` - (Optional) Something.\n"), ["name"]);
    }
}
