//! Assets: files that are deployed with a stack.

mod copy;
mod prepare;
mod source;
mod zip;

use prepare::Unread;
pub(crate) use prepare::{Assets, Prepared, prepare};

use crate::data::{AssetPart, Node};
use crate::expr::Expr;
use crate::scope::{Construct, Scope};
use crate::tree::Content;
use std::path::{Path, PathBuf};

/// A file, a folder or an archive of a folder, which is put beside the stack at synth: what Terraform uploads need not be
/// where it runs. Paths are found from where the program runs, and lie in the stack as CDKTF lays them out:
/// `assets/<logical id>/<hash>/…`. A copy of another content lies elsewhere, so that Terraform sees a change.
///
/// Only regular files are copied; links to files are followed, links to folders are refused. An archive is a ZIP file whose
/// members are stored as they are, with the same bytes on every machine. Copies of contents that a program no longer has stay
/// until somebody removes the stack's folder `assets`.
///
/// ```
/// use ferroform::{App, Asset, GenericResource, Stack};
/// # let folder = std::env::temp_dir().join("ferroform-doc-asset");
/// # std::fs::create_dir_all(&folder)?;
/// # std::fs::write(folder.join("index.js"), "exports.handler = () => 1;")?;
/// # let app = App::new();
/// # let stack = Stack::new(&app, "shop");
/// let code = Asset::archive(&stack, "code", &folder);
/// GenericResource::resource("aws_lambda_function")
///     .set("filename", code.path())
///     .set("source_code_hash", code.hash())
///     .create(&stack, "handler");
/// # let json = stack.to_json()?;
/// # let path = json["resource"]["aws_lambda_function"]["handler"]["filename"].as_str().unwrap();
/// # assert_eq!(path, "assets/code/4D3583FDA0933F105468E9C524CAAED0/archive.zip");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Asset {
    construct: Construct,
}

/// What is to be put beside a stack.
#[derive(Debug)]
pub(crate) struct AssetData {
    pub(crate) source: PathBuf,
    pub(crate) form: AssetKind,
    /// In place of the hash of the content.
    pub(crate) hash: Option<String>,
    /// What reads it: with everything behind it `inline`, a program without assets does not compile it.
    pub(crate) read: Read,
}

type Read = fn(&AssetData, id: &str, output: &Path) -> Result<Prepared, Unread>;

/// What becomes of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AssetKind {
    File,
    Folder,
    Archive,
}

/// The name of an archive.
const ARCHIVE: &str = "archive.zip";

impl Asset {
    /// A file, under its own name.
    #[must_use]
    #[track_caller]
    pub fn file(scope: &impl Scope, id: impl Into<String>, source: impl Into<PathBuf>) -> Self {
        Self::new(scope, id, source, AssetKind::File)
    }

    /// A folder with everything in it.
    #[must_use]
    #[track_caller]
    pub fn folder(scope: &impl Scope, id: impl Into<String>, source: impl Into<PathBuf>) -> Self {
        Self::new(scope, id, source, AssetKind::Folder)
    }

    /// A ZIP file of what is in a folder, or of a single file.
    #[must_use]
    #[track_caller]
    pub fn archive(scope: &impl Scope, id: impl Into<String>, source: impl Into<PathBuf>) -> Self {
        Self::new(scope, id, source, AssetKind::Archive)
    }

    /// Uses a hash that the program knows (a commit, a version), instead of that of the content.
    pub fn hash_as(&self, hash: impl Into<String>) -> Self {
        let hash = hash.into();
        self.construct.change(|content| {
            if let Content::Asset(asset) = content {
                asset.hash = Some(hash);
            }
        });
        self.clone()
    }

    /// Its path, from the folder that Terraform runs in.
    #[must_use]
    #[inline]
    pub fn path(&self) -> Expr<String> {
        self.part(AssetPart::Path)
    }

    /// Its file name: the source's own, or `archive.zip`.
    #[must_use]
    #[inline]
    pub fn file_name(&self) -> Expr<String> {
        self.part(AssetPart::FileName)
    }

    /// The MD5 of its content in upper-case hexadecimal digits; of a folder, that of all files, in the order of their names.
    #[must_use]
    #[inline]
    pub fn hash(&self) -> Expr<String> {
        self.part(AssetPart::Hash)
    }

    #[inline]
    fn part(&self, part: AssetPart) -> Expr<String> {
        Expr::new(Node::Asset(self.construct.reference(None), part))
    }

    #[track_caller]
    fn new(scope: &impl Scope, id: impl Into<String>, source: impl Into<PathBuf>, form: AssetKind) -> Self {
        let data = AssetData { source: source.into(), form, hash: None, read: prepare::read };
        Self { construct: scope.construct().add(&id.into(), Content::Asset(Box::new(data))) }
    }
}

impl Scope for Asset {
    #[inline]
    fn construct(&self) -> &Construct {
        &self.construct
    }
}
