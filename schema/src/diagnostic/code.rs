//! The table of diagnostic codes: one row each, with the explanation that `ferroform explain CODE` prints.

use serde::{Serialize, Serializer};

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The document cannot be compiled as it is.
    Error,
    /// It can, but something in it is doubtful.
    Warning,
}

/// Declares [`Code`] with one row a code: variant, name, severity, explanation.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident, $name:literal, $severity:ident, $explanation:literal;)*) => {
        /// Kind of a diagnostic. The name is stable; tools may match on it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])* $variant,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable name (`undescribed-block`).
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The severity of diagnostics of this kind.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What it means, an example of text that causes it, and what to do, in Markdown.
            #[must_use]
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation,)* }
            }
        }
    };
}

codes! {
    /// A file could not be read.
    UnreadableFile, "unreadable-file", Error,
    "The file could not be read, is not UTF-8, or is larger than a document can be (8 MiB).";

    /// A document does not say which resource type it describes.
    NoResourceName, "no-resource-name", Error,
    "The document has no heading that names a resource type.\n\n\
     A page starts with `# Resource: aws_example`, `# Data Source: aws_example` or `# example (Resource)`.";

    /// A document is broken in a way that stopped its reader.
    InternalError, "internal-error", Error,
    "The compiler itself failed on this document; the other documents were compiled.\n\n\
     This is a bug in ferroform: please report it with the document.";

    /// No document was found under a path.
    NoDocuments, "no-documents", Error,
    "A path that was given does not exist, or holds no document.\n\n\
     Documents are files that end in `.md`, `.markdown`, `.txt`, `.yaml`, `.yml` or `.json`; folders are searched \
     with their subfolders.";

    /// An argument is said to be required and to be optional.
    PresenceDisagrees, "presence-disagrees", Warning,
    "Two declarations of one argument disagree on whether it must be set:\n\n\
     ```text\n* `name` - (Required) The name.\n* `name` - (Optional) The name.\n```\n\n\
     It is taken as optional, because a demand that does not always hold is no demand. An overlay can decide.";

    /// Evidence about a type disagrees.
    TypesDisagree, "types-disagree", Warning,
    "Two pieces of evidence about the type of an argument disagree:\n\n\
     ```text\n* `size` - (Optional) Number of nodes. Defaults to `\"small\"`.\n```\n\n\
     The stronger evidence decides: an overlay, then the provider schema, a declared type, a section, a phrase, a \
     default, values, an example, the name. An overlay can state the type.";

    /// An example, or a part of it, could not be parsed.
    UnparsableExample, "unparsable-example", Warning,
    "An example of the document does not parse, so nothing in the broken part counts as evidence. What stands around \
     it is still read.\n\n\
     ```terraform\nresource \"aws_lamp\" \"desk\" {\n  watts = = 40\n}\n```\n\n\
     Correct the example in the document.";

    /// An example sets an argument that the document does not declare.
    UndeclaredInExample, "undeclared-in-example", Warning,
    "An example sets an argument or opens a block that the document's argument reference does not declare. Either the \
     reference lacks the argument, or the example is wrong.\n\n\
     The example is not believed: no argument is made of it. Declare the argument in the document or in an overlay.";

    /// An example breaks a rule that the document states.
    ContradictedRule, "contradicted-rule", Warning,
    "An example of the document breaks a rule that the document states:\n\n\
     ```text\n* `shade` - (Optional) Color of the shade. Must be specified if `kind` is not `BULB`.\n```\n\n\
     ```terraform\nresource \"aws_lamp\" \"desk\" {\n  kind = \"DESK\"\n}\n```\n\n\
     Users copy examples, so the rule is demoted: synth warns where it would have refused. If the rule is right, state \
     it in an overlay; rules of overlays are not tried against examples.";

    /// An example leaves out a required argument.
    RequiredMissingInExample, "required-missing-in-example", Warning,
    "A complete example (one without `...`) leaves out an argument that is declared as required. The argument stays \
     required, because examples are often shortened without a sign.\n\n\
     Complete the example, or make the argument optional in the document or in an overlay.";

    /// Nothing hints at the type of an argument.
    NoTypeCue, "no-type-cue", Warning,
    "Neither a phrase, a default, a value, an example nor the name says what type an argument has:\n\n\
     ```text\n* `gear` - (Optional) The gear.\n```\n\n\
     It is taken as a string, the most common type. State the type in the description or in an overlay.";

    /// A default that its argument cannot take.
    DefaultMismatch, "default-mismatch", Warning,
    "The default that a document states is not of the argument's type, not among its values, or outside its range:\n\n\
     ```text\n* `watts` - (Optional) Number between `5` and `60`. Defaults to `100`.\n```\n\n\
     Correct the default, the type or the rule, in the document or in an overlay.";
}

impl Code {
    /// The code of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
