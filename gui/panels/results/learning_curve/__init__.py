"""The panel Learning curve: how the score depends on the number of training samples."""
