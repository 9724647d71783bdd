//! Where documents and the provider's schema disagree: one diagnostic for all members of a type that disagree alike.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Basis, Evidence, Nesting, Type};
use crate::source::Location;

/// How many members a message names; the places of all are given.
const NAMED: usize = 6;

/// In what a document and the provider's schema disagree about a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// The document says one thing, the provider's schema another.
    Differs { said: String, is: String },
    /// Only the provider's schema has it.
    Undocumented,
    /// Only the document has it.
    Unknown,
}

/// The disagreements about one type, in the order of the document.
#[derive(Debug, Default)]
pub(super) struct Disagreements {
    found: Vec<(Kind, Vec<Member>)>,
}

#[derive(Debug)]
struct Member {
    name: String,
    documented: Option<Location>,
    truth: Location,
}

impl Disagreements {
    /// Adds one about the member of this name; `truth` is its place, or that of its block, in the provider's schema.
    pub(super) fn add(&mut self, kind: Kind, name: String, documented: Option<Location>, truth: Location) {
        let member = Member { name, documented, truth };
        match self.found.iter_mut().find(|(known, _)| *known == kind) {
            // Providers unroll what one section describes once.
            Some((_, members))
                if member.documented.is_some()
                    && members.iter().any(|known| known.documented == member.documented) => {}
            Some((_, members)) => members.push(member),
            None => self.found.push((kind, vec![member])),
        }
    }

    /// One that the document and the schema put in different words.
    pub(super) fn differs(
        &mut self,
        said: &str,
        is: &str,
        name: &str,
        documented: Option<Location>,
        truth: &Location,
    ) {
        let kind = Kind::Differs { said: said.to_owned(), is: is.to_owned() };
        self.add(kind, name.to_owned(), documented, truth.clone());
    }

    /// Reports all of them; `page` is a place of the document, for what it does not name.
    pub(super) fn report(self, page: Option<&Location>, diagnostics: &mut Diagnostics) {
        for (kind, members) in self.found {
            let mut diagnostic = Diagnostic::without_place(Code::SchemaDisagrees, message(&kind, &members));
            for (n, member) in members.into_iter().enumerate() {
                let documented = member.documented.or_else(|| page.cloned().filter(|_| n == 0));
                if let Some(at) = documented {
                    diagnostic = diagnostic.also(at, "");
                }
                let text = match kind {
                    Kind::Unknown => format!("the provider's schema has no `{}` here", member.name),
                    _ => format!("`{}` in the provider's schema", member.name),
                };
                diagnostic = diagnostic.also(member.truth, text);
            }
            diagnostics.push(diagnostic.help("the provider's schema is followed"));
        }
    }
}

fn message(kind: &Kind, members: &[Member]) -> String {
    let mut names: Vec<String> =
        members.iter().take(NAMED).map(|member| format!("`{}`", member.name)).collect();
    if members.len() > NAMED {
        names.push(format!("{} more", members.len() - NAMED));
    }
    let names = match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    };
    let (be, stand, do_not) =
        if members.len() == 1 { ("is", "stands", "does") } else { ("are", "stand", "do") };
    match kind {
        Kind::Differs { said, is } => {
            format!("{names} {be} documented as {said}, but {be} {is} in the provider's schema")
        }
        Kind::Undocumented => format!("{names} {stand} in the provider's schema, but {be} not documented"),
        Kind::Unknown => format!("{names} {be} documented, but {do_not} not stand in the provider's schema"),
    }
}

/// A type as messages put it: a number of blocks without the name of their definition.
pub(super) fn in_words(ty: &Type) -> String {
    match ty {
        Type::Block(block) => match block.nesting {
            Nesting::Single => "a single block",
            Nesting::List | Nesting::Set => "a repeated block",
            Nesting::Map => "a map of blocks",
        }
        .to_owned(),
        other => other.to_string(),
    }
}

/// Whether a document says something by this evidence, and it is not merely assumed.
pub(super) fn says(bases: &[Basis]) -> bool {
    bases.first().is_some_and(|basis| basis.evidence > Evidence::Name)
}

/// Whether a document says how often a block may stand; a section says only that it is one.
pub(super) fn says_how_often(bases: &[Basis]) -> bool {
    bases.iter().any(|basis| {
        matches!(
            basis.evidence,
            Evidence::Phrase
                | Evidence::Marker
                | Evidence::Shape
                | Evidence::Declaration
                | Evidence::Yaml
                | Evidence::Overlay
        )
    })
}

/// Whether two types are the same, but for list against set.
pub(super) fn alike(one: &Type, other: &Type) -> bool {
    match (one, other) {
        (Type::List(one) | Type::Set(one), Type::List(other) | Type::Set(other))
        | (Type::Map(one), Type::Map(other)) => alike(one, other),
        (Type::Block(_), Type::Block(_)) => in_words(one) == in_words(other),
        _ => one == other,
    }
}
