//! The families of rules, in words for people.

use std::fmt;

/// A family of rules: what such a rule demands, how pages say it, and what becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleFamily {
    /// Its name in summaries, overlays and `--format rules`; see [`Check::family`](crate::model::Check::family).
    pub name: &'static str,
    /// What it demands.
    pub meaning: &'static str,
    /// A sentence that states one, about an argument beside `size`, `mode` and `name`.
    pub sentence: &'static str,
    /// The rule as a document or an overlay in YAML states it.
    pub yaml: &'static str,
    /// What becomes of it in Rust, beyond the check at synth.
    pub in_rust: &'static str,
}

impl RuleFamily {
    /// All families, those of single arguments first.
    pub const ALL: &'static [Self] = &[
        Self {
            name: "one_of",
            meaning: "The value is one of a set. If the page leaves the set open (\"include\"), it is shown but not enforced.",
            sentence: "Valid values are `FAST` and `SLOW`.",
            yaml: "one_of: [FAST, SLOW]",
            in_rust: "an enum",
        },
        Self {
            name: "range",
            meaning: "The number lies within two bounds, or on the right side of one.",
            sentence: "Must be between 5 and 60.",
            yaml: "range: {min: 5, max: 60}",
            in_rust: "a compile error where the derive sees the number",
        },
        Self {
            name: "measure",
            meaning: "The text is a number with a unit, and the number lies in a range.",
            sentence: "Must be between 60s and 600s.",
            yaml: "measure: {min: 60, max: 600, unit: s}",
            in_rust: "a compile error where the derive sees the text",
        },
        Self {
            name: "length",
            meaning: "The text has a certain number of characters.",
            sentence: "Must be between 1 and 64 characters long.",
            yaml: "length: {min: 1, max: 64}",
            in_rust: "a compile error where the derive sees the text",
        },
        Self {
            name: "items",
            meaning: "The list, set, map or repeated block has a certain number of items.",
            sentence: "Can have up to 3 items.",
            yaml: "items: {max: 3}",
            in_rust: "a compile error where the derive sees all items",
        },
        Self {
            name: "multiple_of",
            meaning: "The number is a multiple of another.",
            sentence: "Must be a multiple of 64.",
            yaml: "multiple_of: 64",
            in_rust: "a compile error where the derive sees the number",
        },
        Self {
            name: "pattern",
            meaning: "The text matches a regular expression. Checked by the compiler of documents and by the derive; the runtime has no \
                      engine for it.",
            sentence: "Must match the regular expression `^[a-z]+$`.",
            yaml: "pattern: '^[a-z]+$'",
            in_rust: "a compile error where the derive sees the text",
        },
        Self {
            name: "characters",
            meaning: "The text is made of certain characters.",
            sentence: "May contain only lowercase letters, numbers and hyphens.",
            yaml: "characters: {only: 'a-z0-9\\-'}",
            in_rust: "a compile error where the derive sees the text",
        },
        Self {
            name: "affixes",
            meaning: "The text begins or ends with a given text, or must not.",
            sentence: "Must begin with `arn:`.",
            yaml: "affixes: {begins: ['arn:']}",
            in_rust: "a compile error where the derive sees the text",
        },
        Self {
            name: "template",
            meaning: "The text follows a pattern with placeholders.",
            sentence: "Must be in the format `projects/{project}/topics/{topic}`.",
            yaml: "template: ['projects/{project}/topics/{topic}']",
            in_rust: "a compile error where the derive sees the text",
        },
        Self {
            name: "format",
            meaning: "The text has a well-known form: an ARN, a CIDR block, a date, JSON.",
            sentence: "Must be a CIDR block.",
            yaml: "format: cidr",
            in_rust: "a compile error where the derive sees the text",
        },
        Self {
            name: "required_when",
            meaning: "The argument must be set when something else holds. What is always required is no rule, but a builder that does \
                      not compile without it.",
            sentence: "Required when `mode` is `FAST`.",
            yaml: "required_when: {mode: FAST}",
            in_rust: "a compile error where the derive sees both",
        },
        Self {
            name: "only_when",
            meaning: "The argument may be set only when something else holds.",
            sentence: "Only valid when `mode` is `FAST`.",
            yaml: "only_when: {mode: FAST}",
            in_rust: "a compile error where the derive sees both",
        },
        Self {
            name: "conflicts_with",
            meaning: "The argument must not be set together with another.",
            sentence: "Conflicts with `size`.",
            yaml: "conflicts_with: [size]",
            in_rust: "a compile error where the derive sees both",
        },
        Self {
            name: "required_with",
            meaning: "The argument may be set only together with others.",
            sentence: "Requires `size`.",
            yaml: "required_with: [size]",
            in_rust: "a compile error where the derive sees both",
        },
        Self {
            name: "exactly_one",
            meaning: "Exactly one of several arguments is set.",
            sentence: "Exactly one of `size` or `name` must be specified.",
            yaml: "groups: [{exactly_one: [size, name]}]",
            in_rust: "a compile error where the derive sees all of them",
        },
        Self {
            name: "at_least_one",
            meaning: "At least one of several arguments is set.",
            sentence: "At least one of `size` or `name` must be specified.",
            yaml: "groups: [{at_least_one: [size, name]}]",
            in_rust: "a compile error where the derive sees all of them",
        },
        Self {
            name: "at_most_one",
            meaning: "At most one of several arguments is set.",
            sentence: "Only one of `size` and `name` can be specified.",
            yaml: "groups: [{at_most_one: [size, name]}]",
            in_rust: "a compile error where the derive sees all of them",
        },
        Self {
            name: "all_or_none",
            meaning: "Several arguments are set together, or none of them is.",
            sentence: "`size` and `name` must be specified together.",
            yaml: "groups: [{all_or_none: [size, name]}]",
            in_rust: "a compile error where the derive sees all of them",
        },
        Self {
            name: "default",
            meaning: "What the provider takes when nothing is set. It is never written: a provider may change it.",
            sentence: "Defaults to `30`.",
            yaml: "default: 30",
            in_rust: "a line of the setter's documentation",
        },
    ];

    /// The family of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|family| family.name == name)
    }
}

