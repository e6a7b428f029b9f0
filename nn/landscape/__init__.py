"""The loss around a network's weights: directions, lines and planes through them."""
