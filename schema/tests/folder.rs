//! What a folder of documents gives depends on what the documents say and how they are called below it, and on nothing
//! else; and whatever it holds, it is read to an end.

#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

use ferroform_schema::compile::{Compilation, Options, compile};
use ferroform_schema::diagnostic::{Code, Style, render};
use ferroform_schema::store;
use std::fs;
use std::path::{Path, PathBuf};

const PAGE: &str = "# Resource: acme_box\n\n## Argument Reference\n\n* `size` - (Required) Size of the box. Must be \
                    between 1 and 9.\n* `lid` - (Optional) Whether there is a lid. Defaults to `true`.\n";
const OVERLAY: &str =
    "overlay: acme_box\ncorrections:\n- {reason: It has one anyway., argument: lid, set: {default: false}}\n";

fn compiled<P: AsRef<Path>>(paths: &[P]) -> Compilation {
    compile(paths, &Options::default())
}

fn text<P: AsRef<Path>>(paths: &[P]) -> String {
    let compilation = compiled(paths);
    assert_eq!(compilation.errors().count(), 0, "{:?}", compilation.diagnostics);
    store::write(&compilation.schema)
}

/// A folder with a page, a page of the same type elsewhere in it, and an overlay.
fn documents(parent: &Path) -> PathBuf {
    let docs = parent.join("docs");
    fs::create_dir_all(docs.join("r")).expect("a folder");
    fs::create_dir_all(docs.join("overlays")).expect("a folder");
    fs::write(docs.join("r/box.md"), PAGE).expect("a page");
    fs::write(docs.join("r/crate.md"), PAGE.replace("acme_box", "acme_crate")).expect("a page");
    fs::write(docs.join("overlays/box.yaml"), OVERLAY).expect("an overlay");
    docs
}

fn messages(compilation: &Compilation) -> Vec<(Code, String)> {
    compilation.diagnostics.iter().map(|diagnostic| (diagnostic.code, diagnostic.message.clone())).collect()
}

#[test]
fn the_spelling_of_a_path_does_not_matter() {
    let here = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let other = tempfile::tempdir().expect("a folder");
    let docs = documents(here.path());
    let expected = text(&[&docs]);
    assert!(expected.contains("r/box.md:5:"), "{expected}");
    assert!(!expected.contains(&*here.path().to_string_lossy()));
    let mut spellings =
        vec![docs.join(""), docs.join("."), docs.join("../docs/r/.."), documents(other.path())];
    let relative = docs.strip_prefix(env!("CARGO_MANIFEST_DIR")).ok().map(Path::to_owned);
    spellings.extend(relative.map(|path| Path::new(".").join(path)));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&docs, here.path().join("link")).expect("a link");
        spellings.push(here.path().join("link"));
    }
    for spelling in spellings {
        assert_eq!(text(&[&spelling]), expected, "{}", spelling.display());
    }
    // The same documents twice, in any order.
    let page = docs.join("r/box.md");
    assert_eq!(text(&[&docs, &page]), expected);
    assert_eq!(text(&[&page, &docs.join("overlays"), &docs]), expected);
}

#[test]
fn messages_show_the_path_that_was_given() {
    let here = tempfile::tempdir().expect("a folder");
    let docs = documents(here.path());
    fs::write(docs.join("r/lid.yaml"), "resource: acme_lid\narguments: [a\n").expect("a page");
    let compilation = compiled(&[&docs]);
    let error = compilation.errors().next().expect("the page is broken");
    let path = docs.join("r/lid.yaml").to_string_lossy().into_owned();
    assert_eq!(&*error.labels[0].at.path, path);
    assert!(render(error, &compilation.sources, Style::Plain).contains(&format!("{path}:")));
}

#[test]
fn files_of_one_name_are_told_apart_by_their_folders() {
    let here = tempfile::tempdir().expect("a folder");
    let (a, b) = (here.path().join("a"), here.path().join("b"));
    for (folder, name) in [(&a, "acme_box"), (&b, "acme_crate")] {
        fs::create_dir_all(folder).expect("a folder");
        fs::write(folder.join("page.md"), PAGE.replace("acme_box", name)).expect("a page");
    }
    let both = text(&[&a, &b]);
    assert!(both.contains("\"a/page.md:5:") && both.contains("\"b/page.md:5:"), "{both}");
    assert_eq!(text(&[&b, &a]), both);
    assert_eq!(text(&[b.join("page.md"), a.join("page.md")]), both);
}

#[test]
fn how_lines_end_does_not_matter() {
    let (unix, windows) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let unix = documents(unix.path());
    let docs = documents(windows.path());
    for name in ["r/box.md", "r/crate.md", "overlays/box.yaml"] {
        let path = docs.join(name);
        let text = fs::read_to_string(&path).expect("a page").replace('\n', "\r\n");
        fs::write(path, text).expect("a page");
    }
    assert_eq!(text(&[docs]), text(&[unix]));
}

/// What is no file is passed over with a note, and where it was asked for, an error says what it is.
#[cfg(unix)]
#[test]
fn pipes_devices_sockets_and_circles_are_passed_over() {
    use std::os::unix::fs::symlink;
    let here = tempfile::tempdir().expect("a folder");
    let docs = documents(here.path());
    let expected = text(&[&docs]);
    let pipe = docs.join("pipe.md");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    let has_pipe = made.is_ok_and(|status| status.success());
    symlink("/dev/zero", docs.join("r/zero.yaml")).expect("a link");
    symlink("pipe.md", docs.join("to-pipe.md")).expect("a link");
    symlink("..", docs.join("r/up")).expect("a link");
    symlink("loop.md", docs.join("loop.md")).expect("a link");
    let _socket = std::os::unix::net::UnixListener::bind(docs.join("socket.json")).expect("a socket");
    let compilation = compiled(&[&docs]);
    let of = |name: &str| {
        let path = docs.join(name).to_string_lossy().into_owned();
        messages(&compilation).into_iter().find(|(_, message)| message.contains(&format!("`{path}`")))
    };
    let passed_over = |what: &str, name: &str| {
        let path = docs.join(name);
        Some((Code::PassedOver, format!("`{}` is {what} and was passed over", path.display())))
    };
    assert_eq!(of("r/zero.yaml"), passed_over("a device", "r/zero.yaml"));
    assert_eq!(of("socket.json"), passed_over("a socket", "socket.json"));
    assert_eq!(of("r/up"), passed_over("a link to a folder", "r/up"));
    assert_eq!(of("loop.md").expect("a message").0, Code::UnreadableFile);
    if has_pipe {
        assert_eq!(of("pipe.md"), passed_over("a named pipe", "pipe.md"));
        assert_eq!(of("to-pipe.md"), passed_over("a named pipe", "to-pipe.md"));
        let (code, message) = messages(&compiled(&[&pipe])).remove(0);
        assert_eq!(code, Code::UnreadableFile);
        assert!(message.ends_with("is a named pipe, not a regular file"), "{message}");
    }
    assert_eq!(store::write(&compilation.schema), expected);
}

#[test]
fn reading_stops_at_the_limit() {
    let here = tempfile::tempdir().expect("a folder");
    let docs = documents(here.path());
    let huge = fs::File::create(docs.join("huge.md")).expect("a file");
    huge.set_len(1 << 40).expect("a file with a hole");
    let compilation = compiled(&[&docs]);
    let (code, message) = messages(&compilation).remove(0);
    assert_eq!(code, Code::UnreadableFile);
    assert!(message.ends_with("is 1048576 MiB large; at most 16 MiB are read"), "{message}");
    assert_eq!(compilation.schema.resources.len(), 2);
}
