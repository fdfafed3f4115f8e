"""What is in hand at the right: a due date with its Berichtspflicht, or a series of meetings."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.act import berichtspflicht as pflicht
from qmapp.act.berichtspflicht.rows import Berichtsjahr, Empfaenger, LieferungZeile, Pflicht, SerieZeile, Termin
from qmapp.act.wiedervorlage.rows import Bezugsart
from qmapp.ui.act.berichtspflichten.befehle import Berichtsbefehle, Besprechungsbefehle
from qmapp.ui.act.berichtspflichten.besprechung import Serienkarte, Terminkarte
from qmapp.ui.act.berichtspflichten.fragen import Berichtsfragen
from qmapp.ui.act.berichtspflichten.lieferung import Lieferkarte
from qmapp.ui.act.berichtspflichten.pflicht import Empfaengerkarte, Fassungen, Pflichtkarte
from qmapp.ui.act.wiedervorlage.karte import WiedervorlageKarte
from qmapp.ui.context import Context
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.fields import Field
from qmapp.ui.widgets.labels import show_if


class Pflichtflaeche(QWidget):
    """A due date, and below it the Berichtspflicht it belongs to."""

    def __init__(self, context: Context, befehle: Berichtsbefehle, fragen: Berichtsfragen) -> None:
        super().__init__()
        self._context = context
        self._befehle = befehle
        self._fragen = fragen
        self._row: LieferungZeile | None = None
        self._duty: Pflicht | None = None
        self.lieferung, self.pflicht = Lieferkarte(), Pflichtkarte()
        self.fassungen, self.empfaenger = Fassungen(), Empfaengerkarte()
        self.wiedervorlage = WiedervorlageKarte(context)
        cards = (self.lieferung, self.wiedervorlage, self.pflicht, self.fassungen, self.empfaenger)
        self.setLayout(vbox(*cards, None, gap=12))
        self.lieferung.changed.connect(self._on_delivery)
        self.lieferung.deliver_wanted.connect(befehle.deliver)
        self.lieferung.waive_wanted.connect(fragen.waive)
        self.lieferung.reopen_wanted.connect(befehle.reopen)
        self.pflicht.changed.connect(self._on_duty)
        self.pflicht.drop.clicked.connect(self.delete)
        self.fassungen.neu.clicked.connect(self._new_fassung)
        self.fassungen.opened.connect(fragen.correct_fassung)
        self.fassungen.removed.connect(befehle.delete_fassung)
        self.empfaenger.added.connect(self._add_empfaenger)
        self.empfaenger.changed.connect(self._change_empfaenger)
        self.empfaenger.removed.connect(befehle.remove_empfaenger)

    def show_row(self, row: LieferungZeile, year: Berichtsjahr) -> None:
        """Show a due date of a year."""
        self._row = row
        self._duty = self._context.read(pflicht.pflicht, row.berichtspflicht_id)
        self.lieferung.show_row(row)
        self.pflicht.show_pflicht(self._duty, year.fuer_das_jahr, year.jahr)
        self.fassungen.show_pflicht(self._duty)
        self.empfaenger.show_pflicht(self._duty)
        self.wiedervorlage.show_bezug(Bezugsart.BERICHTSPFLICHT, row.berichtspflicht_id, rolle=row.rolle)

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return (*self.lieferung.fields(), *self.pflicht.fields(), *self.empfaenger.fields())

    def commit(self) -> bool:
        """Take over what is being typed."""
        parts = (self.lieferung, self.wiedervorlage, self.pflicht, self.empfaenger)
        read = [part.commit() for part in parts if self._row is not None]
        return all(read)

    @Slot()
    def delete(self) -> None:
        """Delete the Berichtspflicht; the message offers to undo it."""
        if self._duty is not None:
            self._befehle.delete(self._duty)

    @Slot(str, object)
    def _on_delivery(self, name: str, value: object) -> None:
        if self._row is not None:
            self._befehle.change_delivery(self._row, name, value)

    @Slot(str, object)
    def _on_duty(self, name: str, value: object) -> None:
        if self._duty is not None:
            self._befehle.change(self._duty, name, value)

    @Slot()
    def _new_fassung(self) -> None:
        if self._duty is not None:
            self._fragen.new_fassung(self._duty)

    @Slot(str)
    def _add_empfaenger(self, name: str) -> None:
        if self._duty is not None:
            made = self._befehle.add_empfaenger(self._duty, name)
            if made is not None:
                self.empfaenger.list.select_key(made, emit=True)

    @Slot(object, str, object)
    def _change_empfaenger(self, row: Empfaenger, name: str, value: object) -> None:
        self._befehle.change_empfaenger(row, name, value)


class Besprechungsflaeche(QWidget):
    """A series of meetings with those of the year."""

    def __init__(self, befehle: Besprechungsbefehle) -> None:
        super().__init__()
        self._befehle = befehle
        self._row: SerieZeile | None = None
        self.serie, self.termine = Serienkarte(), Terminkarte()
        self.setLayout(vbox(self.termine, self.serie, None, gap=12))
        self.serie.changed.connect(self._on_series)
        self.serie.drop.clicked.connect(self.delete)
        self.termine.added.connect(self.add)
        self.termine.changed.connect(self._change_termin)
        self.termine.removed.connect(befehle.remove_termin)

    def show_row(self, row: SerieZeile) -> None:
        """Show a series in a year."""
        self._row = row
        self.serie.show_row(row)
        self.termine.show_row(row)

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return (*self.termine.fields(), *self.serie.fields())

    def commit(self) -> bool:
        """Take over what is being typed."""
        if self._row is None:
            return True
        read = [self.termine.commit(), self.serie.commit()]
        return all(read)

    @Slot(object)
    def add(self, day: date) -> UUID | None:
        """Enter a meeting and move to it."""
        made = None if self._row is None else self._befehle.add_termin(self._row, day)
        if made is not None:
            self.termine.list.select_key(made, emit=True)
        return made

    @Slot()
    def delete(self) -> None:
        """Delete the series; the message offers to undo it."""
        if self._row is not None:
            self._befehle.delete(self._row)

    @Slot(str, object)
    def _on_series(self, name: str, value: object) -> None:
        if self._row is None:
            return
        if name in ("grund", "ersatz"):
            # Both together: what took its place may be typed before the reason.
            self._befehle.explain(self._row, self.serie.grund.value(), self.serie.ersatz.value())
        else:
            self._befehle.change(self._row, name, value)

    @Slot(object, str, object)
    def _change_termin(self, row: Termin, name: str, value: object) -> None:
        self._befehle.change_termin(row, name, value)


class Einzelheit(QWidget):
    """One of the two, whichever list was moved in last."""

    def __init__(
        self,
        context: Context,
        befehle: Berichtsbefehle,
        besprechungen: Besprechungsbefehle,
        fragen: Berichtsfragen,
    ) -> None:
        super().__init__()
        self.pflicht = Pflichtflaeche(context, befehle, fragen)
        self.besprechung = Besprechungsflaeche(besprechungen)
        self.setLayout(vbox(self.pflicht, self.besprechung, box(vbox(None, gap=0)), gap=0))

    def show_row(self, row: LieferungZeile | SerieZeile | None, year: Berichtsjahr) -> None:
        """Show what is in hand, or nothing."""
        show_if(self.pflicht, isinstance(row, LieferungZeile))
        show_if(self.besprechung, isinstance(row, SerieZeile))
        if isinstance(row, LieferungZeile):
            self.pflicht.show_row(row, year)
        elif row is not None:
            self.besprechung.show_row(row)

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name, of what is shown."""
        return self.pflicht.fields() if not self.pflicht.isHidden() else self.besprechung.fields()

    def commit(self) -> bool:
        """Take over what is being typed."""
        if not self.pflicht.isHidden():
            return self.pflicht.commit()
        return self.besprechung.isHidden() or self.besprechung.commit()
