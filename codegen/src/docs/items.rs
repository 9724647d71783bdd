//! Documentation of each kind of generated item.

use super::lead::without_lead;
use super::pointers::without_pointers;
use super::restated::without_restated;
use super::tree::words;
use super::{Block as Part, Documentation, Inline, Links, line, markdown, rules};
use ferroform_schema::document_paths::DocumentPaths;
use ferroform_schema::model::{
    Argument, Attribute, Basis, Block, Condition, Deprecation, EnumValue, Evidence, Example, ExampleLanguage,
    Function, Member, Presence, Resource, ResourceKind, Sourced,
};
use ferroform_schema::visible::one_line;

/// An example of a document as a program over the bindings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RustExample {
    /// The program.
    pub text: String,
    /// Whether `cargo test` of the bindings compiles it: only where the documents are one's own. It never runs.
    pub compiled: bool,
}

/// What the documentation of one type is written with.
#[derive(Debug, Clone, Copy)]
pub struct Writer<'a> {
    /// Where relative links lead.
    pub links: Links<'a>,
    /// Whether the document's examples are kept.
    pub examples: bool,
    /// How places in documents are written.
    pub places: DocumentPaths<'a>,
}

impl Writer<'_> {
    /// Documentation of a setter.
    #[must_use]
    pub fn setter(&self, argument: &Argument) -> Documentation {
        let described = self.described(&argument.name, argument.description.as_ref());
        let description = words(&described);
        let required = argument.presence.value == Presence::Required;
        let mut facts = vec![said(if required { "Required." } else { "Optional." })];
        facts.extend(argument.defaults.iter().map(rules::default));
        facts.extend(argument.rules.iter().map(rules::rule));
        if is_true(argument.force_new.as_ref()) {
            facts.push(said("A change replaces the resource."));
        }
        if is_true(argument.sensitive.as_ref()) {
            facts.push(said("Sensitive."));
        }
        if is_true(argument.write_only.as_ref()) {
            facts.push(said("Written only: it is never read back."));
        }
        if is_true(argument.computed.as_ref()) && !required {
            facts.push(said("The provider fills it in when it is not set."));
        }
        let stated = argument.rules.iter().map(|rule| rule.text.as_str());
        let mut parts = without_restated(described, stated, &facts);
        parts.extend(self.deprecation(argument.deprecated.as_ref()));
        parts.push(list(facts));
        for note in &argument.notes {
            let note = self.markdown(&note.value);
            if !description.contains(&words(&note)) {
                parts.extend(note);
            }
        }
        parts.extend(self.documented_at(&argument.declared));
        Documentation::of(parts)
    }

    /// Documentation of a reference to an argument.
    #[must_use]
    pub fn argument_getter(&self, argument: &Argument) -> Documentation {
        let Some(deprecation) = self.deprecation(argument.deprecated.as_ref()) else {
            return Documentation::value_of(&argument.name);
        };
        Documentation::of(vec![about("The value of the argument ", &argument.name), deprecation])
    }

    /// Documentation of a reference to an attribute.
    #[must_use]
    pub fn attribute_getter(&self, attribute: &Attribute) -> Documentation {
        let mut parts = self.described(&attribute.name, attribute.description.as_ref());
        parts.extend(self.deprecation(attribute.deprecated.as_ref()));
        if is_true(attribute.sensitive.as_ref()) {
            parts.push(Part::Paragraph(said("Sensitive.")));
        }
        parts.extend(self.documented_at(&attribute.declared));
        Documentation::of(parts)
    }

    /// Documentation of a module.
    #[must_use]
    pub fn module(&self, resource: &Resource) -> Documentation {
        self.module_with(resource, &|_| None)
    }

    /// Documentation of a module whose examples are shown in Rust first, as far as `rust` gives them for their code.
    #[must_use]
    pub fn module_with(
        &self,
        resource: &Resource,
        rust: &dyn Fn(&str) -> Option<RustExample>,
    ) -> Documentation {
        let mut parts = vec![title(resource)];
        parts.extend(self.texts(&resource.description));
        parts.extend(self.deprecation(resource.deprecated.as_ref()));
        parts.extend(self.texts(&resource.notes));
        parts.extend(self.import(resource));
        parts.extend(timeouts(resource));
        if self.examples {
            parts.extend(examples(&resource.examples, rust));
        }
        parts.push(about("Compiled from ", &resource.document));
        Documentation::of(parts)
    }

    /// Documentation of a construct.
    #[must_use]
    pub fn construct(&self, resource: &Resource) -> Documentation {
        let mut parts = vec![title(resource)];
        parts.extend(self.texts(&resource.description));
        parts.extend(self.deprecation(resource.deprecated.as_ref()));
        Documentation::of(parts)
    }

    /// Documentation of a nested block that stands under an argument or attribute of this name.
    #[must_use]
    pub fn block(&self, name: &str, description: Option<&Sourced<String>>, block: &Block) -> Documentation {
        let mut parts = vec![about("The block ", name)];
        parts.extend(without_pointers(self.texts(description)));
        parts.extend(self.texts(&block.notes));
        parts.extend(groups(block));
        parts.extend(self.documented_at(&block.described));
        Documentation::of(parts)
    }

    /// Documentation of the builder of a resource.
    #[must_use]
    pub fn builder(&self, resource: &Resource) -> Documentation {
        let mut parts = vec![about("Builder of ", &resource.type_name)];
        parts.extend(self.texts(&resource.root.notes));
        parts.extend(groups(&resource.root));
        Documentation::of(parts)
    }

    /// Documentation of an enum.
    #[must_use]
    pub fn enumeration(&self, argument: &str, open: bool) -> Documentation {
        let mut parts = vec![about("Values of ", argument)];
        if open {
            parts.push(Part::Paragraph(said("The document does not rule other values out.")));
        }
        Documentation::of(parts)
    }

    /// Documentation of a variant.
    #[must_use]
    pub fn variant(&self, value: &EnumValue) -> Documentation {
        let mut first = vec![Inline::code(&value.value)];
        if let Some(note) = &value.note {
            first.push(Inline::text(": "));
            first.extend(line(note, self.links));
        }
        let mut parts = vec![Part::Paragraph(first)];
        let noted = value.note.as_deref().unwrap_or_default();
        if let Some(when) = value.when.as_ref().filter(|when| !is_said(when, noted)) {
            let mut sentence = vec![Inline::text("Only when ")];
            sentence.extend(rules::condition(when));
            sentence.push(Inline::text("."));
            parts.push(Part::Paragraph(sentence));
        }
        Documentation::of(parts)
    }

    /// Why a thing should not be used: the compiler shows it as it is, and rustdoc as Markdown.
    #[must_use]
    pub fn deprecated(deprecation: Option<&Sourced<Deprecation>>) -> Option<Documentation> {
        deprecation.map(|deprecation| Documentation::note(&deprecation.value.text))
    }

    fn documented_at(&self, bases: &[Basis]) -> Option<Part> {
        let at = &bases.first().filter(|basis| basis.evidence > Evidence::Convention)?.at;
        Some(about("Documented at ", &format!("{}:{}", self.places.shown(&at.path), at.line)))
    }

    fn markdown(&self, text: &str) -> Vec<Part> {
        without_lead(markdown(text, self.links))
    }

    fn texts<'t>(&self, texts: impl IntoIterator<Item = &'t Sourced<String>>) -> Vec<Part> {
        texts.into_iter().flat_map(|text| self.markdown(&text.value)).collect()
    }

    fn described(&self, name: &str, description: Option<&Sourced<String>>) -> Vec<Part> {
        let text = without_pointers(self.texts(description));
        if words(&text).is_empty() { vec![about("", name)] } else { text }
    }

    fn deprecation(&self, deprecation: Option<&Sourced<Deprecation>>) -> Option<Part> {
        let Deprecation { text, replacement } = &deprecation?.value;
        let ours = Inline::Strong(said("Deprecated."));
        // A mark begins with the word, and often says no more.
        let mark = text.trim_matches(|c: char| !c.is_alphanumeric());
        let mut sentence = match mark.get(.."deprecated".len()) {
            Some(word) if word.eq_ignore_ascii_case("deprecated") => {
                if word == mark {
                    vec![ours]
                } else {
                    line(text, self.links)
                }
            }
            _ => [ours, Inline::text(" ")].into_iter().chain(line(text, self.links)).collect(),
        };
        let mut names = text.split(|c: char| !c.is_alphanumeric() && c != '_');
        if let Some(name) = replacement.as_ref().filter(|name| !names.any(|said| said == *name)) {
            sentence.extend([Inline::text(" Use "), Inline::code(name), Inline::text(" instead.")]);
        }
        Some(Part::Paragraph(sentence))
    }

    fn import(&self, resource: &Resource) -> Vec<Part> {
        let Some(import) = &resource.import else { return Vec::new() };
        let mut parts = vec![Part::Heading("Import")];
        let mut sentence = said("By an id");
        if let Some(template) = &import.template {
            sentence.extend([Inline::text(" of the form "), Inline::code(&template.value)]);
        }
        for (i, sample) in import.samples.iter().enumerate() {
            sentence.push(Inline::text(match i {
                0 if import.template.is_some() => ", such as ",
                0 => " such as ",
                _ if i + 1 == import.samples.len() => " or ",
                _ => ", ",
            }));
            sentence.push(Inline::code(&sample.value));
        }
        if sentence.len() > 1 {
            sentence.push(Inline::text("."));
            parts.push(Part::Paragraph(sentence));
        }
        parts.extend(self.texts(&import.notes));
        parts
    }
}

