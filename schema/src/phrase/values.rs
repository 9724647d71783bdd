//! Enumerations: "Valid values: `A`, `B` (default) and `C`."

use super::condition::{self, unquoted};
use super::list::{self, Item, List, Style};
use super::pattern::Pattern;
use super::scene::Scene;
use super::{Statement, number, type_name};
use crate::facts::Claim;
use crate::model::{Check, Condition, DefaultValue, EnumValue, Evidence, Type, ValueSet};
use std::ops::Range;

/// "Valid values", "Possible options", … and whatever leads to the list.
static STRONG: Pattern = Pattern::new(
    &[
        "valid ",
        "possible",
        "values supported",
        "following",
        "allow",
        "support",
        "accept",
        "permitted ",
        "applicable ",
        "available ",
        "legal ",
    ],
    r"\b(?:valid|possibles?|allowed|allowable|supported|accepted|acceptable|permitted|applicable|available|legal)\s+(?:[a-z-]+\s+){0,2}?(?:values?|options?|choices|settings?|strings?|inputs?|entries|types?|modes?|statuses|states|protocols?|methods?|algorithms?|versions?|items?|points|engines?|formats?|levels?|principals?|operators?|actions?|events?|units?|classes|sources?|strategies|comparisons?|keys|names)\b|\bvalues\s+(?:that\s+are\s+)?(?:supported|allowed|accepted)\b|\b(?:take|has|have|be|accepts?)\s+(?:one\s+of\s+|any\s+of\s+)?the\s+following\s+(?:values?|options?)\b|\bfollowing\s+(?:values?|options?)\s+are\s+(?:valid|supported|allowed|accepted)\b|\bone\s+of\s+the\s+following(?:\s+[a-z]+){1,2}\b|\beither\s+of\s+the\s+following\s+is\s+(?:valid|supported|allowed|accepted)\b",
);
/// "Must be one of", "Either", … without a noun: weaker, because argument names may follow as well.
static WEAK: Pattern = Pattern::new(
    &["one of", "either", " be ", "be set to", "specify", "values", "value is", "value must", "options"],
    r"(?:\b(?:must|should|can|may|has\s+to|have\s+to|could)\s+(?:only\s+|also\s+|currently\s+)?be\s+(?:set\s+(?:to|as)\s+|specified\s+as\s+)?(?:one\s+of|any\s+of|either|exactly\s+one\s+of)?|(?:^|[.(:,]\s*|\bis\s+|\bas\s+|\bto\s+)(?:one\s+of|any\s+of)|(?:^|[.(:,]\s*|\bspecify\s+|\bas\s+|\bis\s+|\bto\s+|\bbe\s+)either|^(?:the\s+)?(?:values?|options)\s+(?:are|is|must\s+be|include)\b)",
);
static FILLER: Pattern = Pattern::new(
    &[],
    r"^(?:\s+(?:for|of|in|here|to|on)\s+[^.:;]{1,60}?(?:\s+(?:are|is|include[s]?|can\s+be|may\s+be|must\s+be)\b|:)|\s*(?:\((?:case[ -](?:in)?sensitive|s|[^()`]{1,40})\)|(?:are|is|were|includes?|included|including|can\s+be|may\s+be|must\s+be|should\s+be|can|could|either|one\s+of|any\s+of|any\s+combination\s+of|the\s+following|following|value[s]?|currently|only|both|currently\s+supported|as\s+follows|strings?|limited\s+to|be|options|listed\s+below|below|set\s+to|one\s+or\s+more\s+of)\b|(?:the|a)\s|e\.g\.?|such as|for example|[:,=–-]))*\s*",
);
static OPEN: Pattern = Pattern::new(
    &[
        "includ",
        "e.g",
        "such as",
        "at this time",
        "for example",
        "etc",
        "any other",
        "or any ",
        "currently",
        "among others",
        "...",
        "and more",
    ],
    r"\b(?:includ(?:e|es|ing)\b|such as|at this time|for example|etc\b|any other|or any |currently|among others|and more\b)|\be\.g|\.\.\.",
);
static CLOSED_ANYWAY: Pattern = Pattern::new(&["include"], r"\binclude(?:s)? only\b");
/// "`A` or `B` are valid": the list comes first.
static BEHIND: Pattern = Pattern::new(
    &[" are ", " is "],
    r"^\s*,?\s*(?:are|is)\s+(?:the\s+)?(?:only\s+|currently\s+)*(?:valid|supported|allowed|accepted|acceptable|possible|permitted)\b(?:\s+(?:values?|options))?",
);
/// "`A` is only supported on …" restricts one value.
static RESTRICTED: Pattern = Pattern::new(&[], r"^\s+(?:on|for|when|if|in|with|by|to|only)\b");
static RANGE_FOLLOWS: Pattern = Pattern::new(
    &[],
    r"^\s*(?:-|–|—|\.\.+|to|through|and\s+between|or\s+between|or\s+(?:above|below|at\s+least|(?:greater|more|less|larger)\s+than))\s*[`']?-?\d",
);
static DEFAULT_NOTE: Pattern = Pattern::new(
    &["default"],
    r"^\W*(?:this is )?(?:the |aws |by )?default(?:\s+(?:value|option|behaviou?r|setting))?\W*$|^\W*default[,;]",
);
static GAP: Pattern = Pattern::new(
    &[],
    r"^\s+((?:for|when|if|on|with|where|in)\s+[^.;]{2,70}?)[,;]?\s+(?:and|or)\s+$|^\s+((?:for|when|if|on|with)\s+[^.;,]{2,70}),\s*$",
);

