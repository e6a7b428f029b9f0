"""Training: the recipe of a run, its steps, its record, and its saved form."""
