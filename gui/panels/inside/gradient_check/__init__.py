"""The gradient check: proof that backpropagation is right, and how to find where it is not."""
