//! The root of a program's constructs.

use crate::data::NodeId;
use crate::error::SynthErrors;
use crate::scope::{Construct, Scope};
use crate::synth::{self, Rendered, Synthesis};
use crate::tree::Shared;
use crate::warnings::Warnings;
use std::path::{Path, PathBuf};

/// All stacks of a program. Constructing anything never fails; [`App::synth`] reports everything at once.
///
/// ```
/// use ferroform::{App, Output, Stack};
/// let app = App::new();
/// let stack = Stack::new(&app, "hello");
/// Output::new(&stack, "greeting", "Hello");
/// let rendered = app.render()?;
/// assert_eq!(rendered.stack("hello").unwrap().json()["output"]["greeting"]["value"], "Hello");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
///
/// An app and everything in it belong to one thread (they are not `Send`): constructs share the tree without locks.
/// Threads that each make an app of their own can run side by side, also when they synth into one folder.
///
/// ```compile_fail
/// fn in_another_thread<T: Send>(_: T) {}
/// in_another_thread(ferroform::App::new());
/// ```
#[derive(Debug, Clone)]
pub struct App {
    construct: Construct,
}

impl App {
    /// An app without stacks.
    #[must_use]
    pub fn new() -> Self {
        Self { construct: Construct { shared: Shared::new(), id: NodeId::ROOT } }
    }

    /// What happens to warnings: whether they are printed, kept or denied.
    pub fn warnings(&self, warnings: Warnings) -> &Self {
        self.construct.shared.warnings.set(Some(warnings));
        self
    }

    /// Checks everything and writes the stacks and the manifest into the folder that the environment variable
    /// `CDKTF_OUTDIR` names, else into `cdktf.out`.
    ///
    /// What differs is replaced, file by file, each as a whole; the `cdk.tf.json` of a stack that an earlier synth wrote
    /// and that is no longer there is removed. Other files in the folder, such as Terraform's own, stay. Synths
    /// into one folder at the same time wait for each other.
    ///
    /// # Errors
    /// Every broken rule of every stack, or the file that could not be written. With a broken rule, nothing is written.
    pub fn synth(&self) -> Result<Synthesis, SynthErrors> {
        self.synth_to(usual_folder())
    }

    /// Like [`App::synth`], into a folder of your choice.
    ///
    /// # Errors
    /// As for [`App::synth`].
    pub fn synth_to(&self, folder: impl AsRef<Path>) -> Result<Synthesis, SynthErrors> {
        let synthesis = synth::write(self.render_for(folder.as_ref())?, folder.as_ref())?;
        self.construct.shared.warnings().show(synthesis.warnings());
        Ok(synthesis)
    }

    /// Checks everything and keeps the result in memory: for tests, and for programs that write it elsewhere. Paths in it
    /// hold for the folder that [`App::synth`] writes to.
    ///
    /// # Errors
    /// Every broken rule of every stack.
    pub fn render(&self) -> Result<Rendered, SynthErrors> {
        self.render_for(&usual_folder())
    }

    pub(crate) fn render_for(&self, folder: &Path) -> Result<Rendered, SynthErrors> {
        self.construct.render(folder)
    }
}

/// The folder that stacks are written to where the program names none.
pub(crate) fn usual_folder() -> PathBuf {
    let folder = std::env::var_os("CDKTF_OUTDIR").filter(|folder| !folder.is_empty());
    folder.map_or_else(|| PathBuf::from("cdktf.out"), PathBuf::from)
}

impl Default for App {
    fn default() -> Self {
        Self::new()
    }
}

impl Scope for App {
    fn construct(&self) -> &Construct {
        &self.construct
    }
}
