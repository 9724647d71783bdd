//! Configurations in JSON.

use super::reference;
use super::{Body, Configuration, Element, ElementKind};
use serde_json::{Map, Value as Json};

pub(super) fn read(text: &str, into: &mut Configuration) {
    let Ok(Json::Object(top)) = serde_json::from_str(text) else { return };
    for (section, value) in &top {
        texts(value, &mut |text| reference::of_template(text, &mut into.chains));
        match section.as_str() {
            "terraform" => objects(value, &mut |settings| terraform(settings, into)),
            "provider" => named(value, &mut |name, body| element(ElementKind::Provider, name, body, into)),
            "resource" => typed(value, &mut |ty, _, body| element(ElementKind::Resource, ty, body, into)),
            "ephemeral" => typed(value, &mut |ty, _, body| element(ElementKind::Ephemeral, ty, body, into)),
            "data" => typed(value, &mut |ty, name, body| {
                if ty == "terraform_remote_state" {
                    into.remote_states.insert(name.to_owned());
                }
                element(ElementKind::Data, ty, body, into);
            }),
            "variable" => named(value, &mut |name, body| {
                if !body.contains_key("default") {
                    let ty = body.get("type").and_then(Json::as_str).map(str::to_owned);
                    into.variables.insert(name.to_owned(), ty);
                }
            }),
            "module" => named(value, &mut |_, body| {
                if let Some(source) = body.get("source").and_then(Json::as_str) {
                    into.modules.insert(source.to_owned());
                }
            }),
            _ => {}
        }
    }
}

fn terraform(settings: &Map<String, Json>, into: &mut Configuration) {
    into.has_backend |= settings.contains_key("backend") || settings.contains_key("cloud");
    let Some(required) = settings.get("required_providers") else { return };
    objects(required, &mut |providers| {
        for (name, wanted) in providers {
            if let Some(source) = wanted.get("source").and_then(Json::as_str) {
                into.providers.insert(name.clone(), source.to_owned());
            }
        }
    });
}

fn element(kind: ElementKind, type_name: &str, settings: &Map<String, Json>, into: &mut Configuration) {
    let meta: &[&str] = match kind {
        ElementKind::Provider => &["alias", "version"],
        _ => &["count", "for_each", "provider", "depends_on", "lifecycle", "connection", "provisioner"],
    };
    let provider = settings.get("provider").and_then(Json::as_str).filter(|_| kind != ElementKind::Provider);
    let provider = provider.map(|text| {
        let text = text.trim_start_matches("${").trim_end_matches('}');
        text.split('.').next().unwrap_or_default().to_owned()
    });
    let mut body = self::body(settings);
    body.attributes.retain(|name| !meta.contains(&name.as_str()));
    if let Some(lifecycle) = settings.get("lifecycle") {
        objects(lifecycle, &mut |lifecycle| {
            let ignored = lifecycle.get("ignore_changes").and_then(Json::as_array);
            let ignored = ignored.into_iter().flatten().filter_map(Json::as_str);
            body.ignored.extend(ignored.map(super::root_of).map(str::to_owned));
        });
    }
    into.elements.push(Element { kind, type_name: type_name.to_owned(), provider, body });
}

fn body(settings: &Map<String, Json>) -> Body {
    let mut body = Body::default();
    for (name, value) in settings {
        if name == "//" {
            continue;
        }
        if name == "dynamic" {
            named(value, &mut |name, dynamic| {
                let content = dynamic.get("content");
                let nested = body.blocks.entry(name.to_owned()).or_default();
                if let Some(content) = content {
                    objects(content, &mut |content| nested.merge(self::body(content)));
                }
            });
            continue;
        }
        if value.as_str().is_some_and(|text| text.starts_with("${")) {
            body.values.insert(name.clone());
        }
        let mut nested = Body::default();
        objects(value, &mut |object| nested.merge(self::body(object)));
        // An object can be a block or a value; with something dynamic in it, it is a block.
        if nested.blocks.is_empty() {
            body.attributes.insert(name.clone());
        } else {
            body.blocks.entry(name.clone()).or_default().merge(nested);
        }
    }
    for name in body.blocks.keys() {
        body.attributes.remove(name);
    }
    body
}

/// Each object of an object or of a list of objects.
fn objects<'a>(value: &'a Json, each: &mut dyn FnMut(&'a Map<String, Json>)) {
    match value {
        Json::Object(object) => each(object),
        Json::Array(items) => items.iter().filter_map(Json::as_object).for_each(each),
        _ => {}
    }
}

fn named<'a>(value: &'a Json, each: &mut dyn FnMut(&'a str, &'a Map<String, Json>)) {
    objects(value, &mut |names| {
        for (name, value) in names {
            objects(value, &mut |body| each(name, body));
        }
    });
}

fn typed<'a>(value: &'a Json, each: &mut dyn FnMut(&'a str, &'a str, &'a Map<String, Json>)) {
    objects(value, &mut |types| {
        for (ty, value) in types {
            named(value, &mut |name, body| each(ty, name, body));
        }
    });
}

fn texts(value: &Json, each: &mut dyn FnMut(&str)) {
    match value {
        Json::String(text) => each(text),
        Json::Array(items) => items.iter().for_each(|item| texts(item, each)),
        Json::Object(members) => members.values().for_each(|member| texts(member, each)),
        _ => {}
    }
}
