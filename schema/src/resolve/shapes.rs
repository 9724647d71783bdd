//! Which of several types of one field is meant, where the strongest evidence does not know best.

use super::argument::TypeOrBlock;
use super::merge::Candidate;
use crate::facts::{Claim, Fact, LinkReason};
use crate::model::{Basis, Evidence, Type};
use crate::phrase;

/// Puts the type that is meant in front of the others, which are ordered by their evidence.
pub(super) fn settle(name: &str, facts: &[&Fact], shapes: &mut [Candidate<TypeOrBlock>]) {
    if let Some(shown) = shown_as_a_word(facts, shapes) {
        shapes.swap(0, shown);
    }
    if let Some(strings) = strings_by_name(shapes) {
        shapes.swap(0, strings);
    }
    if let Some(text) = text_elsewhere(shapes) {
        shapes.swap(0, text);
    }
    if let Some(list) = said_to_be_several(shapes) {
        shapes.swap(0, list);
    }
    if let Some(known) = elements_elsewhere(shapes).or_else(|| elements_of_example(name, shapes))
        && let Some(first) = shapes.first_mut()
    {
        first.value = known;
    }
}

/// Where an example sets words for what only a namesake's section makes a block: a block cannot be a word, and sections
/// of one name can be about several things.
fn shown_as_a_word(facts: &[&Fact], shapes: &[Candidate<TypeOrBlock>]) -> Option<usize> {
    let namesake =
        |fact: &&Fact| matches!(fact.claim, Claim::LinkedBy(LinkReason::OnlyName | LinkReason::Position));
    let block = shapes.first().filter(|first| matches!(first.value, TypeOrBlock::Block(_)))?;
    let by_section = block.bases.first().is_some_and(|basis| basis.evidence == Evidence::Section);
    if !by_section || !facts.iter().any(namesake) {
        return None;
    }
    shapes.iter().position(|shape| {
        let words = |ty: &Type| matches!(ty, Type::List(of) | Type::Set(of) if **of == Type::String);
        let word = matches!(&shape.value, TypeOrBlock::Plain(ty) if *ty == Type::String || words(ty));
        word && shape.bases.iter().any(|basis| basis.evidence == Evidence::Shape)
    })
}

/// Where an example sets one word for what its text and its name both call several: "A list of values" on `values`. People
/// write `values = "a"` by mistake, and nobody says "list" of a word.
fn said_to_be_several(shapes: &[Candidate<TypeOrBlock>]) -> Option<usize> {
    let first = shapes.first()?;
    let word = first.value == TypeOrBlock::Plain(Type::String);
    let shown = |basis: &Basis| matches!(basis.evidence, Evidence::Shape | Evidence::Example);
    if !word || !first.bases.iter().all(shown) {
        return None;
    }
    shapes.iter().position(|shape| {
        let by = |evidence: Evidence| shape.bases.iter().any(|basis| basis.evidence == evidence);
        let several = matches!(shape.value, TypeOrBlock::Plain(Type::List(_) | Type::Set(_)));
        several && by(Evidence::Phrase) && by(Evidence::Name)
    })
}

/// Where an example writes digits without quotes, or a phrase takes a text for a number or a switch, and all other pages know the
/// name as that of a text, which only those that leave no doubt say then.
fn text_elsewhere(shapes: &[Candidate<TypeOrBlock>]) -> Option<usize> {
    let first = shapes.first()?;
    let apart = matches!(first.value, TypeOrBlock::Plain(Type::Number | Type::Bool));
    let shown = |basis: &Basis| {
        basis.evidence <= Evidence::Phrase
            && !matches!(basis.evidence, Evidence::Values | Evidence::DefaultLiteral)
    };
    if !apart || !first.bases.iter().all(shown) {
        return None;
    }
    shapes.iter().position(|shape| {
        let elsewhere = |basis: &Basis| basis.evidence == Evidence::Elsewhere;
        shape.value == TypeOrBlock::Plain(Type::String) && shape.bases.iter().any(elsewhere)
    })
}

/// "A list of the IDs of lamps" does not say what an id is: the elements that other pages know, where a phrase or the name is
/// all that speaks for texts.
fn elements_elsewhere(shapes: &[Candidate<TypeOrBlock>]) -> Option<TypeOrBlock> {
    let (first, rest) = shapes.split_first()?;
    let vague = |basis: &Basis| {
        matches!(basis.evidence, Evidence::Phrase | Evidence::Twin | Evidence::Name | Evidence::Noun)
    };
    if !first.bases.iter().all(vague) {
        return None;
    }
    let elsewhere =
        rest.iter().find(|shape| shape.bases.iter().any(|basis| basis.evidence == Evidence::Elsewhere))?;
    let TypeOrBlock::Plain(Type::List(known)) = &elsewhere.value else { return None };
    let text = Type::String;
    match &first.value {
        TypeOrBlock::Plain(Type::List(element)) if **element == text => Some(Type::List(known.clone())),
        TypeOrBlock::Plain(Type::Set(element)) if **element == text => Some(Type::Set(known.clone())),
        _ => None,
    }
    .map(TypeOrBlock::Plain)
}

