//! Facts from uses: what the examples of a document say about its own type.

use super::declared::Declared;
use super::placeholder::stands_for_a_value;
use super::uses::{Body, Entry, ExampleValue, Use};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::{Claim, DocumentFacts, Fact, Subject};
use crate::model::{BlockId, BlockSyntax, Evidence, ExampleLanguage, Nesting, Presence, ResourceKind, Type};
use crate::suggest::nearest;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// What the uses say about the type that `document` describes, and which names they set that it does not declare.
///
/// Names are looked up in the document's own facts, so its sections must be linked to their arguments before. Each
/// statement is given once, with the first place that makes it.
///
/// What leaves no choice (two blocks of one name, a Python list of a nested class, a word where a number could stand, a
/// value that the converter turned into a string because the schema asks for one) is [`Evidence::Shape`]; what Terraform
/// would also take for another type, and a block that stands only once, is [`Evidence::Example`].
///
/// ```
/// use ferroform_schema::example::{facts, read};
/// use ferroform_schema::facts::{Claim, DocumentFacts, Fact, Subject};
/// use ferroform_schema::model::{BlockId, Evidence, Example, ExampleLanguage, ResourceKind, Type};
/// use ferroform_schema::source::{SourceFile, Span};
///
/// let code = "resource \"aws_lamp\" \"desk\" {\n  watts = 40\n  colour = \"red\"\n}\n";
/// let file = SourceFile::new("lamp.md", code);
/// let at = file.location(Span::new(0, code.len() as u32));
/// let watts = Subject::Argument(BlockId::root(), "watts".to_owned());
/// let document = DocumentFacts {
///     kind: ResourceKind::Resource,
///     type_name: "aws_lamp".to_owned(),
///     named_at: at.clone(),
///     facts: vec![Fact::new(watts.clone(), Claim::Declared, Evidence::Marker, at.clone())],
/// };
/// let example = Example { title: None, language: ExampleLanguage::Hcl, code: code.to_owned(), at };
/// let (uses, _) = read(&example, "aws_lamp");
/// let (facts, diagnostics) = facts(&uses, &document);
/// assert_eq!((&*facts[0].subject, &facts[0].claim), (&watts, &Claim::Type(Type::Number)));
/// assert_eq!(facts[0].basis.at.to_string(), "lamp.md:2:3-2:13");
/// assert_eq!(diagnostics[0].message, "an example sets `colour`, which the document does not declare");
/// ```
#[must_use]
pub fn facts(uses: &[Use], document: &DocumentFacts) -> (Vec<Fact>, Vec<Diagnostic>) {
    let mut findings = Findings {
        declared: Declared::of(&document.facts),
        language: ExampleLanguage::Hcl,
        facts: Vec::new(),
        diagnostics: Vec::new(),
        said: HashMap::new(),
        undeclared: BTreeSet::new(),
    };
    let own = |found: &&Use| found.kind == document.kind && found.type_name == document.type_name;
    for found in uses.iter().filter(own) {
        findings.language = found.language.clone();
        findings.body(&BlockId::root(), &found.body, Some(found));
    }
    if document.kind == ResourceKind::DataSource {
        findings.only_key();
    }
    (findings.facts, findings.diagnostics)
}

struct Findings<'a> {
    declared: Declared<'a>,
    language: ExampleLanguage,
    facts: Vec<Fact>,
    diagnostics: Vec<Diagnostic>,
    /// Which of the facts are about what, so that everything is said once.
    said: HashMap<Arc<Subject>, Vec<usize>>,
    undeclared: BTreeSet<(BlockId, String)>,
}

