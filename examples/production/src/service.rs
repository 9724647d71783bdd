//! The stack of what is deployed every day.

use crate::certificate::Certificate;
use crate::company;
use crate::platform::{Platform, SERVICE_PORT};
use crate::work_queue::WorkQueue;
use aws::cloudfront_distribution::{
    CloudfrontDistribution, CustomOriginConfig, CustomOriginConfigOriginProtocolPolicy, DefaultCacheBehavior,
    DefaultCacheBehaviorViewerProtocolPolicy, GeoRestriction, GeoRestrictionRestrictionType, Origin,
    PriceClass, Restrictions, ViewerCertificate, ViewerCertificateSslSupportMethod,
};
use aws::cloudfront_origin_access_control::{
    CloudfrontOriginAccessControl, OriginAccessControlOriginType, SigningBehavior, SigningProtocol,
};
use aws::cloudwatch_log_group::CloudwatchLogGroup;
use aws::data_iam_policy_document::{
    Condition, DataIamPolicyDocument, Principals, PrincipalsType, Statement,
};
use aws::data_route53_zone::DataRoute53Zone;
use aws::ecs_cluster::{EcsCluster, Setting, SettingName, SettingValue};
use aws::ecs_service::{
    DeploymentCircuitBreaker, EcsService, LaunchType, LoadBalancer, NetworkConfiguration,
};
use aws::ecs_task_definition::{EcsTaskDefinition, NetworkMode, RequiresCompatibilities};
use aws::iam_role::IamRole;
use aws::iam_role_policy::IamRolePolicy;
use aws::lb::{Lb, LoadBalancerType};
use aws::lb_listener::{DefaultAction, DefaultActionType, LbListener, Protocol};
use aws::lb_target_group::{HealthCheck, LbTargetGroup, Protocol as TargetProtocol, TargetType};
use aws::route53_record::{Alias, Route53Record, Type};
use aws::s3_bucket_policy::S3BucketPolicy;
use aws::scheduler_schedule::{
    FlexibleTimeWindow, FlexibleTimeWindowMode, RetryPolicy, SchedulerSchedule, Target,
};
use ferroform::{
    App, Lifecycle, Number, Output, Scope, Stack, Variable, functions, json, prelude::*, template,
};
use production_aws as aws;

/// Puts the stack into an app.
pub fn deploy(app: &App, platform: &Platform) {
    let (stack, home) = company::stack(app, "service");
    // Distributions take certificates of this region only.
    let us = company::provider("us-east-1").create(&stack, "us").alias("us");
    let zone = DataRoute53Zone::builder().name(company::DOMAIN).create(&stack, "zone");
    let orders = WorkQueue::new(&stack, "orders", 20);
    orders.queue.moved_from("aws_sqs_queue.orders");

    let balancer =
        balancer(&stack, platform, &Certificate::new(&stack, "regional", company::DOMAIN, &zone, &home));
    containers(&stack, platform, &balancer.targets, &orders);
    let at_the_edge = Certificate::new(&stack, "edge", company::DOMAIN, &zone, &us);
    let distribution = distribution(&stack, platform, &balancer.front, &at_the_edge);
    for (id, r#type) in [("ipv4", Type::A), ("ipv6", Type::Aaaa)] {
        let alias = Alias::builder()
            .name(distribution.domain_name())
            .zone_id(distribution.hosted_zone_id())
            .evaluate_target_health(false);
        Route53Record::builder()
            .zone_id(zone.zone_id())
            .name(company::DOMAIN)
            .r#type(r#type)
            .alias(alias)
            .create(&stack, id);
    }
    at_night(&stack, &orders);
    Output::new(&stack, "address", template!("https://{}", company::DOMAIN));
    Output::new(&stack, "alarm", orders.alarm.output::<String>("arn"));
}

struct Balancer {
    front: Lb,
    targets: LbTargetGroup,
}

