//! Keys of rules, defaults and conditions.

use super::texts::{BASES_KEY, CHARACTER_SET, NAME, NAMES, SCALARS};
use crate::model::Format;
use crate::yaml::shape::{Key, Object, Shape, key, required};

/// A default in short form: a literal, or a mapping with the key `value` or `words`.
pub(super) static DEFAULT: Shape =
    Shape::Either(&[Shape::Scalar, Shape::List(&Shape::Literal), Shape::Object(&DEFAULT_OBJECT)]);

pub(super) static DEFAULT_OBJECT: Object = Object {
    name: "default",
    about: "a default",
    own: &[
        key("value", &Shape::Literal, "a literal of the argument's type"),
        key("words", &Shape::Text, "the default in words, when it is no literal"),
        WHEN,
        TEXT,
        BASES_KEY,
    ],
    shared: &[],
    others: None,
    one_of: &[&["value", "words"]],
};

pub(super) const WHEN: Key = key("when", &CONDITION, "when it holds; always when absent");
pub(super) const TEXT: Key =
    key("text", &Shape::Text, "the sentence that states it; made from the rule when absent");
pub(super) const CONTRADICTED: Key = key(
    "contradicted_by",
    &Shape::Text,
    "the example that breaks it: written for readers; on reading, the examples decide anew",
);

/// The checks, each under the name of its family.
pub(super) static CHECK: [Key; 15] = [
    key("one_of", &VALUES, "the values it may have"),
    key("range", &Shape::Object(&RANGE), "the range of the number"),
    key("measure", &Shape::Object(&MEASURE), "the range of the number in a text with this unit"),
    key("length", &Shape::Object(&BOUNDS), "how many characters the text has"),
    key("items", &Shape::Object(&BOUNDS), "how many items or blocks there are"),
    key("multiple_of", &Shape::Number, "the number it is a multiple of"),
    key("pattern", &Shape::Text, "the regular expression that the text matches"),
    key("characters", &Shape::Object(&CHARACTERS), "the characters of the text"),
    key("affixes", &Shape::Object(&AFFIXES), "how the text begins and ends"),
    key("template", &NAMES, "the shapes of the text, with `{name}` for one character or more"),
    key("format", &Shape::Word(&Format::NAMES), "the well-known form of the text"),
    key("required_when", &CONDITION, "when it must be set"),
    key("only_when", &CONDITION, "when it may be set"),
    key("conflicts_with", &NAMES, "the arguments that it may not be set together with"),
    key("required_with", &NAMES, "the arguments that must be set together with it"),
];

/// The keys of which a rule has exactly one.
pub(crate) const CHECKS: &[&str] = &[
    "one_of",
    "range",
    "measure",
    "length",
    "items",
    "multiple_of",
    "pattern",
    "characters",
    "affixes",
    "template",
    "format",
    "required_when",
    "only_when",
    "conflicts_with",
    "required_with",
];

/// One rule about an argument.
pub(super) static RULE: Object = Object {
    name: "rule",
    about: "a rule",
    own: &[WHEN, TEXT, CONTRADICTED, BASES_KEY],
    shared: &[&CHECK],
    others: None,
    one_of: &[CHECKS],
};

pub(super) static VALUE: Object = Object {
    name: "value",
    about: "a value",
    own: &[
        required("value", &Shape::Scalar, "the value as it is written in a configuration"),
        key("note", &Shape::Text, "what to know about the value"),
        key("when", &CONDITION, "when the value may be used; always when absent"),
    ],
    shared: &[],
    others: None,
    one_of: &[],
};

pub(super) const VALUE_LIST: Shape = Shape::List(&Shape::Either(&[Shape::Scalar, Shape::Object(&VALUE)]));

pub(super) static VALUES: Shape = Shape::Either(&[
    VALUE_LIST,
    Shape::Object(&Object {
        name: "values",
        about: "a set of values",
        own: &[
            required("values", &VALUE_LIST, "the values"),
            key("open", &Shape::Bool, "whether other values are allowed; `false` when absent"),
        ],
        shared: &[],
        others: None,
        one_of: &[],
    }),
]);

