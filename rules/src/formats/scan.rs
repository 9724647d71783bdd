//! What forms are read with. Functions of plain types, so that all forms share them: a closure that an iterator is given makes
//! the compiler write that iterator anew.

/// A class of bytes, such as `u8::is_ascii_digit`.
pub(super) type Class = fn(&u8) -> bool;

/// Whether each byte is of a class; so is that of an empty text.
pub(super) fn every(text: &str, class: Class) -> bool {
    run(text.as_bytes(), class) == text.len()
}

/// How many bytes at the beginning are of a class.
pub(super) fn run(bytes: &[u8], class: Class) -> usize {
    let mut length = 0;
    for byte in bytes {
        if !class(byte) {
            break;
        }
        length += 1;
    }
    length
}

/// Whether a text consists of so many bytes of a class.
pub(super) fn consists(text: &str, least: usize, most: usize, class: Class) -> bool {
    least <= text.len() && text.len() <= most && every(text, class)
}

/// Whether each part of a text obeys; a text without separators is one part.
pub(super) fn each_part(text: &str, separators: &[char], obeys: fn(&str) -> bool) -> bool {
    for part in text.split(separators) {
        if !obeys(part) {
            return false;
        }
    }
    true
}

/// The parts of a text.
pub(super) fn parts<'a>(text: &'a str, separators: &[char]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    for part in text.split(separators) {
        parts.push(part);
    }
    parts
}

/// What follows one of these characters.
pub(super) fn after<'a>(text: &'a str, first: &[char]) -> Option<&'a str> {
    text.strip_prefix(first)
}
