//! Addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

pub(super) fn is_ip(text: &str, v4: bool, v6: bool) -> bool {
    (v4 && text.parse::<Ipv4Addr>().is_ok()) || (v6 && text.parse::<Ipv6Addr>().is_ok())
}

/// An address and a prefix length that fits it. Whether the bits behind the prefix are zero is the provider's affair.
pub(super) fn is_cidr(text: &str, v4: bool, v6: bool) -> bool {
    let Some((address, prefix)) = text.split_once('/') else { return false };
    let longest = match address.parse() {
        Ok(IpAddr::V4(_)) if v4 => 32,
        Ok(IpAddr::V6(_)) if v6 => 128,
        _ => return false,
    };
    is_number(prefix) && prefix.parse::<u8>().is_ok_and(|prefix| prefix <= longest)
}

/// Six bytes, with colons, hyphens or the dots of Cisco.
pub(super) fn is_mac(text: &str) -> bool {
    let of = |separator: char, parts: usize, digits: usize| {
        text.split(separator).count() == parts
            && text
                .split(separator)
                .all(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    of(':', 6, 2) || of('-', 6, 2) || of('.', 3, 4)
}

pub(super) fn is_port(text: &str) -> bool {
    is_number(text) && text.parse::<u16>().is_ok()
}

/// Ports and ranges of them, with commas between.
pub(super) fn is_port_range(text: &str) -> bool {
    text.split(',').map(str::trim).all(|part| match part.split_once(['-', ':']) {
        Some((from, to)) => is_port(from.trim()) && is_port(to.trim()),
        None => part == "*" || is_port(part),
    })
}

/// Labels with dots between. Underscores, a wildcard, a dot at the end and letters of all scripts occur.
pub(super) fn is_hostname(text: &str) -> bool {
    let labels = text.strip_suffix('.').unwrap_or(text);
    let labels = labels.strip_prefix("*.").unwrap_or(labels);
    !labels.is_empty()
        && labels.len() <= 253
        && labels.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        })
}

/// Something, one `@`, and a host.
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    !local.is_empty() && !local.contains(char::is_whitespace) && is_hostname(host)
}

/// A scheme, `://`, and something without white space.
pub(super) fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        && !rest.is_empty()
        && !rest.contains(char::is_whitespace)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
