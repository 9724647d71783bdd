variable "text" {
  type = string
}

output "text" {
  value = "<${var.text}>"
}
