//! Encryption of states and plans.

use super::resolve::Resolver;
use crate::data::Data;
use crate::encryption::{EncryptionData, Named};
use crate::json::{Json, Object};
use crate::named_tree::names;
use crate::tree::Content;

impl<'a> Resolver<'a, '_> {
    /// The `encryption` block of a stack's settings.
    #[inline]
    pub(crate) fn encryption(&mut self, encryption: &'a EncryptionData) -> Object<'a> {
        let mut object = Object::default();
        for named in &encryption.key_providers {
            let args = self.named(named);
            object.object("key_provider").object(&*named.kind).set(named.name.as_str(), args);
        }
        for (named, keys) in &encryption.methods {
            let mut args = self.named(named);
            if let (Some(keys), Json::Object(args)) = (keys, &mut args) {
                args.set("keys", format!("${{{keys}}}"));
            }
            object.object("method").object(&*named.kind).set(named.name.as_str(), args);
        }
        for (target, methods) in &encryption.targets {
            // The first is what is written with; each of the others is tried where the one before cannot read.
            let nested = methods.iter().rev().fold(None, |inner: Option<Object<'a>>, method| {
                let mut object = Object::from([("method", format!("${{{method}}}").into())]);
                if let Some(inner) = inner {
                    object.set("fallback", inner);
                }
                Some(object)
            });
            let Some(mut nested) = nested else { continue };
            if *target == "remote_state_data_sources" {
                object.object(*target).set("default", nested);
                continue;
            }
            if encryption.enforced {
                nested.set("enforced", true);
                // What is not encrypted yet may still be read.
                if methods.first().is_some_and(|method| method.starts_with("method.unencrypted.")) {
                    self.fault(
                        "the encryption is enforced, and writes with `unencrypted`",
                        "OpenTofu refuses that: encrypt with another method, and give `unencrypted` as a `fallback`",
                    );
                }
            }
            object.set(*target, nested);
        }
        object
    }

    #[inline]
    fn named(&mut self, named: &'a Named) -> Json<'a> {
        for name in [&*named.kind, &named.name] {
            if !names::is_identifier(name) {
                self.fault(
                    format!("`{name}` is not a name of a key provider or a method"),
                    "a name starts with a letter or `_` and goes on with letters, digits, `_` and `-`",
                );
            }
        }
        self.refuse_late_values(&named.args);
        self.json(&named.args)
    }

    /// OpenTofu reads the encryption before it knows of anything but variables.
    #[inline]
    fn refuse_late_values(&mut self, args: &Data) {
        let mut late = Vec::new();
        args.each_reference(&mut |reference| {
            if reference.app == self.named.app {
                late.push(reference.node);
            }
        });
        for node in late {
            let tree = self.named.tree;
            if !matches!(tree.get(node).content, Content::Variable(_) | Content::Local(_)) {
                self.fault(
                    format!("the encryption refers to `{}`", tree.path(node)),
                    "OpenTofu reads it before anything else: give it literals, variables and local values",
                );
            }
        }
    }
}
