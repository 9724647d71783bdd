//! Members of a block that are named in running text: "List of objects including `id`, `address` and `port`".

use super::super::declaration::{Declaration, is_identifier};
use super::super::label::KnownNames;
use super::DeclaredField;
use crate::literal::Literal;
use crate::markdown::Inline;
use std::ops::Range;
use std::rc::Rc;

/// A member that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) name: String,
    /// Where the name stands in the text.
    pub(super) range: Range<usize>,
    /// Where the words about the member begin: the end of the text when there are none.
    pub(super) body: usize,
    /// Whether the text refers to what is declared elsewhere: "see the documentation for `a` and `b` blocks".
    pub(super) reference: bool,
}

impl Member {
    /// The member as a field of a definition.
    pub(super) fn field(self, text: &Inline) -> DeclaredField<'_> {
        DeclaredField {
            path: vec![self.name],
            name: self.range,
            declaration: Rc::new(Declaration { names: Vec::new(), markers: Vec::new(), body: self.body }),
            text,
            item: None,
            intro: None,
            nested: None,
            reference: self.reference,
        }
    }
}

/// The members that a bullet's text names, from `start` on: all of a list of names that objects are said to have, or
/// the one that an object is said to consist of ("contains an attribute `items` that contains a list of hosts"), or the
/// blocks in a block, unless a list has them ("contains one or more `rule` blocks, documented below"), or the blocks that
/// stand in it as they stand elsewhere ("see the documentation for `a`, `b` and `c` blocks").
pub(super) fn members(text: &Inline, start: usize, known: &KnownNames) -> Vec<Member> {
    let whole = text.text();
    let Some(said) = whole.get(start..) else { return Vec::new() };
    // Every form names a member in ticks.
    if !said.contains('`') {
        return Vec::new();
    }
    // Looking for words that every match holds spares most texts the patterns.
    let holds = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if holds(&["ontains a"])
        && let Some(found) = ONLY.captures(said)
        && let (Some(name), Some(of)) = (found.name("name"), found.name("of"))
    {
        let name = start + name.start()..start + name.end();
        // A link before the words is about the whole text.
        let linked =
            text.links.iter().any(|link| link.target.starts_with('#') && link.range.end <= name.start);
        let body = if linked { start } else { start + of.start() };
        return member(whole, name, body).into_iter().collect();
    }
    if holds(&["` block", "` configuration block", "` nested block"])
        && holds(&["ontain", "onsist", "old"])
        && let Some(found) = BLOCKS.captures(said)
        && let (Some(name), Some(of)) = (found.name("name"), found.name("of"))
        && !known.has(name.as_str())
    {
        let range = start + name.start()..start + name.end();
        return member(whole, range, start + of.start()).into_iter().collect();
    }
    if !holds(&["`, `", "` and `", "`, and `"]) {
        return Vec::new();
    }
    if holds(&["the documentation", "the description"])
        && let Some(names) = ELSEWHERE.captures(said).and_then(|found| found.name("names"))
    {
        let members = ticked(whole, start + names.start(), names.as_str()).into_iter();
        return members.map(|member| Member { reference: true, ..member }).collect();
    }
    // A section that the text links to describes its members better.
    if text.local_links().next().is_some() {
        return Vec::new();
    }
    let Some(names) = SEVERAL.captures(said).and_then(|found| found.name("names")) else {
        return Vec::new();
    };
    ticked(whole, start + names.start(), names.as_str())
}

/// The names in ticks in a part of a text that begins at `start`.
fn ticked(whole: &str, start: usize, part: &str) -> Vec<Member> {
    let ticks: Vec<usize> = part.match_indices('`').map(|(i, _)| start + i).collect();
    let pairs = ticks.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
    pairs.filter_map(|(open, close)| member(whole, open + 1..close, whole.len())).collect()
}

/// The attribute that a paragraph is about: "`ids` is set to the list of all boxes".
pub(super) fn set_to(text: &Inline) -> Option<Member> {
    if !text.text().starts_with('`') {
        return None;
    }
    let found = SET_TO.captures(text.text())?;
    let (name, body) = (found.name("name")?, found.name("body")?);
    member(text.text(), name.range(), body.start())
}

