"""GraphPanel: where a number comes from, and how the error gets back to it."""

from __future__ import annotations

from functools import partial

import numpy as np
from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QPixmap
from PyQt5.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QStackedWidget,
    QWidget,
)

import nn
from gui.lane_view import LaneView
from gui.panels.inside.graph.crumb import GRAPH, LANE, Crumb
from gui.panels.inside.graph.elementary_view import ElementaryView
from gui.panels.inside.graph.feed_choice import FeedChoice
from gui.panels.inside.graph.formula_view import FormulaView
from gui.panels.inside.graph.layers_view import LayersView
from gui.panels.inside.graph.matrix_view import MatrixView
from gui.panels.inside.graph.neurons_view import NeuronsView
from gui.panels.inside.graph.phase_bar import PhaseBar
from gui.panels.inside.graph.phases import Phase, Reach, phases_of
from gui.panels.inside.graph.sentences import overview, phase_sentence, phase_title
from gui.panels.inside.graph.shown import ShownLane
from gui.panels.inside.graph.units import unit_layers
from gui.panels.inside.graph.zoom import Zoom
from gui.panels.lane_curves import beside_each_other
from gui.panels.panel import Panel
from gui.panels.scrolled import scrolled
from gui.style import i18n
from gui.style.i18n import N_, tr

LAYERS, MATRICES, ELEMENTARY, NEURONS, FORMULA = (
    "layers", "matrices", "elementary", "neurons", "formula",
)  # fmt: skip
LEVELS = {
    LAYERS: N_("Layers"),
    MATRICES: N_("Matrices"),
    ELEMENTARY: N_("Elementary nodes"),
    NEURONS: N_("Neurons"),
    FORMULA: N_("Formula"),
}
OF_A_NODE = (MATRICES, ELEMENTARY)


