"""The lesson on the left, the frame around what to look at, and the curve that is predicted."""
