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
from PyQt5.QtGui import QColor, QResizeEvent
from PyQt5.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.background import Background
from gui.style import i18n, theme
from gui.style.event_filters import StillWhileScrolled
from gui.style.i18n import N_, tr
from gui.style.tooltips import tip

FIELDS = ("encoding", "delimiter", "decimal", "header", "gaps", "spellings")
FIRST_ROWS = 2000  # are shown at once; the rest of a large file is read meanwhile
SHOWN_ROWS = 30
REMARK_LINES = 5
MOST_COLUMNS = 80  # that can be changed here; the field Columns takes all
COLUMN_PIXELS, WIDEST = 98, 220
ROLE_NAMES = {
    "feature": N_("feature"),
    "target": N_("target"),
    "skip": N_("left out"),
    "id": N_("row name"),
}
TYPE_NAMES = {
    "number": N_("number"),
    "text": N_("text"),
    "date": N_("date"),
    "flag": N_("yes or no"),
}
ROLE_HELP = {
    "feature": N_("an input of the network"),
    "target": N_("what the network learns to predict"),
    "skip": N_("not used"),
    "id": N_("names the rows, not used for training"),
}
TYPE_HELP = {
    "number": N_("used as it is"),
    "text": N_("one input per text (one-hot)"),
    "date": N_("used as number of days, month and day of the week"),
    "flag": N_("used as 1 or 0"),
}
CHOICES = {
    "comma": N_("comma"),
    "semicolon": N_("semicolon"),
    "tab": N_("tab"),
    "bar": N_("vertical bar"),
    "space": N_("space"),
    "point": N_("point"),
    "as written": N_("as written"),
    "merged": N_("merged"),
    "yes": N_("yes"),
    "no": N_("no"),
    "classification": N_("classification"),
    "binary": N_("two classes"),
    "regression": N_("regression"),
    "auto": N_("auto"),
}
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
        self._background = Background()
        self._background.failed.connect(self._on_failed)
        self._controls: dict[str, QComboBox | QLineEdit] = {}
        self._build(path)
        room = parent.size()
        self.resize(min(1180, int(room.width() * 0.94)), min(680, int(room.height() * 0.94)))
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
        told.setFixedHeight(REMARK_LINES * 17 + 2)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.heads, self.cells = _table("importHeads"), _table("importCells")
        self.heads.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.heads.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across = self.cells.horizontalScrollBar()
        assert across is not None
        across.valueChanged.connect(lambda value: _scroll(self.heads, value))
        self.network = QLabel()
        self.network.setProperty("role", "muted")
        self.load = QPushButton(tr("Load"))
        self.load.setObjectName("importLoadButton")
        self.load.setProperty("role", "primary")
        self.load.setDefault(True)
        self.load.clicked.connect(self.accept)
        cancel = QPushButton(tr("Cancel"))
        cancel.setObjectName("importCancelButton")
        cancel.clicked.connect(self.reject)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addWidget(self.title)
        box.addWidget(told)
        box.addLayout(self._fields())
        box.addWidget(self.progress)
        box.addWidget(self.heads)
        box.addWidget(self.cells, 1)
        box.addLayout(self._task())
        box.addWidget(self.network)
        row = QHBoxLayout()
        hint = QLabel(tr("Load starts a new run. Cancel changes nothing."))
        hint.setProperty("role", "muted")
        row.addWidget(hint)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.load)
        box.addLayout(row)

    def _fields(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for name in FIELDS:
            knob = nn.KNOBS[name]
            part = QVBoxLayout()
            part.setSpacing(2)
            label = QLabel(tr(knob.label))
            label.setProperty("role", "muted")
            control: QComboBox | QLineEdit
            if knob.choices:
                control = QComboBox()
                for choice in knob.choices:
                    control.addItem(choice, choice)
                control.activated.connect(partial(self._on_choice, name))
                control.installEventFilter(StillWhileScrolled(control))
            else:
                control = QLineEdit()
                control.setPlaceholderText(tr("for example NA, ?, -999"))
                control.editingFinished.connect(partial(self._on_typed, name))
            control.setObjectName(f"import{name.capitalize()}Field")
            for widget in (label, control):
                widget.setToolTip(tip(tr(knob.help)))
            label.setBuddy(control)
            part.addWidget(label)
            part.addWidget(control)
            row.addLayout(part, 2 if name == "gaps" else 1)
            self._controls[name] = control
        again = QPushButton(tr("Detect again"))
        again.setObjectName("importGuessButton")
        again.setAutoDefault(False)
        again.clicked.connect(self.guess_again)
        row.addWidget(again, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _task(self) -> QFormLayout:
        self.target, self.task, self.told = QComboBox(), QComboBox(), QLabel()
        self.target.setObjectName("importTargetField")
        self.task.setObjectName("importTaskField")
        self.target.setMinimumWidth(160)
        self.task.setMinimumWidth(190)
        self.told.setWordWrap(True)
        self.told.setProperty("role", "muted")
        self.target.activated.connect(
            lambda index: self.change_column(self.target.itemData(index), role="target")
        )
        for choice in nn.KNOBS["task"].choices:
            self.task.addItem(_named(choice), choice)
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

    def _on_choice(self, name: str, index: int) -> None:
        control = self._controls[name]
        assert isinstance(control, QComboBox)
        self.change(name, control.itemData(index))

    def _on_typed(self, name: str) -> None:
        control = self._controls[name]
        assert isinstance(control, QLineEdit)
        self.change(name, control.text().strip())

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
        for part in (self.cells, self.told, self.network):
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
        self.title.setText(f"{found.path.name}  ·  {_megabytes(found.size)}  ·  {told}")
        self._show_remarks(found)
        self._show_fields(found)
        self._show_columns(found)
        self._show_cells(found)
        with QSignalBlocker(self.target):
            self.target.clear()
            for one in found.columns:
                self.target.addItem(one.name, one.name)
            self.target.setCurrentIndex(self.target.findData(found.target))
        with QSignalBlocker(self.task):
            self.task.setCurrentIndex(self.task.findData(self.recipe.task))
            self.task.setItemText(0, f"{_named('auto')}: {_named(found.task)}")
        self.told.setText(i18n.sentence(found.told))
        self._show_network(found)

    def _show_remarks(self, found: nn.Preview) -> None:
        """What was decided while reading, with what would decide it otherwise."""
        accent = theme.color("accent").name()
        lines = []
        for place, remark in enumerate(found.remarks):
            line = escape(i18n.sentence(remark))
            if remark.fix is not None:
                text = escape(tr(FIXES[remark.fix[0]]))
                line += f' <a href="{place}" style="color:{accent}">{text}</a>'
            lines.append(line)
        self.remarks.setText(
            "<br>".join(lines) or escape(tr("All columns were read without changes."))
        )

    def _show_fields(self, found: nn.Preview) -> None:
        """The recipe's choices; what was found stands beside "auto"."""
        decided = {
            "encoding": found.encoding,
            "delimiter": found.delimiter,
            "decimal": found.decimal,
            "header": "yes" if found.header else "no",
        }
        for name, control in self._controls.items():
            value = getattr(self.recipe, name)
            if isinstance(control, QLineEdit):
                if not control.hasFocus():
                    control.setText(value)
                continue
            with QSignalBlocker(control):
                for index in range(control.count()):
                    choice = control.itemData(index)
                    auto = decided.get(name) if choice == "auto" else None
                    told = f"{_named(choice)}: {_named(auto)}" if auto else _named(choice)
                    control.setItemText(index, told)
                    control.setItemData(index, choice, Qt.ItemDataRole.ToolTipRole)
                control.setCurrentIndex(control.findData(value))

    def _show_columns(self, found: nn.Preview) -> None:
        """Name, role, type and values of each column."""
        columns = found.columns[:MOST_COLUMNS]
        heads = self.heads
        heads.clear()
        heads.setRowCount(4)
        heads.setColumnCount(len(columns))
        for place, one in enumerate(columns):
            name = QTableWidgetItem(one.name)
            name.setFont(theme.text_font(12, strong=True))
            name.setToolTip(one.name)
            color = "accent" if one.role == "target" else "faint" if one.role == "skip" else "text"
            name.setForeground(theme.color(color))
            heads.setItem(0, place, name)
            role = _choice(ROLE_NAMES, ROLE_HELP, one.role)
            role.activated.connect(partial(self._on_role, one.name, role))
            role.setAccessibleName(tr("Role of {name}").format(name=one.name))
            kind = _choice(TYPE_NAMES, TYPE_HELP, one.type)
            kind.activated.connect(partial(self._on_type, one.name, kind))
            kind.setAccessibleName(tr("Type of {name}").format(name=one.name))
            heads.setCellWidget(1, place, role)
            heads.setCellWidget(2, place, kind)
            told = QTableWidgetItem(i18n.sentence(one.told))
            told.setFont(theme.text_font(11))
            told.setForeground(theme.color("warn" if one.gaps or one.remarked else "muted"))
            told.setToolTip(told.text())
            heads.setItem(3, place, told)
        for row, height in enumerate((24, 30, 30, 22)):
            heads.setRowHeight(row, height)
        heads.setFixedHeight(24 + 30 + 30 + 22 + 2)

    def _show_cells(self, found: nn.Preview) -> None:
        """The first rows as they stand in the file."""
        columns, rows = found.columns[:MOST_COLUMNS], found.cells[:SHOWN_ROWS]
        cells = self.cells
        cells.clear()
        cells.setRowCount(len(rows))
        cells.setColumnCount(len(columns))
        tint = QColor(theme.color("accent"))
        tint.setAlpha(28)
        for place, one in enumerate(columns):
            number = one.type == "number"
            for row, texts in enumerate(rows):
                text = texts[place] if place < len(texts) else ""
                item = QTableWidgetItem(text.strip())
                item.setFont(theme.number_font(12) if number else theme.text_font(12))
                if number:
                    item.setTextAlignment(
                        int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                    )
                item.setForeground(theme.color("faint" if one.role in ("skip", "id") else "text"))
                if one.role == "target":
                    item.setBackground(tint)
                item.setToolTip(text)
                cells.setItem(row, place, item)

        self._share_width()

    def _share_width(self) -> None:
        """Columns as wide as they need; what is left is shared among them."""
        count = self.cells.columnCount()
        wanted = [
            max(COLUMN_PIXELS, min(WIDEST, self.cells.sizeHintForColumn(place) + 16))
            for place in range(count)
        ]
        bar = self.cells.verticalScrollBar()
        assert bar is not None
        room = self.cells.width() - bar.sizeHint().width() - 6
        more = max(room - sum(wanted), 0) // max(count, 1)
        for place, width in enumerate(wanted):
            self.heads.setColumnWidth(place, width + more)
            self.cells.setColumnWidth(place, width + more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

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

    def _on_role(self, name: str, control: QComboBox, index: int) -> None:
        self.change_column(name, role=control.itemData(index))

    def _on_type(self, name: str, control: QComboBox, index: int) -> None:
        self.change_column(name, kind=control.itemData(index))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "preview", None):
            self._show(self.preview)  # type: ignore[arg-type]


def _table(name: str) -> QTableWidget:
    table = QTableWidget()
    table.setObjectName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    for header in (table.horizontalHeader(), table.verticalHeader()):
        assert header is not None
        header.hide()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(18)
    rows = table.verticalHeader()
    assert rows is not None
    rows.setDefaultSectionSize(24)
    return table


def _choice(names: dict[str, str], about: dict[str, str], value: str) -> QComboBox:
    control = QComboBox()
    for word, text in names.items():
        control.addItem(tr(text), word)
    control.setToolTip(tip(*(f"{tr(names[word])}: {tr(told)}" for word, told in about.items())))
    control.setCurrentIndex(control.findData(value))
    control.installEventFilter(StillWhileScrolled(control))
    return control


def _named(choice: str) -> str:
    """A choice of the recipe in the language that is shown; encodings keep their names."""
    return tr(CHOICES[choice]) if choice in CHOICES else i18n.choice_name(choice)


def _scroll(table: QTableWidget, value: int) -> None:
    bar = table.horizontalScrollBar()
    assert bar is not None
    bar.setValue(value)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 1e6 else f"{max(size / 1e3, 0.1):,.1f} kB"
