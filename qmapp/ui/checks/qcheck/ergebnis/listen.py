"""Strengths, and potentials to choose from: 0 and 1 point are proposed, 2 can be added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import Signal, Slot

from qmapp.act.feststellung.rows import FeststellungZeile
from qmapp.checks.qcheck.rows import Frage
from qmapp.german import integer
from qmapp.ui.checks.auswertung.werte import clear
from qmapp.ui.checks.qcheck.ergebnis import worte
from qmapp.ui.checks.qcheck.ergebnis.befund import Befund
from qmapp.ui.checks.qcheck.ergebnis.fragenzeile import Fragenzeile
from qmapp.ui.style import hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.signs import StatusPill

_FIRST = 3
_NO_STRENGTH = "Keine Frage ist mit 3 Punkten bewertet."
_NO_POTENTIAL = "Keine Frage ist mit 0 oder 1 Punkt bewertet."


@dataclass(frozen=True)
class _Zeile:
    """What a row says."""

    frage: Frage
    why: str
    held: str

    @classmethod
    def of(cls, befund: Befund, frage: Frage, held: Mapping[str, FeststellungZeile]) -> Self:
        """A question with the reason it is named and what was held of it."""
        row = held.get(frage.punkt.code)
        return cls(frage, worte.warum(frage, worte.damals(befund)), "" if row is None else row.kennung)


class StaerkenKarte(Card):
    """The first few are shown, the rest on demand; ``opened`` carries the code of a question."""

    opened = Signal(str)

    def __init__(self) -> None:
        self.pill = StatusPill("ok", "")
        self.more = Button("", kind="link")
        self._none = Label(_NO_STRENGTH, "small", "text2", wrap=True)
        self._list = vbox(gap=8)
        self._all = False
        self._shown: list[_Zeile] = []
        self._befund: Befund | None = None
        self.rows: list[Fragenzeile] = []
        super().__init__(self._list, self._none, hbox(self.more, None), title="Stärken", right=self.pill, gap=8)
        self.more.clicked.connect(self._toggle)

    def show_befund(self, befund: Befund) -> None:
        """Show them, the heaviest first."""
        self._befund = befund
        found = befund.ergebnis.staerken
        self.pill.set("ok", worte.anzahl(len(found), "Frage", "Fragen") if found else "")
        show_if(self._none, not found)
        rest = len(found) - _FIRST
        show_if(self.more, rest > 0)
        self.more.set_text("Weniger zeigen" if self._all else worte.anzahl(rest, "weitere Stärke", "weitere Stärken"))
        held = befund.gehalten(staerken=True)
        shown = [_Zeile.of(befund, frage, held) for frage in (found if self._all else found[:_FIRST])]
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._list)
        self.rows = []
        for one in shown:
            row = Fragenzeile(one.frage, one.why, sign=("circle-check", "ok"), held=one.held)
            row.opened.connect(self.opened)
            self.rows.append(row)
            self._list.addWidget(row)

    @Slot()
    def _toggle(self) -> None:
        self._all = not self._all
        if self._befund is not None:
            self.show_befund(self._befund)
            self.more.setFocus()


class PotentialeKarte(Card):
    """``changed`` tells of another choice; one made by hand stays until another Q-Check is shown."""

    opened = Signal(str)
    changed = Signal()

    def __init__(self) -> None:
        self.pill = StatusPill("warn", "")
        self.more = Button("", kind="link")
        self._none = Label(_NO_POTENTIAL, "small", "text2", wrap=True)
        self._list = vbox(gap=8)
        self._wide = False
        self._shown: list[_Zeile] = []
        self._befund: Befund | None = None
        self._by_hand: dict[str, bool] = {}
        self._held_before: frozenset[str] | None = None
        self.rows: list[Fragenzeile] = []
        super().__init__(
            self._list, self._none, hbox(self.more, None), title="Verbesserungspotentiale", right=self.pill, gap=8
        )
        self.more.clicked.connect(self._toggle)

    def forget(self) -> None:
        """Another Q-Check is shown: nothing is chosen by hand."""
        self._by_hand.clear()
        self._held_before = None
        self._wide = False

    def show_befund(self, befund: Befund) -> None:
        """Show them, the fewest points and the heaviest first."""
        self._befund = befund
        if self._held_before is None:
            self._held_before = frozenset(befund.gehalten())
        almost = self._almost()
        offered = self._offered()
        show_if(self._none, not offered)
        show_if(self.more, bool(almost))
        count = worte.anzahl(len(almost), "Frage", "Fragen")
        self.more.set_text("Ohne Fragen mit 2 Punkten" if self._wide else f"Auch {count} mit 2 Punkten zeigen")
        held = befund.gehalten()
        self._rebuild([_Zeile.of(befund, frage, held) for frage in offered])
        for row in self.rows:
            row.set_chosen(self._is_chosen(row.code))
        self._count()

    def _rebuild(self, shown: list[_Zeile]) -> None:
        """New rows only where they say something else: the focus stays in those that are there."""
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._list)
        self.rows = []
        for one in shown:
            row = Fragenzeile(one.frage, one.why, held=one.held)
            row.opened.connect(self.opened)
            row.chosen.connect(self._on_chosen)
            self.rows.append(row)
            self._list.addWidget(row)

    def gewaehlt(self) -> tuple[str, ...]:
        """Codes of the questions chosen, in the order shown."""
        return tuple(f.punkt.code for f in self._offered() if self._is_chosen(f.punkt.code))

    def _offered(self) -> Sequence[Frage]:
        if self._befund is None:
            return ()
        return (*self._befund.ergebnis.potentiale, *(self._almost() if self._wide else ()))

    def _almost(self) -> Sequence[Frage]:
        """The questions with 2 points, the heaviest first."""
        assert self._befund is not None, "asked only with a result"
        found = [f for f in self._befund.fragen if f.bewertung is not None and f.bewertung.urteil.punkte == 2]
        return sorted(found, key=lambda frage: (-frage.punkt.gewicht, frage.punkt.nummer))

    def _is_chosen(self, code: str) -> bool:
        """As chosen by hand, else what is proposed: 0 and 1 point of which nothing was held when it was shown first."""
        assert self._befund is not None, "asked only with a result"
        proposed = {frage.punkt.code for frage in self._befund.ergebnis.potentiale} - (self._held_before or frozenset())
        return self._by_hand.get(code, code in proposed)

    @Slot(str, bool)
    def _on_chosen(self, code: str, on: bool) -> None:
        self._by_hand[code] = on
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        count = len(self.gewaehlt())
        self.pill.set("warn" if count else "neutral", f"{integer(count)} ausgewählt", "target-arrow")

    @Slot()
    def _toggle(self) -> None:
        self._wide = not self._wide
        if self._befund is not None:
            self.show_befund(self._befund)
            self.changed.emit()
            self.more.setFocus()


__all__ = ["PotentialeKarte", "StaerkenKarte"]
