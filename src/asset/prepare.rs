//! Assets with what synth needs of them: where they go, and which files they are.

use super::source::{self, SourceFile};
use super::{ARCHIVE, Form};
use crate::data::NodeId;
use crate::error::Report;
use crate::scene::Layout;
use crate::tree::{Content, Tree};
use std::collections::BTreeMap;
use std::path::Path;

/// All assets of an app.
pub(crate) type Assets = BTreeMap<NodeId, Prepared>;

/// An asset that was read.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) form: Form,
    pub(crate) hash: String,
    pub(crate) file_name: String,
    /// Its folder in that of the stack.
    pub(crate) folder: [String; 3],
    pub(crate) files: Vec<SourceFile>,
}

impl Prepared {
    /// From the folder of the stack.
    pub(crate) fn path(&self) -> String {
        let folder = self.folder.join("/");
        if self.form == Form::Folder { folder } else { format!("{folder}/{}", self.file_name) }
    }
}

/// Reads all assets; what cannot be read is reported.
pub(crate) fn prepare(tree: &Tree, layout: &Layout, output: &Path, report: &mut Report) -> Assets {
    let mut assets = Assets::new();
    for node in layout.stacks.iter().flat_map(|members| &members.nodes) {
        let Content::Asset(asset) = &tree.get(*node).content else { continue };
        let is_folder = asset.source.is_dir();
        let shown = asset.source.display();
        let fitting = match asset.form {
            Form::File if is_folder => Err("an asset that is a file has a folder as its source"),
            Form::Folder if asset.source.is_file() => {
                Err("an asset that is a folder has a file as its source")
            }
            _ => Ok(()),
        };
        if let Err(message) = fitting {
            report.push(
                tree.violation(*node, format!("{message}: `{shown}`"))
                    .help("call `Asset::file`, `Asset::folder` or `Asset::archive`, as it is meant"),
            );
            continue;
        }
        let read = source::files(&asset.source, output).and_then(|files| {
            let hash = asset.hash.clone().map_or_else(|| source::hash(&files), Ok)?;
            Ok((files, hash))
        });
        let (files, hash) = match read {
            Ok(read) => read,
            Err(error) => {
                report.push(
                    tree.violation(
                        *node,
                        format!("the source `{shown}` of an asset cannot be read: {error}"),
                    )
                    .help(
                        "a source is a regular file or a folder of such, found from where the program runs",
                    ),
                );
                continue;
            }
        };
        if let Some(why) = crate::file_name::fault(&hash) {
            report.push(
                tree.violation(*node, format!("the hash `{hash}` of an asset {why}"))
                    .help("the hash is the name of a folder"),
            );
            continue;
        }
        let file_name = match asset.form {
            Form::Archive => ARCHIVE.to_owned(),
            Form::File | Form::Folder => source::file_name(&asset.source),
        };
        let folder = ["assets".to_owned(), layout.id(*node).to_owned(), hash.clone()];
        assets.insert(*node, Prepared { form: asset.form, hash, file_name, folder, files });
    }
    assets
}
