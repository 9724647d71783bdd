//! A network over several zones, with a public and a private subnet in each.

use aws::data_availability_zones::{DataAvailabilityZones, Filter, State};
use aws::internet_gateway::InternetGateway;
use aws::route_table::{Route, RouteTable};
use aws::route_table_association::RouteTableAssociation;
use aws::subnet::Subnet;
use aws::vpc::Vpc;
use ferroform::{Construct, Counted, Scope, count, for_each, functions, template};
use production_aws as aws;

/// A network over several zones of its region.
#[derive(Debug)]
pub struct Network {
    construct: Construct,
    /// The network itself.
    pub vpc: Vpc,
    /// A subnet in each zone that the internet reaches.
    pub public: Counted<Subnet>,
    /// A subnet in each zone that it does not.
    pub private: Counted<Subnet>,
}

impl Network {
    /// A network of this range of addresses, over so many zones.
    pub fn new(scope: &impl Scope, id: &str, cidr_block: &str, zones: u8) -> Self {
        let construct = Construct::new(scope, id);
        let vpc = Vpc::builder()
            .cidr_block(cidr_block)
            .enable_dns_hostnames(true)
            .tags([("Name", id)])
            .create(&construct, "vpc");

        let usable = DataAvailabilityZones::builder()
            .state(State::Available)
            // Local zones have names of their own, and must be asked for.
            .filter([Filter::builder().name("opt-in-status").values(["opt-in-not-required"])])
            .create(&construct, "zones");
        // A sixteenth of the addresses for each: the first ones are public.
        let subnets = |tier: &str, first: u8| {
            count(zones, |zone| {
                Subnet::builder()
                    .vpc_id(vpc.id())
                    .tags([("Name", template!("{}-{}-{}", id, tier, &zone))])
                    .availability_zone(usable.names().at(&zone))
                    .cidr_block(functions::cidrsubnet(vpc.cidr_block(), 4, first + zone))
                    .create(&construct, tier)
            })
        };
        let public = subnets("public", 0);
        let private = subnets("private", zones);

        let gateway = InternetGateway::builder().vpc_id(vpc.id()).create(&construct, "gateway");
        let routes = RouteTable::builder()
            .vpc_id(vpc.id())
            .route([Route::builder().cidr_block("0.0.0.0/0").gateway_id(gateway.id())])
            .create(&construct, "routes");
        for_each(&public, |subnet| {
            RouteTableAssociation::builder()
                .subnet_id(subnet.value.id())
                .route_table_id(routes.id())
                .create(&construct, "public_routes")
        });

        Self { construct, vpc, public, private }
    }
}

impl Scope for Network {
    fn construct(&self) -> &Construct {
        &self.construct
    }
}
