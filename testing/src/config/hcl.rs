//! Configurations in Terraform's own language.

use super::reference;
use super::{Body, Configuration, Element, ElementKind};
use hcl_edit::expr::Expression;
use hcl_edit::structure::{self, Structure};
use std::collections::BTreeSet;

pub(super) fn read(text: &str, into: &mut Configuration) {
    let Ok(file) = text.parse::<structure::Body>() else { return };
    let mut chains = Vec::new();
    reference::of_expression(text, &mut chains);
    for block in file.iter().filter_map(Structure::as_block) {
        let labels: Vec<&str> = block.labels.iter().map(|label| label.as_str()).collect();
        match (block.ident.as_str(), labels.as_slice()) {
            ("terraform", []) => terraform(&block.body, into),
            ("provider", [name]) => element(ElementKind::Provider, name, &block.body, into),
            ("resource", [ty, _]) => element(ElementKind::Resource, ty, &block.body, into),
            ("ephemeral", [ty, _]) => element(ElementKind::Ephemeral, ty, &block.body, into),
            ("data", [ty, name]) => {
                if *ty == "terraform_remote_state" {
                    into.remote_states.insert((*name).to_owned());
                }
                element(ElementKind::Data, ty, &block.body, into);
            }
            ("variable", [name]) if !block.body.has_attribute("default") => {
                let ty = block.body.get_attribute("type").map(|ty| ty.value.to_string().trim().to_owned());
                into.variables.insert((*name).to_owned(), ty);
            }
            ("module", [_]) => {
                if let Some(source) = block.body.get_attribute("source").and_then(|it| it.value.as_str()) {
                    into.modules.insert(source.to_owned());
                }
            }
            _ => {}
        }
    }
    // `provider = aws.west` names a configuration, and no element.
    let configurations = into.elements.iter().filter(|element| element.kind == ElementKind::Provider);
    let names = configurations.map(|element| element.type_name.as_str());
    let providers: BTreeSet<&str> =
        names.chain(into.elements.iter().filter_map(|element| element.provider.as_deref())).collect();
    // An element as a whole, as in `depends_on`, shows nothing of what it has.
    let resources = into.elements.iter().filter(|element| element.kind == ElementKind::Resource);
    let types: BTreeSet<&str> = resources.map(|element| element.type_name.as_str()).collect();
    // What is ignored of an element is named without it.
    let mut ignored = Vec::new();
    for block in file.iter().filter_map(Structure::as_block) {
        for list in
            block.body.get_blocks("lifecycle").filter_map(|it| it.body.get_attribute("ignore_changes"))
        {
            reference::of_expression(&list.value.to_string(), &mut ignored);
        }
    }
    chains.retain(|chain| {
        if let Some(at) = ignored.iter().position(|other| other == chain) {
            ignored.swap_remove(at);
            return false;
        }
        let is_whole = chain.links.len() == 1 && types.contains(chain.head.as_str());
        !is_whole && !providers.contains(chain.head.as_str())
    });
    into.chains.extend(chains);
}

fn terraform(body: &structure::Body, into: &mut Configuration) {
    for block in body.iter().filter_map(Structure::as_block) {
        match block.ident.as_str() {
            "backend" | "cloud" => into.has_backend = true,
            "required_providers" => {
                for attribute in block.body.iter().filter_map(Structure::as_attribute) {
                    if let Some(source) = source(&attribute.value) {
                        into.providers.insert(attribute.key.as_str().to_owned(), source);
                    }
                }
            }
            _ => {}
        }
    }
}

fn source(wanted: &Expression) -> Option<String> {
    let members = wanted.as_object()?;
    let source = members.iter().find(|(key, _)| {
        let name = key.as_ident().map(|name| name.as_str());
        name.or_else(|| key.as_expr().and_then(Expression::as_str)) == Some("source")
    })?;
    Some(source.1.expr().as_str()?.to_owned())
}

fn element(kind: ElementKind, type_name: &str, settings: &structure::Body, into: &mut Configuration) {
    let (attributes, blocks): (&[&str], &[&str]) = match kind {
        ElementKind::Provider => (&["alias", "version"], &[]),
        _ => (&["count", "for_each", "provider", "depends_on"], &["lifecycle", "connection", "provisioner"]),
    };
    let provider = settings.get_attribute("provider").filter(|_| kind != ElementKind::Provider);
    let provider = provider.map(|it| {
        let text = it.value.to_string();
        text.trim().trim_matches('"').split('.').next().unwrap_or_default().to_owned()
    });
    let mut body = self::body(settings);
    body.attributes.retain(|name| !attributes.contains(&name.as_str()));
    for lifecycle in settings.get_blocks("lifecycle") {
        let ignored = lifecycle.body.get_attribute("ignore_changes").and_then(|it| it.value.as_array());
        for name in ignored.into_iter().flatten().map(ToString::to_string) {
            body.ignored.insert(super::root_of(name.trim()).to_owned());
        }
    }
    body.blocks.retain(|name, _| !blocks.contains(&name.as_str()));
    into.elements.push(Element { kind, type_name: type_name.to_owned(), provider, body });
}

fn body(settings: &structure::Body) -> Body {
    let mut body = Body::default();
    for part in settings {
        match part {
            Structure::Attribute(attribute) => {
                body.attributes.insert(attribute.key.as_str().to_owned());
            }
            Structure::Block(block) if block.ident.as_str() == "dynamic" => {
                let Some(name) = block.labels.first() else { continue };
                let nested = body.blocks.entry(name.as_str().to_owned()).or_default();
                for content in block.body.iter().filter_map(Structure::as_block) {
                    if content.ident.as_str() == "content" {
                        nested.merge(self::body(&content.body));
                    }
                }
            }
            Structure::Block(block) => {
                let nested = self::body(&block.body);
                body.blocks.entry(block.ident.as_str().to_owned()).or_default().merge(nested);
            }
        }
    }
    body
}
