use ferroform::Resource;

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_vpc_link)]
struct Link {
    name: String,
    security_group_ids: Vec<String>,
    subnets_ids: Vec<String>,
}

fn main() {}
