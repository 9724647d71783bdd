//! Reading the text. It is machine-made, so a fault is a mismatch of versions and the message says so.

use super::{
    Allowed, Argument, Attribute, Block, Bounds, Check, Condition, ContextBinding, Group, GroupKind, Kind,
    Nesting, Number, Place, Provider, Range, Rule, Schema, Stated, Type,
};

/// The version of the text that this crate reads.
const FORMAT: &str = "1";

/// Reads the text of one resource type.
pub(crate) fn read(text: &str) -> Result<Schema, String> {
    let mut reader = Reader { rest: text };
    let format = reader.atom().unwrap_or_default();
    if format != FORMAT {
        return Err(format!(
            "the schema has format `{format}`, and this version of ferroform reads `{FORMAT}`: use the same version of \
             `ferroform` and of the bindings or `ferroform-codegen`, and generate again"
        ));
    }
    reader.schema().ok_or_else(|| {
        let near: String = reader.rest.chars().take(40).collect();
        format!("the schema cannot be read near `{near}`: generate it again with this version of ferroform")
    })
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn skip(&mut self) {
        self.rest = self.rest.trim_start_matches(' ');
    }

    /// Whether a list begins here; enters it.
    fn open(&mut self) -> bool {
        self.skip();
        self.rest.strip_prefix('(').map(|rest| self.rest = rest).is_some()
    }

    /// Whether the list ends here; leaves it.
    fn close(&mut self) -> bool {
        self.skip();
        self.rest.strip_prefix(')').map(|rest| self.rest = rest).is_some()
    }

    fn atom(&mut self) -> Option<String> {
        self.skip();
        if let Some(rest) = self.rest.strip_prefix('"') {
            return self.quoted(rest);
        }
        let end = self.rest.find([' ', '(', ')']).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        (!word.is_empty()).then(|| word.to_owned())
    }

    fn quoted(&mut self, mut rest: &'a str) -> Option<String> {
        let mut text = String::new();
        loop {
            let at = rest.find(['"', '\\'])?;
            text.push_str(&rest[..at]);
            let escaped = rest[at..].starts_with('\\');
            rest = &rest[at + 1..];
            if !escaped {
                self.rest = rest;
                return Some(text);
            }
            let c = rest.chars().next()?;
            text.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }

    /// The rest of the list as words.
    fn words(&mut self) -> Option<Vec<String>> {
        let mut words = Vec::new();
        while !self.close() {
            words.push(self.atom()?);
        }
        Some(words)
    }

    /// The rest of the list, each item by `read`.
    fn items<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = Vec::new();
        while !self.close() {
            items.push(read(self)?);
        }
        Some(items)
    }

    fn schema(&mut self) -> Option<Schema> {
        let kind = match &*self.atom()? {
            "provider" => Kind::Provider,
            "resource" => Kind::Resource,
            "data_source" => Kind::DataSource,
            _ => return None,
        };
        let mut schema = Schema {
            kind,
            type_name: self.atom()?,
            document: self.atom()?,
            construct: self.atom()?,
            provider: None,
            contexts: Vec::new(),
            blocks: Vec::new(),
        };
        while self.open() {
            match &*self.atom()? {
                "provider" => {
                    let mut words = self.words()?.into_iter();
                    let (name, source) = (words.next()?, words.next()?);
                    schema.provider = Some(Provider { name, source, version: words.next() });
                }
                "context" => schema.contexts.push(ContextBinding {
                    context: self.atom()?,
                    argument: self.atom()?,
                    target: self.atom()?,
                    target_argument: self.atom()?,
                    values: self.words()?,
                }),
                "block" => schema.blocks.push(self.block()?),
                _ => return None,
            }
        }
        (self.rest.is_empty() && !schema.blocks.is_empty()).then_some(schema)
    }

    fn block(&mut self) -> Option<Block> {
        let mut block = Block { id: self.atom()?, rust: self.atom()?, ..Block::default() };
        while !self.close() {
            if !self.open() {
                return None;
            }
            match &*self.atom()? {
                "object" => block.is_object = self.close().then_some(true)?,
                "arg" => block.arguments.push(self.argument()?),
                "attr" => {
                    let (name, place, ty) = (self.atom()?, Place(self.atom()?), self.ty()?);
                    block.attributes.push(Attribute { name, place, ty });
                    self.close().then_some(())?;
                }
                "group" => {
                    let stated = self.stated()?;
                    let kind = match &*self.atom()? {
                        "exactly_one" => GroupKind::ExactlyOne,
                        "at_least_one" => GroupKind::AtLeastOne,
                        "at_most_one" => GroupKind::AtMostOne,
                        "all_or_none" => GroupKind::AllOrNone,
                        _ => return None,
                    };
                    block.groups.push(Group { stated, kind, arguments: self.words()? });
                }
                _ => return None,
            }
        }
        Some(block)
    }

    fn argument(&mut self) -> Option<Argument> {
        let (name, place, flags) = (self.atom()?, Place(self.atom()?), self.atom()?);
        let mut argument = Argument {
            name,
            place,
            required: flags.contains('r'),
            computed: flags.contains('c'),
            write_only: flags.contains('w'),
            ty: self.ty()?,
            enumeration: None,
            default: None,
            default_contexts: Vec::new(),
            rules: Vec::new(),
        };
        while !self.close() {
            if !self.open() {
                return None;
            }
            match &*self.atom()? {
                "enum" => argument.enumeration = self.words()?.pop(),
                "default" => argument.default = self.words()?.pop(),
                "default_when" => {
                    argument.default_contexts.push(self.condition()?);
                    self.close().then_some(())?;
                }
                "rule" => {
                    let stated = self.stated()?;
                    let check = self.check()?;
                    self.close().then_some(())?;
                    argument.rules.push(Rule { stated, check });
                }
                _ => return None,
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
                "any" => Type::Any,
                _ => return None,
            });
        }
        let head = self.atom()?;
        let ty = match &*head {
            "list" => Type::List(Box::new(self.ty()?)),
            "set" => Type::Set(Box::new(self.ty()?)),
            "map" => Type::Map(Box::new(self.ty()?)),
            "block" => {
                let id = self.atom()?;
                let nesting = match &*self.atom()? {
                    "single" => Nesting::Single,
                    "list" => Nesting::List,
                    "set" => Nesting::Set,
                    "map" => Nesting::Map,
                    _ => return None,
                };
                Type::Block(id, nesting)
            }
            _ => return None,
        };
        self.close().then_some(ty)
    }

    fn stated(&mut self) -> Option<Stated> {
        let (place, by, words, sentence) = (self.atom()?, self.atom()?, self.atom()?, self.atom()?);
        self.skip();
        let when = if self.rest.starts_with('(') {
            Some(self.condition()?)
        } else {
            (self.atom()? == "-").then_some(())?;
            None
        };
        let contradicted_by = (!by.is_empty()).then_some(by);
        Some(Stated { place: Place(place), contradicted_by, words, sentence, when })
    }

    fn condition(&mut self) -> Option<Condition> {
        self.open().then_some(())?;
        Some(match &*self.atom()? {
            "context" => Condition::Context(self.words()?.pop()?),
            "is" => Condition::Is { argument: self.atom()?, values: self.words()? },
            "set" => Condition::Set(self.words()?.pop()?),
            "words" => Condition::Words(self.words()?.pop()?),
            "not" => Condition::Not(Box::new(self.items(Self::condition)?.pop()?)),
            "all" => Condition::All(self.items(Self::condition)?),
            "any" => Condition::Any(self.items(Self::condition)?),
            _ => return None,
        })
    }

    fn check(&mut self) -> Option<Check> {
        self.open().then_some(())?;
        Some(match &*self.atom()? {
            "one_of" => {
                let closed = self.atom()? == "closed";
                Check::OneOf { closed, values: self.items(Self::allowed)? }
            }
            "range" => {
                let (min, max, exclusive, or) =
                    (self.number()?, self.number()?, self.atom()?, self.number()?);
                self.close().then_some(())?;
                Check::Range(Range {
                    min,
                    max,
                    exclusive_min: matches!(&*exclusive, "min" | "both"),
                    exclusive_max: matches!(&*exclusive, "max" | "both"),
                    or,
                })
            }
            "length" => Check::Length(self.bounds()?),
            "items" => Check::Items(self.bounds()?),
            "multiple_of" => {
                let of = self.number()??;
                self.close().then_some(Check::MultipleOf(of))?
            }
            "pattern" => Check::Pattern(self.words()?.pop()?),
            "format" => Check::Format(self.words()?.pop()?),
            "required" => self.close().then_some(Check::Required)?,
            "only_when" => Check::OnlyWhen(self.items(Self::condition)?.pop()?),
            "conflicts" => Check::ConflictsWith(self.words()?),
            "with" => Check::RequiredWith(self.words()?),
            _ => return None,
        })
    }

    fn allowed(&mut self) -> Option<Allowed> {
        if !self.open() {
            return Some(Allowed { value: self.atom()?, when: None });
        }
        let (value, when) = (self.atom()?, self.condition()?);
        self.close().then_some(Allowed { value, when: Some(when) })
    }

    /// A number, or `-` for none.
    fn number(&mut self) -> Option<Option<Number>> {
        let word = self.atom()?;
        if word == "-" {
            return Some(None);
        }
        let integer = word.parse().ok().map(Number::Integer);
        integer.or_else(|| word.parse().ok().map(Number::Decimal)).map(Some)
    }

    fn bounds(&mut self) -> Option<Bounds> {
        let end = |word: String| if word == "-" { Some(None) } else { word.parse().ok().map(Some) };
        let bounds = Bounds { min: end(self.atom()?)?, max: end(self.atom()?)? };
        self.close().then_some(bounds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let text = r#"1 resource acme_thing thing.md Thing (provider acme acme/acme 1.0)
 (context "Big things" mode acme_size kind BIG) (block "" "" (arg mode 3 r string (enum Mode)
 (default A) (rule fix.yaml:7 "" "must be one of `A \"q\" \\`" "" - (one_of closed "A \"q\" \\" (SLOW (context "Big things")))))
 (arg size 4 c (map number) (rule 4 "" "must be greater than 1" "" - (range 1 - min 0.5))
 (rule 5 Basic "must be set" "Se." (not (is mode SLOW)) (required))) (arg part 6 "" (block part list))
 (attr id 9 string) (group 8 "" w "" - at_most_one a b)) (block part Part)"#
            .replace('\n', "");
        let schema = read(&text).expect("readable");
        let [root, part] = &schema.blocks[..] else { panic!("{schema:?}") };
        assert_eq!((&*part.id, &*part.rust), ("part", "Part"));
        assert_eq!(schema.at(&root.arguments[0].rules[0].stated.place), "fix.yaml:7");
        assert_eq!(schema.at(&root.arguments[0].place), "thing.md:3");
        let Check::OneOf { values, closed: true } = &root.arguments[0].rules[0].check else { panic!() };
        assert_eq!(values[0].value, "A \"q\" \\");
        assert_eq!(values[1].when, Some(Condition::Context("Big things".into())));
        assert!(root.arguments[1].computed && !root.arguments[1].required);
        assert_eq!(root.arguments[1].rules[1].stated.contradicted_by.as_deref(), Some("Basic"));
        assert_eq!(root.groups[0].arguments, ["a", "b"]);
        assert_eq!(root.attributes[0].ty, Type::String);
    }

    #[test]
    fn faults_are_told_not_panicked_over() {
        assert!(read("2 resource").is_err_and(|e| e.contains("format `2`")));
        let text = r#"1 resource a b c (block "" "" (arg x 1 "" string (rule 1 "" "w" "" - (length 1 2))))"#;
        assert!(read(text).is_ok());
        for end in 0..text.len() {
            assert!(read(&text[..end]).is_err(), "{}", &text[..end]);
        }
    }
}
