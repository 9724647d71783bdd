//! Resolution of one argument or attribute.

use super::merge::{Candidate, all, candidates, decide, order};
use super::positions::Positions;
use super::shapes;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::{Claim, Fact};
use crate::model::{
    Argument, Attribute, Basis, BlockId, BlockSyntax, BlockType, Check, Default, DefaultValue, Evidence,
    ExampleVerdict, Held, Nesting, Presence, Rule, Sourced, Type,
};
use crate::phrase::{adapt, adapt_default};

/// The argument that `facts` describe; `read_as` are the facts about an attribute of the same name, which make the
/// argument one that the provider fills in.
pub(super) fn argument(
    name: &str,
    facts: &[&Fact],
    read_as: &[&Fact],
    diagnostics: &mut Diagnostics,
) -> Argument {
    let declared = declared(facts);
    let everything: Vec<&Fact> = facts.iter().chain(read_as).copied().collect();
    // How attributes are written as a rule says nothing about the block of an argument.
    let is_block = facts.iter().any(|fact| matches!(fact.claim, Claim::Block(_)));
    let by_rule = |fact: &&Fact| {
        is_block
            && fact.basis.evidence == Evidence::Assumed
            && matches!(fact.claim, Claim::Syntax(_) | Claim::Nesting(_))
    };
    let set = facts.iter().chain(read_as.iter().filter(|fact| !by_rule(fact))).copied();
    let ty = type_of(name, &set.collect::<Vec<_>>(), &declared, diagnostics);
    let (rules, unusable) = rules(name, facts, &ty.value);
    let mut notes = all(facts, |claim| if let Claim::Note(text) = claim { Some(text.clone()) } else { None });
    let mut seen = Positions::default();
    unusable.into_iter().for_each(|note| add_note(&mut notes, &mut seen, note));
    notes.iter_mut().for_each(|note| order(&mut note.bases));
    Argument {
        name: name.to_owned(),
        presence: presence(name, facts, &declared, diagnostics),
        computed: computed(facts, read_as),
        description: description(&everything),
        defaults: defaults(facts, &ty.value),
        rules,
        force_new: decide(facts, |claim| if let Claim::ForceNew(yes) = claim { Some(*yes) } else { None }),
        sensitive: sensitive(&everything),
        write_only: decide(facts, |claim| if let Claim::WriteOnly(yes) = claim { Some(*yes) } else { None }),
        deprecated: deprecated(facts),
        notes,
        declared,
        ty,
    }
}

/// The attribute that `facts` describe.
pub(super) fn attribute(name: &str, facts: &[&Fact], diagnostics: &mut Diagnostics) -> Attribute {
    let declared = declared(facts);
    Attribute {
        name: name.to_owned(),
        ty: type_of(name, facts, &declared, diagnostics),
        description: description(facts),
        sensitive: sensitive(facts),
        deprecated: deprecated(facts),
        declared,
    }
}

fn declared(facts: &[&Fact]) -> Vec<Basis> {
    let mut bases: Vec<Basis> =
        facts.iter().filter(|fact| fact.claim == Claim::Declared).map(|fact| fact.basis.clone()).collect();
    order(&mut bases);
    bases
}

fn description(facts: &[&Fact]) -> Option<Sourced<String>> {
    decide(facts, |claim| if let Claim::Description(text) = claim { Some(text.clone()) } else { None })
}

fn sensitive(facts: &[&Fact]) -> Option<Sourced<bool>> {
    decide(facts, |claim| if let Claim::Sensitive(yes) = claim { Some(*yes) } else { None })
}

fn deprecated(facts: &[&Fact]) -> Option<Sourced<crate::model::Deprecation>> {
    decide(
        facts,
        |claim| if let Claim::Deprecated(deprecation) = claim { Some(deprecation.clone()) } else { None },
    )
}

