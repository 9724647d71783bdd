//! Decimal numbers, exactly: a step of 0.1 allows 0.3, which floats deny.

use crate::Number;
use std::cmp::Ordering;

/// `digits × 10^-scale`
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decimal {
    digits: i128,
    scale: u32,
}

/// More than any number of a configuration has; what has more is left undecided.
const LONGEST: u32 = 36;

impl Decimal {
    /// Reads what Terraform takes for a number: `12`, `-0.5`, `1e3`. Nothing where the number is too long to be exact.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (negative, unsigned) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let numeric = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty()
            || !numeric(whole)
            || !numeric(fraction)
            || (fraction.is_empty() && unsigned.contains('.'))
        {
            return None;
        }
        let fraction = fraction.trim_end_matches('0');
        let all: String = [whole, fraction].concat();
        let magnitude: i128 = all.parse().ok()?;
        let digits = if negative { -magnitude } else { magnitude };
        let scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        match u32::try_from(scale) {
            Ok(scale) => (scale <= LONGEST).then_some(Self { digits, scale }),
            Err(_) => Some(Self { digits: digits.checked_mul(power(scale.unsigned_abs())?)?, scale: 0 }),
        }
    }

    pub(crate) fn of(number: Number) -> Option<Self> {
        match number {
            Number::Integer(n) => Some(Self { digits: n.into(), scale: 0 }),
            Number::Decimal(_) => Self::parse(&number.to_string()),
        }
    }

    /// Both over one scale.
    fn aligned(self, other: Self) -> Option<(i128, i128)> {
        let scale = self.scale.max(other.scale);
        let raise = |n: Self| n.digits.checked_mul(power(scale - n.scale)?);
        Some((raise(self)?, raise(other)?))
    }

    pub(crate) fn compare(self, other: Self) -> Option<Ordering> {
        let (a, b) = self.aligned(other)?;
        Some(a.cmp(&b))
    }

    pub(crate) fn is_multiple_of(self, step: Self) -> Option<bool> {
        let (value, step) = self.aligned(step)?;
        (step != 0).then(|| value % step == 0)
    }
}

fn power(exponent: u32) -> Option<i128> {
    10_i128.checked_pow(exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn steps_are_exact() {
        for (value, step) in
            [("0.3", "0.1"), ("4.35", "0.05"), ("1e3", "250"), ("-1.5", "0.5"), ("0", "7"), ("2.50", "0.5")]
        {
            assert_eq!(decimal(value).is_multiple_of(decimal(step)), Some(true), "{value} {step}");
        }
        for (value, step) in [("0.35", "0.1"), ("9007199254740993", "2"), ("1e-3", "0.01")] {
            assert_eq!(decimal(value).is_multiple_of(decimal(step)), Some(false), "{value} {step}");
        }
        assert_eq!(decimal("1").is_multiple_of(decimal("0.0")), None);
    }

    #[test]
    fn numbers_beyond_floats_are_told_apart() {
        assert_eq!(decimal("9007199254740993").compare(decimal("9007199254740992")), Some(Ordering::Greater));
        assert_eq!(decimal("1.0").compare(decimal("1")), Some(Ordering::Equal));
        assert_eq!(decimal("-0.1").compare(decimal("0")), Some(Ordering::Less));
        assert_eq!(
            Decimal::of(Number::Decimal(0.5)).and_then(|n| n.compare(decimal("0.5"))),
            Some(Ordering::Equal)
        );
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", ".5", "1.", "1,000", " 1", "+1", "1e", "x", "1e99", "0x10", "--1"] {
            assert!(Decimal::parse(text).is_none(), "{text}");
        }
    }
}
