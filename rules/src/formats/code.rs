//! Identifiers and encodings.

use super::scan::{after, consists, each_part, every, parts};

/// `arn:partition:service:region:account:resource`; region and account may be empty.
pub(super) fn is_arn(text: &str) -> bool {
    // The resource may have colons of its own.
    matches!(parts(text, &[':'])[..], ["arn", partition, service, _, _, resource, ref rest @ ..]
        if !(partition.is_empty() || service.is_empty() || resource.is_empty() && rest.is_empty()))
}

/// The standard alphabet or the one for URLs, padded or not; lines may be broken.
pub(super) fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches(['=', '\n', '\r']);
    let mut padding = 0_usize;
    for b in text[body.len()..].bytes() {
        padding += usize::from(b == b'=');
    }
    let mut count = 0_usize;
    for b in body.bytes() {
        match b {
            b'\n' | b'\r' => {}
            b'+' | b'/' | b'-' | b'_' => count += 1,
            b if b.is_ascii_alphanumeric() => count += 1,
            _ => return false,
        }
    }
    // One character alone holds no byte; what is padded fills its group of four.
    count % 4 != 1 && padding <= 2 && (padding == 0 || (count + padding).is_multiple_of(4))
}

pub(super) fn is_uuid(text: &str) -> bool {
    let [a, b, c, d, e] = parts(text, &['-'])[..] else { return false };
    let lengths = [a.len(), b.len(), c.len(), d.len(), e.len()];
    lengths == [8, 4, 4, 4, 12] && each_part(text, &['-'], |part| every(part, u8::is_ascii_hexdigit))
}

/// Two or three letters, and subtags with hyphens or underscores between.
pub(super) fn is_language(text: &str) -> bool {
    each_part(text, &['-', '_'], |tag| consists(tag, 1, 8, u8::is_ascii_alphanumeric))
        && consists(parts(text, &['-', '_'])[0], 2, 3, u8::is_ascii_alphabetic)
}

/// Numbers with dots between, a `v` before them and a suffix behind.
pub(super) fn is_version(text: &str) -> bool {
    let numbers = parts(after(text, &['v', 'V']).unwrap_or(text), &['-', '+'])[0];
    numbers.as_bytes().first().is_some_and(u8::is_ascii_digit)
        && each_part(numbers, &['.'], |part| {
            !part.is_empty() && every(part, |byte| byte.is_ascii_alphanumeric() || *byte == b'*')
        })
}
