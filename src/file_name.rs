//! Names that every file system takes.

/// The longest name of a file or folder that common file systems take, in bytes.
const LONGEST: usize = 255;

/// What Windows takes for devices, whatever follows after a dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Why a text cannot be the name of a folder on every system; none where it can.
pub(crate) fn fault(name: &str) -> Option<String> {
    let bad = |c: char| c.is_control() || r#"/\:*?"<>|"#.contains(c);
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    if let Some(c) = name.chars().find(|c| bad(*c)) {
        Some(format!("contains {c:?}"))
    } else if matches!(name, "." | "..") {
        Some("is not the name of a folder".to_owned())
    } else if name.ends_with('.') {
        Some("ends with a dot, which some systems drop".to_owned())
    } else if is_device(&stem) {
        Some(format!("is the name of a device on Windows (`{stem}`)"))
    } else if name.len() > LONGEST {
        Some(format!("is {} bytes long; a folder's name has at most {LONGEST}", name.len()))
    } else {
        None
    }
}

fn is_device(stem: &str) -> bool {
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_number = |rest: &str| {
        matches!(rest, "¹" | "²" | "³") || rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit()
    };
    DEVICES.contains(&stem) || port.is_some_and(is_number)
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn only_what_no_system_refuses_is_a_name() {
        for name in ["prod", "a.b", "console", "com10", "ä", "a--b", ".a", &"a".repeat(255)] {
            assert_eq!(fault(name), None, "{name}");
        }
        for name in [
            ".",
            "..",
            "a.",
            "con",
            "NUL",
            "aux.prod",
            "com1",
            "LPT9.x",
            "com¹",
            "a:b",
            "a*b",
            "a?b",
            "a<b",
            "a|b",
            "a\"b",
            "a\\b",
            "a\0b",
            "a\u{7f}",
            &"a".repeat(256),
            &"ä".repeat(128),
        ] {
            assert!(fault(name).is_some(), "{name:?}");
        }
    }
}
