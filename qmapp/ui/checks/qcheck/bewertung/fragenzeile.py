"""One question among all: number, title and what is known of it painted, its six answers as real buttons."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import Frage
from qmapp.german import integer
from qmapp.ui.checks.antwortreihe import Antwortreihe
from qmapp.ui.checks.qcheck.antworten import ANTWORTEN
from qmapp.ui.style import Role, draw_icon, look, paint, px
from qmapp.ui.widgets.answers import AnswerButtons

_NUMBER_WIDTH, _SIDE, _KEYS_WIDTH = 32, 12, 258


class Fragenzeile(Antwortreihe[Frage]):
    """Beside the title the answers are their keys alone, below it they say as much as there is room for."""

    def __init__(self, frage: Frage, parent: QWidget) -> None:
        punkt = frage.punkt
        super().__init__(frage, AnswerButtons(f"Frage {punkt.nummer}: {punkt.titel}", ANTWORTEN), parent)
        self.buttons.set_form("key")
        self._frei = True
        self._name()

    def show_answer(self, antwort: Frage, *, frei: bool) -> None:
        """Show the answer; ``frei`` is False where it takes none now."""
        value = None if antwort.bewertung is None else antwort.bewertung.urteil
        if (frei, value) != (self._frei, self.buttons.value()):
            self._frei = frei
            self.buttons.set_locked(not frei)
            self.buttons.set_value(value)
        if antwort is self.antwort:
            return
        self.antwort = antwort
        self._name()
        self.update()

    def line(self) -> str:
        """What stands below (or beside) the title."""
        frage = self.antwort
        marks = [self._remark()]
        if frage.nachweise:
            count = len(frage.nachweise)
            marks.append("1 Nachweis" if count == 1 else f"{integer(count)} Nachweise")
        if notes := sum(note.erledigt_am is None for note in frage.merkpunkte):
            marks.append("1 Merkpunkt" if notes == 1 else f"{integer(notes)} Merkpunkte")
        if frage.vorjahr is not None:
            marks.append(f"zuletzt {worte.KUERZEL[frage.vorjahr.urteil]}")
        marks.append(f"Gewicht {frage.punkt.gewicht}")
        if frage.punkt.ausrichtung is not None:
            marks.append(worte.AUSRICHTUNGEN[frage.punkt.ausrichtung])
        return " · ".join(mark for mark in marks if mark)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        left = px(_SIDE + _NUMBER_WIDTH)
        number = QRectF(px(_SIDE), px(5), px(_NUMBER_WIDTH), px(22))
        paint.text(p, number, str(self.punkt.nummer), "bodyb", "accent" if self._active else "text3")
        if self._stacked:
            title = min(int(look.text_width(self.punkt.titel, "bodyb")) + px(4), self.width() - left - px(160))
            side = self.width() - left - title - px(24)
            self._title(p, QRectF(left, px(5), title, px(22)))
            self._marks(p, QRectF(self.width() - side - px(_SIDE), px(5), side, px(22)), paint.RIGHT)
        else:
            room = self.buttons.x() - left - px(8)
            self._title(p, QRectF(left, px(5), room, px(22)))
            self._marks(p, QRectF(left, px(26), room, px(19)), paint.LEFT)

    def place(self) -> None:
        high = px(34)
        if self._stacked:
            left = px(_SIDE)
            width = self.width() - 2 * left
            self.buttons.fit(width)
            self.buttons.setGeometry(left, px(36), width, px(40))
        else:
            width = px(_KEYS_WIDTH)
            self.buttons.set_form("key")
            self.buttons.setGeometry(self.width() - width - px(_SIDE), (self.height_wanted() - high) // 2, width, high)

    def _title(self, p: QPainter, rect: QRectF) -> None:
        """In bold; a little smaller before it has to be shortened."""
        fits = look.text_width(self.punkt.titel, "bodyb") <= rect.width()
        role: Role = "bodyb" if fits else "smallb"
        paint.text(p, rect, self.punkt.titel, role)

    def _marks(self, p: QPainter, rect: QRectF, align: Qt.AlignmentFlag) -> None:
        bare = self._bare()
        if bare and align == paint.LEFT:
            side = px(14)
            draw_icon(p, "alert-triangle", QRectF(rect.x(), rect.center().y() - side / 2, side, side), "warn", 2.2)
            rect = rect.adjusted(px(19), 0, 0, 0)
        paint.text(p, rect, self.line(), "cap", "warn" if bare else "text3", align)

    def _bare(self) -> bool:
        answer = self.antwort.bewertung
        return answer is not None and not answer.vollstaendig

    def _remark(self) -> str:
        if self._bare():
            return "Bemerkung fehlt"
        answer = self.antwort.bewertung
        return "mit Bemerkung" if answer is not None and answer.bemerkung else ""

    def _name(self) -> None:
        answer = self.antwort.bewertung
        words = "offen" if answer is None else worte.URTEILE[answer.urteil]
        self.setAccessibleName(f"Frage {self.punkt.nummer}: {self.punkt.titel}, {words}")
        self.setAccessibleDescription(f"{self.punkt.frage} {self.line()}")
