//! What a run is about to do, written down before it does it.

use crate::hash::of_text;
use crate::write::name;
use crate::write::{Change, ChangeKind};

/// The first line: which format this is.
const HEAD: &str = "ferroform journal 1";

/// The last line: what was cut short does not have it.
const END: &str = "end";

/// One file, as it was and as it shall be, by hash; `None` where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) path: String,
    pub(super) old: Option<u64>,
    pub(super) new: Option<u64>,
}

impl Entry {
    pub(super) fn of(change: &Change) -> Self {
        let new = change.new.as_deref().filter(|_| change.kind != ChangeKind::Removed);
        Self { path: change.path.clone(), old: change.old.as_deref().map(of_text), new: new.map(of_text) }
    }
}

pub(super) fn write(entries: &[Entry]) -> String {
    let hash = |hash: Option<u64>| hash.map_or_else(|| "-".to_owned(), |hash| format!("{hash:016x}"));
    let mut text = format!("{HEAD}\n");
    for Entry { path, old, new } in entries {
        text.push_str(&format!("{} {} {path}\n", hash(*old), hash(*new)));
    }
    text.push_str(END);
    text
}

/// The entries of a journal; none when it is damaged or names anything but ordinary paths.
pub(super) fn read(text: &str) -> Option<Vec<Entry>> {
    let hash = |text: &str| match text {
        "-" => Some(None),
        digits => u64::from_str_radix(digits, 16).ok().map(Some),
    };
    let entry = |line: &str| {
        let mut parts = line.splitn(3, ' ');
        let (old, new) = (hash(parts.next()?)?, hash(parts.next()?)?);
        let path = parts.next().filter(|path| name::fault(path).is_none())?;
        Some(Entry { path: path.to_owned(), old, new })
    };
    let lines = text.strip_prefix(HEAD)?.strip_prefix('\n')?.strip_suffix(END)?;
    lines.lines().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_reads_back_and_a_damaged_one_does_not() {
        let entry = |path: &str, old, new| Entry { path: path.to_owned(), old, new };
        let entries = [entry("src/a b.rs", None, Some(1)), entry("c.rs", Some(2), None)];
        let text = write(&entries);
        assert_eq!(read(&text).as_deref(), Some(entries.as_slice()));
        for end in 0..text.len() {
            assert_eq!(read(&text[..end]), None, "{}", &text[..end]);
        }
        for path in ["../a.rs", "/a.rs", ""] {
            assert_eq!(read(&write(&[entry(path, None, Some(1))])), None, "{path}");
        }
    }
}
