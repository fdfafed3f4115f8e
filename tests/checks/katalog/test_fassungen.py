"""Versions: a draft is edited, publishing freezes it, running Prüfungen stay on theirs."""

import shutil
import tempfile
import unicodedata
import uuid
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmapp.checks import katalog as door
from qmapp.checks.aktenpruefung import pruefung
from qmapp.checks.aktenpruefung.verwendung import verwendung
from qmapp.checks.katalog import Aussetzung, Herkunft, Katalog, load, loads, toml_text, unterschied
from qmapp.checks.katalog.unterschied import Aenderung
from qmapp.errors import UserError
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.checks.aktenpruefung.conftest import KATALOG, Probe

HEUTE = date(2026, 3, 12)


def draft(probe: Probe, source: Katalog = KATALOG) -> uuid.UUID:
    made: uuid.UUID = probe.tu(door.begin_entwurf, source)
    return made


def read(probe: Probe, key: uuid.UUID) -> Katalog:
    return probe.read(door.katalog, key)


def publish(probe: Probe, key: uuid.UUID) -> None:
    probe.tu(door.publish_entwurf, key, heute=HEUTE, wer="QMB")


def test_shipped_ones_stand_in_the_list_before_they_are_used(probe: Probe) -> None:
    rows = probe.read(door.kataloge)
    assert [(r.code, r.id, r.punkte) for r in rows] == [
        ("AP-BWQ", None, 27), ("AP-EGL", None, 26), ("AP-GRU", None, 28), ("AP-KDU", None, 40),
    ]  # fmt: skip
    assert [r.zu_pruefen for r in rows] == [1, 6, 3, 8]
    key = probe.tu(door.adopt, load("AP-KDU"))
    assert [r.id for r in probe.read(door.kataloge) if r.code == "AP-KDU"] == [key]


def test_editing_makes_a_draft_and_publishing_freezes_it(probe: Probe) -> None:
    running = probe.pruefung()
    key = draft(probe)
    assert read(probe, key).version == 2
    probe.tu(door.update_punkt, key, "T-01", frage="Stimmt das wirklich?", gewicht=3)
    probe.tu(door.update_kopf, key, rechtsstand=date(2026, 3, 1))
    publish(probe, key)
    with pytest.raises(UserError, match="veröffentlicht"):
        probe.ws.execute("Ändern", door.update_punkt, key, "T-01", frage="x")
    with pytest.raises(UserError, match="veröffentlicht"):
        probe.ws.execute("Löschen", door.delete_entwurf, key)
    head = probe.read(pruefung.pruefung, running)
    assert (head.katalog_version, read(probe, head.katalog_id).punkt("T-01").frage) == (1, "Stimmt das?")
    newest = next(k for k in probe.read(door.angebote) if k.code == "T")
    assert (newest.version, newest.punkt("T-01").gewicht) == (2, 3)
    assert probe.tu(door.adopt, newest) == key
    assert [(u.version, u.laeuft) for u in probe.read(verwendung, "T")] == [(1, True)]


def test_there_is_one_draft_at_a_time(probe: Probe) -> None:
    key = draft(probe)
    with pytest.raises(UserError, match="schon einen Entwurf"):
        probe.ws.execute("Noch einer", door.begin_entwurf, KATALOG)
    probe.tu(door.delete_entwurf, key)
    assert read(probe, draft(probe)).version == 2


def test_a_copy_is_an_own_catalogue_with_own_codes(probe: Probe) -> None:
    key = probe.tu(door.copy_katalog, load("AP-EGL"), code="eig-egl", titel="Eigene Prüfung")
    own = read(probe, key)
    assert (own.code, own.version, own.titel, own.punkte[0].code) == ("EIG-EGL", 1, "Eigene Prüfung", "EIG-EGL-01")
    assert own.punkt("EIG-EGL-17").sperrt == ("EIG-EGL-18",)
    publish(probe, key)
    row = next(r for r in probe.read(door.kataloge) if r.code == "EIG-EGL")
    assert (row.herkunft, row.entwurf) == (Herkunft.EIGEN, False)
    for wrong in ("AP-KDU", "eig-egl", "", "A B", "X" * 21, "ä/ö"):
        with pytest.raises(UserError) as caught:
            probe.ws.execute("Kopie", door.copy_katalog, KATALOG, code=wrong, titel="x")
        assert caught.value.field == "code"


def test_points_come_and_go_and_no_code_is_given_twice(probe: Probe) -> None:
    key = draft(probe)
    added = probe.tu(door.add_punkt, key, nach="T-02", titel="Neu", frage="Wie?", rechtsgrundlage="§ 1 SGB X")
    assert added == "T-07"
    assert [p.code for p in read(probe, key).punkte] == ["T-01", "T-02", "T-07", "T-03", "T-04", "T-05", "T-06"]
    assert [p.nummer for p in read(probe, key).punkte] == list(range(1, 8))
    publish(probe, key)
    following = draft(probe, read(probe, key))
    probe.tu(door.delete_punkt, following, "T-07")
    probe.tu(door.delete_punkt, following, "T-04")
    left = read(probe, following)
    assert [(p.code, p.nummer) for p in left.punkte] == [
        ("T-01", 1),
        ("T-02", 2),
        ("T-03", 3),
        ("T-05", 4),
        ("T-06", 5),
    ]
    assert left.punkt("T-02").sperrt == ("T-03",)
    assert probe.tu(door.add_punkt, following) == "T-08"


