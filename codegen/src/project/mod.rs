//! The settings of a project: the file `ferroform.toml`, which the command, build scripts and CI share.
//!
//! ```toml
//! [providers.acme]                    # the local name of the provider in Terraform
//! source = "acme/acme"                # its address
//! version = "~> 1.4"                  # a version, or a constraint on it
//! docs = "docs"                       # documents: a file or folder, or a list of them
//! overlays = "overlays"               # corrections laid over the documents
//! schema = "schema.json"              # output of `terraform providers schema -json`
//! undocumented = false                # whether types without a document are generated
//! types = ["acme_s3_*", "data.acme_*"] # which types; all without it
//! out = "bindings/acme"               # folder of the crate
//! runtime = "0.1"                     # where a new crate takes `ferroform` from: a version, a path or a git address
//! docs-url = "https://example.com/"   # where the documents are published: relative links lead there
//! examples = true                     # whether examples become part of the documentation
//!
//! [providers.acme.names]              # other names of modules, and with them of constructs
//! acme_storage_bucket = "bucket"
//! "data.acme_storage_bucket" = "bucket_data"
//!
//! [providers.acme.attributes]         # attributes on generated types
//! "acme_*.*_mode" = "#[derive(Hash)]"
//!
//! [program]                           # the program that writes stacks, for `ferroform plan`, `deploy` and their like
//! command = "cargo run -p infra"      # what starts it, as a shell takes it; `cargo run` without it
//! output = "cdktf.out"                # the folder that it writes to
//! watch = ["infra/src"]               # what `ferroform watch` looks at; all of the project without it
//!
//! [warnings]                          # `allow`, `warn` or `deny`, by the code of the warning
//! no-type-cue = "allow"
//! contradicted-rule = "deny"
//! ```
//!
//! Paths are relative to the file's own folder. What is wrong in the file is told with its place, all of it at once.

mod error;
mod name;
mod read;
mod value;

#[cfg(test)]
mod tests;

pub use error::ProjectError;

use crate::build::{BuildError, Built};
use crate::config::{Config, Layout};
use ferroform_schema::diagnostic::{Code, Diagnostic, Diagnostics};
use ferroform_schema::regular;
use ferroform_schema::source::{SourceFile, Sources};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The name of the file with the settings of a project.
pub const FILE: &str = "ferroform.toml";

/// The largest file of settings that is read, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// The settings of a project.
///
/// ```
/// use ferroform_codegen::Project;
/// use ferroform_schema::diagnostic::Diagnostics;
/// use ferroform_schema::source::SourceFile;
/// use std::path::Path;
///
/// let text = "[providers.acme]\nsource = \"acme/acme\"\ndocs = \"docs\"\n";
/// let mut diagnostics = Diagnostics::new();
/// let project = Project::read(&SourceFile::new("ferroform.toml", text), Path::new(""), &mut diagnostics);
/// assert_eq!(diagnostics.into_sorted(), []);
/// assert_eq!(project.bindings[0].name, "acme");
/// assert_eq!(project.bindings[0].out, Path::new("bindings/acme"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    /// The file that they stand in.
    pub file: PathBuf,
    /// What is generated: one set of bindings for each provider, by name.
    pub bindings: Vec<Bindings>,
    /// The program that writes stacks.
    pub program: ProgramSettings,
}

/// How the program of a project is started, and where it writes. Paths are relative to the project's folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProgramSettings {
    /// What starts it, as a shell takes it.
    pub command: Option<String>,
    /// The folder that it writes to.
    pub output: Option<PathBuf>,
    /// What is watched for changes.
    pub watch: Vec<PathBuf>,
}

/// The bindings of one provider: what they are made from, how, and where they go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bindings {
    /// The key of the provider in the file, which is its local name in Terraform.
    pub name: String,
    /// The documents and overlays: files, or folders of them.
    pub documents: Vec<PathBuf>,
    /// How they are generated.
    pub config: Config,
    /// Folder of the crate.
    pub out: PathBuf,
}

impl Project {
    /// The file of settings in the current folder, or else in the nearest of the folders that it lies in.
    #[must_use]
    pub fn find() -> Option<PathBuf> {
        let levels = std::env::current_dir().map_or(1, |folder| folder.components().count());
        // Relative, so that messages show paths as people would type them.
        let mut folder = PathBuf::new();
        for _ in 0..levels {
            let file = folder.join(FILE);
            if file.is_file() {
                return Some(file);
            }
            folder.push("..");
        }
        None
    }

    /// Reads the settings of a file.
    ///
    /// # Errors
    /// When the file cannot be read, or when something in it cannot be meant; all of it, with the places.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, Box<ProjectError>> {
        let path = path.as_ref();
        let text = regular::read(path, LARGEST).map_err(|error| error.to_string()).and_then(|bytes| {
            String::from_utf8(bytes).map_err(|error| {
                format!("is not UTF-8: byte {} starts no character", error.utf8_error().valid_up_to())
            })
        });
        let text = text.map_err(|why| {
            let message = format!("the file `{}` {why}", path.display());
            Box::new(ProjectError::new(vec![Diagnostic::without_place(Code::UnreadableFile, message)]))
        })?;
        let file = SourceFile::new(path.to_string_lossy().replace('\\', "/"), text);
        let mut diagnostics = Diagnostics::new();
        let folder = path.parent().unwrap_or(Path::new(""));
        let project = Self { file: path.to_owned(), ..Self::read(&file, folder, &mut diagnostics) };
        let diagnostics = diagnostics.into_sorted();
        if diagnostics.is_empty() {
            return Ok(project);
        }
        let mut sources = Sources::new();
        sources.insert(file);
        Err(Box::new(ProjectError { diagnostics, sources }))
    }

    /// Reads the settings in a text, whose paths are relative to `folder`. What is wrong is a diagnostic at its place, and
    /// left out.
    #[must_use]
    pub fn read(file: &SourceFile, folder: &Path, diagnostics: &mut Diagnostics) -> Self {
        read::project(file, folder, diagnostics)
    }

    /// Compiles the bindings of every provider from a build script: each into `$OUT_DIR/NAME.rs`.
    ///
    /// ```no_run
    /// // build.rs
    /// use ferroform_codegen::{BuildError, Project};
    ///
    /// fn main() -> Result<(), BuildError> {
    ///     Project::from_file("ferroform.toml")?.compile()
    /// }
    /// ```
    /// ```ignore
    /// // src/lib.rs
    /// pub mod acme {
    ///     include!(concat!(env!("OUT_DIR"), "/acme.rs"));
    /// }
    /// ```
    ///
    /// # Errors
    /// When a document cannot be compiled, a setting fits nothing, or the output cannot be written.
    pub fn compile(&self) -> Result<(), BuildError> {
        let built = self.build()?;
        let mut out = std::io::stdout().lock();
        for line in built.instructions {
            writeln!(out, "{line}").map_err(|error| BuildError::output(&error))?;
        }
        Ok(())
    }

    /// The same without printing anything.
    ///
    /// # Errors
    /// As [`compile`](Self::compile).
    pub fn build(&self) -> Result<Built, BuildError> {
        let mut all = Built { instructions: vec![crate::build::watch(&self.file)], fresh: true };
        for Bindings { name, documents, config, .. } in &self.bindings {
            let mut config = config.clone();
            config.layout(Layout::SingleFile(name.clone()));
            let built = config.build(documents)?;
            all.instructions.extend(built.instructions);
            all.fresh &= built.fresh;
        }
        Ok(all)
    }
}
