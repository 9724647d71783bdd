//! The table of diagnostic codes: one row each, with the explanation that `ferroform explain CODE` prints.

#[cfg(feature = "serde")]
use serde::{Serialize, Serializer};

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Severity {
    /// The document cannot be compiled as it is.
    Error,
    /// It can, but something in it is doubtful.
    Warning,
    /// It can, and nothing speaks against what was read; but what it rests on is often wrong. Told to those who ask.
    Note,
}

impl Severity {
    /// The word for it: `error`, `warning`, `note`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
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
    "The file could not be read, is not UTF-8, or is larger than a document can be (16 MiB).";

    /// Something in a folder of documents is not read.
    PassedOver, "passed-over", Warning,
    "A folder of documents holds something with the name of a document that is not one: a link to another folder, a \
     named pipe, a device.\n\n\
     Only regular files are read. Give a linked folder beside the others, if its documents are meant.";

    /// A document does not say which resource type it describes.
    NoResourceName, "no-resource-name", Warning,
    "The document has no heading that names a resource type, and neither its examples nor its sections name one; it was \
     left out.\n\n\
     A page starts with `# Resource: aws_example`, `# Data Source: aws_example` or `# example (Resource)`.";

    /// A line that looks like an argument gave none.
    UnreadArgument, "unread-argument", Warning,
    "A line in the part about arguments looks like one and gave none, so that the argument is missing from the bindings. It \
     says `(Required)` or `(Optional)`, but no name stands before it in a form that is read; or it stands below an argument \
     as a member does, but no word and no example says that members follow.\n\n\
     Begin a bullet with the name in ticks: ``* `size` - (Required) Size of the box.`` Mark members, or announce them: \
     ``* `lid` - (Optional) Its lid, a block with these arguments:``";

    /// A pattern of the settings names nothing.
    UnmatchedPattern, "unmatched-pattern", Error,
    "A setting of the generator names types by a pattern that matches none of them.\n\n\
     Types are written `aws_example`, data sources `data.aws_example`, a provider's configuration `provider.aws`; \
     `*` stands for any characters. Correct the pattern, or remove the setting.";

    /// An attribute of the settings does not parse.
    InvalidAttribute, "invalid-attribute", Error,
    "A setting of the generator puts text on generated types that is not a Rust attribute.\n\n\
     Write it as it would stand in source code, for example `#[derive(Hash)]`.";

    /// A link leads to a place that the page does not have.
    BrokenLink, "broken-link", Warning,
    "A link leads to a place on the same page, and the page has no heading, anchor or argument of that name:\n\n\
     ```markdown\nSee [Rules](#rule).\n\n## Rules\n```\n\n\
     Places of headings are in lower case, with `-` for spaces: `#rules`. Reported by `ferroform lint`.";

    /// An argument is not marked where others are.
    UnmarkedArgument, "unmarked-argument", Warning,
    "The arguments of a block are marked with `(Required)` or `(Optional)`, but for these:\n\n\
     ```text\n* `name` - (Required) The name.\n* `size` - The size.\n```\n\n\
     They are taken as optional. Reported by `ferroform lint`, which proposes the marker where the provider's schema is given.";

    /// The settings of a project cannot be meant.
    InvalidSettings, "invalid-settings", Error,
    "The file `ferroform.toml` is not valid TOML, or has an unknown key or an invalid value:\n\n\
     ```toml\n[providers.acme]\nsource = \"acme/acme\"\ndoc = \"docs\"\n```\n\n\
     The message names what is expected, and the nearest key.";

    /// A document is broken in a way that stopped its reader.
    InternalError, "internal-error", Error,
    "The compiler itself failed on this document; the other documents were compiled.\n\n\
     This is a bug in ferroform: please report it with the document.";

    /// No document was found under a path.
    NoDocuments, "no-documents", Error,
    "A path that was given does not exist, or holds no document.\n\n\
     Documents are files that end in `.md`, `.markdown`, `.txt`, `.yaml`, `.yml` or `.json`; folders are searched \
     with their subfolders.";

