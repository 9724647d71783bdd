//! Programs for CDKTF, in Python and TypeScript, as programs of Rust.
//!
//! ```text
//! files ─> program ─> what its expressions are ─> configuration and steps ─> Rust
//! ```
//!
//! The program is read as far as it says what it makes before it runs: names that stand for literals and for constructs,
//! classes, loops over literals, functions of its own. What each construct is configured with is written down in
//! Terraform's language, so that the same code makes Rust of it that makes Rust of configurations. What only running the
//! program tells is kept as a comment, with its place, and counted. Ids and places in the tree stay, so that logical ids
//! stay.

mod backend;
mod body;
mod budget;
mod call;
mod class;
mod construct;
mod data;
mod evaluate;
mod execute;
mod hcl;
mod json_text;
mod known;
mod method;
mod node;
mod once;
mod parameter;
mod part;
mod state;
mod statics;
mod write;

#[cfg(test)]
mod tests;

use crate::Conversion;
use crate::bindings::Bindings;
use crate::code::Converter;
use crate::configuration::{Content, Input, Item, read};
use crate::names::{Name, Path};
use crate::program::formatted;
use call::Arguments;
use data::Data;
use ferroform_cdktf::{Language, StatementKind};
use ferroform_schema::diagnostic::{Code, Diagnostic};
use ferroform_schema::source::{SourceFile, Span};
use node::Node;
use quote::{format_ident, quote};
use state::{File, Lowering};

/// Whether a file of this name can be a program for CDKTF.
#[must_use]
pub fn is_program(path: &str) -> bool {
    Language::of(path).is_some()
}

/// Converts the files of one program. The last one is its beginning; a stack that no file creates gets this id.
#[must_use]
pub fn convert_program(inputs: &[Input], bindings: &Bindings, stack: &str) -> Conversion {
    let mut diagnostics = Vec::new();
    let files: Vec<File<'_>> = inputs
        .iter()
        .filter_map(|input| {
            let language = Language::of(&input.path)?;
            let program = ferroform_cdktf::read(&input.text, language);
            diagnostics.extend(program.errors.iter().map(|error| broken(input, language, error)));
            Some(File { input, language, program })
        })
        .collect();
    let mut lowering = Lowering::new(&files, bindings);
    lowering.declare();
    lowering.run(stack);
    let configuration =
        Input::of_program(std::mem::take(&mut lowering.configuration), std::mem::take(&mut lowering.origins));
    let mut conversion = written(lowering, configuration, bindings);
    conversion.summary.lines_in = inputs.iter().map(|input| input.text.lines().count()).sum();
    conversion.diagnostics = diagnostics;
    conversion
}

/// What is said about a place that does not parse.
fn broken(input: &Input, language: Language, error: &ferroform_cdktf::SyntaxError) -> Diagnostic {
    let file = SourceFile::new(input.path.as_str(), input.text.as_str());
    let at = |byte: usize| u32::try_from(byte.min(input.text.len())).unwrap_or(u32::MAX);
    let text = format!("`{}` is no {} as it stands", input.path, language.name());
    Diagnostic::new(
        Code::UnparsableExample,
        text,
        file.location(Span::new(at(error.range.start), at(error.range.end))),
    )
    .label(error.message.clone())
    .help("correct the place; what is readable around it was converted")
}

