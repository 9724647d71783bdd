//! The one place where clauses become rules.

use super::super::condition::{self, unquoted};
use super::super::list;
use super::super::sentence::Sentence;
use super::super::words::{Class, Kind, Match, Token};
use super::{Shape, Statement, about_this, begins};
use crate::facts::Claim;
use crate::model::{Check, Condition, Presence};
use std::ops::Range;

/// The rules of a clause; nothing where it is not said of the argument.
pub(super) fn statements(sentence: &Sentence<'_>, found: &Match<Shape>) -> Option<Vec<Statement>> {
    let range = sentence.bytes(&found.tokens);
    let clause = Clause { sentence, found, range };
    match found.meaning {
        Shape::Conflict | Shape::Both => clause.conflict().map(|statement| vec![statement]),
        Shape::Never => clause.never().map(|statement| vec![statement]),
        Shape::Only
        | Shape::OnlyThen
        | Shape::OnlyFor
        | Shape::Valid
        | Shape::Allowed
        | Shape::Used
        | Shape::Without => clause.only().map(|statement| vec![statement]),
        Shape::NotBeside => clause.not_beside().map(|statement| vec![statement]),
        Shape::Required | Shape::RequiredOnly => clause.required(),
        Shape::Then => clause.then().map(|statement| vec![statement]),
        Shape::With | Shape::Requires => clause.with(),
        Shape::Setting | Shape::Valued => clause.setting().map(|statement| vec![statement]),
        Shape::OthersNotIf => clause.not_with_itself().map(|statement| vec![statement]),
        Shape::Others | Shape::OthersNot | Shape::OthersBe => {
            clause.others().map(|statement| vec![statement])
        }
    }
}

struct Clause<'c, 's> {
    sentence: &'c Sentence<'s>,
    found: &'c Match<Shape>,
    range: Range<usize>,
}

impl Clause<'_, '_> {
    /// The byte at which the last reader began.
    fn read_from(&self) -> Option<usize> {
        let read = self.found.reads.last()?;
        self.sentence.tokens.get(read.start).map(|token| token.range.start)
    }

    fn says(&self, word: &str) -> bool {
        self.sentence.words(self.found.tokens.clone()).any(|other| other == word)
    }

    fn rule(&self, check: Check, when: Option<Condition>, end: usize) -> Statement {
        self.sentence.rule(check, when, self.range.start..end)
    }

    fn others_of(&self, names: Vec<String>) -> Vec<String> {
        names.into_iter().filter(|name| *name != self.sentence.around.subject).collect()
    }

    /// The condition behind its connective, the other way round behind "unless".
    fn condition(&self) -> Option<(Condition, usize)> {
        let read = self.found.reads.last()?.start;
        let (condition, end) =
            condition::after_connective(self.sentence, condition::behind(self.sentence, read)?)?;
        let denied = self.sentence.words(read.saturating_sub(2)..read);
        let denied = denied.into_iter().any(|word| matches!(word, "unless" | "except"));
        Some((if denied { condition::not(condition) } else { condition }, end))
    }

    fn conflict(&self) -> Option<Statement> {
        let sentence = self.sentence;
        (!sentence.speaks_of_another(self.range.start)).then_some(())?;
        let (names, end) = if self.found.meaning == Shape::Both {
            list::names(sentence, self.read_from()?)?
        } else {
            list::known_names(sentence, self.read_from()?)?
        };
        let itself = names.iter().any(|name| *name == sentence.around.subject);
        if self.found.meaning == Shape::Both && !itself && !self.says("this") {
            return None;
        }
        let names = self.others_of(names);
        let rest = sentence.rest(end);
        // "`a` set to `X`" would be a conflict with a value; "`a` block's `b`" names a part of `a` only.
        let valued = rest.trim_start().starts_with("set to") || rest.starts_with(" of `");
        let part = ["'s ", " block `", " block's `", " configuration block `", " argument `", " object `"];
        if names.is_empty() || valued || part.iter().any(|word| rest.starts_with(word)) {
            return None;
        }
        let when = (self.found.meaning == Shape::Conflict)
            .then(|| condition::tail(sentence, end).map(|(condition, _)| condition))
            .flatten();
        Some(self.rule(Check::ConflictsWith(names), sentence.under_lead(when), end))
    }

