"""Training as the window steers it: the only way to a race."""
