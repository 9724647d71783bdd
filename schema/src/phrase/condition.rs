//! Conditions: what stands behind "if", "when", "unless", "for", or before the first comma of a sentence.
//!
//! A name in ticks is an argument only where it is declared; then the condition can be decided. A proper-noun phrase
//! ("WebSocket APIs") is a context. Everything else stays in words: a guess would become a wrong rule.

mod named;
mod several;

use super::list;
use super::pattern::Pattern;
use super::sentence::Sentence;
use crate::model::Condition;
use named::about_values;
use several::{both, same_subject};

/// A condition with the offset behind it.
pub(super) type Parsed = (Condition, usize);

static CONNECTIVE: Pattern = Pattern::new(
    &[],
    r"^[\s,;:–-]*(?:\(\s*)?(?:but\s+|and\s+|only\s+|even\s+)?(if|when|whenever|unless|where|for|with|on|in|by|to|while|using|as\s+long\s+as|in\s+conjunction\s+with)\s+",
);
static AND_OR: Pattern = Pattern::new(&[], r"^,?\s+(and|or)\s+(?:if\s+|when\s+|for\s+|the\s+|with\s+)?");
static BEFORE_NAME: Pattern = Pattern::new(
    &[],
    r"^(?:(?:the|a|an|any|this|either|also|both|you(?:'re| are)?|your|specify|set|use|using|specifying|specific|setting|providing|value\s+(?:of|for)|values\s+(?:of|for)|argument|attribute|parameter|field|option|no|instance's|resource's)\s+)*",
);
static NOUN: Pattern = Pattern::new(
    &[],
    r"^(?:'s)?(?:\s+(?:configuration|argument|arguments|attribute|attributes|parameter|parameters|field|fields|block|blocks|value|option|property|setting|key|variable|input)\b)*",
);
static EQUALS: Pattern = Pattern::new(
    &[],
    r"^\s*(?:(?:is|are|has\s+been|was|equals?|has|have)?\s*(not)?\s*(?:(?:to\s+be\s+)?(?:only\s+)?set\s+(?:to|as)|to\s+be|equal\s+to|configured\s+(?:to|as|with)|specified\s+as|defined\s+as|left\s+as|a\s+value\s+of|the\s+value\s+(?:of\s+)?|one\s+of|either|(?:any\s+)?of|=+|to|:|as)|(?:is|are|isn't|equals?)(?:\s+(not))?(?:\s+of)?|of|=+)\s*(?:(?:one\s+of|either|any\s+of|the\s+value|an?)\s+)?:?\s*",
);
static IS_SET: Pattern = Pattern::new(
    &[],
    r"^\s*(?:(?:(?:is|are|has|have|was|were)\s*(not|n't)?|(isn't|aren't|hasn't))\s*(?:been\s+|being\s+|also\s+|explicitly\s+)*)?(not\s+|un)?(specified|set|provided|configured|present|supplied|defined|given|included|used|declared|passed|supplied|populated|exists?|omitted|empty|blank|absent|unset|null)\b(?:\s+(to))?",
);
static BOOLEAN: Pattern = Pattern::new(&[], r"^(true|false|enabled|disabled)\b");
static NEGATED_USE: Pattern = Pattern::new(&[], r"(?:don't|do not|not|without)\s+(?:\w+\s+){0,2}$");

/// The condition that a sentence begins with, and where the sentence proper begins.
pub(super) fn lead(sentence: &Sentence<'_>) -> Option<Parsed> {
    static OPENING: Pattern = Pattern::new(&[], r"^(?:note\s+that\s+)?(if|when|for|with|unless|where)\s");
    const FIRST: [&str; 7] = ["note", "if", "when", "for", "with", "unless", "where"];
    if !FIRST.iter().any(|word| sentence.lower.starts_with(word)) {
        return None;
    }
    let opening = OPENING.at(&sentence.lower, 0)?;
    let negated = &opening[1] == "unless";
    let from = opening.get(0)?.end();
    let (condition, end) = match clause_chain(sentence, from) {
        Some((condition, end)) if sentence.rest(end).trim_start().starts_with(',') => {
            (condition, end + sentence.rest(end).find(',')? + 1)
        }
        // Without its comma: "If `a` is `X` this field is required."
        Some((condition, end))
            if [" this ", " it ", " then ", " `"].iter().any(|w| sentence.rest(end).starts_with(w)) =>
        {
            (condition, end)
        }
        // "For large lamps the `a` maximum is 5".
        _ if let Some(end) = put_before_subject(sentence, from) => {
            (in_words(sentence.text.get(from..end)?)?, end)
        }
        // "If specified `a` must be, too", "If present then `a` cannot be".
        _ if let Some(end) = put_alone(sentence, from) => (in_words(sentence.text.get(from..end)?)?, end),
        _ => {
            let end = comma(sentence, from)?;
            (in_words(sentence.text.get(from..end)?)?, end + 1)
        }
    };
    let end = end + (sentence.rest(end).len() - sentence.rest(end).trim_start().len());
    Some((if negated { not(condition) } else { condition }, end))
}

