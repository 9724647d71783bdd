//! The crates under `examples/` and `tests/fixtures/` build and run outside the workspace, as a user's would.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot be set up has failed")]

use ferroform_testing::{Documents, Folder, Terraform};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

/// A crate of the repository, copied away from it.
struct Project {
    /// Deleted with the value.
    _folder: tempfile::TempDir,
    root: PathBuf,
}

impl Project {
    /// Copies a crate, by its path in the repository.
    fn copy(path: &str) -> Self {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        let source = repository.join(path);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().join(source.file_name().expect("the path of a crate"));
        copy_folder(&source, &root);
        let project = Self { _folder: folder, root };
        let up = vec![".."; path.split('/').count()].join("/");
        let absolute = format!("path = \"{}", repository.display());
        project.edit("Cargo.toml", &format!("path = \"{up}"), &absolute);
        // The versions that the workspace has, so that nothing else needs to be fetched.
        std::fs::copy(repository.join("Cargo.lock"), project.root.join("Cargo.lock")).expect("a lock file");
        project
    }

    /// Replaces text in one of its files.
    fn edit(&self, file: &str, text: &str, new: &str) {
        let file = self.root.join(file);
        let before = std::fs::read_to_string(&file).expect("the file can be read");
        let after = before.replace(text, new);
        assert_ne!(before, after, "{} holds {text:?}", file.display());
        std::fs::write(file, after).expect("the file can be written");
    }

    /// Runs a command of cargo, and gives whether it succeeded and what it said.
    fn cargo(&self, command: &str) -> (bool, String) {
        let output = Command::new(env!("CARGO"))
            .args([command, "--quiet"])
            .current_dir(&self.root)
            // With the profile of the workspace, most of the dependencies are there already.
            .env("CARGO_TARGET_DIR", target())
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            // Each is built once or twice.
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("CDKTF_OUTDIR")
            .output()
            .expect("cargo can be run");
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    }

    /// Runs the program.
    fn run(&self) {
        let (succeeded, said) = self.cargo("run");
        assert!(succeeded, "{} failed:\n{said}", self.root.display());
    }

    /// Lets Terraform plan what it wrote for a stack, against documents: so many resources are created.
    fn plan(&self, stack: &str, documents: &[PathBuf], created: usize) {
        let Some(terraform) = Terraform::for_test(stack) else { return };
        let documents = Documents::load(documents).expect("the documents are right");
        let knowledge = Arc::clone(&documents) as Arc<dyn ferroform_testing::provider::Knowledge>;
        let folder = self.root.join("cdktf.out/stacks").join(stack);
        let folder = Folder::open(&folder, &terraform, &documents.schemas(), &knowledge);
        let (plan, said) = folder.expect("a configuration").plan().expect("Terraform runs");
        let plan = plan.unwrap_or_else(|| panic!("{stack} is refused: {said:?}"));
        assert_eq!(plan.resource_changes.len(), created, "{plan}");
    }

    /// What it wrote for a stack.
    fn stack(&self, stack: &str) -> serde_json::Value {
        let file = self.root.join("cdktf.out/stacks").join(stack).join("cdk.tf.json");
        let text = std::fs::read_to_string(file).expect("the program wrote its stack");
        serde_json::from_str(&text).expect("the stack is JSON")
    }
}

/// The target folder of the test that is running.
fn target() -> PathBuf {
    let test = std::env::current_exe().expect("the path of the test");
    let deps = test.parent().expect("the folder `deps`");
    deps.parent().and_then(Path::parent).expect("the target folder").to_owned()
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder of the example") {
        let entry = entry.expect("an entry");
        let name = entry.file_name();
        let (source, copy) = (entry.path(), to.join(&name));
        if source.is_file() {
            std::fs::copy(&source, &copy).expect("a copy");
        } else if name != "target" && name != "cdktf.out" {
            copy_folder(&source, &copy);
        }
    }
}

/// A stack without the one path of this machine in it.
fn without_path(mut stack: serde_json::Value) -> serde_json::Value {
    stack["terraform"]["backend"]["local"]["path"] = "[path]".into();
    stack
}

#[test]
fn bindings_made_by_a_build_script() {
    let project = Project::copy("examples/build-script");
    project.run();
    project.plan("storage", &[project.root.join("docs"), project.root.join("overlays")], 3);
    let stack = project.stack("storage");
    insta::assert_json_snapshot!(without_path(stack));
}

#[test]
fn types_of_a_team_with_the_derive() {
    let project = Project::copy("examples/derive");
    project.run();
    project.plan("messages", &[Path::new(env!("CARGO_MANIFEST_DIR")).join("generated/docs")], 2);
    let stack = project.stack("messages");
    insta::assert_json_snapshot!(without_path(stack));
}

/// The derive reads the type that the build script compiles, and the document itself, and both again after an edit.
#[test]
fn derives_over_documents_of_the_crate() {
    let project = Project::copy("tests/fixtures/derive-sources");
    project.run();
    let registered = project.stack("registered");
    insta::assert_json_snapshot!(without_path(registered.clone()));
    // The name of the stack is all that differs.
    let documented = project.stack("documented").to_string().replace("documented", "registered");
    assert_eq!(documented, registered.to_string());

    // Both structs fix 14.
    project.edit("docs/topic.md", "between 1 and 30", "between 1 and 10");
    let (succeeded, said) = project.cargo("check");
    assert!(!succeeded, "the structs no longer fit the document");
    insta::assert_snapshot!(said);

    project.edit("docs/topic.md", "between 1 and 10", "between 10 and 20");
    let (succeeded, said) = project.cargo("check");
    assert!(succeeded, "the structs fit the document again:\n{said}");
}
