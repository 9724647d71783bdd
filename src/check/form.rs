//! Well-known forms of text.

use std::net::IpAddr;

/// Six parts, the first of them `arn`.
pub(super) fn is_arn(text: &str) -> bool {
    let mut parts = text.splitn(6, ':');
    let head = parts.next() == Some("arn") && parts.next().is_some_and(|partition| !partition.is_empty());
    let service = parts.next().is_some_and(|service| !service.is_empty());
    head && service && parts.nth(2).is_some_and(|resource| !resource.is_empty())
}

/// An address and a prefix length that fits it.
pub(super) fn is_cidr(text: &str) -> bool {
    let Some((address, prefix)) = text.split_once('/') else { return false };
    let longest = match address.parse() {
        Ok(IpAddr::V4(_)) => 32,
        Ok(IpAddr::V6(_)) => 128,
        Err(_) => return false,
    };
    prefix.bytes().all(|b| b.is_ascii_digit()) && prefix.parse::<u8>().is_ok_and(|prefix| prefix <= longest)
}

/// `YYYY-MM-DDThh:mm:ss[.fraction](Z|±hh:mm)`, each part in its range.
pub(super) fn is_rfc3339(text: &str) -> bool {
    time(text).is_some()
}

fn time(text: &str) -> Option<()> {
    let rest = digits(text, 4, 0..=9999)?;
    let rest = digits(rest.strip_prefix('-')?, 2, 1..=12)?;
    let rest = digits(rest.strip_prefix('-')?, 2, 1..=31)?;
    let rest = digits(rest.strip_prefix(['T', 't'])?, 2, 0..=23)?;
    let rest = digits(rest.strip_prefix(':')?, 2, 0..=59)?;
    // 60 is a leap second.
    let mut rest = digits(rest.strip_prefix(':')?, 2, 0..=60)?;
    if let Some(fraction) = rest.strip_prefix('.') {
        let after = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        if after.len() == fraction.len() {
            return None;
        }
        rest = after;
    }
    if rest.eq_ignore_ascii_case("z") {
        return Some(());
    }
    let rest = digits(rest.strip_prefix(['+', '-'])?, 2, 0..=23)?;
    digits(rest.strip_prefix(':')?, 2, 0..=59)?.is_empty().then_some(())
}

/// What follows `count` digits whose number is in the range.
fn digits(text: &str, count: usize, range: std::ops::RangeInclusive<u16>) -> Option<&str> {
    let (number, rest) = text.split_at_checked(count)?;
    let valid = number.bytes().all(|b| b.is_ascii_digit()) && range.contains(&number.parse().ok()?);
    valid.then_some(rest)
}

/// The standard alphabet, padded.
pub(super) fn is_base64(text: &str) -> bool {
    let compact: String = text.chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
    let body = compact.trim_end_matches('=');
    compact.len().is_multiple_of(4)
        && compact.len() - body.len() <= 2
        && body.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(check: fn(&str) -> bool, yes: &[&str], no: &[&str]) {
        for text in yes {
            assert!(check(text), "{text}");
        }
        for text in no {
            assert!(!check(text), "{text}");
        }
    }

    #[test]
    fn arns() {
        let yes =
            ["arn:aws:iam::123456789012:role/x", "arn:aws-cn:s3:::bucket", "arn:aws:lambda:r:1:function:f:1"];
        all(is_arn, &yes, &["", "arn", "arn:aws:s3", "arn:aws:s3:::", "x:aws:s3:::b", "arn::s3:::b"]);
    }

    #[test]
    fn ip_ranges() {
        let yes = ["10.0.0.0/16", "0.0.0.0/0", "2001:db8::/32", "::/0"];
        all(
            is_cidr,
            &yes,
            &["10.0.0.0", "10.0.0/16", "10.0.0.0/33", "10.0.0.0/+8", "::/129", "a/8", "10.0.0.0/"],
        );
    }

    #[test]
    fn times() {
        let yes = ["2030-01-31T08:00:00Z", "2030-01-31t08:00:00.123+02:00", "2016-12-31T23:59:60Z"];
        let no = [
            "2030-01-31",
            "2030-13-31T08:00:00Z",
            "2030-01-31T08:00:00",
            "2030-01-31T08:00:00.Z",
            "2030-01-31T08:00:00Zx",
        ];
        all(is_rfc3339, &yes, &no);
        all(is_rfc3339, &[], &["ä030-01-31T08:00:00Z", "2030-01-31T08:00:00+2:00"]);
    }

    #[test]
    fn base64() {
        all(
            is_base64,
            &["", "YQ==", "YWI=", "YWJj", "YWJj\nYWJj"],
            &["a", "YQ=", "Y===", "Y-Q=", "YQ==YQ=="],
        );
    }
}
