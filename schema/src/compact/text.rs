//! Words, quoted texts and parentheses.

/// The text under construction.
#[derive(Debug, Default)]
pub(super) struct Text {
    out: String,
}

impl Text {
    /// One word, in quotes where it would not stand by itself.
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

    pub(super) fn atoms<S: AsRef<str>>(&mut self, texts: impl IntoIterator<Item = S>) {
        for text in texts {
            self.atom(text.as_ref());
        }
    }

    pub(super) fn open(&mut self, head: &str) {
        self.space();
        self.out.push('(');
        self.atom(head);
    }

    pub(super) fn close(&mut self) {
        self.out.push(')');
    }

    /// A list of words.
    pub(super) fn list<S: AsRef<str>>(&mut self, head: &str, words: impl IntoIterator<Item = S>) {
        self.open(head);
        self.atoms(words);
        self.close();
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('(') {
            self.out.push(' ');
        }
    }
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_.:/-+*".contains(&byte)
}