impl Findings<'_> {
    /// A body of the block `id`; `top` for the body of a declaration itself.
    fn body(&mut self, id: &BlockId, body: &Body, top: Option<&Use>) {
        // An example that does without what must be set is one of another version.
        let outdated = self.declared.required(id).any(|name| body.named(name).next().is_none());
        for (name, entries) in body.by_name() {
            if !self.declared.argument(id, name) {
                let meta = top.is_some_and(|found| found.is_meta_argument(name));
                let Some(first) = entries.first().filter(|_| !meta) else { continue };
                self.undeclared(id, first);
                if outdated || !self.is_believed(id, name) {
                    continue;
                }
                self.push(id, first, Claim::Declared, Evidence::Example);
            }
            self.nesting(id, name, &entries);
            if self.shows_members(id, name, &entries) {
                self.members(id, name, &entries);
                continue;
            }
            for entry in entries {
                self.literal(id, entry, body);
                if let Some(inner) = self.declared.block(id, name).cloned() {
                    for nested in entry.value.bodies() {
                        self.body(&inner, nested, None);
                    }
                }
            }
        }
    }

    /// What is looked up must be named: where a page of a data source declares no argument at all and its examples set one,
    /// that one is required.
    fn only_key(&mut self) {
        let root = BlockId::root();
        let set = |fact: &&Fact| {
            fact.claim == Claim::Declared
                && matches!(&*fact.subject, Subject::Argument(block, _) if *block == root)
        };
        let mut keys = self.facts.iter().filter(set);
        let (Some(key), None) = (keys.next(), keys.next()) else { return };
        if self.declared.arguments(&root).next().is_none() {
            let required = Claim::Presence(Presence::Required);
            let fact = Fact::new(Arc::clone(&key.subject), required, Evidence::Example, key.basis.at.clone());
            self.facts.push(fact);
        }
    }

    /// Whether a name that only an example has is an argument all the same: examples are tried out before they are published,
    /// and lists forget. A name that is nearly one of the list is a slip of the pen, and a list that states types was
    /// made by a program, which forgets none.
    fn is_believed(&self, id: &BlockId, name: &str) -> bool {
        let arguments = || self.declared.arguments(id);
        let slip =
            || nearest(name, arguments()).is_some() || arguments().any(|known| abbreviate(name, known));
        self.language == ExampleLanguage::Hcl
            && !self.declared.states_types()
            && (self.declared.attribute(id, name) || !slip())
    }

    /// Whether the example is all there is of a block: it is written as one, and no list has its members. One without
    /// members (`plain {}`) says all that it has to say by being there.
    fn shows_members(&self, id: &BlockId, name: &str, entries: &[&Entry]) -> bool {
        let is_block = |entry: &&Entry| matches!(entry.value, ExampleValue::Block(_));
        // Old examples write maps like blocks.
        let map = self.declared.types(id, name).iter().any(|ty| matches!(ty, Type::Map(_)));
        let described = self.declared.block(id, name).is_some_and(|block| self.declared.has_members(block));
        self.language == ExampleLanguage::Hcl && !map && !described && entries.iter().all(is_block)
    }

    /// Declares the members of the block `name` as the example sets them.
    fn members(&mut self, id: &BlockId, name: &str, entries: &[&Entry]) {
        let Some(first) = entries.first() else { return };
        let inner = match self.declared.block(id, name) {
            Some(known) => known.clone(),
            None if id.is_root() => self.declared.unused(name.to_owned()),
            None => self.declared.unused(format!("{id}.{name}")),
        };
        self.push(id, first, Claim::Block(inner.clone()), Evidence::Shape);
        for body in entries.iter().flat_map(|entry| entry.value.bodies()) {
            for (name, entries) in body.by_name() {
                let Some(first) = entries.first() else { continue };
                self.push(&inner, first, Claim::Declared, Evidence::Example);
                if is_pair(body) {
                    self.push(&inner, first, Claim::Presence(Presence::Required), Evidence::Example);
                }
                self.nesting(&inner, name, &entries);
                if self.shows_members(&inner, name, &entries) {
                    self.members(&inner, name, &entries);
                } else {
                    entries.iter().for_each(|entry| self.literal(&inner, entry, body));
                }
            }
        }
    }

    /// How often the block `name` stands and how it is written.
    fn nesting(&mut self, id: &BlockId, name: &str, entries: &[&Entry]) {
        let Some(first) = entries.first() else { return };
        let hcl = self.language == ExampleLanguage::Hcl;
        let (nesting, evidence, syntax) = match first.value.bare() {
            ExampleValue::Block(_) if entries.len() > 1 => {
                (Nesting::List, Evidence::Shape, Some(BlockSyntax::Block))
            }
            // Where one pair of a name and its value is set, there can be others, and a name with several values is never alone.
            ExampleValue::Block(body) if is_pair(body) => {
                let named_values = ["name", "values"].iter().all(|name| body.named(name).next().is_some());
                let evidence = if named_values { Evidence::Shape } else { Evidence::Example };
                (Nesting::List, evidence, Some(BlockSyntax::Block))
            }
            // One block does not show that there cannot be more.
            ExampleValue::Block(_) => {
                self.push(id, first, Claim::Syntax(BlockSyntax::Block), Evidence::Shape);
                return;
            }
            ExampleValue::Repeated(_) => (Nesting::List, Evidence::Shape, hcl.then_some(BlockSyntax::Block)),
            ExampleValue::Struct(_) => (Nesting::Single, Evidence::Shape, None),
            ExampleValue::Object(_) if self.declared.block(id, name).is_some() => {
                (Nesting::Single, Evidence::Example, hcl.then_some(BlockSyntax::Attribute))
            }
            ExampleValue::List(items) => match items.first().map(ExampleValue::bare) {
                // A converter that does not know the schema puts a lone dictionary into a list.
                Some(ExampleValue::Object(_)) if !hcl && items.len() == 1 => {
                    (Nesting::List, Evidence::Example, None)
                }
                Some(ExampleValue::Struct(_) | ExampleValue::Object(_)) => {
                    (Nesting::List, Evidence::Shape, hcl.then_some(BlockSyntax::Attribute))
                }
                _ => return,
            },
            _ => return,
        };
        self.push(id, first, Claim::Nesting(nesting), evidence);
        if let Some(syntax) = syntax {
            self.push(id, first, Claim::Syntax(syntax), Evidence::Shape);
        }
    }

    /// The kind of a literal, and of what is certain about an expression.
    fn literal(&mut self, id: &BlockId, entry: &Entry, body: &Body) {
        let known = self.declared.types(id, &entry.name);
        let hcl = self.language == ExampleLanguage::Hcl;
        let Some(mut ty) = kind(&entry.value) else { return };
        let is_collection = |ty: &&Type| matches!(ty, Type::List(_) | Type::Set(_));
        let evidence = match &entry.value {
            // Nobody puts numbers of a list into quotes; where a single one stands in them, it is not so sure.
            ExampleValue::List(items)
                if items.iter().all(is_quoted) && said_to_be_numbers(known).is_some() =>
            {
                ty = said_to_be_numbers(known).unwrap_or(ty);
                Evidence::Shape
            }
            ExampleValue::Object(_) if self.declared.block(id, &entry.name).is_some() => return,
            // Terraform turns numbers and booleans into strings where a string is asked for; the converter to Python
            // has done so already.
            ExampleValue::Number(_) | ExampleValue::Bool(_) if hcl => {
                // A code is a text, although its signs are digits.
                if known.contains(&&Type::String)
                    || entry.name.ends_with("code")
                    || is_of_a_name(id, entry, body)
                {
                    return;
                }
                Evidence::Example
            }
            ExampleValue::Expression { .. } => Evidence::Example,
            ExampleValue::String(text) if stands_for_a_value(text) => Evidence::Example,
            // Of references no more than that they are several.
            ExampleValue::List(items)
                if common(items.iter()).is_none() && known.iter().any(is_collection) =>
            {
                return;
            }
            // A collection is nothing else, but of what, and whether in order, others may know better, unless they
            // know of no collection.
            ExampleValue::List(_) if !known.contains(&&Type::String) && known.iter().any(is_collection) => {
                Evidence::Example
            }
            ExampleValue::Object(_) if known.iter().any(|ty| matches!(ty, Type::Map(_))) => Evidence::Example,
            _ => Evidence::Shape,
        };
        self.push(id, entry, Claim::Type(ty), evidence);
    }

    fn push(&mut self, id: &BlockId, entry: &Entry, claim: Claim, evidence: Evidence) {
        let subject = Arc::new(Subject::Argument(id.clone(), entry.name.clone()));
        let said = self.said.entry(Arc::clone(&subject)).or_default();
        let same = |fact: &Fact| fact.claim == claim && fact.basis.evidence == evidence;
        if !said.iter().any(|at| self.facts.get(*at).is_some_and(same)) {
            said.push(self.facts.len());
            self.facts.push(Fact::new(subject, claim, evidence, entry.at.clone()));
        }
    }

    fn undeclared(&mut self, id: &BlockId, entry: &Entry) {
        let name = &entry.name;
        if !self.undeclared.insert((id.clone(), name.clone())) {
            return;
        }
        let place = if id.is_root() { String::new() } else { format!(" in `{id}`") };
        let message = if self.declared.attribute(id, name) {
            format!("an example sets `{name}`{place}, which is declared as an attribute only")
        } else {
            format!("an example sets `{name}`{place}, which the document does not declare")
        };
        let diagnostic = Diagnostic::new(Code::UndeclaredInExample, message, entry.at.clone());
        self.diagnostics.push(match nearest(name, self.declared.arguments(id)) {
            Some(near) => diagnostic.help(format!("is `{near}` meant?")),
            None => diagnostic.help("declare it in the argument reference, or correct the example"),
        });
    }
}

