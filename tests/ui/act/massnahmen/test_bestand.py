"""Filtering and sorting, against what is counted by hand and against a slow but plain way."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.act.massnahme.rows import MassnahmeZeile, Status, Vorbehalt, Wirkung
from qmapp.ui.act.massnahmen.bestand import Auswahl, Bestand, Merkmal, Ordnung, Zeigen
from tests.ui.act.massnahmen.zeilen import zeile

#: A Thursday; its week is 17.11. to 23.11.2025.
HEUTE = date(2025, 11, 20)
PROJEKT = uuid4()
LATE, WEEK = HEUTE - timedelta(days=7), date(2025, 11, 23)

ROWS = (
    zeile("M-01", "Schulung Müßiggang", frist=LATE, ueberfaellig=True, verantwortlich="Grundsatz"),
    zeile("M-02", meilensteine=[("Entwurf", LATE)], ueberfaellige=("Entwurf",), frist=date(2026, 3, 1)),
    zeile("M-03", frist=WEEK, verantwortlich="IT", pilot=True, status=Status.IN_UMSETZUNG),
    zeile("M-04", status=Status.UMGESETZT, frist=LATE, umgesetzt_am=LATE, wirksamkeit_geplant=date(2025, 11, 17)),
    zeile("M-05", status=Status.UMGESETZT, wirkung=Wirkung.WIRKSAM, wirksamkeit_geplant=WEEK),
    zeile("M-06", status=Status.NICHT_RELEVANT, projekt_id=PROJEKT),
    zeile("M-07", vorbehalt=Vorbehalt.FINANZIERUNG, meilensteine=[("Angebot eingeholt", WEEK)]),
    zeile("M-08", meilensteine=[("Erledigt", WEEK, HEUTE)], frist=WEEK + timedelta(days=1), person="Frau Yıldız"),
)


def found(auswahl: Auswahl, rows: tuple[MassnahmeZeile, ...] = ROWS) -> list[str]:
    return [entry.zeile.kennung[2:] for entry in Bestand(rows, HEUTE).waehle(auswahl)]


@pytest.mark.parametrize(
    ("zeigen", "wanted"),
    [
        (Zeigen.ALLE, "01 02 03 04 05 06 07 08"),
        (Zeigen.OFFEN, "01 02 03 07 08"),
        (Zeigen.UEBERFAELLIG, "01 02"),
        (Zeigen.DIESE_WOCHE, "03 04 07"),
        (Zeigen.UMGESETZT, "04 05"),
        (Zeigen.OHNE_FRIST, "07"),
        (Zeigen.OHNE_PRUEFUNG, "04"),
    ],
)
def test_each_filter_lets_through_what_its_name_says(zeigen: Zeigen, wanted: str) -> None:
    assert found(Auswahl(zeigen=zeigen)) == wanted.split()


@pytest.mark.parametrize(
    ("auswahl", "wanted"),
    [
        (Auswahl(merkmal=Merkmal.VORBEHALT), "07"),
        (Auswahl(merkmal=Merkmal.PILOT), "03"),
        (Auswahl(merkmal=PROJEKT), "06"),
        (Auswahl(merkmal=uuid4()), ""),
        (Auswahl(verantwortlich="IT"), "03"),
        (Auswahl(verantwortlich="IT", zeigen=Zeigen.UMGESETZT), ""),
        (Auswahl(zeigen=Zeigen.OFFEN, merkmal=Merkmal.PILOT), "03"),
    ],
)
def test_filters_add_up(auswahl: Auswahl, wanted: str) -> None:
    assert found(auswahl) == wanted.split()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("mussiggang", "01"),
        ("MÜSSIG", "01"),
        ("  grundsatz ", "01"),
        ("m-03", "03"),
        ("angebot ein", "07"),
        ("Yıldız", "08"),
        ("fehlt", ""),
        ("100 %_", ""),
    ],
)
def test_the_search_folds_as_german_is_sorted(text: str, wanted: str) -> None:
    assert found(Auswahl(text)) == wanted.split()


def test_it_is_sorted_by_each_order() -> None:
    rows = (
        zeile("M-10", frist=date(2026, 1, 1), verantwortlich="Übergänge"),
        zeile("M-9", verantwortlich="Zentrale"),
        zeile("M-2", frist=date(2025, 12, 1), status=Status.UMGESETZT),
        zeile("M-1", frist=date(2025, 1, 1), ueberfaellig=True, verantwortlich="Umbau"),
        zeile("M-3", frist=date(2025, 12, 1), status=Status.VERZOEGERT, verantwortlich="Aufsicht"),
    )
    bestand = Bestand(rows, HEUTE)

    def order(ordnung: Ordnung, *, absteigend: bool = False) -> str:
        found = bestand.waehle(Auswahl(), ordnung, absteigend=absteigend)
        return " ".join(entry.zeile.kennung[2:] for entry in found)

    assert order(Ordnung.KENNUNG) == "1 2 3 9 10"
    assert order(Ordnung.KENNUNG, absteigend=True) == "10 9 3 2 1"
    assert order(Ordnung.FRIST) == "1 2 3 10 9"
    assert order(Ordnung.FRIST, absteigend=True) == "10 2 3 1 9"
    assert order(Ordnung.STAND) == "1 3 10 9 2"
    assert order(Ordnung.VERANTWORTLICH) == "3 10 1 9 2"
    assert order(Ordnung.VERANTWORTLICH, absteigend=True) == "9 1 10 3 2"
    assert bestand.verantwortliche() == ["Aufsicht", "Übergänge", "Umbau", "Zentrale"]


def test_nothing_is_there_at_first() -> None:
    empty = Bestand()
    assert len(empty) == 0
    assert empty.waehle(Auswahl("x", Zeigen.DIESE_WOCHE)) == []
    assert empty.verantwortliche() == []


def test_what_has_not_changed_is_taken_over_within_the_same_day() -> None:
    first = Bestand(ROWS, HEUTE)
    changed = replace(ROWS[0], titel="Anders", frist=WEEK, ueberfaellig=False)
    second = Bestand((changed, *ROWS[1:]), HEUTE, first)
    assert [e is old for e, old in zip(second.eintraege, first.eintraege, strict=True)] == [False] + [True] * 7
    assert [e.zeile.titel for e in second.waehle(Auswahl("anders", Zeigen.DIESE_WOCHE))] == ["Anders"]
    later = Bestand(ROWS, HEUTE + timedelta(days=7), second)
    assert [e.zeile.kennung for e in later.waehle(Auswahl(zeigen=Zeigen.DIESE_WOCHE))] == ["M-08"]


dates = st.none() | st.dates(HEUTE - timedelta(days=20), HEUTE + timedelta(days=20))
lines = st.builds(
    lambda number, **given: zeile(f"M-{number}", **given),
    st.integers(1, 120),
    titel=st.text("aäßsM ", min_size=1, max_size=6),
    status=st.sampled_from(Status),
    frist=dates,
    wirksamkeit_geplant=dates,
    wirkung=st.none() | st.sampled_from(Wirkung),
    verantwortlich=st.sampled_from(["", "Ä", "a", "B"]),
    ueberfaellig=st.booleans(),
    pilot=st.booleans(),
)


@given(st.lists(lines, max_size=20), st.sampled_from(Ordnung), st.booleans())
def test_every_order_holds_each_once_with_the_lacking_last(
    rows: list[MassnahmeZeile], ordnung: Ordnung, absteigend: bool
) -> None:
    bestand = Bestand(rows, HEUTE)
    found = bestand.geordnet(ordnung, absteigend=absteigend)
    assert sorted(entry.key for entry in found) == sorted(row.id.int for row in rows)
    if ordnung is Ordnung.FRIST:
        days = [entry.zeile.frist for entry in found]
        there = [day for day in days if day is not None]
        assert days == sorted(there, reverse=absteigend) + [None] * (len(days) - len(there))


@given(st.lists(lines, max_size=20), st.sampled_from(Zeigen), st.sampled_from(["", "ä", "SS", "m-1", "zz"]))
def test_a_narrower_filter_shows_a_part_of_the_wider(rows: list[MassnahmeZeile], zeigen: Zeigen, text: str) -> None:
    bestand = Bestand(rows, HEUTE)
    all_, some = bestand.waehle(Auswahl()), bestand.waehle(Auswahl(text, zeigen))
    assert [entry for entry in all_ if entry in some] == some
    done = [e for e in bestand.waehle(Auswahl(zeigen=Zeigen.UMGESETZT)) if e.zeile.status.offen]
    assert done == []
    late = bestand.waehle(Auswahl(zeigen=Zeigen.UEBERFAELLIG))
    assert all(entry.zeile.ueberfaellig or entry.zeile.ueberfaellige for entry in late)
