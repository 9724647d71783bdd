//! What is said about addresses: what is taken over, what is given up.

use super::{ProvisionerData, Repeated};
use crate::data::{Data, Reference};

/// An existing object that is taken over.
#[derive(Debug, Clone)]
pub(crate) struct ImportData {
    /// What the provider knows it by.
    pub(crate) id: Data,
    /// Which instance of a repeated resource it becomes.
    pub(crate) key: Option<Data>,
    /// The objects of which each becomes an instance.
    pub(crate) for_each: Option<Data>,
    pub(crate) provider: Option<Reference>,
}

/// An import to an address that need not have a configuration yet.
#[derive(Debug)]
pub(crate) struct ImportStatement {
    pub(crate) to: String,
    pub(crate) id: Data,
    pub(crate) provider: Option<Reference>,
    pub(crate) repeated: Repeated,
}

/// Something that the program had, and no longer has.
#[derive(Debug)]
pub(crate) struct RemovedData {
    pub(crate) from: String,
    pub(crate) destroy: bool,
    pub(crate) connection: Option<Data>,
    pub(crate) provisioners: Vec<ProvisionerData>,
}

/// Where a resource goes on as another one.
#[derive(Debug, Clone)]
pub(crate) enum MovedTo {
    /// A resource of the program, or an instance of it.
    Element(Reference),
    Address(String),
}
