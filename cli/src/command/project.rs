//! What a command does without documents on its command line: what the project's own file says.

use super::examples::Crate;
use crate::args::Documents;
use crate::output::{Exit, Output};
use ferroform_codegen::project::FILE;
use ferroform_codegen::{Bindings, Project, plan};
use ferroform_schema::compile::compile;
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_schema::model::Schema;
use ferroform_schema::source::Sources;
use ferroform_schema::suggest::nearest;
use ferroform_schema::visible::one_line;
use std::io;

/// The project of the current folder, or how the command ends without one; why has been said.
pub(super) fn read(output: &mut Output) -> io::Result<Result<Project, Exit>> {
    let Some(file) = Project::find() else {
        output.complain(&format!(
            "no documents were given, and there is no `{FILE}` here or in a folder above\nhelp: give a folder of documents, \
             or run `ferroform add NAMESPACE/NAME --docs FOLDER`"
        ));
        return Ok(Err(Exit::Misuse));
    };
    match Project::from_file(&file) {
        Ok(project) if project.bindings.is_empty() => {
            output.complain(&format!(
                "`{}` has no provider\nhelp: name documents, or run `ferroform add NAMESPACE/NAME --docs FOLDER`",
                project.file.display()
            ));
            Ok(Err(Exit::Misuse))
        }
        Ok(project) => Ok(Ok(project)),
        Err(error) => {
            output.diagnostics(&error.diagnostics, &error.sources)?;
            Ok(Err(Exit::Failure))
        }
    }
}

/// Does the same for each set of bindings that a command without documents is about, and ends as the worst of them. Options that
/// are settings of the file are refused: their name, the setting, and whether they were given.
pub(super) fn each(
    wanted: Option<&str>,
    settings: &[(&str, &str, bool)],
    output: &mut Output,
    mut one: impl FnMut(&Bindings, &mut Output) -> io::Result<Exit>,
) -> io::Result<Exit> {
    let project = match read(output)? {
        Ok(project) => project,
        Err(exit) => return Ok(exit),
    };
    if settings.iter().any(|(option, setting, is_given)| refuse(option, setting, *is_given, output)) {
        return Ok(Exit::Misuse);
    }
    let chosen = match chosen(&project, wanted, output) {
        Ok(chosen) => chosen,
        Err(exit) => return Ok(exit),
    };
    let mut exit = Exit::Success;
    for bindings in chosen {
        exit = exit.max(one(bindings, output)?);
    }
    Ok(exit)
}

/// Whether a provider of the project stands where documents do ("generate acme"); how it is named has been said then.
pub(super) fn names_a_provider(documents: &Documents, command: &str, output: &mut Output) -> bool {
    let [path] = documents.paths.as_slice() else { return false };
    if path.exists() {
        return false;
    }
    let given = path.to_string_lossy();
    let name = given.rsplit('/').next().unwrap_or_default();
    let Some(project) = Project::find().and_then(|file| Project::from_file(&file).ok()) else { return false };
    let is_provider = project.bindings.iter().any(|one| one.name == name);
    if is_provider {
        output.complain(&format!(
            "there is no file or folder `{}`; it is a provider of `{}`\nhelp: run `ferroform {command} --provider {name}`",
            one_line(&given),
            project.file.display()
        ));
    }
    is_provider
}

/// The providers that are meant: the one of this name or address, or all of them.
fn chosen<'a>(
    project: &'a Project,
    wanted: Option<&str>,
    output: &mut Output,
) -> Result<Vec<&'a Bindings>, Exit> {
    let Some(wanted) = wanted else { return Ok(project.bindings.iter().collect()) };
    let name = wanted.rsplit('/').next().unwrap_or(wanted);
    let chosen: Vec<&Bindings> = project.bindings.iter().filter(|one| one.name == name).collect();
    if chosen.is_empty() {
        let names = || project.bindings.iter().map(|one| one.name.as_str());
        let help = match nearest(name, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it has {}", names().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")),
        };
        output.complain(&format!("`{}` has no provider `{wanted}`\nhelp: {help}", project.file.display()));
        return Err(Exit::Misuse);
    }
    Ok(chosen)
}

/// Says that an option is a setting of the project's file, if it was given.
fn refuse(option: &str, setting: &str, is_given: bool, output: &mut Output) -> bool {
    if is_given {
        output.complain(&format!(
            "`{option}` goes with documents on the command line\nhelp: set `{setting}` in `{FILE}`, or name the documents"
        ));
    }
    is_given
}

/// The project of the current folder, where there is one, or how the command ends when its file is wrong, which has been said.
fn found(output: &mut Output) -> io::Result<Result<Option<Project>, Exit>> {
    let Some(file) = Project::find() else { return Ok(Ok(None)) };
    match Project::from_file(&file) {
        Ok(project) => Ok(Ok(Some(project))),
        Err(error) => {
            output.diagnostics(&error.diagnostics, &error.sources)?;
            Ok(Err(Exit::Failure))
        }
    }
}

/// What programs are written over where no documents were given: the schema of the project's providers, and their bindings by the
/// names that the file gives them. Nothing where there is no project, or where it has no provider.
pub(super) fn bindings(
    output: &mut Output,
) -> io::Result<Result<(Schema, ferroform_convert::Bindings), Exit>> {
    let (mut resources, mut bindings) = (Vec::new(), ferroform_convert::Bindings::none());
    let project = match found(output)? {
        Ok(project) => project,
        Err(exit) => return Ok(Err(exit)),
    };
    for one in project.iter().flat_map(|project| &project.bindings) {
        let schema = compile(&one.documents, &one.config.options()).schema;
        let plan = plan(&schema, &one.config, &mut Diagnostics::new());
        bindings = bindings.with(&Crate::of(&one.out).name_for(&plan), plan);
        resources.extend(schema.resources);
    }
    Ok(Ok((Schema::new(resources), bindings)))
}

/// What the documents of the project's providers describe; nothing where there is no project.
pub(super) fn documents(output: &mut Output) -> io::Result<Result<(Schema, Sources), Exit>> {
    let (mut resources, mut functions, mut sources) = (Vec::new(), Vec::new(), Sources::new());
    let project = match found(output)? {
        Ok(project) => project,
        Err(exit) => return Ok(Err(exit)),
    };
    for one in project.iter().flat_map(|project| &project.bindings) {
        let compilation = compile(&one.documents, &one.config.options());
        resources.extend(compilation.schema.resources);
        functions.extend(compilation.schema.functions);
        sources.extend(compilation.sources);
    }
    Ok(Ok((Schema::new(resources).with_functions(functions), sources)))
}
