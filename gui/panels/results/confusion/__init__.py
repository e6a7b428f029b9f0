"""The confusion matrix, what it says of each class, and the samples behind its cells."""
