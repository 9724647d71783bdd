//! How the program of a project is started, and where it writes: what `cdktf.json` says, or else what is usual. What
//! `ferroform.toml` says goes over it, by who reads that.

use super::{Program, Trouble};
use serde::Deserialize;
use serde_json::Value as Json;
use std::path::{Path, PathBuf};

/// The settings of ferroform.
const OURS: &str = "ferroform.toml";
/// The settings of CDKTF.
const CDKTF: &str = "cdktf.json";

/// What is set.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    /// The folder of the project, in which the program is started.
    pub folder: PathBuf,
    /// The command that starts the program, as a shell takes it.
    pub command: Option<String>,
    /// The folder that it writes to, from the project's.
    pub output: Option<PathBuf>,
    /// What is watched for changes, from the project's folder.
    pub watched: Vec<PathBuf>,
    /// What `cdktf.json` gives to the constructs of the program.
    pub context: Option<Json>,
}

/// What matters of it here; the rest is for the tools of CDKTF.
#[derive(Deserialize, Default)]
struct Cdktf {
    app: Option<String>,
    output: Option<PathBuf>,
    context: Option<serde_json::Map<String, Json>>,
}

impl Settings {
    /// The settings of the project that a folder belongs to: in it, or in the nearest one above that has `ferroform.toml` or
    /// `cdktf.json`, of which the latter is read. Where there is neither, the folder itself.
    ///
    /// # Errors
    /// When `cdktf.json` cannot be read, with the place.
    pub fn find(folder: &Path) -> Result<Self, Trouble> {
        let levels = std::path::absolute(folder).map_or(1, |folder| folder.components().count());
        // Relative, so that messages show paths as people would type them.
        let mut above = folder.to_owned();
        for _ in 0..levels {
            if above.join(OURS).is_file() || above.join(CDKTF).is_file() {
                return Self::read(&above);
            }
            above.push("..");
        }
        Ok(Self { folder: folder.to_owned(), ..Self::default() })
    }

    fn read(folder: &Path) -> Result<Self, Trouble> {
        let theirs: Option<Cdktf> =
            read(&folder.join(CDKTF), |text| serde_json::from_str(text).map_err(|error| error.to_string()))?;
        let theirs = theirs.unwrap_or_default();
        Ok(Self {
            folder: folder.to_owned(),
            command: theirs.app,
            output: theirs.output,
            watched: Vec::new(),
            context: theirs.context.map(Json::Object),
        })
    }

    /// The folder that the program writes to, as it is seen from the current one.
    #[must_use]
    pub fn output(&self) -> PathBuf {
        let output = self.output.as_deref().unwrap_or(Path::new("cdktf.out"));
        let folder = self.folder.components().filter(|part| !matches!(part, std::path::Component::CurDir));
        folder.collect::<PathBuf>().join(output)
    }

    /// The program.
    ///
    /// # Errors
    /// When nothing says how it is started.
    pub fn program(&self) -> Result<Program, Trouble> {
        let usual = || self.folder.join("Cargo.toml").is_file().then(|| "cargo run".to_owned());
        let command = self.command.clone().or_else(usual).ok_or_else(|| {
            let folder = if self.folder.as_os_str().is_empty() { Path::new(".") } else { &self.folder };
            Trouble::new(format!(
                "nothing says how the program is started: there is neither a `Cargo.toml` in `{}`, nor `command` in the \
                 table `[program]` of `{OURS}`, nor `app` in `{CDKTF}`; `--app` says it for this time",
                folder.display()
            ))
        })?;
        Ok(Program::new(command, self.folder.clone(), self.output(), self.context.clone()))
    }

    /// What is watched for changes, as it is seen from the current folder.
    #[must_use]
    pub fn watched(&self) -> Vec<PathBuf> {
        if self.watched.is_empty() {
            // All of the project: what is built and written into it is passed over.
            return vec![self.folder.clone()];
        }
        self.watched.iter().map(|path| self.folder.join(path)).collect()
    }
}

/// Reads a file, where it is there.
fn read<T>(file: &Path, parse: impl Fn(&str) -> Result<T, String>) -> Result<Option<T>, Trouble> {
    let trouble =
        |error: String| Trouble::new(format!("`{}` cannot be read: {}", file.display(), error.trim_end()));
    match std::fs::read_to_string(file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(trouble(error.to_string())),
        Ok(text) => parse(&text).map(Some).map_err(trouble),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(files: &[(&str, &str)]) -> Result<Settings, Trouble> {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        let below = folder.path().join("src");
        std::fs::create_dir(&below).expect("a folder");
        let read = Settings::find(&below);
        read.map(|mut settings| {
            let above = std::fs::canonicalize(&settings.folder).expect("a folder");
            let own = std::fs::canonicalize(folder.path()).expect("a folder");
            settings.folder = above.strip_prefix(own).map_or(above.clone(), Path::to_owned);
            settings
        })
    }

    #[test]
    fn what_cdktf_sets_is_read() {
        let cdktf = r#"{"language": "rust", "app": "cargo run -p infra", "output": "out", "projectId": "p-1",
            "sendCrashReports": "false", "context": {"stage": "prod"}}"#;
        let theirs = settings(&[(CDKTF, cdktf)]).expect("settings");
        assert_eq!(theirs.command.as_deref(), Some("cargo run -p infra"));
        assert_eq!((theirs.folder.clone(), theirs.output()), (PathBuf::new(), PathBuf::from("out")));
        assert_eq!(theirs.context, Some(serde_json::json!({"stage": "prod"})));
        let both = settings(&[(CDKTF, cdktf), (OURS, "")]).expect("settings");
        assert_eq!(both, theirs);
    }

    #[test]
    fn what_is_wrong_in_settings_is_told_with_its_place() {
        let error = settings(&[(CDKTF, "{\"app\": 5}")]).expect_err("a wrong type").to_string();
        assert!(error.contains("line 1") && error.contains("string"), "{error}");
        let folder = tempfile::tempdir().expect("a folder");
        let nothing = Settings { folder: folder.path().to_owned(), ..Settings::default() };
        let error = nothing.program().expect_err("no program").to_string();
        assert!(error.contains("`--app`"), "{error}");
    }
}
