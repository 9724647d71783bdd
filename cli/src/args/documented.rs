//! The commands that the README and the guide show are commands that there are.

use super::Arguments;
use clap::Parser;
use std::fs;
use std::path::{Path, PathBuf};

/// The words of a line of a shell, as far as documents use one: quotes, and comments behind a `#`.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for sign in line.chars() {
        match sign {
            '\'' => quoted = !quoted,
            '#' if !quoted && word.is_empty() => break,
            ' ' if !quoted => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            sign => word.push(sign),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = fs::read_dir(root.join("docs/src")).expect("the guide");
    let pages = folder.map(|page| page.expect("a page").path()).filter(|page| page.is_file());
    pages.chain([root.join("README.md"), root.join("CONTRIBUTING.md")]).collect()
}

#[test]
fn every_command_that_is_shown_is_taken() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for document in documents() {
        let text = fs::read_to_string(&document).expect("a document");
        for line in text.lines().filter_map(|line| line.strip_prefix("$ ferroform ")) {
            // What is redirected goes to the shell.
            let line = line.split(" > ").next().unwrap_or(line);
            let command = std::iter::once("ferroform".to_owned()).chain(words(line));
            seen += 1;
            if let Err(error) = Arguments::try_parse_from(command)
                && error.use_stderr()
            {
                wrong.push(format!("{}: ferroform {line}\n{error}", document.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 30, "only {seen} commands were found");
}
