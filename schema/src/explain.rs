//! Why the schema says what it says: every fact about a type or an argument, what it rests on, and where.

mod doubts;
mod families;

pub use families::RuleFamily;

use crate::check::{Witness, Witnesses};
use crate::diagnostic::Diagnostic;
use crate::model::{
    Argument, Attribute, Basis, Block, BlockId, Evidence, ExampleVerdict, Group, Presence, Resource,
    ResourceKind, Rule, Schema,
};
use crate::phrase::names_secret;
use crate::source::{SourceFile, Sources};
use crate::suggest::nearest;
use doubts::Subject;
use std::fmt::Write as _;

/// Explains `TYPE` or `TYPE.ARGUMENT.…` (`aws_apigatewayv2_integration.tls_config.server_name_to_verify`), of every kind that has
/// this name, or of one (`data.TYPE`, `ephemeral.TYPE`, `provider.NAME`).
///
/// # Errors
/// What part of the name is unknown, with the nearest known one.
pub fn explain(schema: &Schema, sources: &Sources, target: &str) -> Result<String, String> {
    explain_with_doubts(schema, sources, &[], target)
}

/// The same, with what is doubtful about it: those of the diagnostics that are about this argument or type.
///
/// # Errors
/// What part of the name is unknown, with the nearest known one.
pub fn explain_with_doubts(
    schema: &Schema,
    sources: &Sources,
    diagnostics: &[Diagnostic],
    target: &str,
) -> Result<String, String> {
    let (kind, rest) = ResourceKind::of_address(target);
    let mut parts = rest.split('.');
    let type_name = parts.next().unwrap_or_default();
    let is_meant = |it: &&Resource| it.type_name == type_name && kind.is_none_or(|kind| kind == it.kind);
    let resources: Vec<&Resource> = schema.resources.iter().filter(is_meant).collect();
    if resources.is_empty() {
        let known = schema.resources.iter().map(|resource| resource.type_name.as_str());
        let asked = target.strip_suffix(rest).unwrap_or_default();
        return Err(format!("no document describes `{asked}{type_name}`{}", did_you_mean(type_name, known)));
    }
    let path: Vec<&str> = parts.collect();
    let mut out = String::new();
    for resource in resources {
        let witnesses = Witnesses::of(resource);
        let explained = Explainer { resource, sources, witnesses, diagnostics }.explain(&path)?;
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&explained);
    }
    Ok(out)
}

fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(name, known).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}

struct Explainer<'a> {
    resource: &'a Resource,
    sources: &'a Sources,
    /// What the examples say to the rules.
    witnesses: Witnesses,
    /// What was found about all documents.
    diagnostics: &'a [Diagnostic],
}

