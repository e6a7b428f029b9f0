"""Lessons: what a learner does step by step, and what the run has to say to it."""
