"""Kennungen go on from the highest number, whatever else stands between, and are never given twice."""

import pytest

from qmapp.act.feststellung import create_feststellung
from qmapp.act.feststellung.tables import Feststellung
from qmapp.errors import UserError
from qmapp.kennung import free_kennung, next_kennung
from tests.checks.aktenpruefung.conftest import Probe, probe

__all__ = ["probe"]


def written(probe: Probe, kennung: str) -> None:
    told = {"titel": "Fund", "kennung": kennung, "heute": probe.HEUTE, "jetzt": probe.uhr(), "wer": probe.WER}
    probe.ws.execute("Feststellung", lambda session: create_feststellung(session, **told))


def test_the_next_follows_the_highest_and_not_the_gap(probe: Probe) -> None:
    assert probe.read(next_kennung, Feststellung.kennung, "FS-", 3) == "FS-001"
    for kennung in ("FS-007", "FS-002", "FS-alt", "FSX-900"):
        written(probe, kennung)
    assert probe.read(next_kennung, Feststellung.kennung, "FS-", 3) == "FS-008"


def test_the_hundredth_needs_more_digits_than_planned(probe: Probe) -> None:
    written(probe, "FS-999")
    assert probe.read(next_kennung, Feststellung.kennung, "FS-", 3) == "FS-1000"


def test_a_sign_that_means_anything_in_a_search_means_itself_in_a_prefix(probe: Probe) -> None:
    written(probe, "FS-3")
    assert probe.read(next_kennung, Feststellung.kennung, "F_-", 1) == "F_-1"


def test_a_kennung_is_given_once_and_kept_clean(probe: Probe) -> None:
    written(probe, "RP 2025/7")
    with pytest.raises(UserError, match="schon vergeben"):
        probe.read(free_kennung, Feststellung.kennung, " RP 2025/7 ")
    with pytest.raises(UserError):
        probe.read(free_kennung, Feststellung.kennung, "   ")
    with pytest.raises(UserError):
        probe.read(free_kennung, Feststellung.kennung, "x" * 41)
    assert probe.read(free_kennung, Feststellung.kennung, " RP 2025/8 ") == "RP 2025/8"
