"""The functions to descend on, and the settings that go with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nn.errors import Phrase


@dataclass(frozen=True)
class Valley:
    """A function to descend on: its ``text``, the part of the axes that is shown, a start.

    ``bounds`` are left, right (bottom, top) of the coordinates; ``rates`` are learning rates that
    suit it, by the name of the optimizer (else ``rate``).
    """

    title: str
    text: str
    bounds: tuple[float, ...]
    start: tuple[float, ...]
    rate: float
    rates: Mapping[str, float] = field(default_factory=dict)


OF_ONE: dict[str, Valley] = {
    "parabola": Valley(Phrase("Parabola"), "x**2", (-3.0, 3.0), (-2.0,), 0.1),
    "double-well": Valley(
        Phrase("Two valleys"), "(x**2 - 1)**2 + 0.3*x", (-1.8, 1.8), (1.6,), 0.02
    ),
    "corner": Valley(Phrase("Corner"), "abs(x)", (-3.0, 3.0), (-2.3,), 0.4),
    "plateau": Valley(Phrase("A plateau"), "1 - exp(-x**2)", (-4.0, 4.0), (-2.2,), 0.5),
}
OF_TWO: dict[str, Valley] = {
    "book": Valley(
        Phrase("Flat valley"),
        "x**2/20 + y**2",
        (-10.0, 10.0, -5.0, 5.0),
        (-7.0, 2.0),
        0.1,
        {"sgd": 0.95, "momentum": 0.1, "nesterov": 0.1, "adagrad": 1.5, "rmsprop": 0.1}
        | {"adam": 0.3, "adamw": 0.3},
    ),
    "rosenbrock": Valley(
        Phrase("Rosenbrock"),
        "(1 - x)**2 + 100*(y - x**2)**2",
        (-2.0, 2.0, -1.0, 3.0),
        (-1.2, 1.0),
        0.001,
        {"momentum": 0.0003, "nesterov": 0.0003, "adagrad": 0.3, "rmsprop": 0.01}
        | {"adam": 0.05, "adamw": 0.05},
    ),
    "saddle": Valley(
        Phrase("Saddle"),
        "x**2/2 - y**2/2 + y**4/8",
        (-3.0, 3.0, -2.5, 2.5),
        (-2.5, 0.01),
        0.1,
        {"adagrad": 0.5, "rmsprop": 0.05, "adam": 0.1, "adamw": 0.1},
    ),
    "ravine": Valley(
        Phrase("Ravine"),
        "abs(y)*2 + x**2/40",
        (-10.0, 10.0, -4.0, 4.0),
        (-8.0, 2.5),
        0.3,
        {"momentum": 0.05, "nesterov": 0.05, "adagrad": 1.0, "adam": 0.3, "adamw": 0.3},
    ),
}
