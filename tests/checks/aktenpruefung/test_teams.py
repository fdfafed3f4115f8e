"""Teams large enough to be shown, the others together or not at all; settings of the Prüfung."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.aktenpruefung import akte, grundgesamtheit, pruefung, stichprobe, ziehung
from qmapp.checks.aktenpruefung.auswertung import vertiefung
from qmapp.checks.aktenpruefung.auswertung.teams import divide
from qmapp.checks.aktenpruefung.rows import ListenAngaben, Plan, Schichtung, Teams, Verfahren, Zeile
from qmapp.errors import UserError
from tests.checks.aktenpruefung.buch import Buch, check


def book_of(probe: Any, sizes: dict[str, int], anzahl: int, **kopf: Any) -> Buch:
    """A simple sample from teams of these sizes; the first file of every team is excluded."""
    key = probe.pruefung(**kopf)
    rows = [Zeile(f"{name or 'X'}-{i:03d}", team=name) for name, size in sizes.items() for i in range(size)]
    angaben = ListenAngaben(datei="liste.csv", spalte_team="Sachgebiet")
    probe.ws.execute("Liste", grundgesamtheit.import_grundgesamtheit, key, angaben, rows)
    probe.ws.execute("Aus", grundgesamtheit.exclude, key, [f"{name or 'X'}-000" for name in sizes], "Doppelt")
    plan = Plan(verfahren=Verfahren.ANZAHL, anzahl=anzahl, startwert="4711")
    probe.ws.execute("Plan", stichprobe.save_plan, key, plan)
    probe.ws.execute("Ziehung", ziehung.draw, key, wer="QMB", jetzt=probe.JETZT, version="1")
    book = Buch(probe, key, seed=8)
    book.fuelle()
    return book


def teams(book: Buch) -> Teams:
    found: Teams = book.probe.read(vertiefung, book.key).teams
    return found


def test_every_team_against_its_own_files(probe: Any) -> None:
    sizes = {"B": 120, "A": 140, "C": 40}
    book = book_of(probe, sizes, 150, team_mindestgroesse=30)
    drawn = {row.id: row.schluessel[0] for row in probe.read(akte.akten, book.key)}
    counted = Counter(drawn.values())
    wrong = Counter(drawn[key] for key in book.antworten if book.fehlerhaft(key))
    found = teams(book)
    assert counted["C"] < 30 <= min(counted["A"], counted["B"])
    # C alone could be told from the whole and the two others, so the smaller of them joins it.
    joined = "B" if counted["B"] < counted["A"] else "A"
    alone = "A" if joined == "B" else "B"
    first, second = found.zeilen
    assert (first.name, first.teams, first.bestand) == (alone, 1, sizes[alone] - 1)
    check(first.quote, wrong[alone], counted[alone], sizes[alone] - 1)
    assert (second.name, second.teams) == ("Übrige (2 Teams)", 2)
    check(second.quote, wrong[joined] + wrong["C"], counted[joined] + counted["C"], sizes[joined] + sizes["C"] - 2)
    assert (found.titel, found.mindestgroesse) == ("Sachgebiet", 30)
    assert found.satz
    ways = probe.read(vertiefung, book.key).wege("teams")
    assert [way.titel for way in ways] == [f"Sachgebiet {alone}", "Sachgebiet Übrige (2 Teams)"]


def test_names_stand_in_their_order_and_nobody_is_ranked(probe: Any) -> None:
    found = teams(book_of(probe, {"Süd": 60, "Ost": 60, "Öd": 60}, 150))
    assert [row.name for row in found.zeilen] == ["Öd", "Ost", "Süd"]


@pytest.mark.parametrize(
    ("kopf", "sizes", "why"),
    [
        ({"team_auswertung": False}, {"A": 150}, "abgeschaltet"),
        ({"team_mindestgroesse": 100}, {"A": 75, "B": 75}, "Kein Team hat mindestens 100"),
    ],
)
def test_no_results_of_teams_and_why(probe: Any, kopf: dict[str, Any], sizes: dict[str, int], why: str) -> None:
    found = teams(book_of(probe, sizes, 120, **kopf))
    assert found.zeilen == ()
    assert why in found.grund


def test_a_list_without_teams_says_so(probe: Any) -> None:
    key = probe.gezogen([Zeile(f"A-{i}") for i in range(60)], anzahl=40, schichtung=Schichtung.KEINE)
    assert "keine Spalte für das Team" in probe.read(vertiefung, key).teams.grund


@given(st.dictionaries(st.text("abcö", max_size=2), st.integers(0, 60), max_size=8), st.integers(5, 40))
def test_no_result_of_a_small_group_can_be_told(examined: dict[str, int], least: int) -> None:
    single, joined = divide(examined, least)
    assert sorted((*single, *joined)) == sorted(examined) or single == ()
    assert all(examined[name] >= least and name for name in single)
    if single and joined:
        assert sum(examined[name] for name in joined) >= least


def test_the_settings_are_kept_and_checked(probe: Any) -> None:
    key = probe.pruefung()
    probe.tu(pruefung.update_pruefung, key, team_auswertung=False, team_mindestgroesse=50)
    head = probe.read(pruefung.pruefung, key)
    assert (head.team_auswertung, head.team_mindestgroesse) == (False, 50)
    for size in (0, 4, 1_001):
        with pytest.raises(UserError, match="Mindestgröße für ein Team") as refused:
            probe.ws.execute("Größe", pruefung.update_pruefung, key, team_mindestgroesse=size)
        assert refused.value.field == "team_mindestgroesse"
