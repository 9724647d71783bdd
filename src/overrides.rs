//! Raw overrides of what is no resource.

/// The methods of a handle whose construct can be overridden; `$of` says what paths lead into.
macro_rules! overridable {
    ($handle:ident $(<$parameter:ident>)?, $of:literal) => {
        impl$(<$parameter>)? $handle$(<$parameter>)? {
            #[doc = concat!("Sets anything in ", $of, ", last of all and unchecked, as")]
            /// [`Resource::add_override`](crate::Resource::add_override) does.
            pub fn add_override(
                &self,
                path: &str,
                value: impl Into<crate::value::Value<crate::marker::Any>>,
            ) -> Self {
                self.construct.add_override(path, value);
                self.clone()
            }

            #[doc = concat!("Removes what stands at a path in ", $of, ".")]
            #[inline]
            pub fn remove_override(&self, path: &str) -> Self {
                self.construct.remove_override(path);
                self.clone()
            }
        }
    };
}

pub(crate) use overridable;
