"""What a person reads for the choices of the recipe's fields."""

from __future__ import annotations

from nn.errors import Phrase

CHOICE_NAMES: dict[str, Phrase] = {}  # code name: its name, marked for translation
