"""HelpDialog: what each card shows, all keys, and the glossary: all of it read from elsewhere."""

from __future__ import annotations

from html import escape

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gui.panels import PANELS
from gui.shell import screen_fit
from gui.shell.screen_fit import FRAME
from gui.shell.shortcuts import SHORTCUTS
from gui.shell.workspaces import WORKSPACES
from gui.style import theme
from gui.style.glossary import GLOSSARY
from gui.style.i18n import N_, tr

BEGINNING = (
    N_(
        "Press Run. All lanes train on the same mini-batches, so two curves differ only because "
        "the recipes on the left differ."
    ),
    N_(
        "Press + to copy a lane and change one setting. The new lane starts at step 0 and catches "
        "up. If the lanes have different batch sizes, the axis counts epochs."
    ),
    N_(
        "On the right, test the networks with your own input, even during training: draw a digit, "
        "change a row, move a point or type a sentence."
    ),
    N_(
        "In a plot, turn the wheel to zoom the steps, hold Ctrl to zoom the values, and drag to "
        "move. The plot then stops following the run until you press 'Back to live'."
    ),
)


class HelpDialog(QDialog):
    """Three pages. The glossary can be searched."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Help"))
        room = screen_fit.available(parent).size()
        self.resize(min(theme.px(720), room.width()), min(theme.px(660), room.height() - FRAME))
        self.tabs = QTabWidget()
        self.tabs.setObjectName("helpTabs")
        self.glossary = QTextBrowser()
        self.search = QLineEdit()
        self.search.setObjectName("glossarySearch")
        self.search.setPlaceholderText(tr("Search the glossary"))
        self.search.setAccessibleName(tr("Search the glossary"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show_terms)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.glossary)
        self.tabs.addTab(_browser(cards_html()), tr("What you see"))
        self.tabs.addTab(_browser(keys_html()), tr("Keys"))
        self.tabs.addTab(page, tr("Glossary"))
        self._show_terms("")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(self.tabs)
        box.addWidget(buttons)

    def _show_terms(self, wanted: str) -> None:
        self.glossary.setHtml(glossary_html(wanted))


def cards_html() -> str:
    """How to begin, and the question and the help of every panel, by workspace."""
    parts = [f"<p>{escape(tr(paragraph))}</p>" for paragraph in BEGINNING]
    for name, title in WORKSPACES.items():
        members = [panel for panel in PANELS if panel.workspace == name]
        if members:
            parts.append(f"<h3>{escape(tr(title))}</h3>")
        for panel in members:
            told = escape(f"{tr(panel.question)} {tr(panel.help)}".strip())
            parts.append(f"<p>{theme.strong(escape(tr(panel.tab or panel.title)))}. {told}</p>")
    return "".join(parts)


def keys_html() -> str:
    """The table of shortcuts."""
    rows: dict[tuple[str, str], None] = {}
    for one in SHORTCUTS:
        rows[one.shown or ", ".join(one.keys), one.told] = None
    family = theme.NUMBER_FAMILY
    cells = "".join(
        f"<tr><td style=\"padding: 4px 22px 4px 0; font-family: '{family}'\">{escape(keys)}</td>"
        f'<td style="padding: 4px 0">{escape(tr(told))}</td></tr>'
        for keys, told in rows
    )
    return f"<table>{cells}</table>"


def glossary_html(wanted: str = "") -> str:
    """The terms that hold ``wanted``, or all, in the alphabet of the language."""
    terms = {tr(term): tr(told) for term, told in GLOSSARY.items()}
    wanted = wanted.strip().casefold()
    return "".join(
        f"<p>{theme.strong(escape(term))} &nbsp;{escape(terms[term])}</p>"
        for term in sorted(terms, key=str.casefold)
        if wanted in f"{term} {terms[term]}".casefold()
    )


def _browser(html: str) -> QTextBrowser:
    text = QTextBrowser()
    text.setHtml(html)
    return text
