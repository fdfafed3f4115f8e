"""The Berichtspflicht a due date belongs to: what it is, its Fassungen, and who gets it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.act.berichtspflicht import worte
from qmapp.act.berichtspflicht.rows import Empfaenger, Fassung, LieferungZeile, Pflicht
from qmapp.german import day
from qmapp.ui.act.berichtspflichten.felder import Formular, TermineField
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField, MultilineField
from qmapp.ui.widgets.table import ItemList


class Pflichtkarte(Formular):
    """What is said of a Berichtspflicht."""

    def __init__(self) -> None:
        self.titel = TextField("Titel", name="titel", required=True)
        self.grundlage = TextField("Grundlage", name="grundlage", placeholder="Zielvereinbarung, Punkt 7")
        self.rolle = TextField("Zuständig", name="rolle")
        self.inhalt = MultilineField("Inhalt", name="inhalt", height=66)
        self.endet = DateField("Endet am", name="endet_am", hint="letzter Tag, über den noch berichtet wird")
        self.drop = Button("Berichtspflicht löschen", "trash", "link")
        saved = (self.titel, self.grundlage, self.rolle, self.inhalt, self.endet)
        super().__init__(
            saved,
            self.titel,
            box(hbox((self.grundlage, 1), (self.rolle, 1), gap=12)),
            self.inhalt,
            box(hbox((self.endet, 1), (box(vbox(None, hbox(None, self.drop, gap=0), gap=0)), 1), gap=12)),
            title="Berichtspflicht",
        )

    def show_pflicht(self, row: Pflicht, rows: tuple[LieferungZeile, ...], jahr: int) -> None:
        """Show a Berichtspflicht; ``rows`` are what it asks for in a year."""
        own = tuple(one for one in rows if one.berichtspflicht_id == row.id)
        words = f"Für {jahr}: {worte.fristgerecht(own)}" if own else f"Für {jahr} nichts fällig"
        self.set_title(f"Berichtspflicht {row.kennung}", words)
        self.fill(row)


class Fassungen(Card):
    """The Fassungen, the newest first; ``opened`` and ``removed`` carry the one chosen."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        self.list: ItemList[Fassung] = ItemList(
            "Fassungen", key=_fassung_id, title=worte.gilt, subtitle=_fassung_sub, icon=_fassung_icon, row_height=46
        )
        self.neu = Button("Neue Fassung …", "plus", "link")
        super().__init__(self.list, title="Fassungen", subtitle=" ", right=self.neu, margin=(1, 13, 1, 8))
        inset_head(self)
        self.list.activated_row.connect(self.opened)
        self.list.delete_requested.connect(self.removed)

    def show_pflicht(self, row: Pflicht) -> None:
        """Show the Fassungen of a Berichtspflicht."""
        self.set_title("Fassungen", "Enter berichtigt, Entf nimmt zurück; was fällig war, bleibt")
        self.list.show_rows(tuple(reversed(row.fassungen)))
        self.list.fit(5)
        if self.list.current() is None:
            self.list.select_key(row.fassungen[-1].id)


class Empfaengerkarte(Card):
    """Who gets the report; ``added`` carries a name, ``changed`` (row, name, value), ``removed`` the row."""

    added = Signal(str)
    changed = Signal(object, str, object)
    removed = Signal(object)

    def __init__(self) -> None:
        self.list: ItemList[Empfaenger] = ItemList(
            "Empfänger", key=_whom_id, title=_whom_title, subtitle=_whom_sub, icon=_whom_icon, row_height=46
        )
        self.neu = TextField("Empfänger nennen", name="neu")
        self.name = TextField("Name", name="name", required=True)
        self.gremium = TextField("Gremium", name="gremium", placeholder="Trägerversammlung")
        self.termine = TermineField("Termine", name="termine", placeholder="12.03.2026, 10.09.2026")
        self._none = Label("Noch niemand genannt.", "small", "text2", wrap=True)
        self._nothing = box(vbox(self._none, margin=(15, 0, 15, 0)))
        self._one = box(hbox((self.name, 4), (self.gremium, 3), (self.termine, 3), gap=12, margin=(15, 2, 15, 0)))
        super().__init__(
            self._nothing,
            self.list,
            self._one,
            box(hbox((self.neu, 1), gap=12, margin=(15, 2, 15, 4))),
            title="Empfänger",
            subtitle=" ",
            margin=(1, 13, 1, 8),
        )
        inset_head(self)
        self.list.current_changed.connect(self._fill)
        self.list.delete_requested.connect(self.removed)
        self.neu.committed.connect(self._add)
        self._tellers = [partial(self._tell, field.name) for field in self._one_fields()]
        for field, teller in zip(self._one_fields(), self._tellers, strict=True):
            field.committed.connect(teller)

    def show_pflicht(self, row: Pflicht) -> None:
        """Show who gets the reports of a Berichtspflicht."""
        self.set_title("Empfänger", "Entf nimmt heraus" if row.empfaenger else "")
        self.list.show_rows(row.empfaenger)
        self.list.fit(5)
        if row.empfaenger and self.list.current() is None:
            self.list.select_key(row.empfaenger[0].id)
        show_if(self.list, bool(row.empfaenger))
        show_if(self._nothing, not row.empfaenger)
        show_if(self._one, bool(row.empfaenger))
        self.neu.set_value("")
        self._fill()

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return (self.neu, *self._one_fields())

    def commit(self) -> bool:
        """Take over what is being typed."""
        shown = self._one_fields() if self.list.current() is not None else ()
        read = [field.commit() for field in (*shown, self.neu)]
        return all(read)

    @Slot()
    @Slot(object)
    def _fill(self, _: object = None) -> None:
        row = self.list.current()
        if row is not None:
            self.name.set_value(row.name)
            self.gremium.set_value(row.gremium)
            self.termine.set_value(row.termine)

    @Slot(object)
    def _add(self, name: object) -> None:
        if name:
            self.added.emit(str(name))

    def _one_fields(self) -> tuple[Field, ...]:
        return (self.name, self.gremium, self.termine)

    @Slot(object)
    def _tell(self, name: str, value: object) -> None:
        row = self.list.current()
        if row is not None:
            self.changed.emit(row, name, value)


def _fassung_id(row: Fassung) -> UUID:
    return row.id


def _fassung_sub(row: Fassung) -> str:
    return " · ".join(part for part in (row.bezeichnung, row.anlass) if part) or "ohne Anlass"


def _fassung_icon(_: Fassung) -> tuple[str, str]:
    return ("history", "text2")


def _whom_id(row: Empfaenger) -> UUID:
    return row.id


def _whom_title(row: Empfaenger) -> str:
    return row.name


def _whom_sub(row: Empfaenger) -> str:
    days = ", ".join(day(one) for one in row.termine)
    return " · ".join(part for part in (row.gremium, days) if part) or "ohne eigenen Termin"


def _whom_icon(_: Empfaenger) -> tuple[str, str]:
    return ("users", "text2")
