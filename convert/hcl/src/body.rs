//! Bodies of elements: what the provider reads, and what Terraform itself does.

use crate::expression::{bare, literal, value};
use crate::json::Json;
use crate::layout::{Block, Body, Doc};
use crate::{Kind, Shape, Shapes};

type Members = [(String, Json)];

/// The body of a resource, a data source or a provider.
pub(crate) struct Element<'s> {
    pub(crate) kind: Kind,
    pub(crate) type_name: &'s str,
    pub(crate) shapes: &'s dyn Shapes,
}

/// What stands first in a body, and what last; the rest stays in its order.
const FIRST: [&str; 4] = ["provider", "alias", "count", "for_each"];
const LAST: [&str; 1] = ["depends_on"];

impl Element<'_> {
    pub(crate) fn body(&self, members: &Members) -> Body {
        let mut body = Body::default();
        let mut lifecycle = Vec::new();
        for (name, json) in members.iter().filter(|(name, _)| name != "//") {
            match (self.kind, name.as_str()) {
                (Kind::Provider, "alias" | "version") => body.attributes.push((name.clone(), literal(json))),
                (Kind::Provider, _) => self.member(&[], name, json, &mut body),
                (_, "provider" | "depends_on") => body.attributes.push((name.clone(), bare(json))),
                (_, "count" | "for_each") => body.attributes.push((name.clone(), value(json))),
                (_, "lifecycle") => lifecycle.extend(self::lifecycle(json)),
                (_, "provisioner") => provisioners(json, &mut body),
                (_, "connection") => plain_blocks("connection", json, &mut body),
                _ => self.member(&[], name, json, &mut body),
            }
        }
        body.blocks.extend(lifecycle);
        in_order(&mut body, &FIRST);
        body
    }

    /// One name in the body that stands under a path of blocks.
    fn member(&self, path: &[&str], name: &str, json: &Json, body: &mut Body) {
        if name == "//" {
            return;
        }
        if name == "dynamic"
            && let Some(repeated) = json.members()
        {
            for (label, definitions) in repeated {
                self.dynamic(path, label, definitions, body);
            }
            return;
        }
        let own: Vec<&str> = path.iter().copied().chain([name]).collect();
        let shape = self.shapes.shape(self.kind, self.type_name, &own).unwrap_or_else(|| guess(name, json));
        match (shape, json) {
            // No block of this name.
            (Shape::Block | Shape::Labelled, Json::Null) => {}
            (Shape::Labelled, Json::Object(labelled)) => {
                for (label, json) in labelled {
                    for members in json.objects().unwrap_or_default() {
                        body.blocks.push(Block::new(name, &[label], self.nested(&own, members)));
                    }
                }
            }
            (Shape::Block, json) if json.objects().is_some() => {
                for members in json.objects().unwrap_or_default() {
                    body.blocks.push(Block::new(name, &[], self.nested(&own, members)));
                }
            }
            _ => body.attributes.push((name.to_owned(), value(json))),
        }
    }

    fn nested(&self, path: &[&str], members: &Members) -> Body {
        let mut body = Body::default();
        for (name, json) in members {
            self.member(path, name, json, &mut body);
        }
        body
    }

    fn dynamic(&self, path: &[&str], label: &str, definitions: &Json, body: &mut Body) {
        let own: Vec<&str> = path.iter().copied().chain([label]).collect();
        for definition in definitions.objects().unwrap_or_default() {
            let mut dynamic = Body::default();
            for (name, json) in definition {
                match (name.as_str(), json.objects()) {
                    ("content", Some(contents)) => {
                        let contents = contents.into_iter().map(|members| self.nested(&own, members));
                        dynamic.blocks.extend(contents.map(|body| Block::new("content", &[], body)));
                    }
                    ("iterator", _) => dynamic.attributes.push((name.clone(), bare(json))),
                    _ => dynamic.attributes.push((name.clone(), value(json))),
                }
            }
            body.blocks.push(Block::new("dynamic", &[label], dynamic));
        }
    }
}

/// Puts what Terraform itself reads around what the provider reads.
pub(crate) fn in_order(body: &mut Body, first: &[&str]) {
    body.attributes.sort_by_key(|(name, _)| {
        let name = name.as_str();
        let place = first.iter().position(|first| *first == name);
        place.unwrap_or(if LAST.contains(&name) { first.len() + 1 } else { first.len() })
    });
}

/// What is most likely, where nobody knows.
fn guess(name: &str, json: &Json) -> Shape {
    match json {
        // Null is written where Terraform demands every member: in objects, and in no block.
        Json::Array(items) if !items.is_empty() => match json.objects() {
            Some(objects)
                if !objects.iter().any(|members| members.iter().any(|(_, json)| *json == Json::Null)) =>
            {
                Shape::Block
            }
            _ => Shape::Attribute,
        },
        Json::Object(_) if name == "timeouts" => Shape::Block,
        _ => Shape::Attribute,
    }
}

/// The blocks of this name, in which there are only attributes.
pub(crate) fn plain_blocks(name: &str, json: &Json, body: &mut Body) {
    for members in json.objects().unwrap_or_default() {
        body.blocks.push(Block::new(name, &[], attributes(members, value)));
    }
}

/// A body of attributes.
pub(crate) fn attributes(members: &Members, of: impl Fn(&Json) -> Doc) -> Body {
    let members = members.iter().filter(|(name, _)| name != "//");
    Body { attributes: members.map(|(name, json)| (name.clone(), of(json))).collect(), blocks: Vec::new() }
}

pub(crate) fn lifecycle(json: &Json) -> Vec<Block> {
    let bodies = json.objects().unwrap_or_default().into_iter().map(|members| {
        let mut body = Body::default();
        for (name, json) in members {
            match name.as_str() {
                "//" => {}
                "precondition" | "postcondition" => plain_blocks(name, json, &mut body),
                "ignore_changes" | "replace_triggered_by" => body.attributes.push((name.clone(), bare(json))),
                _ => body.attributes.push((name.clone(), value(json))),
            }
        }
        Block::new("lifecycle", &[], body)
    });
    bodies.collect()
}

/// `[{"local-exec": {…}}]`
pub(crate) fn provisioners(json: &Json, into: &mut Body) {
    for (kind, settings) in json.objects().unwrap_or_default().into_iter().flatten() {
        for members in settings.objects().unwrap_or_default() {
            let mut body = Body::default();
            for (name, json) in members.iter().filter(|(name, _)| name != "//") {
                match name.as_str() {
                    "when" | "on_failure" => body.attributes.push((name.clone(), bare(json))),
                    "connection" => plain_blocks(name, json, &mut body),
                    _ => body.attributes.push((name.clone(), value(json))),
                }
            }
            into.blocks.push(Block::new("provisioner", &[kind], body));
        }
    }
}
