//! The keys of a resource document: the tables that [`super::shape`] validates with.

use super::shape::{Form, Key, Object, Shape, key, required};
use super::{provenance, types};

/// Text, or text with its provenance.
static SOURCED_TEXT: Shape = Shape::Either(&[Shape::Text, Shape::Object(&SOURCED_TEXT_OBJECT)]);

static SOURCED_TEXT_OBJECT: Object = Object {
    name: "text",
    about: "a text with its provenance",
    keys: &[required("text", &Shape::Text, "the text"), BASES],
    others: None,
    one_of: &[],
};

pub(crate) static BASIS: Form = Form {
    name: "a basis (`EVIDENCE LINE:COLUMN-LINE:COLUMN`)",
    pattern: "^[a-z_]+ (.+:)?[0-9]+:[0-9]+-[0-9]+:[0-9]+$",
    check: |text| provenance::parse_basis(text, "").map(|_| ()),
};

pub(crate) static PLACE: Form = Form {
    name: "a place (`LINE:COLUMN-LINE:COLUMN`)",
    pattern: "^(.+:)?[0-9]+:[0-9]+-[0-9]+:[0-9]+$",
    check: |text| provenance::parse_place(text, "").map(|_| ()),
};

static TYPE: Form = Form {
    name: "a type",
    pattern: r"^((list|set|map)\()*(string|number|bool|any)\)*$",
    check: |text| types::parse(text).map(|_| ()),
};

static TEXTS: Shape = Shape::List(&Shape::Text);
static NOTES: Shape = Shape::List(&SOURCED_TEXT);
static BASES_LIST: Shape = Shape::List(&Shape::Form(&BASIS));

const BASES: Key = key("bases", &BASES_LIST, "where it is stated, when it was not first stated here");

static DEPRECATION: Shape = Shape::Either(&[
    Shape::Text,
    Shape::Object(&Object {
        name: "deprecation",
        about: "a deprecation",
        keys: &[
            required("text", &Shape::Text, "what to know about it"),
            key("replacement", &Shape::Text, "what to use instead"),
        ],
        others: None,
        one_of: &[],
    }),
]);

/// Words of the bases that a resource, a block, an argument or an attribute may state.
const fn bases(words: &'static Object) -> Key {
    // A mapping from the key of a field to its bases.
    match words.keys {
        _ => Key { name: "bases", shape: &Shape::Text, required: false, about: "" },
    }
}

pub(crate) static RESOURCE: Object = Object {
    name: "resource-document",
    about: "a resource document",
    keys: &[key("resource", &Shape::Text, "x")],
    others: None,
    one_of: &[&["resource", "data_source", "provider"]],
};