@settings(max_examples=30, deadline=None)
@given(moves=st.lists(st.tuples(st.integers(0, 5), st.integers(-2, 9)), max_size=6))
def test_moving_keeps_every_code_and_counts_from_one(blank_file: Path, moves: list[tuple[int, int]]) -> None:
    """Against a plain list; the workspace is left as it was by undoing."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Workspace.open(Path(shutil.copy(blank_file, folder)), None, SCHEMA, wer="x") as ws,
    ):
        key = ws.execute("Entwurf", door.begin_entwurf, KATALOG)
        expected = [p.code for p in KATALOG.punkte]
        for place, wanted in moves:
            code = KATALOG.punkte[place].code
            ws.execute("Verschieben", door.move_punkt, key, code, wanted)
            expected.remove(code)
            expected.insert(min(max(wanted, 1), 6) - 1, code)
        found = ws.read(door.katalog, key).punkte
        assert [p.code for p in found] == expected
        assert [p.nummer for p in found] == list(range(1, 7))


def test_moving_is_undone_exactly(probe: Probe) -> None:
    key = draft(probe)
    probe.tu(door.move_punkt, key, "T-06", 1)
    probe.tu(door.move_punkt, key, "T-06", 4)
    assert [p.code for p in read(probe, key).punkte] == ["T-01", "T-02", "T-03", "T-06", "T-04", "T-05"]


def test_publishing_names_what_is_missing(probe: Probe) -> None:
    key = draft(probe)
    added = probe.tu(door.add_punkt, key, titel="Ohne Frage")
    with pytest.raises(UserError, match="Frage fehlt") as caught:
        probe.ws.execute("Veröffentlichen", door.publish_entwurf, key, heute=HEUTE, wer="QMB")
    assert caught.value.field == added
    probe.tu(door.delete_punkt, key, added)
    probe.tu(door.move_punkt, key, "T-02", 6)
    with pytest.raises(UserError, match="nur spätere Prüfpunkte"):
        probe.ws.execute("Veröffentlichen", door.publish_entwurf, key, heute=HEUTE, wer="QMB")
    probe.tu(door.move_punkt, key, "T-02", 2)
    probe.tu(door.update_punkt, key, "T-01", pruefen=True)
    with pytest.raises(UserError, match="der Grund fehlt"):
        probe.ws.execute("Veröffentlichen", door.publish_entwurf, key, heute=HEUTE, wer="QMB")
    probe.tu(door.update_punkt, key, "T-01", pruefen_grund="Fassung ab 01.07.2026 lag nicht vor")
    publish(probe, key)
    assert next(r for r in probe.read(door.kataloge) if r.version == 2).zu_pruefen == 1


def test_read_against_the_law_clears_the_reason(probe: Probe) -> None:
    key = draft(probe)
    probe.tu(door.update_punkt, key, "T-01", pruefen=True, pruefen_grund="Wortlaut fehlt")
    probe.tu(door.update_punkt, key, "T-01", pruefen=False)
    assert read(probe, key).punkt("T-01").pruefen_grund == ""


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("gewicht", {"gewicht": 4}),
        ("bereich", {"bereich": "X"}),
        ("hinweis", {"hinweis": "x" * 4001}),
        ("textbausteine", {"textbausteine": [str(n) for n in range(51)]}),
        ("aussetzungen", {"aussetzungen": [Aussetzung(date(2021, 1, 1), date(2020, 1, 1), "Sozialschutzpaket")]}),
        ("aussetzungen", {"aussetzungen": [Aussetzung(date(2020, 1, 1), None, " ")]}),
    ],
)
def test_what_no_point_can_have_is_refused(probe: Probe, field: str, wrong: dict[str, Any]) -> None:
    key = draft(probe)
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        probe.ws.execute("Ändern", door.update_punkt, key, "T-01", **wrong)
    assert caught.value.field == field
    assert probe.dump() == before


def test_a_bereich_with_points_stays(probe: Probe) -> None:
    key = draft(probe)
    with pytest.raises(UserError, match="noch Prüfpunkte"):
        probe.ws.execute("Bereiche", door.update_kopf, key, bereiche=[("F", "Fachlichkeit")])
    probe.tu(door.update_kopf, key, bereiche=[("F", "Fach"), ("V", "Verbuchung"), ("Z", "Zahlung")])
    assert [b.schluessel for b in read(probe, key).bereiche] == ["F", "V", "Z"]


def test_differences_are_named_field_by_field() -> None:
    first, second, *rest = KATALOG.punkte
    changed = replace(first, nummer=2, frage="Anders?", gewicht=3)
    neu = replace(
        KATALOG, version=2, punkte=(replace(second, nummer=1), changed, *rest[:-1], replace(rest[0], code="T-09"))
    )
    found = {u.code: u for u in unterschied(KATALOG, neu)}
    assert found["T-01"].art is Aenderung.GEAENDERT
    assert found["T-01"].inhaltlich
    assert [(f.feld, f.alt, f.neu) for f in found["T-01"].felder] == [
        ("frage", "Stimmt das?", "Anders?"), ("gewicht", "2", "3"),
    ]  # fmt: skip
    assert found["T-03"].art is Aenderung.GLEICH
    assert (found["T-09"].art, found["T-06"].art) == (Aenderung.NEU, Aenderung.ENTFALLEN)


def test_one_point_moved_to_the_end_is_the_only_one_moved() -> None:
    moved = (*KATALOG.punkte[1:], KATALOG.punkte[0])
    neu = replace(KATALOG, punkte=tuple(replace(p, nummer=n) for n, p in enumerate(moved, 1)))
    assert [u.code for u in unterschied(KATALOG, neu) if u.art is Aenderung.VERSCHOBEN] == ["T-01"]


texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), max_size=30).map(str.strip)


@settings(max_examples=60, deadline=None)
@given(
    frage=texts.filter(bool), hinweis=texts, bausteine=st.lists(texts.filter(bool), max_size=3), zeilen=st.booleans()
)
def test_a_file_reads_back_what_was_written(frage: str, hinweis: str, bausteine: list[str], zeilen: bool) -> None:
    def nfc(text: str) -> str:
        return unicodedata.normalize("NFC", text)

    told = nfc(hinweis) + ('\n"x" \\ {betrag}' if zeilen else "")
    pause = Aussetzung(date(2020, 3, 1), date(2022, 12, 31), "Sozialschutzpaket")
    punkt = replace(
        KATALOG.punkte[0], frage=nfc(frage), hinweis=told.strip(), textbausteine=tuple(map(nfc, bausteine)),
        aussetzungen=(pause, Aussetzung(date(2025, 1, 1), None, "x")), pruefen=True, pruefen_grund="Grund",
    )  # fmt: skip
    written = replace(KATALOG, gueltig_bis=date(2030, 1, 1), punkte=(punkt, *KATALOG.punkte[1:]))
    assert loads(toml_text(written)) == written


@pytest.mark.parametrize("code", ["AP-KDU", "AP-GRU", "AP-EGL", "AP-BWQ"])
def test_shipped_ones_survive_the_way_through_a_file(code: str) -> None:
    assert loads(toml_text(load(code))) == load(code)


def test_a_file_is_taken_once_and_never_over_another_content(probe: Probe) -> None:
    told = {"heute": HEUTE, "wer": "QMB"}
    key = probe.tu(door.import_katalog, KATALOG, **told)
    assert probe.tu(door.import_katalog, KATALOG, **told) == key
    other = replace(KATALOG, titel="Andere")
    with pytest.raises(UserError, match="anderem Inhalt"):
        probe.ws.execute("Einlesen", door.import_katalog, other, **told)
    shipped_twin = replace(load("AP-KDU"), titel="Andere")
    with pytest.raises(UserError, match="anderem Inhalt"):
        probe.ws.execute("Einlesen", door.import_katalog, shipped_twin, **told)
    probe.tu(door.import_katalog, replace(other, version=2), **told)
    assert next(k for k in probe.read(door.angebote) if k.code == "T").titel == "Andere"


def many(count: int) -> str:
    lines = toml_text(KATALOG).split("\n\n[[punkt]]")
    return lines[0] + "".join("\n\n[[punkt]]" + lines[1].replace("T-01", f"T-{n:04d}") for n in range(1, count + 1))


def test_five_thousand_points_are_no_catalogue() -> None:
    assert len(loads(many(1000)).punkte) == 1000
    with pytest.raises(UserError, match=r"5\.000 Prüfpunkte, ein Prüfkatalog höchstens 1\.000"):
        loads(many(5000))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "T-02"', 'code = "T-01"', "mehrfach"),
        ('frage = "Stimmt das?"\n', "", "frage"),
        ('art = "aktenpruefung"', 'art = "qcheck"', "nicht für Aktenprüfungen"),
        ("[katalog]", "[kopf]", "katalog"),
        ("gueltig_ab = 2025-01-01", 'gueltig_ab = "heute"', "Datum"),
        ("version = 1", "version = 0", "ganze Zahl"),
    ],
)
def test_another_schema_is_refused_with_its_place(old: str, new: str, said: str) -> None:
    text = toml_text(KATALOG)
    assert old in text
    with pytest.raises(UserError, match=said):
        loads(text.replace(old, new))