    /// A provider schema could not be read.
    InvalidProviderSchema, "invalid-provider-schema", Error,
    "The file given as the provider's schema cannot be read, or is not the output of `terraform providers schema -json` (format version \
     1.x), of Terraform or of OpenTofu.";

    /// A document and the provider's schema disagree.
    SchemaDisagrees, "schema-disagrees", Warning,
    "A document states another name, type, nesting or presence than the provider's own schema.\n\n\
     The provider's schema is followed. Either the document is wrong, or it is of another version of the provider.";

    /// A document refers to one that is not there.
    MissingDocument, "missing-document", Warning,
    "The page of a data source says that its attributes are those of a resource, and no document describes that \
     resource: the data source has only the attributes that its own page lists.\n\n\
     Compile the page of the resource together with it.";

    /// Two documents of one folder describe one type.
    DuplicateDocument, "duplicate-document", Warning,
    "Two documents of one folder describe the same type. Their facts are merged, which is right for a page and its \
     translation, and wrong for a page and a stale copy of it: remove the copy.";

    /// A file in JSON holds no schema that can be read.
    UnreadableSchema, "unreadable-schema", Error,
    "A file in JSON is neither a resource document nor a schema that `ferroform schema --format json` of this version \
     wrote. A provider's own schema is given with `--provider-schema`.";

    /// An argument is said to be required and to be optional.
    PresenceDisagrees, "presence-disagrees", Warning,
    "Two declarations of one argument disagree on whether it must be set:\n\n\
     ```text\n* `name` - (Required) The name.\n* `name` - (Optional) The name.\n```\n\n\
     It is taken as optional, because what is not always required must not be demanded. An overlay can decide.";

    /// Evidence about a type disagrees.
    TypesDisagree, "types-disagree", Warning,
    "Two pieces of evidence about the type of an argument disagree:\n\n\
     ```text\n* `size` - (Optional) Number of nodes. Defaults to `\"small\"`.\n```\n\n\
     The stronger evidence decides: an overlay, then the provider schema, a declared type, a section, a phrase, a \
     default, values, an example, the name. An overlay can state the type.";

    /// A file is not YAML.
    YamlSyntax, "yaml-syntax", Error,
    "The file is not YAML, so nothing after the place can be read:\n\n\
     ```yaml\narguments: [a, b\n```\n\n\
     Look at the indentation (spaces, no tabs), at quotes and brackets that are not closed, and put texts that hold \
     `: ` or ` #` in quotes.";

    /// YAML that resource documents do not use.
    YamlUnsupported, "yaml-unsupported", Error,
    "The file uses an anchor, an alias, a tag, or a key that is not text:\n\n\
     ```yaml\narguments:\n  a: &same {type: string}\n  b: *same\n```\n\n\
     Repeat the value. Blocks that are used more than once are defined under `blocks:`, and a string that looks like \
     something else stands in quotes.";

    /// A YAML file is larger than what is read.
    YamlLimit, "yaml-limit", Error,
    "The file is beyond a bound: 16 MiB, 64 levels, 2,000,000 values, or 1,000 diagnostics.\n\n\
     Bounds keep a broken or hostile file from using up the memory. Split a large file into several.";

    /// A key stands twice in one mapping.
    YamlDuplicateKey, "yaml-duplicate-key", Error,
    "A key stands twice in one mapping, and only one value can be meant:\n\n\
     ```yaml\narguments:\n  name: {type: string}\n  name: {type: number}\n```\n\n\
     Remove one of the two.";

    /// A key that the format does not have.
    YamlUnknownKey, "yaml-unknown-key", Error,
    "The format has no such key at this place:\n\n\
     ```yaml\narguments:\n  name: {typ: string}\n```\n\n\
     The message names the nearest key; all keys are described in the documentation of the format.";

    /// A key is missing.
    YamlMissingKey, "yaml-missing-key", Error,
    "A key that must stand at this place is missing:\n\n\
     ```yaml\narguments:\n  name: {description: The name.}\n```\n\n\
     Here it is `type`, or `block` for a nested block.";

