//! Documentation of each kind of generated item.

use super::markdown::{Links, sanitize, sanitize_line};
use super::text::{code, code_block, escaped, plain};
use super::{fold, rules};
use ferroform_schema::model::{
    Argument, Attribute, Basis, Block, Deprecation, EnumValue, Evidence, Example, ExampleLanguage, Presence,
    Resource, ResourceKind, Sourced,
};
use ferroform_schema::places::Places;

/// What the documentation of one type is written with.
#[derive(Debug, Clone, Copy)]
pub struct Writer<'a> {
    /// Where relative links lead.
    pub links: Links<'a>,
    /// Whether the document's examples are kept.
    pub examples: bool,
    /// How places in documents are written.
    pub places: Places<'a>,
}

impl Writer<'_> {
    /// Documentation of a setter.
    #[must_use]
    pub fn setter(&self, argument: &Argument) -> String {
        let mut parts = vec![self.described(&argument.name, argument.description.as_ref())];
        parts.extend(self.deprecation(argument.deprecated.as_ref()));
        let mut facts = Vec::new();
        let required = argument.presence.value == Presence::Required;
        facts.push(if required { "Required.".to_owned() } else { "Optional.".to_owned() });
        facts.extend(argument.defaults.iter().map(rules::default));
        facts.extend(argument.rules.iter().map(rules::rule));
        if is_true(argument.force_new.as_ref()) {
            facts.push("A change replaces the resource.".to_owned());
        }
        if is_true(argument.sensitive.as_ref()) {
            facts.push("Sensitive.".to_owned());
        }
        if is_true(argument.write_only.as_ref()) {
            facts.push("Written only: it is never read back.".to_owned());
        }
        if is_true(argument.computed.as_ref()) && !required {
            facts.push("The provider fills it in when it is not set.".to_owned());
        }
        parts.push(list(&facts));
        let notes = argument.notes.iter().map(|note| self.markdown(&note.value));
        parts.extend(
            notes
                .filter(|note| !parts.first().is_some_and(|first| first.contains(note.as_str())))
                .collect::<Vec<_>>(),
        );
        parts.extend(self.documented_at(&argument.declared));
        paragraphs(parts)
    }

    /// Documentation of a reference to an argument.
    #[must_use]
    pub fn argument_getter(&self, argument: &Argument) -> String {
        let what = format!("The value of the argument {}.", code(&argument.name));
        paragraphs([what].into_iter().chain(self.deprecation(argument.deprecated.as_ref())))
    }

    /// Documentation of a reference to an attribute.
    #[must_use]
    pub fn attribute_getter(&self, attribute: &Attribute) -> String {
        let mut parts = vec![self.described(&attribute.name, attribute.description.as_ref())];
        parts.extend(self.deprecation(attribute.deprecated.as_ref()));
        if is_true(attribute.sensitive.as_ref()) {
            parts.push("Sensitive.".to_owned());
        }
        parts.extend(self.documented_at(&attribute.declared));
        paragraphs(parts)
    }

    /// Documentation of a module.
    #[must_use]
    pub fn module(&self, resource: &Resource) -> String {
        let mut parts = vec![title(resource)];
        parts.extend(resource.description.as_ref().map(|text| self.markdown(&text.value)));
        parts.extend(self.deprecation(resource.deprecated.as_ref()));
        parts.extend(resource.notes.iter().map(|note| self.markdown(&note.value)));
        parts.extend(self.import(resource));
        parts.extend(timeouts(resource));
        if self.examples {
            parts.extend(examples(&resource.examples));
        }
        parts.push(format!("Compiled from {}.", code(&resource.document)));
        paragraphs(parts)
    }

    /// Documentation of a construct.
    #[must_use]
    pub fn construct(&self, resource: &Resource) -> String {
        let described = resource.description.as_ref().map(|text| self.markdown(&text.value));
        paragraphs(
            [title(resource)]
                .into_iter()
                .chain(described)
                .chain(self.deprecation(resource.deprecated.as_ref())),
        )
    }

    /// Documentation of a nested block that stands under an argument.
    #[must_use]
    pub fn block(&self, argument: &Argument, block: &Block) -> String {
        let mut parts = vec![format!("The block {}.", code(&argument.name))];
        parts.extend(argument.description.as_ref().map(|text| self.markdown(&text.value)));
        parts.extend(block.notes.iter().map(|note| self.markdown(&note.value)));
        parts.extend(groups(block));
        parts.extend(self.documented_at(&block.described));
        paragraphs(parts)
    }

    /// Documentation of the builder of a resource.
    #[must_use]
    pub fn builder(&self, resource: &Resource) -> String {
        let mut parts = vec![format!("The arguments of {}.", code(&resource.type_name))];
        parts.extend(resource.root.notes.iter().map(|note| self.markdown(&note.value)));
        parts.extend(groups(&resource.root));
        paragraphs(parts)
    }

    /// Documentation of an enum.
    #[must_use]
    pub fn enumeration(&self, argument: &str, open: bool) -> String {
        let values = format!("Values of {}.", code(argument));
        let others = open.then(|| "The document does not rule other values out.".to_owned());
        paragraphs([values].into_iter().chain(others))
    }

    /// Documentation of a variant.
    #[must_use]
    pub fn variant(&self, value: &EnumValue) -> String {
        let mut text = code(&value.value);
        if let Some(note) = &value.note {
            text.push_str(": ");
            text.push_str(&sanitize_line(note, self.links));
        }
        if let Some(when) = &value.when {
            text.push_str(&format!("\n\nOnly when {}.", rules::condition(when)));
        }
        text
    }

    /// Why a thing should not be used, as plain text for the compiler's warning.
    #[must_use]
    pub fn deprecated(deprecation: Option<&Sourced<Deprecation>>) -> Option<String> {
        deprecation.map(|deprecation| fold(&plain(&deprecation.value.text)))
    }

    fn documented_at(&self, bases: &[Basis]) -> Option<String> {
        let at = &bases.first().filter(|basis| basis.evidence > Evidence::Convention)?.at;
        let place = format!("{}:{}", self.places.shown(&at.path), at.line);
        Some(format!("Documented at {}.", code(&place)))
    }

    fn markdown(&self, text: &str) -> String {
        sanitize(text, self.links)
    }

    fn described(&self, name: &str, description: Option<&Sourced<String>>) -> String {
        let text = description.map(|text| self.markdown(&text.value)).unwrap_or_default();
        if text.is_empty() { format!("{}.", code(name)) } else { text }
    }

    fn deprecation(&self, deprecation: Option<&Sourced<Deprecation>>) -> Option<String> {
        let deprecation = &deprecation?.value;
        let replacement =
            deprecation.replacement.as_ref().map(|name| format!(" Use {} instead.", code(name)));
        Some(format!(
            "**Deprecated.** {}{}",
            sanitize_line(&deprecation.text, self.links),
            replacement.unwrap_or_default()
        ))
    }

    fn import(&self, resource: &Resource) -> Option<String> {
        let import = resource.import.as_ref()?;
        let mut parts = vec!["# Import".to_owned()];
        if let Some(template) = &import.template {
            parts.push(format!("By the id {}.", code(&template.value)));
        }
        let samples: Vec<String> = import.samples.iter().map(|sample| code(&sample.value)).collect();
        if !samples.is_empty() {
            parts.push(format!("For example: {}.", samples.join(", ")));
        }
        parts.extend(import.notes.iter().map(|note| self.markdown(&note.value)));
        Some(parts.join("\n\n"))
    }
}