    fn never(&self) -> Option<Statement> {
        (!self.sentence.speaks_of_another(self.range.start)).then_some(())?;
        let (condition, end) = self.condition()?;
        let set =
            |part: &Condition| matches!(part, Condition::Set(name) if *name != self.sentence.around.subject);
        let name = |part| if let Condition::Set(name) = part { Some(name) } else { None };
        let check = match condition {
            // What is not allowed beside a set argument is in conflict with it.
            one if set(&one) => Check::ConflictsWith(name(one).into_iter().collect()),
            Condition::Any(parts) if parts.iter().all(set) => {
                Check::ConflictsWith(parts.into_iter().filter_map(name).collect())
            }
            condition => Check::OnlyWhen(condition::not(condition)),
        };
        Some(self.rule(check, self.sentence.lead().cloned(), end))
    }

    /// "If you specify `a`, you can't specify `own`."
    fn not_beside(&self) -> Option<Statement> {
        let sentence = self.sentence;
        let lead = sentence.lead().cloned()?;
        let conflicting = match &lead {
            Condition::Set(name) if *name != sentence.around.subject => vec![name.clone()],
            _ => Vec::new(),
        };
        let first = sentence.token_at(sentence.main());
        let before = first..self.found.tokens.start;
        let own = match self.found.reads.is_empty() {
            // "…, it cannot be set"
            true => {
                self.ends()
                    && super::itself(sentence, first).is_some_and(|end| sentence.token_at(end) == before.end)
            }
            false => {
                self.ends() && sentence.words(before).all(|word| matches!(word, "you" | "then" | "," | "we"))
            }
        };
        if !own {
            return None;
        }
        let end = self.range.end;
        if !conflicting.is_empty() {
            return Some(self.rule(Check::ConflictsWith(conflicting), None, end));
        }
        let decided = !lead.arguments().is_empty() && !lead.arguments().contains(&sentence.around.subject);
        decided.then(|| self.rule(Check::OnlyWhen(condition::not(lead)), None, end))
    }

    fn only(&self) -> Option<Statement> {
        let anchored = matches!(self.found.meaning, Shape::Valid | Shape::Allowed | Shape::OnlyFor);
        let before = self.found.tokens.start.checked_sub(1).map_or(".", |at| self.sentence.word(at));
        let own = if anchored {
            begins(self.sentence, self.found.tokens.start)
        } else if self.found.meaning == Shape::Used {
            begins(self.sentence, self.found.tokens.start)
                || (before == "," && self.sentence.lead().is_none())
        } else if self.found.meaning == Shape::OnlyThen {
            matches!(before, "." | "," | "(") && about_this(self.sentence, self.found.tokens.start)
        } else {
            about_this(self.sentence, self.found.tokens.start)
        };
        own.then_some(())?;
        let (condition, end) = self.condition()?;
        let condition =
            if self.found.meaning == Shape::Without { condition::not(condition) } else { condition };
        let vague = matches!(condition, Condition::Words(_) | Condition::Context(_));
        // A condition on the argument itself restricts its values, not whether it may be set.
        let itself = condition.arguments().contains(&self.sentence.around.subject);
        if itself || (vague && matches!(self.found.meaning, Shape::Allowed | Shape::OnlyThen | Shape::Used)) {
            return None;
        }
        // "Only for testing" says what it is for; "Only for Public zones" says with what it goes.
        let named = |words: &str| words.starts_with(char::is_uppercase) || words.contains('`');
        if self.found.meaning == Shape::OnlyFor
            && matches!(&condition, Condition::Words(words) if !named(words))
        {
            return None;
        }
        Some(self.rule(Check::OnlyWhen(condition), self.sentence.lead().cloned(), end))
    }

