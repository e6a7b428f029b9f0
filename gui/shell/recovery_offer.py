"""RecoveryOffer: offers the run that a crash left behind, until it is opened or discarded."""

from __future__ import annotations

from gui.session.recovery import Recovery
from gui.session.session import Session
from gui.session.state import Run
from gui.shell.banner import Banner, Offer
from gui.style.i18n import N_, tr

KEY = "recovery"


class RecoveryOffer:
    """Without a ``recovery`` there is nothing to offer."""

    def __init__(self, session: Session, recovery: Recovery | None, banner: Banner) -> None:
        self._session, self._recovery, self._banner = session, recovery, banner
        self._opening = False  # whether a run that was left behind is being opened

    def show(self) -> None:
        """Offer the newest run that was left behind."""
        left = self._recovery.left_behind() if self._recovery else []
        if not left or not self._recovery:
            return
        path, recovery = left[0], self._recovery

        def go_on() -> None:
            self._opening = True
            self._session.open_file(path)

        def discard() -> None:
            recovery.forget(path)
            self.show()  # an older one may be there too

        self._banner.offer(
            Offer(
                lambda: tr("The last run was interrupted. It was saved, and you can continue it."),
                (N_("Continue"), go_on),
                (N_("Discard"), discard),
                key=KEY,
            )
        )

    def on_loaded(self, run: Run) -> None:
        """Another run is shown: perhaps the one that was left behind."""
        recovery = self._recovery
        if recovery and run.path in recovery.left_behind():
            recovery.adopt(run.path)
            self._banner.withdraw(KEY)
            self._opening = False
        elif self._session.model.building is None and run.path is None:
            self.on_not_opened()

    def on_not_opened(self) -> None:
        """The run that was left behind was not opened after all; nothing is lost."""
        if self._opening:
            self._opening = False
            self.show()
