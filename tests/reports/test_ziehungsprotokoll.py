import json
import shutil
import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from qmapp.checks.aktenpruefung.auslosung import zieh
from qmapp.checks.aktenpruefung.protokoll import protokoll as make_protokoll
from qmapp.checks.aktenpruefung.rows import (
    Ausschluss,
    Auswahl,
    ListenAngaben,
    Plan,
    Schichtung,
    Startwertherkunft,
    Verfahren,
    Zeile,
)
from qmapp.errors import UserError
from qmapp.reports.document import Document, Facts, Heading, Preformatted, Signatures, Table
from qmapp.reports.ziehungsprotokoll import write_protokoll_json, ziehungsprotokoll
from qmapp.reports.ziehungsprotokoll.nachrechnen import befehle, pruefsummenzeile
from qmapp.reports.ziehungsprotokoll.ziehung import lies_protokoll
from tests.reports.lesen import tables, text

STAND = date(2025, 6, 4)


@pytest.fixture(scope="module")
def document(protokoll: dict[str, Any]) -> Document:
    return ziehungsprotokoll(protokoll, stand=STAND, amt="Musteramt für Soziales", anker="12 · " + "cd" * 32)


def small(plan: Plan, ausschluesse: tuple[Ausschluss, ...] = ()) -> dict[str, Any]:
    """The test vector of statistik.md, in two strata: even and odd numbers."""
    zeilen = [Zeile(f"BG-{n:05d}", "Ost'West" if n % 2 else "") for n in range(1, 201)]
    return make_protokoll(
        zieh(zeilen, plan, ausschluesse),
        angaben=ListenAngaben(datei="liste.csv", spalte_schicht="Haus"),
        wer="A",
        jetzt=datetime(2025, 3, 3, tzinfo=UTC),
        version="0.1.0",
    )


def test_every_drawn_file_and_spare_is_listed_with_its_ticket(document: Document, protokoll: dict[str, Any]) -> None:
    sample, spares = tables(document)[-2:]
    assert [(r[1], r[2], r[3]) for r in sample.rows] == [
        (a["schluessel"], a["schicht"], a["ticket"]) for a in protokoll["stichprobe"]
    ]
    assert len(sample.rows) == 662
    assert [r[1] for r in spares.rows] == [a["schluessel"] for a in protokoll["reserve"]]
    assert len(spares.rows) == 50


def test_it_states_what_was_laid_down(document: Document, protokoll: dict[str, Any]) -> None:
    said = text(document)
    for fact in (
        "417-2025-03",
        "gewürfelt",
        "Leitung Grundsatz",
        "QM-Beauftragte",
        "662,46 Akten",
        "kaufmännisch gerundet",
        "KdU-Bestand_2025-02-01.csv",
        "01.02.2025",
        "be1c0fddbdcedc1b7b92d446f2b287775b6934067f4a5990eb77f552659d4cb0",
        "SHA-256-Ticket 1",
        "Summenzeile",
        "An anderen Träger abgegeben",
        protokoll["ersetzungen"][0]["ersatz"],
    ):
        assert fact in said
    (signatures,) = (b for b in document.blocks if isinstance(b, Signatures))
    assert len(signatures.roles) == 2


def test_excluded_files_stand_with_their_reason() -> None:
    grund = "Akte einer oder eines Beschäftigten (§ 35 Abs. 1 S. 3 SGB I)"
    plan = Plan(verfahren=Verfahren.ANZAHL, anzahl=6, startwert="4711", reserve=4)
    written = small(plan, (Ausschluss("BG-00007", "", grund),))
    document = ziehungsprotokoll(written, stand=STAND, amt="Amt")
    assert ("BG-00007", "ohne Angabe", grund) in [r for t in tables(document) for r in t.rows]
    assert "199" in text(document)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
