# The same several times.
provider "aws" {
  region = "eu-central-1"
}

variable "zones" {
  type    = list(string)
  default = ["a", "b", "c"]
}

variable "teams" {
  type = map(object({
    protocol = string
    age      = number
  }))
  default = {
    orders = { protocol = "HTTP", age = 10 }
    chat   = { protocol = "WEBSOCKET", age = 20 }
  }
}

variable "lights" {
  type    = bool
  default = true
}

locals {
  upper = [for zone in var.zones : upper(zone)]
  ages  = { for name, team in var.teams : name => team.age if team.age > 5 }
  names = toset(["first", "second"])
}

resource "aws_iam_role" "zone" {
  count              = length(var.zones)
  name               = "zone-${var.zones[count.index]}"
  assume_role_policy = "{}"
  tags = {
    Number = count.index
  }
}

resource "aws_iam_role" "maybe" {
  count              = var.lights ? 1 : 0
  name               = "maybe"
  assume_role_policy = "{}"
}

resource "aws_apigatewayv2_api" "team" {
  for_each      = var.teams
  name          = each.key
  protocol_type = each.value.protocol
  description   = "For ${each.key}, ${each.value.age} years old"
}

resource "aws_apigatewayv2_integration" "team" {
  for_each         = aws_apigatewayv2_api.team
  api_id           = each.value.id
  integration_type = "HTTP_PROXY"
  integration_uri  = "https://example.com/${each.key}"
  integration_method = "ANY"
}

resource "aws_iam_role" "named" {
  for_each           = local.names
  name               = each.value
  assume_role_policy = "{}"
}

output "zones" {
  value = aws_iam_role.zone[*].name
}

output "first" {
  value = aws_iam_role.zone[0].arn
}

output "maybe" {
  value = var.lights ? aws_iam_role.maybe[0].arn : ""
}

output "chat" {
  value = aws_apigatewayv2_api.team["chat"].id
}

output "ids" {
  value = { for name, api in aws_apigatewayv2_api.team : name => api.id }
}

output "locals" {
  value = join(",", concat(local.upper, keys(local.ages)))
}
