"""UnitFacts: the chain rule of one weight or one unit, with the numbers in it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.panels.inside.graph.units import UnitLayer
from gui.style import formatting, theme
from gui.style.i18n import tr

MOST_PARTS = 6


class UnitFacts(QWidget):
    """A few lines of text."""

    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel()
        self.label.setObjectName("unitFactsLabel")
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.addWidget(self.label)
        box.addStretch(1)

    def show_hit(
        self,
        layers: Sequence[UnitLayer],
        hit: tuple[int, int, int],
        rate: float | None,
        samples: int,
    ) -> None:
        """What is pointed at: a weight (unit before ≥ 0) or a unit.

        ``rate`` is the learning rate of plain gradient descent; None for other optimizers.
        """
        column, unit, before = hit
        if not column:
            lines = [_strong(f"x{unit + 1} = {_f(layers[0].a[unit])}"), tr("An input.")]
        elif before >= 0:
            lines = _of_weight(layers, column, unit, before, rate, samples)
        else:
            lines = _of_unit(layers, column, unit)
        self.label.setText("<br>".join(lines))


def _of_weight(
    layers: Sequence[UnitLayer],
    column: int,
    unit: int,
    before: int,
    rate: float | None,
    samples: int,
) -> list[str]:
    layer, source = layers[column], layers[column - 1]
    assert layer.weights is not None
    assert layer.gradient is not None
    assert layer.delta is not None
    weight, gradient = float(layer.weights[before, unit]), float(layer.gradient[before, unit])
    delta, a = float(layer.delta[unit]), float(source.a[before])
    name = "x" if column == 1 else "a"
    title = tr("Weight {source} → {target}").format(
        source=f"{name}{before + 1}", target=f"{'a' if layer.activation else 'z'}{unit + 1}"
    )
    lines = [_strong(f"{title}: w = {_f(weight)}"), ""]
    lines.append(_pink(f"∂L/∂w = δ · {name}{before + 1}"))
    lines.append(f"= {_f(delta)} · {_f(a)} = {_f(delta * a)}")
    if samples > 1:
        told = tr("That is one sample's part; summed over {count} samples: {gradient}.")
        lines.append(told.format(count=samples, gradient=_f(gradient)))
    lines += ["", *_of_delta(layers, column, unit)]
    if rate is not None:
        lines += [
            "",
            _strong(tr("The next update (learning rate {rate})").format(rate=f"{rate:g}")),
        ]
        lines.append("w ← w − η · ∂L/∂w")
        lines.append(
            f"= {_f(weight)} − {rate:g} · ({_f(gradient)}) = {_f(weight - rate * gradient)}"
        )
    return lines


def _of_unit(layers: Sequence[UnitLayer], column: int, unit: int) -> list[str]:
    layer, source = layers[column], layers[column - 1]
    assert layer.weights is not None
    assert layer.z is not None
    name = "a" if layer.activation else "z"
    lines = [_strong(f"{name}{unit + 1} = {_f(layer.a[unit])}"), ""]
    products = layer.weights[:, unit] * source.a
    bias = float(layer.z[unit]) - float(products.sum())
    parts = [
        f"{_f(layer.weights[i, unit])} · {_f(source.a[i])}"
        for i in np.argsort(-np.abs(products))[:MOST_PARTS]
    ]
    rest = len(products) - len(parts)
    more = [tr("{count} more").format(count=rest)] if rest else []
    lines.append("z = Σ w · a + b")
    lines.append(f"= {' + '.join([*parts, *more, _f(bias)])} = {_f(layer.z[unit])}")
    if layer.activation:
        lines.append(f"a = {layer.activation}(z) = {_f(layer.a[unit])}")
    return [*lines, "", *_of_delta(layers, column, unit)]


def _of_delta(layers: Sequence[UnitLayer], column: int, unit: int) -> list[str]:
    """Where the error of a unit comes from: the units after it, and its slope."""
    layer = layers[column]
    assert layer.delta is not None
    assert layer.slope is not None
    lines = [_strong(tr("Where does δ come from?"))]
    if column == len(layers) - 1:
        lines.append(_pink(f"δ = ∂L/∂z{unit + 1} = {_f(layer.delta[unit])}"))
        lines.append(tr("It comes from the loss."))
        return lines
    after = layers[column + 1]
    assert after.weights is not None
    assert after.delta is not None
    products = after.weights[unit] * after.delta
    parts = [
        f"{_f(after.weights[unit, k])} · {_f(after.delta[k])}"
        for k in np.argsort(-np.abs(products))[:MOST_PARTS]
    ]
    rest = len(products) - len(parts)
    more = [tr("{count} more").format(count=rest)] if rest else []
    arriving, slope = float(products.sum()), float(layer.slope[unit])
    lines.append(_pink(tr("δ = f′(z) · Σ w · δ of the next layer")))
    lines.append(f"Σ = {' + '.join([*parts, *more])} = {_f(arriving)}")
    lines.append(f"δ = {_f(slope)} · {_f(arriving)} = {_f(layer.delta[unit])}")
    return lines


def _f(value: float) -> str:
    return formatting.figure(float(value))


def _strong(text: str) -> str:
    return theme.strong(text)


def _pink(text: str) -> str:
    return f'<span style="color:{theme.color("gradient").name()}">{text}</span>'