/// Whether a text of the document says a condition already, by what the condition is about.
fn is_said(condition: &Condition, text: &str) -> bool {
    match condition {
        Condition::Context(words) | Condition::Words(words) => text.contains(words.as_str()),
        Condition::Set(argument) => text.contains(argument.as_str()),
        Condition::Is { argument, values } => {
            text.contains(argument.as_str()) && values.iter().all(|value| text.contains(value.as_str()))
        }
        Condition::Not(inner) => is_said(inner, text),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().all(|part| is_said(part, text)),
    }
}

fn is_true(fact: Option<&Sourced<bool>>) -> bool {
    fact.is_some_and(|fact| fact.value)
}

/// A sentence of ours.
fn said(text: &str) -> Vec<Inline> {
    vec![Inline::text(text)]
}

/// A sentence that ends in a name.
fn about(text: &str, name: &str) -> Part {
    Part::paragraph([Inline::text(text), Inline::code(name), Inline::text(".")])
}

/// Documentation of a typed call.
#[must_use]
pub fn function(function: &Function, links: Links<'_>, with_examples: bool) -> Documentation {
    let mut parts = match &function.description {
        Some(description) => markdown(&description.value, links),
        None => vec![about("Calls the function ", &function.name)],
    };
    let described = function.parameters.iter().chain(&function.variadic).map(|parameter| {
        let mut text = vec![Inline::code(&parameter.name)];
        if let Some(description) = &parameter.description {
            text.push(Inline::text(": "));
            text.extend(line(description, links));
        }
        text
    });
    let described: Vec<_> = described.collect();
    if !described.is_empty() {
        parts.push(list(described));
    }
    if with_examples {
        parts.extend(examples(&function.examples, &|_| None));
    }
    let at = &function.at;
    parts.push(about("Documented at ", &format!("{}:{}", one_line(&at.path), at.line)));
    Documentation::of(parts)
}

