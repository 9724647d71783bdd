//! Writing the text.

use super::FORMAT;
use super::tokens::Writer;
use crate::table::{Argument, Block, ElementKind, Nesting, Place, Stated, Table, Type};
use crate::{Bounds, CharacterSet, Check, Condition, Number, Range};

/// The text of a table.
///
/// ```
/// use ferroform_rules::table::{Argument, Block, ElementKind, Provider, Table, Type};
/// let table = Table {
///     kind: ElementKind::Resource,
///     type_name: "acme_lamp".into(),
///     document: "lamp.md".into(),
///     construct: String::new(),
///     provider: Provider::of_type("acme_lamp"),
///     contexts: vec![],
///     blocks: vec![Block { arguments: vec![Argument::new("watts", Type::Number)], ..Block::default() }],
/// };
/// let text = ferroform_rules::text::write(&table);
/// assert_eq!(
///     text,
///     r#"2 resource acme_lamp lamp.md "" (provider acme hashicorp/acme) (block "" "" (arg watts 0 "" number))"#
/// );
/// assert_eq!(ferroform_rules::text::read(&text), Ok(table));
/// ```
#[must_use]
#[inline]
pub fn write(table: &Table) -> String {
    let mut out = Writer::default();
    let kind = match table.kind {
        ElementKind::Provider => "provider",
        ElementKind::Resource => "resource",
        ElementKind::DataSource => "data_source",
        ElementKind::Ephemeral => "ephemeral",
    };
    out.atoms([FORMAT, kind, &table.type_name, &table.document, &table.construct]);
    let provider = &table.provider;
    out.list("provider", [&provider.name, &provider.source].into_iter().chain(&provider.version));
    for context in &table.contexts {
        out.open("context");
        out.atoms([&context.context, &context.argument, &context.target, &context.target_argument]);
        out.atoms(&context.values);
        out.close();
    }
    for block in &table.blocks {
        out.block(block);
    }
    out.finish()
}

impl Writer {
    #[inline]
    fn block(&mut self, block: &Block) {
        self.open("block");
        self.atoms([&block.id, &block.rust]);
        if block.is_object {
            self.list("object", std::iter::empty::<&str>());
        }
        for argument in &block.arguments {
            self.argument(argument);
        }
        for attribute in &block.attributes {
            self.open("attr");
            self.atoms([&attribute.name, &place(&attribute.place)]);
            self.ty(&attribute.ty);
            self.close();
        }
        for group in &block.groups {
            self.open("group");
            self.stated(&group.stated);
            self.atom(group.kind.family());
            self.atoms(&group.arguments);
            self.close();
        }
        self.close();
    }

    #[inline]
    fn argument(&mut self, argument: &Argument) {
        self.open("arg");
        let flags = [(argument.required, 'r'), (argument.computed, 'c'), (argument.write_only, 'w')];
        let flags: String = flags.iter().filter(|(has, _)| *has).map(|(_, flag)| flag).collect();
        self.atoms([&argument.name, &place(&argument.place), &flags]);
        self.ty(&argument.ty);
        if let Some(name) = &argument.enumeration {
            self.list("enum", [name]);
        }
        if let Some(default) = &argument.default {
            self.list("default", [default]);
        }
        for when in &argument.default_cases {
            self.conditions("default_when", std::slice::from_ref(when));
        }
        for rule in &argument.rules {
            self.open("rule");
            self.stated(&rule.stated);
            self.check(&rule.check);
            self.close();
        }
        self.close();
    }

    #[inline]
    fn ty(&mut self, ty: &Type) {
        let (head, inner) = match ty {
            Type::String => return self.atom("string"),
            Type::Number => return self.atom("number"),
            Type::Bool => return self.atom("bool"),
            Type::Any => return self.atom("any"),
            Type::List(inner) => ("list", inner),
            Type::Set(inner) => ("set", inner),
            Type::Map(inner) => ("map", inner),
            Type::Block(id, nesting) => {
                let nesting = match nesting {
                    Nesting::Single => "single",
                    Nesting::List => "list",
                    Nesting::Set => "set",
                    Nesting::Map => "map",
                };
                return self.list("block", [id.as_str(), nesting]);
            }
        };
        self.open(head);
        self.ty(inner);
        self.close();
    }

