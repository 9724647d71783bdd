//! The table of backends is the runtime's own.

use super::Setting;
use super::table::KINDS;
use std::path::Path;

/// What the runtime writes for a setting.
const fn written(setting: Setting) -> &'static str {
    match setting {
        Setting::Text => "String",
        Setting::Number => "Number",
        Setting::Switch => "bool",
        Setting::Texts => "List<String>",
        Setting::TextMap => "Map<String>",
        Setting::Map => "Map<Any>",
        Setting::Maps => "List<Map<Any>>",
        Setting::Workspaces => "Workspaces",
    }
}

#[test]
fn every_backend_of_the_runtime_is_known_with_its_settings() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/backends/kinds.rs");
    let text = std::fs::read_to_string(path).expect("the runtime's backends");
    let (_, text) = text.split_once("\nbackends! {").expect("the list of them");
    let mut kinds: Vec<_> = KINDS.iter().map(|kind| (kind, kind.settings.to_vec())).collect();
    let mut at = None;
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with("///")) {
        if let Some((head, takes)) = line.split_once('(') {
            let mut words = head.split('"');
            let (rust, name) = (words.next().unwrap_or_default().trim(), words.next().unwrap_or_default());
            let found = kinds.iter().position(|(kind, _)| kind.name == name && kind.rust == rust);
            let found = found.unwrap_or_else(|| panic!("{name} is not in the table"));
            let takes: Vec<_> =
                takes.trim_end_matches(") {").split(", ").filter(|it| !it.is_empty()).collect();
            let known = kinds[found].0.takes.iter();
            let known: Vec<_> =
                known.map(|(name, setting)| format!("{name}: {}", written(*setting))).collect();
            assert_eq!(known, takes, "{name}");
            at = Some(found);
        } else if let (Some((name, ty)), Some(at)) = (line.trim_end_matches(';').split_once(": "), at) {
            let settings = &mut kinds[at].1;
            let found =
                settings.iter().position(|(known, setting)| *known == name && written(*setting) == ty);
            settings.remove(found.unwrap_or_else(|| panic!("{name}: {ty} is not in the table")));
        }
    }
    for (kind, left) in kinds {
        assert!(left.is_empty(), "{} has none of {left:?}", kind.name);
    }
}
