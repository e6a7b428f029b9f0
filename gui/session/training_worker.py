"""TrainingWorker: runs the training loop in a thread of its own."""

from __future__ import annotations

from PyQt5.QtCore import QObject, QThread, pyqtSignal, pyqtSlot

from gui.session.training_loop import TrainingLoop


class TrainingWorker(QObject):
    """Carries the loop's events to the window's thread.

    Signals:
        told: (Event) something happened in the loop.
        ended: the loop has ended.
    """

    told = pyqtSignal(object)
    ended = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.loop = TrainingLoop(self.told.emit)

    @pyqtSlot()
    def run(self) -> None:
        """Obey and train until told to quit."""
        assert QThread.currentThread() is self.thread()
        self.loop.run()
        self.ended.emit()
