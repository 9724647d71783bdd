//! Second names of a type: "`acme_container` is known as `acme_box`".

use super::declaration::is_identifier;
use super::part::PagePart;
use super::title::Title;
use crate::facts::{Claim, Fact, Subject};
use crate::literal::Literal;
use crate::markdown::{Content, Document};
use crate::model::Evidence;
use crate::source::SourceFile;
use std::collections::BTreeSet;

/// The most second names that a page gives: the whole page counts once more for each of them.
const MOST_NAMES: usize = 16;

/// A sentence before the first part that calls one type by the name of another, where one of the two is the page's
/// own, gives the page's type the other as a second name.
pub(super) fn read(
    file: &SourceFile,
    document: &Document,
    parts: &[PagePart],
    title: &Title,
    facts: &mut Vec<Fact>,
) {
    let mut known = BTreeSet::from([title.type_name.as_str()]);
    for (section, _) in document.sections.iter().zip(parts).filter(|(_, r)| **r == PagePart::Preamble) {
        for content in &section.content {
            let (Content::Paragraph(text) | Content::Callout(text)) = content else { continue };
            if !["known as", "an alias"].iter().any(|words| text.text().contains(words)) {
                continue;
            }
            for found in SAME_TYPE.captures_iter(text.text()) {
                let (Some(one), Some(other)) = (found.name("one"), found.name("other")) else { continue };
                let alias = match title.type_name.as_str() {
                    own if own == one.as_str() => other,
                    own if own == other.as_str() => one,
                    _ => continue,
                };
                if is_identifier(alias.as_str()) && known.len() <= MOST_NAMES && known.insert(alias.as_str())
                {
                    let at = text.prose.location(file, alias.range());
                    let claim = Claim::Alias(alias.as_str().to_owned());
                    facts.push(Fact::new(Subject::Resource, claim, Evidence::Phrase, at));
                }
            }
        }
    }
}

static SAME_TYPE: Literal = Literal::new(
    r"`(?<one>\w+)` (?:is|was) (?:(?:also|now|otherwise) )?(?:known as|an alias (?:of|for)) `(?<other>\w+)`",
);

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::facts::Claim;
    use crate::source::SourceFile;

    fn aliases(sentence: &str) -> Vec<String> {
        let text = format!("# Resource: acme_box\n\nMakes boxes.\n\n~> **Note:** {sentence}\n\n## Import\n");
        let facts =
            crate::page::read(&SourceFile::new("box.md", text), &mut Diagnostics::new()).expect("a page");
        let alias = |claim| if let Claim::Alias(name) = claim { Some(name) } else { None };
        facts.facts.into_iter().filter_map(|fact| alias(fact.claim)).collect()
    }

    #[test]
    fn a_second_name_of_the_pages_own_type_is_read() {
        for sentence in [
            "`acme_crate` is known as `acme_box`. Both do the same.",
            "`acme_box` is also known as `acme_crate`.",
            "`acme_crate` is an alias of `acme_box`.",
        ] {
            assert_eq!(aliases(sentence), ["acme_crate"], "{sentence}");
        }
    }

    #[test]
    fn a_second_name_is_one_however_often_it_is_given() {
        let twice = "`acme_crate` is known as `acme_box`. Thus `acme_box` is also known as `acme_crate`.";
        assert_eq!(aliases(twice), ["acme_crate"]);
        let many: String = (0..100).map(|n| format!("`acme_box` is known as `acme_box{n}`. ")).collect();
        assert_eq!(aliases(&many).len(), super::MOST_NAMES);
    }

    #[test]
    fn names_of_other_things_are_no_second_names() {
        for sentence in [
            "Boxes are known as `acme_crate`.",
            "`acme_lid` is known as `acme_cover`.",
            "`acme_box` is known as `Crate`.",
            "`acme_box` is used with `acme_crate`.",
        ] {
            assert_eq!(aliases(sentence), [""; 0], "{sentence}");
        }
    }
}
