//! Rules over several arguments: "Exactly one of `a` or `b` must be specified."
//!
//! What is said before, between and behind the names is read by one grammar each; together they say what the group demands.

use super::Statement;
use super::condition;
use super::list;
use super::sentence::Sentence;
use super::words::{Class, Grammar, Kind, Lines, Match, Signature};
use crate::facts::Claim;
use crate::model::{Condition, Evidence, GroupKind};
use std::ops::Range;
use std::sync::LazyLock;

/// How the names of a group are led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    Exactly,
    /// "only one of": exactly one where one is demanded.
    Only,
    AtMost,
    AtLeast,
    /// "one of", "either": what is said around the names decides.
    One,
    /// "both", "all of".
    All,
    /// Nothing leads to them.
    Names,
}

/// What is said around the names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    /// They must be set.
    Demanded,
    /// They may be set.
    Permitted,
    /// They must be set together.
    Together,
    /// They may not be set together.
    Exclusive,
    /// "but not both".
    NotBoth,
}

const PARTS: &[(&str, &str)] = &[
    (
        "fill",
        "{of|the|these|following|argument|arguments|block|blocks|parameter|parameters|attribute|attributes|field|fields\
         |among|either|:}",
    ),
    ("put", "specified|set|provided|configured|used|present|supplied|defined|given|included"),
    ("verb", "specify|provide|set|include|contain|have|configure|use|supply|choose|define|select|pass|give"),
    ("not", "CanNot|Modal Not"),
    ("gap", "{_|,|OPEN|CLOSE|-}"),
    ("after", "{a|the|values|value|for|one|,}"),
];

const LEADS: &[(Lead, &str)] = &[
    (Lead::Exactly, "exactly one <fill> $NAMES"),
    (Lead::Exactly, "[any] one and only one <fill> $NAMES"),
    (
        Lead::Exactly,
        "one of the following [arguments|attributes|blocks|fields|parameters] (must be|is required to be) (<put>) [:] $NAMES",
    ),
    (Lead::Only, "only one of <fill> $NAMES"),
    (Lead::AtMost, "only [be] (<verb>) one of <fill> $NAMES"),
    (Lead::AtMost, "(at most|no more than|not more than) one of <fill> $NAMES"),
    (Lead::AtLeast, "(at least one|one or more) of <fill> $NAMES"),
    (Lead::One, "[any] one of <fill> $NAMES"),
    (Lead::One, "either [one of] <fill> $NAMES"),
    (Lead::All, "(both|all of) <fill> $NAMES"),
    (Lead::Names, "$NAMES"),
];

const BEHIND: &[(Around, &str)] = &[
    (
        Around::Demanded,
        "<gap> (must|[Be] required|has to|have to|need to|needs to|is mandatory|should be [_] (<put>))",
    ),
    (Around::Permitted, "<gap> (can|may|should|[Be] allowed|be (<put>))"),
    (Around::Together, "<gap> (must|have to|need to|should) [both] [also] be {_} together"),
    (Around::Together, "<gap> (must|should) be either both (<put>) or both not (<put>)"),
    (Around::Exclusive, "<gap> are [_] mutually exclusive"),
    (Around::Exclusive, "<gap> (conflict|conflicts) [with] (each other|one another)"),
    (Around::Exclusive, "<gap> (<not>) both be (<put>)"),
    (
        Around::Exclusive,
        "<gap> (<not>) [both] be [_] [(<put>)] (together|at the same time|simultaneously|in conjunction|both)",
    ),
];

const BEFORE: &[(Around, &str)] = &[
    (Around::Demanded, "(must|should|shall) [_ [_]] (<verb>) <after>"),
    (Around::Demanded, "must [_ [_]] be <after>"),
    (Around::Demanded, "(required|requires|require) <after>"),
    (Around::Demanded, "(need|needs|have|has) to [_] _ <after>"),
    (Around::NotBoth, "[but] not both"),
    (Around::NotBoth, "only one"),
    (Around::NotBoth, "but not [at] the same time"),
];

