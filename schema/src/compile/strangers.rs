//! What lies in a provider's folder of documents and describes no type: known by its name, and passed over with a word.

use super::find::TELLING_FOLDERS;
use crate::diagnostic::{Code, Diagnostic};
use std::collections::BTreeMap;

/// Kinds of strangers, by the name of a folder, with what their documents are.
const FOLDERS: &[(&str, &str)] = &[
    ("actions", "about actions, which bindings do not have yet"),
    ("cdktf", "translated for CDKTF; the originals stand beside them"),
    ("guides", "guides"),
    ("list-resources", "about list resources, which bindings do not have yet"),
];

/// How the kinds end that would be passed over on their own as well.
const NOT_YET: &str = "which bindings do not have yet";

/// Names of files that are about the folder, without their endings.
const FILES: &[&str] =
    &["changelog", "code_of_conduct", "contributing", "license", "mkdocs", "readme", "security"];

/// The strangers that a search met, by kind, each with the first of them.
#[derive(Debug, Default)]
pub(super) struct Strangers(BTreeMap<&'static str, (usize, String)>);

impl Strangers {
    /// Notes a document by its path below the folder that is searched, if it is a stranger.
    pub(super) fn note(&mut self, below: &str) -> bool {
        let Some(kind) = kind(below) else { return false };
        self.0.entry(kind).or_insert_with(|| (0, below.to_owned())).0 += 1;
        true
    }

    /// One message a kind.
    pub(super) fn report(self) -> impl Iterator<Item = Diagnostic> {
        self.0.into_iter().map(|(kind, (count, first))| {
            let message = match count {
                1 => format!("`{first}` is passed over: a document {kind}"),
                _ => format!("{count} documents are passed over: {kind} (`{first}`, …)"),
            };
            let message = message.replace("a document guides", "a guide");
            let passed_over = Diagnostic::without_place(Code::PassedOver, message);
            if kind.ends_with(NOT_YET) {
                return passed_over;
            }
            passed_over.help("give the file itself, if it is meant")
        })
    }
}

/// What a document is that describes no type.
fn kind(below: &str) -> Option<&'static str> {
    let (folders, file) = below.rsplit_once('/').unwrap_or(("", below));
    let by_folder = folders
        .split('/')
        .find_map(|folder| FOLDERS.iter().find(|(name, _)| *name == folder).map(|(_, kind)| *kind));
    let stem = file.split('.').next().unwrap_or_default().to_ascii_lowercase();
    // `resources/license.md` is about a type that is called so.
    let of_type = folders.split('/').any(|folder| TELLING_FOLDERS.contains(&folder));
    by_folder.or_else(|| {
        (!of_type && FILES.contains(&stem.as_str())).then_some("about the folder, not about a type")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_are_known_by_their_names() {
        let mut strangers = Strangers::default();
        for stranger in
            ["docs/guides/a.md", "guides/b.md", "README.md", "docs/cdktf/python/r/x.md", "actions/f.md"]
        {
            assert!(strangers.note(stranger), "{stranger}");
        }
        for page in [
            "docs/resources/license.md",
            "d/security.html.markdown",
            "docs/resources/guides_policy.md",
            "index.md",
            "r/functions.md",
            "lambda_function.html.markdown",
        ] {
            assert!(!strangers.note(page), "{page}");
        }
        let messages: Vec<String> = strangers.report().map(|diagnostic| diagnostic.message).collect();
        assert_eq!(messages.len(), 4);
        assert!(
            messages.contains(&"2 documents are passed over: guides (`docs/guides/a.md`, …)".to_owned()),
            "{messages:?}"
        );
    }
}
