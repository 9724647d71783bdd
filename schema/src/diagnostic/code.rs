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

    /// A pattern of the settings names nothing.
    UnmatchedPattern, "unmatched-pattern", Error,
    "A setting of the generator names types by a pattern that matches none of them.\n\n\
     Types are written `aws_example`, data sources `data.aws_example`, a provider's configuration `provider.aws`; \
     `*` stands for any characters. Correct the pattern, or remove the setting.";

    /// An attribute of the settings does not parse.
    InvalidAttribute, "invalid-attribute", Error,
    "A setting of the generator puts text on generated types that is not a Rust attribute.\n\n\
     Write it as it would stand in source code, for example `#[derive(Hash)]`.";
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