/// Behind a verb that says that the argument itself is set, where what follows has a subject of its own.
fn put_alone(sentence: &Sentence<'_>, from: usize) -> Option<usize> {
    const PUT: [&str; 6] = ["specified", "set", "provided", "present", "used", "configured"];
    let rest = sentence.rest(from);
    let word = PUT.iter().find(|word| rest.starts_with(**word))?;
    let behind = rest.get(word.len()..)?;
    (behind.starts_with(" `") || behind.starts_with(" then ")).then_some(from + word.len())
}

/// The end of words that stand before the argument itself, without a comma between: "For large lamps the `a` maximum is 5".
fn put_before_subject(sentence: &Sentence<'_>, from: usize) -> Option<usize> {
    let tick = sentence.ticks.iter().find(|tick| tick.outer.start >= from)?;
    let before = sentence.lower.get(from..tick.outer.start)?;
    let own = sentence.code(tick) == sentence.around.subject || sentence.is_declared(sentence.code(tick));
    let words = before.strip_suffix(" the ").filter(|words| !words.contains([',', '.', ';', ':']))?;
    (own && words.contains(' ')).then_some(from + words.len())
}

/// The first comma outside ticks and parentheses that is not inside a number.
fn comma(sentence: &Sentence<'_>, from: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (i, c) in sentence.text.get(from..)?.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0
                && !sentence.in_code(from + i)
                && sentence.text.get(from + i + 1..)?.starts_with(' ') =>
            {
                return Some(from + i);
            }
            _ => {}
        }
    }
    None
}

/// Reads a condition that begins at `at` with its connective ("when `a` is `B`"), if one does.
pub(super) fn tail(sentence: &Sentence<'_>, at: usize) -> Option<Parsed> {
    let connective = CONNECTIVE.at(&sentence.lower, at)?;
    let negated = &connective[1] == "unless";
    let from = at + connective.get(0)?.end();
    let (condition, end) = after_connective(sentence, from)?;
    // "to be attached", "in the list", "by the service": no conditions, only more words.
    let loose = matches!(&connective[1], "to" | "in" | "on" | "by" | "with" | "using" | "where");
    if loose && matches!(condition, Condition::Words(_)) {
        return None;
    }
    Some((if negated { not(condition) } else { condition }, end))
}

/// Reads a condition whose connective was read already.
pub(super) fn after_connective(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    let (condition, end) = match clause_chain(sentence, from) {
        Some((condition, end)) if ends_clause(sentence.rest(end)) => (condition, end),
        other => {
            let (text, end) = rest_of_clause(sentence, from)?;
            // A decided part of a longer condition would be a different condition.
            match other {
                Some((condition @ Condition::Context(_), end))
                    if sentence.rest(end).starts_with(" and between") =>
                {
                    (condition, end)
                }
                // "`a` is `X` and you want more": what cannot be decided is still demanded.
                Some((condition, decided)) if !matches!(condition, Condition::Context(_)) => {
                    match goes_on(sentence, decided, end) {
                        Some(words) => (all(condition, words), end),
                        None => (in_words(text)?, end),
                    }
                }
                _ => (in_words(text)?, end),
            }
        }
    };
    // "for HTTP APIs when `x` is `Y`": a second condition narrows the first.
    match further(sentence, end) {
        Some((second, end)) => Some((all(condition, second), end)),
        None => Some((condition, end)),
    }
}

/// The words that "and" joins to a condition, up to the end of the clause.
fn goes_on(sentence: &Sentence<'_>, decided: usize, end: usize) -> Option<Condition> {
    let words = sentence.text.get(decided..end)?.trim_start().strip_prefix("and ")?;
    in_words(words)
}

fn further(sentence: &Sentence<'_>, end: usize) -> Option<Parsed> {
    let rest = sentence.rest(end);
    let word = rest.trim_start();
    let connective =
        ["when ", "if ", "unless ", "and when ", "and if "].iter().find(|c| word.starts_with(**c))?;
    let from = end + (rest.len() - word.len()) + connective.len();
    let (condition, end) =
        clause_chain(sentence, from).filter(|(_, end)| ends_clause(sentence.rest(*end)))?;
    Some((if connective.contains("unless") { not(condition) } else { condition }, end))
}

