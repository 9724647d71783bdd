//! Pages in the dialects of provider documents, read into facts: every page under `pages/` has a snapshot of its facts
//! and of what is doubtful about it.

use ferroform_schema::diagnostic::{Code, Diagnostics};
use ferroform_schema::facts::{Claim, DocumentFacts, Fact};
use ferroform_schema::model::ResourceKind;
use ferroform_schema::page;
use ferroform_schema::source::SourceFile;
use proptest::prelude::*;
use std::fmt::Write;

fn read(path: &str, text: &str) -> (Option<DocumentFacts>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let facts = page::read(&SourceFile::new(path, text), &mut diagnostics);
    (facts, diagnostics)
}

/// One line a fact: subject, claim, evidence and place.
fn shown(path: &str, text: &str) -> Result<String, std::fmt::Error> {
    let (facts, diagnostics) = read(path, text);
    let mut out = String::new();
    if let Some(document) = facts {
        writeln!(out, "{:?} {} at {}", document.kind, document.type_name, document.named_at)?;
        for Fact { subject, claim, basis } in &document.facts {
            let place = basis.at.to_string();
            let place = place.rsplit_once(&format!("{path}:")).map_or(place.as_str(), |(_, place)| place);
            writeln!(out, "{subject:?}\n    {claim:?}\n    {:?} {place}", basis.evidence)?;
        }
    }
    for diagnostic in diagnostics.into_sorted() {
        let place = diagnostic.labels.first().map(|label| label.at.to_string()).unwrap_or_default();
        let help = diagnostic.help.unwrap_or_default();
        writeln!(out, "{} {place}\n    {}\n    {help}", diagnostic.code, diagnostic.message)?;
    }
    Ok(out)
}

#[test]
fn every_shape_of_declaration_and_block_is_read() {
    insta::assert_snapshot!(shown("shapes.md", include_str!("pages/shapes.md")).unwrap());
}

#[test]
fn stated_types_and_paths_are_read() {
    insta::assert_snapshot!(shown("stated.md", include_str!("pages/stated.md")).unwrap());
}

#[test]
fn loose_forms_are_read_and_lost_lines_told() {
    insta::assert_snapshot!(shown("lamp.md", include_str!("pages/loose.md")).unwrap());
}

#[test]
fn tables_terms_and_headings_declare_arguments() {
    insta::assert_snapshot!(shown("tables.md", include_str!("pages/tables.md")).unwrap());
}

#[test]
fn lists_without_a_heading_are_read() {
    insta::assert_snapshot!(shown("unheaded.md", include_str!("pages/unheaded.md")).unwrap());
}

#[test]
fn markers_values_and_lists_in_other_marks_are_read() {
    insta::assert_snapshot!(shown("marks.md", include_str!("pages/marks.md")).unwrap());
}

#[test]
fn doubts_are_reported() {
    insta::assert_snapshot!(shown("doubts.md", include_str!("pages/doubts.md")).unwrap());
}

#[test]
fn odd_bytes_do_no_harm() {
    insta::assert_snapshot!(shown("odd.md", include_str!("pages/odd.md")).unwrap());
}

#[test]
fn attributes_among_arguments_and_lonely_sections_find_their_place() {
    insta::assert_snapshot!(shown("d/data.md", include_str!("pages/data.md")).unwrap());
}

/// Every code that only pages cause is caused by one of the pages above.
#[test]
fn every_code_of_pages_is_triggered() {
    let deep = format!(
        "# Resource: acme_deep\n\n## Argument Reference\n\n{}",
        (0..60).map(|n| format!("{}* `a` - (Optional) x\n", "  ".repeat(n))).collect::<String>()
    );
    let pages = [
        ("doubts.md", include_str!("pages/doubts.md")),
        ("d/data.md", include_str!("pages/data.md")),
        ("nothing.md", "no heading"),
        ("deep.md", &deep),
    ];
    let found: Vec<Code> = pages
        .iter()
        .flat_map(|(path, text)| read(path, text).1.into_sorted())
        .map(|diagnostic| diagnostic.code)
        .collect();
    for code in [
        Code::NoResourceName,
        Code::KindMismatch,
        Code::FrontMatter,
        Code::NestedTooDeep,
        Code::UndescribedBlock,
        Code::UnlinkedSection,
        Code::ValuesBehindLink,
    ] {
        assert!(found.contains(&code), "{code} is not triggered");
    }
}

