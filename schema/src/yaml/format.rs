//! The keys of a resource document: the tables that [`super::shape`] validates with.

use super::shape::{Form, Key, Object, Shape, key, required};
use super::{provenance, types};

const BASIS: Shape = Shape::Form(&Form {
    name: "a basis (`EVIDENCE LINE:COLUMN-LINE:COLUMN`)",
    pattern: "^[a-z_]+ (.+:)?[0-9]+:[0-9]+-[0-9]+:[0-9]+$",
    check: |text| provenance::parse_basis(text, "").map(|_| ()),
});

static PLACE: Shape = Shape::Form(&Form {
    name: "a place (`LINE:COLUMN-LINE:COLUMN`)",
    pattern: "^(.+:)?[0-9]+:[0-9]+-[0-9]+:[0-9]+$",
    check: |text| provenance::parse_place(text, "").map(|_| ()),
});

static TYPE: Shape = Shape::Form(&Form {
    name: "a type",
    pattern: r"^((list|set|map)\()*(string|number|bool|any)\)*$",
    check: |text| types::parse(text).map(|_| ()),
});

static NAME: Shape = Shape::Form(&Form {
    name: "a name",
    pattern: r"\S",
    check: |text| if text.trim().is_empty() { Err("write the name".to_owned()) } else { Ok(()) },
});

/// One basis, or several.
static BASES: Shape = Shape::Either(&[BASIS, Shape::List(&BASIS)]);
const SCALARS: Shape = Shape::List(&Shape::Scalar);
static NAMES: Shape = Shape::List(&NAME);

const BASES_KEY: Key =
    key("bases", &BASES, "where it was read, for a schema that was read from other documents");

static SOURCED_TEXT: Shape = Shape::Either(&[Shape::Text, Shape::Object(&SOURCED_TEXT_OBJECT)]);

static SOURCED_TEXT_OBJECT: Object = Object {
    name: "text",
    about: "a text with its provenance",
    own: &[required("text", &Shape::Text, "the text"), BASES_KEY],
    shared: &[],
    others: None,
    one_of: &[],
};

static NOTES: Shape = Shape::List(&SOURCED_TEXT);

/// A resource document.
pub(crate) static RESOURCE: Object = Object {
    name: "resource-document",
    about: "a resource document",
    own: &[
        key("resource", &NAME, "the type of the resource that is described (`aws_lambda_function`)"),
        key("data_source", &NAME, "the type of the data source that is described"),
        key("provider", &NAME, "the name of the provider whose configuration is described (`aws`)"),
        key("document", &NAME, "path of the document that the schema was read from; this file when absent"),
        key("provided_by", &Shape::Object(&PROVIDER), "the provider that it belongs to"),
        key("subcategory", &Shape::Text, "the service it belongs to, in words"),
        key("description", &Shape::Text, "what it is for, in Markdown"),
        key("deprecated", &DEPRECATION, "that it should no longer be used"),
        key("notes", &NOTES, "texts about it as a whole that no rule holds"),
        key("root", &Shape::Object(&ROOT), "notes and provenance of its own list of arguments"),
        key(
            "blocks",
            &Shape::Map(&Shape::Object(&BLOCK)),
            "definitions of nested blocks that are used more than once",
        ),
        key("timeouts", &TIMEOUTS, "the operations whose duration can be limited, with the default"),
        key("import", &Shape::Object(&IMPORT), "how an existing object is imported"),
        key("examples", &Shape::List(&Shape::Object(&EXAMPLE)), "examples of use"),
        key("contexts", &CONTEXTS, "contexts of its conditions that another resource's argument decides"),
        key("bases", &Shape::Object(&RESOURCE_BASES), "where the fields were read"),
    ],
    shared: &[&FIELDS],
    others: None,
    one_of: &[&["resource", "data_source", "provider"]],
};

static RESOURCE_BASES: Object = Object {
    name: "resource-bases",
    about: "the bases of a resource's fields",
    own: &[
        key("subcategory", &BASES, "bases of `subcategory`"),
        key("description", &BASES, "bases of `description`"),
        key("deprecated", &BASES, "bases of `deprecated`"),
    ],
    shared: &[],
    others: None,
    one_of: &[],
};

static PROVIDER: Object = Object {
    name: "provider",
    about: "a provider's identity",
    own: &[
        required("name", &NAME, "the local name of the provider (`aws`)"),
        required("source", &NAME, "the source address (`hashicorp/aws`)"),
        key("version", &Shape::Text, "the version or version constraint, in quotes"),
    ],
    shared: &[],
    others: None,
    one_of: &[],
};

