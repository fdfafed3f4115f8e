"""How far a Prüfung has come, how fast, and when it will be done."""

import math
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.akte.abfragen import auf_dem_tisch
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Fortschritt

#: After so long without an answer the work had paused.
_PAUSE = timedelta(minutes=10)
#: The pace is that of the last files, because it changes with practice.
_LAST_FILES = 20
_SATURDAY = 5


def fortschritt(
    session: Session, pruefung_id: UUID, *, heute: date, wer: str, art: Aktenart = Aktenart.STICHPROBE
) -> Fortschritt:
    """Examined and lost files of all, today's and the pace of the person ``wer``, and the plan beside it.

    ``minuten_je_akte`` is the median working time of the person's last 20 files, breaks over 10 minutes left out.
    ``soll_bis_heute`` spreads the files evenly over the working days (Monday to Friday) of the planned time, which is
    that of the sample and says nothing of other kinds; ``ende`` goes on at the pace since the first file was done.
    ``je_tag`` is that pace, ``noetig_je_tag`` what the rest needs until the planned end. Each is None where it cannot
    be said.
    """
    head = zustand.require(session, pruefung_id)
    row = tables.Akte
    rows = session.exec(
        select(row.id, row.stand, row.erledigt_um, row.erledigt_durch).where(
            row.pruefung_id == pruefung_id, auf_dem_tisch(art)
        )
    ).all()
    states = Counter(stand for _, stand, _, _ in rows)
    done = states[Aktenstand.GEPRUEFT] + states[Aktenstand.VERLOREN]
    total = len(rows) - states[Aktenstand.ERSETZT]
    days = [when.astimezone().date() for _, stand, when, _ in rows if when and stand is not Aktenstand.ERSETZT]
    own = sorted(
        ((when, key) for key, stand, when, who in rows if when and who == wer and stand is Aktenstand.GEPRUEFT),
        reverse=True,
    )
    should = _should(head, heute, total) if art is Aktenart.STICHPROBE else None
    return Fortschritt(
        erledigt=done,
        gesamt=total,
        heute=sum(1 for when, _ in own if when.astimezone().date() == heute),
        minuten_je_akte=_minutes(session, [key for _, key in own[:_LAST_FILES]]),
        soll_bis_heute=should,
        ende=_end(days, heute, total - done),
        hinter_plan=0 if should is None else max(0, should - done),
        je_tag=_pace(days, heute),
        noetig_je_tag=_needed(head, heute, total - done) if art is Aktenart.STICHPROBE else None,
    )


def _minutes(session: Session, keys: list[UUID]) -> int | None:
    """Median minutes per file, from the times of its answers."""
    if not keys:
        return None
    answered = tables.Antwort
    times: dict[UUID, list[float]] = {}
    query = select(answered.akte_id, answered.beantwortet_um).where(col(answered.akte_id).in_(keys))
    for key, when in session.exec(query):
        times.setdefault(key, []).append(when.timestamp())
    begun = session.exec(select(tables.Akte).where(col(tables.Akte.id).in_(keys)))
    for row in begun:
        times.setdefault(row.id, []).extend(t.timestamp() for t in (row.begonnen_um, row.erledigt_um) if t is not None)
    seconds = []
    for stamps in times.values():
        ordered = sorted(stamps)
        gaps = (later - earlier for earlier, later in pairwise(ordered))
        seconds.append(sum(gap for gap in gaps if gap <= _PAUSE.total_seconds()))
    minutes = round(median(seconds) / 60)
    return minutes or None


def _should(head: tables.Aktenpruefung, heute: date, total: int) -> int | None:
    if head.pruefung_von is None or head.pruefung_bis is None:
        return None
    planned = _working_days(head.pruefung_von, head.pruefung_bis)
    if planned == 0:
        return None
    passed = _working_days(head.pruefung_von, min(heute, head.pruefung_bis))
    return total * passed // planned


def _pace(days: list[date], heute: date) -> float | None:
    """Files of all examiners per working day since the first one was done; None before."""
    return len(days) / max(1, _working_days(min(days), heute)) if days else None


def _needed(head: tables.Aktenpruefung, heute: date, left: int) -> int | None:
    """Files per working day, today included, to be done when planned; None without a plan, after it and at the end."""
    if head.pruefung_von is None or head.pruefung_bis is None or left <= 0:
        return None
    days = _working_days(max(heute, head.pruefung_von), head.pruefung_bis)
    return math.ceil(left / days) if days else None


def _end(days: list[date], heute: date, left: int) -> date | None:
    """The day of the last file at the pace so far; None before the first and after the last."""
    pace = _pace(days, heute)
    if pace is None or left <= 0:
        return None
    remaining = math.ceil(left / pace)
    weeks, rest = divmod(remaining, 5)
    end = heute + timedelta(weeks=weeks)
    while rest:
        end += timedelta(days=1)
        rest -= end.weekday() < _SATURDAY
    while end.weekday() >= _SATURDAY:
        end += timedelta(days=1)
    return end


def _working_days(first: date, last: date) -> int:
    """Mondays to Fridays from ``first`` to ``last``, both included; 0 where last lies before first."""
    if last < first:
        return 0
    weeks, rest = divmod((last - first).days + 1, 7)
    return weeks * 5 + sum((first.weekday() + i) % 7 < _SATURDAY for i in range(rest))
