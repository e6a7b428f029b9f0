"""Cards of the workspace Learn."""
