//! Values that the surroundings of a program give it by name.

use crate::argument_value::ArgumentValue;
use crate::data::{Data, Num, Repr};
use crate::marker::Any;
use crate::scope::Construct;
use crate::testing::{Property, json};
use crate::value::Value;

/// What holds context from outside, as an object in JSON: `cdktf` and `ferroform` set it from their configuration.
const VARIABLE: &str = "CDKTF_CONTEXT_JSON";

impl Construct {
    /// Gives a value a name for everything at and below here: `app.construct().set_context("stage", "production")`. A
    /// construct nearer to the reader has the last word.
    pub fn set_context(&self, name: impl Into<String>, value: impl Into<Value<Any>>) {
        let name: String = name.into();
        let data = value.into().data;
        self.shared.tree.borrow_mut().rare_mut(self.id).context.set(name.into(), data);
    }

    /// The value of a name: what was set here or in the nearest construct above, else what the environment variable
    /// `CDKTF_CONTEXT_JSON` holds.
    ///
    /// ```
    /// use ferroform::{App, Scope, Stack};
    /// let app = App::new();
    /// app.construct().set_context("stage", "production");
    /// let stack = Stack::new(&app, "shop");
    /// assert!(stack.construct().context("stage") == "production");
    /// assert!(!stack.construct().context("region").is_set());
    /// ```
    #[must_use]
    #[inline]
    pub fn context(&self, name: &str) -> ArgumentValue {
        let tree = self.shared.tree.borrow();
        let mut at = Some(self.id);
        while let Some(id) = at {
            if let Some(value) = tree.rare(id).and_then(|rare| rare.context.get(name)) {
                return ArgumentValue::of(value);
            }
            at = tree.get(id).parent;
        }
        let outside = std::env::var(VARIABLE).unwrap_or_default();
        json::read(&outside)
            .members()
            .iter()
            .find(|(known, _)| known == name)
            .map_or(ArgumentValue::Absent, |(_, value)| ArgumentValue::of(&data(value)))
    }
}

#[inline]
fn data(property: &Property) -> Data {
    Data(match property {
        Property::Null => Repr::Null,
        Property::Bool(value) => Repr::Bool(*value),
        Property::Number(number) => Repr::Number(Num::Float(*number)),
        Property::Text(text) => Repr::Text(text.clone().into()),
        Property::List(items) => return Data::list(items.iter().map(data)),
        Property::Object(members) => {
            return Data::map(members.iter().map(|(key, value)| (key.clone().into(), data(value))));
        }
    })
}