class GraphPanel(Panel):
    """The computational graph of every lane, as the network was written.

    Signals:
        step_asked: take one real step.
        feed_changed: something else should go through, or what a step changes is wanted.
    """

    name = "graphPanel"
    workspace = "inside"
    tab = N_("Graph")
    title = N_("Computational graph")
    question = N_("Where does a number come from, and how does the error get back to it?")
    help = N_(
        "Each node is one layer, in the order of evaluation. Above the edges are the values on "
        "their way forward, below them the gradients of the loss on their way back; the wider "
        "the arrow, the larger the gradient. Click a node to see its arrays and its formula with "
        "the numbers. ▶ goes through one step node by node: forward, loss, backward, update."
    )

    step_asked = pyqtSignal()
    feed_changed = pyqtSignal()

    def create(self) -> None:
        super().create()
        self.traces: tuple[nn.LaneTrace, ...] = ()
        self._refused = ""
        self._hit: tuple[int, str] = (0, "")
        self._stepping = False  # whether a real step was asked for by the phase bar
        self.level = LAYERS
        self.feed_choice = FeedChoice()
        self.feed_choice.changed.connect(self._on_feed_changed)
        self._levels = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self.tools.insertSpacing(0, 12)
        for level in LEVELS:
            button = self._buttons[level] = QPushButton()
            button.setObjectName(f"graph{level.title()}Button")
            button.setProperty("role", "choice")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._levels.addButton(button)
            self.tools.addWidget(button)
            button.clicked.connect(partial(self.show_level, level))
        self._buttons[LAYERS].setChecked(True)
        self.crumb = Crumb()
        self.crumb.linkActivated.connect(self._on_crumb)
        self.tools.insertWidget(0, self.crumb)
        self.tools.addStretch(1)
        self.tools.addWidget(self.feed_choice)
        self.layers, self.matrices = LayersView(), MatrixView()
        self.elementary, self.neurons = ElementaryView(), NeuronsView()
        self.formula = FormulaView()
        self.layers.chosen.connect(self._on_chosen)
        self.layers.opened.connect(self._on_opened)
        self.stack = QStackedWidget()
        self._views: dict[str, QWidget] = {LAYERS: scrolled(self.layers)}
        self._views |= {MATRICES: self.matrices, ELEMENTARY: self.elementary}
        self._views |= {NEURONS: self.neurons, FORMULA: self.formula}
        for view in self._views.values():
            self.stack.addWidget(view)
        self.bar = PhaseBar()
        self.bar.moved.connect(lambda _: self._on_moved())
        self.bar.step_asked.connect(self._on_step_asked)
        self.body.addWidget(self.stack, 1)
        self.zoom = Zoom(self.stack)
        self.body.addWidget(self.bar)

    # What is asked for.

    @property
    def feed(self) -> nn.Feed:
        """What should go through the lanes."""
        return self.feed_choice.feed

    @property
    def first(self) -> int:
        """The lane that finds validation samples."""
        return self.lane.slot if self.lane else 0

    @property
    def with_update(self) -> bool:
        """Whether what a step changes is wanted."""
        return self.feed_choice.kind == "next"

    # What is shown.

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.traces, self._refused, self._stepping = (), "", False
        self._hit = lanes[0].slot if lanes else 0, ""
        self.bar.stop()
        if lanes:
            self.feed_choice.show_data(lanes[0].prepared.sound)
        self.show_frame()

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        self.show_frame()

    def show_given(self, x: nn.Array | None, truth: float | None) -> None:
        """The sample on the right is another."""
        self.feed_choice.show_given(x, truth)

    def show_traces(self, traces: tuple[nn.LaneTrace, ...] | nn.NablascopeError) -> None:
        """Show these traces, or why there are none."""
        if isinstance(traces, nn.NablascopeError):
            self.traces, self._refused = (), i18n.sentence(traces)
            self.bar.stop()
            self.show_frame()
            return
        before = self.traces
        self.traces, self._refused = traces, ""
        same = bool(before) and before[0].step == traces[0].step
        same = same and before[0].feed.kind == traces[0].feed.kind
        if self._stepping and not same:
            self._stepping = False
            self._show_phases(0)
        elif not same or not before:
            self.bar.stop()
            self._show_phases(None)
        else:
            self._show_phases(self.bar.done)
        self.show_frame()

    def show_frame(self) -> None:
        lanes = self.shown()
        self._say_empty(lanes)
        self.stack.setCurrentWidget(self._views[self.level])
        self.feed_choice.setVisible(self.level != FORMULA)
        self.bar.setVisible(self.level != FORMULA)
        if lanes:
            self._show_level(lanes)
        self._show_crumb(lanes)
        self._say_phase(lanes)

    def show_level(self, level: str) -> None:
        """Show another level of the graph."""
        inward = self.level == LAYERS
        changes = inward != (level == LAYERS)
        before = self.zoom.begin() if changes else QPixmap()
        self.level = level
        self._buttons[level].setChecked(True)
        self.show_frame()
        if changes and self.level in (LAYERS, *OF_A_NODE):
            node = self.layers.spot(*self._hit, self._views[LAYERS])
            self.zoom.show_change(before, node, inward)
        inner = {LAYERS: self.layers, ELEMENTARY: self.elementary, FORMULA: self.formula.text}
        inner.get(level, self._views[level]).setFocus()

    def _show_level(self, lanes: list[ShownLane]) -> None:
        """Fill the view that is seen."""
        lane = self._chosen_lane(lanes)
        small = unit_layers(lane.trace) is not None
        self._buttons[NEURONS].setEnabled(small)
        told = tr("Each unit and weight by itself, in small networks of affine layers")
        self._buttons[NEURONS].setToolTip(told)
        if self.level == NEURONS and not small:
            self.level = LAYERS
            self._buttons[LAYERS].setChecked(True)
            self.stack.setCurrentWidget(self._views[LAYERS])
        if self.level in OF_A_NODE:
            self._hit = lane.slot, self._chosen_node(lane)
        if self.level == LAYERS:
            self.layers.show_lanes(lanes, self._hit)
        elif self.level == MATRICES:
            self.matrices.show_node(lane, self._hit[1])
        elif self.level == ELEMENTARY:
            self.elementary.show_node(lane, self._hit[1])
        elif self.level == NEURONS:
            self.neurons.show_lane(lane)

    def _chosen_lane(self, lanes: list[ShownLane]) -> ShownLane:
        return next((lane for lane in lanes if lane.slot == self._hit[0]), lanes[0])

    def _chosen_node(self, lane: ShownLane) -> str:
        """The node that is pointed out, else the first with weights."""
        names = [node.name for node in lane.trace.nodes[1:]]
        if self._hit[1] in names:
            return self._hit[1]
        return next(node.name for node in lane.trace.nodes if node.params)

    def _show_crumb(self, lanes: list[ShownLane]) -> None:
        """Where in the graph a person is, with a way back and sideways."""
        inside = bool(lanes) and self.level in (*OF_A_NODE, NEURONS)
        self.crumb.setVisible(inside)
        self._title.setVisible(not inside)
        if not inside:
            return
        lane = self._chosen_lane(lanes)
        node = self._hit[1] if self.level in OF_A_NODE else ""
        self.crumb.show_place(lane.slot, lane.view.name, node)

    def shown(self) -> list[ShownLane]:
        """The lanes that were traced, with how far the step has gone."""
        by_slot = {one.slot: one for one in self.traces}
        reach = self.reach()
        return [
            ShownLane(lane, by_slot[lane.slot], reach)
            for lane in self.lanes
            if lane.slot in by_slot and by_slot[lane.slot].trace is not None
        ]

    def reach(self) -> Reach:
        """How far the step in slow motion has gone."""
        phases, done = self.bar.phases, self.bar.done
        everything = Reach(update=sum(one.kind == "update" for one in phases))
        return everything if done >= len(phases) else Reach.after(phases, done)

    def _show_phases(self, done: int | None) -> None:
        """The phases of the longest lane; shorter ones wait for it, and then go back with it."""
        traced = [one for one in self.traces if one.trace is not None]
        chosen = max(traced, key=lambda one: len(one.trace.nodes) if one.trace else 0, default=None)
        phases: list[Phase] = []
        if chosen is not None and chosen.trace is not None:
            phases = phases_of(chosen.trace, chosen.update is not None)
        self.bar.show_phases(phases, done)

    def _say_empty(self, lanes: list[ShownLane]) -> None:
        errors = [one.error for one in self.traces if one.error is not None]
        if lanes or self.level == FORMULA:
            self.show_empty()
        elif self._refused or errors:
            told = self.feed_choice.missing or self._refused or i18n.sentence(errors[0])
            self.show_empty(tr("Nothing can go through"), told, "bars")
        else:
            told = tr("Every layer with its values and gradients, for samples of your choice.")
            self.show_empty(tr("Following the samples through the network …"), told, "bars")

    def _say_phase(self, lanes: list[ShownLane]) -> None:
        phase = self.bar.current
        having = [lane for lane in lanes if phase is not None and phase.node in lane.trace]
        if phase is None or not having or self.bar.done >= len(self.bar.phases):
            self.bar.say("", overview(lanes))
            return
        plotted = self.feed_choice.kind == "next"
        self.bar.say(phase_title(phase, having[0].trace), phase_sentence(phase, having, plotted))

    # What a person does.

    def _on_chosen(self, slot: int, name: str) -> None:
        self._hit = slot, name
        self.show_frame()

    def _on_opened(self, slot: int, name: str) -> None:
        """Look inside a node: an activation or a loss as operations, other layers as arrays."""
        self._hit = slot, name
        lane = next((one for one in self.shown() if one.slot == slot), None)
        node = lane.trace[name] if lane is not None else None
        operations = node is not None and (node.name == "L" or is_activation(node))
        self.show_level(ELEMENTARY if operations else MATRICES)

    def _on_crumb(self, link: str) -> None:
        if link == GRAPH:
            self.show_level(LAYERS)
        else:
            self._walk(*((1, 0) if link == LANE else (0, 1)))

    def _walk(self, lanes: int, nodes: int) -> None:
        """Go to another lane or node, around at the ends."""
        shown = self.shown()
        if not shown:
            return
        slots = [lane.slot for lane in shown]
        row = slots.index(self._hit[0]) if self._hit[0] in slots else 0
        row = (row + lanes) % len(shown)
        names = [node.name for node in shown[row].trace.nodes[1:]]
        at = names.index(self._hit[1]) if self._hit[1] in names else -nodes
        self._hit = slots[row], names[(at + nodes) % len(names)]
        self.show_frame()

    def _on_moved(self) -> None:
        phase = self.bar.current
        if phase is not None:
            self._hit = self._hit[0], phase.node
        self.show_frame()

    def _on_feed_changed(self) -> None:
        self.bar.stop()
        self.feed_changed.emit()

    def _on_step_asked(self) -> None:
        self._stepping = True
        self.step_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_Right:
            self.bar.forward()
        elif control and event.key() == Qt.Key.Key_Left:
            self.bar.backward()
        elif control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1, 0)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._walk(0, 1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif event.key() == Qt.Key.Key_Escape and self.level != LAYERS:
            self.show_level(LAYERS)
        else:
            super().keyPressEvent(event)

    def table(self) -> tuple[list[str], nn.Array]:
        names, columns = [], []
        for lane in self.shown():
            rows = [lane.traced.summary[node.name] for node in lane.trace.nodes]
            numbers = {
                "mean": [row.mean for row in rows],
                "std": [row.deviation for row in rows],
                "gradient norm": [row.gradient_norm for row in rows],
            }
            names += [f"{lane.view.name} {label}" for label in numbers]
            columns += [np.array(one) for one in numbers.values()]
        return names, beside_each_other(columns)

    def show_theme(self) -> None:
        super().show_theme()
        self.matrices.show_theme()
        self.show_frame()

    def retranslate(self) -> None:
        super().retranslate()
        for level, button in self._buttons.items():
            button.setText(tr(LEVELS[level]))
        self.show_frame()


def is_activation(node: nn.LayerNode) -> bool:
    """Whether a node is an activation."""
    return node.kind in {one.__name__ for one in nn.ACTIVATIONS.values()}
