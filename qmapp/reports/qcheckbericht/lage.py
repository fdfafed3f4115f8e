"""Everything a Q-Check-Bericht tells of, read once from a workspace."""

from dataclasses import dataclass
from uuid import UUID

from qmapp import __version__
from qmapp.act.empfehlung import empfehlungen
from qmapp.act.empfehlung.rows import EmpfehlungZeile
from qmapp.act.feststellung import feststellungen
from qmapp.act.feststellung.rows import FeststellungZeile
from qmapp.checks import katalog as katalog_door
from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Dimension, Katalog
from qmapp.checks.katalog.wechsel import WechselZeile
from qmapp.checks.qcheck.beschreibung import Beschreibung, beschreibung
from qmapp.checks.qcheck.einheiten import Einheitsvergleich
from qmapp.checks.qcheck.grad import grad
from qmapp.checks.qcheck.katalogwechsel import wechsel
from qmapp.checks.qcheck.rows import Abgleichzeile, Anlage, Ergebnis, Frage, Grad, Merkpunkt, QCheck, Urteil, Vergleich
from qmapp.reports.art import anker_text
from qmapp.workspace import Workspace, bereich


@dataclass(frozen=True)
class Lage:
    """``vorher`` is the Q-Check before, ``einheiten`` are other units; ``siegel_haelt`` unless the seal is broken."""

    kopf: QCheck
    katalog: Katalog
    ergebnis: Ergebnis
    fragen: tuple[Frage, ...]
    merkpunkte: tuple[Merkpunkt, ...]
    anlagen: tuple[Anlage, ...]
    vorher: QCheck | None
    einheiten: tuple[Einheitsvergleich, ...]
    siegel_haelt: bool
    wechsel: tuple[WechselZeile, ...]
    beschreibung: Beschreibung
    abgleich: tuple[Abgleichzeile, ...]
    feststellungen: tuple[FeststellungZeile, ...]
    empfehlungen: tuple[EmpfehlungZeile, ...]
    amt: str
    anker: str
    version: str

    @property
    def vorlaeufig(self) -> bool:
        """Whether it is not released yet, so that everything may still change."""
        return self.kopf.versiegelt_am is None

    @property
    def gleiche(self) -> tuple[Vergleich, ...]:
        """The questions that were assessed both times: the only ones two degrees may be compared over."""
        return tuple(one for one in self.ergebnis.vergleich if one.schritt is not None)

    def damals_und_heute(self, dimension: Dimension | None = None) -> tuple[Grad, Grad]:
        """The degrees over the questions assessed both times, of a dimension or of all."""
        asked = [one for one in self.gleiche if dimension in (None, self.katalog.dimension(one.punkt))]
        return (
            grad((one.punkt.gewicht, one.vorher) for one in asked),
            grad((one.punkt.gewicht, one.nachher) for one in asked),
        )

    def mit(self, urteil: Urteil) -> tuple[Frage, ...]:
        """The questions answered like this."""
        return tuple(one for one in self.fragen if one.bewertung is not None and one.bewertung.urteil is urteil)

    def kurz(self, code: str) -> str:
        """A question's code inside its catalogue: ``QC-HZP-S01`` → ``S01``."""
        return code.removeprefix(f"{self.katalog.code}-")


def lies_lage(workspace: Workspace, qcheck_id: UUID) -> Lage:
    """The state of a Q-Check for its report; raises UserError where it is gone."""
    head = workspace.read(door.qcheck, qcheck_id)
    rows = (row for row in workspace.read(feststellungen) if row.qcheck_id == qcheck_id)
    held = tuple(sorted(rows, key=lambda row: row.kennung))
    names = {row.kennung for row in held}
    return Lage(
        kopf=head,
        katalog=workspace.read(katalog_door.katalog, head.katalog_id),
        ergebnis=workspace.read(door.ergebnis, qcheck_id),
        fragen=workspace.read(door.fragen, qcheck_id),
        merkpunkte=workspace.read(door.merkpunkte, qcheck_id),
        anlagen=workspace.read(door.anlagen, qcheck_id),
        einheiten=workspace.read(door.einheiten, qcheck_id),
        wechsel=workspace.read(wechsel, qcheck_id),
        beschreibung=workspace.read(beschreibung, qcheck_id),
        abgleich=() if head.gemeinsam else workspace.read(door.abgleich, qcheck_id),
        siegel_haelt=door.siegelprobe(workspace, qcheck_id).haelt,
        vorher=None if head.vorgaenger_id is None else workspace.read(door.qcheck, head.vorgaenger_id),
        feststellungen=held,
        empfehlungen=tuple(row for row in workspace.read(empfehlungen) if names & set(row.feststellungen)),
        amt=workspace.read(bereich).amt,
        anker=anker_text(workspace),
        version=__version__,
    )