static LEAD: LazyLock<Grammar<Lead>> = LazyLock::new(|| Grammar::new(LEADS, PARTS));
static NAMES_ALONE: LazyLock<Lines> = LazyLock::new(|| LEAD.lines_of(|lead| lead == Lead::Names));
/// What names without a lead-in begin with.
static BARE: LazyLock<Signature> = LazyLock::new(|| Signature::code().or(Signature::of_words(&["this"])));
static BEHIND_NAMES: LazyLock<Grammar<Around>> = LazyLock::new(|| Grammar::new(BEHIND, PARTS));
static BEFORE_LEAD: LazyLock<Grammar<Around>> = LazyLock::new(|| Grammar::new(BEFORE, PARTS));

/// Reads the groups of a sentence. All names must be declared in the block, and there must be two of them.
pub(super) fn read(sentence: &Sentence<'_>) -> Vec<Statement> {
    let mut lines = sentence.lines(&LEAD);
    // Names without a lead-in begin with code, or with the argument itself.
    if !sentence.may_have(&BARE) {
        lines = lines.without(*NAMES_ALONE);
    }
    if lines.is_empty() {
        return Vec::new();
    }
    let first = sentence.token_at(sentence.main());
    let mut at = 0;
    while at < sentence.tokens.len() {
        let Some(found) = lead_at(sentence, lines, at) else {
            at += 1;
            continue;
        };
        let group = Group::of(sentence, &found);
        // Names alone are a group only at the head of a sentence, or behind the verb that demands them.
        let headed = found.meaning != Lead::Names
            || found.tokens.start <= first + 1
            || group.as_ref().is_some_and(Group::is_demanded_outright);
        let stated = group.filter(|_| headed).and_then(|group| group.statement());
        if let Some(stated) = stated {
            return vec![stated];
        }
        at = if found.meaning == Lead::Names { found.tokens.end } else { at + 1 };
    }
    Vec::new()
}

fn lead_at(sentence: &Sentence<'_>, lines: Lines, at: usize) -> Option<Match<Lead>> {
    // A list of names begins with code; bare names are looked for behind a lead-in only.
    let first = sentence.tokens.get(at)?;
    let begins_names = first.kind == Kind::Code || sentence.word(at) == "this";
    let lines = if begins_names { lines } else { lines.without(*NAMES_ALONE) };
    sentence.reading_of(&LEAD, lines, at, &|_, here| {
        Some(members(sentence, sentence.tokens.get(here)?.range.start)?.1)
    })
}

/// A group with what is said around its names.
struct Group<'g, 's> {
    sentence: &'g Sentence<'s>,
    lead: Lead,
    names: Vec<String>,
    /// The bytes from the lead-in to the end of the names.
    range: Range<usize>,
    /// The first token of the lead-in, and the one behind the names.
    tokens: Range<usize>,
    joined_by_or: bool,
}

impl<'g, 's> Group<'g, 's> {
    fn of(sentence: &'g Sentence<'s>, found: &Match<Lead>) -> Option<Self> {
        let from = sentence.tokens.get(found.reads.last()?.start)?.range.start;
        let (names, end) = members(sentence, from)?;
        let range = sentence.bytes(&found.tokens).start..end;
        let aside = sentence.evidence != Evidence::Marker && sentence.in_parentheses(range.start);
        let joined_by_or = sentence.words(found.tokens.clone()).any(|word| word == "or");
        let group =
            Self { sentence, lead: found.meaning, names, range, tokens: found.tokens.clone(), joined_by_or };
        (!aside && !group.is_denied()).then_some(group)
    }

    /// "If one of …", "not one of …".
    fn is_denied(&self) -> bool {
        let before = self.sentence.tokens.get(..self.tokens.start).unwrap_or_default();
        let mut near = before.iter().rev().take(3).take_while(|token| token.kind == Kind::Word);
        near.any(|token| {
            let word = self.sentence.lower.get(token.range.clone()).unwrap_or_default();
            token.classes.has(Class::If)
                || token.classes.has(Class::Not)
                || matches!(word, "whether" | "where" | "because")
        })
    }

