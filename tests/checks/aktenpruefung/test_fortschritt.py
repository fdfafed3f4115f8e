"""How far, how fast, until when."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from qmapp.checks.aktenpruefung import akte
from qmapp.checks.aktenpruefung.akte.fortschritt import _end, _working_days
from qmapp.checks.aktenpruefung.rows import Ergebnis

MONTAG = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)


def pruefe(probe: Any, key: Any, beginn: datetime, minuten: list[int], wer: str = "QMB") -> None:
    """Answer six Prüfpunkte with these gaps between them and close."""
    when = beginn
    for code, gap in zip(probe.CODES, [0, *minuten], strict=True):
        when += timedelta(minutes=gap)
        probe.ws.execute("A", akte.answer, key, code, Ergebnis.OK, jetzt=when, wer=wer)
    probe.ws.execute("Ab", akte.close_akte, key, jetzt=when, wer=wer)


def test_progress_counts_own_pace_and_plan(probe: Any) -> None:
    key = probe.gezogen(kopf={"pruefung_von": date(2025, 3, 3), "pruefung_bis": date(2025, 3, 6)})
    empty = probe.read(akte.fortschritt, key, heute=date(2025, 3, 1), wer="QMB")
    assert (empty.erledigt, empty.gesamt, empty.soll_bis_heute, empty.hinter_plan) == (0, 8, 0, 0)
    assert (empty.minuten_je_akte, empty.ende) == (None, None)
    assert (empty.je_tag, empty.noetig_je_tag) == (None, 2), "eight files on four days"

    files = probe.read(akte.akten, key)
    pruefe(probe, files[0].id, MONTAG, [5, 5, 5, 5, 5])
    pruefe(probe, files[1].id, MONTAG + timedelta(hours=2), [5, 90, 5, 5, 5])
    pruefe(probe, files[2].id, MONTAG + timedelta(hours=5), [1, 1, 1, 1, 1], wer="andere Person")
    probe.ws.execute("V", akte.lose_akte, files[3].id, "Nicht auffindbar", MONTAG, "QMB")
    probe.ws.execute("E", akte.replace_akte, files[4].id, "Doppelt", MONTAG, "QMB")
    now = probe.read(akte.fortschritt, key, heute=date(2025, 3, 5), wer="QMB")
    assert (now.erledigt, now.gesamt, now.heute) == (4, 8, 0)
    assert (now.soll_bis_heute, now.hinter_plan) == (6, 2)
    assert now.minuten_je_akte == 22
    assert now.ende == date(2025, 3, 10)
    assert now.je_tag == pytest.approx(4 / 3), "all persons' files since Monday, the lost one too"
    assert now.noetig_je_tag == 2, "four files on Wednesday and Thursday"
    assert probe.read(akte.fortschritt, key, heute=date(2025, 3, 3), wer="QMB").heute == 2
    late = probe.read(akte.fortschritt, key, heute=date(2025, 4, 30), wer="QMB")
    assert (late.soll_bis_heute, late.hinter_plan) == (8, 4)
    assert late.noetig_je_tag is None


def test_without_a_planned_time_there_is_no_soll(probe: Any) -> None:
    key = probe.gezogen()
    found = probe.read(akte.fortschritt, key, heute=date(2025, 3, 5), wer="QMB")
    assert (found.soll_bis_heute, found.hinter_plan) == (None, 0)


@pytest.mark.parametrize("first", [date(2025, 3, 3) + timedelta(days=i) for i in range(7)])
@pytest.mark.parametrize("length", [0, 1, 4, 5, 6, 7, 13, 20])
def test_working_days_are_counted_as_one_by_one(first: date, length: int) -> None:
    days = [first + timedelta(days=i) for i in range(length + 1)]
    assert _working_days(first, days[-1]) == sum(1 for d in days if d.weekday() < 5)
    assert _working_days(first, first - timedelta(days=1)) == 0


def test_the_end_falls_on_a_working_day() -> None:
    friday = date(2025, 3, 7)
    assert _end([friday], friday, 1) == date(2025, 3, 10)
    assert _end([friday], friday, 5) == date(2025, 3, 14)
    assert _end([friday] * 5, friday, 26) == date(2025, 3, 17)
    assert _end([date(2025, 3, 8)], date(2025, 3, 8), 5) == date(2025, 3, 17)
    assert _end([], friday, 5) is None
    assert _end([friday], friday, 0) is None
