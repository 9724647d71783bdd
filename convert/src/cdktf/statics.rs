//! Functions of the package `cdktf`: `Fn`, `Op`, `Token` and their like.

use super::call::Arguments;
use super::data::{Data, Known, Step, program};
use super::evaluate::read;
use super::known::letters;
use super::state::{Iterator, IteratorKind, Lowering};
use ferroform_cdktf::Expression;

/// Functions of Terraform that take any number of arguments, where CDKTF takes a list of them.
const OF_LISTS: [&str; 11] = [
    "can",
    "coalesce",
    "coalescelist",
    "concat",
    "max",
    "merge",
    "min",
    "setintersection",
    "setproduct",
    "setunion",
    "try",
];

/// Functions that take a first argument, and any number behind it.
const WITH_REST: [&str; 2] = ["format", "formatlist"];

/// Operators by the names of `Op`.
const OPERATORS: [(&str, &str); 13] = [
    ("add", "+"),
    ("and", "&&"),
    ("div", "/"),
    ("eq", "=="),
    ("gt", ">"),
    ("gte", ">="),
    ("lt", "<"),
    ("lte", "<="),
    ("mod", "%"),
    ("mul", "*"),
    ("neq", "!="),
    ("or", "||"),
    ("sub", "-"),
];

impl<'p> Lowering<'p> {
    /// `Fn.join(…)`
    pub(super) fn static_method(
        &mut self,
        class: &str,
        name: &str,
        given: Arguments<'p>,
        at: &'p Expression,
    ) -> Data<'p> {
        let plain = letters(name);
        let first =
            given.placed.first().cloned().or_else(|| given.named.first().map(|(_, value)| value.clone()));
        match class {
            "Fn" => self.function(&plain, given, at),
            "Op" => operator(&plain, given)
                .unwrap_or_else(|| program(self.file, at, "an operator that is not known")),
            "Token" => match (plain.as_str(), first) {
                ("nullvalue", _) => Data::Null,
                ("isunresolved", _) => program(self.file, at, "the program asks for a token"),
                (_, Some(Data::Number(number))) if plain == "asstring" => Data::Text(number),
                (_, Some(value)) => value,
                (_, None) => program(self.file, at, "a token of nothing"),
            },
            "TerraformIterator" => self.new_iterator(&plain, &given, at),
            "TerraformCount" => match first {
                Some(count) => Data::Count(Box::new(count)),
                None => program(self.file, at, "a number of nothing"),
            },
            "TerraformSelf" => match first.as_ref().and_then(Data::text) {
                Some(name) => Data::Words(format!("self.{name}")),
                None => program(self.file, at, "an attribute that the program computes"),
            },
            "VariableType" => variable_type(&plain, &first),
            // A value that is asked for later is what it is asked for.
            "Lazy" => program(self.file, at, "a value that the program makes later"),
            "Aspects" => program(self.file, at, "an aspect: write it as `add_aspect` on what it is for"),
            "Annotations" => program(self.file, at, "write it as `add_info`, `add_warning` or `add_error`"),
            "Testing" => program(self.file, at, "a test: see `ferroform::testing`"),
            "TerraformAsset" | "TerraformStack" => program(self.file, at, "a question of the program"),
            "Fqn" => Data::Null,
            _ => program(self.file, at, "a function of a class"),
        }
    }

    fn function(&mut self, name: &str, given: Arguments<'p>, at: &'p Expression) -> Data<'p> {
        let mut arguments: Vec<Data<'p>> = given.placed;
        arguments.extend(given.named.into_iter().map(|(_, value)| value));
        let name = match name {
            "lengthof" => "length",
            name => name,
        };
        match (name, arguments.as_slice()) {
            // Terraform's templates in it are text.
            ("rawstring", [Data::Text(text)]) => {
                return Data::Text(text.replace("${", "$${").replace("%{", "%%{"));
            }
            ("rawstring", [_]) => return program(self.file, at, "a raw text that is computed"),
            ("conditional", [condition, yes, no]) => return conditional(condition, yes, no),
            ("lookupnested" | "propertyaccess", [value, path]) => return self.path(value, path, at),
            _ => {}
        }
        if OF_LISTS.contains(&name) && arguments.len() == 1 {
            return match arguments.pop() {
                Some(Data::List(items)) => {
                    Data::Call { name: name.to_owned(), arguments: items, expands: false }
                }
                Some(list) => Data::Call { name: name.to_owned(), arguments: vec![list], expands: true },
                None => Data::Null,
            };
        }
        if WITH_REST.contains(&name) && arguments.len() == 2 {
            let rest = arguments.pop();
            return match rest {
                Some(Data::List(items)) => {
                    arguments.extend(items);
                    Data::Call { name: name.to_owned(), arguments, expands: false }
                }
                rest => {
                    arguments.extend(rest);
                    Data::Call { name: name.to_owned(), arguments, expands: true }
                }
            };
        }
        Data::Call { name: name.to_owned(), arguments, expands: false }
    }

    /// `propertyAccess(value, ["a", 0])`
    fn path(&mut self, value: &Data<'p>, path: &Data<'p>, at: &'p Expression) -> Data<'p> {
        let Data::List(path) = path else {
            return program(self.file, at, "a path that the program computes");
        };
        path.iter().fold(value.clone(), |value, part| match part {
            // An item of a list, by its number in quotes.
            Data::Text(number) if number.parse::<u32>().is_ok() => {
                read(value, Step::Item(Box::new(Data::Number(number.clone()))))
            }
            Data::Text(name) => read(value, Step::Name(name.clone())),
            part => read(value, Step::Item(Box::new(part.clone()))),
        })
    }

    fn new_iterator(&mut self, name: &str, given: &Arguments<'p>, at: &'p Expression) -> Data<'p> {
        let Some(items) = given.at(0).or(given.named.first().map(|(_, value)| value)).cloned() else {
            return program(self.file, at, "an iterator over nothing");
        };
        let kind = match (name, given.get("mapKeyAttributeName", 1)) {
            ("fromlist", _) => IteratorKind::List,
            ("frommap", _) => IteratorKind::Map,
            ("fromcomplexlist", Some(Data::Text(key))) => IteratorKind::Complex(key.clone()),
            ("fromresources" | "fromdatasources" | "frommodules", _) => IteratorKind::Construct,
            _ => return program(self.file, at, "an iterator that is not known"),
        };
        self.iterators.push(Iterator { items, kind });
        Data::Iterator(self.iterators.len() - 1)
    }

    /// Functions of `cdktf` that belong to no class.
    pub(super) fn free_function(
        &mut self,
        name: &str,
        given: &Arguments<'p>,
        at: &'p Expression,
    ) -> Option<Data<'p>> {
        Some(match (letters(name).as_str(), given.placed.as_slice()) {
            ("conditional", [condition, yes, no]) => conditional(condition, yes, no),
            ("propertyaccess", [value, path]) => self.path(value, path, at),
            ("ref" | "rawstring" | "dependable" | "insidetfexpression", [value]) => match value {
                Data::Text(words) if name == "ref" => Data::Words(words.clone()),
                value => value.clone(),
            },
            ("addcustomsynthesis" | "ignorevalidation", _) => return None,
            _ => return None,
        })
    }
}

