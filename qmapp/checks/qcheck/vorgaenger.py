"""Which Q-Check another one may follow on: the last one of the same process first."""

from collections.abc import Sequence
from uuid import UUID

from qmapp.checks.qcheck.rows import QCheckZeile
from qmapp.german import folded


def vorgaenger(
    rows: Sequence[QCheckZeile], katalog_code: str, *, prozess: str = "", einheit: str = "", ohne: UUID | None = None
) -> tuple[QCheckZeile, ...]:
    """Those of ``rows`` (the newest first) with the same catalogue, the best first: same process, same unit, newest.

    Left out are the Q-Check ``ohne`` itself and all that follow on it, for none may follow on itself.
    """
    out = _followers(rows, ohne)
    found = [row for row in rows if row.katalog_code == katalog_code and row.id not in out]
    return tuple(sorted(found, key=lambda row: (not _same(row.prozess, prozess), not _same(row.einheit, einheit))))


def vorschlag(rows: Sequence[QCheckZeile], katalog_code: str) -> QCheckZeile | None:
    """What a new Q-Check with this catalogue most likely follows on: the newest that nothing follows on yet.

    One that is answered whole comes before one still running, for there is more to compare with.
    """
    followed = {row.vorgaenger_id for row in rows}
    free = [row for row in vorgaenger(rows, katalog_code) if row.id not in followed]
    return next((row for row in free if row.beantwortet >= row.fragen > 0), free[0] if free else None)


def _followers(rows: Sequence[QCheckZeile], key: UUID | None) -> set[UUID]:
    if key is None:
        return set()
    found, new = {key}, {key}
    while new:
        new = {row.id for row in rows if row.vorgaenger_id in new} - found
        found |= new
    return found


def _same(one: str, other: str) -> bool:
    return folded(one) == folded(other)
