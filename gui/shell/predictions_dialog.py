"""PredictionsDialog: what a lane predicts for new samples, as a table and in their pictures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QImage
from PyQt5.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.shell.digits_view import DigitsView
from gui.shell.prediction_table import PredictionTable
from gui.style import i18n, theme
from gui.style.i18n import tr

SIZE, MARGIN = (860, 520), 14  # pixels
REMARKS = 4  # that are shown; the others are counted


class PredictionsDialog(QDialog):
    """It stays open beside the window, which can train meanwhile.

    Signals:
        lane_chosen: (slot) another lane is to predict the samples, or the same one again.
        sample_asked: (index) a sample is to be asked about on the right side of the window.
        picture_asked: (path) a picture is to be read, for ``show_picture``.
        save_asked: the table is to be written to a file.
    """

    lane_chosen = pyqtSignal(int)
    sample_asked = pyqtSignal(int)
    picture_asked = pyqtSignal(object)
    save_asked = pyqtSignal()

    def __init__(self, told: str, lanes: Mapping[int, str], slot: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("predictionsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Predictions: {name}").format(name=told))
        self.resize(theme.px(SIZE[0]), theme.px(SIZE[1]))
        self.found: nn.Predictions | None = None
        self.frozen = False  # whether the lanes are gone
        self._image = QImage()  # of the file
        self._file: Path | None = None
        self._here: list[int] = []  # the samples in it
        self.lanes, self.again = QComboBox(), QPushButton(tr("Predict again"))
        for one, name in lanes.items():
            self.lanes.addItem(name, one)
        self.lanes.setCurrentIndex(self.lanes.findData(slot))
        self.lanes.setAccessibleName(tr("Lane"))
        self.lanes.activated.connect(self._ask_again)
        self.again.setToolTip(tr("Predict with the weights as they are now"))
        self.again.clicked.connect(self._ask_again)
        self.told, self.busy = QLabel(), QProgressBar()
        self.told.setObjectName("predictionsTold")
        self.told.setWordWrap(True)
        self.busy.setRange(0, 100)
        self.busy.setTextVisible(False)
        self.table, self.picture = PredictionTable(), DigitsView()
        self.table.row_chosen.connect(self.show_sample)
        self.table.doubleClicked.connect(self._ask_sample)
        self.picture.chosen.connect(self._on_box)
        self.probe_button = QPushButton(tr("Ask about it"))
        self.probe_button.setToolTip(
            tr("Show the selected sample on the right side of the window, to change or correct it")
        )
        self.save_button, close = QPushButton(tr("Save as CSV …")), QPushButton(tr("Close"))
        self.probe_button.clicked.connect(self._ask_sample)
        self.save_button.clicked.connect(self.save_asked)
        close.clicked.connect(self.reject)
        self._arrange(close)
        self.show_predictions(None)

    def _arrange(self, close: QPushButton) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.lanes, 1)
        head.addWidget(self.again)
        parts = QSplitter()
        parts.addWidget(self.picture)
        parts.addWidget(self.table)
        parts.setChildrenCollapsible(False)
        foot.addWidget(self.probe_button)
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        foot.addWidget(close)
        for button in (self.again, self.probe_button, self.save_button, close):
            button.setAutoDefault(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        box.setSpacing(10)
        box.addLayout(head)
        box.addWidget(self.told)
        box.addWidget(self.busy)
        box.addWidget(parts, 1)
        box.addLayout(foot)

    @property
    def slot(self) -> int:
        """Of the lane that predicts."""
        return int(self.lanes.currentData())

    @property
    def sample(self) -> int:
        """The sample that is chosen; -1 for none."""
        return int(self.table.currentIndex().row())

    def show_progress(self, share: float) -> None:
        """So much of the files has been read."""
        self.busy.setValue(round(100 * share))

    def show_error(self, told: str) -> None:
        """Say why there are no predictions."""
        self.show_predictions(None)
        self.busy.hide()
        self.told.setText(told)
        self.told.setStyleSheet(f"color: {theme.color('bad').name()};")

    def show_predictions(self, found: nn.Predictions | None, step: int = 0) -> None:
        """Show what a lane predicts after a step; None while the files are read."""
        self.found = found
        self.busy.setVisible(found is None)
        self.told.setStyleSheet("")
        self.told.setText(tr("Reading …") if found is None else self._summary(found, step))
        self.picture.setVisible(bool(found and found.samples.digits))
        for control in (self.lanes, self.again, self.probe_button):
            control.setEnabled(found is not None and not self.frozen)
        self.save_button.setEnabled(found is not None)
        self.table.show_predictions(found)
        if found is not None and self.sample < 0:
            self.table.show_row(0)
        self.show_sample(max(self.sample, 0))

    def freeze(self) -> None:
        """The lanes are gone: what is shown stays, but nothing more can be asked."""
        self.frozen = True
        for control in (self.lanes, self.again, self.probe_button):
            control.setEnabled(False)
        self.busy.hide()
        known = tr("These predictions are of an earlier run.")
        nothing = tr("The run has changed. Choose the files again.")
        self.say(nothing if self.found is None else known)

    def say(self, told: str) -> None:
        """Say something in place of what is told of the predictions."""
        self.told.setText(told)

    def _summary(self, found: nn.Predictions, step: int) -> str:
        remarks = [i18n.sentence(one) for one in found.samples.remarks]
        told = tr("{count} samples, predicted at step {step}.")
        parts = [told.format(count=f"{len(found):,}", step=f"{step:,}"), *remarks[:REMARKS]]
        if len(remarks) > REMARKS:
            parts.append(tr("{count} more remarks.").format(count=len(remarks) - REMARKS))
        return " ".join(parts)

    def show_sample(self, index: int) -> None:
        """Show the picture that holds a sample, with all the digits in it."""
        found = self.found
        if found is None or not found.samples.digits or index >= len(found):
            return
        digits = found.samples.digits
        file = digits[index][0]
        if file != self._file:
            self._file, self._image = file, QImage()
            self._here = [one for one, (path, _, _) in enumerate(digits) if path == file]
            self.picture_asked.emit(file)
        names = [found.class_names[int(found.answers[one])] for one in self._here]
        boxes = [digits[one][2] for one in self._here]
        self.picture.show_digits(self._image, boxes, names, self._here.index(index))

    def show_picture(self, path: Path, image: QImage) -> None:
        """Show the picture that was asked for, if it is still wanted."""
        if path == self._file:
            self._image = image
            self.show_sample(max(self.sample, 0))

    def _on_box(self, index: int) -> None:
        row = self._here[index]
        self.table.show_row(row)
        self.show_sample(row)

    def _ask_sample(self) -> None:
        if self.sample >= 0 and not self.frozen:
            self.sample_asked.emit(self.sample)

    def _ask_again(self) -> None:
        self.lane_chosen.emit(self.slot)
