resource "aws_iam_role" "caller" {
  name               = "caller"
  description        = "Says $${this} as it stands"
  assume_role_policy = jsonencode({ Statement = [{ Action = "sts:AssumeRole", Condition = { Less = "<1" } }] })
}

resource "aws_apigatewayv2_api" "shop" {
  for_each      = toset(["blue", "green"])
  name          = "shop-${each.key}"
  protocol_type = "HTTP"

  cors_configuration {
    allow_origins = ["https://${each.key}.example.com"]
    max_age       = 60
  }
}

resource "aws_apigatewayv2_integration" "orders" {
  for_each               = aws_apigatewayv2_api.shop
  api_id                 = each.value.id
  credentials_arn        = aws_iam_role.caller.arn
  integration_type       = "AWS_PROXY"
  integration_method     = "POST"
  integration_uri        = aws_lambda_function.orders.invoke_arn
  payload_format_version = "2.0"
  timeout_milliseconds   = 12000
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.caller.arn
  package_type  = "Image"
  image_uri     = "example.com/orders:latest"

  environment {
    variables = { MODE = "fast" }
  }

  vpc_config {
    subnet_ids         = ["subnet-1", "subnet-2"]
    security_group_ids = ["sg-1"]
  }
}
