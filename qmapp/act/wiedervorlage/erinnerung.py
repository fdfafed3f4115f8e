"""Who is to be reminded of what: everything overdue that somebody has promised, by recipient."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from qmapp.act.vorgaben import vorgaben
from qmapp.act.wiedervorlage.faellig import heute as faellig_heute
from qmapp.act.wiedervorlage.rows import Faellig, Faelligkeitsart, Gruppe
from qmapp.arbeitstage import ist_arbeitstag

#: A reminder asks for an answer within this many days, or on the Arbeitstag after them.
TAGE = 14
_NOBODY = "Ohne Verantwortliche"


@dataclass(frozen=True)
class Erinnerung:
    """What one recipient (a role or an office) is reminded of, the longest overdue first; to be answered by ``bis``."""

    empfaenger: str
    bis: date
    offen: tuple[Faellig, ...]


def erinnerungen(session: Session, heute: date) -> tuple[Erinnerung, ...]:
    """Everybody something is overdue with, by name.

    Wiedervorlagen are left out: they are notes to oneself. Where Maßnahme and Meilenstein are due on the same day, the
    Maßnahme speaks for both.
    """
    late = [
        row
        for row in faellig_heute(session, heute)
        if row.gruppe is Gruppe.UEBERFAELLIG and row.art is not Faelligkeitsart.WIEDERVORLAGE
    ]
    measures = {(row.kennung, row.datum) for row in late if row.art is Faelligkeitsart.MASSNAHME}
    found: defaultdict[str, list[Faellig]] = defaultdict(list)
    for row in late:
        if row.art is not Faelligkeitsart.MEILENSTEIN or (row.kennung, row.datum) not in measures:
            found[row.rolle or _NOBODY].append(row)
    until = heute + timedelta(days=TAGE)
    land = vorgaben(session).bundesland
    while not ist_arbeitstag(until, land):
        until += timedelta(days=1)
    return tuple(Erinnerung(name, until, tuple(found[name])) for name in sorted(found))