/// The names that a text says are only computed: "the `a` and `b` arguments are computed".
pub(super) fn computed(text: &Inline) -> Vec<Member> {
    let whole = text.text();
    if !whole.contains(" computed") {
        return Vec::new();
    }
    let found = COMPUTED.captures(whole).and_then(|found| found.name("names"));
    found.map(|names| ticked(whole, names.start(), names.as_str())).unwrap_or_default()
}

fn member(text: &str, range: Range<usize>, body: usize) -> Option<Member> {
    let name = text.get(range.clone()).filter(|name| is_identifier(name))?.to_owned();
    Some(Member { name, range, body, reference: false })
}

/// "objects including `a`, `b` and `c`", "Each object has attributes `a` and `b`".
static SEVERAL: Literal = Literal::new(
    r"(?i)\b(?:objects?|elements?|blocks?|entry|entries|sub-?resources?) (?:each )?(?:includ(?:es?|ing)|contain(?:s|ing)?|with|has|have|having|consisting of)(?: the)?(?: following)?(?: attributes?| fields?| members?| keys?| properties)?[:,]? (?P<names>`\w+`(?:(?:, (?:and )?| and )`\w+`)+)",
);

/// "object that contains an attribute `items` that contains a list of hosts", "Contains a single `values` item which is a
/// list of hosts".
static ONLY: Literal = Literal::new(
    r"(?i)(?:\b(?:object|block)\b[^.`]{0,60}? (?:that )?|^\W*)contains an? (?:attribute|argument|field|single) `(?P<name>\w+)`(?: item| attribute| argument)?,? (?:that|which) (?:contains?|includes?|holds?|is|has) (?P<of>.)",
);

/// "See the documentation for `a`, `b` and `c` configuration blocks."
static ELSEWHERE: Literal = Literal::new(
    r"\b(?:[Ss]ee|[Rr]efer to) the (?:documentation|description)s? (?:for|of) (?:the )?(?P<names>`\w+`(?:(?:, (?:and )?| and )`\w+`)+)(?: configuration| nested)? blocks\b",
);

/// "Contains one or more `rule` blocks, documented below."
static BLOCKS: Literal = Literal::new(
    r"\b(?:[Cc]ontains?|[Cc]onsists? of|[Hh]olds?) (?P<of>(?:one or more|at least one|multiple|several|a single|an?|one) `(?P<name>\w+)`(?: configuration| nested)? blocks?)\b",
);

static COMPUTED: Literal = Literal::new(
    r"(?P<names>`\w+`(?:(?:, (?:and )?| and )`\w+`)*) (?:arguments? )?(?:is|are|becomes?) computed\b",
);

static SET_TO: Literal = Literal::new(r"^`(?P<name>\w+)` (?:is|are) set to (?P<body>.)");

#[cfg(test)]
mod tests {
    use super::super::tests::shown;
    use super::*;
    use crate::markdown::Content;

    /// The members that a text names, each with the words about it.
    fn read(text: &str) -> Vec<String> {
        let file = crate::source::SourceFile::new("x.md", text);
        let document = crate::markdown::parse(&file, &mut crate::diagnostic::Diagnostics::new());
        let Some(Content::Paragraph(text)) = document.sections[0].content.first() else { panic!("no text") };
        let words = |member: &Member| text.text()[member.body..].to_owned();
        members(text, 0, &KnownNames::default())
            .iter()
            .map(|member| format!("{}: {}", member.name, words(member)))
            .collect()
    }

    #[test]
    fn members_are_listed_in_words() {
        let none: [&str; 0] = [];
        assert_eq!(
            read("List of part objects including `id`, `size` and `weight`."),
            ["id: ", "size: ", "weight: "]
        );
        assert_eq!(read("The parts. Each object has attributes `id` and `size`."), ["id: ", "size: "]);
        assert_eq!(read("A set of object containing the fields, `id`, and `size`."), ["id: ", "size: "]);
        assert_eq!(read("Objects including `id` and `size`, see [part](#part)."), none);
        assert_eq!(read("One or more sub-resources with `id` and `size` parameters."), ["id: ", "size: "]);
        assert_eq!(read("Conflicts with `id` and `size`."), none);
        assert_eq!(read("The object version. Conflicts with `id` and `size`."), none);
        assert_eq!(read("One or more objects with `id` set."), none);
    }