impl Explainer<'_> {
    fn explain(&self, path: &[&str]) -> Result<String, String> {
        let mut out = String::new();
        let mut block_id = BlockId::root();
        let Some((last, blocks)) = path.split_last() else {
            self.resource(&mut out);
            return Ok(out);
        };
        for name in blocks {
            block_id = self.nested(&block_id, name)?.ok_or_else(|| format!("`{name}` is not a block"))?;
        }
        let block = self.block(&block_id)?;
        let title = format!("{}.{}", self.resource.type_name, path.join("."));
        if let Some(position) = block.arguments.iter().position(|argument| argument.name == *last) {
            let argument = &block.arguments[position];
            self.argument(&mut out, &title, &block_id, position, argument);
            self.doubts(&mut out, &Subject::of(&block_id, last, [&argument.declared, &argument.ty.bases]));
            self.groups(&mut out, &block_id, block, |group| group.arguments.iter().any(|name| name == last));
        } else if let Some(attribute) = block.attribute(last) {
            self.attribute(&mut out, &title, attribute);
            self.doubts(&mut out, &Subject::of(&block_id, last, [&attribute.declared, &attribute.ty.bases]));
        } else {
            return Err(self.unknown(&block_id, block, last));
        }
        if let Some(nested) = self.nested(&block_id, last)? {
            self.members(&mut out, &nested)?;
        }
        Ok(out)
    }

    fn block(&self, id: &BlockId) -> Result<&Block, String> {
        self.resource.block(id).ok_or_else(|| format!("the block `{id}` is not defined"))
    }

    fn nested(&self, id: &BlockId, name: &str) -> Result<Option<BlockId>, String> {
        let block = self.block(id)?;
        let ty = match (block.argument(name), block.attribute(name)) {
            (Some(argument), _) => &argument.ty.value,
            (None, Some(attribute)) => &attribute.ty.value,
            (None, None) => return Err(self.unknown(id, block, name)),
        };
        Ok(ty.block().map(|block| block.definition.clone()))
    }

    fn unknown(&self, id: &BlockId, block: &Block, name: &str) -> String {
        let arguments = block.arguments.iter().map(|argument| argument.name.as_str());
        let attributes = block.attributes.iter().map(|attribute| attribute.name.as_str());
        let place = if id.is_root() { self.resource.type_name.clone() } else { format!("the block `{id}`") };
        format!(
            "{place} has no argument or attribute `{name}`{}",
            did_you_mean(name, arguments.chain(attributes))
        )
    }

    fn resource(&self, out: &mut String) {
        let resource = self.resource;
        let _ = writeln!(out, "{} ({})", resource.type_name, resource.document);
        if let Some(description) = &resource.description {
            let _ = writeln!(out, "  {}", description.value.replace('\n', "\n  "));
        }
        if let Some(subcategory) = &resource.subcategory {
            self.fact(out, &format!("service: {}", subcategory.value), &subcategory.bases);
        }
        self.groups(out, &BlockId::root(), &resource.root, |_| true);
        for timeout in &resource.timeouts {
            let default = timeout.default.as_deref().map(|d| format!(", default {d}")).unwrap_or_default();
            self.fact(out, &format!("timeout of {}{default}", timeout.operation), &timeout.bases);
        }
        if let Some(import) = &resource.import {
            if let Some(template) = &import.template {
                self.fact(out, &format!("import id: {}", template.value), &template.bases);
            }
            for sample in &import.samples {
                self.fact(out, &format!("import sample: {}", sample.value), &sample.bases);
            }
        }
        for binding in &resource.contexts {
            let values = binding.values.join(" or ");
            let text = format!(
                "\"{}\" holds when {}.{} is {values}, by `{}`",
                binding.context, binding.target, binding.target_argument, binding.argument
            );
            self.fact(out, &text, &binding.bases);
        }
        // The root always exists.
        let _ = self.members(out, &BlockId::root());
        self.doubts(out, &Subject::Type);
    }

    fn members(&self, out: &mut String, id: &BlockId) -> Result<(), String> {
        let block = self.block(id)?;
        let width = block.arguments.iter().map(|argument| argument.name.len()).max().unwrap_or(0);
        if !block.arguments.is_empty() {
            let _ = writeln!(out, "  arguments");
        }
        for argument in &block.arguments {
            let presence = presence(argument);
            let rules = match argument.rules.len() {
                0 => String::new(),
                1 => ", 1 rule".to_owned(),
                n => format!(", {n} rules"),
            };
            let _ = writeln!(out, "    {:width$}  {presence} {}{rules}", argument.name, argument.ty.value);
        }
        if !block.attributes.is_empty() {
            let names: Vec<&str> = block.attributes.iter().map(|attribute| attribute.name.as_str()).collect();
            let _ = writeln!(out, "  attributes\n    {}", names.join(", "));
        }
        Ok(())
    }

    fn argument(&self, out: &mut String, title: &str, id: &BlockId, position: usize, argument: &Argument) {
        let _ = writeln!(out, "{title}");
        if let Some(description) = &argument.description {
            let _ = writeln!(out, "  {}", description.value.replace('\n', "\n  "));
        }
        self.fact(out, "declared", &argument.declared);
        self.fact(out, presence(argument), &argument.presence.bases);
        self.fact(out, &format!("type {}", argument.ty.value), &argument.ty.bases);
        for default in &argument.defaults {
            let when = default.when.as_ref().map(|when| format!(", when {when}")).unwrap_or_default();
            self.fact(out, &format!("default {}{when}", default.value), &default.bases);
        }
        for (number, rule) in argument.rules.iter().enumerate() {
            self.rule(out, rule, self.witnesses.of_rule(id, position, number));
        }
        for (flag, name) in [
            (&argument.computed, "filled in by the provider when not set"),
            (&argument.force_new, "a change replaces the resource"),
            (&argument.sensitive, "sensitive"),
            (&argument.write_only, "never read back"),
        ] {
            if let Some(flag) = flag {
                let text = if flag.value { name.to_owned() } else { format!("not: {name}") };
                self.fact(out, &text, &flag.bases);
            }
        }
        // A name is no word of the page: provider and page may well show the value.
        if argument.sensitive.is_none() && names_secret(&argument.name) {
            let _ = writeln!(out, "  - named like a secret, but nothing says that it is sensitive");
        }
        if let Some(deprecated) = &argument.deprecated {
            self.fact(out, &format!("deprecated: {}", deprecated.value.text), &deprecated.bases);
        }
        for note in &argument.notes {
            self.fact(out, &format!("note: {}", note.value), &note.bases);
        }
    }

    fn attribute(&self, out: &mut String, title: &str, attribute: &Attribute) {
        let _ = writeln!(out, "{title} (read-only)");
        if let Some(description) = &attribute.description {
            let _ = writeln!(out, "  {}", description.value.replace('\n', "\n  "));
        }
        self.fact(out, "declared", &attribute.declared);
        self.fact(out, &format!("type {}", attribute.ty.value), &attribute.ty.bases);
        if let Some(deprecated) = &attribute.deprecated {
            self.fact(out, &format!("deprecated: {}", deprecated.value.text), &deprecated.bases);
        }
    }

    fn rule(&self, out: &mut String, rule: &Rule, witnesses: &[Witness]) {
        let _ = writeln!(out, "  - {}", format!("{rule}{}", standing(&rule.standing)).replace('\n', " "));
        self.statements(out, &rule.text, &rule.bases);
        self.examples(out, witnesses);
    }

    fn groups(&self, out: &mut String, id: &BlockId, block: &Block, wanted: impl Fn(&Group) -> bool) {
        for (number, group) in block.groups.iter().enumerate().filter(|(_, group)| wanted(group)) {
            let _ = writeln!(out, "  - {group}{}", standing(&group.standing));
            self.statements(out, &group.text, &group.bases);
            self.examples(out, self.witnesses.of_group(id, number));
        }
    }

    /// Every place that states a rule with its line, and the whole sentence where the first line has only a part of it.
    fn statements(&self, out: &mut String, sentence: &str, bases: &[Basis]) {
        for (i, basis) in bases.iter().enumerate() {
            let line = self.basis(out, basis);
            let repeated = bases[..i]
                .iter()
                .any(|other| other.at.path == basis.at.path && other.at.line == basis.at.line);
            let Some(line) = line.filter(|_| !repeated) else { continue };
            let _ = writeln!(out, "      | {}", around(line, basis.at.column as usize));
            if i == 0 && !line.contains(sentence) {
                let words: Vec<&str> = sentence.split_whitespace().collect();
                let _ = writeln!(out, "      in full: {}", words.join(" "));
            }
        }
    }

    /// The examples that obey a rule, and those that break it.
    fn examples(&self, out: &mut String, witnesses: &[Witness]) {
        let (broken, obeyed): (Vec<&Witness>, Vec<&Witness>) =
            witnesses.iter().partition(|witness| witness.breaks.is_some());
        for witness in broken {
            let deed = witness.breaks.as_deref().unwrap_or_default();
            let _ = writeln!(out, "      broken by {}, which {deed}", self.place(witness));
        }
        for witness in obeyed.iter().take(SHOWN) {
            let _ = writeln!(out, "      obeyed by {}", self.place(witness));
        }
        if obeyed.len() > SHOWN {
            let _ = writeln!(out, "      and by {} more", obeyed.len() - SHOWN);
        }
    }

    fn place(&self, Witness { title, at, .. }: &Witness) -> String {
        let place = format!("{}:{}:{}", self.path(&at.path), at.line, at.column);
        title
            .as_ref()
            .map_or(format!("the example at {place}"), |title| format!("the example \"{title}\", {place}"))
    }

    /// A file as it was named.
    fn path<'p>(&'p self, path: &'p str) -> &'p str {
        self.sources.named(path).map_or(path, SourceFile::path)
    }

    /// One fact with each place it rests on, and the text of the first place.
    fn fact(&self, out: &mut String, text: &str, bases: &[Basis]) {
        let _ = writeln!(out, "  - {}", text.replace('\n', " "));
        for (i, basis) in bases.iter().enumerate() {
            if let Some(line) = self.basis(out, basis)
                && i == 0
            {
                let _ = writeln!(out, "      | {}", around(line, basis.at.column as usize));
            }
        }
    }

    /// What something rests on, and the line where that stands.
    fn basis(&self, out: &mut String, basis: &Basis) -> Option<&str> {
        let Basis { evidence, at } = basis;
        if *evidence == Evidence::Convention {
            let _ = writeln!(out, "      by {}", evidence.in_words());
            return None;
        }
        let _ = writeln!(
            out,
            "      by {}, {}:{}:{}",
            evidence.in_words(),
            self.path(&at.path),
            at.line,
            at.column
        );
        self.sources.named(&at.path)?.text().lines().nth((at.line as usize).saturating_sub(1))
    }
}

/// How many examples that obey a rule are named.
const SHOWN: usize = 3;

/// The part of a line around a column: lines of documents are often paragraphs.
fn around(line: &str, column: usize) -> String {
    const WIDTH: usize = 96;
    let chars: Vec<char> = line.chars().collect();
    if chars.len() <= WIDTH {
        return line.to_owned();
    }
    let start = column.saturating_sub(WIDTH / 4).min(chars.len() - WIDTH);
    let shown: String = chars.iter().skip(start).take(WIDTH).collect();
    let (before, after) =
        (if start > 0 { "…" } else { "" }, if start + WIDTH < chars.len() { "…" } else { "" });
    format!("{before}{shown}{after}")
}

fn presence(argument: &Argument) -> &'static str {
    match argument.presence.value {
        Presence::Required => "required",
        Presence::Optional => "optional",
    }
}

fn standing(standing: &ExampleVerdict) -> String {
    match standing {
        ExampleVerdict::Holds => String::new(),
        ExampleVerdict::Contradicted { by } => format!(" (a warning only: contradicted by {by})"),
    }
}

#[cfg(test)]
mod tests;
