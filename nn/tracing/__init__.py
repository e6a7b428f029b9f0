"""Inside one pass: computational graphs with forward values and backward gradients."""
