"""What the protocol says of one draw."""

from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung.folgeziehung.rows import ZiehungZeile
from qmapp.checks.aktenpruefung.rows import Ziehungsart
from qmapp.ui.checks.ziehungen.liste import NAMES, titel, wann
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.card import Banner, Card
from qmapp.ui.widgets.labels import Label, show_if


class Einzelheit(Card):
    """Reason, time, digest, and what must be said beside a draw."""

    def __init__(self) -> None:
        self.grund, self.wann = Label("", "body", wrap=True), Label("", "body", wrap=True)
        self.sha256 = Label("", "small", "text2", wrap=True)
        self.hinweis = Banner("info", " ")
        self._reason = _line("Grund", self.grund)
        super().__init__(
            self._reason,
            _line("Gezogen", self.wann),
            _line("SHA-256 des Eintrags", self.sha256),
            self.hinweis,
            title=" ",
            subtitle=" ",
            gap=8,
        )

    def show_row(self, row: ZiehungZeile | None) -> None:
        """Show a draw, or hide where none is chosen."""
        show_if(self, row is not None)
        if row is None:
            return
        self.set_title(f"Ziehung {row.nummer}: {NAMES[row.art]}", "")
        self.setAccessibleName(titel(row))
        self.grund.setText(row.grund)
        show_if(self._reason, bool(row.grund))
        self.wann.setText(wann(row))
        self.sha256.setText(" ".join(row.sha256[i : i + 16] for i in range(0, len(row.sha256), 16)))
        self.hinweis.set("warn" if row.art is Ziehungsart.ERWEITERUNG else "info", row.hinweis or " ")
        show_if(self.hinweis, bool(row.hinweis))


def _line(name: str, value: Label) -> QWidget:
    label = sized(Label(name, "small", "text2"), min_width=150)
    return box(hbox(vbox(label, None, gap=0), (value, 1), gap=12))
