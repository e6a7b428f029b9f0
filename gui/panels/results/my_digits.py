"""My digits: the drawings that a person kept, what every lane reads of them, and their use."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from html import escape

import numpy as np
from PyQt5.QtCore import QPoint, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QIcon, QPixmap, QShowEvent
from PyQt5.QtWidgets import (
    QAction,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QToolButton,
)

import nn
from gui.lane_view import LaneView, draws
from gui.panels.empty_state import NO_DRAWINGS
from gui.panels.panel import Panel
from gui.plotting.pixels import image_of
from gui.style import formatting, theme
from gui.style.choice import Choice
from gui.style.i18n import N_, tr

USES = dict(
    zip(nn.USES, (N_("Watch"), N_("Test set"), N_("Training set"), N_("Both")), strict=True)
)
ABOUT_USES = dict(
    zip(
        nn.USES,
        (
            N_("Only measure the accuracy on my digits"),
            N_("Use my digits as the test set, from the next reset on"),
            N_("Also train on my digits (each repeated up to 100 times), from the next reset on"),
            N_("Train on every second digit and test on the others, from the next reset on"),
        ),
        strict=True,
    )
)
THUMB_PIXELS = 44
CELL_PIXELS = 72, 78


class MyDigitsPanel(Panel):
    """A person's own digits.

    Signals:
        use_chosen: (one of nn.USES) what they are for.
        asking_toggled: (bool) a person wants to be asked for each digit in turn.
        chosen: (nn.Drawing) to be put on the canvas.
        next_asked: (nn.ImportedImage) that picture of those that wait is to be put on the canvas.
        removed: (Drawing) one is to be dropped.
        import_asked, file_asked, pictures_asked: to add from files; to write them all.
    """

    use_chosen = pyqtSignal(str)
    asking_toggled = pyqtSignal(bool)
    chosen = pyqtSignal(object)
    next_asked = pyqtSignal(object)
    removed = pyqtSignal(object)
    import_asked = pyqtSignal()
    file_asked = pyqtSignal()
    pictures_asked = pyqtSignal()

    name = "ownPanel"
    workspace = "results"
    tab = N_("My digits")
    title = N_("My digits")
    question = N_("Does the network read my handwriting?")
    help = N_(
        "Keys 0 … 9 add the drawing with that label. Each lane's accuracy counts only digits that "
        "it was not trained on. Wrong predictions are red. Watch: only measure the accuracy. Test "
        "set: use my digits as the test set. Training set: also train on them. Both: of each "
        "class, train on every second digit and test on the others. All but Watch apply from the "
        "next reset on."
    )

    @staticmethod
    def suits(lanes: tuple[LaneView, ...]) -> bool:
        return draws(lanes)

    def create(self) -> None:
        super().create()
        self.drawings = nn.Drawings()
        self.waiting: list[nn.ImportedImage] = []
        self._filled = True  # whether the list shows them all; while it is hidden it need not
        self._shown: list[nn.Drawing] = []
        self.answers: dict[int, nn.Array] = {}
        self.guesses: dict[int, nn.Array] = {}
        self.unseen = np.empty(0, bool)
        self.use = Choice(USES)
        self.use.chosen.connect(self.use_chosen)
        self.ask_button, self.files_button = QToolButton(), QToolButton()
        self.ask_button.setObjectName("askButton")
        self.ask_button.setCheckable(True)
        self.ask_button.toggled.connect(self.asking_toggled)
        self.files_button.setObjectName("filesButton")
        self.files_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.files_button)
        self._actions: list[tuple[QAction, str]] = []
        for text, signal in (
            (N_("Import …"), self.import_asked),
            (N_("Export as .npz …"), self.file_asked),
            (N_("Export as PNG files …"), self.pictures_asked),
        ):
            action = QAction(self)
            self._menu.addAction(action)
            action.triggered.connect(signal)
            self._actions.append((action, text))
        self.files_button.setMenu(self._menu)
        for widget in (self.use, self.ask_button, self.files_button):
            self.tools.addWidget(widget)
        self.figures = QLabel()
        self.figures.setTextFormat(Qt.TextFormat.RichText)
        self.figures.setProperty("role", "muted")
        self.figures.setWordWrap(True)
        self.list = self._new_list()
        self.body.addWidget(self.figures)
        self.body.addWidget(self.list, 1)

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.answers, self.guesses = {}, {}
        self.show_frame()

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        self._show_figures()

    def show_use(self, use: str) -> None:
        """What the recipe says that they are for."""
        self.use.current = use
        self.use.buttons[use].setChecked(True)
        self._show_figures()

    def show_digits(self, drawings: nn.Drawings, waiting: Sequence[nn.ImportedImage]) -> None:
        """Show these, and the pictures that wait for a label before them."""
        self.drawings, self.waiting = drawings, list(waiting)
        self.answers, self.guesses = {}, {}
        self._filled = False
        if self.isVisible():
            self._fill()

    def show_answers(
        self, answers: dict[int, nn.Array], guesses: dict[int, nn.Array], unseen: nn.Array
    ) -> None:
        """By slot, what each lane reads of the digits and of the pictures that wait.

        ``unseen`` tells which of the digits are not trained on.
        """
        if len(unseen) == len(self.drawings):  # else there are others by now
            self.answers, self.guesses, self.unseen = answers, guesses, unseen
            self.show_frame()

    def show_frame(self) -> None:
        if not self._filled:
            return
        self._show_figures()
        self._show_empty()
        waiting = len(self.waiting)
        for row in range(self.list.count()):
            item = self.list.item(row)
            assert item is not None
            if row < waiting:
                told = {slot: int(one[row]) for slot, one in self.guesses.items() if row < len(one)}
                self._tell(item, "?", told, None)
            else:
                index = row - waiting
                label = self.drawings.labels[index]
                told = {slot: int(one[index]) for slot, one in self.answers.items()}
                self._tell(item, str(label), told, label)
                if index < len(self.unseen) and not self.unseen[index]:
                    item.setForeground(theme.color("faint"))
                    item.setToolTip(tr("used for training, not counted"))

    def right(self, slot: int) -> tuple[int, int]:
        """How many of the digits that a lane was not trained on it reads rightly, of how many."""
        right = self.answers[slot] == np.array(self.drawings.labels)
        return int(right[self.unseen].sum()), int(self.unseen.sum())

    def table(self) -> tuple[list[str], nn.Array]:
        names, columns = ["label"], [np.array(self.drawings.labels, float)]
        for lane in self.lanes:
            if lane.slot in self.answers:
                names.append(f"{lane.name} reads")
                columns.append(self.answers[lane.slot].astype(float))
        return names, np.column_stack(columns)

    def retranslate(self) -> None:
        super().retranslate()
        self.use.retranslate()
        for name, text in ABOUT_USES.items():
            self.use.buttons[name].setToolTip(tr(text))
        self.ask_button.setText(tr("Ask me"))
        self.ask_button.setToolTip(
            tr("Ask for each digit in turn. Draw it on the right and press Enter.")
        )
        self.files_button.setText(tr("Files"))
        self.files_button.setToolTip(tr("Import digits from files, or export all of my digits"))
        for action, text in self._actions:
            action.setText(tr(text))
        self._show_figures()
        self.show_frame()

    def show_theme(self) -> None:
        super().show_theme()
        self.list.setIconSize(QSize(theme.px(THUMB_PIXELS), theme.px(THUMB_PIXELS)))
        self.list.setGridSize(QSize(*map(theme.px, CELL_PIXELS)))
        if self._shown:  # thumbnails of another size
            self.list.clear()
            self._shown = []
            self._fill()
        self.show_frame()

    def _new_list(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("ownList")
        made.setViewMode(QListView.ViewMode.IconMode)
        made.setResizeMode(QListView.ResizeMode.Adjust)
        made.setMovement(QListView.Movement.Static)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(self._offer)
        made.itemClicked.connect(self._on_clicked)
        return made

    def _fill(self) -> None:
        """A thumbnail for each picture that waits and each digit; those that were here stay."""
        self._filled = True
        wanted = [*(scan.drawing for scan in self.waiting), *self.drawings.drawings]
        pairs = zip(wanted, self._shown, strict=False)
        kept = len(list(itertools.takewhile(lambda pair: pair[0] is pair[1], pairs)))
        while self.list.count() > kept:
            self.list.takeItem(self.list.count() - 1)
        side, cell = theme.px(THUMB_PIXELS), QSize(*map(theme.px, CELL_PIXELS))
        for drawing in wanted[kept:]:
            pixels = np.round(drawing.seen * 255).astype(np.uint8)
            image = image_of(pixels.reshape(nn.PICTURE_SIDE, -1))
            icon = QIcon(QPixmap.fromImage(image.scaled(side, side)))
            item = QListWidgetItem(icon, "")
            item.setSizeHint(cell)  # else it is as wide as its first text
            self.list.addItem(item)
        self._shown = wanted
        self.show_frame()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._filled:
            self._fill()

    def _tell(
        self, item: QListWidgetItem, name: str, told: dict[int, int], label: int | None
    ) -> None:
        """Write a digit's label below it, with the answers that are others."""
        wrong = [answer for answer in told.values() if answer != label]
        sign = "✗" if label is not None else "→"
        text = f"{name} {sign} {'·'.join(map(str, wrong))}" if wrong else name
        if item.text() != text:
            item.setText(text)
        bad = bool(wrong) and label is not None
        item.setForeground(QColor(theme.color("bad" if bad else "text")))
        names = {lane.slot: lane.name for lane in self.lanes}
        reads = tr("{name}: {digit}")
        told_lines = [
            reads.format(name=names[slot], digit=one) for slot, one in told.items() if slot in names
        ]
        item.setToolTip("\n".join(told_lines))

    def _show_figures(self) -> None:
        """How many there are, and what share each lane reads rightly."""
        parts = [tr("Keys 0 … 9 add a drawing with that label.")]
        if self.waiting:
            told = tr("Waiting for a label: {count} (N: next)")
            parts.append(told.format(count=len(self.waiting)))
        count = len(self.drawings)
        if count:
            parts = [tr("Digits: {count}").format(count=f"{count:,}"), *parts[1:]]
        if 0 < count < nn.LEAST_WATCHED and self.use.current == "watch":
            told = tr(
                "With {count} or more digits, the Accuracy plot also shows the accuracy on them."
            )
            parts.append(told.format(count=nn.LEAST_WATCHED))
        for lane in self.lanes:
            if count and lane.slot in self.answers and len(self.answers[lane.slot]) == count:
                right, of = self.right(lane.slot)
                share = formatting.percent(right / of) + " %" if of else formatting.MISSING
                color = theme.lane_color(lane.slot).name()
                told = f"{escape(lane.name)}: {share} ({right} / {of})"
                parts.append(f'<span style="color: {color}">{told}</span>')
        learnt = int((~self.unseen).sum()) if len(self.unseen) == count else 0
        if learnt:
            parts.append(tr("Used for training, not counted (gray): {count}").format(count=learnt))
        self.figures.setText("&nbsp;&nbsp; ".join(parts))

    def _show_empty(self) -> None:
        title = "" if self.waiting or len(self.drawings) else tr("No digits kept yet")
        told = tr(
            "Draw a digit on the right and press its key 0 … 9 to keep it here. Every network then "
            "classifies it."
        )
        if self.lanes and not self.lanes[0].prepared.sound.like_drawings:
            told = tr(NO_DRAWINGS)
        self.show_empty(title, told, "tiles")

    def _on_clicked(self, item: QListWidgetItem) -> None:
        index = self.list.row(item) - len(self.waiting)
        if index >= 0:
            self.chosen.emit(self.drawings.drawings[index])
        else:
            self.next_asked.emit(self.waiting[self.list.row(item)])

    def _offer(self, where: QPoint) -> None:
        """Offer to drop the digit under the mouse."""
        item = self.list.itemAt(where)
        index = self.list.row(item) - len(self.waiting) if item else -1
        if index >= 0:
            drawing = self.drawings.drawings[index]
            menu = QMenu(self.list)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(tr("Remove this digit")).triggered.connect(
                lambda: self.removed.emit(drawing)
            )
            menu.popup(self.list.mapToGlobal(where))
