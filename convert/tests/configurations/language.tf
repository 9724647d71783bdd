terraform {
  required_version = ">= 1.11"

  backend "local" {
    path = "language.tfstate"
  }
}

provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

variable "size" {
  type        = number
  default     = 2
  description = "How many."
  nullable    = false

  validation {
    condition     = var.size > 0 && 10 > var.size
    error_message = "Between 1 and 9, and not ${var.size}."
  }
}

variable "token" {
  type      = string
  default   = "hunter2"
  sensitive = true
  ephemeral = true
}

variable "users" {
  type = list(object({
    name   = string
    quota  = optional(number, 10)
    note   = optional(string)
    limits = optional(map(tuple([string, bool])), {})
  }))
  default = [{ name = "a" }, { name = "b", quota = 3 }]
}

variable "sizes" {
  type    = map(object({ watts = optional(number, 40), on = optional(bool, true) }))
  default = { desk = {} }
}

ephemeral "aws_secretsmanager_secret_version" "password" {
  secret_id = "orders"
}

resource "aws_apigatewayv2_api" "web" {
  name          = "web-${terraform.workspace}"
  description   = "${path.module} of ${1 + 2 * var.size}"
  protocol_type = "HTTP"

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [tags]

    precondition {
      condition     = var.size > 1
      error_message = "Too small."
    }

    postcondition {
      condition     = self.protocol_type == "HTTP"
      error_message = "Of another protocol."
    }
  }

  connection {
    type    = "ssh"
    host    = self.api_endpoint
    user    = "admin"
    port    = 2222
    timeout = "1m"
  }

  provisioner "local-exec" {
    command    = "echo ${self.id}"
    when       = destroy
    on_failure = continue
  }

  provisioner "file" {
    source      = "a"
    destination = "b"

    connection {
      type  = "winrm"
      host  = "example.com"
      https = true
    }
  }

  provisioner "file" {
    content     = "text"
    destination = "/tmp/text"
  }

  provisioner "remote-exec" {
    inline = ["uptime", "echo ${self.name}"]
  }
}

resource "aws_apigatewayv2_api" "many" {
  for_each      = toset(["a", "b"])
  name          = each.key
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_api" "counted" {
  count         = 2
  name          = "counted-${count.index}"
  protocol_type = "HTTP"
}

check "health" {
  # Nothing keeps it.
  data "terraform_remote_state" "others" {
    backend = "local"
    config  = { path = "none.tfstate" }
  }

  assert {
    condition     = data.terraform_remote_state.others.outputs.name == aws_apigatewayv2_api.web.name
    error_message = "It has another name."
  }

  assert {
    condition     = length(aws_apigatewayv2_api.many) == 2
    error_message = "Not two."
  }
}

check "size" {
  assert {
    condition     = var.size < 9
    error_message = "Too large."
  }
}

moved {
  from = aws_apigatewayv2_api.oldest
  to   = aws_apigatewayv2_api.old
}

moved {
  from = aws_apigatewayv2_api.old
  to   = aws_apigatewayv2_api.web
}

moved {
  from = aws_apigatewayv2_api.first
  to   = aws_apigatewayv2_api.many["a"]
}

moved {
  from = aws_apigatewayv2_api.single
  to   = aws_apigatewayv2_api.counted[1]
}

removed {
  from = aws_iam_role.archive

  lifecycle {
    destroy = false
  }
}

removed {
  from = aws_iam_role.other

  lifecycle {
    destroy = true
  }

  provisioner "local-exec" {
    when    = destroy
    command = "echo bye"
  }
}

output "names" {
  value = var.users.*.name
}

output "first" {
  value       = var.users[0].name
  description = "Who comes first."
  sensitive   = false

  precondition {
    condition     = length(var.users) > 0
    error_message = "Nobody."
  }
}

output "sums" {
  value = [var.size - 1, -var.size, "${var.size * 2}", !(var.size > 1)]
}
