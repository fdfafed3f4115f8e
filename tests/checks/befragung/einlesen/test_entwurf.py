"""Any survey can be read: its heads become a catalogue, its scale is found."""

from typing import Any

import pytest

from qmapp.checks import befragung as door
from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung import einlesen
from qmapp.checks.befragung.einlesen import Katalogangaben, Skalenvorschlag
from qmapp.checks.katalog import Ausrichtung, Dimension, Katalogart
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe
from tests.checks.befragung.einlesen.conftest import tabelle

AGREE = ("Strongly disagree", "Disagree", "Neither agree or disagree", "Agree", "Strongly Agree")
TIME = ("1 (None at all)", "2", "3 (All my time)")
HEADS = [
    "", "socio1. In which country do you work?", "likert0[t1]. [Time for Research]", "likert0[t2]. [Time for Teaching]",
    "likert2[a]. [I like my job]", "likert2[b]. [I find enjoyment]", "likert2[c]. [I am satisfied]",
    "age. Please select your age", "text. Why?", "multi[1]. Tools [Python]", "years. How many years?",
]  # fmt: skip
#: As in a real export: answers of one part alone do not show the whole scale, U+FEFF stands before some of them.
ROWS = [
    [
        str(n), "Germany" if n % 2 else "Other", f"\ufeff{TIME[n % 2]}", TIME[n % 3], AGREE[n % 5], AGREE[n % 2],
        "" if n == 3 else AGREE[4 - n % 5], f"{25 + 10 * (n % 3)} to {34 + 10 * (n % 3)} years", f"Because {n}", "Yes",
        f"{n}.0",
    ]
    for n in range(12)
]  # fmt: skip
FILE = tabelle(HEADS, *ROWS, name="rse.csv")
ANGABEN = Katalogangaben("rse-17", "RSE 2017", "Forschende", "P", Ausrichtung.MITARBEITENDE)


def test_the_scales_of_a_file_are_found() -> None:
    assert einlesen.skalen(FILE) == (
        Skalenvorschlag(AGREE, (4, 5, 6)), Skalenvorschlag(TIME, (2, 3)),
    )  # fmt: skip
    columns = {
        "Note": ("0", "1", "2"),
        "Zahl": ("1.0", "2.0", "3.0"),
        "Lücke": ("1", "2", "4"),
        "Wort": ("a", "b", "c"),
    }
    found = einlesen.skalen(tabelle(list(columns), *zip(*columns.values(), strict=True)))
    assert found == (Skalenvorschlag(("0", "1", "2"), (0,)),)
    german = tabelle(["x"], ["Trifft zu"], ["trifft nicht zu"])
    assert einlesen.skalen(german)[0].worte == (
        "trifft nicht zu",
        "trifft eher nicht zu",
        "trifft eher zu",
        "Trifft zu",
    )


def test_a_catalogue_of_the_heads_is_a_draft(probe: Probe) -> None:
    scale = einlesen.skalen(FILE)[0]
    draft = probe.tu(einlesen.katalog_aus_tabelle, FILE, scale, ANGABEN, heute=probe.HEUTE)
    found = probe.read(katalog_door.katalog, draft)
    assert [(p.code, p.frage) for p in found.punkte] == [
        ("RSE-17-01", "I like my job"), ("RSE-17-02", "I find enjoyment"), ("RSE-17-03", "I am satisfied"),
        ("RSE-17-A1", "In which country do you work?"), ("RSE-17-A2", "Please select your age"),
    ]  # fmt: skip
    assert found.punkte[4].optionen == ("25 to 34 years", "35 to 44 years", "45 to 54 years")
    assert {found.dimension(p) for p in found.punkte[:3]} == {Dimension.PROZESS}
    assert (found.skala.hoechster, [step.wort for step in found.skala.stufen]) == (5, list(AGREE))
    (row,) = [one for one in probe.read(katalog_door.kataloge, Katalogart.BEFRAGUNG) if one.id == draft]
    assert row.entwurf
    again = einlesen.katalog_aus_tabelle
    with pytest.raises(UserError, match="gibt es schon"):
        probe.ws.execute("x", again, FILE, scale, ANGABEN, heute=probe.HEUTE)


@pytest.mark.parametrize("number", [0, 1])
def test_a_foreign_survey_is_read_from_its_file_alone(probe: Probe, number: int) -> None:
    """Head, scale and answers: what comes out is what stands in the file, counted by hand."""
    scale = einlesen.skalen(FILE)[number]
    key = probe.tu(einlesen.befragung_aus_tabelle, FILE, scale, ANGABEN, heute=probe.HEUTE, wer="QMB")
    row = probe.read(door.befragung, key)
    assert (row.titel, row.weg, row.zielgruppe) == ("RSE 2017", "Export „rse.csv“", "Forschende")
    katalog = probe.read(katalog_door.katalog, row.katalog_id)
    how = einlesen.vorschlag(katalog, FILE)
    probe.tu(einlesen.read_boegen, key, FILE, how, jetzt=probe.uhr(), wer="QMB")
    result = probe.read(door.auswertung, key)
    assert result.boegen == len(ROWS)
    for item, place in zip(result.items, scale.spalten, strict=True):
        said = [line[place].removeprefix("\ufeff") for line in ROWS]
        assert item.verteilung == tuple(said.count(word) for word in scale.worte)
        assert item.keine_angabe == said.count("")
    groups = probe.read(door.gruppen, key, "RSE-17-A1")
    assert [(one.titel, one.boegen) for one in groups] == [("Germany", 6), ("Other", 6)]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ausrichtung": None}, "ausrichtung"),
        ({"zielgruppe": " "}, "zielgruppe"),
        ({"code": "a b"}, "code"),
        ({"code": "BF-KL"}, "code"),
    ],
)
def test_what_a_catalogue_needs_is_asked_for(probe: Probe, wrong: dict[str, Any], field: str) -> None:
    told = {"code": "X", "titel": "T", "zielgruppe": "Z", "ausrichtung": Ausrichtung.KLIENTEN, **wrong}
    scale, before = einlesen.skalen(FILE)[0], probe.dump()
    with pytest.raises(UserError) as refused:
        probe.ws.execute(
            "x", einlesen.befragung_aus_tabelle, FILE, scale, Katalogangaben(**told), heute=probe.HEUTE, wer=""
        )
    assert (refused.value.field, probe.dump()) == (field, before)
    empty = Skalenvorschlag(("a", "b"), ())
    with pytest.raises(UserError, match="Keine Spalte"):
        probe.ws.execute("x", einlesen.katalog_aus_tabelle, FILE, empty, ANGABEN, heute=probe.HEUTE)
