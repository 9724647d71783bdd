//! What every generated type of a kind has. Written once here, where it costs the bindings a line; and as little of it as
//! there can be, because a crate of a whole provider has thousands of these types.

/// Makes a struct around a [`BlockValue`](crate::binding::v1::BlockValue) the type of a nested block, and its builder a
/// value of it once all of the arguments that are named are set.
#[doc(hidden)]
#[macro_export]
macro_rules! __block {
    ($name:ident $(, $builder:ident $(, $required:ident)*)?) => {
        $crate::__handle! { $name, block }

        impl $crate::binding::v1::ValueType for $name {
            type Read = Self;

            fn of(block: $crate::binding::v1::BlockValue) -> Self {
                Self { block }
            }
        }

        impl $crate::binding::v1::Typed for $name {
            type Of = $name;

            fn into_data(self) -> $crate::binding::v1::Data {
                self.block.into_data()
            }
        }

        $(
            #[allow(non_camel_case_types)]
            impl<$($required: super::arg::$required),*> $crate::binding::v1::Typed for $builder<$($required),*> {
                type Of = $name;

                fn into_data(self) -> $crate::binding::v1::Data {
                    self.block.into_data()
                }
            }
        )?
    };
}

/// Makes a struct around an [`Element`](crate::binding::v1::Element) a resource or a data source with the module's table.
#[doc(hidden)]
#[macro_export]
macro_rules! __resource {
    ($name:ident) => {
        $crate::__handle! { $name, element }

        impl $crate::binding::v1::Resource for $name {
            fn table() -> ::core::option::Option<&'static $crate::binding::v1::TypeTable> {
                ::core::option::Option::Some(&TABLE)
            }

            fn element(&self) -> &$crate::binding::v1::Element {
                &self.element
            }
        }

        impl $crate::binding::v1::FromElement for $name {
            fn from_element(element: $crate::binding::v1::Element) -> Self {
                Self { element }
            }
        }
    };
}

/// Makes a struct around an [`Element`](crate::binding::v1::Element) the configuration of a provider.
#[doc(hidden)]
#[macro_export]
macro_rules! __provider {
    ($name:ident) => {
        $crate::__handle! { $name, element }

        impl $crate::binding::v1::Provider for $name {
            fn element(&self) -> &$crate::binding::v1::Element {
                &self.element
            }
        }
    };
}

/// What `#[derive(Debug, Clone)]` makes of a struct with one field, in less work for the compiler.
#[doc(hidden)]
#[macro_export]
macro_rules! __handle {
    ($name:ident, $field:ident) => {
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.$field.fmt_in(::core::stringify!($name), f)
            }
        }

        impl ::core::clone::Clone for $name {
            fn clone(&self) -> Self {
                Self { $field: self.$field.clone() }
            }
        }
    };
}
