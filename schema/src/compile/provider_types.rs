//! The provider's own schema beside the documents: which types both have.

use super::catch_panics::catch_panics;
use super::find::{load_schema, shown};
use super::types::TypeReport;
use super::{Options, ProviderTypes};
use crate::check::{self, RuleCounts};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Resource, ResourceKind};
use crate::parallel;
use crate::provider_schema::{ProviderSchema, report_missing, undocumented};
use crate::source::Sources;
use std::collections::BTreeSet;

/// The schema that the options name, and its text among the sources.
pub(super) fn load(
    options: &Options,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<ProviderSchema> {
    let path = options.provider_schema.as_deref()?;
    let file = load_schema(path, diagnostics)?;
    sources.insert_as(&file, &shown(path));
    ProviderSchema::read(&file, options.provider.as_deref(), diagnostics)
}

/// Reports documented types that the schema does not have, and counts the others.
pub(super) fn compare(
    documented: &[Resource],
    schema: &ProviderSchema,
    diagnostics: &mut Diagnostics,
) -> ProviderTypes {
    let types = schema.types();
    let prefixes: BTreeSet<&str> = types.iter().map(|(_, name)| prefix(name)).collect();
    let foreign = |resource: &Resource| !prefixes.contains(prefix(&resource.type_name));
    if !documented.is_empty() && documented.iter().all(foreign) {
        let addresses: Vec<String> = schema.addresses().map(|address| format!("`{address}`")).collect();
        let message = format!(
            "`{}` is the schema of {}, which the documents do not describe",
            schema.path(),
            addresses.join(" and ")
        );
        let help = format!("the documents describe types such as `{}`", name(documented));
        diagnostics.push(Diagnostic::without_place(Code::InvalidProviderSchema, message).help(help));
    } else {
        for resource in documented.iter().filter(|resource| !schema.has(resource.kind, &resource.type_name)) {
            report_missing(resource, schema, diagnostics);
        }
    }
    let known: BTreeSet<(ResourceKind, &str)> =
        documented.iter().map(|resource| (resource.kind, resource.type_name.as_str())).collect();
    let is_known = |of: &&(ResourceKind, &str)| known.contains(*of);
    ProviderTypes {
        addresses: schema.addresses().map(str::to_owned).collect(),
        documented: types.iter().filter(is_known).count(),
        undocumented: types.iter().filter(|of| !is_known(of)).count(),
        passed_over: schema.passed_over().into_iter().map(|(name, n)| (name.to_owned(), n)).collect(),
    }
}

/// The types of the schema that no document describes, without a rule beyond what the schema itself says.
pub(super) fn rest(
    documented: &[Resource],
    schema: &ProviderSchema,
    diagnostics: &mut Diagnostics,
) -> Vec<(Resource, TypeReport)> {
    let known: BTreeSet<(ResourceKind, &str)> =
        documented.iter().map(|resource| (resource.kind, resource.type_name.as_str())).collect();
    let types = schema.types();
    type Read = (Option<(Resource, TypeReport)>, Vec<Diagnostic>);
    let unknown = types.into_iter().filter(|of| !known.contains(of));
    let read: Vec<Read> = parallel::map(unknown, |(kind, type_name)| {
        let mut own = Diagnostics::new();
        let resource = catch_panics(type_name, &mut own, |own| undocumented(kind, type_name, schema, own));
        let found = resource.flatten().map(|mut resource| {
            let counts: RuleCounts = check::check(&mut resource, [], &mut own);
            let report = TypeReport { kind, type_name: type_name.to_owned(), counts };
            (resource, report)
        });
        (found, own.into_sorted())
    });
    let mut found = Vec::new();
    for (result, own) in read {
        found.extend(result);
        diagnostics.extend(own);
    }
    found
}

fn name(documented: &[Resource]) -> &str {
    documented.first().map_or("", |resource| &resource.type_name)
}

/// The first word of a type's name, by which Terraform tells whose it is.
fn prefix(type_name: &str) -> &str {
    type_name.split('_').next().unwrap_or(type_name)
}
