"""Import: a network that another program has written, as a recipe and its start weights."""
