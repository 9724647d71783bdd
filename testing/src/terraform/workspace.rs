//! A folder with a configuration, and everything that Terraform does in it.

use super::{Diagnostic, Failure, Plan, Terraform};
use crate::provider::Knowledge;
use crate::schema::Schemas;
use crate::server::Server;
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::Arc;

/// A configuration in a folder of its own, with the providers that it needs: Terraform runs here as often as it is asked
/// to, and the state stays from one run to the next.
#[derive(Debug)]
pub struct Workspace {
    terraform: Terraform,
    server: Server,
    /// Where Terraform runs.
    folder: PathBuf,
    is_initialized: bool,
    /// Values of variables, as the environment has them.
    variables: BTreeMap<String, String>,
    /// The root of everything temporary.
    scratch: tempfile::TempDir,
}

/// How one run of a test file ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestRun {
    /// The test file.
    pub file: String,
    /// The run in it.
    pub name: String,
    /// `pass`, `fail`, `error` or `skip`.
    pub status: String,
}

#[derive(Deserialize)]
struct Validated {
    #[serde(default)]
    diagnostics: Vec<Diagnostic>,
}

impl Workspace {
    /// An empty one, whose providers have these schemas.
    ///
    /// # Errors
    /// When nothing temporary can be made.
    pub fn new(
        terraform: &Terraform,
        schemas: &Schemas,
        knowledge: &Arc<dyn Knowledge>,
    ) -> Result<Self, Failure> {
        let scratch = tempfile::Builder::new().prefix("ferroform").tempdir()?;
        let folder = scratch.path().join("root");
        std::fs::create_dir(&folder)?;
        std::fs::write(scratch.path().join("terraform.rc"), "")?;
        let server = Server::start(schemas, knowledge)?;
        Ok(Self {
            terraform: terraform.clone(),
            server,
            folder,
            is_initialized: false,
            variables: BTreeMap::new(),
            scratch,
        })
    }

    /// The folder in which Terraform runs.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs Terraform in another folder below [`Workspace::scratch`].
    pub fn enter(&mut self, folder: PathBuf) {
        self.folder = folder;
        self.is_initialized = false;
    }

    /// The folder that holds everything of this workspace, and goes with it.
    #[must_use]
    pub fn scratch(&self) -> &Path {
        self.scratch.path()
    }

    /// Gives a variable of the configuration a value, unless a file of values does.
    pub fn set_variable(&mut self, name: &str, value: &Json) {
        let text = match value {
            Json::String(text) => text.clone(),
            // What Terraform reads here is an expression, and JSON is one.
            value => value.to_string(),
        };
        self.variables.insert(format!("TF_VAR_{name}"), text);
    }

