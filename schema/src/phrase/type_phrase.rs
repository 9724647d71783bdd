//! Phrases that state a type: "List of …", "Whether …", "Number of seconds …".

use super::pattern::Pattern;
use super::sentence::Sentence;
use super::{Statement, type_name::firm_type_of_name};
use crate::facts::Claim;
use crate::model::{Evidence, Type};

/// What a phrase says.
#[derive(Clone, Copy)]
enum Says {
    Text,
    /// How a text is written, which may be said at any place of a description.
    Form,
    Number,
    Bool,
    List,
    Set,
    /// A map; its values are strings unless the phrase goes on.
    Map,
    MapOfNumbers,
    MapOfBools,
    MapOfLists,
    /// Words that look like a type and are none ("configuration block"): later rows must not read one.
    Nothing,
}

/// What outspeaks a phrase.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Everything but the argument's name.
    Noun,
    /// The argument's name, its values and its default.
    Weak,
    /// Its values and its default.
    Fair,
    /// Nothing.
    Strong,
}

struct Phrase {
    says: Says,
    strength: Strength,
    pattern: Pattern,
}

const fn strong(says: Says, needles: &'static [&'static str], source: &'static str) -> Phrase {
    Phrase { says, strength: Strength::Strong, pattern: Pattern::new(needles, source) }
}

const fn fair(says: Says, needles: &'static [&'static str], source: &'static str) -> Phrase {
    Phrase { says, strength: Strength::Fair, pattern: Pattern::new(needles, source) }
}

const fn noun(says: Says, needles: &'static [&'static str], source: &'static str) -> Phrase {
    Phrase { says, strength: Strength::Noun, pattern: Pattern::new(needles, source) }
}

const fn weak(says: Says, needles: &'static [&'static str], source: &'static str) -> Phrase {
    Phrase { says, strength: Strength::Weak, pattern: Pattern::new(needles, source) }
}

/// Beginnings that carry no meaning: articles and "Specifies the".
macro_rules! start {
    () => {
        r"^(?:(?:specifies|defines|indicates|contains|provides|provide|specify|is|this is|represents|sets|configures|for [^,]{3,60},)\s+)?(?:an?\s+|the\s+|your\s+|optional\s+|\(?optional\)?,?\s+)*"
    };
}

/// A word before the noun; behind an "of" another thing is spoken of.
macro_rules! word {
    () => {
        r"(?:[a-np-z][a-z0-9'-]*|o[a-eg-z0-9'-][a-z0-9'-]*|of[a-z0-9'-]+)"
    };
}

