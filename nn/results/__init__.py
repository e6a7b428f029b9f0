"""Results: what a trained network gets right and wrong, and how sure one can be of that."""
