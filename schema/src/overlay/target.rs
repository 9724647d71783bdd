//! What a correction is about: paths of arguments and attributes in a resource.

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::Subject;
use crate::model::{Block, BlockId, Resource, Type};
use crate::suggest;
use crate::yaml::node::{Node, shorten};

/// What stands at the end of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    Argument,
    Attribute,
}

/// Where a path leads: the block that holds its last part, and whether that part exists there.
pub(super) struct Target {
    pub(super) subject: Subject,
    pub(super) exists: bool,
}

/// Follows the path under a key from the root of a resource.
pub(super) fn follow(resource: &Resource, path: &Node, field: FieldKind) -> Result<Target, Diagnostic> {
    let text = path.text().unwrap_or_default();
    let (around, name) = text.rsplit_once('.').map_or((None, text), |(around, name)| (Some(around), name));
    let id = match around {
        Some(around) => follow_blocks(resource, around, path)?,
        None => BlockId::root(),
    };
    let block = resource.block(&id);
    let exists = match field {
        FieldKind::Argument => block.is_some_and(|block| block.argument(name).is_some()),
        FieldKind::Attribute => block.is_some_and(|block| block.attribute(name).is_some()),
    };
    let subject = match field {
        FieldKind::Argument => Subject::Argument(id, name.to_owned()),
        FieldKind::Attribute => Subject::Attribute(id, name.to_owned()),
    };
    Ok(Target { subject, exists })
}

/// The block at the end of a path; the root for a dot.
pub(super) fn follow_block(resource: &Resource, path: &Node) -> Result<BlockId, Diagnostic> {
    follow_blocks(resource, path.text().unwrap_or_default(), path)
}

fn follow_blocks(resource: &Resource, path: &str, node: &Node) -> Result<BlockId, Diagnostic> {
    let mut id = BlockId::root();
    for part in path.split('.') {
        let block = resource.block(&id);
        let ty = block.and_then(|block| type_of(block, part));
        let Some(ty) = ty else {
            let message = format!("there is no block `{}` in {}", shorten(part), in_words(resource, &id));
            let blocks = block.map(|block| names(block, true)).unwrap_or_default();
            return Err(unknown(message, part, &blocks, node));
        };
        let Some(next) = ty.block() else {
            let message = format!("`{}` is a {ty}, not a block", shorten(part));
            return Err(Diagnostic::new(Code::UnknownOverlayTarget, message, node.at.clone()));
        };
        id = next.definition.clone();
    }
    Ok(id)
}

/// A message that the last part of a path does not exist.
pub(super) fn missing(resource: &Resource, target: &Target, path: &Node) -> Diagnostic {
    let (Subject::Argument(id, name) | Subject::Attribute(id, name)) = &target.subject else {
        return Diagnostic::new(Code::UnknownOverlayTarget, "there is no such target", path.at.clone());
    };
    let block = resource.block(id);
    let (word, other) = match target.subject {
        Subject::Argument(..) => ("argument", block.is_some_and(|block| block.attribute(name).is_some())),
        _ => ("attribute", block.is_some_and(|block| block.argument(name).is_some())),
    };
    let message = format!("there is no {word} `{}` in {}", shorten(name), in_words(resource, id));
    if other {
        let other = if word == "argument" { "attribute" } else { "argument" };
        return Diagnostic::new(Code::UnknownOverlayTarget, message, path.at.clone())
            .help(format!("it is an {other}: write `{other}:`"));
    }
    let names = block.map(|block| names(block, false)).unwrap_or_default();
    unknown(message, name, &names, path)
}

fn unknown(message: String, name: &str, known: &[&str], node: &Node) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::UnknownOverlayTarget, message, node.at.clone());
    match suggest::nearest(&shorten(name), known.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None if known.is_empty() => diagnostic,
        None => {
            let all = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            diagnostic.help(format!("there are {all}"))
        }
    }
}

fn in_words(resource: &Resource, id: &BlockId) -> String {
    if id.is_root() { format!("`{}`", resource.type_name) } else { format!("the block `{id}`") }
}

fn type_of<'b>(block: &'b Block, name: &str) -> Option<&'b Type> {
    let argument = block.argument(name).map(|argument| &argument.ty.value);
    argument.or_else(|| block.attribute(name).map(|attribute| &attribute.ty.value))
}

fn names(block: &Block, only_blocks: bool) -> Vec<&str> {
    let arguments = block.arguments.iter().map(|argument| (argument.name.as_str(), &argument.ty.value));
    let attributes = block.attributes.iter().map(|attribute| (attribute.name.as_str(), &attribute.ty.value));
    arguments
        .chain(attributes)
        .filter(|(_, ty)| !only_blocks || ty.block().is_some())
        .map(|(name, _)| name)
        .collect()
}
