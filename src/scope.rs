//! Where constructs are created.

use crate::aspect::Aspect;
use crate::data::NodeId;
use crate::error::{Report, SynthErrors};
use crate::hooks::{self, Hook};
use crate::policy::Policy;
use crate::synth::{self, Rendered};
use crate::tree::{Annotation, AnnotationLevel, Content, Shared};
use std::fmt;
use std::panic::Location;
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
    #[inline]
    pub fn path(&self) -> String {
        self.shared.tree.borrow().path(self.id)
    }

    /// Deploys everything below it after something else.
    ///
    /// ```
    /// use ferroform::{App, Construct, GenericResource, Stack};
    /// let app = App::new();
    /// let stack = Stack::new(&app, "shop");
    /// let role = GenericResource::resource("aws_iam_role").create(&stack, "role");
    /// let service = Construct::new(&stack, "service");
    /// service.depends_on(&role);
    /// GenericResource::resource("aws_ecs_service").create(&service, "web").id();
    /// # let json = app.render()?.stack("shop").unwrap().json();
    /// # let (_, web) = json["resource"]["aws_ecs_service"].as_object().unwrap().iter().next().unwrap();
    /// # assert_eq!(web["depends_on"][0], "aws_iam_role.role");
    /// # Ok::<(), ferroform::SynthErrors>(())
    /// ```
    pub fn depends_on(&self, other: &impl Dependency) {
        let other = other.target().reference(None);
        self.shared.tree.borrow_mut().rare_mut(self.id).after.push(other);
    }

    /// Says that it stood at another path below its stack (`network/old-name`), so that Terraform moves everything below it
    /// instead of replacing it. Called again, the paths that it had are named from the oldest to the newest. What has a
    /// logical id of its own is called as before, and does not move.
    ///
    /// ```
    /// use ferroform::{App, Construct, GenericResource, Stack};
    /// let app = App::new();
    /// let stack = Stack::new(&app, "shop");
    /// let network = Construct::new(&stack, "network");
    /// network.moved_from("net");
    /// GenericResource::resource("aws_vpc").create(&network, "vpc");
    /// # let json = stack.to_json()?;
    /// # assert_eq!(json["moved"][0]["from"], "aws_vpc.net_vpc_189A1278");
    /// # Ok::<(), ferroform::SynthErrors>(())
    /// ```
    pub fn moved_from(&self, path: impl Into<String>) {
        let path: String = path.into();
        let mut tree = self.shared.tree.borrow_mut();
        if path.split('/').any(str::is_empty) {
            let fault =
                tree.violation(self.id, format!("`{path}` is not a path that a construct can have had"));
            tree.faults
                .push(fault.help("a path is the ids below the stack, with `/` between them: `network/old`"));
            return;
        }
        tree.rare_mut(self.id).former_paths.push(path);
    }

    #[track_caller]
    pub(crate) fn add(&self, name: &str, content: Content) -> Self {
        let id = self.shared.tree.borrow_mut().add(self.id, name, content);
        Self { shared: Rc::clone(&self.shared), id }
    }

    /// All stacks of the app, for an output folder.
    pub(crate) fn render(&self, folder: &Path) -> Result<Rendered, SynthErrors> {
        let warnings = self.shared.warnings();
        // What the program does before a synth changes the tree.
        let hooks = self.shared.hooks.borrow().clone();
        let before = hooks.map_or_else(Report::default, |hooks| hooks.run(self));
        let tree = self.shared.tree.borrow();
        synth::render(self.shared.app, &tree, folder, warnings, before)
    }

    #[track_caller]
    #[inline]
    fn annotate(&self, level: AnnotationLevel, message: String) {
        let at = Location::caller();
        self.shared.tree.borrow_mut().annotations.push(Annotation { node: self.id, level, message, at });
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
///
/// ```
/// use ferroform::{App, GenericResource, Stack, prelude::*};
/// let app = App::new();
/// let stack = Stack::new(&app, "shop");
/// let queue = GenericResource::resource("aws_sqs_queue").create(&stack, "orders");
/// queue.add_info("read by the warehouse");
/// stack.add_validation(|stack| {
///     let many = stack.children().len() > 500;
///     many.then(|| "a plan of so many resources takes minutes: split the stack".to_owned()).into_iter().collect()
/// });
/// # let manifest = app.render()?.manifest();
/// # let annotation = &manifest["stacks"]["shop"]["annotations"][1];
/// # assert_eq!((&annotation["level"], &annotation["constructPath"]), (&"@cdktf/info".into(), &"shop/orders".into()));
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a place in the tree, where something can be created",
    label = "expected a stack or another construct, found `{Self}`",
    note = "the scope comes first, and then the id: `.create(&stack, \"id\")`, `Output::new(&stack, \"id\", …)`",
    note = "a construct of your own implements `Scope` by giving the `Construct` that it holds"
)]
pub trait Scope {
    /// Its place in the tree.
    fn construct(&self) -> &Construct;

    /// Shows it and everything below it to an [`Aspect`] before each synth.
    fn add_aspect(&self, aspect: impl Aspect + 'static)
    where
        Self: Sized,
    {
        hooks::add(self.construct(), Hook::Aspect(Rc::new(aspect)));
    }

    /// Holds it and everything below it against a [`Policy`] at each synth.
    fn add_policy(&self, policy: Policy)
    where
        Self: Sized,
    {
        hooks::add(self.construct(), Hook::Policy(Rc::new(policy)));
    }

    /// Asks at each synth what is wrong about it, after all aspects; each message is an error.
    fn add_validation(&self, validation: impl Fn(&Construct) -> Vec<String> + 'static)
    where
        Self: Sized,
    {
        hooks::add(self.construct(), Hook::Validation(Rc::new(validation)));
    }

    /// Says something about it in the manifest.
    #[track_caller]
    fn add_info(&self, message: impl Into<String>)
    where
        Self: Sized,
    {
        self.construct().annotate(AnnotationLevel::Info, message.into());
    }

    /// Warns of something about it.
    #[track_caller]
    fn add_warning(&self, message: impl Into<String>)
    where
        Self: Sized,
    {
        self.construct().annotate(AnnotationLevel::Warning, message.into());
    }

    /// Says that something about it is wrong: a synth stops, as it does where a rule is broken.
    #[track_caller]
    fn add_error(&self, message: impl Into<String>)
    where
        Self: Sized,
    {
        self.construct().annotate(AnnotationLevel::Error, message.into());
    }
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

/// All resources, data sources and modules below a construct.
///
/// ```
/// use ferroform::{App, Construct, GenericResource, Stack, prelude::*};
/// let app = App::new();
/// let stack = Stack::new(&app, "shop");
/// let network = Construct::new(&stack, "network");
/// GenericResource::resource("aws_vpc").create(&network, "vpc").override_logical_id("main");
/// GenericResource::resource("aws_instance").create(&stack, "web").depends_on(&network);
/// # let json = stack.to_json()?;
/// # assert_eq!(json["resource"]["aws_instance"]["web"]["depends_on"][0], "aws_vpc.main");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
impl Dependency for Construct {
    fn target(&self) -> &Construct {
        self
    }
}
