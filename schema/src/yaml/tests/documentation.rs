//! The description of the format: its examples compile, and it names every key.

use crate::diagnostic::{Diagnostics, one_line};
use crate::facts::DocumentFacts;
use crate::overlay;
use crate::source::SourceFile;
use crate::yaml::format::{OVERLAY, RESOURCE};
use crate::yaml::read;
use crate::yaml::shape::{Object, Shape};

const DOCUMENTATION: &str = include_str!("../../../docs/yaml-format.md");

/// The fenced examples, each with blank lines before it so that places are those of the documentation.
fn examples() -> Vec<String> {
    let mut examples = Vec::new();
    let mut rest = DOCUMENTATION;
    let mut line = 0;
    while let Some((before, after)) = rest.split_once("```yaml\n") {
        let (code, after) = after.split_once("```").expect("every fence is closed");
        line += before.lines().count() + 1;
        examples.push(format!("{}{code}", "\n".repeat(line)));
        line += code.lines().count();
        rest = after;
    }
    examples
}

#[test]
fn its_examples_compile() {
    let mut diagnostics = Diagnostics::new();
    let mut documents: Vec<DocumentFacts> = Vec::new();
    let mut overlays = Vec::new();
    for example in examples() {
        let file = SourceFile::new("yaml-format.md", example);
        documents.extend(read(&file, &mut diagnostics));
        overlays.extend(overlay::read(&file, &mut diagnostics));
    }
    // The first example is the beginning of the second.
    let sources: Vec<&DocumentFacts> = documents.iter().skip(1).collect();
    let corrections = overlay::apply(&overlays, &sources, &mut diagnostics);
    let said: Vec<String> = diagnostics.into_sorted().iter().map(one_line).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
    assert_eq!((documents.len(), corrections.len()), (6, 1));
}

#[test]
fn it_names_every_key() {
    fn keys(shape: &'static Shape, seen: &mut Vec<&'static str>, names: &mut Vec<&'static str>) {
        match shape {
            Shape::List(inner) | Shape::Map(inner) => keys(inner, seen, names),
            Shape::Either(alternatives) => alternatives.iter().for_each(|inner| keys(inner, seen, names)),
            Shape::Object(object) => keys_of(object, seen, names),
            _ => {}
        }
    }
    fn keys_of(object: &'static Object, seen: &mut Vec<&'static str>, names: &mut Vec<&'static str>) {
        if seen.contains(&object.name) {
            return;
        }
        seen.push(object.name);
        for key in object.keys() {
            names.push(key.name);
            keys(key.shape, seen, names);
        }
    }
    let (mut seen, mut names) = (Vec::new(), Vec::new());
    keys_of(&RESOURCE, &mut seen, &mut names);
    keys_of(&OVERLAY, &mut seen, &mut names);
    assert!(names.len() > 100);
    names.retain(|name| !DOCUMENTATION.contains(&format!("`{name}`")));
    assert!(names.is_empty(), "not described: {names:?}");
}
