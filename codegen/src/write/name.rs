//! Names of files that every system takes, and that stay in the folder.

use crate::names::is_device;
use std::collections::BTreeMap;

/// The longest name of a file or folder that common file systems take, in bytes.
const LONGEST: usize = 255;

/// Why a path below the output folder is none that may be written or removed; none for an ordinary one: relative, with `/`
/// between parts that every system takes as names.
pub(crate) fn fault(path: &str) -> Option<String> {
    path.split('/').find_map(|part| {
        let reserved = |c: char| c.is_control() || r#"\:*?"<>|"#.contains(c);
        let stem = part.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
        if part.is_empty() || part == "." || part == ".." {
            Some("it leads out of the output folder, or names no file".to_owned())
        } else if let Some(c) = part.chars().find(|c| reserved(*c)) {
            Some(format!("{c:?} cannot stand in the name of a file on every system"))
        } else if part.ends_with(['.', ' ']) {
            Some("a name that ends with a dot or a space is another one on some systems".to_owned())
        } else if is_device(&stem) {
            Some(format!("`{stem}` is the name of a device on some systems"))
        } else if part.len() > LONGEST {
            Some(format!("its name has {} bytes; file systems take {LONGEST}", part.len()))
        } else {
            None
        }
    })
}

/// The paths among some that cannot all be files of one folder, with the reason.
pub(super) fn faults<'a>(paths: impl Iterator<Item = &'a str> + Clone) -> Vec<(&'a str, String)> {
    let mut faults: Vec<_> = paths.clone().filter_map(|path| Some((path, fault(path)?))).collect();
    // What some systems take for one name.
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for path in paths {
        if let Some(first) = known.insert(path.to_lowercase(), path) {
            let differ = if first == path { "is there twice" } else { "differs from this one only in case" };
            faults.push((path, format!("`{first}` {differ}")));
        }
    }
    for (path, spelled) in &known {
        let folders = path.match_indices('/').filter_map(|(end, _)| path.get(..end));
        for file in folders.filter_map(|folder| known.get(folder)) {
            faults.push((spelled, format!("`{file}` is a file, and would have to be a folder")));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ordinary_names_are_taken() {
        for name in
            ["a.rs", "src/lib.rs", ".ferroform/crate.state", "ferroform/derive/data.a.schema", "console.rs"]
        {
            assert_eq!(fault(name), None, "{name}");
        }
        let long = format!("src/{}.rs", "a".repeat(253));
        for name in [
            "",
            "..",
            "../a.rs",
            "a/../../b.rs",
            "/etc/passwd",
            "a//b.rs",
            "./a.rs",
            "a/",
            r"a\b.rs",
            r"..\a.rs",
            "C:/a.rs",
            "a:b.rs",
            "con.rs",
            "src/NUL.rs",
            "aux",
            "com1.tar.rs",
            "a.",
            "a /b.rs",
            "a\0.rs",
            "a\n.rs",
            &long,
        ] {
            assert!(fault(name).is_some(), "{name:?}");
        }
        assert_eq!(fault(&long[1..]), Some("its name has 256 bytes; file systems take 255".to_owned()));
        assert_eq!(fault(&format!("src/{}.rs", "a".repeat(252))), None);
    }

    #[test]
    fn names_fit_together() {
        let of = |paths: &[&str]| {
            let faults = faults(paths.iter().copied()).into_iter();
            faults.map(|(path, why)| format!("{path}: {why}")).collect::<Vec<_>>()
        };
        assert!(of(&["a.rs", "b.rs", "a/c.rs"]).is_empty());
        assert_eq!(of(&["a.rs", "A.rs"]), ["A.rs: `a.rs` differs from this one only in case"]);
        assert_eq!(of(&["a", "a/b.rs"]), ["a/b.rs: `a` is a file, and would have to be a folder"]);
    }
}
