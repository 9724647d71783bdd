//! What the setters of generated bindings take.
//!
//! Each of these traits is `Into<Value<T>>` and nothing more. They are there for the compiler's messages: rustc answers
//! a wrong `Into` with a list of every `From` there is, and these with what the argument takes.

use crate::marker::Number;
use crate::value::Value;

/// Text: a `&str`, `String`, `char` or an [`Expr<String>`](crate::Expr); or an `Option` of these.
#[diagnostic::on_unimplemented(
    message = "the argument takes a string, or an expression of one, not `{Self}`",
    label = "expected a string, found `{Self}`",
    note = "a string is a `&str`, `String` or `char`, or an `Option` of these; other literals have `.to_string()`",
    note = "a reference to an attribute of another type becomes text with `ferroform::template!(\"{{}}\", reference)`"
)]
pub trait IntoString: Sized {
    /// The value of the argument.
    fn into_value(self) -> Value<String>;
}

/// A number: any of Rust's number types up to 64 bits or an [`Expr<Number>`](crate::Expr); or an `Option` of these.
#[diagnostic::on_unimplemented(
    message = "the argument takes a number, or an expression of one, not `{Self}`",
    label = "expected a number, found `{Self}`",
    note = "a number is a value of any of Rust's number types up to 64 bits, or an `Option` of it"
)]
pub trait IntoNumber: Sized {
    /// The value of the argument.
    fn into_value(self) -> Value<Number>;
}

/// `true`, `false` or an [`Expr<bool>`](crate::Expr); or an `Option` of these.
#[diagnostic::on_unimplemented(
    message = "the argument takes `true` or `false`, or an expression of a `bool`, not `{Self}`",
    label = "expected a `bool`, found `{Self}`",
    note = "the text \"true\" is no `bool`: write `true`, or an expression that Terraform evaluates to one"
)]
pub trait IntoBool: Sized {
    /// The value of the argument.
    fn into_value(self) -> Value<bool>;
}

/// A value of the enumeration `E` or an [`Expr<String>`](crate::Expr); or an `Option` of these.
#[diagnostic::on_unimplemented(
    message = "the argument takes a value of the enum `{E}`, or an `Expr<String>`, not `{Self}`",
    label = "expected `{E}`, found `{Self}`",
    note = "write a variant, as `{E}::…`; only a reference to an attribute that holds text is an `Expr<String>`"
)]
pub trait IntoEnum<E>: Sized {
    /// The value of the argument.
    fn into_value(self) -> Value<E>;
}

/// The nested block `B`; or an `Option` of it.
#[diagnostic::on_unimplemented(
    message = "the argument takes the nested block `{B}`, not `{Self}`",
    label = "expected `{B}`, found `{Self}`",
    note = "write `{B}::builder()` and its arguments",
    note = "a builder goes in as it is once its required arguments are set; its `.build()` names those that are missing"
)]
pub trait IntoBlock<B>: Sized {
    /// The value of the argument.
    fn into_value(self) -> Value<B>;
}

/// A list, a set, a map or anything else of type `T`; or an `Option` of it.
#[diagnostic::on_unimplemented(
    message = "the argument takes `{T}`, or an expression of it, not `{Self}`",
    label = "expected `{T}`, found `{Self}`",
    note = "a list or a set is an array, a slice or a `Vec`, also of a single element: `[element]`",
    note = "a map is an array, a slice or a `Vec` of pairs: `[(\"name\", value)]`",
    note = "the builder of a block is one once its required arguments are set; its `.build()` names those that are missing"
)]
pub trait IntoValue<T>: Sized {
    /// The value of the argument.
    fn into_value(self) -> Value<T>;
}

macro_rules! accepts {
    ($($trait:ident $(<$parameter:ident>)?: $value:ty;)+) => {$(
        // What does not convert is answered with the trait's own message.
        #[diagnostic::do_not_recommend]
        impl<$($parameter,)? V: Into<Value<$value>>> $trait $(<$parameter>)? for V {
            fn into_value(self) -> Value<$value> {
                self.into()
            }
        }
    )+};
}

accepts! {
    IntoString: String;
    IntoNumber: Number;
    IntoBool: bool;
    IntoEnum<E>: E;
    IntoBlock<B>: B;
    IntoValue<T>: T;
}
