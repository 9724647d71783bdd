//! What the name of an argument says about its type.
//!
//! Every entry was measured over a provider's whole set of arguments; entries that were right in fewer than three of
//! four cases are not here.

use crate::model::{Nesting, Type};

enum Part {
    Exact(&'static [&'static str]),
    Prefix(&'static [&'static str]),
    Suffix(&'static [&'static str]),
}

enum Kind {
    Strings,
    Tags,
    Bool,
    Number,
    Text,
}

/// The first row that fits decides.
const TABLE: &[(Part, Kind)] = &[
    (Part::Exact(&["tags", "tags_all", "labels"]), Kind::Tags),
    (Part::Suffix(&["_tags"]), Kind::Tags),
    (
        Part::Suffix(&["_ids", "_arns", "_names", "_cidrs", "_cidr_blocks", "_addresses", "_zones"]),
        Kind::Strings,
    ),
    (
        Part::Exact(&[
            "arns",
            "ids",
            "names",
            "availability_zones",
            "security_groups",
            "subnets",
            "cidr_blocks",
        ]),
        Kind::Strings,
    ),
    (
        Part::Exact(&["arn", "id", "name", "type", "version", "description", "status", "state", "region"]),
        Kind::Text,
    ),
    (
        Part::Suffix(&[
            "_arn",
            "_id",
            "_name",
            "_type",
            "_version",
            "_prefix",
            "_description",
            "_url",
            "_uri",
            "_key",
            "_password",
            "_username",
            "_role",
            "_mode",
            "_status",
            "_state",
            "_format",
            "_expression",
            "_time",
            "_date",
            "_code",
        ]),
        Kind::Text,
    ),
    (Part::Exact(&["enabled"]), Kind::Bool),
    (Part::Suffix(&["_enabled", "_disabled"]), Kind::Bool),
    (
        Part::Prefix(&[
            "enable_",
            "is_",
            "allow_",
            "disable_",
            "skip_",
            "force_",
            "auto_",
            "use_",
            "include_",
            "exclude_",
            "require_",
            "requires_",
            "has_",
            "should_",
            "ignore_",
            "retain_",
            "preserve_",
            "prevent_",
        ]),
        Kind::Bool,
    ),
    (
        Part::Suffix(&[
            "_count",
            "_size",
            "_seconds",
            "_minutes",
            "_hours",
            "_days",
            "_milliseconds",
            "_period",
            "_timeout",
            "_priority",
            "_weight",
            "_threshold",
            "_capacity",
            "_port",
            "_percentage",
            "_percent",
            "_interval",
            "_ttl",
            "_gb",
            "_mb",
            "_gib",
            "_mib",
            "_limit",
            "_length",
            "_bytes",
            "_iops",
            "_throughput",
            "_number",
            "_ms",
        ]),
        Kind::Number,
    ),
    (
        Part::Exact(&[
            "port",
            "priority",
            "weight",
            "timeout",
            "count",
            "size",
            "iops",
            "ttl",
            "threshold",
            "throughput",
        ]),
        Kind::Number,
    ),
    (Part::Prefix(&["max_", "min_", "maximum_", "minimum_", "number_of_"]), Kind::Number),
];

/// The type that a name suggests; `None` when it says nothing.
///
/// ```
/// use ferroform_schema::{model::Type, phrase::type_of_name};
/// assert_eq!(type_of_name("subnet_ids"), Some(Type::List(Box::new(Type::String))));
/// assert_eq!(type_of_name("enable_logging"), Some(Type::Bool));
/// assert_eq!(type_of_name("timeout_milliseconds"), Some(Type::Number));
/// assert_eq!(type_of_name("colour"), None);
/// ```
#[must_use]
pub fn type_of_name(name: &str) -> Option<Type> {
    let fits = |part: &Part| match part {
        Part::Exact(names) => names.contains(&name),
        Part::Prefix(prefixes) => prefixes.iter().any(|prefix| name.starts_with(prefix)),
        Part::Suffix(suffixes) => suffixes.iter().any(|suffix| name.ends_with(suffix)),
    };
    TABLE.iter().find(|(part, _)| fits(part)).map(|(_, kind)| match kind {
        Kind::Strings => Type::List(Box::new(Type::String)),
        Kind::Tags => Type::Map(Box::new(Type::String)),
        Kind::Bool => Type::Bool,
        Kind::Number => Type::Number,
        Kind::Text => Type::String,
    })
}

/// How often a block of this name stands, when the name says so.
pub(super) fn nesting_of_name(name: &str) -> Option<Nesting> {
    let single =
        ["_configuration", "_config", "_options", "_settings", "_policy", "_parameters", "_specification"];
    let exactly = ["configuration", "config", "options", "settings"];
    if single.iter().any(|suffix| name.ends_with(suffix)) || exactly.contains(&name) {
        return Some(Nesting::Single);
    }
    let repeated = name == "rule" || name == "filter" || name.ends_with("_rule") || name.ends_with("_filter");
    repeated.then_some(Nesting::List)
}

/// Whether a name or the text speaks of several values, so that one value shows no more than the type of an element.
pub(super) fn suggests_several(name: &str, lower_text: &str) -> bool {
    let plural =
        name.ends_with('s') && !name.ends_with("ss") && !name.ends_with("us") && !name.ends_with("is");
    let unit = matches!(type_of_name(name), Some(Type::Number | Type::Bool));
    let text = [
        "list of",
        "set of",
        "array of",
        "one or more",
        "lists of",
        "a list",
        "collection of",
        "map of",
        "comma-separated",
    ];
    (plural && !unit) || text.iter().any(|word| lower_text.contains(word))
}

/// Whether a name is that of a secret. A secret's ARN, name or version is none.
pub(super) fn names_secret(name: &str) -> bool {
    const SECRETS: &[&str] = &[
        "password",
        "secret",
        "secret_key",
        "private_key",
        "passphrase",
        "auth_token",
        "access_token",
        "refresh_token",
        "api_key",
        "client_secret",
        "secret_string",
        "secret_binary",
        "secret_access_key",
        "oauth_token",
    ];
    SECRETS.iter().any(|secret| {
        name.strip_suffix(secret).is_some_and(|before| before.is_empty() || before.ends_with('_'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_units_and_counts_are_numbers() {
        for name in [
            "max_size",
            "retention_days",
            "port",
            "listener_port",
            "read_capacity",
            "number_of_nodes",
            "iops",
        ] {
            assert_eq!(type_of_name(name), Some(Type::Number), "{name}");
        }
    }

    #[test]
    fn singular_and_plural_identifiers_differ() {
        assert_eq!(type_of_name("role_arn"), Some(Type::String));
        assert_eq!(type_of_name("role_arns"), Some(Type::List(Box::new(Type::String))));
        assert_eq!(type_of_name("tags"), Some(Type::Map(Box::new(Type::String))));
        assert_eq!(type_of_name("status_code"), Some(Type::String));
    }

    #[test]
    fn secrets_are_values_not_references() {
        assert!(names_secret("master_password"));
        assert!(names_secret("private_key"));
        assert!(!names_secret("secret_arn"));
        assert!(!names_secret("password_length"));
        assert!(!names_secret("monkey_api_keys"));
    }

    #[test]
    fn blocks_have_telling_names() {
        assert_eq!(nesting_of_name("vpc_config"), Some(Nesting::Single));
        assert_eq!(nesting_of_name("rule"), Some(Nesting::List));
        assert_eq!(nesting_of_name("schedule"), None);
    }
}
