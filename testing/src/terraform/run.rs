//! Finds the program and runs it.

use super::Failure;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// The program that runs in place of `terraform` from the path: `tofu`, or a path.
pub(crate) const PROGRAM: &str = "FERROFORM_TERRAFORM";
/// Whether tests that find no Terraform fail.
const EXPECTED: &str = "FERROFORM_EXPECT_TERRAFORM";
/// How much memory it may take for itself, in MB of address space; no bound when 0.
const MEMORY: &str = "FERROFORM_TERRAFORM_MEMORY";

/// The command `terraform`, or OpenTofu's `tofu`.
///
/// The environment variable `FERROFORM_TERRAFORM` names it; otherwise it is looked for on the path, `terraform` first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terraform {
    program: PathBuf,
}

/// That there is no Terraform on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    wanted: Option<PathBuf>,
}

impl std::fmt::Display for Absent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.wanted {
            Some(program) => write!(f, "`{}`, which {PROGRAM} names, is no program", program.display()),
            None => write!(
                f,
                "neither `terraform` nor `tofu` is on the path; install one of them, or name it with {PROGRAM}"
            ),
        }
    }
}

impl std::error::Error for Absent {}

impl Terraform {
    /// The program of this machine.
    ///
    /// # Errors
    /// When there is none.
    pub fn find() -> Result<Self, Absent> {
        static FOUND: OnceLock<Result<Terraform, Absent>> = OnceLock::new();
        FOUND.get_or_init(Self::look).clone()
    }

    fn look() -> Result<Self, Absent> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let on_path = |name: &Path| {
            let file = name.with_extension(std::env::consts::EXE_EXTENSION);
            std::env::split_paths(&path).map(|folder| folder.join(&file)).find(|file| file.is_file())
        };
        if let Some(wanted) = std::env::var_os(PROGRAM).filter(|wanted| !wanted.is_empty()) {
            let wanted = PathBuf::from(wanted);
            let found = if wanted.components().count() > 1 {
                wanted.is_file().then(|| wanted.clone())
            } else {
                on_path(&wanted)
            };
            return found.map(|program| Self { program }).ok_or(Absent { wanted: Some(wanted) });
        }
        let found = ["terraform", "tofu"].iter().find_map(|name| on_path(Path::new(name)));
        found.map(|program| Self { program }).ok_or(Absent { wanted: None })
    }

    /// A program at this path.
    pub fn at(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into() }
    }

    /// For a test that needs Terraform: the program, or `None` with a line that says what is skipped.
    ///
    /// ```no_run
    /// # use ferroform_testing::Terraform;
    /// #[test]
    /// fn the_stack_plans() {
    ///     let Some(terraform) = Terraform::for_test("the_stack_plans") else { return };
    ///     // …
    /// }
    /// ```
    ///
    /// # Panics
    /// When there is none although `FERROFORM_EXPECT_TERRAFORM` is set, as it should be where tests are meant to run in
    /// full.
    #[must_use]
    #[allow(
        clippy::panic,
        clippy::print_stderr,
        reason = "for tests: what is missing fails them, or is said"
    )]
    pub fn for_test(name: &str) -> Option<Self> {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static SKIPPED: AtomicUsize = AtomicUsize::new(0);
        match Self::find() {
            Ok(terraform) => Some(terraform),
            Err(absent) if std::env::var_os(EXPECTED).is_some_and(|value| value != "0") => {
                panic!("{name} needs Terraform: {absent}")
            }
            Err(absent) => {
                let skipped = SKIPPED.fetch_add(1, Ordering::Relaxed) + 1;
                if skipped == 1 {
                    eprintln!("skipped, because {absent}:");
                }
                eprintln!("skipped without Terraform ({skipped}): {name}");
                None
            }
        }
    }

    /// Where the program is.
    #[must_use]
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// Runs a command in a folder, with nothing of the user's own settings.
    pub(super) fn run<S: AsRef<OsStr>>(
        &self,
        folder: &Path,
        arguments: &[S],
        environment: &[(&str, &OsStr)],
    ) -> Result<Output, Failure> {
        let mut command = self.bounded();
        command.args(arguments).current_dir(folder).stdin(Stdio::null());
        for (name, _) in std::env::vars_os() {
            // Logs, arguments, a workspace, a data folder, a plugin cache: another run's business. Values of variables are
            // what a user may mean.
            let text = name.to_string_lossy();
            if text.starts_with("TF_") && !text.starts_with("TF_VAR_") {
                command.env_remove(&name);
            }
        }
        command.env("TF_IN_AUTOMATION", "1").env("TF_INPUT", "0").env("CHECKPOINT_DISABLE", "1");
        command.envs(environment.iter().copied());
        Ok(command.output()?)
    }

    /// The program with a bound on its memory: one configuration must not take the machine down.
    #[cfg(unix)]
    fn bounded(&self) -> Command {
        let megabytes = std::env::var(MEMORY).ok().and_then(|text| text.parse::<u64>().ok()).unwrap_or(8_000);
        if megabytes == 0 {
            return Command::new(&self.program);
        }
        let mut command = Command::new("sh");
        // Some systems have no such bound, and run without it.
        let script = format!("ulimit -v {} 2>/dev/null; exec \"$0\" \"$@\"", megabytes * 1000);
        command.arg("-c").arg(script).arg(&self.program);
        command
    }

    #[cfg(not(unix))]
    fn bounded(&self) -> Command {
        let _ = MEMORY;
        Command::new(&self.program)
    }
}
