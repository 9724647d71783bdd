# A small service behind an HTTP API.
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}

provider "aws" {
  alias  = "archive"
  region = "eu-west-1"
}

variable "region" {
  type        = string
  default     = "eu-central-1"
  description = "Where everything runs"

  validation {
    condition     = length(var.region) > 3
    error_message = "A region has a long name."
  }
}

variable "memory" {
  type    = number
  default = 256
}

locals {
  name = "orders-${var.region}"
  tags = {
    team  = "orders"
    stage = var.memory > 512 ? "large" : "small"
  }
}

resource "aws_iam_role" "handler" {
  name = "${local.name}-handler"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

# Takes the orders.
resource "aws_lambda_function" "handler" {
  function_name = local.name
  role          = aws_iam_role.handler.arn
  package_type  = "Image"
  image_uri     = "example.com/orders:latest"
  memory_size   = var.memory
  timeout       = 30

  environment {
    variables = {
      API  = aws_apigatewayv2_api.orders.api_endpoint
      MODE = upper("production")
    }
  }

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [image_uri]
  }
}

resource "aws_apigatewayv2_api" "orders" {
  name          = local.name
  protocol_type = "HTTP"

  cors_configuration {
    allow_methods = ["GET", "POST"]
    allow_origins = ["https://${var.region}.example.com"]
    max_age       = 300
  }
}

resource "aws_apigatewayv2_integration" "orders" {
  api_id                 = aws_apigatewayv2_api.orders.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.handler.invoke_arn
  payload_format_version = "2.0"
  timeout_milliseconds   = 12000
  depends_on             = [aws_iam_role.handler]
}

resource "aws_iam_role" "archive" {
  provider           = aws.archive
  name               = "archive"
  assume_role_policy = aws_iam_role.handler.assume_role_policy
  description        = <<-EOT
    Reads what is old.
      And writes nothing.
  EOT
}

output "endpoint" {
  value       = aws_apigatewayv2_api.orders.api_endpoint
  description = "Where orders go"
}

output "role" {
  value     = { name = aws_iam_role.handler.name, archived = aws_iam_role.archive.name }
  sensitive = true
}

moved {
  from = aws_iam_role.old
  to   = aws_iam_role.handler
}

resource "aws_lambda_function" "worker" {
  function_name = "${local.name}-worker"
  role          = aws_iam_role.handler.arn
  package_type  = "Image"
  image_uri     = aws_lambda_function.handler.image_uri

  vpc_config {
    subnet_ids         = ["subnet-1", "subnet-2"]
    security_group_ids = ["sg-1"]
  }
}

output "network" {
  value = aws_lambda_function.worker.vpc_config[0].subnet_ids
}

output "stage" {
  value = aws_lambda_function.handler.environment.0.variables["MODE"]
}

output "headers" {
  value = [for header in tolist(aws_apigatewayv2_api.orders.cors_configuration[0].allow_methods) : lower(header)]
}