/// Reads the values that a sentence says its argument takes.
pub(super) fn read(scene: &Scene<'_>) -> Vec<Statement> {
    let Some((lead, list)) = find(scene) else { return Vec::new() };
    let mut said = Vec::new();
    let mut values: Vec<EnumValue> = Vec::new();
    let range = lead.start..list.end;
    for item in &list.items {
        for part in parts(&list, item) {
            let note = item.note.clone().and_then(|range| scene.text.get(range)).map(str::trim);
            let defaults = note.is_some_and(|note| DEFAULT_NOTE.is_match(&note.to_ascii_lowercase()));
            if defaults {
                said.extend(default_of(scene, part, range.clone()));
            }
            if values.iter().any(|value| value.value == part) {
                continue;
            }
            let when = item.note.clone().and_then(|range| scope(scene, range));
            let kept = note.filter(|note| !note.is_empty()).map(str::to_owned);
            values.push(EnumValue { value: part.to_owned(), note: kept, when });
        }
    }
    said.extend(
        type_of(scene, &list, &values)
            .map(|ty| scene.state_by(Evidence::Values, Claim::Type(ty), range.clone())),
    );
    if !values.iter().all(|value| matches!(value.value.as_str(), "true" | "false")) {
        let tail = condition::tail(scene, list.end).filter(|(c, _)| !matches!(c, Condition::Words(_)));
        let closed = closed(scene, &lead, &list);
        let when = scene.under_lead(tail.map(|(condition, _)| condition));
        said.push(scene.rule(Check::OneOf(ValueSet { values, closed }), when, range));
    }
    said
}

/// Whether the text says what values there are without listing them here.
pub(super) fn announces(scene: &Scene<'_>) -> bool {
    static LINKED: Pattern = Pattern::new(
        &["see", "refer", "documented", "described", "listed", "found", "check", "list of", "below", "docs"],
        r"\b(?:see|refer|documented|described|listed|found|check|list of|consult|below|docs)\b",
    );
    STRONG.is_match(&scene.lower) && LINKED.is_match(&scene.lower)
}

fn find<'a>(scene: &Scene<'a>) -> Option<(Range<usize>, List<'a>)> {
    strong(scene).or_else(|| weak(scene)).or_else(|| behind(scene))
}

fn strong<'a>(scene: &Scene<'a>) -> Option<(Range<usize>, List<'a>)> {
    STRONG.captures_iter(&scene.lower).find_map(|captures| {
        let lead = captures.get(0)?.range();
        let bound = ["minimum", "maximum", "lowest", "highest"];
        // "Only valid when type is `A`" is a condition.
        let conditional = [" when ", " if ", " unless "]
            .iter()
            .any(|word| scene.lower.get(lead.clone()).is_some_and(|lead| lead.contains(word)));
        if conditional {
            return None;
        }
        if bound
            .iter()
            .any(|word| scene.lower.get(..lead.start).is_some_and(|before| before.trim_end().ends_with(word)))
        {
            return None;
        }
        let from = filled(scene, lead.end)?;
        if scene.in_code(lead.start) || names_another(scene, lead.start..from) {
            return None;
        }
        let introduced = scene.lower.get(lead.end..from).is_some_and(|filler| {
            filler.contains(':')
                || ["are", "is", "include", "be", "of", "-", "="].iter().any(|word| filler.contains(word))
        });
        let list = list::read(scene, from, introduced).or_else(|| list::read(scene, from, true))?;
        let list = with_gaps(scene, list);
        (plausible(scene, &list, true) && (introduced || list.items.len() > 1))
            .then_some((lead.start..from, list))
    })
}

