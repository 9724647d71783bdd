//! How often a block may stand, where little says it.
//!
//! Of a thousand blocks of resources that are single since their section is all there is of them, one in nine may be repeated; of
//! five hundred that are single since their name is no plural, one in eighteen; of a thousand that are single since a text calls
//! them "a block", two in five.

use crate::model::{Basis, Evidence, Nesting, ResourceKind};

/// The weak evidence that decides how often a block that is set may stand. A section says that something is a block, and nothing
/// of how often.
pub(super) fn weak(kind: ResourceKind, nesting: Nesting, bases: &[Basis]) -> Option<Evidence> {
    let decisive = || bases.iter().map(|basis| basis.evidence).filter(|it| *it != Evidence::Section);
    let is_described = decisive().count() < bases.len();
    let all = |kinds: &[Evidence]| decisive().next().is_some() && decisive().all(|it| kinds.contains(&it));
    let has = |kind: Evidence| decisive().any(|it| it == kind);
    match (kind, nesting) {
        (ResourceKind::DataSource, Nesting::Single) => {
            all(&[Evidence::Assumed, Evidence::Phrase, Evidence::Name]).then_some(Evidence::Assumed)
        }
        (ResourceKind::DataSource, _) => None,
        (_, Nesting::Single) if has(Evidence::Shape) => {
            let shown = [Evidence::Shape, Evidence::Example, Evidence::Assumed];
            (!is_described && all(&shown)).then_some(Evidence::Shape)
        }
        (_, Nesting::Single) if all(&[Evidence::Phrase]) => Some(Evidence::Phrase),
        (_, Nesting::Single) => {
            let little = [Evidence::Assumed, Evidence::Name, Evidence::Phrase, Evidence::Example];
            all(&little).then_some(Evidence::Assumed)
        }
        (_, _) if has(Evidence::Name) => {
            let by_name = [Evidence::Name, Evidence::Elsewhere, Evidence::Assumed];
            all(&by_name).then_some(Evidence::Name)
        }
        (_, _) => {
            let alone = [Evidence::Shape, Evidence::Phrase];
            alone.into_iter().find(|evidence| all(&[*evidence]))
        }
    }
}
