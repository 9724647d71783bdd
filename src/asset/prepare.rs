//! Assets with what synth needs of them: where they go, and which files they are.

use super::{AssetData, AssetKind};
use crate::data::NodeId;
use crate::error::Report;
use crate::named_tree::Layout;
use crate::synth::RenderedFile;
use crate::tree::{Content, Tree};
use std::path::Path;

/// All assets of an app, sorted by their nodes.
#[derive(Debug, Default)]
pub(crate) struct Assets(Vec<(NodeId, Prepared)>);

impl Assets {
    pub(crate) fn get(&self, node: NodeId) -> Option<&Prepared> {
        let at = self.0.binary_search_by_key(&node, |(known, _)| *known).ok()?;
        self.0.get(at).map(|(_, asset)| asset)
    }
}

/// An asset that was read.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) hash: String,
    pub(crate) file_name: String,
    /// From the folder of the stack.
    pub(crate) path: String,
    pub(crate) files: Vec<RenderedFile>,
}

/// What is wrong with an asset, and what to do.
pub(crate) struct Unread {
    pub(crate) message: String,
    pub(crate) help: &'static str,
}

/// Reads all assets; what cannot be read is reported.
pub(crate) fn prepare(tree: &Tree, layout: &Layout, output: &Path, report: &mut Report) -> Assets {
    let mut assets = Assets::default();
    for members in &layout.stacks {
        for node in &members.nodes {
            let Content::Asset(asset) = &tree.get(*node).content else { continue };
            match (asset.read)(asset, layout.id(*node), output) {
                Ok(read) => {
                    let at = assets.0.partition_point(|(known, _)| known < node);
                    assets.0.insert(at, (*node, read));
                }
                Err(unread) => {
                    report.push(tree.violation(*node, unread.message).help(unread.help));
                }
            }
        }
    }
    assets
}

/// Reads one.
#[inline]
pub(super) fn read(asset: &AssetData, id: &str, output: &Path) -> Result<Prepared, Unread> {
    let source = &asset.source;
    let shown = source.display();
    let unfit = match asset.form {
        AssetKind::File if source.is_dir() => Some("an asset that is a file has a folder as its source"),
        AssetKind::Folder if source.is_file() => Some("an asset that is a folder has a file as its source"),
        _ => None,
    };
    if let Some(message) = unfit {
        return Err(Unread {
            message: format!("{message}: `{shown}`"),
            help: "call `Asset::file`, `Asset::folder` or `Asset::archive`, as it is meant",
        });
    }
    let files = super::source::files(source, output);
    let hashed = files.and_then(|files| {
        let hash = match &asset.hash {
            Some(hash) => hash.clone(),
            None => super::source::hash(&files)?,
        };
        Ok((files, hash))
    });
    let (files, hash) = hashed.map_err(|error| Unread {
        message: format!("the source `{shown}` of an asset cannot be read: {error}"),
        help: "a source is a regular file or a folder of such, found from where the program runs",
    })?;
    if let Some(why) = crate::file_name::fault(&hash) {
        let message = format!("the hash `{hash}` of an asset {why}");
        return Err(Unread { message, help: "the hash is the name of a folder" });
    }
    let file_name = match asset.form {
        AssetKind::Archive => super::ARCHIVE.to_owned(),
        AssetKind::File | AssetKind::Folder => super::source::file_name(source),
    };
    let folder = ["assets".to_owned(), id.to_owned(), hash.clone()];
    let mut path = folder.join("/");
    if asset.form != AssetKind::Folder {
        path = format!("{path}/{file_name}");
    }
    let files = super::copy::rendered(asset.form, &folder, files);
    Ok(Prepared { hash, file_name, path, files })
}