fn presence(
    name: &str,
    facts: &[&Fact],
    declared: &[Basis],
    diagnostics: &mut Diagnostics,
) -> Sourced<Presence> {
    let mut found = candidates(facts, |claim| if let Claim::Presence(p) = claim { Some(*p) } else { None });
    let evidence = |candidate: &Candidate<Presence>| candidate.bases.first().map(|basis| basis.evidence);
    if let [first, second, ..] = found.as_slice()
        && evidence(first) == evidence(second)
    {
        // Said both ways with equal strength: a demand that does not always hold is no demand.
        if let (Some(one), Some(other)) = (first.bases.first(), second.bases.first()) {
            diagnostics.push(
                Diagnostic::new(
                    Code::PresenceDisagrees,
                    format!("`{name}` is said to be required and optional"),
                    one.at.clone(),
                )
                .also(other.at.clone(), "and here")
                .help("it is taken as optional; an overlay can say which is right"),
            );
        }
        if let Some(position) = found.iter().position(|candidate| candidate.value == Presence::Optional) {
            found.swap(0, position);
        }
    }
    match found.into_iter().next() {
        Some(candidate) => candidate.into_sourced(),
        None => Sourced { value: Presence::Optional, bases: assumed(declared) },
    }
}

fn computed(facts: &[&Fact], read_as: &[&Fact]) -> Option<Sourced<bool>> {
    let mut stated = decide(facts, |claim| if let Claim::Computed(yes) = claim { Some(*yes) } else { None });
    if !read_as.is_empty() && stated.as_ref().is_none_or(|sourced| sourced.value) {
        let mut bases = stated.map(|sourced| sourced.bases).unwrap_or_default();
        bases.extend(declared(read_as));
        order(&mut bases);
        stated = Some(Sourced { value: true, bases });
    }
    stated
}

fn assumed(declared: &[Basis]) -> Vec<Basis> {
    declared
        .first()
        .map(|basis| Basis { evidence: Evidence::Assumed, at: basis.at.clone() })
        .into_iter()
        .collect()
}

/// What a field is before nesting and syntax are known.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TypeOrBlock {
    Plain(Type),
    Block(BlockId),
}

fn type_of(name: &str, facts: &[&Fact], declared: &[Basis], diagnostics: &mut Diagnostics) -> Sourced<Type> {
    let mut shapes = candidates(facts, |claim| match claim {
        Claim::Type(ty) => Some(TypeOrBlock::Plain(ty.clone())),
        Claim::Block(id) => Some(TypeOrBlock::Block(id.clone())),
        _ => None,
    });
    shapes::settle(name, facts, &mut shapes);
    report_disagreement(name, &shapes, diagnostics);
    let shown = shapes::elements_shown(&shapes);
    match shapes.into_iter().next() {
        Some(Candidate { value: TypeOrBlock::Plain(Type::Map(_)), bases }) if shown.is_some() => {
            Sourced { value: shown.unwrap_or(Type::String), bases }
        }
        None => Sourced { value: Type::String, bases: assumed(declared) },
        Some(Candidate { value: TypeOrBlock::Plain(ty), bases }) => Sourced { value: ty, bases },
        Some(Candidate { value: TypeOrBlock::Block(definition), mut bases }) => {
            // "One or more …" is read as a list where the page alone does not say that it is one of blocks.
            let said: Vec<&Fact> = facts
                .iter()
                .filter(|fact| fact.basis.evidence != Evidence::Name || !matches!(fact.claim, Claim::Type(_)))
                .copied()
                .collect();
            let nesting = decide(&said, |claim| match claim {
                Claim::Nesting(nesting) => Some(*nesting),
                Claim::Type(Type::List(_)) => Some(Nesting::List),
                Claim::Type(Type::Set(_)) => Some(Nesting::Set),
                _ => None,
            });
            let syntax = decide(facts, |claim| if let Claim::Syntax(s) = claim { Some(*s) } else { None });
            if let Some(nesting) = &nesting {
                bases.extend(nesting.bases.iter().cloned());
            }
            order(&mut bases);
            let block = BlockType {
                definition,
                nesting: nesting.map_or(Nesting::Single, |sourced| sourced.value),
                syntax: syntax.map_or(BlockSyntax::Block, |sourced| sourced.value),
                held: Held::Unknown,
            };
            Sourced { value: Type::Block(block), bases }
        }
    }
}

