//! Words in the case of their position: methods, types, variants, constants.

use super::keywords::is_device;
use heck::ToUpperCamelCase;

/// The name of a method, a module or a marker: Terraform's own spelling wherever it is one that Rust takes.
///
/// ```
/// use ferroform_codegen::names::snake;
/// assert_eq!(snake("api_id"), "api_id");
/// assert_eq!(snake("../Evil Name"), "evil_name");
/// assert_eq!(snake("2fa"), "n2fa");
/// assert_eq!(snake("…"), "unnamed");
/// ```
#[must_use]
pub fn snake(text: &str) -> String {
    let mut word = String::with_capacity(text.len());
    let mut previous_is_lower = false;
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            if c.is_ascii_uppercase() && previous_is_lower {
                word.push('_');
            }
            word.push(c.to_ascii_lowercase());
        } else if !word.is_empty() && !word.ends_with('_') {
            word.push('_');
        }
        previous_is_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    let word = word.trim_end_matches('_');
    match word.bytes().next() {
        None => "unnamed".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("n{word}"),
        Some(_) => word.to_owned(),
    }
}

/// The name of a file without its extension: [`snake`], and nothing that a system reserves.
#[must_use]
pub fn file(text: &str) -> String {
    let word = snake(text);
    if is_device(&word) { format!("{word}_") } else { word }
}

/// The name of a type.
///
/// ```
/// use ferroform_codegen::names::camel;
/// assert_eq!(camel("apigatewayv2_integration"), "Apigatewayv2Integration");
/// assert_eq!(camel("rule.action"), "RuleAction");
/// assert_eq!(camel("2fa"), "N2fa");
/// ```
#[must_use]
pub fn camel(text: &str) -> String {
    snake(text).to_upper_camel_case()
}

/// The name of an enum's variant for a value as it is written in a configuration.
///
/// ```
/// use ferroform_codegen::names::variant;
/// assert_eq!(variant("AWS_PROXY"), "AwsProxy");
/// assert_eq!(variant("1.0"), "V1_0");
/// assert_eq!(variant("TLSv1.2"), "TLSv1_2");
/// assert_eq!(variant("-1"), "Minus1");
/// assert_eq!(variant("*"), "Star");
/// assert_eq!(variant(""), "Empty");
/// ```
#[must_use]
pub fn variant(value: &str) -> String {
    let mut name = String::with_capacity(value.len() + 1);
    for word in value.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let digit_first = word.starts_with(|c: char| c.is_ascii_digit());
        // `1.10` and `11.0` must stay apart, and the lint on names allows an underscore between digits only.
        if digit_first && name.ends_with(|c: char| c.is_ascii_digit()) {
            name.push('_');
        }
        name.push_str(&capitalized(word));
    }
    let negative = value.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    match name.bytes().next() {
        Some(_) if negative => format!("Minus{name}"),
        Some(first) if first.is_ascii_digit() => format!("V{name}"),
        Some(_) => name,
        None => symbols(value),
    }
}

/// `PROXY` to `Proxy`, `arm` to `Arm`; a word in mixed case (`TLSv1`) keeps its capitals.
fn capitalized(word: &str) -> String {
    let shouted = !word.bytes().any(|b| b.is_ascii_lowercase());
    let mut characters = word.chars();
    let Some(first) = characters.next() else { return String::new() };
    let rest = characters.as_str();
    let mut name = String::from(first.to_ascii_uppercase());
    if shouted {
        name.push_str(&rest.to_ascii_lowercase())
    } else {
        name.push_str(rest)
    }
    name
}

/// The name of a value without letters and digits.
fn symbols(value: &str) -> String {
    let mut name = String::new();
    for c in value.chars() {
        let Some(word) = symbol(c) else { return "Value".to_owned() };
        name.push_str(word);
    }
    if name.is_empty() { "Empty".to_owned() } else { name }
}

fn symbol(c: char) -> Option<&'static str> {
    Some(match c {
        '*' => "Star",
        '+' => "Plus",
        '-' => "Minus",
        '_' => "Underscore",
        '.' => "Dot",
        ',' => "Comma",
        ':' => "Colon",
        ';' => "Semicolon",
        '/' => "Slash",
        '\\' => "Backslash",
        '|' => "Pipe",
        '=' => "Equals",
        '!' => "Not",
        '<' => "Less",
        '>' => "Greater",
        '&' => "And",
        '%' => "Percent",
        '$' => "Dollar",
        '#' => "Hash",
        '@' => "At",
        '?' => "Question",
        '~' => "Tilde",
        '^' => "Caret",
        ' ' => "Space",
        _ => return None,
    })
}
