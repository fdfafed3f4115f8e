"""The catalogues of Q-Checks and Befragungen: their content against the editors' own count, and the same engine."""

import tomllib
import uuid
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from qmapp import paths
from qmapp.checks import katalog as door
from qmapp.checks.aktenpruefung import pruefung
from qmapp.checks.katalog import Ausrichtung, Dimension, Katalog, Katalogart, load, loads, shipped, toml_text
from qmapp.checks.katalog.unterschied import Aenderung, unterschied
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe

S, P, E = Dimension.STRUKTUR, Dimension.PROZESS, Dimension.ERGEBNIS
KL, WI, PR, MA, GE = (
    Ausrichtung.KLIENTEN,
    Ausrichtung.WIRTSCHAFTLICHKEIT,
    Ausrichtung.PROZESS,
    Ausrichtung.MITARBEITENDE,
    Ausrichtung.GESELLSCHAFT,
)
#: Count of questions per dimension and orientation and the sum of weights, from the editors' table.
TABLE = {
    "QC-HZP": ((8, 15, 8), (11, 4, 11, 3, 2), 75),
    "QC-EGH": ((9, 16, 9), (14, 3, 10, 2, 5), 86),
    "QC-GRU": ((8, 16, 8), (10, 7, 10, 3, 2), 76),
    "QC-WID": ((7, 12, 7), (8, 6, 10, 1, 1), 62),
    "QC-QMS": ((10, 13, 7), (3, 9, 12, 4, 2), 70),
    "QC-BAF": ((8, 10, 8), (12, 4, 6, 1, 3), 59),
    "QC-WIS": ((10, 10, 6), (2, 3, 12, 8, 1), 58),
    "BF-KL": ((4, 9, 5), (13, 1, 2, 0, 2), 18),
    "BF-MA": ((8, 8, 2), (1, 1, 7, 9, 0), 18),
    "BF-LE": ((2, 7, 5), (6, 2, 5, 0, 1), 14),
}
ALL = [*shipped(Katalogart.QCHECK), *shipped(Katalogart.BEFRAGUNG)]
HEUTE = date(2026, 3, 12)


def asked(katalog: Katalog) -> list[door.Pruefpunkt]:
    return [punkt for punkt in katalog.punkte if katalog.dimension(punkt) is not None]


def draft(probe: Probe, source: Katalog) -> uuid.UUID:
    made: uuid.UUID = probe.tu(door.begin_entwurf, source)
    return made


@pytest.mark.parametrize("katalog", ALL, ids=lambda katalog: katalog.code)
def test_content_is_what_the_editors_counted(katalog: Katalog) -> None:
    dimensions, orientations, weight = TABLE[katalog.code]
    questions = asked(katalog)
    count = Counter(katalog.dimension(punkt) for punkt in questions)
    assert (count[S], count[P], count[E]) == dimensions
    turned = Counter(punkt.ausrichtung for punkt in questions)
    assert tuple(turned[one] for one in (KL, WI, PR, MA, GE)) == orientations
    assert sum(punkt.gewicht for punkt in questions) == weight


def test_seven_q_checks_and_three_surveys_are_shipped_beside_the_audits() -> None:
    assert [katalog.code for katalog in ALL] == sorted(TABLE, key=lambda code: (code[:2] != "QC", code))
    assert not {katalog.code for katalog in shipped()} & set(TABLE)


@pytest.mark.parametrize("katalog", ALL, ids=lambda katalog: katalog.code)
def test_words_are_kept_and_the_file_reads_back(katalog: Katalog) -> None:
    raw = tomllib.loads((paths.resources() / "kataloge" / f"{katalog.code}.toml").read_text("utf-8"))
    sources = [*raw.get("frage", ()), *raw.get("item", ()), *raw.get("freitext", ()), *raw.get("angabe", ())]
    for punkt, source in zip(katalog.punkte, sources, strict=True):
        assert punkt.code == source["code"]
        assert punkt.frage == source.get("frage", source.get("text"))
        assert punkt.frage_einfach == source.get("text_einfach", "")
        assert list(punkt.textbausteine) == source.get("textbausteine_potential", [])
        assert list(punkt.optionen) == source.get("optionen", [])
    assert loads(toml_text(katalog), katalog.art) == katalog


