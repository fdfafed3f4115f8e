"""The rows of a list that came back: status with day and reason, deadlines only with theirs, Meilensteine reached."""

from datetime import date
from typing import Any

import pytest

from qmapp.act import massnahme
from qmapp.act.massnahme.rows import Status
from tests.act.management_response.rueckgabe.conftest import HEUTE, JETZT, Runde

AGREED = {"vereinbart_am": date(2025, 6, 15), "frist": date(2025, 12, 1)}


def test_a_list_left_as_it_was_changes_nothing(runde: Runde) -> None:
    key = runde.massnahme(**AGREED)
    back = runde.rueckliste(runde.liste())
    runde.tu(massnahme.set_status, key, Status.IN_UMSETZUNG, am=HEUTE, jetzt=JETZT, wer="QMB")
    preview = runde.vorschau(back)
    assert (preview.aenderungen, preview.unlesbar) == ((), ())


def test_status_deadline_remark_and_meilenstein_in_one_step(runde: Runde) -> None:
    key = runde.massnahme(**AGREED)
    other = runde.massnahme(1)
    step = runde.tu(massnahme.add_meilenstein, key, "Entwurf", date(2025, 7, 15))
    back = runde.rueckliste(
        runde.liste(),
        (key, "st", "in Umsetzung"),
        (key, "fr", "15.01.2026"),
        (key, "vg", "Die Vorlage kommt später."),
        (key, "bm", "läuft"),
        (step, "is", "30.06.2025"),
        (other, "st", "umgesetzt"),
        (other, "um", "20.06.2025"),
        (other, "fr", "01.09.2025"),
    )
    preview = runde.vorschau(back)
    assert preview.unlesbar == ()
    assert [(row.kennung, row.feld, row.alt, row.neu) for row in preview.aenderungen] == [
        ("M-01", "Status", "nicht begonnen", "in Umsetzung"),
        ("M-01", "Frist", "01.12.2025", "15.01.2026 (Die Vorlage kommt später.)"),
        ("M-01", "Bemerkung", "", "läuft"),
        ("M-02", "Status", "nicht begonnen", "umgesetzt am 20.06.2025"),
        ("M-02", "Frist", "", "01.09.2025"),
        ("M-01, Entwurf", "Erreicht am", "", "30.06.2025"),
    ]
    assert runde.uebernehmen(back) == 6
    first, second = runde.massnahmen()
    assert (first.status, first.frist, first.frist_urspruenglich) == (
        Status.IN_UMSETZUNG,
        date(2026, 1, 15),
        date(2025, 12, 1),
    )
    assert (first.verschoben, first.bemerkung, first.meilensteine[0].ist) == (1, "läuft", date(2025, 6, 30))
    assert (second.status, second.umgesetzt_am, second.verschoben) == (Status.UMGESETZT, date(2025, 6, 20), 0)
    again = runde.vorschau(back)
    assert (again.aenderungen, again.unlesbar) == ((), ())


@pytest.mark.parametrize(
    ("written", "ort", "satz"),
    [
        ({"st": "fertig"}, "Status", "steht nicht zur Wahl"),
        ({"st": ""}, "Status", "Der Status fehlt"),
        ({"st": "verzögert"}, "Grund zum Status", "Für „verzögert“ fehlt der Grund"),
        ({"st": "nicht mehr relevant"}, "Grund zum Status", "fehlt der Grund"),
        ({"st": "umgesetzt"}, "Umgesetzt am", "fehlt der Tag"),
        ({"st": "umgesetzt", "um": "31.02.2025"}, "Umgesetzt am", "gibt es im Kalender nicht"),
        ({"st": "umgesetzt", "um": "02.07.2025"}, "Umgesetzt am", "in der Zukunft"),
        ({"st": "umgesetzt", "um": "01.06.2025"}, "Umgesetzt am", "vor der Vereinbarung"),
        ({"um": "20.06.2025"}, "Umgesetzt am", "passen nicht zusammen"),
        ({"fr": "15.01.2026"}, "Grund der neuen Frist", "fehlt der Grund"),
        ({"fr": "", "vg": "egal"}, "Frist", "lässt sich nicht streichen"),
        ({"fr": "30.06.2025", "vg": "früher"}, "Frist", "liegt vor heute"),
        ({"fr": "31.02.2026", "vg": "später"}, "Frist", "gibt es im Kalender nicht"),
        ({"vg": "ohne Frist"}, "Grund der neuen Frist", "keine neue Frist"),
        ({"fr": "15.01.2026", "vg": "x" * 301}, "Grund der neuen Frist", "zu lang"),
    ],
)
def test_what_does_not_fit_together_is_listed_and_not_taken(
    runde: Runde, written: dict[str, str], ort: str, satz: str
) -> None:
    key = runde.massnahme(**AGREED)
    changes = [(key, code, text) for code, text in written.items()]
    preview = runde.vorschau(runde.rueckliste(runde.liste(), *changes))
    assert preview.aenderungen == ()
    (place,) = preview.unlesbar
    assert place.ort == f"M-01, {ort}"
    assert satz in place.satz


@pytest.mark.parametrize(("code", "text"), [("st", "in Umsetzung"), ("bm", "neu")])
def test_a_massnahme_that_is_gone_is_named(runde: Runde, code: str, text: str) -> None:
    key = runde.massnahme(**AGREED)
    step = runde.tu(massnahme.add_meilenstein, key, "Entwurf", date(2025, 7, 15))
    back = runde.rueckliste(runde.liste(), (key, code, text), (step, "is", "30.06.2025"))
    runde.tu(massnahme.delete_massnahme, key)
    preview = runde.vorschau(back)
    assert preview.aenderungen == ()
    assert [place.satz for place in preview.unlesbar] == [
        "Die Maßnahme gibt es nicht mehr.",
        "Den Meilenstein gibt es nicht mehr.",
    ]


def test_a_status_changed_on_both_sides_is_a_conflict(runde: Runde) -> None:
    key = runde.massnahme(**AGREED)
    back = runde.rueckliste(runde.liste(), (key, "st", "in Umsetzung"))
    told: dict[str, Any] = {"am": HEUTE, "jetzt": JETZT, "wer": "QMB"}
    runde.tu(massnahme.set_status, key, Status.VERZOEGERT, grund="krank", **told)
    (row,) = runde.vorschau(back).aenderungen
    assert (row.alt, row.neu, row.konflikt) == ("verzögert: krank", "in Umsetzung", True)


def test_a_meilenstein_reached_in_the_future_or_taken_back(runde: Runde) -> None:
    key = runde.massnahme(**AGREED)
    step = runde.tu(massnahme.add_meilenstein, key, "Entwurf", date(2025, 7, 15))
    preview = runde.vorschau(runde.rueckliste(runde.liste(), (step, "is", "02.07.2025")))
    assert (preview.aenderungen, preview.unlesbar[0].satz) == ((), "Der Tag liegt in der Zukunft.")
    runde.tu(massnahme.complete_meilenstein, step, date(2025, 6, 30))
    back = runde.rueckliste(runde.liste(), (step, "is", ""))
    assert runde.uebernehmen(back) == 1
    assert runde.massnahmen()[0].meilensteine[0].ist is None
