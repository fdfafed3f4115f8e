"""Bad inputs 33 to 66: what a person types or a list contains, one test each, told apart by their numbers.

Files as lists are 1 to 32 (tests/spreadsheets), files as workspaces 67 to 90 (tests/workspace); what only documents can
spoil stands in tests/reports. Expected everywhere: a German sentence, no traceback, and the file as it was.
"""

import logging
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from qmapp import german
from qmapp.checks import katalog
from qmapp.checks.aktenpruefung import akte, grundgesamtheit, pruefung, stichprobe, ziehung
from qmapp.checks.aktenpruefung.rows import Ergebnis, ListenAngaben, Plan, Schichtung, Verfahren, Zeile
from qmapp.cli import run_verbs
from qmapp.errors import UserError
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

HEUTE = date(2025, 3, 3)
JETZT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)


class Bench:
    """A workspace with a Prüfung, and what a bad input may be tried on."""

    def __init__(self, path: Path) -> None:
        self.ws = Workspace.open(path, None, SCHEMA, wer="Test")
        self.id: UUID = self.ws.execute("Neu", self.create)

    def create(self, session: Any, **told: Any) -> UUID:
        given = {"titel": "Probe", "zeitraum_von": HEUTE, "zeitraum_bis": HEUTE, **told}
        return pruefung.create_pruefung(session, katalog=katalog.load("AP-KDU"), heute=HEUTE, **given)

    def head(self, **told: Any) -> None:
        self.ws.execute("Neu", self.create, **told)

    def list(self, *keys: str, schicht: str = "") -> None:
        rows = [Zeile(key, schicht) for key in keys]
        angaben = ListenAngaben("x.csv")
        self.ws.execute("Liste", grundgesamtheit.import_grundgesamtheit, self.id, angaben, rows)

    def plan(self, **told: Any) -> None:
        self.ws.execute("Plan", stichprobe.save_plan, self.id, Plan(**{"startwert": "1", **told}))

    def draw(self, keys: int = 5, **told: Any) -> None:
        self.list(*(f"A-{n}" for n in range(1, keys + 1)))
        self.plan(**{"verfahren": Verfahren.ANZAHL, "anzahl": keys, **told})
        self.ws.execute("Ziehung", ziehung.draw, self.id, wer="Test", jetzt=JETZT, version="1")

    def answered(self, **told: Any) -> None:
        first = self.ws.read(akte.akten, self.id)[0]
        code = self.ws.read(akte.akte, first.id).antworten[1].punkt.code
        self.ws.execute("Antwort", akte.answer, first.id, code, Ergebnis.F3_PLUS, jetzt=JETZT, wer="Test", **told)

    def state(self) -> dict[str, Any]:
        rows = self.ws.read(pruefung.pruefungen)
        population = self.ws.read(grundgesamtheit.grundgesamtheit, self.id)
        files = self.ws.read(akte.akten, self.id)
        sheets = [self.ws.read(akte.akte, row.id) for row in files[:1]]
        return {"rows": rows, "population": population, "files": files, "sheets": sheets, "anchor": self.ws.anchor()}


@pytest.fixture
def bench(tmp_path: Path, blank_file: Path) -> Iterator[Bench]:
    made = Bench(shutil.copy(blank_file, tmp_path / "probe.qcheck"))
    yield made
    made.ws.close()