fn balancer(stack: &Stack, platform: &Platform, certificate: &Certificate) -> Balancer {
    let front = Lb::builder()
        .name("shop")
        .load_balancer_type(LoadBalancerType::Application)
        .subnets(platform.network.public.all(|subnet| subnet.id()))
        .security_groups([platform.front_door.id()])
        .drop_invalid_header_fields(true)
        .create(stack, "balancer");
    let targets = LbTargetGroup::builder()
        .name("shop")
        .port(SERVICE_PORT)
        .protocol(TargetProtocol::Http)
        .target_type(TargetType::Ip)
        .vpc_id(platform.network.vpc.id())
        .deregistration_delay(30)
        .health_check(HealthCheck::builder().path("/health").matcher("200").interval(10))
        .create(stack, "targets");
    LbListener::builder()
        .load_balancer_arn(front.arn())
        .port(443)
        .protocol(Protocol::Https)
        .certificate_arn(certificate.arn())
        .default_action([DefaultAction::builder()
            .r#type(DefaultActionType::Forward)
            .target_group_arn(targets.arn())])
        .create(stack, "https");
    Balancer { front, targets }
}

fn containers(stack: &Stack, platform: &Platform, targets: &LbTargetGroup, orders: &WorkQueue) {
    let image = Variable::<String>::new(stack, "image")
        .description("The image of the service")
        .default("example.com/shop:stable");
    let tasks = Variable::<Number>::new(stack, "tasks").description("How many containers run").default(3);
    tasks.validation(tasks.value().at_least(2), "One container cannot be replaced without an interruption.");

    let logs =
        CloudwatchLogGroup::builder().name("/shop/service").retention_in_days(30).create(stack, "logs");
    let role = role(stack, "task", "ecs-tasks.amazonaws.com");
    let may_send = Statement::builder()
        .actions(["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage"])
        .resources([orders.queue.arn()]);
    allow(&role, [may_send.build()]);

    let container = json!({
        "name": "shop",
        "image": image.value(),
        "essential": true,
        "portMappings": [{ "containerPort": SERVICE_PORT, "protocol": "tcp" }],
        "environment": [
            { "name": "DATABASE", "value": platform.database.endpoint() },
            { "name": "QUEUE", "value": orders.queue.url() },
            { "name": "PICTURES", "value": platform.pictures.bucket_regional_domain_name() },
        ],
        "logConfiguration": {
            "logDriver": "awslogs",
            "options": {
                "awslogs-group": logs.name(),
                "awslogs-region": company::REGION,
                "awslogs-stream-prefix": "shop",
            },
        },
    });
    let task = EcsTaskDefinition::builder()
        .family("shop")
        .requires_compatibilities([RequiresCompatibilities::Fargate])
        .network_mode(NetworkMode::Awsvpc)
        .cpu("512")
        .memory("1024")
        .task_role_arn(role.arn())
        .execution_role_arn(role.arn())
        .container_definitions(functions::jsonencode(json!([container])))
        .create(stack, "task");
    let cluster = EcsCluster::builder()
        .name("shop")
        .setting([Setting::builder().name(SettingName::ContainerInsights).value(SettingValue::Enabled)])
        .create(stack, "cluster");
    EcsService::builder()
        .name("shop")
        .cluster(cluster.id())
        .task_definition(task.arn())
        .desired_count(tasks.value())
        .launch_type(LaunchType::Fargate)
        .health_check_grace_period_seconds(60)
        .network_configuration(
            NetworkConfiguration::builder()
                .subnets(platform.network.private.all(|subnet| subnet.id()))
                .security_groups([platform.services.id()]),
        )
        .load_balancer([LoadBalancer::builder()
            .target_group_arn(targets.arn())
            .container_name("shop")
            .container_port(SERVICE_PORT)])
        .deployment_circuit_breaker(DeploymentCircuitBreaker::builder().enable(true).rollback(true))
        .create(stack, "service")
        // Their number follows the load.
        .lifecycle(Lifecycle::new().ignore_changes(["desired_count"]));
}

