"""Creating, changing and deleting an Aktenprüfung from its form, each with what the user is told."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from qmapp.checks.aktenpruefung import pruefung
from qmapp.checks.aktenpruefung.katalogwechsel.abfragen import ziele
from qmapp.checks.aktenpruefung.rows import Pruefung, PruefungZeile
from qmapp.errors import UserError
from qmapp.ui.checks.kopfdaten import Kopfdaten
from qmapp.ui.context import Context


class Kopfbefehle(QObject):
    """Belongs to a page; ``refused`` carries the UserError to show."""

    refused = Signal(object)

    def __init__(self, page: QObject, context: Context) -> None:
        super().__init__(page)
        self._context = context

    def create(self, form: Kopfdaten) -> UUID | None:
        """Create what the form holds; None with the reason at the field or told."""
        values = form.new_values()
        if values is None:
            return None
        heute = self._context.heute()
        try:
            created = self._context.perform("Neue Aktenprüfung", pruefung.create_pruefung, heute=heute, **values)
        except UserError as error:
            self.refused.emit(error)
            return None
        self._context.tell(f"Aktenprüfung „{values['titel']}“ angelegt.", undo=True)
        return created

    def change(self, pruefung_id: UUID, name: str, value: object) -> None:
        """Change one thing of the head."""
        changes: dict[str, Any] = {name: value}
        try:
            self._context.perform("Angaben der Aktenprüfung", pruefung.update_pruefung, pruefung_id, **changes)
        except UserError as error:
            self.refused.emit(error)

    @Slot(object)
    def delete(self, row: PruefungZeile) -> None:
        """Delete without asking; the message offers to undo it."""
        try:
            self._context.perform("Aktenprüfung löschen", pruefung.delete_pruefung, row.id)
        except UserError as error:
            self._context.tell_error(error)
            return
        self._context.tell(f"Aktenprüfung „{row.titel}“ gelöscht.", undo=True)

    @Slot(object)
    def open_wechsel(self, pruefung_id: UUID) -> None:
        """Go to the assistant that moves a Prüfung to a newer version of its catalogue."""
        self._context.navigate("aktenpruefung.katalogwechsel", pruefung_id)


def newest_version(context: Context, head: Pruefung) -> int | None:
    """The newest version of its catalogue that a running, drawn Prüfung could move to, if there is one."""
    if head.gezogen_um is None or head.abgeschlossen_am is not None:
        return None
    found = context.read(ziele, head.id)
    return found[0].version if found else None
