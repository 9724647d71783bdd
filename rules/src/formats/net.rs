//! Addresses.

use super::scan::{consists, each_part, every, parts};
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
    let byte = |part: &str| consists(part, 2, 2, u8::is_ascii_hexdigit);
    let two_bytes = |part: &str| consists(part, 4, 4, u8::is_ascii_hexdigit);
    let of = |separator: &[char], count: usize, obeys: fn(&str) -> bool| {
        parts(text, separator).len() == count && each_part(text, separator, obeys)
    };
    of(&[':'], 6, byte) || of(&['-'], 6, byte) || of(&['.'], 3, two_bytes)
}

pub(super) fn is_port(text: &str) -> bool {
    is_number(text) && text.parse::<u16>().is_ok()
}

/// Ports and ranges of them, with commas between.
pub(super) fn is_port_range(text: &str) -> bool {
    each_part(text, &[','], |part| match parts(part, &['-', ':'])[..] {
        [only] => only.trim() == "*" || is_port(only.trim()),
        [from, to] => is_port(from.trim()) && is_port(to.trim()),
        _ => false,
    })
}

/// Labels with dots between. Underscores, a wildcard, a dot at the end and letters of all scripts occur.
pub(super) fn is_hostname(text: &str) -> bool {
    let labels = text.strip_suffix('.').unwrap_or(text);
    let labels = labels.strip_prefix("*.").unwrap_or(labels);
    !labels.is_empty()
        && labels.len() <= 253
        && each_part(labels, &['.'], |label| {
            !label.is_empty() && !label.starts_with('-') && !label.contains(is_foreign_to_labels)
        })
}

fn is_foreign_to_labels(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '-' | '_')
}

/// Something, one `@`, and a host.
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    !local.is_empty() && !local.contains(char::is_whitespace) && is_hostname(host)
}

/// A scheme, `://`, and something without white space.
pub(super) fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    scheme.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
        && every(scheme, |b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        && !rest.is_empty()
        && !rest.contains(char::is_whitespace)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && every(text, u8::is_ascii_digit)
}
