"""What the Leitung has to decide now, the most pressing first; and for the public what comes due next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from qmapp.act.empfehlung.rows import Haltung
from qmapp.act.management_response.rows import Stand
from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import Massnahme, MassnahmeZeile, Status, Vorbehalt, Wirkung
from qmapp.german import NBSP, day, integer
from qmapp.reports.act.lage import Lage
from qmapp.reports.document import StatusTone

#: So often postponed, a deadline is a matter for the Leitung.
_OFT = 3
_NAH = timedelta(days=90)


@dataclass(frozen=True)
class Punkt:
    """A line: which entry, what it is about, and why it stands here."""

    kennung: str
    text: str
    stand: str
    ton: StatusTone = "neutral"


def zu_entscheiden(lage: Lage) -> tuple[Punkt, ...]:
    """Missing answers, Maßnahmen past their deadline, often postponed, without effect, and reservations; each once."""
    found: dict[str, Punkt] = {}
    for point in (*_antworten(lage), *_verzug(lage), *_zusagen(lage), *_wirkung(lage), *_vorbehalte(lage)):
        found.setdefault(point.kennung, point)
    return tuple(found.values())


def als_naechstes(lage: Lage) -> tuple[Punkt, ...]:
    """Open Maßnahmen with a deadline, the earliest first."""
    rows = (one.zeile for one in lage.massnahmen)
    return tuple(
        Punkt(row.kennung, row.titel, day(row.frist), "warn" if row.ueberfaellig else "neutral")
        for row in rows
        if row.status.offen and row.frist is not None
    )


def _antworten(lage: Lage) -> Iterator[Punkt]:
    late = [case.empfehlung.zeile for case in lage.vorgaenge if case.stand is Stand.ANTWORT_FEHLT]
    for row in sorted(late, key=lambda row: row.antwort_frist):
        since = _tage(lage.kopf.stand, row.antwort_frist)
        yield Punkt(row.kennung, row.titel, f"Antwort fehlt, {since}", "bad")


def _verzug(lage: Lage) -> Iterator[Punkt]:
    for row in (one.zeile for one in lage.massnahmen):
        if row.ueberfaellig and row.frist is not None:
            yield Punkt(row.kennung, row.titel, f"überfällig, {_tage(lage.kopf.stand, row.frist)}", "bad")
    for row in (one.zeile for one in lage.massnahmen):
        if row.status.offen and row.verschoben >= _OFT:
            yield Punkt(row.kennung, row.titel, worte.verschoben(row), "warn")
    for row in (one.zeile for one in lage.massnahmen):
        if row.status is Status.VERZOEGERT:
            yield Punkt(row.kennung, row.titel, "verzögert", "warn")


def _zusagen(lage: Lage) -> Iterator[Punkt]:
    """Accepted Empfehlungen nothing is agreed for, and Maßnahmen without a deadline."""
    for case in lage.vorgaenge:
        row = case.empfehlung.zeile
        if row.haltung in (Haltung.ANGENOMMEN, Haltung.TEILWEISE) and not case.massnahmen:
            yield Punkt(row.kennung, row.titel, "ohne Maßnahme", "warn")
    for line in (one.zeile for one in lage.massnahmen):
        if line.status.offen and line.frist is None:
            yield Punkt(line.kennung, line.titel, "ohne Frist", "warn")


def _wirkung(lage: Lage) -> Iterator[Punkt]:
    for one in lage.massnahmen:
        if one.zeile.wirkung is Wirkung.NICHT_WIRKSAM and not _ersetzt(one):
            yield Punkt(one.zeile.kennung, one.zeile.titel, "nicht wirksam", "warn")


def _ersetzt(one: Massnahme) -> bool:
    return one.wirksamkeiten[-1].folgemassnahme_id is not None if one.wirksamkeiten else False


def _vorbehalte(lage: Lage) -> Iterator[Punkt]:
    rows: list[MassnahmeZeile] = [one.zeile for one in lage.massnahmen]
    for row in rows:
        if row.status.offen and row.vorbehalt is not Vorbehalt.KEIN:
            yield Punkt(row.kennung, row.titel, worte.VORBEHALTE[row.vorbehalt], "info")


def _tage(stand: date, frist: date) -> str:
    count = (stand - frist).days
    return f"1{NBSP}Tag" if count == 1 else f"{integer(count)}{NBSP}Tage"
