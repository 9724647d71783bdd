//! Keys of a document as a whole.

use super::block::{BLOCK, FIELDS, ROOT};
use super::texts::{BASES, BASES_KEY, DEPRECATION, NAME, NOTES, PLACE, SCALARS, SOURCED_TEXT};
use crate::yaml::shape::{Key, Object, Shape, key, required};

/// A resource document.
pub(crate) static RESOURCE: Object = Object {
    name: "resource-document",
    about: "a resource document",
    own: &[
        key("resource", &NAME, "the type of the resource that is described (`aws_lambda_function`)"),
        key("data_source", &NAME, "the type of the data source that is described"),
        key("ephemeral", &NAME, "the type of the ephemeral resource that is described"),
        key("provider", &NAME, "the name of the provider whose configuration is described (`aws`)"),
        key("document", &NAME, "path of the document that the schema was read from; this file when absent"),
        key("places", &NAME, "path that places without a path lie in; `document` when absent"),
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
    one_of: &[&["resource", "data_source", "ephemeral", "provider"]],
};

pub(super) static RESOURCE_BASES: Object = Object {
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

pub(super) static PROVIDER: Object = Object {
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

pub(super) static TIMEOUTS: Shape = Shape::Map(&Shape::Either(&[
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

pub(super) static IMPORT: Object = Object {
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

pub(super) static EXAMPLE: Object = Object {
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

/// What decides a context.
static BINDING: [Key; 5] = [
    required("argument", &NAME, "the argument that refers to the other resource"),
    required("resource", &NAME, "the type of the other resource"),
    required("where", &NAME, "the argument of the other resource that decides"),
    required("is", &SCALARS, "its values in this context"),
    BASES_KEY,
];

/// Context bindings: by name, or as a list when one context has several.
pub(crate) static CONTEXTS: Shape = Shape::Either(&[
    Shape::Map(&Shape::Object(&Object {
        name: "context",
        about: "what decides a context",
        own: &[],
        shared: &[&BINDING],
        others: None,
        one_of: &[],
    })),
    Shape::List(&Shape::Object(&Object {
        name: "named-context",
        about: "a context and what decides it",
        own: &[required("context", &Shape::Text, "the context in the words of the conditions")],
        shared: &[&BINDING],
        others: None,
        one_of: &[],
    })),
]);
