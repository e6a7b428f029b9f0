"""The doctor: findings about a lane, each with the numbers that prove it and a treatment."""
