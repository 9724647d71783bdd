//! The addresses that foreign text holds.

use std::borrow::Cow;

/// The text in pieces, each with whether it is an address.
pub(super) fn addresses(text: &str) -> Vec<(String, bool)> {
    if !text.contains("://") {
        return vec![(text.to_owned(), false)];
    }
    let mut pieces = Vec::new();
    let mut before = String::new();
    let mut rest = text;
    while let Some(start) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let (plain, from) = rest.split_at(start);
        let (address, after) = from.split_at(address_len(from));
        before.push_str(plain);
        if is_address(address) {
            pieces.push((std::mem::take(&mut before), false));
            pieces.push((address.to_owned(), true));
        } else {
            before.push_str(address);
        }
        rest = after;
    }
    before.push_str(rest);
    pieces.push((before, false));
    pieces
}

/// Whether something in the text looks like an address of the web.
pub(super) fn holds_address(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| {
        text.match_indices(scheme).any(|(at, _)| {
            text.get(at + scheme.len()..)
                .and_then(|rest| rest.chars().next())
                .is_some_and(|c| !c.is_whitespace())
        })
    })
}

/// Whether all of the text is an address of the web, with nothing in it that needs another spelling.
#[must_use]
pub(super) fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plain = |b: u8| {
        b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"' | b'`' | b'\\' | b'|' | b'^' | b'{' | b'}')
    };
    rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(plain))
}

/// An address with everything spelled so that [`is_address`] holds; `None` for what is no address of the web.
pub(super) fn as_address(text: &str) -> Option<String> {
    let mut out: Cow<'_, str> = Cow::Borrowed(text);
    if !is_address(text) {
        let mut spelled = String::with_capacity(text.len() + 8);
        for b in text.bytes() {
            let keep = b.is_ascii_graphic()
                && !matches!(b, b'<' | b'>' | b'"' | b'`' | b'\\' | b'|' | b'^' | b'{' | b'}');
            if keep {
                spelled.push(char::from(b));
            } else {
                spelled.push_str(&format!("%{b:02X}"));
            }
        }
        out = Cow::Owned(spelled);
    }
    is_address(&out).then(|| out.into_owned())
}

/// How much of the text belongs to the address at its start: punctuation that ends a sentence does not.
fn address_len(text: &str) -> usize {
    let stops =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '\\' | '|' | '^' | '{' | '}');
    let end = text.find(stops).unwrap_or(text.len());
    let address = text.get(..end).unwrap_or(text);
    let mut trimmed = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', ']']);
    let (opened, mut closed) = (trimmed.matches('(').count(), trimmed.matches(')').count());
    while trimmed.ends_with(')') && closed > opened {
        trimmed = trimmed.strip_suffix(')').unwrap_or(trimmed);
        closed -= 1;
    }
    trimmed.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_without_the_punctuation_around_them() {
        let of = |text: &str| -> Vec<String> {
            addresses(text).into_iter().filter(|(_, is)| *is).map(|(part, _)| part).collect()
        };
        assert_eq!(of("see https://example.com/x_(y). Then"), ["https://example.com/x_(y)"]);
        assert_eq!(of("(http://a.b) and https://c.d!"), ["http://a.b", "https://c.d"]);
        assert_eq!(of("((https://x.y/(z)))"), ["https://x.y/(z)"]);
        assert!(of("http:// alone, https://ä.b").is_empty());
    }

    #[test]
    fn what_looks_like_an_address_is_one_for_rustdoc() {
        for text in ["https://a.b", "see http://ä.b now", "http:// https://x", "\"https://\""] {
            assert!(holds_address(text), "{text}");
        }
        for text in ["", "http:// alone", "ends in https://", "httpss://x", "ftp://x.y"] {
            assert!(!holds_address(text), "{text}");
        }
    }

    #[test]
    fn addresses_are_spelled_out() {
        assert_eq!(as_address("https://a.b/<c d>&#10;").as_deref(), Some("https://a.b/%3Cc%20d%3E&#10;"));
        assert_eq!(as_address("javascript:alert(1)"), None);
        assert_eq!(as_address("https://"), None);
    }
}
