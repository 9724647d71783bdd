//! Whether a value obeys a rule.
//!
//! Where documents and providers differ, the judge takes the side that refuses less: a rule that would refuse a valid
//! program is worse than none. Each decision of this kind has its reason beside it.

use crate::characters::Characters;
use crate::decimal::Decimal;
use crate::{
    Breach, Check, Condition, EnumValue, Facts, Known, Measure, Range, Truth, Value, ValueSet, formats,
    nearest, template,
};

/// The argument that a rule is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject<'a> {
    /// Its name.
    pub name: &'a str,
    /// Whether it takes a number, so that `1` and `1.0` are the same value.
    pub numeric: bool,
    /// What is known of it.
    pub known: Known<'a>,
}

/// How an argument stands to a rule.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict<'a> {
    /// The rule says nothing here, or nobody can tell.
    Silent,
    /// It obeys the rule.
    Obeyed,
    /// It breaks the rule, in these ways; at least one.
    Broken(Vec<Breach<'a>>),
}

impl<'a> Verdict<'a> {
    /// Whether it obeys the rule.
    #[must_use]
    pub fn is_obeyed(&self) -> bool {
        *self == Self::Obeyed
    }

    /// How it breaks the rule; empty where it does not.
    #[must_use]
    pub fn breaches(&self) -> &[Breach<'a>] {
        match self {
            Self::Broken(breaches) => breaches,
            Self::Silent | Self::Obeyed => &[],
        }
    }

    fn of(truth: Truth, breach: impl FnOnce() -> Breach<'a>) -> Self {
        match truth {
            Truth::True => Self::Obeyed,
            Truth::False => Self::Broken(vec![breach()]),
            Truth::Unknown => Self::Silent,
        }
    }
}

impl Check {
    /// Whether the check says anything of what is known. Where it does not, nobody need ask whether it applies: but for
    /// the one that demands a value, checks speak of values.
    #[must_use]
    pub const fn concerns(&self, known: &Known<'_>) -> bool {
        matches!(self, Self::Required) || matches!(known, Known::Value(_))
    }
}

/// Holds an argument against a rule that applies to it. Whether it applies is [`crate::Condition::holds`].
pub fn judge<'a>(check: &'a Check, subject: &Subject<'_>, facts: &dyn Facts) -> Verdict<'a> {
    match (check, &subject.known) {
        (Check::Required, known) => Verdict::of(known.is_set(), || Breach::Missing),
        (check, known) if !check.concerns(known) => Verdict::Silent,
        (Check::OnlyWhen(condition), _) => {
            Verdict::of(condition.holds(facts), || Breach::Elsewhere { allowed: condition })
        }
        (Check::ConflictsWith(others), known) => conflicts(others, known, facts),
        (Check::RequiredWith(others), _) => {
            // Not set beside a switch that is off is no fault either: nothing is in need of company.
            if subject.known.is_on() == Truth::False {
                return Verdict::Obeyed;
            }
            let mut open = false;
            let mut missing = Vec::new();
            for other in others {
                match facts.known(other).is_set() {
                    Truth::True => {}
                    Truth::False => missing.push(other.as_str()),
                    Truth::Unknown => open = true,
                }
            }
            match (missing.is_empty(), open) {
                (false, _) => Verdict::Broken(vec![Breach::Without { missing }]),
                (true, true) => Verdict::Silent,
                (true, false) => Verdict::Obeyed,
            }
        }
        (Check::Items(bounds), Known::Value(value)) => match value.items() {
            Some(count) => Verdict::of(bounds.hold(count).into(), || Breach::Count { count }),
            None => Verdict::Silent,
        },
        // "At least 1" on a list can be about its items as well as about their texts: one that fits is enough.
        (Check::Length(bounds), Known::Value(value @ Value::List(_)))
            if value.items().is_some_and(|count| bounds.hold(count)) =>
        {
            Verdict::Obeyed
        }
        (check, known) => {
            let Known::Value(value) = known else { return Verdict::Silent };
            let mut tally = Tally::default();
            each(value, &mut |value, text| tally.add(scalar(check, value, text, subject, facts)));
            tally.verdict()
        }
    }
}

#[derive(Default)]
struct Tally<'a> {
    obeyed: bool,
    breaches: Vec<Breach<'a>>,
}

impl<'a> Tally<'a> {
    fn add(&mut self, verdict: Verdict<'a>) {
        match verdict {
            Verdict::Silent => {}
            Verdict::Obeyed => self.obeyed = true,
            Verdict::Broken(more) => self.breaches.extend(more),
        }
    }

    fn verdict(self) -> Verdict<'a> {
        match (self.breaches.is_empty(), self.obeyed) {
            (false, _) => Verdict::Broken(self.breaches),
            (true, true) => Verdict::Obeyed,
            (true, false) => Verdict::Silent,
        }
    }
}

/// Every scalar of a value: itself, or the items of a list.
fn each(value: &Value<'_>, visit: &mut dyn FnMut(&Value<'_>, &str)) {
    match value {
        Value::List(items) => items.iter().for_each(|item| each(item, visit)),
        _ => {
            if let Some(text) = value.text() {
                visit(value, text);
            }
        }
    }
}

