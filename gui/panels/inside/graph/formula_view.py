"""FormulaView: a typed expression as a computational graph, held against central differences."""

from __future__ import annotations

from html import escape

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.panels.inside.graph.operations_view import Drawn, OperationsView, number
from gui.panels.scrolled import scrolled
from gui.style import formatting, i18n, theme
from gui.style.dressed import Dressed
from gui.style.elided_combo import ElidedCombo
from gui.style.event_filters import KeysForTheWindow
from gui.style.i18n import tr

MOST_SHOWN = 4  # numbers of a list that are written out


class FormulaView(Dressed, QWidget):
    """A line for the expression, one for the values of its names, the graph, and the check."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("graphFormula")
        self.examples = ElidedCombo()
        self.examples.setObjectName("formulaExampleField")
        self.examples.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.examples.installEventFilter(KeysForTheWindow(self))
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.examples.setSizeAdjustPolicy(policy)
        self.examples.setMinimumContentsLength(16)
        self.text, self.values = QLineEdit(), QLineEdit()
        self.text.setObjectName("formulaField")
        self.values.setObjectName("formulaValuesField")
        self.told = QLabel()
        self.told.setObjectName("formulaLabel")
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.RichText)
        self.formula: nn.Formula | None = None
        self._typed: tuple[str, str] | None = None  # what is drawn
        self._error: nn.NablascopeError | None = None  # what is wrong with it
        self.view = OperationsView()
        for example in nn.EXAMPLES:
            self.examples.addItem("", example)
        self.examples.activated.connect(self._on_example)
        self.text.editingFinished.connect(self.draw)
        self.values.editingFinished.connect(self.draw)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.examples)
        row.addWidget(self.text, 3)
        row.addWidget(self.values, 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 6, 4)
        box.addLayout(row)
        box.addWidget(scrolled(self.view), 1)
        box.addWidget(self.told)
        self.show_example(nn.EXAMPLES[0])
        self.dress()

    def show_example(self, example: nn.FormulaExample) -> None:
        """Show an expression with its values."""
        self.examples.setCurrentIndex(nn.EXAMPLES.index(example))
        self.text.setText(example.text)
        self.values.setText(
            ", ".join(f"{name}={_written(v)}" for name, v in example.values.items())
        )
        self.draw()

    def draw(self) -> None:
        """Draw the graph of what is typed, or say what is wrong with it."""
        typed = self.text.text(), self.values.text()
        if typed != self._typed:
            self._typed, self._error = typed, None
            try:
                self.formula = nn.formula(typed[0], **parsed_values(typed[1]))
                self.values.setCursorPosition(0)
                self.view.show_nodes([_drawn(node) for node in self.formula.nodes])
            except nn.NablascopeError as error:
                self.formula, self._error = None, error
        self._say()

    def _say(self) -> None:
        """The check, or what is wrong, in this language and these colours."""
        if self._error is not None:
            tint = theme.color("bad").name()
            told = escape(i18n.sentence(self._error), quote=False)
            self.told.setText(f'<span style="color:{tint}">{told}</span>')
        elif self.formula is not None:
            self.told.setText(self._check(self.formula))

    def _check(self, formula: nn.Formula) -> str:
        """Each gradient beside its central difference."""
        if not formula.slopes:
            return tr("There is no name in the expression, so there is no gradient.")
        parts, found = [], {}
        for name, slopes in formula.slopes.items():
            exact = [float(one) for one in formula.gradients[name].reshape(-1)]
            verdicts = [near.compare(one) for near, one in zip(slopes, exact, strict=True)]
            found[name] = set(verdicts)
            shown = ", ".join(number(one) for one in exact[:MOST_SHOWN])
            beside = ", ".join(number(near.value) for near in slopes[:MOST_SHOWN])
            parts.append(f"∂/∂{escape(name)} {shown} ({beside})")
        head = tr("Gradients (central differences in brackets):")
        return f"{head} {' · '.join(parts)} &nbsp; {self._verdict(found)}"

    def _verdict(self, found: dict[str, set[str]]) -> str:
        """What the comparison of all gradients says, coloured."""
        told, tint = tr("agrees with central differences"), "good"
        silent = [name for name, verdicts in found.items() if nn.NO_JUDGE in verdicts]
        if any(nn.DIFFERS in verdicts for verdicts in found.values()):
            told, tint = tr("differs from central differences"), "bad"
        elif silent:
            told, tint = tr("no derivative to compare at this value of {names}"), "warn"
            told = told.format(names=escape(", ".join(silent)))
        return f'<span style="color:{theme.color(tint).name()}">{told}</span>'

    def _on_example(self, index: int) -> None:
        self.show_example(self.examples.itemData(index))

    def retranslate(self) -> None:
        for index, example in enumerate(nn.EXAMPLES):
            self.examples.setItemText(index, tr(example.title))
            told = tr(example.source)
            self.examples.setItemData(index, told, Qt.ItemDataRole.ToolTipRole)
        for widget, text in (
            (self.examples, tr("Examples from the book")),
            (self.text, tr("Expression, such as 1/(1+exp(-(w*x+b)))")),
            (self.values, tr("Values, such as w=2, x=-1, z=[1, 2, 3]")),
        ):
            widget.setToolTip(text)
            widget.setAccessibleName(text)
        self.text.setPlaceholderText(tr("Expression"))
        self.values.setPlaceholderText(tr("Values"))
        self._say()

    def show_theme(self) -> None:
        for line in (self.text, self.values):
            line.setFont(theme.number_font(12))
        self.view.update()
        self._say()


def parsed_values(text: str) -> dict[str, float | list[float]]:
    """Values from "w=2, z=[1, 2]". Raises FormulaError for what is not one."""
    found: dict[str, float | list[float]] = {}
    for part in _parts(text):
        name, _, value = part.partition("=")
        name = name.strip()
        if name in found:
            raise nn.FormulaError("{name} has two values. Keep one of them.", name=name)
        try:
            if not name.isidentifier():
                raise ValueError(name)
            inside = value.strip()
            if inside.startswith("[") and inside.endswith("]"):
                found[name] = [float(one) for one in inside[1:-1].split(",")]
            else:
                found[name] = float(inside)
        except ValueError:
            raise nn.FormulaError(
                "'{part}' is not a value. Write name=number or name=[number, …], separated by "
                "commas.",
                part=part.strip()[:40],
            ) from None
    return found


def _parts(text: str) -> list[str]:
    """The parts between the commas that are not inside brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign == "[") - (sign == "]")
        if sign in ",;" and depth <= 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part for part in parts if part.strip()]


def _written(value: float | list[float]) -> str:
    return (
        f"[{', '.join(f'{one:g}' for one in value)}]" if isinstance(value, list) else f"{value:g}"
    )


def _drawn(node: nn.GraphNode) -> Drawn:
    """A node of a formula; of lists the shape."""

    def number(array: nn.Array | None) -> float | None:
        return float(array) if array is not None and array.ndim == 0 else None

    return Drawn(
        node.name,
        node.symbol,
        node.inputs,
        number(node.value),
        number(node.gradient),
        tuple(number(one) for one in node.local),
        node.formula,
        "[" + ", ".join(formatting.figure(float(one)) for one in node.value.reshape(-1)[:3]) + "]",
        node.kind == nn.CONSTANT,
    )
