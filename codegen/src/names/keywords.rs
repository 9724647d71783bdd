//! Words that cannot stand as plain identifiers.

/// Keywords, strict and reserved, of every edition up to 2024.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "Self",
    "static", "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that name paths: the compiler refuses them even as raw identifiers.
const NEVER_RAW: &[&str] = &["self", "Self", "super", "crate", "_"];

/// File names that some system reserves, whatever their extension.
const DEVICES: &[&str] = &[
    "aux", "con", "conin$", "conout$", "nul", "prn", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Whether the word is a keyword of some edition.
#[must_use]
pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// Whether the word cannot even stand as a raw identifier.
pub(super) fn is_never_raw(word: &str) -> bool {
    NEVER_RAW.contains(&word)
}

/// Whether a file cannot have this name on every system.
pub(crate) fn is_device(word: &str) -> bool {
    DEVICES.contains(&word)
}
