// Converted from the HCL of the stack `service`.

use ferroform::{
    Any, GenericResource, Lifecycle, Map, Module, Number, Output, Set, Stack, Value,
    Variable, each_value, functions, template, terraform_workspace, prelude::*,
};
use ferroform::backends::S3Backend;
use production_aws::acm_certificate::{self, AcmCertificate};
use production_aws::acm_certificate_validation::AcmCertificateValidation;
use production_aws::cloudfront_distribution::{self, CloudfrontDistribution};
use production_aws::cloudfront_origin_access_control::{
    self, CloudfrontOriginAccessControl,
};
use production_aws::cloudwatch_log_group::CloudwatchLogGroup;
use production_aws::data_iam_policy_document::{self, DataIamPolicyDocument};
use production_aws::data_route53_zone::DataRoute53Zone;
use production_aws::ecs_cluster::{self, EcsCluster};
use production_aws::ecs_service::{self, EcsService};
use production_aws::ecs_task_definition::{self, EcsTaskDefinition};
use production_aws::iam_role::IamRole;
use production_aws::iam_role_policy::IamRolePolicy;
use production_aws::lb::{self, Lb};
use production_aws::lb_listener::{self, LbListener};
use production_aws::lb_target_group::{self, LbTargetGroup};
use production_aws::provider::{self, AwsProvider};
use production_aws::route53_record::{self, Route53Record};
use production_aws::s3_bucket_policy::S3BucketPolicy;
use production_aws::scheduler_schedule::{self, SchedulerSchedule};
use production_aws::sqs_queue::SqsQueue;