    fn required(&self) -> Option<Vec<Statement>> {
        let sentence = self.sentence;
        (about_this(sentence, self.found.tokens.start) && !self.denied()).then_some(())?;
        let (condition, end) = self.condition()?;
        let only = self.found.meaning == Shape::RequiredOnly || forbids_otherwise(sentence);
        let mut said = vec![self.rule(Check::Required, sentence.under_lead(Some(condition.clone())), end)];
        if only && (self.found.meaning == Shape::RequiredOnly || !matches!(condition, Condition::Words(_))) {
            said.push(self.rule(Check::OnlyWhen(condition), None, end));
        }
        Some(said)
    }

    /// "Not required if …".
    fn denied(&self) -> bool {
        let before = self.sentence.tokens.get(..self.found.tokens.start).unwrap_or_default();
        let near = before.iter().rev().take(2).take_while(|token| token.kind == Kind::Word);
        near.into_iter().any(|token| token.classes.has(Class::Not) || token.classes.has(Class::CanNot))
    }

    /// "If `a` is `X`, this is required."
    fn then(&self) -> Option<Statement> {
        let sentence = self.sentence;
        let Some(lead) = sentence.lead().cloned() else { return self.always() };
        let named = sentence.tokens.get(self.found.tokens.start.checked_sub(1)?);
        let first = sentence.token_at(sentence.main());
        let own = self.found.tokens.start == first
            || (self.found.tokens.start == first + 1
                && named.is_some_and(|token| super::names_subject(sentence, token)));
        // "When `false`, the required lamp …" demands nothing.
        let ended = if self.says("be") || !self.says("is") { self.ends() } else { !self.goes_on() };
        (own && ended && !itself_is_set(sentence))
            .then(|| self.rule(Check::Required, Some(lead), self.range.end))
    }

    /// "This is required.", with nothing else in the sentence.
    fn always(&self) -> Option<Statement> {
        let sentence = self.sentence;
        let marks = |tokens: Option<&[Token]>| {
            tokens.unwrap_or_default().iter().all(|token| matches!(token.kind, Kind::Mark(_)))
        };
        let alone = marks(sentence.tokens.get(..self.found.tokens.start))
            && marks(sentence.tokens.get(self.found.tokens.end..));
        let demanded = self.says("required") && alone && !sentence.around.subject.is_empty();
        demanded.then(|| sentence.state(Claim::Presence(Presence::Required), 0..sentence.text.len()))
    }

    /// "…, and requires": a clause of its own, behind one about the argument.
    fn goes_on_with_this(&self) -> bool {
        let at = self.found.tokens.start;
        let and = at.checked_sub(1).is_some_and(|before| self.sentence.word(before) == "and");
        and && about_this(self.sentence, at)
    }

    /// Whether a condition of its own follows.
    fn goes_on(&self) -> bool {
        let next = self.sentence.tokens.get(self.found.tokens.end);
        next.is_some_and(|token| token.classes.has(Class::If))
            || self.sentence.words(self.found.tokens.end..self.found.tokens.end + 1).any(|word| word == "for")
    }

    /// Whether the clause ends with its words.
    fn ends(&self) -> bool {
        let next = self.sentence.tokens.get(self.found.tokens.end);
        next.is_none_or(|token| matches!(token.kind, Kind::Mark('.' | ',' | ';' | ')')))
    }

    fn setting(&self) -> Option<Statement> {
        let sentence = self.sentence;
        let own = !sentence.speaks_of_another(self.range.start) && !self.denied();
        let from = self.read_from()?;
        let read = if self.found.meaning == Shape::Valued { condition::valued } else { condition::setting };
        let (is, end) = read(sentence, from)?;
        (own && begins(sentence, self.found.tokens.start))
            .then(|| self.rule(Check::OnlyWhen(is), sentence.lead().cloned(), end))
    }

