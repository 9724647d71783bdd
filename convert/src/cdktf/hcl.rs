//! Values in Terraform's language.

use super::data::{Data, IteratorId, Program, Step};
use super::known::letters;
use super::state::{Holding, IteratorKind, Lowering};
use crate::expression::FORMAT;
use std::fmt::Write as _;

/// How deep values may stand in each other.
const DEEPEST: usize = 64;

/// Why a value cannot be written.
#[derive(Debug, Clone)]
pub(super) enum Missing {
    /// The program computes it.
    Program(Program),
    Because(&'static str),
}

/// The iterators of `dynamic` blocks around a value, with their labels.
pub(super) type Around<'a> = [(IteratorId, String)];

type Written = Result<String, Missing>;

impl<'p> Lowering<'p> {
    /// A value as an expression.
    pub(super) fn hcl(&self, data: &Data<'p>, around: &Around<'_>) -> Written {
        self.hcl_at(data, around, 0)
    }

    fn hcl_at(&self, data: &Data<'p>, around: &Around<'_>, depth: usize) -> Written {
        if depth > DEEPEST {
            return Err(Missing::Because("it stands too deep"));
        }
        let inner = |data: &Data<'p>| self.hcl_at(data, around, depth + 1);
        // CDKTF writes what functions are given as literals, in which nothing is a template.
        let operand = |data: &Data<'p>| match data {
            Data::Text(text) => Ok(quoted(text)),
            Data::List(items) if items.iter().all(|item| matches!(item, Data::Text(_))) => {
                let items =
                    items.iter().map(|item| item.text().map(|text| quoted(&text)).unwrap_or_default());
                Ok(format!("[{}]", items.collect::<Vec<_>>().join(", ")))
            }
            other => inner(other),
        };
        Ok(match data {
            Data::Text(_) | Data::Joined(_) => self.template(data, around, depth)?,
            Data::Number(number) => number.clone(),
            Data::Bool(value) => value.to_string(),
            Data::Null => "null".to_owned(),
            Data::List(items) => {
                let items: Vec<String> = items.iter().map(inner).collect::<Result<_, _>>()?;
                format!("[{}]", items.join(", "))
            }
            Data::Object(object) => {
                let mut members = Vec::new();
                for (name, value) in &object.members {
                    members.push(format!("{} = {}", quoted(name), inner(value)?));
                }
                format!("{{{}}}", members.join(", "))
            }
            Data::Reference(id, steps) => {
                let made = self.constructs.get(*id).ok_or(Missing::Because("nothing is made of it"))?;
                self.read(made.address.clone(), steps, around, depth)?
            }
            Data::Call { name, arguments, expands } => {
                let arguments: Vec<String> = arguments.iter().map(operand).collect::<Result<_, _>>()?;
                let expands = if *expands { "..." } else { "" };
                format!("{name}({}{expands})", arguments.join(", "))
            }
            Data::Binary(sign, left, right) => {
                let sign = if *sign == "??" {
                    return Err(Missing::Because("an operator of the program"));
                } else {
                    sign
                };
                format!("({} {sign} {})", inner(left)?, inner(right)?)
            }
            Data::Unary(sign, value) => format!("{sign}{}", inner(value)?),
            Data::Conditional(parts) => {
                let [condition, yes, no] = &**parts;
                format!("({} ? {} : {})", inner(condition)?, inner(yes)?, inner(no)?)
            }
            Data::Read(value, steps) => {
                let base = match &**value {
                    Data::Each(..) | Data::Words(_) | Data::Variable(_) | Data::Call { .. } => inner(value)?,
                    value => format!("({})", inner(value)?),
                };
                self.read(base, steps, around, depth)?
            }
            Data::Words(words) => words.clone(),
            Data::Variable(id) => variable(*id),
            Data::Each(iterator, part) => match around.iter().rev().find(|(known, _)| known == iterator) {
                Some((_, label)) => format!("{label}.{part}"),
                None => format!("each.{part}"),
            },
            Data::Iterator(iterator) => self.collection(*iterator, around, depth)?,
            Data::Program(program) => return Err(Missing::Program(program.clone())),
            Data::Dynamic(..) => {
                return Err(Missing::Because("blocks for each item, where a value is wanted"));
            }
            Data::Count(count) => inner(count)?,
            Data::Scope(_) | Data::Instance(_) | Data::This => {
                return Err(Missing::Because("a construct, where a value is wanted"));
            }
            Data::Function(_) | Data::Known(_) | Data::Method(..) => {
                return Err(Missing::Because("it is no value of Terraform"));
            }
        })
    }