    #[test]
    fn a_paragraph_can_be_about_an_attribute() {
        let read = |text: &str| {
            let file = crate::source::SourceFile::new("x.md", text);
            let document = crate::markdown::parse(&file, &mut crate::diagnostic::Diagnostics::new());
            let Some(Content::Paragraph(text)) = document.sections[0].content.first() else {
                panic!("no text")
            };
            set_to(text).map(|member| (member.name, text.text()[member.body..].to_owned()))
        };
        assert_eq!(
            read("`ids` is set to the list of boxes."),
            Some(("ids".to_owned(), "the list of boxes.".to_owned()))
        );
        assert_eq!(read("If `ids` is set to the list of boxes, fine."), None);
    }

    #[test]
    fn arguments_of_a_related_resource_can_be_computed() {
        let read = |text: &str| {
            let file = crate::source::SourceFile::new("x.md", text);
            let document = crate::markdown::parse(&file, &mut crate::diagnostic::Diagnostics::new());
            let Some(Content::Paragraph(text)) = document.sections[0].content.first() else {
                panic!("no text")
            };
            computed(text).into_iter().map(|member| member.name).collect::<Vec<_>>()
        };
        assert_eq!(
            read("It differs: the `size`, `lid` and `zone` arguments are computed."),
            ["size", "lid", "zone"]
        );
        assert_eq!(read("The `size` argument becomes computed."), ["size"]);
        assert_eq!(read("Its `size` is set, and the rest is computed."), [""; 0]);
    }

    #[test]
    fn texts_about_attributes_declare_them() {
        use crate::facts::{Claim, Subject};
        let text = "# Resource: acme_box\n\n## Argument Reference\n\nThe `lid` argument is computed. The others are:\n\n\
                    * `size` - (Optional) Size.\n\n## Attribute Reference\n\n`ids` is set to the list of boxes.\n";
        let file = crate::source::SourceFile::new("box.md", text);
        let facts =
            crate::page::read(&file, &mut crate::diagnostic::Diagnostics::new()).expect("a page").facts;
        let declared = facts.into_iter().filter(|fact| fact.claim == Claim::Declared);
        let attribute = |subject| if let Subject::Attribute(_, name) = subject { Some(name) } else { None };
        let names: Vec<String> = declared.filter_map(|fact| attribute((*fact.subject).clone())).collect();
        assert_eq!(names, ["lid", "ids", "id"]);
    }

    #[test]
    fn an_object_of_one_member_wraps_it() {
        let text = "Object that contains an attribute `items` that contains a list of hosts. Up to 3.";
        assert_eq!(read(text), ["items: a list of hosts. Up to 3."]);
        let text =
            "The [part](#part) block for parts that contains an attribute `items` which includes the parts.";
        assert_eq!(read(text)[0].get(..11), Some("items: The "));
        let text = "Contains a single `values` item which is a list of hosts.";
        assert_eq!(read(text), ["values: a list of hosts."]);
        assert_eq!(read("An object that contains `items` and more."), [""; 0]);
    }

    #[test]
    fn a_block_can_contain_blocks_of_another_name() {
        let text = "The criteria. Contains one or more `lane` blocks, documented [below](#lane).";
        assert_eq!(read(text), ["lane: one or more `lane` blocks, documented below."]);
        for text in ["The `lane` blocks are set.", "Contains `lane` as text.", "Contains a `Lane` block."] {
            assert_eq!(read(text), [""; 0], "{text}");
        }
        let text = "* `road` - (Required) A road. Contains one or more `lane` blocks, documented below.\n\n\
                    The `lane` block supports:\n\n* `width` - (Required) A width.\n";
        assert_eq!(shown(text), ["-: road", "road: lane", "lane: width"]);
        // What a list declares stands where the list has it.
        let text = "* `road` - (Required) A road. Contains a `lane` block.\n* `lane` - (Optional) A lane.\n";
        assert_eq!(shown(text), ["-: road lane"]);
    }

    #[test]
    fn blocks_that_are_described_elsewhere_are_referred_to() {
        let text =
            "The action on errors. See the documentation for `mail`, `page` and `log` configuration blocks.";
        assert_eq!(read(text), ["mail: ", "page: ", "log: "]);
        assert_eq!(read("See the documentation for `mail` and `page`."), [""; 0]);
    }
}
