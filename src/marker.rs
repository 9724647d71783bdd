//! The types that values and expressions are told apart by.
//!
//! Rust's own types stand for themselves where they fit ([`String`], [`bool`]); the others are markers that are never
//! constructed.

use crate::data::{Data, Repr};
use crate::typed::ValueType;
use std::borrow::Cow;
use std::marker::PhantomData;

/// Any type at all.
#[derive(Debug)]
pub enum Any {}

/// A number, whole or not.
#[derive(Debug)]
pub enum Number {}

/// An ordered list.
#[derive(Debug)]
pub struct List<T>(PhantomData<fn() -> T>);

/// An unordered set.
#[derive(Debug)]
pub struct Set<T>(PhantomData<fn() -> T>);

/// A map with string keys.
#[derive(Debug)]
pub struct Map<T>(PhantomData<fn() -> T>);

/// A literal of generated bindings: a value of an enumeration, a block, the builder of a block that is complete.
pub trait Typed: Sized {
    /// What it is a value of.
    type Of: ValueType;

    /// The literal without its type.
    fn into_data(self) -> Data;
}

/// An enumeration of generated bindings.
pub trait EnumValue: Sized {
    /// The value as a configuration writes it.
    fn as_str(&self) -> &str;
}

impl<E: EnumValue> Typed for E {
    type Of = E;

    fn into_data(self) -> Data {
        Data(Repr::Text(Cow::Owned(self.as_str().to_owned())))
    }
}

/// A nested block of generated bindings: what a program reads, and what it makes with a builder.
pub trait Block: Typed<Of = Self> + ValueType<Read = Self> {}

impl<B: Typed<Of = B> + ValueType<Read = B>> Block for B {}

/// Where the values of a type may go: to its own, and to where anything may.
pub trait FitsIn<T> {}

impl<T: ValueType> FitsIn<Any> for T {}

impl<T: Typed<Of = T>> FitsIn<T> for T {}
