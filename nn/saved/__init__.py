"""Saved runs: which there are, what each came to, and what a person wrote about it."""
