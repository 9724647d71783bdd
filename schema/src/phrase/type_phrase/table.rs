//! The patterns of phrases that state a type.

use super::super::pattern::Pattern;
use super::{Says, Strength};

/// What a pattern says where it fits.
pub(super) struct Phrase {
    pub(super) says: Says,
    pub(super) strength: Strength,
    pub(super) pattern: Pattern,
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
pub(super) static PHRASES: [Phrase; 77] = [
    // Whatever else such a sentence speaks of, its argument is a switch.
    strong(
        Says::Bool,
        &["true", "false"],
        "^(?:if|when|set)(?: this)?(?: optional)?(?: value| option| argument| flag| parameter)?(?: is)?(?: set)?(?: to)? [`\"']?(?:true|false)[`\"']?\\b|^[`\"']?true[`\"']? +(?:if|when|unless)\\b",
    ),
    strong(
        Says::Bool,
        &["is true"],
        r"^if (?:the|this) (?:field|value|flag|option|argument|parameter|property) is true\b",
    ),
    strong(
        Says::Text,
        &["separated", "delimited"],
        r"\b(?:comma|space|semicolon|colon|pipe|newline)[ -](?:separated|delimited)\b|\bdelimited (?:list|string)|\bseparated by (?:comma|space|semicolon|colon|pipe|newline)s?\b",
    ),
    strong(
        Says::Text,
        &["json"],
        concat!(
            start!(),
            r"(?:valid |escaped |inline )*json(?:[ -](?:encoded|formatted|serialized|string|document|object|text|array|schema|format|mapping))+"
        ),
    ),
    strong(
        Says::Text,
        &["yaml", "xml", "toml"],
        concat!(
            start!(),
            r"(?:valid |escaped |inline )*(?:yaml|xml|toml)(?:[ -](?:encoded|formatted|string|document|text))+"
        ),
    ),
    strong(
        Says::Form,
        &["quoted"],
        r"\b(?:must|should|has to|needs to) be (?:quoted|enclosed in (?:double )?quotes|(?:a|passed as a) quoted string)\b",
    ),
    strong(
        Says::Text,
        &["json", "policy document"],
        r"\bjson[ -]?(?:encoded|formatted|string|document|text)\b|\b(?:policy document|policy json|as json|in json format|valid json|json policy)\b",
    ),
    strong(
        Says::Form,
        &[
            "duration",
            "timespan",
            "terminated by",
            "ending with",
            "suffix",
            "fractional digits",
            "as a string",
            "3339 format",
        ],
        r"\b(?:represented|encoded|written|given|formatted|expressed|specified) as a string\b|\bin rfc ?3339 format\b|\bvalid duration strings?\b|\(duration string\)|\bstrings? with (?:an? )?(?:duration )?suffix\b|\btime[- ]suffixed strings?\b|\bvalid (?:go|golang) duration\b|\b(?:go|golang) duration (?:format|strings?|syntax)\b|\bas a (?:go |golang )?duration string\b|\bin (?:the )?iso[ -]?8601 (?:duration )?format\b|\biso[ -]?8601 (?:timespan|duration)\b|\b(?:terminated by|ending with) [`']?s\b|\bfractional digits\b",
    ),
    strong(
        Says::Form,
        &["separated", "delimited"],
        r"\b(?:can|may|must|should) be an? (?:comma|space|semicolon|colon|pipe|newline)[ -](?:separated|delimited) (?:list|string)",
    ),
    strong(
        Says::Form,
        &["is a json"],
        r"\b(?:this|it|value) is an? json(?:-encoded)? (?:string|document|object|text)\b",
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
        &["lists", "map of list", "map of set"],
        concat!(
            start!(),
            r"(?:key-value )?map(?:ping)? of (?:[a-z]+ )?lists\b|",
            start!(),
            r"map of (?:list|set) of"
        ),
    ),
    strong(
        Says::MapOfNumbers,
        &["map of numbers", "map of integers"],
        concat!(start!(), r"map of (?:numbers|integers)\b"),
    ),
    strong(Says::MapOfBools, &["map of bool"], concat!(start!(), r"map of (?:bools?|booleans?)\b")),
    strong(
        Says::Map,
        &[
            "map",
            "key-value",
            "key/value",
            "key value",
            "key:value",
            "key=value",
            "value pairs",
            "values pairs",
        ],
        concat!(
            start!(),
            r"(?:[a-z]+\s+){0,2}?(?:(?:string )?map(?:s)?(?: of\b| from\b| containing\b| that\b| with\b| used\b|ping (?:of|from|that)\b|$|\.|,)|mappings? of\b|key[-/:=]values?(?: string)?(?: map| pairs?| tags| mapping)?\b|key values?(?: string)? (?:map|pairs?|tags|mapping)\b|(?:set|list|collection|one or more) (?:of )?key[-/: ]value pairs?|(?:names?|keys?) and values? pairs\b)"
        ),
    ),
    strong(
        Says::Map,
        &[
            "key-value",
            "key/value pairs",
            "key value pairs",
            "string map",
            "name-value pairs",
            "a map of ",
            "map of strings",
            "map whose",
        ],
        r"\bkey[-/: ]value (?:map|pairs)\b|\b(?:serialized|as a) map of strings\b|^(?:an? )?map whose\b|\bkey-value form\b|\bstring map\b|\b(?:as name-value pairs|(?:as|with) a map of)\b",
    ),
    strong(
        Says::MapForm,
        &["map", "object containing a list of", "format"],
        r"\bobject containing a list of\b|\bin key: ?value format\b|`?\bmap\[string\]string\b|\b(?:must|should|can|may) be (?:an? )?(?:list or )?map containing\b",
    ),
    strong(Says::Set, &["set of"], concat!(start!(), r"(?:[a-z]+\s+){0,2}?set of\b")),
    strong(
        Says::List,
        &["list of", "array of", "lists of", "collection of", "sequence of"],
        concat!(start!(), r"(?:[a-z-]+\s+){0,3}?(?:lists?|array|collection|sequence) of\b"),
    ),
    strong(
        Says::List,
        &["list", "array"],
        r"^(?:an? |the )?(?:ordered |unordered )?(?:list|array) (?:containing|that|with|specifying|to)\b|\b(?:as|is|specif(?:y|ies)|contains|provides|accepts) an? (?:(?:ordered|unordered|string) )?(?:list|array) of\b|; an? (?:list|array) of\b",
    ),
    fair(
        Says::ListForm,
        &["multiple values", "more than one value", "several values"],
        r"\bif you (?:specify|provide|supply|give|set|list) (?:multiple|more than one|several) values?\b",
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
    strong(Says::List, &["from this list"], r"\bfrom this list\b"),
    strong(Says::Form, &["for a range"], r"`\d+-\d+` for a range\b"),
    strong(
        Says::ListForm,
        &["each element", "each entry", "each item"],
        r"^each (?:element|entry|item) (?:can|may|must|should) be\b",
    ),
    strong(Says::Text, &["percent"], r"\bnumber or (?:a )?percent(?:age)?\b"),
    strong(Says::List, &["chain of"], concat!(start!(), r"chain of [a-z]+ (?:references|ids|names)\b")),
    strong(Says::Bool, &["boolean", "bool"], r"\bboolean\b|^bool\b"),
    // Both words are named: the default among them may stand in quotes.
    strong(Says::Bool, &["true"], "\\b(?:must be|either|one of) [`\"']?true[`\"']? or [`\"']?false\\b"),
    weak(
        Says::Bool,
        &["true"],
        "\\b(?:if|when|set to|set this to|is|while set) [`\"']?true[`\"']?[ ,]|\\bset (?:this )?(?:value )?to [`\"']?true[`\"']?\\b|\\b(?:must be|either) [`\"']?true[`\"']? or [`\"']?false\\b|\\b(?:will be|returns|is) [`\"']?true[`\"']? (?:if|when)\\b",
    ),
    fair(Says::Bool, &["whether"], r"^(?:(?:optionally|optional),? )?whether\b"),
    // "If this lamp can be dimmed." is a condition of nothing.
    weak(
        Says::Bool,
        &["if this ", "if the "],
        r"^if (?:this|the) (?:[a-z0-9-]+ ){1,3}(?:is|are|has|have|can|was|were|supports?|publishes|allows|uses|requires) [^,]*$",
    ),
    fair(
        Says::Bool,
        &["flag to", "this flag", "bool"],
        r"^(?:an? )?(?:optional )?(?:flag to|bool)\b|^this flag\b",
    ),
    weak(
        Says::Bool,
        &["whether", "flag"],
        concat!(
            r"^(?:(?:optionally |optional |this )?(?:specif|indicat|determin|control|defin|choos|set|toggle|configur|flag|switch|option|decid|describ|identif|tells?)[a-z]*(?: to (?:specify|indicate|determine|control))?(?: flag)?(?: that)?(?: specif[a-z]*| indicat[a-z]*| determin[a-z]*| control[a-z]*)?\s+)?(?:if or )?whether\b|",
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
        &[" if ", "indicates that", "specifies that", "on/off", "up/down"],
        r"^(?:specif(?:ies|y)|indicates?|determines?|controls?) if\b|^(?:indicates|specifies) that\b|\bon/off\b|\bup/down (?:status|state)\b",
    ),
    // A question is answered by yes or no, whatever is called with full stops in it.
    fair(
        Says::Bool,
        &["?"],
        r"^(?:is|are|was|were|should|does|do|has|have|can|will|must|may)\b(?:[^.]|\.[a-z0-9])*\?",
    ),
    fair(
        Says::Bool,
        &[
            "if set",
            "if this is set",
            "when set",
            "if enabled",
            "when enabled",
            "if it is set",
            "set this flag",
        ],
        r"^(?:if|when) (?:this is |it is )?(?:set|enabled),? (?:only|allows?|enables?|disables?|opts?|prevents?|forces?|there|records?|causes?|the default|transaction|restores?|this [a-z]+ (?:is|will))\b|\bset this flag\b",
    ),
    fair(
        Says::Bool,
        &["enabled by default", "disabled by default"],
        r"^(?:enabled|disabled) by default\b|^(?:is|it is|this is) (?:enabled|disabled) by default\b",
    ),
    weak(
        Says::Bool,
        &["do not", "don't", "forbid", "prevents", "allow", "when enabled,"],
        r"^(?:do not|don't|prevents? (?:the|users?|this)|forbids?|allows? (?:to|the|users?|this|[a-z]+ing))\b|^when enabled,",
    ),
    // What is done when the argument is on.
    fair(
        Says::Bool,
        &["force ", "adds ", "send ", "require ", "denotes "],
        r"^(?:force|adds|send|denotes this)\b|^require [^.,`]*\bto be\b",
    ),
    fair(Says::Bool, &["permission"], r"^(?:grants?|removes?) (?:all )?permissions?\b"),
    fair(Says::Bool, &[" or not"], r"^is [^.,;]+ or not\b"),
    strong(Says::Number, &["version counter"], concat!(start!(), r"(?:[a-z]+ )?version counter\b")),
    fair(Says::Number, &["quota"], concat!(start!(), r"(?:per-[a-z]+ )?quota (?:value|limit|on)\b")),
    fair(Says::Number, &["time-to-live", "time to live"], r"\bin number of (?:seconds|minutes|hours|days)\b"),
    strong(
        Says::Number,
        &["number of", "amount of", "count of"],
        concat!(
            r"\(number of |",
            start!(),
            r"(?:(?:maximum|minimum|total|desired|max|min|initial|target|current|static|fixed|default|whole|integer|approximate|percentage|average|exact|expected|additional|allowed|concurrent|consecutive) )*(?:number|amount|count) of\b"
        ),
    ),
    fair(
        Says::Number,
        &[
            "in seconds",
            "in hours",
            "in days",
            "in g",
            "in mi",
            "in me",
            "in mb",
            "in mhz",
            "in nano",
            "in bytes",
            "in k",
            "in tb",
            "in ti",
            "in te",
            "in whole",
            "in us dollars",
        ],
        r"\bin (?:whole )?(?:seconds|minutes|hours|days|milliseconds|microseconds|nanoseconds|gibibytes?|gibs?|gigabytes?|gbs?|mibs?|mebibytes?|megabytes?|mbs?|bytes|kbs?|kibs?|kilobytes|gbps|mbps|mib/s|ghz|mhz|tbs?|tibs?|terabytes|tebibytes|us dollars)\b",
    ),
    fair(
        Says::Number,
        &["seconds)", "minutes)", "hours)", "days)", "gib)", "gb)", "mib)", "mb)", "kib)", "kb)", "bytes)"],
        r"\((?:in )?(?:seconds|minutes|hours|days|milliseconds|gib|gb|mib|mb|kib|kb|bytes)\)",
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
        r"\bthe number of (?:seconds|minutes|hours|days)\b|\b(?:this|given|specified) number of (?:milliseconds|seconds|minutes|hours|days)\b|\bexpressed as (?:a|the) number\b",
    ),
    fair(
        Says::NumberForm,
        &["incremented", "is always"],
        r"\b(?:is|automatically|be|gets) incremented\b|^this (?:value )?is always \d",
    ),
    fair(Says::Number, &["measured in"], r"\bmeasured in (?:the )?(?:[a-z]+ )?units?\b"),
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
    fair(
        Says::Number,
        &["seconds", "minutes", "hours", "days"],
        r"^(?:the )?(?:milliseconds|seconds|minutes|hours|days) (?:between|before|after|until|to (?:wait|keep|retain|sleep|pause|delay|hold|allow))\b",
    ),
    // "The version of the lid, starts at one": a count, whatever else versions are.
    fair(Says::Number, &["starts at"], r"\b(?:starts|starting) at (?:zero|one|`?[01]`?)(?:[ ,.]|$)"),
    fair(Says::Number, &["minute of", "minutes of"], concat!(start!(), r"minutes? of\b")),
    fair(Says::Number, &["start of", "end of"], concat!(start!(), r"(?:start|end) of (?:the|this) range\b")),
    // What networks, disks and systems count their own by.
    fair(
        Says::Number,
        &["vlan", "segmentation", "logical unit", "posix", "uid", "gid"],
        concat!(
            start!(),
            r"(?:[a-z0-9.]+ ){0,2}(?:vlan (?:id|tag)|segmentation (?:id|identifier)|logical unit number|posix (?:user|group) id)\b|\bspecified (?:user|group) id \([ug]id\)"
        ),
    ),
    fair(
        Says::Number,
        &["identifier number", "unique number", "number that"],
        concat!(
            start!(),
            r"(?:unique number|(?:unique )?number that (?:uniquely )?identifies|unique identifier number)\b"
        ),
    ),
    // Others state no size, and are as often texts.
    fair(Says::Number, &["-bit asn"], r"\b(?:16|32)-bit asn\b"),
    // A length of time that is a count, and no `1h`.
    fair(
        Says::NumberForm,
        &["integer seconds", "unquoted"],
        r"\binteger (?:seconds|minutes|hours|days)\b|\bunquoted (?:integer|number)\b",
    ),
    // Those of HTTP are as often texts.
    fair(Says::Number, &["status code"], concat!(start!(), r"status code\b")),
    fair(Says::Number, &["index of"], concat!(start!(), r"(?:[a-z]+ )?index of\b")),
    fair(Says::Number, &["as a percentage"], r"\bas a percentage\b"),
    fair(
        Says::Number,
        &["integer", "positive number"],
        r"\b(?:an?|as an?|positive|non-negative) integer\b|^integer\b|\bpositive number\b",
    ),
    fair(
        Says::Number,
        &["port"],
        concat!(
            start!(),
            "(?:",
            word!(),
            r" ){0,3}port(?: number)?(?: on| of| to| that| for| used| number| -|\.|$)"
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
    // "in the format UID:GID", "in the format of `10-20`", "in `abc` form"
    strong(
        Says::Text,
        &["in the form", "` form"],
        r"\bin the form(?:at)? (?:of )?[`<{]?(?:[a-z]+[>}]?[:/]|\d+-\d)|\bin (?:the )?`[^`]+` form\b",
    ),
    weak(Says::Text, &["string"], r"^(?:an? |the )?(?:[a-z-]+ ){0,2}string\b"),
    noun(
        Says::Text,
        &["level", "range", "degree", "keyspace", "operation to", "value that"],
        concat!(
            start!(),
            r"(?:(?:[a-z-]+ )?(?:level|range|degree|keyspace) (?:of|for)|operation to|value that)\b"
        ),
    ),
];

/// What the elements of a list or a set are.
pub(super) static ELEMENT: [(Says, Pattern); 4] = [
    (
        Says::Number,
        Pattern::new(
            &["of", "as "],
            r"\bas (?:integers|numbers)\b|\b(?:list|set|array|collection|one or more)(?: of)? (?:[a-z-]+ )?(?:numbers|integers|ports|port numbers|integer|number|account numbers as numbers)\b",
        ),
    ),
    (Says::Bool, Pattern::new(&["of bool"], r"\b(?:list|set|array) of (?:booleans|bools)\b")),
    (
        Says::Map,
        Pattern::new(
            &["maps", "key-value", "key/value"],
            r"\b(?:list|set|array) of (?:[a-z-]+ )?(?:maps|key[-/]value)\b",
        ),
    ),
    (
        Says::List,
        Pattern::new(&["lists", "arrays"], r"\b(?:list|set|array) of (?:[a-z-]+ )?(?:lists|arrays)\b"),
    ),
];
