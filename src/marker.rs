//! The types that values and expressions are told apart by.
//!
//! Rust's own types stand for themselves where they fit ([`String`], [`bool`]); the others are markers that are never
//! constructed.

use crate::config::BlockValue;
use crate::data::{Data, Repr};
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

/// A type of generated bindings that is both a literal and the marker of its values: enumerations and blocks.
pub trait Typed: Sized {
    /// The literal without its type.
    fn into_data(self) -> Data;
}

/// An enumeration of generated bindings.
pub trait EnumValue: Typed {
    /// The value as a configuration writes it.
    fn as_str(&self) -> &str;
}

/// A nested block of generated bindings.
pub trait Block: Typed {
    /// The finished block without its type. An object, of which Terraform demands every member, has its own.
    #[must_use]
    fn finish(block: BlockValue) -> Data {
        block.into_data()
    }
}

impl Data {
    /// The value of an enumeration, as a configuration writes it.
    ///
    /// For generated code.
    #[must_use]
    pub fn of_enum<E: EnumValue>(value: &E) -> Self {
        Self(Repr::Text(Cow::Owned(value.as_str().to_owned())))
    }
}
