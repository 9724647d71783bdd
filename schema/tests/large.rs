//! Documents of a megabyte, of many kinds, are read in time that grows with their size.
//!
//! The tests run at small sizes; `cargo test --release -p ferroform-schema --test large -- --ignored --nocapture` prints the
//! times at 250 kB and at 1 MB.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a table for people, and tests that fail by panicking"
)]

use ferroform_schema::compile::{Compilation, Document, Options, compile_documents};
use ferroform_schema::diagnostic::Code;
use ferroform_schema::source::SourceFile;
use std::time::{Duration, Instant};

/// Pieces that are repeated until there is enough of them.
fn repeat(length: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    let mut pieces = (0..).map(piece);
    while text.len() < length {
        text.extend(pieces.next());
    }
    text
}

/// A kind of document: its name, the file, and the text of a length.
type Kind = (&'static str, &'static str, fn(usize) -> String);

fn page(text: &str) -> String {
    format!("# Resource: acme_box\n\n## Argument Reference\n\n{text}\n")
}

const KINDS: &[Kind] = &[
    ("front matter of brackets", "a.md", |n| {
        format!("---\na: {}\n---\n{}", "[".repeat(n), page("* `a` - A."))
    }),
    ("front matter of braces", "a.md", |n| {
        format!("---\na: {}\n---\n{}", "{a: ".repeat(n / 4), page("* `a` - A."))
    }),
    ("front matter of dashes", "a.md", |n| {
        format!("---\na:\n{}\n---\n{}", "- ".repeat(n / 2), page("* `a` - A."))
    }),
    ("front matter of keys", "a.md", |n| {
        format!("---\n{}---\n{}", repeat(n, |i| format!("k{i}: 1\n")), page("* `a` - A."))
    }),
    ("front matter without an end", "a.md", |n| format!("---\n{}", repeat(n, |i| format!("k{i}: 1\n")))),
    ("one argument, repeated", "a.md", |n| page(&repeat(n, |_| "* `a` - A.\n".into()))),
    ("one argument, of many presences", "a.md", |n| {
        page(&repeat(n, |i| format!("* `a` - ({}) A.\n", if i % 2 == 0 { "Required" } else { "Optional" })))
    }),
    ("one argument, of many bounds", "a.md", |n| {
        page(&repeat(n, |i| format!("* `a` - (Optional) Between 1 and {i}.\n")))
    }),
    ("one argument, of many defaults", "a.md", |n| {
        page(&repeat(n, |i| format!("* `a` - (Optional) A. Defaults to `{i}`.\n")))
    }),
    ("one argument, of many values", "a.md", |n| {
        page(&repeat(n, |i| format!("* `a` - (Optional) Valid values are `x{i}`, `y{i}`.\n")))
    }),
    ("many values of one argument", "a.md", |n| {
        page(&format!(
            "* `a` - (Optional) Valid values are {} and `z`.\n",
            repeat(n, |i| format!("`x{i}`, "))
        ))
    }),
    ("many arguments", "a.md", |n| page(&repeat(n, |i| format!("* `a{i}` - (Optional) A.\n")))),
    ("many conflicts with one", "a.md", |n| {
        page(&repeat(n, |i| format!("* `a{i}` - (Optional) A. Conflicts with `z`.\n")))
    }),
    ("many conflicts in a ring", "a.md", |n| {
        page(&repeat(n, |i| format!("* `a{i}` - (Optional) A. Conflicts with `a{}`.\n", i + 1)))
    }),
    ("conflicts with many", "a.md", |n| {
        page(&format!(
            "* `a` - (Optional) A. Conflicts with {} and `z`.\n",
            repeat(n, |i| format!("`b{i}`, "))
        ))
    }),
    ("exactly one of many, said by one", "a.md", |n| {
        page(&format!(
            "* `a` - (Optional) A. Exactly one of {} or `z` must be set.\n",
            repeat(n, |i| format!("`b{i}`, "))
        ))
    }),
    ("conflicts of an argument, repeated", "a.md", |n| {
        page(&repeat(n, |i| format!("* `a` - (Optional) A. Conflicts with `b{i}`.\n")))
    }),
    ("required with a chain", "a.md", |n| {
        page(&repeat(n, |i| format!("* `a{i}` - (Optional) A. Required when `a{}` is set.\n", i + 1)))
    }),
    ("many notes", "a.md", |n| {
        page(&format!("* `a` - A.\n\n{}", repeat(n, |i| format!("~> **NOTE:** The `a` must be {i}.\n\n"))))
    }),
    ("many links", "a.md", |n| {
        page(&repeat(n, |i| format!("* `a{i}` - (Optional) Block. See [a{i}](#a{i}) below.\n")))
    }),
    ("many sections", "a.md", |n| page(&repeat(n, |i| format!("### a{i}\n\n* `x` - (Optional) X.\n\n")))),
    ("many sections of one name", "a.md", |n| {
        page(&repeat(n, |_| "### a\n\n* `x` - (Optional) X.\n\n".into()))
    }),
    ("links and sections of one name", "a.md", |n| {
        let half = n / 2;
        page(
            &(repeat(half, |i| format!("* `a{i}` - (Optional) Block. See [b](#b).\n"))
                + &repeat(half, |_| "\n### b\n\n* `x` - X.\n".into())),
        )
    }),
    ("deep lists", "a.md", |n| {
        page(&repeat(n, |i| format!("{}* `a{i}` - (Optional) A.\n", "  ".repeat(i % 60))))
    }),
    ("ever deeper lists", "a.md", |n| {
        let depth = n.isqrt();
        page(&(0..depth).map(|i| format!("{}* `a` - A.\n", "  ".repeat(i))).collect::<String>())
    }),
    ("quotes in quotes", "a.md", |n| page(&">".repeat(n))),
    ("brackets", "a.md", |n| page(&format!("* `a` - {}\n", "[".repeat(n)))),
    ("stars", "a.md", |n| page(&format!("* `a` - {}\n", "*a_".repeat(n / 3)))),
    ("ticks", "a.md", |n| {
        page(&format!("* `a` - {}\n", repeat(n, |i| format!("{} ", "`".repeat(i % 50 + 1)))))
    }),
    ("links of brackets", "a.md", |n| page(&format!("* `a` - {}\n", "[a](".repeat(n / 4)))),
    ("HTML", "a.md", |n| page(&format!("* `a` - {}\n", "<a ".repeat(n / 3)))),
    ("comments without an end", "a.md", |n| page(&format!("* `a` - {}\n", "<!-- ".repeat(n / 5)))),
    ("tables", "a.md", |n| {
        page(&format!("| a | b |\n|---|---|\n{}", repeat(n, |i| format!("| `a{i}` | b |\n"))))
    }),
    ("table of many columns", "a.md", |n| page(&format!("{}\n{}\n", "|a".repeat(n / 4), "|-".repeat(n / 4)))),
    ("references", "a.md", |n| page(&repeat(n, |i| format!("[a{i}]: #a{i}\n")))),
    ("one long word", "a.md", |n| page(&format!("* `a` - (Optional) {}\n", "a".repeat(n)))),
    ("one long sentence", "a.md", |n| {
        page(&format!("* `a` - (Optional) {}\n", "must be between 1 and 5 or ".repeat(n / 27)))
    }),
    ("many short sentences", "a.md", |n| {
        page(&format!("* `a` - (Optional) {}\n", "Must be 5. ".repeat(n / 11)))
    }),
    ("many examples", "a.md", |n| {
        repeat(n, |i| format!("```terraform\nresource \"acme_box\" \"b{i}\" {{\n  a = {i}\n}}\n```\n\n"))
            + &page("* `a` - A.")
    }),
    ("an example of many resources", "a.md", |n| {
        let text = repeat(n, |i| format!("resource \"acme_box\" \"b{i}\" {{\n  a = {i}\n}}\n"));
        format!("```terraform\n{text}```\n\n{}", page("* `a` - A."))
    }),
    ("an example of many arguments", "a.md", |n| {
        let text = repeat(n, |i| format!("  a{i} = {i}\n"));
        format!("```terraform\nresource \"acme_box\" \"b\" {{\n{text}}}\n```\n\n{}", page("* `a` - A."))
    }),
    ("an example of brackets", "a.md", |n| {
        format!(
            "```terraform\nresource \"acme_box\" \"b\" {{\n a = {}\n}}\n```\n\n{}",
            "[".repeat(n),
            page("* `a` - A.")
        )
    }),
    ("an example of minus signs", "a.md", |n| {
        format!(
            "```terraform\nresource \"acme_box\" \"b\" {{\n a = {}1\n}}\n```\n\n{}",
            "-".repeat(n),
            page("* `a` - A.")
        )
    }),
    ("an example of blocks", "a.md", |n| {
        format!(
            "```terraform\nresource \"acme_box\" \"b\" {{\n{}\n}}\n```\n\n{}",
            "a {\n".repeat(n / 4),
            page("* `a` - A.")
        )
    }),
    ("an example of templates", "a.md", |n| {
        format!(
            "```terraform\nresource \"acme_box\" \"b\" {{\n a = {}\n}}\n```\n\n{}",
            "\"${".repeat(n / 3),
            page("* `a` - A.")
        )
    }),
    ("a Python example of brackets", "a.md", |n| {
        format!("```python\nacme_box.Box(self, \"b\", a={})\n```\n\n{}", "[".repeat(n), page("* `a` - A."))
    }),
    ("a Python example of calls", "a.md", |n| {
        format!(
            "```python\nacme_box.Box(self, \"b\", a={}1)\n```\n\n{}",
            "f(".repeat(n / 2),
            page("* `a` - A.")
        )
    }),
    ("YAML of arguments", "a.yaml", |n| {
        format!("resource: acme_box\narguments:\n{}", repeat(n, |i| format!("  a{i}: {{type: string}}\n")))
    }),
    ("YAML of one argument, repeated", "a.yaml", |n| {
        format!("resource: acme_box\narguments:\n{}", repeat(n, |_| "  a: {type: string}\n".into()))
    }),
    ("YAML of brackets", "a.yaml", |n| format!("resource: acme_box\narguments: {}", "[".repeat(n))),
    ("YAML of dashes", "a.yaml", |n| format!("resource: acme_box\narguments:\n{}", "- ".repeat(n / 2))),
    ("YAML of documents", "a.yaml", |n| {
        repeat(n, |i| format!("resource: acme_box{i}\narguments: {{a: {{type: string}}}}\n---\n"))
    }),
    ("YAML of documents of one type", "a.yaml", |n| {
        repeat(n, |_| "resource: acme_box\narguments: {a: {type: string}}\n---\n".into())
    }),
    ("YAML of quotes", "a.yaml", |n| format!("resource: \"{}", "\\x".repeat(n / 2))),
    ("JSON of brackets", "a.json", |n| "[".repeat(n)),
    ("JSON of objects", "a.json", |n| "{\"a\":".repeat(n / 5)),
    ("a stored schema of brackets", "a.json", |n| {
        format!("{{\"format_version\": \"1\", \"a\": {}", "[".repeat(n))
    }),
];

