//! A shop: what two teams deploy, each as a stack with a state of its own.
//!
//! * [`platform`] has what lasts: the network, the database, the bucket with the pictures.
//! * [`service`] has what is deployed every day: containers, their load balancer, the distribution in front of them, the
//!   queue and what is done at night. It refers to the platform as if it were one program, which it is.
//!
//! Constructs of our own ([`network`], [`certificate`], [`work_queue`]) hold what always belongs together.

pub mod certificate;
pub mod company;
pub mod network;
pub mod platform;
pub mod service;
pub mod work_queue;

use ferroform::App;

/// Puts both stacks into an app.
pub fn shop(app: &App) {
    company::demand(app);
    let platform = platform::Platform::new(app);
    service::deploy(app, &platform);
}
