//! Where a generated crate takes the runtime from.

#[cfg(feature = "serde")]
use serde::Serialize;
use std::path::{Component, Path, PathBuf, absolute};

/// Where a generated crate takes the runtime, `ferroform`, from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Runtime {
    /// A version from the registry.
    Version(String),
    /// A folder, from the crate's own.
    Path(String),
    /// The address of a repository.
    Git(String),
}

impl Default for Runtime {
    fn default() -> Self {
        Self::Version(env!("CARGO_PKG_VERSION").to_owned())
    }
}

impl Runtime {
    /// Where another crate of the same repository is taken from, which lies in this folder there.
    #[must_use]
    pub fn of(&self, folder: &str) -> Self {
        match self {
            Self::Path(path) => Self::Path(format!("{}/{folder}", path.trim_end_matches('/'))),
            other => other.clone(),
        }
    }

    /// The key and the value of the dependency in a manifest: `version = "0.1"`.
    #[must_use]
    pub fn in_manifest(&self) -> String {
        let (key, value) = match self {
            Self::Version(version) => ("version", version),
            Self::Path(path) => ("path", path),
            Self::Git(address) => ("git", address),
        };
        format!("{key} = \"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
    }

    /// Reads a version, a git address, or a path from the folder that `out`, the crate's folder, is relative to. The path
    /// is brought into the form that holds from the crate.
    ///
    /// ```
    /// use ferroform_codegen::Runtime;
    /// use std::path::Path;
    ///
    /// assert_eq!(Runtime::parse("0.1", Path::new("bindings")), Runtime::Version("0.1".to_owned()));
    /// let beside = Runtime::parse("../ferroform", Path::new("bindings"));
    /// assert_eq!(beside, Runtime::Path("../../ferroform".to_owned()));
    /// ```
    #[must_use]
    pub fn parse(text: &str, out: &Path) -> Self {
        let git = text.contains("://") || text.starts_with("git@") || text.ends_with(".git");
        if git {
            return Self::Git(text.to_owned());
        }
        if text.starts_with(|c: char| c.is_ascii_digit() || "=^~<>*".contains(c)) {
            return Self::Version(text.to_owned());
        }
        Self::Path(from_crate(Path::new(text), out))
    }
}

/// The path as it is seen from the crate's folder.
fn from_crate(path: &Path, out: &Path) -> String {
    let plain = |component: &Component<'_>| matches!(component, Component::Normal(_) | Component::CurDir);
    let shown = |path: &Path| path.to_string_lossy().replace('\\', "/");
    if path.is_absolute() {
        return shown(path);
    }
    if out.is_absolute() || !out.components().all(|component| plain(&component)) {
        return shown(&absolute(path).unwrap_or_else(|_| path.to_owned()));
    }
    let depth = out.components().filter(|component| matches!(component, Component::Normal(_))).count();
    let seen = Path::new(&"../".repeat(depth)).join(path.strip_prefix("./").unwrap_or(path));
    // Without the slash at its end; the folder itself is a dot.
    let seen: PathBuf = seen.components().collect();
    if seen.as_os_str().is_empty() { ".".to_owned() } else { shown(&seen) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_addresses_and_paths_are_told_apart() {
        let read = |text: &str| Runtime::parse(text, Path::new("crates/aws"));
        assert_eq!(read("0.1"), Runtime::Version("0.1".to_owned()));
        assert_eq!(read("https://example.org/f.git"), Runtime::Git("https://example.org/f.git".to_owned()));
        assert_eq!(read("./ferroform"), Runtime::Path("../../ferroform".to_owned()));
        assert_eq!(read("../ferroform"), Runtime::Path("../../../ferroform".to_owned()));
        assert_eq!(read("."), Runtime::Path("../..".to_owned()));
        assert_eq!(Runtime::parse(".", Path::new("")), Runtime::Path(".".to_owned()));
    }
}
