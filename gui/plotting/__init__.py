"""What panels draw with."""