/// Documentation of a member of what a call gives.
#[must_use]
pub fn member(member: &Member, links: Links<'_>) -> Documentation {
    Documentation::of(match &member.description {
        Some(description) => markdown(description, links),
        None => vec![about("The member ", &member.name)],
    })
}

fn title(resource: &Resource) -> Part {
    let what = match resource.kind {
        ResourceKind::Provider => "The configuration of the provider ",
        ResourceKind::Resource => "The resource ",
        ResourceKind::DataSource => "The data source ",
        ResourceKind::Ephemeral => "The ephemeral resource ",
    };
    about(what, &resource.type_name)
}

fn timeouts(resource: &Resource) -> Vec<Part> {
    if resource.timeouts.is_empty() {
        return Vec::new();
    }
    let facts = resource.timeouts.iter().map(|timeout| {
        let mut fact = vec![Inline::code(&timeout.operation)];
        match &timeout.default {
            Some(default) => {
                fact.extend([Inline::text(": "), Inline::code(default), Inline::text(" by default.")])
            }
            None => fact.push(Inline::text(".")),
        }
        fact
    });
    vec![Part::Heading("Timeouts"), list(facts.collect())]
}

/// The examples in Terraform's own language, or all where there are none in it.
fn examples(examples: &[Example], rust: &dyn Fn(&str) -> Option<RustExample>) -> Vec<Part> {
    let hcl: Vec<&Example> = examples.iter().filter(|e| e.language == ExampleLanguage::Hcl).collect();
    let kept: Vec<&Example> = if hcl.is_empty() { examples.iter().collect() } else { hcl };
    if kept.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![Part::Heading("Examples")];
    for example in kept {
        if let Some(title) = &example.title {
            parts.push(Part::paragraph([Inline::Strong(Inline::text_with_addresses(title.trim()))]));
        }
        let of_terraform = example.language == ExampleLanguage::Hcl;
        if let Some(program) = rust(&example.code).filter(|_| of_terraform) {
            parts.push(Part::rust(&program.text, program.compiled));
            parts.push(Part::Paragraph(said("In Terraform's own language:")));
        }
        parts.push(Part::code(&example.code));
    }
    parts
}

fn groups(block: &Block) -> Option<Part> {
    let facts: Vec<Vec<Inline>> = block.groups.iter().map(rules::group).collect();
    (!facts.is_empty()).then(|| list(facts))
}

fn list(facts: Vec<Vec<Inline>>) -> Part {
    Part::bullets(facts.into_iter().map(|fact| vec![Part::Paragraph(fact)]))
}

#[cfg(test)]
mod tests;