fn is_true(fact: Option<&Sourced<bool>>) -> bool {
    fact.is_some_and(|fact| fact.value)
}

fn title(resource: &Resource) -> String {
    let what = match resource.kind {
        ResourceKind::Provider => "The configuration of the provider",
        ResourceKind::Resource => "The resource",
        ResourceKind::DataSource => "The data source",
    };
    format!("{what} {}.", code(&resource.type_name))
}

fn timeouts(resource: &Resource) -> Option<String> {
    let facts: Vec<String> = resource
        .timeouts
        .iter()
        .map(|timeout| match &timeout.default {
            Some(default) => format!("{}: {} by default.", code(&timeout.operation), code(default)),
            None => format!("{}.", code(&timeout.operation)),
        })
        .collect();
    (!facts.is_empty()).then(|| format!("# Timeouts\n\n{}", list(&facts)))
}

/// The examples in Terraform's own language, or all where there are none in it.
fn examples(examples: &[Example]) -> Option<String> {
    let hcl: Vec<&Example> = examples.iter().filter(|e| e.language == ExampleLanguage::Hcl).collect();
    let kept = if hcl.is_empty() { examples.iter().collect() } else { hcl };
    let mut parts = Vec::new();
    for example in kept {
        parts.extend(example.title.as_ref().map(|title| format!("**{}**", escaped(&fold(title)))));
        parts.push(code_block(&example.code));
    }
    (!parts.is_empty()).then(|| format!("# Examples\n\n{}", parts.join("\n\n")))
}

