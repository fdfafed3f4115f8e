"""What may be done on the page of the Befragungen, each step with what the user is told."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot

from qmapp.checks import befragung as door
from qmapp.checks.befragung import einlesen, themen
from qmapp.checks.befragung.planung import loeschtermin
from qmapp.checks.befragung.rows import Befragung, BefragungZeile, Einlesung, Stimme, Thema
from qmapp.checks.katalog import Katalog
from qmapp.german import day, integer
from qmapp.ui.befehle import Befehle


class Befragungsbefehle(Befehle):
    """The steps for the head of a Befragung."""

    def create(self, katalog: Katalog, vorgaenger_id: UUID | None, angaben: dict[str, Any]) -> UUID:
        """Make one; raises UserError where it is refused."""
        told = {"katalog": katalog, "vorgaenger_id": vorgaenger_id, "heute": self._context.heute(), **angaben}
        end = angaben.get("bis")
        if isinstance(end, date):
            told["loeschen_am"] = loeschtermin(end)
        made = self._context.perform("Neue Befragung", _create, told)
        self._context.tell(f"Befragung „{angaben['titel']}“ angelegt.", undo=True)
        return made

    def change(self, row: Befragung, name: str, value: object) -> None:
        """Change one thing of the head; with the end comes the day the sheets are deleted, where none is set."""
        if name == "vorgaenger_id":
            self.attempt("Verglichen mit", "", door.set_vorgaenger, row.id, value)
            return
        told: dict[str, Any] = {name: value}
        words = ""
        if name == "bis" and isinstance(value, date) and row.loeschen_am is None:
            told["loeschen_am"] = loeschtermin(value)
            words = f"Löschtermin vorgeschlagen: {day(told['loeschen_am'])}."
        self.attempt("Angaben der Befragung", words, door.update_befragung, row.id, **told)

    def change_vorwert(self, row: Befragung, code: str, found: tuple[int, int] | None) -> bool:
        """Note what the earlier Befragung found at an item, or take it away."""
        noted = self._context.read(door.vorwerte, row.id)
        values = {**noted, code: found} if found is not None else {k: v for k, v in noted.items() if k != code}
        return self.attempt("Frühere Werte", "", door.set_vorwerte, row.id, values)

    def close(self, row: BefragungZeile) -> None:
        """Close it: no sheet comes in any more."""
        told = {"heute": self._context.heute()}
        self.attempt("Befragung abschließen", f"{row.kennung} abgeschlossen.", door.close_befragung, row.id, **told)

    def reopen(self, row: BefragungZeile) -> None:
        """Open it again."""
        self.attempt("Befragung öffnen", f"{row.kennung} ist wieder offen.", door.reopen_befragung, row.id)

    @Slot(object)
    def delete(self, row: BefragungZeile) -> None:
        """Delete without asking; the message offers to undo it."""
        words = f"Befragung „{row.titel}“ mit {integer(row.boegen)} Bögen gelöscht."
        self.attempt("Befragung löschen", words, door.delete_befragung, row.id)

    def delete_texts(self, row: BefragungZeile) -> None:
        """Delete the free texts; themes, voices and ticks stay."""
        self.attempt("Freie Antworten löschen", "Freie Antworten gelöscht.", _delete_texts, row.id)

    @Slot(object)
    def remove_einlesung(self, row: Einlesung) -> None:
        """Take a file back with its sheets."""
        words = f"{row.datei} mit {integer(row.boegen)} Bögen zurückgenommen."
        self.attempt("Einlesung zurücknehmen", words, einlesen.remove_einlesung, row.id)


class Textbefehle(Befehle):
    """The steps for themes and voices."""

    def set_thema(self, row: Befragung, code: str, titel: str, nennungen: int, thema: Thema | None) -> UUID | None:
        """Note a theme, or change the one given."""
        key = None if thema is None else thema.id
        return self.result("Thema", themen.set_thema, row.id, code, titel, nennungen, thema_id=key)

    @Slot(object)
    def remove_thema(self, row: Thema) -> None:
        """Take a theme away."""
        self.attempt("Thema löschen", f"Thema „{row.titel}“ gelöscht.", themen.remove_thema, row.id)

    def add_stimme(self, row: Befragung, code: str, text: str) -> UUID | None:
        """Choose a text for the report."""
        return self.result("Stimme", themen.add_stimme, row.id, code, text)

    def change_stimme(self, row: Stimme, text: str) -> None:
        """Change the words it is printed in."""
        self.attempt("Stimme ändern", "", themen.update_stimme, row.id, text)

    @Slot(object)
    def remove_stimme(self, row: Stimme) -> None:
        """Take a voice out of the report."""
        self.attempt("Stimme entfernen", "Stimme entfernt.", themen.remove_stimme, row.id)

    def move_stimme(self, row: Stimme, plaetze: int) -> None:
        """Move a voice down, or up for a negative number."""
        self.attempt("Stimme verschieben", "", themen.move_stimme, row.id, plaetze)


def _create(session: Any, told: Mapping[str, Any]) -> UUID:
    return door.create_befragung(session, **told)


def _delete_texts(session: Any, befragung_id: UUID) -> None:
    door.delete_freitexte(session, befragung_id)
