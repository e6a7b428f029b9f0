"""A run as one HTML page: recipe, data, curves, results, findings."""