/// "One or more ports" does not say what is written for a port: the elements that an example shows, numbers or texts. What
/// `values` and `ids` are is known by their names, and Terraform takes numbers for texts.
fn elements_of_example(name: &str, shapes: &[Candidate<TypeOrBlock>]) -> Option<TypeOrBlock> {
    let (first, rest) = shapes.split_first()?;
    if matches!(phrase::firm_type_of_name(name), Some(Type::List(_))) {
        return None;
    }
    let vague = |basis: &Basis| matches!(basis.evidence, Evidence::Phrase | Evidence::Name | Evidence::Noun);
    let shows = |shape: &&Candidate<TypeOrBlock>| {
        shape.bases.iter().any(|basis| matches!(basis.evidence, Evidence::Example | Evidence::Shape))
    };
    let shown = rest.iter().filter(shows).find_map(|shape| match &shape.value {
        TypeOrBlock::Plain(Type::List(of)) if matches!(**of, Type::String | Type::Number) => Some(of),
        _ => None,
    })?;
    let of = first.bases.iter().all(vague).then(|| shown.clone())?;
    match &first.value {
        TypeOrBlock::Plain(Type::List(_)) => Some(TypeOrBlock::Plain(Type::List(of))),
        TypeOrBlock::Plain(Type::Set(_)) => Some(TypeOrBlock::Plain(Type::Set(of))),
        _ => None,
    }
}

/// Where an example sets flags or numbers in what is a map of strings by its name: Terraform turns them into strings, and
/// `labels` hold nothing else.
fn strings_by_name(shapes: &[Candidate<TypeOrBlock>]) -> Option<usize> {
    let first = shapes.first()?;
    let scalars = matches!(&first.value, TypeOrBlock::Plain(Type::Map(inner)) if matches!(**inner, Type::Bool | Type::Number));
    let shown = |basis: &Basis| matches!(basis.evidence, Evidence::Shape | Evidence::Example);
    if !scalars || !first.bases.iter().all(shown) {
        return None;
    }
    let strings = TypeOrBlock::Plain(Type::Map(Box::new(Type::String)));
    shapes.iter().position(|shape| {
        shape.value == strings && shape.bases.iter().any(|basis| basis.evidence == Evidence::Name)
    })
}

/// "A map of parameters" does not say what the parameters are: the elements that an example shows, when a phrase is
/// all that speaks for a map of strings.
pub(super) fn elements_shown(shapes: &[Candidate<TypeOrBlock>]) -> Option<Type> {
    let (first, rest) = shapes.split_first()?;
    let strings = TypeOrBlock::Plain(Type::Map(Box::new(Type::String)));
    let named = first.bases.iter().any(|basis| basis.evidence == Evidence::Name);
    let vague = first.value == strings && first.bases.first()?.evidence == Evidence::Phrase && !named;
    let shown = rest.iter().find(|candidate| {
        candidate.bases.first().is_some_and(|basis| basis.evidence == Evidence::Example)
            && matches!(candidate.value, TypeOrBlock::Plain(Type::Map(_)))
    })?;
    match &shown.value {
        TypeOrBlock::Plain(ty) if vague => Some(ty.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Location;

    #[test]
    fn an_example_shows_what_is_written_for_an_element() {
        let at = Location { path: "page.md".into(), line: 1, column: 1, end_line: 1, end_column: 9 };
        let candidate = |element: Type, evidence| {
            let value = TypeOrBlock::Plain(Type::List(Box::new(element)));
            Candidate { value, bases: vec![Basis { evidence, at: at.clone() }] }
        };
        let settled = |name: &str, said: (Type, Evidence), shown: Type| {
            let mut shapes = [candidate(said.0, said.1), candidate(shown, Evidence::Example)];
            settle(name, &[], &mut shapes);
            let [first, _] = shapes;
            match first.value {
                TypeOrBlock::Plain(ty) => ty.to_string(),
                TypeOrBlock::Block(id) => id.to_string(),
            }
        };
        let phrase = |ty| (ty, Evidence::Phrase);
        assert_eq!(settled("sockets", phrase(Type::String), Type::Number), "list(number)");
        assert_eq!(settled("sockets", phrase(Type::Number), Type::String), "list(string)");
        assert_eq!(settled("values", phrase(Type::String), Type::Number), "list(string)");
        assert_eq!(settled("sockets", (Type::String, Evidence::Declaration), Type::Number), "list(string)");
    }
}
