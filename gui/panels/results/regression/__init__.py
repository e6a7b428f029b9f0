"""Predicted numbers against the true ones."""
