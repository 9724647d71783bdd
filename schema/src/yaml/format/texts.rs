//! Texts of certain forms, and what many objects have in common.

use crate::yaml::shape::{Key, Object, Shape, TextFormat, key, required};
use crate::yaml::{provenance, types};

pub(super) const BASIS: Shape = Shape::TextFormat(&TextFormat {
    name: "a basis (`EVIDENCE LINE:COLUMN-LINE:COLUMN`)",
    pattern: "^[a-z_]+ (.+:)?[0-9]+:[0-9]+-[0-9]+:[0-9]+$",
    check: |text| provenance::parse_basis(text, "").map(|_| ()),
});

pub(super) static PLACE: Shape = Shape::TextFormat(&TextFormat {
    name: "a place (`LINE:COLUMN-LINE:COLUMN`)",
    pattern: "^(.+:)?[0-9]+:[0-9]+-[0-9]+:[0-9]+$",
    check: |text| provenance::parse_place(text, "").map(|_| ()),
});

pub(super) static TYPE: Shape = Shape::TextFormat(&TextFormat {
    name: "a type",
    pattern: r"^((list|set|map)\()*(string|number|bool|any)\)*$",
    check: |text| types::parse(text).map(|_| ()),
});

pub(super) static NAME: Shape = Shape::TextFormat(&TextFormat {
    name: "a name",
    pattern: r"\S",
    check: |text| if text.trim().is_empty() { Err("write the name".to_owned()) } else { Ok(()) },
});

pub(super) static CHARACTER_SET: Shape = Shape::TextFormat(&TextFormat {
    name: "a set of characters (`a-z0-9_`)",
    pattern: ".",
    check: |text| {
        match crate::model::CharacterSet::parse(text) {
        Some(_) => Ok(()),
        None => Err("write characters and ranges of them, `\\-` for a hyphen, `\\l` for all letters, `\\s` for white space"
            .to_owned()),
    }
    },
});

/// One basis, or several.
pub(super) static BASES: Shape = Shape::Either(&[BASIS, Shape::List(&BASIS)]);
pub(super) const SCALARS: Shape = Shape::List(&Shape::Scalar);
pub(super) static NAMES: Shape = Shape::List(&NAME);

pub(super) const BASES_KEY: Key =
    key("bases", &BASES, "where it was read, for a schema that was read from other documents");

pub(super) static SOURCED_TEXT: Shape = Shape::Either(&[Shape::Text, Shape::Object(&SOURCED_TEXT_OBJECT)]);

pub(super) static SOURCED_TEXT_OBJECT: Object = Object {
    name: "text",
    about: "a text with its provenance",
    own: &[required("text", &Shape::Text, "the text"), BASES_KEY],
    shared: &[],
    others: None,
    one_of: &[],
};

pub(super) static NOTES: Shape = Shape::List(&SOURCED_TEXT);

pub(super) static DEPRECATION: Shape = Shape::Either(&[
    Shape::Text,
    Shape::Object(&Object {
        name: "deprecation",
        about: "a deprecation",
        own: &[
            required("text", &Shape::Text, "what to know about it"),
            key("replacement", &Shape::Text, "what to use instead"),
        ],
        shared: &[],
        others: None,
        one_of: &[],
    }),
]);
