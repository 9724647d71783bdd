//! How an existing object is imported: the samples, and what their parts are.

mod template;

use super::part::PagePart;
use crate::facts::{Claim, Fact, Subject};
use crate::markdown::{Content, Document, Fence, Inline};
use crate::model::Evidence;
use crate::source::{SourceFile, Span};

/// Reads the sections about import. `declared` are the names of the resource's own arguments and attributes.
pub(super) fn read(
    file: &SourceFile,
    document: &Document,
    parts: &[PagePart],
    type_name: &str,
    declared: &[&str],
    facts: &mut Vec<Fact>,
) {
    let mut texts: Vec<(&Inline, bool)> = Vec::new();
    let mut samples: Vec<(String, Span)> = Vec::new();
    for (section, _) in document.sections.iter().zip(parts).filter(|(_, r)| **r == PagePart::Import) {
        for content in &section.content {
            match content {
                Content::Paragraph(text) => texts.push((text, false)),
                Content::Callout(text) => texts.push((text, true)),
                Content::Fence(fence) => samples_of(fence, &mut samples),
                Content::List(list) => {
                    texts.extend(list.items.iter().filter_map(|item| Some((item.text()?, false))));
                }
            }
        }
    }
    let mut push = |claim, at| facts.push(Fact::new(Subject::Resource, claim, Evidence::Phrase, at));
    let mut has_template = false;
    for (text, callout) in texts {
        let sentence = template::how(text.text());
        let template = sentence.clone().filter(|_| !has_template && !callout).and_then(|range| {
            let how = text.text().get(range.clone())?;
            let found =
                template::derive(how, type_name, declared, samples.first().map(|(id, _)| id.as_str()))?;
            Some((found, range))
        });
        if let Some((template, range)) = template {
            has_template = true;
            push(Claim::ImportTemplate(template), text.prose.location(file, range));
        }
        // The second sentence of the usual pair repeats the first.
        if !text.text().starts_with("Using `terraform import`") {
            push(Claim::ImportNote(text.markdown().trim().to_owned()), file.location(text.span));
        }
    }
    for (sample, span) in samples {
        push(Claim::ImportSample(sample), file.location(span));
    }
}

/// Ids in an `import` block or behind `terraform import ADDRESS`.
fn samples_of(fence: &Fence, samples: &mut Vec<(String, Span)>) {
    let mut offset = fence.span.start;
    let mut lines = fence.code.split_inclusive('\n').peekable();
    let mut in_block = false;
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        let start = offset;
        offset += line.len() as u32;
        let span = Span::new(start, start + line.trim_end().len() as u32);
        if trimmed.starts_with("import {") || trimmed == "import{" {
            in_block = true;
        } else if trimmed == "}" {
            in_block = false;
        } else if let Some((key, value)) = trimmed.split_once('=')
            && in_block
            && key.trim() == "id"
        {
            add(samples, unquote(value), span);
        } else if let Some(command) =
            trimmed.trim_start_matches(['%', '$', ' ']).strip_prefix("terraform import ")
        {
            let mut command = command.to_owned();
            while command.ends_with('\\') {
                command.pop();
                let Some(next) = lines.next() else { break };
                offset += next.len() as u32;
                command.push_str(next.trim());
            }
            if let Some(id) = id_of(&command) {
                add(samples, id, span);
            }
        }
    }
}

/// The id in `ADDRESS ID`: everything behind the address, which may hold quotes around brackets.
fn id_of(command: &str) -> Option<&str> {
    let command = command.trim();
    let mut quoted = None;
    let end = command.char_indices().find_map(|(i, c)| match (c, quoted) {
        ('"' | '\'', None) => {
            quoted = Some(c);
            None
        }
        (c, Some(open)) if c == open => {
            quoted = None;
            None
        }
        (' ', None) => Some(i),
        _ => None,
    })?;
    command.get(end..).map(unquote)
}

fn unquote(text: &str) -> &str {
    let text = text.trim();
    ['"', '\'']
        .iter()
        .find_map(|quote| text.strip_prefix(*quote)?.split(*quote).next())
        .unwrap_or(text)
        .trim()
}

fn add(samples: &mut Vec<(String, Span)>, id: &str, span: Span) {
    if !id.is_empty() && samples.len() < 64 && samples.iter().all(|(known, _)| known != id) {
        samples.push((id.to_owned(), span));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(code: &str) -> Vec<String> {
        let fence = Fence { language: String::new(), code: code.to_owned(), span: Span::default() };
        let mut samples = Vec::new();
        samples_of(&fence, &mut samples);
        samples.into_iter().map(|(id, _)| id).collect()
    }

    #[test]
    fn ids_are_found_in_blocks_and_commands() {
        assert_eq!(samples("import {\n  to = acme_box.a\n  id = \"a/b\"\n}\n"), ["a/b"]);
        assert_eq!(samples("% terraform import acme_box.a a:b\n"), ["a:b"]);
        assert_eq!(samples("$ terraform import 'acme_box.a[\"x y\"]' \"a b\"\n"), ["a b"]);
        assert_eq!(samples("terraform import acme_box.a \\\n  abc\n"), ["abc"]);
        assert_eq!(samples("resource \"x\" {\n  id = \"a\"\n}\n"), [""; 0]);
    }
}
