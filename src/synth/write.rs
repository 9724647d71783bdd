//! To disk, all or nothing.

use super::output::{Rendered, SynthFile, Synthesis};
use crate::error::SynthErrors;
use std::fs;
use std::path::{Path, PathBuf};

/// A file that is written beside its target and not in its place yet.
struct Pending {
    from: PathBuf,
    to: PathBuf,
}

/// Writes what differs. Every file is written in full under another name before the first one is put in its place.
pub(crate) fn write(rendered: Rendered, folder: &Path) -> Result<Synthesis, SynthErrors> {
    let mut files = Vec::new();
    let mut pending = Vec::new();
    let texts = rendered
        .stacks()
        .iter()
        .map(|stack| (folder.join("stacks").join(stack.id()).join("cdk.tf.json"), stack.text()))
        .chain([(folder.join("manifest.json"), rendered.manifest_text())]);
    for (path, text) in texts {
        let changed = fs::read(&path).map_or(true, |known| known != text.as_bytes());
        if changed {
            match stage(&path, text) {
                Ok(staged) => pending.push(staged),
                Err(error) => {
                    discard(&pending);
                    return Err(error);
                }
            }
        }
        files.push(SynthFile { path, changed });
    }
    for (i, Pending { from, to }) in pending.iter().enumerate() {
        if let Err(error) = fs::rename(from, to) {
            discard(&pending[i..]);
            return Err(SynthErrors::io(to.clone(), "replace", error));
        }
    }
    Ok(Synthesis::new(folder.to_owned(), files, rendered.into_warnings()))
}

fn stage(path: &Path, text: &str) -> Result<Pending, SynthErrors> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)
            .map_err(|error| SynthErrors::io(parent.to_owned(), "create the folder", error))?;
    }
    // The process id keeps two runs apart that write into one folder.
    let from = path.with_extension(format!("json.{}.tmp", std::process::id()));
    if let Err(error) = fs::write(&from, text) {
        // What is left of it is of no use to anyone.
        drop(fs::remove_file(&from));
        return Err(SynthErrors::io(from, "write", error));
    }
    Ok(Pending { from, to: path.to_owned() })
}

fn discard(pending: &[Pending]) {
    for Pending { from, .. } in pending {
        drop(fs::remove_file(from));
    }
}

#[cfg(test)]
mod tests {
    use crate::{App, Output, Stack};
    use std::fs;

    fn app(value: &str) -> App {
        let app = App::new();
        Output::new(&Stack::new(&app, "s"), "o", value);
        app
    }

    fn listing(folder: &std::path::Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn only_what_differs_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = app("a").synth_to(folder.path()).expect("a synth");
        assert_eq!(first.changed().count(), 2);
        let again = app("a").synth_to(folder.path()).expect("a synth");
        assert_eq!((again.changed().count(), again.files().count()), (0, 2));
        let other = app("b").synth_to(folder.path()).expect("a synth");
        assert_eq!(other.changed().collect::<Vec<_>>(), [folder.path().join("stacks/s/cdk.tf.json")]);
        assert_eq!(listing(&folder.path().join("stacks/s")), ["cdk.tf.json"]);
    }

    #[test]
    fn a_file_in_the_way_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("manifest.json")).expect("a folder in the way");
        let error = app("a").synth_to(folder.path()).expect_err("it cannot be written");
        assert!(error.to_string().contains("manifest.json"), "{error}");
        assert_eq!(listing(folder.path()), ["manifest.json", "stacks"]);
    }
}
