//! `ferroform docs`

use crate::args::convert::DocsArgs;
use crate::output::{Exit, Output, counted};
use ferroform_codegen::{Content, Mode, OutFile, write};
use ferroform_convert::page;
use ferroform_schema::compile::{find, load};
use ferroform_schema::diagnostic::Diagnostics;
use std::io;

pub(crate) fn run(args: &DocsArgs, output: &mut Output) -> io::Result<Exit> {
    let compilation = super::compile(&args.documents, output);
    let bindings = super::convert::bindings_of(&compilation.schema, args.bindings.as_deref());
    // What is wrong with the documents `check` says.
    let mut diagnostics = Diagnostics::new();
    let documents = load(&find(&args.documents.paths, &mut diagnostics), &mut diagnostics);
    let (mut files, mut converted) = (Vec::new(), 0);
    let pages = documents
        .iter()
        .filter(|document| document.name.ends_with(".md") || document.name.ends_with(".markdown"));
    for document in pages {
        let page = page(document.file.text(), &bindings);
        converted += page.converted;
        for line in page.kept {
            output.tell(&format!(
                "note: {}:{line}: this example is no configuration; it stays as it is",
                document.name
            ))?;
        }
        files.push(OutFile { path: document.name.clone(), content: Content::Data(page.text) });
    }
    if files.is_empty() {
        output.complain("nothing was written: there is no page in Markdown among the documents");
        return Ok(Exit::Failure);
    }
    match write(&args.out, &files, Mode::Write) {
        Ok(report) => {
            let (pages, examples) = (counted(files.len(), "page"), counted(converted, "example"));
            output.tell(&format!("{}: {report}; {examples} in Rust on {pages}", args.out.display()))?;
            Ok(Exit::Success)
        }
        Err(error) => {
            output.complain(&error.to_string());
            Ok(Exit::Failure)
        }
    }
}
