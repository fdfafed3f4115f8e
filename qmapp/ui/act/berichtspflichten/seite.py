"""The page of the Berichtspflichten."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.act import berichtspflicht as pflicht
from qmapp.act.berichtspflicht.rows import OFFENE, Berichtsjahr, LieferungZeile, SerieZeile, Stand
from qmapp.errors import UserError
from qmapp.ui.act.berichtspflichten.befehle import Berichtsbefehle, Besprechungsbefehle
from qmapp.ui.act.berichtspflichten.einzelheit import Einzelheit
from qmapp.ui.act.berichtspflichten.fragen import Berichtsfragen
from qmapp.ui.act.berichtspflichten.jahresspalte import Jahresspalte, find
from qmapp.ui.auftrag import BERICHTSKALENDER, amtspapier_auftrag
from qmapp.ui.ausgabe import Berichtsausgabe, Gespeichert
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, NavEntry, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.fields import TextField, show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

VORGABEN_KEY = "vorgaben"
_EMPTY = (
    "Hier steht, was Sie wem wann berichten, und welche Besprechungen mindestens stattfinden. Die üblichen Pflichten "
    "übernehmen Sie als Vorschlag, oder Sie beginnen mit einer eigenen."
)

_TABLES = frozenset(
    {
        "berichtspflicht", "berichtspflicht_fassung", "berichtspflicht_empfaenger", "lieferung",
        "terminserie", "terminserie_fassung", "terminserie_jahr", "termin", "vorgabe", "wiedervorlage",
    }
)  # fmt: skip
_KEYS = (
    ("G", "Heute geliefert"),
    ("Strg+N", "Neue Berichtspflicht"),
    ("Strg+E", "Ausgeben"),
    ("Strg+R", "Fristrechner"),
    ("Entf", "Zurücknehmen"),
    ("F1", "Hilfe"),
)


class Berichtspflichten(Page):
    """Due dates and meetings of a year at the left, the one in hand at the right."""

    key = "berichtspflicht.liste"
    title = "Berichtspflichten"
    phase = "act"
    nav = NavEntry("Berichtspflichten", "calendar")
    tables = _TABLES
    keys = _KEYS
    help_page = "berichtspflichten"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._jahr = context.heute().year
        self._year = Berichtsjahr(self._jahr, (), (), ())
        self._wanted: UUID | None = None
        self._befehle = Berichtsbefehle(self, context)
        self._besprechungen = Besprechungsbefehle(self, context)
        self._fragen = Berichtsfragen(self, context, self._befehle)
        self.primary = Button("Heute geliefert", "check", "primary")
        self.neu = Button("Neue Berichtspflicht", "plus")
        self.print_button = Button("Ausgeben …", "file-export")
        self.spalte = Jahresspalte()
        self.detail = Einzelheit(context, self._befehle, self._besprechungen, self._fragen)
        self.problem, self.saved = Banner("bad"), Gespeichert()
        self.ausgabe = Berichtsausgabe(self, context, self.saved, self.problem)
        self._first, self._own, self.empty = _empty_state()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._columns = Columns((self.spalte, 7), (self.detail, 9), fold=800)
        header = PageHeader(self.title, phase="act", primary=self.primary, secondary=(self.neu, self.print_button))
        for banner in (self.problem, self.saved):
            banner.hide()
        body = box(vbox((self.empty, 1), (self._columns, 1), gap=0))
        self.build(header, self.problem, self.saved, body, gap=14)

    def _connect(self) -> None:
        for button, slot in (
            (self.primary, self.done),
            (self.neu, self.new),
            (self._own, self.new),
            (self.print_button, self.export),
            (self._first, self.take),
            (self.spalte.frist, self._fragen.count_days),
            (self.spalte.vorgaben, self._open_vorgaben),
            (self.spalte.besprechungen.neu, self.new_meeting),
        ):
            button.clicked.connect(slot)
        for befehle in (self._befehle, self._besprechungen):
            befehle.refused.connect(self._refused)
        self.spalte.year_chosen.connect(self.show_jahr)
        self.spalte.moved.connect(self._show)
        self.spalte.done.connect(self.done)
        self.spalte.delete_wanted.connect(self._delete)
        for keys, slot in (("Ctrl+N", self.new), ("Ctrl+E", self.export), ("Ctrl+R", self._fragen.count_days)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID):
            self._wanted = target[0]

    def refresh(self) -> None:
        wanted = self._wanted
        if wanted is not None:
            self._jahr, wanted = find(self.context, wanted, self._jahr)
        heute = self.context.heute()
        years = self.context.read(pflicht.jahre, heute=heute)
        if self._jahr not in years:
            self._jahr = heute.year
        self._year = self.context.read(pflicht.kalender, self._jahr, heute=heute)
        self.spalte.show_year(years, self._year, letters=self.context.settings.single_letter_keys)
        if wanted is not None:
            self.spalte.select(wanted)
            self._wanted = None
        self._show()

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("Neue Berichtspflicht", self.new, "Strg+N"),
            Command("Neue Besprechung mit Mindestzahl", self.new_meeting),
            Command("Vorschläge für Berichtspflichten …", self.take),
            Command("Fristrechner …", self._fragen.count_days, "Strg+R"),
            Command("Berichtskalender ausgeben …", self.export, "Strg+E"),
        )

    def footer_keys(self) -> tuple[tuple[str, str], ...]:
        if self._is_empty():
            return (self.keys[1], self.keys[3], self.keys[-1])
        meeting = isinstance(self.spalte.row(), SerieZeile)
        first = ("G", "Termin heute gehalten") if meeting else self.keys[0]
        return (first, *self.keys[1:])

    def first_focus(self) -> QWidget | None:
        return self._first if self._is_empty() else self.spalte.focus()

    def leave(self) -> bool:
        self.detail.commit()
        return True

    @classmethod
    def badge(cls, context: Context) -> int:
        heute = context.heute()
        first, last = date(heute.year - 1, 1, 1), date(heute.year, 12, 31)
        rows = context.read(pflicht.faellige, first, last, heute=heute)
        return sum(row.stand in (Stand.UEBERFAELLIG, Stand.FAELLIG) for row in rows)

    @Slot(int)
    def show_jahr(self, jahr: int) -> None:
        """Show another year."""
        self._jahr = jahr
        self.refresh()

    @Slot()
    def new(self) -> None:
        """Make a Berichtspflicht: it is there at once, and its title is asked for."""
        made = self._befehle.create(self._jahr)
        if made is not None:
            self._go_to(made)
            _to(self.detail.pflicht.pflicht.titel)

    @Slot()
    def new_meeting(self) -> None:
        """Make a series of meetings: it is there at once, and its title is asked for."""
        made = self._besprechungen.create(self._jahr)
        if made is not None:
            self._go_to(made)
            _to(self.detail.besprechung.serie.titel)

    @Slot()
    def take(self) -> None:
        """Offer what is usual."""
        made = self._fragen.take(self._jahr)
        if made:
            self._go_to(made[0])
            self.spalte.focus().setFocus()

    @Slot()
    def done(self) -> None:
        """Say that what is in hand was delivered today, or that the meeting is held today."""
        row = self.spalte.row()
        if isinstance(row, LieferungZeile):
            if self._befehle.deliver(row):
                self.problem.hide()
        elif row is not None:
            self.detail.besprechung.add(self.context.heute())

    @Slot()
    def export(self) -> None:
        """Ask for formats and folder, and write the Berichtskalender of the year."""
        if self.detail.commit():
            self.ausgabe.order(amtspapier_auftrag(self.context, BERICHTSKALENDER, self._jahr))

    def _go_to(self, made: UUID) -> None:
        self._wanted = made
        self.refresh()

    def _is_empty(self) -> bool:
        return not self._year.serien and not self.context.read(pflicht.pflichten)

    @Slot()
    def _show(self) -> None:
        assert self.header is not None
        empty = self._is_empty()
        show_if(self.empty, empty)
        show_if(self._columns, not empty)
        for button in (self.primary, self.neu, self.print_button):
            show_if(button, not empty)
        self.header.set_context(_words(self._year))
        self.problem.hide()
        self._show_detail()

    def _show_detail(self) -> None:
        row = self.spalte.row()
        self.detail.show_row(row, self._year)
        self.primary.set_text("Termin heute gehalten" if isinstance(row, SerieZeile) else "Heute geliefert")
        self.primary.setEnabled(_can_be_done(row))
        self.head_changed.emit()

    @Slot(object)
    def _delete(self, row: object) -> None:
        """Entf: a series of meetings goes; of a report only what was entered is taken back, never the whole duty."""
        if isinstance(row, SerieZeile):
            self.detail.besprechung.delete()
        elif isinstance(row, LieferungZeile):
            self._befehle.clear(row)

    @Slot()
    def _open_vorgaben(self) -> None:
        self.context.navigate(VORGABEN_KEY)

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, self.detail.fields()):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()


def _empty_state() -> tuple[Button, Button, Card]:
    first = Button("Vorschläge ansehen …", "checklist", "primary")
    own = Button("Eigene Berichtspflicht", "plus")
    return first, own, Card(EmptyState("calendar", "Noch keine Berichtspflicht", _EMPTY, own, first))


def _to(field: TextField) -> None:
    field.line.setFocus()
    field.line.selectAll()


def _words(year: Berichtsjahr) -> str:
    rows = year.faellige
    if not rows:
        return "Wer was wann bekommt, und ob es geliefert ist"
    late = sum(row.stand is Stand.UEBERFAELLIG for row in rows)
    count = "1 Berichtstermin" if len(rows) == 1 else f"{german.integer(len(rows))} Berichtstermine"
    return f"{year.jahr}: {count}, {late or 'keiner'} überfällig"


def _can_be_done(row: LieferungZeile | SerieZeile | None) -> bool:
    """Whether it can be said to be delivered, or held, today."""
    return row is not None and (isinstance(row, SerieZeile) or row.stand in OFFENE[:3])
