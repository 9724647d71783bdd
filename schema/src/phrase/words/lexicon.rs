//! The words of documents, by what they do in a sentence.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// What a word does in a sentence. One word can do several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(in crate::phrase) enum Class {
    /// Turns what follows into its opposite.
    Not,
    /// Demands or permits: what follows is a rule and no description.
    Modal,
    /// Demands and turns into the opposite.
    CanNot,
    /// Begins a condition, or a clause about something else.
    If,
    /// Compares upwards and is followed by "than".
    More,
    /// Compares downwards and is followed by "than".
    Less,
    /// Compares upwards without "than".
    Above,
    /// Compares downwards without "than".
    Below,
    /// "exceed".
    Exceed,
    /// A lowest bound.
    Minimum,
    /// A highest bound.
    Maximum,
    /// "allowed value", "valid value".
    Allowed,
    /// What a bound is a bound of.
    Value,
    /// What a range is called.
    Span,
    /// Leads from a word to the number that it is about.
    Filler,
    /// A number in letters.
    NumberWord,
    /// A unit of time, data or share.
    Unit,
    /// Says more about characters.
    TextModifier,
    /// Characters of a text.
    Text,
    /// Says more about items.
    ItemModifier,
    /// What is counted.
    Item,
    /// "length", "long".
    Length,
    /// An article.
    Article,
    /// Any form of "be".
    Be,
    /// Ends the noun that something is said of.
    Preposition,
    /// What may be done with an argument, or what it may be.
    Fit,
    /// Stands before the verb of an argument's own clause.
    Own,
    /// What values are called: "options", "modes".
    Choice,
}

/// A set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::phrase) struct Classes(u64);

impl Classes {
    /// The set of one class.
    pub(in crate::phrase) const fn of(class: Class) -> Self {
        Self(1 << class as u8)
    }

    /// Both sets.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// A bit for each class.
    pub(super) const fn bits(self) -> u64 {
        self.0
    }

    /// Whether the sets share a class.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether a class is in the set.
    pub(in crate::phrase) const fn has(self, class: Class) -> bool {
        self.0 & Self::of(class).0 != 0
    }
}

/// The classes and their words.
pub(super) const WORDS: &[(Class, &str)] = &[
    (Class::Not, "not never no don't doesn't isn't aren't hasn't haven't wasn't weren't without neither nor"),
    (Class::Modal, "must should shall can could may might has have need needs"),
    (Class::CanNot, "cannot can't mustn't shouldn't couldn't shan't"),
    (Class::If, "if when whenever unless while until once"),
    (Class::More, "more greater larger higher bigger longer"),
    (Class::Less, "less fewer smaller lower shorter"),
    (Class::Above, "above over"),
    (Class::Below, "below under"),
    (Class::Exceed, "exceed exceeds exceeding exceeded"),
    (Class::Minimum, "min minimum minimally"),
    (Class::Maximum, "max maximum maximally"),
    (Class::Allowed, "allowed allowable possible valid supported accepted acceptable permitted legal"),
    (Class::Value, "value values"),
    (Class::Span, "range ranges ranged ranging"),
    (
        Class::Filler,
        "is are of in from be between integer integers whole number numbers value values the a an can must inclusive",
    ),
    (Class::NumberWord, "one two three four five six seven eight nine ten"),
    (
        Class::Unit,
        "ms millisecond milliseconds millis s sec secs second seconds min mins minute minutes h hour hours day days week \
         weeks month months year years byte bytes kb kib kbs kilobytes mb mib mbs megabytes gb gib gbs gigabytes tb tib tbs \
         terabytes percent percentage pib degree degrees mbps gbps kbps hertz iops unit units",
    ),
    (
        Class::TextModifier,
        "unicode utf-8 alphanumeric ascii lowercase uppercase hexadecimal printable total numeric",
    ),
    (Class::Text, "character characters chars char letters digit digits"),
    (
        Class::ItemModifier,
        "different such unique custom distinct total configuration key-value nested of these them additional individual \
         separate more fewer less or cidr security",
    ),
    (
        Class::Item,
        "item items block blocks entry entries element elements tag tags value values pair pairs object objects rule rules \
         filter filters name names arn arns subnet subnets group groups condition conditions address addresses key keys \
         policy policies string strings destination destinations target targets action actions provider providers \
         statement statements header headers method methods configuration configurations endpoint endpoints ids \
         resource resources container containers type types domain domains certificate certificates member members region \
         regions language languages pattern patterns table tables queue queues topic topics stream streams parameter \
         parameters attribute attributes field fields column columns metric metrics alarm alarms level levels token tokens \
         vpc vpcs expression expressions source sources range ranges blocks instance instances structure structures per",
    ),
    (Class::Length, "length lengths long"),
    (Class::Article, "a an the"),
    (Class::Be, "be is are been being"),
    (Class::Preposition, "of for per in to each at with on from by"),
    (
        Class::Fit,
        "valid applicable available used supported allowed applies apply applied relevant effective set specify specified \
         configurable configured permitted meaningful use provide provided suitable settable honored honoured works work",
    ),
    (
        Class::Own,
        "this it that which is are the a an can may should must be will only currently optional optionally but and also has \
         these argument attribute block field parameter value property option configuration configuring setting feature note \
         applies always",
    ),
    (
        Class::Choice,
        "value values option options choice choices setting settings string strings input inputs entry entries type types \
         mode modes status statuses state states protocol protocols method methods algorithm algorithms version versions \
         item items point points engine engines format formats level levels principal principals operator operators action \
         actions event events unit units class classes source sources strategy strategies comparison comparisons keys names \
         tier tiers policy policies sku skus kind kinds role roles size sizes scope scopes period periods category categories",
    ),
];

