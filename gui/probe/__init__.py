"""The right side: what a person asks the networks."""
