//! What the name of an argument says about its type.
//!
//! The rows were measured over a provider's whole set of arguments; every row but the last was right in more than three
//! of four cases.

use super::plural;
use crate::model::{Nesting, Type};

/// The part of a name that a row looks at.
enum Part {
    /// The whole name.
    Whole(&'static [&'static str]),
    /// The word before the first underscore, when others follow.
    First(&'static [&'static str]),
    /// The word behind the last underscore, or the whole name.
    Last(&'static [&'static str]),
    /// Somewhere in the name.
    Inside(&'static [&'static str]),
    /// The end of the name.
    End(&'static [&'static str]),
    /// The word behind the last underscore, when a plural stands before it.
    LastAfterPlural(&'static [&'static str]),
    /// Any plural.
    Plural,
}

#[derive(Clone, Copy)]
enum Kind {
    Strings,
    Map,
    Bool,
    Number,
    Text,
}

/// The first row that fits decides.
const TABLE: &[(Part, Kind)] = &[
    (
        Part::First(&[
            "enable", "is", "disable", "skip", "use", "require", "requires", "has", "should", "preserve",
            "force", "supports", "always", "case", "revoke",
        ]),
        Kind::Bool,
    ),
    (Part::First(&["arn"]), Kind::Text),
    // Those that something waits for.
    (Part::Whole(&["depends_on"]), Kind::Strings),
    (Part::Inside(&["number_of_", "_iops_", "_mbps_"]), Kind::Number),
    (Part::First(&["num"]), Kind::Number),
    // What networks count their own by.
    (Part::End(&["vlan_id", "segmentation_id", "icmp_code", "icmp_type"]), Kind::Number),
    (Part::Last(&["tags", "labels", "variables", "dimensions", "models"]), Kind::Map),
    (Part::Whole(&["tags_all", "metadata", "properties", "parameters", "attributes"]), Kind::Map),
    (Part::Whole(&["active", "deleted", "exists", "healthy", "locked", "public", "starttls"]), Kind::Bool),
    (
        Part::Last(&["enabled", "disabled", "enable", "required", "immediately", "accessible", "healing"]),
        Kind::Bool,
    ),
    (Part::End(&["_on_destroy", "_on_termination", "_destroy", "_delete_marker"]), Kind::Bool),
    (
        Part::Last(&[
            "ids",
            "arns",
            "names",
            "cidrs",
            "addresses",
            "zones",
            "subnets",
            "groups",
            "types",
            "values",
            "regions",
            "scopes",
            "events",
            "actions",
            "prefixes",
            "origins",
            "accounts",
            "list",
            "methods",
            "headers",
            "sources",
            "patterns",
        ]),
        Kind::Strings,
    ),
    (Part::End(&["cidr_blocks"]), Kind::Strings),
    (Part::End(&["_wo_version"]), Kind::Number),
    (
        Part::Last(&[
            "arn",
            "id",
            "name",
            "type",
            "version",
            "prefix",
            "description",
            "url",
            "uri",
            "key",
            "password",
            "username",
            "role",
            "mode",
            "status",
            "state",
            "format",
            "expression",
            "time",
            "date",
            "code",
            "json",
            "policy",
            "metric",
            "region",
            "price",
            "at",
            "frequency",
        ]),
        Kind::Text,
    ),
    (Part::Last(&["revision"]), Kind::Number),
    (
        Part::Last(&[
            "count",
            "size",
            "seconds",
            "sec",
            "minutes",
            "hours",
            "hour",
            "minute",
            "days",
            "milliseconds",
            "ms",
            "period",
            "timeout",
            "priority",
            "weight",
            "threshold",
            "capacity",
            "port",
            "percentage",
            "percent",
            "interval",
            "ttl",
            "gb",
            "mb",
            "gib",
            "mib",
            "gbs",
            "mbs",
            "tbs",
            "limit",
            "length",
            "bytes",
            "iops",
            "throughput",
            "attempts",
            "concurrency",
            "factor",
            "units",
            "disks",
            "vlan",
            "precedence",
            "retention",
            "hourly",
            "monthly",
            "mbps",
            "gbps",
            "kbps",
            "tib",
            "lun",
            "gid",
            "age",
            "prefixlen",
            "cores",
            "cpus",
            "vcpus",
            "vcores",
            "float",
        ]),
        Kind::Number,
    ),
    (
        Part::First(&[
            "allow", "auto", "include", "exclude", "ignore", "retain", "prevent", "copy", "drain", "multi",
            "publicly",
        ]),
        Kind::Bool,
    ),
    (Part::Whole(&["min", "max", "order", "position", "asn"]), Kind::Number),
    (Part::End(&["_if_zero"]), Kind::Bool),
    (Part::End(&["port_start", "port_end"]), Kind::Number),
    (Part::First(&["max", "min", "maximum", "minimum", "number"]), Kind::Number),
    (
        Part::End(&["version_number", "revision_number", "rule_number", "_tolerance", "per_second", "_hour"]),
        Kind::Number,
    ),
    (Part::Last(&["encrypted", "expired"]), Kind::Bool),
    (Part::Last(&["arguments"]), Kind::Map),
    (Part::Last(&["ips"]), Kind::Strings),
    (Part::LastAfterPlural(&["supported"]), Kind::Strings),
    (Part::Plural, Kind::Strings),
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
    row_of(name).map(|(_, kind)| kind.ty())
}