/// What the internet sees: pages come from the service, pictures from their bucket.
fn distribution(
    stack: &Stack,
    platform: &Platform,
    front: &Lb,
    certificate: &Certificate,
) -> CloudfrontDistribution {
    let access = CloudfrontOriginAccessControl::builder()
        .name("pictures")
        .origin_access_control_origin_type(OriginAccessControlOriginType::S3)
        .signing_behavior(SigningBehavior::Always)
        .signing_protocol(SigningProtocol::Sigv4)
        .create(stack, "access");
    let service = Origin::builder().origin_id("service").domain_name(front.dns_name()).custom_origin_config(
        CustomOriginConfig::builder()
            .http_port(80)
            .https_port(443)
            .origin_protocol_policy(CustomOriginConfigOriginProtocolPolicy::HttpsOnly)
            .origin_ssl_protocols(["TLSv1.2"]),
    );
    let pictures = Origin::builder()
        .origin_id("pictures")
        .domain_name(platform.pictures.bucket_regional_domain_name())
        .origin_access_control_id(access.id());
    let pages = DefaultCacheBehavior::builder()
        .target_origin_id("service")
        .viewer_protocol_policy(DefaultCacheBehaviorViewerProtocolPolicy::RedirectToHttps)
        .allowed_methods(["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"])
        .cached_methods(["GET", "HEAD"]);
    let files = DefaultCacheBehavior::builder()
        .path_pattern("pictures/*")
        .target_origin_id("pictures")
        .viewer_protocol_policy(DefaultCacheBehaviorViewerProtocolPolicy::RedirectToHttps)
        .allowed_methods(["GET", "HEAD"])
        .cached_methods(["GET", "HEAD"])
        .compress(true);
    let everywhere = GeoRestriction::builder().restriction_type(GeoRestrictionRestrictionType::None);
    let distribution = CloudfrontDistribution::builder()
        .enabled(true)
        .is_ipv6_enabled(true)
        .comment("The shop")
        .aliases([company::DOMAIN])
        .price_class(PriceClass::PriceClass100)
        .origin([service, pictures])
        .default_cache_behavior(pages)
        .ordered_cache_behavior([files])
        .restrictions(Restrictions::builder().geo_restriction(everywhere))
        .viewer_certificate(
            ViewerCertificate::builder()
                .acm_certificate_arn(certificate.arn())
                .minimum_protocol_version("TLSv1.2_2021")
                .ssl_support_method(ViewerCertificateSslSupportMethod::SniOnly),
        )
        .create(stack, "distribution");

    let reads = Statement::builder()
        .sid("Distribution")
        .actions(["s3:GetObject"])
        .resources([template!("{}/*", platform.pictures.arn())])
        .principals([Principals::builder()
            .r#type(PrincipalsType::Service)
            .identifiers(["cloudfront.amazonaws.com"])])
        .condition([Condition::builder()
            .test("StringEquals")
            .variable("aws:SourceArn")
            .values([distribution.arn()])]);
    let policy = DataIamPolicyDocument::builder().statement([reads]).create(stack, "pictures_policy");
    S3BucketPolicy::builder()
        .bucket(platform.pictures.id())
        .policy(policy.json())
        .create(stack, "pictures_access");
    distribution
}

/// Orders that nobody paid are tidied away while the shop sleeps.
fn at_night(stack: &Stack, orders: &WorkQueue) {
    let role = role(stack, "scheduler", "scheduler.amazonaws.com");
    let may_send = Statement::builder().actions(["sqs:SendMessage"]).resources([orders.queue.arn()]);
    allow(&role, [may_send.build()]);
    SchedulerSchedule::builder()
        .name("tidy-orders")
        .schedule_expression("cron(0 3 * * ? *)")
        .schedule_expression_timezone("Europe/Berlin")
        .flexible_time_window(
            FlexibleTimeWindow::builder()
                .mode(FlexibleTimeWindowMode::Flexible)
                .maximum_window_in_minutes(30),
        )
        .target(
            Target::builder()
                .arn(orders.queue.arn())
                .role_arn(role.arn())
                .input(functions::jsonencode(json!({ "task": "tidy" })))
                .retry_policy(RetryPolicy::builder().maximum_retry_attempts(3)),
        )
        .create(stack, "tidy_orders");
}

/// A role that a service of AWS takes.
fn role(scope: &impl Scope, id: &str, service: &str) -> IamRole {
    let trust = json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Action": "sts:AssumeRole",
            "Principal": { "Service": service },
            "Condition": { "StringEquals": { "aws:SourceAccount": company::ACCOUNT } },
        }],
    });
    IamRole::builder()
        .name(format!("shop-{id}"))
        .assume_role_policy(functions::jsonencode(trust))
        .create(scope, format!("{id}_role"))
}

/// Lets a role do something.
fn allow<const N: usize>(role: &IamRole, statements: [Statement; N]) {
    let policy = DataIamPolicyDocument::builder().statement(statements).create(role, "may");
    IamRolePolicy::builder().role(role.id()).policy(policy.json()).create(role, "policy");
}
