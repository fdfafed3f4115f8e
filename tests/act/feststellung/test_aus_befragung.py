"""Feststellungen from the answers of the example's Befragung: its figures, refusals, and the way back."""

from uuid import UUID

import pytest

from qmapp.act import feststellung as fest
from qmapp.act.feststellung import worte
from qmapp.act.feststellung.rows import Art, Ausrichtung, Dimension, Quelle
from qmapp.checks import befragung as door
from qmapp.checks.katalog import Katalogart, load
from qmapp.errors import UserError
from tests.act.feststellung.test_feststellung import wer
from tests.checks.aktenpruefung.conftest import Probe
from tests.checks.befragung.test_beispiel import entered

FIGURES = "106 von 236 (44,9\u00a0%)"


def test_the_figures_of_an_item_are_the_folders(probe: Probe) -> None:
    asked = entered(probe, "BF-2025-KL")
    key = probe.tu(fest.from_befragung, asked, ["BF-KL-01"], art=Art.VERBESSERUNG, **wer(probe))
    row = probe.read(fest.feststellung, key).zeile
    assert row.titel == "„Ich habe schnell eine erste Rückmeldung erhalten.“"
    assert f" {FIGURES} in den beiden besten Stufen." in row.text
    assert (row.anzahl, row.bewertet, row.zaehlt) == (106, 236, "Top-2")
    assert worte.zahlen(row) == "106 von 236 (44,9\u00a0%), Top-2"
    assert (row.quelle, row.herkunft, row.befragung_id) == (Quelle.BEFRAGUNG, "BF-2025-KL", asked)
    assert (row.dimension, row.ausrichtung) == (Dimension.PROZESS, Ausrichtung.KLIENTEN)
    assert probe.read(fest.zu_befragung, asked) == (row,)
    # Several have their figures in the text and none of their own.
    both = probe.tu(fest.from_befragung, asked, ["BF-KL-02", "BF-KL-01"], art=Art.MANGEL, **wer(probe))
    row = probe.read(fest.feststellung, both).zeile
    assert row.titel.endswith("“ und 1 weitere Frage")
    assert FIGURES in row.text
    assert "75 von 236 (31,8\u00a0%)" in row.text
    assert (row.anzahl, row.bewertet, row.dimension) == (None, None, None)
    with pytest.raises(UserError, match=r"Auf BF-2025-KL beruhen FS-001 und FS-002\."):
        probe.ws.execute("Weg", door.delete_befragung, asked)
    with pytest.raises(UserError, match="stammt aus einer Befragung"):
        probe.ws.execute("Quelle", fest.update_feststellung, key, quelle=Quelle.FREI)


@pytest.fixture
def small(probe: Probe) -> UUID:
    """A Befragung of which four sheets have come back, one too few to be shown."""
    told = {"titel": "Klein", "katalog": load("BF-KL", Katalogart.BEFRAGUNG), "heute": probe.HEUTE}
    key: UUID = probe.ws.execute("Neu", door.create_befragung, **told)
    for number in range(4):
        more = {"jetzt": probe.uhr(), "wer": "QMB"}
        probe.ws.execute("Bogen", door.enter_bogen, key, str(number), werte={"BF-KL-01": 5}, **more)
    return key


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ([], "Es ist keine Frage gewählt."),
        (["BF-KL-F1"], "„BF-KL-F1“ ist keine Frage dieses Bogens mit Antwortstufen."),
        (["BF-KL-01"], "Zu BF-KL-01 gibt es nur 4 Antworten, die zählen."),
    ],
)
def test_what_may_not_be_said_is_refused(probe: Probe, small: UUID, codes: list[str], said: str) -> None:
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        probe.ws.execute("Neu", fest.from_befragung, small, codes, art=Art.STAERKE, **wer(probe))
    assert caught.value.message == said
    assert probe.dump() == before


def test_from_five_on_it_may_be_said_and_the_befragung_stays(probe: Probe, small: UUID) -> None:
    more = {"jetzt": probe.uhr(), "wer": "QMB"}
    probe.ws.execute("Bogen", door.enter_bogen, small, "5", werte={"BF-KL-01": 1}, **more)
    key = probe.tu(fest.from_befragung, small, ["BF-KL-01"], art=Art.STAERKE, **wer(probe))
    row = probe.read(fest.feststellung, key).zeile
    assert (row.anzahl, row.bewertet) == (4, 5)
    # One more sheet: the numbers are taken as they stand now.
    probe.ws.execute("Bogen", door.enter_bogen, small, "6", werte={"BF-KL-01": 4}, **more)
    probe.tu(fest.recount_feststellung, key)
    row = probe.read(fest.feststellung, key).zeile
    assert (row.anzahl, row.bewertet) == (5, 6)
    with pytest.raises(UserError, match="beruht FS-001"):
        probe.ws.execute("Weg", door.delete_befragung, small)
    probe.tu(fest.delete_feststellung, key)
    probe.tu(door.delete_befragung, small)
