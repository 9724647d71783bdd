//! `ferroform add`

mod edit;
mod place;

use super::generate::{Call, is_of_page, write_one};
use crate::args::{AddArgs, GenerateArgs};
use crate::output::{Exit, Output, counted};
use edit::{Addition, edit};
use ferroform_codegen::plan::select;
use ferroform_codegen::project::FILE;
use ferroform_codegen::{Bindings, Config, Project};
use ferroform_schema::compile::is_address;
use ferroform_schema::diagnostic::{Diagnostic, Diagnostics, Severity};
use ferroform_schema::source::{SourceFile, Sources};
use place::Place;
use std::io::{self, Write as _};
use std::path::Path;

pub(crate) fn run(args: &AddArgs, output: &mut Output) -> io::Result<Exit> {
    let place = Place::find();
    let (project, text) = match former(&place) {
        Ok(former) => former,
        Err(Stop::Wrong(diagnostics, sources)) => {
            output.diagnostics(&diagnostics, &sources)?;
            return Ok(Exit::Failure);
        }
        Err(Stop::Unreadable(error)) => {
            output.complain(&format!("`{}`: {error}", place.file.display()));
            return Ok(Exit::Failure);
        }
    };
    let addition = match addition(args, &project, &place) {
        Ok(addition) => addition,
        Err(message) => {
            output.complain(&message);
            return Ok(Exit::Misuse);
        }
    };
    let (edited, did) = match edit(&text, &addition) {
        Ok(edited) => edited,
        Err(message) => {
            output.complain(&format!("`{}`: {message}", place.file.display()));
            return Ok(Exit::Failure);
        }
    };
    let Some(bindings) = tried(&edited, &addition, &place, output)? else {
        output.complain(&format!("`{}` was not changed", place.file.display()));
        return Ok(Exit::Failure);
    };
    if edited == text {
        let why = if addition.types.is_empty() { "" } else { ", these types are there already" };
        output.tell(&format!("{}: nothing to add{why}", place.file.display()))?;
    } else {
        if let Err(error) = write(&place.file, &edited) {
            output.complain(&format!("`{}` cannot be written: {error}", place.file.display()));
            return Ok(Exit::Failure);
        }
        for line in did {
            output.tell(&format!("{}: {line}", place.file.display()))?;
        }
    }
    // The same as without arguments, so that the next `generate` has nothing to do.
    let exit = write_one(&GenerateArgs::default(), &bindings, &Call::Project, output)?;
    if exit == Exit::Success && project.bindings.is_empty() {
        output.tell("`ferroform generate` writes it again, and `ferroform generate --check` tells CI when it is out of date")?;
    }
    Ok(exit)
}

/// Why nothing can be added.
enum Stop {
    Wrong(Vec<Diagnostic>, Sources),
    Unreadable(io::Error),
}

/// The project as it is, with the text of its file; both empty where there is none.
fn former(place: &Place) -> Result<(Project, String), Stop> {
    if !place.exists {
        return Ok((Project::default(), String::new()));
    }
    let text = std::fs::read_to_string(&place.file).map_err(Stop::Unreadable)?;
    if text.trim().is_empty() {
        return Ok((Project::default(), text));
    }
    let project =
        Project::from_file(&place.file).map_err(|error| Stop::Wrong(error.diagnostics, error.sources))?;
    Ok((project, text))
}

/// What is to be added, or what is wrong with the call.
fn addition(args: &AddArgs, project: &Project, place: &Place) -> Result<Addition, String> {
    let (address, version) = match args.provider.split_once('@') {
        Some((address, version)) => (address, Some(version)),
        None => (args.provider.as_str(), None),
    };
    let name = address.rsplit('/').next().unwrap_or(address).to_owned();
    let known = project.bindings.iter().any(|bindings| bindings.name == name);
    if !known && !is_address(address) {
        return Err(format!(
            "`{address}` is no address of a provider\nhelp: an address has a namespace, as in `hashicorp/{name}`"
        ));
    }
    if !known && args.docs.is_empty() && args.schema.is_none() {
        return Err(format!(
            "nothing is said about what `{name}` is made from\nhelp: `--docs FOLDER` names its documents, `--schema FILE` \
             its provider schema"
        ));
    }
    for path in args.docs.iter().chain(&args.schema) {
        if !path.exists() {
            return Err(format!("there is no file or folder `{}`", path.display()));
        }
    }
    Ok(Addition {
        source: is_address(address).then(|| address.to_owned()),
        version: args.version.clone().or_else(|| version.map(str::to_owned)),
        docs: args.docs.iter().map(|path| place.seen_from_file(path)).collect(),
        types: args.types.clone(),
        schema: args.schema.as_deref().map(|path| place.seen_from_file(path)),
        out: args.out.as_deref().map(|path| place.seen_from_file(path)),
        runtime: args.runtime.as_deref().map(|text| place.runtime(text)),
        name,
    })
}

/// The bindings as they will be, if nothing that is new is wrong: a file that fits nothing is not worth writing.
fn tried(
    edited: &str,
    addition: &Addition,
    place: &Place,
    output: &mut Output,
) -> io::Result<Option<Bindings>> {
    let file = SourceFile::new(place.file.to_string_lossy().replace('\\', "/"), edited);
    let mut diagnostics = Diagnostics::new();
    let folder = place.file.parent().unwrap_or(Path::new(""));
    let project = Project::read(&file, folder, &mut diagnostics);
    let wrong = diagnostics.into_sorted();
    if !wrong.is_empty() {
        let mut sources = Sources::new();
        sources.insert(file);
        output.diagnostics(&wrong, &sources)?;
        return Ok(None);
    }
    let Some(bindings) = project.bindings.into_iter().find(|bindings| bindings.name == addition.name) else {
        return Ok(None);
    };
    let compilation = super::compile_paths(&bindings.documents, &bindings.config.options(), output);
    let mut diagnostics = Diagnostics::new();
    let selected = select(&compilation.schema, &bindings.config, &mut diagnostics).len();
    if !addition.types.is_empty() {
        // Where all types are there already, the file does not say what was asked for.
        let mut asked = Config::new();
        asked.types(&addition.types);
        let _ = select(&compilation.schema, &asked, &mut diagnostics);
    }
    let of_call = compilation.errors().filter(|error| !is_of_page(error)).cloned();
    let mut wrong: Vec<Diagnostic> = of_call.collect();
    wrong.extend(diagnostics.into_sorted().into_iter().filter(|it| it.severity == Severity::Error));
    if !wrong.is_empty() {
        output.diagnostics(&wrong, &compilation.sources)?;
        return Ok(None);
    }
    output.tell(&format!(
        "{} of {} in {}",
        selected,
        counted(compilation.schema.resources.len(), "type"),
        counted(compilation.timings.len(), "document")
    ))?;
    Ok(Some(bindings))
}

fn write(file: &Path, text: &str) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new().prefix(&format!(".{FILE}-")).tempfile_in(folder)?;
    beside.write_all(text.as_bytes())?;
    // A temporary file is for its owner alone; the settings are for everybody who sees the folder.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(file).map_or(0o644, |meta| meta.permissions().mode());
        beside.as_file().set_permissions(std::fs::Permissions::from_mode(mode))?;
    }
    beside.persist(file).map(drop).map_err(|error| error.error)
}
