//! Which types of the schema are generated.

use crate::config::Config;
use crate::pattern::matches;
use crate::plan::Plan;
use ferroform_schema::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use ferroform_schema::model::{Resource, ResourceKind, Schema};
use ferroform_schema::source::Sources;
use ferroform_schema::suggest::nearest;
use std::collections::BTreeSet;

/// How settings name a type: `aws_instance`, `data.aws_ami`, `provider.aws`.
#[must_use]
pub fn address(resource: &Resource) -> String {
    resource.kind.address(&resource.type_name)
}

/// The types that the settings select, in the order of names, without duplicates. A pattern that selects nothing is
/// reported.
pub fn select<'a>(schema: &'a Schema, config: &Config, diagnostics: &mut Diagnostics) -> Vec<&'a Resource> {
    let mut addressed: Vec<(String, &Resource)> = schema.resources.iter().map(|r| (address(r), r)).collect();
    addressed.sort_by(|(_, a), (_, b)| {
        (a.kind, &a.type_name, &a.document).cmp(&(b.kind, &b.type_name, &b.document))
    });
    addressed.dedup_by(|(a, _), (b, _)| a == b);
    for pattern in &config.types {
        let of_function = |function| matches(pattern, &super::functions::address(function));
        if !addressed.iter().any(|(address, _)| matches(pattern, address))
            && !schema.functions.iter().any(of_function)
        {
            diagnostics.push(unmatched(pattern, &addressed));
        }
    }
    let wanted = |(address, resource): &(String, &Resource)| {
        config.types.is_empty()
            || config.types.iter().any(|pattern| matches(pattern, address))
            || (config.always_provider && resource.kind == ResourceKind::Provider)
    };
    addressed.into_iter().filter(wanted).map(|(_, resource)| resource).collect()
}

/// The diagnostics without the warnings about documents of types that are not generated: who chose three types wants to hear
/// about three.
#[must_use]
pub fn about_selected(
    diagnostics: Vec<Diagnostic>,
    schema: &Schema,
    plan: &Plan,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let selected: BTreeSet<&str> = plan.modules.iter().map(|module| module.document.as_str()).collect();
    let documents = schema.resources.iter().map(|resource| resource.document.as_str());
    let others: BTreeSet<&str> = documents
        .filter(|document| !selected.contains(document))
        .filter_map(|document| Some(sources.named(document)?.path()))
        .collect();
    let concerns = |diagnostic: &Diagnostic| {
        let place = diagnostic.labels.first().map(|label| &*label.at.path);
        diagnostic.severity == Severity::Error || place.is_none_or(|path| !others.contains(path))
    };
    diagnostics.into_iter().filter(concerns).collect()
}

fn unmatched(pattern: &str, addressed: &[(String, &Resource)]) -> Diagnostic {
    let message = format!("`{pattern}` selects none of the {} types in the documents", addressed.len());
    let help = match nearest(pattern, addressed.iter().map(|(address, _)| address.as_str())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            "data sources are written `data.NAME`, the provider's configuration `provider.NAME`".to_owned()
        }
    };
    Diagnostic::without_place(Code::UnmatchedPattern, message).help(help)
}
