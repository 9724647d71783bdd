//! Words, quoted texts and parentheses.

/// A text under construction.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
}

impl Writer {
    /// One word, in quotes where it would not stand by itself.
    #[inline]
    pub(super) fn atom(&mut self, text: &str) {
        self.space();
        if !text.is_empty() && text.bytes().all(is_plain) {
            self.out.push_str(text);
            return;
        }
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => self.out.extend(['\\', c]),
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    #[inline]
    pub(super) fn atoms<S: AsRef<str>>(&mut self, texts: impl IntoIterator<Item = S>) {
        for text in texts {
            self.atom(text.as_ref());
        }
    }

    #[inline]
    pub(super) fn open(&mut self, head: &str) {
        self.space();
        self.out.push('(');
        self.atom(head);
    }

    #[inline]
    pub(super) fn close(&mut self) {
        self.out.push(')');
    }

    /// A list of words.
    #[inline]
    pub(super) fn list<S: AsRef<str>>(&mut self, head: &str, words: impl IntoIterator<Item = S>) {
        self.open(head);
        self.atoms(words);
        self.close();
    }

    #[inline]
    pub(super) fn finish(self) -> String {
        self.out
    }

    #[inline]
    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('(') {
            self.out.push(' ');
        }
    }
}

#[inline]
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_.:/-+*".contains(&byte)
}

/// How many lists stand in one another at most: more than any document has levels, and a stack holds.
const DEEPEST: usize = 1000;

/// A text that is being read. Everything gives `None` at a fault.
pub(super) struct Reader<'a> {
    pub(super) rest: &'a str,
    /// How many lists are open.
    depth: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text, depth: 0 }
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\n']);
    }

    /// Whether a list begins here; enters it. One that stands too deep is none, and so a fault.
    pub(super) fn open(&mut self) -> bool {
        self.skip_space();
        let Some(rest) = self.rest.strip_prefix('(').filter(|_| self.depth < DEEPEST) else { return false };
        self.rest = rest;
        self.depth += 1;
        true
    }

    /// Whether the list ends here; leaves it.
    pub(super) fn close(&mut self) -> bool {
        self.skip_space();
        let Some(rest) = self.rest.strip_prefix(')') else { return false };
        self.rest = rest;
        self.depth = self.depth.saturating_sub(1);
        true
    }

    pub(super) fn atom(&mut self) -> Option<String> {
        self.skip_space();
        if let Some(rest) = self.rest.strip_prefix('"') {
            return self.quoted(rest);
        }
        let end = self.rest.find([' ', '\n', '(', ')']).unwrap_or(self.rest.len());
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

    /// Leaves the list that is open, whatever follows in it.
    pub(super) fn skip_list(&mut self) -> Option<()> {
        let mut depth = 1_usize;
        while depth > 0 {
            if self.open() {
                depth += 1;
            } else if self.close() {
                depth -= 1;
            } else {
                self.atom()?;
            }
        }
        Some(())
    }

    /// The rest of the list as words.
    pub(super) fn words(&mut self) -> Option<Vec<String>> {
        self.items(Self::atom)
    }

    /// The rest of the list, each item by `read`.
    pub(super) fn items<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = Vec::new();
        while !self.close() {
            items.push(read(self)?);
        }
        Some(items)
    }
}