fn conditional<'p>(condition: &Data<'p>, yes: &Data<'p>, no: &Data<'p>) -> Data<'p> {
    Data::Conditional(Box::new([condition.clone(), yes.clone(), no.clone()]))
}

fn operator<'p>(name: &str, given: Arguments<'p>) -> Option<Data<'p>> {
    let mut values = given.placed.into_iter().chain(given.named.into_iter().map(|(_, value)| value));
    let first = Box::new(values.next()?);
    Some(match name {
        "not" => Data::Unary("!", first),
        "negate" => Data::Unary("-", first),
        name => {
            let (_, sign) = OPERATORS.iter().find(|(known, _)| *known == name)?;
            Data::Binary(sign, first, Box::new(values.next()?))
        }
    })
}

/// `VariableType.list(VariableType.STRING)` in words.
fn variable_type<'p>(name: &str, of: &Option<Data<'p>>) -> Data<'p> {
    let inner = |data: &Data<'p>| match data {
        Data::Text(text) => Some(text.clone()),
        Data::Method(class, name) if matches!(&**class, Data::Known(Known::Runtime(class)) if class == "VariableType") => {
            Some(name.to_ascii_lowercase())
        }
        _ => None,
    };
    let text = match (name, of) {
        ("list" | "set" | "map", Some(of)) => inner(of).map(|inner| format!("{name}({inner})")),
        ("tuple", Some(Data::List(items))) => {
            let items: Option<Vec<String>> = items.iter().map(inner).collect();
            items.map(|items| format!("tuple([{}])", items.join(", ")))
        }
        ("object", Some(Data::Object(object))) => {
            let members = object.members.iter().map(|(name, ty)| Some(format!("{name} = {}", inner(ty)?)));
            let members: Option<Vec<String>> = members.collect();
            members.map(|members| format!("object({{ {} }})", members.join(", ")))
        }
        ("optional", Some(of)) => inner(of).map(|inner| format!("optional({inner})")),
        (name, _) => Some(name.to_owned()),
    };
    text.map_or(Data::Null, Data::Text)
}
