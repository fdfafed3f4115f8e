"""One station of the thread: its sign on the line, what stands there, and how far it is."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from qmapp.act.management_response.faden import Glied, Gliedart, Gliedstand
from qmapp.german import integer
from qmapp.ui.style import Tone, draw_icon, look, paint, px

#: Sign, one of them, several of them.
WORTE: Final[dict[Gliedart, tuple[str, str, str]]] = {
    Gliedart.FESTSTELLUNG: ("clipboard-text", "Feststellung", "Feststellungen"),
    Gliedart.EMPFEHLUNG: ("bulb", "Empfehlung", "Empfehlungen"),
    Gliedart.ANTWORT: ("message-reply", "Antwort", "Antworten"),
    Gliedart.MASSNAHME: ("list-check", "Maßnahme", "Maßnahmen"),
    Gliedart.WIRKUNG: ("target-arrow", "Wirkung", "Wirkungen"),
}
_TONES: Final[dict[Gliedstand, Tone]] = {
    Gliedstand.ERREICHT: "ok",
    Gliedstand.UNTERWEGS: "info",
    Gliedstand.OFFEN: "neutral",
    Gliedstand.UEBERFAELLIG: "bad",
    Gliedstand.NEIN: "neutral",
}
#: What a station with several links shows: the first of these that one of them has.
_FIRST: Final = (
    Gliedstand.UEBERFAELLIG,
    Gliedstand.UNTERWEGS,
    Gliedstand.OFFEN,
    Gliedstand.NEIN,
    Gliedstand.ERREICHT,
)
_DISC, _GAP = 30, 10
_WIDE_HEIGHT, _NARROW_HEIGHT = 96, 50


class Station(QAbstractButton):
    """A station; pressing it opens what stands there. ``last``: no line leads on from it."""

    def __init__(self, art: Gliedart, *, last: bool = False) -> None:
        super().__init__()
        self.art = art
        self.glieder: Sequence[Glied] = ()
        self._last = last
        self._upright = False
        self._here = False
        self._missing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_glieder(self, glieder: Sequence[Glied], *, here: bool, missing: bool) -> None:
        """Show these links; ``here``: the page is about them, ``missing``: this is the step to be taken next."""
        self.glieder, self._here, self._missing = glieder, here, missing
        opens = bool(glieder) and not here
        self.setEnabled(opens)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(", ".join(part for part in (self._caption(), self.name(), self.word()) if part))
        self.setToolTip("\n".join(f"{glied.kennung} {glied.titel}: {glied.wort}" for glied in glieder))
        self.update()

    def name(self) -> str:
        """The Kennungen of what stands there: „M-01, M-02“."""
        return ", ".join(glied.kennung for glied in self.glieder)

    def word(self) -> str:
        """How far it is; where several links differ they are counted: „1 × umgesetzt, 2 × in Umsetzung“."""
        if not self.glieder:
            return "fehlt" if self._missing else "noch nicht"
        counted = Counter(glied.wort for glied in self.glieder)
        if len(counted) == 1:
            return self.glieder[0].wort
        return ", ".join(f"{integer(count)} × {word}" for word, count in counted.items())

    def tone(self) -> Tone:
        """The colour of its sign; the word says the same."""
        if not self.glieder:
            return "warn" if self._missing else "neutral"
        stand = next(stand for stand in _FIRST if any(glied.stand is stand for glied in self.glieder))
        if stand is Gliedstand.OFFEN and self._missing:
            return "warn"
        if stand is Gliedstand.NEIN and self.art is Gliedart.WIRKUNG:
            return "warn"
        return _TONES[stand]

    def set_upright(self, upright: bool) -> None:
        """Stand above the next one instead of beside it."""
        self._upright = upright
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(110), px(_NARROW_HEIGHT if self._upright else _WIDE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(92), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        disc = QRectF(px(4), px(4), px(_DISC), px(_DISC))
        self._paint_line(p, disc)
        self._paint_disc(p, disc)
        self._paint_words(p, disc)
        if self.hasFocus():
            paint.focus_frame(p, QRectF(self.rect()))

    def _paint_line(self, p: QPainter, disc: QRectF) -> None:
        if self._last:
            return
        p.setPen(QPen(look.color("line2"), px(2)))
        start, end = disc.right() + px(4), disc.bottom() + px(3)
        if self._upright:
            p.drawLine(QPointF(disc.center().x(), end), QPointF(disc.center().x(), self.height()))
        else:
            p.drawLine(QPointF(start, disc.center().y()), QPointF(self.width(), disc.center().y()))

    def _paint_disc(self, p: QPainter, disc: QRectF) -> None:
        tone = self.tone()
        there = bool(self.glieder)
        pen = QPen(look.color(tone if there or self._missing else "line2"), px(2 if self._here else 1.5))
        if not there:
            pen.setStyle(Qt.PenStyle.DashLine)
        p.setPen(pen)
        p.setBrush(look.color(tone + "S") if there else look.color("surface"))
        p.drawEllipse(disc)
        side = px(17)
        centre = disc.center()
        rect = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        draw_icon(p, WORTE[self.art][0], rect, tone if there or self._missing else "text3", 1.75)

    def _paint_words(self, p: QPainter, disc: QRectF) -> None:
        tone = self.tone()
        ink = tone if self.glieder or self._missing else "text3"
        head = "accent" if self.underMouse() and self.isEnabled() else "text"
        if self._upright:
            x, width = disc.right() + px(_GAP), self.width() - disc.right() - px(_GAP) - px(4)
            paint.text(p, QRectF(x, px(2), width, px(20)), f"{self._caption()} {self.name()}", "smallb", head)
            paint.text(p, QRectF(x, px(21), width, px(18)), self.word(), "cap", ink)
            return
        x, width = disc.left(), self.width() - disc.left() - px(8)
        lines = (("cap", self._caption(), "text3"), ("smallb", self.name(), head), ("cap", self.word(), ink))
        y = disc.bottom() + px(5)
        for role, words, colour in lines:
            if words:
                paint.text(p, QRectF(x, y, width, px(18)), words, role, colour)  # type: ignore[arg-type]  # literals
                y += px(18)

    def _caption(self) -> str:
        return WORTE[self.art][2 if len(self.glieder) > 1 else 1]