fn groups(block: &Block) -> Option<String> {
    let facts: Vec<String> = block.groups.iter().map(rules::group).collect();
    (!facts.is_empty()).then(|| list(&facts))
}

fn list(facts: &[String]) -> String {
    facts.iter().map(|fact| format!("* {}", fact.replace('\n', "\n  "))).collect::<Vec<_>>().join("\n")
}

fn paragraphs(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docs::markdown::tests::harmless;
    use ferroform_schema::model::{Check, Condition, Default, DefaultValue, Rule, Standing, Type, ValueSet};
    use proptest::prelude::*;

    fn unsourced<T>(value: T) -> Sourced<T> {
        Sourced { value, bases: vec![] }
    }

    /// An argument about which a document says nothing but `text`.
    fn argument(text: &str) -> Argument {
        let text = || text.to_owned();
        let rule = |check| Rule {
            check,
            when: Some(Condition::Words(text())),
            standing: Standing::Contradicted { by: text() },
            text: text(),
            bases: vec![],
        };
        let value = EnumValue { value: text(), note: Some(text()), when: Some(Condition::Context(text())) };
        Argument {
            name: text(),
            presence: unsourced(Presence::Optional),
            computed: None,
            ty: unsourced(Type::String),
            description: Some(unsourced(text())),
            defaults: vec![Default {
                value: DefaultValue::Words(text()),
                when: Some(Condition::Set(text())),
                text: text(),
                bases: vec![],
            }],
            rules: vec![
                rule(Check::OneOf(ValueSet { values: vec![value], closed: false })),
                rule(Check::Pattern(text())),
                rule(Check::ConflictsWith(vec![text(), text()])),
            ],
            force_new: None,
            sensitive: None,
            write_only: None,
            deprecated: Some(unsourced(Deprecation { text: text(), replacement: Some(text()) })),
            notes: vec![unsourced(text())],
            declared: vec![],
        }
    }

    proptest! {
        #[test]
        fn whatever_the_document_says_rustdoc_takes_it(text in "[-a1.`*_#<>&\\[\\]()!:/|~=+ \n\t\\\\h\u{202e}]{0,40}") {
            let links = Links { base: Some("https://example.com") };
            let writer = Writer { links, examples: true, places: Places::of_document(&text) };
            let argument = argument(&text);
            harmless(&writer.setter(&argument));
            harmless(&writer.argument_getter(&argument));
            harmless(&writer.block(&argument, &Block::default()));
            harmless(&writer.enumeration(&text, true));
            let value = EnumValue { value: text.clone(), note: Some(text.clone()), when: None };
            harmless(&writer.variant(&value));
        }
    }
}
