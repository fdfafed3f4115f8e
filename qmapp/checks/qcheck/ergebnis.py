"""What a Q-Check has found: degrees, strengths, potentials, and what changed since the last one."""

from collections.abc import Callable, Iterable
from uuid import UUID

from sqlmodel import Session

from qmapp.checks.katalog import Ausrichtung, Dimension
from qmapp.checks.qcheck.abfragen import fragen, qcheck
from qmapp.checks.qcheck.grad import ampel, grad
from qmapp.checks.qcheck.rows import Bewertung, Ergebnis, Frage, Grad, Urteil, Vergleich
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.german import integer, percent


def ergebnis(session: Session, qcheck_id: UUID) -> Ergebnis:
    """The result of a Q-Check as it stands, over its agreed answers."""
    head = qcheck(session, qcheck_id)
    asked = fragen(session, qcheck_id)
    gesamt = _grad(asked)
    before = _vorher(session, head.vorgaenger_id)
    same = [frage for frage in asked if frage.vorjahr is not None]
    return Ergebnis(
        gesamt=gesamt,
        dimensionen={one: _grad(frage for frage in asked if frage.dimension is one) for one in Dimension},
        ausrichtungen={one: _grad(frage for frage in asked if frage.punkt.ausrichtung is one) for one in Ausrichtung},
        ampel=ampel(gesamt.wert, head.gruen_ab, head.gelb_ab),
        staerken=_heaviest(asked, lambda points: points == 3),
        potentiale=_heaviest(asked, lambda points: points <= 1),
        vergleich=tuple(
            Vergleich(frage.punkt, frage.vorjahr.urteil, frage.bewertung.urteil)
            for frage in same
            if frage.vorjahr is not None and frage.bewertung is not None
        ),
        vorher=_grad(before) if before else None,
        vorher_dimensionen={one: _grad(frage for frage in before if frage.dimension is one) for one in Dimension}
        if before
        else {},
    )


def _vorher(session: Session, vorgaenger_id: UUID | None) -> tuple[Frage, ...]:
    return () if vorgaenger_id is None else fragen(session, vorgaenger_id)


def _grad(asked: Iterable[Frage]) -> Grad:
    return grad((frage.punkt.gewicht, _urteil(frage.bewertung)) for frage in asked)


def _urteil(answer: Bewertung | None) -> Urteil | None:
    return None if answer is None else answer.urteil


def _heaviest(asked: Iterable[Frage], wanted: Callable[[int], bool]) -> tuple[Frage, ...]:
    """The questions whose points are wanted, by weight, then in the order of the catalogue."""
    found = [
        (points, frage)
        for frage in asked
        if frage.bewertung is not None and (points := frage.bewertung.urteil.punkte) is not None and wanted(points)
    ]
    found.sort(key=lambda pair: (pair[0], -pair[1].punkt.gewicht, pair[1].punkt.nummer))
    return tuple(frage for _, frage in found)


def rechenweg(titel: str, found: Grad) -> Rechenweg:
    """How a degree was reckoned."""
    wert = found.wert
    share = f"{integer(found.zaehler)} von {integer(found.nenner)}"
    return Rechenweg(
        titel=titel,
        formel="Erfüllungsgrad = Σ(Gewicht · Punkte) ÷ Σ(Gewicht · 3)",
        werte=(
            ("Σ(Gewicht · Punkte)", integer(found.zaehler)),
            ("Σ(Gewicht · 3)", integer(found.nenner)),
            ("bewertete Fragen", integer(found.bewertet)),
            ("nicht beurteilbar, zählen nicht mit", integer(found.nicht_beurteilbar)),
            ("nicht zutreffend, zählen nicht mit", integer(found.nicht_zutreffend)),
            ("noch offen", integer(found.offen)),
        ),
        ergebnis="nicht bestimmt" if wert is None else f"{share} = {percent(wert)}",
        quelle="Standard-Methodenbeschreibung des Katalogs, Abschnitt Auswertung",
    )
