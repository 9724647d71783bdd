//! Terraform's plugin protocol: its messages, and what its two versions differ by.

pub(crate) mod messages;
pub(crate) mod schema;

/// A version of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    /// All that providers of the older SDK say.
    Five,
    /// Attributes with members of their own besides.
    Six,
}

impl Version {
    pub(crate) const fn number(self) -> u8 {
        match self {
            Self::Five => 5,
            Self::Six => 6,
        }
    }
}