impl Kind {
    fn ty(self) -> Type {
        match self {
            Self::Strings => Type::List(Box::new(Type::String)),
            Self::Map => Type::Map(Box::new(Type::String)),
            Self::Bool => Type::Bool,
            Self::Number => Type::Number,
            Self::Text => Type::String,
        }
    }
}

/// The type that a name states nearly always; a mere plural does not.
pub(crate) fn firm_type_of_name(name: &str) -> Option<Type> {
    row_of(name).filter(|(part, _)| !matches!(part, Part::Plural)).map(|(_, kind)| kind.ty())
}

fn row_of(name: &str) -> Option<&'static (Part, Kind)> {
    let first = name.split_once('_').map(|(first, _)| first);
    let last = last_word(name);
    let fits = |part: &Part| match part {
        Part::Whole(names) => names.contains(&name),
        Part::First(words) => first.is_some_and(|first| words.contains(&first)),
        Part::Last(words) => words.contains(&last),
        Part::Inside(parts) => parts.iter().any(|part| name.contains(part)),
        Part::End(ends) => ends.iter().any(|end| name.ends_with(end)),
        Part::LastAfterPlural(words) => {
            words.contains(&last) && name.rsplit_once('_').is_some_and(|(before, _)| is_several(before))
        }
        Part::Plural => is_several(name),
    };
    TABLE.iter().find(|(part, kind)| fits(part) && (ends_in_noun(name) || !matches!(kind, Kind::Strings)))
}

fn last_word(name: &str) -> &str {
    let last = name.rsplit('_').next().unwrap_or(name);
    // `mask_length4`, and not `pkcs7`: what is counted is a word.
    let counted = last.trim_end_matches(|c: char| c.is_ascii_digit());
    if counted.len() >= SHORTEST_COUNTED { counted } else { last }
}

/// The letters that a word has at least where digits behind it count what it names.
const SHORTEST_COUNTED: usize = 5;

/// Whether a name is a plural.
pub(super) fn is_several(name: &str) -> bool {
    // `days_of_week` are days.
    let counted = name.split_once("_of_").is_some_and(|(before, _)| is_plural(last_word(before)));
    counted || (ends_in_noun(name) && is_plural(last_word(name)))
}

/// Whether a name is nearly always that of a map, such as of labels.
pub(super) fn names_map(name: &str) -> bool {
    matches!(firm_type_of_name(name), Some(Type::Map(_)))
}

/// Whether a type is called after several things.
pub(crate) fn names_several(type_name: &str) -> bool {
    is_several(type_name)
}

/// Whether the last word of a name is what the name is about, and not what that serves: `copy_tags_to_snapshots`,
/// `acl_for_objects` and `fail_on_warnings` are no snapshots, objects and warnings.
fn ends_in_noun(name: &str) -> bool {
    !["_for_", "_to_", "_on_"].iter().any(|preposition| name.contains(preposition))
}

