//! A schema from a document of the crate, read in the macro.

use super::Loaded;
use ferroform_schema::compile::{Document, Options, compile_documents};
use ferroform_schema::diagnostic::{Severity, Style, render};
use ferroform_schema::rule_table::{self, Names};
use ferroform_schema::source::SourceFile;
use proc_macro2::TokenStream;
use quote::quote;
use std::path::PathBuf;
use syn::LitStr;

pub(super) fn load(path: &LitStr, overlays: &[LitStr]) -> Result<Loaded, syn::Error> {
    let mut documents = Vec::new();
    let mut tracked = TokenStream::new();
    for path in std::iter::once(path).chain(overlays) {
        let name = path.value();
        let text = read(path, &name)?;
        documents.push(Document { file: SourceFile::new(name.clone(), text), name: name.clone() });
        // From the environment of the compiler, so that no path of this machine is in the expansion.
        let relative = format!("/{name}");
        tracked.extend(quote! {
            const _: &[u8] =
                ::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #relative));
        });
    }
    let compiled = compile_documents(&documents, &Options::default(), &|_| ());
    let errors: Vec<String> = compiled
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .map(|diagnostic| render(diagnostic, &compiled.sources, Style::Plain))
        .collect();
    if !errors.is_empty() {
        let message = format!("the document does not compile:\n{}", errors.join("\n"));
        return Err(syn::Error::new(path.span(), message));
    }
    match &compiled.schema.resources[..] {
        [resource] => Ok(Loaded { text: rule_table::write(resource, &Names::default()), tracked }),
        [] => Err(syn::Error::new(path.span(), format!("`{}` describes no resource type", path.value()))),
        several => {
            let types: Vec<String> =
                several.iter().map(|resource| format!("`{}`", resource.type_name)).collect();
            let message = format!(
                "`{}` describes several types ({}), and a struct is one: give each a document of its own, or register \
                 them in build.rs and name the type",
                path.value(),
                types.join(", ")
            );
            Err(syn::Error::new(path.span(), message))
        }
    }
}

fn read(path: &LitStr, name: &str) -> Result<String, syn::Error> {
    let Some(root) = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) else {
        return Err(syn::Error::new(
            path.span(),
            "documents are read by their path from the manifest; build with cargo",
        ));
    };
    std::fs::read_to_string(root.join(name)).map_err(|error| {
        let message = match error.kind() {
            std::io::ErrorKind::NotFound => format!(
                "there is no `{name}` beside Cargo.toml{}; the path starts at the manifest's folder. Without a document of \
                 your own, name a module of a bindings crate or a type that build.rs compiles",
                near(&root, name)
            ),
            _ => format!("`{name}` cannot be read: {error}"),
        };
        syn::Error::new(path.span(), message)
    })
}

/// The nearest file in the folder that the path names.
fn near(root: &std::path::Path, name: &str) -> String {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let Ok(entries) = std::fs::read_dir(root.join(folder)) else { return String::new() };
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    let nearest = crate::suggest::nearest(file, names.iter().map(String::as_str));
    nearest.map_or_else(String::new, |near| {
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        format!("; did you mean `{folder}{near}`?")
    })
}
