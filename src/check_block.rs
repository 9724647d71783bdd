//! Checks: what must hold of a system that is deployed.

use crate::overrides::overridable;
use crate::scope::{Construct, Scope};
use crate::tree::{CheckData, Condition, Content};
use crate::value::Value;

/// A `check` block: conditions that Terraform looks at after each plan and apply, and warns of. A data source that is created
/// in it is read for it alone, and only its own conditions may refer to that.
///
/// ```
/// use ferroform::{App, Check, GenericProvider, GenericResource, Number, Stack};
/// let app = App::new();
/// let stack = Stack::new(&app, "shop");
/// GenericProvider::new("http", "hashicorp/http").create(&stack, "http");
/// let health = Check::new(&stack, "health");
/// let page = GenericResource::data("http").set("url", "https://example.com").create(&health, "page");
/// health.assert(page.attribute::<Number>("status_code").equals(200), "the shop does not answer");
/// # let check = &stack.to_json()?["check"]["health"];
/// # assert_eq!(check["assert"][0]["condition"], "${(data.http.health_page_0E04B23B.status_code == 200)}");
/// # assert_eq!(check["data"]["http"]["health_page_0E04B23B"]["url"], "https://example.com");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[derive(Debug, Clone)]
pub struct Check {
    construct: Construct,
}

impl Check {
    /// A check without conditions yet.
    #[must_use]
    #[track_caller]
    pub fn new(scope: &impl Scope, id: impl Into<String>) -> Self {
        Self { construct: scope.construct().add(&id.into(), Content::Check(Box::default())) }
    }

    /// What must hold, and what to say otherwise.
    pub fn assert(&self, condition: impl Into<Value<bool>>, error_message: impl Into<Value<String>>) -> Self {
        let condition = Condition::new(condition, error_message);
        self.change(|check| check.asserts.push(condition))
    }

    /// Sets its name, instead of the one made of its path.
    pub fn override_logical_id(&self, id: impl Into<String>) -> Self {
        self.change(|check| check.logical_id = Some(id.into()))
    }

    fn change(&self, change: impl FnOnce(&mut CheckData)) -> Self {
        self.construct.change(|content| {
            if let Content::Check(check) = content {
                change(check);
            }
        });
        self.clone()
    }
}

overridable!(Check, "its JSON");

impl Scope for Check {
    fn construct(&self) -> &Construct {
        &self.construct
    }
}
