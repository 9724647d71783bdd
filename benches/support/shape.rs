//! A provider of fifty resources with fifteen arguments each, as documents and as the structs that one would write for
//! the two best-known builder derives.

use std::fmt::Write as _;

/// How many resources there are.
pub const RESOURCES: usize = 50;

/// The arguments of each resource: name, type in our documents, type in Rust, whether it is required.
pub const ARGUMENTS: [(&str, &str, &str, bool); 15] = [
    ("name", "string", "String", true),
    ("role_arn", "string", "String", true),
    ("description", "string", "String", false),
    ("comment", "string", "String", false),
    ("engine", "string", "String", false),
    ("engine_version", "string", "String", false),
    ("kms_key_id", "string", "String", false),
    ("subnet_id", "string", "String", false),
    ("capacity", "number", "i64", false),
    ("retention_days", "number", "i64", false),
    ("encrypted", "bool", "bool", false),
    ("public", "bool", "bool", false),
    ("mode", "string", "Mode", false),
    ("security_group_ids", "list(string)", "Vec<String>", false),
    ("tags", "map(string)", "std::collections::BTreeMap<String, String>", false),
];

/// The modes of every resource.
const MODES: [&str; 4] = ["PLAIN", "FAST", "CHEAP", "AUTOMATIC"];

/// The document of one resource, by its file name.
pub fn document(number: usize) -> (String, String) {
    let mut text = format!("resource: acme_thing_{number}\nsubcategory: Things\narguments:\n");
    for (name, kind, _, required) in ARGUMENTS {
        write!(text, "  {name}:\n    type: {kind}\n    description: What {name} of a thing is.\n")
            .expect("text");
        if required {
            text.push_str("    required: true\n");
        }
        if name == "mode" {
            writeln!(text, "    one_of: [{}]", MODES.join(", ")).expect("text");
        }
    }
    text.push_str("attributes:\n  id:\n    type: string\n    description: Id of the thing.\n");
    (format!("thing_{number}.yaml"), text)
}

/// The same resources as plain structs. `derive` is put on each, `required` and `optional` on its fields by their type
/// in Rust.
pub fn structs(derive: &str, field: impl Fn(&str, bool) -> &'static str) -> String {
    let mut text = String::new();
    for number in 0..RESOURCES {
        writeln!(text, "pub mod thing_{number} {{").expect("text");
        writeln!(
            text,
            "    #[derive(Debug, Clone, Copy)]\n    pub enum Mode {{ Plain, Fast, Cheap, Automatic }}"
        )
        .expect("text");
        writeln!(text, "    #[derive(Debug, Clone, {derive})]\n    pub struct Thing{number} {{")
            .expect("text");
        for (name, _, kind, required) in ARGUMENTS {
            let attribute = field(kind, required);
            let kind = if required { kind.to_owned() } else { format!("Option<{kind}>") };
            writeln!(text, "        {attribute}\n        pub {name}: {kind},").expect("text");
        }
        text.push_str("    }\n}\n");
    }
    text
}
