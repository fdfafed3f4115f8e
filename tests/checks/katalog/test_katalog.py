"""The shipped catalogues, catalogues of an office, and how a workspace keeps them."""

import dataclasses
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from sqlmodel import Session, func, select

from qmapp import paths
from qmapp.checks.katalog import Katalog, adopt, katalog, load, shipped
from qmapp.checks.katalog.tables import KatalogVersion
from qmapp.errors import UserError
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

KDU = paths.resources() / "kataloge" / "AP-KDU.toml"


def test_the_shipped_catalogue_is_complete() -> None:
    kdu = load("AP-KDU")
    assert [p.code for p in kdu.punkte] == [f"AP-KDU-{i:02d}" for i in range(1, 41)]
    assert [p.nummer for p in kdu.punkte] == list(range(1, 41))
    assert Counter(p.bereich for p in kdu.punkte) == {"F": 31, "V": 9}
    assert Counter(p.gewicht for p in kdu.punkte) == {1: 4, 2: 21, 3: 15}
    assert sum(p.zahlungswirkung for p in kdu.punkte) == 28
    assert sum(len(p.textbausteine) for p in kdu.punkte) == 97
    assert [p.nummer for p in kdu.punkte if p.reform_2026] == [6, 7]
    assert [p.nummer for p in kdu.punkte if p.pruefen] == [3, 6, 7, 12, 23, 32, 39, 40]
    assert all(bool(p.pruefen_grund) == p.pruefen for p in kdu.punkte)
    assert {p.nummer: p.sperrt for p in kdu.punkte if p.sperrt} == {
        6: ("AP-KDU-07",),
        12: ("AP-KDU-13", "AP-KDU-14"),
        21: ("AP-KDU-22",),
        22: ("AP-KDU-36",),
    }
    assert kdu in shipped()
    assert kdu.punkt("AP-KDU-06").titel == "Karenzzeit richtig berechnet"
    assert kdu.bereich("V").titel == "Verbuchung"
    with pytest.raises(KeyError):
        kdu.punkt("AP-KDU-41")
    with pytest.raises(KeyError):
        kdu.bereich("X")


def test_texts_of_the_shipped_file_are_kept_word_by_word() -> None:
    raw = tomllib.loads(KDU.read_text("utf-8"))
    for punkt, source in zip(load(KDU).punkte, raw["punkt"], strict=True):
        assert (punkt.frage, punkt.hinweis) == (source["frage"], source["hinweis"])
        assert list(punkt.textbausteine) == source["textbausteine"]


def test_unknown_code_names_the_known_ones() -> None:
    with pytest.raises(UserError, match="AP-KDU"):
        load("AP-XYZ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "AP-KDU-02"', 'code = "AP-KDU-01"', "mehrfach"),
        ('bereich = "V"', 'bereich = "X"', "gibt es nicht"),
        ("gewicht = 2", "gewicht = 4", "ganze Zahl von 1 bis 3"),
        ("gewicht = 2", "gewicht = true", "ganze Zahl von 1 bis 3"),
        ("rechtsstand = 2026-04-29", 'rechtsstand = "bald"', "Datum"),
        ('sperrt = ["AP-KDU-07"]', 'sperrt = ["AP-KDU-01"]', "spätere"),
        ('sperrt = ["AP-KDU-07"]', "sperrt = 7", "Liste"),
        ("zahlungswirkung = false", "zahlungswirkung = 1", "wahr oder falsch"),
        ('titel = "Fachlichkeit"', 'titel = "  "', "leer"),
        ('art = "aktenpruefung"', 'art = "befragung"', "nicht für Aktenprüfungen"),
        ("pruefen_grund =", "grund =", "pruefen_grund"),
        ("[katalog]", "[kopf]", "Abschnitt"),
        ("[katalog]", "[katalog", "kein gültiger"),
    ],
)
def test_a_faulty_catalogue_is_refused_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    source = KDU.read_text("utf-8")
    assert old in source
    path = tmp_path / "eigener.toml"
    path.write_text(source.replace(old, new, 1), "utf-8")
    with pytest.raises(UserError, match=said):
        load(path)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"x" * 5_000_001, b"punkt = 1\nkatalog = 2"])
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "fremd.toml"
    path.write_bytes(content)
    with pytest.raises(UserError):
        load(path)
    with pytest.raises(UserError, match="lässt sich nicht lesen"):
        load(tmp_path / "fehlt.toml")


def test_a_workspace_keeps_every_version_once_and_unchanged(tmp_path: Path) -> None:
    """With a real passphrase, closed and opened again."""
    path, phrase = tmp_path / "QM.qcheck", "fünf Wörter für die Prüfung"
    kdu = load("AP-KDU")
    newer = dataclasses.replace(kdu, version=2)
    corrected = dataclasses.replace(kdu, zweck="Anders gesagt.")
    with Workspace.create(path, phrase, SCHEMA, title="QM", amt="Amt", wer="QMB") as ws:
        first = ws.execute("Katalog", adopt, kdu)
        assert ws.execute("Katalog", adopt, kdu) == first
        others = {ws.execute("Katalog", adopt, version) for version in (newer, corrected)}
        assert len(others | {first}) == 3
        ws.undo()
        ws.redo()
    with Workspace.open(path, phrase, SCHEMA, wer="QMB") as ws:
        assert ws.read(katalog, first) == kdu
        assert {ws.read(katalog, key) for key in others} == {newer, corrected}
        assert ws.read(_versions) == 3
        assert ws.check().in_ordnung


def _versions(session: Session) -> int:
    return session.exec(select(func.count()).select_from(KatalogVersion)).one()


def test_frozen_rows_can_be_compared_and_hashed() -> None:
    assert len({load("AP-KDU"), load(KDU)}) == 1
    assert isinstance(load(KDU), Katalog)