    fn with(&self) -> Option<Vec<Statement>> {
        let sentence = self.sentence;
        let anchored = self.found.meaning == Shape::Requires;
        if sentence.speaks_of_another(self.range.start)
            || self.denied()
            || (anchored && !begins(sentence, self.found.tokens.start) && !self.goes_on_with_this())
        {
            return None;
        }
        let (names, end) = list::names(sentence, self.read_from()?)?;
        let either = sentence.lower.get(self.read_from()?..end).is_some_and(|list| list.contains(" or "));
        let names = self.others_of(names);
        (!names.is_empty()).then_some(())?;
        let lead = || sentence.lead().cloned();
        let rest = sentence.rest(end).trim_start();
        let to_be_set = ["to be set", "to be specified", "to be provided", "to be configured"]
            .iter()
            .find_map(|words| rest.strip_prefix(words))
            .is_some_and(|rest| {
                rest.trim_start().is_empty() || rest.trim_start().starts_with(['.', ',', ';', ')'])
            });
        // "Must be used with kind `X`": a bare name with its value.
        if let Some(name) = names.last()
            && rest.starts_with('`')
            && sentence.lower.get(..end).is_some_and(|before| before.ends_with(name.as_str()))
            && let Some(list) = list::read(sentence, end, false)
        {
            let is = Condition::Is { argument: name.clone(), values: values(&list) };
            return Some(vec![self.rule(Check::OnlyWhen(is), lead(), list.end)]);
        }
        let valued = ["to be ", "to `", "set to ", "be set to ", "of `", "is set to ", "with a value"];
        if !to_be_set && valued.iter().any(|word| rest.starts_with(word)) {
            let last = sentence.ticks.iter().find(|tick| tick.outer.end == end).map(|tick| tick.outer.start);
            let alone = names.len() == 1;
            let at = last.or_else(|| alone.then(|| self.read_from()).flatten()).unwrap_or(end);
            let condition = condition::after_connective(sentence, at);
            return condition
                .filter(|(condition, _)| matches!(condition, Condition::Is { .. } | Condition::Not(_)))
                .map(|(condition, end)| vec![self.rule(Check::OnlyWhen(condition), lead(), end)]);
        }
        // "`a` or `b`" leaves a choice that the rule cannot say.
        if names.len() > 1 && either && !to_be_set {
            let any = Condition::Any(names.into_iter().map(Condition::Set).collect());
            return Some(vec![self.rule(Check::OnlyWhen(any), lead(), end)]);
        }
        Some(vec![self.rule(Check::RequiredWith(names), lead(), end)])
    }

    /// "`a` must be set to `X`", "`a` must also be set", "`a` must be set to use this": what a text says of another argument
    /// is a need of its own.
    fn is_needed(&self) -> bool {
        let sentence = self.sentence;
        let Some(read) = self.found.reads.first() else { return false };
        let named =
            sentence.tokens.get(read.start).and_then(|token| list::names(sentence, token.range.start));
        let other = named.is_some_and(|(names, _)| names.len() == 1 && names[0] != sentence.around.subject);
        let behind = self.found.tokens.end;
        let in_order = sentence.word(behind) == "in" && sentence.word(behind + 1) == "order";
        let to = behind + 2 * usize::from(in_order);
        let purpose = sentence.word(to) == "to"
            && matches!(sentence.word(to + 1), "use" | "enable" | "configure" | "set" | "specify");
        let said = match self.found.meaning {
            Shape::OthersBe => self.ends() || purpose || sentence.word(self.found.tokens.end) == "for",
            Shape::Others => purpose || (self.says("also") && self.ends()),
            _ => false,
        };
        other
            && said
            && !sentence.around.subject.is_empty()
            && sentence.evidence == crate::model::Evidence::Phrase
    }

