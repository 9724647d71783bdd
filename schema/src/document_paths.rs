//! Places in documents, the same on every machine.
//!
//! A document is read under the path by which it was given, which depends on the working folder. Generated code names it
//! by its path below the folder of documents.

use crate::model::{Basis, Evidence, Resource};

/// Turns the paths of one resource type's facts into paths below the folder of documents.
#[derive(Debug, Clone, Copy)]
pub struct DocumentPaths<'a> {
    document: &'a str,
    /// What stands before the document's name in the paths of its facts.
    folder: Option<&'a str>,
}

impl<'a> DocumentPaths<'a> {
    /// The places of a resource type.
    #[must_use]
    pub fn new(resource: &'a Resource) -> Self {
        let blocks = std::iter::once(&resource.root).chain(resource.blocks.values());
        let declared =
            blocks.flat_map(|block| block.arguments.iter().flat_map(|argument| &argument.declared));
        let described = resource.description.iter().flat_map(|text| &text.bases);
        let document = resource.document.as_str();
        let folder = declared.chain(described).find_map(|basis| folder(&basis.at.path, document));
        Self { document, folder }
    }

    /// Places in a document of which nothing is known but its name.
    #[must_use]
    pub const fn of_document(document: &'a str) -> Self {
        Self { document, folder: None }
    }

    /// Whether this is the path of the resource type's own document.
    #[must_use]
    pub fn is_own(&self, path: &str) -> bool {
        folder(path, self.document).is_some_and(|folder| self.folder.is_none_or(|own| own == folder))
    }

    /// The path below the folder of documents; of files elsewhere, only the name.
    #[must_use]
    pub fn shown<'p>(&self, path: &'p str) -> &'p str {
        let below =
            self.folder.filter(|folder| !folder.is_empty()).and_then(|folder| path.strip_prefix(folder));
        match below {
            Some(below) => below,
            None if self.folder == Some("") && !path.starts_with('/') => path,
            None => path.rsplit('/').next().unwrap_or(path),
        }
    }

    /// The line of the own document on which something is stated; 0 when it is not stated there.
    #[must_use]
    pub fn line(&self, bases: &[Basis]) -> u32 {
        let stated = |basis: &&Basis| basis.evidence > Evidence::Convention && self.is_own(&basis.at.path);
        bases.iter().find(stated).map_or(0, |basis| basis.at.line)
    }

    /// The document and the line on which something is stated: the own document, for which there is no name, wherever
    /// it is stated there, else the one that states it most strongly.
    #[must_use]
    pub fn stated(&self, bases: &[Basis]) -> (Option<String>, u32) {
        match (self.line(bases), bases.first()) {
            (0, Some(basis)) if basis.evidence > Evidence::Convention => {
                (Some(self.shown(&basis.at.path).to_owned()), basis.at.line)
            }
            (line, _) => (None, line),
        }
    }
}

/// What stands before the document's name in a path that ends with it.
fn folder<'a>(path: &'a str, document: &str) -> Option<&'a str> {
    path.strip_suffix(document).filter(|folder| folder.is_empty() || folder.ends_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lose_the_folder_they_were_read_from() {
        let places = DocumentPaths { document: "r/queue.md", folder: Some("/home/me/docs/") };
        assert!(places.is_own("/home/me/docs/r/queue.md"));
        assert!(!places.is_own("/home/me/docs/overlays/queue.yaml"));
        assert_eq!(places.shown("/home/me/docs/r/queue.md"), "r/queue.md");
        assert_eq!(places.shown("/home/me/docs/overlays/queue.yaml"), "overlays/queue.yaml");
        assert_eq!(places.shown("/elsewhere/schema.json"), "schema.json");
        let here = DocumentPaths { document: "docs/queue.md", folder: Some("") };
        assert_eq!(here.shown("docs/overlay.yaml"), "docs/overlay.yaml");
        assert_eq!(here.shown("/abs/overlay.yaml"), "overlay.yaml");
    }

    #[test]
    fn what_is_known_by_convention_stands_on_no_line() {
        let at: crate::source::Location = "queue.md:3:1-3:9".parse().expect("a place");
        let bases = |evidence| [Basis { evidence, at: at.clone() }];
        let places = DocumentPaths { document: "queue.md", folder: Some("") };
        assert_eq!(places.stated(&bases(Evidence::Assumed)), (None, 3));
        assert_eq!(places.stated(&bases(Evidence::Convention)), (None, 0));
    }
}