fn compiled(name: &str, text: String) -> Compilation {
    let documents = [Document { file: SourceFile::new(name, text), name: name.to_owned() }];
    let compilation = compile_documents(&documents, &Options::default(), &|_| ());
    let broken = compilation.diagnostics.iter().find(|diagnostic| diagnostic.code == Code::InternalError);
    assert!(broken.is_none(), "{broken:?}");
    compilation
}

fn time(kind: &Kind, length: usize) -> Duration {
    let (_, name, text) = kind;
    let text = text(length);
    let start = Instant::now();
    compiled(name, text);
    start.elapsed()
}

#[test]
fn documents_of_every_kind_are_read_to_an_end() {
    for (what, name, text) in KINDS {
        // What is said about a document does not outgrow it.
        let compilation = compiled(name, text(8_000));
        let said = compilation.diagnostics.len();
        assert!(said <= 2_000, "{what}: {said} diagnostics");
    }
}

#[test]
#[ignore = "for people: prints times"]
fn times_of_every_kind() {
    let only = std::env::var("FERROFORM_KIND").unwrap_or_default();
    let large = std::env::var("FERROFORM_SIZE").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    for kind in KINDS.iter().filter(|kind| kind.0.contains(&only)) {
        let small = time(kind, large / 4);
        let large = time(kind, large);
        let factor = large.as_secs_f64() / small.as_secs_f64();
        println!("{:40} {:8.3} s {:8.3} s  x {factor:.1}", kind.0, small.as_secs_f64(), large.as_secs_f64());
    }
}
