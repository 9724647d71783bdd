//! A folder again, made of links, with as much around it as it looks at.

use crate::config::is_configuration;
use crate::judge::remote;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// What belongs to runs of Terraform in the folder itself.
fn is_left_out(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name == ".terraform"
        || name == ".terraform.lock.hcl"
        || name.contains(".tfstate")
        || name == remote::OVERRIDE
}

/// Whether a folder has a file that Terraform reads.
pub(super) fn holds_configuration(folder: &Path) -> io::Result<bool> {
    Ok(std::fs::read_dir(folder)?.filter_map(Result::ok).any(|entry| is_configuration(&entry.path())))
}

/// Makes the mirror of a folder in another; gives the path of the mirrored folder. `levels` is how far up its files look.
pub(super) fn make(folder: &Path, levels: usize, scratch: &Path) -> io::Result<PathBuf> {
    let folder = folder.canonicalize()?;
    let mut above: Vec<&Path> = folder.ancestors().skip(1).take(levels).collect();
    above.reverse();
    let mut at = scratch.join("mirror");
    std::fs::create_dir(&at)?;
    // From the outermost folder inwards: everything in it is a link, but for the way to the folder itself.
    let inner = above.iter().skip(1).copied().chain([folder.as_path()]);
    for (outer, inner) in above.iter().zip(inner) {
        let next = inner.file_name().unwrap_or_default();
        link_all(outer, &at, &|name| name == next)?;
        at.push(next);
        std::fs::create_dir(&at)?;
    }
    link_all(&folder, &at, &is_left_out)?;
    Ok(at)
}

fn link_all(from: &Path, to: &Path, is_left_out: &dyn Fn(&OsStr) -> bool) -> io::Result<()> {
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        if !is_left_out(&entry.file_name()) {
            link(&entry.path(), &to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn link(target: &Path, at: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, at)
}

#[cfg(not(unix))]
fn link(target: &Path, at: &Path) -> io::Result<()> {
    if target.is_dir() {
        std::fs::create_dir_all(at)?;
        return link_all(target, at, &is_left_out);
    }
    std::fs::copy(target, at).map(|_| ())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_mirrored_with_what_is_beside_it() {
        let files = tempfile::tempdir().unwrap();
        let at = |path: &str| files.path().join(path);
        std::fs::create_dir_all(at("stacks/prod/.terraform")).unwrap();
        std::fs::create_dir_all(at("modules/net")).unwrap();
        std::fs::write(at("stacks/prod/main.tf"), "one").unwrap();
        std::fs::write(at("modules/net/main.tf"), "two").unwrap();
        let scratch = tempfile::tempdir().unwrap();
        let mirrored = make(&at("stacks/prod"), 2, scratch.path()).unwrap();
        assert!(mirrored.ends_with("stacks/prod"));
        assert_eq!(std::fs::read_to_string(mirrored.join("main.tf")).unwrap(), "one");
        assert_eq!(std::fs::read_to_string(mirrored.join("../../modules/net/main.tf")).unwrap(), "two");
        assert!(!mirrored.join(".terraform").exists());
        std::fs::write(mirrored.join("terraform.tfstate"), "{}").unwrap();
        assert!(!at("stacks/prod/terraform.tfstate").exists());
        assert!(holds_configuration(&mirrored).unwrap());
        assert!(!holds_configuration(&at("stacks")).unwrap());
    }
}