/// Whether nothing that belongs to the condition follows.
fn ends_clause(rest: &str) -> bool {
    let next = rest.trim_start();
    next.is_empty()
        || next.starts_with(['.', ',', ';', ')', ':', '(', '-', '–'])
        || [
            "when ",
            "if ",
            "unless ",
            "and when ",
            "and if ",
            "otherwise",
            "and between ",
            "and must ",
            "and can ",
            "and cannot ",
            "and prohibited ",
            "and forbidden ",
        ]
        .iter()
        .any(|word| next.starts_with(word))
}

/// Clauses joined by "and" or "or".
fn clause_chain(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    let (mut condition, mut end) = both(sentence, from).or_else(|| clause(sentence, from))?;
    while let Some(joint) = AND_OR.at(&sentence.lower, end) {
        let Some(from) = joint.get(0).map(|m| end + m.end()) else { break };
        let next = clause(sentence, from).or_else(|| same_subject(sentence, &condition, from));
        let Some((next, after)) = next else { break };
        condition = if &joint[1] == "and" { all(condition, next) } else { any(condition, next) };
        end = after;
    }
    Some((condition, end))
}

/// One clause: about an argument, or a context.
fn clause(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    about_argument(sentence, from)
        .or_else(|| about_values(sentence, from))
        .or_else(|| context(sentence, from))
}

/// `` `a` is (not) `V` or `W` ``, `` `a` is (not) set ``, `` you specify `a` ``.
fn about_argument(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    let before = BEFORE_NAME.at(&sentence.lower, from)?.get(0)?;
    let at = from + before.end();
    let (name, mut end) = name_at(sentence, at)?;
    // `a = V` or `a` in one tick.
    let (name, inline) = match name.split_once('=') {
        Some((name, value)) => (name.trim(), Some(value.trim().trim_matches('"'))),
        None => (name, None),
    };
    let argument = if name == sentence.around.subject { name.to_owned() } else { sentence.resolve(name)? };
    if let Some(value) = inline {
        return Some((is(argument, vec![value.trim_start_matches('=').trim().to_owned()]), end));
    }
    end += NOUN.at(&sentence.lower, end)?.get(0)?.end();
    if let Some(found) = equality(sentence, &argument, end) {
        return Some(found);
    }
    if let Some(set) = IS_SET.at(&sentence.lower, end).filter(|set| set.get(5).is_none()) {
        let denied = [1, 2, 3].iter().filter(|i| set.get(**i).is_some()).count() % 2 == 1;
        let lacking = matches!(&set[4], "omitted" | "empty" | "blank" | "absent" | "unset" | "null");
        let condition = Condition::Set(argument);
        let end = end + set.get(0)?.end();
        return Some((if denied != lacking { not(condition) } else { condition }, end));
    }
    if let Some(found) = plain_word(sentence, &argument, end) {
        return Some(found);
    }
    let used = ["specif", "using ", "set ", "use ", "provid", "setting "];
    let lead_in = before.as_str();
    if used.iter().any(|word| lead_in.contains(word)) || connected_by_use(sentence, from) {
        let condition = Condition::Set(argument);
        let denied = NEGATED_USE.is_match(sentence.lower.get(..from).unwrap_or_default().trim_end());
        return Some((if denied { not(condition) } else { condition }, end));
    }
    None
}

/// Whether the words before a clause say that a bare name is enough ("using `a`", "in conjunction with `a`").
fn connected_by_use(sentence: &Sentence<'_>, from: usize) -> bool {
    let before = sentence.lower.get(..from).unwrap_or_default().trim_end();
    ["using", "conjunction with", "with", "together with"].iter().any(|word| before.ends_with(word))
}

