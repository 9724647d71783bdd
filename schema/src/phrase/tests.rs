//! Whole texts through all families.

use super::*;
use crate::model::{Check, DefaultValue, Presence};
use proptest::prelude::*;

/// A claim in one line, without its sentence.
pub(super) fn render(statement: &Statement) -> String {
    match &statement.claim {
        Claim::Rule { check, when, .. } => format!("{}{}", render_check(check), render_when(when.as_ref())),
        Claim::Default { value: DefaultValue::Literal(value), when, .. } => {
            format!("default {value}{}", render_when(when.as_ref()))
        }
        Claim::Default { value: DefaultValue::Words(words), when, .. } => {
            format!("default in words: {words}{}", render_when(when.as_ref()))
        }
        Claim::Group { kind, arguments, when, .. } => {
            format!("{kind:?} of {}{}", arguments.join(", "), render_when(when.as_ref()))
        }
        Claim::Type(ty) => format!("{ty} by {}", statement.evidence.in_words()),
        Claim::Nesting(nesting) => format!("nesting {nesting:?} by {}", statement.evidence.in_words()),
        Claim::Presence(Presence::Required) => "required".into(),
        Claim::Presence(Presence::Optional) => "optional".into(),
        Claim::Deprecated(deprecation) => format!("deprecated, use {:?}", deprecation.replacement),
        other => format!("{other:?}"),
    }
}

fn render_when(when: Option<&crate::model::Condition>) -> String {
    match when {
        Some(crate::model::Condition::Words(words)) => format!(" when “{words}”"),
        Some(condition) => format!(" when {condition}"),
        None => String::new(),
    }
}

fn render_check(check: &Check) -> String {
    match check {
        Check::OneOf(set) => {
            let values: Vec<_> = set
                .values
                .iter()
                .map(|value| {
                    let note = value.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
                    format!("{}{note}{}", value.value, render_when(value.when.as_ref()))
                })
                .collect();
            format!("one of {}{}", values.join(" | "), if set.closed { "" } else { " …" })
        }
        Check::Range(range) => {
            let end = |n: Option<crate::model::Number>| n.map(|n| n.to_string()).unwrap_or_default();
            let or = range.or.map(|or| format!(" or {or}")).unwrap_or_default();
            let (low, high) =
                (if range.exclusive_min { "<" } else { "" }, if range.exclusive_max { "<" } else { "" });
            format!("range {}{low}..{high}{}{or}", end(range.min), end(range.max))
        }
        Check::Length(bounds) => format!("length {}", render_bounds(bounds)),
        Check::Items(bounds) => format!("items {}", render_bounds(bounds)),
        Check::OnlyWhen(condition) => format!("only{}", render_when(Some(condition))),
        Check::ConflictsWith(names) => format!("conflicts with {}", names.join(", ")),
        Check::RequiredWith(names) => format!("requires {}", names.join(", ")),
        Check::Required => "required".into(),
        Check::Format(format) => format!("form {}", format.word()),
        Check::Template(templates) => format!("template {}", templates.join(" | ")),
        Check::Affixes(affixes) => {
            let not = if affixes.not { "not " } else { "" };
            let all = [("begins", &affixes.begins), ("ends", &affixes.ends)];
            let said = all.into_iter().filter(|(_, texts)| !texts.is_empty());
            said.map(|(verb, texts)| format!("{not}{verb} {}", texts.join(" ")))
                .collect::<Vec<_>>()
                .join(", ")
        }
        Check::Characters(of) => {
            let sets = [("only", &of.only), ("first", &of.first), ("last", &of.last)];
            let sets = sets.into_iter().filter_map(|(word, set)| Some(format!("{word} {}", set.as_ref()?)));
            let some = of.some.iter().map(|set| format!("some {set}"));
            let without = of.without.iter().map(|text| format!("without {text}"));
            sets.chain(some).chain(without).collect::<Vec<_>>().join(", ")
        }
        other => format!("{other:?}"),
    }
}

fn render_bounds(bounds: &crate::model::Bounds) -> String {
    let end = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    format!("{}..{}", end(bounds.min), end(bounds.max))
}

/// What is around an argument that two others stand beside.
pub(super) const BESIDE_TWO: Surroundings<'static> =
    Surroundings { subject: "own", siblings: &["own", "a", "b"], roots: &["own"], outer: &[], place: None };

/// What the text of an argument says, one claim in a line; `siblings` are separated by spaces.
pub(super) fn said(subject: &str, siblings: &str, text: &str) -> Vec<String> {
    let mut prose = Prose::new();
    prose.push(text, 0);
    let siblings: Vec<_> = std::iter::once(subject).chain(siblings.split_whitespace()).collect();
    let around = Surroundings { subject, siblings: &siblings, roots: &siblings, outer: &[], place: None };
    let reading = read_description(&prose, &around);
    reading.statements.iter().filter(|s| s.evidence != Evidence::Name).map(render).collect()
}

/// The same for the text of `own` with a list of bullets below it.
pub(super) fn said_with(text: &str, bullets: &[&str]) -> Vec<String> {
    let mut prose = Prose::new();
    prose.push(text, 0);
    let around =
        Surroundings { subject: "own", siblings: &["own"], roots: &["own"], outer: &[], place: None };
    let items = bullets.iter().map(|bullet| (*bullet).to_owned()).collect();
    let reading = read_with_bullets(&prose, &[Bullets { at: text.len(), items }], &around);
    reading.statements.iter().map(render).collect()
}

