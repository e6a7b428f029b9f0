"""Export: a trained network as files that other programs read, and the proof that they agree."""
