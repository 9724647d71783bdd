//! What a synth gives.

use super::NamedTree;
use super::file::RenderedFile;
use crate::data::NodeId;
use crate::error::Violation;
use std::path::{Path, PathBuf};

/// All stacks in memory, checked.
#[derive(Debug, Clone)]
pub struct Rendered {
    stacks: Vec<RenderedStack>,
    manifest: String,
    warnings: Vec<Violation>,
}

impl Rendered {
    pub(super) const fn new(stacks: Vec<RenderedStack>, manifest: String, warnings: Vec<Violation>) -> Self {
        Self { stacks, manifest, warnings }
    }

    /// The stacks, in tree order.
    #[must_use]
    pub fn stacks(&self) -> &[RenderedStack] {
        &self.stacks
    }

    /// The stack of this id.
    #[must_use]
    pub fn stack(&self, id: &str) -> Option<&RenderedStack> {
        self.stacks.iter().find(|stack| stack.id == id)
    }

    /// What `manifest.json` holds. With the feature `serde_json`.
    #[cfg(feature = "serde_json")]
    #[must_use]
    pub fn manifest(&self) -> serde_json::Value {
        parse(&self.manifest)
    }

    /// The text of `manifest.json`.
    #[must_use]
    pub fn manifest_text(&self) -> &str {
        &self.manifest
    }

    /// Broken rules that do not stop a synth: those that the documents' own examples break as well.
    #[must_use]
    pub fn warnings(&self) -> &[Violation] {
        &self.warnings
    }

    pub(super) fn into_warnings(self) -> Vec<Violation> {
        self.warnings
    }
}

/// One stack in memory.
#[derive(Debug, Clone)]
pub struct RenderedStack {
    id: String,
    path: String,
    text: String,
    files: Vec<RenderedFile>,
}

impl RenderedStack {
    pub(super) fn new(named: &NamedTree<'_>, stack: NodeId, text: String, files: Vec<RenderedFile>) -> Self {
        Self { id: (*named.tree.get(stack).name).to_owned(), path: named.tree.path(stack), text, files }
    }

    /// What stands beside it: the paths of tests and assets in its folder, and the texts of tests.
    pub fn files(&self) -> impl Iterator<Item = (String, Option<&str>)> {
        self.files.iter().map(|file| (file.path.join("/"), file.as_text()))
    }

    pub(super) fn rendered_files(&self) -> &[RenderedFile] {
        &self.files
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its construct path: its id, unless it is below other constructs.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What its `cdk.tf.json` holds. With the feature `serde_json`.
    #[cfg(feature = "serde_json")]
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        parse(&self.text)
    }

    /// The text of its `cdk.tf.json`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Our own text, which is JSON.
#[cfg(feature = "serde_json")]
fn parse(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// What a synth wrote.
#[derive(Debug, Clone)]
pub struct Synthesis {
    folder: PathBuf,
    files: Vec<SynthFile>,
    warnings: Vec<Violation>,
}

#[derive(Debug, Clone)]
pub(super) struct SynthFile {
    pub(super) path: PathBuf,
    pub(super) changed: bool,
}

impl Synthesis {
    pub(super) const fn new(folder: PathBuf, files: Vec<SynthFile>, warnings: Vec<Violation>) -> Self {
        Self { folder, files, warnings }
    }

    /// The folder that holds everything.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The files: what stands beside stacks, then one for each stack, then the manifest.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|file| file.path.as_path())
    }

    /// The files whose content changed; the others were not touched.
    pub fn changed(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().filter(|file| file.changed).map(|file| file.path.as_path())
    }

    /// Broken rules that did not stop it: those that the documents' own examples break as well.
    #[must_use]
    pub fn warnings(&self) -> &[Violation] {
        &self.warnings
    }
}