    /// A value of another type than expected.
    YamlWrongType, "yaml-wrong-type", Error,
    "Something else stands here than the format expects:\n\n\
     ```yaml\narguments:\n  name: {type: string, required: yes}\n```\n\n\
     Booleans are `true` and `false`; a text that looks like a number or a boolean stands in quotes.";

    /// A value that cannot be meant.
    YamlInvalidValue, "yaml-invalid-value", Error,
    "The value has the right type, but is not a valid one:\n\n\
     ```yaml\narguments:\n  size: {type: numbr, range: {min: 10, max: 1}}\n```\n\n\
     The message says what is expected.";

    /// A use of a block definition that does not exist.
    UnknownBlockDefinition, "unknown-block-definition", Error,
    "A `definition:` names a block that is not defined in the document:\n\n\
     ```yaml\narguments:\n  rule:\n    block: {nesting: list, definition: rules}\n```\n\n\
     Define it under `blocks:`, or leave `definition` out and write its arguments in place.";

    /// A rule or condition names an argument that does not exist.
    UnknownArgument, "unknown-argument", Error,
    "A rule or a condition names an argument that the document does not declare:\n\n\
     ```yaml\narguments:\n  kind: {type: string}\n  size: {type: number, required_when: {kid: big}}\n```\n\n\
     Names are those of the same block; a path from the root is written with dots. Where it goes through blocks that \
     enclose the rule, it means these; where it leads into another block that is repeated, all of them: set is what one of \
     them sets, and a value is known where all of them have the same one.";

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
    "A complete example (one without `...`) leaves out an argument that is declared as required. It is taken as \
     optional, because a demand at compile time could not be overruled. Where other examples set it, a synth without it is \
     warned: examples are often shortened without a sign.\n\n\
     Complete the example, or state in the document or in an overlay which of the two is right.";

    /// Nothing hints at the type of an argument.
    NoTypeCue, "no-type-cue", Warning,
    "Neither a phrase, a default, a value, an example nor the name says what type an argument has:\n\n\
     ```text\n* `gear` - (Optional) The gear.\n```\n\n\
     It is taken as a string, the most common type. State the type in the description or in an overlay.";

    /// What a statement rests on is often wrong.
    WeakEvidence, "weak-evidence", Note,
    "Nothing on the page speaks against what was read, but it rests on a kind of evidence that is often wrong: the name of \
     an argument alone, a phrase alone or hardly anything where blocks are described, an example that shows one block of a kind, \
     numerals where texts are written so as well, an attribute of which nothing says what it is, a list without any marker or that \
     only a heading announces, a marker of an argument on an attribute or of a release to come, a default of what is required, a \
     value that an example writes as a text, the page of a resource for the data source of the same name, a data source of several things whose page has no list of them.\n\n\
     ```text\n* `lamps` - (Optional) What shines on the desk.\n```\n\n\
     Here `lamps` is taken as a list, for its plural. It is a note, not a warning: pages that are right have some as well. \
     `--verbose` and the formats for tools show them, and a level in the settings makes them louder. The provider's schema \
     or an overlay settles each.";

    /// A page leaves out fields that others tell of.
    UnlistedFields, "unlisted-fields", Note,
    "A page does not name fields that others tell of. Most often it is the page of a data source, and the resource of the same \
     name has them:\n\n\
     ```text\nacme_lamp, the resource: name, watts, color, arn\nacme_lamp, the data source: name, watts\n```\n\n\
     Some are nothing that can be read. But where a page leaves one out, it is more than twice as often incomplete as where \
     it names all of them: about one in two such data sources has a field that its page does not name. It is told as well \
     where an example reads an attribute that the page of its type does not name, and where nearly all other pages of the provider \
     name something; of these notes more than half are right. The provider's schema or an overlay settles it.";

    /// A page states no timeouts, though there may be some.
    UnstatedTimeouts, "unstated-timeouts", Note,
    "The page of a resource states no timeouts, though its objects take time: it has a `status` or a `state`, or the pages of its \
     provider state no timeouts at all, though many of them tell of states.\n\n\
     ```text\n* `status` - Whether the lamp is lit yet.\n```\n\n\
     About one in three such resources has a `timeouts` block that its page does not name. The provider's schema settles it.";

