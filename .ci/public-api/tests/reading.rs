//! What of a crate's sources is public, on sources of a few lines.

use ferroform_public_api::{list, load};
use std::io;
use std::path::Path;

/// The list of a crate `lamps` with these files.
#[allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]
fn lines(files: &[(&str, &str)]) -> Vec<String> {
    let sources = |file: &Path| {
        let found = files.iter().find(|(name, _)| Path::new(name) == file);
        found.map(|(_, text)| (*text).to_owned()).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    };
    list("lamps", &load(Path::new("lib.rs"), &sources).expect("a crate"))
}

#[test]
fn what_is_private_or_hidden_or_for_tests_is_left_out() {
    let root = "pub mod open;\nmod shut;\n#[doc(hidden)]\npub mod inner;\n#[cfg(test)]\npub mod tests;\npub(crate) fn near() {}";
    let some = "pub fn seen() {}\nfn unseen() {}";
    let files = [("lib.rs", root), ("open.rs", some), ("shut/mod.rs", some), ("inner.rs", some)];
    assert_eq!(lines(&files), ["pub mod lamps::open", "pub fn lamps::open::seen()"]);
}

#[test]
fn what_is_handed_on_is_listed_where_it_is_seen_first() {
    let root = "mod shut;\npub mod prelude { pub use crate::Lamp; }\npub use shut::{Lamp, dim as darken};\npub use std::io::Error;";
    let shut = "mod deep;\npub use deep::Lamp;\npub fn dim(by: u32) -> u32 { by }";
    let deep = "#[derive(Clone)]\npub struct Lamp { pub watts: u32, cold: bool }\nimpl Lamp {\n    pub fn glow<T: Into<u32>>(&self, by: T) {}\n    fn fade(&self) {}\n}";
    let files = [("lib.rs", root), ("shut.rs", shut), ("shut/deep.rs", deep)];
    assert_eq!(
        lines(&files),
        [
            "pub use std::io::Error as lamps::Error",
            "pub use lamps::Lamp as lamps::prelude::Lamp",
            "pub struct lamps::Lamp { .. }",
            "lamps::Lamp: impl Clone (derived)",
            "pub fn lamps::Lamp::glow<T: Into<u32>>(&self, by: T)",
            "lamps::Lamp::watts: u32",
            "pub fn lamps::darken(by: u32) -> u32",
            "pub mod lamps::prelude",
        ]
    );
}

#[test]
fn variants_members_of_traits_and_what_implements_them_are_listed() {
    let root = "pub enum Bulb { Plain, #[doc(hidden)] Odd, Tinted { colour: String } }\n\
                pub trait Light { type Colour: Clone; fn on(&self); fn off(&self) {} }\n\
                struct Own;\nimpl Light for Own { type Colour = u8; fn on(&self) {} }\n\
                impl<T: Light> Light for Vec<T> { type Colour = u8; fn on(&self) {} }\n\
                impl From<Bulb> for u8 { fn from(_: Bulb) -> u8 { 0 } }";
    assert_eq!(
        lines(&[("lib.rs", root)]),
        [
            "pub enum lamps::Bulb",
            "lamps::Bulb::Plain",
            "lamps::Bulb::Tinted",
            "lamps::Bulb::Tinted::colour: String",
            "pub trait lamps::Light",
            "lamps::Light: impl<T: Light> Light for Vec<T>",
            "type lamps::Light::Colour: Clone",
            "fn lamps::Light::off(&self) (provided)",
            "fn lamps::Light::on(&self)",
        ]
    );
}

#[test]
fn what_macros_make_is_told_by_calls_and_bodies() {
    let root = "macro_rules! setters { ($($name:ident: $ty:ty;)+) => { $(pub fn $name(self, value: $ty) -> Self { self })+ } }\n\
                pub struct Lamp(());\nimpl Lamp {\n    setters! {\n        /// How bright.\n        watts: u32;\n        colour: String;\n    }\n}\n\
                macro_rules! unused { () => { pub fn nothing() {} } }";
    assert_eq!(
        lines(&[("lib.rs", root)]),
        [
            "pub struct lamps::Lamp { .. }",
            "lamps::Lamp: setters! colour : String",
            "lamps::Lamp: setters! watts : u32",
            "macro setters: pub fn $ name (self , value : $ ty) -> Self",
        ]
    );
}
