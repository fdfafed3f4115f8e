"""Berichte: every document that can be written now, what it will hold, and what is still open before it goes out."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.befragung import befragungen
from qmapp.checks.qcheck import qchecks
from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.progress import Progress
from qmapp.ui.act.papiere import bestellbar
from qmapp.ui.auftrag import BEFRAGUNGSBERICHT, PRUEFBERICHT, QCHECKBERICHT
from qmapp.ui.ausgabe import Berichtsausgabe, Gespeichert
from qmapp.ui.checks.berichtsauswahl import Berichtsauswahl
from qmapp.ui.checks.berichtsliste import Abschnitt, ActBericht, Zeile, angeboten, von_befragung, von_qcheck
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, NavEntry, Page
from qmapp.ui.style import box, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.page_header import PageHeader
from qmapp.ui.widgets.table import ItemList

if TYPE_CHECKING:
    from qmapp.reports.vorpruefung import Vorpruefung

LIST_KEY = "aktenpruefung.liste"
#: The page that shows what a report tells of.
RESULT_KEYS = {
    PRUEFBERICHT: "aktenpruefung.auswerten",
    QCHECKBERICHT: "qcheck.ergebnis",
    BEFRAGUNGSBERICHT: "befragung.auswertung",
}


class Berichte(Page):
    """List at the left; outline and open points of the chosen document at the right."""

    key = "berichte"
    title = "Berichte"
    nav = NavEntry("Berichte", "report-analytics", area=6)
    tables = frozenset(
        {
            "aktenpruefung",
            "ziehung",
            "akte",
            "antwort",
            "empfehlung",
            "stellungnahme",
            "massnahme",
            "gesamtstellungnahme",
            "qcheck",
            "qcheck_bewertung",
            "befragung",
            "bogen",
        }
    )
    keys = (("Strg+E", "Erstellen"), ("Enter", "Erstellen"), ("F1", "Hilfe"))
    help_page = "berichte"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._asked = 0
        self.primary = Button("Prüfbericht erstellen", "file-export", "primary")
        self.show_result = Button("Auswertung ansehen", "chart-histogram")
        self.auswahl = Berichtsauswahl()
        self.list = self.auswahl.list
        self.outline: ItemList[Abschnitt] = ItemList(
            "Gliederung", key=_position, title=_heading, subtitle=_nothing, row_height=32
        )
        self.checks: ItemList[Vorpruefung] = ItemList(
            "Vor dem Export", key=_text, title=_text, subtitle=_word_and_satz, icon=_sign, row_height=52
        )
        self.sentence = Label("", "small", "text2", wrap=True)
        self.saved, self.problem = Gespeichert(), Banner("bad", " ")
        self.ausgabe = Berichtsausgabe(self, context, self.saved, self.problem)
        self._go = Button("Zu den Aktenprüfungen", "folder-search", "primary")
        self.empty = Card(
            EmptyState(
                "report-analytics",
                "Noch kein Bericht",
                "Hier stehen die Papiere einer Prüfung, sobald eine Fallliste eingelesen ist, die von Q-Checks und "
                "Befragungen, sobald etwas beantwortet ist, und die zu Maßnahmen, sobald es welche gibt.",
                self._go,
            )
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        self._outline_card = Card((self.outline, 1), title="Gliederung", subtitle=" ", margin=(1, 13, 1, 6))
        self._checks_card = Card(
            self.checks,
            box(vbox(self.sentence, margin=(16, 8, 16, 8))),
            None,
            title="Vor dem Export",
            subtitle=" ",
            margin=(1, 13, 1, 6),
        )
        for card in (self._outline_card, self._checks_card):
            inset_head(card)
        sized(self.outline, min_height=240)
        self._columns = Columns(
            (self.auswahl, 6),
            (self._outline_card, 4),
            (self._checks_card, 5),
            fold=900,
        )
        header = PageHeader(self.title, primary=self.primary, secondary=(self.show_result,))
        body = box(vbox((self.empty, 1), (self._columns, 1), gap=0))
        self.build(header, self.problem, self.saved, body, gap=14)
        for widget in (self.problem, self.saved, self.empty):
            widget.hide()

    def _connect(self) -> None:
        QShortcut(QKeySequence("Ctrl+E"), self).activated.connect(self.export)
        self.primary.clicked.connect(self.export)
        self.show_result.clicked.connect(self._on_result)
        self.list.current_changed.connect(self._on_current)
        self.auswahl.filtered.connect(self._show)
        self.list.activated_row.connect(self._on_activated)
        self.checks.current_changed.connect(self._on_check)
        self._go.clicked.connect(self._on_go)

    def refresh(self) -> None:
        found: list[Zeile] = [one for row in self.context.read(pruefung_module.pruefungen) for one in angeboten(row)]
        found += [one for check in self.context.read(qchecks) for one in von_qcheck(check)]
        found += [one for survey in self.context.read(befragungen) for one in von_befragung(survey)]
        found += [ActBericht(one) for one in bestellbar(self.context)]
        self.auswahl.show_reports(found)
        show_if(self.empty, not found)
        show_if(self._columns, bool(found))
        self._show()

    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.title),)

    def commands(self) -> tuple[Command, ...]:
        return (Command(self.primary.words(), self.export, "Strg+E"),) if self.list.current() is not None else ()

    def first_focus(self) -> QWidget | None:
        return self.list if self.list.rows.count() else self._go

    @Slot()
    def export(self) -> None:
        """Ask for formats and folder, then write the chosen document."""
        row = self.list.current()
        if row is not None:
            self.ausgabe.order(row.auftrag(self.context))

    @Slot()
    def _show(self) -> None:
        assert self.header is not None
        row = self.list.current()
        count = self.list.rows.count()
        words = "1 Bericht kann" if count == 1 else f"{integer(count)} Berichte können"
        self.header.set_context(f"{words} jetzt erstellt werden" if count else "")
        for button in (self.primary, self.show_result):
            show_if(button, row is not None)
        if row is None:
            return
        self.primary.set_text(f"{row.papier} erstellen")
        show_if(self.show_result, row.art in RESULT_KEYS)
        self._asked += 1
        work = partial(_looked_at, self.context, self._asked, row)
        self.context.run(work, self._on_looked_at, self._on_refused)

    @Slot(object)
    def _on_looked_at(self, found: "_Gesehen") -> None:
        if found.frage != self._asked:
            return
        self._show_checks(found.vorpruefung)
        self.outline.show_rows(found.gliederung)
        chapters = sum(entry.ebene == 1 for entry in found.gliederung)
        self._outline_card.set_title("Gliederung", "1 Kapitel" if chapters == 1 else f"{integer(chapters)} Kapitel")

    def _show_checks(self, checks: "tuple[Vorpruefung, ...]") -> None:
        self.checks.show_rows(checks)
        self.checks.fit()
        first = next((check for check in checks if not check.ok), checks[0]) if checks else None
        if first is not None and self.checks.current() is None:
            self.checks.select_key(first.text)
        current = self.checks.current()
        self.sentence.setText("" if current is None else current.satz)
        open_points = sum(not check.ok for check in checks)
        self._checks_card.set_title("Vor dem Export", _open_words(open_points) if checks else " ")

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.outline.show_rows(())
        self._show_checks(())
        self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
        self.problem.show()

    @Slot(object)
    def _on_current(self, _: Zeile) -> None:
        self.problem.hide()
        self._show()

    @Slot(object)
    def _on_check(self, check: "Vorpruefung") -> None:
        self.sentence.setText(check.satz)

    @Slot(object)
    def _on_activated(self, _: Zeile) -> None:
        self.export()

    @Slot()
    def _on_result(self) -> None:
        row = self.list.current()
        if row is not None and row.art in RESULT_KEYS and not isinstance(row, ActBericht):
            self.context.navigate(RESULT_KEYS[row.art], row.bereich[0])

    @Slot()
    def _on_go(self) -> None:
        self.context.navigate(LIST_KEY)


@dataclass(frozen=True)
class _Gesehen:
    """What the worker found in the document; ``frage`` tells answers apart."""

    frage: int
    gliederung: tuple[Abschnitt, ...]
    vorpruefung: "tuple[Vorpruefung, ...]"


def _looked_at(context: Context, asked: int, row: Zeile, progress: Progress) -> _Gesehen:
    seen = row.ansicht(context)
    outline = tuple(Abschnitt(position, level, text) for position, (level, text) in enumerate(seen.gliederung))
    return _Gesehen(asked, outline, seen.vorpruefung)


def _open_words(count: int) -> str:
    if not count:
        return "Nichts offen"
    return "1 Punkt offen" if count == 1 else f"{integer(count)} Punkte offen"


def _position(row: Abschnitt) -> int:
    return row.position


def _heading(row: Abschnitt) -> str:
    return "\u2003" * (row.ebene - 1) + row.text


def _nothing(_: object) -> str:
    return ""


def _text(row: "Vorpruefung") -> str:
    return row.text


def _word_and_satz(row: "Vorpruefung") -> str:
    return f"{'In Ordnung' if row.ok else 'Offen'}: {row.satz}"


def _sign(row: "Vorpruefung") -> tuple[str, str]:
    return ("circle-check", "ok") if row.ok else ("alert-triangle", "warn")
