"""The window around everything: it wires the parts together."""
