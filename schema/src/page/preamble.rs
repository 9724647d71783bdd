//! What a page says about the resource as a whole, before its first part.

use super::part::PagePart;
use crate::facts::{Claim, Fact, Subject};
use crate::markdown::{Content, Document, Entry, Inline};
use crate::model::Evidence;
use crate::source::SourceFile;

/// Subcategory, description and notes.
pub(super) fn read(file: &SourceFile, document: &Document, parts: &[PagePart], facts: &mut Vec<Fact>) {
    let mut push = |claim, evidence, at| facts.push(Fact::new(Subject::Resource, claim, evidence, at));
    let head = &document.front_matter;
    if let Some(Entry { text, at }) = &head.subcategory {
        push(Claim::Subcategory(text.clone()), Evidence::Declaration, at.clone());
    }
    let mut texts: Vec<&Inline> = Vec::new();
    let mut callouts: Vec<&Inline> = Vec::new();
    for (section, _) in document.sections.iter().zip(parts).filter(|(_, r)| **r == PagePart::Preamble) {
        for content in &section.content {
            match content {
                Content::Paragraph(text) => texts.push(text),
                Content::Callout(text) => callouts.push(text),
                Content::Fence(_) | Content::List(_) => {}
            }
        }
    }
    // What stands before the first heading is no description of it.
    let mut texts = texts.into_iter().filter(|text| !text.text().trim().is_empty());
    match (texts.next(), &head.description) {
        (Some(text), _) => {
            push(
                Claim::Description(text.markdown().trim().to_owned()),
                Evidence::Phrase,
                file.location(text.span),
            );
        }
        (None, Some(Entry { text, at })) => {
            push(Claim::Description(text.clone()), Evidence::Declaration, at.clone());
        }
        (None, None) => {}
    }
    for text in texts.chain(callouts) {
        push(Claim::Note(text.markdown().trim().to_owned()), Evidence::Phrase, file.location(text.span));
    }
}