    /// Writes a file of the configuration.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, name: &str, text: &str) -> Result<(), Failure> {
        let file = self.folder.join(name);
        if let Some(parent) = file.parent() {
            std::fs::create_dir_all(parent)?;
        }
        Ok(std::fs::write(file, text)?)
    }

    /// What Terraform says about the configuration; warnings as well. Empty when it has nothing to say.
    ///
    /// # Errors
    /// When it cannot run.
    pub fn validate(&mut self) -> Result<Vec<Diagnostic>, Failure> {
        match self.prepare() {
            Err(Failure::Refused(diagnostics)) => return Ok(diagnostics),
            other => other?,
        }
        let output = self.run(&["validate", "-json"])?;
        let validated: Validated = serde_json::from_slice(&output.stdout).map_err(|_| odd(&output))?;
        Ok(validated.diagnostics)
    }

    /// What Terraform would do, with the warnings that it has.
    ///
    /// # Errors
    /// What it refuses, or when it cannot run.
    pub fn plan(&mut self) -> Result<(Plan, Vec<Diagnostic>), Failure> {
        self.plan_with(&[])
    }

    /// What Terraform would do, where it writes the configuration of what is imported without one into a file.
    ///
    /// # Errors
    /// What it refuses, or when it cannot run.
    pub fn plan_generating(&mut self, file: &str) -> Result<(Plan, Vec<Diagnostic>), Failure> {
        self.plan_with(&[&format!("-generate-config-out={file}")])
    }

    fn plan_with(&mut self, options: &[&str]) -> Result<(Plan, Vec<Diagnostic>), Failure> {
        self.prepare()?;
        let file = self.scratch.path().join("plan.bin");
        let out = format!("-out={}", file.display());
        let mut arguments = vec!["plan", "-json", "-input=false", &out];
        arguments.extend(options);
        let output = self.run(&arguments)?;
        let diagnostics = accepted(&output)?;
        let shown = self.run(&["show", "-json", &file.to_string_lossy()])?;
        let json = serde_json::from_slice(&shown.stdout).map_err(|_| odd(&shown))?;
        let plan = Plan::from_json(json).map_err(Failure::Odd)?;
        Ok((plan, diagnostics))
    }

    /// Does it.
    ///
    /// # Errors
    /// What it refuses, or when it cannot run.
    pub fn apply(&mut self) -> Result<Vec<Diagnostic>, Failure> {
        self.prepare()?;
        accepted(&self.run(&["apply", "-json", "-input=false", "-auto-approve"])?)
    }

    /// Undoes it.
    ///
    /// # Errors
    /// What it refuses, or when it cannot run.
    pub fn destroy(&mut self) -> Result<Vec<Diagnostic>, Failure> {
        self.prepare()?;
        accepted(&self.run(&["apply", "-destroy", "-json", "-input=false", "-auto-approve"])?)
    }

    /// Takes an existing object of this id into the state, under this address.
    ///
    /// # Errors
    /// What it refuses, or when it cannot run.
    pub fn import(&mut self, address: &str, id: &str) -> Result<(), Failure> {
        self.prepare()?;
        let output = self.run(&["import", "-input=false", address, id])?;
        if output.status.success() { Ok(()) } else { Err(refusal_in_words(&output)) }
    }

    /// The values of all outputs after an apply.
    ///
    /// # Errors
    /// When it cannot run.
    pub fn outputs(&mut self) -> Result<BTreeMap<String, Json>, Failure> {
        #[derive(Deserialize)]
        struct One {
            value: Json,
        }
        let output = self.run(&["output", "-json"])?;
        let outputs: BTreeMap<String, One> =
            serde_json::from_slice(&output.stdout).map_err(|_| odd(&output))?;
        Ok(outputs.into_iter().map(|(name, one)| (name, one.value)).collect())
    }

    /// The state, as `terraform show -json` has it.
    ///
    /// # Errors
    /// When it cannot run.
    pub fn show(&mut self) -> Result<Json, Failure> {
        let output = self.run(&["show", "-json"])?;
        serde_json::from_slice(&output.stdout).map_err(|_| odd(&output))
    }

    /// The schemas of the providers, as Terraform understood them.
    ///
    /// # Errors
    /// When it cannot run.
    pub fn schemas(&mut self) -> Result<Json, Failure> {
        self.prepare()?;
        let output = self.run(&["providers", "schema", "-json"])?;
        serde_json::from_slice(&output.stdout).map_err(|_| refusal_in_words(&output))
    }

    /// Runs the test files (`*.tftest.hcl`, `*.tftest.json`) beside the configuration.
    ///
    /// # Errors
    /// What stops them from running at all.
    pub fn test(&mut self) -> Result<Vec<TestRun>, Failure> {
        self.prepare()?;
        let output = self.run(&["test", "-json"])?;
        let lines: Vec<Json> = lines(&output).collect();
        let text = |json: &Json, at: &str| json.pointer(at).and_then(Json::as_str).map(str::to_owned);
        let mut runs = Vec::new();
        for line in &lines {
            let (Some("test_run"), Some("complete") | None) = (
                line.get("type").and_then(Json::as_str),
                line.pointer("/test_run/progress").and_then(Json::as_str),
            ) else {
                continue;
            };
            let (Some(file), Some(name), Some(status)) =
                (text(line, "/test_run/path"), text(line, "/test_run/run"), text(line, "/test_run/status"))
            else {
                continue;
            };
            runs.push(TestRun { file, name, status });
        }
        if runs.is_empty() { accepted(&output).map(|_| runs) } else { Ok(runs) }
    }

    /// `init`, where there is something that Terraform wants it for: a module, a backend.
    fn prepare(&mut self) -> Result<(), Failure> {
        if self.is_initialized || !needs_init(&self.folder)? {
            return Ok(());
        }
        let output = self.run(&["init", "-input=false"])?;
        if !output.status.success() {
            return Err(refusal_in_words(&output));
        }
        self.is_initialized = true;
        Ok(())
    }

    fn run(&self, arguments: &[&str]) -> Result<Output, Failure> {
        let settings = self.scratch.path().join("terraform.rc");
        let arguments = [arguments, &["-no-color"]].concat();
        let attached = self.server.attached();
        let mut environment =
            vec![(Server::VARIABLE, OsStr::new(&attached)), ("TF_CLI_CONFIG_FILE", settings.as_os_str())];
        environment.extend(self.variables.iter().map(|(name, value)| (name.as_str(), OsStr::new(value))));
        self.terraform.run(&self.folder, &arguments, &environment)
    }
}

/// Whether a configuration has modules or a backend, as far as its text shows; where in doubt, it has.
fn needs_init(folder: &Path) -> Result<bool, Failure> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if (name.ends_with(".tf") || name.ends_with(".tf.json") || name.ends_with(".tofu"))
            && std::fs::read_to_string(&path)
                .is_ok_and(|text| ["module", "backend", "cloud"].iter().any(|word| text.contains(word)))
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The messages of a run that ended well, or the errors of one that did not.
fn accepted(output: &Output) -> Result<Vec<Diagnostic>, Failure> {
    let diagnostics: Vec<Diagnostic> = lines(output)
        .filter_map(|mut line| serde_json::from_value(line.get_mut("diagnostic")?.take()).ok())
        .collect();
    if output.status.success() {
        return Ok(diagnostics);
    }
    if diagnostics.iter().any(Diagnostic::is_error) {
        Err(Failure::Refused(diagnostics))
    } else {
        Err(odd(output))
    }
}

fn lines(output: &Output) -> impl Iterator<Item = Json> {
    output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok())
}

/// What a command says that has no output for tools.
fn refusal_in_words(output: &Output) -> Failure {
    let text = String::from_utf8_lossy(&output.stderr);
    // The frame around a message is drawn for people.
    let lines = text.lines().map(|line| line.trim_start_matches(['│', '╷', '╵', ' ']).trim_end());
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    match lines.iter().position(|line| line.starts_with("Error: ")) {
        Some(first) => {
            let summary = lines.get(first).copied().unwrap_or_default().trim_start_matches("Error: ");
            let detail = lines.get(first + 1..).unwrap_or_default().join("\n");
            Failure::Refused(vec![Diagnostic::error(summary, detail)])
        }
        None => odd(output),
    }
}

fn odd(output: &Output) -> Failure {
    let words = if output.stderr.is_empty() { &output.stdout } else { &output.stderr };
    let words = String::from_utf8_lossy(words);
    let last: Vec<&str> = words.lines().rev().take(20).collect();
    Failure::Odd(last.into_iter().rev().collect::<Vec<_>>().join("\n"))
}
