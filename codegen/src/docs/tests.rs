//! Documents that try to become more than documentation.

use super::items::Writer;
use super::{Block as Part, Documentation, Inline, Links, line, markdown};
use ferroform_schema::document_paths::DocumentPaths;
use ferroform_schema::model::{
    Argument, Block, Check, Condition, Default, DefaultValue, Deprecation, EnumValue, ExampleVerdict,
    Presence, Rule, Sourced, Type, ValueSet,
};
use proptest::prelude::*;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

fn safe(text: &str) -> String {
    Documentation::of(markdown(text, Links::default())).as_str().to_owned()
}

#[test]
fn links_by_their_target() {
    assert_eq!(safe("[a](https://x.y/z)"), "[a](<https://x.y/z>)");
    assert_eq!(safe("[a](other.html#b)"), "a");
    let based = markdown("[a](other.html)", Links { base: Some("https://x/docs/") });
    assert_eq!(Documentation::of(based).as_str(), "[a](<https://x/docs/other.html>)");
    // What leads nowhere below the base is text.
    for target in ["/other.html", "#part", "ftp:other", "../other.html", "a/../../b", ""] {
        let based = markdown(&format!("[a]({target})"), Links { base: Some("https://x/docs/") });
        assert_eq!(Documentation::of(based).as_str(), "a", "{target}");
    }
    assert_eq!(safe("[String] and [`a`] and [b][c]"), "\\[String\\] and \\[`a`\\] and \\[b\\]\\[c\\]");
    assert_eq!(safe("[a](javascript:alert)"), "a");
    assert_eq!(safe("![image](x.png)"), "image");
    assert_eq!(safe("<https://x.y/a_b>"), "<https://x.y/a_b>");
    assert_eq!(safe("see https://x.y/z."), "see <https://x.y/z>.");
    assert_eq!(safe("[see https://a.b](https://x.y)"), "[see https://a.b](<https://x.y>)");
    assert_eq!(safe("[a](https://x.y?b&c=1)"), "[a](<https://x.y?b&c=1>)");
    assert_eq!(safe("[a](https://x.y?b&copy;=1&amp;lt;)"), "[a](<https://x.y?b%C2%A9=1\\&lt;>)");
}

/// What is written without a proof is what would be proven.
#[test]
fn the_value_of_an_argument_has_one_sentence_whatever_the_name() {
    for name in ["a", "max_size_2", "_", "a`b", "a b", "ä", "", " ", "a\n\nb", "[a]"] {
        let parts = [Inline::text("The value of the argument "), Inline::code(name), Inline::text(".")];
        let proven = Documentation::of(vec![Part::paragraph(parts)]);
        assert_eq!(Documentation::value_of(name), proven, "{name:?}");
    }
}

#[test]
fn code_is_never_compiled() {
    assert_eq!(safe("```rust\nfn main() {}\n```"), "```text\nfn main() {}\n```");
    assert_eq!(safe("    indented"), "```text\nindented\n```");
}

#[test]
fn a_line_holds_no_blocks() {
    let shown = |text| {
        Documentation::of(vec![super::Block::Paragraph(line(text, Links::default()))]).as_str().to_owned()
    };
    assert_eq!(shown("a `b`\nand *c*"), "a `b` and *c*");
    assert_eq!(shown("# a"), "\\# a");
    assert_eq!(shown("``` is set"), "\\`\\`\\` is set");
    assert_eq!(shown("- a"), "\\- a");
    assert_eq!(shown(""), "");
}

/// The compiler shows a note as it stands there, and rustdoc reads it.
#[test]
fn a_note_is_plain_for_both_of_its_readers() {
    for (text, note) in [
        ("**Deprecated**", "Deprecated"),
        ("**Deprecated:** use `a`\nand [b](b.html) *now*", "Deprecated: use `a` and b now"),
        ("see ![i](https://x.y/z.png)", "see i"),
        ("[a](javascript:alert) [String]", "a \\[String\\]"),
        ("see https://x.y/z", "see `https://x.y/z`"),
        ("see https://ä.b/c now", "see `https://ä.b/c` now"),
    ] {
        assert_eq!(Documentation::note(text).as_str(), note, "{text}");
    }
}

