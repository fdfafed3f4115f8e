"""The room of the page: what is needed first, the form that begins it, or its state with the two views."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung.zweitpruefung.rows import Abgleich, Abweichung
from qmapp.ui.checks.zweitpruefung.beginn import Beginn
from qmapp.ui.checks.zweitpruefung.klaerung import Klaerungen
from qmapp.ui.checks.zweitpruefung.stand import Stand
from qmapp.ui.checks.zweitpruefung.uebereinstimmung import Uebereinstimmungen
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, EmptyState
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.labels import show_if

GLEICH, KLAEREN = "gleich", "klaeren"
_NEEDED: Final = (
    "Noch keine Akte geprüft",
    "Hier geht ein Teil der geprüften Akten verdeckt an eine zweite Person. Dafür brauchen Sie geprüfte Akten.",
)
_CLOSED: Final = (
    "Ohne Zweitprüfung",
    "Diese Prüfung hat keine Zweitprüfung, und solange sie vorliegt oder abgeschlossen ist, ändert sich an ihr nichts.",
)


class Flaeche(QWidget):
    """``view_changed`` when the other view is shown; ``end`` and ``discard`` are there only while they are possible."""

    view_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: Abgleich | None = None
        self.beginn, self.stand = Beginn(), Stand()
        self.gleich, self.klaeren = Uebereinstimmungen(), Klaerungen()
        self.go = Button("Akten prüfen", "list-check", "primary")
        self._state = EmptyState("users", *_NEEDED, self.go)
        self.empty = Card(self._state)
        self.views = SegmentedControl("Ansicht", [(GLEICH, "Übereinstimmung"), (KLAEREN, "Abweichungen")])
        self._begin = box(hbox((self.beginn, 2), None, gap=0))
        self.end = Button("Vorzeitig beenden", "check", "link")
        self.discard = Button("Verwerfen", "trash", "link")
        line = hbox(self.views, None, self.end, self.discard, gap=6)
        self._running = box(vbox(self.stand, line, (self.gleich, 1), (self.klaeren, 1), gap=10))
        self.setLayout(vbox((self.empty, 1), (self._begin, 1), (self._running, 1), gap=0))
        self.views.chosen.connect(self._on_view)

    def show_beginning(self, *, drawn: bool, examined: bool, writable: bool) -> None:
        """There is none yet: ask for what is needed, or say why there cannot be one."""
        may = drawn and examined and writable
        show_if(self._begin, may)
        show_if(self.empty, not may)
        self._running.hide()
        closed = examined and not writable
        self._state.set(*(_CLOSED if closed else _NEEDED))
        show_if(self.go, not closed)
        self.go.set_text("Akten prüfen" if drawn else "Zur Liste")

    def may_begin(self) -> bool:
        """The form is there."""
        return not self._begin.isHidden()

    def show_abgleich(self, found: Abgleich, rows: Sequence[Abweichung], *, writable: bool) -> None:
        """Show how it stands."""
        self._found = found
        self.empty.hide()
        self._begin.hide()
        self._running.show()
        self.stand.show_kopf(found.kopf, found.abweichungen, found.geklaert)
        show_if(self.end, writable and not found.kopf.fertig and found.kopf.erledigt > 0)
        show_if(self.discard, writable and not found.geklaert)
        self.gleich.show_abgleich(found, writable=writable)
        self.klaeren.show_rows(rows, finished=found.kopf.fertig)
        self._show_view()

    def settling(self) -> bool:
        """The disagreements are shown, and there are some."""
        return self.view() == KLAEREN and bool(self.klaeren.rows())

    def next_step(self, *, writable: bool) -> tuple[str, str]:
        """Words and icon of the button that goes on; no words where there is nothing to do."""
        if self.settling() and writable:
            return "Klären und weiter", "check"
        if self.may_begin():
            return "Zweitprüfung beginnen", "check"
        more = self._found is not None and not self._found.kopf.fertig
        return ("Akten zweitprüfen" if writable and more and self.view() is not None else "", "list-check")

    def first_focus(self) -> QWidget | None:
        """Where the keyboard begins; None where there is nothing yet but the button of the page."""
        if self.view() is None:
            return self.beginn.zweitpruefer.line if self.may_begin() else self.go
        if self.settling():
            return self.klaeren.list
        table = self.gleich.punkte.table
        return table if self.view() == GLEICH and table.rows.count() else None

    def view(self) -> object:
        """The view chosen, or nothing before it is begun."""
        return None if self._running.isHidden() else self.views.value()

    def show_view(self, *, agreement: bool) -> None:
        """Change the view."""
        self.views.set_value(GLEICH if agreement else KLAEREN)
        self._show_view()
        self.view_changed.emit()

    def _show_view(self) -> None:
        agreement = self.views.value() == GLEICH
        show_if(self.gleich, agreement)
        show_if(self.klaeren, not agreement)

    @Slot(object)
    def _on_view(self, _: object) -> None:
        self._show_view()
        self.view_changed.emit()
