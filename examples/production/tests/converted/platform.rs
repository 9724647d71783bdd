// Converted from the HCL of the stack `platform`.

use ferroform::{
    Any, Lifecycle, List, Map, Output, Set, Stack, Value, Variable, count_index,
    each_value, func, functions, hcl, literal, template, prelude::*,
};
use ferroform::backends::S3Backend;
use production_aws::data_availability_zones::{self, DataAvailabilityZones};
use production_aws::db_instance::{self, DbInstance};
use production_aws::db_subnet_group::DbSubnetGroup;
use production_aws::internet_gateway::InternetGateway;
use production_aws::provider::{self, AwsProvider};
use production_aws::route_table::{self, RouteTable};
use production_aws::route_table_association::RouteTableAssociation;
use production_aws::s3_bucket::S3Bucket;
use production_aws::security_group::{self, SecurityGroup};
use production_aws::subnet::Subnet;
use production_aws::vpc::Vpc;

pub fn fill(stack: &Stack) {
    S3Backend::new("states-of-the-shop", "platform.tfstate")
        .region("eu-central-1")
        .use_lockfile(true)
        .create(stack);

    AwsProvider::builder()
        .allowed_account_ids(["123456789012"])
        .region("eu-central-1")
        .default_tags(
            provider::DefaultTags::builder()
                .tags([("Company", "Shop"), ("ManagedBy", "ferroform")])
                .build(),
        )
        .create(stack, "aws");

    let database_password: Variable<String> = Variable::new(stack, "database_password")
        .description("Of the administrator")
        .nullable(false)
        .sensitive(true);

    let offices: Variable<Map<String>> = Variable::new(stack, "offices")
        .default([("berlin", "192.0.2.0/25"), ("lisbon", "192.0.2.128/25")])
        .description("Addresses of the offices, by name");

    let network_zones_2241_f3_f0 = DataAvailabilityZones::builder()
        .state(data_availability_zones::State::Available)
        .filter([
            data_availability_zones::Filter::builder()
                .name("opt-in-status")
                .values(["opt-in-not-required"])
                .build(),
        ])
        .create(stack, "network_zones_2241F3F0");

    let network_vpc_4_e8_f0223 = Vpc::builder()
        .cidr_block("10.20.0.0/16")
        .enable_dns_hostnames(true)
        .tags([("Name", "network")])
        .create(stack, "network_vpc_4E8F0223");

    let network_private_f84_d38_b9 = Subnet::builder()
        .availability_zone(network_zones_2241_f3_f0.names().at(count_index()))
        .cidr_block(
            functions::cidrsubnet(
                network_vpc_4_e8_f0223.cidr_block(),
                4,
                literal(3) + count_index(),
            ),
        )
        .tags([("Name", template!("network-private-{}", count_index()))])
        .vpc_id(network_vpc_4_e8_f0223.id())
        .create(stack, "network_private_F84D38B9")
        .count(3);

    let database_subnets = DbSubnetGroup::builder()
        .name("orders")
        .subnet_ids(network_private_f84_d38_b9.all(|one| one.id()))
        .create(stack, "database_subnets");

    let front_door = SecurityGroup::builder()
        .description("What comes in from outside")
        .egress([
            security_group::Egress::builder()
                .cidr_blocks(["0.0.0.0/0"])
                .description(Value::<String>::null())
                .from_port(0)
                .ipv6_cidr_blocks(Value::<List<String>>::null())
                .prefix_list_ids(Value::<List<String>>::null())
                .protocol("-1")
                .security_groups(Value::<Set<String>>::null())
                .self_(Value::<bool>::null())
                .to_port(0)
                .build(),
        ])
        .ingress(
            func::<
                Set<security_group::Ingress>,
            >(
                "concat",
                [
                    [
                        Value::object([
                            ("description", "HTTPS".into()),
                            ("protocol", "tcp".into()),
                            ("from_port", 443.into()),
                            ("to_port", 443.into()),
                            ("cidr_blocks", ["0.0.0.0/0"].into()),
                            ("ipv6_cidr_blocks", Value::<Any>::null()),
                            ("prefix_list_ids", Value::<Any>::null()),
                            ("security_groups", Value::<Any>::null()),
                            ("self", Value::<Any>::null()),
                        ]),
                    ]
                        .into(),
                    offices
                        .value()
                        .map(|key, val| Value::object([
                            ("description", template!("SSH from {}", key).into()),
                            ("protocol", "tcp".into()),
                            ("from_port", 22.into()),
                            ("to_port", 22.into()),
                            ("cidr_blocks", [val].into()),
                            ("ipv6_cidr_blocks", Value::<Any>::null()),
                            ("prefix_list_ids", Value::<Any>::null()),
                            ("security_groups", Value::<Any>::null()),
                            ("self", Value::<Any>::null()),
                        ]))
                        .into(),
                ],
            ),
        )
        .name("front-door")
        .vpc_id(network_vpc_4_e8_f0223.id())
        .create(stack, "front_door");
    front_door.lifecycle(Lifecycle::new().create_before_destroy(true));

    let services = SecurityGroup::builder()
        .description("Containers behind the load balancer")
        .egress([
            security_group::Egress::builder()
                .cidr_blocks(["0.0.0.0/0"])
                .description(Value::<String>::null())
                .from_port(0)
                .ipv6_cidr_blocks(Value::<List<String>>::null())
                .prefix_list_ids(Value::<List<String>>::null())
                .protocol("-1")
                .security_groups(Value::<Set<String>>::null())
                .self_(Value::<bool>::null())
                .to_port(0)
                .build(),
        ])
        .ingress([
            security_group::Ingress::builder()
                .cidr_blocks(Value::<List<String>>::null())
                .description("Load balancer")
                .from_port(8080)
                .ipv6_cidr_blocks(Value::<List<String>>::null())
                .prefix_list_ids(Value::<List<String>>::null())
                .protocol("tcp")
                .security_groups([front_door.id()])
                .self_(Value::<bool>::null())
                .to_port(8080)
                .build(),
        ])
        .name("services")
        .vpc_id(network_vpc_4_e8_f0223.id())
        .create(stack, "services");

    let database_group = SecurityGroup::builder()
        .description("The database of orders")
        .ingress([
            security_group::Ingress::builder()
                .cidr_blocks(Value::<List<String>>::null())
                .description("Services")
                .from_port(5432)
                .ipv6_cidr_blocks(Value::<List<String>>::null())
                .prefix_list_ids(Value::<List<String>>::null())
                .protocol("tcp")
                .security_groups([services.id()])
                .self_(Value::<bool>::null())
                .to_port(5432)
                .build(),
        ])
        .name("database")
        .vpc_id(network_vpc_4_e8_f0223.id())
        .create(stack, "database_group");

    let database = DbInstance::builder()
        .allocated_storage(50)
        .backup_retention_period(14)
        .db_name("orders")
        .db_subnet_group_name(database_subnets.name())
        .deletion_protection(true)
        .engine("postgres")
        .engine_version("16.3")
        .final_snapshot_identifier("orders-last")
        .identifier("orders")
        .instance_class("db.t4g.medium")
        .multi_az(true)
        .password(database_password.value())
        .storage_encrypted(true)
        .storage_type(db_instance::StorageType::Gp3)
        .username("orders")
        .vpc_security_group_ids([database_group.id()])
        .create(stack, "database");
    database
        .lifecycle(
            Lifecycle::new().ignore_changes(["engine_version"]).prevent_destroy(true),
        )
        .moved_from("aws_db_instance.orders");

    let network_gateway_c37_cb9_ed = InternetGateway::builder()
        .vpc_id(network_vpc_4_e8_f0223.id())
        .create(stack, "network_gateway_C37CB9ED");

    let network_routes_8_d075533 = RouteTable::builder()
        .route([
            route_table::Route::builder()
                .carrier_gateway_id(Value::<String>::null())
                .cidr_block("0.0.0.0/0")
                .core_network_arn(Value::<String>::null())
                .destination_prefix_list_id(Value::<String>::null())
                .egress_only_gateway_id(Value::<String>::null())
                .gateway_id(network_gateway_c37_cb9_ed.id())
                .ipv6_cidr_block(Value::<String>::null())
                .local_gateway_id(Value::<String>::null())
                .nat_gateway_id(Value::<String>::null())
                .network_interface_id(Value::<String>::null())
                .transit_gateway_id(Value::<String>::null())
                .vpc_endpoint_id(Value::<String>::null())
                .vpc_peering_connection_id(Value::<String>::null())
                .build(),
        ])
        .vpc_id(network_vpc_4_e8_f0223.id())
        .create(stack, "network_routes_8D075533");

    let network_public_0_cbafab1 = Subnet::builder()
        .availability_zone(network_zones_2241_f3_f0.names().at(count_index()))
        .cidr_block(
            functions::cidrsubnet(
                network_vpc_4_e8_f0223.cidr_block(),
                4,
                literal(0) + count_index(),
            ),
        )
        .tags([("Name", template!("network-public-{}", count_index()))])
        .vpc_id(network_vpc_4_e8_f0223.id())
        .create(stack, "network_public_0CBAFAB1")
        .count(3);

    RouteTableAssociation::builder()
        .route_table_id(network_routes_8_d075533.id())
        .subnet_id(each_value::<Any>().property::<String>("id"))
        .create(stack, "network_public_routes_8D3EFE71")
        .for_each_in::<
            Any,
        >(
            hcl::<
                Map<Any>,
            >("{ for key, val in aws_subnet.network_public_0CBAFAB1: key => val }"),
        );

    let pictures = S3Bucket::builder()
        .bucket("pictures-of-the-shop")
        .create(stack, "pictures");
    pictures.import_from("pictures-of-the-shop");

    Output::new(
            stack,
            "cross-stack-output-aws_db_instancedatabaseendpoint",
            database.endpoint(),
        )
        .sensitive(true);

    Output::new(stack, "cross-stack-output-aws_s3_bucketpicturesarn", pictures.arn())
        .sensitive(true);

    Output::new(
            stack,
            "cross-stack-output-aws_s3_bucketpicturesbucket_regional_domain_name",
            pictures.bucket_regional_domain_name(),
        )
        .sensitive(true);

    Output::new(stack, "cross-stack-output-aws_s3_bucketpicturesid", pictures.id())
        .sensitive(true);

    Output::new(
            stack,
            "cross-stack-output-aws_security_groupfront_doorid",
            front_door.id(),
        )
        .sensitive(true);

    Output::new(stack, "cross-stack-output-aws_security_groupservicesid", services.id())
        .sensitive(true);

    Output::new(
            stack,
            "cross-stack-output-aws_subnetnetwork_private_F84D38B9id",
            network_private_f84_d38_b9.all(|one| one.id()),
        )
        .sensitive(true);

    Output::new(
            stack,
            "cross-stack-output-aws_subnetnetwork_public_0CBAFAB1id",
            network_public_0_cbafab1.all(|one| one.id()),
        )
        .sensitive(true);

    Output::new(
            stack,
            "cross-stack-output-aws_vpcnetwork_vpc_4E8F0223id",
            network_vpc_4_e8_f0223.id(),
        )
        .sensitive(true);

    Output::new(stack, "orders_are_at", database.endpoint())
        .description("Where the orders are");
}

// without types: platform.tf:108: { for key, val in aws_subnet.network_public_0CBAFAB1: key => val } (a `for` expression)