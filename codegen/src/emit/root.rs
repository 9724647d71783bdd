//! The root of the bindings: what all modules share.

use super::code::Code;
use super::functions;
use crate::docs::{Block, Documentation, Inline, Links, line};
use crate::plan::Plan;

/// The markers of required arguments.
pub(super) fn items(plan: &Plan, code: &mut Code) {
    code.item();
    code.line("/// One trait for the name of each required argument: a builder's state has it once the argument is set, and");
    code.line("/// where it is missing, the compiler says which argument is.");
    code.line("#[doc(hidden)]");
    code.line("#[allow(non_camel_case_types, dead_code)]");
    if plan.markers.is_empty() {
        return code.line("pub mod arg {}");
    }
    code.line("pub mod arg {");
    code.block(|code| {
        for marker in &plan.markers {
            let word = marker.word();
            code.broken_line(|line| {
                line.within("#[diagnostic::on_unimplemented(", ")]", |line| {
                    line.word("message = ");
                    line.text(&format!("the required argument `{word}` is not set"));
                    line.word(",");
                    line.space();
                    line.word("label = ");
                    line.text(&format!("call `.{word}(..)` before this"));
                });
            });
            code.line(&format!("pub trait {marker} {{}}"));
            let (of, set) = (format!("impl {marker}"), "for ::ferroform::binding::v1::IsSet {");
            if code.fits(of.len() + 1 + set.len()) {
                code.line(&format!("{of} {set}}}"));
            } else {
                code.line(&of);
                code.line(&format!("{set}}}"));
            }
        }
    });
}

/// `mod.rs` of a folder of modules.
pub(super) fn modules(plan: &Plan, code: &mut Code) {
    for module in &plan.modules {
        code.line(&format!("pub mod {};", module.name));
    }
    functions::declaration(plan, code);
    code.end_of_head();
    items(plan, code);
}

/// `lib.rs` of a crate.
pub(super) fn library(plan: &Plan, code: &mut Code) {
    code.inner_docs(&library_docs(plan));
    code.end_of_head();
    code.item();
    for module in &plan.modules {
        if let Some(feature) = &module.feature {
            code.broken_line(|line| {
                line.within("#[cfg(", ")]", |line| {
                    line.word("feature = ");
                    line.text(feature);
                });
            });
        }
        code.line(&format!("pub mod {};", module.name));
    }
    functions::declaration(plan, code);
    items(plan, code);
}

fn library_docs(plan: &Plan) -> Documentation {
    let plural = if plan.providers.len() == 1 { "" } else { "s" };
    let mut first = vec![Inline::text(&format!("Typed bindings for the Terraform provider{plural} "))];
    for (i, provider) in plan.providers.iter().enumerate() {
        if i > 0 {
            first.push(Inline::text(", "));
        }
        first.push(Inline::code(&provider.name));
        if provider.source != provider.name {
            first.extend([Inline::text(" ("), Inline::code(&provider.source), Inline::text(")")]);
        }
    }
    first.push(Inline::text(", compiled from documents."));
    let mut parts = vec![
        Block::Paragraph(first),
        Block::Paragraph(line(
            "A module holds one type of the provider: its construct, the builder of its arguments, nested blocks and \
             enums. A program takes a type's `builder()`, sets arguments, and puts the result into a stack with \
             `create(&stack, \"id\")`. Each service is a Cargo feature; `all` turns on all of them.",
            Links::default(),
        )),
    ];
    if !plan.features.is_empty() {
        parts.push(Block::Heading("Features"));
        let reads = ("reads", "Typed references to the members of nested blocks; a default of new crates");
        let services = plan.features.iter().map(|feature| (feature.name.as_str(), feature.title.as_str()));
        parts.push(Block::bullets(std::iter::once(reads).chain(services).map(|(name, title)| {
            vec![Block::paragraph([Inline::code(name), Inline::text(": "), Inline::text(title)])]
        })));
    }
    Documentation::of(parts)
}
