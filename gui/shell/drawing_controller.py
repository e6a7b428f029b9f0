"""The desk: what becomes of a drawing. It is read by every lane, explained, noted, and kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from PyQt5.QtCore import QMimeData, QObject, QTimer, pyqtSignal
from PyQt5.QtGui import QImage

import nn
from gui.panels import MyDigitsPanel, MyDrawingPanel
from gui.probe.drawing_side import DrawingSide
from gui.probe.explainer import Explainer
from gui.probe.image_importer import ImageImporter
from gui.probe.my_digits import MyDigits, keys_of
from gui.session.session import Session
from gui.session.state import Run
from gui.shell import messages
from gui.shell.workspaces import Cards

READING_SHARE = 0.25  # of the window's time may go into reading the drawing again
DIGITS = 10  # labels of a person's own drawings, whatever the network learns
RENEWAL_SECONDS = 0.18  # at least, between two pictures of weights and answers


class DrawingController(QObject):
    """Between the canvas, the session and the panels that tell of the drawing.

    Signals:
        said: (Message) for the status line.
        warned: (NablascopeError) for the banner.
        refused: (NablascopeError) files could not be taken; for the banner until others are.
        failed: (Failure) an error in what is computed beside the window.
    """

    said = pyqtSignal(object)
    warned = pyqtSignal(object)
    refused = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(
        self, parent: QObject, session: Session, drawing: DrawingSide, cards: Cards
    ) -> None:
        super().__init__(parent)
        self.session, self.canvas = session, drawing.canvas
        self.drawing, self.prediction, self.cards = drawing, drawing.prediction, cards
        self.explainer, self.mine, self.scanner = (
            Explainer(self),
            MyDigits(self),
            ImageImporter(self),
        )
        self.answers = nn.AnswerHistory()
        self.waiting: list[nn.ImportedImage] = []  # pictures that have not been on the canvas yet
        self._predictor: nn.Predictor | None = None
        self._renewal = 0.0  # when the slow panels may be renewed
        self._due = 0.0  # when new weights may be taken: those of large networks take a while
        self._closed = False
        self._scan: nn.ImportedImage | None = (
            None  # the picture on the canvas, if it came from a file
        )
        self._behind = False  # whether there are weights that the slow panels do not show yet
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self.read)
        self._connect()
        self.mine.read()

    def _connect(self) -> None:
        self.canvas.drawn.connect(self._on_drawn)
        self.drawing.row.changed.connect(self._read)
        self.cards.rearranged.connect(self.renew)
        for name in self.cards.panels:
            self.connect_panel(name)
        self.explainer.explained.connect(self._show_explanation)
        self.explainer.digits_read.connect(self._show_own_read)
        self.explainer.failed.connect(self.failed)
        self.scanner.found.connect(self._on_found)
        self.mine.changed.connect(self._on_mine_changed)
        self.mine.failed.connect(self.warned)
        self.mine.refused.connect(self.refused)
        self.mine.exported.connect(lambda path: self.said.emit(partial(messages.of_saved, path)))
        self.mine.imported.connect(
            lambda added, known: self.said.emit(partial(messages.of_imported, added, known))
        )

    def connect_panel(self, name: str) -> None:
        """What a panel of the cards asks for."""
        panel = self.cards.panels[name]
        if isinstance(panel, MyDrawingPanel):
            panel.rungs_chosen.connect(self.canvas.set_rungs)
        elif isinstance(panel, MyDigitsPanel):
            panel.asking_toggled.connect(lambda wanted: self.canvas.ask(0 if wanted else None))
            panel.chosen.connect(self._show_kept)
            panel.next_asked.connect(self._show_waiting)
            panel.removed.connect(self._remove_kept)
            self._show_own()

    # What the window tells.

    def show_lanes(self, run: Run) -> None:
        """Ask these lanes from now on."""
        self._predictor = nn.Predictor({lane.slot: lane.model() for lane in run.lanes})
        self.drawing.show_run(run.lanes, run.dataset)
        self.answers.keep({lane.slot: lane.record for lane in run.lanes})
        self.read()

    def tick(self) -> None:
        """Read the drawing again with new weights; now and then renew what is dear to paint."""
        seen = [self.cards.inside, self.cards.own, self.cards.preparation, self.cards.ribbon]
        asked = self.drawing.row.active or not self.canvas.empty
        if not asked and not any(panel.isVisible() for panel in seen):
            return
        start = perf_counter()
        if start < self._due:
            return
        self.session.observations.ask_for_snapshot()
        if self._take_weights():
            self._behind = True
            if asked:
                self._read()
            self._due = start + (perf_counter() - start) / READING_SHARE
        if self._behind and start >= self._renewal:
            self._renewal = start + RENEWAL_SECONDS
            self.renew()

    def close(self) -> None:
        """End the threads."""
        self._closed = True
        self.explainer.close()
        self.scanner.close()
        self.mine.close()

    # What a person does.

    def keep(self, digit: int) -> None:
        """Keep the drawing among a person's own digits, and make room for the next."""
        if self.drawing.row.active:
            return  # there is no canvas
        if self.canvas.empty:
            self.said.emit(messages.of_nothing_to_keep)
            return
        drawing = self.canvas.drawing()
        place = self.mine.place_of(drawing)
        if place is None:
            self.mine.keep([drawing], [digit])
        else:
            self.mine.relabel(place, digit)
        self._scan = None
        self.canvas.clear()
        self.said.emit(partial(messages.of_kept_digit, digit, len(self.mine), len(self.waiting)))
        if self.canvas.asked is not None:
            self.canvas.ask((self.canvas.asked + 1) % DIGITS)
        if self.waiting:
            self._show_scan(0)

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
            self.scanner.read_image(image, messages.pasted_picture())

    def take_files(self, paths: Sequence[Path], labels: bool) -> None:
        """Add the drawings of ``.npz`` files to a person's own, and read all others as pictures.

        With ``labels``, a picture whose name tells its label is kept at once; others wait.
        """
        for path in paths:
            if path.suffix.casefold() == ".npz":
                self.mine.add_file(path)
        pictures = [path for path in paths if path.suffix.casefold() != ".npz"]
        if pictures:
            self.scanner.read_files(pictures, labels)

    # What comes back.

    def _on_drawn(self) -> None:
        self.answers.clear()
        self._look.start()

    def read(self) -> None:
        """Show what the networks think of what is on the canvas now."""
        self._take_weights()
        self._read()
        self.renew()

    def _take_weights(self) -> bool:
        """Take the latest weights; whether they are others than before."""
        snapshot = self.session.observations.snapshot
        return bool(self._predictor and snapshot and self._predictor.use(snapshot))

    def _read(self) -> None:
        if self.drawing.row.active:
            self._ask_about_row()
            return
        if self.canvas.empty:
            self.prediction.show_prediction(None, None)
            return
        image, shares = self.canvas.image(), None
        if self._predictor is not None:
            shares = self._predictor.probabilities(image)
            if shares is not None:
                self.answers.add(self._predictor.steps, shares)
        self.prediction.show_prediction(image, shares, self.canvas.side_by_side)

    def _ask_about_row(self) -> None:
        """Show what every lane says to the row that is filled in."""
        x = self.drawing.row.row()
        if x is not None and self._predictor is not None:
            self.drawing.row.show_answers(self._predictor.ask(x))

    def renew(self) -> None:
        """Renew those panels about the drawing, the weights and the own digits that are seen."""
        if self._closed:
            return
        self._behind = False
        cards, drawn = self.cards, not self.canvas.empty
        cards.tell(cards.ribbon.show_answers, self.answers, drawn)
        if not drawn:
            self._show_explanation(None)
        if cards.inside.isVisible() and self._predictor:
            cards.tell(cards.inside.show_weights, self._predictor.first_weights())
        run, snapshot = self.session.run, self.session.observations.snapshot
        if run is None or snapshot is None:
            return
        if drawn and (cards.preparation.isVisible() or cards.inside.isVisible()):
            self.explainer.ask(
                run.lanes, run.dataset, self.canvas.drawing(), self.canvas.rungs, snapshot
            )
        if cards.own.isVisible():
            waiting = nn.pictures_of(scan.drawing for scan in self.waiting)
            self.explainer.ask_digits(run.lanes, run.dataset, snapshot, self.mine.pictures, waiting)

    def _show_explanation(self, explanation: nn.Explanation | None) -> None:
        shown = None if self.canvas.empty else explanation
        for panel in (self.cards.preparation, self.cards.inside):
            self.cards.tell(panel.show_explanation, shown)

    def _show_own_read(self, *read: Any) -> None:
        self.cards.tell(self.cards.own.show_answers, *read)

    def _on_mine_changed(self) -> None:
        self.session.use_digits(self.mine.part)
        self._show_own()

    def _on_found(
        self, scans: list[nn.ImportedImage], errors: list[tuple[str, nn.NablascopeError]]
    ) -> None:
        if errors:
            self.refused.emit(messages.of_files(errors))
        self._keep_labelled([scan for scan in scans if scan.label is not None])
        scans = [scan for scan in scans if scan.label is None]
        self.waiting += scans
        if scans and self.canvas.empty:
            self._show_scan(len(self.waiting) - len(scans))
        elif scans:
            self.said.emit(partial(messages.of_waiting, len(self.waiting)))
            self._show_own()

    def _keep_labelled(self, scans: list[nn.ImportedImage]) -> None:
        """Keep pictures whose names tell their labels, but for those that were exported here."""
        if not scans:
            return
        known = {key for key, _ in keys_of(self.mine.drawings)}
        new = [scan for scan in scans if scan.mark not in known]
        if new:
            labels = [scan.label for scan in new if scan.label is not None]
            self.mine.keep([scan.drawing for scan in new], labels)
        self.said.emit(partial(messages.of_imported, len(new), len(scans) - len(new)))

    def show_next(self) -> None:
        """Put the next picture that waits on the canvas; one without a label waits again."""
        if self.waiting:
            if self._scan is not None and self.canvas.drawing() is self._scan.drawing:
                self.waiting.append(self._scan)
            self._show_scan(0)

    def _show_waiting(self, scan: nn.ImportedImage) -> None:
        """Put a picture on the canvas, if it still waits."""
        if scan in self.waiting:
            self._show_scan(self.waiting.index(scan))

    def _remove_kept(self, drawing: nn.Drawing) -> None:
        """Drop a digit from those that were kept, if it is still among them."""
        place = self.mine.place_of(drawing)
        if place is not None:
            self.mine.remove(place)

    def _show_scan(self, place: int) -> None:
        """Put one of the pictures that wait on the canvas."""
        scan = self._scan = self.waiting.pop(place)
        self.canvas.show_drawing(scan.drawing)
        self.said.emit(partial(messages.of_scan, scan, len(self.waiting)))
        self._show_own()

    def _show_kept(self, drawing: nn.Drawing) -> None:
        """Bring a kept digit back to the canvas: a key gives it another label."""
        self.canvas.show_drawing(drawing)
        self.said.emit(messages.of_kept_shown)

    def _show_own(self) -> None:
        self.cards.tell(self.cards.own.show_digits, self.mine.drawings, self.waiting)
        self.renew()
