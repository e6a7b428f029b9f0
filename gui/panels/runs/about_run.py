"""AboutRunPanel: the name, tags and notes of a saved run, and its recipe beside the present one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

import numpy as np
from PyQt5.QtCore import QEvent, QObject, Qt, pyqtSignal
from PyQt5.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

import nn
from gui.lane_view import LaneView
from gui.panels.panel import Panel
from gui.panels.runs.saved_row import SavedRow
from gui.panels.runs.saved_table import date_text
from gui.panels.scrolled import scrolled
from gui.style import formatting, theme
from gui.style.i18n import N_, tr, value_text

NOTES_LINES = 3
CELLS = 'cellspacing="0" cellpadding="4"'


class AboutRunPanel(Panel):
    """What is written into its fields is kept as soon as a field is left.

    Signals:
        described: (runs, {"name", "notes", "tags" or "added": value}) a person wrote about them.
    """

    described = pyqtSignal(list, dict)

    name = "aboutRunPanel"
    workspace = "runs"
    timeless = True
    companions = ("saved",)
    title = N_("About the run")
    question = N_("What was this run, and how does its recipe differ from the present one?")
    help = N_(
        "Give a run a name, tags and notes: the search finds them. Tags stand between commas; with "
        "several runs chosen they are added to each. Below are the settings in which the recipe "
        "of the run differs from that of the lane you edit, or those of several runs from each "
        "other."
    )

    def create(self) -> None:
        super().create()
        self._rows: Sequence[SavedRow] = ()
        self._filled = "", "", ""  # what was put into the fields: the rest was written by a person
        self.run_name, self.tags, self.notes = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.run_name.setObjectName("runName")
        self.tags.setObjectName("runTags")
        self.notes.setObjectName("runNotes")
        self.notes.setTabChangesFocus(True)
        self.notes.installEventFilter(self)
        self._labels = QLabel(), QLabel(), QLabel()
        self.form = QFormLayout()
        self.form.setVerticalSpacing(4)
        for label, field in zip(self._labels, (self.run_name, self.tags, self.notes), strict=True):
            label.setProperty("role", "small")
            self.form.addRow(label, field)
        self.facts = QLabel()
        self.facts.setTextFormat(Qt.TextFormat.RichText)
        self.facts.setWordWrap(True)
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inner = QWidget()
        inner.setLayout(self.form)
        self.form.setContentsMargins(0, 2, 6, 0)
        self.form.addRow(self.facts)
        self.body.addWidget(scrolled(inner), 1)
        self.run_name.editingFinished.connect(self.keep)
        self.tags.editingFinished.connect(self.keep)

    def show_picked(self, chosen: Sequence[SavedRow]) -> None:
        """Show these runs; what was written about others is kept first."""
        if [row.run.path for row in chosen] != [row.run.path for row in self._rows]:
            self.keep()
            self._rows = chosen
            self._fill(force=True)
        else:
            self._rows = chosen
            self._fill()
        self.show_frame()

    def keep(self) -> None:
        """Tell what a person has written."""
        runs, written, filled = self.runs, self._written, self._filled
        self._filled = written
        if not runs or written == filled:
            return
        if len(runs) > 1:
            self.described.emit(runs, {"added": _split(written[1])})
            return
        values = zip(("name", "tags", "notes"), written, filled, strict=True)
        told = {key: now for key, now, before in values if now != before}
        if "tags" in told:
            self.described.emit(runs, told | {"tags": _split(told["tags"])})
        else:
            self.described.emit(runs, told)

    @property
    def _written(self) -> tuple[str, str, str]:
        """What stands in the fields: name, tags and notes."""
        return self.run_name.text().strip(), self.tags.text(), self.notes.toPlainText()

    @property
    def runs(self) -> list[nn.SavedRun]:
        """The runs that are shown, each once."""
        return list({row.run.path: row.run for row in self._rows}.values())

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        self.show_frame()

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.show_frame()

    def show_lane(self, slot: int) -> None:
        super().show_lane(slot)
        self.show_frame()

    def show_frame(self) -> None:
        runs = self.runs
        for field in (self.run_name, self.notes):
            field.setVisible(len(runs) == 1)
            self.form.labelForField(field).setVisible(len(runs) == 1)
        if not runs:
            told = tr("Its name, tags, notes and recipe will be here.")
            self.show_empty(tr("Choose a run in the table"), told)
            return
        self.show_empty()
        self.facts.setText(self._facts(runs))

    def retranslate(self) -> None:
        super().retranslate()
        told = tr("Name"), tr("Tags"), tr("Notes")
        for label, text, field in zip(
            self._labels, told, (self.run_name, self.tags, self.notes), strict=True
        ):
            label.setText(text)
            field.setAccessibleName(text)
        self.tags.setPlaceholderText(tr("such as: homework, best"))
        self._fill()
        self.show_frame()

    def show_theme(self) -> None:
        super().show_theme()
        line = self.notes.fontMetrics().lineSpacing()
        self.notes.setFixedHeight(NOTES_LINES * line + theme.px(14))
        if self._rows:
            self.show_frame()

    def table(self) -> tuple[list[str], nn.Array]:
        names, rows = self._compared()
        return ["setting", *names], np.array(rows, object).reshape(-1, 1 + len(names))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)

    def _fill(self, force: bool = False) -> None:
        """Put what is known into the fields in which a person has not written."""
        runs, written = self.runs, self._written
        alone = runs[0] if len(runs) == 1 else None
        known = (tr(alone.title), ", ".join(alone.tags), alone.notes) if alone else ("", "", "")
        put: tuple[Callable[[str], None], ...] = (
            self.run_name.setText, self.tags.setText, self.notes.setPlainText,
        )  # fmt: skip
        filled = list(self._filled)
        for index, (text, now) in enumerate(zip(known, written, strict=True)):
            if force or (now == self._filled[index] and now != text):
                put[index](text)
                filled[index] = text
        self._filled = filled[0], filled[1], filled[2]

    def _facts(self, runs: Sequence[nn.SavedRun]) -> str:
        """Where it lies, and how the recipes differ. Rich text."""
        muted = theme.current().muted
        where = f"{date_text(runs[0])} · {formatting.byte_count(runs[0].size)} · {runs[0].path}"
        if len(runs) > 1:
            told = tr("{count} runs are chosen ({size}). Tags are added to each of them.")
            size = formatting.byte_count(sum(run.size for run in runs))
            where = told.format(count=len(runs), size=size)
        text = f'<p style="color:{muted}">{escape(where)}</p>'
        names, rows = self._compared()
        if not names:
            return text
        if not rows:
            return text + escape(
                tr("The recipes are the same: {names}.").format(names=", ".join(names))
            )
        head = "".join(f'<td style="color:{muted}">{escape(one)}</td>' for one in ("", *names))
        lines = [
            f'<tr><td style="color:{muted}">{escape(row[0])}</td>'
            + "".join(f"<td>{escape(one)}</td>" for one in row[1:])
            + "</tr>"
            for row in rows
        ]
        return f"{text}<table {CELLS}><tr>{head}</tr>{''.join(lines)}</table>"

    def _compared(self) -> tuple[list[str], list[list[str]]]:
        """Names of recipes, and the settings in which they differ with their values.

        Several lanes are compared with each other, a single one with the lane that is edited.
        """
        lanes = [(row.name, row.lane.experiment) for row in self._rows if row.lane]
        lanes = lanes[: nn.MOST_LANES]
        if len(lanes) == 1 and self.lane is not None:
            lanes.append((tr("present recipe"), self.lane.experiment))
        if len(lanes) < 2:
            return [], []
        recipes = [recipe for _, recipe in lanes]
        fields = {field for one in recipes for field in nn.differences(recipes[0], one)}
        return [name for name, _ in lanes], [
            [tr(knob.label), *(value_text(field, getattr(one, field)) for one in recipes)]
            for field, knob in nn.KNOBS.items()
            if field in fields
        ]


def _split(text: str) -> tuple[str, ...]:
    """Tags between commas, each once."""
    return _unique(one.strip() for one in text.split(","))


def _unique(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for tag in tags if tag))