REFUSED: dict[str, Callable[[Bench], None]] = {
    "36 lone surrogate": lambda b: b.head(titel="Pr\ud800fung"),
    "49 a megabyte pasted": lambda b: b.head(zweck="x" * 1_000_000),
    "50 only spaces": lambda b: b.head(titel=" \u00a0\t "),
    "51 Arabic digits": lambda b: b.plan(quote_prozent="١٢"),
    "51 underscore": lambda b: b.plan(quote_prozent="1_0"),
    "51 nan": lambda b: b.plan(quote_prozent="nan"),
    "51 infinity": lambda b: b.head(hoechstwert_prozent="inf"),
    "51 huge exponent": lambda b: b.plan(erwartet_prozent="1e999"),
    "53 five thousand digits": lambda b: b.plan(quote_prozent="9" * 5000),
    "54 negative count": lambda b: b.plan(anzahl=-3),
    "54 minus zero": lambda b: b.plan(quote_prozent="-0"),
    "59 end before start": lambda b: b.head(zeitraum_von=date(2025, 6, 1), zeitraum_bis=date(2025, 5, 31)),
    "61 empty population": lambda b: b.list(),
    "62 n above N": lambda b: b.draw(5, anzahl=6),
    "62 n zero": lambda b: b.draw(5, anzahl=0),
    "63 strata without a column": lambda b: b.draw(5, schichtung=Schichtung.ANTEILIG),
    "64 certainty 100": lambda b: b.draw(5, sicherheit_prozent="100"),
    "64 certainty 0": lambda b: b.plan(sicherheit_prozent="0"),
    "64 margin 0": lambda b: b.plan(genauigkeit_prozent="0"),
    "65 no seed": lambda b: b.draw(5, startwert="  "),
    "28 keys alike after folding": lambda b: b.list("BG-1", "bg-1 "),
    "29 empty key": lambda b: b.list("BG-1", " "),
    "48 keys alike after NFC": lambda b: b.list("Mu\u0308ller", "Müller"),
    "46 keys alike but for what nobody sees": lambda b: b.list("BG-1", "BG\u200b-1"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_a_sentence_and_nothing_changed(case: str, bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    before = bench.state()
    depth = bench.ws.undo_label
    with pytest.raises(UserError) as caught:
        REFUSED[case](bench)
    assert caught.value.message.endswith((".", "?", ")"))
    assert "Es wurde nichts verändert." in caught.value.text or caught.value.safe
    if bench.ws.undo_label == depth:
        assert bench.state() == before
    assert not [r for r in caplog.records if r.name.startswith(("qmapp", "sqlalchemy"))]


AMOUNTS: dict[str, dict[str, Any]] = {
    "52 above 2^63": {"betrag_monat_cent": 2**63, "monate": 1},
    "54 negative amount": {"betrag_monat_cent": -100, "monate": 6},
    "54 negative months": {"betrag_monat_cent": 100, "monate": -1},
    "49 a megabyte pasted": {"feststellung": "x" * 1_000_000},
    "36 lone surrogate": {"feststellung": "\udfff"},
}


@pytest.mark.parametrize("case", AMOUNTS)
def test_answers_are_refused_whole(case: str, bench: Bench) -> None:
    bench.draw(5)
    before = bench.state()
    with pytest.raises(UserError):
        bench.answered(**AMOUNTS[case])
    assert bench.state() == before


KEPT = {
    "42 markup": "<img src='\\\\host\\share'><b>fett</b>",
    "43 SQL": "'; DROP TABLE akte; --",
    "41 XML": "<w:p>&amp;</w:p>",
    "47 emoji and Arabic": "👩‍⚖️ قانون é",
    "33 formula": "=cmd|'/c calc'!A1",
}


@pytest.mark.parametrize("case", KEPT)
def test_text_stays_text(case: str, bench: Bench) -> None:
    bench.head(titel=KEPT[case], zweck=KEPT[case])
    row = next(row for row in bench.ws.read(pruefung.pruefungen) if row.titel != "Probe")
    assert row.titel == german.clean_text(KEPT[case])
    assert bench.ws.check().befunde == ()


@pytest.mark.parametrize(
    ("searched", "hits"),
    [("%", 1), ("_", 1), ('"', 0), ("*", 0), ("NEAR(", 0), ("'; DROP", 0), ("\\", 0), ("müller", 1), ("STRASSE", 1)],
)
def test_44_45_a_search_takes_every_sign_literally(searched: str, hits: int, bench: Bench) -> None:
    bench.list("A%1", "B_2", "Müller", "Straße", "C3")
    assert len(bench.ws.read(grundgesamtheit.zeilen_ids, bench.id, suche=searched)) == hits


@pytest.mark.parametrize(("keys", "n"), [(1, 1), (5, 5), (2, 1)])
def test_61_62_the_smallest_and_the_whole_can_be_drawn(keys: int, n: int, bench: Bench) -> None:
    bench.draw(keys, anzahl=n, reserve=0)
    assert len(bench.ws.read(akte.akten, bench.id)) == n


@pytest.mark.parametrize("seed", ["9" * 90, "-1", "wörter & zeichen", "04711"])
def test_65_any_text_is_a_seed_and_stays_it(seed: str, bench: Bench) -> None:
    bench.draw(5, startwert=seed)
    assert bench.ws.read(ziehung.ziehungsprotokoll, bench.id)["startwert"] == seed


def test_33_a_formula_in_a_key_is_disarmed_in_the_drawn_list(tmp_path: Path) -> None:
    source, target = tmp_path / "x.csv", tmp_path / "s.csv"
    source.write_text("Aktenzeichen;Standort\n" + "".join(f"=cmd|'{n}'!A1;Mitte\n" for n in range(9)), "utf-8-sig")
    code = run_verbs(
        ["stichprobe", "ziehen", str(source), "--schluessel", "1", "--anzahl", "3", "--startwert", "1",
         "--protokoll", str(tmp_path / "p.json"), "--ausgabe", str(target)]
    )  # fmt: skip
    assert code == 0
    assert all(line.split(";")[3].startswith("'=") for line in target.read_text("utf-8-sig").splitlines()[1:])
