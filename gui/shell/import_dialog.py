"""The import dialog: how a table is read, to be looked at and corrected before it is trained on."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from PyQt5.QtCore import QEvent, QSignalBlocker, Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.background import Background
from gui.shell.reading_fields import FIELDS, ReadingFields, named
from gui.shell.table_view import TableView
from gui.style import formatting, i18n, theme
from gui.style.i18n import N_, tr
from gui.style.tooltips import tip

FIRST_ROWS = 2000  # are shown at once; the rest of a large file is read meanwhile
REMARK_LINES = 5
FIXES = {
    "gaps": N_("Treat it as missing"),
    "decimal": N_("Use this instead"),
    "spellings": N_("Merge them"),
    "header": N_("Use it as column names"),
    "columns": N_("Use this column"),
    "task": N_("Change this"),
    "target": N_("Use the last column"),
}


class ImportDialog(QDialog):
    """Shows the first rows of a table, what was found, and what can be changed.

    Signals:
        chosen: (Experiment, Preview) the recipe as a person accepted it.
    """

    chosen = pyqtSignal(object, object)

    def __init__(self, parent: QWidget, path: Path, recipe: nn.Experiment) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import a table"))
        self.recipe = replace(recipe, data="table", file=str(path.absolute()))
        self.preview: nn.Preview | None = None
        self._asked = 0  # the latest question; older answers are dropped
        self._background = Background(self)
        self._background.failed.connect(self._on_failed)
        self._build(path)
        room = parent.size()
        self.resize(
            min(theme.px(1180), int(room.width() * 0.94)),
            min(theme.px(680), int(room.height() * 0.94)),
        )
        self.read()

    # What is read.

    def read(self) -> None:
        """Read the table as the recipe says now: its first rows at once, then all of it."""
        self._asked += 1
        self.load.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        recipe, number = self.recipe.data_recipe, self._asked
        self._background.submit(
            self._work(number, recipe, FIRST_ROWS), partial(self._on_read, number), key="read"
        )

    def _work(
        self, number: int, recipe: nn.DataRecipe, most_rows: int | None
    ) -> Callable[[], nn.Preview | nn.NablascopeError]:
        def stop(_share: float) -> None:
            if number != self._asked:
                raise nn.Cancelled

        def work() -> nn.Preview | nn.NablascopeError:
            try:
                return nn.preview(recipe, nn.Place(progress=stop), most_rows)
            except nn.NablascopeError as error:
                return error

        return work

    def _on_read(self, number: int, found: nn.Preview | nn.NablascopeError) -> None:
        if number != self._asked:
            return
        if isinstance(found, nn.UnknownNameError) and (self.recipe.target or self.recipe.columns):
            self.recipe = replace(self.recipe, target="", columns="")  # of other names
            self.read()
            return
        if isinstance(found, nn.NablascopeError):
            self._show_error(i18n.sentence(found))
            return
        self._show(found)
        if found.whole:
            self.progress.hide()
            self.load.setEnabled(True)
        else:
            self._background.submit(
                self._work(number, self.recipe.data_recipe, None),
                partial(self._on_read, number),
                key="read",
            )

    def _on_failed(self, error: Exception) -> None:
        self._show_error(str(error))

    # What a person changes.

    def change(self, field: str, value: Any) -> None:
        """Set a field of the recipe, and read again."""
        try:
            changed = self.recipe.changed(field, value)
        except nn.NablascopeError as error:
            self._show_error(i18n.sentence(error))
            return
        if changed != self.recipe:
            self.recipe = changed
            self.read()

    def change_column(self, name: str, role: str = "", kind: str = "") -> None:
        """Say what a column is; the words that are not given stay as they were."""
        asked = nn.asked_columns(self.recipe.columns)
        before = asked.get(name, nn.Asked())
        told = nn.Asked(role or before.role, kind or before.type)
        columns = nn.told_columns(asked | {name: told})
        recipe = self.recipe
        if role == "target":
            others = {
                one: words for one, words in asked.items() if words.role != "target" and one != name
            }
            if told.type:
                others[name] = nn.Asked("", told.type)
            columns = nn.told_columns(others)
            recipe = replace(recipe, target=name)
        elif role and name == recipe.target:
            recipe = replace(recipe, target="")
        self.recipe = replace(recipe, columns=columns)
        self.read()

    def fix(self, field: str, value: str) -> None:
        """Decide otherwise, as a remark offers it."""
        if field == "columns":
            name, _, words = value.rpartition("=")
            if words in nn.ROLES:
                self.change_column(name, role=words)
            else:
                self.change_column(name, kind=words)
        elif field == "target":
            self.change_column(value, role="target")
        elif field == "gaps":
            before = self.recipe.gaps
            self.change(field, f"{before}, {value}" if before else value)
        else:
            self.change(field, value)

    def guess_again(self) -> None:
        """Forget all corrections."""
        usual = nn.Experiment()
        fields = {name: getattr(usual, name) for name in (*FIELDS, "columns", "target", "task")}
        self.recipe = replace(self.recipe, **fields)
        self.read()

    def accept(self) -> None:
        if self.preview is not None and self.load.isEnabled():
            self.chosen.emit(self.recipe, self.preview)
            super().accept()

    def done(self, result: int) -> None:
        self._asked += 1  # what is being read is not wanted any more
        self._background.close()
        super().done(result)

    # What is shown.

    def _build(self, path: Path) -> None:
        self.title = QLabel(path.name)
        self.title.setProperty("role", "title")
        self.remarks = QLabel()
        self.remarks.setWordWrap(True)
        self.remarks.setTextFormat(Qt.TextFormat.RichText)
        self.remarks.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.remarks.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.remarks.linkActivated.connect(self._on_link)
        told = QScrollArea()
        told.setWidgetResizable(True)
        told.setFrameShape(QFrame.Shape.NoFrame)
        told.setWidget(self.remarks)
        told.setFixedHeight(REMARK_LINES * theme.px(17) + 2)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.fields, self.table = ReadingFields(), TableView()
        self.fields.changed.connect(self.change)
        self.fields.again_asked.connect(self.guess_again)
        self.table.role_chosen.connect(lambda name, role: self.change_column(name, role=role))
        self.table.type_chosen.connect(lambda name, kind: self.change_column(name, kind=kind))
        self.network = QLabel()
        self.network.setProperty("role", "muted")
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addWidget(self.title)
        box.addWidget(told)
        box.addWidget(self.fields)
        box.addWidget(self.progress)
        box.addWidget(self.table, 1)
        box.addLayout(self._task())
        box.addWidget(self.network)
        box.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.load = QPushButton(tr("Load"))
        self.load.setObjectName("importLoadButton")
        self.load.setProperty("role", "primary")
        self.load.setDefault(True)
        self.load.clicked.connect(self.accept)
        cancel = QPushButton(tr("Cancel"))
        cancel.setObjectName("importCancelButton")
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        hint = QLabel(tr("Load starts a new run. Cancel changes nothing."))
        hint.setProperty("role", "muted")
        row.addWidget(hint)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.load)
        return row

    def _task(self) -> QFormLayout:
        self.target, self.task, self.told = QComboBox(), QComboBox(), QLabel()
        self.target.setObjectName("importTargetField")
        self.task.setObjectName("importTaskField")
        self.target.setMinimumWidth(theme.px(160))
        self.task.setMinimumWidth(theme.px(190))
        self.told.setWordWrap(True)
        self.told.setProperty("role", "muted")
        self.target.activated.connect(
            lambda index: self.change_column(self.target.itemData(index), role="target")
        )
        for choice in nn.KNOBS["task"].choices:
            self.task.addItem(named(choice), choice)
        self.task.activated.connect(lambda index: self.change("task", self.task.itemData(index)))
        row = QHBoxLayout()
        for name, text, control in (
            ("target", tr("Target"), self.target),
            ("task", tr("Task"), self.task),
        ):
            label = QLabel(text)
            label.setToolTip(tip(tr(nn.KNOBS[name].help)))
            control.setToolTip(label.toolTip())
            label.setBuddy(control)
            row.addWidget(label)
            row.addWidget(control)
            row.addSpacing(8)
        row.addWidget(self.told, 1)
        form = QFormLayout()
        form.addRow(row)
        return form

    def _on_link(self, link: str) -> None:
        if self.preview is not None:
            fix = self.preview.remarks[int(link)].fix
            if fix is not None:
                self.fix(*fix)

    def _show_error(self, text: str) -> None:
        """Say why the table cannot be read so; everything stays to be corrected."""
        self.progress.hide()
        self.load.setEnabled(False)
        self._fade(True)
        self.remarks.setText(
            f'<span style="color:{theme.color("bad").name()}">{escape(text)}</span>'
        )

    def _fade(self, faded: bool) -> None:
        """Show that the table below is as it was read before an error, or that it is current."""
        for part in (self.table.cells, self.told, self.network):
            part.setEnabled(not faded)

    def _show(self, found: nn.Preview) -> None:
        self.preview = found
        self._fade(False)
        size = (
            tr("{rows} rows × {columns} columns")
            if found.whole
            else tr("the first {rows} rows × {columns} columns, reading more …")
        )
        told = size.format(rows=f"{found.rows:,}", columns=len(found.columns))
        self.title.setText(f"{found.path.name}  ·  {formatting.byte_count(found.size)}  ·  {told}")
        self._show_remarks(found)
        self.fields.show_preview(found, self.recipe)
        self.table.show_preview(found)
        with QSignalBlocker(self.target):
            self.target.clear()
            for one in found.columns:
                self.target.addItem(one.name, one.name)
            self.target.setCurrentIndex(self.target.findData(found.target))
        with QSignalBlocker(self.task):
            self.task.setCurrentIndex(self.task.findData(self.recipe.task))
            self.task.setItemText(0, f"{named('auto')}: {named(found.task)}")
        self.told.setText(i18n.sentence(found.told))
        self._show_network(found)

    def _show_remarks(self, found: nn.Preview) -> None:
        """What was decided while reading, with what would decide it otherwise."""
        accent = theme.color("accent").name()
        lines = []
        for index, remark in enumerate(found.remarks):
            line = escape(i18n.sentence(remark))
            if remark.fix is not None:
                text = escape(tr(FIXES[remark.fix[0]]))
                line += f' <a href="{index}" style="color:{accent}">{text}</a>'
            lines.append(line)
        self.remarks.setText(
            "<br>".join(lines) or escape(tr("All columns were read without changes."))
        )

    def _show_network(self, found: nn.Preview) -> None:
        """The network that would suit the table, and the parts."""
        train, validation, test = found.samples
        fitting = nn.suited(self.recipe, train)
        sizes = fitting.sizes(found.features, found.outputs)
        parameters = sum((a + 1) * b for a, b in itertools.pairwise(sizes))
        text = tr(
            "Network {sizes}, {parameters} parameters · {train} training, {validation} validation "
            "and {test} test rows · scaled with the statistics of the training set"
        )
        self.network.setText(
            text.format(
                sizes=" → ".join(map(str, sizes)),
                parameters=f"{parameters:,}",
                train=f"{train:,}",
                validation=f"{validation:,}",
                test=f"{test:,}",
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.preview is not None:
            self._show(self.preview)
