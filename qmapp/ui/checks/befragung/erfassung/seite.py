"""The page on which paper sheets are entered."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp.checks import befragung as door
from qmapp.checks.befragung import stapel
from qmapp.checks.befragung.rows import Abweichung, Befragung
from qmapp.checks.katalog import katalog as read_katalog
from qmapp.errors import UserError
from qmapp.ui.befehle import Befehle
from qmapp.ui.checks.befragung.erfassung.arbeit import Arbeit
from qmapp.ui.checks.befragung.erfassung.flaeche import LIST_KEY, Durchgang, Flaeche
from qmapp.ui.checks.befragung.erfassung.gang import Erfassungsgang
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.page_header import PageHeader

_COMPARE: Final = (("1", "Erste gilt"), ("2", "Zweite gilt"), ("3", "Eigener Wert"), ("F1", "Hilfe"))


class ErfassungSeite(Page):
    """The sheet at the left, the pile at the right; or what two entries differ in."""

    key = "befragung.erfassung"
    title = "Bögen erfassen"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({"befragung", "bogen"})
    keys = (
        ("1 – 5", "Antwort"),
        ("0", "Nicht beurteilbar"),
        ("Leertaste", "Keine Angabe"),
        ("Rücktaste", "Zurück"),
        ("Enter", "Weiter, am Ende speichern"),
        ("F", "Freie Antworten"),
    )
    narrow_sidebar = True
    help_page = "befragungen"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._head: Befragung | None = None
        self.primary = Button("Bogen speichern", "check", "primary")
        self.flaeche = Flaeche()
        self.karte, self.stapel, self.vergleich = self.flaeche.karte, self.flaeche.stapel, self.flaeche.vergleich
        self.blatt = self.karte.blatt
        self.arbeit = Arbeit(self, context, self.blatt.fragen)
        self.gang = Erfassungsgang(self, context, self.arbeit, self.flaeche)
        self._befehle = Befehle(self, context)
        header = PageHeader(self.title, phase="check", primary=self.primary)
        self.build(header, self.flaeche, gap=12)
        self._connect()

    def _connect(self) -> None:
        self.primary.clicked.connect(self.gang.save)
        self._befehle.refused.connect(self.context.tell_error)
        self.flaeche.durchgang_chosen.connect(self.show_durchgang)
        self.flaeche.first.clicked.connect(self._to_list)
        self.vergleich.settled.connect(self._on_settled)
        for keys, slot in (("Ctrl+N", self.gang.new), ("Ctrl+F", self.search)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID):
            self._id = target[0]

    def refresh(self) -> None:
        if self.arbeit.busy():
            return
        head = self._chosen()
        self._id = head.id if head is not None else None
        self._head = self.gang.head = head
        self.flaeche.set_empty(head is None)
        self.primary.setVisible(head is not None)
        if head is not None:
            self._show(head)

    def _chosen(self) -> Befragung | None:
        """The Befragung in hand, else the newest there is."""
        if self._id is not None:
            try:
                return self.context.read(door.befragung, self._id)
            except UserError:
                pass
        known = self.context.read(door.befragungen)
        return self.context.read(door.befragung, known[0].id) if known else None

    def _show(self, head: Befragung) -> None:
        assert self.header is not None
        katalog = self.context.read(read_katalog, head.katalog_id)
        self.header.set_context(f"{head.kennung} · {head.titel}")
        self.header.set_status("ok", "Abgeschlossen" if head.abgeschlossen_am is not None else "")
        closed = head.abgeschlossen_am is not None or self.context.workspace.read_only
        self.flaeche.set_doppelt(head.doppelt)
        self.blatt.show_katalog(katalog)
        self.blatt.set_letters(self.context.settings.single_letter_keys)
        self.blatt.set_locked(closed)
        turned, self.gang.locked = self.gang.locked != closed, closed
        self.flaeche.set_closed(closed, read_only=self.context.workspace.read_only)
        which = self.flaeche.durchgang()
        self.primary.setEnabled(not closed and which is not Durchgang.VERGLEICH)
        if which is Durchgang.VERGLEICH:
            rows = self.context.read(door.abweichungen, head.id)
            pile = self.context.read(stapel.stapel, head.id, 2)
            self.vergleich.show_rows(rows, katalog, pile.erfasst)
            return
        if (head.id, which.value) == (self.arbeit.befragung_id, self.arbeit.erfassung):
            self.arbeit.reload()
        else:
            self.arbeit.open(head.id, which.value)
        if closed:
            self.gang.show_last()
        if turned:
            self.gang.show_sheet()
        self.gang.refresh_pile()

    def crumbs(self) -> tuple[Crumb, ...]:
        head = self._head
        name = () if head is None else (Crumb(head.kennung, LIST_KEY, (head.id,)),)
        return (Crumb("Befragungen", LIST_KEY), *name, Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("Bogen speichern", self.gang.save, "Strg+Enter"),
            Command("Neuer Bogen", self.gang.new, "Strg+N"),
            Command("Bogen nach Nummer öffnen", self.search, "Strg+F"),
            Command("Bogennummer ändern", self.karte.to_number, "N"),
            Command("Angaben zur Person erfassen", self.blatt.to_angaben, "A"),
            Command("Freie Antworten erfassen", self.blatt.to_texts, "F"),
            Command("Zur Auswertung", self._to_result),
        )

    def footer_keys(self) -> tuple[tuple[str, str], ...]:
        if self._head is None:
            return (("F1", "Hilfe"),)
        return _COMPARE if self.flaeche.durchgang() is Durchgang.VERGLEICH else self.keys

    def first_focus(self) -> QWidget | None:
        if self._head is None:
            return self.flaeche.first
        if not self.primary.isEnabled() and self.flaeche.durchgang() is not Durchgang.VERGLEICH:
            return self.stapel.list
        if self.flaeche.durchgang() is Durchgang.VERGLEICH:
            return self.vergleich.list
        # Whoever may not enter this sheet a second time is asked for another name first.
        name = self.karte.wer
        return name.line if name.isVisible() and name.error() else self.blatt.focus_target()

    def leave(self) -> bool:
        """What is begun is kept; what waits for a decision in a free text is blanked out there."""
        waiting = self.blatt.fragen.offener_text() is not None
        kept = self.arbeit.hold()
        if waiting and kept:
            self.context.tell("Gemerkt. Was im Freitext auf eine Person hinweisen kann, ist geschwärzt.", tone="info")
        return kept

    @Slot()
    def search(self) -> None:
        """Go to the number of a sheet to be looked for."""
        self.stapel.search.line.setFocus()
        self.stapel.search.line.selectAll()

    @Slot(object)
    def show_durchgang(self, _: object) -> None:
        """Show another entry, or the comparison of both."""
        if not self.arbeit.hold():
            self.flaeche.set_durchgang(Durchgang(self.arbeit.erfassung))
            return
        self.flaeche.show_view()
        self.refresh()
        self.head_changed.emit()
        target = self.first_focus()
        if target is not None:
            target.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letters = self.context.settings.single_letter_keys
        if self.flaeche.durchgang() is Durchgang.VERGLEICH:
            if self.vergleich.handle(event, letters=letters):
                return
        elif event.key() == Qt.Key.Key_N and self.flaeche.takes_letter(event, letters=letters):
            self.karte.to_number()
            return
        super().keyPressEvent(event)

    @Slot(object, object)
    def _on_settled(self, row: Abweichung, value: int | str | None) -> None:
        assert self._head is not None
        told = {"jetzt": self.context.jetzt(), "wer": self.context.wer}
        place = (self._head.id, row.nummer, row.code, value)
        if self._befehle.attempt(f"Bogen {row.nummer} klären", "", door.settle_abweichung, *place, **told):
            self.vergleich.list.setFocus()
            if not self.vergleich.list.rows.count():
                self.context.tell("Alle Abweichungen sind geklärt.", undo=True)

    @Slot()
    def _to_list(self) -> None:
        self.context.navigate(LIST_KEY)

    def _to_result(self) -> None:
        if self._id is not None:
            self.context.navigate("befragung.auswertung", self._id)
