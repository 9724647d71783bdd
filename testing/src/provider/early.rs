//! What a provider knows already when it plans, of what its schema calls computed.
//!
//! A schema cannot say so, and documents do not: it is known of the few types that programs create one of something else for
//! each of. Without it, Terraform refuses such a `for_each`, here and only here.

use crate::cty::{Type, Value};
use crate::schema::{Attribute, Block};
use std::collections::{BTreeMap, BTreeSet};

/// A computed set of objects, one for each text that some arguments hold.
pub(crate) struct Early {
    type_name: &'static str,
    attribute: &'static str,
    /// The member that is the text; it is known first.
    key: &'static str,
    /// The others.
    members: &'static [&'static str],
    /// The arguments with the texts.
    arguments: &'static [&'static str],
}

const EARLY: [Early; 1] = [Early {
    type_name: "aws_acm_certificate",
    attribute: "domain_validation_options",
    key: "domain_name",
    members: &["resource_record_name", "resource_record_type", "resource_record_value"],
    arguments: &["domain_name", "subject_alternative_names"],
}];

/// Puts what is known early into a planned object.
pub(super) fn know(type_name: &str, block: &Block, mut planned: Value) -> Value {
    for early in EARLY.iter().filter(|early| early.type_name == type_name) {
        let Some(objects) = early.objects(block, &planned) else { continue };
        if let Value::Map(members) = &mut planned {
            members.insert(early.attribute.to_owned(), objects);
        }
    }
    planned
}

/// Gives a type that nobody described the attributes whose form is known here.
pub(crate) fn describe(type_name: &str, block: &mut Block) {
    for early in EARLY.iter().filter(|early| early.type_name == type_name) {
        let members = early.members.iter().chain([&early.key]);
        let object = Type::object(members.map(|name| ((*name).to_owned(), Type::String)));
        let ty = Some(Type::Set(Box::new(object)));
        let attribute = Attribute { ty, computed: true, ..Attribute::default() };
        block.attributes.insert(early.attribute.to_owned(), attribute);
    }
}

impl Early {
    /// The objects, if nobody has said otherwise, and the texts are known.
    fn objects(&self, block: &Block, planned: &Value) -> Option<Value> {
        let (Type::List(of) | Type::Set(of)) = block.attributes.get(self.attribute)?.ty() else {
            return None;
        };
        let Type::Object(object) = *of else { return None };
        if *planned.member(self.attribute) != Value::Unknown || !object.members.contains_key(self.key) {
            return None;
        }
        let mut texts = BTreeSet::new();
        for argument in self.arguments {
            match planned.member(argument) {
                Value::Null => {}
                Value::String(text) => drop(texts.insert(text.clone())),
                Value::List(items) => {
                    for item in items {
                        let Value::String(text) = item else { return None };
                        texts.insert(text.clone());
                    }
                }
                _ => return None,
            }
        }
        let of_text = |text: String| {
            let open = object.members.keys().map(|name| (name.clone(), Value::Unknown));
            let mut members: BTreeMap<String, Value> = open.collect();
            members.insert(self.key.to_owned(), Value::String(text));
            Value::Map(members)
        };
        Some(Value::List(texts.into_iter().map(of_text).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn block() -> Block {
        let mut block: Block = serde_json::from_value(json!({ "attributes": {
            "domain_name": { "type": "string", "optional": true },
            "subject_alternative_names": { "type": ["set", "string"], "optional": true },
        }}))
        .unwrap();
        describe("aws_acm_certificate", &mut block);
        block
    }

    fn certificate(domain: Value, alternatives: &[&str]) -> Value {
        let alternatives = alternatives.iter().map(|name| Value::String((*name).to_owned())).collect();
        Value::Map(BTreeMap::from([
            ("domain_name".to_owned(), domain),
            ("subject_alternative_names".to_owned(), Value::List(alternatives)),
            ("domain_validation_options".to_owned(), Value::Unknown),
        ]))
    }

    #[test]
    fn a_certificate_is_validated_for_each_of_its_names() {
        let domain = Value::String("b.example".to_owned());
        let known = know("aws_acm_certificate", &block(), certificate(domain, &["a.example", "b.example"]));
        let Value::List(options) = known.member("domain_validation_options") else { panic!("{known:?}") };
        let names: Vec<_> = options.iter().map(|option| option.member("domain_name").clone()).collect();
        assert_eq!(names, ["a.example", "b.example"].map(|name| Value::String(name.to_owned())));
        assert!(options.iter().all(|option| *option.member("resource_record_name") == Value::Unknown));
    }

    #[test]
    fn what_is_not_known_stays_open() {
        let open = certificate(Value::Unknown, &["a.example"]);
        assert_eq!(know("aws_acm_certificate", &block(), open.clone()), open);
        let other = certificate(Value::Null, &[]);
        assert_eq!(know("aws_lamp", &block(), other.clone()), other);
    }
}
