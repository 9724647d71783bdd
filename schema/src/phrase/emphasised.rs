//! Values in emphasis: "Valid values are **true** and **false**", "when `mode` is set to *prePaid*".
//!
//! Many documents never use ticks for values. Emphasis is also how a writer raises the voice, so that it makes a word code
//! only where nobody would raise it: the word looks like no prose, stands among others in emphasis, or is what something is
//! set to.

use super::split::Tick;
use super::words;
use std::ops::Range;

/// The code pieces of a text, with the values among its emphasised words. `ticks` are the pieces in ticks, in order.
pub(super) fn with_values(text: &str, ticks: Vec<Tick>) -> Vec<Tick> {
    if !text.contains('*') {
        return ticks;
    }
    let runs = runs(text, &ticks);
    let values = runs.iter().enumerate().filter(|(at, run)| is_value(text, &runs, *at, run));
    let mut all: Vec<Tick> = values.map(|(_, run)| run.clone()).collect();
    if all.is_empty() {
        return ticks;
    }
    all.extend(ticks);
    all.sort_by_key(|tick| tick.outer.start);
    all
}

/// Every single word in emphasis, outside of ticks.
fn runs(text: &str, ticks: &[Tick]) -> Vec<Tick> {
    let bytes = text.as_bytes();
    let stars = |from: usize| bytes.iter().skip(from).take_while(|byte| **byte == b'*').count();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('*')).map(|i| at + i) {
        if let Some(tick) = ticks.iter().find(|tick| tick.outer.contains(&open)) {
            at = tick.outer.end;
            continue;
        }
        let width = stars(open);
        let inside = open + width;
        let length = bytes.iter().skip(inside).take_while(|byte| is_of_a_value(**byte)).count();
        let close = inside + length;
        let stands_alone = !bytes.get(close + width).is_some_and(u8::is_ascii_alphanumeric)
            && !open
                .checked_sub(1)
                .and_then(|before| bytes.get(before))
                .is_some_and(u8::is_ascii_alphanumeric);
        let ends_as_a_word =
            close.checked_sub(1).and_then(|last| bytes.get(last)).is_some_and(u8::is_ascii_alphanumeric);
        if width <= 2 && length > 0 && stars(close) == width && stands_alone && ends_as_a_word {
            found.push(Tick { outer: open..close + width, inner: inside..close });
            at = close + width;
        } else {
            at = inside;
        }
    }
    found
}

fn is_of_a_value(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_.:/+-".contains(&byte)
}

fn is_value(text: &str, runs: &[Tick], at: usize, run: &Tick) -> bool {
    if raises_the_voice(text, run) {
        return false;
    }
    let listed = |left: Option<&Tick>, right: Option<&Tick>| {
        left.zip(right).is_some_and(|(left, right)| {
            are_listed(text, left.outer.end..right.outer.start)
                && !raises_the_voice(text, left)
                && !raises_the_voice(text, right)
        })
    };
    looks_like_no_prose(&text[run.inner.clone()])
        || listed(at.checked_sub(1).and_then(|before| runs.get(before)), Some(run))
        || listed(Some(run), runs.get(at + 1))
        || is_assigned(&text[..run.outer.start])
}

/// Whether a word is one that writers stress.
fn raises_the_voice(text: &str, run: &Tick) -> bool {
    let word = text[run.inner.clone()].to_ascii_lowercase();
    // "**A**" is no article.
    word.len() > 1 && (words::steers_a_sentence(&word) || is_a_callout(&word))
}

/// `prePaid`, `us-west-1`, `SCSI`, `true`: nothing that is written so to be stressed.
fn looks_like_no_prose(word: &str) -> bool {
    let inside = word.get(1..).unwrap_or_default();
    matches!(word, "true" | "false")
        || word.bytes().any(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'/' | b':'))
        || (word.bytes().any(|byte| byte.is_ascii_lowercase())
            && inside.bytes().any(|byte| byte.is_ascii_uppercase()))
}

/// `NOTE` and its like open a sentence of their own.
fn is_a_callout(word: &str) -> bool {
    matches!(
        word,
        "note" | "notes" | "important" | "warning" | "notice" | "caution" | "tip" | "hint" | "deprecated"
    )
}

/// Whether nothing but what separates the items of a list stands between two words.
fn are_listed(text: &str, between: Range<usize>) -> bool {
    matches!(text[between].trim(), "," | "/" | "|" | "and" | "or" | ", and" | ", or" | "and/or" | ";")
}

/// Whether what stands before a word sets something to it.
fn is_assigned(before: &str) -> bool {
    const LEADS: [&str; 7] =
        ["set to", "equal to", "equals", "default to", "defaults to", "value is", "value of"];
    let before = before.trim_end();
    let tail = before.len().saturating_sub(12);
    let tail = before.get(tail..).unwrap_or(before).to_ascii_lowercase();
    LEADS.iter().any(|lead| tail.ends_with(lead))
}

#[cfg(test)]
mod tests {
    use super::super::split::ticks;
    use super::*;

    fn values(text: &str) -> Vec<&str> {
        with_values(text, ticks(text)).into_iter().map(|tick| &text[tick.inner]).collect()
    }

    #[test]
    fn values_in_emphasis_are_code() {
        assert_eq!(values("Valid values are **true** and **false**."), ["true", "false"]);
        assert_eq!(values("Valid values are *month* and *year*, of `a`."), ["month", "year", "a"]);
        assert_eq!(
            values("When `mode` is set to *shared*, or **us-west-1**"),
            ["mode", "shared", "us-west-1"]
        );
        assert_eq!(values("One of *SSD*, *SAS* or *SATA*"), ["SSD", "SAS", "SATA"]);
    }

    #[test]
    fn a_raised_voice_is_no_value() {
        assert!(values("This *must* be **unique**, and **not** *empty*.").is_empty());
        assert!(values("**NOTE:** it is *very* large. **Important** **Warning**").is_empty());
        assert!(values("a*b*c, 2 * 3 * 4, **two words**, *open").is_empty());
        assert_eq!(values("`*` or `a*b*`"), ["*", "a*b*"]);
    }
}
