"""One Prüfpunkt on the Prüfplatz: number, title and legal basis painted, its four answers as real buttons."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung.rows import AUSSER_KRAFT, AntwortZeile, Ergebnis
from qmapp.checks.katalog import Pruefpunkt
from qmapp.ui.checks.antwortreihe import Antwortreihe
from qmapp.ui.style import Role, draw_icon, look, paint, px
from qmapp.ui.widgets.answers import Answer, AnswerButtons

#: The answer "Mangel" before its kind is known; the kinds themselves are results.
MANGEL: Final = "mangel"

ANTWORTEN: Final = (
    Answer(Ergebnis.OK, "1", "Erfüllt", "check", "ok"),
    Answer(MANGEL, "2", "Mangel", "x", "bad"),
    Answer(Ergebnis.ENTFAELLT, "3", "Entfällt", "minus", "neutral"),
    Answer(Ergebnis.NICHT_PRUEFBAR, "4", "Nicht prüfbar", "ban", "warn"),
)

WORTE: Final = {
    Ergebnis.OK: "erfüllt",
    Ergebnis.F1: "Mangel, formell",
    Ergebnis.F2: "Mangel, materiell ohne Zahlungswirkung",
    Ergebnis.F3_PLUS: "Mangel, zu viel gezahlt",
    Ergebnis.F3_MINUS: "Mangel, zu wenig gezahlt",
    Ergebnis.ENTFAELLT: "entfällt",
    Ergebnis.NICHT_PRUEFBAR: "nicht prüfbar",
}

_NUMBER_WIDTH, _SIDE = 32, 12


def kurz(code: str) -> str:
    """The number a user calls a Prüfpunkt by: AP-KDU-06 → 06."""
    return code.rsplit("-", 1)[-1]


def gesperrt(antwort: AntwortZeile) -> str:
    """Why a Prüfpunkt falls away by itself, without a full stop; "" where it does not."""
    why = antwort.ausser_kraft
    if antwort.gesperrt_durch == AUSSER_KRAFT and why is not None:
        return f"Entfällt mit Prüfpunkt {kurz(why.durch)}, {why.pause.satz}" if why.durch else why.satz
    return f"Entfällt wegen Prüfpunkt {kurz(antwort.gesperrt_durch)}" if antwort.gesperrt_durch else ""


class PunktZeile(Antwortreihe[AntwortZeile]):
    """The row of a Prüfpunkt."""

    def __init__(self, punkt: Pruefpunkt, parent: QWidget) -> None:
        buttons = AnswerButtons(f"Prüfpunkt {punkt.nummer}: {punkt.titel}", ANTWORTEN)
        super().__init__(AntwortZeile(punkt), buttons, parent)
        self._name()

    def show_answer(self, antwort: AntwortZeile, *, frei: bool) -> None:
        """Show the answer; ``frei`` is False for a file that takes none now."""
        self.buttons.set_locked(not frei)
        self.buttons.set_value(_shown(antwort.ergebnis))
        if antwort == self.antwort:
            return
        self.antwort = antwort
        self._name()
        self.update()

    def show_pending(self) -> None:
        """Show Mangel while its kind is still being asked."""
        self.buttons.set_value(MANGEL)

    def line(self) -> str:
        """What stands below (or beside) the title: marks of the answer, then what locks it, or its legal basis."""
        antwort = self.antwort
        given = ((antwort.vorgemerkt, "Vorgemerkt"), (antwort.sammelantwort, "gemeinsam beantwortet"))
        marks = tuple(words for holds, words in given if holds)
        locked = gesperrt(antwort)
        if locked:
            return " · ".join((*marks, locked))
        notes = ("Reform 2026",) if self.punkt.reform_2026 else ("Quelle prüfen",) if self.punkt.pruefen else ()
        return " · ".join((*marks, *notes, self.punkt.rechtsgrundlage))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        locked = self.antwort.gesperrt_durch is not None
        left = px(_SIDE + _NUMBER_WIDTH)
        number = QRectF(px(_SIDE), px(5), px(_NUMBER_WIDTH), px(22))
        paint.text(p, number, str(self.punkt.nummer), "bodyb", "accent" if self._active else "text3")
        if self._stacked:
            legal = min(px(260), self.width() // 3)
            self._title(p, QRectF(left, px(5), self.width() - left - legal - px(24), px(22)), locked)
            side = QRectF(self.width() - legal - px(_SIDE), px(5), legal, px(22))
            self._marks(p, side, paint.RIGHT)
        else:
            room = self.buttons.x() - left - px(8)
            self._title(p, QRectF(left, px(5), room, px(22)), locked)
            self._marks(p, QRectF(left, px(26), room, px(19)), paint.LEFT)

    def _title(self, p: QPainter, rect: QRectF, locked: bool) -> None:
        """In bold; a little smaller before it has to be shortened."""
        fits = look.text_width(self.punkt.titel, "bodyb") <= rect.width()
        role: Role = "bodyb" if fits else "smallb"
        paint.text(p, rect, self.punkt.titel, role, "text3" if locked else "text")

    def _marks(self, p: QPainter, rect: QRectF, align: Qt.AlignmentFlag) -> None:
        icon, ink = self._sign()
        if icon and align == paint.LEFT:
            side = px(14)
            draw_icon(p, icon, QRectF(rect.x(), rect.center().y() - side / 2, side, side), ink, 2.2)
            rect = rect.adjusted(px(19), 0, 0, 0)
        paint.text(p, rect, self.line(), "cap", ink, align)

    def _sign(self) -> tuple[str, str]:
        """Icon and colour of the line, by what matters most."""
        if self.antwort.vorgemerkt:
            return "bookmark", "accent"
        if self.antwort.gesperrt_durch:
            return "lock", "text3"
        return ("flag" if self.punkt.reform_2026 else "alert-triangle" if self.punkt.pruefen else "", "text3")

    def place(self) -> None:
        high = px(34)
        if self._stacked:
            left = px(_SIDE)
            self.buttons.setGeometry(left, px(36), self.width() - 2 * left, px(40))
        else:
            width = min(self.buttons.minimumSizeHint().width() + px(8), self.width() - px(160))
            self.buttons.setGeometry(self.width() - width - px(_SIDE), (self.height_wanted() - high) // 2, width, high)

    def _name(self) -> None:
        antwort = self.antwort
        words = "offen" if antwort.ergebnis is None else WORTE[antwort.ergebnis]
        self.setAccessibleName(f"Prüfpunkt {self.punkt.nummer}: {self.punkt.titel}, {words}")
        self.setAccessibleDescription(f"{self.punkt.frage} {self.line()}")


def _shown(ergebnis: Ergebnis | None) -> object:
    return MANGEL if ergebnis is not None and ergebnis.mangel else ergebnis
