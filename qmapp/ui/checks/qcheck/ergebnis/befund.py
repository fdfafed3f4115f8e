"""What the page asks for, read in one go."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from qmapp.act import feststellung as fest
from qmapp.act.feststellung.rows import Art, FeststellungZeile
from qmapp.checks import qcheck as door
from qmapp.checks.qcheck.beschreibung import Beschreibung, beschreibung
from qmapp.checks.qcheck.einheiten import Einheitsvergleich
from qmapp.checks.qcheck.rows import Anlage, Ergebnis, Frage, Nachweisart, QCheck


@dataclass(frozen=True)
class Befund:
    """A Q-Check with its result, the one before it (None: there is none), other units, and what was held of it."""

    kopf: QCheck
    fragen: tuple[Frage, ...]
    ergebnis: Ergebnis
    vorher: QCheck | None
    feststellungen: tuple[FeststellungZeile, ...]
    einheiten: tuple[Einheitsvergleich, ...]
    anlagen: tuple[Anlage, ...]
    beschreibung: Beschreibung

    @property
    def beantwortet(self) -> int:
        """Questions with an agreed answer."""
        return len(self.fragen) - self.ergebnis.gesamt.offen

    @property
    def vorlaeufig(self) -> bool:
        """Whether answers are still missing."""
        return self.ergebnis.gesamt.offen > 0

    def frage(self, code: str) -> Frage | None:
        """The question of this code."""
        return next((frage for frage in self.fragen if frage.punkt.code == code), None)

    def nachweise(self) -> Counter[Nachweisart]:
        """How much evidence there is of each kind."""
        return Counter(one.art for frage in self.fragen for one in frage.nachweise)

    def gehalten(self, *, staerken: bool = False) -> dict[str, FeststellungZeile]:
        """Code → what was held of it to be put right, or as a strength."""
        rows: Sequence[FeststellungZeile] = [row for row in self.feststellungen if (row.art is Art.STAERKE) is staerken]
        return {code: row for row in reversed(rows) for code in row.punkte}


def lies(session: Any, qcheck_id: UUID) -> Befund:
    """Ask the queries; raises UserError where the Q-Check is gone."""
    head = door.qcheck(session, qcheck_id)
    return Befund(
        kopf=head,
        fragen=door.fragen(session, qcheck_id),
        ergebnis=door.ergebnis(session, qcheck_id),
        vorher=None if head.vorgaenger_id is None else door.qcheck(session, head.vorgaenger_id),
        feststellungen=fest.zu_qcheck(session, qcheck_id),
        einheiten=door.einheiten(session, qcheck_id),
        anlagen=door.anlagen(session, qcheck_id),
        beschreibung=beschreibung(session, qcheck_id),
    )


def working(keys: Sequence[tuple[str, str]], befund: Befund | None) -> tuple[tuple[str, str], ...]:
    """Those of the page's ``keys`` that do something: V needs a Q-Check to compare with, all need an answer."""
    if befund is None or not befund.beantwortet:
        return ()
    return tuple(key for key in keys if key[0] != "V" or befund.vorher is not None)
