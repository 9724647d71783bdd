//! Keys of overlays.

use super::block::{ARGUMENT, FIELD};
use super::resource::{CONTEXTS, IMPORT, TIMEOUTS};
use super::rule::{CHECK, DEFAULT, DEFAULT_OBJECT, GROUP, RULE};
use super::texts::{DEPRECATION, NAME, NOTES};
use crate::yaml::shape::{Object, Shape, key, required};

/// An overlay.
pub(crate) static OVERLAY: Object = Object {
    name: "overlay",
    about: "an overlay",
    own: &[
        required("overlay", &NAME, "the type whose documents are corrected (`aws_lambda_function`)"),
        key(
            "kind",
            &Shape::Word(&["resource", "data_source", "ephemeral", "provider"]),
            "what it is; `resource` when absent",
        ),
        required("corrections", &Shape::List(&Shape::Object(&CORRECTION)), "the corrections, in their order"),
    ],
    shared: &[],
    others: None,
    one_of: &[],
};

static CORRECTION: Object = Object {
    name: "correction",
    about: "a correction",
    own: &[
        required("reason", &NAME, "why the documents are corrected"),
        key(
            "argument",
            &NAME,
            "the argument that is corrected, by its path from the root (`tls_config.name`)",
        ),
        key("attribute", &NAME, "the attribute that is corrected, by its path from the root"),
        key(
            "block",
            &NAME,
            "the block that `groups` is about, by its path from the root; else the root block",
        ),
        key("set", &Shape::Object(&CHANGE), "what is right"),
        key("add", &Shape::Object(&ARGUMENT), "the whole argument or attribute, which the documents lack"),
        key("remove", &Shape::Bool, "`true`: the argument or attribute does not exist"),
        key("without", &FAMILIES, "the families of rules that are wrong, and `default` for defaults"),
        key("groups", &Shape::List(&Shape::Object(&GROUP)), "rules over several arguments that are missing"),
        key("contexts", &CONTEXTS, "contexts of conditions that another resource's argument decides"),
        key("subcategory", &Shape::Text, "the service it belongs to"),
        key("description", &Shape::Text, "what the resource is for"),
        key("deprecated", &DEPRECATION, "that the resource should no longer be used"),
        key("notes", &NOTES, "texts about the resource"),
        key("timeouts", &TIMEOUTS, "operations whose duration can be limited"),
        key("import", &Shape::Object(&IMPORT), "how an existing object is imported"),
    ],
    shared: &[],
    others: None,
    one_of: &[],
};

static FAMILIES: Shape = Shape::List(&Shape::Word(&[
    "one_of",
    "range",
    "length",
    "items",
    "multiple_of",
    "pattern",
    "format",
    "required_when",
    "only_when",
    "conflicts_with",
    "required_with",
    "default",
]));

/// What may be set anew: the keys of an argument, none of which must be there.
static CHANGE: Object = Object {
    name: "change",
    about: "a change of an argument",
    own: &[
        key("required", &Shape::Bool, "whether it must always be set"),
        key("nesting", &Shape::Word(&["single", "list", "set", "map"]), "how often its block may stand"),
        key("syntax", &Shape::Word(&["block", "attribute"]), "how its block is written in HCL"),
        key("default", &DEFAULT, "what holds when it is not set"),
        key(
            "defaults",
            &Shape::List(&Shape::Object(&DEFAULT_OBJECT)),
            "several defaults that depend on conditions",
        ),
        key("computed", &Shape::Bool, "whether the provider fills it in when it is not set"),
        key("force_new", &Shape::Bool, "whether a change replaces the resource"),
        key("write_only", &Shape::Bool, "whether the value is never read back"),
        key("rules", &Shape::List(&Shape::Object(&RULE)), "rules with conditions or texts"),
        key("notes", &NOTES, "texts about it that no rule holds"),
    ],
    shared: &[&FIELD, &CHECK],
    others: None,
    one_of: &[],
};
