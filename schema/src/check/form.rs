//! Well-known forms of text.

use crate::model::Format;
use std::net::IpAddr;

/// Whether a text has a form.
pub(super) fn has(format: Format, text: &str) -> bool {
    match format {
        Format::Arn => is_arn(text),
        Format::Json => serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok(),
        Format::Cidr => is_cidr(text),
        Format::Rfc3339 => is_rfc3339(text),
        Format::Base64 => is_base64(text),
    }
}

/// `arn:partition:service:region:account:resource`; region and account may be empty.
fn is_arn(text: &str) -> bool {
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    matches!(parts.as_slice(), ["arn", partition, service, _, _, resource]
        if ![partition, service, resource].iter().any(|part| part.is_empty()))
}

fn is_cidr(text: &str) -> bool {
    let Some((address, prefix)) = text.split_once('/') else { return false };
    let Ok(prefix) = prefix.parse::<u8>() else { return false };
    match address.parse::<IpAddr>() {
        Ok(IpAddr::V4(_)) => prefix <= 32,
        Ok(IpAddr::V6(_)) => prefix <= 128,
        Err(_) => false,
    }
}

/// `2024-02-29T23:59:60Z`, with a fraction and an offset where there are any.
fn is_rfc3339(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some((date_time, rest)) = bytes.split_at_checked(19) else { return false };
    let shape = b"0000-00-00T00:00:00";
    let fits = date_time.iter().zip(shape).all(|(byte, expected)| match expected {
        b'0' => byte.is_ascii_digit(),
        b'T' => matches!(byte, b'T' | b't' | b' '),
        _ => byte == expected,
    });
    let number = |at: usize| {
        date_time.get(at..at + 2).map_or(99, |d| d.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0')))
    };
    if !fits || !(1..=12).contains(&number(5)) || !(1..=31).contains(&number(8)) {
        return false;
    }
    if number(11) > 23 || number(14) > 59 || number(17) > 60 {
        return false;
    }
    let zone = match rest {
        [b'.', fraction @ ..] => {
            let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits == 0 {
                return false;
            }
            &fraction[digits..]
        }
        other => other,
    };
    match zone {
        [b'Z' | b'z'] => true,
        [b'+' | b'-', h1, h2, b':', m1, m2] => [h1, h2, m1, m2].iter().all(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}

fn is_base64(text: &str) -> bool {
    let bytes: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let padding = bytes.iter().rev().take_while(|byte| **byte == b'=').count();
    let (data, _) = bytes.split_at(bytes.len() - padding);
    bytes.len().is_multiple_of(4)
        && padding <= 2
        && data.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_apart() {
        let cases: [(Format, &[&str], &[&str]); 5] = [
            (
                Format::Arn,
                &["arn:aws:s3:::lamps", "arn:aws-cn:sns:cn-north-1:111122223333:a:b"],
                &["arn:aws", "lamp", "arn::s3:::x"],
            ),
            (Format::Json, &["{\"a\": [1]}", "3"], &["{a}", ""]),
            (Format::Cidr, &["10.0.0.0/16", "fd00::/8"], &["10.0.0.0", "10.0.0.0/33", "x/1"]),
            (
                Format::Rfc3339,
                &["2024-02-29T23:59:60Z", "2024-01-01t00:00:00.5+01:00"],
                &["2024-02-29", "2024-13-01T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:00:00.Z", "é"],
            ),
            (Format::Base64, &["YQ==", "YWJj", ""], &["YQ=", "a b!", "===="]),
        ];
        for (format, good, bad) in cases {
            for text in good {
                assert!(has(format, text), "{format:?} {text}");
            }
            for text in bad {
                assert!(!has(format, text), "{format:?} {text}");
            }
        }
    }
}