fn weak<'a>(scene: &Scene<'a>) -> Option<(Range<usize>, List<'a>)> {
    WEAK.captures_iter(&scene.lower).find_map(|captures| {
        let lead = captures.get(0)?.range();
        let from = filled(scene, lead.end)?;
        let conditional = lead.start < scene.main();
        if scene.in_code(lead.start)
            || conditional
            || scene.speaks_of_another(from)
            || !governs(scene, lead.start)
        {
            return None;
        }
        let list = list::read(scene, from, false).or_else(|| shouted(scene, from))?;
        let list = with_gaps(scene, list);
        let names = list.items.iter().any(|item| scene.is_declared(item.text));
        let single = list.items.len() == 1;
        let must = captures[0].contains("must") && main_begins(scene, lead.start);
        (!names && (!single || must) && plausible(scene, &list, false)).then_some((lead, list))
    })
}

/// "either ON or OFF": words in capitals are values without ticks, where there are several.
fn shouted<'a>(scene: &Scene<'a>, from: usize) -> Option<List<'a>> {
    let list = list::read(scene, from, true)?;
    let shouts = |text: &str| {
        text.len() > 1
            && text.bytes().any(|b| b.is_ascii_uppercase())
            && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
    };
    (list.items.len() > 1 && list.items.iter().all(|item| shouts(item.text))).then_some(list)
}

/// Whether the words before a weak lead-in can still be about the argument's own value.
fn governs(scene: &Scene<'_>, lead: usize) -> bool {
    static ELSEWHERE: Pattern = Pattern::new(
        &["if ", "when ", "unless ", "where ", "which ", "must have ", "contains ", "whose "],
        r"\b(?:if|when|unless|where|which|whose|because|while)\b",
    );
    // "_unit_ can be …" is about a part of the value.
    let of_part = |before: &str| before.starts_with('_') && before.trim_end().ends_with('_');
    scene.lower.get(scene.main()..lead).is_none_or(|before| !ELSEWHERE.is_match(before) && !of_part(before))
}

fn main_begins(scene: &Scene<'_>, lead: usize) -> bool {
    lead.saturating_sub(scene.main()) < 2
}

fn behind<'a>(scene: &Scene<'a>) -> Option<(Range<usize>, List<'a>)> {
    if !scene.lower.contains(" valid") && !scene.lower.contains("ed") && !scene.lower.contains("able") {
        return None;
    }
    let mut at = 0;
    while let Some(tick) = scene.ticks.iter().find(|tick| tick.outer.start >= at) {
        let list = list::read(scene, tick.outer.start, false)?;
        let names = list.items.iter().any(|item| scene.is_declared(item.text));
        if !names && follows(scene, list.end) && plausible(scene, &list, false) {
            return Some((list.start..list.start, list));
        }
        at = list.end.max(tick.outer.end);
    }
    None
}

/// Whether "are valid" follows, and nothing that narrows it.
fn follows(scene: &Scene<'_>, at: usize) -> bool {
    let end = BEHIND.at(&scene.lower, at).and_then(|captures| captures.get(0)).map(|found| at + found.end());
    end.is_some_and(|end| RESTRICTED.at(&scene.lower, end).is_none())
}

fn filled(scene: &Scene<'_>, from: usize) -> Option<usize> {
    Some(from + FILLER.at(&scene.lower, from)?.get(0)?.end())
}

/// "Valid values for `other` are …".
fn names_another(scene: &Scene<'_>, lead: Range<usize>) -> bool {
    let main = scene.main();
    scene.ticks.iter().filter(|tick| tick.outer.start >= main && tick.outer.end <= lead.end).any(|tick| {
        let name = scene.code(tick);
        // A name inside the lead-in, or the grammatical subject of the sentence.
        let subject = tick.outer.start < main + 5;
        (tick.outer.start >= lead.start || subject) && name != scene.around.subject && scene.is_declared(name)
    })
}

