"""The card Landscape: the loss around the weights of every lane."""
