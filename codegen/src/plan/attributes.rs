//! Attributes from the settings onto the types that their paths name.

use super::data::Module;
use crate::names::Ident;
use crate::pattern::matches;
use ferroform_schema::diagnostic::{Code, Diagnostic, Diagnostics};
use ferroform_schema::suggest::nearest;
use std::collections::BTreeMap;

pub(super) fn apply(modules: &mut [Module], settings: &[(String, String)], diagnostics: &mut Diagnostics) {
    for (path, text) in settings {
        if let Err(error) = parsed(text) {
            let message = format!("`{text}` for `{path}` is not an attribute: {error}");
            let help = "write it as it would stand in source code, for example `#[derive(Hash)]`";
            diagnostics.push(Diagnostic::without_place(Code::InvalidAttribute, message).help(help));
            continue;
        }
        let mut seen = Vec::new();
        let mut matched = false;
        for module in modules.iter_mut() {
            for (name, attributes) in targets(module) {
                if matches(path, &name) {
                    attributes.push(text.clone());
                    matched = true;
                }
                seen.push(name);
            }
        }
        if !matched {
            let message = format!("the attribute path `{path}` names no generated type");
            let help = match nearest(path, seen.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "write `TYPE`, `TYPE.BLOCK` or `TYPE.ARGUMENT` of an argument with an enum".to_owned()
                }
            };
            diagnostics.push(Diagnostic::without_place(Code::UnmatchedPattern, message).help(help));
        }
    }
}

/// The attributes in the text.
pub(crate) fn parsed(text: &str) -> syn::Result<Vec<syn::Attribute>> {
    use syn::parse::Parser;
    if text.contains(['\n', '\r']) {
        return Err(syn::Error::new(proc_macro2::Span::call_site(), "it goes over several lines"));
    }
    let attributes = syn::Attribute::parse_outer.parse_str(text)?;
    if attributes.is_empty() {
        return Err(syn::Error::new(proc_macro2::Span::call_site(), "it is empty"));
    }
    Ok(attributes)
}

/// The paths of a module's types, each with the place for their attributes.
fn targets(module: &mut Module) -> Vec<(String, &mut Vec<String>)> {
    let prefix = module.kind.address(&module.type_name);
    let mut of_enum: BTreeMap<Ident, String> = BTreeMap::new();
    for block in std::iter::once(&module.root).chain(&module.blocks) {
        let path = if block.id.is_empty() { prefix.clone() } else { format!("{prefix}.{}", block.id) };
        for argument in &block.arguments {
            if let Some(name) = argument.ty.enumeration() {
                of_enum.entry(name.clone()).or_insert_with(|| format!("{path}.{}", argument.name));
            }
        }
    }
    let construct = std::iter::once((prefix.clone(), &mut module.construct.attributes));
    let blocks =
        module.blocks.iter_mut().map(|block| (format!("{prefix}.{}", block.id), &mut block.attributes));
    let enums =
        module.enums.iter_mut().filter_map(|item| Some((of_enum.remove(&item.name)?, &mut item.attributes)));
    construct.chain(blocks).chain(enums).collect()
}