    /// "You cannot set `a` if `own` is set", "… if `own` is `X`".
    fn not_with_itself(&self) -> Option<Statement> {
        let sentence = self.sentence;
        let at = self.found.reads.first().and_then(|read| sentence.tokens.get(read.start))?.range.start;
        let (names, _) = list::names(sentence, at)?;
        let own = |name: &String| *name == sentence.around.subject;
        if names.iter().any(own) {
            return self.never();
        }
        let (condition, end) = self.condition()?;
        let when = match condition {
            Condition::Set(name) if own(&name) => None,
            // A switch that is off stands against nothing anyway.
            Condition::Is { argument, values } if own(&argument) && values == ["true"] => None,
            Condition::Is { ref argument, .. } if own(argument) => Some(condition),
            _ => return None,
        };
        sentence.lead().is_none().then(|| self.rule(Check::ConflictsWith(names), when, end))
    }

    /// "If this is set, `a` must also be set", "…, `a` must be set to `X`", "…, `a` must be omitted".
    fn others(&self) -> Option<Statement> {
        let sentence = self.sentence;
        let first = sentence.token_at(sentence.main());
        let outright = sentence.lead().is_none() && self.is_needed();
        (self.found.tokens.start == first && (itself_is_set(sentence) || outright)).then_some(())?;
        let names = self.found.reads.first().and_then(|read| sentence.tokens.get(read.start))?.range.start;
        let (names, end) = list::names(sentence, names)?;
        let chosen = sentence.lower.get(self.range.start..end).is_some_and(|list| list.contains(" or "));
        let (check, end) = match self.found.meaning {
            Shape::OthersNot if self.ends() => (Check::ConflictsWith(names), self.range.end),
            Shape::Others if (outright || self.ends()) && !chosen => {
                (Check::RequiredWith(names), self.range.end)
            }
            Shape::OthersBe => {
                let [name] = names.as_slice() else { return None };
                let list = list::read(sentence, self.read_from()?, false)?;
                let is = Condition::Is { argument: name.clone(), values: values(&list) };
                (Check::OnlyWhen(is), list.end)
            }
            _ => return None,
        };
        Some(self.rule(check, None, end))
    }
}

fn values(list: &list::List<'_>) -> Vec<String> {
    list.items.iter().map(|item| unquoted(item.text).to_owned()).collect()
}

/// Whether the sentence begins with "If this is set, …", or says so by the argument's name.
fn itself_is_set(sentence: &Sentence<'_>) -> bool {
    match sentence.lead() {
        Some(Condition::Set(name)) => name == sentence.around.subject,
        Some(Condition::Words(lead)) => {
            const PUT: [&str; 7] =
                ["specified", "set", "provided", "used", "configured", "present", "defined"];
            let lead = lead.to_ascii_lowercase();
            let words: Vec<&str> = lead.split(' ').collect();
            let of_it = |word: &&str| {
                [
                    "this",
                    "it",
                    "is",
                    "argument",
                    "attribute",
                    "block",
                    "field",
                    "parameter",
                    "value",
                    "option",
                    "property",
                    "setting",
                ]
                .contains(word)
            };
            words.split_last().is_some_and(|(last, before)| PUT.contains(last) && before.iter().all(of_it))
        }
        _ => false,
    }
}

/// "…, must not be set otherwise".
fn forbids_otherwise(sentence: &Sentence<'_>) -> bool {
    let denies = |token: &Token| {
        let word = sentence.lower.get(token.range.clone()).unwrap_or_default();
        token.classes.has(Class::Not)
            || token.classes.has(Class::CanNot)
            || matches!(word, "prohibited" | "forbidden" | "disallowed")
    };
    let words: Vec<&Token> = sentence.tokens.iter().filter(|token| token.kind == Kind::Word).collect();
    let otherwise =
        words.iter().position(|token| sentence.lower.get(token.range.clone()) == Some("otherwise"));
    otherwise.is_some_and(|at| {
        let near = at.saturating_sub(4)..(at + 5).min(words.len());
        words.get(near).unwrap_or_default().iter().any(|token| denies(token))
    })
}
