//! Crates of their own, made in a temporary folder and built by the cargo that runs the benchmark.

use super::meter::Cost;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Cargo compiles what has a path incrementally, which costs a third more, as somebody may be working on it; what a
/// registry gave it does not. A user's program takes this repository's packages from a registry.
const AS_DOWNLOADED: &str = "[profile.dev.package.\"*\"]\nincremental = false\n";

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A crate in a folder that is removed with the value.
pub struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    /// A crate with these dependencies (lines of its manifest) and this file. It takes the versions of the repository's
    /// own `Cargo.lock`, so that nothing is downloaded.
    pub fn new(dependencies: &str, path: &str, text: &str) -> Self {
        Self::with_profile(dependencies, AS_DOWNLOADED, path, text)
    }

    /// The same, where somebody works on the dependencies as well: cargo compiles them incrementally.
    pub fn worked_on(dependencies: &str, path: &str, text: &str) -> Self {
        Self::with_profile(dependencies, "", path, text)
    }

    fn with_profile(dependencies: &str, profile: &str, path: &str, text: &str) -> Self {
        let manifest = format!(
            "[package]\nname = \"measured\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             {dependencies}\n\n{profile}"
        );
        let project = Self::empty();
        project.write("Cargo.toml", &manifest);
        project.write(path, text);
        project
    }

    /// A folder with nothing but the repository's `Cargo.lock`.
    pub fn empty() -> Self {
        let folder =
            tempfile::Builder::new().prefix("ferroform-bench-").tempdir().expect("a temporary folder");
        fs::copy(root().join("Cargo.lock"), folder.path().join("Cargo.lock"))
            .expect("the repository's Cargo.lock");
        Self { folder }
    }

    /// Where the crate is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file of the crate. A file that is written again counts as changed.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a writable folder");
        fs::write(path, text).expect("a writable file");
    }

    /// Makes cargo compile a file again.
    pub fn touch(&self, path: &str) {
        let text = fs::read_to_string(self.path().join(path)).expect("a file of the crate");
        self.write(path, &text);
    }

    /// Removes all that was built.
    pub fn clean(&self) {
        drop(fs::remove_dir_all(self.target()));
    }

    fn target(&self) -> PathBuf {
        self.path().join("target")
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.path());
        command.env("CARGO_TARGET_DIR", self.target());
        // The builds of a user who has set nothing; a compiler that keeps nothing for the next time does all its work.
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS").env_remove("RUSTC_WRAPPER");
        command.env_remove("CARGO_INCREMENTAL");
        command.stdin(Stdio::null());
        command
    }

    /// Downloads what the repository's own `Cargo.lock` does not hold. `false` where that is impossible.
    pub fn fetch(&self) -> bool {
        let output = self.command(&cargo(), &["fetch", "--quiet"]).output().expect("cargo can be run");
        output.status.success()
    }

    /// Runs cargo to its end.
    pub fn cargo(&self, arguments: &[&str]) -> Cost {
        self.cargo_with(arguments, &[])
    }

    /// Runs cargo with variables of the environment.
    pub fn cargo_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Cost {
        let mut command = self.command(&cargo(), arguments);
        command.args(["--offline", "--quiet"]).envs(variables.iter().copied());
        Cost::of_children(|| run(&mut command))
    }

    /// Checks the crate itself, its dependencies having been checked before: the compiler's work on this crate alone,
    /// all of it.
    pub fn check_alone(&self, path: &str, arguments: &[&str]) -> Cost {
        let arguments: Vec<&str> = ["check"].iter().chain(arguments).copied().collect();
        let whole = [("CARGO_INCREMENTAL", "0")];
        if !self.target().exists() {
            self.cargo_with(&arguments, &whole);
        }
        self.touch(path);
        self.cargo_with(&arguments, &whole)
    }

    /// The most memory of any process that cargo starts, in MiB; `None` without `/usr/bin/time`.
    pub fn peak_of_check(&self, path: &str, arguments: &[&str]) -> Option<f64> {
        self.touch(path);
        let report = self.path().join("memory");
        let mut command = self.command("/usr/bin/time", &["-f", "%M", "-o"]);
        command.arg(&report).arg(cargo()).arg("check").args(arguments).args(["--offline", "--quiet"]);
        command.env("CARGO_INCREMENTAL", "0");
        if !command.status().ok()?.success() {
            return None;
        }
        let kib: f64 = fs::read_to_string(report).ok()?.trim().parse().ok()?;
        Some(kib / 1024.0)
    }
}

/// The cargo that runs this benchmark.
fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}:\n{}", String::from_utf8_lossy(&output.stderr));
}

/// A dependency on a package of this repository.
pub fn ours(name: &str, folder: &str, rest: &str) -> String {
    format!("{name} = {{ path = {:?}{rest} }}\n", root().join(folder).display().to_string())
}