    /// What is read of an expression.
    fn read(&self, mut base: String, steps: &[Step<'p>], around: &Around<'_>, depth: usize) -> Written {
        for step in steps {
            match step {
                Step::Name(name) if is_word(name) => base.extend([".", name]),
                Step::Name(name) => base.extend(["[", &quoted(name), "]"]),
                Step::Item(item) => base.extend(["[", &self.hcl_at(item, around, depth + 1)?, "]"]),
                Step::All => base.push_str("[*]"),
            }
        }
        Ok(base)
    }

    /// What an iterator goes over, as `for_each` takes it.
    pub(super) fn collection(&self, id: IteratorId, around: &Around<'_>, depth: usize) -> Written {
        let iterator = self.iterator(id).ok_or(Missing::Because("nothing is gone over"))?;
        let items = self.hcl_at(&iterator.items, around, depth + 1)?;
        Ok(match &iterator.kind {
            IteratorKind::List => format!("toset({items})"),
            IteratorKind::Map | IteratorKind::Construct => items,
            IteratorKind::Complex(key) => {
                format!("{{ for item in {items} : item.{key} => item }}")
            }
        })
    }

    /// Texts and variables whose values Rust knows, as it formats them.
    fn formatted(&self, parts: &[Data<'p>]) -> Option<String> {
        let mut text = String::new();
        let mut variables = 0;
        for part in parts {
            match part {
                Data::Text(part) if !part.contains("${") && !part.contains("%{") => {
                    text.push_str(&part.replace('{', "{{").replace('}', "}}"));
                }
                Data::Variable(id) => {
                    let variable = self.variable(*id)?;
                    let is_known = variable.is_native
                        || matches!(variable.holds, Holding::Constant(_) | Holding::Item(_));
                    text.push_str(&format!("{{{}}}", is_known.then_some(&variable.name)?));
                    variables += 1;
                }
                _ => return None,
            }
        }
        (variables > 0 && parts.len() > 1).then_some(text)
    }

    /// Texts and values as one text. What stands in a template that is already open is written as it is.
    fn template(&self, data: &Data<'p>, around: &Around<'_>, depth: usize) -> Written {
        let one;
        let parts: &[Data<'p>] = match data {
            Data::Joined(parts) => parts,
            other => {
                one = [other.clone()];
                &one
            }
        };
        if let Some(text) = self.formatted(parts) {
            return Ok(format!("{FORMAT}({})", quoted(&text)));
        }
        let mut writer = Template::default();
        for part in parts {
            match part {
                Data::Text(text) => writer.text(text),
                Data::Bool(value) => writer.text(&value.to_string()),
                other => {
                    let value = self.hcl_at(other, around, depth + 1)?;
                    if writer.open == 0 {
                        let _ = write!(writer.out, "${{{value}}}");
                    } else {
                        writer.out.push_str(&value);
                    }
                }
            }
        }
        let written = format!("\"{}\"", writer.out);
        // What is no template of Terraform is text.
        if writer.open > 0 || written.parse::<hcl_edit::expr::Expression>().is_err() {
            let all: Option<Vec<&str>> = parts
                .iter()
                .map(|part| if let Data::Text(text) = part { Some(text.as_str()) } else { None })
                .collect();
            return match all {
                Some(parts) => Ok(quoted(&parts.concat())),
                None => Err(Missing::Because("a template that Terraform would not read")),
            };
        }
        Ok(written)
    }
}

/// Text with templates in it, as Terraform's language quotes it.
#[derive(Default)]
struct Template {
    out: String,
    /// Braces that are open, from that of the template on.
    open: usize,
    /// Whether a text within the template is open.
    in_text: bool,
    /// The mark that would open a template with a brace behind it.
    mark: Option<char>,
}

impl Template {
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            let mark = self.mark.take();
            if self.open > 0 {
                match c {
                    '"' => self.in_text = !self.in_text,
                    '{' if !self.in_text => self.open += 1,
                    '}' if !self.in_text => self.open -= 1,
                    _ => {}
                }
                self.out.push(c);
                continue;
            }
            match c {
                '{' if mark.is_some() => {
                    self.open = 1;
                    self.out.push(c);
                }
                '$' | '%' => {
                    // A doubled mark stands for itself.
                    self.mark = if mark == Some(c) { None } else { Some(c) };
                    self.out.push(c);
                }
                c => push_escaped(c, &mut self.out),
            }
        }
    }
}

/// Text in quotation marks, in which nothing is a template.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    let mut before = None;
    for c in text.chars() {
        if c == '{' && matches!(before, Some('$' | '%')) {
            out.extend(before);
        }
        push_escaped(c, &mut out);
        before = Some(c);
    }
    out.push('"');
    out
}

/// A character as it stands between quotation marks.
fn push_escaped(c: char, out: &mut String) {
    match c {
        '"' | '\\' => out.extend(['\\', c]),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        c if c.is_control() => {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        }
        c => out.push(c),
    }
}

/// The name of a variable of Rust in Terraform's language.
pub(super) fn variable(id: usize) -> String {
    format!("rust_{id}")
}

/// Whether Terraform's language takes it for a name.
pub(super) fn is_word(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

/// A name of CDKTF as one of Terraform, by the names that the bindings know.
pub(super) fn spelled<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let wanted = letters(name);
    known.into_iter().find(|known| letters(known) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(text: &str) -> String {
        let mut writer = Template::default();
        writer.text(text);
        writer.out
    }

    #[test]
    fn text_is_quoted_around_its_templates() {
        assert_eq!(
            template("a \"b\" ${join(\"-\", [\"c\"])} \"d\""),
            "a \\\"b\\\" ${join(\"-\", [\"c\"])} \\\"d\\\""
        );
        assert_eq!(template("$${a} \n"), "$${a} \\n");
        assert_eq!(quoted("${a} %{b} $"), "\"$${a} %%{b} $\"");
    }
}
