"""The card Descent: steps on functions of one and two numbers, and the noise of gradients."""
