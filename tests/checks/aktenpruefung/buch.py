"""What is written into the workspace, remembered beside it and counted independently; intervals by brute force."""

import math
import random
from fractions import Fraction
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.checks.aktenpruefung import akte, tables
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.rows import Aktenstand, Auswertung, Ergebnis, Quote

GEWICHTE = {
    Ergebnis.OK: 70,
    Ergebnis.F1: 5,
    Ergebnis.F2: 3,
    Ergebnis.F3_PLUS: 3,
    Ergebnis.F3_MINUS: 2,
    Ergebnis.ENTFAELLT: 14,
    Ergebnis.NICHT_PRUEFBAR: 3,
}
BEREICH = {"T-01": "F", "T-02": "F", "T-03": "F", "T-04": "F", "T-05": "V", "T-06": "V"}


def interval(population: int, n: int, x: int) -> tuple[int, int]:
    """min{K: P(X ≥ x) > 2.5 %} and max{K: P(X ≤ x) > 2.5 %} by trying every K."""
    ways, a = math.comb(population, n), Fraction(25, 1000)

    def probability(bad: int, counts: range) -> Fraction:
        return Fraction(sum(math.comb(bad, k) * math.comb(population - bad, n - k) for k in counts), ways)

    possible = range(x, population - n + x + 1)
    return (
        next(bad for bad in possible if probability(bad, range(x, n + 1)) > a),
        next(bad for bad in reversed(possible) if probability(bad, range(x + 1)) > a),
    )


def check(quote: Quote, x: int, n: int, population: int) -> None:
    assert (quote.zaehler, quote.nenner, quote.grundgesamtheit) == (x, n, population)
    lower, upper = interval(population, n, x)
    assert (quote.unten_akten, quote.oben_akten) == (lower, upper)
    assert quote.wert == x / n
    assert (quote.unten, quote.oben) == (lower / population, upper / population)


class Buch:
    """What is written into the workspace, remembered here and evaluated independently."""

    def __init__(self, probe: Any, key: UUID, seed: int) -> None:
        self.probe, self.key, self.chance = probe, key, random.Random(seed)
        self.antworten: dict[UUID, dict[str, tuple[Ergebnis, int]]] = {}
        self.stand: dict[UUID, Aktenstand] = {}
        self.sammel: set[UUID] = set()
        self._ursachen: tuple[str, ...] = ()

    def fuelle(
        self, anteil: float = 1.0, verloren: float = 0.0, *, sammel: float = 0.0, ursachen: tuple[str, ...] = ("Frist",)
    ) -> None:
        """Answer this share of the files, lose another; written as rows, because the commands have their own tests.

        In a share ``sammel`` of the answered files what is correct was answered at once.
        """
        self._ursachen = ursachen

        def command(session: Session) -> None:
            for row in akte.akten(session, self.key):
                file = session.get(tables.Akte, row.id)
                assert file is not None
                place = self.chance.random()
                if place < verloren:
                    file.stand = Aktenstand.VERLOREN
                elif place < verloren + anteil:
                    file.stand = Aktenstand.GEPRUEFT
                    if sammel and self.chance.random() < sammel:
                        self.sammel.add(row.id)
                    self._answer(session, row.id)
                self.stand[row.id] = file.stand

        self.probe.ws.execute("Füllen", command)

    def _answer(self, session: Session, key: UUID) -> None:
        chosen = self.chance.choices(list(GEWICHTE), list(GEWICHTE.values()), k=6)
        self.antworten[key] = {}
        for code, ergebnis in zip(BEREICH, chosen, strict=True):
            cent = self.chance.randrange(500, 90_000) if ergebnis.mit_betrag else 0
            self.antworten[key][code] = (ergebnis, cent)
            session.add(
                tables.Antwort(
                    akte_id=key,
                    code=code,
                    ergebnis=ergebnis,
                    betrag_cent=cent or None,
                    ursachen=[self._ursachen[cent % len(self._ursachen)]] if ergebnis.material else [],
                    sammelantwort=key in self.sammel and ergebnis is Ergebnis.OK,
                    beantwortet_um=self.probe.JETZT,
                    beantwortet_durch="QMB",
                )
            )

    def fehlerhaft(self, key: UUID, bereich: str = "FV") -> bool:
        return any(e.material and BEREICH[code] in bereich for code, (e, _) in self.antworten[key].items())

    def summen(self, ergebnis: Ergebnis) -> list[int]:
        return [sum(cent for e, cent in given.values() if e is ergebnis) for given in self.antworten.values()]

    def auswertung(self) -> Auswertung:
        found: Auswertung = self.probe.read(auswertung, self.key)
        return found
