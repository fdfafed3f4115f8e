"""The Jahresprüfpläne of the example follow from its Prüfungen."""

from datetime import date
from pathlib import Path

from qmapp.beispiel import quelle
from qmapp.checks.jahresplan import jahre, jahresplan
from qmapp.checks.jahresplan.rows import Deckung, Eintragstand
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace


def test_both_halves_of_2025_are_audited_and_2026_is_under_way(example_file: Path) -> None:
    told = {story.kopf["id"]: story.kopf["stichprobe"]["umfang"] for story in quelle.pruefungen()}
    with Workspace.open(example_file, None, SCHEMA, wer="Test", read_only=True) as workspace:
        assert workspace.read(jahre) == (2026, 2025)
        past = workspace.read(jahresplan, 2025, heute=quelle.amt().heute)
        now = workspace.read(jahresplan, 2026, heute=quelle.amt().heute)
        late = workspace.read(jahresplan, 2026, heute=date(2027, 1, 1))
    assert past is not None
    assert now is not None
    assert late is not None
    assert {entry.kennung: entry.umfang for entry in past.eintraege} == {
        key: told[key] for key in ("AP-2025-1", "AP-2025-2")
    }
    assert [area.stand for area in past.deckung] == [Deckung.GEPRUEFT]
    assert past.kapazitaet.bedarf[0] == told["AP-2025-1"] + told["AP-2025-2"]
    assert [entry.stand for entry in now.eintraege] == [Eintragstand.LAEUFT, Eintragstand.GEPLANT]
    assert (now.deckung[0].stand, now.deckung[0].zuletzt, now.kapazitaet.ohne_umfang) == (Deckung.IM_PLAN, 2025, 1)
    assert late.deckung[0].stand is Deckung.LUECKE
