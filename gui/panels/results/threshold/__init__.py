"""Two classes: how the threshold between them decides which mistakes are made."""
