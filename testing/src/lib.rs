#![doc = include_str!("../README.md")]
//!
//! # Layers
//! [`cty`] has Terraform's types and values, [`schema`] what a provider serves, [`provider`] what it does with that, [`server`]
//! the sockets. [`terraform`] runs the command in a [`Workspace`]. [`judge`] puts a program through all of it.

mod config;
pub mod cty;
pub mod documents;
pub mod drive;
mod folder;
mod judge;
mod open;
mod protocol;
pub mod provider;
pub mod report;
pub mod schema;
pub mod server;
pub mod terraform;

pub use documents::Documents;
pub use folder::Folder;
pub use judge::{Applied, Judge, Verdict, assert_valid, judge, plan};
pub use terraform::{Failure, Plan, Terraform, Workspace};
