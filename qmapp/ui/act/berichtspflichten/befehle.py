"""What may be done on the page of the Berichtspflichten, each step with what the user is told."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot

from qmapp.act import berichtspflicht as pflicht
from qmapp.act.berichtspflicht.fassung import Fassungsangaben
from qmapp.act.berichtspflicht.rows import (
    OFFENE,
    Empfaenger,
    Fassung,
    LieferungZeile,
    Pflicht,
    SerieZeile,
    Stand,
    Termin,
)
from qmapp.ui.act.berichtspflichten.felder import names
from qmapp.ui.befehle import Befehle

_LATE = "Verspätet geliefert. Bitte tragen Sie den Grund nach."


class Berichtsbefehle(Befehle):
    """The steps for a Berichtspflicht and its due dates."""

    def create(self, jahr: int) -> UUID | None:
        """Make one: it is there at once, due on 15.12., with a title to be typed over."""
        told = {"gueltig_ab": date(jahr, 1, 1), "titel": "Neue Berichtspflicht"}
        return self.result("Neue Berichtspflicht", pflicht.create_berichtspflicht, **told)

    def take(self, keys: Sequence[str], jahr: int) -> tuple[UUID, ...] | None:
        """Take proposals over."""
        made = self.result("Vorschläge übernehmen", pflicht.take_vorschlaege, keys, jahr=jahr)
        if made:
            self._context.tell(f"{len(made)} Vorschläge übernommen, gültig ab 01.01.{jahr}.", undo=True)
        return made

    def deliver(self, row: LieferungZeile) -> bool:
        """Say that it was delivered today."""
        heute = self._context.heute()
        if row.stand not in OFFENE:
            self._context.tell("Dieser Termin ist schon erledigt.", tone="info")
            return False
        late = row.faellig is not None and heute > row.faellig
        words = _LATE if late else f"{row.titel} {row.zeitraum}: heute geliefert."
        told = {"am": heute, "heute": heute}
        return self.attempt("Lieferung melden", words, pflicht.deliver, row.berichtspflicht_id, row.schluessel, **told)

    def change_delivery(self, row: LieferungZeile, name: str, value: Any) -> None:
        """Change one thing known of a due date."""
        key, heute = (row.berichtspflicht_id, row.schluessel), self._context.heute()
        if name == "eingang":
            self.attempt("Eingang", "", pflicht.enter_eingang, *key, value, heute=heute)
        elif name != "geliefert_am":
            self.attempt("Angaben zur Lieferung", "", pflicht.update_lieferung, *key, **{name: value})
        elif value is None:
            self.reopen(row)
        else:
            words = _LATE if row.faellig is not None and value > row.faellig and not row.grund else ""
            self.attempt("Lieferung melden", words, pflicht.deliver, *key, am=value, heute=heute)

    def reopen(self, row: LieferungZeile) -> None:
        """Take a delivery or a waiver back."""
        words = "Verzicht zurückgenommen." if row.stand is Stand.VERZICHTET else "Lieferung zurückgenommen."
        key = (row.berichtspflicht_id, row.schluessel)
        self.attempt("Lieferung zurücknehmen", words, pflicht.reopen_lieferung, *key)

    def clear(self, row: LieferungZeile) -> None:
        """Take back what was entered of a due date; one that is still open can only be waived."""
        if row.stand in OFFENE:
            self._context.tell("Ein Termin lässt sich nicht löschen, nur begründet auslassen.", tone="info")
        else:
            self.reopen(row)

    def waive(self, row: LieferungZeile, grund: str, ersatz: str) -> None:
        """Let it go undelivered; raises UserError where it is refused."""
        key = (row.berichtspflicht_id, row.schluessel)
        self._context.perform("Verzicht", pflicht.waive, *key, grund, ersatz=ersatz)
        self._context.tell(f"{row.titel} {row.zeitraum}: Verzicht eingetragen.", undo=True)

    def change(self, row: Pflicht, name: str, value: object) -> None:
        """Change one thing said of a Berichtspflicht."""
        changes: dict[str, Any] = {name: value}
        self.attempt("Angaben der Berichtspflicht", "", pflicht.update_berichtspflicht, row.id, **changes)

    def delete(self, row: Pflicht) -> None:
        """Delete without asking; the message offers to undo it."""
        self.attempt(
            "Berichtspflicht löschen",
            f"{row.kennung} {row.titel} mit allen Terminen gelöscht.",
            pflicht.delete_berichtspflicht,
            row.id,
        )

    def add_fassung(self, row: Pflicht, gueltig_ab: date, angaben: Fassungsangaben) -> None:
        """Change it from a day on; raises UserError where it is refused."""
        self._context.perform("Neue Fassung", _add_fassung, row.id, gueltig_ab, angaben)
        self._context.tell("Neue Fassung angelegt. Frühere Termine bleiben, wie sie waren.", undo=True)

    def change_fassung(self, row: Fassung, gueltig_ab: date, angaben: Fassungsangaben) -> None:
        """Correct a Fassung; raises UserError where it is refused."""
        self._context.perform("Fassung berichtigen", _change_fassung, row, gueltig_ab, angaben)

    @Slot(object)
    def delete_fassung(self, row: Fassung) -> None:
        """Take a Fassung back."""
        self.attempt("Fassung löschen", "Fassung gelöscht.", pflicht.delete_fassung, row.id)

    def add_empfaenger(self, row: Pflicht, name: str) -> UUID | None:
        """Name somebody who gets the report."""
        return self.result("Empfänger", pflicht.add_empfaenger, row.id, name=name)

    def change_empfaenger(self, row: Empfaenger, name: str, value: object) -> None:
        """Change one thing said of somebody who gets it."""
        changes: dict[str, Any] = {name: value}
        self.attempt("Angaben zum Empfänger", "", pflicht.update_empfaenger, row.id, **changes)

    @Slot(object)
    def remove_empfaenger(self, row: Empfaenger) -> None:
        """Take somebody out."""
        self.attempt("Empfänger entfernen", f"{row.name} entfernt.", pflicht.remove_empfaenger, row.id)


class Besprechungsbefehle(Befehle):
    """The steps for a series of meetings."""

    def create(self, jahr: int) -> UUID | None:
        """Make one: it is there at once, two a year, with a title to be typed over."""
        told = {"ab_jahr": jahr, "titel": "Neue Besprechung"}
        return self.result("Neue Besprechung", pflicht.create_terminserie, **told)

    def change(self, row: SerieZeile, name: str, value: Any) -> None:
        """Change one thing said of a series; the minimum holds from the year shown on."""
        if name == "soll":
            self.attempt("Mindestzahl", "", pflicht.set_mindestens, row.id, row.jahr, value or 0)
        else:
            changes: dict[str, Any] = {name: names(value) if name == "pflicht" else value}
            self.attempt("Angaben der Besprechung", "", pflicht.update_terminserie, row.id, **changes)

    def delete(self, row: SerieZeile) -> None:
        """Delete without asking; the message offers to undo it."""
        self.attempt("Besprechung löschen", f"{row.kennung} gelöscht.", pflicht.delete_terminserie, row.id)

    def add_termin(self, row: SerieZeile, datum: date) -> UUID | None:
        """Enter a meeting on a day: held up to today, planned later."""
        heute = self._context.heute()
        return self.result("Termin eintragen", pflicht.add_termin, row.id, heute=heute, datum=datum)

    def change_termin(self, row: Termin, name: str, value: object) -> None:
        """Change one thing said of a meeting."""
        changes: dict[str, Any] = {name: names(value) if name == "teilnehmende" else value}
        self.attempt("Angaben zum Termin", "", pflicht.update_termin, row.id, heute=self._context.heute(), **changes)

    @Slot(object)
    def remove_termin(self, row: Termin) -> None:
        """Delete a meeting without asking."""
        self.attempt("Termin löschen", "Termin gelöscht.", pflicht.remove_termin, row.id)

    def explain(self, row: SerieZeile, grund: str, ersatz: str) -> None:
        """Say why the minimum of the year shown was missed and what took its place."""
        self.attempt("Mindestzahl verfehlt", "", pflicht.explain_jahr, row.id, row.jahr, grund, ersatz=ersatz)


def _add_fassung(session: Any, berichtspflicht_id: UUID, gueltig_ab: date, angaben: Fassungsangaben) -> UUID:
    return pflicht.add_fassung(session, berichtspflicht_id, gueltig_ab, **angaben)


def _change_fassung(session: Any, row: Fassung, gueltig_ab: date, angaben: Fassungsangaben) -> None:
    """Only what differs is told, so that the reason can be written down after a delivery too."""
    told: Any = {name: value for name, value in angaben.items() if value != getattr(row, name)}
    pflicht.update_fassung(session, row.id, gueltig_ab=gueltig_ab if gueltig_ab != row.gueltig_ab else None, **told)
