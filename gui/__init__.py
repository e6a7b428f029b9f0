"""The window: shows what nn/ computed, and passes on what a person did."""
