//! Meta-arguments: what Terraform itself reads of a resource.

use crate::data::Data;
use crate::element::RawOverride;
use crate::expr::Reference;
use crate::lifecycle::LifecycleData;
use crate::provision::ProvisionerData;

/// Meta-arguments of one element.
#[derive(Debug, Default)]
pub(crate) struct Meta {
    pub(crate) alias: Option<String>,
    pub(crate) depends_on: Vec<Reference>,
    pub(crate) provider: Option<Reference>,
    pub(crate) count: Option<Data>,
    pub(crate) for_each: Option<Data>,
    pub(crate) lifecycle: Option<LifecycleData>,
    pub(crate) connection: Option<Data>,
    pub(crate) provisioners: Vec<ProvisionerData>,
    pub(crate) moved_from: Vec<String>,
    pub(crate) import_id: Option<String>,
    pub(crate) overrides: Vec<RawOverride>,
}
