//! Numbers of rules and defaults.

/// A number as a document states it: whole numbers stay exact.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(untagged))]
pub enum Number {
    /// A whole number.
    Integer(i64),
    /// A number with a decimal point. Always finite.
    Decimal(f64),
}

impl Number {
    /// The number as a float; exact up to 2^53.
    #[must_use]
    pub const fn as_f64(self) -> f64 {
        match self {
            Self::Integer(n) => n as f64,
            Self::Decimal(n) => n,
        }
    }

    /// Reads `50`, `-1`, `29,000`, `0.5`; nothing else.
    ///
    /// ```
    /// use ferroform_rules::Number;
    /// assert_eq!(Number::parse("29,000"), Some(Number::Integer(29_000)));
    /// assert_eq!(Number::parse("0.5"), Some(Number::Decimal(0.5)));
    /// assert_eq!(Number::parse("1,00"), None);
    /// ```
    #[must_use]
    #[inline]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
        let mut groups = whole.split(',');
        let first = groups.next()?;
        let grouped = whole.contains(',');
        let numeric = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !numeric(first) || (grouped && first.len() > 3) || !groups.all(|g| g.len() == 3 && numeric(g)) {
            return None;
        }
        if !fraction.is_none_or(numeric) {
            return None;
        }
        let plain = text.replace(',', "");
        match fraction {
            None => plain.parse().ok().map(Self::Integer),
            Some(_) => plain.parse().ok().filter(|n: &f64| n.is_finite()).map(Self::Decimal),
        }
    }

    /// With commas between thousands, for people: `29,000`.
    #[must_use]
    pub fn grouped(self) -> String {
        let text = self.to_string();
        let (sign, rest) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
        let (whole, fraction) =
            rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
        let mut out = String::from(sign);
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        if let Some(fraction) = fraction {
            out.push('.');
            out.push_str(fraction);
        }
        out
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(n) => n.fmt(f),
            Self::Decimal(n) => n.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_documents_write_them_and_nothing_else_is() {
        let whole = |n| Some(Number::Integer(n));
        for (text, number) in [
            ("50", whole(50)),
            ("-1", whole(-1)),
            ("0", whole(0)),
            ("29,000", whole(29_000)),
            ("100,000", whole(100_000)),
            ("-1,234,567", whole(-1_234_567)),
            ("0.5", Some(Number::Decimal(0.5))),
            ("1,000.25", Some(Number::Decimal(1000.25))),
        ] {
            assert_eq!(Number::parse(text), number, "{text}");
        }
        for text in [
            "", "-", "--1", "+1", "1,00", "1000,000", ",100", "1,,000", "1,000,", "1.", ".5", "1.2.3", "a",
            "1a", "1.a", "1e3", " 1",
        ] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
        assert_eq!(Number::parse("9223372036854775808"), None, "too large for a whole number");
        assert_eq!(Number::parse(&format!("{}.0", "9".repeat(400))), None, "too large for any");
    }

    #[test]
    fn thousands_stand_apart() {
        let grouped = |n| Number::Integer(n).grouped();
        assert_eq!(
            [grouped(0), grouped(999), grouped(1000), grouped(-1000)],
            ["0", "999", "1,000", "-1,000"]
        );
        assert_eq!([grouped(123_456), grouped(-999), grouped(1_234_567)], ["123,456", "-999", "1,234,567"]);
        assert_eq!(Number::Decimal(-1234.5678).grouped(), "-1,234.5678");
    }

    #[test]
    fn whole_numbers_are_floats_where_these_hold_them() {
        assert_eq!(Number::Integer(-3).as_f64(), -3.0);
        assert_eq!(Number::Decimal(0.25).as_f64(), 0.25);
    }
}