    /// Place, the example that breaks it (empty when none does), the document's sentence, when it applies.
    #[inline]
    fn stated(&mut self, stated: &Stated) {
        self.atoms([
            &place(&stated.place),
            stated.contradicted_by.as_deref().unwrap_or(""),
            &stated.sentence,
        ]);
        match &stated.when {
            Some(condition) => self.condition(condition),
            None => self.atom("-"),
        }
    }

    #[inline]
    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Context(name) => self.list("context", [name]),
            Condition::Is { argument, values } => self.list("is", std::iter::once(argument).chain(values)),
            Condition::Set(argument) => self.list("set", [argument]),
            Condition::Not(inner) => self.conditions("not", std::slice::from_ref(&**inner)),
            Condition::All(parts) => self.conditions("all", parts),
            Condition::Any(parts) => self.conditions("any", parts),
            Condition::Words(words) => self.list("words", [words]),
        }
    }

    #[inline]
    fn conditions(&mut self, head: &str, parts: &[Condition]) {
        self.open(head);
        parts.iter().for_each(|part| self.condition(part));
        self.close();
    }

    #[inline]
    fn check(&mut self, check: &Check) {
        match check {
            Check::OneOf(set) => {
                self.open("one_of");
                self.atom(if set.closed { "closed" } else { "open" });
                for value in &set.values {
                    match &value.when {
                        None => self.atom(&value.value),
                        Some(when) => self.conditions(&value.value, std::slice::from_ref(when)),
                    }
                }
                self.close();
            }
            Check::Range(range) => self.list("range", self::range(range)),
            Check::Measure(measure) => {
                let words = std::iter::once(measure.unit.clone()).chain(self::range(&measure.range));
                self.list("measure", words);
            }
            Check::Length(bounds) => self.list("length", self::bounds(*bounds)),
            Check::Items(bounds) => self.list("items", self::bounds(*bounds)),
            Check::MultipleOf(of) => self.list("multiple_of", [number(Some(*of))]),
            Check::Pattern(pattern) => self.list("pattern", [pattern]),
            Check::Characters(characters) => {
                self.open("characters");
                let sets =
                    [("only", &characters.only), ("first", &characters.first), ("last", &characters.last)];
                for (head, set) in sets {
                    self.set(head, set.as_ref());
                }
                for set in &characters.some {
                    self.set("some", Some(set));
                }
                self.some("without", &characters.without);
                self.close();
            }
            Check::Affixes(affixes) => {
                self.open("affixes");
                self.atom(if affixes.not { "not" } else { "-" });
                self.some("begins", &affixes.begins);
                self.some("ends", &affixes.ends);
                self.close();
            }
            Check::Template(templates) => self.list("template", templates),
            Check::Format(format) => self.list("format", [format.word()]),
            Check::Required => self.list("required", std::iter::empty::<&str>()),
            Check::OnlyWhen(condition) => self.conditions("only_when", std::slice::from_ref(condition)),
            Check::ConflictsWith(others) => self.list("conflicts", others),
            Check::RequiredWith(others) => self.list("with", others),
        }
    }

    #[inline]
    fn set(&mut self, head: &str, set: Option<&CharacterSet>) {
        if let Some(set) = set {
            self.list(head, [set.to_string()]);
        }
    }

    /// A list of words, unless there are none.
    #[inline]
    fn some(&mut self, head: &str, words: &[String]) {
        if !words.is_empty() {
            self.list(head, words);
        }
    }
}

/// The line in the type's own document; file and line where it is stated elsewhere.
#[inline]
fn place(place: &Place) -> String {
    match &place.document {
        None => place.line.to_string(),
        Some(document) => format!("{document}:{}", place.line),
    }
}

#[inline]
fn range(range: &Range) -> [String; 4] {
    let exclusive = match (range.exclusive_min, range.exclusive_max) {
        (false, false) => "none",
        (true, false) => "min",
        (false, true) => "max",
        (true, true) => "both",
    };
    [number(range.min), number(range.max), exclusive.to_owned(), number(range.or)]
}

#[inline]
fn bounds(bounds: Bounds) -> [String; 2] {
    [bounds.min, bounds.max].map(|end| end.map_or_else(|| "-".to_owned(), |n| n.to_string()))
}

/// A number, or `-` for none. A decimal keeps its point, so that it is read back as one.
#[inline]
fn number(number: Option<Number>) -> String {
    match number {
        None => "-".to_owned(),
        Some(Number::Integer(n)) => n.to_string(),
        Some(Number::Decimal(n)) => format!("{n:?}"),
    }
}
