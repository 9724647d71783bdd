//! Which arguments get an enum, and which values it has.

use super::data::{Enum, Variant};
use super::names::{EnumPlace, TypeNames};
use crate::docs::items::Writer;
use crate::names::{Ident, Scope, variant};
use ferroform_schema::model::{Argument, Block, BlockId, Check, EnumValue, ExampleVerdict, Rule, Type};
use std::collections::BTreeMap;

/// The enums of a module, and which argument takes which.
#[derive(Default)]
pub(super) struct Enums<'a> {
    pub(super) items: Vec<Enum>,
    pub(super) by_argument: BTreeMap<(&'a BlockId, &'a str), Ident>,
}

/// The values of an argument, before they have names.
#[derive(PartialEq)]
struct Values {
    values: Vec<EnumValue>,
    open: bool,
}

impl<'a> Enums<'a> {
    pub(super) fn new(
        blocks: &[(&'a BlockId, &'a Block)],
        names: &mut TypeNames,
        writer: &Writer<'_>,
    ) -> Self {
        let mut distinct: Vec<(&BlockId, &str, Values)> = Vec::new();
        let mut users: Vec<((&'a BlockId, &'a str), usize)> = Vec::new();
        for (id, block) in blocks {
            for argument in &block.arguments {
                let Some(values) = values(argument) else { continue };
                // One argument described in several places is one enum.
                let same = distinct
                    .iter()
                    .position(|(_, name, known)| *name == argument.name && known.same(&values));
                let index = same.unwrap_or(distinct.len());
                if same.is_none() {
                    distinct.push((id, &argument.name, values));
                }
                users.push(((*id, argument.name.as_str()), index));
            }
        }
        let uses = |index| users.iter().filter(|(_, used)| *used == index).count();
        let places: Vec<EnumPlace<'_>> = distinct
            .iter()
            .enumerate()
            .map(|(i, (block, argument, _))| EnumPlace { block, argument, shared: uses(i) > 1 })
            .collect();
        let idents = names.enums(&places);
        let by_argument =
            users.into_iter().filter_map(|(user, i)| Some((user, idents.get(i)?.clone()))).collect();
        let items = distinct.iter().zip(&idents);
        let items = items.map(|((_, name, values), ident)| item(ident, name, values, writer)).collect();
        Self { items, by_argument }
    }

    pub(super) fn of(&self, block: &'a BlockId, argument: &'a str) -> Option<&Ident> {
        self.by_argument.get(&(block, argument))
    }
}

impl Values {
    fn same(&self, other: &Self) -> bool {
        let values = |v: &Self| v.values.iter().map(|value| value.value.clone()).collect::<Vec<_>>();
        self.open == other.open && values(self) == values(other)
    }
}

/// The values of an argument whose text is one of a set. Numbers and booleans stay what they are; the table checks them.
fn values(argument: &Argument) -> Option<Values> {
    let element = match &argument.ty.value {
        Type::List(element) | Type::Set(element) => element,
        ty => ty,
    };
    if *element != Type::String {
        return None;
    }
    let sets = |rule: &'_ Rule| matches!(&rule.check, Check::OneOf(set) if !set.values.is_empty());
    let rules: Vec<&Rule> = argument.rules.iter().filter(|rule| sets(rule)).collect();
    // A set that holds always makes the others narrower.
    let always = rules.iter().find(|rule| rule.when.is_none());
    let counted: Vec<&Rule> = always.map_or(rules.clone(), |rule| vec![*rule]);
    let mut values: Vec<EnumValue> = Vec::new();
    let mut open = always.is_none();
    for rule in counted {
        let Check::OneOf(set) = &rule.check else { continue };
        open |= !set.closed || rule.standing != ExampleVerdict::Holds;
        for value in &set.values {
            if !values.iter().any(|known| known.value == value.value) {
                values.push(value.clone());
            }
        }
    }
    (!values.is_empty()).then_some(Values { values, open })
}

fn item(name: &Ident, argument: &str, values: &Values, writer: &Writer<'_>) -> Enum {
    let wishes: Vec<Vec<String>> = values
        .values
        .iter()
        .map(|value| {
            let name = variant(&value.value);
            let long = format!("{name}Value");
            vec![name, long]
        })
        .collect();
    let idents = Scope::reserving(["Custom", "Self"]).assign(&wishes);
    let variants = values.values.iter().zip(idents).map(|(value, name)| Variant {
        name,
        value: value.value.clone(),
        docs: writer.variant(value),
    });
    Enum {
        name: name.clone(),
        docs: writer.enumeration(argument, values.open),
        open: values.open,
        attributes: Vec::new(),
        variants: variants.collect(),
    }
}
