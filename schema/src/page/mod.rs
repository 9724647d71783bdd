//! Provider pages in Markdown: from the tree of a page to facts.
//!
//! 0. `unheaded` and `headed` give arguments the headings and bullets that most pages have.
//! 1. `title` and `part` say what the page describes and which part each section belongs to.
//! 2. `outline` makes a definition of every list of declarations, wherever it stands.
//! 3. `reading` reads the text of each declaration by the phrase grammar.
//! 4. `link` ties definitions to the arguments that they describe; `ids` names them. Texts that name arguments of other
//!    blocks are read once more then: `place` knows what stands where.
//! 5. `emit` writes the facts; `preamble`, `alias`, `example`, `import` and `timeout` add those of the other parts,
//!    `convention` those of no part.
//!
//! Small forms have readers that several steps use: `declaration` the beginning of a bullet, `label` the names in a
//! heading or an intro, `pointer` and `reference` the words that lead to another place or page.
//!
//! The dialect of a page is recognised, never configured: pages of tfplugindocs state types and nesting outright, and
//! have a reader of their own for their schema part (`stated`).

mod alias;
mod declaration;
mod emit;
mod example;
mod function;
mod headed;
mod ids;
mod implicit_id;
mod import;
mod label;
mod link;
mod outline;
mod part;
mod place;
mod pointer;
mod preamble;
mod reading;
mod reference;
mod several;
mod tfplugindocs;
mod timeout;
mod title;
mod unheaded;
mod unread;

use crate::diagnostic::Diagnostics;
use crate::facts::{Claim, DocumentFacts, Fact, Subject};
use crate::markdown;
use crate::model::Evidence;
use crate::source::SourceFile;
use part::PagePart;

pub use function::read_function;
pub(crate) use several::read_all;

/// Reads a page. `None` when it does not say which resource type it describes, which is reported.
///
/// ```
/// use ferroform_schema::{diagnostic::Diagnostics, facts::Claim, page, source::SourceFile};
/// let text = "# Resource: acme_box\n\n## Argument Reference\n\n* `size` - (Required) Size of the box.\n";
/// let mut diagnostics = Diagnostics::new();
/// let facts = page::read(&SourceFile::new("box.md", text), &mut diagnostics).unwrap();
/// assert_eq!(facts.type_name, "acme_box");
/// let declared = facts.facts.iter().find(|fact| fact.claim == Claim::Declared).unwrap();
/// assert_eq!(declared.basis.at.to_string(), "box.md:5:4-5:8");
/// ```
pub fn read(file: &SourceFile, diagnostics: &mut Diagnostics) -> Option<DocumentFacts> {
    let mut document = markdown::parse(file, diagnostics);
    let mut parts = part::of_sections(&document);
    // Few pages need either of them.
    for regular in [unheaded::give_heading, headed::to_bullets] {
        if regular(&mut document, &parts) {
            parts = part::of_sections(&document);
        }
    }
    let title = title::read(file, &document, diagnostics)?;
    let mut facts = Vec::new();
    preamble::read(file, &document, &parts, &mut facts);
    alias::read(file, &document, &parts, &title, &mut facts);
    for sibling in &title.siblings {
        let claim = Claim::Sibling(sibling.clone());
        facts.push(Fact::new(Subject::Resource, claim, Evidence::Example, title.at.clone()));
    }
    let declared: Vec<String> = if parts.contains(&PagePart::Schema) {
        tfplugindocs::read(file, &document, &parts, &mut facts, diagnostics)
    } else {
        let mut outline = outline::collect(&document, &parts);
        timeout::take_out(file, &mut outline, &mut facts);
        let mut readings = reading::read(&outline);
        let links = link::link(&outline, &readings);
        let places = place::Places::of(&outline, &links);
        reading::read_beyond(&outline, &places, &mut readings);
        let page = emit::Page {
            file,
            title: &title,
            outline: &outline,
            readings: &readings,
            links: &links,
            places: &places,
        };
        emit::blocks(&page, &mut facts, diagnostics);
        unread::report_members(file, &outline, &readings, diagnostics);
        unread::report(file, &document, &parts, &outline, diagnostics);
        emit::root_names(&outline).into_iter().map(str::to_owned).collect()
    };
    timeout::read(file, &document, &parts, &mut facts);
    example::read(file, &document, &parts, &mut facts);
    let declared: Vec<&str> = declared.iter().map(String::as_str).collect();
    import::read(file, &document, &parts, &title.type_name, &declared, &mut facts);
    implicit_id::read(&title, &mut facts);
    Some(DocumentFacts { kind: title.kind, type_name: title.type_name, named_at: title.at, facts })
}
