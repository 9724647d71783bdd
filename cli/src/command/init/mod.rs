//! `ferroform init`

mod template;

use super::generate::{Call, write_one};
use super::new_file;
use crate::args::{GenerateArgs, InitArgs, Template};
use crate::output::{Exit, Output};
use ferroform_codegen::Runtime;
use std::io;
use std::path::{Component, Path, PathBuf, absolute};
use template::{Project, Types};

pub(crate) fn run(args: &InitArgs, output: &mut Output) -> io::Result<Exit> {
    let folder = &args.folder;
    if let Some(why) = unfit(folder) {
        output.complain(&format!(
            "`{}` {why}: a project is made in a new or an empty folder",
            folder.display()
        ));
        return Ok(Exit::Misuse);
    }
    let provider = match &args.provider {
        None => None,
        Some(_) if args.template == Template::Derive => {
            output.complain("with the derive, each type names its document itself: leave out `--provider`");
            return Ok(Exit::Misuse);
        }
        Some(address) => match provider(address, &args.docs, folder) {
            Ok(provider) => Some(provider),
            Err(why) => {
                output.complain(&why);
                return Ok(Exit::Misuse);
            }
        },
    };
    let runtime = match runtime(args.runtime.as_deref(), folder) {
        Ok(runtime) => runtime,
        Err(why) => {
            output.complain(&why);
            return Ok(Exit::Misuse);
        }
    };
    let name = package(folder);
    let types = match (&provider, &args.provider) {
        (Some((name, documents)), Some(address)) => Types::Provider { name, address, documents },
        _ => Types::Example,
    };
    let project = Project { name: &name, template: args.template, runtime: &runtime, types };
    for (path, text) in project.files() {
        if let Err(error) = new_file::write(&folder.join(path), &text) {
            output.complain(&error.to_string());
            return Ok(Exit::Failure);
        }
        output.tell(&format!("wrote {}", folder.join(path).display()))?;
    }
    if args.template == Template::Bindings {
        let exit = generate(folder, output)?;
        if exit != Exit::Success {
            return Ok(exit);
        }
    }
    output.tell(&format!(
        "\nnext:\n\n    cd {}\n    cargo test                    # the project's own test\n    \
         ferroform plan --offline      # what Terraform would make, without a cloud\n    \
         ferroform deploy              # make it",
        folder.display()
    ))?;
    if args.runtime.is_none() {
        output.tell(
            "\nnote: the project takes the crate `ferroform` from the registry; for a checkout of it, give `--runtime PATH`",
        )?;
    }
    Ok(Exit::Success)
}

/// The bindings that the new settings describe, as `ferroform generate` writes them.
fn generate(folder: &Path, output: &mut Output) -> io::Result<Exit> {
    let settings = match ferroform_codegen::Project::from_file(folder.join(ferroform_codegen::project::FILE))
    {
        Ok(settings) => settings,
        Err(error) => {
            output.complain(&error.to_string());
            return Ok(Exit::Failure);
        }
    };
    for bindings in &settings.bindings {
        let exit = write_one(&GenerateArgs::default(), bindings, &Call::New, output)?;
        if exit != Exit::Success {
            return Ok(exit);
        }
    }
    Ok(Exit::Success)
}

/// Why no project is made here.
fn unfit(folder: &Path) -> Option<&'static str> {
    match std::fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(_) => Some("is no folder that can be read"),
        // A repository that was just made is empty to anybody.
        Ok(entries) => {
            let mut names = entries.flatten().map(|entry| entry.file_name());
            (!names.all(|name| name == ".git")).then_some("is not empty")
        }
    }
}

