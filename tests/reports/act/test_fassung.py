"""The public version tells nothing that is inner, whoever searches its files."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmapp.act.empfehlung.rows import Gesamtstellungnahme, Veroeffentlichung
from qmapp.act.massnahme.rows import Status
from qmapp.reports.act.ausgabe import ACT_PAPIERE
from qmapp.reports.act.fassung import klein, oeffentlich
from qmapp.reports.act.lage import Fassung, Lage, lies_lage
from qmapp.reports.act.vorpruefung import vor_ausgabe
from qmapp.reports.act.zahlen import _ANTWORTEN, _STAENDE, Zahlen, zahlen
from qmapp.workspace import Workspace
from tests.reports.act.conftest import Papier
from tests.reports.act.faden import INTERN, JAHR, STAND
from tests.reports.act.lagen import TAG, lage_aus, massnahme
from tests.reports.act.seiten import docx_text, pdf_text, xlsx_text
from tests.reports.lesen import tables, text

MR, UB, MP = ACT_PAPIERE


def everything(paper: Papier) -> str:
    return " ".join((pdf_text(paper.pdf), docx_text(paper.docx), xlsx_text(paper.xlsx), text(paper.tree)))


@pytest.mark.parametrize("art", ACT_PAPIERE)
def test_no_inner_word_reaches_the_public(papiere: dict[tuple[str, Fassung], Papier], art: str) -> None:
    told = everything(papiere[art, Fassung.OEFFENTLICH])
    assert [word for word in INTERN if word in told] == []


def test_inside_every_such_word_is_told_somewhere(papiere: dict[tuple[str, Fassung], Papier]) -> None:
    """The search itself finds what there is; the words of a Feststellung stay in the Prüfbericht in any version."""
    told = everything(papiere[MR, Fassung.INTERN])
    assert [word for word in INTERN if word not in told] == ["Befundwortlaut"]


def test_the_role_stands_for_who_released(papiere: dict[tuple[str, Fassung], Papier]) -> None:
    told = text(papiere[MR, Fassung.OEFFENTLICH].tree)
    assert "Amtsleitung · 03.02.2031 · freigegeben am 03.02.2031" in told
    assert "durch" not in told.split("freigegeben am 03.02.2031")[1][:8]


def test_what_was_left_out_is_said(papiere: dict[tuple[str, Fassung], Papier]) -> None:
    told = text(papiere[MR, Fassung.OEFFENTLICH].tree)
    for words in ("Was diese Fassung auslässt und warum", "Zahlen von 1 bis 2", "an ihrer Stelle steht die Rolle"):
        assert words in told


def test_few_files_are_told_in_no_form(papiere: dict[tuple[str, Fassung], Papier]) -> None:
    """2 of 607 behind an Empfehlung, and 2 of 652 and 1 of 655 behind a Wirksamkeitsprüfung."""
    inside, outside = (everything(papiere[MR, fassung]) for fassung in Fassung)
    for words in ("2 von 607", "0,3\u00a0%", "von 652", "von 655", "zwei Akten"):
        assert words in inside
        assert words not in outside
    assert "Anzahl nicht ausgewiesen" in outside
    assert "27 von 611" in outside, "enough to be told"


@pytest.mark.parametrize(
    ("anzahl", "bewertet", "hidden"),
    [
        (0, 607, False),
        (1, 607, True),
        (2, 607, True),
        (3, 607, False),
        (605, 607, True),
        (607, 607, False),
        (2, 2, True),
    ],
)
def test_a_share_of_few_files_or_of_all_but_few_is_small(anzahl: int, bewertet: int, hidden: bool) -> None:
    assert klein(anzahl, bewertet, 3) is hidden


def test_no_count_below_three_stands_in_a_public_table(papiere: dict[tuple[str, Fassung], Papier]) -> None:
    counted = [table for table in tables(papiere[MR, Fassung.OEFFENTLICH].tree) if len(table.columns) == 2]
    assert len(counted) == 3
    for table in counted:
        assert table.total is not None
        assert all(row[1] == "*" or int(row[1]) == 0 or int(row[1]) > 2 for row in (*table.rows, table.total))
        small = [row for row in table.rows if row[1] == "*"]
        assert len(small) != 1, "one alone follows from the total"


def test_where_only_a_person_is_named_somebody_is_responsible_all_the_same() -> None:
    rows = [
        massnahme(1, Status.IN_UMSETZUNG, verantwortlich="", person="Frau Personsche"),
        massnahme(2, Status.IN_UMSETZUNG, verantwortlich=""),
        massnahme(3, Status.IN_UMSETZUNG, verantwortlich="IT-Koordination", person="Frau Personsche"),
    ]
    public = oeffentlich(lage_aus((), rows)).massnahmen
    assert [(one.zeile.kennung, one.zeile.verantwortlich, one.zeile.person) for one in public] == [
        ("M-03", "IT-Koordination", ""),
        ("M-02", "", ""),
        ("M-01", "nicht genannt", ""),
    ]


def test_the_inner_version_hides_nothing(faden: Workspace) -> None:
    lage = lies_lage(faden, JAHR, STAND)
    assert not zahlen(lage).verdeckt
    assert zahlen(oeffentlich(lage)).verdeckt
    assert all(one.zeile.veroeffentlichung is Veroeffentlichung.EXTERN for one in oeffentlich(lage).massnahmen)


_ANTWORT = ("ang+", "ang-", "teil+", "teil-", "abg", "ohne")
_STAND = {
    "um_d": (Status.UMGESETZT, True), "iu": (Status.IN_UMSETZUNG, False), "iu!": (Status.IN_UMSETZUNG, True),
    "vz": (Status.VERZOEGERT, False), "nb!": (Status.NICHT_BEGONNEN, True), "nr": (Status.NICHT_RELEVANT, False),
}  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(_ANTWORT), st.booleans()), min_size=1, max_size=7))
@settings(max_examples=60, deadline=None)
def test_nobody_computes_a_small_count_of_answers_back(rows: list[tuple[str, bool]]) -> None:
    assert betrayed(oeffentlich(lage_aus(rows)), _ANTWORTEN, rows) == []


@given(st.lists(st.tuples(st.sampled_from(sorted(_STAND)), st.booleans()), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_nobody_computes_a_small_count_of_massnahmen_back(rows: list[tuple[str, bool]]) -> None:
    made = [
        massnahme(number, _STAND[cell][0], public=public, ueberfaellig=_STAND[cell][1])
        for number, (cell, public) in enumerate(rows, 1)
    ]
    assert betrayed(oeffentlich(lage_aus((), made)), _STAENDE, rows) == []


def betrayed(lage: Lage, names: Mapping[str, tuple[tuple[str, ...], int, bool]], rows: list[tuple[str, bool]]) -> Any:
    """The small counts that are printed, or that can be no larger in any filling of the cells that fits.

    What fits: every figure printed, hidden ones not 0, and in each cell at least what the public version lists.
    """
    counted = zahlen(lage)
    cells = sorted({part for parts, _, _ in names.values() for part in parts})
    total = next(name for name, (parts, _, _) in names.items() if len(parts) == len(cells))
    listed = [sum(name == cell and public for name, public in rows) for cell in cells]
    highest = dict.fromkeys(names, -1)
    sums = {name: [cells.index(part) for part in parts] for name, (parts, _, _) in names.items()}
    totals = [counted.werte[total]] if counted.gezeigt(total) else range(len(rows) + 4)
    for each in totals:
        for filling in _parts(each - sum(listed), len(cells)):
            value = {name: sum(filling[p] + listed[p] for p in places) for name, places in sums.items()}
            if all(_fits(value[name], name, counted) for name, (_, _, printed) in names.items() if printed):
                highest = {name: max(high, value[name]) for name, high in highest.items()}
    assert highest[total] >= 0, "the truth fits in any case"
    small = [name for name in names if 0 < counted.werte[name] < 3]
    return [name for name in small if highest[name] < 3 or (names[name][2] and counted.gezeigt(name))]


def _fits(value: int, name: str, counted: Zahlen) -> bool:
    return value == counted.werte[name] if counted.gezeigt(name) else value > 0


def _parts(total: int, cells: int) -> Iterator[tuple[int, ...]]:
    """Every way to fill the cells with this total."""
    if total < 0:
        return
    if cells == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in _parts(total - first, cells - 1):
            yield (first, *rest)


def test_numbers_in_the_words_of_the_leitung_are_pointed_out() -> None:
    """A small count hidden in the tables may stand in her own sentence, which no program may change."""
    lage = oeffentlich(lage_aus([("ang+", True)] * 5 + [("abg", True)]))
    told = Gesamtstellungnahme(2031, "Fünf nehmen wir an, eine nicht.", "Amtsleitung", TAG, TAG, "")
    assert "Zahlen in der Gesamtstellungnahme" in [p.text for p in vor_ausgabe(replace(lage, gesamt=told))]
    plain = replace(told, text="Wir danken allen.")
    assert "Zahlen in der Gesamtstellungnahme" not in [p.text for p in vor_ausgabe(replace(lage, gesamt=plain))]


@pytest.mark.parametrize(("done", "rest"), list(product((3, 5), (0, 3))))
def test_shares_that_give_nothing_away_are_told(done: int, rest: int) -> None:
    lage = oeffentlich(lage_aus([("ang+", True)] * done + [("abg", True)] * rest))
    counted = zahlen(lage)
    assert counted.gezeigt("zugesagt", "empfehlungen")
    assert Fraction(counted.werte["zugesagt"], counted.werte["empfehlungen"]) == Fraction(done, done + rest)
