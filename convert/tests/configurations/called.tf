terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "arn" {
  type    = string
  default = "arn:aws:iam::444455556666:role/with/path/example"
}

output "account" {
  value = provider::aws::arn_parse(var.arn).account_id
}

output "all" {
  value = provider::aws::arn_parse(var.arn)
}

output "role" {
  value = provider::aws::trim_iam_role_path("arn:aws:iam::444455556666:role/${upper(var.arn)}")
}
