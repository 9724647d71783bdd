// Lamps of a house.
import { Construct } from "constructs";
import { App, Fn, S3Backend, TerraformIterator, TerraformOutput, TerraformStack, TerraformVariable, Token } from "cdktf";
import { Lamp } from "./.gen/providers/acme/lamp";
import { DataAcmeLamp } from "./.gen/providers/acme/data-acme-lamp";

const TAGS = { House: "blue" };

interface Room {
  readonly name: string;
  readonly watts?: number;
}

const shade = (color = "red") => ({ color });

/** The lamps of one floor. */
class Floor extends Construct {
  readonly lamps: Lamp[] = [];
  public readonly last: Lamp;

  constructor(scope: Construct, id: string, { rooms, bright = false }: { rooms: Room[]; bright?: boolean }) {
    super(scope, id);
    rooms.forEach((room, at) => {
      const lamp = new Lamp(this, `lamp-${at}`, { name: `${id}-${room.name}`, watts: room.watts ?? 40, shade: shade(), tags: TAGS });
      this.lamps.push(lamp);
    });
    this.last = new Lamp(this, "last", { name: "last", mode: bright ? "ON" : "OFF" });
  }

  get arn(): string {
    return this.last.arn;
  }
}

class House extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new S3Backend(this, { bucket: "states", key: `${id}.tfstate` });
    const names = new TerraformVariable(this, "names", { type: "list(string)", default: ["a", "b"] });
    const floor = new Floor(this, "first", { rooms: [{ name: "hall" }, { name: "desk", watts: 60 }] });
    const each = TerraformIterator.fromList(names.listValue);
    const lamp = new Lamp(this, "each", { forEach: each, name: each.value, dependsOn: [floor.last] });
    lamp.addOverride("tags.Size", 1);
    for (const [name, color] of Object.entries({ one: "red", two: "blue" })) {
      new Lamp(this, name, { name, shade: shade(color) });
    }
    for (let at = 0; at < 2; at++) new Lamp(this, `n${at}`, { name: "n", watts: -at });
    const known = new DataAcmeLamp(this, "known", { name: "old" });
    new TerraformOutput(this, "arn", { value: floor.arn });
    new TerraformOutput(this, "all", { value: Fn.join("-", [Token.asString(known.name), JSON.stringify({ a: [1, null] })]) });
  }
}

const app = new App();
new House(app, "house");
app.synth();
