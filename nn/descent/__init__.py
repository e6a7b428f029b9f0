"""Descent on functions of one or two numbers: curves, paths of the optimizers, thresholds."""
