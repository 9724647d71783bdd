//! Pages about a provider's functions: a signature, arguments in their order, what is given.

mod result;
mod signature;

#[cfg(test)]
mod tests;

use super::declaration::is_identifier;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::markdown::{Content, Document, Section, parse};
use crate::model::{Evidence, Example, ExampleLanguage, Function, Member, Parameter, Sourced, Type};
use crate::source::{SourceFile, Span};
use signature::{Signature, type_in_words};

/// Reads a page about a function. The outer `None` is any other page; the inner one is a page about a function that does not
/// say what this takes and gives, which is reported.
pub fn read_function(file: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Option<Function>> {
    let in_folder = file.path().split('/').rev().skip(1).any(|part| part == "functions");
    // Most pages are about something else, and are parsed once.
    if !in_folder && !file.text().lines().any(may_name_a_function) {
        return None;
    }
    let document = parse(file, &mut Diagnostics::new());
    let heading = document.sections.iter().find(|section| section.level == 1)?;
    let named = name(heading.title.text());
    if !in_folder && named.is_none() {
        return None;
    }
    let Some(signature) = signature(&document) else {
        let message = "this page about a function has no signature that can be read";
        diagnostics.push(
            Diagnostic::new(Code::NoResourceName, message, file.location(heading.title.span))
                .label("the page was left out")
                .help("add a section `Signature` with a line of code such as `parse(text string) string`"),
        );
        return Some(None);
    };
    Some(Some(function(file, &document, heading, signature)))
}

/// Whether a line can be a heading, in Markdown or HTML, that has the word.
fn may_name_a_function(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(['#', '<']) && line.to_ascii_lowercase().contains("function")
}

/// The name in `function: parse`, `parse (Function)` or `Function parse`.
fn name(heading: &str) -> Option<String> {
    let lower = heading.trim().to_ascii_lowercase();
    let bare = lower.strip_prefix("function").map(|rest| rest.trim_start_matches([':', ' ']));
    let bare = bare.or_else(|| lower.strip_suffix("(function)")).or_else(|| lower.strip_suffix(" function"));
    let name = bare?.trim().trim_matches('`').replace('\\', "");
    is_identifier(&name).then_some(name)
}

fn is_titled(section: &Section, titles: &[&str]) -> bool {
    titles.iter().any(|title| section.title.text().trim().eq_ignore_ascii_case(title))
}

fn signature(document: &Document) -> Option<Signature> {
    let sections = document.sections.iter().filter(|section| is_titled(section, &["signature"]));
    let mut content = sections.flat_map(|section| &section.content);
    content.find_map(|content| match content {
        Content::Fence(fence) => signature::read(&fence.code),
        _ => None,
    })
}

fn function(file: &SourceFile, document: &Document, heading: &Section, signature: Signature) -> Function {
    let texts = |section: &Section| -> Vec<String> {
        let texts = section.content.iter().filter_map(|content| match content {
            Content::Paragraph(text) | Content::Callout(text) => Some(text.markdown()),
            Content::List(_) | Content::Fence(_) => None,
        });
        texts.collect()
    };
    let at = file.location(heading.title.span);
    let description = texts(heading).join("\n\n");
    let described = bullets(document, &["arguments", "argument reference"]);
    let parameter = |(name, ty): (String, Option<Type>)| {
        let bullet = described.iter().find(|bullet| bullet.name == name);
        let ty = ty.or_else(|| bullet.and_then(|bullet| bullet.ty.clone())).unwrap_or(Type::Any);
        Parameter { ty, description: bullet.and_then(|bullet| bullet.text.clone()), name }
    };
    let examples = examples(file, document);
    let (returns, is_object) = match signature.returns {
        Some(ty) => (ty, false),
        None => (Type::Any, true),
    };
    let members = if is_object { members(document, &examples) } else { Vec::new() };
    let provider = examples.iter().find_map(|example| provider_of(&example.code, &signature.name));
    Function {
        provider,
        document: file.path().to_owned(),
        description: (!description.is_empty())
            .then(|| Sourced::new(description, Evidence::Section, at.clone())),
        parameters: signature.parameters.into_iter().map(parameter).collect(),
        variadic: signature.variadic.map(parameter),
        returns,
        members,
        examples,
        at,
        name: signature.name,
    }
}

/// A bullet with a name: `` `arn` (String) ARN to parse. ``
struct Bullet {
    name: String,
    ty: Option<Type>,
    text: Option<String>,
}

/// The bullets in the sections of these titles.
fn bullets(document: &Document, titles: &[&str]) -> Vec<Bullet> {
    let sections = document.sections.iter().filter(|section| is_titled(section, titles));
    let lists = sections.flat_map(|section| &section.content).filter_map(|content| match content {
        Content::List(list) => Some(list),
        _ => None,
    });
    lists.flat_map(|list| &list.items).filter_map(|item| bullet(&item.text()?.markdown())).collect()
}

fn bullet(text: &str) -> Option<Bullet> {
    // Generated pages have a comment with the place before each.
    let text = text.rsplit_once("-->").map_or(text, |(_, rest)| rest).trim_start();
    let (name, rest) = text.strip_prefix('`')?.split_once('`')?;
    let mut rest = rest.trim_start_matches([' ', '-', ':']);
    let mut ty = None;
    if let Some((inside, after)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        ty = inside.split(',').find_map(|part| type_in_words(part.trim()));
        rest = after.trim_start_matches([' ', '-', ':']);
    }
    let text = (!rest.is_empty()).then(|| rest.to_owned());
    is_identifier(name).then(|| Bullet { name: name.to_owned(), ty, text })
}

/// The members of the object that is given: described in a section, or shown by an example.
fn members(document: &Document, examples: &[Example]) -> Vec<Member> {
    let titles = ["return type", "return value", "returns", "return", "result", "attribute reference"];
    let described: Vec<Member> = bullets(document, &titles)
        .into_iter()
        .map(|Bullet { name, ty, text }| Member { name, ty: ty.unwrap_or(Type::String), description: text })
        .collect();
    if described.is_empty() { examples.iter().find_map(result::shown).unwrap_or_default() } else { described }
}

fn examples(file: &SourceFile, document: &Document) -> Vec<Example> {
    let mut examples = Vec::new();
    for section in document.sections.iter().filter(|section| !is_titled(section, &["signature"])) {
        for content in &section.content {
            let Content::Fence(fence) = content else { continue };
            if !matches!(fence.language.as_str(), "terraform" | "hcl" | "tf" | "") {
                continue;
            }
            examples.push(Example {
                title: None,
                language: ExampleLanguage::Hcl,
                code: fence.code.clone(),
                at: file.location(Span::new(fence.span.start, fence.span.end)),
            });
        }
    }
    examples
}

/// The provider whose function an example calls.
fn provider_of(code: &str, function: &str) -> Option<String> {
    let call = format!("::{function}(");
    code.match_indices(&call).find_map(|(at, _)| {
        let before = code.get(..at)?;
        let name = before.rsplit("provider::").next()?;
        let is_name = !name.is_empty()
            && name.len() < before.len()
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
        is_name.then(|| name.to_owned())
    })
}