/// The name of a provider and its documents, as they are seen from the project.
fn provider(address: &str, documents: &[PathBuf], folder: &Path) -> Result<(String, Vec<String>), String> {
    let name = address.rsplit('/').next().unwrap_or_default();
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    if !address.contains('/') || !is_name(name) {
        return Err(format!("`{address}` is no address of a provider: an address is like `hashicorp/aws`"));
    }
    if documents.is_empty() {
        return Err("`--provider` needs `--docs`: the folder of the provider's documents, which nothing is fetched from".to_owned());
    }
    if let Some(absent) = documents.iter().find(|path| !path.exists()) {
        return Err(format!("`{}` is not there", absent.display()));
    }
    Ok((name.to_owned(), documents.iter().map(|path| seen_from(folder, path)).collect()))
}

/// Where the runtime is taken from, as it is seen from the project.
fn runtime(text: Option<&str>, folder: &Path) -> Result<Runtime, String> {
    let Some(text) = text else { return Ok(Runtime::default()) };
    match Runtime::parse(text, Path::new("")) {
        Runtime::Path(path) if !Path::new(&path).join("Cargo.toml").is_file() => Err(format!(
            "`{path}` has no `Cargo.toml`: `--runtime` takes a version (`0.1`), the path of a checkout of ferroform, or a git \
             address"
        )),
        Runtime::Path(path) => Ok(Runtime::Path(seen_from(folder, Path::new(&path)))),
        other => Ok(other),
    }
}

/// A path as it is seen from a folder; both are seen from here. What is given as absolute stays so.
fn seen_from(folder: &Path, path: &Path) -> String {
    let shown = |path: &Path| path.to_string_lossy().replace('\\', "/");
    if path.is_absolute() {
        return shown(path);
    }
    let (Ok(from), Ok(to)) = (plain(folder), plain(path)) else { return shown(path) };
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let common = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n(Component::ParentDir, from.len() - common);
    shown(&up.chain(to[common..].iter().copied()).collect::<PathBuf>())
}

/// From the root, without `..`.
fn plain(path: &Path) -> io::Result<PathBuf> {
    let mut plain = PathBuf::new();
    for part in absolute(path)?.components() {
        if part == Component::ParentDir {
            plain.pop();
        } else {
            plain.push(part);
        }
    }
    Ok(plain)
}

/// A name for the package, from that of the folder.
fn package(folder: &Path) -> String {
    let name = plain(folder).ok().and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    let mut package = String::new();
    for c in name.unwrap_or_default().to_lowercase().chars() {
        if c.is_ascii_alphanumeric() || c == '_' {
            package.push(c);
        } else if !package.ends_with('-') && !package.is_empty() {
            package.push('-');
        }
    }
    let package = package.trim_end_matches('-');
    // Names that cargo refuses: `test` is one of its own crates.
    if package.starts_with(|c: char| c.is_ascii_lowercase()) && package != "test" && is_free(package) {
        package.to_owned()
    } else {
        format!("infra-{package}").trim_end_matches('-').to_owned()
    }
}

/// Whether a package can have this name: neither a word of the language, nor a crate that every program has.
fn is_free(name: &str) -> bool {
    let taken = [
        "std",
        "core",
        "alloc",
        "proc_macro",
        "proc-macro",
        "ferroform",
        "ferroform-codegen",
        "terraform-bindings",
    ];
    !taken.contains(&name) && !ferroform_codegen::names::is_keyword(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_have_names_that_cargo_takes() {
        for (folder, expected) in [
            ("My Infra!", "my-infra"),
            ("a/b", "b"),
            ("2024", "infra-2024"),
            ("fn", "infra-fn"),
            ("ferroform", "infra-ferroform"),
            ("äß", "infra"),
        ] {
            assert_eq!(package(Path::new(folder)), expected, "{folder}");
        }
    }

    #[test]
    fn paths_lead_from_the_project() {
        assert_eq!(seen_from(Path::new("a/b"), Path::new("docs")), "../../docs");
        assert_eq!(seen_from(Path::new("a"), Path::new("a/docs")), "docs");
        assert_eq!(seen_from(Path::new("../a"), Path::new("../docs")), "../docs");
        let absolute = if cfg!(windows) { "D:/docs" } else { "/docs" };
        assert_eq!(seen_from(Path::new("a"), Path::new(absolute)), absolute);
    }
}