/// A name in ticks, or a bare word that is declared.
fn name_at<'s>(sentence: &'s Sentence<'_>, at: usize) -> Option<(&'s str, usize)> {
    if let Some(tick) = sentence.tick_at(at) {
        return Some((sentence.code(tick), tick.outer.end));
    }
    let rest = sentence.text.get(at..)?;
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
    let word = rest.get(..length)?;
    // "If bigLamp is set": as an API writes `big_lamp`.
    let camel = word.bytes().any(|b| b.is_ascii_lowercase())
        && word.bytes().skip(1).any(|b| b.is_ascii_uppercase())
        && sentence.resolve(word).is_some();
    if camel {
        return Some((word, at + length));
    }
    // Ordinary words are arguments' names too ("name", "size"); only the verb behind shows that one is meant.
    let behind = sentence.rest(at + length).trim_start();
    let meant = word.contains('_') || behind.starts_with("is ") || behind.starts_with('=');
    if meant && sentence.around.siblings.contains(&word) {
        return Some((word, at + length));
    }
    // "Destination is Evidently", "the object type is": as people write a name.
    let lower = sentence.lower.get(at..at + length)?;
    let named = sentence.around.siblings.iter().find(|name| **name == lower)?;
    (behind.starts_with("is ") && word != lower).then_some((named, at + length))
}

fn equality(sentence: &Sentence<'_>, argument: &str, at: usize) -> Option<Parsed> {
    // "for `engine` `X`": a value right behind the name.
    if sentence.rest(at).starts_with(" `")
        && sentence.tick_at(at + 1).is_some_and(|tick| !sentence.is_declared(sentence.code(tick)))
    {
        let (values, end) = values(sentence, at + 1)?;
        return Some((is(argument.to_owned(), values), end));
    }
    let equals = EQUALS.at(&sentence.lower, at)?;
    let from = at + equals.get(0)?.end();
    let denied = equals.get(1).or(equals.get(2)).is_some() || equals[0].contains("isn't");
    let (values, end) = values(sentence, from)?;
    let condition = is(argument.to_owned(), values);
    Some((if denied { not(condition) } else { condition }, end))
}

/// `` `a` is automatic, ``: a bare word that ends the clause.
fn plain_word(sentence: &Sentence<'_>, argument: &str, at: usize) -> Option<Parsed> {
    static WORD: Pattern =
        Pattern::new(&[], r"^\s+(?:is|=)\s+(?:set\s+to\s+)?(not\s+)?([a-z0-9_-]+)(?:\s*[,;)]|[.]?$)");
    let captures = WORD.at(&sentence.lower, at)?;
    let word = captures.get(2)?;
    let range = at + word.start()..at + word.end();
    let condition = is(argument.to_owned(), vec![sentence.text.get(range.clone())?.to_owned()]);
    Some((if captures.get(1).is_some() { not(condition) } else { condition }, range.end))
}

fn values(sentence: &Sentence<'_>, from: usize) -> Option<(Vec<String>, usize)> {
    if let Some(list) = list::read(sentence, from, false) {
        // "`a` is `X` and `b` is set": the next argument is no value of the first. Right behind the verb stands a value,
        // even where an argument has the same name ("`type` is `forward`").
        let mut own: Vec<_> = list.items.iter().collect();
        let next = own.iter().skip(1).position(|item| sentence.around.siblings.contains(&item.text));
        // "`type` is `forward` or `fixed`" is about values where nothing is said of the second.
        let alone = sentence.lower.get(from..list.end).is_some_and(|list| !list.contains(" and "))
            && matches!(sentence.rest(list.end).trim(), "" | "." | ")");
        let next = next.filter(|_| !alone);
        own.truncate(next.map_or(own.len(), |position| position + 1));
        let end = own.last()?.end;
        return Some((own.iter().map(|item| unquoted(item.text).to_owned()).collect(), end));
    }
    if let Some(boolean) = BOOLEAN.at(&sentence.lower, from) {
        let end = from + boolean.get(0)?.end();
        let value = match &boolean[1] {
            "enabled" => "true",
            "disabled" => "false",
            literal => literal,
        };
        return Some((vec![value.to_owned()], end));
    }
    // Upper-case words are values even without ticks.
    let mut found = Vec::new();
    let (mut at, mut end) = (from, from);
    while let Some(word) = upper_word(sentence, at) {
        found.push(word.to_owned());
        end = at + word.len();
        let joint = [", or ", " or ", ", "].into_iter().find(|joint| sentence.rest(end).starts_with(joint));
        let Some(joint) = joint else { break };
        at = end + joint.len();
    }
    (!found.is_empty()).then_some((found, end))
}

/// A word in capitals at a byte: `TCP`.
fn upper_word<'s>(sentence: &'s Sentence<'_>, at: usize) -> Option<&'s str> {
    let rest = sentence.text.get(at..)?;
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
    let word = rest.get(..length)?;
    let upper =
        word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    upper.then_some(word)
}

static CONTEXT: Pattern = Pattern::new(&[], r"^(?:the\s+)?");

