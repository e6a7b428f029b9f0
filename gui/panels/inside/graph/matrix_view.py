"""MatrixView: a node opened, with its arrays as heat maps and one number written out."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QKeySequence
from PyQt5.QtWidgets import QApplication, QHBoxLayout, QWidget

import nn
from gui.panels.inside.graph.arrays import Arrays
from gui.panels.inside.graph.sheet import Index
from gui.panels.inside.graph.shown import ShownLane
from gui.panels.inside.graph.sum_list import SumList, sum_text
from gui.style import formatting
from gui.style.i18n import tr

OF_SAMPLES = ("X", "Y", "dX", "dY")  # arrays whose first axis counts the samples


class MatrixView(QWidget):
    """The arrays at the left, the sum at the right.

    Signals:
        pointed: (array, index) the element that is written out.
    """

    pointed = pyqtSignal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("graphMatrices")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.arrays, self.list = Arrays(), SumList()
        self.written: nn.WrittenSum | None = None
        self._lane: ShownLane | None = None
        self._node: nn.LayerNode | None = None
        self._pinned = False
        self._at: tuple[str, Index] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(14)
        row.addWidget(self.arrays, 6)
        row.addWidget(self.list, 4)
        self.arrays.pointed.connect(self._on_pointed)
        self.arrays.pinned.connect(self._on_pinned)

    def show_node(self, lane: ShownLane, name: str) -> None:
        """Show a node of a lane; the element that was pointed at stays if there is one."""
        other = self._node is None or self._node.name != name or self._lane is None
        other = other or self._lane.slot != lane.slot  # type: ignore[union-attr]
        self._lane, self._node = lane, lane.trace[name]
        if other:
            self._pinned, self._at = False, None
        self.arrays.show_node(lane, self._node, self._sample())
        if self._at is not None and not self._is_there(*self._at):  # fewer samples than before
            self._pinned, self._at = False, None
            self.arrays.show_node(lane, self._node, 0)
        if self._at is None:
            self._at = self._first()
        self._write()

    def _is_there(self, name: str, index: Index) -> bool:
        """Whether an array has this element."""
        sheet = self.arrays.sheet(name)
        shape = sheet.array.shape if sheet is not None else ()
        return len(shape) == len(index) and all(
            i < size for i, size in zip(index, shape, strict=True)
        )

    def _sample(self) -> int:
        """The sample of which images are shown."""
        if self._at is None or not self._at[1] or self._at[0] not in OF_SAMPLES:
            return 0
        return self._at[1][0]

    def _first(self) -> tuple[str, Index] | None:
        """The element that is shown at first: the output with the largest size."""
        sheet = self.arrays.sheet("Y") or self.arrays.sheet("dX")
        if sheet is None or not sheet.array.size:
            return None
        middle = len(sheet.array) // 2 if sheet.array.ndim == 2 else 0
        row = np.abs(np.nan_to_num(sheet.array[middle]))
        place = np.unravel_index(int(row.argmax()), row.shape)
        return sheet.name, (middle, *(int(i) for i in place))

    def _on_pointed(self, name: str, index: Index) -> None:
        if not self._pinned:
            self._at = name, index
            self._write()

    def _on_pinned(self, name: str, index: Index) -> None:
        self.setFocus()
        self._pinned = self._at != (name, index) or not self._pinned
        self._at = name, index
        self.arrays.show_node(self._lane, self._node, self._sample())  # type: ignore[arg-type]
        self._write()

    def _write(self) -> None:
        """Write out the element that is pointed at."""
        if self._lane is None or self._node is None or self._at is None:
            self.list.show_sum(None, "", [])
            return
        name, index = self._at
        trace, node = self._lane.trace, self._node
        try:
            self.written = nn.written_sum(trace, node.name, name, index)
        except nn.NablascopeError:
            self.written = None
        self.arrays.show_written(self.written)
        if self.written is None:
            sheet = self.arrays.sheet(name)
            value = float(sheet.array[index]) if sheet is not None else float("nan")
            inside = ", ".join(map(str, index))
            told = f"{name}[{inside}] = {formatting.figure(value)}.  {self._origin(name)}"
            self.list.show_sum(None, told, [])
        else:
            self.list.show_sum(self.written, self._heading(name, index), self._goes_to(name, index))
        self.pointed.emit(name, index)

    def _origin(self, name: str) -> str:
        assert self._node is not None
        if name.startswith("X"):
            number = int(name[1:] or 1) - 1
            return tr("It is the output of {node}.").format(node=self._node.inputs[number])
        if name == "dY":
            return tr("It comes back from the node after this one.")
        return tr("A parameter: its gradient is d{name}.").format(name=name)

    def _heading(self, name: str, index: Index) -> str:
        assert self._lane is not None
        assert self._node is not None
        if name in ("Y", "dX", "dY", "X") and index:
            sample = tr("sample {index}").format(index=index[0])
            return f"{sample}, {self._lane.told_target(index[0])}"
        return self._node.formula if not name.startswith("d") else self._node.backward[-1]

    def _goes_to(self, name: str, index: Index) -> list[str]:
        """Where the gradient of an output goes, for the largest term of an affine layer."""
        node, written = self._node, self.written
        if name != "Y" or node is None or node.kind != "Affine" or written is None:
            return []
        assert self._lane is not None
        if node.name not in self._lane.reach.backward_of(self._lane.trace):
            return []
        weights, bias = node.params
        n, j = index
        k = int(written.groups[0].left_indices[int(abs(written.groups[0].values).argmax())][1])
        dy = float(node.gradient[n, j])
        x = float(self._lane.trace[node.inputs[0]].value[n, k])
        w = float(node.params[weights][k, j])
        f = formatting.figure
        return [
            f"dY[{n}, {j}] = {f(dy)}  " + tr("goes back to:"),
            f"dX[{n}, {k}] ← {f(w)} · {f(dy)} = {f(w * dy)}  {self._of('dX', (n, k))}",
            f"d{weights}[{k}, {j}] ← {f(x)} · {f(dy)} = {f(x * dy)}  "
            + self._of(f"d{weights}", (k, j)),
            f"d{bias}[{j}] ← 1 · {f(dy)}  {self._of(f'd{bias}', (j,))}",
        ]

    def _of(self, name: str, index: Index) -> str:
        """The whole number of which a product is a part."""
        sheet = self.arrays.sheet(name)
        value = float(sheet.array[index]) if sheet is not None else float("nan")
        return tr("of {total}").format(total=formatting.figure(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0),
                 Qt.Key.Key_Down: (1, 0)}  # fmt: skip
        move = moves.get(event.key())  # type: ignore[call-overload]
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy) and self.written is not None:
            QApplication.clipboard().setText(sum_text(self.written))
        elif move is not None and plain and self._at is not None and len(self._at[1]) >= 1:
            self._step(*move)
        else:
            super().keyPressEvent(event)

    def _step(self, down: int, across: int) -> None:
        """Move the point by one element."""
        assert self._at is not None
        name, index = self._at
        sheet = self.arrays.sheet(name)
        if sheet is None:
            return
        moved = list(index)
        moved[-1] += across
        if len(moved) > 1:
            moved[-2] += down
        inside = all(0 <= i < size for i, size in zip(moved, sheet.array.shape, strict=True))
        if inside:
            self._pinned, self._at = True, (name, tuple(moved))
            self._write()

    def show_theme(self) -> None:
        """Other colours: the heat maps are made again."""
        if self._lane is not None and self._node is not None:
            self.arrays.show_node(self._lane, self._node, self._sample())
