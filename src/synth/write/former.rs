//! Stacks of an earlier synth that left the app.
//!
//! Which there were is read from the manifest of that synth. It is a file like any other, which may have been edited or
//! have come with a checkout: it says where to look, and what is there says whether it is ours.

use super::folder::Folder;
use super::{STACK_FILE, STACKS};
use crate::file_name;
use crate::sorted;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The largest manifest that is looked at, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// The folder of a stack's tests.
const TESTS: &str = "tests";

/// How the text of every stack and of every test file starts.
const START: &str = "{\n  \"//\": {\n    \"metadata\": {\n";

/// The files of the stacks that a manifest names and that are none of these, which are sorted.
pub(super) fn stacks(folder: &Folder<'_>, manifest: &Path, now: &[&str]) -> Vec<PathBuf> {
    // Where case does not count, it is the file of a stack that is there.
    let mut lower: Vec<String> = Vec::new();
    for id in now {
        sorted::insert(&mut lower, id.to_lowercase());
    }
    let mut gone = Vec::new();
    for id in start_of(manifest, LARGEST).lines().filter_map(id_in) {
        if now.binary_search(&id).is_ok()
            || file_name::fault(id).is_some()
            || lower.binary_search(&id.to_lowercase()).is_ok()
        {
            continue;
        }
        if let Ok(path) = folder.path(&[STACKS, id, STACK_FILE])
            && is_ours(&path)
        {
            sorted::insert(&mut gone, path);
        }
    }
    gone
}

/// The test files of a stack that are ours, and that the stack no longer has: Terraform would go on running them.
pub(super) fn tests(folder: &Folder<'_>, id: &str, now: &[PathBuf]) -> Vec<PathBuf> {
    let mut gone = Vec::new();
    let Ok(one) = folder.path(&[STACKS, id, TESTS, "any"]) else { return gone };
    let Some(Ok(entries)) = one.parent().map(fs::read_dir) else { return gone };
    for entry in entries.flatten() {
        if let Ok(name) = entry.file_name().into_string()
            && name.ends_with(".tftest.json")
            && let Ok(path) = folder.path(&[STACKS, id, TESTS, &name])
            && !now.contains(&path)
            && is_ours(&path)
        {
            sorted::insert(&mut gone, path);
        }
    }
    gone
}

/// Whether a file starts as ours do.
fn is_ours(path: &Path) -> bool {
    start_of(path, START.len() as u64) == START
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
