//! No page, however odd, ends in a panic, an overflow, an endless run, or facts without measure.

use ferroform_schema::compile::{Compilation, Document, Options, compile_documents};
use ferroform_schema::diagnostic::{Code, Diagnostics};
use ferroform_schema::page;
use ferroform_schema::source::SourceFile;

/// How long the pages are. Time or memory that grows with the square of this are seen at once.
const LENGTH: usize = 20_000;

/// Pieces that are repeated until there is enough of them.
fn repeat(length: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    let mut pieces = (0..).map(piece);
    while text.len() < length {
        text.extend(pieces.next());
    }
    text
}

fn arguments(text: &str) -> String {
    format!("# Resource: acme_box\n\n## Argument Reference\n\n{text}\n")
}

fn compiled(pages: &[(&str, &str)]) -> Compilation {
    let documents: Vec<Document> = pages
        .iter()
        .map(|(name, text)| Document { file: SourceFile::new(*name, *text), name: (*name).to_owned() })
        .collect();
    let compilation = compile_documents(&documents, &Options::default(), &|_| ());
    assert!(compilation.diagnostics.iter().all(|diagnostic| diagnostic.code != Code::InternalError));
    compilation
}

/// Reads and compiles a page. What it says is not more than what is written.
fn survives(what: &str, page: &str) {
    let read = page::read(&SourceFile::new("box.md", page), &mut Diagnostics::new());
    let facts = read.map_or(0, |read| read.facts.len());
    assert!(facts <= page.len(), "{what}: {facts} facts from {} bytes", page.len());
    compiled(&[("box.md", page)]);
}

#[test]
fn long_texts_are_read_to_an_end() {
    for piece in [
        "below ",
        "see ",
        "(block",
        "If. ",
        "between 1 and 5 or ",
        "[b](#b) ",
        "`a`, ",
        "by default `x` is used, ",
        "x\u{a0}",
        "é",
    ] {
        let text = repeat(LENGTH, |_| piece.to_owned());
        survives(
            piece,
            &arguments(&format!("* `b` - (Optional) B.\n* `a` - (Optional) `{text} below\n\n### b\n")),
        );
        survives(piece, &arguments(&format!("* `a` - (Optional) A.\n\n~> **NOTE:** {text}\n")));
        survives(piece, &arguments(&format!("The `a` {text} block supports:\n\n* `x` - (Optional) X.\n")));
    }
}

#[test]
fn many_names_share_one_text() {
    let names = |suffix: &str| repeat(LENGTH / 2, |n| format!("`a{n}`{suffix}, "));
    let members = repeat(LENGTH / 2, |n| format!("* `m{n}` - (Optional) M.\n"));
    survives("names of a bullet", &arguments(&format!("* {}`z` - (Optional) Z.\n", names(""))));
    let intro = format!("The {}and `z` objects support:\n\n{members}\n", names(""));
    let apart = "The `z`'s `m0` object supports:\n\n* `k` - (Optional) K.\n\nThe `a0`'s `m0` object supports:\n\n* `l` - (Optional) L.\n";
    survives("names of an intro", &arguments(&format!("{intro}{apart}")));
    let heading = format!("### {}`y`'s {}`z` Blocks\n\n* `x` - (Optional) X.\n", names(""), names(".b"));
    survives("names of a heading", &arguments(&heading));
}

#[test]
fn blocks_that_refer_to_each_other_are_no_larger_than_the_page() {
    let more = |of: fn(usize) -> usize| {
        repeat(LENGTH, |n| {
            format!(
                "The `a{n}` block supports the same arguments as `a{}` and the following:\n\n* `x{n}` - (Optional) X.\n\n",
                of(n)
            )
        })
    };
    survives("the one before", &arguments(&more(|n| n.saturating_sub(1))));
    survives("the next", &arguments(&more(|n| n + 1)));
    survives("itself", &arguments(&more(|n| n)));
    survives("the first", &arguments(&more(|_| 0)));
    let same = "#### a\n\nThe arguments for `a` are the same as for `b`.\n\n#### b\n\nThe arguments for `b` are the same as for `a`.\n";
    survives("a circle", &arguments(same));
}

#[test]
fn a_name_that_is_declared_often_is_one_argument() {
    let text = repeat(LENGTH, |n| format!("* `a` - (Optional) Text {n}. Must be between 1 and {n}.\n"));
    let compilation = compiled(&[("box.md", &arguments(&text))]);
    assert_eq!(compilation.schema.resources[0].root.arguments.len(), 1);
}

#[test]
fn a_data_source_follows_blocks_as_deep_as_those_of_the_resource() {
    const DEPTH: usize = 5_000;
    let link =
        |n: usize| format!("* `b{n}` - (Optional) Configuration block. See [b{n}](#b{n}).\n\n### b{n}\n\n");
    let chain: String = (0..DEPTH).map(link).collect();
    let resource = arguments(&format!("{chain}* `end` - (Optional) Number of things.\n"));
    let data =
        |attributes: &str| format!("# Data Source: acme_box\n\n## Attribute Reference\n\n{attributes}\n");
    let blocks = |data: &str| {
        let compilation = compiled(&[("r/box.md", &resource), ("d/box.md", data)]);
        compilation.schema.resources.iter().map(|resource| resource.blocks.len()).collect::<Vec<_>>()
    };
    assert_eq!(blocks(&data("* `b0` - The first.")), [DEPTH, DEPTH]);
    assert_eq!(blocks(&data(&chain))[0], DEPTH);
}

#[test]
fn types_that_refer_to_each_other_or_themselves_stay_apart() {
    let page = |own: &str, other: &str| {
        format!(
            "# Resource: {own}\n\n`{own}` is known as `{other}`. `{own}` is known as `{own}`.\n\n## Argument Reference\n\n\
             * `{own}` - (Optional) A.\n\n## Attribute Reference\n\nThe attributes are identical to those of `{other}`.\n"
        )
    };
    let (one, other) = (page("acme_a", "acme_b"), page("acme_b", "acme_a"));
    let compilation = compiled(&[("a.md", &one), ("b.md", &other)]);
    let names: Vec<&str> =
        compilation.schema.resources.iter().map(|resource| resource.type_name.as_str()).collect();
    assert_eq!(names, ["acme_a", "acme_b"]);
    let itself = page("acme_a", "acme_a");
    assert_eq!(compiled(&[("a.md", &itself)]).schema.resources.len(), 1);
}