/// Whether two names differ by one word that is written shorter in one of them: `docs_url`, `documentation_url`.
fn abbreviate(one: &str, other: &str) -> bool {
    let mut words = one.split('_').zip(other.split('_')).filter(|(one, other)| one != other);
    let Some((first, second)) = words.next().filter(|_| words.next().is_none()) else { return false };
    let begins = |word: &str| word.get(..3).map(str::to_owned);
    one.split('_').count() == other.split('_').count()
        && one.contains('_')
        && begins(first).is_some_and(|begin| second.starts_with(&begin))
}

/// Whether an entry of a block is the value of something that is named beside it: a text, whatever is set for other names.
fn is_of_a_name(id: &BlockId, entry: &Entry, body: &Body) -> bool {
    // A name at the root is that of the resource itself.
    !id.is_root()
        && entry.name == "value"
        && ["name", "key"].iter().any(|name| body.named(name).next().is_some())
}

/// Whether a body is a name with its value, neither of which means anything without the other. Such a block is nearly
/// always one of several: of 64 in examples of a large provider, 62 may be repeated, and 61 require both.
fn is_pair(body: &Body) -> bool {
    let has = |names: [&str; 2]| body.entries.iter().any(|entry| names.contains(&entry.name.as_str()));
    body.entries.len() == 2 && has(["name", "key"]) && has(["value", "values"])
}

