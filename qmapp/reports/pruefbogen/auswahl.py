"""For which files Prüfbögen are printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from qmapp.checks.aktenpruefung.rows import Aktenart, PrueflisteZeile
from qmapp.errors import UserError
from qmapp.german import integer


@dataclass(frozen=True)
class Bogenauswahl:
    """All files on the desk; or those still to be examined, those at positions ``von`` to ``bis``, or one empty sheet.

    Positions count the sample; files picked deliberately and those of the Zweitprüfung come only without them.
    """

    nur_offene: bool = False
    von: int | None = None
    bis: int | None = None
    muster: bool = False

    def waehle(self, zeilen: Sequence[PrueflisteZeile]) -> tuple[PrueflisteZeile, ...]:
        """The chosen ones in their order; raises UserError (field ``von``) where there is none."""
        first, last = self.von or 1, self.bis if self.bis is not None else None
        ranged = self.von is not None or self.bis is not None
        if last is not None and last < first:
            raise UserError("Die letzte Akte liegt vor der ersten.", field="bis")
        found = tuple(
            zeile
            for zeile in zeilen
            if zeile.nachgerueckt
            and (zeile.stand.zu_tun or not self.nur_offene)
            and (not ranged or zeile.art is Aktenart.STICHPROBE)
            and first <= zeile.position
            and (last is None or zeile.position <= last)
        )
        if not found:
            count = sum(zeile.nachgerueckt and zeile.art is Aktenart.STICHPROBE for zeile in zeilen)
            raise UserError(
                "Zu dieser Auswahl gibt es keine Akte.",
                advice="Alle Akten sind geprüft."
                if self.nur_offene and not ranged
                else f"Die Stichprobe hat die Akten 1 bis {integer(count)}.",
                field="von",
            )
        return found


ALLE = Bogenauswahl()
