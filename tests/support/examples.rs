//! The examples: each is a program of its own, and its function is tested.
#![allow(dead_code, unreachable_pub, reason = "an example is a program of its own")]

#[path = "../../examples/aws_service.rs"]
pub(crate) mod aws_service;
#[path = "../../examples/basic.rs"]
pub(crate) mod basic;
#[path = "../../examples/certificate.rs"]
pub(crate) mod certificate;
#[path = "../../examples/lambda.rs"]
pub(crate) mod lambda;
#[path = "../../examples/private.rs"]
pub(crate) mod private;
