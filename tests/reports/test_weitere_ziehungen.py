"""What follows the first draw, in the Ziehungsprotokoll and the Prüfbericht of a real workspace."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import page
import pytest

from qmapp.checks.aktenpruefung import stichprobe, ziehung
from qmapp.checks.aktenpruefung.akte import akten, answer, answer_rest, close_akte, lose_akte
from qmapp.checks.aktenpruefung.folgeziehung.bewusst import pick_akten
from qmapp.checks.aktenpruefung.folgeziehung.eintrag import Vermerk
from qmapp.checks.aktenpruefung.folgeziehung.erweiterung import extend_stichprobe
from qmapp.checks.aktenpruefung.folgeziehung.zweite import create_zweite_ziehung
from qmapp.checks.aktenpruefung.rows import Aktenart, Ergebnis, Ersatzregel
from qmapp.reports.document import Document, Heading
from qmapp.reports.export import before_export, build, export
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.reports.lesen import tables, text
from tests.ui.checks import desk

STAND = date(2025, 12, 1)
JETZT = datetime(2025, 12, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def mappe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, UUID, UUID]]:
    """40 of 240 files, one lost, extended to 46 after a look, two picked; and a second draw of it."""
    path = tmp_path_factory.mktemp("weitere") / "QM-2025.qcheck"
    key = desk.build(path, files=240, sample=40)
    with Workspace.open(path, None, SCHEMA, wer="Weber") as ws:
        first = ws.read(akten, key)
        close(ws, first[0].id)
        ws.execute("V", lose_akte, first[1].id, "Vernichtet", JETZT, "Weber")
        ws.execute("E", extend_stichprobe, key, auf=46, vermerk=vermerk("Der Bereich ist zu breit"))
        known = {row.schluessel for row in ws.read(akten, key)}
        free = [row.schluessel for row in desk.zeilen(240) if row.schluessel not in known]
        ws.execute("B", pick_akten, key, free[-2:], vermerk=vermerk("Beschwerden im Quartal"))
        picked = ws.read(akten, key, Aktenart.BEWUSST)
        close(ws, picked[0].id, Ergebnis.F2)
        other = ws.execute("Z", create_zweite_ziehung, key, grund="Startwert war bekannt", heute=STAND)
        plan = ws.read(stichprobe.plan, other)
        ws.execute("P", stichprobe.save_plan, other, changed(plan, startwert="Würfel 3-5-1"))
        ws.execute("Z", ziehung.draw, other, wer="Weber", jetzt=JETZT, version="1.0")
        yield ws, key, other


def close(ws: Workspace, akte_id: UUID, ergebnis: Ergebnis = Ergebnis.OK) -> None:
    if ergebnis is not Ergebnis.OK:
        ws.execute("A", answer, akte_id, "AP-KDU-21", ergebnis, jetzt=JETZT, wer="Weber")
    ws.execute("R", answer_rest, akte_id, Ergebnis.OK, jetzt=JETZT, wer="Weber")
    ws.execute("F", close_akte, akte_id, jetzt=JETZT, wer="Weber")


def vermerk(grund: str) -> Vermerk:
    return Vermerk(grund, "Weber", JETZT, "1.0")


def changed(plan: Any, **changes: Any) -> Any:
    return type(plan)(**{**vars(plan), **changes})


def headings(document: Document, level: int) -> list[tuple[str, str]]:
    return [(b.number, b.text) for b in document.blocks if isinstance(b, Heading) and b.level == level]


def test_the_protocol_lists_every_entry_with_reason_digest_and_files(mappe: tuple[Workspace, UUID, UUID]) -> None:
    ws, key, _ = mappe
    document, content = build(ws, "ziehungsprotokoll", key, stand=STAND), ws.read(ziehung.ziehungsprotokoll, key)
    said = text(document)
    assert "46 von 240 Akten sind gezogen, davon 6 durch Erweiterung." in said
    assert headings(document, 1)[4:] == [
        ("5", "Weitere Ziehungen"),
        ("6", "Unterschriften"),
        ("A", "Gezogene Akten"),
        ("B", "Ersatzakten"),
        ("C", "Akten der Ziehung 2: Erweiterung"),
        ("D", "Akten der Ziehung 3: bewusste Auswahl"),
    ]
    extension, pick = content["weitere_ziehungen"]
    for fact in (
        "Der Bereich ist zu breit", "Beschwerden im Quartal", extension["protokoll_sha256"], pick["protokoll_sha256"],
        extension["hinweis"], "Mitte bis Rang 31", "AP-2025-2", "Startwert war bekannt",
    ):  # fmt: skip
        assert fact in said
    *_, added, left, chosen = tables(document)
    assert [(row[1], row[3]) for row in added.rows] == [(a["schluessel"], a["ticket"]) for a in extension["akten"]]
    assert [row[1] for row in left.rows] == [a["schluessel"] for a in extension["reserve"]]
    assert [row[0] for row in chosen.rows] == [a["schluessel"] for a in pick["akten"]]


@pytest.mark.parametrize("profile", ["ua1", "2u"])
@pytest.mark.parametrize("art", ["ziehungsprotokoll", "pruefbericht"])
def test_the_papers_stay_accessible(
    mappe: tuple[Workspace, UUID, UUID], tmp_path: Path, art: str, profile: str
) -> None:
    ws, key, _ = mappe
    (file,) = export(ws, art, key, ("pdf",), tmp_path, stand=STAND)
    assert page.validate_pdf(str(file), profile=profile).failures == []


def test_the_report_names_them_apart_and_without_a_key(mappe: tuple[Workspace, UUID, UUID]) -> None:
    ws, key, _ = mappe
    document = build(ws, "pruefbericht", key, stand=STAND)
    said = text(document)
    assert [h for h in headings(document, 2) if h[0].startswith("2.")][4:] == [
        ("2.5", "Weitere Ziehungen"),
        ("2.6", "Bewusst ausgewählte Akten"),
    ]
    assert "um 6\u00a0Akten auf 46\u00a0Akten erweitert" in said
    assert "war 1 Akte von 40 schon geprüft" in said
    result = next(t for t in tables(document) if t.title.startswith("Ergebnis der bewusst"))
    assert result.rows == (("Beschwerden im Quartal", "2", "1", "0", "1", "0", "0,00\u00a0€", "0,00\u00a0€"),)
    assert "AP-2025-2" in said
    assert not re.search(r"BG 08-\d{6}", said)
    assert all(check.ok for check in before_export(ws, "pruefbericht", key, document) if "Aktenzeichen" in check.text)


def test_a_second_draw_names_the_first(mappe: tuple[Workspace, UUID, UUID]) -> None:
    ws, _, other = mappe
    assert "eine zweite Ziehung aus der Grundgesamtheit der Prüfung AP-2025-1" in text(
        build(ws, "ziehungsprotokoll", other, stand=STAND)
    )
    ws.execute("R", answer_rest, ws.read(akten, other)[0].id, Ergebnis.OK, jetzt=JETZT, wer="Weber")
    report = build(ws, "pruefbericht", other, stand=STAND)
    assert "Grund der zweiten: Startwert war bekannt." in text(report)
    assert ("2.5", "Weitere Ziehungen") in headings(report, 2)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Ersatzregel.NAECHSTE, "Sie werden nie ersetzt."),
        (Ersatzregel.AUCH_VERLORENE, "zusätzlich geprüft: 1\u00a0Akte"),
    ],
)
def test_what_becomes_of_lost_files_is_said_by_the_rule(tmp_path: Path, rule: Ersatzregel, said: str) -> None:
    path = tmp_path / "QM.qcheck"
    key = desk.build(path, files=60, sample=5)
    with Workspace.open(path, None, SCHEMA, wer="Weber") as ws:
        ws.execute("Regel", _rule, key, rule)
        rows = ws.read(akten, key)
        ws.execute("V", lose_akte, rows[0].id, "Vernichtet", JETZT, "Weber")
        close(ws, rows[1].id)
        assert said in text(build(ws, "pruefbericht", key, stand=STAND))


def _rule(session: Any, key: UUID, rule: Ersatzregel) -> None:
    from qmapp.checks.aktenpruefung import tables as rows

    session.get(rows.Stichprobenplan, key).ersatzregel = rule