/// Pages of a megabyte that are made to hurt are read in time that grows with their length only.
#[test]
fn hostile_pages_are_read() {
    let head = "# Resource: acme_box\n\n## Argument Reference\n\n";
    let many = |text: &str, times: usize| format!("{head}{}", text.repeat(times));
    let pages = [
        many("* `a` - (Optional) Configuration block. See below.\n", 5_000),
        many("### a\n\n* `a` - (Optional) See [a](#a).\n\n", 3_000),
        many("The `a` block supports the following:\n\n* `b` - (Required) Detailed below.\n\n", 3_000),
        many("> ", 2_000),
        many("* ", 2_000),
        many("`", 50_001),
        many("[", 20_000),
        many("* `a.b.c.d` - (Optional) x\n", 3_000),
        many("(", 50_000),
        format!("{head}* `a` - {}", "(Required ".repeat(10_000)),
        "---\n".repeat(10_000),
    ];
    for page in pages {
        let started = std::time::Instant::now();
        let _ = read("hostile.md", &page);
        assert!(started.elapsed().as_secs() < 20, "too slow: {}", page.get(..80).unwrap_or(&page));
    }
}

/// Both dialects of the corpus's example page give the same arguments; skipped where the corpus is not there.
#[test]
fn both_dialects_of_one_page_agree() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/seed");
    let text = |name: &str| std::fs::read_to_string(folder.join(name));
    let (Ok(hcl), Ok(python)) = (
        text("apigatewayv2_integration.html.markdown"),
        text("apigatewayv2_integration.cdktf-python.html.markdown"),
    ) else {
        println!("skipped: there is no folder {}", folder.display());
        return;
    };
    let about_arguments = |text: &str| {
        let document = read("page.md", text).0.unwrap();
        assert_eq!(
            (document.kind, document.type_name.as_str()),
            (ResourceKind::Resource, "aws_apigatewayv2_integration")
        );
        let claims: Vec<_> = document
            .facts
            .into_iter()
            .filter(|fact| !matches!(fact.claim, Claim::Example(_) | Claim::ImportSample(_)))
            .map(|fact| (fact.subject, fact.claim))
            .collect();
        claims
    };
    let (hcl, python) = (about_arguments(&hcl), about_arguments(&python));
    assert!(hcl.len() > 100);
    let template = Claim::ImportTemplate("api_id/integration_id".to_owned());
    assert!(hcl.iter().any(|(_, claim)| *claim == template));
    assert_eq!(hcl, python);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics(text in "\\PC{0,400}") {
        let _ = read("any.md", &text);
    }

    #[test]
    fn no_mixture_of_what_pages_hold_panics(parts in proptest::collection::vec(prop_oneof![
        Just("# Resource: acme_box\n\n"), Just("## Argument Reference\n\n"), Just("## Attribute Reference\n"),
        Just("## Schema\n"), Just("### Nested Schema for `a.b`\n"), Just("### `a`\n\n"), Just("## Import\n\n"),
        Just("* `a` - (Required) x\n"), Just("    * `b.c` - (Optional) See [a](#a) below.\n"), Just("- `a` (Block List, Max: 1) x\n"),
        Just("The `a` and `b`'s `c` block supports the following:\n\n"), Just("~> **NOTE:** `a` x\n\n"), Just("```\n"),
        Just("`"), Just("(Optional"), Just("[x]("), Just("\n\n"), Just("  "), Just("é\u{a0}–"), Just("## Timeouts\n\n* `create` - (Default `9m`)\n"),
        Just("terraform import a.b c\\\n"), Just("import {\n id = \"x\"\n"), Just("<a id=\"x\"></a>"), Just("---\n"),
    ], 0..40)) {
        let _ = read("d/any.md", &parts.concat());
    }
}