/// The phrases, strongest first: the first that fits the first sentence decides.
static PHRASES: [Phrase; 48] = [
    strong(
        Says::Text,
        &["separated", "delimited"],
        r"\b(?:comma|space|semicolon|colon|pipe|newline)[ -](?:separated|delimited)\b|\bdelimited (?:list|string)",
    ),
    strong(
        Says::Text,
        &["json"],
        concat!(
            start!(),
            r"(?:valid |escaped |inline )*json(?:[ -](?:encoded|formatted|serialized|string|document|object|text|array|schema|format))+"
        ),
    ),
    strong(
        Says::Text,
        &["json", "policy document"],
        r"\bjson[ -]?(?:encoded|formatted|string|document|text)\b|\b(?:policy document|policy json|as json|in json format|valid json|json policy)\b",
    ),
    strong(
        Says::Form,
        &["duration", "timespan", "terminated by"],
        r"\bvalid duration strings?\b|\bvalid (?:go|golang) duration\b|\b(?:go|golang) duration (?:format|strings?|syntax)\b|\bas a (?:go |golang )?duration string\b|\bin (?:the )?iso[ -]?8601 (?:duration )?format\b|\biso[ -]?8601 (?:timespan|duration)\b|\bterminated by '?s\b",
    ),
    strong(Says::Text, &["base64", "base-64"], r"\bbase-?64[ -]?(?:encoded|encoding)?\b"),
    strong(
        Says::Nothing,
        &["block", "object"],
        concat!(
            start!(),
            r"(?:(?:list|set|array|map|collection) of\s+)?(?:[a-z0-9`_'-]+\s+){0,4}(?:configuration\s+)?(?:blocks?|block\(s\)|objects?)\b(?:\s+(?:that|for|of|with|containing|to|which|specifying|describing|defining|in|as|used|can|supports|may|must)\b|\s*[.,;:(]|$)"
        ),
    ),
    strong(
        Says::Nothing,
        &["configuration block", "block(s)", "one or more", "multiple `"],
        r"\bconfiguration block|\bblock\(s\)|^one or more (?:`|[a-z ]*(?:blocks|objects|configurations))",
    ),
    strong(Says::List, &["of maps"], concat!(start!(), r"(?:list|array) of (?:[a-z-]+ )?maps\b")),
    strong(
        Says::MapOfLists,
        &["map"],
        concat!(
            start!(),
            r"(?:key-value )?map(?:ping)? of (?:[a-z]+ )?lists\b|",
            start!(),
            r"map of (?:list|set) of"
        ),
    ),
    strong(Says::MapOfNumbers, &["map"], concat!(start!(), r"map of (?:numbers|integers)\b")),
    strong(Says::MapOfBools, &["map"], concat!(start!(), r"map of (?:bools?|booleans?)\b")),
    strong(
        Says::Map,
        &["map", "key-value", "key/value", "key value", "key:value", "key=value"],
        concat!(
            start!(),
            r"(?:[a-z]+\s+){0,2}?(?:(?:string )?map(?:s)?(?: of\b| containing\b| that\b| with\b| used\b|ping (?:of|that)\b|$|\.|,)|mappings? of\b|key[-/:=]values?(?: string)?(?: map| pairs?| tags| mapping)?\b|key values?(?: string)? (?:map|pairs?|tags|mapping)\b|(?:set|list|collection|one or more) (?:of )?key[-/: ]value pairs?)"
        ),
    ),
    strong(
        Says::Map,
        &["key-value", "key/value pairs", "key value pairs", "string map", "name-value pairs", "a map of "],
        r"\bkey[-/: ]value (?:map|pairs)\b|\bkey-value form\b|\bstring map\b|\bas (?:name-value pairs|a map of)\b",
    ),
    strong(Says::Set, &["set of"], concat!(start!(), r"(?:[a-z]+\s+){0,2}?set of\b")),
    strong(
        Says::List,
        &["list of", "array of", "lists of", "collection of", "sequence of"],
        concat!(start!(), r"(?:[a-z-]+\s+){0,3}?(?:lists?|array|collection|sequence) of\b"),
    ),
    strong(
        Says::List,
        &["list"],
        r"^(?:an? |the )?(?:ordered |unordered )?list (?:containing|that|with|specifying|to)\b|\b(?:as|is|specif(?:y|ies)|contains|provides|accepts) an? (?:(?:ordered|unordered|string) )?(?:list|array) of\b",
    ),
    strong(Says::List, &["one or more", "zero or more"], concat!(start!(), r"(?:one|zero) or more\b")),
    strong(
        Says::List,
        &["(s)", "arns of", "ids of", "names of"],
        concat!(
            start!(),
            r"(?:[a-z]+ )?(?:arns|(?:uu)?ids|identifiers|names|amazon resource names(?: \(arns\))?) of\b"
        ),
    ),
    strong(Says::Bool, &["boolean", "bool"], r"\bboolean\b|^bool\b"),
    strong(
        Says::Bool,
        &["true"],
        "^(?:if|when|set)(?: this)?(?: optional)?(?: value| option| argument| flag| parameter)?(?: is)?(?: set)?(?: to)? [`\"']?true[`\"']?\\b|^[`\"']?true[`\"']? +(?:if|when|unless)\\b",
    ),
    // Both words are named: the default among them may stand in quotes.
    strong(Says::Bool, &["true"], "\\b(?:must be|either|one of) [`\"']?true[`\"']? or [`\"']?false\\b"),
    weak(
        Says::Bool,
        &["true"],
        "\\b(?:if|when|set to|set this to|is|while set) [`\"']?true[`\"']?[ ,]|\\bset (?:this )?(?:value )?to [`\"']?true[`\"']?\\b|\\b(?:must be|either) [`\"']?true[`\"']? or [`\"']?false\\b|\\b(?:will be|returns|is) [`\"']?true[`\"']? (?:if|when)\\b",
    ),
    fair(Says::Bool, &["whether"], r"^(?:(?:optionally|optional),? )?whether\b"),
    fair(Says::Bool, &["flag to", "bool"], r"^(?:an? )?(?:optional )?(?:flag to|bool)\b"),
    weak(
        Says::Bool,
        &["whether", "flag"],
        concat!(
            r"^(?:(?:optionally |optional )?(?:specif|indicat|determin|control|defin|choos|set|toggle|configur|flag|switch|option|decid|describ|identif|tells?)[a-z]*(?: to (?:specify|indicate|determine|control))?(?: flag)?(?: that)?(?: specif[a-z]*| indicat[a-z]*| determin[a-z]*| control[a-z]*)?\s+)?(?:if or )?whether\b|",
            start!(),
            r"flag\b"
        ),
    ),
    weak(
        Says::Bool,
        &["enable", "disable", "turn"],
        r"^(?:enables?|disables?|enable or disable|turns? (?:on|off))(?:/disables?| or disables?|/disable)?\b",
    ),
    weak(
        Says::Bool,
        &[" if ", "indicates that", "on/off", "up/down"],
        r"^(?:specif(?:ies|y)|indicates?|determines?|controls?) if\b|^indicates that\b|\bon/off\b|\bup/down (?:status|state)\b",
    ),
    // A question is answered by yes or no.
    fair(Says::Bool, &["?"], r"^(?:is|are|was|were|should|does|do|has|have|can|will|must|may)\b[^.]*\?"),
    fair(
        Says::Bool,
        &["if set", "if this is set", "when set", "if enabled", "when enabled", "if it is set"],
        r"^(?:if|when) (?:this is |it is )?(?:set|enabled),? (?:only|allows?|enables?|disables?|opts?|prevents?|forces?|there|records?|causes?|the default|transaction)\b",
    ),
    fair(
        Says::Bool,
        &["enabled by default", "disabled by default"],
        r"^(?:enabled|disabled) by default\b|^(?:is|it is|this is) (?:enabled|disabled) by default\b",
    ),
    weak(
        Says::Bool,
        &["do not", "don't", "grant", "forbid", "prevents", "allow", "when enabled,"],
        r"^(?:do not|don't|grants? permission|prevents? (?:the|users?|this)|forbids?|allows? (?:to|the|users?|this|[a-z]+ing)|when enabled,)\b",
    ),
    strong(Says::Number, &["version"], concat!(start!(), r"(?:[a-z]+ )?version counter\b")),
    fair(Says::Number, &["quota"], concat!(start!(), r"quota (?:value|limit)\b")),
    fair(Says::Number, &["time-to-live", "time to live"], r"\bin number of (?:seconds|minutes|hours|days)\b"),
    strong(
        Says::Number,
        &["number of", "amount of", "count of"],
        concat!(
            start!(),
            r"(?:(?:maximum|minimum|total|desired|max|min|initial|target|current|static|fixed|default|whole|integer|approximate|percentage|average|exact|expected|additional|allowed|concurrent|consecutive) )*(?:number|amount|count) of\b"
        ),
    ),
    fair(
        Says::Number,
        &[
            "in seconds",
            "in minutes",
            "in hours",
            "in days",
            "in milliseconds",
            "in gi",
            "in gb",
            "in mi",
            "in mb",
            "in bytes",
            "in kb",
            "in ki",
        ],
        r"\bin (?:whole )?(?:seconds|minutes|hours|days|milliseconds|gibibytes?|gibs?|gigabytes?|gbs?|mibs?|mebibytes?|megabytes?|mbs?|bytes|kbs?|kibs?|kilobytes|gbps|mbps|mib/s)\b|\((?:in )?(?:seconds|minutes|hours|days|milliseconds|gib|gb|mib|mb|kib|kb|bytes)\)",
    ),
    fair(
        Says::Number,
        &["maximum", "minimum"],
        concat!(
            start!(),
            r"(?:maximum|minimum) (?:[a-z-]+ ){0,3}(?:size|value|capacity|time|amount|length|age|duration|limit|percentage|bandwidth|interval|period|units?|throughput|ttl|iops|concurrency|port)\b"
        ),
    ),
    fair(
        Says::Number,
        &["number"],
        r"\bthe number of (?:seconds|minutes|hours|days)\b|\bexpressed as a number\b",
    ),
    fair(
        Says::Number,
        &["percent"],
        concat!(
            start!(),
            r"(?:[a-z]+ ){0,3}percent(?:age)?(?: [`\d.]+\s?[-–]\s?[`\d.]+)? (?:of|that|for|value)\b"
        ),
    ),
    fair(
        Says::Number,
        &["how many", " count"],
        r"^(?:(?:specif|determin|indicat|control|defin|limit)[a-z]* )?how many\b|^(?:the )?(?:[a-z0-9-]+ ){1,4}count(?: of| on| for| in|\.|$)",
    ),
    fair(Says::Number, &["index of"], concat!(start!(), r"(?:[a-z]+ )?index of\b")),
    fair(Says::Number, &["as a percentage"], r"\bas a percentage\b"),
    fair(Says::Number, &["integer"], r"\b(?:an?|as an?|positive|non-negative) integer\b|^integer\b"),
    fair(
        Says::Number,
        &["port"],
        concat!(
            start!(),
            "(?:",
            word!(),
            r" ){0,3}port(?: number)?(?: on| of| to| that| for| used| number|\.|$)"
        ),
    ),
    weak(
        Says::Text,
        &["arn", "resource name"],
        concat!(
            start!(),
            r"(?:[a-z0-9-]+ ){0,4}(?:arn|amazon resource name(?: \(arn\))?)(?: of| for| that|\.|,|$| to)"
        ),
    ),
    noun(
        Says::Text,
        &[
            "id",
            "name",
            "identifier",
            "description",
            "type",
            "version",
            "prefix",
            "path",
            "url",
            "uri",
            "status of",
            "state of",
            "slug",
        ],
        concat!(
            start!(),
            r"(?:[a-z0-9'-]+ ){0,3}(?:u?u?id|name|identifier|slug|description|type|version|prefix|path|url|uri|alias|title|hostname|region|username|password|status|state) (?:of|for|to|that|which|used|given|assigned)\b"
        ),
    ),
    // "in the format UID:GID"
    strong(Says::Text, &["in the form"], r"\bin the form(?:at)? (?:of )?[`<{]?[a-z]+[>}]?[:/]"),
    weak(Says::Text, &["string"], r"^(?:an? |the )?(?:[a-z-]+ ){0,2}string\b"),
];

