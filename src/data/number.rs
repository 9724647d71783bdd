//! Numbers as CDKTF's JSON prints them.

use crate::data::Num;

/// The text of a number; `None` for what JSON cannot hold.
pub(crate) fn text(number: Num) -> Option<String> {
    match number {
        Num::Signed(n) => Some(n.to_string()),
        Num::Unsigned(n) => Some(n.to_string()),
        Num::Float(n) => n.is_finite().then(|| float(n)),
    }
}

/// The shortest digits that read back as the same number; an exponent only where JavaScript writes one.
pub(crate) fn float(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    let scientific = format!("{number:e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let Ok(exponent) = exponent.parse::<i32>() else { return scientific };
    if (-6..21).contains(&exponent) {
        return number.to_string();
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{}", exponent.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_print_as_in_javascript() {
        for (number, text) in [
            (29_000.0, "29000"),
            (0.5, "0.5"),
            (-0.0, "0"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (1.5e300, "1.5e+300"),
            (0.000_001, "0.000001"),
            (0.000_001_5, "0.0000015"),
            (1e-7, "1e-7"),
            (-1.25e-9, "-1.25e-9"),
        ] {
            assert_eq!(float(number), text);
        }
        assert_eq!(text(Num::Float(f64::NAN)), None);
        assert_eq!(text(Num::Unsigned(u64::MAX)).as_deref(), Some("18446744073709551615"));
    }

    proptest! {
        #[test]
        fn any_number_reads_back(number in any::<f64>().prop_filter("finite", |n| n.is_finite())) {
            prop_assert_eq!(float(number).parse::<f64>(), Ok(number));
        }
    }
}
