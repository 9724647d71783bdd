//! The documents that the bindings of this project are made of.

use super::round_trip::{again, resolved};
use crate::diagnostic::{Diagnostics, one_line};
use crate::source::SourceFile;
use crate::yaml::read;
use std::path::PathBuf;

/// The YAML documents under `generated/docs`, by name; overlays lie in a folder of their own.
fn documents() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../generated/docs");
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.sort();
    paths
}

#[test]
fn they_are_read_without_a_word_and_come_back_from_the_canonical_form() {
    let documents = documents();
    // A packaged crate has no folder beside it.
    assert!(documents.is_empty() || documents.len() >= 5, "{documents:?}");
    for path in documents {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let file =
            SourceFile::new(name.as_str(), std::fs::read_to_string(&path).expect("the document is text"));
        let mut diagnostics = Diagnostics::new();
        let read = read(&file, &mut diagnostics);
        let said: Vec<String> = diagnostics.into_sorted().iter().map(one_line).collect();
        assert!(said.is_empty(), "{}", said.join("\n"));
        assert_eq!(read.len(), 1, "{name}");
        let resource = resolved(&read[0]);
        let (text, back, said) = again(&resource);
        assert!(said.is_empty(), "{said:?}\n{text}");
        assert!(back.as_ref() == Some(&resource), "{text}");
    }
}
