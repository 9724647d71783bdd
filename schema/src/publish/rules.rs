//! The rules of a schema as a file of their own.

use crate::check::{Witness as Shown, Witnesses};
use crate::model::{
    Argument, Basis, Block, BlockId, Condition, ExampleVerdict, Group, Resource, ResourceKind, Rule, Schema,
};
use crate::visible;
use ferroform_rules::Check;
use serde::Serialize;

/// The version of the format: the first number changes when readers must.
pub const RULES_VERSION: &str = "1.1";

#[derive(Serialize)]
struct File<'s> {
    /// Always `ferroform-rules`.
    format: &'static str,
    format_version: &'static str,
    types: Vec<Type<'s>>,
}

#[derive(Serialize)]
struct Type<'s> {
    kind: ResourceKind,
    #[serde(rename = "type")]
    name: &'s str,
    document: &'s str,
    rules: Vec<Entry<'s>>,
}

/// One rule, default or group.
#[derive(Serialize)]
struct Entry<'s> {
    /// The block that its arguments stand in; absent for the type itself.
    #[serde(skip_serializing_if = "BlockId::is_root")]
    block: BlockId,
    /// The argument it is about, or the arguments of a group.
    arguments: Vec<&'s str>,
    /// `one_of`, `range`, `conflicts_with`, `exactly_one`, `default`, …
    family: &'static str,
    /// The rule as data: what `ferroform schema --format json` has for it.
    says: Says<'s>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<&'s Condition>,
    /// The rule in English.
    in_words: String,
    /// The sentence of the document.
    sentence: &'s str,
    /// What states it, strongest first.
    stated: Vec<Witness<'s>>,
    /// The example that breaks it; such a rule is a warning and no error.
    #[serde(skip_serializing_if = "Option::is_none")]
    contradicted_by: Option<&'s str>,
    /// The examples that touch it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    examples: Vec<Example>,
}

/// An example that obeys a rule, or breaks it.
#[derive(Serialize)]
struct Example {
    obeys: bool,
    file: String,
    line: u32,
    column: u32,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Says<'s> {
    Check(&'s Check),
    Default(&'s crate::model::DefaultValue),
    Group { kind: &'s crate::model::GroupKind },
    Sensitive { sensitive: bool },
}

#[derive(Serialize)]
struct Witness<'s> {
    /// `phrase`, `marker`, `values`, `provider_schema`, `overlay`, …
    by: crate::model::Evidence,
    file: &'s str,
    line: u32,
    column: u32,
}

/// The rules, defaults and groups of all types of a schema as versioned JSON with a newline at its end: each with its
/// argument, its condition, the sentence that states it, where that stands, and the example that contradicts it.
///
/// ```
/// use ferroform_schema::{model::Schema, publish};
/// let text = publish::rules(&Schema::new(Vec::new()));
/// assert!(text.contains("\"format\": \"ferroform-rules\""));
/// ```
#[must_use]
pub fn rules(schema: &Schema) -> String {
    let types = schema.resources.iter().map(of_type).filter(|of| !of.rules.is_empty()).collect();
    let file = File { format: "ferroform-rules", format_version: RULES_VERSION, types };
    // Every part of the model can be written: keys are texts, and numbers are finite.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    visible::json(text)
}

fn of_type(resource: &Resource) -> Type<'_> {
    let shown = Witnesses::of(resource);
    let rules = resource.all_blocks().flat_map(|(id, block)| of_block(&id, block, &shown)).collect();
    Type { kind: resource.kind, name: &resource.type_name, document: &resource.document, rules }
}

fn of_block<'s>(id: &BlockId, block: &'s Block, shown: &Witnesses) -> Vec<Entry<'s>> {
    let arguments = block.arguments.iter().enumerate();
    let arguments = arguments.flat_map(|(position, argument)| of_argument(id, position, argument, shown));
    let groups = block.groups.iter().enumerate();
    arguments.chain(groups.map(|(number, group)| of_group(id, group, shown.of_group(id, number)))).collect()
}

