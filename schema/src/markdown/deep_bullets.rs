//! Bullets that are indented too far to be any in CommonMark: by a tab below a paragraph, by six spaces below a bullet.
//! There they are a part of the text above; here they are what their writer meant.

use std::borrow::Cow;

/// The text with such bullets about names in ticks moved to the left, byte for byte as long: what their marker leaves behind
/// are spaces before the name.
pub(super) fn levelled(text: &str) -> Cow<'_, str> {
    let mut changed: Option<Vec<u8>> = None;
    let mut around = Around::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(moved) = around.read(line) {
            let bytes = changed.get_or_insert_with(|| text.as_bytes().to_vec());
            if let Some(room) = bytes.get_mut(start..start + moved.len()) {
                room.copy_from_slice(&moved);
            }
        }
        start += line.len();
    }
    changed.and_then(|bytes| String::from_utf8(bytes).ok()).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// What the lines before say about the next one.
#[derive(Default)]
struct Around {
    /// The column where the text of the item begins that a line would belong to; 0 outside of lists.
    content: usize,
    /// Whether the line before has text, which a line without an own beginning goes on with.
    goes_on: bool,
    fenced: bool,
}

impl Around {
    /// Takes note of a line; gives its beginning anew where that is a bullet that stands too deep.
    fn read(&mut self, line: &str) -> Option<Vec<u8>> {
        let said = line.trim_start_matches([' ', '\t']);
        let indentation = &line[..line.len() - said.len()];
        if said.starts_with("```") || said.starts_with("~~~") {
            self.fenced = !self.fenced;
        }
        if self.fenced || said.trim().is_empty() {
            self.goes_on &= self.fenced;
            return None;
        }
        let column = columns(indentation);
        let bullet = said.starts_with("* ") || said.starts_with("- ") || said.starts_with("+ ");
        let deep = bullet && column >= self.content + 4;
        let below = self.goes_on || self.content > 0;
        let began_new = !self.goes_on;
        self.goes_on = true;
        if deep {
            let about_a_name = said.get(2..).is_some_and(|rest| rest.starts_with('`'));
            return (about_a_name && below).then(|| moved(indentation, said, self.content)).flatten();
        }
        if bullet {
            let text = said.get(1..).unwrap_or_default();
            self.content = column + 1 + (text.len() - text.trim_start_matches(' ').len()).min(4);
        } else if said.starts_with('#') || (began_new && column < self.content) {
            self.content = 0;
        }
        None
    }
}

/// The beginning of a line whose bullet moves to where one can stand below `content`; `None` where it is too far away.
fn moved(indentation: &str, said: &str, content: usize) -> Option<Vec<u8>> {
    let length = indentation.len();
    let furthest = content + 3;
    // A tab is one byte: as a space it is narrow enough.
    let column = if indentation.contains('\t') { length } else { furthest.min(length.checked_sub(1)?) };
    // More than four spaces behind a marker begin code.
    let fits = (content..=furthest).contains(&column) && length - column < 4;
    fits.then(|| {
        let mut out = vec![b' '; length + 1];
        if let Some(marker) = out.get_mut(column) {
            *marker = said.as_bytes().first().copied().unwrap_or(b'*');
        }
        out
    })
}

/// How wide an indentation is: a tab goes on to the next multiple of four.
fn columns(indentation: &str) -> usize {
    indentation.bytes().fold(0, |column, byte| if byte == b'\t' { (column / 4 + 1) * 4 } else { column + 1 })
}

#[cfg(test)]
mod tests {
    use super::levelled;

    #[test]
    fn bullets_that_stand_too_deep_move_to_the_left() {
        for (text, expected) in [
            ("Times:\n\t* `a` - x\n\t* `b` - y\n", "Times:\n * `a` - x\n * `b` - y\n"),
            (
                "* `a` - x\n      - `b` - y\n      - `c` - z\n",
                "* `a` - x\n     -  `b` - y\n     -  `c` - z\n",
            ),
            ("* `a` - x\n\n      - `b` - y\n", "* `a` - x\n\n     -  `b` - y\n"),
        ] {
            assert_eq!(levelled(text), expected);
        }
    }

    #[test]
    fn what_stands_where_it_may_stays() {
        for text in [
            "* `a` - x\n    * `b` - y\n        * `c` - z\n* `d` - w\n",
            "1. x\n\n    * `a` - y\n",
            "Text.\n\n    * `a` - code\n",
            "```\nx\n      - `a`\n```\n",
            "* `a` - x\n      - words\n",
            "* `a` - x\n               - `b` - far away\n",
        ] {
            assert_eq!(levelled(text), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_byte_is_lost(text in "([ \t]{0,9}[*-] `?[a-z]{1,3}`?\n|[a-zü]{0,4}\n|```\n){0,12}") {
            let out = levelled(&text);
            proptest::prop_assert_eq!(out.len(), text.len());
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            proptest::prop_assert_eq!(words(&out), words(&text));
        }
    }
}