    fn says_behind(&self, wanted: Around) -> bool {
        self.behind().is_some_and(|found| found.meaning == wanted)
    }

    fn behind(&self) -> Option<Match<Around>> {
        self.sentence.reading(&BEHIND_NAMES, self.tokens.end, &|_, _| None)
    }

    fn is_demanded_before(&self) -> bool {
        let near = self.tokens.start.saturating_sub(8)..self.tokens.start;
        let imperative = near.end > 0
            && matches!(self.sentence.word(near.end - 1), "specify" | "provide")
            && near.end - 1 <= self.sentence.token_at(self.sentence.main());
        imperative
            || near.into_iter().any(|at| {
                let found = self.sentence.reading(&BEFORE_LEAD, at, &|_, _| None);
                found.is_some_and(|found| {
                    found.meaning == Around::Demanded && found.tokens.end == self.tokens.start
                })
            })
    }

    /// "Use either this or `b`.": not both, and perhaps none.
    fn is_chosen_from(&self) -> bool {
        let first = self.sentence.token_at(self.sentence.main());
        let ended = matches!(self.sentence.word(self.tokens.end), "" | "." | ";");
        let verb = self.tokens.start.checked_sub(1).map_or("", |at| self.sentence.word(at));
        verb == "use" && self.tokens.start == first + 1 && self.joined_by_or && (ended || self.is_not_both())
    }

    /// "You must set `a` or `b`": behind the verb that demands them.
    fn is_demanded_outright(&self) -> bool {
        let verb = self.tokens.start.checked_sub(1).map_or("", |at| self.sentence.word(at));
        let set = matches!(
            verb,
            "specify" | "provide" | "set" | "include" | "configure" | "supply" | "define" | "either"
        );
        set && self.joined_by_or && self.is_demanded_before()
    }

    fn is_not_both(&self) -> bool {
        let lines = self.sentence.lines(&BEFORE_LEAD);
        !lines.is_empty()
            && (0..self.sentence.tokens.len()).any(|at| {
                let found = self.sentence.reading_of(&BEFORE_LEAD, lines, at, &|_, _| None);
                found.is_some_and(|found| found.meaning == Around::NotBoth)
            })
    }

    /// "Either empty or with exactly one of" allows none.
    fn may_be_empty(&self) -> bool {
        let before = self.sentence.words(0..self.tokens.start).collect::<Vec<_>>();
        let empty = before.iter().position(|word| *word == "empty");
        empty.is_some_and(|at| before.iter().skip(at).any(|word| *word == "or"))
    }

    fn statement(&self) -> Option<Statement> {
        let sentence = self.sentence;
        let demanded_behind = self.says_behind(Around::Demanded);
        let demanded = demanded_behind || self.is_demanded_before();
        let rest = sentence.rest(self.range.end);
        let kind = match self.lead {
            Lead::All => {
                let both = self.says_behind(Around::Together) || demanded_behind;
                return both.then(|| self.together())?;
            }
            Lead::AtLeast => demanded.then_some(GroupKind::AtLeastOne)?,
            Lead::AtMost => GroupKind::AtMostOne,
            Lead::Only if demanded && rest.contains("must") && !rest.contains("can ") => {
                GroupKind::ExactlyOne
            }
            Lead::Only => GroupKind::AtMostOne,
            Lead::Exactly | Lead::One if self.may_be_empty() => GroupKind::AtMostOne,
            Lead::Exactly => GroupKind::ExactlyOne,
            Lead::One if demanded => GroupKind::ExactlyOne,
            Lead::One if self.is_permitted() && self.is_not_both() => GroupKind::AtMostOne,
            Lead::One if self.is_chosen_from() => GroupKind::AtMostOne,
            Lead::One => return None,
            Lead::Names => return self.names_first(demanded),
        };
        Some(self.stated(kind, self.condition_behind()))
    }

