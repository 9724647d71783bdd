//! Functions of pages and of the provider's schema, brought together.

use crate::model::{Function, Parameter, Resource};
use crate::provider_schema::ProviderSchema;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The functions of the pages, each once, with the provider that it belongs to. What the provider's schema says about types
/// holds; with `undocumented`, its other functions are there as well.
pub(super) fn resolve(
    pages: Vec<Function>,
    resources: &[Resource],
    truth: Option<&ProviderSchema>,
    undocumented: bool,
) -> Vec<Function> {
    let mut functions: BTreeMap<String, Function> = BTreeMap::new();
    for function in pages {
        functions.entry(function.name.clone()).or_insert(function);
    }
    for known in truth.map(ProviderSchema::functions).unwrap_or_default() {
        match functions.get_mut(&known.name) {
            Some(function) => lay_under(function, known),
            None if undocumented => {
                functions.insert(known.name.clone(), known);
            }
            None => {}
        }
    }
    let provider = most_common(resources);
    let mut functions: Vec<Function> = functions.into_values().collect();
    for function in &mut functions {
        function.provider = function.provider.take().or_else(|| provider.clone());
    }
    functions
}

/// Types and order are the schema's, words the page's.
fn lay_under(function: &mut Function, known: Function) {
    let described = |parameter: Parameter, page: &[Parameter]| {
        let same = page.iter().find(|it| it.name == parameter.name);
        Parameter {
            description: same.and_then(|it| it.description.clone()).or(parameter.description),
            ..parameter
        }
    };
    let page = std::mem::take(&mut function.parameters);
    function.parameters = known.parameters.into_iter().map(|it| described(it, &page)).collect();
    let variadic: Vec<Parameter> = function.variadic.take().into_iter().collect();
    function.variadic = known.variadic.map(|it| described(it, &variadic));
    for member in &known.members {
        if let Some(same) = function.members.iter_mut().find(|it| it.name == member.name) {
            same.ty = member.ty.clone();
        }
    }
    let missing = |name: &str| !function.members.iter().any(|it| it.name == name);
    let more: Vec<_> = known.members.iter().filter(|member| missing(&member.name)).cloned().collect();
    function.members.retain(|member| known.members.iter().any(|it| it.name == member.name));
    function.members.extend(more);
    function.returns = known.returns;
    function.provider = known.provider.or(function.provider.take());
    function.description = function.description.take().or(known.description);
}

/// The provider of most types.
fn most_common(resources: &[Resource]) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for resource in resources {
        let name = resource.provider.as_ref().map(|provider| provider.name.as_str());
        *counts.entry(name.or_else(|| resource.type_name.split('_').next())?).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(name, count)| (*count, Reverse(*name))).map(|(name, _)| name.to_owned())
}
