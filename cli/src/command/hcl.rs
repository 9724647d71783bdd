//! `ferroform hcl`

use super::new_file;
use crate::args::convert::HclArgs;
use crate::output::{Exit, Output};
use ferroform_hcl::{Kind, ProviderSchemas, Shape, Shapes, hcl};
use ferroform_schema::compile::compile;
use ferroform_schema::model::Schema;
use ferroform_schema::{provider_schema, regular};
use std::io;
use std::path::{Path, PathBuf};

/// The largest stack that is read.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

pub(crate) fn run(args: &HclArgs, output: &mut Output) -> io::Result<Exit> {
    let stacks = match stacks(&args.folder) {
        Ok(stacks) => stacks,
        Err(error) => {
            output.complain(&format!("`{}` cannot be read: {error}", args.folder.display()));
            return Ok(Exit::Failure);
        }
    };
    if stacks.is_empty() {
        output.complain(&format!(
            "there is no `.tf.json` file in `{}`, nor in `stacks` in it",
            args.folder.display()
        ));
        return Ok(Exit::Failure);
    }
    let shapes = match shapes(args) {
        Ok(shapes) => shapes,
        Err(error) => {
            output.complain(&error);
            return Ok(Exit::Failure);
        }
    };
    let mut all_well = true;
    for (id, file) in &stacks {
        let text = match read(file).and_then(|json| hcl(&json, &shapes).map_err(|error| at(file, &error))) {
            Ok(text) => text,
            Err(error) => {
                output.complain(&error);
                all_well = false;
                continue;
            }
        };
        match &args.out {
            Some(dir) => {
                let file = dir.join("stacks").join(id).join("main.tf");
                if let Err(error) = new_file::write(&file, &text) {
                    output.complain(&error.to_string());
                    all_well = false;
                    continue;
                }
                output.tell(&file.display().to_string())?;
            }
            None if stacks.len() > 1 => output.result(&format!("# {id}\n\n{text}\n"))?,
            None => output.result(&text)?,
        }
    }
    Ok(if all_well { Exit::Success } else { Exit::Failure })
}

fn at(file: &Path, error: &ferroform_hcl::Error) -> String {
    format!("{}:{error}", file.display())
}

fn read(file: &Path) -> Result<String, String> {
    let shown = |error: String| format!("the file `{}` {error}", file.display());
    let bytes = regular::read(file, MAX_BYTES).map_err(|error| shown(error.to_string()))?;
    String::from_utf8(bytes).map_err(|_| shown("is not UTF-8".to_owned()))
}

/// The stacks of a folder by their ids, in order.
fn stacks(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let inner = folder.join("stacks");
    if !inner.is_dir() {
        let id = name(&folder.canonicalize()?);
        return Ok(configurations(folder)?.into_iter().map(|file| (id.clone(), file)).collect());
    }
    let mut stacks = Vec::new();
    for entry in std::fs::read_dir(inner)? {
        let path = entry?.path();
        if path.is_dir() {
            stacks.extend(configurations(&path)?.into_iter().map(|file| (name(&path), file)));
        }
    }
    stacks.sort();
    Ok(stacks)
}

/// The file that a synth writes; else the only one that there is.
fn configurations(folder: &Path) -> io::Result<Option<PathBuf>> {
    let synthesized = folder.join("cdk.tf.json");
    if synthesized.is_file() {
        return Ok(Some(synthesized));
    }
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_json(path))
        .collect();
    Ok(files.pop().filter(|_| files.is_empty()))
}

fn is_json(path: &Path) -> bool {
    path.to_string_lossy().ends_with(".tf.json") && path.is_file()
}

/// What the provider's schema says, and where it is silent the documents.
struct Stated {
    schema: Option<ProviderSchemas>,
    documents: Option<ProviderSchemas>,
}

impl Shapes for Stated {
    fn shape(&self, kind: Kind, type_name: &str, path: &[&str]) -> Option<Shape> {
        [&self.schema, &self.documents]
            .into_iter()
            .flatten()
            .find_map(|stated| stated.shape(kind, type_name, path))
    }
}

fn shapes(args: &HclArgs) -> Result<Stated, String> {
    let schema = match &args.provider.provider_schema {
        Some(file) => Some(ProviderSchemas::read(&read(file)?).map_err(|error| at(file, &error))?),
        None => None,
    };
    let documents = (!args.docs.is_empty()).then(|| {
        let schema = compile(&args.docs, &super::options(&args.provider)).schema;
        let text = provider_schema::write(&schema, &address(&schema)).to_string();
        ProviderSchemas::read(&text).unwrap_or_default()
    });
    Ok(Stated { schema, documents })
}

/// An address that ends in the name which configurations have for the provider.
fn address(schema: &Schema) -> String {
    let first = schema.resources.first();
    let name = first.map(|resource| match &resource.provider {
        Some(provider) => provider.name.as_str(),
        None => resource.type_name.split('_').next().unwrap_or_default(),
    });
    format!("registry.terraform.io/hashicorp/{}", name.unwrap_or("provider"))
}
