"""The left side: what the networks are made of, and how they train."""
