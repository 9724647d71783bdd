# The shop: who may call it, and where it answers.
import json

from constructs import Construct
from cdktf import (
    App, Fn, Op, S3Backend, TerraformIterator, TerraformLocal, TerraformOutput, TerraformResourceLifecycle, TerraformStack,
    TerraformVariable, Token, conditional,
)
from cdktf_cdktf_provider_aws.provider import AwsProvider
from cdktf_cdktf_provider_aws.apigatewayv2_api import Apigatewayv2Api, Apigatewayv2ApiCorsConfiguration
from cdktf_cdktf_provider_aws.apigatewayv2_integration import (
    Apigatewayv2Integration, Apigatewayv2IntegrationResponseParameters,
)
from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.lambda_function import LambdaFunction, LambdaFunctionEnvironment

REGION = "eu-central-1"
TAGS = {"Team": "shop", "Region": REGION}


class Worker(Construct):
    """A function with a log level of its own."""

    def __init__(self, scope: Construct, id: str, *, handler: str, role: IamRole, settings: dict, memory: int = 256):
        super().__init__(scope, id)
        self.function = LambdaFunction(
            self, "function",
            function_name=f"shop-{id}",
            role=role.arn,
            handler=handler,
            runtime="nodejs20.x",
            filename="worker.zip",
            memory_size=memory,
            environment=LambdaFunctionEnvironment(variables=settings),
            tags=TAGS,
            lifecycle=TerraformResourceLifecycle(create_before_destroy=True, ignore_changes=["filename"]),
        )

    @property
    def arn(self) -> str:
        return self.function.arn


class Access(TerraformStack):
    def __init__(self, scope: Construct, id: str):
        super().__init__(scope, id)
        AwsProvider(self, "aws", region=REGION)
        S3Backend(self, bucket="shop-state", key="access.tfstate", region=REGION)
        self.role = IamRole(
            self, "role",
            name="shop",
            assume_role_policy='{"Version":"2012-10-17","Statement":[{"Action":"sts:AssumeRole","Effect":"Allow",'
            '"Principal":{"Service":"lambda.amazonaws.com"}}]}',
            tags=TAGS,
        )
        # Teams that came later.
        for team in ["orders", "mails"]:
            IamRole(self, f"{team}-role", name=f"shop-{team}", assume_role_policy="{}")


class Shop(TerraformStack):
    def __init__(self, scope: Construct, id: str, role: IamRole):
        super().__init__(scope, id)
        AwsProvider(self, "aws", region=REGION)
        west = AwsProvider(self, "west", region="us-west-2", alias="west")
        S3Backend(self, bucket="shop-state", key=f"{id}.tfstate", region=REGION)

        size = TerraformVariable(self, "size", type="number", default=2, description="How many")
        names = TerraformVariable(self, "names", type="list(string)", default=["a", "b"])
        prefix = TerraformLocal(self, "prefix", Fn.join("-", ["shop", Fn.upper(id)]))

        orders = Worker(self, "orders", handler="orders.run", role=role, settings={"LEVEL": "info"})
        mails = Worker(
            self, "mails",
            handler="mails.run",
            memory=512,
            role=role,
            settings={"LEVEL": "debug", "QUEUE": Token.as_string(prefix.expression)},
        )

        api = Apigatewayv2Api(
            self, "api",
            name=Fn.join("-", [prefix.as_string, "api"]),
            protocol_type="HTTP",
            cors_configuration=Apigatewayv2ApiCorsConfiguration(allow_origins=["https://shop.example.com"], max_age=300),
            provider=west,
            depends_on=[mails.function],
        )
        api.override_logical_id("front")
        api.add_override("tags.Size", size.number_value)

        Apigatewayv2Integration(
            self, "call",
            api_id=api.id,
            integration_type="AWS_PROXY",
            integration_method="POST",
            integration_uri=orders.arn,
            response_parameters=[
                Apigatewayv2IntegrationResponseParameters(status_code="500", mappings={"append:header.error": "true"}),
            ],
        )

        each = TerraformIterator.from_list(names.list_value)
        Apigatewayv2Api(self, "named", for_each=each, name=f"shop-{each.value}", protocol_type="HTTP")

        TerraformOutput(self, "url", value=f"https://{api.id}.example.com", description="Where it answers")
        TerraformOutput(self, "many", value=conditional(Op.gt(size.number_value, 1), "many", "few"), sensitive=True)
        TerraformOutput(self, "worker", value=mails.arn, static_id=True)


if __name__ == "__main__":
    app = App()
    access = Access(app, "access")
    shop = Shop(app, "shop", access.role)
    shop.add_dependency(access)
    app.synth()
