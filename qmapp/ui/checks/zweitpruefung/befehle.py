"""What may be done with a Zweitprüfung, each step with what the user is told."""

from uuid import UUID

from PySide6.QtCore import QObject, Slot

from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung.rows import Aktenart
from qmapp.checks.aktenpruefung.zweitpruefung import schritte
from qmapp.checks.aktenpruefung.zweitpruefung.konsens import settle
from qmapp.checks.aktenpruefung.zweitpruefung.rows import Abweichung, PunktUebereinstimmung, Vorschau
from qmapp.checks.aktenpruefung.zweitpruefung.unklar import note_unklar
from qmapp.german import integer
from qmapp.reports.wortlaut import akten
from qmapp.ui.befehle import Befehle
from qmapp.ui.checks.zweitpruefung.beginn import Beginn
from qmapp.ui.checks.zweitpruefung.gegenueber import Klaerung
from qmapp.ui.context import Context

LIST_KEY, AUDIT_KEY = "aktenpruefung.liste", "aktenpruefung.pruefen"


class Zweitbefehle(Befehle):
    """Belongs to a page, which sets ``pruefung_id``; ``refused`` carries the UserError to show."""

    def __init__(self, page: QObject, context: Context) -> None:
        super().__init__(page, context)
        self.pruefung_id: UUID | None = None

    def begin(self, form: Beginn) -> bool:
        """Pick the files; True if they are on the desk."""
        told = {
            "zweitpruefer": form.zweitpruefer.value(),
            "startwert": form.startwert.value(),
            "anteil_prozent": form.anteil.value() or "",
            "unklar_prozent": form.unklar.value() or "",
            "jetzt": self._context.jetzt(),
            "wer": self._context.wer,
        }
        number = self.result("Zweitprüfung begonnen", schritte.begin_zweitpruefung, self.pruefung_id, **told)
        if isinstance(number, int):
            self._context.tell(f"{akten(number)} zur Zweitprüfung ausgewählt.", undo=True)
        return number is not None

    @Slot()
    def end(self) -> None:
        """Take the files not begun off the desk."""
        number = self.result("Zweitprüfung beendet", schritte.end_zweitpruefung, self.pruefung_id)
        if isinstance(number, int):
            self._context.tell(f"Zweitprüfung beendet, {akten(number)} nicht mehr vorgesehen.", undo=True)

    @Slot()
    def discard(self) -> None:
        """Take it away; the message offers to undo it."""
        if self.result("Zweitprüfung verworfen", schritte.discard_zweitpruefung, self.pruefung_id) is not None:
            self._context.tell("Zweitprüfung verworfen.", undo=True)

    def settle(self, row: Abweichung, chosen: Klaerung) -> bool:
        """Settle a disagreement; True if it is."""
        further = self.result(
            "Abweichung geklärt",
            settle,
            row.akte_id,
            row.punkt.code,
            chosen.ergebnis,
            chosen.begruendung,
            jetzt=self._context.jetzt(),
            wer=self._context.wer,
            betrag_monat_cent=chosen.betrag_monat_cent,
            monate=chosen.monate,
        )
        if isinstance(further, int):
            more = "" if not further else f" Daraus {_points(further)}."
            self._context.tell(f"Geklärt: {row.schluessel}, Prüfpunkt {row.punkt.nummer}.{more}", undo=True)
        return further is not None

    @Slot(object)
    def note(self, row: PunktUebereinstimmung) -> None:
        """Tell the catalogue that a Prüfpunkt is read in different ways."""
        counted = {"gleich": row.antworten.gleich, "n": row.antworten.n}
        if self.result("Für den Katalog vermerkt", note_unklar, self.pruefung_id, row.punkt.code, **counted):
            self._context.tell(f"Prüfpunkt {row.punkt.nummer} ist im Entwurf des Katalogs vermerkt.", undo=True)

    def preview(self, form: Beginn) -> Vorschau:
        """What would be picked as the form stands."""
        assert self.pruefung_id is not None, "the page has been shown a Prüfung"
        told = {"zweitpruefer": form.zweitpruefer.value(), "anteil_prozent": form.anteil.value() or ""}
        return self._context.read(schritte.vorschau, self.pruefung_id, **told)

    @Slot()
    def examine(self) -> None:
        """Go to the files of the second examiner."""
        self._context.navigate(AUDIT_KEY, self.pruefung_id, None, Aktenart.ZWEIT)

    @Slot()
    def go(self) -> None:
        """Go where the first examination stands."""
        assert self.pruefung_id is not None, "the page has been shown a Prüfung"
        drawn = self._context.read(pruefung_module.pruefung, self.pruefung_id).gezogen_um is not None
        self._context.navigate(AUDIT_KEY if drawn else LIST_KEY, self.pruefung_id)


def _points(count: int) -> str:
    return "folgt 1 weiterer" if count == 1 else f"folgen {integer(count)} weitere"