/// `` `A` for one thing and `B` for another ``: what stands between two values is a note on the first.
fn with_gaps<'a>(scene: &Scene<'a>, mut list: List<'a>) -> List<'a> {
    let mut noted = false;
    while let Some(next) = scene.ticks.iter().find(|tick| tick.outer.start >= list.end) {
        let Some(gap) = scene.text.get(list.end..next.outer.start) else { break };
        let Some(captures) = GAP.captures(gap) else { break };
        let Some(words) = captures.get(1).or(captures.get(2)) else { break };
        if scene.is_declared(scene.code(next)) {
            break;
        }
        let note = list.end + words.start()..list.end + words.end();
        let Some(more) = list::read(scene, next.outer.start, false) else { break };
        if let Some(last) = list.items.last_mut() {
            last.note.get_or_insert(note);
        }
        list.items.extend(more.items);
        list.end = more.end;
        noted = true;
    }
    // The scope of the last value ends the sentence.
    if noted
        && let Some((_, end)) = condition::tail(scene, list.end)
        && let Some(last) = list.items.last_mut()
        && last.note.is_none()
    {
        let begin = list.end + scene.rest(list.end).len() - scene.rest(list.end).trim_start().len();
        let words = scene.text.get(begin..end).unwrap_or_default();
        last.note = Some(begin..begin + words.trim_end_matches(['.', ' ']).len());
        list.end = end;
    }
    list
}

fn plausible(scene: &Scene<'_>, list: &List<'_>, strong: bool) -> bool {
    let Some(last) = list.items.last() else { return false };
    if RANGE_FOLLOWS.at(&scene.lower, last.end).is_some()
        || list.items.iter().any(|item| is_template(item.text))
    {
        return false;
    }
    if list.items.iter().all(|item| item.style != Style::Bare) {
        return true;
    }
    // Bare words are values only where the whole rest of the sentence is the list.
    let ends = scene.rest(list.end).trim().trim_end_matches(['.', ')']).is_empty();
    let words = list.items.iter().filter(|item| item.style == Style::Bare);
    let mut lower = words.filter(|item| item.text.bytes().all(|b| b.is_ascii_lowercase()));
    let shouting = list.items.iter().all(|item| item.text.bytes().all(|b| !b.is_ascii_lowercase()));
    if !strong {
        return ends && shouting && list.items.len() > 1;
    }
    ends && (list.items.len() > 1 || (shouting && lower.next().is_none())) && !is_range_text(list)
}

fn is_range_text(list: &List<'_>) -> bool {
    list.items.iter().any(|item| {
        item.text.split_once('-').is_some_and(|(low, high)| {
            !low.is_empty() && [low, high].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
        })
    })
}

/// `<region>-x`, `{name}`, `YYYY-MM-DD`: what a value looks like, not a value.
fn is_template(value: &str) -> bool {
    (value.contains('<') && value.contains('>')) || value.contains("${") || value.contains("YYYY-")
}

/// `COUNT(n)`, `engine-*`, `Engine_X.Y`: one entry for many values.
fn stands_for_many(value: &str) -> bool {
    value.ends_with("(n)")
        || value.ends_with("XX")
        || value.ends_with("(x)")
        || (value.len() > 1 && value.contains('*'))
        || value.contains("X.Y")
}

/// The values of one item: some documents put a whole list into one pair of ticks, or each element into brackets.
fn parts<'a>(list: &List<'a>, item: &Item<'a>) -> Vec<&'a str> {
    let text = elements(item.text).unwrap_or(item.text);
    // "`A`, `B`, or `A, B`": beside others, code with a comma in it is one value.
    if list.items.len() > 1 && item.style != Style::Bare && text == item.text && text.contains(", ") {
        return vec![unquoted(text)];
    }
    let are_words = |separator| text.split(separator).all(|part: &str| !part.trim().contains(' '));
    let split: Vec<_> = if text.contains(" | ") {
        text.split(" | ").collect()
    } else if text.contains(", ") && are_words(", ") {
        text.split(", ").collect()
    } else {
        vec![text]
    };
    split
        .into_iter()
        .map(|part| unquoted(part.trim().trim_matches('`')))
        .filter(|part| !part.is_empty())
        .collect()
}

/// What stands in the brackets of a list.
fn elements(text: &str) -> Option<&str> {
    text.strip_prefix('[')?.strip_suffix(']')
}

