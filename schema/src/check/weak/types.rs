//! Types that rest on a name, a phrase or numerals alone.

use super::super::text_names::is_text_by_name;
use super::{HELP, nesting, rests_on};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Basis, BlockType, Evidence, Nesting, ResourceKind, Type};
use crate::phrase::names_unit;

/// The type of an argument or an attribute, and what it rests on.
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    pub(super) kind: ResourceKind,
    pub(super) is_set: bool,
    pub(super) ty: &'a Type,
    pub(super) bases: &'a [Basis],
    pub(super) text: &'a str,
}

impl Field<'_> {
    /// The note, where the evidence is weak.
    pub(super) fn noted(&self, path: &str, declared: &[Basis]) -> Option<Diagnostic> {
        let weak = self.weak()?;
        let at = declared.first().or(self.bases.first())?.at.clone();
        let by = match (weak, self.ty) {
            (Evidence::Assumed, Type::Block(_)) => ", as little says how often it may stand".to_owned(),
            (Evidence::Assumed, _) => ", as nothing says what type it has".to_owned(),
            (weak, _) => format!(" by {} alone", weak.in_words()),
        };
        let ty = match self.ty {
            Type::Block(BlockType { nesting: Nesting::Single, .. }) => "single block".to_owned(),
            Type::Block(_) => "list of blocks".to_owned(),
            ty => ty.to_string(),
        };
        let message = format!("`{path}` is taken as a {ty}{by}");
        Some(Diagnostic::new(Code::WeakEvidence, message, at).help(HELP))
    }

    /// The weak evidence that decides, where nothing stronger agrees.
    fn weak(&self) -> Option<Evidence> {
        match self.ty {
            Type::Map(_) if self.gives_labels() => None,
            Type::List(inner) | Type::Set(inner) | Type::Map(inner) if inner.block().is_none() => self
                .by_name()
                .or_else(|| self.only(Evidence::Phrase).filter(|_| self.is_list()))
                .or_else(|| self.only(Evidence::Twin)),
            Type::Number => {
                let phrase = self.only(Evidence::Phrase).filter(|_| self.is_time_without_unit());
                self.by_name().or(phrase).or_else(|| self.by_numerals()).or_else(|| self.only(Evidence::Twin))
            }
            Type::Bool => self.only_elsewhere(),
            Type::String if self.may_be_counted() || self.measures_time() => self.by_noun(),
            Type::String => self.by_nothing(),
            Type::Block(block) if self.is_set => nesting::weak(self.kind, block.nesting, self.bases),
            _ => None,
        }
    }

    /// Whether nothing says what type an attribute has; of an argument that is a warning of its own. Of 780 such attributes that
    /// are not called as texts are, one in nine was something else; of 1420 that are, eleven.
    fn by_nothing(&self) -> Option<Evidence> {
        self.only(Evidence::Assumed).filter(|_| !self.is_set && !is_text_by_name(self.name))
    }

    /// Whether the name decides, or names that are the same elsewhere and no more than that.
    fn by_name(&self) -> Option<Evidence> {
        let named = self.bases.iter().any(|basis| basis.evidence == Evidence::Name);
        let weak = rests_on(self.bases, &[Evidence::Name, Evidence::Elsewhere]);
        (named && weak).then_some(Evidence::Name)
    }

    /// Numerals are written in texts as well: an example, or a list of values, or other pages that show some, is all that says that
    /// it is a number. The most telling of them.
    fn by_numerals(&self) -> Option<Evidence> {
        let numerals = [Evidence::Values, Evidence::Example, Evidence::Elsewhere];
        let shows = |kind: &Evidence| self.bases.iter().any(|basis| basis.evidence == *kind);
        numerals.into_iter().find(shows).filter(|_| rests_on(self.bases, &numerals))
    }

    /// Whether nothing but other pages decides.
    fn only_elsewhere(&self) -> Option<Evidence> {
        let has = |kind: Evidence| self.bases.iter().any(|basis| basis.evidence == kind);
        let others = rests_on(self.bases, &[Evidence::Elsewhere, Evidence::Twin]);
        (others && has(Evidence::Elsewhere)).then_some(Evidence::Elsewhere)
    }

    /// What is read and called labels is a map: of a hundred such attributes that only their name describes, two were
    /// something else. What is set can be a list of them.
    fn gives_labels(&self) -> bool {
        !self.is_set && (self.name == "tags_all" || self.name.rsplit('_').next() == Some("labels"))
    }

    /// Whether nothing but the name and the noun in its text decides.
    fn by_noun(&self) -> Option<Evidence> {
        rests_on(self.bases, &[Evidence::Name, Evidence::Noun]).then_some(Evidence::Noun)
    }

    /// Versions and codes are words on some pages and numbers on others, and their names are the same.
    fn may_be_counted(&self) -> bool {
        matches!(self.name.rsplit('_').next(), Some("version" | "code"))
    }

    /// "The longest time that it may take" is a text such as `1h` more often than not.
    fn measures_time(&self) -> bool {
        const TIMES: &[&str] =
            &["amount of time", "length of time", "period of time", "maximum time", "minimum time"];
        let text = self.text.to_lowercase();
        TIMES.iter().any(|words| text.contains(words)) && !names_unit(&text)
    }

    fn only(&self, evidence: Evidence) -> Option<Evidence> {
        rests_on(self.bases, &[evidence]).then_some(evidence)
    }

    /// "The longest time that it may take" is a number of anything, or a text such as `1h`.
    fn is_time_without_unit(&self) -> bool {
        const TIMES: &[&str] = &["time", "duration", "period", "interval", "ttl", "lifetime"];
        let text = self.text.to_lowercase();
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| TIMES.contains(&word)) && !names_unit(&text)
    }

    /// "A set of" is said of nothing else.
    fn is_list(&self) -> bool {
        matches!(self.ty, Type::List(_))
    }
}
