//! Numbers of any size: what fits into a machine number is one, the rest stays text.

/// A number as Terraform sends it.
#[derive(Debug, Clone, PartialEq)]
pub enum Number {
    /// A whole number.
    Integer(i64),
    /// A number with a fraction that a float holds exactly.
    Float(f64),
    /// Any other, in decimal.
    Text(String),
}

impl Number {
    /// The number of a decimal text, in the smallest form that holds it exactly.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(whole) = text.parse::<i64>() {
            return Some(Self::Integer(whole));
        }
        let float: f64 = text.parse().ok().filter(|float: &f64| float.is_finite())?;
        // A float holds every number of so few digits, and rounds longer ones to a whole number that is another.
        if float.fract() == 0.0 && float.abs() < 9e15 && significant(text) <= 15 {
            return Some(Self::Integer(float as i64));
        }
        // What the shortest text of the float gives back is held exactly, as far as anybody wrote it.
        let exact = float.to_string() == text || format!("{float:e}") == text.to_ascii_lowercase();
        Some(if exact { Self::Float(float) } else { Self::Text(text.to_owned()) })
    }

    /// As near as a float comes.
    #[must_use]
    pub fn as_f64(&self) -> f64 {
        match self {
            Self::Integer(whole) => *whole as f64,
            Self::Float(float) => *float,
            Self::Text(text) => text.parse().unwrap_or(f64::NAN),
        }
    }
}

/// How many digits of a decimal text say something: neither zeros before the number nor zeros that end its fraction.
fn significant(text: &str) -> usize {
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let mantissa = if mantissa.contains('.') { mantissa.trim_end_matches('0') } else { mantissa };
    let mantissa = mantissa.trim_start_matches(['-', '+', '0', '.']);
    mantissa.bytes().filter(u8::is_ascii_digit).count()
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(whole) => whole.fmt(f),
            Self::Float(float) => float.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl From<i64> for Number {
    fn from(whole: i64) -> Self {
        Self::Integer(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_takes_the_smallest_form_that_holds_it() {
        use Number::{Float, Integer};
        let text = |text: &str| Number::Text(text.to_owned());
        for (written, number) in [
            ("5", Integer(5)),
            ("-9223372036854775808", Integer(i64::MIN)),
            ("5.0", Integer(5)),
            ("5.00000000000000000000", Integer(5)),
            ("-1e3", Integer(-1000)),
            ("0.5", Float(0.5)),
            ("2.5e-7", Float(2.5e-7)),
            ("2.5E-7", Float(2.5e-7)),
            // The nearest float is another number.
            ("0.1234567890123456789", text("0.1234567890123456789")),
            ("1000000.00000000000001", text("1000000.00000000000001")),
            ("9223372036854775808", text("9223372036854775808")),
            ("123456789012345678901234567890", text("123456789012345678901234567890")),
        ] {
            let read = Number::parse(written);
            assert_eq!(read, Some(number), "{written}");
            let shown = read.expect("a number").to_string();
            assert_eq!(Number::parse(&shown), Number::parse(written), "{shown}");
        }
        for nothing in ["", "five", "1e999", "NaN", "inf", "1,000"] {
            assert_eq!(Number::parse(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn every_form_is_near_a_float() {
        assert_eq!(Number::from(5).as_f64(), 5.0);
        assert_eq!(Number::Float(0.5).as_f64(), 0.5);
        assert_eq!(Number::Text("1e30".to_owned()).as_f64(), 1e30);
    }
}
