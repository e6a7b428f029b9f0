"""Expressions to start from: those that the study notes draw as computational graphs."""

from __future__ import annotations

from dataclasses import dataclass, field

from nn.errors import Phrase


@dataclass(frozen=True)
class FormulaExample:
    """An expression with values for its names; ``source`` says which figure shows it."""

    title: str
    text: str
    values: dict[str, float | list[float]] = field(default_factory=dict)
    source: str = ""


BOOK = Phrase("Deep Learning from Scratch, chapter 5")
EXAMPLES = (
    FormulaExample(
        Phrase("Buying apples"),
        "apple * count * tax",
        {"apple": 100.0, "count": 2.0, "tax": 1.1},
        BOOK,
    ),
    FormulaExample(
        Phrase("Apples and oranges"),
        "(apple*apples + orange*oranges) * tax",
        {"apple": 100.0, "apples": 2.0, "orange": 150.0, "oranges": 3.0, "tax": 1.1},
        BOOK,
    ),
    FormulaExample(
        Phrase("A sigmoid unit"),
        "1/(1+exp(-(w*x+b)))",
        {"w": 2.0, "x": -1.0, "b": 3.0},
        BOOK,
    ),
    FormulaExample(
        Phrase("Softmax and cross-entropy"), "-log(softmax(z)[2])", {"z": [0.3, 2.9, 4.0]}, BOOK
    ),
)
