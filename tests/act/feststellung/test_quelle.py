"""Feststellungen of any source, and what an outside auditor's remark brings with it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmapp.act import feststellung as fest
from qmapp.act.feststellung import grenzen, tables, worte
from qmapp.act.feststellung.rows import WAEHLBAR, Art, FeststellungZeile, Quelle
from qmapp.checks.aktenpruefung import akte
from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.errors import UserError
from tests.act.feststellung.test_feststellung import answered, wer
from tests.checks.aktenpruefung.conftest import Probe

REMARK = {"quelle": Quelle.BEMERKUNG, "stelle": "Bundesrechnungshof", "nummer": "4.2", "frist": date(2025, 4, 30)}


def made(probe: Probe, **told: Any) -> FeststellungZeile:
    key = probe.tu(fest.create_feststellung, titel="Neu", **wer(probe), **told)
    return probe.read(fest.feststellung, key).zeile


@pytest.mark.parametrize(
    ("quelle", "herkunft", "said"),
    [
        (Quelle.QCHECK, "QC-2025-HZP", "Q-Check QC-2025-HZP"),
        (Quelle.BEFRAGUNG, "BF-2025-KL", "Befragung BF-2025-KL"),
        (Quelle.RUECKMELDUNG, "RM-2025-004, RM-2025-007, RM-2025-012", "Rückmeldung RM-2025-004 und 2 weitere"),
        (Quelle.ZIRKEL, "", "Qualitätszirkel"),
        (Quelle.KENNZAHL, "KZ-01", "Kennzahl KZ-01"),
        (Quelle.BEMERKUNG, "", "Prüfungsbemerkung"),
        (Quelle.FREI, "", ""),
    ],
)
def test_every_source_is_named_in_words(probe: Probe, quelle: Quelle, herkunft: str, said: str) -> None:
    row = made(probe, quelle=quelle, herkunft=herkunft)
    assert (row.quelle, row.herkunft) == (quelle, herkunft)
    assert worte.herkunft(row) == said


def test_a_remark_has_its_office_number_and_deadline(probe: Probe) -> None:
    row = made(probe, **REMARK)
    assert (row.stelle, row.nummer, row.frist) == ("Bundesrechnungshof", "4.2", date(2025, 4, 30))
    assert worte.herkunft(row) == "Bundesrechnungshof, Nr. 4.2"
    assert worte.frist(row) == "Antwort bis 30.04.2025"
    # Another source has none of these; undo (in ``tu``) brings them back.
    probe.tu(fest.update_feststellung, row.id, quelle=Quelle.ZIRKEL, herkunft="QZ-01")
    row = probe.read(fest.feststellung, row.id).zeile
    assert (row.stelle, row.nummer, row.frist, row.herkunft) == ("", "", None, "QZ-01")


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("frist", {**REMARK, "frist": date(2025, 3, 2)}),
        ("stelle", {"stelle": "Rechnungsprüfung"}),
        ("nummer", {"quelle": Quelle.QCHECK, "nummer": "7"}),
        ("frist", {"frist": date(2025, 9, 1)}),
        ("nummer", {**REMARK, "nummer": "9" * 61}),
        ("herkunft", {"quelle": Quelle.QCHECK, "herkunft": "x" * 301}),
        ("quelle", {"quelle": Quelle.ERGEBNIS}),
        ("quelle", {"quelle": Quelle.ANTWORT}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(probe: Probe, field: str, wrong: dict[str, Any]) -> None:
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        probe.ws.execute("Neu", fest.create_feststellung, titel="Neu", **wer(probe), **wrong)
    assert caught.value.field == field
    assert probe.dump() == before


def test_what_an_audit_has_found_stays_the_audits(probe: Probe) -> None:
    key = probe.read(akte.akten, probe.gezogen())[0].id
    answered(probe, key, "T-01", Ergebnis.F2)
    found, _ = probe.tu(fest.from_antwort, key, "T-01", **wer(probe))
    with pytest.raises(UserError, match="stammt aus einer Aktenprüfung"):
        probe.ws.execute("Ändern", fest.update_feststellung, found, quelle=Quelle.ZIRKEL)
    probe.tu(fest.update_feststellung, found, quelle=Quelle.ANTWORT, titel="Bescheid fehlt")
    assert probe.read(fest.feststellung, found).zeile.quelle is Quelle.ANTWORT


@settings(max_examples=60, deadline=None)
@given(order=st.lists(st.sampled_from(sorted(WAEHLBAR)), min_size=1, max_size=6))
def test_only_a_remark_ever_has_an_office(order: list[Quelle]) -> None:
    """Whatever sources follow one another, office, number and deadline are there exactly with the last remark."""
    row = tables.Feststellung(kennung="FS-001", titel="Neu", datum=date(2025, 3, 3), art=Art.MANGEL, quelle=Quelle.FREI)
    for quelle in order:
        grenzen.apply(row, {"quelle": quelle, **(REMARK if quelle is Quelle.BEMERKUNG else {})})
    last = order[-1] is Quelle.BEMERKUNG
    assert (row.stelle, row.nummer, row.frist) == (
        ("Bundesrechnungshof", "4.2", date(2025, 4, 30)) if last else ("", "", None)
    )
