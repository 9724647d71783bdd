//! What the page of a data source leaves out, though the resource of the same name has it.
//!
//! Counted on the pages of ten providers with their schemas, among data sources that nothing else was doubted about: of those
//! that name all fields of their resource one in six is wrong in something, most often by a missing attribute; of the others
//! nearly half are.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Argument, Attribute, Basis, Block, Evidence, Resource, ResourceKind};
use crate::source::Location;
use ferroform_rules::enumeration;
use std::collections::BTreeSet;

/// How many of the fields are named.
const NAMED: usize = 5;

/// Notes the fields of a resource that the page of the data source of the same name does not have.
pub(crate) fn note(of_data: &Resource, managed: &Resource, named_at: &Location) -> Option<Diagnostic> {
    if of_data.kind != ResourceKind::DataSource || is_settled(&of_data.root) {
        return None;
    }
    let known: BTreeSet<&str> = names(&of_data.root).collect();
    let unlisted: Vec<&str> = readable(&managed.root).filter(|name| !known.contains(name)).collect();
    let named = unlisted.iter().copied().take(NAMED);
    let more = unlisted.len().saturating_sub(NAMED);
    let listed = match more {
        0 => enumeration(named),
        _ => format!(
            "{} and {more} more",
            named.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        ),
    };
    let message = format!("the page does not name {listed}, which the resource `{}` has", managed.type_name);
    let note = Diagnostic::new(Code::UnlistedFields, message, named_at.clone());
    (!unlisted.is_empty())
        .then(|| note.help("such pages are often incomplete: the provider's schema or an overlay settles it"))
}

fn names(block: &Block) -> impl Iterator<Item = &str> {
    let arguments = block.arguments.iter().map(|argument| argument.name.as_str());
    arguments.chain(block.attributes.iter().map(|attribute| attribute.name.as_str()))
}

/// What can be read of what a resource has: not secrets that are only written, what is on its way out, or what another
/// argument is made from, as `name` from `name_prefix`.
fn readable(block: &Block) -> impl Iterator<Item = &str> {
    let makes_another =
        |name: &str| name.strip_suffix("_prefix").is_some_and(|made| names(block).any(|other| other == made));
    let is_set = move |argument: &&Argument| {
        let written = argument.write_only.as_ref().is_some_and(|flag| flag.value);
        !written && argument.deprecated.is_none() && !makes_another(&argument.name)
    };
    let is_told = |attribute: &&Attribute| !attribute.is_conventional() && attribute.deprecated.is_none();
    let arguments = block.arguments.iter().filter(is_set).map(|argument| argument.name.as_str());
    let attributes = block.attributes.iter().filter(is_told).map(|attribute| attribute.name.as_str());
    arguments.chain(attributes).filter(|name| !matches!(*name, "id" | "tags_all"))
}

/// Whether somebody who knows has said what there is: the provider's schema, or a document that is written as one.
fn is_settled(block: &Block) -> bool {
    let knows = |basis: &Basis| matches!(basis.evidence, Evidence::ProviderSchema | Evidence::Yaml);
    let arguments = block.arguments.iter().map(|argument| &argument.declared);
    let attributes = block.attributes.iter().map(|attribute| &attribute.declared);
    arguments.chain(attributes).flatten().any(knows)
}

#[cfg(test)]
mod tests {
    use crate::compile::{Document, Options, compile_documents};
    use crate::diagnostic::Code;
    use crate::source::SourceFile;

    const LAMP: &str = "# Resource: acme_lamp\n\n## Argument Reference\n\n\
        * `name` - (Optional) Name of the lamp.\n* `name_prefix` - (Optional) Begins a name.\n\
        * `watts` - (Optional) Number of watts.\n\n## Attribute Reference\n\n* `arn` - ARN of the lamp.\n";

    /// What is noted about a data source whose page names these attributes.
    fn noted(attributes: &str) -> Vec<String> {
        let page = format!(
            "# Data Source: acme_lamp\n\n## Argument Reference\n\n* `name` - (Required) Name.\n\n\
             ## Attribute Reference\n\n{attributes}\n"
        );
        let documents = [("r/lamp.md", LAMP), ("d/lamp.md", page.as_str())]
            .map(|(name, text)| Document { file: SourceFile::new(name, text), name: name.to_owned() });
        let compilation = compile_documents(&documents, &Options::default(), &|_| ());
        let notes = compilation.diagnostics.into_iter().filter(|it| it.code == Code::UnlistedFields);
        notes.map(|note| note.message).collect()
    }

    #[test]
    fn fields_of_the_resource_that_a_page_leaves_out_are_noted() {
        let expected = "the page does not name `watts` and `arn`, which the resource `acme_lamp` has";
        assert_eq!(noted("* `color` - Its color."), [expected]);
    }

    #[test]
    fn a_page_that_names_all_or_leaves_them_to_the_resource_is_not_noted() {
        assert_eq!(noted("* `arn` - ARN.\n* `watts` - Number of watts."), Vec::<String>::new());
        let all = "See [the lamp](../r/lamp.html) for the attributes, they are identical.";
        assert_eq!(noted(all), Vec::<String>::new());
    }
}
