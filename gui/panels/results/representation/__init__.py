"""The samples in the planes of the layers' activations."""
