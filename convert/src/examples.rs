//! The examples of documents as programs, for the documentation of bindings.

use crate::{Bindings, Input, ProgramForm, convert};
use ferroform_codegen::docs::items::RustExample;
use ferroform_codegen::{Config, Plan, translate_examples};
use ferroform_schema::model::Schema;

/// Shows the examples of a plan in Rust, over the crate of this name that it generates. They are compiled by the tests of that
/// crate where it says so, and never run.
///
/// ```
/// use ferroform_codegen::{Config, plan};
/// use ferroform_convert::document_examples;
/// use ferroform_schema::compile::{Document, Options, compile_documents};
/// use ferroform_schema::diagnostic::Diagnostics;
/// use ferroform_schema::source::SourceFile;
///
/// let page = "# Resource: acme_lamp\n\n```terraform\nresource \"acme_lamp\" \"desk\" {\n  watts = 40\n}\n```\
///             \n\n## Argument Reference\n\n* `watts` - (Optional) Number of watts.\n";
/// let document = Document { file: SourceFile::new("lamp.md", page), name: "lamp.md".into() };
/// let schema = compile_documents(&[document], &Options::default(), &|_| ()).schema;
/// let config = Config::new();
/// let mut plan = plan(&schema, &config, &mut Diagnostics::new());
/// document_examples(&mut plan, &schema, &config, "acme_bindings", false);
/// let docs = plan.modules[0].docs.as_str();
/// assert!(docs.contains("Lamp::builder().watts(40).create(stack, \"desk\")"), "{docs}");
/// ```
pub fn document_examples(
    plan: &mut Plan,
    schema: &Schema,
    config: &Config,
    crate_name: &str,
    compiled: bool,
) {
    let bindings = Bindings::none().with(crate_name, plan.clone());
    translate_examples(plan, schema, config, &|code| {
        Some(RustExample { text: example(code, &bindings)?, compiled })
    });
}

/// An example as a function that fills a stack; nothing where it is no configuration.
#[must_use]
pub fn example(code: &str, bindings: &Bindings) -> Option<String> {
    let form = ProgramForm::Function { name: "example".to_owned() };
    let conversion = convert(&[Input::new("example.tf", code)], bindings, &form);
    // An example that declares nothing shows nothing.
    (conversion.diagnostics.is_empty() && conversion.summary.items > 0).then(|| tidy(&conversion.program))
}

/// The program without the empty line at the end of the function.
fn tidy(program: &str) -> String {
    program.replace("\n\n}\n", "\n}\n").trim_end().to_owned()
}
