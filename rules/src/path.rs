//! Paths of the arguments that rules and conditions name.
//!
//! A path is one of three:
//!
//! * `mode`, an argument of the same block;
//! * `lamp.mode`, an argument by the way to it from the root of the resource;
//! * `.mode`, said in a block of an argument of the resource itself.
//!
//! As far as a way from the root goes through the blocks that enclose the rule, it means those very blocks, not others of
//! the same name: where `lamp` is repeated, `lamp.mode` said within `lamp.bulb` is the `mode` of the lamp that holds the
//! bulb. Where a way leads into a block that does not enclose the rule, and that block is repeated, it means all of them
//! ([`Known::in_blocks`]).

use crate::{Known, Value};

/// The name of the argument at a path that a rule or a condition names, as people read it.
///
/// ```
/// use ferroform_rules::path_in_words;
/// assert_eq!(path_in_words(".mode"), "mode");
/// assert_eq!(path_in_words("lamp.mode"), "lamp.mode");
/// ```
#[must_use]
pub fn path_in_words(path: &str) -> &str {
    path.strip_prefix('.').unwrap_or(path)
}

/// Where a path from the root leaves the blocks that enclose a rule: how many of them it goes through, and the way that is
/// left. `around` are the names of these blocks, the outermost first.
///
/// ```
/// use ferroform_rules::path_from_around;
/// assert_eq!(path_from_around("lamp.bulb.mode", ["lamp", "bulb", "socket"]), (2, "mode"));
/// assert_eq!(path_from_around("lamp.stand.tone", ["lamp", "bulb"]), (1, "stand.tone"));
/// assert_eq!(path_from_around(".mode", ["lamp", "bulb"]), (0, "mode"));
/// ```
#[must_use]
pub fn path_from_around<'p, 'n>(
    path: &'p str,
    around: impl IntoIterator<Item = &'n str>,
) -> (usize, &'p str) {
    let mut rest = path_in_words(path);
    let mut through = 0;
    for block in around {
        match rest.split_once('.') {
            Some((first, behind)) if first == block => (through, rest) = (through + 1, behind),
            _ => break,
        }
    }
    (through, rest)
}

impl<'a> Known<'a> {
    /// What is known of an argument of all blocks of one name, of which a rule outside of them speaks.
    ///
    /// It is set where one of them sets it, for then it stands in the program: who must not be set together with it is, and
    /// who needs it has it. It has a value where all of them give it the same one: which of several a sentence means,
    /// nobody knows, and what is not known breaks nothing.
    ///
    /// ```
    /// use ferroform_rules::{Known, Truth, Value};
    /// let red = || Known::Value(Value::Text("RED".into()));
    /// assert_eq!(Known::in_blocks([red(), red()]), red());
    /// assert_eq!(Known::in_blocks([red(), Known::Unset]).is_set(), Truth::True);
    /// assert_eq!(Known::in_blocks([Known::Unset, Known::Unset]), Known::Unset);
    /// assert_eq!(Known::in_blocks([]), Known::Unset);
    /// ```
    #[must_use]
    pub fn in_blocks(blocks: impl IntoIterator<Item = Self>) -> Self {
        let mut values = Vec::new();
        let (mut not_set, mut open) = (false, false);
        for known in blocks {
            match known {
                Self::Unset => not_set = true,
                Self::Maybe => open = true,
                Self::Value(value) => values.push(value),
            }
        }
        let alike = values.windows(2).all(|pair| pair[0] == pair[1]);
        if alike && !not_set && !open {
            return values.pop().map_or(Self::Unset, Self::Value);
        }
        if values.is_empty() {
            return if open { Self::Maybe } else { Self::Unset };
        }
        if not_set || open {
            // Off here and not set there: as good as not set where arguments exclude each other.
            if values.iter().all(|value| *value == Value::Bool(false)) {
                return Self::Maybe;
            }
            values.push(Value::Hidden);
        }
        Self::Value(Value::List(values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Truth;

    fn text(text: &'static str) -> Known<'static> {
        Known::Value(Value::Text(text.into()))
    }

    fn is(known: &Known<'_>, wanted: &str) -> Truth {
        match known {
            Known::Value(value) => value.is_one_of(&[wanted.to_owned()]),
            _ => Truth::Unknown,
        }
    }

    #[test]
    fn several_blocks_decide_where_they_agree() {
        let same = Known::in_blocks([text("RED"), text("RED")]);
        assert_eq!((is(&same, "RED"), is(&same, "BLUE")), (Truth::True, Truth::False));
        for mixed in [
            Known::in_blocks([text("RED"), text("BLUE")]),
            Known::in_blocks([text("RED"), Known::Unset]),
            Known::in_blocks([Known::Maybe, text("RED")]),
        ] {
            assert_eq!(mixed.is_set(), Truth::True, "{mixed:?}");
            assert_eq!(is(&mixed, "RED"), Truth::Unknown, "{mixed:?}");
        }
        assert_eq!(is(&Known::in_blocks([text("RED"), text("BLUE")]), "GREEN"), Truth::False);
        assert_eq!(Known::in_blocks([Known::Unset, Known::Maybe]), Known::Maybe);
    }

    #[test]
    fn switches_that_are_off_stand_against_nothing() {
        let switch = |on: bool| Known::Value(Value::Bool(on));
        assert_eq!(Known::in_blocks([switch(false), switch(false)]).is_on(), Truth::False);
        assert_eq!(Known::in_blocks([switch(false), Known::Unset]).is_on(), Truth::Unknown);
        assert_eq!(Known::in_blocks([switch(false), switch(true)]).is_on(), Truth::True);
        assert_eq!(Known::in_blocks([switch(true), Known::Unset]).is_on(), Truth::True);
    }
}