fn conflicts<'a>(others: &'a [String], known: &Known<'_>, facts: &dyn Facts) -> Verdict<'a> {
    match known.is_on() {
        Truth::False => return Verdict::Obeyed,
        Truth::Unknown => return Verdict::Silent,
        Truth::True => {}
    }
    let mut open = false;
    let mut at_fault = Vec::new();
    for other in others {
        match facts.known(other).is_on() {
            Truth::True => at_fault.push(Breach::Together { other }),
            Truth::Unknown => open = true,
            Truth::False => {}
        }
    }
    match (at_fault.is_empty(), open) {
        (false, _) => Verdict::Broken(at_fault),
        (true, true) => Verdict::Silent,
        (true, false) => Verdict::Obeyed,
    }
}

fn scalar<'a>(
    check: &'a Check,
    value: &Value<'_>,
    text: &str,
    subject: &Subject<'_>,
    facts: &dyn Facts,
) -> Verdict<'a> {
    if let Check::OneOf(set) = check {
        return one_of(set, value, text, subject, facts);
    }
    let is_text = matches!(value, Value::Text(_));
    let obeys = match check {
        Check::Range(range) => Decimal::parse(text).map(|number| in_range(number, range)),
        Check::MultipleOf(step) => {
            Decimal::parse(text).zip(Decimal::of(*step)).and_then(|(value, step)| value.is_multiple_of(step))
        }
        Check::Length(bounds) if is_text => {
            let count = text.chars().count() as u64;
            return Verdict::of(bounds.hold(count).into(), || Breach::Characters { count });
        }
        // An empty text is how configurations leave a text unset. Lengths are asked about it: they speak of it.
        _ if text.is_empty() => None,
        Check::Measure(measure) => self::measure(measure, text),
        Check::Pattern(pattern) => match Characters::of_pattern(pattern) {
            Some((characters, bounds)) => {
                Some(characters.hold(text) && bounds.hold(text.chars().count() as u64))
            }
            None => facts.matches(pattern, text),
        },
        Check::Characters(characters) if is_text => Some(characters.hold(text)),
        Check::Affixes(affixes) if is_text => Some(affixes.hold(text)),
        Check::Template(templates) if is_text => {
            let mut fits = false;
            for template in templates {
                fits |= template::fits(template, text);
            }
            Some(fits)
        }
        Check::Format(format) => Some(formats::has(*format, text)),
        // About more than one scalar, or about text where none is.
        _ => None,
    };
    match obeys {
        None => Verdict::Silent,
        Some(obeys) => Verdict::of(obeys.into(), || Breach::Value { value: text.to_owned(), nearest: None }),
    }
}

fn one_of<'a>(
    set: &'a ValueSet,
    value: &Value<'_>,
    text: &str,
    subject: &Subject<'_>,
    facts: &dyn Facts,
) -> Verdict<'a> {
    let number = subject.numeric.then(|| Decimal::parse(text)).flatten();
    let is_same = |allowed: &EnumValue| {
        let equal = || {
            let order = number.and_then(|number| number.compare(Decimal::parse(&allowed.value)?));
            order.is_some_and(std::cmp::Ordering::is_eq)
        };
        allowed.value == text || equal()
    };
    // One value may stand several times, for several cases.
    let mut cases: Vec<Option<&'a Condition>> = Vec::new();
    for allowed in &set.values {
        if is_same(allowed) {
            cases.push(allowed.when.as_ref());
        }
    }
    if cases.is_empty() {
        // An empty text is how configurations leave a text unset.
        if !set.closed || (text.is_empty() && matches!(value, Value::Text(_))) {
            return Verdict::Silent;
        }
        // Nobody who writes 7 meant 6.
        let nearest = match Decimal::parse(text) {
            Some(_) => None,
            None => nearest(text, set.values.iter().map(|allowed| allowed.value.as_str())),
        };
        return Verdict::Broken(vec![Breach::Value { value: text.to_owned(), nearest }]);
    }
    let Some(when) = cases.iter().find_map(|case| *case) else { return Verdict::Obeyed };
    let mut allowed = Truth::False;
    for case in cases {
        allowed = allowed.or(case.map_or(Truth::True, |when| when.holds(facts)));
    }
    Verdict::of(allowed, || Breach::ValueElsewhere { value: text.to_owned(), allowed: when })
}

/// A number with the unit of the measure, held against its range; nothing for other texts.
fn measure(measure: &Measure, text: &str) -> Option<bool> {
    let number = text.strip_suffix(measure.unit.as_str())?.trim_end();
    // `1h30m` ends with `m`, and is not thirty of them.
    Decimal::parse(number).map(|number| in_range(number, &measure.range))
}

/// Whether a number lies in a range, or is the value that is allowed besides. What is too long to compare does.
fn in_range(number: Decimal, range: &Range) -> bool {
    let order =
        |limit: Option<crate::Number>| limit.and_then(Decimal::of).and_then(|limit| number.compare(limit));
    if order(range.or).is_some_and(std::cmp::Ordering::is_eq) {
        return true;
    }
    let above = order(range.min).is_none_or(|o| if range.exclusive_min { o.is_gt() } else { o.is_ge() });
    let below = order(range.max).is_none_or(|o| if range.exclusive_max { o.is_lt() } else { o.is_le() });
    above && below
}

#[cfg(test)]
mod known_less;
#[cfg(test)]
mod tests;
