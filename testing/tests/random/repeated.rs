//! Resources, data sources and modules that Terraform creates several of, and what refers to them.

use crate::Said;
use crate::strategies::{Trees, keys};
use crate::trees::{Members, Num, Text, Texts};
use ferroform::{
    Any, Counted, Expr, GenericResource, Keyed, Module, Number, Stack, Value, count, dynamic, for_each,
    functions, literal, template,
};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

/// A repeated element, and another one for each of it.
#[derive(Debug, Clone)]
pub(crate) struct Repeated {
    over: Over,
    kind: Kind,
    lamp: Lamp,
    /// What is made for each of the instances: around it are the key and the name of the instance.
    next: Lamp,
}

#[derive(Debug, Clone)]
pub(crate) enum Over {
    Number(u8),
    Texts(BTreeSet<String>),
    Members(Members),
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Resource,
    Data,
}

/// The arguments of one, as they follow from its key and its item.
#[derive(Debug, Clone)]
pub(crate) struct Lamp {
    name: Text,
    watts: Num,
    tags: Texts,
    /// A block for each, and in it one for each of its own: around the inner ones is also the outer item.
    shades: Texts,
    slats: Texts,
}

pub(crate) fn repeated() -> impl Strategy<Value = Repeated> {
    let trees = Trees::new(1);
    let over = prop_oneof![
        (0_u8..4).prop_map(Over::Number),
        proptest::collection::btree_set(keys(), 0..4).prop_map(Over::Texts),
        Trees::new(2).members.prop_map(Over::Members),
    ];
    let kind = prop_oneof![3 => Just(Kind::Resource), 1 => Just(Kind::Data)];
    (over, kind, lamp(&trees), lamp(&trees)).prop_map(|(over, kind, lamp, next)| Repeated {
        over,
        kind,
        lamp,
        next,
    })
}

fn lamp(trees: &Trees) -> impl Strategy<Value = Lamp> + use<> {
    let texts = || trees.texts.clone();
    (trees.text.clone(), trees.number.clone(), texts(), texts(), texts())
        .prop_map(|(name, watts, tags, shades, slats)| Lamp { name, watts, tags, shades, slats })
}

/// What a lamp has once it is there.
struct Lit {
    key: String,
    name: String,
    watts: f64,
    tags: Vec<String>,
    shades: Vec<(String, Vec<String>)>,
}

impl Lamp {
    fn program(&self, kind: Kind, around: &[Expr<String>], stack: &Stack, id: String) -> GenericResource {
        let inside = |outer: &[Expr<String>], one: &Expr<String>| [outer, std::slice::from_ref(one)].concat();
        let shades = dynamic(self.shades.program(around), |shade| {
            let around = inside(around, &shade.value);
            let slats = dynamic(self.slats.program(&around), |slat| {
                let text = template!("{} in {}", slat.value, &shade.value);
                Value::object([("text", text.into())])
            });
            Value::object([("text", shade.value.into()), ("slat", slats.into())])
        });
        let config = match kind {
            Kind::Resource => GenericResource::resource("acme_lamp"),
            Kind::Data => GenericResource::data("acme_lamp"),
        };
        config
            .set("name", self.name.program(around))
            .set("watts", self.watts.program(around))
            .set("tags", self.tags.program(around))
            .set("shade", shades)
            .create(stack, id)
    }

    fn value(&self, key: &str, around: &[String]) -> Lit {
        let shade = |shade: String| {
            let around = [around, std::slice::from_ref(&shade)].concat();
            let slats = self.slats.value(&around);
            let slats = slats.iter().map(|slat| format!("{slat} in {shade}")).collect();
            (shade, slats)
        };
        Lit {
            key: key.to_owned(),
            name: self.name.value(around),
            watts: self.watts.value(around),
            tags: self.tags.value(around),
            shades: self.shades.value(around).into_iter().map(shade).collect(),
        }
    }
}

/// What was repeated.
enum Several<R> {
    Counted(Counted<R>),
    Keyed(Keyed<R>),
}

