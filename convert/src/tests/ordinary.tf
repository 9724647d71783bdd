terraform {
  required_version = ">= 1.5"

  backend "s3" {
    bucket = "states"
    key    = "lamps"
  }
}

provider "acme" {
  region = var.region
}

provider "acme" {
  alias  = "west"
  region = "west-1"
}

# Where the lamps hang.
variable "region" {
  type        = string
  default     = "east-1"
  description = "The region of the lamps"

  validation {
    condition     = length(var.region) > 3
    error_message = "A region has a long name."
  }
}

variable "sizes" {
  type = map(object({ watts = number }))
}

locals {
  # Everybody's prefix.
  prefix = "lamp-${var.region}"
  tags   = { team = "light", floor = 3 }
}

resource "acme_lamp" "main" {
  name     = "${local.prefix}-{main}"
  plug_id  = acme_plug.main.id # the plug comes later
  watts    = var.region == "east-1" ? 40 : 60
  on       = true
  shades   = ["red", local.prefix]
  provider = acme.west

  bulb {
    socket = "E27"
  }
  bulb {
    socket = "E14"
  }

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [tags, bulb[0].socket]
  }
  depends_on = [acme_plug.main]
}

resource "acme_plug" "main" {
  policy = jsonencode({
    Version = "1"
    Rules   = [{ Allow = true, Volts = [110, 220] }]
  })
  note = <<-EOT
    One
      "two"
  EOT
}

resource "acme_switch" "each" {
  for_each = toset(["a", "b"])
  name     = upper(each.key)
  lamp     = acme_lamp.main.bulb[0].id
}

module "room" {
  source = "./room"
  lamp   = acme_lamp.main.id
}

output "lamp" {
  value     = acme_lamp.main.arn
  sensitive = true
}

moved {
  from = acme_lamp.old
  to   = acme_lamp.main
}
