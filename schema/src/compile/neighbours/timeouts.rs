//! Timeouts that a page may have left out.

use super::{MANY, Pages, fields};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Resource, ResourceKind};
use crate::source::Location;

const HELP: &str = "a provider waits for what takes time, and has timeouts for that: its schema settles it";

/// Whether a name tells of a state that an object comes to in time.
pub(super) fn tells_a_state(name: &str) -> bool {
    name.split('_').any(|word| matches!(word, "status" | "state"))
}

/// Notes a resource whose page states no timeouts, though its objects or those of its provider take time.
pub(super) fn note(resource: &Resource, pages: &Pages, named_at: &Location) -> Option<Diagnostic> {
    let Resource { kind: ResourceKind::Resource, type_name, timeouts, root, .. } = resource else {
        return None;
    };
    if !timeouts.is_empty() {
        return None;
    }
    let state = fields(root).find(|(name, _)| tells_a_state(name));
    let (message, at) = match pages.custom() {
        Custom::Never => {
            let message = format!(
                "no page of the provider states timeouts, though {} of {} tell of a state that is waited for: \
                 `{type_name}` may have some",
                pages.waiting, pages.count
            );
            (message, named_at)
        }
        Custom::Where => {
            let (name, declared) = state?;
            let message = format!(
                "`{type_name}` has a `{name}` that may be waited for, but its page states no timeouts"
            );
            (message, declared.first().map_or(named_at, |basis| &basis.at))
        }
        Custom::None => return None,
    };
    Some(Diagnostic::new(Code::UnstatedTimeouts, message, at.clone()).help(HELP))
}

/// What a provider's pages do about timeouts.
enum Custom {
    /// They state them for some types: where a page has none, there are none, unless something is waited for. Of a hundred
    /// such types a third had some.
    Where,
    /// They state none, though at least one in ten of them tells of a state. Of two hundred resources of such providers four in ten
    /// had some.
    Never,
    /// They state none, and hardly anything is waited for: nothing has any.
    None,
}

impl Pages {
    fn custom(&self) -> Custom {
        let waits = self.count >= MANY && self.waiting * 10 >= self.count;
        match self.timed * 10 >= self.count && self.timed > 0 {
            true => Custom::Where,
            false if waits => Custom::Never,
            false => Custom::None,
        }
    }
}
