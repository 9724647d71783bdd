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
