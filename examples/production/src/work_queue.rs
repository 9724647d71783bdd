//! A queue, with a second one for what nobody could deal with.

use aws::sqs_queue::SqsQueue;
use ferroform::{Construct, Module, Scope, functions, json};
use production_aws as aws;

/// A queue for work, and what happens to work that fails.
#[derive(Debug)]
pub struct WorkQueue {
    construct: Construct,
    /// The queue.
    pub queue: SqsQueue,
    /// Where messages go that were received too often.
    pub failed: SqsQueue,
    /// What rings when something failed.
    pub alarm: Module,
}

impl WorkQueue {
    /// A queue of this name, whose work takes so many seconds.
    pub fn new(scope: &impl Scope, name: &str, seconds: u32) -> Self {
        let construct = Construct::new(scope, name);
        let failed = SqsQueue::builder()
            .name(format!("{name}-failed"))
            .message_retention_seconds(14 * 24 * 3600)
            .sqs_managed_sse_enabled(true)
            .create(&construct, "failed");
        let redrive = json!({ "deadLetterTargetArn": failed.arn(), "maxReceiveCount": 5 });
        let queue = SqsQueue::builder()
            .name(name)
            .visibility_timeout_seconds(6 * seconds)
            .sqs_managed_sse_enabled(true)
            .redrive_policy(functions::jsonencode(redrive))
            .create(&construct, "queue");
        let alarm = Module::new(&construct, "alarm", "./modules/alarm").set("queue", failed.name());
        Self { construct, queue, failed, alarm }
    }
}

impl Scope for WorkQueue {
    fn construct(&self) -> &Construct {
        &self.construct
    }
}
