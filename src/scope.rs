//! Where constructs are created.

use crate::data::NodeId;
use crate::error::SynthErrors;
use crate::synth::{self, Rendered};
use crate::tree::{Content, Shared};
use std::fmt;
use std::path::Path;
use std::rc::Rc;

/// A place in the construct tree of an [`App`](crate::App). Cloning it gives the same place.
#[derive(Clone)]
pub struct Construct {
    pub(crate) shared: Rc<Shared>,
    pub(crate) id: NodeId,
}

impl Construct {
    /// A place of its own within another: what is created in it carries its id in paths and logical ids.
    ///
    /// A construct of your own holds one and gives it to [`Scope`]:
    ///
    /// ```
    /// use ferroform::{App, Construct, GenericResource, Scope, Stack};
    ///
    /// struct Network {
    ///     construct: Construct,
    ///     vpc: GenericResource,
    /// }
    ///
    /// impl Network {
    ///     fn new(scope: &impl Scope, id: &str) -> Self {
    ///         let construct = Construct::new(scope, id);
    ///         let vpc = GenericResource::resource("aws_vpc").set("cidr_block", "10.0.0.0/16").create(&construct, "vpc");
    ///         Self { construct, vpc }
    ///     }
    /// }
    ///
    /// impl Scope for Network {
    ///     fn construct(&self) -> &Construct {
    ///         &self.construct
    ///     }
    /// }
    ///
    /// let app = App::new();
    /// let network = Network::new(&Stack::new(&app, "private"), "network");
    /// assert_eq!(network.construct().path(), "private/network");
    /// ```
    #[must_use]
    #[track_caller]
    pub fn new(scope: &impl Scope, id: impl Into<String>) -> Self {
        scope.construct().add(&id.into(), Content::Construct)
    }

    /// The ids from below the app down to here, with `/` between them.
    #[must_use]
    pub fn path(&self) -> String {
        self.shared.tree.borrow().path(self.id)
    }

    #[track_caller]
    pub(crate) fn add(&self, name: &str, content: Content) -> Self {
        let id = self.shared.tree.borrow_mut().add(self.id, name, content);
        Self { shared: Rc::clone(&self.shared), id }
    }

    /// All stacks of the app, for an output folder.
    pub(crate) fn render(&self, folder: &Path) -> Result<Rendered, SynthErrors> {
        let warnings = self.shared.warnings();
        synth::render(self.shared.app, &self.shared.tree.borrow(), &synth::way_back(folder), warnings)
    }

    /// Changes what stands here. Callers know what they created, so another kind of content is left alone.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Content)) {
        change(&mut self.shared.tree.borrow_mut().get_mut(self.id).content);
    }
}

impl fmt::Debug for Construct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Construct").field(&self.path()).finish()
    }
}

/// Something that other constructs can be created in.
pub trait Scope {
    /// Its place in the tree.
    fn construct(&self) -> &Construct;
}

impl Scope for Construct {
    fn construct(&self) -> &Construct {
        self
    }
}

/// Something that a resource can depend on.
pub trait Dependency {
    /// Its place in the tree.
    fn target(&self) -> &Construct;
}