    fn is_permitted(&self) -> bool {
        self.says_behind(Around::Permitted) || self.says_behind(Around::Demanded)
    }

    /// "`a` or `b` must be specified", "`a` and `b` are mutually exclusive", "`a` and `b` must be set together".
    fn names_first(&self, demanded: bool) -> Option<Statement> {
        let behind = self.behind();
        match behind.as_ref().map(|found| (found.meaning, found.tokens.end)) {
            // "`a` and `b` are mutually exclusive with `c`" allows the first two together.
            Some((Around::Exclusive, end)) if self.sentence.word(end) == "with" => None,
            Some((Around::Exclusive, _)) => Some(self.stated(GroupKind::AtMostOne, self.condition_behind())),
            Some((Around::Together, _)) if !self.joined_by_or => self.together(),
            _ if self.joined_by_or && demanded => {
                let kind = if self.is_not_both() { GroupKind::ExactlyOne } else { GroupKind::AtLeastOne };
                Some(self.stated(kind, self.condition_behind()))
            }
            _ => None,
        }
    }

    /// A bond; under a condition it is a demand.
    fn together(&self) -> Option<Statement> {
        let rest = self.sentence.rest(self.range.end);
        let bonded = rest.contains("together") || rest.contains("both not");
        bonded.then(|| self.stated(GroupKind::AllOrNone, None))
    }

    fn condition_behind(&self) -> Option<Condition> {
        let tokens = self.tokens.end..self.sentence.tokens.len();
        let at = tokens.into_iter().find(|at| matches!(self.sentence.word(*at), "if" | "when" | "unless"))?;
        let start = self.sentence.tokens.get(at)?.range.start;
        condition::tail(self.sentence, start).map(|(condition, _)| condition)
    }

    fn stated(&self, kind: GroupKind, when: Option<Condition>) -> Statement {
        let when = self.sentence.under_lead(when);
        let arguments = self.names.clone();
        self.sentence
            .state(Claim::Group { kind, arguments, when, text: self.sentence.quoted() }, self.range.clone())
    }
}

