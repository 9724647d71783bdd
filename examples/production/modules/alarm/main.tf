# An alarm for a queue that should be empty. Other configurations of the company use it as well.

variable "queue" {
  type        = string
  description = "Name of the queue."
}

variable "tolerated" {
  type        = number
  default     = 0
  description = "How many messages are no alarm yet."
}

resource "aws_cloudwatch_metric_alarm" "waiting" {
  alarm_name          = "${var.queue}-waiting"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.tolerated
  period              = 300
  evaluation_periods  = 1

  dimensions = {
    QueueName = var.queue
  }
}

output "arn" {
  value       = aws_cloudwatch_metric_alarm.waiting.arn
  description = "ARN of the alarm."
}