def test_the_scales_say_how_much_a_step_is_worth_and_what_does_not_count() -> None:
    quality, survey = load("QC-HZP", Katalogart.QCHECK).skala, load("BF-KL", Katalogart.BEFRAGUNG).skala
    assert quality is not None
    assert survey is not None
    assert [step.wert for step in quality.stufen] == [3, 2, 1, 0]
    assert (quality.hoechster, survey.hoechster) == (3, 5)
    assert quality.nicht_zutreffend is not None
    assert quality.nicht_zutreffend.kuerzel == "n. z."
    assert quality.nicht_beurteilbar.kuerzel == "n. b."
    assert survey.nicht_zutreffend is None
    assert survey.nicht_beurteilbar.einfach == "weiß ich nicht"


def test_the_head_of_a_q_check_describes_its_method_and_its_limits() -> None:
    for katalog in shipped(Katalogart.QCHECK):
        for field in ("zweck", "gegenstand", "abgrenzung", "massstab", "erhebungsweg", "chancen", "risiken"):
            assert getattr(katalog, field), (katalog.code, field)
        assert katalog.chancen.count("\n") >= 2
        assert {bereich.titel for bereich in katalog.bereiche} == {
            "Strukturqualität", "Prozessqualität", "Ergebnisqualität",
        }  # fmt: skip


def test_a_workspace_keeps_them_word_by_word_with_their_scale(probe: Probe) -> None:
    for katalog in (load("QC-HZP", Katalogart.QCHECK), load("BF-KL", Katalogart.BEFRAGUNG)):
        key = probe.tu(door.adopt, katalog)
        assert probe.read(door.katalog, key) == katalog
        assert probe.read(door.katalog, key).skala == katalog.skala


def test_each_kind_stands_in_a_list_of_its_own(probe: Probe) -> None:
    probe.tu(door.adopt, load("QC-HZP", Katalogart.QCHECK))
    assert {row.code for row in probe.read(door.kataloge)} == {"AP-BWQ", "AP-EGL", "AP-GRU", "AP-KDU"}
    rows = {row.code: row for row in probe.read(door.kataloge, Katalogart.QCHECK)}
    assert len(rows) == 7
    assert rows["QC-HZP"].id is not None
    assert rows["QC-WID"].id is None
    assert [row.code for row in probe.read(door.kataloge, Katalogart.BEFRAGUNG)] == ["BF-KL", "BF-LE", "BF-MA"]
    assert {one.code for one in probe.read(door.angebote, Katalogart.BEFRAGUNG)} == {"BF-KL", "BF-LE", "BF-MA"}


def test_an_audit_is_not_made_against_a_q_check(probe: Probe) -> None:
    given = {"titel": "x", "zeitraum_von": HEUTE, "zeitraum_bis": HEUTE, "heute": HEUTE}
    with pytest.raises(UserError, match="kein Katalog für Aktenprüfungen"):
        probe.ws.execute(
            "Prüfung",
            lambda session: pruefung.create_pruefung(session, katalog=load("QC-HZP", Katalogart.QCHECK), **given),
        )
    assert probe.read(door.kataloge, Katalogart.QCHECK)[0].id is None


def test_new_questions_are_numbered_in_their_dimension(probe: Probe) -> None:
    key = draft(probe, load("QC-HZP", Katalogart.QCHECK))
    assert probe.tu(door.add_punkt, key, bereich="S", titel="Neu") == "QC-HZP-S09"
    assert probe.tu(door.add_punkt, key, bereich="P", titel="Neu") == "QC-HZP-P16"
    survey = draft(probe, load("BF-KL", Katalogart.BEFRAGUNG))
    assert probe.tu(door.add_punkt, survey, bereich="P", frage="Neu") == "BF-KL-19"
    assert probe.tu(door.add_punkt, survey, bereich="F", frage="Neu") == "BF-KL-F3"
    assert probe.tu(door.add_punkt, survey, bereich="A", frage="Neu", optionen=("ja", "nein")) == "BF-KL-A4"