    /// A default that its argument cannot take.
    DefaultMismatch, "default-mismatch", Warning,
    "The default that a document states is not of the argument's type, not among its values, or outside its range:\n\n\
     ```text\n* `watts` - (Optional) Number between `5` and `60`. Defaults to `100`.\n```\n\n\
     Correct the default, the type or the rule, in the document or in an overlay.";

    /// A correction that names nothing.
    UnknownOverlayTarget, "unknown-overlay-target", Error,
    "An overlay corrects a type, an argument, an attribute or a block that does not exist:\n\n\
     ```yaml\noverlay: example_thing\ncorrections:\n- reason: The provider counts.\n  argument: sise\n  \
     set: {type: number}\n```\n\n\
     Either the name is mistyped, or the documents have changed since. Correct the name, declare what is missing with \
     `add:`, or remove the correction.";

    /// A correction that changes nothing.
    IneffectiveOverlay, "ineffective-overlay", Error,
    "A correction in an overlay says what the documents say anyway:\n\n\
     ```yaml\noverlay: example_thing\ncorrections:\n- reason: The page lacked the type.\n  argument: size\n  \
     set: {type: number}\n```\n\n\
     Documents improve. Remove the correction, so that the overlay shows what is still wrong.";

    /// A page says that it describes another kind of thing than its folder holds.
    KindMismatch, "kind-mismatch", Warning,
    "The first heading of the page says `Resource:`, but the page lies in a folder of data sources (`d`, \
     `data-sources`). It is read as a data source.\n\n\
     Write `# Data Source: acme_example`.";

    /// A page says that it describes another type than its file and its examples do.
    TypeMismatch, "type-mismatch", Warning,
    "The first heading of the page names one type, but the file is named after another one, which the examples use and \
     the one of the heading they do not. The page is read as one about the other type: headings are copied from other \
     pages and then forgotten.\n\n\
     Write the type's own name into the heading.";

    /// An argument is said to be a block, but nothing describes the block.
    UndescribedBlock, "undescribed-block", Warning,
    "The text of an argument calls it a block, or points to a section about it, but the page has no section, list or \
     anchor that could be the one. The block is taken as one without members.\n\n\
     Add a section with a heading or an intro that names the block (``The `rule` block supports the following:``), \
     or describe the members in an overlay.";

    /// A section describes a block that nothing refers to.
    UnlinkedSection, "unlinked-section", Warning,
    "A section describes a block, but no argument or attribute of the page has its name or links to it, so that its \
     members belong nowhere.\n\n\
     List the block among the arguments of the block it stands in, or link to the section from there.";

    /// The values of an argument are stated elsewhere.
    ValuesBehindLink, "values-behind-link", Warning,
    "The text of an argument says that only some values are valid, but not which: they stand behind a link. \
     Any value is accepted.\n\n\
     State the values in the text or in an overlay.";

    /// A marker has a slip of the pen.
    MisspeltMarker, "misspelt-marker", Warning,
    "A marker is `Required` or `Optional` but for one letter too many, too few, wrong, or two that are swapped:\n\n\
     ```markdown\n* `size` - (Requird) Size of the box.\n```\n\n\
     The nearest word is taken. Correct it: other readers may take it for description.";

    /// A range ends below where it begins.
    SwappedRange, "swapped-range", Warning,
    "A range has its greater number first:\n\n\
     ```markdown\n* `size` - (Optional) Size of the box. Must be between 90 and 5.\n```\n\n\
     No value would obey, so no rule is made of it. Write the smaller number first, or state the rule in an overlay.";

    /// The head of a page is not what a head is.
    FrontMatter, "front-matter", Warning,
    "The front matter of the page (the lines between two `---` at its beginning) is not YAML, or has no end.\n\n\
     The page is read without it; its subcategory and description are not known.";

    /// Lists in lists in lists.
    NestedTooDeep, "nested-too-deep", Warning,
    "A list is nested deeper than any resource is. The text of the deeper items is kept with the deepest item that is \
     read, but no arguments are made of it.\n\n\
     Describe nested blocks in sections of their own and link to them.";
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

#[cfg(feature = "serde")]
impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
