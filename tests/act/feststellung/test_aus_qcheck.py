"""Feststellungen from the answers of the example's Q-Check: proposed words, refusals, and the way back."""

from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from qmapp.act import feststellung as fest
from qmapp.act.feststellung import quellen, worte
from qmapp.act.feststellung.rows import Art, Ausrichtung, Dimension, Quelle, Schwere
from qmapp.act.feststellung.tables import Feststellung
from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Katalogart, load
from qmapp.errors import UserError
from tests.act.feststellung.test_feststellung import wer
from tests.checks.aktenpruefung.conftest import Probe
from tests.checks.qcheck.test_beispiel import entered

CODE = "QC-HZP-S05"


@pytest.fixture
def checked(probe: Probe) -> UUID:
    return entered(probe, "QC-2024-HZP")


def test_a_potential_is_proposed_with_what_was_found_and_what_would_help(probe: Probe, checked: UUID) -> None:
    key = probe.tu(fest.from_qcheck, checked, [CODE], art=Art.VERBESSERUNG, **wer(probe))
    row = probe.read(fest.feststellung, key).zeile
    punkt = load("QC-HZP", Katalogart.QCHECK).punkt(CODE)
    assert row.titel == "Einarbeitungskonzept mit Patenschaft: teilweise erfüllt"
    first, second = row.text.split("\n")
    assert first.startswith("Eine Mappe gibt es, niemand ist aber für die Einarbeitung benannt.")
    assert second == f"Verbesserung: {punkt.textbausteine[0]}"
    assert (row.quelle, row.herkunft, row.qcheck_id) == (Quelle.QCHECK, "QC-2024-HZP", checked)
    assert (row.punkte, row.dimension, row.ausrichtung) == ((CODE,), Dimension.STRUKTUR, Ausrichtung.MITARBEITENDE)
    assert (row.anzahl, row.bewertet, worte.herkunft(row)) == (None, None, "Q-Check QC-2024-HZP")
    assert probe.read(fest.zu_qcheck, checked) == (row,)


def test_a_strength_is_proposed_in_the_words_of_the_catalogue(probe: Probe, checked: UUID) -> None:
    key = probe.tu(fest.from_qcheck, checked, ["QC-HZP-P03"], art=Art.STAERKE, **wer(probe))
    row = probe.read(fest.feststellung, key).zeile
    assert row.titel == "Vorrang der Pflegekasse geklärt: voll erfüllt"
    assert row.text.startswith(load("QC-HZP", Katalogart.QCHECK).punkt("QC-HZP-P03").staerke)


def test_several_questions_share_only_what_is_the_same(probe: Probe, checked: UUID) -> None:
    codes = ["QC-HZP-S05", "QC-HZP-S04", "QC-HZP-S07", "QC-HZP-S04"]
    given = {"art": Art.MANGEL, "schwere": Schwere.HOCH, "kennung": "FS-077", **wer(probe)}
    row = probe.read(fest.feststellung, probe.tu(fest.from_qcheck, checked, codes, **given)).zeile
    assert (row.kennung, row.schwere) == ("FS-077", Schwere.HOCH)
    assert row.punkte == ("QC-HZP-S04", "QC-HZP-S05", "QC-HZP-S07")
    assert row.titel == "Schulung zu Pflegegrad und IAP (teilweise erfüllt) und 2 weitere Fragen"
    assert (row.dimension, row.ausrichtung) == (Dimension.STRUKTUR, None)
    assert [part.split("\n")[0] for part in row.text.split("\n\n")] == [
        "QC-HZP-S04 Schulung zu Pflegegrad und IAP:",
        "QC-HZP-S05 Einarbeitungskonzept mit Patenschaft:",
        "QC-HZP-S07 Fallbelastung im Orientierungsbereich:",
    ]


def test_what_is_told_goes_before_what_is_proposed(probe: Probe, checked: UUID) -> None:
    told: dict[str, Any] = {"titel": "Niemand arbeitet ein", "text": "", "dimension": None}
    key = probe.tu(fest.from_qcheck, checked, [CODE], art=Art.MANGEL, **told, **wer(probe))
    row = probe.read(fest.feststellung, key).zeile
    assert (row.titel, row.text, row.dimension) == ("Niemand arbeitet ein", "", None)


def test_all_questions_at_once_fit_into_their_fields(probe: Probe, checked: UUID) -> None:
    codes = [frage.punkt.code for frage in probe.read(door.fragen, checked)]
    row = probe.read(
        fest.feststellung, probe.tu(fest.from_qcheck, checked, codes, art=Art.VERBESSERUNG, **wer(probe))
    ).zeile
    assert len(row.punkte) == 31
    assert len(row.text) <= 4_000
    assert row.text.endswith(" …")