/// What the elements of a list or a set are.
static ELEMENT: [(Says, Pattern); 4] = [
    (
        Says::Number,
        Pattern::new(
            &["of"],
            r"\b(?:list|set|array|collection|one or more)(?: of)? (?:[a-z-]+ )?(?:numbers|integers|ports|port numbers|integer|number|account numbers as numbers)\b",
        ),
    ),
    (Says::Bool, Pattern::new(&["of"], r"\b(?:list|set|array) of (?:booleans|bools)\b")),
    (Says::Map, Pattern::new(&["of"], r"\b(?:list|set|array) of (?:[a-z-]+ )?(?:maps|key[-/]value)\b")),
    (Says::List, Pattern::new(&["of"], r"\b(?:list|set|array) of (?:[a-z-]+ )?(?:lists|arrays)\b")),
];

/// The type that a text states, with what outspeaks it.
pub(super) fn read(sentence: &Sentence<'_>) -> Option<(Statement, Strength)> {
    // Later sentences say of themselves only what `true` does.
    // "Whether the list of …" says something about a list.
    let asks = |found: &str| [" if ", "whether "].iter().any(|word| found.contains(word));
    let (phrase, found) = PHRASES
        .iter()
        .filter(|phrase| sentence.first || matches!(phrase.says, Says::Bool | Says::Form))
        .filter_map(|phrase| phrase.pattern.find(&sentence.lower).map(|found| (phrase, found)))
        .find(|(phrase, found)| matches!(phrase.says, Says::Bool) || !asks(found.as_str()))?;
    if sentence.in_code(found.start()) && !found.as_str().starts_with('`') {
        return None;
    }
    if !sentence.first
        && !matches!(phrase.says, Says::Form)
        && (!found.as_str().contains("true") || sentence.speaks_of_another(found.end()))
    {
        return None;
    }
    // "If `other` is `true`, …" says what the other one is.
    let mut named =
        sentence.ticks.iter().filter(|tick| tick.outer.end <= found.end()).map(|tick| sentence.code(tick));
    if found.as_str().contains("true")
        && named.any(|name| name != sentence.around.subject && sentence.is_declared(name))
    {
        return None;
    }
    let element = || {
        ELEMENT
            .iter()
            .find(|(_, pattern)| pattern.is_match(&sentence.lower))
            .map_or(Type::String, |(says, _)| simple(*says))
    };
    let ty = match phrase.says {
        Says::Nothing => return None,
        Says::List => Type::List(Box::new(element())),
        Says::Set => Type::Set(Box::new(element())),
        says => simple(says),
    };
    if outspoken_by_name(sentence.around.subject, &ty, phrase.strength, &sentence.lower) {
        return None;
    }
    let mut statement = sentence.state(Claim::Type(ty), found.range());
    if phrase.strength == Strength::Noun {
        statement.evidence = Evidence::Noun;
    }
    Some((statement, phrase.strength))
}