fn closed(scene: &Scene<'_>, lead: &Range<usize>, list: &List<'_>) -> bool {
    let opening = scene.lower.get(lead.clone()).unwrap_or_default();
    let rest = scene.rest(list.end);
    // "At this time the only value is `A`": before the lead-in as well.
    let before = scene.lower.get(..lead.start).unwrap_or_default();
    let so_far =
        ["at this time", "at present", "at the moment", "currently"].iter().any(|w| before.contains(w));
    let open = so_far || (OPEN.is_match(opening) && !CLOSED_ANYWAY.is_match(opening)) || OPEN.is_match(rest);
    // "Additionally, `C` is used for …": the next sentence goes on with the list.
    static MORE: Pattern = Pattern::new(&[], r"^\s*(?:additionally|in addition),");
    let open = open || MORE.is_match(scene.after());
    // Further values behind words that the list could not read over.
    let tail = condition::tail(scene, list.end);
    // "`A` if …" begins an explanation that the next sentence goes on with.
    let explained = list.items.len() == 1 && matches!(tail, Some((Condition::Words(_), _)));
    let decided = tail.filter(|(condition, _)| !matches!(condition, Condition::Words(_)));
    let after = decided.map_or(list.end, |(_, end)| end);
    let known = |name: &str| {
        scene.is_declared(name) || list.items.iter().any(|item| parts(list, item).contains(&unquoted(name)))
    };
    let more = scene.ticks.iter().any(|tick| {
        tick.outer.start >= after && !scene.in_parentheses(tick.outer.start) && !known(scene.code(tick))
    });
    // "or a custom name" goes on where the list ended.
    let goes_on = rest.trim_start().trim_start_matches(',').trim_start();
    // "`A` - what it means. `B` - …" explains its values one by one, in sentences that no list holds.
    let goes_on_explaining =
        list.items.len() == 1 && ["- ", "– ", "— ", ": "].iter().any(|dash| goes_on.starts_with(dash));
    // Letter case does not matter, so that other spellings are the same values.
    let any_case = ["case-insensitive", "case insensitive", "not case-sensitive", "not case sensitive"]
        .iter()
        .any(|words| scene.whole.contains(words));
    // "`C` is also valid" in another sentence.
    let also =
        ["are also valid", "is also valid", "are also supported", "is also supported", "also accepted"]
            .iter()
            .any(|words| scene.whole.contains(words));
    // `COUNT(n)` stands for many values.
    let placeholder = list.items.iter().any(|item| stands_for_many(item.text));
    !open
        && !more
        && !explained
        && !placeholder
        && !goes_on_explaining
        && !any_case
        && !also
        && !goes_on.starts_with("or ")
        && !goes_on.starts_with("and a")
        && !goes_on.starts_with("as well")
}

/// "supported only for X" in a note is a condition of the value.
fn scope(scene: &Scene<'_>, note: Range<usize>) -> Option<Condition> {
    static SCOPE: Pattern = Pattern::new(
        &["only", "for ", "when ", "if "],
        r"^\s*(?:(?:currently\s+)?(?:is\s+)?(?:only\s+)?(?:supported|valid|available|applicable|allowed|used)\s+(?:only\s+)?|only\s+)?(?:for|when|if|with|on|in)\s",
    );
    let text = scene.lower.get(note.clone())?;
    let found = SCOPE.find(text)?;
    // The connective itself is read by the condition.
    let connective = text.get(..found.end())?.trim_end().rfind(' ').map_or(0, |i| i);
    let (condition, _) = condition::tail(scene, note.start + connective)?;
    let decided = !matches!(condition, Condition::Words(_)) || found.as_str().contains("only");
    decided.then_some(condition)
}

fn default_of(scene: &Scene<'_>, value: &str, range: Range<usize>) -> Option<Statement> {
    let value = match number::parse(value) {
        Some(crate::model::Number::Integer(n)) => serde_json::Value::from(n),
        _ => serde_json::Value::from(value),
    };
    let claim = Claim::Default { value: DefaultValue::Literal(value), when: None, text: scene.sentence() };
    Some(scene.state(claim, range))
}

/// The type that the values show. Decimals are version names, quoted numerals strings.
fn type_of(scene: &Scene<'_>, list: &List<'_>, values: &[EnumValue]) -> Option<Type> {
    if type_name::suggests_several(scene.around.subject, scene.whole) {
        return None;
    }
    if list.items.iter().all(|item| elements(item.text).is_some()) {
        return Some(Type::List(Box::new(Type::String)));
    }
    let quoted = list.items.iter().any(|item| item.style == Style::Quote || item.text.starts_with('"'));
    let integers = values.iter().all(|value| value.value.parse::<i64>().is_ok());
    let booleans =
        values.len() == 2 && values.iter().all(|value| matches!(value.value.as_str(), "true" | "false"));
    Some(match () {
        () if booleans => Type::Bool,
        () if integers && !quoted => Type::Number,
        () => Type::String,
    })
}

#[cfg(test)]
mod tests;