@pytest.mark.parametrize("seed", ["4711", "04711", "it's $HOME; `x`", "Würfel 4-1-7"])
def test_the_printed_recipe_gives_the_same_sample_without_this_program(tmp_path: Path, seed: str) -> None:
    plan = Plan(verfahren=Verfahren.ANZAHL, anzahl=6, startwert=seed, reserve=4)
    ziehung = lies_protokoll(small(plan))
    (tmp_path / "akten.txt").write_text("".join(f"BG-{n:05d}\n" for n in range(200, 0, -1)), "utf-8")
    digest = subprocess.run(
        ["sh", "-c", pruefsummenzeile()], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert digest.split()[0] == ziehung.pruefsumme_verbleibend
    printed = subprocess.run(
        ["sh", "-c", "\n".join(befehle(ziehung))], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert printed == [f"{a.ticket} {a.schluessel}" for a in (*ziehung.stichprobe, *ziehung.reserve)]
    if seed == "4711":
        assert [line[-5:] for line in printed[:6]] == ["00186", "00090", "00098", "00034", "00108", "00048"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_the_recipe_works_stratum_by_stratum(tmp_path: Path) -> None:
    plan = Plan(verfahren=Verfahren.ANZAHL, anzahl=6, startwert="4711", reserve=2, schichtung=Schichtung.ANTEILIG)
    ziehung = lies_protokoll(small(plan))
    document = ziehungsprotokoll(small(plan), stand=STAND, amt="Amt")
    files = next(t for t in tables(document) if t.title == "Dateien je Schicht")
    odd = {"ohne Angabe": 0, "Ost'West": 1}
    for file, stratum, _, _ in files.rows:
        keys = [f"BG-{n:05d}\n" for n in range(1, 201) if n % 2 == odd[stratum]]
        (tmp_path / file).write_text("".join(keys), "utf-8")
    printed = subprocess.run(
        ["sh", "-c", "\n".join(befehle(ziehung))], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    by_stratum = [
        f"{a.ticket} {a.schluessel}"
        for stratum in dict.fromkeys(s.name for s in ziehung.schichten)
        for group in (ziehung.stichprobe, ziehung.reserve)
        for a in group
        if a.schicht == stratum
    ]
    assert printed == by_stratum


@dataclass(frozen=True)
class Kind:
    """A kind of draw, and the awkward list it is drawn from."""

    plan: Plan
    seed: str = "it's $HOME; `x` 5"

    def zeilen(self, files: int = 400) -> list[Zeile]:
        names = ("Ost'West", "", 'Haus "$S" 3', "Ä")
        rows = [Zeile(f"§{n % 7} BG\\{n:04d}", names[n % 4], (n * 7919) % 90_000 - 2_000) for n in range(files)]
        return [*rows, Zeile("Riese", "", 5 * 10**9), Zeile("Ohne", "Ä", None)]


KINDS = {
    "einfach": Kind(Plan(Verfahren.ANZAHL, anzahl=12, reserve=4)),
    "geschichtet": Kind(Plan(Verfahren.ANZAHL, anzahl=21, reserve=2, schichtung=Schichtung.ANTEILIG)),
    "systematisch": Kind(Plan(Verfahren.ANZAHL, anzahl=13, reserve=3, auswahl=Auswahl.SYSTEMATISCH)),
    "systematisch geschichtet": Kind(
        Plan(
            Verfahren.ANZAHL,
            anzahl=14,
            reserve=0,
            auswahl=Auswahl.SYSTEMATISCH,
            schichtung=Schichtung.NEYMAN,
            mindest_je_schicht=2,
            neyman_quoten=(("", 0, 9), ("Ost'West", 4, 9), ('Haus "$S" 3', 8, 9), ("Ä", 2, 9)),
        )
    ),
    "nach Betrag": Kind(Plan(Verfahren.ANZAHL, anzahl=15, auswahl=Auswahl.WERT)),
    "nach Betrag, alles sicher": Kind(Plan(Verfahren.ANZAHL, anzahl=1, auswahl=Auswahl.WERT)),
}


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
@pytest.mark.parametrize("shell", [shell for shell in ("bash", "sh") if shutil.which(shell)])
@pytest.mark.parametrize("name", KINDS)
def test_the_printed_recipe_of_every_kind_gives_the_same_files(tmp_path: Path, name: str, shell: str) -> None:
    """What stands in the document is typed into a shell, beside the list as an office exports it."""
    kind = KINDS[name]
    rows = kind.zeilen(200)
    drawn = zieh(rows, replace(kind.plan, startwert=kind.seed))
    written = make_protokoll(
        drawn,
        angaben=ListenAngaben("liste.csv", spalte_schicht="Haus", spalte_betrag="Betrag"),
        wer="A",
        jetzt=datetime(2025, 3, 3, tzinfo=UTC),
        version="0.1.0",
    )
    document = ziehungsprotokoll(written, stand=STAND, amt="Amt")
    (tmp_path / "akten.txt").write_text("".join(f"{row.schluessel}\n" for row in rows), "utf-8")
    paid = [row for row in rows if (row.betrag_cent or 0) > 0]
    (tmp_path / "betraege.txt").write_text("".join(f"{row.betrag_cent} {row.schluessel}\n" for row in paid), "utf-8")
    for table in (t for t in tables(document) if t.title == "Dateien je Schicht"):
        for file, stratum, _, _ in table.rows:
            keys = [f"{row.schluessel}\n" for row in rows if (row.schicht or "ohne Angabe") == stratum]
            (tmp_path / file).write_text("".join(keys), "utf-8")
    check, digest, recipe = (b.lines for b in document.blocks if isinstance(b, Preformatted))

    def typed(lines: tuple[str, ...]) -> list[str]:
        found = subprocess.run(
            [shell], input="\n".join(lines) + "\n", cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert found.stderr == ""
        return found.stdout.splitlines()

    assert typed(check)[0].split()[0] == digest[0]
    expected = [a for schicht in drawn.schichten for a in (*schicht.akten, *schicht.reserve)]
    assert typed(recipe) == [f"{a.ticket} {a.schluessel}" for a in expected]
    assert max(len(line) for line in recipe) <= 72
    assert set(recipe) <= set(written["anleitung"]), "the JSON file carries the same lines"


def drawn_by(plan: Plan, **said: Any) -> tuple[Document, dict[str, Any]]:
    """The document and the protocol of a draw from 400 files in four strata, one of them huge."""
    written = make_protokoll(
        zieh(Kind(plan).zeilen(), plan),
        angaben=ListenAngaben("liste.csv", spalte_schicht="Haus", spalte_betrag="Betrag"),
        wer="QM-Beauftragte",
        jetzt=datetime(2025, 3, 3, tzinfo=UTC),
        version="0.1.0",
        **said,
    )
    return ziehungsprotokoll(written, stand=STAND, amt="Amt"), written


def facts(document: Document) -> dict[str, str]:
    return {name: value for block in document.blocks if isinstance(block, Facts) for name, value in block.rows}


def test_a_division_after_neyman_stands_with_what_it_goes_by() -> None:
    plan = replace(
        KINDS["systematisch geschichtet"].plan,
        startwert="4162+Elbe",
        startwert_herkunft=Startwertherkunft.ZWEI_PERSONEN,
        startwert_von="Personalrat",
        startwert_zeuge="Leitung Grundsatz",
    )
    document, written = drawn_by(plan, neyman_aus="AP-2024-2")
    said = facts(document)
    assert said["Auswahl"] == (
        "geschichtet nach Haus, aufgeteilt nach Neyman, mindestens 2\u00a0Akten je Schicht, darin in gleichen Schritten"
    )
    assert said["Herkunft des Startwerts"] == "von zwei Personen, je eine Hälfte, verbunden mit „+“"
    assert said["Startwert bestimmt durch"] == "Personalrat und Leitung Grundsatz"
    assert said["Ersatzakten"] == "keine"
    table = next(t for t in tables(document) if t.title == "Aufteilung nach Haus")
    assert [c.title for c in table.columns] == ["Haus", "Bestand", "Früher mit Mangel", "Gezogen", "Startplatz"]
    starts = {entry["schicht"] or "ohne Angabe": str(entry["start"]) for entry in written["schritte"]}
    assert {row[0]: row[-1] for row in table.rows} == starts
    assert {row[0]: row[2] for row in table.rows}["Ä"] == "2 von 9"
    assert "AP-2024-2" in table.note
    (signatures,) = (b for b in document.blocks if isinstance(b, Signatures))
    assert signatures.roles == (
        "Ziehung: QM-Beauftragte", "Erste Hälfte: Personalrat", "Zweite Hälfte: Leitung Grundsatz",
    )  # fmt: skip


def test_a_draw_by_amount_names_sum_certain_files_and_what_stays_outside() -> None:
    plan = Plan(
        Verfahren.WERT,
        auswahl=Auswahl.WERT,
        tolerierbar_prozent="5",
        startwert="03-11-17-24-38-45",
        startwert_herkunft=Startwertherkunft.OEFFENTLICH,
        startwert_von="Lotto 6 aus 49, Ziehung vom 06.12.2025",
    )
    document, written = drawn_by(plan)
    said = facts(document)
    amounts = written["grundgesamtheit"]["betraege"]
    assert said["Akten mit Betrag"].split("\u00a0")[0] == str(amounts["akten"])
    assert said["Sicher gezogen"].split("\u00a0")[0] == str(written["schritte"][0]["sicher"])
    assert said["Start der Schritte"].replace(".", "") == f"Cent {written['schritte'][0]['start']}"
    assert said["Quelle des Startwerts"] == "Lotto 6 aus 49, Ziehung vom 06.12.2025"
    assert said["Aussage"].startswith("Sind im Mittel höchstens 1\u00a0% der gezogenen Beträge falsch")
    assert said["Ersatzregel"] == "Nach Betrag gezogene Akten werden nicht ersetzt."
    assert f"{amounts['negativ']} Akten mit negativem Betrag" in text(document)
    assert [b.number for b in document.blocks if isinstance(b, Heading)] == ["1", "2", "3", "4", "5", "A"]
    (signatures,) = (b for b in document.blocks if isinstance(b, Signatures))
    assert signatures.roles == ("Ziehung: QM-Beauftragte", "Startwert, zweite Person")


def test_the_recipe_stands_in_the_document_as_it_is_typed(document: Document, protokoll: dict[str, Any]) -> None:
    blocks = [b.lines for b in document.blocks if isinstance(b, Preformatted)]
    ziehung = lies_protokoll(protokoll)
    assert blocks == [(pruefsummenzeile(),), (ziehung.pruefsumme_verbleibend,), befehle(ziehung)]
    assert max(len(line) for lines in blocks for line in lines) <= 72


def test_json_is_what_nachrechnen_reads_and_leaves_no_scratch(tmp_path: Path, protokoll: dict[str, Any]) -> None:
    target = tmp_path / "Ziehung.json"
    write_protokoll_json(protokoll, target)
    assert json.loads(target.read_text("utf-8")) == protokoll
    assert [p.name for p in tmp_path.iterdir()] == ["Ziehung.json"]


@pytest.mark.parametrize("broken", [{}, {"pruefung": None}, {"grundgesamtheit": {"anzahl": "x"}}])
def test_what_is_no_protocol_is_refused_in_german(broken: dict[str, Any], protokoll: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="kein vollständiges Ziehungsprotokoll"):
        ziehungsprotokoll({**({} if not broken else protokoll), **broken}, stand=STAND, amt="Amt")


def test_headings_are_numbered_without_a_gap(document: Document) -> None:
    assert [b.number for b in document.blocks if isinstance(b, Heading)] == ["1", "2", "3", "4", "5", "A", "B"]
    assert all(value for b in document.blocks if isinstance(b, Facts) for _, value in b.rows)
    assert all(isinstance(t, Table) for t in tables(document))