pub fn fill(stack: &Stack) {
    S3Backend::new("states-of-the-shop", "service.tfstate")
        .region("eu-central-1")
        .use_lockfile(true)
        .create(stack);

    let aws = AwsProvider::builder()
        .allowed_account_ids(["123456789012"])
        .region("eu-central-1")
        .default_tags(
            provider::DefaultTags::builder()
                .tags([("Company", "Shop"), ("ManagedBy", "ferroform")])
                .build(),
        )
        .create(stack, "aws");

    let aws_us = AwsProvider::builder()
        .allowed_account_ids(["123456789012"])
        .region("us-east-1")
        .default_tags(
            provider::DefaultTags::builder()
                .tags([("Company", "Shop"), ("ManagedBy", "ferroform")])
                .build(),
        )
        .create(stack, "aws_us");
    aws_us.alias("us");

    let image: Variable<String> = Variable::new(stack, "image")
        .default("example.com/shop:stable")
        .description("The image of the service");

    let tasks: Variable<Number> = Variable::new(stack, "tasks")
        .default(3)
        .description("How many containers run");
    tasks
        .validation(
            tasks.value().at_least(2),
            "One container cannot be replaced without an interruption.",
        );

    let cross_stack_reference_input_platform = GenericResource::data(
            "terraform_remote_state",
        )
        .set("backend", "s3")
        .set(
            "config",
            Value::object([
                ("bucket", "states-of-the-shop".into()),
                ("key", "platform.tfstate".into()),
                ("region", "eu-central-1".into()),
                ("use_lockfile", true.into()),
            ]),
        )
        .set("workspace", terraform_workspace())
        .create(stack, "cross-stack-reference-input-platform");

    let balancer = Lb::builder()
        .drop_invalid_header_fields(true)
        .load_balancer_type(lb::LoadBalancerType::Application)
        .name("shop")
        .security_groups([
            cross_stack_reference_input_platform
                .attribute::<Any>("outputs")
                .property::<String>("cross-stack-output-aws_security_groupfront_doorid"),
        ])
        .subnets(
            cross_stack_reference_input_platform
                .attribute::<Any>("outputs")
                .property::<
                    Set<String>,
                >("cross-stack-output-aws_subnetnetwork_public_0CBAFAB1id"),
        )
        .create(stack, "balancer");

    let access = CloudfrontOriginAccessControl::builder()
        .name("pictures")
        .origin_access_control_origin_type(
            cloudfront_origin_access_control::OriginAccessControlOriginType::S3,
        )
        .signing_behavior(cloudfront_origin_access_control::SigningBehavior::Always)
        .signing_protocol(cloudfront_origin_access_control::SigningProtocol::Sigv4)
        .create(stack, "access");

    let edge_certificate_4_b15_c2_ca = AcmCertificate::builder()
        .domain_name("shop.example.com")
        .subject_alternative_names(["*.shop.example.com"])
        .validation_method(acm_certificate::ValidationMethod::Dns)
        .create(stack, "edge_certificate_4B15C2CA");
    edge_certificate_4_b15_c2_ca
        .provider(&aws_us)
        .lifecycle(Lifecycle::new().create_before_destroy(true));

    let zone = DataRoute53Zone::builder().name("shop.example.com").create(stack, "zone");

    let edge_proof_21_f4701_d = Route53Record::builder()
        .allow_overwrite(true)
        .name(each_value::<Any>().property::<String>("resource_record_name"))
        .records([each_value::<Any>().property::<String>("resource_record_value")])
        .ttl(60)
        .r#type(each_value::<Any>().property::<String>("resource_record_type"))
        .zone_id(zone.zone_id())
        .create(stack, "edge_proof_21F4701D")
        .for_each_in::<
            Any,
        >(
            edge_certificate_4_b15_c2_ca
                .domain_validation_options()
                .key_by(|val| val.domain_name())
                .cast::<Map<Any>>(),
        );

    let edge_issued_a5_bcd4_b0 = AcmCertificateValidation::builder()
        .certificate_arn(edge_certificate_4_b15_c2_ca.arn())
        .validation_record_fqdns(edge_proof_21_f4701_d.all(|one| one.fqdn()))
        .create(stack, "edge_issued_A5BCD4B0");
    edge_issued_a5_bcd4_b0.provider(&aws_us);

    let distribution = CloudfrontDistribution::builder()
        .aliases(["shop.example.com"])
        .comment("The shop")
        .enabled(true)
        .is_ipv6_enabled(true)
        .price_class(cloudfront_distribution::PriceClass::PriceClass100)
        .default_cache_behavior(
            cloudfront_distribution::DefaultCacheBehavior::builder()
                .allowed_methods([
                    "GET",
                    "HEAD",
                    "OPTIONS",
                    "PUT",
                    "POST",
                    "PATCH",
                    "DELETE",
                ])
                .cached_methods(["GET", "HEAD"])
                .target_origin_id("service")
                .viewer_protocol_policy(
                    cloudfront_distribution::DefaultCacheBehaviorViewerProtocolPolicy::RedirectToHttps,
                )
                .build(),
        )
        .ordered_cache_behavior([
            cloudfront_distribution::DefaultCacheBehavior::builder()
                .allowed_methods(["GET", "HEAD"])
                .cached_methods(["GET", "HEAD"])
                .compress(true)
                .path_pattern("pictures/*")
                .target_origin_id("pictures")
                .viewer_protocol_policy(
                    cloudfront_distribution::DefaultCacheBehaviorViewerProtocolPolicy::RedirectToHttps,
                )
                .build(),
        ])
        .origin([
            cloudfront_distribution::Origin::builder()
                .domain_name(balancer.dns_name())
                .origin_id("service")
                .custom_origin_config(
                    cloudfront_distribution::CustomOriginConfig::builder()
                        .http_port(80)
                        .https_port(443)
                        .origin_protocol_policy(
                            cloudfront_distribution::CustomOriginConfigOriginProtocolPolicy::HttpsOnly,
                        )
                        .origin_ssl_protocols(["TLSv1.2"])
                        .build(),
                )
                .build(),
            cloudfront_distribution::Origin::builder()
                .domain_name(
                    cross_stack_reference_input_platform
                        .attribute::<Any>("outputs")
                        .property::<
                            String,
                        >(
                            "cross-stack-output-aws_s3_bucketpicturesbucket_regional_domain_name",
                        ),
                )
                .origin_access_control_id(access.id())
                .origin_id("pictures")
                .build(),
        ])
        .restrictions(
            cloudfront_distribution::Restrictions::builder()
                .geo_restriction(
                    cloudfront_distribution::GeoRestriction::builder()
                        .restriction_type(
                            cloudfront_distribution::GeoRestrictionRestrictionType::None,
                        )
                        .build(),
                )
                .build(),
        )
        .viewer_certificate(
            cloudfront_distribution::ViewerCertificate::builder()
                .acm_certificate_arn(edge_issued_a5_bcd4_b0.certificate_arn())
                .minimum_protocol_version("TLSv1.2_2021")
                .ssl_support_method(
                    cloudfront_distribution::ViewerCertificateSslSupportMethod::SniOnly,
                )
                .build(),
        )
        .create(stack, "distribution");

    let pictures_policy = DataIamPolicyDocument::builder()
        .statement([
            data_iam_policy_document::Statement::builder()
                .actions(["s3:GetObject"])
                .resources([
                    template!(
                        "{}/*",
                        cross_stack_reference_input_platform
                            .attribute::<Any>("outputs")
                            .property::<
                                Any,
                            >("cross-stack-output-aws_s3_bucketpicturesarn"),
                    ),
                ])
                .sid("Distribution")
                .condition([
                    data_iam_policy_document::Condition::builder()
                        .test("StringEquals")
                        .values([distribution.arn()])
                        .variable("aws:SourceArn")
                        .build(),
                ])
                .principals([
                    data_iam_policy_document::Principals::builder()
                        .identifiers(["cloudfront.amazonaws.com"])
                        .r#type(data_iam_policy_document::PrincipalsType::Service)
                        .build(),
                ])
                .build(),
        ])
        .create(stack, "pictures_policy");

    let orders_failed_e486_c68_e = SqsQueue::builder()
        .message_retention_seconds(1209600)
        .name("orders-failed")
        .sqs_managed_sse_enabled(true)
        .create(stack, "orders_failed_E486C68E");

    let orders_queue_a1_aae4_d8 = SqsQueue::builder()
        .name("orders")
        .redrive_policy(
            functions::jsonencode(
                Value::object([
                    ("deadLetterTargetArn", orders_failed_e486_c68_e.arn().into()),
                    ("maxReceiveCount", 5.into()),
                ]),
            ),
        )
        .sqs_managed_sse_enabled(true)
        .visibility_timeout_seconds(120)
        .create(stack, "orders_queue_A1AAE4D8");
    orders_queue_a1_aae4_d8.moved_from("aws_sqs_queue.orders");

    let scheduler_role_may_7_b63_e34_b = DataIamPolicyDocument::builder()
        .statement([
            data_iam_policy_document::Statement::builder()
                .actions(["sqs:SendMessage"])
                .resources([orders_queue_a1_aae4_d8.arn()])
                .build(),
        ])
        .create(stack, "scheduler_role_may_7B63E34B");

    let task_role_may_70_f27_d89 = DataIamPolicyDocument::builder()
        .statement([
            data_iam_policy_document::Statement::builder()
                .actions(["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage"])
                .resources([orders_queue_a1_aae4_d8.arn()])
                .build(),
        ])
        .create(stack, "task_role_may_70F27D89");

    let orders_alarm_5_b7_a3209 = Module::new(
            stack,
            "orders_alarm_5B7A3209",
            "./modules/alarm",
        )
        .set("queue", orders_failed_e486_c68_e.name());

    let regional_certificate_c0_dd3428 = AcmCertificate::builder()
        .domain_name("shop.example.com")
        .subject_alternative_names(["*.shop.example.com"])
        .validation_method(acm_certificate::ValidationMethod::Dns)
        .create(stack, "regional_certificate_C0DD3428");
    regional_certificate_c0_dd3428
        .provider(&aws)
        .lifecycle(Lifecycle::new().create_before_destroy(true));

    let regional_proof_b89_e0_d94 = Route53Record::builder()
        .allow_overwrite(true)
        .name(each_value::<Any>().property::<String>("resource_record_name"))
        .records([each_value::<Any>().property::<String>("resource_record_value")])
        .ttl(60)
        .r#type(each_value::<Any>().property::<String>("resource_record_type"))
        .zone_id(zone.zone_id())
        .create(stack, "regional_proof_B89E0D94")
        .for_each_in::<
            Any,
        >(
            regional_certificate_c0_dd3428
                .domain_validation_options()
                .key_by(|val| val.domain_name())
                .cast::<Map<Any>>(),
        );

    let regional_issued_6_ca2_b6_ba = AcmCertificateValidation::builder()
        .certificate_arn(regional_certificate_c0_dd3428.arn())
        .validation_record_fqdns(regional_proof_b89_e0_d94.all(|one| one.fqdn()))
        .create(stack, "regional_issued_6CA2B6BA");
    regional_issued_6_ca2_b6_ba.provider(&aws);

    let logs = CloudwatchLogGroup::builder()
        .name("/shop/service")
        .retention_in_days(30)
        .create(stack, "logs");

    let cluster = EcsCluster::builder()
        .name("shop")
        .setting([
            ecs_cluster::Setting::builder()
                .name(ecs_cluster::SettingName::ContainerInsights)
                .value(ecs_cluster::SettingValue::Enabled)
                .build(),
        ])
        .create(stack, "cluster");

    let task_role = IamRole::builder()
        .assume_role_policy(
            functions::jsonencode(
                Value::object([
                    ("Version", "2012-10-17".into()),
                    (
                        "Statement",
                        [
                            Value::object([
                                ("Effect", "Allow".into()),
                                ("Action", "sts:AssumeRole".into()),
                                (
                                    "Principal",
                                    Value::object([
                                        ("Service", "ecs-tasks.amazonaws.com".into()),
                                    ]),
                                ),
                                (
                                    "Condition",
                                    Value::object([
                                        (
                                            "StringEquals",
                                            Value::object([
                                                ("aws:SourceAccount", "123456789012".into()),
                                            ]),
                                        ),
                                    ]),
                                ),
                            ]),
                        ]
                            .into(),
                    ),
                ]),
            ),
        )
        .name("shop-task")
        .create(stack, "task_role");

    let task = EcsTaskDefinition::builder()
        .container_definitions(
            functions::jsonencode([
                Value::object([
                    ("name", "shop".into()),
                    ("image", image.value().into()),
                    ("essential", true.into()),
                    (
                        "portMappings",
                        [
                            Value::object([
                                ("containerPort", 8080.into()),
                                ("protocol", "tcp".into()),
                            ]),
                        ]
                            .into(),
                    ),
                    (
                        "environment",
                        [
                            Value::object([
                                ("name", "DATABASE".into()),
                                (
                                    "value",
                                    cross_stack_reference_input_platform
                                        .attribute::<Any>("outputs")
                                        .property::<
                                            Any,
                                        >("cross-stack-output-aws_db_instancedatabaseendpoint")
                                        .into(),
                                ),
                            ]),
                            Value::object([
                                ("name", "QUEUE".into()),
                                ("value", orders_queue_a1_aae4_d8.url().into()),
                            ]),
                            Value::object([
                                ("name", "PICTURES".into()),
                                (
                                    "value",
                                    cross_stack_reference_input_platform
                                        .attribute::<Any>("outputs")
                                        .property::<
                                            Any,
                                        >(
                                            "cross-stack-output-aws_s3_bucketpicturesbucket_regional_domain_name",
                                        )
                                        .into(),
                                ),
                            ]),
                        ]
                            .into(),
                    ),
                    (
                        "logConfiguration",
                        Value::object([
                            ("logDriver", "awslogs".into()),
                            (
                                "options",
                                Value::object([
                                    ("awslogs-group", logs.name().into()),
                                    ("awslogs-region", "eu-central-1".into()),
                                    ("awslogs-stream-prefix", "shop".into()),
                                ]),
                            ),
                        ]),
                    ),
                ]),
            ]),
        )
        .cpu("512")
        .execution_role_arn(task_role.arn())
        .family("shop")
        .memory("1024")
        .network_mode(ecs_task_definition::NetworkMode::Awsvpc)
        .requires_compatibilities([
            ecs_task_definition::RequiresCompatibilities::Fargate,
        ])
        .task_role_arn(task_role.arn())
        .create(stack, "task");

    let targets = LbTargetGroup::builder()
        .deregistration_delay(30)
        .name("shop")
        .port(8080)
        .protocol(lb_target_group::Protocol::Http)
        .target_type(lb_target_group::TargetType::Ip)
        .vpc_id(
            cross_stack_reference_input_platform
                .attribute::<Any>("outputs")
                .property::<String>("cross-stack-output-aws_vpcnetwork_vpc_4E8F0223id"),
        )
        .health_check(
            lb_target_group::HealthCheck::builder()
                .interval(10)
                .matcher("200")
                .path("/health")
                .build(),
        )
        .create(stack, "targets");

    EcsService::builder()
        .cluster(cluster.id())
        .desired_count(tasks.value())
        .health_check_grace_period_seconds(60)
        .launch_type(ecs_service::LaunchType::Fargate)
        .name("shop")
        .task_definition(task.arn())
        .deployment_circuit_breaker(
            ecs_service::DeploymentCircuitBreaker::builder()
                .enable(true)
                .rollback(true)
                .build(),
        )
        .load_balancer([
            ecs_service::LoadBalancer::builder()
                .container_name("shop")
                .container_port(8080)
                .target_group_arn(targets.arn())
                .build(),
        ])
        .network_configuration(
            ecs_service::NetworkConfiguration::builder()
                .security_groups([
                    cross_stack_reference_input_platform
                        .attribute::<Any>("outputs")
                        .property::<
                            String,
                        >("cross-stack-output-aws_security_groupservicesid"),
                ])
                .subnets(
                    cross_stack_reference_input_platform
                        .attribute::<Any>("outputs")
                        .property::<
                            Set<String>,
                        >("cross-stack-output-aws_subnetnetwork_private_F84D38B9id"),
                )
                .build(),
        )
        .create(stack, "service")
        .lifecycle(Lifecycle::new().ignore_changes(["desired_count"]));

    let scheduler_role = IamRole::builder()
        .assume_role_policy(
            functions::jsonencode(
                Value::object([
                    ("Version", "2012-10-17".into()),
                    (
                        "Statement",
                        [
                            Value::object([
                                ("Effect", "Allow".into()),
                                ("Action", "sts:AssumeRole".into()),
                                (
                                    "Principal",
                                    Value::object([
                                        ("Service", "scheduler.amazonaws.com".into()),
                                    ]),
                                ),
                                (
                                    "Condition",
                                    Value::object([
                                        (
                                            "StringEquals",
                                            Value::object([
                                                ("aws:SourceAccount", "123456789012".into()),
                                            ]),
                                        ),
                                    ]),
                                ),
                            ]),
                        ]
                            .into(),
                    ),
                ]),
            ),
        )
        .name("shop-scheduler")
        .create(stack, "scheduler_role");

    IamRolePolicy::builder()
        .policy(scheduler_role_may_7_b63_e34_b.json())
        .role(scheduler_role.id())
        .create(stack, "scheduler_role_policy_04C7EE17");

    IamRolePolicy::builder()
        .policy(task_role_may_70_f27_d89.json())
        .role(task_role.id())
        .create(stack, "task_role_policy_5F4D25EA");

    LbListener::builder()
        .certificate_arn(regional_issued_6_ca2_b6_ba.certificate_arn())
        .load_balancer_arn(balancer.arn())
        .port(443)
        .protocol(lb_listener::Protocol::Https)
        .default_action([
            lb_listener::DefaultAction::builder()
                .target_group_arn(targets.arn())
                .r#type(lb_listener::DefaultActionType::Forward)
                .build(),
        ])
        .create(stack, "https");

    Route53Record::builder()
        .name("shop.example.com")
        .r#type(route53_record::Type::A)
        .zone_id(zone.zone_id())
        .alias(
            route53_record::Alias::builder()
                .evaluate_target_health(false)
                .name(distribution.domain_name())
                .zone_id(distribution.hosted_zone_id())
                .build(),
        )
        .create(stack, "ipv4");

    Route53Record::builder()
        .name("shop.example.com")
        .r#type(route53_record::Type::Aaaa)
        .zone_id(zone.zone_id())
        .alias(
            route53_record::Alias::builder()
                .evaluate_target_health(false)
                .name(distribution.domain_name())
                .zone_id(distribution.hosted_zone_id())
                .build(),
        )
        .create(stack, "ipv6");

    S3BucketPolicy::builder()
        .bucket(
            cross_stack_reference_input_platform
                .attribute::<Any>("outputs")
                .property::<String>("cross-stack-output-aws_s3_bucketpicturesid"),
        )
        .policy(pictures_policy.json())
        .create(stack, "pictures_access");

    SchedulerSchedule::builder()
        .name("tidy-orders")
        .schedule_expression("cron(0 3 * * ? *)")
        .schedule_expression_timezone("Europe/Berlin")
        .flexible_time_window(
            scheduler_schedule::FlexibleTimeWindow::builder()
                .maximum_window_in_minutes(30)
                .mode(scheduler_schedule::FlexibleTimeWindowMode::Flexible)
                .build(),
        )
        .target(
            scheduler_schedule::Target::builder()
                .arn(orders_queue_a1_aae4_d8.arn())
                .input(functions::jsonencode(Value::object([("task", "tidy".into())])))
                .role_arn(scheduler_role.arn())
                .retry_policy(
                    scheduler_schedule::RetryPolicy::builder()
                        .maximum_retry_attempts(3)
                        .build(),
                )
                .build(),
        )
        .create(stack, "tidy_orders");

    Output::new(stack, "address", "https://shop.example.com");

    Output::new(stack, "alarm", orders_alarm_5_b7_a3209.output::<Any>("arn"));
}

// without types: service.tf:97: the data source `terraform_remote_state` (no bindings)