/// A proper-noun phrase that names a mode: every word has a capital.
fn context(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    let from = from + CONTEXT.at(&sentence.lower, from)?.get(0)?.end();
    let rest = sentence.text.get(from..)?;
    let (mut end, mut words, mut begin) = (0, 0, 0);
    for word in rest.split_inclusive(' ') {
        let bare = word.trim_end().trim_end_matches(['.', ',', ';', ')', ':']);
        let proper = bare.chars().any(char::is_uppercase)
            && bare.chars().all(|c| c.is_alphanumeric() || "-/+".contains(c));
        if !proper {
            break;
        }
        words += 1;
        end = begin + bare.len();
        begin += word.len();
        if bare.len() < word.trim_end().len() {
            break;
        }
    }
    let name = rest.get(..end)?;
    let sensible = (1..=5).contains(&words) && name.len() > 2;
    sensible.then(|| (Condition::Context(name.to_owned()), from + end))
}

/// The rest of the clause, up to what ends it.
fn rest_of_clause<'s>(sentence: &'s Sentence<'_>, from: usize) -> Option<(&'s str, usize)> {
    let rest = sentence.text.get(from..)?;
    let mut end = rest.len();
    let mut depth = 0_usize;
    for (i, c) in rest.char_indices() {
        if sentence.in_code(from + i) {
            continue;
        }
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            ')' | ';' => {
                end = i;
                break;
            }
            ',' | ' ' | '.' if begins_another_clause(rest.get(i..).unwrap_or_default()) => {
                end = i;
                break;
            }
            _ => {}
        }
    }
    let text = rest.get(..end)?;
    Some((text, from + end))
}

/// Whether a clause of its own begins with the mark or the space at the head of a text: a condition does not go on there.
fn begins_another_clause(text: &str) -> bool {
    const CLAUSES: [&str; 9] = [
        ", and cannot be ",
        ", and must be ",
        ", and must not be ",
        ", and can only be ",
        ", but cannot be ",
        " and prohibited otherwise",
        " and forbidden otherwise",
        " and must not be set otherwise",
        " and cannot be set otherwise",
    ];
    let sentence =
        text.strip_prefix(". ").is_some_and(|next| next.starts_with(|c: char| c.is_ascii_uppercase()));
    sentence || CLAUSES.iter().any(|clause| text.starts_with(clause))
}

/// A condition that nothing can decide, in the document's words.
fn in_words(text: &str) -> Option<Condition> {
    // Emphasis around the sentence is no word of it.
    let text = without_emphasis(text.trim().trim_end_matches(['.', ',', ';', ':']).trim());
    (!text.is_empty()).then(|| Condition::Words(text.to_owned()))
}

/// Without emphasis around all of a text, or half of one that began before it.
fn without_emphasis(text: &str) -> &str {
    let ended = text.trim_end_matches('*');
    let begun = ended.trim_start_matches('*');
    let inner = begun.trim_end_matches(['.', ',', ';', ':']);
    if begun.contains('*') { text } else { inner.trim() }
}

fn is(argument: String, values: Vec<String>) -> Condition {
    Condition::Is { argument, values }
}

/// The opposite of a condition.
pub(super) fn not(condition: Condition) -> Condition {
    match condition {
        Condition::Not(inner) => *inner,
        other => Condition::Not(Box::new(other)),
    }
}

fn all(left: Condition, right: Condition) -> Condition {
    match left {
        Condition::All(mut parts) => {
            parts.push(right);
            Condition::All(parts)
        }
        left => Condition::All(vec![left, right]),
    }
}

fn any(left: Condition, right: Condition) -> Condition {
    match (left, right) {
        (Condition::Any(mut parts), right) => {
            parts.push(right);
            Condition::Any(parts)
        }
        // "`a` is `X` or `Y`" that was written as two clauses.
        (left, right) => Condition::Any(vec![left, right]),
    }
}

/// A value without the quotes that some documents put inside the ticks.
pub(super) fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inner = value.strip_prefix('"').and_then(|v| v.strip_suffix('"'));
    inner.or_else(|| value.strip_prefix('\'').and_then(|v| v.strip_suffix('\''))).unwrap_or(value)
}

/// The condition that a stretch of text states as a whole, when it is one about an argument.
pub(super) fn whole(sentence: &Sentence<'_>, range: std::ops::Range<usize>) -> Option<Condition> {
    let (condition, end) =
        about_argument(sentence, range.start).or_else(|| about_values(sentence, range.start))?;
    (end == range.end).then_some(condition)
}

#[cfg(test)]
mod tests;
