// The shop: who may call it, and where it answers.
import { Construct } from "constructs";
import {
  App,
  Fn,
  Op,
  S3Backend,
  TerraformIterator,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
  Token,
  conditional,
} from "cdktf";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";

const REGION = "eu-central-1";
const tags = { Team: "shop", Region: REGION };

interface WorkerProps {
  readonly handler: string;
  readonly memory?: number;
  readonly role: IamRole;
  readonly settings: { [name: string]: string };
}

/** A function with a log level of its own. */
class Worker extends Construct {
  public readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id);
    this.lambda = new LambdaFunction(this, "function", {
      functionName: `shop-${id}`,
      role: props.role.arn,
      handler: props.handler,
      runtime: "nodejs20.x",
      filename: "worker.zip",
      memorySize: props.memory ?? 256,
      environment: { variables: props.settings },
      tags,
      lifecycle: { createBeforeDestroy: true, ignoreChanges: ["filename"] },
    });
  }

  get arn(): string {
    return this.lambda.arn;
  }
}

class Access extends TerraformStack {
  public readonly role: IamRole;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: REGION });
    new S3Backend(this, { bucket: "shop-state", key: "access.tfstate", region: REGION });
    this.role = new IamRole(this, "role", {
      name: "shop",
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" } }],
      }),
      tags,
    });
    // Teams that came later.
    for (const team of ["orders", "mails"]) {
      new IamRole(this, `${team}-role`, { name: `shop-${team}`, assumeRolePolicy: "{}" });
    }
  }
}

class Shop extends TerraformStack {
  constructor(scope: Construct, id: string, role: IamRole) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: REGION });
    const west = new AwsProvider(this, "west", { region: "us-west-2", alias: "west" });
    new S3Backend(this, { bucket: "shop-state", key: `${id}.tfstate`, region: REGION });

    const size = new TerraformVariable(this, "size", {
      type: "number",
      default: 2,
      description: "How many",
    });
    const names = new TerraformVariable(this, "names", { type: "list(string)", default: ["a", "b"] });
    const prefix = new TerraformLocal(this, "prefix", Fn.join("-", ["shop", Fn.upper(id)]));

    const orders = new Worker(this, "orders", { handler: "orders.run", role, settings: { LEVEL: "info" } });
    const mails = new Worker(this, "mails", {
      handler: "mails.run",
      memory: 512,
      role,
      settings: { LEVEL: "debug", QUEUE: Token.asString(prefix.expression) },
    });

    const api = new Apigatewayv2Api(this, "api", {
      name: Fn.join("-", [prefix.asString, "api"]),
      protocolType: "HTTP",
      corsConfiguration: { allowOrigins: ["https://shop.example.com"], maxAge: 300 },
      provider: west,
      dependsOn: [mails.lambda],
    });
    api.overrideLogicalId("front");
    api.addOverride("tags.Size", size.numberValue);

    new Apigatewayv2Integration(this, "call", {
      apiId: api.id,
      integrationType: "AWS_PROXY",
      integrationMethod: "POST",
      integrationUri: orders.arn,
      responseParameters: [{ statusCode: "500", mappings: { "append:header.error": "true" } }],
    });

    const each = TerraformIterator.fromList(names.listValue);
    new Apigatewayv2Api(this, "named", { forEach: each, name: `shop-${each.value}`, protocolType: "HTTP" });

    new TerraformOutput(this, "url", { value: `https://${api.id}.example.com`, description: "Where it answers" });
    new TerraformOutput(this, "many", {
      value: conditional(Op.gt(size.numberValue, 1), "many", "few"),
      sensitive: true,
    });
    new TerraformOutput(this, "worker", { value: mails.arn, staticId: true });
  }
}

const app = new App();
const access = new Access(app, "access");
const shop = new Shop(app, "shop", access.role);
shop.addDependency(access);
app.synth();
