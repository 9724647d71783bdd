// The hall: listeners, certificates and what moved.
import { Construct } from "constructs";
import {
  App,
  CloudBackend,
  DataTerraformRemoteStateS3,
  Fn,
  LocalBackend,
  NamedCloudWorkspace,
  TerraformCount,
  TerraformHclModule,
  TerraformIterator,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
  VariableType,
  propertyAccess,
} from "cdktf";
import * as aws from "@cdktf/provider-aws";

type Rule = { name: string; port: number };

function certificate(scope: Construct, name: string, domain = "example.com") {
  return new aws.acmCertificate.AcmCertificate(scope, name, {
    domainName: `${name}.${domain}`,
    validationMethod: "DNS",
    options: { certificateTransparencyLoggingPreference: "ENABLED" },
  });
}

class Listeners extends Construct {
  readonly listeners: aws.lbListener.LbListener[] = [];
  readonly certificate: aws.acmCertificate.AcmCertificate;

  constructor(scope: Construct, id: string, balancer: string, rules: Rule[]) {
    super(scope, id);
    this.certificate = certificate(this, "cert");
    rules.forEach((rule, index) => {
      const listener = new aws.lbListener.LbListener(this, `listener-${index}`, {
        loadBalancerArn: balancer,
        port: rule.port,
        protocol: rule.port === 443 ? "HTTPS" : "HTTP",
        sslPolicy: rule.port === 443 ? "ELBSecurityPolicy-2016-08" : undefined,
        certificateArn: rule.port === 443 ? this.certificate.arn : undefined,
        defaultAction: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "200" } }],
        tags: { Name: rule.name },
      });
      this.listeners.push(listener);
    });
  }
}

class Hall extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new aws.provider.AwsProvider(this, "aws", { region: "eu-central-1" });
    new CloudBackend(this, { organization: "acme", workspaces: new NamedCloudWorkspace("hall") });

    const shared = new DataTerraformRemoteStateS3(this, "shared", { bucket: "states", key: "shared.tfstate", region: "eu-central-1" });
    const hosts = new TerraformVariable(this, "hosts", {
      type: VariableType.map(VariableType.STRING),
      nullable: false,
    });

    const listeners = new Listeners(this, "front", shared.getString("balancer"), [
      { name: "plain", port: 80 },
      { name: "safe", port: 443 },
    ]);
    const records = TerraformIterator.fromMap(hosts.value);
    new aws.route53Record.Route53Record(this, "records", {
      forEach: records,
      zoneId: shared.getString("zone"),
      name: records.key,
      type: "CNAME",
      ttl: 300,
      records: [records.value],
    });

    const three = TerraformCount.of(3);
    const roles = new aws.iamRole.IamRole(this, "role", {
      count: three,
      name: `role-${three.index}`,
      assumeRolePolicy: Fn.jsonencode({ Version: "2012-10-17", Statement: [] }),
    });
    roles.addOverride("lifecycle.prevent_destroy", true);

    const api = new aws.apigatewayv2Api.Apigatewayv2Api(this, "api", { name: "hall", protocolType: "HTTP" });
    api.importFrom("a1b2c3");
    const old = new aws.apigatewayv2Api.Apigatewayv2Api(this, "old", { name: "old", protocolType: "WEBSOCKET" });
    old.moveFromId("aws_apigatewayv2_api.older");
    this.addOverride("terraform.required_version", ">= 1.5");

    const network = new TerraformHclModule(this, "network", {
      source: "terraform-aws-modules/vpc/aws",
      version: "5.0.0",
      variables: { name: "hall", azs: ["a", "b"] },
    });
    new TerraformOutput(this, "vpc", { value: network.getString("vpc_id") });
    new TerraformOutput(this, "first", { value: propertyAccess(hosts.value, ["first"]), dependsOn: [api] });
    new TerraformOutput(this, "cert", { value: listeners.certificate.arn });
    new TerraformOutput(this, "text", {
      value: Fn.format("%s has %d", ["hall", Fn.lengthOf(Fn.keys(hosts.value))]),
    });
    new TerraformOutput(this, "all", { value: Fn.merge([{ a: api.id }, hosts.value]) });
  }
}

class Rooms extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new aws.provider.AwsProvider(this, "aws", { region: "eu-central-1" });
    new LocalBackend(this, { path: "rooms.tfstate" });
    for (const { name, size } of [{ name: "red", size: 128 }, { name: "blue", size: 256 }]) {
      const role = new aws.iamRole.IamRole(this, `${name}-role`, { name, assumeRolePolicy: "{}" });
      new aws.lambdaFunction.LambdaFunction(this, `${name}-function`, {
        functionName: `room-${name}`,
        role: role.arn,
        memorySize: size,
        handler: "index.run",
        runtime: "nodejs20.x",
        filename: "room.zip",
      });
    }
    for (let number = 0; number < 2; number++) {
      certificate(this, `room-${number}`, "rooms.example.com");
    }
  }
}

const app = new App();
new Hall(app, "hall");
new Rooms(app, "rooms");
app.synth();
