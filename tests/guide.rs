//! The guide in `docs/`: its reference is what the compiler says of itself, and its links lead somewhere. Its programs are
//! doctests of the crate, and its commands are parsed in the tests of the command.

#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

use ferroform_schema::diagnostic::{Code, Severity};
use ferroform_schema::explain::RuleFamily;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Sets what a page must be; with `UPDATE_GUIDE=1`, writes it.
fn page_is(name: &str, expected: &str) {
    let file = source().join(name);
    if std::env::var_os("UPDATE_GUIDE").is_some() {
        fs::write(&file, expected).expect("the page can be written");
    }
    let page = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    assert!(page == expected, "docs/src/{name} is out of date: UPDATE_GUIDE=1 cargo test --test suite guide");
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/src")
}

#[test]
fn every_diagnostic_is_explained() {
    let mut page = String::from(
        "# Diagnostics\n\nWhat the compiler of documents says, by code. `ferroform explain CODE` prints the same.\n",
    );
    let mut codes = Code::ALL.to_vec();
    codes.sort_by_key(|code| code.name());
    for code in codes {
        let level = match code.severity() {
            Severity::Error => "An error",
            Severity::Warning => "A warning",
            Severity::Note => "A note",
        };
        let _ = write!(page, "\n## {code}\n\n*{level}.*\n\n{}\n", code.explanation());
    }
    page_is("reference/diagnostics.md", &page);
}

#[test]
fn every_family_of_rules_is_explained() {
    let mut page = String::from(
        "# Rules by family\n\nWhat pages state about values, how a sentence says it, and how a document or an overlay in YAML does. \
         All of it is checked at synth, unless the family says otherwise. `ferroform explain FAMILY` prints the same.\n",
    );
    for family in RuleFamily::ALL {
        let _ = write!(
            page,
            "\n## {}\n\n{}\n\n| | |\n|---|---|\n| on a page | {} |\n| in YAML | `{}` |\n| in Rust | {} |\n",
            family.name, family.meaning, family.sentence, family.yaml, family.in_rust
        );
    }
    page_is("reference/rules.md", &page);
}

#[test]
fn every_page_is_listed_and_every_link_leads_somewhere() {
    let root = source();
    let summary = fs::read_to_string(root.join("SUMMARY.md")).expect("the summary");
    let mut pages = vec![root.join("SUMMARY.md")];
    for folder in [root.clone(), root.join("reference")] {
        let entries = fs::read_dir(folder).expect("a folder of the guide");
        let files = entries.map(|entry| entry.expect("an entry").path());
        pages.extend(files.filter(|file| file.extension().is_some_and(|ending| ending == "md")));
    }
    let mut wrong = Vec::new();
    for page in pages {
        let name = page.strip_prefix(&root).expect("a page of the guide").display().to_string();
        if name != "SUMMARY.md" && !summary.contains(&format!("({name})")) {
            wrong.push(format!("{name} is not in SUMMARY.md"));
        }
        let text = fs::read_to_string(&page).expect("a page");
        let links = text.match_indices("](").filter_map(|(at, _)| text.get(at + 2..)?.split(')').next());
        for link in links.filter(|link| link.ends_with(".md") && !link.contains("://")) {
            let target = page.parent().expect("a folder").join(link);
            if !target.exists() {
                wrong.push(format!("{name}: {link} leads nowhere"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}
