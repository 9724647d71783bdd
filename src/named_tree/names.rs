//! What Terraform takes as a name, an address, a version.

use crate::tree::Content;

/// What Terraform will not take, and what to do.
#[derive(Debug)]
pub(crate) struct Unusable {
    pub(crate) message: String,
    pub(crate) help: &'static str,
}

impl Unusable {
    pub(crate) fn new(message: impl Into<String>, help: &'static str) -> Self {
        Self { message: message.into(), help }
    }
}

/// What is wrong about a logical id.
pub(crate) fn logical_id(content: &Content, name: &str) -> Option<Unusable> {
    if !is_name(name) && !matches!(content, Content::Asset(_)) {
        return Some(Unusable::new(
            format!("Terraform will not accept the logical id `{name}`"),
            "a name starts with a letter or `_` and goes on with letters, digits, `_` and `-`: change the \
             construct id, or call `override_logical_id`",
        ));
    }
    (matches!(content, Content::Variable(_)) && OF_MODULES.contains(&name)).then(|| {
        Unusable::new(
            format!("Terraform keeps the variable name `{name}` for itself"),
            "it means something else where a module is called: give another construct id, or call \
             `override_logical_id`",
        )
    })
}

/// What a `module` block takes beside the variables of the module, so that no variable may be called so.
const OF_MODULES: [&str; 8] =
    ["source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"];

/// The methods for arguments that Terraform itself reads, so that no provider's argument is called so.
const OF_RESOURCES: [(&str, &str); 7] = [
    ("count", "call `count` on what `create` gives"),
    ("for_each", "call `for_each` on what `create` gives"),
    ("depends_on", "call `depends_on` on what `create` gives"),
    ("provider", "call `provider` on what `create` gives"),
    ("lifecycle", "call `lifecycle` on what `create` gives"),
    ("connection", "call `connection` on what `create` gives"),
    ("provisioner", "call `provisioner` on what `create` gives"),
];

/// What is wrong about the name of an argument that was set on something without bindings.
pub(crate) fn argument(content: &Content, name: &str) -> Option<Unusable> {
    let help = match content {
        Content::Module(_) => OF_MODULES.contains(&name).then_some("call the method of this name"),
        Content::Element(element) if element.ty.kind() == ferroform_rules::table::ElementKind::Provider => {
            match name {
                "alias" => Some("call `alias` on what `create` gives"),
                "version" => Some("call `version`"),
                _ => None,
            }
        }
        Content::Element(_) => OF_RESOURCES.iter().find(|(known, _)| *known == name).map(|(_, help)| *help),
        _ => None,
    };
    help.map(|help| Unusable::new(format!("`{name}` is no argument but Terraform's own word"), help))
}

/// What is wrong about the name of a type without bindings.
pub(crate) fn type_name(name: &str) -> Option<Unusable> {
    (!is_name(name)).then(|| {
        Unusable::new(
            format!("`{name}` is not the name of a type"),
            "a type is called like `aws_s3_bucket`: the provider's name, `_`, and its own",
        )
    })
}

/// What is wrong about a provider without bindings.
pub(crate) fn provider(name: &str, source: &str, constraint: Option<&str>) -> Option<Unusable> {
    if !is_label(name) || name.contains("--") || name.chars().any(char::is_uppercase) {
        return Some(Unusable::new(
            format!("`{name}` is not the local name of a provider"),
            "it has lower-case letters, digits and single dashes only, and none at the start or the end",
        ));
    }
    let parts: Vec<&str> = source.split('/').collect();
    let is_host = |host: &str| {
        let (host, port) = host.split_once(':').unwrap_or((host, "0"));
        host.split('.').all(is_label) && every(port, u8::is_ascii_digit)
    };
    let is_source = match parts.as_slice() {
        [host, rest @ ..] if rest.len() == 2 => is_host(host) && rest.iter().all(|part| is_label(part)),
        parts => parts.len() <= 2 && parts.iter().all(|part| is_label(part)),
    };
    if !is_source {
        return Some(Unusable::new(
            format!("`{source}` is not the source of a provider"),
            "a source is like `hashicorp/aws`: the namespace, `/` and the name, with a host before them where the \
             registry is another one",
        ));
    }
    constraint.and_then(version)
}

/// What is wrong about a version constraint.
pub(crate) fn version(constraint: &str) -> Option<Unusable> {
    for part in constraint.split(',') {
        if !is_version(part.trim()) {
            return Some(Unusable::new(
                format!("`{constraint}` is not a version constraint"),
                "a constraint is like `5.45.0`, `~> 5.0` or `>= 1.2, < 2.0`",
            ));
        }
    }
    None
}

