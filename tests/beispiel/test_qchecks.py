"""The Q-Checks and Befragungen of the example as the workspace holds them: every figure is the folder's."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from qmapp.beispiel.quelle import read_toml
from qmapp.checks import befragung, qcheck
from qmapp.checks.befragung import themen
from qmapp.checks.qcheck.rows import Ampel, Stand
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

QCHECKS: dict[str, dict[str, Any]] = {one["id"]: one for one in read_toml("qchecks.toml")["qcheck"]}
BEFRAGUNGEN: dict[str, dict[str, Any]] = {one["id"]: one for one in read_toml("befragungen.toml")["befragung"]}


@pytest.fixture(scope="module")
def workspace(example_file: Path) -> Iterator[Workspace]:
    with Workspace.open(example_file, None, SCHEMA, wer="QMB", read_only=True) as opened:
        yield opened


@pytest.mark.parametrize("name", QCHECKS)
def test_a_qcheck_is_planned_answered_and_sealed_as_told(workspace: Workspace, name: str) -> None:
    told = QCHECKS[name]
    row = next(row for row in workspace.read(qcheck.qchecks) if row.kennung == name)
    head, found = workspace.read(qcheck.qcheck, row.id), workspace.read(qcheck.ergebnis, row.id)
    assert row.stand is Stand.VERSIEGELT
    assert (row.von, row.bis, head.bericht_am) == (told["von"], told["bis"], told["bericht_am"])
    assert (head.rueckmeldung_am, head.stunden) == (told["rueckmeldung_team_am"], told["stunden"])
    assert (head.fazit, list(head.methoden)) == (told["fazit"], told["erhebungsweg"])
    assert len(head.team) == len(told["beteiligte"])
    assert head.siegel == workspace.read(qcheck.siegel, row.id)
    total = told["ergebnis"]["gesamt"]
    assert found.gesamt.wert == Fraction(total["zaehler"], total["nenner"])
    assert found.ampel is Ampel.GELB
    for frage, answer in zip(workspace.read(qcheck.fragen, row.id), told["antwort"], strict=True):
        assert frage.punkt.code == answer["frage"]
        assert frage.bewertung is not None
        assert frage.bewertung.bemerkung == answer["bemerkung"]
        assert len(frage.nachweise) == (not answer["nachweis"].startswith("kein"))


def test_the_later_one_is_compared_with_the_earlier(workspace: Workspace) -> None:
    later, earlier = workspace.read(qcheck.qchecks)
    found = workspace.read(qcheck.ergebnis, later.id)
    assert workspace.read(qcheck.qcheck, later.id).vorgaenger_id == earlier.id
    assert sum((one.schritt or 0) > 0 for one in found.vergleich) == 13
    assert sum((one.schritt or 0) < 0 for one in found.vergleich) == 1


@pytest.mark.parametrize("name", BEFRAGUNGEN)
def test_a_befragung_is_counted_as_told(workspace: Workspace, name: str) -> None:
    told = BEFRAGUNGEN[name]
    row = next(row for row in workspace.read(befragung.befragungen) if row.kennung == name)
    assert (row.boegen, row.ausgegeben, row.abgeschlossen_am) == (
        told["ruecklauf"],
        told["ausgegeben"],
        told["ergebnis_am"],
    )
    found = {item.punkt.code: item for item in workspace.read(befragung.auswertung, row.id).items}
    for item in told["item"]:
        one = found[item["frage"]]
        assert one.punkt.frage == item["text"]
        assert list(one.verteilung) == item["verteilung"]
        assert (one.nicht_beurteilbar, one.keine_angabe) == (item["nicht_beurteilbar"], item["keine_angabe"])
        assert (one.top2, one.gueltig) == (item["top2"], item["gueltig"])


@pytest.mark.parametrize("name", BEFRAGUNGEN)
def test_its_groups_are_shown_or_hidden_as_told(workspace: Workspace, name: str) -> None:
    told = BEFRAGUNGEN[name]
    row = next(row for row in workspace.read(befragung.befragungen) if row.kennung == name)
    groups = workspace.read(befragung.gruppen, row.id, f"{told['katalog']}-A1")
    for group, story in zip(groups, told["gruppe"], strict=False):
        assert group.boegen == story["ruecklauf"] or not group.gezeigt
        assert group.gezeigt == ("gesperrt" not in story)
        item = next((item for item in group.items if item.punkt.code == told["gruppen_frage"]), None)
        assert (item is None) == ("gesperrt" in story)
        if item is not None:
            assert (item.top2, item.gueltig) == (story["top2"], story["gueltig"])


@pytest.mark.parametrize("name", BEFRAGUNGEN)
def test_themes_and_voices_are_the_told_ones(workspace: Workspace, name: str) -> None:
    told = BEFRAGUNGEN[name]
    row = next(row for row in workspace.read(befragung.befragungen) if row.kennung == name)
    held, spoken = workspace.read(themen.themen, row.id), workspace.read(themen.stimmen, row.id)
    for place, asked in enumerate(told["offen"], 1):
        code = f"{told['katalog']}-F{place}"
        assert {f"{one.titel} ({one.nennungen})" for one in held if one.code == code} == set(asked["themen"])
        assert sum(one.nennungen for one in held if one.code == code) == asked["nennungen"]
        assert [one.text for one in spoken if one.code == code] == asked["stimmen"]