#[test]
fn nothing_is_nested_without_end() {
    for (opening, marker) in [("> ", "> "), ("* ", "* "), ("1. ", "1. ")] {
        let deep = safe(&format!("{}a", opening.repeat(500)));
        assert!(deep.ends_with('a') && deep.matches(marker).count() <= 12, "{deep:?}");
    }
}

#[test]
fn what_cannot_be_proven_is_plain_and_spoils_nothing_else() {
    assert_eq!(safe("see *https://ä.b* now\n\nand *this*"), "see `https://ä.b` now\n\nand *this*");
}

#[test]
fn sentences_of_ours_name_what_they_are_about() {
    let name = crate::names::Scope::default().take(&["Lamp"]);
    assert_eq!(Documentation::arguments_of(&name).as_str(), "Builder of [`Lamp`].");
    assert_eq!(Documentation::given_by(&name).as_str(), "What [`Lamp()`] gives.");
    assert_eq!(Documentation::sentence("One *sentence*.").as_str(), "One *sentence*.");
}

#[test]
fn html_is_text() {
    assert_eq!(safe("<script>x</script>"), "\\<script\\>x\\</script\\>");
    assert_eq!(safe("a <br> b &lt;c&gt;"), "a \\<br\\> b \\<c\\>");
}

#[test]
fn blocks_keep_their_shape() {
    assert_eq!(safe("one\ntwo\n\n* a\n* b\n  * c\n\nthree"), "one two\n\n* a\n* b\n  * c\n\nthree");
    assert_eq!(safe("1. a\n2. b"), "1. a\n2. b");
    assert_eq!(safe("# Title\n\n> quoted\n> text"), "**Title**\n\n> quoted text");
    assert_eq!(safe("* a\n\n- b"), "* a\n\n- b");
    assert_eq!(safe("**a** *b*"), "**a** *b*");
    assert_eq!(safe("a\n\n---\n\nb"), "a\n\nb");
    assert_eq!(safe("a\n\n<div>\nb\n</div>\n\nc"), "a\n\n\\<div\\> b \\</div\\>\n\nc");
}

/// The ways into a doctest and into raw HTML that were found before text had a form of its own.
#[test]
fn what_once_became_code_is_text() {
    for text in [
        "<div>\n\n    std::process::exit(1)\n\n</div>",
        ">\n\n    fn main() {}",
        "> \n```\nfn main() {}\n```",
        "a&#10;&#10;&#32;&#32;&#32;&#32;panic!()",
        "a&amp;#10;&amp;#10;    panic!()",
        "&#10;```&#10;panic!()&#10;```",
        "\\![](https://x/y.png)",
        "!\\[](https://x/y.png)",
        "![a&#93;(https://x)](y)",
        "&lt;script&gt;alert()&lt;/script&gt;",
        "[^1]\n\n[^1]: a",
        "a | b\n--|--\nc | d",
        "- [ ] task",
        "~~gone~~",
        "*/ #![feature(x)] \"#\u{202e}x\u{2028}    y",
        "[a]: <https://b>\n[a]",
        "\u{a0}\u{a0}\u{a0}\u{a0}let x = 1;",
        "Title\n=====\n\nOther\n---",
        "https://ä.b/c and **https://x.y/z_**",
    ] {
        harmless(&safe(text), text);
    }
}

/// What rustdoc would do something about: references to items, code to compile, HTML, pictures, footnotes.
fn harmless(written: &str, from: &str) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut unresolved = Vec::new();
    let note = |link: pulldown_cmark::BrokenLink<'_>| {
        unresolved.push(link.reference.to_string());
        None
    };
    for event in Parser::new_with_broken_link_callback(written, options, Some(note)) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(dest_url.starts_with("http"), "{from:?} -> {written:?}")
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                assert!(
                    matches!(&kind, CodeBlockKind::Fenced(lang) if &**lang == "text"),
                    "{from:?} -> {written:?}"
                );
            }
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::Rule
            | Event::Start(
                Tag::HtmlBlock
                | Tag::Image { .. }
                | Tag::FootnoteDefinition(_)
                | Tag::Table(_)
                | Tag::Strikethrough
                | Tag::MetadataBlock(_),
            ) => panic!("{event:?} in {written:?} from {from:?}"),
            _ => {}
        }
    }
    assert!(unresolved.is_empty(), "rustdoc would resolve {unresolved:?} in {written:?} from {from:?}");
    assert!(
        !written.lines().any(|line| line.contains(ferroform_schema::visible::is_invisible)),
        "{written:?}"
    );
}

