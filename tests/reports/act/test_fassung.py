"""The public version tells nothing that is inner, whoever searches its files."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmapp.act.empfehlung.rows import Veroeffentlichung
from qmapp.reports.act.ausgabe import ACT_PAPIERE
from qmapp.reports.act.fassung import klein, oeffentlich
from qmapp.reports.act.lage import Fassung, lies_lage
from qmapp.reports.act.zahlen import _ANTWORTEN, zahlen
from qmapp.workspace import Workspace
from tests.reports.act.conftest import Papier
from tests.reports.act.faden import INTERN, JAHR, STAND
from tests.reports.act.lagen import lage_aus
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


def test_the_inner_version_hides_nothing(faden: Workspace) -> None:
    lage = lies_lage(faden, JAHR, STAND)
    assert not zahlen(lage).verdeckt
    assert zahlen(oeffentlich(lage)).verdeckt
    assert all(one.zeile.veroeffentlichung is Veroeffentlichung.EXTERN for one in oeffentlich(lage).massnahmen)


_CELLS = ("ang+", "ang-", "teil+", "teil-", "abg", "ohne")


@given(st.lists(st.tuples(st.sampled_from(_CELLS), st.booleans()), min_size=1, max_size=7))
@settings(max_examples=60, deadline=None)
def test_nobody_computes_a_small_count_of_answers_back(rows: list[tuple[str, bool]]) -> None:
    """Against every filling of the cells that fits what is printed and what the list of the public version shows."""
    lage = oeffentlich(lage_aus(rows))
    counted = zahlen(lage)
    listed = {cell: sum(name == cell and public for name, public in rows) for cell in _CELLS}
    most = len(rows) + 3
    sums = {name: [_CELLS.index(part) for part in parts] for name, (parts, _, _) in _ANTWORTEN.items()}
    printed = {name for name, (_, _, shown) in _ANTWORTEN.items() if shown}
    possible: dict[str, int] = dict.fromkeys(sums, -1)
    for filling in _fillings(counted.werte["empfehlungen"] if counted.gezeigt("empfehlungen") else None, most):
        if any(filling[place] < listed[cell] for place, cell in enumerate(_CELLS)):
            continue
        value = {name: sum(filling[place] for place in places) for name, places in sums.items()}
        fits = all(value[name] == counted.werte[name] if counted.gezeigt(name) else value[name] > 0 for name in printed)
        if fits:
            possible = {name: max(high, value[name]) for name, high in possible.items()}
    for name, value in counted.werte.items():
        if name in sums and 0 < value < 3:
            assert possible[name] >= 3, name
            assert name not in printed or not counted.gezeigt(name)


def _fillings(total: int | None, most: int) -> list[tuple[int, ...]]:
    """Every way to fill the six cells with this total, or with any total up to ``most``."""
    totals = range(most + 1) if total is None else (total,)
    return [filling for each in totals for filling in _parts(each, len(_CELLS))]


def _parts(total: int, cells: int) -> list[tuple[int, ...]]:
    if cells == 1:
        return [(total,)]
    return [(first, *rest) for first in range(total + 1) for rest in _parts(total - first, cells - 1)]


@pytest.mark.parametrize(("done", "rest"), list(product((3, 5), (0, 3))))
def test_shares_that_give_nothing_away_are_told(done: int, rest: int) -> None:
    lage = oeffentlich(lage_aus([("ang+", True)] * done + [("abg", True)] * rest))
    counted = zahlen(lage)
    assert counted.gezeigt("zugesagt", "empfehlungen")
    assert Fraction(counted.werte["zugesagt"], counted.werte["empfehlungen"]) == Fraction(done, done + rest)