/// The classes of a word in lower case, and its hash, by which lines find it; the hash is never 0.
pub(super) fn look_up(word: &str) -> (Classes, u32) {
    static TABLE: LazyLock<HashMap<u32, (&str, Classes), ByHash>> = LazyLock::new(|| {
        let mut table = HashMap::<_, (&str, Classes), _>::default();
        for (class, words) in WORDS {
            for word in words.split_whitespace() {
                let entry = table.entry(hash_of(word)).or_insert((word, Classes::default()));
                entry.1 = entry.1.or(Classes::of(*class));
            }
        }
        table
    });
    let hash = hash_of(word);
    let classes = TABLE.get(&hash).filter(|(own, _)| *own == word).map(|(_, classes)| *classes);
    (classes.unwrap_or_default(), hash)
}

/// Whether a word in lower case turns, bounds or permits what a sentence says, rather than naming something.
pub(in crate::phrase) fn steers_a_sentence(word: &str) -> bool {
    use Class::{
        Above, Allowed, Article, Be, Below, CanNot, Exceed, If, Less, Modal, More, Not, Preposition,
    };
    const STEERING: [Class; 13] =
        [Not, Modal, CanNot, If, More, Less, Above, Below, Exceed, Allowed, Article, Be, Preposition];
    let (classes, _) = look_up(word);
    STEERING.iter().any(|class| classes.has(*class)) || matches!(word, "and" | "or" | "required" | "optional")
}

/// The class of a name.
pub(super) fn class_named(name: &str) -> Option<Class> {
    static NAMES: LazyLock<HashMap<String, Class>> =
        LazyLock::new(|| WORDS.iter().map(|(class, _)| (format!("{class:?}"), *class)).collect());
    NAMES.get(name).copied()
}

/// The Fowler–Noll–Vo hash of a word, which is short; never 0.
pub(super) fn hash_of(word: &str) -> u32 {
    let hash = word.bytes().fold(0_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    ((hash >> 32) as u32 ^ hash as u32).max(1)
}

/// For tables whose keys are hashes already.
pub(super) type ByHash = BuildHasherDefault<Hashed>;

/// A hash that is one already, with its bits spread over the upper ones, which tables look at as well.
#[derive(Default)]
pub(super) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32(u32::from(*byte)));
    }

    fn write_u32(&mut self, hash: u32) {
        self.0 = (self.0 ^ u64::from(hash)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_lists_is_found_in_its_class() {
        for (class, words) in WORDS {
            for word in words.split_whitespace() {
                assert!(look_up(word).0.has(*class), "{word} is no {class:?}");
                assert_eq!(word, word.to_ascii_lowercase());
            }
        }
        assert_eq!(look_up("lantern").0, Classes::default());
    }
}
