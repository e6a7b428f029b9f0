"""The card Step length: where the steps of the lanes land, and how sharp their valleys are."""
