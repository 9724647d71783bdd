//! Sentences as words: tokens, what words mean, and small grammars that are read out of them.
//!
//! `token` cuts a sentence once into words, numbers, code and marks. `lexicon` holds every list of words and gives each
//! token its classes; negation and comparison are classes like others, so that no rule can step over them unseen.
//! `grammar` reads families that are data: lines of literals and classes. Of all readings of a line the longest is
//! taken, never the first of a list, so that lines need no order. `signature` tells which lines a sentence can hold by its
//! words, before any is looked for, and `start` which of them a token can begin.

mod automaton;
mod grammar;
mod lexicon;
mod notation;
#[cfg(test)]
mod sentences;
mod signature;
mod start;
mod token;

pub(super) use grammar::{Grammar, Match};
pub(super) use lexicon::{Class, steers_a_sentence};
pub(super) use signature::{Lines, Signature};
pub(super) use token::{Kind, Token, tokens};