/// The same for a text in a block of a resource whose own arguments are `outer`.
pub(super) fn said_in_a_block(subject: &str, outer: &str, text: &str) -> Vec<String> {
    let mut prose = Prose::new();
    prose.push(text, 0);
    let outer: Vec<_> = outer.split_whitespace().collect();
    let around = Surroundings { subject, siblings: &[subject], roots: &outer, outer: &outer, place: None };
    let reading = read_description(&prose, &around);
    reading.statements.iter().filter(|s| s.evidence != Evidence::Name).map(render).collect()
}

/// The same for a text in a block of a type whose blocks are given with what they declare: "lamp: mode tone".
pub(super) fn said_at(blocks: &[&str], path: &str, subject: &str, text: &str) -> Vec<String> {
    let way =
        |path: &str| path.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let mut tree = Tree::default();
    let (mut siblings, mut roots) = (vec![subject.to_owned()], Vec::new());
    for block in blocks {
        let (of, names) = block.split_once(": ").unwrap_or(("", block));
        for name in names.split(' ') {
            tree.declare(&way(of), name);
            if of == path {
                siblings.push(name.to_owned());
            }
            if of.is_empty() {
                roots.push(name);
            }
        }
        // A block is an argument of the one that it stands in.
        if let Some((name, around)) = way(of).split_last() {
            tree.declare(around, name);
            if around.join(".") == path {
                siblings.push(name.clone());
            }
            if around.is_empty() {
                roots.push(of);
            }
        }
    }
    let own = way(path);
    let siblings: Vec<&str> = siblings.iter().map(String::as_str).collect();
    let place = Some(Place { tree: &tree, path: &own });
    let around = Surroundings { subject, siblings: &siblings, roots: &roots, outer: &[], place };
    let mut prose = Prose::new();
    prose.push(text, 0);
    let reading = read_description(&prose, &around);
    reading.statements.iter().filter(|s| s.evidence != Evidence::Name).map(render).collect()
}

/// The same for a marker.
pub(super) fn marked(subject: &str, siblings: &str, text: &str) -> Vec<String> {
    let mut prose = Prose::new();
    prose.push(text, 0);
    let siblings: Vec<_> = std::iter::once(subject).chain(siblings.split_whitespace()).collect();
    let around = Surroundings { subject, siblings: &siblings, roots: &siblings, outer: &[], place: None };
    read_marker(&prose, &around).statements.iter().map(render).collect()
}

/// The same for a callout, with subjects.
pub(super) fn called_out(siblings: &str, text: &str) -> Vec<String> {
    let mut prose = Prose::new();
    prose.push(text, 0);
    let siblings: Vec<_> = siblings.split_whitespace().collect();
    let around = Surroundings { subject: "", siblings: &siblings, roots: &siblings, outer: &[], place: None };
    let subject = |subject: &CalloutSubject| match subject {
        CalloutSubject::Block => "block".to_owned(),
        CalloutSubject::Argument(name) => name.clone(),
    };
    read_callout(&prose, &around)
        .iter()
        .map(|(about, s)| format!("{}: {}", subject(about), render(s)))
        .collect()
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,200}") {
        said("a", "b c", &text);
        marked("a", "b c", &text);
        called_out("a b c", &text);
    }

    /// Random words of the grammar reach further than random characters.
    #[test]
    fn no_mixture_of_its_own_words_panics(words in proptest::collection::vec(prop_oneof![
        Just("`a`"), Just("`b`"), Just("`X`"), Just("`"), Just("\""), Just("("), Just(")"), Just("."), Just(", "),
        Just("between"), Just("1"), Just("29,000"), Just("-1"), Just("and"), Just("or"), Just("seconds"),
        Just("Valid values:"), Just("are"), Just("one of"), Just("defaults to"), Just("Default:"), Just("if"), Just("when"),
        Just("only valid"), Just("for"), Just("WebSocket APIs"), Just("must be set"), Just("conflicts with"),
        Just("required"), Just("unless"), Just("is"), Just("not"), Just("characters"), Just("maximum of"), Just("Ä–“"),
        Just("deprecated"), Just("use"), Just("99999999999999999999999"), Just("`a = X`"), Just("Optional"), Just("only"),
    ], 0..24)) {
        let text = words.join(" ");
        said("a", "b c", &text);
        marked("a", "b c", &text);
        called_out("a b c", &text);
        let mut prose = Prose::new();
        prose.push(&text, 0);
        let _ = read_list_intro(&prose);
    }
}

#[test]
fn two_ranges_and_two_defaults_by_condition() {
    let text = "Custom limit between 10 and 12,000 milliseconds for Socket APIs and between 10 and 15,000 milliseconds for \
                Web APIs. The default limit is 12 seconds for Socket APIs and 15 seconds for Web APIs.";
    insta::assert_debug_snapshot!(said("limit_milliseconds", "", text));
}

#[test]
fn what_may_be_required_is_not_demanded() {
    let presence = |marker: &str| {
        let mut prose = Prose::new();
        prose.push(marker, 0);
        let around =
            Surroundings { subject: "name", siblings: &["name"], roots: &["name"], outer: &[], place: None };
        let reading = read_marker(&prose, &around);
        reading.statements.into_iter().find_map(|said| match said.claim {
            Claim::Presence(presence) => Some(presence),
            _ => None,
        })
    };
    for marker in ["May be required, Forces new resource", "Sometimes required", "Required in some cases"] {
        assert_eq!(presence(marker), Some(Presence::Optional), "{marker}");
    }
    for marker in ["Required, may be changed", "Required"] {
        assert_eq!(presence(marker), Some(Presence::Required), "{marker}");
    }
}
