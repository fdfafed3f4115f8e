"""Several examiners in one Prüfung: shares, fairness, handing over."""

from collections import Counter
from typing import Any
from uuid import uuid4

import pytest

from qmapp.checks.aktenpruefung import akte
from qmapp.checks.aktenpruefung.rows import Aktenart, Anteil, Ergebnis
from qmapp.errors import UserError
from tests.checks.aktenpruefung.zweitakte import noch_einmal


def whose(probe: Any, key: Any) -> list[str]:
    return [row.zugeteilt_an for row in probe.read(akte.akten, key)]


def test_an_even_deal_gives_everybody_a_part_of_every_stratum(probe: Any) -> None:
    key = probe.gezogen()
    assert probe.tu(akte.assign_evenly, key, ["Weber", " Okafor ", "Weber", ""]) == 8
    assert whose(probe, key) == ["Weber", "Okafor"] * 4
    by_stratum = Counter((row.schicht, row.zugeteilt_an) for row in probe.read(akte.akten, key))
    assert by_stratum == {("mitte", "Weber"): 3, ("mitte", "Okafor"): 2, ("süd", "Okafor"): 2, ("süd", "Weber"): 1}
    assert probe.read(akte.anteile, key) == (Anteil("Okafor", 4, 4), Anteil("Weber", 4, 4))
    assert probe.read(akte.pruefende, key) == ("Okafor", "Weber")


def test_what_is_assigned_or_begun_stays_where_it_is(probe: Any) -> None:
    key = probe.gezogen()
    ids = [row.id for row in probe.read(akte.akten, key)]
    probe.ws.execute("A", akte.answer, ids[0], "T-01", Ergebnis.OK, jetzt=probe.uhr(), wer="QMB")
    assert probe.tu(akte.assign, ids[1:4], "Weber") == 3
    assert probe.tu(akte.assign, ids[1:4], "Weber") == 0
    assert probe.tu(akte.assign_evenly, key, ["Weber", "Okafor"]) == 4
    assert whose(probe, key) == ["", "Weber", "Weber", "Weber", "Okafor", "Okafor", "Okafor", "Weber"]
    assert probe.read(akte.anteile, key) == (Anteil("", 1, 1), Anteil("Okafor", 3, 3), Anteil("Weber", 4, 4))


def test_by_stratum(probe: Any) -> None:
    key = probe.gezogen()
    assert probe.tu(akte.assign_by_stratum, key, {"mitte": "Weber", "süd": ""}) == 5
    assert whose(probe, key) == ["Weber"] * 5 + [""] * 3
    before = probe.dump()
    with pytest.raises(UserError, match="Schicht „Ost“"):
        probe.ws.execute("S", akte.assign_by_stratum, key, {"Ost": "Weber"})
    assert probe.dump() == before


def test_when_somebody_leaves_what_is_left_goes_over_whole(probe: Any) -> None:
    key = probe.gezogen()
    ids = [row.id for row in probe.read(akte.akten, key)]
    probe.ws.execute("Z", akte.assign, ids[:6], "Weber")
    probe.ws.execute("Z", akte.assign, ids[6:7], "Okafor")
    probe.ws.execute("A", akte.answer, ids[1], "T-01", Ergebnis.OK, jetzt=probe.uhr(), wer="Weber")
    probe.ws.execute("R", akte.answer_rest, ids[0], Ergebnis.OK, probe.uhr(), "Weber")
    probe.ws.execute("C", akte.close_akte, ids[0], jetzt=probe.uhr(), wer="Weber")
    assert probe.tu(akte.reassign, key, "Weber", ["Okafor", "Lang"]) == 5
    assert whose(probe, key) == ["Weber", "Lang", "Okafor", "Lang", "Okafor", "Lang", "Okafor", ""]
    assert probe.read(akte.akte, ids[1]).antworten[0].ergebnis is Ergebnis.OK
    assert probe.tu(akte.reassign, key, "Lang", []) == 3
    assert Counter(whose(probe, key)) == {"": 4, "Okafor": 3, "Weber": 1}


def test_a_spare_belongs_to_whom_the_replaced_file_did(probe: Any) -> None:
    key = probe.gezogen()
    first = probe.read(akte.akten, key)[0].id
    probe.ws.execute("Z", akte.assign, [first], "Weber")
    spare = probe.tu(akte.replace_akte, first, "Doppelt", probe.uhr(), "Weber")
    assert probe.read(akte.akte, spare).zugeteilt_an == "Weber"
    assert Anteil("Weber", 1, 1) in probe.read(akte.anteile, key)


def test_each_kind_of_file_is_dealt_on_its_own(probe: Any) -> None:
    key = probe.gezogen()
    second = probe.ws.execute("Z", noch_einmal, probe.read(akte.akten, key)[0].id)
    assert probe.tu(akte.assign_evenly, key, ["Lang"], Aktenart.ZWEIT) == 1
    assert probe.read(akte.akte, second).zugeteilt_an == "Lang"
    assert set(whose(probe, key)) == {""}


def test_impossible_assignments_change_nothing(probe: Any) -> None:
    key = probe.gezogen()
    first = probe.read(akte.akten, key)[0].id
    probe.ws.execute("Z", akte.assign, [first], "Weber")
    before = probe.dump()
    for command, args, match in (
        (akte.assign_evenly, (key, ["", "  "]), "niemand genannt"),
        (akte.assign_evenly, (key, ["x" * 201]), "zu lang"),
        (akte.assign, ([first, uuid4()], "Lang"), "gibt es nicht mehr"),
        (akte.reassign, (key, "Weber", ["Weber"]), "jemand anderen"),
        (akte.reassign, (uuid4(), "Weber", ["Lang"]), "gibt es nicht mehr"),
    ):
        with pytest.raises(UserError, match=match):
            probe.ws.execute("Z", command, *args)
    assert probe.dump() == before
