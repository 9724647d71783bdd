//! The configuration as a whole.

use crate::body::{Element, attributes, in_order, lifecycle, plain_blocks, provisioners};
use crate::expression::{bare, literal, value};
use crate::json::Json;
use crate::layout::{Block, Body};
use crate::{Kind, Shapes};

type Members = [(String, Json)];

/// The order that people write and read in.
const ORDER: [&str; 13] = [
    "terraform",
    "provider",
    "variable",
    "locals",
    "data",
    "ephemeral",
    "module",
    "resource",
    "check",
    "moved",
    "import",
    "removed",
    "output",
];

pub(crate) fn configuration(document: &Members, shapes: &dyn Shapes) -> String {
    let mut blocks: Vec<(usize, Block)> = Vec::new();
    for (keyword, json) in document.iter().filter(|(keyword, _)| keyword != "//") {
        let place = ORDER.iter().position(|known| known == keyword).unwrap_or(ORDER.len());
        let mut found = Vec::new();
        read(keyword, json, shapes, &mut found);
        blocks.extend(found.into_iter().map(|block| (place, block)));
    }
    blocks.sort_by_key(|(place, _)| *place);
    let mut out = String::new();
    for (_, block) in blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        block.write(0, &mut out);
    }
    out
}

fn read(keyword: &str, json: &Json, shapes: &dyn Shapes, found: &mut Vec<Block>) {
    let mut elements = |kind| {
        labelled(json, &mut |type_name, elements| {
            labelled(elements, &mut |name, body| {
                for members in body.objects().unwrap_or_default() {
                    let body = Element { kind, type_name, shapes }.body(members);
                    found.push(Block::new(keyword, &[type_name, name], body));
                }
            });
        });
    };
    match keyword {
        "resource" => elements(Kind::Resource),
        "data" => elements(Kind::Data),
        "ephemeral" => elements(Kind::Ephemeral),
        "provider" => labelled(json, &mut |name, configurations| {
            for members in configurations.objects().unwrap_or_default() {
                found.push(Block::new(
                    keyword,
                    &[name],
                    Element { kind: Kind::Provider, type_name: name, shapes }.body(members),
                ));
            }
        }),
        "variable" => named(keyword, json, found, variable),
        "output" => named(keyword, json, found, output),
        "module" => named(keyword, json, found, module),
        "check" => named(keyword, json, found, |members| check(members, shapes)),
        "locals" => plain(keyword, json, found, |members| attributes(members, value)),
        "terraform" => plain(keyword, json, found, terraform),
        "moved" | "import" | "removed" => plain(keyword, json, found, about),
        _ => plain(keyword, json, found, |members| attributes(members, value)),
    }
}

/// Each member with its name; of several objects, all of theirs.
fn labelled(json: &Json, each: &mut dyn FnMut(&str, &Json)) {
    for (name, json) in
        json.objects().unwrap_or_default().into_iter().flatten().filter(|(name, _)| name != "//")
    {
        each(name, json);
    }
}

fn named(keyword: &str, json: &Json, found: &mut Vec<Block>, of: impl Fn(&Members) -> Body) {
    labelled(json, &mut |name, json| {
        found.extend(
            json.objects()
                .unwrap_or_default()
                .into_iter()
                .map(|members| Block::new(keyword, &[name], of(members))),
        );
    });
}

fn plain(keyword: &str, json: &Json, found: &mut Vec<Block>, of: impl Fn(&Members) -> Body) {
    found.extend(
        json.objects().unwrap_or_default().into_iter().map(|members| Block::new(keyword, &[], of(members))),
    );
}

/// The members of a body, each by its name.
fn by_name(members: &Members, mut each: impl FnMut(&str, &Json, &mut Body)) -> Body {
    let mut body = Body::default();
    for (name, json) in members.iter().filter(|(name, _)| name != "//") {
        each(name, json, &mut body);
    }
    body
}

fn put(body: &mut Body, name: &str, doc: crate::layout::Doc) {
    body.attributes.push((name.to_owned(), doc));
}

fn terraform(members: &Members) -> Body {
    by_name(members, |name, json, body| match name {
        "backend" | "provider_meta" => labelled(json, &mut |label, settings| {
            for members in settings.objects().unwrap_or_default() {
                body.blocks.push(Block::new(name, &[label], backend(members)));
            }
        }),
        "cloud" => body.blocks.extend(
            json.objects()
                .unwrap_or_default()
                .into_iter()
                .map(|members| Block::new(name, &[], backend(members))),
        ),
        "required_providers" => body.blocks.extend(
            json.objects()
                .unwrap_or_default()
                .into_iter()
                .map(|members| Block::new(name, &[], attributes(members, literal))),
        ),
        _ => put(body, name, literal(json)),
    })
}

/// Of all backends, only those of HCP Terraform have a block in them.
fn backend(members: &Members) -> Body {
    by_name(members, |name, json, body| match name {
        "workspaces" => body.blocks.extend(
            json.objects()
                .unwrap_or_default()
                .into_iter()
                .map(|members| Block::new(name, &[], attributes(members, literal))),
        ),
        _ => put(body, name, literal(json)),
    })
}

fn variable(members: &Members) -> Body {
    by_name(members, |name, json, body| match name {
        "type" => put(body, name, bare(json)),
        "validation" => plain_blocks(name, json, body),
        _ => put(body, name, literal(json)),
    })
}

fn output(members: &Members) -> Body {
    by_name(members, |name, json, body| match name {
        "precondition" => plain_blocks(name, json, body),
        "depends_on" => put(body, name, bare(json)),
        "description" => put(body, name, literal(json)),
        _ => put(body, name, value(json)),
    })
}

fn module(members: &Members) -> Body {
    let mut body = by_name(members, |name, json, body| match name {
        "source" | "version" => put(body, name, literal(json)),
        "providers" | "depends_on" => put(body, name, bare(json)),
        _ => put(body, name, value(json)),
    });
    in_order(&mut body, &["source", "version", "providers", "count", "for_each"]);
    body
}

/// `moved`, `import` and `removed`.
fn about(members: &Members) -> Body {
    by_name(members, |name, json, body| match name {
        "from" | "to" | "provider" => put(body, name, bare(json)),
        "lifecycle" => body.blocks.extend(lifecycle(json)),
        "provisioner" => provisioners(json, body),
        "connection" => plain_blocks(name, json, body),
        _ => put(body, name, value(json)),
    })
}

fn check(members: &Members, shapes: &dyn Shapes) -> Body {
    by_name(members, |name, json, body| match name {
        "assert" => plain_blocks(name, json, body),
        "data" => read(name, json, shapes, &mut body.blocks),
        _ => put(body, name, value(json)),
    })
}
