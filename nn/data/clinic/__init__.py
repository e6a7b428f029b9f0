"""The clinic: what a network's data look like before it trains on them, check by check."""