fn is_quoted(value: &ExampleValue) -> bool {
    matches!(value, ExampleValue::String(_))
}

/// The collection that is said to be one of numbers, as one of texts.
fn said_to_be_numbers(known: &[&Type]) -> Option<Type> {
    let texts = || Box::new(Type::String);
    known.iter().find_map(|ty| match ty {
        Type::List(element) if **element == Type::Number => Some(Type::List(texts())),
        Type::Set(element) if **element == Type::Number => Some(Type::Set(texts())),
        _ => None,
    })
}

/// The type that a value shows, where it shows one.
fn kind(value: &ExampleValue) -> Option<Type> {
    match value {
        // Terraform takes `"80"` for a number and `"true"` for a boolean, and examples use it.
        ExampleValue::String(text) => {
            let other = text.parse::<f64>().is_ok() || matches!(text.as_str(), "true" | "false");
            (!other).then_some(Type::String)
        }
        ExampleValue::Number(_) => Some(Type::Number),
        ExampleValue::Bool(_) => Some(Type::Bool),
        ExampleValue::List(items) => {
            let nested = |item: &ExampleValue| !item.bodies().is_empty();
            if items.is_empty() || items.iter().any(nested) {
                return None;
            }
            Some(Type::List(Box::new(common(items.iter()).unwrap_or(Type::String))))
        }
        ExampleValue::Object(body) => {
            let values = || body.entries.iter().map(|entry| &entry.value);
            let simple = |value: &ExampleValue| {
                !matches!(value.bare(), ExampleValue::List(_)) && value.bodies().is_empty()
            };
            if !values().all(simple) {
                return None;
            }
            // Maps hold strings nearly always; numbers in them are strings without quotes.
            let element = common(values()).filter(|element| *element != Type::Number);
            Some(Type::Map(Box::new(element.unwrap_or(Type::String))))
        }
        ExampleValue::Expression { gives, .. } => gives.clone(),
        ExampleValue::Coerced { to, .. } => Some(to.clone()),
        ExampleValue::Null | ExampleValue::Block(_) | ExampleValue::Struct(_) | ExampleValue::Repeated(_) => {
            None
        }
    }
}

/// The type of all items of a collection: their own where they agree, else strings, to which Terraform turns them;
/// nothing where no item shows one.
fn common<'a>(items: impl Iterator<Item = &'a ExampleValue>) -> Option<Type> {
    let mut kinds = items.filter_map(kind);
    let first = kinds.next()?;
    Some(if kinds.all(|kind| kind == first) { first } else { Type::String })
}

#[cfg(test)]
mod tests;
