//! What `validate` and `plan` share: which folders they are about, what these are held against, and how the report ends.

use super::{drive, project};
use crate::args::drive::ProgramArgs;
use crate::args::{Against, ReportFormat};
use crate::output::{Exit, Output, counted};
use ferroform_schema::compile::Options;
use ferroform_schema::diagnostic::Severity;
use ferroform_schema::source::Sources;
use ferroform_testing::drive::{Interrupt, Stack, Stacks, manifest};
use ferroform_testing::provider::Knowledge;
use ferroform_testing::report::Report;
use ferroform_testing::schema::Schemas;
use ferroform_testing::terraform::Diagnostic;
use ferroform_testing::{Documents, Failure, Folder, Plan, Terraform};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A folder of Terraform; of a program's stack, with its name.
pub(super) struct Target {
    stack: Option<String>,
    folder: PathBuf,
}

/// The folder that was named, or those of the stacks that a program wrote there. Without a name, those of the program of this
/// project, which is started before that unless `skip_synth` says otherwise. What stops has been said.
pub(super) fn targets(
    named: Option<&Path>,
    program: &ProgramArgs,
    skip_synth: bool,
    output: &mut Output,
) -> Result<Vec<Target>, Exit> {
    let stacks = match named {
        Some(folder) if folder.join(manifest::FILE).is_file() => match Stacks::read(folder) {
            Ok(stacks) => stacks,
            Err(trouble) => {
                output.complain(&trouble.to_string());
                return Err(Exit::Failure);
            }
        },
        Some(folder) => return Ok(vec![Target { stack: None, folder: folder.to_owned() }]),
        None => {
            let interrupt = drive::interrupt();
            match written(program, skip_synth, &interrupt, output) {
                Ok(stacks) => stacks,
                Err(stop) => return Err(stop.tell(&interrupt, output)),
            }
        }
    };
    let target = |stack: Stack| Target { stack: Some(stack.name), folder: stack.folder };
    Ok(stacks.all.into_iter().map(target).collect())
}

/// The stacks of the program of this project.
fn written(
    program: &ProgramArgs,
    skip_synth: bool,
    interrupt: &Interrupt,
    output: &mut Output,
) -> Result<Stacks, drive::Stop> {
    let settings = drive::settings(program)?;
    if skip_synth {
        return Ok(Stacks::read(&settings.output())?);
    }
    drive::synthesize(&settings, interrupt, output)
}

/// The documents and the schema of a command line.
pub(super) struct Given {
    pub(super) documents: Arc<Documents>,
    pub(super) schemas: Schemas,
    pub(super) sources: Sources,
}

impl Given {
    /// Reads them, or without any those of the project; what stops that has been said.
    pub(super) fn read(against: &Against, output: &mut Output) -> io::Result<Option<Self>> {
        let options = Options { provider_schema: against.schema.clone(), ..Options::default() };
        let (documents, sources) = if !against.docs.is_empty() {
            let (documents, compilation) = Documents::compile(&against.docs, &options);
            let errors: Vec<_> =
                compilation.diagnostics.iter().filter(|it| it.severity == Severity::Error).cloned().collect();
            output.diagnostics(&errors, &compilation.sources)?;
            if compilation.schema.resources.is_empty() {
                let paths = against.docs.iter().map(|path| format!("`{}`", path.display()));
                output.complain(&format!(
                    "no document in {} describes a type\nhelp: give the documents that the types of the configuration are described in",
                    paths.collect::<Vec<_>>().join(", ")
                ));
                return Ok(None);
            }
            (documents, compilation.sources)
        } else if against.schema.is_some() {
            (Arc::default(), Sources::default())
        } else {
            match project::documents(output)? {
                Ok((schema, sources)) => (Arc::new(Documents::new(&schema)), sources),
                Err(_) => return Ok(None),
            }
        };
        let schemas = match &against.schema {
            None => documents.schemas(),
            Some(file) => {
                let read = std::fs::read_to_string(file).map_err(|error| error.to_string());
                match read.and_then(|text| Schemas::from_text(&text)) {
                    Ok(schemas) => schemas,
                    Err(error) => {
                        output.complain(&format!("{}: {error}", file.display()));
                        return Ok(None);
                    }
                }
            }
        };
        Ok(Some(Self { documents, schemas, sources }))
    }

    /// Looks at each folder in turn, and reports on all of them.
    pub(super) fn judge(
        self,
        targets: &[Target],
        terraform: &Terraform,
        output: &mut Output,
        mut look: impl FnMut(&mut Folder) -> Result<(Option<Plan>, Vec<Diagnostic>), Failure>,
    ) -> io::Result<Result<Report, Failure>> {
        let (mut plans, mut diagnostics, mut open) = (Vec::new(), Vec::new(), BTreeSet::new());
        for target in targets {
            let opened = Folder::open(&target.folder, terraform, &self.schemas, &self.knowledge());
            let looked = opened.and_then(|mut folder| {
                open.extend(folder.open_types().iter().cloned());
                look(&mut folder)
            });
            match looked {
                Ok((plan, found)) => {
                    plans.extend(plan.map(|plan| (target.stack.as_deref(), plan)));
                    diagnostics.extend(found);
                }
                Err(failure) => return Ok(Err(failure)),
            }
        }
        tell_open(&open, output)?;
        let report = Report::new(diagnostics, &self.documents, self.sources);
        Ok(Ok(plans.into_iter().fold(report, |report, (stack, plan)| match stack {
            Some(stack) => report.with_plan_of(stack, plan),
            None => report.with_plan(Some(plan)),
        })))
    }

    fn knowledge(&self) -> Arc<dyn Knowledge> {
        Arc::clone(&self.documents) as Arc<dyn Knowledge>
    }
}

/// Says why there is no report.
pub(super) fn unable(failure: &Failure, output: &mut Output) -> Exit {
    output.complain(&failure.to_string());
    Exit::Unable
}

/// Says which types nobody described.
fn tell_open(types: &BTreeSet<String>, output: &mut Output) -> io::Result<()> {
    if types.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = types.iter().map(String::as_str).collect();
    output.tell(&format!(
        "no schema for {}: what is set on them and read from them is taken as it is ({})",
        counted(types.len(), "type"),
        names.join(", ")
    ))
}

/// Writes the report.
pub(super) fn finish(report: &Report, against: &Against, output: &mut Output) -> io::Result<Exit> {
    let (errors, warnings) = report.counts();
    match against.format {
        ReportFormat::Json => output.result(&format!("{:#}", report.to_json()))?,
        ReportFormat::Sarif => output.result(&format!("{:#}", report.to_sarif()))?,
        ReportFormat::Text => {
            output.result(report.to_text(output.is_coloured()).trim_end())?;
            output.tell(&format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")))?;
        }
    }
    let failed = errors > 0 || (against.deny_warnings && warnings > 0);
    Ok(if failed { Exit::Failure } else { Exit::Success })
}
