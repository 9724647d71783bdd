//! Identifiers and encodings.

/// `arn:partition:service:region:account:resource`; region and account may be empty.
pub(super) fn is_arn(text: &str) -> bool {
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    matches!(parts.as_slice(), ["arn", partition, service, _, _, resource]
        if ![partition, service, resource].iter().any(|part| part.is_empty()))
}

/// The standard alphabet or the one for URLs, padded or not; lines may be broken.
pub(super) fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches(['=', '\n', '\r']);
    let padding = text[body.len()..].bytes().filter(|b| *b == b'=').count();
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
    let lengths = [8, 4, 4, 4, 12];
    text.split('-').count() == lengths.len()
        && text
            .split('-')
            .zip(lengths)
            .all(|(part, length)| part.len() == length && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Two or three letters, and subtags with hyphens or underscores between.
pub(super) fn is_language(text: &str) -> bool {
    let mut parts = text.split(['-', '_']);
    let primary = parts
        .next()
        .is_some_and(|tag| (2..=3).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphabetic()));
    primary && parts.all(|tag| (1..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Numbers with dots between, a `v` before them and a suffix behind.
pub(super) fn is_version(text: &str) -> bool {
    let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let numbers = text.split(['-', '+']).next().unwrap_or_default();
    numbers
        .split('.')
        .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'*'))
        && numbers.starts_with(|c: char| c.is_ascii_digit())
}
