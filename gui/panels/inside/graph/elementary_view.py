"""ElementaryView: one element of a node through its elementary operations, and simplified."""

from __future__ import annotations

from html import escape

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

import nn
from gui.panels.inside.graph.class_table import ClassTable
from gui.panels.inside.graph.elements import Index, drawn_nodes, largest_difference, reference_of
from gui.panels.inside.graph.node_names import short_name
from gui.panels.inside.graph.operations_view import Drawn, OperationsView
from gui.panels.inside.graph.shown import ShownLane
from gui.panels.scrolled import scrolled
from gui.style import formatting, theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

MOST_NUMBERS = 1_000_000  # of a node and its inputs: unfolding them takes a moment
SAME = 1e-12  # relative: so close the simplified and the expanded form are the same number


class ElementaryView(Dressed, QWidget):
    """The operations of the chosen element, a button that folds them, and a comparison of both."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("graphElementary")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.index: Index = ()
        self.simplified = False
        self._lane: ShownLane | None = None
        self._name = ""
        self.title, self.told = QLabel(), QLabel()
        self.title.setTextFormat(Qt.TextFormat.RichText)
        self.told.setProperty("role", "muted")
        self.told.setWordWrap(True)
        self.fold = QPushButton()
        self.fold.setObjectName("graphSimplifyButton")
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fold.clicked.connect(self._on_fold)
        self.operations, self.folded, self.table = OperationsView(), OperationsView(), ClassTable()
        self.stack = QStackedWidget()
        self._areas = {view: scrolled(view) for view in (self.operations, self.folded, self.table)}
        for area in self._areas.values():
            self.stack.addWidget(area)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.fold)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 6, 4)
        box.addLayout(head)
        box.addWidget(self.stack, 1)
        box.addWidget(self.told)
        self.dress()

    def show_node(self, lane: ShownLane, name: str, index: Index | None = None) -> None:
        """Show a node of a lane; without an index the element that is shown stays if it can."""
        self._lane, self._name = lane, name
        self.index = self.index if index is None else index
        self._show()

    def _show_room(self, lane: ShownLane, name: str) -> bool:
        """Whether the node is small enough to be unfolded at once; says so if not."""
        node = lane.trace[name]
        count = node.value.size + sum(lane.trace[one].value.size for one in node.inputs)
        fits = count <= MOST_NUMBERS
        self.stack.setVisible(fits)
        self.fold.setVisible(fits)
        if not fits:
            self.title.setText(theme.strong(name))
            told = tr(
                "{count} numbers are too many to unfold. Choose one sample as the input (above)."
            )
            self.told.setText(told.format(count=f"{count:,}"))
        return fits

    def _show(self) -> None:
        lane = self._lane
        if lane is None or not self._show_room(lane, self._name):
            return
        node, graph = lane.trace[self._name], lane.trace.expand(self._name)
        shape = reference_of(graph).shape
        fits = len(self.index) == len(shape) and all(
            i < size for i, size in zip(self.index, shape, strict=True)
        )
        if not fits:
            self.index = (0,) * len(shape)
        backward = self._name in lane.reach.backward_of(lane.trace)
        self.operations.show_nodes(drawn_nodes(graph, self.index), backward)
        table = self._name == "L" and node.kind == "SoftmaxCrossEntropy"
        if self.simplified and table:
            self._show_table(lane, graph)
        elif self.simplified:
            self.folded.show_nodes(self._folded(graph), backward)
        folded = self.table if table else self.folded
        self.stack.setCurrentWidget(self._areas[folded if self.simplified else self.operations])
        form = tr("simplified") if self.simplified else tr("expanded")
        formula = node.backward[0] if self.simplified else node.formula
        tint = theme.color("gradient" if self.simplified else "forward").name()
        self.title.setText(
            f"{theme.strong(f'{self._name}, {form}')} &nbsp; "
            f'<span style="color:{tint}">{escape(formula, quote=False)}</span>'
        )
        self.fold.setText(tr("Expand") if self.simplified else tr("Simplify"))
        self.told.setText(self._comparison(lane, graph) if backward else "")

    def _folded(self, graph: nn.Graph) -> list[Drawn]:
        """The whole node as one operation on one element."""
        expanded = drawn_nodes(graph, self.index)
        assert self._lane is not None
        node = self._lane.trace[self._name]
        first, last = expanded[0], expanded[-1]
        slope = None
        if first.gradient is not None and last.gradient:
            slope = first.gradient / last.gradient
        symbol = node.name if node.name == "L" else short_name(node.kind, node.kind)
        inside = node.formula.partition("= ")[2]
        name = last.name if last.name != first.name else "L"
        folded = (first.name,), last.value, last.gradient, (slope,), inside
        return [first, Drawn(name, symbol, *folded)]

    def _show_table(self, lane: ShownLane, graph: nn.Graph) -> None:
        """Scores, probabilities, target and y − t of the sample."""
        n = self.index[0]
        count = len(graph["a"].value)
        y = nn.softmax(graph["a"].value[n : n + 1])[0]
        t = graph["t"].value[n]
        rows = {
            tr("a scores"): graph["a"].value[n],
            tr("y softmax(a)"): y,
            tr("t target"): t,
            "y − t" if count == 1 else f"(y − t) / {count}": (y - t) / count,
        }
        self.table.show_rows(rows, lane.view.prepared.sound.class_names, int(t.argmax()))

    def _comparison(self, lane: ShownLane, graph: nn.Graph) -> str:
        """The gradient that leaves, by both forms, to the last digits."""
        trace, node = lane.trace, lane.trace[self._name]
        where = self._where(lane)
        reference = reference_of(graph)
        leaf = graph.nodes[0]
        simplified = trace[node.inputs[0]].gradient
        difference, count = largest_difference(trace, self._name, graph)
        if not count:
            return where
        scale = float(np.abs(simplified).max()) or 1.0
        same = tr("the same number") if difference <= SAME * scale else tr("not the same")
        if leaf.value.shape == reference.shape == simplified.shape:
            told = tr("∂L/∂{name}: simplified {one}, expanded {other}: {same}.").format(
                name=leaf.name,
                one=f"{simplified[self.index]:.16g}",
                other=f"{leaf.gradient[self.index]:.16g}",
                same=same,
            )
        else:
            told = tr("Simplified and expanded: {same}.").format(same=same)
        most = tr("Largest difference over all {count} gradients: {difference}.").format(
            count=f"{count:,}", difference=formatting.figure(difference)
        )
        return f"{where}  {told}  {most}"

    def _where(self, lane: ShownLane) -> str:
        """Which element it is."""
        if not self.index:
            return ""
        sample = tr("Sample {index} ({label})").format(
            index=self.index[0], label=lane.target_name(self.index[0])
        )
        if len(self.index) < 2:
            return f"{sample}."
        unit = ", ".join(map(str, self.index[1:]))
        return tr("{sample}, unit {unit}. Arrow keys choose another.").format(
            sample=sample, unit=unit
        )

    def _on_fold(self) -> None:
        self.simplified = not self.simplified
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0),
                 Qt.Key.Key_Down: (1, 0)}  # fmt: skip
        move = moves.get(event.key())  # type: ignore[call-overload]
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        lost = self._lane is None or self.stack.isHidden()
        if move is None or not plain or lost or not self.index:
            super().keyPressEvent(event)
            return
        assert self._lane is not None
        shape = reference_of(self._lane.trace.expand(self._name)).shape
        moved = list(self.index)
        moved[-1] += move[1]
        if len(moved) > 1:
            moved[-2] += move[0]
        self.index = tuple(min(max(i, 0), size - 1) for i, size in zip(moved, shape, strict=True))
        self._show()

    def retranslate(self) -> None:
        self.fold.setText(tr("Expand") if self.simplified else tr("Simplify"))
        self.fold.setToolTip(tr("Fold the operations into one, or unfold them"))
        self._show()

    def show_theme(self) -> None:
        self._show()
