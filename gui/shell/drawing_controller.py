"""DrawingController: what becomes of a drawing. It is read, explained, noted, and kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PyQt5.QtCore import QMimeData, QObject, QTimer, pyqtSignal
from PyQt5.QtGui import QImage

import nn
from gui.panels.inside.weights import WeightsPanel
from gui.panels.results.answers import AnswersPanel
from gui.panels.results.my_digits import MyDigitsPanel
from gui.panels.results.my_drawing import MyDrawingPanel
from gui.probe.drawing_probe import DrawingProbe
from gui.probe.explainer import Explainer
from gui.probe.image_importer import ImageImporter
from gui.probe.my_digits import MyDigits, keys_of
from gui.session.session import Session
from gui.session.state import Run
from gui.shell import messages
from gui.shell.workspaces import Workspaces

DIGITS = 10  # labels of the user's own drawings, whatever the network learns


class DrawingController(QObject):
    """Between the canvas, the session and the panels that tell of the drawing.

    Signals:
        drawn: the drawing has changed.
        said: (Message) for the status line.
        warned: (NablascopeError) for the banner.
        refused: (NablascopeError) files could not be taken; for the banner until others are.
        failed: (Failure) an error in what is computed beside the window.
    """

    drawn = pyqtSignal()
    said = pyqtSignal(object)
    warned = pyqtSignal(object)
    refused = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(
        self, parent: QObject, session: Session, probe: DrawingProbe, workspaces: Workspaces
    ) -> None:
        super().__init__(parent)
        self.session, self.canvas = session, probe.canvas
        self.prediction, self.workspaces = probe.prediction, workspaces
        self.explainer, self.mine = Explainer(self), MyDigits(self)
        self.importer = ImageImporter(self)
        self.answers = nn.AnswerHistory()
        self.waiting: list[nn.ImportedImage] = []  # images that have not been on the canvas yet
        self._predictor: nn.Predictor | None = None
        self._closed = False
        self._image: nn.ImportedImage | None = None  # on the canvas, if it came from a file
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.drawn)
        self._connect()
        self.mine.read()

    def _connect(self) -> None:
        self.canvas.drawn.connect(self._on_drawn)
        for key in self.workspaces.panels:
            self.connect_panel(key)
        self.workspaces.rebuilt.connect(self.connect_panel)
        self.explainer.explained.connect(self._show_explanation)
        self.explainer.digits_read.connect(self._show_digits_read)
        self.explainer.failed.connect(self.failed)
        self.importer.found.connect(self._on_found)
        self.mine.changed.connect(self._on_mine_changed)
        self.mine.failed.connect(self.warned)
        self.mine.refused.connect(self.refused)
        self.mine.exported.connect(lambda path: self.said.emit(partial(messages.of_saved, path)))
        self.mine.imported.connect(
            lambda added, known: self.said.emit(partial(messages.of_imported, added, known))
        )

    def connect_panel(self, key: str) -> None:
        """What a panel asks for."""
        panel = self.workspaces.panels[key]
        if isinstance(panel, MyDrawingPanel):
            panel.rungs_chosen.connect(self.canvas.set_rungs)
        elif isinstance(panel, MyDigitsPanel):
            panel.asking_toggled.connect(lambda wanted: self.canvas.ask(0 if wanted else None))
            panel.chosen.connect(self._show_kept)
            panel.next_asked.connect(self._show_waiting)
            panel.removed.connect(self._remove_kept)
            self._show_digits()

    @property
    def empty(self) -> bool:
        """Whether there is no drawing that the networks could read."""
        return self.canvas.empty or not self._usable

    @property
    def wanted(self) -> bool:
        """Whether a panel about the drawing or the weights is seen."""
        kinds = (WeightsPanel, MyDigitsPanel, MyDrawingPanel, AnswersPanel)
        return any(self.workspaces.panel(kind).isVisible() for kind in kinds)

    def show_lanes(self, run: Run, predictor: nn.Predictor) -> None:
        """Ask these lanes from now on."""
        self._predictor = predictor
        self.answers.keep({lane.slot: lane.record for lane in run.lanes})

    def close(self) -> None:
        """End the threads."""
        self._closed = True
        self.explainer.close()
        self.importer.close()
        self.mine.close()

    # What a person does.

    def keep(self, digit: int) -> None:
        """Keep the drawing among a person's own digits, and make room for the next."""
        if not self._usable:
            return
        if self.canvas.empty:
            self.said.emit(messages.of_nothing_to_keep)
            return
        drawing = self.canvas.drawing()
        index = self.mine.place_of(drawing)
        if index is None:
            self.mine.keep([drawing], [digit])
        else:
            self.mine.relabel(index, digit)
        self._image = None
        self.canvas.clear()
        self.said.emit(partial(messages.of_kept_digit, digit, len(self.mine), len(self.waiting)))
        if self.canvas.asked is not None:
            self.canvas.ask((self.canvas.asked + 1) % DIGITS)
        if self.waiting:
            self._show_image(0)

    def keep_asked(self) -> None:
        """Keep the drawing as the digit that was asked for, and ask for the next."""
        if self.canvas.asked is not None:
            self.keep(self.canvas.asked)

    def takes(self, data: QMimeData | None) -> bool:
        """Whether there are pictures, or files that may be some, in what is dropped or pasted."""
        return data is not None and bool(
            data.hasImage() or any(url.isLocalFile() for url in data.urls())
        )

    def take_image(self, data: QMimeData) -> None:
        """Read the picture that was dropped or pasted."""
        image = data.imageData()
        if isinstance(image, QImage) and not image.isNull():
            self.importer.read_image(image, messages.pasted_picture())

    def take_files(self, paths: Sequence[Path], labels: bool) -> None:
        """Add the drawings of ``.npz`` files to a person's own, and read all others as pictures.

        With ``labels``, a picture whose name tells its label is kept at once; others wait.
        """
        for path in paths:
            if path.suffix.casefold() == ".npz":
                self.mine.add_file(path)
        pictures = [path for path in paths if path.suffix.casefold() != ".npz"]
        if pictures:
            self.importer.read_files(pictures, labels)

    # What comes back.

    @property
    def _usable(self) -> bool:
        """Whether the networks take drawings, so that there is a canvas."""
        run = self.session.run
        return run is None or DrawingProbe.suits(run.dataset)

    def _on_drawn(self) -> None:
        self.answers.clear()
        self._later.start()

    def read(self) -> None:
        """Show what the networks predict for what is on the canvas now."""
        if self.canvas.empty:
            self.prediction.show_prediction(None, None)
            return
        image, shares = self.canvas.image(), None
        if self._predictor is not None:
            shares = self._predictor.probabilities(image)
            if shares is not None:
                self.answers.add(self._predictor.steps, shares)
        self.prediction.show_prediction(image, shares, self.canvas.drawing().side_by_side)

    def renew(self) -> None:
        """Renew those panels about the drawing, the weights and the own digits that are seen."""
        if self._closed:
            return
        workspaces, drawn = self.workspaces, not self.canvas.empty and self._usable
        weights, own = workspaces.panel(WeightsPanel), workspaces.panel(MyDigitsPanel)
        drawing = workspaces.panel(MyDrawingPanel)
        workspaces.tell(workspaces.panel(AnswersPanel).show_answers, self.answers, drawn)
        if not drawn:
            self._show_explanation(None)
        if weights.isVisible() and self._predictor:
            workspaces.tell(weights.show_weights, self._predictor.first_weights())
        run, snapshot = self.session.run, self.session.observations.snapshot
        if run is None or snapshot is None:
            return
        if drawn and (drawing.isVisible() or weights.isVisible()):
            self.explainer.ask(
                run.lanes, run.dataset, self.canvas.drawing(), self.canvas.rungs, snapshot
            )
        if own.isVisible():
            waiting = nn.pictures_of(image.drawing for image in self.waiting)
            self.explainer.ask_digits(run.lanes, run.dataset, snapshot, self.mine.pictures, waiting)

    def _show_explanation(self, explanation: nn.Explanation | None) -> None:
        shown = None if self.canvas.empty else explanation
        for kind in (MyDrawingPanel, WeightsPanel):
            self.workspaces.tell(self.workspaces.panel(kind).show_explanation, shown)

    def _show_digits_read(self, *read: Any) -> None:
        self.workspaces.tell(self.workspaces.panel(MyDigitsPanel).show_answers, *read)

    def _on_mine_changed(self) -> None:
        self.session.use_digits(self.mine.part)
        self._show_digits()

    def _on_found(
        self, images: list[nn.ImportedImage], errors: list[tuple[str, nn.NablascopeError]]
    ) -> None:
        if errors:
            self.refused.emit(messages.of_files(errors))
        self._keep_labelled([image for image in images if image.label is not None])
        images = [image for image in images if image.label is None]
        self.waiting += images
        if images and self.canvas.empty:
            self._show_image(len(self.waiting) - len(images))
        elif images:
            self.said.emit(partial(messages.of_waiting, len(self.waiting)))
            self._show_digits()

    def _keep_labelled(self, images: list[nn.ImportedImage]) -> None:
        """Keep pictures whose names tell their labels, but for those that were exported here."""
        if not images:
            return
        known = {key for key, _ in keys_of(self.mine.drawings)}
        new = [image for image in images if image.mark not in known]
        if new:
            labels = [image.label for image in new if image.label is not None]
            self.mine.keep([image.drawing for image in new], labels)
        self.said.emit(partial(messages.of_imported, len(new), len(images) - len(new)))

    def show_next(self) -> None:
        """Put the next picture that waits on the canvas; one without a label waits again."""
        if self.waiting:
            if self._image is not None and self.canvas.drawing() is self._image.drawing:
                self.waiting.append(self._image)
            self._show_image(0)

    def _show_waiting(self, image: nn.ImportedImage) -> None:
        """Put a picture on the canvas, if it still waits."""
        if image in self.waiting:
            self._show_image(self.waiting.index(image))

    def _remove_kept(self, drawing: nn.Drawing) -> None:
        """Drop a digit from those that were kept, if it is still among them."""
        index = self.mine.place_of(drawing)
        if index is not None:
            self.mine.remove(index)

    def _show_image(self, index: int) -> None:
        """Put one of the pictures that wait on the canvas."""
        image = self._image = self.waiting.pop(index)
        self.canvas.show_drawing(image.drawing)
        self.said.emit(partial(messages.of_scan, image, len(self.waiting)))
        self._show_digits()

    def _show_kept(self, drawing: nn.Drawing) -> None:
        """Bring a kept digit back to the canvas: a key gives it another label."""
        self.canvas.show_drawing(drawing)
        self.said.emit(messages.of_kept_shown)

    def _show_digits(self) -> None:
        self.workspaces.tell(
            self.workspaces.panel(MyDigitsPanel).show_digits, self.mine.drawings, self.waiting
        )
        self.renew()
