//! Values that only a cloud would know, made up: the same for the same configuration, and recognisable.

use crate::cty::{Number, Type, Value};
use std::collections::BTreeMap;

/// What every text that was made up holds, unless its form leaves no room for it.
const MARK: &str = "made-up";

/// Whether a text was made up. What is said about such a text is said about nobody's program.
#[must_use]
pub fn is_made_up(text: &str) -> bool {
    text.contains(MARK)
}

/// What values are made of: the type that they belong to, and a number that stands for its configuration.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seed<'a> {
    type_name: &'a str,
    number: u64,
}

impl<'a> Seed<'a> {
    /// The seed of a configuration, given by its bytes on the wire.
    pub(super) fn new(type_name: &'a str, configuration: &[u8]) -> Self {
        let number = hash(hash(BASIS, type_name.as_bytes()), configuration);
        Self { type_name, number }
    }

    /// A value for an attribute of this name.
    pub(super) fn value(&self, name: &str, ty: &Type) -> Value {
        match ty {
            Type::String | Type::Dynamic => {
                let text = Value::String(self.text(name));
                if *ty == Type::Dynamic { Value::Typed(Box::new(Type::String), Box::new(text)) } else { text }
            }
            Type::Number => Value::Number(Number::Integer(if ends(name, &["port"]) { 443 } else { 1 })),
            Type::Bool => Value::Bool(false),
            // Names, ids, zones: programs take more than the first.
            Type::List(of) | Type::Set(of) if matches!(**of, Type::String) => {
                let item = |i: u64| Self { number: self.number.wrapping_add(i), ..*self }.value(name, of);
                Value::List((0..3).map(item).collect())
            }
            // Blocks that the provider fills, mostly at most one of them.
            Type::List(of) | Type::Set(of) => Value::List(vec![self.value(name, of)]),
            Type::Map(_) => Value::Map(BTreeMap::new()),
            Type::Object(object) => {
                let member = |(name, ty): (&String, &Type)| (name.clone(), self.value(name, ty));
                Value::Map(object.members.iter().map(member).collect())
            }
            Type::Tuple(items) => Value::List(items.iter().map(|ty| self.value(name, ty)).collect()),
        }
    }

    /// A text of the form that a name promises, so that other arguments take it.
    fn text(&self, name: &str) -> String {
        let number = hash(self.number, name.as_bytes());
        let short = format!("{:08x}", number as u32);
        let type_name = self.type_name.replace('_', "-");
        if ends(name, &["arn", "arns"]) {
            return format!("arn:aws:{MARK}:us-east-1:123456789012:{type_name}/{short}");
        }
        if ends(name, &["cidr", "cidr_block", "cidrs"]) {
            return "10.0.0.0/16".to_owned();
        }
        if ends(name, &["ip", "ip_address", "ips", "address"]) {
            return format!("10.{}.{}.{}", number & 0xff, (number >> 8) & 0xff, (number >> 16) & 0xff);
        }
        if ends(name, &["url", "uri", "endpoint", "urls"]) {
            return format!("https://{short}.{MARK}.example");
        }
        if ends(name, &["domain", "dns", "dns_name", "fqdn", "hostname", "domain_name"]) {
            return format!("{short}.{MARK}.example");
        }
        if ends(name, &["json", "policy"]) {
            return "{}".to_owned();
        }
        if ends(name, &["at", "date", "time", "timestamp"]) {
            return "2000-01-01T00:00:00Z".to_owned();
        }
        if name == "id" {
            return format!("{type_name}-{MARK}-{short}");
        }
        format!("{}-{MARK}-{short}", name.replace('_', "-"))
    }
}

/// Whether the last words of a name are these.
fn ends(name: &str, with: &[&str]) -> bool {
    with.iter().any(|end| name.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('_')))
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a: the same on every machine and in every version, which the hashes of the standard library do not promise.
fn hash(from: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(from, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_configuration_gives_the_same_and_another_another() {
        let text = |configuration: &[u8], name: &str| Seed::new("acme_lamp", configuration).text(name);
        assert_eq!(text(b"a", "id"), text(b"a", "id"));
        assert_ne!(text(b"a", "id"), text(b"b", "id"));
        assert!(text(b"a", "id").starts_with("acme-lamp-made-up-"));
        assert!(is_made_up(&text(b"a", "load_balancer_arn")));
        assert!(is_made_up(&text(b"a", "certificate")));
        assert_eq!(text(b"a", "cidr_block"), "10.0.0.0/16");
    }
}
