# Lamps of a house.
import json
from dataclasses import dataclass

from constructs import Construct
from cdktf import App, Fn, S3Backend, TerraformIterator, TerraformOutput, TerraformStack, TerraformVariable, Token
from imports.acme.lamp import Lamp
from imports.acme.data_acme_lamp import DataAcmeLamp

TAGS = {"House": "blue"}


@dataclass
class Room:
    name: str
    watts: int = 40


def shade(color: str = "red"):
    return {"color": color}


class Floor(Construct):
    """The lamps of one floor."""

    def __init__(self, scope: Construct, id: str, *, rooms: list, bright: bool = False):
        super().__init__(scope, id)
        self.lamps = []
        for at, room in enumerate(rooms):
            lamp = Lamp(self, f"lamp-{at}", name=f"{id}-{room.name}", watts=room.watts * 2, shade=shade(), tags=TAGS)
            self.lamps.append(lamp)
        self.last = Lamp(self, "last", name="last", mode="ON" if bright else "OFF")

    @property
    def arn(self) -> str:
        return self.last.arn


class House(TerraformStack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        S3Backend(self, bucket="states", key=f"{id}.tfstate")
        names = TerraformVariable(self, "names", type="list(string)", default=["a", "b"])
        floor = Floor(self, "first", rooms=[Room(name="hall"), Room(name="desk", watts=60)])
        each = TerraformIterator.from_list(names.list_value)
        lamp = Lamp(self, "each", for_each=each, name=each.value, depends_on=[floor.last])
        lamp.add_override("tags.Size", 1)
        for color in ["red", "blue"]:
            Lamp(self, color, name=color, shade=shade(color))
        known = DataAcmeLamp(self, "known", name="old")
        TerraformOutput(self, "arn", value=floor.arn)
        TerraformOutput(self, "all", value=Fn.join("-", [Token.as_string(known.name), json.dumps({"a": [1, None]})]))


app = App()
House(app, "house")
app.synth()
