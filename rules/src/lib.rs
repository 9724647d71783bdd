//! What a rule, a condition and a well-known form are; whether a value obeys; how that reads in English.
//!
//! Three callers ask: the compiler tries a rule on the examples of the document that states it, synth tries it on the
//! values of a program, and the derive macros on what a struct fixes. Each tells what it knows ([`Facts`]), and none
//! decides by itself, so a rule means the same everywhere. What nobody knows is never broken.
//!
//! ```
//! use ferroform_rules::{judge, Check, Facts, Known, Number, Range, Subject, Value};
//!
//! /// A caller that knows of nothing but the value at hand.
//! struct Nothing;
//! impl Facts for Nothing {
//!     fn known(&self, _: &str) -> Known<'_> {
//!         Known::Maybe
//!     }
//! }
//!
//! let check = Check::Range(Range { max: Some(Number::Integer(60)), ..Range::default() });
//! let watts = |text: &'static str| Subject { name: "watts", numeric: true, known: Known::Value(Value::Number(text.into())) };
//! assert!(judge(&check, &watts("40"), &Nothing).is_obeyed());
//! let verdict = judge(&check, &watts("500"), &Nothing);
//! assert_eq!(verdict.breaches()[0].message("watts", &check, None), "`watts` must be at most 60");
//! ```

mod breach;
mod characters;
mod check;
mod condition;
pub mod contexts;
mod decimal;
mod facts;
mod formats;
mod group;
mod judge;
mod nearest;
mod number;
mod path;
pub mod table;
mod template;
pub mod text;
mod words;

pub use breach::Breach;
pub use characters::{CharacterSet, Characters};
pub use check::{Affixes, Bounds, Check, EnumValue, Measure, Range, ValueSet};
pub use condition::Condition;
pub use facts::{Facts, Known, Truth, Value};
pub use formats::Format;
pub use group::{GroupKind, judge_group};
pub use judge::{Subject, Verdict, judge};
pub use nearest::nearest;
pub use number::Number;
pub use path::{path_from_around, path_in_words};
pub use words::{GroupWords, RuleWords, alternatives, enumeration};
