//! Patterns over names: text in which `*` stands for any characters.

/// Whether the whole of `name` matches `pattern`.
///
/// ```
/// use ferroform_codegen::pattern::matches;
/// assert!(matches("aws_apigatewayv2_*", "aws_apigatewayv2_api"));
/// assert!(matches("*_api", "aws_apigatewayv2_api"));
/// assert!(!matches("aws_api", "aws_apigatewayv2_api"));
/// ```
#[must_use]
pub fn matches(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| name.strip_prefix(first)) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        // The earliest place leaves the most for the parts that follow.
        let Some(at) = rest.find(part) else { return false };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_take_anything_and_nothing() {
        for (pattern, name) in
            [("*", ""), ("*", "x"), ("a*", "a"), ("*a*", "bab"), ("a*b*c", "abbc"), ("", "")]
        {
            assert!(matches(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [("", "x"), ("a*b*c", "abb"), ("a*a", "a"), ("a", "ab"), ("*ab", "aab_")] {
            assert!(!matches(pattern, name), "{pattern} {name}");
        }
    }
}
