"""The steps of the page on the row in hand: settle, move, open again, delete, go to what it is about."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from qmapp.act import massnahme
from qmapp.act.wiedervorlage import worte
from qmapp.act.wiedervorlage.rows import Faellig, Faelligkeitsart
from qmapp.ui.act.wiedervorlage.befehle import Wiedervorlagebefehle
from qmapp.ui.act.wiedervorlage.verschieben import verschiebemenue
from qmapp.ui.act.wiedervorlagen.einzelheit import Einzelheit
from qmapp.ui.act.wiedervorlagen.gruppen import Gruppenliste
from qmapp.ui.act.wiedervorlagen.notiz import Erledigungsnotiz
from qmapp.ui.act.wiedervorlagen.ziele import ziel
from qmapp.ui.context import Context
from qmapp.ui.pages import Command

_ELSEWHERE = "wird auf der eigenen Seite erledigt. Enter öffnet sie."


class Schritte(QObject):
    """Belongs to a page."""

    def __init__(
        self,
        page: QWidget,
        context: Context,
        befehle: Wiedervorlagebefehle,
        liste: Gruppenliste,
        detail: Einzelheit,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._befehle = befehle
        self._liste = liste
        self._detail = detail
        for button, slot in (
            (detail.settle, self.settle),
            (detail.postpone, self.postpone),
            (detail.open, self.open),
            (detail.reopen, self.reopen),
            (detail.drop, self.delete),
        ):
            button.clicked.connect(slot)
        detail.moved.connect(self._move)
        liste.activated_row.connect(self.open)
        liste.delete_requested.connect(self.delete)

    def commands(self) -> tuple[Command, ...]:
        """What the command palette offers for the row in hand."""
        return (
            Command("Wiedervorlage erledigen", self.settle, "E"),
            Command("Wiedervorlage mit Notiz erledigen …", self.settle_with_note, "Umschalt+E"),
            Command("Wiedervorlage verschieben", self.postpone, "V"),
        )

    @Slot()
    def settle(self) -> None:
        """E: settle the Wiedervorlage or report the Meilenstein; of anything else say where that is done."""
        row = self._open_row()
        if row is None or not self._detail.commit():
            return
        if row.art is Faelligkeitsart.WIEDERVORLAGE:
            self._befehle.settle(row.id, row.kennung)
        elif row.art is Faelligkeitsart.MEILENSTEIN:
            words, heute = f"Meilenstein „{row.titel}“ erledigt.", self._context.heute()
            self._befehle.attempt("Meilenstein erledigt", words, massnahme.complete_meilenstein, row.id, heute)
        else:
            self._context.tell(f"{worte.ARTEN[row.art]} {row.kennung} {_ELSEWHERE}", tone="info")
            return
        self._liste.setFocus()

    @Slot()
    def settle_with_note(self) -> None:
        """Umschalt+E: ask for a note first."""
        row = self._open_row()
        if row is None or row.art is not Faelligkeitsart.WIEDERVORLAGE:
            self.settle()
        elif self._detail.commit():
            dialog = Erledigungsnotiz(self._page, row.kennung, partial(self._befehle.settle, row.id, row.kennung))
            dialog.exec()
            dialog.deleteLater()
            self._liste.setFocus()

    @Slot()
    def postpone(self) -> None:
        """V: offer the days the Wiedervorlage may move to."""
        row = self._open_row()
        if row is None or not self._detail.commit():
            return
        if row.art is Faelligkeitsart.WIEDERVORLAGE:
            heute, own = self._context.heute(), self._detail.form.to_day
            verschiebemenue(self._detail.postpone, row.datum, heute, self._befehle.land(), self._move, own)
        else:
            words = f"Diese Frist wird auf der Seite von {row.bezug.kennung} geändert. Enter öffnet sie."
            self._context.tell(words, tone="info")

    @Slot()
    def reopen(self) -> None:
        """Open a settled one again."""
        row = self._liste.eintrag()
        if row is not None and row.art is Faelligkeitsart.WIEDERVORLAGE:
            self._befehle.reopen(row.id, row.kennung)
            self._liste.setFocus()

    @Slot()
    @Slot(object)
    def delete(self, _: object = None) -> None:
        """Entf: delete a Wiedervorlage; anything else is deleted where it belongs."""
        row = self._liste.eintrag()
        if row is None:
            return
        if row.art is Faelligkeitsart.WIEDERVORLAGE:
            self._befehle.delete(row.id, row.kennung)
            self._liste.setFocus()
        else:
            self._context.tell("Hier lassen sich nur Wiedervorlagen löschen.", tone="info")

    @Slot()
    @Slot(object)
    def open(self, _: object = None) -> None:
        """Enter: go to what it is about."""
        row = self._liste.eintrag()
        if row is None:
            return
        found, kennung = ziel(row), row.bezug.kennung
        if found is not None:
            self._context.navigate(found[0], *found[1])
        else:
            words = f"„{kennung}“ liegt nicht in diesem Arbeitsbereich." if kennung else "Sie gehört zu nichts anderem."
            self._context.tell(words, tone="info")

    def _open_row(self) -> Faellig | None:
        row = self._liste.eintrag()
        return None if row is None or row.erledigt_am is not None else row

    @Slot(object)
    def _move(self, day: date) -> None:
        row = self._open_row()
        if row is not None:
            self._befehle.move(row.id, row.kennung, day)