impl Repeated {
    /// Puts everything into a stack, and gives what is read from it, and what that must be.
    pub(crate) fn put(&self, stack: &Stack, case: usize) -> Said {
        let id = |what: &str| format!("{what}{case}");
        let make = |around: &[Expr<String>]| self.lamp.program(self.kind, around, stack, id("several"));
        let call = |around: &[Expr<String>]| {
            Module::new(stack, id("echo"), "./tests/random/echo").set("text", self.lamp.name.program(around))
        };
        let by_index = |index: &Expr<Number>| [template!("{}", index)];
        let (lamps, echoes) = match &self.over {
            Over::Number(number) => (
                Several::Counted(count(*number, |index| make(&by_index(&index)))),
                Several::Counted(count(*number, |index| call(&by_index(&index)))),
            ),
            Over::Texts(texts) => {
                let texts: Vec<String> = texts.iter().cloned().collect();
                (
                    Several::Keyed(for_each(texts.clone(), |it| make(&[it.key, it.value]))),
                    Several::Keyed(for_each(texts, |it| call(&[it.key, it.value]))),
                )
            }
            Over::Members(members) => (
                Several::Keyed(for_each(members.program(&[]), |it| make(&[it.key, it.value]))),
                Several::Keyed(for_each(members.program(&[]), |it| call(&[it.key, it.value]))),
            ),
        };
        let next = |key: Expr<String>, lamp: GenericResource| {
            self.next.program(Kind::Resource, &[key, name(&lamp)], stack, id("next"))
        };
        let next = match &lamps {
            Several::Counted(lamps) => for_each(lamps, |it| next(it.key, it.value)),
            Several::Keyed(lamps) => for_each(lamps, |it| next(it.key, it.value)),
        };

        let around: Vec<(String, Vec<String>)> = match &self.over {
            Over::Number(number) => {
                (0..*number).map(|index| (index.to_string(), vec![index.to_string()])).collect()
            }
            Over::Texts(texts) => {
                texts.iter().map(|text| (text.clone(), vec![text.clone(), text.clone()])).collect()
            }
            Over::Members(members) => {
                members.value(&[]).into_iter().map(|(key, value)| (key.clone(), vec![key, value])).collect()
            }
        };
        let lit: Vec<Lit> = around.iter().map(|(key, around)| self.lamp.value(key, around)).collect();
        let lit_next: Vec<Lit> =
            lit.iter().map(|one| self.next.value(&one.key, &[one.key.clone(), one.name.clone()])).collect();

        let mut said = Said::default();
        let mut say = |what: &str, value: Value<Any>, expected: Json| said.say(what, value, expected);
        let names = |lit: &[Lit]| lit.iter().map(|one| json!(one.name)).collect::<Json>();
        match &lamps {
            Several::Counted(lamps) => {
                say("names", lamps.all(|one| name(&one)).into(), names(&lit));
                say("number", lamps.number().into(), json!(lit.len()));
                for (index, one) in lit.iter().enumerate() {
                    say(&format!("at{index}"), name(&lamps.at(index)).into(), json!(one.name));
                }
                let slats = lamps.all(|one| slats(&one));
                say("slats", functions::flatten(slats).into(), all_slats(&lit));
            }
            Several::Keyed(lamps) => {
                say("names", lamps.all(|one| name(&one)).into(), names(&lit));
                let keys: Json = lit.iter().map(|one| json!(one.key)).collect();
                say("keys", lamps.keys().into(), keys);
                for (index, one) in lit.iter().enumerate() {
                    let got = lamps.get(literal(one.key.clone()));
                    say(&format!("get{index}"), got.attribute::<Number>("watts").into(), json!(one.watts));
                }
                let tags = lamps.by_key(|key, one| {
                    template!(
                        "{}: {}",
                        key,
                        functions::join("+", one.attribute::<ferroform::List<String>>("tags"))
                    )
                });
                let expected: serde_json::Map<String, Json> = lit
                    .iter()
                    .map(|one| (one.key.clone(), json!(format!("{}: {}", one.key, one.tags.join("+")))))
                    .collect();
                say("tags", tags.into(), expected.into());
                let slats = lamps.all(|one| slats(&one));
                say("slats", functions::flatten(slats).into(), all_slats(&lit));
            }
        }
        let echo = |module: Module| module.output::<String>("text");
        let echoed: Json = lit.iter().map(|one| json!(format!("<{}>", one.name))).collect();
        match &echoes {
            Several::Counted(echoes) => say("echoes", echoes.all(echo).into(), echoed),
            Several::Keyed(echoes) => {
                say("echoes", echoes.all(echo).into(), echoed);
                if let Some(one) = lit.last() {
                    let one_of = echo(echoes.get(one.key.as_str()));
                    say("echo", one_of.into(), json!(format!("<{}>", one.name)));
                }
            }
        }
        say("next", next.all(|one| name(&one)).into(), names(&lit_next));
        said
    }
}

fn name(lamp: &GenericResource) -> Expr<String> {
    lamp.attribute("name")
}

/// The texts of the inner blocks of all outer ones.
fn slats(lamp: &GenericResource) -> Expr<ferroform::List<String>> {
    let shades: Expr<ferroform::List<Any>> = lamp.attribute("shade");
    functions::flatten(shades.map(|shade| {
        shade.property::<ferroform::List<Any>>("slat").map(|slat| slat.property::<String>("text"))
    }))
}

fn all_slats(lit: &[Lit]) -> Json {
    lit.iter().flat_map(|one| &one.shades).flat_map(|(_, slats)| slats).map(|slat| json!(slat)).collect()
}