fn unsourced<T>(value: T) -> Sourced<T> {
    Sourced { value, bases: vec![] }
}

/// An argument about which a document says nothing but `text`.
fn argument(text: &str) -> Argument {
    let text = || text.to_owned();
    let rule = |check| Rule {
        check,
        when: Some(Condition::Words(text())),
        standing: ExampleVerdict::Contradicted { by: text() },
        text: text(),
        bases: vec![],
    };
    let value = EnumValue { value: text(), note: Some(text()), when: Some(Condition::Context(text())) };
    Argument {
        name: text(),
        presence: unsourced(Presence::Optional),
        computed: None,
        ty: unsourced(Type::String),
        description: Some(unsourced(text())),
        defaults: vec![Default {
            value: DefaultValue::Words(text()),
            when: Some(Condition::Set(text())),
            text: text(),
            bases: vec![],
        }],
        rules: vec![
            rule(Check::OneOf(ValueSet { values: vec![value], closed: false })),
            rule(Check::Pattern(text())),
            rule(Check::ConflictsWith(vec![text(), text()])),
        ],
        force_new: None,
        sensitive: None,
        write_only: None,
        deprecated: Some(unsourced(Deprecation { text: text(), replacement: Some(text()) })),
        notes: vec![unsourced(text())],
        declared: vec![],
    }
}

/// Everything that is written about an argument from a text.
fn everything(text: &str) {
    let links = Links { base: Some("https://example.com") };
    let writer = Writer { links, examples: true, places: DocumentPaths::of_document(text) };
    let argument = argument(text);
    harmless(writer.setter(&argument).as_str(), text);
    harmless(Writer::deprecated(argument.deprecated.as_ref()).unwrap_or_default().as_str(), text);
    harmless(writer.argument_getter(&argument).as_str(), text);
    harmless(writer.block(&argument.name, argument.description.as_ref(), &Block::default()).as_str(), text);
    harmless(writer.enumeration(text, true).as_str(), text);
    let value = EnumValue { value: text.to_owned(), note: Some(text.to_owned()), when: None };
    harmless(writer.variant(&value).as_str(), text);
}

/// What Markdown is made of, and ways to write it so that it appears only after a first reading.
const TOKENS: &[&str] = &[
    " ",
    "  ",
    "    ",
    "\n",
    "\n\n",
    "\t",
    "\r",
    "a",
    "b1",
    "fn main() {}",
    "`",
    "``",
    "```",
    "```rust\n",
    "~~~",
    "*",
    "**",
    "_",
    "__",
    "#",
    "## ",
    "> ",
    ">",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "[",
    "]",
    "(",
    ")",
    "](",
    "][",
    "]:",
    "![",
    "<",
    ">",
    "</",
    "/>",
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "<script>",
    "<?",
    "?>",
    "<![CDATA[",
    "&",
    ";",
    "&#10;",
    "&#32;",
    "&#9;",
    "&#x0A;",
    "&amp;",
    "&amp;#10;",
    "&amp;#32;",
    "&lt;",
    "&gt;",
    "&nbsp;",
    "&#0;",
    "&#96;",
    "&#33;",
    "&#91;",
    "&#93;",
    "\\",
    "\\\n",
    "!",
    "|",
    "|-|",
    "--",
    "---",
    "===",
    "~",
    "~~",
    "^",
    "[^1]",
    "[^1]: ",
    "[ ] ",
    "[x] ",
    ":",
    "http://",
    "https://x.y/z",
    "<https://a>",
    "\"",
    "'",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\u{85}",
    "\u{0}",
    "\u{1b}[31m",
    "\u{feff}",
    "é",
    "$",
    "$$",
    "{",
    "}",
    "*/",
    "//",
    "#[x]",
    "String",
    "crate::a",
    "::: ",
    "%20",
];

