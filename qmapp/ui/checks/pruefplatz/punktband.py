"""All Prüfpunkte of a file as a strip of small fields, for the view that shows one of them at a time."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qmapp.checks.aktenpruefung.rows import AntwortZeile, Ergebnis
from qmapp.ui.style import paint, px

_WIDEST, _GAP = 22, 3


class Punktband(QWidget):
    """A full field is fulfilled, a high one a Mangel, a low one falls away, a framed one cannot be examined, an empty
    one is open; the one in hand has the frame of the focus, a dot below marks for later.

    ``wanted`` carries the code of a field clicked. The keys are those of the list; the strip takes no focus.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._antworten: tuple[AntwortZeile, ...] = ()
        self._active = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_answers(self, antworten: tuple[AntwortZeile, ...]) -> None:
        """Show the answers of a file."""
        self._antworten = antworten
        self._name()

    def set_active(self, code: str) -> None:
        """Frame the Prüfpunkt in hand."""
        self._active = code
        self._name()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(100), px(34))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        for rect, antwort in self._fields():
            if rect.left() <= x <= rect.right() + px(_GAP):
                self.wanted.emit(antwort.punkt.code)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        for rect, antwort in self._fields():
            self._field(p, rect, antwort)

    def _field(self, p: QPainter, rect: QRectF, antwort: AntwortZeile) -> None:
        """Every answer has a form of its own, not only a colour."""
        ergebnis = antwort.ergebnis
        if antwort.punkt.code == self._active:
            paint.frame(p, rect.adjusted(-px(2), -px(2), px(2), px(2)), "surface", "focus", px(2), 5)
        body = rect.adjusted(0, px(4), 0, 0)
        radius = min(px(2), rect.width() / 3)
        if ergebnis is None:
            paint.frame(p, body, "surface", "ctl", 1, 2)
        elif ergebnis.mangel:
            paint.fill(p, rect, "bad", radius)
        elif ergebnis is Ergebnis.ENTFAELLT:
            paint.fill(p, rect.adjusted(0, px(11), 0, 0), "neutral", radius)
        elif ergebnis is Ergebnis.NICHT_PRUEFBAR:
            paint.frame(p, body, "warnS", "warn", px(2), 2)
        else:
            paint.fill(p, body, "ok", radius)
        if antwort.vorgemerkt:
            side = min(px(5), rect.width())
            dot = QRectF(rect.center().x() - side / 2, rect.bottom() + px(4), side, side)
            paint.fill(p, dot, "accent", side / 2)

    def _fields(self) -> list[tuple[QRectF, AntwortZeile]]:
        count = len(self._antworten)
        if not count:
            return []
        gap = px(_GAP) if self.width() / count > 3 * px(_GAP) else 0
        wide = min(float(px(_WIDEST)), (self.width() - px(4) - gap * (count - 1)) / count)
        return [
            (QRectF(px(2) + place * (wide + gap), px(4), wide, px(16)), antwort)
            for place, antwort in enumerate(self._antworten)
        ]

    def _name(self) -> None:
        place = next((a.punkt.nummer for a in self._antworten if a.punkt.code == self._active), 0)
        left = sum(a.ergebnis is None for a in self._antworten)
        self.setAccessibleName(f"Prüfpunkt {place} von {len(self._antworten)}, {left} offen")
        self.update()