/// Two types that both rest on something that was said, and differ by more than list against set.
fn report_disagreement(name: &str, shapes: &[Candidate<TypeOrBlock>], diagnostics: &mut Diagnostics) {
    let in_words = |shape: &TypeOrBlock| match shape {
        TypeOrBlock::Plain(ty) => ty.to_string(),
        TypeOrBlock::Block(_) => "block".to_owned(),
    };
    let Some((winner, rest)) = shapes.split_first() else { return };
    let Some(decided) = winner.bases.first() else { return };
    if decided.evidence == Evidence::Overlay {
        // Someone has looked at the disagreement and decided.
        return;
    }
    for other in rest {
        let Some(basis) = other.bases.first() else { continue };
        // What such things are most often ("The ID of …") is no objection to what is declared, or what other pages know of this
        // very name: of 160 types that are decided so against a noun, six were wrong.
        let known = matches!(decided.evidence, Evidence::Elsewhere | Evidence::Declaration);
        let is_guess = basis.evidence <= Evidence::Name || basis.evidence == Evidence::Noun && known;
        if is_guess || alike(&winner.value, &other.value) {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(
                Code::TypesDisagree,
                format!(
                    "`{name}` is a {} by {}, but a {} by {}",
                    in_words(&winner.value),
                    decided.evidence.in_words(),
                    in_words(&other.value),
                    basis.evidence.in_words()
                ),
                decided.at.clone(),
            )
            .label("this decides")
            .also(basis.at.clone(), format!("this says {}", in_words(&other.value)))
            .help("if the stronger evidence is wrong, state the type in an overlay"),
        );
        return;
    }
}

fn alike(one: &TypeOrBlock, other: &TypeOrBlock) -> bool {
    match (one, other) {
        (TypeOrBlock::Block(_), TypeOrBlock::Block(_)) => true,
        // A list or map of something is how phrases speak of blocks, too.
        (TypeOrBlock::Block(_), TypeOrBlock::Plain(Type::List(_) | Type::Set(_) | Type::Map(_)))
        | (TypeOrBlock::Plain(Type::List(_) | Type::Set(_) | Type::Map(_)), TypeOrBlock::Block(_)) => true,
        (TypeOrBlock::Plain(one), TypeOrBlock::Plain(other)) => {
            one == other || collection(one) == collection(other)
        }
        _ => false,
    }
}

/// The type with sets taken as lists; `None` marks types that are only equal to themselves.
fn collection(ty: &Type) -> Option<Type> {
    match ty {
        Type::List(inner) | Type::Set(inner) => Some(Type::List(inner.clone())),
        other => Some(other.clone()),
    }
}

fn defaults(facts: &[&Fact], ty: &Type) -> Vec<Default> {
    let found = all(&without_replaced(facts, "default"), |claim| match claim {
        Claim::Default { value, when, .. } => Some((value.clone(), when.clone())),
        _ => None,
    });
    let texts: Vec<_> = facts
        .iter()
        .filter_map(|fact| match &fact.claim {
            Claim::Default { value, when, text } => Some((value, when, text)),
            _ => None,
        })
        .collect();
    let mut seen = Positions::default();
    // What is "enabled by default" in a block is no value of the block.
    let of_block = |value: &DefaultValue| {
        matches!((value, ty), (DefaultValue::Literal(serde_json::Value::Bool(_)), Type::Block(_)))
    };
    found
        .into_iter()
        .filter(|sourced| !of_block(&sourced.value.0))
        .map(|sourced| {
            let (value, when) = sourced.value;
            let first = seen.position(&texts, (&value, &when), |(value, when, _)| (*value, *when));
            let text =
                first.and_then(|at| texts.get(at)).map(|(.., text)| (*text).clone()).unwrap_or_default();
            Default { value: adapt_default(value, ty), when, text, bases: sourced.bases }
        })
        .collect()
}