fn tokens(text: &[usize]) -> String {
    text.iter().filter_map(|i| TOKENS.get(i % TOKENS.len())).copied().collect()
}

proptest! {
    #[test]
    fn any_tokens_become_documentation_and_nothing_else(text in prop::collection::vec(0..TOKENS.len(), 0..24)) {
        let text = tokens(&text);
        harmless(&safe(&text), &text);
        everything(&text);
    }

    #[test]
    fn any_text_becomes_documentation_and_nothing_else(text in any::<String>()) {
        harmless(&safe(&text), &text);
        everything(&text);
    }
}

/// The same with as many texts as `FERROFORM_TEXTS` says, ten million without it.
#[test]
#[ignore = "minutes of work; run it alone, in release"]
fn millions_of_token_texts() {
    let wanted: u64 =
        std::env::var("FERROFORM_TEXTS").ok().and_then(|count| count.parse().ok()).unwrap_or(10_000_000);
    // A generator of its own, so that the texts are the same everywhere: xorshift.
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for _ in 0..wanted {
        let length = next() % 24;
        let text: Vec<usize> = (0..length).map(|_| (next() >> 8) as usize % TOKENS.len()).collect();
        let text = tokens(&text);
        harmless(&safe(&text), &text);
    }
}

#[test]
fn programs_of_ours_are_marked_and_hide_nothing() {
    let shown = Documentation::of(vec![Part::rust("fn main() {}\n", false), Part::rust("let a = 1;", true)]);
    assert_eq!(shown.as_str(), "```rust,ignore\nfn main() {}\n```\n\n```rust,no_run\nlet a = 1;\n```");
    // A line that rustdoc would hide, in a text over several lines.
    for text in ["let a = r#\"\n# b\n\"#;", "let a = r#\"\n  ## b\n\"#;", "let a = \"\u{202e}\";", "a\tb"] {
        let shown = Documentation::of(vec![Part::rust(text, true)]);
        assert!(shown.as_str().starts_with("```text\n"), "{shown:?}");
        // Nor where it is put together in another way.
        let lines = text.lines().map(str::to_owned).collect();
        let shown = Documentation::of(vec![Part::Rust { lines, compiled: true }]);
        assert!(!shown.as_str().contains("rust") || !text.contains('#'), "{shown:?}");
    }
    let fence = Documentation::of(vec![Part::rust("let a = \"```\";\nlet b = \"````rust\";", true)]);
    assert!(fence.as_str().starts_with("`````rust,no_run\n"), "{fence:?}");
    // Text of documents never becomes one.
    let foreign = Documentation::of(markdown("```rust,no_run\nfn main() {}\n```", Links::default()));
    assert!(foreign.as_str().starts_with("```text\n"), "{foreign:?}");
}

/// Both leave sentences out, the second of what the first has left.
#[test]
fn a_setter_neither_points_nor_repeats() {
    let text = "Kind of lamp. Structure is [documented below](#a). Valid values: `A` and `B`. Shines.";
    let value = |value: &str| EnumValue { value: value.to_owned(), note: None, when: None };
    let argument = Argument {
        rules: vec![Rule {
            check: Check::OneOf(ValueSet { values: vec![value("A"), value("B")], closed: true }),
            when: None,
            standing: ExampleVerdict::Holds,
            text: "Valid values: `A` and `B`.".to_owned(),
            bases: vec![],
        }],
        description: Some(unsourced(text.to_owned())),
        defaults: vec![],
        deprecated: None,
        notes: vec![],
        ..argument("kind")
    };
    let writer =
        Writer { links: Links::default(), examples: false, places: DocumentPaths::of_document("lamp.md") };
    let expected = "Kind of lamp. Shines.\n\n* Optional.\n* Must be `A` or `B`.";
    assert_eq!(writer.setter(&argument).as_str(), expected);
}
