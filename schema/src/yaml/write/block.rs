//! Blocks, arguments and attributes.

use super::{Map, Writer, deprecation, word};
use crate::model::{Argument, Attribute, Block, Presence, Sourced, Type};
use serde_yaml::Value;

impl Writer<'_> {
    /// Arguments, attributes and rules of a block.
    pub(super) fn fields(&self, block: &Block, out: &mut Map) {
        let mut arguments = Map::new();
        for argument in &block.arguments {
            arguments.put(&argument.name, self.argument(argument));
        }
        out.put_some("arguments", arguments.filled());
        let mut attributes = Map::new();
        for attribute in &block.attributes {
            attributes.put(&attribute.name, self.attribute(attribute));
        }
        out.put_some("attributes", attributes.filled());
        out.put_list("groups", block.groups.iter().map(|group| self.group(group)).collect());
    }

    /// Notes of a block and where it is described.
    pub(super) fn about_block(&self, block: &Block, out: &mut Map) {
        out.put_list("notes", self.texts(&block.notes));
        out.put("described", self.bases(&block.described));
    }

    fn argument(&self, argument: &Argument) -> Map {
        let mut out = Map::new();
        let mut bases = Map::new();
        bases.put("declared", self.bases(&argument.declared));
        out.put("required", argument.presence.value == Presence::Required);
        bases.put("required", self.bases(&argument.presence.bases));
        self.ty(&argument.ty, &mut out, &mut bases);
        out.put_some("description", self.field("description", argument.description.as_ref(), &mut bases));
        out.put_list("defaults", argument.defaults.iter().map(|default| self.default(default)).collect());
        out.put_some("computed", self.field("computed", argument.computed.as_ref(), &mut bases));
        out.put_some("force_new", self.field("force_new", argument.force_new.as_ref(), &mut bases));
        out.put_some("sensitive", self.field("sensitive", argument.sensitive.as_ref(), &mut bases));
        out.put_some("write_only", self.field("write_only", argument.write_only.as_ref(), &mut bases));
        if let Some(sourced) = &argument.deprecated {
            out.put("deprecated", deprecation(&sourced.value));
            bases.put("deprecated", self.bases(&sourced.bases));
        }
        out.put_list("rules", argument.rules.iter().map(|rule| self.rule(rule)).collect());
        out.put_list("notes", self.texts(&argument.notes));
        out.put("bases", bases);
        out
    }

    fn attribute(&self, attribute: &Attribute) -> Map {
        let mut out = Map::new();
        let mut bases = Map::new();
        bases.put("declared", self.bases(&attribute.declared));
        self.ty(&attribute.ty, &mut out, &mut bases);
        out.put_some("description", self.field("description", attribute.description.as_ref(), &mut bases));
        out.put_some("sensitive", self.field("sensitive", attribute.sensitive.as_ref(), &mut bases));
        if let Some(sourced) = &attribute.deprecated {
            out.put("deprecated", deprecation(&sourced.value));
            bases.put("deprecated", self.bases(&sourced.bases));
        }
        out.put("bases", bases);
        out
    }

    fn ty(&self, ty: &Sourced<Type>, out: &mut Map, bases: &mut Map) {
        match ty.value.block() {
            Some(block) => {
                let mut value = Map::new();
                value.put("nesting", word(&block.nesting));
                value.put("syntax", word(&block.syntax));
                value.put("definition", block.definition.0.as_str());
                out.put("block", value);
            }
            None => out.put("type", Value::String(ty.value.to_string())),
        }
        bases.put("type", self.bases(&ty.bases));
    }
}
