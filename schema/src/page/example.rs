//! The examples of a page.

use super::part::PagePart;
use crate::facts::{Claim, Fact, Subject};
use crate::markdown::{Content, Document, Section};
use crate::model::{Evidence, Example, ExampleLanguage};
use crate::source::SourceFile;

/// Every fence of the sections about examples, with the heading over it as its title, and what declares something before
/// the first section.
pub(super) fn read(file: &SourceFile, document: &Document, parts: &[PagePart], facts: &mut Vec<Fact>) {
    for (section, part) in document.sections.iter().zip(parts) {
        let title = if *part == PagePart::Examples { title(section) } else { None };
        for content in &section.content {
            let Content::Fence(fence) = content else { continue };
            match part {
                PagePart::Examples => {}
                PagePart::Preamble if declares(&fence.code) => {}
                _ => continue,
            }
            let at = file.location(fence.span);
            let example = Example {
                title: title.clone(),
                language: language(&fence.language, &fence.code),
                code: fence.code.clone(),
                at: at.clone(),
            };
            facts.push(Fact::new(Subject::Resource, Claim::Example(example), Evidence::Example, at));
        }
    }
}

/// Whether code is Terraform's and declares something.
fn declares(code: &str) -> bool {
    let begins =
        |line: &str| ["resource \"", "data \"", "provider \""].iter().any(|word| line.starts_with(word));
    code.lines().any(|line| begins(line.trim_start()))
}

/// The heading, unless it only says that examples follow.
fn title(section: &Section) -> Option<String> {
    let text = section.title.text().trim();
    let plain =
        ["example usage", "examples", "example", "example usages"].contains(&text.to_lowercase().as_str());
    (!plain && !text.is_empty()).then(|| text.to_owned())
}

fn language(word: &str, code: &str) -> ExampleLanguage {
    match word.to_ascii_lowercase().as_str() {
        "terraform" | "hcl" | "tf" => ExampleLanguage::Hcl,
        "python" | "py" => ExampleLanguage::Python,
        "typescript" | "ts" => ExampleLanguage::Typescript,
        "" if declares(code) => ExampleLanguage::Hcl,
        _ => ExampleLanguage::Other(word.to_owned()),
    }
}