fn is_version(constraint: &str) -> bool {
    let mut version = constraint;
    for operator in ["~>", ">=", "<=", "!=", "=", ">", "<"] {
        if let Some(rest) = constraint.strip_prefix(operator) {
            version = rest;
            break;
        }
    }
    let version = version.trim();
    let (numbers, extra) = version.split_at(version.find(['-', '+']).unwrap_or(version.len()));
    for number in numbers.split('.') {
        if number.is_empty() || !every(number, u8::is_ascii_digit) {
            return false;
        }
    }
    every(extra, |byte| byte.is_ascii_alphanumeric() || b"-+.".contains(byte))
}

/// Whether each byte is of a class. A function for all classes: with a closure of its own, `all` is compiled anew each time.
fn every(text: &str, class: fn(&u8) -> bool) -> bool {
    for byte in text.as_bytes() {
        if !class(byte) {
            return false;
        }
    }
    true
}

/// A part of a provider's source, or its local name.
fn is_label(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text.chars().all(|c| c.is_alphanumeric() || c == '-')
}

/// Whether a text is a name in an expression as it stands.
pub(crate) fn is_identifier(name: &str) -> bool {
    name.is_ascii() && is_name(name)
}

/// Whether Terraform takes a text as a name. Letters of any language are.
pub(crate) fn is_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// The steps of a reference that Terraform reads without evaluating anything: names with dots between them, and
/// `[0]`, `["key"]`, or what tells the instances of a repeated element apart.
pub(crate) fn is_traversal(text: &str) -> bool {
    let name = |text: &str| text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')));
    let Some(mut rest) = text.get(name(text).unwrap_or(text.len())..) else { return false };
    if !is_name(&text[..text.len() - rest.len()]) {
        return false;
    }
    while !rest.is_empty() {
        rest = if let Some(after) = rest.strip_prefix('.') {
            let end = name(after).unwrap_or(after.len());
            if !is_name(&after[..end]) {
                return false;
            }
            &after[end..]
        } else if let Some(after) = rest.strip_prefix('[') {
            let Some(end) = index(after) else { return false };
            match after[end..].strip_prefix(']') {
                Some(after) => after,
                None => return false,
            }
        } else {
            return false;
        };
    }
    true
}

/// The length of a constant index.
fn index(text: &str) -> Option<usize> {
    for own in ["count.index", "each.key"] {
        if text.starts_with(own) {
            return Some(own.len());
        }
    }
    let Some(quoted) = text.strip_prefix('"') else {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        return (digits > 0).then_some(digits);
    };
    let mut escaped = false;
    for (at, c) in quoted.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 2),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traversals_are_told_from_other_expressions() {
        for good in
            ["a", "aws_x.y", "aws_x.y.z-1", "module.m.aws_x.y[\"a.b\\\"]\"].z", "t.x[0].y", "t.x[each.key]"]
        {
            assert!(is_traversal(good), "{good}");
        }
        for bad in
            ["", "a b", "a.", "a..b", "a.0.b", "a[", "a[x]", "a[\"x]", "f(a.b)", "a.*.b", "${a.b}", "1a"]
        {
            assert!(!is_traversal(bad), "{bad}");
        }
    }

    #[test]
    fn constraints_of_versions() {
        for good in ["5.45.0", "~> 5.0", ">= 1.2, < 2.0", "=1", "1.0.0-beta.1+x", "!= 1.0"] {
            assert!(version(good).is_none(), "{good}");
        }
        for bad in ["", "latest", "~> 5.x", "5.45.", ">= 1.0 < 2.0", "^1.0", "v1.2.3", "1.0.0~x"] {
            assert!(version(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn providers_by_name_and_source() {
        for (name, source) in
            [("aws", "hashicorp/aws"), ("aws", "aws"), ("my-cloud", "example.com:8443/team/my-cloud")]
        {
            assert!(provider(name, source, None).is_none(), "{name} {source}");
        }
        for (name, source) in [
            ("my_cloud", "a/b"),
            ("a--b", "a/b"),
            ("A", "a/b"),
            ("-a", "a/b"),
            ("a", "a/b/c/d"),
            ("a", "a/b_c"),
            ("a", ""),
        ] {
            assert!(provider(name, source, None).is_some(), "{name} {source}");
        }
    }
}
