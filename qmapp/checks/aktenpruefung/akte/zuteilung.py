"""Several examiners in one Prüfung: which file is whose. A file belongs to one person as a whole.

Assignments never tell how fast anybody works: the only figures are counts of files.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.akte.abfragen import auf_dem_tisch
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Anteil
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError

_TO_DO = [stand for stand in Aktenstand if stand.zu_tun]
#: Files somebody has begun are handed over only together with everything else of that person, or by hand.
_UNTOUCHED = [Aktenstand.OFFEN, Aktenstand.ZURUECKGESTELLT]


def assign(session: Session, akte_ids: Sequence[UUID], an: str) -> int:
    """Assign files by hand, or to nobody (""); how many were somebody else's before.

    Raises UserError for a file that is gone or whose Prüfung is closed.
    """
    name = _name(an)
    changed = 0
    for akte_id in akte_ids:
        row = session.get(tables.Akte, akte_id)
        if row is None:
            raise UserError("Diese Akte gibt es nicht mehr.", advice="Bitte wählen Sie eine andere Akte.")
        zustand.require_running(session, row.pruefung_id)
        changed += row.zugeteilt_an != name
        row.zugeteilt_an = name
    session.flush()
    return changed


def assign_evenly(
    session: Session, pruefung_id: UUID, personen: Sequence[str], art: Aktenart = Aktenart.STICHPROBE
) -> int:
    """Give the files of nobody to these examiners, whoever has the fewest first; how many.

    In working order and in turn, so that every examiner sees every stratum and no difference between strata is really
    one between examiners. Files already assigned stay where they are and count.
    """
    names = _names(personen)
    rows = _rows(session, pruefung_id, art, tables.Akte.zugeteilt_an == "", col(tables.Akte.stand).in_(_UNTOUCHED))
    counts = {part.wer: part.offen for part in anteile(session, pruefung_id, art)}
    return _deal(session, rows, names, {name: counts.get(name, 0) for name in names})


def assign_by_stratum(
    session: Session, pruefung_id: UUID, personen: Mapping[str, str], art: Aktenart = Aktenart.STICHPROBE
) -> int:
    """Give the files of nobody in each stratum to the examiner named for it; how many.

    Raises UserError for a stratum the sample does not have.
    """
    names = {schicht: _name(person) for schicht, person in personen.items()}
    known = {row.schicht for row in _rows(session, pruefung_id, art)}
    for schicht in names:
        if schicht not in known:
            raise UserError(f"Die Schicht „{schicht}“ gibt es in der Stichprobe nicht.", field="schicht")
    rows = _rows(session, pruefung_id, art, tables.Akte.zugeteilt_an == "", col(tables.Akte.stand).in_(_UNTOUCHED))
    wanted = [row for row in rows if names.get(row.schicht)]
    for row in wanted:
        row.zugeteilt_an = names[row.schicht]
    session.flush()
    return len(wanted)


def reassign(
    session: Session, pruefung_id: UUID, von: str, an: Sequence[str], art: Aktenart = Aktenart.STICHPROBE
) -> int:
    """When somebody leaves: hand over all files of ``von`` still to be examined, begun ones too; how many.

    They go in turn to ``an``, whoever has the fewest first; without ``an`` to nobody. Examined files keep the name.
    """
    rows = _rows(session, pruefung_id, art, tables.Akte.zugeteilt_an == _name(von), col(tables.Akte.stand).in_(_TO_DO))
    names = _names(an) if an else [""]
    if _name(von) in names:
        raise UserError("Die Akten sollen an jemand anderen gehen.", field="an")
    counts = {part.wer: part.offen for part in anteile(session, pruefung_id, art)}
    return _deal(session, rows, names, {name: counts.get(name, 0) for name in names})


def anteile(session: Session, pruefung_id: UUID, art: Aktenart = Aktenart.STICHPROBE) -> tuple[Anteil, ...]:
    """Files by examiner, by name, those of nobody first; replaced files belong to nobody's work and are left out."""
    row = tables.Akte
    counted: dict[str, Counter[str]] = {}
    query: Any = (
        select(row.zugeteilt_an, row.stand, func.count())
        .where(row.pruefung_id == pruefung_id, auf_dem_tisch(art), row.stand != Aktenstand.ERSETZT)
        .group_by(row.zugeteilt_an, col(row.stand))
    )
    for name, stand, number in session.exec(query):
        counted.setdefault(name, Counter()).update({"akten": number, "offen": number if stand.zu_tun else 0})
    return tuple(Anteil(name, counts["akten"], counts["offen"]) for name, counts in sorted(counted.items()))


def pruefende(session: Session, pruefung_id: UUID) -> tuple[str, ...]:
    """Everybody who has a file of the Prüfung or has examined one, by name."""
    row = tables.Akte
    query: Any = select(row.zugeteilt_an, row.erledigt_durch).where(row.pruefung_id == pruefung_id).distinct()
    return tuple(sorted({name for pair in session.exec(query) for name in pair if name}))


def _deal(session: Session, rows: Sequence[tables.Akte], names: list[str], counts: dict[str, int]) -> int:
    """Each file to whoever has the fewest; at a tie in the order the names were given."""
    for row in rows:
        name = min(names, key=lambda person: counts[person])
        row.zugeteilt_an = name
        counts[name] += 1
    session.flush()
    return len(rows)


def _rows(session: Session, pruefung_id: UUID, art: Aktenart, *where: bool | ColumnElement[bool]) -> list[tables.Akte]:
    zustand.require_running(session, pruefung_id)
    row = tables.Akte
    query = select(row).where(row.pruefung_id == pruefung_id, auf_dem_tisch(art), *where)
    return list(session.exec(query.order_by(col(row.schicht_nr), col(row.rang))))


def _names(personen: Sequence[str]) -> list[str]:
    names = list(dict.fromkeys(name for name in map(_name, personen) if name))
    if not names:
        raise UserError(
            "Es ist niemand genannt, an den Akten gehen sollen.", advice="Bitte tragen Sie Namen ein.", field="personen"
        )
    return names


def _name(name: str) -> str:
    return cleaned(name, "Der Name", longest=LONGEST_TITLE, field="personen")
