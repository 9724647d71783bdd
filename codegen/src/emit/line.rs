//! One logical line of code, and where it breaks when it is too long.
//!
//! A line is written flat, with marks at the places where it may break. Nearly all lines fit, and cost no more than their
//! text; the others are broken by the rules of Oppen's printer, as `prettyplease` has them, so that what is laid out here
//! and what is laid out there is one style. Tests hold it against that.

use std::fmt::{Display, Write as _};

/// The column at which a line is full.
pub(super) const MARGIN: usize = 89;
/// What a line may hold at the least, however deep it stands.
const LEAST: usize = 60;
/// The width that a literal of a struct keeps on one line.
const STRUCT_WIDTH: usize = 34;

/// A mark at a place in the flat text.
#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    kind: Kind,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    /// A group begins: its breaks are all taken, or none of them; of one that is filled, those that are needed.
    Open { indent: isize, filled: bool, forced: bool },
    /// A place to break; the blanks that stand there flat are left out then.
    Break { blanks: usize, comma: bool, closing: usize },
    /// The group ends.
    End,
}

/// A line under construction.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    marks: Vec<Mark>,
}

impl Line {
    /// Text that does not break.
    pub(super) fn word(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The same of what can be shown: names, and formats with names.
    pub(super) fn put(&mut self, text: impl Display) {
        // Text takes whatever is written to it.
        let _ = write!(self.text, "{text}");
    }

    fn mark(&mut self, kind: Kind) {
        self.marks.push(Mark { at: self.text.len(), kind });
    }

    /// Begins a group whose lines stand deeper by this.
    pub(super) fn open(&mut self, indent: isize) {
        self.mark(Kind::Open { indent, filled: false, forced: false });
    }

    /// Begins a group that is filled line by line.
    pub(super) fn open_filled(&mut self, indent: isize) {
        self.mark(Kind::Open { indent, filled: true, forced: false });
    }

    /// Ends the last group that is open.
    pub(super) fn end(&mut self) {
        self.mark(Kind::End);
    }

    /// A place to break, where nothing stands otherwise.
    pub(super) fn cut(&mut self) {
        self.mark(Kind::Break { blanks: 0, comma: false, closing: 0 });
    }

    /// A space, or a break.
    pub(super) fn space(&mut self) {
        self.mark(Kind::Break { blanks: 1, comma: false, closing: 0 });
        self.text.push(' ');
    }

    /// The break before what closes a list.
    fn close(&mut self, blanks: usize, comma: bool) {
        self.mark(Kind::Break { blanks, comma, closing: 4 });
        self.text.push_str(if blanks == 0 { "" } else { " " });
    }

    /// `<a, b>`: on one line, or each on its own, with a comma behind the last.
    pub(super) fn list<T>(
        &mut self,
        (open, close): (&str, &str),
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        self.word(open);
        let start = self.marks.len();
        self.open(4);
        self.cut();
        let mut count = 0;
        for item in items {
            if count > 0 {
                self.word(",");
                self.space();
            }
            write(self, item);
            count += 1;
        }
        if count == 0 {
            self.marks.truncate(start);
        } else {
            self.close(0, true);
            self.end();
        }
        self.word(close);
    }

    /// `(A, B)` or `(A,)`.
    pub(super) fn tuple<T>(
        &mut self,
        items: impl ExactSizeIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        if items.len() == 1 {
            return self.within("(", ")", |line| {
                items.for_each(|item| write(line, item));
                line.word(",");
            });
        }
        self.list(("(", ")"), items, write);
    }

    /// `(a)`: one thing between brackets, without a comma.
    pub(super) fn within(&mut self, open: &str, close: &str, write: impl FnOnce(&mut Self)) {
        self.word(open);
        self.open(4);
        self.cut();
        write(self);
        self.close(0, false);
        self.end();
        self.word(close);
    }

    /// `Name { a, b: c }`, which is broken where it is not short.
    pub(super) fn literal<T>(
        &mut self,
        name: &str,
        fields: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        let (start, place) = (self.text.len(), self.marks.len());
        self.open(4);
        self.word(name);
        self.word(" {");
        for (i, field) in fields.into_iter().enumerate() {
            if i > 0 {
                self.word(",");
            }
            self.space();
            write(self, field);
        }
        self.close(1, true);
        if self.text.len() - start > STRUCT_WIDTH
            && let Some(Mark { kind: Kind::Open { forced, .. }, .. }) = self.marks.get_mut(place)
        {
            *forced = true;
        }
        self.end();
        self.word("}");
    }

    /// `self.store.method(a, b)`, which breaks before the method and between the arguments.
    pub(super) fn call<T>(
        &mut self,
        (store, method): (&str, &str),
        arguments: impl IntoIterator<Item = T>,
        write: impl FnMut(&mut Self, T),
    ) {
        self.open(4);
        self.word(store);
        self.cut();
        self.word(".");
        self.word(method);
        self.list(("(", ")"), arguments, write);
        self.end();
    }

    /// `start.first().second()`, each on a line of its own where they are long.
    pub(super) fn chain(&mut self, start: impl Display, methods: [&str; 2]) {
        self.open(4);
        self.put(start);
        for method in methods {
            self.cut();
            self.word(method);
        }
        self.end();
    }

    /// `impl Trait for Name {`, where the trait and the type may need a line each.
    pub(super) fn implementation(&mut self, of: &str, name: impl Display) {
        self.open_filled(0);
        self.word("impl ");
        self.word(of);
        self.space();
        self.put(format_args!("for {name}"));
        self.end();
        self.word(" {");
    }

    /// Writes the line at this indentation, and is empty again.
    pub(super) fn finish(&mut self, indent: usize, out: &mut String) {
        let forced = |mark: &Mark| matches!(mark.kind, Kind::Open { forced: true, .. });
        if self.text.len() + indent <= MARGIN && !self.marks.iter().any(forced) {
            blanks(indent, out);
            out.push_str(&self.text);
        } else {
            self.broken(indent, out);
        }
        out.push('\n');
        self.text.clear();
        self.marks.clear();
    }

    fn broken(&self, base: usize, out: &mut String) {
        let mut groups: Vec<Group> = Vec::new();
        let mut indent = base;
        let mut room = room_at(indent);
        let mut written = 0;
        blanks(indent, out);
        for (n, mark) in self.marks.iter().enumerate() {
            let text = self.text.get(written..mark.at).unwrap_or_default();
            out.push_str(text);
            room -= signed(text.len());
            written = mark.at;
            match mark.kind {
                Kind::Open { indent: deeper, filled, forced } => {
                    let fits = !forced && signed(self.reach(n)) <= room;
                    groups.push(Group { fits, filled, indent });
                    indent = if fits { indent } else { indent.saturating_add_signed(deeper) };
                }
                Kind::End => indent = groups.pop().map_or(base, |group| group.indent),
                Kind::Break { blanks: width, comma, closing } => {
                    let stays = groups
                        .last()
                        .is_some_and(|group| group.fits || group.filled && signed(self.reach(n)) <= room);
                    if !stays {
                        out.push_str(if comma { ",\n" } else { "\n" });
                        let column = indent.saturating_sub(closing);
                        blanks(column, out);
                        room = room_at(column);
                        written += width;
                    }
                }
            }
        }
        out.push_str(self.text.get(written..).unwrap_or_default());
    }

    /// From this mark to the next place where the line may break, at the mark's depth or above it: of a group, behind its
    /// end.
    fn reach(&self, n: usize) -> usize {
        let mut depth = 0_usize;
        let start = self.marks.get(n).map_or(0, |mark| mark.at);
        let mut ended = !matches!(self.marks.get(n), Some(Mark { kind: Kind::Open { .. }, .. }));
        for (i, mark) in self.marks.iter().enumerate().skip(n) {
            match mark.kind {
                Kind::Open { .. } => depth += 1,
                Kind::End => {
                    depth = depth.saturating_sub(1);
                    ended |= depth == 0;
                }
                Kind::Break { .. } if i > n && depth == 0 && ended => return mark.at - start,
                Kind::Break { .. } => {}
            }
        }
        self.text.len() - start
    }
}

/// A group whose end has not come.
struct Group {
    fits: bool,
    filled: bool,
    /// The indentation around it.
    indent: usize,
}

fn room_at(column: usize) -> isize {
    signed(MARGIN.saturating_sub(column).max(LEAST))
}

/// No line is longer than memory.
fn signed(length: usize) -> isize {
    isize::try_from(length).unwrap_or(isize::MAX)
}

fn blanks(count: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', count));
}
