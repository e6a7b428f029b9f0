"""The computational graph: its layers, their arrays, elementary operations, units, formulas."""
