//! Keys of blocks, arguments and attributes.

use super::rule::{CHECK, DEFAULT, DEFAULT_OBJECT, GROUP, RULE};
use super::texts::{BASES, DEPRECATION, NAME, NOTES, TYPE};
use crate::yaml::shape::{Key, Object, Shape, key, required};

pub(super) static ARGUMENTS: Shape = Shape::Map(&Shape::Object(&ARGUMENT));
pub(super) static ATTRIBUTES: Shape = Shape::Map(&Shape::Object(&ATTRIBUTE));

/// What a block holds.
pub(super) static FIELDS: [Key; 3] = [
    key("arguments", &ARGUMENTS, "what a user sets, by name"),
    key("attributes", &ATTRIBUTES, "what a user only reads, by name"),
    key("groups", &Shape::List(&Shape::Object(&GROUP)), "rules over several arguments"),
];

/// What is said about a block.
pub(super) static ABOUT_BLOCK: [Key; 2] = [
    key("notes", &NOTES, "texts about the block that no rule holds"),
    key("described", &BASES, "where the block is described"),
];

/// The part of a root block that does not stand in the document itself.
pub(super) static ROOT: Object = Object {
    name: "root",
    about: "the notes of the root block",
    own: &[],
    shared: &[&ABOUT_BLOCK],
    others: None,
    one_of: &[],
};

/// A definition of a nested block.
pub(super) static BLOCK: Object = Object {
    name: "block",
    about: "a block definition",
    own: &[],
    shared: &[&FIELDS, &ABOUT_BLOCK],
    others: None,
    one_of: &[],
};

/// A use of a nested block, with its definition or the name of one.
pub(super) static BLOCK_USE: Object = Object {
    name: "block-use",
    about: "a nested block",
    own: &[
        required("nesting", &Shape::Word(&["single", "list", "set", "map"]), "how often it may stand"),
        key(
            "syntax",
            &Shape::Word(&["block", "attribute", "object"]),
            "how it is written in HCL; `block` when absent, `object` where unset members are null",
        ),
        key("definition", &NAME, "name of its definition under `blocks:`; else it is defined here"),
    ],
    shared: &[&FIELDS, &ABOUT_BLOCK],
    others: None,
    one_of: &[],
};

/// What arguments and attributes have in common.
pub(super) static FIELD: [Key; 5] = [
    key("type", &TYPE, "its type, when it is not a block"),
    key("block", &Shape::Object(&BLOCK_USE), "that it is a nested block, and which"),
    key("description", &Shape::Text, "what it is for, in Markdown"),
    key("sensitive", &Shape::Bool, "whether the value is a secret"),
    key("deprecated", &DEPRECATION, "that it should no longer be used"),
];

/// An argument.
pub(super) static ARGUMENT: Object = Object {
    name: "argument",
    about: "an argument",
    own: &[
        key("required", &Shape::Bool, "whether it must always be set; `false` when absent"),
        key("default", &DEFAULT, "what holds when it is not set"),
        key(
            "defaults",
            &Shape::List(&Shape::Object(&DEFAULT_OBJECT)),
            "several defaults that depend on conditions",
        ),
        key("computed", &Shape::Bool, "whether the provider fills it in when it is not set"),
        key("force_new", &Shape::Bool, "whether a change replaces the resource"),
        key("write_only", &Shape::Bool, "whether the value is never read back"),
        key("rules", &Shape::List(&Shape::Object(&RULE)), "rules with conditions, texts or provenance"),
        key("notes", &NOTES, "texts about it that no rule holds"),
        key("bases", &Shape::Object(&ARGUMENT_BASES), "where the fields were read"),
    ],
    shared: &[&FIELD, &CHECK],
    others: None,
    one_of: &[&["type", "block"]],
};

pub(super) static ARGUMENT_BASES: Object = Object {
    name: "argument-bases",
    about: "the bases of an argument's fields",
    own: &[
        key("declared", &BASES, "where it is declared"),
        key("required", &BASES, "bases of `required`"),
        key("type", &BASES, "bases of `type` or `block`"),
        key("description", &BASES, "bases of `description`"),
        key("computed", &BASES, "bases of `computed`"),
        key("force_new", &BASES, "bases of `force_new`"),
        key("sensitive", &BASES, "bases of `sensitive`"),
        key("write_only", &BASES, "bases of `write_only`"),
        key("deprecated", &BASES, "bases of `deprecated`"),
    ],
    shared: &[],
    others: None,
    one_of: &[],
};

/// An attribute.
pub(crate) static ATTRIBUTE: Object = Object {
    name: "attribute",
    about: "an attribute",
    own: &[key("bases", &Shape::Object(&ATTRIBUTE_BASES), "where the fields were read")],
    shared: &[&FIELD],
    others: None,
    one_of: &[&["type", "block"]],
};

pub(super) static ATTRIBUTE_BASES: Object = Object {
    name: "attribute-bases",
    about: "the bases of an attribute's fields",
    own: &[
        key("declared", &BASES, "where it is declared"),
        key("type", &BASES, "bases of `type` or `block`"),
        key("description", &BASES, "bases of `description`"),
        key("sensitive", &BASES, "bases of `sensitive`"),
        key("deprecated", &BASES, "bases of `deprecated`"),
    ],
    shared: &[],
    others: None,
    one_of: &[],
};
