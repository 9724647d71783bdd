//! From the tree to files: names, checks, JSON, and only then the disk.

mod check_block;
mod crossing;
mod cycle;
mod dependency;
mod dynamic;
mod element;
mod encryption;
mod ephemeral;
mod file;
mod loops;
mod manifest;
mod meta;
mod output;
mod overrides;
mod providers;
mod raw;
mod refactor;
mod reference;
mod resolve;
mod stack;
mod state;
mod test_file;
mod text;
mod way_back;
mod write;

pub(crate) use file::{FileContent, Known, RenderedFile};
pub use output::{Rendered, RenderedStack, Synthesis};
pub(crate) use resolve::Resolver;
pub(crate) use write::write;
#[cfg(feature = "hcl")]
pub(crate) use write::write_stacks;

use crate::asset;
use crate::check;
use crate::error::{Report, SynthErrors};
use crate::named_tree::{Layout, NamedTree};
use crate::tree::Tree;
use crate::warnings::Warnings;
use crossing::Crossings;
use std::path::Path;

/// What a construct takes in a stack's text, on the large side.
const BYTES_PER_CONSTRUCT: usize = 1024;

/// Names, checks and renders all stacks; any error leaves nothing but the report.
pub(crate) fn render(
    app: u32,
    tree: &Tree,
    output: &Path,
    warnings: Warnings,
    before: Report,
) -> Result<Rendered, SynthErrors> {
    let mut report = Report { errors: tree.faults.clone(), warnings: Vec::new() };
    report.extend(before);
    manifest::annotate(tree, &mut report);
    let layout = Layout::new(tree, &mut report);
    let assets = asset::prepare(tree, &layout, output, &mut report);
    let named =
        NamedTree { app, tree, layout: &layout, way_back: &way_back::way_back(output), assets: &assets };
    check::check(&named, &mut report);
    ephemeral::check(&named, &mut report);
    let mut crossings = Crossings::default();
    let mut stacks = Vec::with_capacity(layout.stacks.len());
    for members in &layout.stacks {
        stacks.push(stack::render(&named, members, &mut crossings, &mut report));
    }
    // Only now is it known what stacks need of each other.
    let mut texts = Vec::with_capacity(stacks.len());
    for (stack, members) in stacks.into_iter().zip(&layout.stacks) {
        let (json, files) = stack::finish(stack, &named, members, &mut crossings, &mut report);
        texts.push((crate::json::print_about(&json, BYTES_PER_CONSTRUCT * members.nodes.len()), files));
    }
    let dependencies = manifest::dependencies(&named, &crossings, &mut report);
    warnings.judge(&mut report);
    if !report.errors.is_empty() {
        return Err(SynthErrors::violations(report.errors, report.warnings));
    }
    let manifest = manifest::manifest(&named, &dependencies, &report.warnings);
    let mut stacks = Vec::with_capacity(texts.len());
    for ((text, files), members) in texts.into_iter().zip(&layout.stacks) {
        stacks.push(RenderedStack::new(&named, members.stack, text, files));
    }
    Ok(Rendered::new(stacks, manifest, report.warnings))
}
