//! Stacks of an earlier synth that left the app.
//!
//! Which there were is read from the manifest of that synth. It is a file like any other, which may have been edited or
//! have come with a checkout: it says where to look, and what is there says whether it is ours.

use super::folder::Folder;
use super::{STACK_FILE, STACKS};
use crate::file_name;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The largest manifest that is looked at, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// The folder of a stack's tests.
const TESTS: &str = "tests";

/// How the text of every stack and of every test file starts.
const START: &str = "{\n  \"//\": {\n    \"metadata\": {\n";

/// The files of the stacks that a manifest names and that are none of these.
pub(super) fn stacks(folder: &Folder<'_>, manifest: &Path, now: &BTreeSet<&str>) -> Vec<PathBuf> {
    let text = start_of(manifest, LARGEST);
    let ids: BTreeSet<&str> = text.lines().filter_map(id_in).filter(|id| !now.contains(id)).collect();
    // Where case does not count, it is the file of a stack that is there.
    let lower: Vec<String> = now.iter().map(|id| id.to_lowercase()).collect();
    let now: BTreeSet<&str> = lower.iter().map(String::as_str).collect();
    let gone = ids
        .into_iter()
        .filter(|id| file_name::fault(id).is_none() && !now.contains(id.to_lowercase().as_str()));
    gone.filter_map(|id| folder.path(&[STACKS, id, STACK_FILE]).ok())
        .filter(|path| start_of(path, START.len() as u64) == START)
        .collect()
}

/// The test files of a stack that are ours, and that the stack no longer has: Terraform would go on running them.
pub(super) fn tests(folder: &Folder<'_>, id: &str, now: &[PathBuf]) -> Vec<PathBuf> {
    let Ok(one) = folder.path(&[STACKS, id, TESTS, "any"]) else { return Vec::new() };
    let entries = one.parent().and_then(|tests| fs::read_dir(tests).ok()).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut gone: Vec<PathBuf> = names
        .filter(|name| name.ends_with(".tftest.json"))
        .filter_map(|name| folder.path(&[STACKS, id, TESTS, &name]).ok())
        .filter(|path| !now.contains(path) && start_of(path, START.len() as u64) == START)
        .collect();
    gone.sort();
    gone
}

/// The id in a line of a manifest that says where a stack lies. An id with characters that JSON escapes is none.
fn id_in(line: &str) -> Option<&str> {
    let value = line.trim().strip_prefix("\"workingDirectory\": \"")?;
    let id = value.trim_end_matches(',').strip_suffix('"')?.strip_prefix("stacks/")?;
    (!id.is_empty()).then_some(id)
}

/// The first bytes of a file, as text; nothing of what is no file.
fn start_of(path: &Path, bytes: u64) -> String {
    let mut text = String::new();
    if fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file())
        && let Ok(file) = File::open(path)
    {
        // What is not text is not ours.
        let _ = file.take(bytes).read_to_string(&mut text);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::id_in;

    #[test]
    fn a_line_of_a_manifest_names_a_stack() {
        assert_eq!(id_in(r#"      "workingDirectory": "stacks/prod","#), Some("prod"));
        assert_eq!(id_in(r#"      "workingDirectory": "stacks/../x""#), Some("../x"));
        for line in [
            r#""workingDirectory": "prod","#,
            r#""workingDirectory": "stacks/","#,
            r#""name": "stacks/prod","#,
            r#""workingDirectory": "stacks/prod"#,
        ] {
            assert_eq!(id_in(line), None, "{line}");
        }
    }
}
