variable "names" {
  type    = list(string)
  default = ["a"]
}

locals {
  size = length(var.names) + 1
}

# Lamps of a house.
resource "acme_lamp" "desk" {
  for_each  = toset(var.names)
  name      = "desk-${each.key}"
  watts     = local.size > 2 ? 60 : 40
  mode      = "ON"
  is_dimmed = true
  rooms     = [for name in var.names : upper(name) if name != ""]
  tags      = { House = "blue", "a b" = <<-EOT
    one
      two ${var.names[0]}
    EOT
  }
  dynamic "shade" {
    for_each = var.names
    content { color = shade.value }
  }
  lifecycle {
    create_before_destroy = true
    ignore_changes        = [tags]
  }
}

data "acme_lamp" "old" {
  name = "old"
}

output "arns" {
  value      = [for lamp in acme_lamp.desk : lamp.arn]
  depends_on = [data.acme_lamp.old]
}
