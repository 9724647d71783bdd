//! From the folder of a stack, in which Terraform runs, to the folder in which the program ran.

use std::path::{Component, Path, PathBuf};

/// Where stacks lie below the output folder: `stacks/<id>`.
const BELOW_OUTPUT: usize = 2;

/// The way from the stacks in an output folder to the current folder. It goes up where the output lies within the current
/// folder, so that it means the same on another machine; elsewhere it is the whole path.
pub(crate) fn way_back(output: &Path) -> String {
    std::env::current_dir().map_or_else(|_| [".."; 1 + BELOW_OUTPUT].join("/"), |here| between(output, &here))
}

fn between(output: &Path, here: &Path) -> String {
    let output = normal(&here.join(output));
    match output.strip_prefix(here) {
        Ok(within) => vec![".."; within.components().count() + BELOW_OUTPUT].join("/"),
        Err(_) => here.display().to_string().replace('\\', "/").trim_end_matches('/').to_owned(),
    }
}

/// Without `.` and `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => drop(normal.pop()),
            other => normal.push(other),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn within_the_current_folder_the_way_is_up() {
        for (output, way) in [
            ("cdktf.out", "../../.."),
            ("./build/cdktf.out", "../../../.."),
            ("a/../cdktf.out", "../../.."),
            ("/home/me/cdktf.out", "../../.."),
            ("", "../.."),
            ("/tmp/out", "/home/me"),
            ("../out", "/home/me"),
        ] {
            assert_eq!(between(Path::new(output), Path::new("/home/me")), way, "{output}");
        }
    }
}