def test_a_draft_is_edited_published_and_compared(probe: Probe) -> None:
    before = load("QC-HZP", Katalogart.QCHECK)
    key = draft(probe, before)
    probe.tu(door.update_punkt, key, "QC-HZP-S01", massstab="Neuer Maßstab", ausrichtung=KL, nachweise=("Dokument",))
    probe.tu(door.update_kopf, key, abgrenzung="Nur ambulant")
    probe.tu(door.publish_entwurf, key, heute=HEUTE, wer="QMB")
    after = probe.read(door.katalog, key)
    changed = [one for one in unterschied(before, after) if one.art is not Aenderung.GLEICH]
    assert [(one.code, [field.feld for field in one.felder], one.inhaltlich) for one in changed] == [
        ("QC-HZP-S01", ["ausrichtung", "massstab", "nachweise"], True)
    ]
    assert after.abgrenzung == "Nur ambulant"


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"ausrichtung": None}, "QC-HZP-S01", "Ausrichtung fehlt"),
        ({"massstab": ""}, "QC-HZP-S01", "Maßstab fehlt"),
        ({"frage": ""}, "QC-HZP-S01", "Frage fehlt"),
    ],
)
def test_what_is_incomplete_stays_a_draft(probe: Probe, change: dict[str, object], field: str, said: str) -> None:
    key = draft(probe, load("QC-HZP", Katalogart.QCHECK))
    probe.ws.execute("Frage", lambda session: door.update_punkt(session, key, "QC-HZP-S01", **change))  # type: ignore[arg-type] # wrong on purpose
    with pytest.raises(UserError, match=said) as refused:
        probe.ws.execute("Fassung", door.publish_entwurf, key, heute=HEUTE, wer="QMB")
    assert refused.value.field == field
    assert next(r for r in probe.read(door.kataloge, Katalogart.QCHECK) if r.id == key).entwurf


def test_the_three_dimensions_cannot_be_replaced(probe: Probe) -> None:
    key = draft(probe, load("QC-HZP", Katalogart.QCHECK))
    with pytest.raises(UserError, match="drei Qualitätsdimensionen"):
        probe.ws.execute("Kopf", door.update_kopf, key, bereiche=[("X", "Anderes")])


def test_questions_are_pasted_with_dimension_and_orientation(probe: Probe) -> None:
    key = draft(probe, load("QC-HZP", Katalogart.QCHECK))
    text = (
        "Titel\tFrage\tMaßstab\tDimension\tAusrichtung\tNachweise\n"
        "Aushang\tHängt er aus?\tQ1.1\tErgebnisqualität\tGesellschaft\tBeobachtung; Dokument\n"
        "Schief\tWie?\tQ1.1\tE\tHimmel\t\n"
    )
    come = probe.tu(door.paste_punkte, key, text)
    assert come.codes == ("QC-HZP-E09",)
    assert [(one.zeile, one.grund) for one in come.abgelehnt] == [(3, "Die Ausrichtung „Himmel“ gibt es nicht.")]
    punkt = probe.read(door.katalog, key).punkt("QC-HZP-E09")
    assert (punkt.massstab, punkt.ausrichtung, punkt.nachweise) == ("Q1.1", GE, ("Beobachtung", "Dokument"))


BROKEN = [
    ('dimension = "Struktur"', 'dimension = "Kultur"', "die Dimension „Kultur“ gibt es nicht"),
    ('ausrichtung = "Prozess"', 'ausrichtung = "Politik"', "die Ausrichtung „Politik“ gibt es nicht"),
    ("gewicht = 3", "gewicht = 0", "„gewicht“ muss eine ganze Zahl von 1 bis 3 sein"),
    ('code = "QC-HZP-S02"', 'code = "QC-HZP-S01"', "kommt mehrfach vor"),
    ('art = "qcheck"', 'art = "aktenpruefung"', "nicht für Q-Checks"),
    ("{ wert = 2,", "{ wert = 3,", "jede Stufe braucht einen eigenen Wert"),
    ("[skala]", "[stufen]", "ist kein Abschnitt"),
]


@pytest.mark.parametrize(("old", "new", "said"), BROKEN, ids=[said for _, _, said in BROKEN])
def test_a_file_that_contradicts_itself_is_refused_with_its_place(old: str, new: str, said: str) -> None:
    text = (paths.resources() / "kataloge" / "QC-HZP.toml").read_text("utf-8")
    assert old in text
    with pytest.raises(UserError, match=said):
        loads(text.replace(old, new, 1), Katalogart.QCHECK)


def test_five_thousand_questions_are_no_catalogue() -> None:
    katalog = load("QC-HZP", Katalogart.QCHECK)
    many = tuple(replace(katalog.punkte[0], code=f"QC-HZP-S{n}", nummer=n) for n in range(1, 5001))
    with pytest.raises(UserError, match=r"5\.000 Prüfpunkte"):
        loads(toml_text(replace(katalog, punkte=many)), Katalogart.QCHECK)
