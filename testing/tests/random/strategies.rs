//! How trees come about.

use crate::trees::{Members, Num, Test, Text, Texts};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

/// Texts with everything that Terraform's language reads something into.
pub(crate) fn words() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[a-z]{1,4}",
        Just("${".to_owned()),
        Just("%{".to_owned()),
        Just("$${a}".to_owned()),
        Just("}".to_owned()),
        Just("\"".to_owned()),
        Just("\\".to_owned()),
        Just("\\n".to_owned()),
        Just("\n".to_owned()),
        Just("\t".to_owned()),
        Just("$".to_owned()),
        Just("%".to_owned()),
        Just("é".to_owned()),
        Just("<&>".to_owned()),
        Just("🦀".to_owned()),
        Just("{}".to_owned()),
        Just(" ".to_owned()),
    ];
    proptest::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

/// Keys of maps: Terraform makes addresses of them.
pub(crate) fn keys() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,3}",
        "[a-z] [A-Z]",
        Just("é".to_owned()),
        Just("a\"b".to_owned()),
        Just("${k}".to_owned())
    ]
}

/// Trees up to a depth. Each level is made of the one below, which it shares: made anew for every branch, they would be
/// millions.
#[derive(Debug, Clone)]
pub(crate) struct Trees {
    pub(crate) number: BoxedStrategy<Num>,
    pub(crate) text: BoxedStrategy<Text>,
    pub(crate) test: BoxedStrategy<Test>,
    pub(crate) texts: BoxedStrategy<Texts>,
    pub(crate) members: BoxedStrategy<Members>,
}

impl Trees {
    pub(crate) fn new(depth: u32) -> Self {
        (0..depth).fold(Self::leaves(), |below, _| below.above())
    }

    fn leaves() -> Self {
        let text =
            prop_oneof![words().prop_map(Text::Literal), (0_usize..3).prop_map(Text::Variable)].boxed();
        Self {
            number: (-9_i64..10).prop_map(Num::Literal).boxed(),
            test: any::<bool>().prop_map(Test::Literal).boxed(),
            texts: vec(text.clone(), 0..4).prop_map(Texts::Literal).boxed(),
            members: btree_map(keys(), text.clone(), 0..4).prop_map(Members::Literal).boxed(),
            text,
        }
    }

    fn above(&self) -> Self {
        Self {
            number: self.numbers(),
            text: self.text(),
            test: self.tests(),
            texts: self.texts(),
            members: self.members(),
        }
    }

    fn numbers(&self) -> BoxedStrategy<Num> {
        let one = || self.number.clone().prop_map(Box::new);
        prop_oneof![
            (-9_i64..10).prop_map(Num::Literal),
            (one(), one()).prop_map(|(a, b)| Num::Add(a, b)),
            (one(), one()).prop_map(|(a, b)| Num::Subtract(a, b)),
            (one(), one()).prop_map(|(a, b)| Num::Multiply(a, b)),
            one().prop_map(Num::Negative),
            self.texts.clone().prop_map(|list| Num::Length(Box::new(list))),
            (self.test.clone(), one(), one()).prop_map(|(test, a, b)| Num::If(Box::new(test), a, b)),
        ]
        .boxed()
    }

    fn text(&self) -> BoxedStrategy<Text> {
        let one = || self.text.clone().prop_map(Box::new);
        prop_oneof![
            words().prop_map(Text::Literal),
            (0_usize..3).prop_map(Text::Variable),
            (one(), one()).prop_map(|(a, b)| Text::Beside(a, b)),
            (one(), self.number.clone()).prop_map(|(a, b)| Text::WithNumber(a, Box::new(b))),
            one().prop_map(Text::Upper),
            (words(), self.texts.clone()).prop_map(|(between, list)| Text::Join(between, Box::new(list))),
            (self.test.clone(), one(), one()).prop_map(|(test, a, b)| Text::If(Box::new(test), a, b)),
        ]
        .boxed()
    }

    fn tests(&self) -> BoxedStrategy<Test> {
        let one = || self.test.clone().prop_map(Box::new);
        let number = || self.number.clone().prop_map(Box::new);
        let text = || self.text.clone().prop_map(Box::new);
        prop_oneof![
            any::<bool>().prop_map(Test::Literal),
            one().prop_map(Test::Not),
            (one(), one()).prop_map(|(a, b)| Test::And(a, b)),
            (one(), one()).prop_map(|(a, b)| Test::Or(a, b)),
            (number(), number()).prop_map(|(a, b)| Test::Less(a, b)),
            (text(), text()).prop_map(|(a, b)| Test::Same(a, b)),
        ]
        .boxed()
    }

    fn texts(&self) -> BoxedStrategy<Texts> {
        let one = || self.texts.clone().prop_map(Box::new);
        let text = || self.text.clone().prop_map(Box::new);
        prop_oneof![
            vec(self.text.clone(), 0..4).prop_map(Texts::Literal),
            (one(), text()).prop_map(|(list, each)| Texts::Map(list, each)),
            (one(), self.test.clone()).prop_map(|(list, keep)| Texts::Filter(list, Box::new(keep))),
            (one(), text()).prop_map(|(list, key)| Texts::Group(list, key)),
            self.members.clone().prop_map(|members| Texts::Members(Box::new(members))),
        ]
        .boxed()
    }

    fn members(&self) -> BoxedStrategy<Members> {
        let one = || self.members.clone().prop_map(Box::new);
        let text = || self.text.clone().prop_map(Box::new);
        prop_oneof![
            btree_map(keys(), self.text.clone(), 0..4).prop_map(Members::Literal),
            (one(), self.test.clone()).prop_map(|(map, keep)| Members::Filter(map, Box::new(keep))),
            (one(), text()).prop_map(|(map, text)| Members::Values(map, text)),
            (one(), text()).prop_map(|(map, text)| Members::Keys(map, text)),
        ]
        .boxed()
    }
}