/// For a terminal.
impl fmt::Display for RuleFamily {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "rule family {}\n\n{}\n", self.name, self.meaning)?;
        writeln!(f, "on a page:     {}", self.sentence)?;
        writeln!(f, "in YAML:       {}", self.yaml)?;
        write!(f, "in Rust:       {}, and a check at synth", self.in_rust)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::{Document, Options, compile_documents};
    use crate::model::Resource;
    use crate::source::SourceFile;

    fn compiled(name: &str, text: String) -> Resource {
        let document = Document { file: SourceFile::new(name, text), name: name.to_owned() };
        let compilation = compile_documents(&[document], &Options::default(), &|_| ());
        let found: Vec<String> = compilation.diagnostics.iter().map(|one| one.message.clone()).collect();
        compilation.schema.resources.into_iter().next().unwrap_or_else(|| panic!("{name}: {found:?}"))
    }

    /// The families of all that is stated about a type.
    fn families(resource: &Resource) -> Vec<String> {
        let arguments = || resource.root.arguments.iter();
        let rules =
            arguments().flat_map(|argument| &argument.rules).map(|rule| rule.check.family().to_owned());
        let defaults = arguments().flat_map(|argument| &argument.defaults).map(|_| "default".to_owned());
        let groups = resource.root.groups.iter().map(|group| {
            let kind = serde_json::to_value(group.kind).expect("a name");
            kind.as_str().expect("a name").to_owned()
        });
        rules.chain(defaults).chain(groups).collect()
    }

    #[test]
    fn every_sentence_states_its_family() {
        for family in RuleFamily::ALL {
            let what = if family.name == "items" { "A list of names." } else { "What it is." };
            let page = format!(
                "# Resource: acme_thing\n\n## Argument Reference\n\n* `size` - (Optional) A size.\n* `mode` - (Optional) A mode.\n\
                 * `name` - (Optional) A name.\n* `own` - (Optional) {what} {}\n",
                family.sentence
            );
            let stated = families(&compiled("thing.md", page));
            assert!(stated.contains(&family.name.to_owned()), "{}: {stated:?}", family.sentence);
        }
    }

    #[test]
    fn every_family_can_be_stated_in_yaml() {
        for family in RuleFamily::ALL {
            let numeric = ["range", "multiple_of", "default"].contains(&family.name);
            let ty = if family.name == "items" {
                "list(string)"
            } else if numeric {
                "number"
            } else {
                "string"
            };
            let (own, after) = match family.yaml.strip_prefix("groups") {
                Some(_) => (String::new(), family.yaml),
                None => (format!(", {}", family.yaml), ""),
            };
            let text = format!(
                "resource: acme_thing\ndescription: A thing.\narguments:\n  size: {{type: string}}\n  mode: {{type: string}}\n  \
                 name: {{type: string}}\n  own: {{type: {ty}{own}}}\n{after}\n"
            );
            let stated = families(&compiled("thing.yaml", text));
            assert!(stated.contains(&family.name.to_owned()), "{}: {stated:?}", family.yaml);
        }
    }
}
