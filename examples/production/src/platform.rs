//! The stack of what lasts.

use crate::company;
use crate::network::Network;
use aws::db_instance::{DbInstance, StorageType};
use aws::db_subnet_group::DbSubnetGroup;
use aws::s3_bucket::S3Bucket;
use aws::security_group::{Egress, Ingress, SecurityGroup};
use ferroform::{App, Lifecycle, Map, Output, Stack, Variable, dynamic, prelude::*, template};
use production_aws as aws;

/// Where containers take requests.
pub const SERVICE_PORT: u16 = 8080;

/// What others build on.
#[derive(Debug)]
pub struct Platform {
    /// The network that everything runs in.
    pub network: Network,
    /// Who is let in from outside.
    pub front_door: SecurityGroup,
    /// Who is let in by the front door, and to the database.
    pub services: SecurityGroup,
    /// The database of orders.
    pub database: DbInstance,
    /// The pictures of what is sold.
    pub pictures: S3Bucket,
}

impl Platform {
    /// Puts the stack into an app.
    pub fn new(app: &App) -> Self {
        let (stack, _) = company::stack(app, "platform");
        let network = Network::new(&stack, "network", "10.20.0.0/16", 3);
        let front_door = front_door(&stack, &network);
        let services = SecurityGroup::builder()
            .name("services")
            .description("Containers behind the load balancer")
            .vpc_id(network.vpc.id())
            .ingress([Ingress::builder()
                .description("Load balancer")
                .protocol("tcp")
                .from_port(SERVICE_PORT)
                .to_port(SERVICE_PORT)
                .security_groups([front_door.id()])])
            .egress([anywhere()])
            .create(&stack, "services");
        let database = database(&stack, &network, &services);
        let pictures = S3Bucket::builder()
            .bucket("pictures-of-the-shop")
            .create(&stack, "pictures")
            // Made by hand, years ago.
            .import_from("pictures-of-the-shop");
        Output::new(&stack, "orders_are_at", database.endpoint()).description("Where the orders are");
        Self { network, front_door, services, database, pictures }
    }
}

/// Everything may go out.
fn anywhere() -> Egress {
    Egress::builder().protocol("-1").from_port(0).to_port(0).cidr_blocks(["0.0.0.0/0"]).build()
}

/// HTTPS from everywhere, and SSH from the offices, which change.
fn front_door(stack: &Stack, network: &Network) -> SecurityGroup {
    let offices = Variable::<Map<String>>::new(stack, "offices")
        .description("Addresses of the offices, by name")
        .default([("berlin", "192.0.2.0/25"), ("lisbon", "192.0.2.128/25")]);
    let https = Ingress::builder().description("HTTPS").protocol("tcp").from_port(443).to_port(443);
    let from_offices = dynamic(offices.value(), |office| {
        Ingress::builder()
            .description(template!("SSH from {}", office.key))
            .protocol("tcp")
            .from_port(22)
            .to_port(22)
            .cidr_blocks([office.value])
    });
    SecurityGroup::builder()
        .name("front-door")
        .description("What comes in from outside")
        .vpc_id(network.vpc.id())
        .ingress(from_offices.after([https.cidr_blocks(["0.0.0.0/0"])]))
        .egress([anywhere()])
        .create(stack, "front_door")
        .lifecycle(Lifecycle::new().create_before_destroy(true))
}

fn database(stack: &Stack, network: &Network, services: &SecurityGroup) -> DbInstance {
    let password = Variable::<String>::new(stack, "database_password")
        .description("Of the administrator")
        .sensitive(true)
        .nullable(false);
    let subnets = DbSubnetGroup::builder()
        .name("orders")
        .subnet_ids(network.private.all(|subnet| subnet.id()))
        .create(stack, "database_subnets");
    let group = SecurityGroup::builder()
        .name("database")
        .description("The database of orders")
        .vpc_id(network.vpc.id())
        .ingress([Ingress::builder()
            .description("Services")
            .protocol("tcp")
            .from_port(5432)
            .to_port(5432)
            .security_groups([services.id()])])
        .create(stack, "database_group");
    DbInstance::builder()
        .identifier("orders")
        .engine("postgres")
        .engine_version("16.3")
        .instance_class("db.t4g.medium")
        .allocated_storage(50)
        .storage_type(StorageType::Gp3)
        .storage_encrypted(true)
        .multi_az(true)
        .db_name("orders")
        .username("orders")
        .password(password.value())
        .db_subnet_group_name(subnets.name())
        .vpc_security_group_ids([group.id()])
        .backup_retention_period(14)
        .deletion_protection(true)
        .final_snapshot_identifier("orders-last")
        .create(stack, "database")
        .moved_from("aws_db_instance.orders")
        .lifecycle(Lifecycle::new().prevent_destroy(true).ignore_changes(["engine_version"]))
}
