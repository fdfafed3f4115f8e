"""Everything wrong with a file is named with row and value before a single sheet is written."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmapp.checks.befragung.einlesen import (
    Befundart,
    Bogenentwurf,
    Lage,
    Pruefbericht,
    Richtung,
    Ziel,
    Zielart,
    Zuordnung,
    pruefe,
    vorschlag,
    woerter_aller,
)
from qmapp.checks.befragung.einlesen.lesung import Lesung
from qmapp.spreadsheets import Tabelle
from tests.checks.befragung.einlesen.conftest import AREA, ITEMS, KATALOG, LIKED, of_text, tabelle

assert KATALOG.skala is not None
STEPS = {step.wert: step for step in KATALOG.skala.stufen}
FEW = Befundart.ITEM_OHNE_SPALTE


def arten(found: Pruefbericht) -> list[Befundart]:
    return [one.art for one in found.befunde if one.art is not FEW]


def eine(*answers: str, head: str = "BFKL01", **more: Sequence[str]) -> tuple[Tabelle, Zuordnung]:
    """A file with one column of answers, every row with a number, and how it is proposed to be read."""
    rows = [[str(n), text, *(column[n] for column in more.values())] for n, text in enumerate(answers)]
    file = tabelle(["id", head, *more], *rows)
    return file, vorschlag(KATALOG, file)


def sheets(file: Tabelle, how: Zuordnung, lage: Lage | None = None) -> list[Bogenentwurf]:
    return list(Lesung(KATALOG, file, how, lage or Lage()).boegen())


ASKED = [punkt.code for punkt in ITEMS[:6]]
ANSWERS = st.lists(
    st.fixed_dictionaries({code: st.sampled_from([None, 0, 1, 2, 3, 4, 5]) for code in ASKED}),
    min_size=1,
    max_size=12,
)
WAYS = {
    "wort": lambda v: STEPS[v].wort,
    "einfach": lambda v: STEPS[v].einfach,
    "zahl": str,
    "xlsx": lambda v: f"{v}.0",
    "code": lambda v: f"AO0{v}",
    "erklaert": lambda v: f"\ufeff{v} ({STEPS[v].wort})",
    "enden": lambda v: f"{v} ({STEPS[v].wort})" if v in (1, 5) else f"\xa0{v} ",
}
UNCLEAR = st.sampled_from(["kann ich nicht beurteilen", "weiß ich nicht", "Weiß  ich nicht"])
NOTHING = st.sampled_from(["", "N/A", "Keine Antwort", "\ufeff", "-"])


@settings(max_examples=40, deadline=None)
@given(ANSWERS, st.sampled_from(sorted(WAYS)), UNCLEAR, NOTHING, st.booleans())
def test_known_answers_come_back_whatever_the_spelling(
    answers: list[dict[str, int | None]], way: str, unclear: str, nothing: str, down: bool
) -> None:
    """Export known answers in one spelling, read them: the same sheets, also where 1 is the best step."""
    down = down and way in ("zahl", "code", "xlsx")

    def written(value: int | None) -> str:
        if value is None:
            return nothing
        return unclear if value == 0 else WAYS[way](6 - value if down else value)

    heads = ["id", *(f"q[{code.replace('-', '')}]" for code in ASKED)]
    file = tabelle(heads, *([f"{n}", *(written(row[code]) for code in ASKED)] for n, row in enumerate(answers)))
    how = vorschlag(KATALOG, file)
    how = Zuordnung(how.spalten, Richtung.ABSTEIGEND if down else Richtung.AUFSTEIGEND)
    assert not arten(pruefe(KATALOG, file, how))
    wanted = [{code: value for code, value in row.items() if value is not None} for row in answers]
    assert [dict(sheet.werte) for sheet in sheets(file, how)] == [row for row in wanted if row]


def test_an_export_of_limesurvey_is_read(tmp_path: Path) -> None:
    """The shape of a real one: quoted, commas, U+FEFF inside values, parts of arrays, dates, unfinished answers."""
    text = (
        '"id. Antwort-ID","submitdate. Datum Abgeschlossen","token. Zugangscode","zufr[BFKL01]. [Rückmeldung]",'
        '"zufr[BFKL02]. [Erreichbar]","BFKLA1. Leistung","BFKLF1. Was war gut?"\n'
        '"7","2026-03-01 10:00:00","geheim","\ufeff1 (stimme gar nicht zu)","5","Hilfe zur Pflege","Frau Müller, ja"\n'
        '"9","","geheim","2","3","",""\n'
        '"12","2026-03-02 10:00:00","geheim","N/A","4","Eingliederungshilfe","- "\n'
    )
    file = of_text(tmp_path, text)
    found = pruefe(KATALOG, file, how := vorschlag(KATALOG, file))
    assert arten(found) == []
    first, second = sheets(file, how)
    assert (first.nummer, first.werte, first.angaben) == ("7", {"BF-KL-01": 1, "BF-KL-02": 5}, {AREA: 2})
    assert first.texte == {LIKED: "Frau [Name], ja"}
    assert (second.nummer, second.werte, second.angaben, second.texte) == ("12", {"BF-KL-02": 4}, {AREA: 3}, {})
    assert (found.boegen, found.funde, [(row.zeile, row.grund) for row in found.ausgelassen]) == (
        2, 1, [(3, "nicht abgeschlossen")],
    )  # fmt: skip
    assert "Angaben, die eine Person erkennen lassen, werden nicht gelesen: Zugangscode." in found.hinweise
    everything = pruefe(KATALOG, file, Zuordnung(how.spalten, nur_vollstaendige=False, schwaerzen=False))
    assert (everything.boegen, everything.vorschau[0].texte) == (3, {LIKED: "Frau Müller, ja"})


def test_values_beyond_the_scale_are_shown_with_their_rows() -> None:
    file, how = eine(*["3"] * 4, *["7"] * 25, "0")
    (befund,) = [one for one in pruefe(KATALOG, file, how).offen if one.art is not FEW]
    assert (befund.art, befund.spalte, befund.anzahl) == (Befundart.AUSSERHALB, 1, 26)
    assert [(place.zeile, place.wert) for place in befund.stellen] == [(row, "7") for row in range(6, 26)]
    assert befund.woerter == {"3": 4, "7": 25, "0": 1}
    assert befund.satz == "Antworten außerhalb der Skala von 1 bis 5: 26 in „BFKL01“."


def test_another_scale_is_read_only_once_every_number_is_decided() -> None:
    """A scale of 1 to 6: what 1 to 5 mean there is not what they mean here."""
    file, how = eine(*"1234566")
    for number, step in {"6": 1, "5": 2, "4": 3, "3": 4, "2": 4}.items():
        how = how.mit_wert([1], number, step)
        assert arten(pruefe(KATALOG, file, how)) == [Befundart.AUSSERHALB]
    how = how.mit_wert([1], "1", 5)
    assert arten(pruefe(KATALOG, file, how)) == []
    assert [sheet.werte["BF-KL-01"] for sheet in sheets(file, how)] == [5, 4, 4, 3, 2, 1, 1]
    assert arten(pruefe(KATALOG, file, how.ohne_wert([1], "6"))) == [Befundart.AUSSERHALB]


def test_a_decision_the_scale_does_not_offer_counts_for_nothing() -> None:
    file, how = eine("prima")
    for value in (6, -1):
        assert arten(pruefe(KATALOG, file, how.mit_wert([1], "prima", value))) == [Befundart.UNVERSTANDEN]
    assert arten(pruefe(KATALOG, file, how.mit_wert([1], "prima", 5))) == []


@pytest.mark.parametrize(
    "answers", [("1", "stimme voll zu"), ("A1", "2"), ("A1", "stimme eher zu"), ("1 (stimme voll zu)", "2")]
)
def test_mixed_codes_in_a_column_are_refused(answers: tuple[str, ...]) -> None:
    file, how = eine(*answers)
    how = Zuordnung(how.spalten, Richtung.AUFSTEIGEND)
    assert arten(pruefe(KATALOG, file, how)) == [Befundart.GEMISCHT]
    for word in woerter_aller(KATALOG, file, how)[1].woerter():
        how = how.mit_wert([1], word.schluessel, word.wert)
    assert arten(pruefe(KATALOG, file, how)) == []


def test_codes_alone_do_not_tell_which_end_is_good() -> None:
    file, how = eine("A1", "A5")
    (befund,) = [one for one in pruefe(KATALOG, file, how).offen if one.art is not FEW]
    assert befund.art is Befundart.RICHTUNG
    assert "„stimme gar nicht zu“ oder „stimme voll zu“" in befund.rat
    for way, values in ((Richtung.AUFSTEIGEND, [1, 5]), (Richtung.ABSTEIGEND, [5, 1])):
        told = Zuordnung(how.spalten, way)
        assert arten(pruefe(KATALOG, file, told)) == []
        assert [sheet.werte["BF-KL-01"] for sheet in sheets(file, told)] == values


def test_numbers_are_read_and_it_is_said_how() -> None:
    file, how = eine("1", "5")
    hint = "Zahlen gelten als Stufen: 1 ist „stimme gar nicht zu“, 5 ist „stimme voll zu“."
    assert hint in pruefe(KATALOG, file, how).hinweise
    turned = pruefe(KATALOG, file, Zuordnung(how.spalten, Richtung.ABSTEIGEND)).hinweise
    assert "Zahlen gelten als Stufen: 1 ist „stimme voll zu“, 5 ist „stimme gar nicht zu“." in turned


def test_codes_of_choices_are_read_in_order_and_it_is_said() -> None:
    file, how = eine("3", "4", BFKLA1=["A2", "A1"])
    found = pruefe(KATALOG, file, how)
    assert [sheet.angaben for sheet in found.vorschau] == [{AREA: 2}, {AREA: 1}]
    assert any(hint.startswith("Zahlen und Codes bei Angaben zur Person") for hint in found.hinweise)


def test_a_question_cannot_be_answered_by_two_columns() -> None:
    file, how = eine("1", x=["2"])
    how = how.mit(2, Ziel(Zielart.ITEM, "BF-KL-01"))
    assert arten(pruefe(KATALOG, file, how)) == [Befundart.SPALTE_DOPPELT]
    twice = how.mit(2, Ziel(Zielart.BOGENNUMMER))
    assert arten(pruefe(KATALOG, file, twice)) == [Befundart.SPALTE_DOPPELT]


def test_an_item_without_a_column_may_be_lived_with() -> None:
    file, how = eine("1")
    found = pruefe(KATALOG, file, how)
    assert [one.art for one in found.offen] == [FEW]
    assert found.offen[0].anzahl == len(ITEMS) - 1
    assert pruefe(KATALOG, file, how.erlaube(FEW)).sauber


def test_files_without_answers_are_no_survey() -> None:
    empty = tabelle(["id", "BFKL01"])
    assert arten(pruefe(KATALOG, empty, vorschlag(KATALOG, empty))) == [Befundart.KEINE_ZEILEN]
    foreign = tabelle(["Name", "Ort"], ["a", "b"])
    assert Befundart.NICHTS_ZUGEORDNET in arten(pruefe(KATALOG, foreign, vorschlag(KATALOG, foreign)))


def test_rows_that_say_nothing_are_no_sheets() -> None:
    file, how = eine("5", "", "N/A")
    found = pruefe(KATALOG, file, how)
    assert (found.boegen, [(row.zeile, row.grund) for row in found.ausgelassen]) == (
        1, [(3, "ohne eine einzige Antwort"), (4, "ohne eine einzige Antwort")],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "art", "count"),
    [
        (["1", "1", "2"], Befundart.NUMMER_DOPPELT, 2),
        (["1", "", "2"], Befundart.NUMMER_FEHLT, 1),
        (["1", "x" * 41, "2"], Befundart.NUMMER_LANG, 1),
    ],
)
def test_numbers_of_sheets_are_checked(numbers: list[str], art: Befundart, count: int) -> None:
    file = tabelle(["id", "BFKL01"], *([number, "3"] for number in numbers))
    how = vorschlag(KATALOG, file)
    (befund,) = [one for one in pruefe(KATALOG, file, how).offen if one.art is not FEW]
    assert (befund.art, befund.anzahl) == (art, count)
    assert not how.erlaube(art).erlaubt <= {FEW}
    assert not pruefe(KATALOG, file, how.erlaube(art, FEW)).sauber, "nobody can live with that"
    by_row = how.mit(0, Ziel())
    assert [sheet.nummer for sheet in sheets(file, by_row)] == ["E1-0002", "E1-0003", "E1-0004"]


def test_sheets_that_are_there_stay_and_too_many_are_told() -> None:
    file, how = eine("1", "2", "3")
    lage = Lage(nummern=frozenset({"1", "77"}), ausgegeben=3, gelesen=frozenset({file.sha256}))
    found = pruefe(KATALOG, file, how, lage)
    assert arten(found) == [Befundart.NUMMER_VORHANDEN, Befundart.MEHR_ALS_AUSGEGEBEN, Befundart.SCHON_EINGELESEN]
    assert [sheet.nummer for sheet in sheets(file, how, lage)] == ["0", "2"]
    assert (found.boegen, found.ausgelassen[0].zeile) == (2, 3)
    assert found.befunde[2].satz == "Mit dieser Datei wären es 4 Bögen, ausgegeben sind nur 3."
    assert pruefe(KATALOG, file, how.erlaube(*arten(found), FEW), lage).sauber


def test_an_answer_short_of_the_last_page_is_unfinished() -> None:
    file = tabelle(["id", "lastpage", "BFKL01"], ["1", "3", "1"], ["2", "2", "1"], ["3", "", "1"], ["4", "3", "1"])
    assert [sheet.nummer for sheet in sheets(file, vorschlag(KATALOG, file))] == ["1", "4"]


def test_long_texts_are_cut_only_where_somebody_wants_it() -> None:
    file = tabelle(["id", "BFKLF1"], ["1", "a" * 5_000], ["2", "kurz"])
    how = vorschlag(KATALOG, file)
    (befund,) = [one for one in pruefe(KATALOG, file, how).offen if one.art is not FEW]
    assert (befund.art, befund.anzahl, befund.stellen[0].zeile) == (Befundart.TEXT_LANG, 1, 2)
    assert pruefe(KATALOG, file, how.erlaube(Befundart.TEXT_LANG, FEW)).sauber
    assert len(sheets(file, how)[0].texte[LIKED]) == 4_000


def test_rows_with_too_many_cells_are_lived_with_knowingly(tmp_path: Path) -> None:
    file = of_text(tmp_path, "id;BFKL01\n1;5\n2;5;zu viel\n")
    (befund,) = [one for one in pruefe(KATALOG, file, vorschlag(KATALOG, file)).offen if one.art is not FEW]
    assert (befund.art, befund.stellen[0].zeile) == (Befundart.ZEILE_UNLESBAR, 3)


CELL = st.sampled_from(["", "1", "6", "A2", "stimme voll zu", "x", "N/A", "\ufeff3", "-1", "2 (x)"])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(CELL, CELL), max_size=8), st.sampled_from(Richtung))
def test_whatever_stands_in_a_file_only_answers_of_the_sheet_come_out(
    rows: list[tuple[str, str]], way: Richtung
) -> None:
    file = tabelle(["BFKL01", "BFKLA1"], *rows)
    how = Zuordnung(vorschlag(KATALOG, file).spalten, way)
    found = pruefe(KATALOG, file, how)
    for sheet in sheets(file, how):
        assert set(sheet.werte.values()) <= {0, 1, 2, 3, 4, 5}
        assert set(sheet.angaben.values()) <= set(range(1, len(KATALOG.punkt(AREA).optionen) + 1))
    assert found.zeilen == len(rows)
    assert found.boegen + len(found.ausgelassen) == len(rows)
