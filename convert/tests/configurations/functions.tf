# Functions that have names of their own in Rust, and results that go where another type is wanted.
variable "words" {
  type    = list(string)
  default = ["web-1", "db-22"]
}

variable "size" {
  type    = number
  default = 12
}

locals {
  digits   = regex("[0-9]+", var.words[1])
  settings = yamldecode("name: api\nport: 80\n")
  greeting = "Hello, $${name}!"
}

resource "aws_apigatewayv2_api" "api" {
  name          = trimprefix(format("%s-%03d", var.words[0], parseint("7", 10)), "web-")
  protocol_type = "HTTP"
  description   = regex("[a-z]+", "x-1")
  version       = formatdate("YYYY", "2024-05-01T10:00:00Z")

  tags = {
    Digits = local.digits
    Text   = join(",", sort(compact(["b", "", "a"])))
    Slice  = substr("hello", 1, var.size - 9)
    Name   = local.settings.name
    Time   = timeadd("2024-05-01T10:00:00Z", "90m")
    Try    = try(local.settings.missing, "none")
    First  = element(regexall("[a-z]+", "a1b2"), 1)
  }
}

output "all" {
  value = alltrue([startswith(var.words[0], "web"), endswith("a.png", ".png"), strcontains("abc", "b")])
}

output "hashes" {
  value = [md5("a"), sha512("a"), base64sha256("a"), uuidv5("dns", "example.com")]
}

output "numbers" {
  value = [pow(2, 10), log(8, 2), signum(-3), max(1, var.size), min(4, 2), timecmp("2024-05-01T10:00:00Z", "2024-05-02T10:00:00Z")]
}

output "lists" {
  value = [cidrsubnets("10.0.0.0/16", 4, 8), formatlist("%s!", var.words), split("-", var.words[0])]
}

output "texts" {
  value = [
    chomp("a\n"), indent(2, "a\nb"), strrev("abc"), trim("?a?", "?"), trimsuffix("a.b", ".b"), title("a b"),
    basename("a/b"), dirname("a/b"), cidrnetmask("10.0.0.0/20"), textencodebase64("Hi", "UTF-16LE"),
  ]
}

output "rows" {
  value = csvdecode("name,size\na,1\n")
}

output "turned" {
  value = transpose({ a = ["x", "y"], b = ["x"] })
}

output "greeting" {
  value = templatestring(local.greeting, { name = "Ann" })
}

output "can" {
  value = can(tonumber(var.words[0]))
}

variable "sizes" {
  type    = list(number)
  default = [3, 9, 4]
}

variable "tags" {
  type    = list(map(string))
  default = [{ a = "1" }, { a = "2", b = "3" }]
}

output "expanded" {
  value = {
    largest = max(var.sizes...)
    more    = max([for size in var.sizes : size + 1]...)
    tags    = merge(var.tags...)
  }
}
