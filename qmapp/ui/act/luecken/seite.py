"""The page of the open threads."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.act import management_response as mr
from qmapp.act.management_response.luecken import SCHRITTE
from qmapp.act.management_response.rows import Luecke, Lueckenart
from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.ui.act.faden import Fadenkarte
from qmapp.ui.act.luecken.gruppe import OBJEKTE, ZEICHEN, Gruppe
from qmapp.ui.act.naechster import FINDING_KEY, NaechsterSchritt
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, NavEntry, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

_EMPTY = (
    "Zu allem, was festgestellt ist, gibt es den nächsten Schritt: Empfehlung, Antwort, Maßnahme mit Frist und eine "
    "geprüfte Wirkung. Hier steht, wo er fehlt."
)
_LEFT = (Lueckenart.OHNE_EMPFEHLUNG, Lueckenart.OHNE_ANTWORT)


class OffeneFaeden(Page):
    """Kinds of gaps as cards; the thread of the row in hand above them."""

    key = "luecken"
    title = "Offene Fäden"
    phase = "act"
    nav = NavEntry("Offene Fäden", "route")
    tables = frozenset({*Fadenkarte.tables, "vorgabe"})
    keys = (
        ("↑ ↓", "Eintrag"),
        ("Enter", "Öffnen"),
        ("Strg+Enter", "Nächster Schritt"),
        ("Tab", "Nächste Gruppe"),
    )
    help_page = "offene-faeden"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._schritt = NaechsterSchritt(self, context)
        self._current: Gruppe | None = None
        self.primary = Button("Nächster Schritt", "route", "primary")
        self.faden = Fadenkarte(context, steps=False)
        self.gruppen = {art: Gruppe(art) for art in Lueckenart}
        self.problem = Banner("bad")
        self._first = Button("Zu den Feststellungen", "clipboard-text", "primary")
        self.empty = Card(EmptyState("circle-check", "Kein Faden ist offen", _EMPTY, self._first))
        left = [group for art, group in self.gruppen.items() if art in _LEFT]
        right = [group for art, group in self.gruppen.items() if art not in _LEFT]
        columns = Columns((box(vbox(*left, None, gap=14)), 1), (box(vbox(*right, None, gap=14)), 1), fold=860, gap=14)
        self._threads = box(vbox(self.faden, (columns, 1), gap=14))
        header = PageHeader(self.title, phase="act", primary=self.primary)
        self.problem.hide()
        self.build(header, self.problem, box(vbox((self.empty, 1), (self._threads, 1), gap=0)), gap=14)
        self._connect()

    def _connect(self) -> None:
        self.primary.clicked.connect(self.take_step)
        self._first.clicked.connect(self._to_findings)
        self._schritt.refused.connect(self._refused)
        for group in self.gruppen.values():
            group.entered.connect(self._on_entered)
            group.opened.connect(self._schritt.open)
            group.wanted.connect(self._schritt.take)

    def refresh(self) -> None:
        heute = self.context.heute()
        rows = self.context.read(mr.luecken, heute)
        for art, group in self.gruppen.items():
            group.show_luecken([row for row in rows if row.art is art], heute)
        self.problem.hide()
        show_if(self.empty, not rows)
        show_if(self._threads, bool(rows))
        show_if(self.primary, bool(rows))
        assert self.header is not None
        count = "1 offener Faden" if len(rows) == 1 else f"{integer(len(rows))} offene Fäden"
        self.header.set_context(f"{count}, der älteste zuerst" if rows else "Wo der nächste Schritt fehlt")
        if self._row() is None:
            self._current = next((group for group in self.gruppen.values() if group.list.current() is not None), None)
        self._show_row()

    def commands(self) -> Sequence[Command]:
        row = self._row()
        return () if row is None else (Command(SCHRITTE[row.art], self.take_step, "Strg+Enter"),)

    def first_focus(self) -> QWidget | None:
        return self._first if self._current is None else self._current.list

    @classmethod
    def badge(cls, context: Context) -> int:
        return context.read(mr.anzahl_luecken, context.heute())

    @Slot()
    def take_step(self) -> None:
        """Take the step the row in hand lacks, or go to where it is taken."""
        row = self._row()
        if row is not None:
            self._schritt.take(row)

    def _row(self) -> Luecke | None:
        return None if self._current is None else self._current.list.current()

    def _show_row(self) -> None:
        for group in self.gruppen.values():
            group.mark(in_hand=group is self._current)
        row = self._row()
        if row is None:
            return
        key: UUID = row.id
        self.faden.show_objekt(OBJEKTE[row.art], key)
        self.primary.set_text(SCHRITTE[row.art])
        self.primary.set_icon(ZEICHEN[row.art])

    @Slot(object)
    def _on_entered(self, group: Gruppe) -> None:
        self._current = group
        self._show_row()

    @Slot()
    def _to_findings(self) -> None:
        self.context.navigate(FINDING_KEY)

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
        self.problem.show()
