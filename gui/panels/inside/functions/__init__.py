"""The card Functions: activations, losses, and why the accuracy is not minimized."""