fn of_argument<'s>(
    id: &BlockId,
    position: usize,
    argument: &'s Argument,
    shown: &Witnesses,
) -> Vec<Entry<'s>> {
    let entry = |family, says, in_words, sentence, bases| Entry {
        block: id.clone(),
        arguments: vec![argument.name.as_str()],
        family,
        says,
        when: None,
        in_words,
        sentence,
        stated: witnesses(bases),
        contradicted_by: None,
        examples: Vec::new(),
    };
    let rules = argument.rules.iter().enumerate().map(|(number, rule): (usize, &Rule)| Entry {
        when: rule.when.as_ref(),
        contradicted_by: contradicted(&rule.standing),
        examples: examples(shown.of_rule(id, position, number)),
        ..entry(rule.check.family(), Says::Check(&rule.check), rule.to_string(), &rule.text, &rule.bases)
    });
    let defaults = argument.defaults.iter().map(|default| Entry {
        when: default.when.as_ref(),
        ..entry(
            "default",
            Says::Default(&default.value),
            format!("defaults to {}", default.value),
            &default.text,
            &default.bases,
        )
    });
    let sensitive = argument.sensitive.iter().filter(|sensitive| sensitive.value).map(|sensitive| {
        entry(
            "sensitive",
            Says::Sensitive { sensitive: true },
            "is sensitive".to_owned(),
            "",
            &sensitive.bases,
        )
    });
    rules.chain(defaults).chain(sensitive).collect()
}

fn of_group<'s>(id: &BlockId, group: &'s Group, shown: &[Shown]) -> Entry<'s> {
    Entry {
        block: id.clone(),
        arguments: group.arguments.iter().map(String::as_str).collect(),
        family: group.kind.family(),
        says: Says::Group { kind: &group.kind },
        when: group.when.as_ref(),
        in_words: group.to_string(),
        sentence: &group.text,
        stated: witnesses(&group.bases),
        contradicted_by: contradicted(&group.standing),
        examples: examples(shown),
    }
}

fn examples(shown: &[Shown]) -> Vec<Example> {
    let example = |Shown { at, breaks, .. }: &Shown| Example {
        obeys: breaks.is_none(),
        file: at.path.to_string(),
        line: at.line,
        column: at.column,
    };
    shown.iter().map(example).collect()
}

fn witnesses(bases: &[Basis]) -> Vec<Witness<'_>> {
    bases.iter().map(witness).collect()
}

fn witness(basis: &Basis) -> Witness<'_> {
    Witness { by: basis.evidence, file: &basis.at.path, line: basis.at.line, column: basis.at.column }
}

fn contradicted(standing: &ExampleVerdict) -> Option<&str> {
    match standing {
        ExampleVerdict::Holds => None,
        ExampleVerdict::Contradicted { by } => Some(by),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::{Document, Options, compile_documents};
    use crate::source::SourceFile;

    #[test]
    fn every_rule_has_its_sentence_and_its_place() {
        let page = "# Resource: test_lamp\n\nA lamp.\n\n## Example Usage\n\n```terraform\nresource \"test_lamp\" \"a\" {\n                      kind = \"tall\"\n}\n```\n\n## Argument Reference\n\n* `kind` - (Optional) Valid values: `desk`, `floor`. Defaults to                     `desk`.\n* `watts` - (Optional) Must be between 1 and 90. Conflicts with `kind`.\n";
        let file = SourceFile::new("lamp.md", page);
        let documents = [Document { name: "lamp.md".to_owned(), file }];
        let schema = compile_documents(&documents, &Options::default(), &|_| ()).schema;
        let file: serde_json::Value = serde_json::from_str(&rules(&schema)).expect("JSON");
        let rules = file["types"][0]["rules"].as_array().expect("rules");
        let of =
            |family: &str| rules.iter().find(|rule| rule["family"] == family).expect("one of the family");
        assert_eq!(of("one_of")["arguments"][0], "kind");
        assert!(of("one_of")["contradicted_by"].is_string());
        let example = &of("one_of")["examples"][0];
        assert_eq!((&example["obeys"], &example["line"]), (&false.into(), &9.into()));
        assert_eq!(of("range")["sentence"], "Must be between 1 and 90.");
        assert_eq!(of("range")["stated"][0]["line"], 16);
        assert_eq!(of("default")["says"]["literal"], "desk");
        assert!(of("conflicts_with")["in_words"].as_str().is_some_and(|words| words.contains("`watts`")));
    }
}
