"""Each column finds its question: by code, by words, by order, or because somebody has said so before."""

import random

import pytest

from qmapp.checks.befragung.einlesen import Grund, Richtung, Ziel, Zielart, Zuordnung, vorschlag
from qmapp.checks.befragung.einlesen.koepfe import gelesen
from tests.checks.befragung.einlesen.conftest import AREA, ITEMS, KATALOG, LIKED, tabelle


def codes(found: Zuordnung) -> list[str]:
    return [ziel.code for ziel in found.spalten]


@pytest.mark.parametrize(
    ("head", "parts"),
    [
        ("likert0[time1can]. [How much time]", ("likert0", "time1can", "", "How much time")),
        ("edu1. What is the highest?", ("edu1", "", "What is the highest?", "")),
        ("Zufr[SQ001]. Wie war es? [Ich wurde beraten.]", ("Zufr", "SQ001", "Wie war es?", "Ich wurde beraten.")),
        ("G01Q02[SQ001][1]. Wie?", ("G01Q02", "SQ001.1", "Wie?", "")),
        ("BFKL01", ("BFKL01", "", "", "")),
        ("BF-KL-01: Ich habe schnell", ("BF-KL-01", "", "Ich habe schnell", "")),
        ("Wie war es? [Beratung]", ("", "", "Wie war es?", "Beratung")),
        ("\ufeffsubmitdate. Datum Abgeschlossen", ("submitdate", "", "Datum Abgeschlossen", "")),
        ("", ("", "", "", "")),
    ],
)  # fmt: skip
def test_a_head_is_taken_apart(head: str, parts: tuple[str, ...]) -> None:
    found = gelesen(head)
    assert (found.code, found.teil, found.frage, found.aussage) == parts


FORMS = (
    "{plain}",
    "{plain}. {frage}",
    "{code}. {frage}",
    "zufr[{plain}]. [{frage}]",
    "G1[{plain}]",
    "zufr_{plain}",
    "{code} {frage}",
)


@pytest.mark.parametrize("form", FORMS)
def test_the_code_of_a_question_is_enough(form: str) -> None:
    """LimeSurvey takes no hyphens in codes: BF-KL-01 is BFKL01 there."""
    heads = [
        form.format(code=p.code, plain=p.code.replace("-", ""), frage="Ganz andere Worte")
        for p in reversed(KATALOG.punkte)
    ]
    found = vorschlag(KATALOG, tabelle(heads))
    assert codes(found) == [punkt.code for punkt in reversed(KATALOG.punkte)]
    assert {ziel.grund for ziel in found.spalten} == {Grund.CODE}
    assert found.spalten[-1].art is Zielart.ITEM


@pytest.mark.parametrize("plain", [False, True])
def test_the_words_of_a_question_are_enough(plain: bool) -> None:
    """Shuffled, with a typing slip and without the full stop, in either wording."""
    asked = list(KATALOG.punkte)
    random.Random(7).shuffle(asked)
    heads = [f"Q{n}[SQ{n:03d}]. [{(p.frage_einfach if plain else p.frage).rstrip('.!?')}]" for n, p in enumerate(asked)]
    heads[0] = heads[0].replace("e", "3", 1)
    found = vorschlag(KATALOG, tabelle(["id. Antwort-ID", *heads]))
    assert codes(found)[1:] == [punkt.code for punkt in asked]
    assert found.spalten[0].art is Zielart.BOGENNUMMER
    assert {ziel.art for ziel in found.spalten if ziel.code == AREA} == {Zielart.ANGABE}
    assert {ziel.art for ziel in found.spalten if ziel.code == LIKED} == {Zielart.FREITEXT}


def test_the_order_is_the_last_resort() -> None:
    heads = ["id", *(f"Frage {n}" for n in range(len(ITEMS))), "Alter"]
    row = ["1", *(str(n % 5 + 1) for n in range(len(ITEMS))), "43"]
    found = vorschlag(KATALOG, tabelle(heads, row, ["2", *row[1:]]))
    assert codes(found) == ["", *(punkt.code for punkt in ITEMS), ""]
    assert {ziel.grund for ziel in found.spalten[1:-1]} == {Grund.REIHENFOLGE}
    short = vorschlag(KATALOG, tabelle(heads[:-2], row[:-2]))
    assert codes(short) == [""] * (len(heads) - 2), "a column less fits no catalogue by order"


def test_what_tells_who_answered_goes_nowhere() -> None:
    heads = ["id", "submitdate", "lastpage", "startlanguage", "seed", "token", "ipaddr", "refurl", "email", "BFKL01"]
    found = vorschlag(KATALOG, tabelle(heads))
    assert [ziel.art for ziel in found.spalten] == [
        Zielart.BOGENNUMMER, Zielart.ABGESCHLOSSEN, Zielart.LETZTE_SEITE, *[Zielart.IGNORIERT] * 6, Zielart.ITEM,
    ]  # fmt: skip


def test_a_first_column_without_a_head_numbers_the_rows() -> None:
    found = vorschlag(KATALOG, tabelle(["", "BFKL01"], ["0", "5"], ["4", "5"]))
    assert found.spalten[0].art is Zielart.BOGENNUMMER
    assert vorschlag(KATALOG, tabelle(["", "BFKL01"], ["0", "5"], ["0", "5"])).spalten[0].art is Zielart.IGNORIERT


def test_what_was_said_before_goes_before_all_else() -> None:
    kept = Zuordnung((Ziel(Zielart.ITEM, "BF-KL-02"), Ziel()), richtung=Richtung.ABSTEIGEND)
    assert vorschlag(KATALOG, tabelle(["BFKL01", "x"]), kept) is kept
    assert vorschlag(KATALOG, tabelle(["BFKL01"]), kept).spalten[0].code == "BF-KL-01"


def test_two_columns_never_get_one_question() -> None:
    found = vorschlag(KATALOG, tabelle(["BFKL01", "a[BFKL01]", ITEMS[0].frage, ITEMS[0].frage_einfach]))
    assert codes(found) == ["BF-KL-01", "", "", ""]
