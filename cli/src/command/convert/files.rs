//! Which files are converted: those of a Terraform configuration, or those of a program for CDKTF.

use ferroform_convert::is_program;
use std::io;
use std::path::{Path, PathBuf};

/// The settings of a project for CDKTF.
const SETTINGS: &str = "cdktf.json";

/// Folders of a project that hold no part of its program.
const STRANGE: [&str; 8] =
    ["__pycache__", "__tests__", "build", "cdktf.out", "dist", "imports", "node_modules", "venv"];

/// How deep folders of a project are searched.
const DEEPEST: usize = 16;

/// What is converted.
#[derive(Debug)]
pub(super) struct Files {
    pub(super) paths: Vec<PathBuf>,
    pub(super) are_a_program: bool,
}

/// The files that paths name, or what is wrong with them.
pub(super) fn of(paths: &[PathBuf]) -> io::Result<Result<Files, String>> {
    let (mut configuration, mut program) = (Vec::new(), Vec::new());
    for path in paths {
        if path.is_dir() {
            if path.join(SETTINGS).is_file() {
                program.extend(project(path)?);
            } else {
                configuration.extend(folder(path)?);
            }
        } else if is_configuration(path) {
            configuration.push(path.clone());
        } else if is_program(&path.to_string_lossy()) {
            program.push(path.clone());
        } else {
            return Ok(Err(format!(
                "`{}` is neither a Terraform configuration (.tf, .tf.json) nor a program for CDKTF (.py, .ts)",
                path.display()
            )));
        }
    }
    Ok(match (configuration.is_empty(), program.is_empty()) {
        (false, true) => Ok(Files { paths: configuration, are_a_program: false }),
        (true, false) => Ok(Files { paths: program, are_a_program: true }),
        (false, false) => {
            Err("a Terraform configuration and a program for CDKTF are converted one after the other"
                .to_owned())
        }
        (true, true) => {
            Err("there is no `.tf` or `.tf.json` file in what was named, and no project for CDKTF \
                             (`cdktf.json` with `.py` or `.ts` files)"
                .to_owned())
        }
    })
}

/// The files of a configuration, as Terraform takes them.
fn folder(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(path)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_terraform(path) && path.is_file())
        .collect();
    files.sort();
    Ok(files)
}

/// Whether Terraform reads a file of this name.
fn is_terraform(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !name.starts_with('.') && (name.ends_with(".tf") || name.ends_with(".tf.json"))
}

/// Whether a file that is named is taken for a configuration.
fn is_configuration(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    matches!(extension.as_ref(), "tf" | "json" | "hcl")
}

/// The files of a project, the one that it begins with last. Its language is that of the command that starts it.
fn project(path: &Path) -> io::Result<Vec<PathBuf>> {
    let settings = std::fs::read_to_string(path.join(SETTINGS))?;
    let settings: serde_json::Value = serde_json::from_str(&settings).unwrap_or_default();
    let app = settings["app"].as_str().unwrap_or_default();
    let mut files = Vec::new();
    search(path, 0, &mut files)?;
    let is_python = |file: &PathBuf| file.extension().is_some_and(|extension| extension == "py");
    let python = if app.contains("py") {
        true
    } else if app.contains("node") || app.contains("ts") {
        false
    } else {
        files.iter().any(is_python)
    };
    files.retain(|file| is_python(file) == python);
    files.sort();
    let named = |file: &Path| file.file_name().is_some_and(|name| app.contains(&*name.to_string_lossy()));
    let main = files
        .iter()
        .position(|file| named(file))
        .or_else(|| files.iter().position(|file| file.file_stem().is_some_and(|stem| stem == "main")));
    if let Some(main) = main {
        let main = files.remove(main);
        files.push(main);
    }
    Ok(files)
}

fn search(path: &Path, depth: usize, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let kind = entry.file_type()?;
        if name.starts_with('.') || kind.is_symlink() {
            continue;
        }
        if kind.is_dir() {
            if depth < DEEPEST && !STRANGE.contains(&name.as_str()) {
                search(&path, depth + 1, files)?;
            }
        } else if is_program(&name) && !is_test(&name) && !is_settings(&name) {
            files.push(path);
        }
    }
    Ok(())
}

/// Whether a file tests the program.
fn is_test(name: &str) -> bool {
    name.contains("test.")
        || name.contains("spec.")
        || name.starts_with("test_")
        || name.starts_with("test-")
        || name.contains("-test.")
        || name == "conftest.py"
}

/// Whether a file sets up tools.
fn is_settings(name: &str) -> bool {
    name == "setup.py" || name == "setup.js" || name.contains(".config.")
}