@pytest.mark.parametrize(
    ("codes", "art", "said"),
    [
        ([], Art.MANGEL, "Es ist keine Frage gewählt."),
        (["QC-HZP-S99"], Art.MANGEL, "Die Frage „QC-HZP-S99“ gibt es in diesem Katalog nicht."),
        (["QC-HZP-P11"], Art.STAERKE, "QC-HZP-P11 „Entscheidung in vereinbarter Zeit“ ist keine Stärke."),
        ([CODE], Art.STAERKE, f"{CODE} „Einarbeitungskonzept mit Patenschaft“ ist keine Stärke."),
    ],
)
def test_what_cannot_be_is_refused(probe: Probe, checked: UUID, codes: list[str], art: Art, said: str) -> None:
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        probe.ws.execute("Neu", fest.from_qcheck, checked, codes, art=art, **wer(probe))
    assert caught.value.message == said
    assert caught.value.field == "codes"
    assert probe.dump() == before


def test_a_question_without_an_answer_has_found_nothing(probe: Probe, checked: UUID) -> None:
    probe.ws.execute("Zurück", door.retract, checked, CODE)
    with pytest.raises(UserError, match="ist noch nicht bewertet"):
        probe.ws.execute("Neu", fest.from_qcheck, checked, [CODE], art=Art.MANGEL, **wer(probe))


def test_a_qcheck_that_a_feststellung_rests_on_stays(probe: Probe, checked: UUID) -> None:
    one = probe.tu(fest.from_qcheck, checked, [CODE], art=Art.MANGEL, **wer(probe))
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        probe.ws.execute("Weg", door.delete_qcheck, checked)
    assert caught.value.message == "Auf QC-2024-HZP beruht FS-001."
    assert probe.dump() == before
    two = probe.tu(fest.from_qcheck, checked, ["QC-HZP-S07"], art=Art.MANGEL, **wer(probe))
    with pytest.raises(UserError, match=r"Auf QC-2024-HZP beruhen FS-001 und FS-002\."):
        probe.ws.execute("Weg", door.delete_qcheck, checked)
    for key in (one, two):
        probe.tu(fest.delete_feststellung, key)
    probe.tu(door.delete_qcheck, checked)
    assert probe.read(door.qchecks) == ()


@pytest.mark.parametrize(("field", "value"), [("quelle", Quelle.ZIRKEL), ("herkunft", "QC-2023-ALT")])
def test_its_source_is_not_rewritten(probe: Probe, checked: UUID, field: str, value: object) -> None:
    key = probe.tu(fest.from_qcheck, checked, [CODE], art=Art.MANGEL, **wer(probe))
    with pytest.raises(UserError, match="stammt aus einem Q-Check") as caught:
        probe.ws.execute("Quelle", fest.update_feststellung, key, **{field: value})
    assert caught.value.field == field


def test_the_one_it_was_merged_into_speaks_for_it(probe: Probe, checked: UUID) -> None:
    one = probe.tu(fest.from_qcheck, checked, [CODE], art=Art.MANGEL, **wer(probe))
    free = probe.tu(fest.create_feststellung, titel="Gesammelt", **wer(probe))
    probe.tu(fest.merge_feststellungen, free, (one,))
    assert [row.id for row in probe.read(fest.zu_qcheck, checked)] == [free]


def test_the_sources_of_several_are_named_once(probe: Probe, checked: UUID) -> None:
    pruefung_id = probe.gezogen()
    probe.tu(fest.from_qcheck, checked, [CODE], art=Art.MANGEL, **wer(probe))
    probe.tu(fest.from_qcheck, checked, ["QC-HZP-S07"], art=Art.MANGEL, **wer(probe))
    probe.tu(fest.create_feststellung, titel="Frei", **wer(probe))
    probe.tu(fest.create_feststellung, titel="Geprüft", pruefung_id=pruefung_id, **wer(probe))

    def named(session: Any) -> list[str]:
        return [one.name for one in quellen.quellen(session, session.exec(select(Feststellung)))]

    (audit,) = [row.pruefung_kennung for row in probe.read(fest.feststellungen) if row.pruefung_kennung]
    assert probe.read(named) == [f"Aktenprüfung {audit}", "Q-Check QC-2024-HZP"]


def test_each_question_has_one_and_only_one(probe: Probe, checked: UUID) -> None:
    codes = [CODE, "QC-HZP-S07", CODE]
    ids, new = probe.tu(fest.hold_each, checked, codes, art=Art.VERBESSERUNG, **wer(probe))
    assert (len(ids), new) == (2, 2)
    again, none = probe.tu(fest.hold_each, checked, codes, art=Art.MANGEL, **wer(probe))
    assert (again, none) == (ids, 0)
    with pytest.raises(UserError, match="Es ist keine Frage gewählt"):
        probe.ws.execute("Neu", fest.hold_each, checked, [], art=Art.MANGEL, **wer(probe))
