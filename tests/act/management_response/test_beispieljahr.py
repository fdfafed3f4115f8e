"""The example year, counted by the program and compared with the figures its authors wrote beside it."""

from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest

from qmapp.act import management_response as mr
from qmapp.act.empfehlung import gesamtstellungnahme
from qmapp.act.management_response import worte
from qmapp.act.management_response.rows import Stand
from tests.act.beispieljahr import STICHTAG, told
from tests.checks.aktenpruefung.conftest import Probe

S = Stand


@pytest.mark.parametrize("year", [None, 2025])
def test_the_figures_are_those_of_the_example(probe: Probe, jahr: dict[str, UUID], year: int | None) -> None:
    found = probe.read(mr.umsetzungsstand, STICHTAG, year)
    oracle = told()["umsetzungsstand"]
    assert found.stichtag == oracle.pop("stichtag", STICHTAG) == STICHTAG
    for name, value in oracle.items():
        counted = getattr(found, name)
        assert (list(counted) if isinstance(counted, tuple) else counted) == value, name
    # By hand: E-2025-01 (M-01, M-02) and E-2025-06 (M-09, M-10) are done of the seven accepted.
    assert found.umsetzungsquote == (2, 7)
    assert (found.wirksam, found.teilweise_wirksam, found.nicht_wirksam) == (1, 0, 1)
    done = [row for row in told()["massnahme"] if row["status"] == "umgesetzt"]
    days = [(row["umgesetzt_am"] - row["vereinbart_am"]).days for row in done]
    assert found.dauer_tage == Fraction(sum(days), len(days))


def test_a_year_without_any_counts_nothing(probe: Probe, jahr: dict[str, UUID]) -> None:
    found = probe.read(mr.umsetzungsstand, STICHTAG, 2024)
    assert (found.empfehlungen, found.massnahmen, found.dauer_tage) == (0, 0, None)
    assert found.annahmequote == (0, 0)


def test_how_far_each_empfehlung_is(probe: Probe, jahr: dict[str, UUID]) -> None:
    rows = probe.read(mr.vorgaenge, STICHTAG, 2025)
    assert [row.stand for row in rows] == [
        S.UMGESETZT, S.IN_UMSETZUNG, S.IN_UMSETZUNG, S.IN_UMSETZUNG, S.ABGELEHNT,
        S.UMGESETZT, S.IN_UMSETZUNG, S.IN_UMSETZUNG, S.ANTWORT_FEHLT,
    ]  # fmt: skip
    last = rows[-1].empfehlung.zeile
    assert worte.stand(last, rows[-1].stand) == "Antwort fehlt"
    # On its last day the deadline is not over yet.
    for heute, stand in ((date(2026, 2, 20), S.ANTWORT_OFFEN), (date(2026, 2, 21), S.ANTWORT_FEHLT)):
        assert probe.read(mr.vorgang, last.id, heute).stand is stand
    assert worte.stand(last, S.ANTWORT_OFFEN) == "Antwort bis 20.02."
    assert probe.read(mr.vorgaenge, STICHTAG, 2024) == ()


def test_nothing_is_missing_where_the_example_says_so(probe: Probe, jahr: dict[str, UUID]) -> None:
    rows = probe.read(mr.vorgaenge, STICHTAG)
    assert {row.empfehlung.zeile.kennung: [lack.feld for lack in row.fehlt] for row in rows if row.fehlt} == {
        "E-2025-09": ["haltung", "rolle"]
    }


def test_the_thread_of_the_letter_that_was_put_off_three_times(probe: Probe, jahr: dict[str, UUID]) -> None:
    found = probe.read(mr.vorgang, jahr["E-2025-02"], STICHTAG)
    assert [(event.am, event.text.split(":")[0]) for event in found.verlauf] == [
        (date(2026, 1, 27), "Wiedervorlage „Dritte Verschiebung"),
        (date(2026, 1, 27), "M-03 auf den 30.06.2026 verschoben"),
        (date(2026, 1, 14), "Meilenstein „Entwurf mit Widerspruchsstelle und Jobcenter abgestimmt“ erledigt, "
                            "124 Tage nach der Frist"),
        (date(2025, 11, 25), "M-03 auf den 30.01.2026 verschoben"),
        (date(2025, 9, 23), "M-03 auf den 28.11.2025 verschoben"),
        (date(2025, 9, 12), "Frist „Entwurf mit Widerspruchsstelle und Jobcenter abgestimmt“ abgelaufen"),
        (date(2025, 8, 27), "Meilenstein „Rohfassung liegt vor“ erledigt, 5 Tage nach der Frist"),
        (date(2025, 8, 22), "Frist „Rohfassung liegt vor“ abgelaufen"),
        (date(2025, 7, 1), "M-03 verzögert"),
        (date(2025, 7, 1), "Maßnahmen M-03 und M-04 verabredet"),
        (date(2025, 7, 1), "Empfehlung angenommen"),
        (date(2025, 6, 11), "Empfehlung angelegt"),
    ]  # fmt: skip
    assert [note.kennung for note in found.wiedervorlagen] == ["WV-09", "WV-16"]
    assert [massnahme.zeile.kennung for massnahme in found.massnahmen] == ["M-03", "M-04"]


def test_what_ran_out_is_told_from_the_day_after(probe: Probe, jahr: dict[str, UUID]) -> None:
    for heute, there in ((date(2026, 2, 27), False), (date(2026, 2, 28), True)):
        texts = [event.text for event in probe.read(mr.vorgang, jahr["E-2025-07"], heute).verlauf]
        assert ("Frist von M-12 abgelaufen" in texts) is there
        assert ("Frist „Alle fünf Standorte benannt“ abgelaufen" in texts) is there
    texts = [event.text for event in probe.read(mr.vorgang, jahr["E-2025-09"], STICHTAG).verlauf]
    assert "Frist für die Antwort der Leitung abgelaufen" in texts


def test_effects_are_part_of_the_thread(probe: Probe, jahr: dict[str, UUID]) -> None:
    texts = {event.text for event in probe.read(mr.vorgang, jahr["E-2025-03"], STICHTAG).verlauf}
    assert "Wirksamkeit von M-05 geprüft: nicht wirksam" in texts


def test_the_whole_year_has_its_answer(probe: Probe, jahr: dict[str, UUID]) -> None:
    found = probe.read(gesamtstellungnahme, 2025)
    assert found is not None
    assert found.text.startswith("Die Prüfungen haben uns ein ehrliches Bild gegeben.")
    assert found.freigegeben_am == date(2026, 1, 27)


def test_the_list_says_the_same_as_the_whole(probe: Probe, jahr: dict[str, UUID]) -> None:
    whole = probe.read(mr.vorgaenge, STICHTAG, 2025)
    for row, line in zip(whole, probe.read(mr.uebersicht, STICHTAG, 2025), strict=True):
        assert (line.empfehlung, line.stand) == (row.empfehlung, row.stand)
        assert line.massnahmen == tuple(massnahme.zeile.kennung for massnahme in row.massnahmen)
