"""GraphPanel: where a number comes from, and how the error gets back to it."""

from __future__ import annotations

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import QButtonGroup, QPushButton, QScrollArea, QStackedWidget, QWidget

import nn
from gui.lane_view import LaneView
from gui.panels.empty_state import RUN
from gui.panels.inside.graph.feed_choice import FeedChoice
from gui.panels.inside.graph.layers_view import LayersView
from gui.panels.inside.graph.phase_bar import PhaseBar
from gui.panels.inside.graph.phases import Phase, Reach, phases_of
from gui.panels.inside.graph.sentences import phase_sentence, phase_title
from gui.panels.inside.graph.shown import ShownLane
from gui.panels.panel import Panel
from gui.style import formatting, i18n
from gui.style.i18n import N_, tr

LAYERS = "layers"
LEVELS = {LAYERS: N_("Layers")}


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
        for level in LEVELS:
            button = self._buttons[level] = QPushButton()
            button.setObjectName(f"graph{level.title()}Button")
            button.setProperty("role", "small")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._levels.addButton(button)
            self.tools.addWidget(button)
        self._buttons[LAYERS].setChecked(True)
        self.tools.addStretch(1)
        self.tools.addWidget(self.feed_choice)
        self.layers = LayersView()
        self.layers.chosen.connect(self._on_chosen)
        self.stack = QStackedWidget()
        self.stack.addWidget(scrolled(self.layers))
        self.bar = PhaseBar()
        self.bar.moved.connect(lambda _: self._on_moved())
        self.bar.step_asked.connect(self._on_step_asked)
        self.body.addWidget(self.stack, 1)
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
        self.layers.show_lanes(lanes, self._hit)
        self._say_phase(lanes)

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
        """The phases of the lane that is edited, or of the first that was traced."""
        traced = [one for one in self.traces if one.trace is not None]
        chosen = next((one for one in traced if one.slot == self.first), None)
        chosen = chosen or (traced[0] if traced else None)
        phases: list[Phase] = []
        if chosen is not None and chosen.trace is not None:
            phases = phases_of(chosen.trace, chosen.update is not None)
        self.bar.show_phases(phases, done)

    def _say_empty(self, lanes: list[ShownLane]) -> None:
        errors = [one.error for one in self.traces if one.error is not None]
        if lanes:
            self.show_empty()
        elif self._refused or errors:
            told = self._refused or i18n.sentence(errors[0])
            self.show_empty(tr("Nothing can go through"), told, "bars")
        else:
            told = tr("Every layer with its values and gradients, for samples of your choice.")
            self.show_empty(tr("Nothing traced yet"), f"{told} {tr(RUN)}", "bars")

    def _say_phase(self, lanes: list[ShownLane]) -> None:
        phase = self.bar.current
        having = [lane for lane in lanes if phase is not None and phase.node in lane.trace]
        if phase is None or not having or self.bar.done >= len(self.bar.phases):
            self.bar.say("", self._overview(lanes))
            return
        plotted = self.feed_choice.kind == "next"
        self.bar.say(phase_title(phase, having[0].trace), phase_sentence(phase, having, plotted))

    def _overview(self, lanes: list[ShownLane]) -> str:
        """What went through."""
        if not lanes:
            return ""
        one = lanes[0].traced
        if one.feed.kind == "next":
            told = tr("Step {step}, before the update: {count} samples")
            return told.format(step=one.step + 1, count=len(one.x))
        if one.feed.kind == "latest":
            return tr("The mini-batch of step {step} with the weights after it").format(
                step=one.step
            )
        answers = " · ".join(f"{lane.view.name} {self._loss(lane)}" for lane in lanes)
        label = tr("label {label}").format(label=lanes[0].target_name())
        if one.index is not None:
            label = tr("validation sample {index}, {label}").format(index=one.index, label=label)
        return tr("One sample, no update: {sample}; loss: {losses}").format(
            sample=label, losses=answers
        )

    def _loss(self, lane: ShownLane) -> str:
        return formatting.figure(lane.trace.loss)

    # What a person does.

    def _on_chosen(self, slot: int, name: str) -> None:
        self._hit = slot, name
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
        else:
            super().keyPressEvent(event)

    def table(self) -> tuple[list[str], nn.Array]:
        import numpy as np

        names, columns = [], []
        for lane in self.shown():
            rows = [lane.traced.summary[node.name] for node in lane.trace.nodes]
            for label, numbers in (
                ("mean", [row.mean for row in rows]),
                ("std", [row.deviation for row in rows]),
                ("gradient norm", [row.gradient_norm for row in rows]),
            ):
                names.append(f"{lane.view.name} {label}")
                columns.append(np.array(numbers))
        from gui.panels.lane_curves import beside_each_other

        return names, beside_each_other(columns)

    def show_theme(self) -> None:
        super().show_theme()
        self.show_frame()

    def retranslate(self) -> None:
        super().retranslate()
        for level, button in self._buttons.items():
            button.setText(tr(LEVELS[level]))
        self.show_frame()


def scrolled(view: QWidget) -> QScrollArea:
    """A view that is scrolled where it needs more room than there is."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(view)
    return area
