"""Panels of the workspace Runs."""
