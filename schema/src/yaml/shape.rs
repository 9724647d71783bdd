//! What may stand where, as data: one table validates documents, makes the JSON Schema for editors, and names the keys
//! that the reader looks up.

use super::node::{Entry, Node, Value, shorten};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Location;
use crate::suggest;

/// What may stand at a node.
#[derive(Debug)]
pub(crate) enum Shape {
    /// A string.
    Text,
    /// A string of a certain form.
    TextFormat(&'static TextFormat),
    /// One of these words.
    Word(&'static [&'static str]),
    /// `true` or `false`.
    Bool,
    /// A whole number from 0.
    Count,
    /// A number.
    Number,
    /// A string, a number or a boolean, taken as it is written.
    Scalar,
    /// Nothing at all.
    Null,
    /// Any value.
    Literal,
    /// A list of these.
    List(&'static Shape),
    /// A mapping with these keys.
    Object(&'static Object),
    /// A mapping with any keys.
    Map(&'static Shape),
    /// One of these. No two of them are the same kind of node, so that the node says which was meant.
    Either(&'static [Shape]),
}

/// A form of text.
#[derive(Debug)]
pub(crate) struct TextFormat {
    /// What it is, after "expected".
    pub(crate) name: &'static str,
    /// The form for editors; the parser of the form is stricter.
    pub(crate) pattern: &'static str,
    /// Whether a text has the form; else what to do.
    pub(crate) check: fn(&str) -> Result<(), String>,
}

/// A mapping with known keys.
#[derive(Debug)]
pub(crate) struct Object {
    /// Name of its definition in the JSON Schema.
    pub(crate) name: &'static str,
    /// What it is, after "expected" and as the description for editors.
    pub(crate) about: &'static str,
    /// Its own keys.
    pub(crate) own: &'static [Key],
    /// Keys that it shares with other objects.
    pub(crate) shared: &'static [&'static [Key]],
    /// What may stand under other keys; nothing for most.
    pub(crate) others: Option<&'static Shape>,
    /// Of each group exactly one key must be there.
    pub(crate) one_of: &'static [&'static [&'static str]],
}

impl Object {
    /// All of its keys.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'static Key> + Clone {
        self.own.iter().chain(self.shared.iter().copied().flatten())
    }
}

/// A key of an [`Object`].
#[derive(Debug)]
pub(crate) struct Key {
    /// The key.
    pub(crate) name: &'static str,
    /// What stands under it.
    pub(crate) shape: &'static Shape,
    /// Whether it must be there.
    pub(crate) required: bool,
    /// What it is for.
    pub(crate) about: &'static str,
}

/// A key that may be left out.
pub(crate) const fn key(name: &'static str, shape: &'static Shape, about: &'static str) -> Key {
    Key { name, shape, required: false, about }
}

/// A key that must be there.
pub(crate) const fn required(name: &'static str, shape: &'static Shape, about: &'static str) -> Key {
    Key { name, shape, required: true, about }
}

/// Reports everything in `node` that does not have the shape. Readers after this one take what has its shape and pass
/// over the rest in silence.
pub(crate) fn check(node: &Node, shape: &Shape, diagnostics: &mut Diagnostics) {
    check_at(node, &node.at, shape, diagnostics);
}

/// `place` is the key of the node when it has one: that is where a missing or a long value is pointed to.
fn check_at(node: &Node, place: &Location, shape: &Shape, diagnostics: &mut Diagnostics) {
    if node.value == Value::Reported {
        return;
    }
    match shape {
        Shape::Either(alternatives) => match alternatives.iter().find(|shape| same_kind(node, shape)) {
            Some(shape) => check_at(node, place, shape, diagnostics),
            None => wrong(node, place, shape, diagnostics),
        },
        _ if !same_kind(node, shape) => wrong(node, place, shape, diagnostics),
        Shape::TextFormat(form) => {
            if let Some(Err(help)) = node.text().map(form.check) {
                let message = format!("{} is not {}", node.in_words(), form.name);
                diagnostics
                    .push(Diagnostic::new(Code::YamlInvalidValue, message, node.at.clone()).help(help));
            }
        }
        Shape::Word(words) => check_word(node, words, diagnostics),
        Shape::List(item) => node.items().iter().for_each(|n| check_at(n, &n.at, item, diagnostics)),
        Shape::Map(value) => {
            node.entries().iter().for_each(|e| check_at(&e.value, &e.at, value, diagnostics));
        }
        Shape::Object(object) => check_object(node, place, object, diagnostics),
        _ => {}
    }
}

fn check_object(node: &Node, place: &Location, object: &Object, diagnostics: &mut Diagnostics) {
    for entry in node.entries() {
        match (object.keys().find(|key| key.name == entry.key), object.others) {
            // A key with nothing under it is as good as no key, except where nothing is not enough.
            (Some(key), _) if entry.value.is_null() && !key.required => {}
            (Some(key), _) => check_at(&entry.value, &entry.at, key.shape, diagnostics),
            (None, Some(shape)) => check_at(&entry.value, &entry.at, shape, diagnostics),
            (None, None) => diagnostics.push(unknown_key(entry, object)),
        }
    }
    for key in object.keys().filter(|key| key.required && node.entry(key.name).is_none()) {
        let message = format!("the key `{}` is missing", key.name);
        let help = format!("`{}:` is {}", key.name, key.about);
        diagnostics.push(Diagnostic::new(Code::YamlMissingKey, message, place.clone()).help(help));
    }
    for group in object.one_of {
        let mut there = group.iter().filter_map(|key| node.entry(key));
        let names = group.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        match (there.next(), there.next()) {
            (None, _) => {
                let message = format!("one of the keys {names} is missing");
                diagnostics.push(Diagnostic::new(Code::YamlMissingKey, message, place.clone()));
            }
            (Some(first), Some(second)) => {
                let message = format!("`{}` and `{}` exclude each other", first.key, second.key);
                let diagnostic = Diagnostic::new(Code::YamlInvalidValue, message, second.at.clone())
                    .also(first.at.clone(), "the first of them")
                    .help(format!("keep one of {names}"));
                diagnostics.push(diagnostic);
            }
            _ => {}
        }
    }
}

fn unknown_key(entry: &Entry, object: &Object) -> Diagnostic {
    let names = || object.keys().map(|key| key.name);
    let message = format!("there is no key `{}` in {}", shorten(&entry.key), object.about);
    let help = match suggest::nearest(&shorten(&entry.key), names()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("its keys are {}", names().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")),
    };
    Diagnostic::new(Code::YamlUnknownKey, message, entry.at.clone()).help(help)
}

fn check_word(node: &Node, words: &[&str], diagnostics: &mut Diagnostics) {
    let Some(text) = node.text() else { return };
    if words.contains(&text) {
        return;
    }
    let message = format!("`{}` is none of the words that may stand here", shorten(text));
    let all = words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ");
    let help = match suggest::nearest(&shorten(text), words.iter().copied()) {
        Some(word) => format!("did you mean `{word}`? The words are {all}"),
        None => format!("the words are {all}"),
    };
    diagnostics.push(Diagnostic::new(Code::YamlInvalidValue, message, node.at.clone()).help(help));
}

fn same_kind(node: &Node, shape: &Shape) -> bool {
    match shape {
        Shape::Text | Shape::TextFormat(_) | Shape::Word(_) => node.text().is_some(),
        Shape::Bool => node.bool().is_some(),
        Shape::Count => node.to_json().is_some_and(|v| v.is_u64()),
        Shape::Number => node.to_json().is_some_and(|v| v.is_number()),
        Shape::Scalar => node.scalar_text().is_some(),
        Shape::Null => node.is_null(),
        Shape::Literal => true,
        Shape::List(_) => matches!(node.value, Value::List(_)),
        Shape::Object(_) | Shape::Map(_) => matches!(node.value, Value::Map(_)),
        Shape::Either(alternatives) => alternatives.iter().any(|shape| same_kind(node, shape)),
    }
}

fn wrong(node: &Node, place: &Location, shape: &Shape, diagnostics: &mut Diagnostics) {
    let at = if node.scalar().is_some() && !node.is_null() { &node.at } else { place };
    let message = format!("found {}, expected {}", node.in_words(), in_words(shape));
    let mut diagnostic = Diagnostic::new(Code::YamlWrongType, message, at.clone());
    let wants_text = matches!(shape, Shape::Text | Shape::TextFormat(_) | Shape::Word(_));
    if let Some(text) = node.scalar_text().filter(|_| wants_text) {
        diagnostic = diagnostic.help(format!("put it in quotes: \"{}\"", shorten(text)));
    } else if matches!(shape, Shape::Bool) {
        match node.text() {
            Some("yes" | "Yes" | "on" | "On") => diagnostic = diagnostic.help("write `true`"),
            Some("no" | "No" | "off" | "Off") => diagnostic = diagnostic.help("write `false`"),
            _ => {}
        }
    }
    diagnostics.push(diagnostic);
}

/// A shape after "expected".
fn in_words(shape: &Shape) -> String {
    match shape {
        Shape::Text => "a text".to_owned(),
        Shape::TextFormat(form) => form.name.to_owned(),
        Shape::Word(words) => {
            format!("one of {}", words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", "))
        }
        Shape::Bool => "`true` or `false`".to_owned(),
        Shape::Count => "a whole number from 0".to_owned(),
        Shape::Number => "a number".to_owned(),
        Shape::Scalar => "a text, a number or a boolean".to_owned(),
        Shape::Null => "nothing".to_owned(),
        Shape::Literal => "a value".to_owned(),
        Shape::List(_) => "a list".to_owned(),
        Shape::Map(_) => "a mapping".to_owned(),
        Shape::Object(object) => object.about.to_owned(),
        Shape::Either(alternatives) => alternatives.iter().map(in_words).collect::<Vec<_>>().join(", or "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;
    use crate::yaml::parse::parse;

    static PET: Object = Object {
        name: "pet",
        about: "a pet",
        own: &[
            required("name", &Shape::Text, "what it answers to"),
            key("legs", &Shape::Count, "how many it stands on"),
            key("kind", &Shape::Word(&["cat", "dog"]), "what it is"),
            key("friends", &Shape::List(&Shape::Object(&PET)), "whom it plays with"),
            key("tame", &Shape::Bool, "whether it bites"),
        ],
        shared: &[],
        others: None,
        one_of: &[],
    };

    fn said(text: &str) -> Vec<String> {
        let mut diagnostics = Diagnostics::new();
        for node in parse(&SourceFile::new("a.yaml", text), &mut diagnostics) {
            check(&node, &Shape::Object(&PET), &mut diagnostics);
        }
        let line = |d: &Diagnostic| {
            let at = &d.labels[0].at;
            let help = d.help.as_deref().unwrap_or("-");
            format!("{} {}:{} {} ({help})", d.code, at.line, at.column, d.message)
        };
        diagnostics.into_sorted().iter().map(line).collect()
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let text =
            "name: 5\nleg: 4\nlegs: -1\nkind: doge\ntame: yes\nfriends:\n  - name: A\n  - legs: 2\n  - x\n";
        assert_eq!(
            said(text),
            [
                "yaml-wrong-type 1:7 found the number `5`, expected a text (put it in quotes: \"5\")",
                "yaml-unknown-key 2:1 there is no key `leg` in a pet (did you mean `legs`?)",
                "yaml-wrong-type 3:7 found the number `-1`, expected a whole number from 0 (-)",
                "yaml-invalid-value 4:7 `doge` is none of the words that may stand here (did you mean `dog`? The words are `cat`, `dog`)",
                "yaml-wrong-type 5:7 found the text `yes`, expected `true` or `false` (write `true`)",
                "yaml-missing-key 8:5 the key `name` is missing (`name:` is what it answers to)",
                "yaml-wrong-type 9:5 found the text `x`, expected a pet (-)",
            ]
        );
    }

    #[test]
    fn a_good_document_is_passed_in_silence() {
        assert_eq!(said("name: A\nlegs:\nfriends: [{name: B, kind: cat}]\n"), Vec::<String>::new());
    }
}
