//! The examples of a page.

use super::region::Region;
use crate::facts::{Claim, Fact, Subject};
use crate::markdown::{Content, Document, Section};
use crate::model::{Evidence, Example, ExampleLanguage};
use crate::source::SourceFile;

/// Every fence of the sections about examples, with the heading over it as its title.
pub(super) fn read(file: &SourceFile, document: &Document, regions: &[Region], facts: &mut Vec<Fact>) {
    for (section, _) in document.sections.iter().zip(regions).filter(|(_, r)| **r == Region::Examples) {
        let title = title(section);
        for content in &section.content {
            let Content::Fence(fence) = content else { continue };
            let at = file.location(fence.span);
            let example = Example {
                title: title.clone(),
                language: language(&fence.language),
                code: fence.code.clone(),
                at: at.clone(),
            };
            facts.push(Fact::new(Subject::Resource, Claim::Example(example), Evidence::Example, at));
        }
    }
}

/// The heading, unless it only says that examples follow.
fn title(section: &Section) -> Option<String> {
    let text = section.title.text().trim();
    let plain =
        ["example usage", "examples", "example", "example usages"].contains(&text.to_lowercase().as_str());
    (!plain && !text.is_empty()).then(|| text.to_owned())
}

fn language(word: &str) -> ExampleLanguage {
    match word {
        "terraform" | "hcl" | "tf" => ExampleLanguage::Hcl,
        "python" | "py" => ExampleLanguage::Python,
        "typescript" | "ts" => ExampleLanguage::Typescript,
        other => ExampleLanguage::Other(other.to_owned()),
    }
}
