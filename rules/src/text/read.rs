//! Reading the text. It is machine-made, so a fault is a mismatch of versions and the message says so.

use super::FORMAT;
use super::tokens::Reader;
use crate::table::{
    Argument, Attribute, Block, ContextBinding, ElementKind, Group, Nesting, Place, Provider, Rule, Stated,
    Table, Type,
};
use crate::{
    Affixes, Bounds, CharacterSet, Characters, Check, Condition, EnumValue, Format, GroupKind, Measure,
    Number, Range, ValueSet,
};

/// Reads the text of one resource type.
///
/// # Errors
///
/// In words, when the text is of another version or is none.
pub fn read(text: &str) -> Result<Table, String> {
    let mut reader = Reader::new(text);
    let format = reader.atom().unwrap_or_default();
    if format != FORMAT {
        return Err(format!(
            "the schema has format `{format}`, and this version of ferroform reads `{FORMAT}`: use the same version of \
             `ferroform` and of the bindings or `ferroform-codegen`, and generate again"
        ));
    }
    reader.table().ok_or_else(|| {
        let near: String = reader.rest.chars().take(40).collect();
        format!("the schema cannot be read near `{near}`: generate it again with this version of ferroform")
    })
}

impl Reader<'_> {
    fn table(&mut self) -> Option<Table> {
        let kind = match &*self.atom()? {
            "provider" => ElementKind::Provider,
            "resource" => ElementKind::Resource,
            "data_source" => ElementKind::DataSource,
            "ephemeral" => ElementKind::Ephemeral,
            _ => return None,
        };
        let (type_name, document, construct) = (self.atom()?, self.atom()?, self.atom()?);
        let provider = Provider::of_type(&type_name);
        let mut table = Table {
            kind,
            type_name,
            document,
            construct,
            provider,
            contexts: Vec::new(),
            blocks: Vec::new(),
        };
        while self.open() {
            match &*self.atom()? {
                "provider" => {
                    let mut words = self.words()?.into_iter();
                    let (name, source) = (words.next()?, words.next()?);
                    table.provider = Provider { name, source, version: words.next() };
                }
                "context" => table.contexts.push(ContextBinding {
                    context: self.atom()?,
                    argument: self.atom()?,
                    target: self.atom()?,
                    target_argument: self.atom()?,
                    values: self.words()?,
                }),
                "block" => table.blocks.push(self.block()?),
                _ => self.skip_list()?,
            }
        }
        (self.rest.is_empty() && !table.blocks.is_empty()).then_some(table)
    }

    fn block(&mut self) -> Option<Block> {
        let mut block = Block { id: self.atom()?, rust: self.atom()?, ..Block::default() };
        while !self.close() {
            if !self.open() {
                return None;
            }
            match &*self.atom()? {
                "object" => {
                    self.skip_list()?;
                    block.is_object = true;
                }
                "arg" => block.arguments.push(self.argument()?),
                "attr" => {
                    let (name, place, ty) = (self.atom()?, self.place()?, self.ty()?);
                    block.attributes.push(Attribute { name, place, ty });
                    self.skip_list()?;
                }
                "group" => {
                    let stated = self.stated()?;
                    match GroupKind::parse(&self.atom()?) {
                        Some(kind) => block.groups.push(Group { stated, kind, arguments: self.words()? }),
                        None => self.skip_list()?,
                    }
                }
                _ => self.skip_list()?,
            }
        }
        Some(block)
    }

    fn argument(&mut self) -> Option<Argument> {
        let (name, place, flags) = (self.atom()?, self.place()?, self.atom()?);
        let mut argument = Argument {
            place,
            required: flags.contains('r'),
            computed: flags.contains('c'),
            write_only: flags.contains('w'),
            ..Argument::new(name, self.ty()?)
        };
        while !self.close() {
            if !self.open() {
                return None;
            }
            match &*self.atom()? {
                "enum" => argument.enumeration = self.words()?.pop(),
                "default" => argument.default = self.words()?.pop(),
                "default_when" => argument.default_cases.append(&mut self.items(Self::condition)?),
                "rule" => {
                    let stated = self.stated()?;
                    let check = self.check()?;
                    self.skip_list()?;
                    if let Some(check) = check {
                        argument.rules.push(Rule { stated, check });
                    }
                }
                _ => self.skip_list()?,
            }
        }
        Some(argument)
    }

    fn ty(&mut self) -> Option<Type> {
        if !self.open() {
            return Some(match &*self.atom()? {
                "string" => Type::String,
                "number" => Type::Number,
                "bool" => Type::Bool,
                _ => Type::Any,
            });
        }
        let ty = match &*self.atom()? {
            "list" => Type::List(Box::new(self.ty()?)),
            "set" => Type::Set(Box::new(self.ty()?)),
            "map" => Type::Map(Box::new(self.ty()?)),
            "block" => {
                let id = self.atom()?;
                match &*self.atom()? {
                    "single" => Type::Block(id, Nesting::Single),
                    "list" => Type::Block(id, Nesting::List),
                    "set" => Type::Block(id, Nesting::Set),
                    "map" => Type::Block(id, Nesting::Map),
                    _ => Type::Any,
                }
            }
            _ => Type::Any,
        };
        self.skip_list()?;
        Some(ty)
    }

    fn stated(&mut self) -> Option<Stated> {
        let (place, by, sentence) = (self.place()?, self.atom()?, self.atom()?);
        let when = if self.rest.trim_start().starts_with('(') {
            Some(self.condition()?)
        } else {
            (self.atom()? == "-").then_some(None)?
        };
        Some(Stated { place, contradicted_by: Some(by).filter(|by| !by.is_empty()), sentence, when })
    }

    fn place(&mut self) -> Option<Place> {
        let text = self.atom()?;
        Some(match text.rsplit_once(':') {
            Some((document, line)) => Place { document: Some(document.to_owned()), line: line.parse().ok()? },
            None => Place { document: None, line: text.parse().ok()? },
        })
    }

    fn condition(&mut self) -> Option<Condition> {
        if !self.open() {
            return None;
        }
        Some(match &*self.atom()? {
            "context" => Condition::Context(self.words()?.pop()?),
            "is" => Condition::Is { argument: self.atom()?, values: self.words()? },
            "set" => Condition::Set(self.words()?.pop()?),
            "words" => Condition::Words(self.words()?.pop()?),
            "not" => Condition::Not(Box::new(self.items(Self::condition)?.pop()?)),
            "all" => Condition::All(self.items(Self::condition)?),
            "any" => Condition::Any(self.items(Self::condition)?),
            _ => {
                self.skip_list()?;
                Condition::Words("a condition that only a later version of ferroform knows".to_owned())
            }
        })
    }

    /// The check; nothing inside for one of a later version.
    fn check(&mut self) -> Option<Option<Check>> {
        self.open().then_some(())?;
        let check = match &*self.atom()? {
            "one_of" => {
                let closed = self.atom()? == "closed";
                Check::OneOf(ValueSet { closed, values: self.items(Self::value)? })
            }
            "range" => Check::Range(range(&self.words()?)?),
            "measure" => {
                let words = self.words()?;
                let (unit, rest) = words.split_first()?;
                Check::Measure(Measure { unit: unit.clone(), range: range(rest)? })
            }
            "length" => Check::Length(bounds(&self.words()?)?),
            "items" => Check::Items(bounds(&self.words()?)?),
            "multiple_of" => Check::MultipleOf(number(self.words()?.first()?)??),
            "pattern" => Check::Pattern(self.words()?.pop()?),
            "characters" => Check::Characters(self.characters()?),
            "affixes" => {
                let mut affixes = Affixes { not: self.atom()? == "not", ..Affixes::default() };
                for (head, words) in self.items(Self::headed)? {
                    match &*head {
                        "begins" => affixes.begins = words,
                        "ends" => affixes.ends = words,
                        _ => {}
                    }
                }
                Check::Affixes(affixes)
            }
            "template" => Check::Template(self.words()?),
            "format" => match Format::parse(&self.words()?.pop()?) {
                Some(format) => Check::Format(format),
                None => return Some(None),
            },
            "required" => {
                self.skip_list()?;
                Check::Required
            }
            "only_when" => Check::OnlyWhen(self.items(Self::condition)?.pop()?),
            "conflicts" => Check::ConflictsWith(self.words()?),
            "with" => Check::RequiredWith(self.words()?),
            _ => {
                self.skip_list()?;
                return Some(None);
            }
        };
        Some(Some(check))
    }

    fn characters(&mut self) -> Option<Characters> {
        let mut characters = Characters::default();
        for (head, words) in self.items(Self::headed)? {
            let set = || words.first().and_then(|word| CharacterSet::parse(word));
            match &*head {
                "only" => characters.only = Some(set()?),
                "first" => characters.first = Some(set()?),
                "last" => characters.last = Some(set()?),
                "some" => characters.some.push(set()?),
                "without" => characters.without = words,
                _ => {}
            }
        }
        Some(characters)
    }

    /// A list of words with its head.
    fn headed(&mut self) -> Option<(String, Vec<String>)> {
        self.open().then_some(())?;
        Some((self.atom()?, self.words()?))
    }

    fn value(&mut self) -> Option<EnumValue> {
        if !self.open() {
            return Some(EnumValue { value: self.atom()?, note: None, when: None });
        }
        let (value, when) = (self.atom()?, self.items(Self::condition)?.pop()?);
        Some(EnumValue { value, note: None, when: Some(when) })
    }
}

fn range(words: &[String]) -> Option<Range> {
    let [min, max, exclusive, or, ..] = words else { return None };
    Some(Range {
        min: number(min)?,
        max: number(max)?,
        exclusive_min: matches!(&**exclusive, "min" | "both"),
        exclusive_max: matches!(&**exclusive, "max" | "both"),
        or: number(or)?,
    })
}

fn bounds(words: &[String]) -> Option<Bounds> {
    let [min, max, ..] = words else { return None };
    let end = |word: &String| if word == "-" { Some(None) } else { word.parse().ok().map(Some) };
    Some(Bounds { min: end(min)?, max: end(max)? })
}

/// A number, or `-` for none.
fn number(word: &str) -> Option<Option<Number>> {
    if word == "-" {
        return Some(None);
    }
    let integer = word.parse().ok().map(Number::Integer);
    integer.or_else(|| word.parse().ok().map(Number::Decimal)).map(Some)
}
