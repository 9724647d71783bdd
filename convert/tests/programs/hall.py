# The hall: listeners, certificates and what moved.
from dataclasses import dataclass
from typing import List

from constructs import Construct
from cdktf import (
    App, CloudBackend, DataTerraformRemoteStateS3, Fn, LocalBackend, NamedCloudWorkspace, TerraformCount, TerraformHclModule,
    TerraformIterator, TerraformOutput, TerraformStack, TerraformVariable, VariableType, property_access,
)
from imports import aws


@dataclass
class Rule:
    name: str
    port: int


def certificate(scope: Construct, name: str, domain: str = "example.com"):
    return aws.acm_certificate.AcmCertificate(
        scope, name,
        domain_name=f"{name}.{domain}",
        validation_method="DNS",
        options=aws.acm_certificate.AcmCertificateOptions(certificate_transparency_logging_preference="ENABLED"),
    )


class Listeners(Construct):
    def __init__(self, scope: Construct, id: str, balancer: str, rules: List[Rule]):
        super().__init__(scope, id)
        self.listeners = []
        self.certificate = certificate(self, "cert")
        for index, rule in enumerate(rules):
            listener = aws.lb_listener.LbListener(
                self, f"listener-{index}",
                load_balancer_arn=balancer,
                port=rule.port,
                protocol="HTTPS" if rule.port == 443 else "HTTP",
                ssl_policy="ELBSecurityPolicy-2016-08" if rule.port == 443 else None,
                certificate_arn=self.certificate.arn if rule.port == 443 else None,
                default_action=[{"type": "fixed-response", "fixedResponse": {"contentType": "text/plain", "statusCode": "200"}}],
                tags={"Name": rule.name},
            )
            self.listeners.append(listener)


class Hall(TerraformStack):
    def __init__(self, scope: Construct, id: str):
        super().__init__(scope, id)
        aws.provider.AwsProvider(self, "aws", region="eu-central-1")
        CloudBackend(self, organization="acme", workspaces=NamedCloudWorkspace("hall"))

        shared = DataTerraformRemoteStateS3(self, "shared", bucket="states", key="shared.tfstate", region="eu-central-1")
        hosts = TerraformVariable(self, "hosts", type=VariableType.map(VariableType.STRING), nullable=False)

        rules = [Rule(name="plain", port=80), Rule(name="safe", port=443)]
        listeners = Listeners(self, "front", shared.get_string("balancer"), rules)
        records = TerraformIterator.from_map(hosts.value)
        aws.route53_record.Route53Record(
            self, "records",
            for_each=records,
            zone_id=shared.get_string("zone"),
            name=records.key,
            type="CNAME",
            ttl=300,
            records=[records.value],
        )

        three = TerraformCount.of(3)
        roles = aws.iam_role.IamRole(
            self, "role",
            count=three,
            name=f"role-{three.index}",
            assume_role_policy=Fn.jsonencode({"Version": "2012-10-17", "Statement": []}),
        )
        roles.add_override("lifecycle.prevent_destroy", True)

        api = aws.apigatewayv2_api.Apigatewayv2Api(self, "api", name="hall", protocol_type="HTTP")
        api.import_from("a1b2c3")
        old = aws.apigatewayv2_api.Apigatewayv2Api(self, "old", name="old", protocol_type="WEBSOCKET")
        old.move_from_id("aws_apigatewayv2_api.older")
        self.add_override("terraform.required_version", ">= 1.5")

        network = TerraformHclModule(
            self, "network",
            source="terraform-aws-modules/vpc/aws",
            version="5.0.0",
            variables={"name": "hall", "azs": ["a", "b"]},
        )
        TerraformOutput(self, "vpc", value=network.get_string("vpc_id"))
        TerraformOutput(self, "first", value=property_access(hosts.value, ["first"]), depends_on=[api])
        TerraformOutput(self, "cert", value=listeners.certificate.arn)
        TerraformOutput(self, "text", value=Fn.format("%s has %d", ["hall", Fn.length_of(Fn.keys(hosts.value))]))
        TerraformOutput(self, "all", value=Fn.merge([{"a": api.id}, hosts.value]))


class Rooms(TerraformStack):
    def __init__(self, scope: Construct, id: str):
        super().__init__(scope, id)
        aws.provider.AwsProvider(self, "aws", region="eu-central-1")
        LocalBackend(self, path="rooms.tfstate")
        for name, size in {"red": 128, "blue": 256}.items():
            role = aws.iam_role.IamRole(self, f"{name}-role", name=name, assume_role_policy="{}")
            aws.lambda_function.LambdaFunction(
                self, f"{name}-function",
                function_name=f"room-{name}",
                role=role.arn,
                memory_size=size,
                handler="index.run",
                runtime="nodejs20.x",
                filename="room.zip",
            )
        for number in range(2):
            certificate(self, f"room-{number}", "rooms.example.com")


app = App()
Hall(app, "hall")
Rooms(app, "rooms")
app.synth()