static DEPRECATION: Shape = Shape::Either(&[
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

static ARGUMENTS: Shape = Shape::Map(&Shape::Object(&ARGUMENT));
static ATTRIBUTES: Shape = Shape::Map(&Shape::Object(&ATTRIBUTE));

/// What a block holds.
static FIELDS: [Key; 3] = [
    key("arguments", &ARGUMENTS, "what a user sets, by name"),
    key("attributes", &ATTRIBUTES, "what a user only reads, by name"),
    key("groups", &Shape::List(&Shape::Object(&GROUP)), "rules over several arguments"),
];

/// What is said about a block.
static ABOUT_BLOCK: [Key; 2] = [
    key("notes", &NOTES, "texts about the block that no rule holds"),
    key("described", &BASES, "where the block is described"),
];

/// The part of a root block that does not stand in the document itself.
static ROOT: Object = Object {
    name: "root",
    about: "the notes of the root block",
    own: &[],
    shared: &[&ABOUT_BLOCK],
    others: None,
    one_of: &[],
};

/// A definition of a nested block.
pub(crate) static BLOCK: Object = Object {
    name: "block",
    about: "a block definition",
    own: &[],
    shared: &[&FIELDS, &ABOUT_BLOCK],
    others: None,
    one_of: &[],
};

/// A use of a nested block, with its definition or the name of one.
static BLOCK_USE: Object = Object {
    name: "block-use",
    about: "a nested block",
    own: &[
        required("nesting", &Shape::Word(&["single", "list", "set", "map"]), "how often it may stand"),
        key("syntax", &Shape::Word(&["block", "attribute"]), "how it is written in HCL; `block` when absent"),
        key("definition", &NAME, "name of its definition under `blocks:`; else it is defined here"),
    ],
    shared: &[&FIELDS, &ABOUT_BLOCK],
    others: None,
    one_of: &[],
};

/// What arguments and attributes have in common.
static FIELD: [Key; 5] = [
    key("type", &TYPE, "its type, when it is not a block"),
    key("block", &Shape::Object(&BLOCK_USE), "that it is a nested block, and which"),
    key("description", &Shape::Text, "what it is for, in Markdown"),
    key("sensitive", &Shape::Bool, "whether the value is a secret"),
    key("deprecated", &DEPRECATION, "that it should no longer be used"),
];

/// An argument.
pub(crate) static ARGUMENT: Object = Object {
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

static ARGUMENT_BASES: Object = Object {
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

static ATTRIBUTE_BASES: Object = Object {
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

/// A default in short form: a literal, or a mapping with the key `value` or `words`.
static DEFAULT: Shape =
    Shape::Either(&[Shape::Scalar, Shape::List(&Shape::Literal), Shape::Object(&DEFAULT_OBJECT)]);

static DEFAULT_OBJECT: Object = Object {
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

const WHEN: Key = key("when", &CONDITION, "when it holds; always when absent");
const TEXT: Key = key("text", &Shape::Text, "the sentence that states it; made from the rule when absent");
const CONTRADICTED: Key = key(
    "contradicted_by",
    &Shape::Text,
    "the example that breaks it: written for readers; on reading, the examples decide anew",
);

/// The checks, each under the name of its family.
static CHECK: [Key; 11] = [
    key("one_of", &VALUES, "the values it may have"),
    key("range", &Shape::Object(&RANGE), "the range of the number"),
    key("length", &Shape::Object(&BOUNDS), "how many characters the text has"),
    key("items", &Shape::Object(&BOUNDS), "how many items or blocks there are"),
    key("multiple_of", &Shape::Number, "the number it is a multiple of"),
    key("pattern", &Shape::Text, "the regular expression that the text matches"),
    key(
        "format",
        &Shape::Word(&["arn", "json", "cidr", "rfc3339", "base64"]),
        "the well-known form of the text",
    ),
    key("required_when", &CONDITION, "when it must be set"),
    key("only_when", &CONDITION, "when it may be set"),
    key("conflicts_with", &NAMES, "the arguments that it may not be set together with"),
    key("required_with", &NAMES, "the arguments that must be set together with it"),
];

/// The keys of which a rule has exactly one.
pub(crate) const CHECKS: &[&str] = &[
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
];

/// One rule about an argument.
static RULE: Object = Object {
    name: "rule",
    about: "a rule",
    own: &[WHEN, TEXT, CONTRADICTED, BASES_KEY],
    shared: &[&CHECK],
    others: None,
    one_of: &[CHECKS],
};

static VALUE: Object = Object {
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

const VALUE_LIST: Shape = Shape::List(&Shape::Either(&[Shape::Scalar, Shape::Object(&VALUE)]));

static VALUES: Shape = Shape::Either(&[
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

static RANGE: Object = Object {
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

static BOUNDS: Object = Object {
    name: "bounds",
    about: "bounds",
    own: &[key("min", &Shape::Count, "the least number"), key("max", &Shape::Count, "the greatest number")],
    shared: &[],
    others: None,
    one_of: &[],
};

/// The keys of conditions that are not names of arguments.
pub(crate) const CONDITION_WORDS: &[&str] =
    &["context", "set", "not", "all", "any", "words", "argument", "is"];

/// A condition: a mapping from arguments to their values, and from these words to what they take. Several entries must
/// all hold.
static CONDITION: Shape = Shape::Object(&Object {
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

const fn count(name: &'static str, about: &'static str) -> Key {
    key(name, &NAMES, about)
}

/// A rule over several arguments.
static GROUP: Object = Object {
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

static TIMEOUTS: Shape = Shape::Map(&Shape::Either(&[
    Shape::Null,
    Shape::Text,
    Shape::Object(&Object {
        name: "timeout",
        about: "a timeout",
        own: &[key("default", &Shape::Text, "the default, as in a configuration (`30m`)"), BASES_KEY],
        shared: &[],
        others: None,
        one_of: &[],
    }),
]));

static IMPORT: Object = Object {
    name: "import",
    about: "how to import",
    own: &[
        key("id", &SOURCED_TEXT, "what the id is made of, in terms of arguments (`api_id/integration_id`)"),
        key("samples", &NOTES, "ids of samples"),
        key("notes", &NOTES, "texts about importing"),
    ],
    shared: &[],
    others: None,
    one_of: &[],
};

static EXAMPLE: Object = Object {
    name: "example",
    about: "an example",
    own: &[
        key("title", &Shape::Text, "its heading"),
        required("language", &Shape::Text, "`hcl`, `python`, `typescript`, or another word"),
        required("code", &Shape::Text, "the code"),
        key("at", &PLACE, "where the code stands, when it was not first stated here"),
    ],
    shared: &[],
    others: None,
    one_of: &[],
};

const CONTEXT_ARGUMENT: Key = required("argument", &NAME, "the argument that refers to the other resource");
const CONTEXT_RESOURCE: Key = required("resource", &NAME, "the type of the other resource");
const CONTEXT_WHERE: Key = required("where", &NAME, "the argument of the other resource that decides");
const CONTEXT_IS: Key = required("is", &SCALARS, "its values in this context");

/// Context bindings: by name, or as a list when one context has several.
pub(crate) static CONTEXTS: Shape = Shape::Either(&[
    Shape::Map(&Shape::Object(&Object {
        name: "context",
        about: "what decides a context",
        own: &[CONTEXT_ARGUMENT, CONTEXT_RESOURCE, CONTEXT_WHERE, CONTEXT_IS, BASES_KEY],
        shared: &[],
        others: None,
        one_of: &[],
    })),
    Shape::List(&Shape::Object(&Object {
        name: "named-context",
        about: "a context and what decides it",
        own: &[
            required("context", &Shape::Text, "the context in the words of the conditions"),
            CONTEXT_ARGUMENT,
            CONTEXT_RESOURCE,
            CONTEXT_WHERE,
            CONTEXT_IS,
            BASES_KEY,
        ],
        shared: &[],
        others: None,
        one_of: &[],
    })),
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BlockSyntax, Format, Nesting};
    use provenance::parse_word;

    #[test]
    fn the_words_are_those_of_the_model() {
        fn words(object: &Object, name: &str) -> &'static [&'static str] {
            match object.keys().find(|key| key.name == name).map(|key| key.shape) {
                Some(Shape::Word(words)) => words,
                other => panic!("{name} takes {other:?}"),
            }
        }
        assert!(words(&BLOCK_USE, "nesting").iter().all(|w| parse_word::<Nesting>(w).is_some()));
        assert!(words(&BLOCK_USE, "syntax").iter().all(|w| parse_word::<BlockSyntax>(w).is_some()));
        assert!(words(&RULE, "format").iter().all(|w| parse_word::<Format>(w).is_some()));
    }

    #[test]
    fn every_check_is_a_key_of_rules_and_of_arguments() {
        for check in CHECKS {
            for object in [&RULE, &ARGUMENT] {
                assert!(object.keys().any(|key| key.name == *check), "{check}");
            }
        }
    }
}
