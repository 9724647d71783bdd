//! Corrections into facts.

use super::effect::differ;
use super::target::{FieldKind, Target, follow, follow_block, missing};
use super::{Overlay, place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::{Claim, DocumentFacts, Subject};
use crate::model::{BlockId, BlockSyntax, Evidence, Nesting, Presence, Resource};
use crate::resolve::resolve;
use crate::yaml::format::ATTRIBUTE;
use crate::yaml::lower::{Definitions, Lower, groups};
use crate::yaml::names;
use crate::yaml::node::{Entry, Node};
use crate::yaml::provenance::parse_word;
use crate::yaml::shape::{self, Shape};

/// The facts of an overlay. Each correction sees the resource as those before it left it.
pub(super) fn facts(
    overlay: &Overlay,
    base: &[&DocumentFacts],
    diagnostics: &mut Diagnostics,
) -> DocumentFacts {
    let mut result = DocumentFacts {
        kind: overlay.kind,
        type_name: overlay.type_name.clone(),
        named_at: overlay.named_at.clone(),
        facts: Vec::new(),
    };
    let resolved = |so_far: &DocumentFacts| {
        let sources: Vec<&DocumentFacts> = base.iter().copied().chain([so_far]).collect();
        // What is doubtful is reported when everything is resolved together.
        resolve(&sources, &mut Diagnostics::new())
    };
    let mut before = resolved(&result);
    for correction in &overlay.corrections {
        let Some(resource) = &before else { break };
        let mut said = Diagnostics::new();
        let lower = Lower {
            places: correction.at.path.clone(),
            evidence: Evidence::Overlay,
            facts: Vec::new(),
            diagnostics: &mut said,
        };
        let new = Corrector { resource, correction, lower }.facts();
        let failed = said.has_errors();
        diagnostics.extend(said.into_sorted());
        let known = result.facts.len();
        result.facts.extend(new);
        let after = resolved(&result);
        if !failed && !differ(before.as_ref(), after.as_ref()) {
            let message = "the correction changes nothing";
            diagnostics.push(
                Diagnostic::new(Code::IneffectiveOverlay, message, place(correction))
                    .help("the documents say so already: remove the correction"),
            );
        }
        if let Some(after) = &after {
            let arguments = |id: &BlockId| {
                let block = after.block(id);
                block.into_iter().flat_map(|block| &block.arguments).map(|argument| argument.name.as_str())
            };
            names::check(result.facts.get(known..).unwrap_or_default(), arguments, diagnostics);
        }
        before = after;
    }
    result
}

struct Corrector<'a, 'd> {
    resource: &'a Resource,
    correction: &'a Node,
    lower: Lower<'d>,
}

impl Corrector<'_, '_> {
    fn facts(mut self) -> Vec<crate::facts::Fact> {
        let node = self.correction;
        self.lower.resource(node, &node.at);
        for (key, field) in [("argument", FieldKind::Argument), ("attribute", FieldKind::Attribute)] {
            if let Some(path) = node.get(key) {
                match follow(self.resource, path, field) {
                    Ok(target) => self.field(path, &target),
                    Err(diagnostic) => self.lower.diagnostics.push(diagnostic),
                }
            }
        }
        self.without_target();
        if node.entry("groups").is_some() {
            let block = match node.get("block") {
                Some(path) => follow_block(self.resource, path),
                None => Ok(BlockId::root()),
            };
            match block {
                Ok(id) => groups(&mut self.lower, node, &Subject::Block(id)),
                Err(diagnostic) => self.lower.diagnostics.push(diagnostic),
            }
        }
        self.lower.facts
    }

    /// Keys that say something about a target, which is not there.
    fn without_target(&mut self) {
        if self.correction.get("argument").or_else(|| self.correction.get("attribute")).is_some() {
            return;
        }
        for key in ["set", "add", "remove", "without"] {
            if let Some(entry) = self.correction.entry(key) {
                let help = "name what is corrected with `argument:` or `attribute:`";
                self.lower.invalid(&entry.at, format!("`{key}` stands without a target"), help);
            }
        }
    }

    fn field(&mut self, path: &Node, target: &Target) {
        let node = self.correction;
        match (node.entry("add"), target.exists) {
            (Some(add), true) => {
                let name = path.text().unwrap_or_default();
                let help = "correct it with `set:`";
                self.lower.invalid(&add.at, format!("`{name}` is declared already"), help);
                return;
            }
            (Some(add), false) => self.add(add, path, &target.subject),
            (None, false) => {
                self.lower.diagnostics.push(missing(self.resource, target, path));
                return;
            }
            (None, true) => {}
        }
        if let Some(set) = node.get("set") {
            self.set(set, &target.subject);
        }
        if let Some(remove) = node.get("remove").filter(|remove| remove.bool() == Some(true)) {
            let bases = self.lower.bases(None, &remove.at);
            self.lower.state(&target.subject, &Claim::Absent, bases);
        }
        for family in node.get("without").map(Node::items).unwrap_or_default() {
            let Some(word) = family.text() else { continue };
            let bases = self.lower.bases(None, &family.at);
            self.lower.state(&target.subject, &Claim::Without(word.to_owned()), bases);
        }
    }

    fn add(&mut self, add: &Entry, path: &Node, subject: &Subject) {
        let definitions = self.definitions();
        match subject {
            Subject::Argument(block, name) => {
                let entry = Entry { key: name.clone(), at: path.at.clone(), value: add.value.clone() };
                self.lower.argument(block, &entry, &definitions);
            }
            Subject::Attribute(block, name) => {
                // The table admits the keys of arguments; those of attributes are fewer.
                shape::check(&add.value, &Shape::Object(&ATTRIBUTE), self.lower.diagnostics);
                let entry = Entry { key: name.clone(), at: path.at.clone(), value: add.value.clone() };
                self.lower.attribute(block, &entry, &definitions);
            }
            Subject::Resource | Subject::Block(_) => {}
        }
    }

    fn set(&mut self, set: &Node, subject: &Subject) {
        let definitions = self.definitions();
        if let Some(required) = set.get("required")
            && let Some(yes) = required.bool()
        {
            let presence = if yes { Presence::Required } else { Presence::Optional };
            let bases = self.lower.bases(None, &required.at);
            self.lower.state(subject, &Claim::Presence(presence), bases);
        }
        if let Some(node) = set.get("nesting")
            && let Some(nesting) = node.text().and_then(parse_word::<Nesting>)
        {
            let bases = self.lower.bases(None, &node.at);
            self.lower.state(subject, &Claim::Nesting(nesting), bases);
        }
        if let Some(node) = set.get("syntax")
            && let Some(syntax) = node.text().and_then(parse_word::<BlockSyntax>)
        {
            let bases = self.lower.bases(None, &node.at);
            self.lower.state(subject, &Claim::Syntax(syntax), bases);
        }
        self.lower.argument_fields(subject, set, &definitions);
    }

    /// The definitions that a block in a correction may refer to.
    fn definitions(&self) -> Definitions {
        Definitions::named(self.resource.blocks.keys().map(|id| id.0.clone()))
    }
}
