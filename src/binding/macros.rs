//! What every generated type of a nested block has. Written once here, where it costs the bindings a line.

/// Makes a struct around a [`BlockValue`](crate::binding::v1::BlockValue) the type of a nested block, and its builder a
/// value of it once all of the arguments that are named are set.
#[doc(hidden)]
#[macro_export]
macro_rules! __block {
    ($name:ident) => {
        impl $crate::binding::v1::ValueType for $name {
            type Read = Self;

            fn of(block: $crate::binding::v1::BlockValue) -> Self {
                Self { block }
            }
        }

        $crate::__block! { @typed [] $name, $name }
    };
    ($name:ident, $builder:ident) => {
        $crate::__block! { $name }
        $crate::__block! { @typed [] $builder, $name }
    };
    ($name:ident, $builder:ident, $($required:ident),+) => {
        $crate::__block! { $name }
        $crate::__block! { @typed [$($required)+] $builder<$($required),+>, $name }
    };
    (@typed [$($required:ident)*] $from:ty, $name:ident) => {
        #[allow(non_camel_case_types)]
        impl<$($required: super::arg::$required),*> $crate::binding::v1::Typed for $from {
            type Of = $name;

            fn into_data(self) -> $crate::binding::v1::Data {
                self.block.into_data()
            }
        }
    };
}
