"""A series of meetings in hand: its minimum, who has to be there, its meetings of the year."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.act.berichtspflicht import worte
from qmapp.act.berichtspflicht.rows import Serienstand, SerieZeile, Termin
from qmapp.arbeitstage import long_day
from qmapp.ui.act.berichtspflichten import zeichen
from qmapp.ui.act.berichtspflichten.felder import Formular, NamenField
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import Tone, box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField, MultilineField, NumberField
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.signs import StatusPill
from qmapp.ui.widgets.table import ItemList

_MISSED = (Serienstand.VERFEHLT, Serienstand.BEGRUENDET)


class Serienkarte(Formular):
    """What is said of a series; the minimum holds from the year shown on."""

    def __init__(self) -> None:
        self.titel = TextField("Titel", name="titel", required=True)
        self.grundlage = TextField("Grundlage", name="grundlage")
        self.rolle = TextField("Zuständig", name="rolle")
        self.inhalt = MultilineField("Inhalt", name="inhalt", height=100)
        self.pflicht = NamenField("Muss teilnehmen", name="pflicht", height=100, hint="eine Rolle je Zeile")
        self.soll = NumberField("Mindestens im Jahr", maximum=366, name="soll")
        self.grund = MultilineField("Warum die Mindestzahl verfehlt wurde", name="grund", height=66)
        self.ersatz = TextField("Stattdessen", name="ersatz", placeholder="E-Mail und Telefon")
        self.drop = Button("Besprechung löschen", "trash", "link")
        self.pill = StatusPill("neutral", "")
        saved = (
            self.titel, self.grundlage, self.rolle, self.soll, self.pflicht, self.inhalt, self.grund, self.ersatz,
        )  # fmt: skip
        super().__init__(
            saved,
            self.titel,
            box(hbox((self.grundlage, 2), (self.rolle, 2), (self.soll, 1), gap=12)),
            box(hbox((self.pflicht, 1), (self.inhalt, 1), gap=12)),
            self.grund,
            self.ersatz,
            box(hbox(None, self.drop, gap=8)),
            title="Besprechung",
            right=self.pill,
        )

    def show_row(self, row: SerieZeile) -> None:
        """Show a series in a year."""
        self.set_title(f"Besprechung {row.kennung}", f"{row.jahr}: {worte.soll_ist(row)} gehalten" if row.soll else "")
        self.pill.set(*zeichen.serie(row))
        self.fill(row)
        known = ", ".join(f"ab {one.ab_jahr}: {one.mindestens}" for one in row.fassungen)
        self.soll.set_hint(known)
        missed = row.stand in _MISSED
        show_if(self.grund, missed)
        show_if(self.ersatz, missed)


class Terminkarte(Card):
    """The meetings of a year; ``added`` carries a day, ``changed`` (row, name, value), ``removed`` the row."""

    added = Signal(object)
    changed = Signal(object, str, object)
    removed = Signal(object)

    def __init__(self) -> None:
        self.list: ItemList[Termin] = ItemList(
            "Termine", key=_id, title=_title, subtitle=_sub, pill=_pill, pill_width=124, row_height=46
        )
        self.neu = DateField("Termin eintragen", name="neu", hint="bis heute gehalten, später geplant")
        self.form = _Terminfelder()
        self._none = box(vbox(Label("Noch kein Termin in diesem Jahr.", "small", "text2"), margin=(15, 0, 15, 0)))
        super().__init__(
            self._none,
            self.list,
            box(vbox(self.form, gap=0, margin=(15, 2, 15, 0))),
            box(hbox((self.neu, 1), (Label(""), 1), gap=12, margin=(15, 2, 15, 4))),
            title="Termine",
            subtitle=" ",
            margin=(1, 13, 1, 8),
        )
        inset_head(self)
        self.list.current_changed.connect(self._fill)
        self.list.delete_requested.connect(self.removed)
        self.neu.committed.connect(self._add)
        self.form.changed.connect(self._tell)

    def show_row(self, row: SerieZeile) -> None:
        """Show the meetings of a series in a year."""
        self.set_title(f"Termine {row.jahr}", "Entf löscht" if row.termine else "")
        self.list.show_rows(row.termine)
        self.list.fit(6)
        if row.termine and self.list.current() is None:
            self.list.select_key(row.termine[0].id)
        show_if(self.list, bool(row.termine))
        show_if(self._none, not row.termine)
        show_if(self.form, bool(row.termine))
        self.neu.set_value(None)
        self._fill()

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return (*self.form.fields(), self.neu)

    def commit(self) -> bool:
        """Take over what is being typed."""
        typed = self.list.current() is None or self.form.commit()
        return self.neu.commit() and typed

    @Slot()
    @Slot(object)
    def _fill(self, _: object = None) -> None:
        row = self.list.current()
        if row is not None:
            self.form.show_row(row)

    @Slot(object)
    def _add(self, value: object) -> None:
        if value is not None:
            self.added.emit(value)

    @Slot(str, object)
    def _tell(self, name: str, value: object) -> None:
        row = self.list.current()
        if row is not None:
            self.changed.emit(row, name, value)


class _Terminfelder(Formular):
    def __init__(self) -> None:
        self.datum = DateField("Am", name="datum", required=True)
        self.stand = SelectField("Stand", list(worte.TERMINE.items()), name="stand")
        self.protokoll = TextField("Protokoll", name="protokoll", placeholder="Aktenzeichen oder Ablage")
        self.teilnehmende = NamenField("Teilnehmende", name="teilnehmende", height=100, hint="eine Rolle je Zeile")
        self.notiz = MultilineField("Notiz", name="notiz", height=100)
        saved = (self.datum, self.stand, self.protokoll, self.teilnehmende, self.notiz)
        super().__init__(
            saved,
            box(hbox((self.datum, 3), (self.stand, 4), (self.protokoll, 5), gap=12)),
            box(hbox((self.teilnehmende, 1), (self.notiz, 1), gap=12)),
            title="Termin",
        )
        self.set_kind("inset")

    def show_row(self, row: Termin) -> None:
        """Show a meeting."""
        absent = f"Es fehlten: {', '.join(row.fehlend)}" if row.fehlend else ""
        self.set_title(long_day(row.datum), " · ".join(part for part in (row.hinweis, absent) if part))
        self.fill(row)


def _id(row: Termin) -> UUID:
    return row.id


def _title(row: Termin) -> str:
    return long_day(row.datum)


def _sub(row: Termin) -> str:
    absent = f"ohne {', '.join(row.fehlend)}" if row.fehlend else ""
    return " · ".join(part for part in (absent, row.notiz, row.protokoll) if part) or "ohne Notiz"


def _pill(row: Termin) -> tuple[Tone, str]:
    return ("warn", "Nachtragen") if row.vorbei else (zeichen.TERMIN[row.stand], worte.TERMINE[row.stand])
