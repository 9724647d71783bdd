resource "acme_lamp" "desk" {
  watts = var.bright ? 60 : 40
  shade { color = "red" }
}