/// Fits the rules of an argument to its type again, after the type has changed; what no longer fits becomes a note.
pub(crate) fn refit(argument: &mut Argument) {
    let rules = std::mem::take(&mut argument.rules);
    let mut seen = Positions::default();
    for rule in rules {
        match adapt(rule.check.clone(), &argument.ty.value) {
            Some(check) => argument.rules.push(Rule { check, ..rule }),
            None => add_note(&mut argument.notes, &mut seen, Sourced { value: rule.text, bases: rule.bases }),
        }
    }
    argument.notes.iter_mut().for_each(|note| order(&mut note.bases));
}

/// Adds a note, or what it rests on where the same is noted already; the bases are to be ordered when all are there.
fn add_note(notes: &mut Vec<Sourced<String>>, seen: &mut Positions, note: Sourced<String>) {
    let same = seen.position(notes, &note.value, |known| &known.value);
    match same.and_then(|at| notes.get_mut(at)) {
        Some(known) => known.bases.extend(note.bases),
        None => notes.push(note),
    }
}

/// The rules about an argument of this type, and the texts of those that say nothing about such a type.
fn rules(name: &str, facts: &[&Fact], ty: &Type) -> (Vec<Rule>, Vec<Sourced<String>>) {
    let mut rules: Vec<Rule> = Vec::new();
    let mut unusable = Vec::new();
    let mut seen = Positions::default();
    let overlays = of_overlays(facts);
    for fact in facts {
        let Claim::Rule { check, when, text } = &fact.claim else { continue };
        if replaced(&overlays, fact, check.family()) {
            continue;
        }
        let Some(check) = adapt((**check).clone(), ty).and_then(|check| without_self(name, check)) else {
            unusable.push(Sourced { value: text.clone(), bases: vec![fact.basis.clone()] });
            continue;
        };
        let same = seen.position(&rules, (&check, when), |rule| (&rule.check, &rule.when));
        match same.and_then(|at| rules.get_mut(at)) {
            Some(rule) => rule.bases.push(fact.basis.clone()),
            None => rules.push(Rule {
                check,
                when: when.clone(),
                standing: ExampleVerdict::Holds,
                text: text.clone(),
                bases: vec![fact.basis.clone()],
            }),
        }
    }
    for rule in &mut rules {
        order(&mut rule.bases);
    }
    (rules, unusable)
}

/// A conflict or need of an argument with itself says nothing.
fn without_self(name: &str, check: Check) -> Option<Check> {
    let others = |names: Vec<String>| {
        let names: Vec<String> = names.into_iter().filter(|other| other != name).collect();
        (!names.is_empty()).then_some(names)
    };
    match check {
        Check::ConflictsWith(names) => others(names).map(Check::ConflictsWith),
        Check::RequiredWith(names) => others(names).map(Check::RequiredWith),
        other => Some(other),
    }
}

/// Facts without those that stronger evidence replaces or takes back.
fn without_replaced<'a>(facts: &[&'a Fact], family: &str) -> Vec<&'a Fact> {
    let overlays = of_overlays(facts);
    facts.iter().filter(|fact| !replaced(&overlays, fact, family)).copied().collect()
}

/// The facts that overlays state, which are few.
fn of_overlays<'a>(facts: &[&'a Fact]) -> Vec<&'a Fact> {
    facts.iter().filter(|fact| fact.basis.evidence == Evidence::Overlay).copied().collect()
}

/// Whether an overlay takes back or replaces what `fact` says about `family`.
fn replaced(overlays: &[&Fact], fact: &Fact, family: &str) -> bool {
    let replaces = |claim: &Claim| match claim {
        Claim::Without(taken_back) => taken_back == family,
        Claim::Rule { check, .. } => check.family() == family,
        Claim::Default { .. } => family == "default",
        _ => false,
    };
    fact.basis.evidence < Evidence::Overlay && overlays.iter().any(|overlay| replaces(&overlay.claim))
}
