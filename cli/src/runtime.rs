//! Where a generated crate takes the runtime from, as it is written on the command line.

use ferroform_codegen::Runtime;
use std::path::{Component, Path, absolute};

/// Reads `--runtime`: a version, a git address, or a path from the current folder, which is brought into the form that
/// holds from the folder of the crate.
pub(crate) fn parse(text: &str, out: &Path) -> Runtime {
    let git = text.contains("://") || text.starts_with("git@") || text.ends_with(".git");
    if git {
        return Runtime::Git(text.to_owned());
    }
    if text.starts_with(|c: char| c.is_ascii_digit() || "=^~<>*".contains(c)) {
        return Runtime::Version(text.to_owned());
    }
    Runtime::Path(from_crate(Path::new(text), out))
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
    shown(&Path::new(&"../".repeat(depth)).join(path.strip_prefix("./").unwrap_or(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_addresses_and_paths_are_told_apart() {
        let read = |text: &str| parse(text, Path::new("crates/aws"));
        assert_eq!(read("0.1"), Runtime::Version("0.1".to_owned()));
        assert_eq!(read("https://example.org/f.git"), Runtime::Git("https://example.org/f.git".to_owned()));
        assert_eq!(read("./ferroform"), Runtime::Path("../../ferroform".to_owned()));
        assert_eq!(read("../ferroform"), Runtime::Path("../../../ferroform".to_owned()));
    }
}
