//! To disk, all or nothing.
//!
//! Every file that differs is written in full beside, and only then the first one is put in its place, by a rename, which
//! is one step for every reader. Stacks come first, then those go that left the app, and the manifest is last: as long as it
//! is the old one, it says which stacks there were. Where a step fails, what was done is put back. A synth that was killed among the renames leaves whole
//! files, new ones beside old ones; the next one writes all of them anew from the program, whatever it finds, so that
//! there is no need to remember what was done.

mod folder;
mod former;

use super::file::RenderedFile;
use super::output::{Rendered, SynthFile, Synthesis};
use crate::error::SynthErrors;
use crate::sorted;
use folder::Folder;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The folder of all stacks.
const STACKS: &str = "stacks";

/// The file of a stack.
const STACK_FILE: &str = "cdk.tf.json";

/// What a file will hold.
#[derive(Clone, Copy)]
enum New<'a> {
    Text(&'a str),
    File(&'a RenderedFile),
}

/// One file that will be replaced, made or removed.
struct Step {
    target: PathBuf,
    /// What it was, if it was there, under a second name.
    old: Option<PathBuf>,
    /// What it will be; removed where there is nothing.
    new: Option<PathBuf>,
}

/// Where a file goes, part by part, and what it will hold.
type Place<'r> = (Vec<&'r str>, New<'r>);

/// Writes what differs.
pub(crate) fn write(rendered: Rendered, root: &Path) -> Result<Synthesis, SynthErrors> {
    let mut now: Vec<&str> = Vec::new();
    for stack in rendered.stacks() {
        sorted::insert(&mut now, stack.id());
    }
    let mut places = beside(&rendered);
    for stack in rendered.stacks() {
        places.push((vec![STACKS, stack.id(), STACK_FILE], New::Text(stack.text())));
    }
    places.push((vec!["manifest.json"], New::Text(rendered.manifest_text())));
    let gone = |folder: &Folder<'_>, files: &[PathBuf]| {
        let mut gone = files.last().map_or_else(Vec::new, |manifest| former::stacks(folder, manifest, &now));
        for id in &now {
            gone.append(&mut former::tests(folder, id, files));
        }
        gone
    };
    let files = put(root, &places, &gone)?;
    Ok(Synthesis::new(root.to_owned(), files, rendered.into_warnings()))
}

/// Writes a file of this name for each stack instead of its own, with what lies beside it.
#[cfg(feature = "hcl")]
pub(crate) fn write_stacks(
    rendered: Rendered,
    root: &Path,
    name: &str,
    texts: &[String],
) -> Result<Synthesis, SynthErrors> {
    let mut places = beside(&rendered);
    for (stack, text) in rendered.stacks().iter().zip(texts) {
        places.push((vec![STACKS, stack.id(), name], New::Text(text)));
    }
    let files = put(root, &places, &|_, _| Vec::new())?;
    Ok(Synthesis::new(root.to_owned(), files, rendered.into_warnings()))
}

/// What lies beside the files of stacks.
fn beside(rendered: &Rendered) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    for stack in rendered.stacks() {
        for file in stack.rendered_files() {
            let mut parts = vec![STACKS, stack.id()];
            for part in &file.path {
                parts.push(part.as_str());
            }
            places.push((parts, New::File(file)));
        }
    }
    places
}