pub(super) static RANGE: Object = Object {
    name: "range",
    about: "a range",
    own: &[
        key("min", &Shape::Number, "the least value"),
        key("max", &Shape::Number, "the greatest value"),
        key("exclusive_min", &Shape::Bool, "whether `min` itself is excluded"),
        key("exclusive_max", &Shape::Bool, "whether `max` itself is excluded"),
        key("or", &Shape::Number, "a value outside the range that is allowed as well"),
    ],
    shared: &[],
    others: None,
    one_of: &[],
};

pub(super) static MEASURE: Object = Object {
    name: "measure",
    about: "a range of numbers with a unit",
    own: &[required("unit", &NAME, "the unit, as it is written behind the number")],
    shared: &[RANGE.own],
    others: None,
    one_of: &[],
};

pub(super) static CHARACTERS: Object = Object {
    name: "characters",
    about: "the characters of a text",
    own: &[
        key("only", &CHARACTER_SET, "the characters that may stand anywhere"),
        key("first", &CHARACTER_SET, "the characters that may stand first"),
        key("last", &CHARACTER_SET, "the characters that may stand last"),
        key("some", &Shape::List(&CHARACTER_SET), "sets of which a character must occur each"),
        key("without", &SCALARS, "texts that may not occur"),
    ],
    shared: &[],
    others: None,
    one_of: &[],
};

pub(super) static AFFIXES: Object = Object {
    name: "affixes",
    about: "how a text begins and ends",
    own: &[
        key("begins", &SCALARS, "the texts of which it begins with one"),
        key("ends", &SCALARS, "the texts of which it ends with one"),
        key("not", &Shape::Bool, "whether it begins and ends with none of them instead"),
    ],
    shared: &[],
    others: None,
    one_of: &[],
};

pub(super) static BOUNDS: Object = Object {
    name: "bounds",
    about: "bounds",
    own: &[key("min", &Shape::Count, "the least number"), key("max", &Shape::Count, "the greatest number")],
    shared: &[],
    others: None,
    one_of: &[],
};

/// The keys of conditions that are not names of arguments.
#[cfg(feature = "serde")]
pub(crate) const CONDITION_WORDS: &[&str] =
    &["context", "set", "not", "all", "any", "words", "argument", "is"];

/// A condition: a mapping from arguments to their values, and from these words to what they take. Several entries must
/// all hold.
pub(super) static CONDITION: Shape = Shape::Object(&Object {
    name: "condition",
    about: "a condition",
    own: &[
        key("context", &Shape::Text, "it is used in a context that is named in words"),
        key("set", &NAME, "this argument is set"),
        key("not", &CONDITION, "this does not hold"),
        key("all", &Shape::List(&CONDITION), "all of these hold"),
        key("any", &Shape::List(&CONDITION), "one of these holds"),
        key("words", &Shape::Text, "a condition in words that nothing can decide"),
        key("argument", &NAME, "an argument whose name is one of these words; its values stand under `is`"),
        key("is", &Shape::Either(&[Shape::Scalar, SCALARS]), "the values of `argument`"),
    ],
    shared: &[],
    others: Some(&Shape::Either(&[Shape::Scalar, SCALARS])),
    one_of: &[],
});

pub(super) const fn count(name: &'static str, about: &'static str) -> Key {
    key(name, &NAMES, about)
}

/// A rule over several arguments.
pub(super) static GROUP: Object = Object {
    name: "group",
    about: "a rule over several arguments",
    own: &[
        count("exactly_one", "exactly one of these is set"),
        count("at_least_one", "one or more of these are set"),
        count("at_most_one", "none or one of these is set"),
        count("all_or_none", "all of these are set, or none"),
        WHEN,
        TEXT,
        CONTRADICTED,
        BASES_KEY,
    ],
    shared: &[],
    others: None,
    one_of: &[&["exactly_one", "at_least_one", "at_most_one", "all_or_none"]],
};
