"""What has come of it."""