/// Brings files up to date, the last one after everything else, and removes what is gone.
fn put(
    root: &Path,
    places: &[Place<'_>],
    gone: &dyn Fn(&Folder<'_>, &[PathBuf]) -> Vec<PathBuf>,
) -> Result<Vec<SynthFile>, SynthErrors> {
    let failed = |path: &Path, action| {
        let path = path.to_owned();
        move |error| SynthErrors::io(path, action, error)
    };
    let folder = Folder::open(root).map_err(failed(root, "write to the folder"))?;
    let mut files = Vec::new();
    let mut texts = Vec::new();
    for (parts, new) in places {
        let shown = parts.iter().fold(root.to_owned(), |path, part| path.join(part));
        let path = folder.path(parts).map_err(failed(&shown, "replace"))?;
        texts.push((!new.is_in(&path)).then_some((path.clone(), *new)));
        files.push(path);
    }
    let gone = gone(&folder, &files);
    let mut steps = Vec::new();
    let (stacks, manifest) = texts.split_at(texts.len().saturating_sub(1));
    let mut todo = Vec::new();
    add_written(stacks, &mut todo);
    for path in &gone {
        todo.push((path, None));
    }
    add_written(manifest, &mut todo);
    for (target, new) in todo {
        let step = stage(&folder, steps.len(), target, new);
        let staged = step.map(|step| steps.push(step)).map_err(failed(target, "write"));
        undo_unless(staged, &[], &folder)?;
    }
    for (n, step) in steps.iter().enumerate() {
        let done = step.take().map_err(failed(&step.target, "replace"));
        undo_unless(done, &steps[..n], &folder)?;
    }
    let _ = folder.sweep();
    for stack in gone.iter().filter_map(|path| path.parent()) {
        // It stays where Terraform or others have put something into it.
        let _ = fs::remove_dir(stack);
    }
    let mut all = Vec::with_capacity(files.len());
    for (at, path) in files.into_iter().enumerate() {
        all.push(SynthFile { path, changed: texts[at].is_some() });
    }
    Ok(all)
}

/// Adds the files to be written, with their texts.
fn add_written<'t>(texts: &'t [Option<(PathBuf, New<'t>)>], to: &mut Vec<(&'t PathBuf, Option<New<'t>>)>) {
    for (path, new) in texts.iter().flatten() {
        to.push((path, Some(*new)));
    }
}

impl New<'_> {
    fn is_in(self, path: &Path) -> bool {
        match self {
            Self::Text(text) => holds(path, text),
            Self::File(file) => file.is_in(path),
        }
    }

    fn write(self, to: &Path) -> io::Result<()> {
        match self {
            Self::Text(text) => fs::write(to, text),
            Self::File(file) => file.write(to),
        }
    }
}

/// Whether a file holds this text. No more of it is read than that.
pub(super) fn holds(path: &Path, text: &str) -> bool {
    let same = || -> io::Result<bool> {
        let file = File::open(path)?;
        if file.metadata()?.len() != text.len() as u64 {
            return Ok(false);
        }
        let mut known = Vec::with_capacity(text.len() + 1);
        file.take(text.len() as u64 + 1).read_to_end(&mut known)?;
        Ok(known == text.as_bytes())
    };
    same().unwrap_or(false)
}

/// Writes what a file will be beside, and keeps what it was.
fn stage(folder: &Folder<'_>, n: usize, target: &Path, content: Option<New<'_>>) -> io::Result<Step> {
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut step = Step { target: target.to_owned(), old: None, new: None };
    if target.exists() {
        let old = folder.beside(n, "old")?;
        // A copy where the file system has no second names.
        fs::hard_link(target, &old).or_else(|_| fs::copy(target, &old).map(drop))?;
        step.old = Some(old);
    }
    if let Some(content) = content {
        let new = folder.beside(n, "new")?;
        content.write(&new)?;
        step.new = Some(new);
    }
    Ok(step)
}

/// After a failure, puts back what was done, and removes what stands beside.
fn undo_unless(
    result: Result<(), SynthErrors>,
    done: &[Step],
    folder: &Folder<'_>,
) -> Result<(), SynthErrors> {
    if result.is_err() {
        for step in done.iter().rev() {
            // To put an old file back needs no room. What fails all the same is what the error is about.
            let _ = match &step.old {
                Some(old) => folder::replace(old, &step.target),
                None => fs::remove_file(&step.target),
            };
        }
        let _ = folder.sweep();
    }
    result
}

impl Step {
    fn take(&self) -> io::Result<()> {
        match &self.new {
            Some(new) => folder::replace(new, &self.target),
            None => fs::remove_file(&self.target),
        }
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
        assert_eq!(listing(folder.path()), ["manifest.json"]);
    }

    #[test]
    fn what_was_done_before_a_failure_is_put_back() {
        let root = tempfile::tempdir().expect("a folder");
        let path = |name: &str| root.path().join(name);
        fs::write(path("changed"), "old").expect("a file");
        fs::write(path("removed"), "old").expect("a file");
        let folder = super::Folder::open(root.path()).expect("a folder");
        let texts =
            [("changed", Some("new")), ("made", Some("new")), ("removed", None), ("late", Some("new"))];
        let steps: Vec<_> = texts
            .iter()
            .enumerate()
            .map(|(n, (name, text))| {
                super::stage(&folder, n, &path(name), text.map(super::New::Text)).expect("there is room")
            })
            .collect();
        for step in &steps[..3] {
            step.take().expect("there is room");
        }
        assert_eq!(listing(root.path()), [".ferroform", "changed", "made"]);
        let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
        let failure = Err(crate::SynthErrors::io(path("late"), "replace", full));
        super::undo_unless(failure, &steps[..3], &folder).expect_err("it failed");
        assert_eq!(listing(root.path()), ["changed", "removed"]);
        for name in ["changed", "removed"] {
            assert_eq!(fs::read_to_string(path(name)).expect("a file"), "old");
        }
    }
}
