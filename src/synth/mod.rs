//! From the tree to files: names, checks, JSON, and only then the disk.

mod crossing;
mod cycle;
mod dynamic;
mod element;
mod loops;
mod manifest;
mod meta;
mod output;
mod overrides;
mod providers;
mod raw;
mod reference;
mod resolve;
mod stack;
mod state;
mod text;
mod way_back;
mod write;

pub use output::{Rendered, RenderedStack, Synthesis};
pub(crate) use way_back::way_back;
pub(crate) use write::write;

use crate::check;
use crate::error::{Report, SynthErrors};
use crate::scene::{Layout, Scene};
use crate::tree::Tree;
use crate::warnings::Warnings;
use crossing::Crossings;

/// What a construct takes in a stack's text, on the large side.
const BYTES_PER_CONSTRUCT: usize = 1024;

/// Names, checks and renders all stacks; any error leaves nothing but the report.
pub(crate) fn render(
    app: u32,
    tree: &Tree,
    way_back: &str,
    warnings: Warnings,
) -> Result<Rendered, SynthErrors> {
    let mut report = Report { errors: tree.faults.clone(), warnings: Vec::new() };
    let layout = Layout::new(tree, &mut report);
    let scene = Scene { app, tree, layout: &layout, way_back };
    check::check(&scene, &mut report);
    let mut crossings = Crossings::default();
    let stacks: Vec<_> = layout
        .stacks
        .iter()
        .map(|members| stack::render(&scene, members, &mut crossings, &mut report))
        .collect();
    // Only now is it known what stacks need of each other.
    let mut texts = Vec::with_capacity(stacks.len());
    for (stack, members) in stacks.into_iter().zip(&layout.stacks) {
        let json = stack::finish(stack, &scene, members, &mut crossings, &mut report);
        texts.push(crate::json::print_about(&json, BYTES_PER_CONSTRUCT * members.nodes.len()));
    }
    let dependencies = manifest::dependencies(&scene, &crossings, &mut report);
    warnings.judge(&mut report);
    if !report.errors.is_empty() {
        return Err(SynthErrors::violations(report.errors, report.warnings));
    }
    let manifest = manifest::manifest(&scene, &dependencies, &report.warnings);
    let stacks = layout.stacks.iter().zip(texts);
    let stacks = stacks.map(|(members, text)| RenderedStack::new(&scene, members.stack, text)).collect();
    Ok(Rendered::new(stacks, manifest, report.warnings))
}
