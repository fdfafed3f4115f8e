"""The Empfehlung in hand and everything that followed from it; one part of it at a time is open for changes."""

from enum import StrEnum
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.act import feststellung as fest
from qmapp.act import management_response as mr
from qmapp.act.management_response.rows import Fehlt, Vorgang, Vorgangszeile
from qmapp.act.wiedervorlage.rows import Bezugsart
from qmapp.ui.act.management_response.antwortform import Antwortform
from qmapp.ui.act.management_response.befehle import Antwortbefehle
from qmapp.ui.act.management_response.empfehlungsform import Empfehlungsform
from qmapp.ui.act.management_response.karten import Antwortkarte, Empfehlungskarte, Vorgangskopf
from qmapp.ui.act.management_response.licht import Licht
from qmapp.ui.act.management_response.massnahmeform import Massnahmeform
from qmapp.ui.act.management_response.massnahmen import Massnahmenleiste
from qmapp.ui.act.management_response.schritte import Schritte
from qmapp.ui.act.management_response.verlauf import Verlaufstafel
from qmapp.ui.act.wiedervorlage import WiedervorlageKarte
from qmapp.ui.context import Context
from qmapp.ui.widgets.card import Card, Columns
from qmapp.ui.widgets.fields import Field
from qmapp.ui.widgets.labels import show_if

_OF_EMPFEHLUNG: Final = {"empfehlungstext": "text", "adressat": "adressat"}
_RELEASED: Final = "Die Antwort ist freigegeben. „Antwort wieder öffnen“ macht sie zum Entwurf."


class Offen(StrEnum):
    """Which part is open for changes."""

    NICHTS = "nichts"
    EMPFEHLUNG = "empfehlung"
    ANTWORT = "antwort"
    MASSNAHME = "massnahme"