/// Whether a word is a plural, as far as its letters tell.
fn is_plural(word: &str) -> bool {
    /// Plurals that name maps and blocks as often as lists, or no list at all.
    const OTHERS: &[&str] = &[
        "ips",
        "acls",
        "settings",
        "options",
        "details",
        "credentials",
        "parameters",
        "properties",
        "attributes",
    ];
    has_plural_form(word) && !OTHERS.contains(&word)
}

/// Whether a word has the form of a plural, whatever is called by it.
pub(super) fn has_plural_form(word: &str) -> bool {
    /// Singulars in `s`, and verbs.
    const SINGULARS: &[&str] = &[
        "alias", "dns", "sys", "vsys", "tls", "sms", "sns", "sqs", "aws", "kms", "cors", "https", "ecs",
        "eks", "rds", "efs", "ebs", "iops", "dms", "canvas", "always", "rdns", "starttls", "expires",
        "equals", "contains", "windows",
    ];
    let ends = ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) && !["uris", "apis"].contains(&word);
    word.len() > 3 && word.ends_with('s') && !ends && !SINGULARS.contains(&word)
}

/// How often a block of this name stands, when the name says so.
pub(super) fn nesting_of_name(name: &str) -> Option<Nesting> {
    let single =
        ["_configuration", "_config", "_options", "_settings", "_policy", "_parameters", "_specification"];
    let exactly = ["configuration", "config", "options", "settings"];
    if single.iter().any(|suffix| name.ends_with(suffix)) || exactly.contains(&name) {
        return Some(Nesting::Single);
    }
    let last = last_word(name);
    let several = is_several(name) && !plural::names_one_thing(last);
    (several || last == "rule").then_some(Nesting::List)
}

/// Whether a name or the text speaks of several values, so that one value shows no more than the type of an element.
pub(super) fn suggests_several(name: &str, lower_text: &str) -> bool {
    let plural = is_several(name);
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
#[cfg(feature = "tools")]
pub(crate) fn names_secret(name: &str) -> bool {
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
            "desired_number_of_nodes",
            "iops",
            "max",
            "num_newer_versions",
            "speed_in_mbps",
            "vlan_id",
            "disk_mbps_read_only",
            "weight_float",
        ] {
            assert_eq!(type_of_name(name), Some(Type::Number), "{name}");
        }
    }

    #[test]
    fn a_plural_that_something_serves_says_nothing() {
        for name in ["acl_for_objects", "visible_to_all_users", "fail_on_warnings"] {
            assert_eq!(type_of_name(name), None, "{name}");
            assert_eq!(nesting_of_name(name), None, "{name}");
            assert!(!suggests_several(name, ""), "{name}");
        }
        assert_eq!(type_of_name("users"), Some(Type::List(Box::new(Type::String))));
    }

    #[test]
    fn singular_and_plural_identifiers_differ() {
        assert_eq!(type_of_name("role_arn"), Some(Type::String));
        assert_eq!(type_of_name("role_arns"), Some(Type::List(Box::new(Type::String))));
        assert_eq!(type_of_name("tags"), Some(Type::Map(Box::new(Type::String))));
        assert_eq!(type_of_name("status_code"), Some(Type::String));
        assert_eq!(type_of_name("policy_json"), Some(Type::String));
        assert_eq!(type_of_name("case_sensitive_names"), Some(Type::Bool));
        assert_eq!(type_of_name("created_at"), Some(Type::String));
        assert_eq!(type_of_name("private_ips"), Some(Type::List(Box::new(Type::String))));
        assert_eq!(type_of_name("auto_assign_ips"), Some(Type::Bool));
        assert_eq!(type_of_name("supports_iops"), Some(Type::Bool));
        assert_eq!(type_of_name("days_of_month"), Some(Type::List(Box::new(Type::String))));
        assert_eq!(type_of_name("redirect_uris"), Some(Type::List(Box::new(Type::String))));
        assert_eq!(type_of_name("grants_supported"), Some(Type::List(Box::new(Type::String))));
        assert_eq!(type_of_name("tls_supported"), None);
        assert_eq!(type_of_name("arn_without_revision"), Some(Type::String));
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
        assert_eq!(nesting_of_name("partition_keys"), Some(Nesting::List));
        assert_eq!(nesting_of_name("audit_logs"), None);
    }
}
