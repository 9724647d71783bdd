//! What is said about addresses: objects that are taken over, and what the program gave up.

use crate::data::Data;
use crate::items::ForEach;
use crate::iteration::{each_key, each_value};
use crate::marker::{Any, Map};
use crate::provision::Provisioner;
use crate::repeat::Each;
use crate::resource::Provider;
use crate::scope::{Construct, Scope};
use crate::tree::{Content, ImportStatement, RemovedData, Repeated};
use crate::value::Value;

/// An import to an address. Where the stack has no resource there, `terraform plan -generate-config-out=FILE` writes its
/// configuration. A resource of the program takes an object over with
/// [`import_from`](crate::Resource::import_from).
///
/// ```
/// use ferroform::{App, GenericProvider, Import, Stack};
/// let app = App::new();
/// let stack = Stack::new(&app, "shop");
/// let aws = GenericProvider::new("aws", "hashicorp/aws").create(&stack, "aws");
/// Import::new(&stack, "aws_sqs_queue.orders", "https://sqs.eu-west-1.amazonaws.com/1/orders").provider(&aws);
/// Import::each(&stack, "aws_sqs_queue.old", ["a", "b"], |queue| queue.value);
/// # let json = stack.to_json()?;
/// # assert_eq!(json["import"][0]["to"], "aws_sqs_queue.orders");
/// # assert_eq!(json["import"][1]["to"], "aws_sqs_queue.old[each.key]");
/// # assert_eq!(json["//"]["metadata"]["importsGeneratingConfiguration"][0], "orders");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[derive(Debug, Clone)]
pub struct Import {
    construct: Construct,
}

impl Import {
    /// An import of one object to an address (`aws_s3_bucket.logs`), under the id that the provider knows it by.
    #[track_caller]
    pub fn new(scope: &impl Scope, to: impl Into<String>, id: impl Into<Value<String>>) -> Self {
        Self::create(scope, to.into(), id.into().data, Repeated::default())
    }

    /// An import for each item of a set of strings or member of a map, to the instance of the item's key; the closure gives the
    /// id that the provider knows it by.
    #[track_caller]
    pub fn each<I: ForEach, V: Into<Value<String>>>(
        scope: &impl Scope,
        to: impl Into<String>,
        items: I,
        id: impl FnOnce(Each<I::Item>) -> V,
    ) -> Self {
        let (items, value) = items.into_items(each_value::<Any>());
        let id = id(Each::new(each_key(), value)).into().data;
        let repeated = Repeated { count: None, for_each: I::for_each(items).present() };
        Self::create(scope, to.into() + "[each.key]", id, repeated)
    }

    /// The provider configuration that knows the objects, where no resource of the program says it.
    pub fn provider(&self, provider: &impl Provider) -> Self {
        let provider = provider.element().construct().reference(None);
        self.construct.change(|content| {
            if let Content::Import(import) = content {
                import.provider = Some(provider);
            }
        });
        self.clone()
    }

    #[track_caller]
    fn create(scope: &impl Scope, to: String, id: Data, repeated: Repeated) -> Self {
        let data = ImportStatement { to, id, provider: None, repeated };
        Self { construct: scope.construct().add("import", Content::Import(Box::new(data))) }
    }
}

/// A `removed` block: a resource or a module that the program had, and no longer has. Without one, Terraform destroys what is
/// gone; with one, it can leave the object alone, or run something before it goes.
///
/// ```
/// use ferroform::{App, Removed, Stack};
/// let app = App::new();
/// let stack = Stack::new(&app, "shop");
/// Removed::new(&stack, "aws_s3_bucket.archive").keep();
/// # let removed = &stack.to_json()?["removed"][0];
/// # assert_eq!((&removed["from"], &removed["lifecycle"]["destroy"]), (&"aws_s3_bucket.archive".into(), &false.into()));
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[derive(Debug, Clone)]
pub struct Removed {
    construct: Construct,
}

impl Removed {
    /// What stood at an address (`aws_s3_bucket.archive`, `module.network`), without instances. It is destroyed.
    #[track_caller]
    pub fn new(scope: &impl Scope, from: impl Into<String>) -> Self {
        let data =
            RemovedData { from: from.into(), destroy: true, connection: None, provisioners: Vec::new() };
        Self { construct: scope.construct().add("removed", Content::Removed(Box::new(data))) }
    }

    /// Forgets the object, and leaves it as it is.
    #[inline]
    pub fn keep(&self) -> Self {
        self.change(|removed| removed.destroy = false)
    }

    /// Runs a provisioner before the object is destroyed.
    #[inline]
    pub fn provisioner(&self, provisioner: Provisioner) -> Self {
        self.change(|removed| removed.provisioners.push(provisioner.on_destroy().into_data()))
    }

    /// How provisioners reach the object (`type`, `host`, `user`, …).
    pub fn connection(&self, settings: impl Into<Value<Map<Any>>>) -> Self {
        let settings = settings.into().data.present();
        self.change(|removed| removed.connection = settings)
    }

    fn change(&self, change: impl FnOnce(&mut RemovedData)) -> Self {
        self.construct.change(|content| {
            if let Content::Removed(removed) = content {
                change(removed);
            }
        });
        self.clone()
    }
}