impl<'p> Lowering<'p> {
    /// Executes the files, and what no file calls.
    fn run(&mut self, stack: &str) {
        let files = self.files;
        for (at, file) in files.iter().enumerate() {
            self.file = at;
            self.execute_all(&file.program.statements);
        }
        // The main function of a program that something else starts.
        let has_app = |this: &Self| {
            this.nodes.first().is_some_and(|nodes| nodes.iter().any(|node| matches!(node, Node::App { .. })))
        };
        let stacks: Vec<usize> = (0..self.classes.len()).filter(|class| !self.done.contains(class)).collect();
        if has_app(self) {
            for class in stacks {
                self.read_class(class, &Arguments { placed: Vec::new(), named: Vec::new() });
            }
            return;
        }
        let variable = write::ident(&self.fresh("app"));
        let scope = self.add_scope(Path { tokens: quote! { #variable }, is_reference: false }, false);
        let before = self.nodes.first_mut().map(std::mem::take).unwrap_or_default();
        self.push(Node::App { variable });
        for node in before {
            self.push(node);
        }
        let mut first = true;
        for class in stacks {
            if self.base(class) != Some(true) {
                self.read_class(class, &Arguments { placed: Vec::new(), named: Vec::new() });
                continue;
            }
            let name = self.classes.get(class).map(|class| class.source.name.clone()).unwrap_or_default();
            let id = if first { stack.to_owned() } else { ferroform_codegen::names::snake(&name) };
            first = false;
            let given = Arguments { placed: vec![Data::Scope(scope), Data::Text(id)], named: Vec::new() };
            let statement = files.iter().flat_map(|file| &file.program.statements).find(
                |statement| matches!(&statement.kind, StatementKind::Class(source) if source.name == name),
            );
            if let Some(StatementKind::Class(source)) = statement.map(|statement| &statement.kind)
                && let Some(base) = source.bases.first()
            {
                self.instantiate(class, given, base);
            }
        }
        self.push(Node::Synth);
    }
}

/// The program as Rust.
fn written<'p>(lowering: Lowering<'p>, configuration: Input, bindings: &Bindings) -> Conversion {
    let inputs = [configuration];
    let mut blocks = read(&inputs, &mut Vec::new()).into_iter();
    let mut items: Vec<Item<'_>> = Vec::with_capacity(lowering.slots.len());
    for slot in &lowering.slots {
        let mut item = match slot.has_block.then(|| blocks.next()).flatten() {
            Some(item) => item,
            None => Item {
                declares: crate::configuration::Declaration::Settings,
                content: Content::Elsewhere,
                comments: Vec::new(),
                check: None,
                source: &inputs[0],
                range: 0..0,
            },
        };
        if let Some(declares) = &slot.declares {
            item.declares = declares.clone();
        }
        items.push(item);
    }
    let names: Vec<Name> = lowering.slots.iter().map(|slot| slot.name.clone()).collect();
    let converter = Converter::new(&items, &names, bindings, false);
    let writer = write::Writer {
        converter,
        items: &items,
        names: &names,
        slots: &lowering.slots,
        constructs: &lowering.constructs,
        variables: &lowering.variables,
        instances: &lowering.instances,
        classes: &lowering.classes,
    };
    writer.declare_variables();
    let mut classes = Vec::new();
    for class in &lowering.done {
        if let Some(class) = lowering.classes.get(*class) {
            classes.push(writer.class(class));
            writer.agree();
        }
    }
    let main: Vec<Node<'p>> = lowering.nodes.into_iter().flatten().collect();
    let app = main
        .iter()
        .find_map(|node| if let Node::App { variable } = node { Some(variable.clone()) } else { None });
    let app = app.unwrap_or_else(|| format_ident!("app"));
    let errors = writer.converter.imports.runtime("SynthErrors");
    let body = writer.body(&main, || quote! { __blank!(); #app.synth()?; Ok(()) });
    let constants = writer.constants(&lowering.constants);
    let program = quote! {
        __blank!();
        #constants
        #(#classes)*
        __blank!();
        fn main() -> Result<(), #errors> { #body }
    };
    let uses = writer.converter.imports.lines(&program);
    let (_, mut summary) = writer.converter.into_parts();
    let header = lowering.header.iter().map(|line| quote! { __comment!(#line); });
    let header: proc_macro2::TokenStream = header.collect();
    let header = if header.is_empty() {
        header
    } else {
        quote! { #header __space!(); }
    };
    let program = formatted(quote! { #header #uses #program });
    summary.items = lowering.items;
    summary.left = lowering.left;
    summary.left.sort();
    summary.untyped.sort();
    summary.lines_out = program.lines().count();
    Conversion { program, summary, diagnostics: Vec::new() }
}
