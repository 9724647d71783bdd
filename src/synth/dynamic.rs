//! `dynamic` blocks.

use super::resolve::Resolver;
use crate::data::{Data, Dynamic, LoopVariable, Repr};
use crate::json::{Json, Object};
use std::borrow::Cow;

/// Whether a value is a block that Terraform repeats.
pub(super) fn is_dynamic(data: &Data) -> bool {
    matches!(data.0, Repr::Dynamic(_))
}

impl<'a> Resolver<'a, '_> {
    pub(super) fn dynamic(&mut self, dynamic: &'a Dynamic) -> Json<'a> {
        // The collection is outside of the block: the iterator is not known in it.
        let for_each = self.json(&dynamic.for_each);
        let named = self.named;
        let iterator = self.loops.enter_dynamic(dynamic.id, &named);
        let mut object = Object::from([
            ("content", self.json(&dynamic.content)),
            ("for_each", for_each),
            ("iterator", iterator.into()),
        ]);
        if dynamic.labelled {
            let mut key = "${".to_owned();
            self.loop_variable(dynamic.id, LoopVariable::Key, &mut key);
            key.push('}');
            object.set("labels", Json::Array(vec![key.into()]));
        }
        self.loops.leave();
        Json::Object(object)
    }

    /// Blocks that stand as they are, and behind them those that Terraform repeats.
    pub(super) fn mixed(&mut self, name: Cow<'a, str>, items: &'a [Data], into: &mut Object<'a>) {
        let mut fixed = Vec::new();
        let mut repeated = Vec::new();
        for item in items {
            match &item.0 {
                Repr::Dynamic(dynamic) => repeated.push(self.dynamic(dynamic)),
                _ => fixed.push(self.json(item)),
            }
        }
        if !fixed.is_empty() {
            into.set(name.clone(), Json::Array(fixed));
        }
        into.object("dynamic").set(name, Json::Array(repeated));
    }
}
