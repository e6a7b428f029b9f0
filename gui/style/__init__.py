"""Looks, language and the way numbers are written."""