/// Whether the name is the better witness. "The ID of the subnets" is no single string when the name is a plural;
/// `tags` are a map even where the text calls them a list; "specifies whether" on a `…_status` introduces a word.
fn outspoken_by_name(subject: &str, ty: &Type, strength: Strength, lower: &str) -> bool {
    match (firm_type_of_name(subject), ty) {
        // A list of strings is none of pairs.
        (Some(Type::Map(_)), Type::List(_) | Type::Set(_)) => !STRINGS.is_match(lower),
        // What happens to labels is no map of them: "Indicates whether the labels are merged".
        (Some(Type::Map(_)), Type::Bool) => strength <= Strength::Weak && !lower.contains("whether"),
        // A point in time is written as a text, whatever it is counted in.
        (Some(Type::String), Type::Number) if subject.ends_with("_at") => true,
        (Some(named), stated) => strength <= Strength::Weak && named != *stated,
        (None, _) => false,
    }
}

static STRINGS: Pattern =
    Pattern::new(&["string"], r"\b(?:list|set|array|collection) of (?:[a-z-]+ ){0,2}strings?\b");

fn simple(says: Says) -> Type {
    let text = || Box::new(Type::String);
    match says {
        Says::Text | Says::Form | Says::Nothing => Type::String,
        Says::Number => Type::Number,
        Says::Bool => Type::Bool,
        Says::List => Type::List(text()),
        Says::Set => Type::Set(text()),
        Says::Map => Type::Map(text()),
        Says::MapOfNumbers => Type::Map(Box::new(Type::Number)),
        Says::MapOfBools => Type::Map(Box::new(Type::Bool)),
        Says::MapOfLists => Type::Map(Box::new(Type::List(text()))),
    }
}

#[cfg(test)]
mod tests;
