"""The recipe of a run: fields with knobs, from texts to values, from values to networks."""
