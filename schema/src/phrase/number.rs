//! Numbers in sentences, their units, and conversion between units.

use super::pattern::Pattern;
use super::sentence::Sentence;
use crate::model::Number;

/// A unit that a value can be stated in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A time, in milliseconds.
    Time(i64),
    /// An amount of data, in bytes.
    Data(i64),
    /// A share of a hundred.
    Percent,
}

const KIBI: i64 = 1024;

pub(super) fn unit_of_word(word: &str) -> Option<Unit> {
    Some(match word {
        "ms" | "millisecond" | "milliseconds" | "millis" => Unit::Time(1),
        "s" | "sec" | "secs" | "second" | "seconds" => Unit::Time(1_000),
        "min" | "mins" | "minute" | "minutes" => Unit::Time(60_000),
        "h" | "hour" | "hours" => Unit::Time(3_600_000),
        "day" | "days" => Unit::Time(86_400_000),
        "week" | "weeks" => Unit::Time(604_800_000),
        "byte" | "bytes" => Unit::Data(1),
        "kb" | "kib" | "kilobytes" | "kbs" => Unit::Data(KIBI),
        "mb" | "mib" | "megabytes" | "mbs" => Unit::Data(KIBI * KIBI),
        "gb" | "gib" | "gigabytes" | "gbs" => Unit::Data(KIBI * KIBI * KIBI),
        "tb" | "tib" | "terabytes" | "tbs" => Unit::Data(KIBI * KIBI * KIBI * KIBI),
        "%" | "percent" | "percentage" => Unit::Percent,
        _ => return None,
    })
}

/// The unit right behind a number, with the offset behind the unit.
pub(super) fn unit_at(sentence: &Sentence<'_>, at: usize) -> Option<(Unit, usize)> {
    let rest = sentence.lower.get(at..)?;
    let joined = rest.strip_prefix(|c: char| c.is_ascii_whitespace() || c == '-').unwrap_or(rest);
    let word = joined.strip_prefix('(').unwrap_or(joined);
    let letters = word.bytes().take_while(u8::is_ascii_lowercase).count();
    let length = if word.starts_with('%') { 1 } else { letters };
    Some((unit_of_word(word.get(..length)?)?, at + rest.len() - word.len() + length))
}

static IN_UNIT: Pattern = Pattern::new(
    &["in ", "number of ", "("],
    r"(?:(?:\b(?:specified|measured|expressed|defined|value|time|duration|interval|period|age|size|timeout|amount[a-z ]*),? )?\b(?:in|as|number of|amount of)(?: whole| the)? |\()(milliseconds|seconds|minutes|hours|days|weeks|bytes|kib|kb|mib|mb|gib|gb|megabytes|gigabytes|percent)\b",
);

/// The unit of an argument: from its name, else from its text.
pub(super) fn unit_of_subject(subject: &str, whole: &str) -> Option<Unit> {
    let named =
        subject.rsplit('_').next().and_then(|word| if word.len() > 1 { unit_of_word(word) } else { None });
    named.or_else(|| unit_of_word(&IN_UNIT.captures(whole)?[1]))
}

/// A number in the subject's unit, when both units are known and the result is exact.
pub(super) fn convert(number: Number, from: Unit, to: Unit) -> Option<Number> {
    let (from, to) = match (from, to) {
        (Unit::Time(from), Unit::Time(to)) | (Unit::Data(from), Unit::Data(to)) => (from, to),
        (Unit::Percent, Unit::Percent) => return Some(number),
        _ => return None,
    };
    if from == to {
        return Some(number);
    }
    let Number::Integer(n) = number else { return None };
    let base = n.checked_mul(from)?;
    (base % to == 0).then(|| Number::Integer(base / to))
}

/// Reads a captured number; a trailing comma belongs to the sentence.
pub(super) fn parse(text: &str) -> Option<Number> {
    Number::parse(text.trim_end_matches([',', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_come_from_names_and_texts() {
        assert_eq!(unit_of_subject("timeout_milliseconds", ""), Some(Unit::Time(1)));
        assert_eq!(unit_of_subject("retention_in_days", ""), Some(Unit::Time(86_400_000)));
        assert_eq!(unit_of_subject("timeout", "how long to wait, in seconds."), Some(Unit::Time(1_000)));
        assert_eq!(unit_of_subject("cache_size", "size of it (gb)."), Some(Unit::Data(KIBI * KIBI * KIBI)));
        assert_eq!(unit_of_subject("name", "something in the world"), None);
    }

    #[test]
    fn conversion_is_exact_or_nothing() {
        let (ms, s, min) = (Unit::Time(1), Unit::Time(1_000), Unit::Time(60_000));
        assert_eq!(convert(Number::Integer(29), s, ms), Some(Number::Integer(29_000)));
        assert_eq!(convert(Number::Integer(90), s, min), None);
        assert_eq!(convert(Number::Integer(120), s, min), Some(Number::Integer(2)));
        assert_eq!(convert(Number::Integer(1), s, Unit::Percent), None);
        assert_eq!(convert(Number::Integer(i64::MAX), min, ms), None);
    }
}
