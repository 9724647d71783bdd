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
        if float.fract() == 0.0 && float.abs() < 9e15 {
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
