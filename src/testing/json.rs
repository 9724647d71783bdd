//! Reading what was rendered. The text is our own, so that there is nothing to report.

use super::Property;

/// Deeper than anything that is rendered.
const MAX_DEPTH: usize = 1_000;

/// The value of a JSON text; null for what is none. The comments of elements are left out.
#[inline]
pub(crate) fn read(text: &str) -> Property {
    Reader { rest: text }.value(0).unwrap_or(Property::Null)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    /// Whether this comes next; goes behind it.
    #[inline]
    fn take(&mut self, token: &str) -> bool {
        self.rest = self.rest.trim_start();
        self.rest.strip_prefix(token).map(|rest| self.rest = rest).is_some()
    }

    #[inline]
    fn value(&mut self, depth: usize) -> Option<Property> {
        if depth > MAX_DEPTH {
            return None;
        }
        if self.take("{") {
            return self.members(depth);
        }
        if self.take("[") {
            return self.items(depth);
        }
        if self.take("\"") {
            return Some(Property::Text(self.text()?));
        }
        for (word, value) in
            [("null", Property::Null), ("true", Property::Bool(true)), ("false", Property::Bool(false))]
        {
            if self.take(word) {
                return Some(value);
            }
        }
        let end = self.rest.find([',', ']', '}', '\n', ' ']).unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(end);
        self.rest = rest;
        number.parse().ok().map(Property::Number)
    }

    #[inline]
    fn members(&mut self, depth: usize) -> Option<Property> {
        let mut members = Vec::new();
        while !self.take("}") {
            self.take(",");
            if !self.take("\"") {
                return None;
            }
            let name = self.text()?;
            if !self.take(":") {
                return None;
            }
            let value = self.value(depth + 1)?;
            // Where an element comes from is no property of it.
            if name != "//" {
                members.push((name, value));
            }
        }
        Some(Property::Object(members))
    }

    #[inline]
    fn items(&mut self, depth: usize) -> Option<Property> {
        let mut items = Vec::new();
        while !self.take("]") {
            self.take(",");
            items.push(self.value(depth + 1)?);
        }
        Some(Property::List(items))
    }

    /// The text behind an opening quote.
    #[inline]
    fn text(&mut self) -> Option<String> {
        let mut out = String::new();
        loop {
            let at = self.rest.find(['"', '\\'])?;
            out.push_str(&self.rest[..at]);
            let escape = self.rest[at..].starts_with('\\');
            self.rest = &self.rest[at + 1..];
            if !escape {
                return Some(out);
            }
            let c = self.rest.chars().next()?;
            self.rest = &self.rest[c.len_utf8()..];
            out.push(match c {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\u{8}',
                'f' => '\u{c}',
                'u' => {
                    let code = u32::from_str_radix(self.rest.get(..4)?, 16).ok()?;
                    self.rest = &self.rest[4..];
                    char::from_u32(code)?
                }
                c => c,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn comments_are_left_out() {
        let read = read("{\"//\": {\"a\": 1}, \"b\": [1.5, true, null, -2], \"c\": {\n  }}");
        let list = vec![Property::Number(1.5), Property::Bool(true), Property::Null, Property::Number(-2.0)];
        let members =
            vec![("b".to_owned(), Property::List(list)), ("c".to_owned(), Property::Object(vec![]))];
        assert_eq!(read, Property::Object(members));
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in any::<String>()) {
            let printed = Property::List(vec![Property::Text(text.clone())]).to_string();
            prop_assert_eq!(read(&printed), [text.as_str()]);
        }

        #[test]
        fn nothing_panics(text in any::<String>()) {
            read(&text);
        }
    }
}