/// The members of a group; "this" is the argument whose text it is.
fn members(sentence: &Sentence<'_>, from: usize) -> Option<(Vec<String>, usize)> {
    let this = [
        "this or the ",
        "this or a ",
        "this field and the ",
        "this field or the ",
        "this or ",
        "this argument or ",
        "this parameter (or ",
        "this argument (or ",
        "this field (or ",
        "this (or ",
        "this and ",
        "this, ",
    ]
    .iter()
    .find(|this| sentence.rest(from).starts_with(**this));
    let (mut names, end) = list::names(sentence, from + this.map_or(0, |this| this.len()))?;
    if this.is_some() && !sentence.around.subject.is_empty() {
        names.insert(0, sentence.around.subject.to_owned());
    }
    // Groups live in one block.
    let siblings = names
        .iter()
        .all(|name| sentence.around.siblings.contains(&name.as_str()) || name == sentence.around.subject);
    (names.len() > 1 && siblings).then_some((names, end))
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::{called_out, marked, said};

    #[test]
    fn groups_of_every_form() {
        for (text, expected) in [
            ("Exactly one of `a` or `b` must be specified.", "ExactlyOne of a, b"),
            ("One of `a`, `b` or `c` is required.", "ExactlyOne of a, b, c"),
            ("Either `a` or `b` must be set.", "ExactlyOne of a, b"),
            ("Must either be empty or hold exactly one of `a` or `b`.", "AtMostOne of a, b"),
            ("You must specify either `a` or `b`, but not both.", "ExactlyOne of a, b"),
            ("At least one of `a` and `b` must be set.", "AtLeastOne of a, b"),
            ("`a` or `b` must be set.", "AtLeastOne of a, b"),
            ("Only one of `a` or `b` can be set.", "AtMostOne of a, b"),
            ("`a` and `b` are mutually exclusive.", "AtMostOne of a, b"),
            ("`a` and `b` must be set together.", "AllOrNone of a, b"),
            ("If `c` is `X`, one of `a` or `b` must be set.", "ExactlyOne of a, b when `c` is `X`"),
            ("You must provide `a` or `b`, but not both.", "ExactlyOne of a, b"),
            ("You may only specify one of `a`, `b`.", "AtMostOne of a, b"),
            ("No more than one of `a` and `b` may be set.", "AtMostOne of a, b"),
            ("`a` and `b` cannot both be set.", "AtMostOne of a, b"),
            ("One and only one of `a` or `b` must be set.", "ExactlyOne of a, b"),
            ("Either `a` or `b` can be set, but not both.", "AtMostOne of a, b"),
        ] {
            assert_eq!(said("a", "b c", text), [expected], "{text}");
            assert_eq!(
                called_out("a b c", &format!("**NOTE:** {text}")),
                [format!("block: {expected}")],
                "{text}"
            );
        }
        for (text, expected) in [
            ("Either this or the `b` has to be provided.", "ExactlyOne of a, b"),
            ("Provide either this or a `b`.", "ExactlyOne of a, b"),
            (
                "If `X` is specified for `b`, this parameter (or `c`) is required.",
                "AtLeastOne of a, c when `b` is `X`",
            ),
            ("Use either this or `b`.", "AtMostOne of a, b"),
            ("Use one of `a` or `b`, but not both.", "AtMostOne of a, b"),
            ("This field and the b field are mutually exclusive.", "AtMostOne of a, b"),
            ("One of the following arguments must be supplied `a`, `b`.", "ExactlyOne of a, b"),
            ("`a` and `b` should be either both set or both not set.", "AllOrNone of a, b"),
        ] {
            assert_eq!(said("a", "b c", text), [expected], "{text}");
        }
        assert_eq!(
            marked("a", "b", "Required, at least one of `a` or `b`"),
            ["optional", "AtLeastOne of a, b"]
        );
        assert_eq!(
            marked("a", "b", "Optional, exactly one of `a` or `b` is required"),
            ["optional", "ExactlyOne of a, b"]
        );
    }

    #[test]
    fn no_line_is_dead() {
        use super::*;
        use crate::phrase::tests::BESIDE_TWO;
        let samples = [("NAMES", "`a` or `b`")];
        fn check<M: Copy + PartialEq + std::fmt::Debug>(grammar: &Grammar<M>, samples: &[(&str, &str)]) {
            assert_eq!(grammar.unknown_names(), [""; 0]);
            for (meaning, written) in grammar.sentences(PARTS, samples) {
                let lower = written.to_ascii_lowercase();
                let sentence = Sentence::new(&written, 0, &lower, &BESIDE_TWO, Evidence::Phrase);
                let reader =
                    |_: &str, at: usize| Some(members(&sentence, sentence.tokens.get(at)?.range.start)?.1);
                let read =
                    sentence.reading(grammar, 0, &reader).map(|found| (found.meaning, found.tokens.end));
                assert_eq!(read, Some((meaning, sentence.tokens.len())), "{written}");
            }
        }
        check(&LEAD, &samples);
        check(&BEHIND_NAMES, &samples);
        check(&BEFORE_LEAD, &samples);
    }

    #[test]
    fn values_and_unknown_names_are_no_group() {
        for text in [
            "One of `X` or `Y` must be used.",
            "Exactly one of `a` or `unknown` must be set.",
            "If one of `a` or `b` must be set, so be it.",
            "Uses `a` or `b`.",
            "Use either `a` or `b` for the lamps.",
            "Valid values are `X` (requires at least one of `a` or `b` to be set).",
        ] {
            assert!(said("a", "b", text).iter().all(|line| !line.contains(" of a, b")), "{text}");
        }
    }
}