class Einzelheit(Card):
    """``opened`` carries the widget to be seen after a part was opened, None after it was closed."""

    opened = Signal(object)

    def __init__(self, context: Context, befehle: Antwortbefehle) -> None:
        self._context = context
        self._befehle = befehle
        self.offen = Offen.NICHTS
        self.kopf = Vorgangskopf()
        self.empfehlung, self.antwort = Empfehlungskarte(), Antwortkarte()
        self.form, self.answer, self.measure = Empfehlungsform(), Antwortform(), Massnahmeform()
        self.licht = Licht()
        self.massnahmen = Massnahmenleiste()
        self.wiedervorlage = WiedervorlageKarte(context)
        self.verlauf = Verlaufstafel()
        cards = Columns((self.empfehlung, 1), (self.antwort, 1), fold=520, gap=12)
        super().__init__(
            self.kopf,
            *(self.form, cards, self.answer, self.licht, self.massnahmen, self.measure),
            *(self.wiedervorlage, self.verlauf, None),
            kind="plain",
            gap=14,
            margin=(17, 8, 17, 10),
        )
        self.schritte = Schritte(self, befehle)
        self._forms: dict[Offen, Empfehlungsform | Antwortform | Massnahmeform] = {
            Offen.EMPFEHLUNG: self.form,
            Offen.ANTWORT: self.answer,
            Offen.MASSNAHME: self.measure,
        }
        self._connect()

    def _connect(self) -> None:
        self.empfehlung.edit.clicked.connect(self.open_empfehlung)
        self.antwort.edit.clicked.connect(self.open_answer)
        self.antwort.reopen.clicked.connect(self._reopen)
        for form in self._forms.values():
            form.close_button.clicked.connect(self.close_part)
        for licht in (self.licht, self.answer.licht):
            licht.wanted.connect(self.land)
        self.form.changed.connect(self.schritte.change_empfehlung)
        self.form.linked.connect(self.schritte.link)
        self.form.unlinked.connect(self.schritte.unlink)
        self.answer.changed.connect(self.schritte.draft)
        self.answer.massnahme_changed.connect(self.schritte.enter)
        self.measure.changed.connect(self.schritte.change_massnahme)
        self.measure.remove.clicked.connect(self._on_remove)
        self.schritte.connect_steps(self.measure)
        self.schritte.stale.connect(self._show_open)
        self.massnahmen.add_button.clicked.connect(self.add_massnahme)
        self.massnahmen.opened.connect(self.open_massnahme)

    def shown(self) -> Vorgang | None:
        """The one in hand."""
        return self.schritte.row

    def show_current(self, chosen: Vorgangszeile | None) -> None:
        """Show this one as it stands now; what was open stays open while it is the same Empfehlung."""
        heute = self._context.heute()
        row = None if chosen is None else self._context.read(mr.vorgang, chosen.empfehlung.zeile.id, heute)
        before = self.schritte.row
        self.schritte.row = row
        if row is None or before is None or row.empfehlung.zeile.id != before.empfehlung.zeile.id:
            self._shut()
        if row is None:
            return
        line = row.empfehlung.zeile
        self.setAccessibleName(f"{line.kennung} {line.titel}")
        self.kopf.show_vorgang(row)
        self.empfehlung.show_vorgang(row)
        self.antwort.show_vorgang(row)
        self.licht.show_fehlt(row.fehlt, released=line.beantwortet)
        self.massnahmen.show_rows(row.massnahmen, heute)
        self.wiedervorlage.show_bezug(*_bezug(row))
        self.verlauf.show_rows(row.verlauf)
        self._show_open()

    def fields(self) -> tuple[Field, ...]:
        """The fields of the part that is open: a refusal may name one of them."""
        form = self._forms.get(self.offen)
        return () if form is None else form.fields()

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        form = self._forms.get(self.offen)
        return self.wiedervorlage.commit() and (form is None or form.commit())

    def press_key(self, key: str) -> bool:
        """A digit means something while the answer is open."""
        return self.offen is Offen.ANTWORT and self.answer.press_key(key)

    @Slot()
    def open_empfehlung(self) -> None:
        """Open what is said of the Empfehlung."""
        self._open(Offen.EMPFEHLUNG, "titel")

    @Slot()
    def open_answer(self) -> None:
        """Open the answer; a released one only after it was opened again."""
        row = self.shown()
        if row is not None and row.empfehlung.zeile.beantwortet:
            self._context.tell(_RELEASED, tone="info")
        else:
            self._open(Offen.ANTWORT, "haltung")

    @Slot(object)
    def open_massnahme(self, massnahme_id: UUID, field: str = "titel") -> None:
        """Open a Maßnahme of this Empfehlung at one of its fields."""
        if self.commit():
            self.schritte.massnahme_id = massnahme_id
            self._open(Offen.MASSNAHME, field)

    @Slot()
    def add_massnahme(self) -> None:
        """Add a Maßnahme: it is there at once, with a title to be typed over."""
        row = self.shown()
        if row is not None and self.commit():
            made = self._befehle.add_massnahme(row.empfehlung.zeile.id)
            if made is not None:
                self.open_massnahme(made)

    @Slot()
    def close_part(self) -> None:
        """Take over what is being typed and close the part that is open."""
        if self.offen is not Offen.NICHTS and self.commit():
            self._shut()
            self._show_open()
            self.opened.emit(None)

    def release(self) -> bool:
        """Take over what is being typed and release the answer; True if it is."""
        row = self.shown()
        if row is None or not self.commit() or not self._befehle.release(row.empfehlung.zeile):
            return False
        self._shut()
        self._show_open()
        return True

    @Slot(object)
    def land(self, lack: Fehlt) -> None:
        """Open the part that can fill what is missing, at its field."""
        beside = self.offen is Offen.ANTWORT and self.answer.takes_massnahme()
        if lack.massnahme_id is not None and not (beside and lack.massnahme_id == self.schritte.entered):
            self.open_massnahme(lack.massnahme_id, lack.feld)
        elif lack.feld in _OF_EMPFEHLUNG:
            self._open(Offen.EMPFEHLUNG, _OF_EMPFEHLUNG[lack.feld])
        elif lack.feld == "massnahme" and not beside:
            self.add_massnahme()
        else:
            self._open(Offen.ANTWORT, "titel" if lack.feld == "massnahme" else lack.feld)

    def _open(self, part: Offen, field: str) -> None:
        if self.shown() is None or not self.commit():
            return
        if part is not self.offen:
            self._shut()
        self.offen = part
        self._show_open()
        form = self._forms[part]
        self.opened.emit(form)
        form.to_field(field)

    def _shut(self) -> None:
        self.offen = Offen.NICHTS
        self.schritte.entered = None

    @Slot()
    def _show_open(self) -> None:
        row = self.shown()
        if row is None:
            return
        line = row.empfehlung.zeile
        measure = self.schritte.massnahme()
        if (self.offen, measure) == (Offen.MASSNAHME, None) or (self.offen is Offen.ANTWORT and line.beantwortet):
            self._shut()
        if self.offen is Offen.EMPFEHLUNG:
            self.form.show_empfehlung(row.empfehlung, self._context.read(fest.feststellungen))
        elif self.offen is Offen.ANTWORT:
            self.answer.show_vorgang(row, self.schritte.entered, entering=self.schritte.entering)
        elif self.offen is Offen.MASSNAHME and measure is not None:
            self.measure.show_massnahme(measure)
        for part, form in self._forms.items():
            show_if(form, self.offen is part)
        show_if(self.empfehlung, self.offen is not Offen.EMPFEHLUNG)
        show_if(self.antwort, self.offen is not Offen.ANTWORT)
        begun = line.stellungnahme is not None or bool(row.massnahmen)
        show_if(self.licht, bool(row.fehlt) and begun and self.offen is not Offen.ANTWORT)

    @Slot()
    def _on_remove(self) -> None:
        row = self.measure.row()
        if row is not None and self._befehle.delete_massnahme(row):
            self.opened.emit(None)

    @Slot()
    def _reopen(self) -> None:
        row = self.shown()
        if row is not None and self._befehle.reopen(row.empfehlung.zeile):
            self.open_answer()


def _bezug(row: Vorgang) -> tuple[Bezugsart, UUID]:
    """What the next Wiedervorlage is about: the Empfehlung or one of its Maßnahmen; a new one is the Empfehlung's."""
    for note in row.wiedervorlagen:
        if note.erledigt_am is None and note.bezug_id is not None:
            return note.bezug_art, note.bezug_id
    return Bezugsart.EMPFEHLUNG, row.empfehlung.zeile.id


__all__ = ["Einzelheit", "Offen"]
