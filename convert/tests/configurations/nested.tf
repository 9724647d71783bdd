# Blocks that the values of others make.
provider "aws" {
  region = "eu-central-1"
}

variable "origins" {
  type    = list(string)
  default = ["https://a.example.com", "https://b.example.com"]
}

variable "mappings" {
  type = list(object({
    code   = string
    header = string
  }))
  default = [{ code = "403", header = "overwrite" }]
}

resource "aws_apigatewayv2_api" "web" {
  name          = "web"
  protocol_type = "HTTP"

  dynamic "cors_configuration" {
    for_each = length(var.origins) > 0 ? [var.origins] : []
    content {
      allow_origins = cors_configuration.value
    }
  }
}

resource "aws_apigatewayv2_integration" "web" {
  api_id             = aws_apigatewayv2_api.web.id
  integration_type   = "HTTP_PROXY"
  integration_method = "ANY"
  integration_uri    = "https://example.com/{proxy}"

  request_parameters = {
    "overwrite:path" = "$request.path"
  }

  dynamic "response_parameters" {
    for_each = var.mappings
    iterator = mapping
    content {
      status_code = mapping.value.code
      mappings = {
        "append:header.${mapping.key}" = mapping.value.header
      }
    }
  }

  response_parameters {
    status_code = "500"
    mappings    = { "append:header.error" = "true" }
  }

  tls_config {
    server_name_to_verify = "example.com"
  }
}

check "health" {
  assert {
    condition     = aws_apigatewayv2_api.web.name == "web"
    error_message = "The API has another name."
  }
}

output "markers" {
  value = "$${not} a template, %%{ nor } this: ${aws_apigatewayv2_api.web.name}"
}
