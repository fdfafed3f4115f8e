"""Höchstwerte of Prüfpunkte and Bereiche: agreed, changed, taken back, and judged."""

from fractions import Fraction
from typing import Any

import pytest
from sqlmodel import Session

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.auswertung import vertiefung
from qmapp.checks.aktenpruefung.hoechstwert import hoechstwerte, remove_hoechstwert, set_hoechstwert
from qmapp.checks.aktenpruefung.rows import HoechstwertErgebnis, Schichtung, VerlorenRegel
from qmapp.errors import UserError
from tests.checks.aktenpruefung.buch import Buch


def book_of(probe: Any, anteil: float = 1.0, verloren: float = 0.0, **plan: Any) -> Buch:
    key = probe.gezogen(probe.zeilen(alle=200), anzahl=120, schichtung=Schichtung.KEINE, **plan)
    book = Buch(probe, key, seed=13)
    book.fuelle(anteil, verloren)
    return book


def judged(book: Buch, agreed: dict[str, str]) -> dict[str, HoechstwertErgebnis]:
    for key, percent in agreed.items():
        book.probe.ws.execute("Höchstwert", set_hoechstwert, book.key, key, percent)
    return {row.schluessel: row for row in book.probe.read(vertiefung, book.key).hoechstwerte}


def test_agree_change_and_take_back(probe: Any) -> None:
    key = probe.pruefung()
    probe.tu(set_hoechstwert, key, "T-02", "2,5")
    probe.tu(set_hoechstwert, key, "F", " 10 % ")
    probe.tu(set_hoechstwert, key, "T-02", "3")
    assert probe.read(hoechstwerte, key) == {"F": "10", "T-02": "3"}
    probe.tu(remove_hoechstwert, key, "T-02")
    probe.tu(remove_hoechstwert, key, "T-02")
    assert probe.read(hoechstwerte, key) == {"F": "10"}


@pytest.mark.parametrize("percent", ["0", "-1", "101", "viel", ""])
def test_what_is_no_per_cent_is_refused(probe: Any, percent: str) -> None:
    key = probe.pruefung()
    with pytest.raises(UserError, match="Der Höchstwert muss"):
        probe.ws.execute("Höchstwert", set_hoechstwert, key, "T-01", percent)


def test_refusals(probe: Any) -> None:
    key = probe.pruefung()
    with pytest.raises(UserError, match="gibt es im Katalog dieser Prüfung nicht"):
        probe.ws.execute("Höchstwert", set_hoechstwert, key, "T-99", "5")

    def close(session: Session) -> None:
        row = session.get(tables.Aktenpruefung, key)
        assert row is not None
        row.abgeschlossen_am = probe.HEUTE

    probe.ws.execute("Schließen", close)
    for command, told in ((set_hoechstwert, ("T-01", "5")), (remove_hoechstwert, ("T-01",))):
        with pytest.raises(UserError, match="abgeschlossen"):
            probe.ws.execute("Höchstwert", command, key, *told)


def test_each_is_judged_by_its_own_rate(probe: Any) -> None:
    book = book_of(probe)
    found = judged(book, {"T-01": "0,1", "T-02": "90", "T-03": "8", "F": "90", "V": "1"})
    assert list(found) == ["F", "V", "T-01", "T-02", "T-03"]
    by_code = {p.punkt.code: p for p in book.auswertung().punkte}
    for code in ("T-01", "T-02", "T-03"):
        assert found[code].quote == by_code[code].quote
    assert (found["T-01"].urteil, found["T-02"].urteil) == ("überschritten", "eingehalten")
    assert (found["F"].urteil, found["V"].urteil) == ("eingehalten", "überschritten")
    assert (found["F"].bereich, found["T-01"].bereich) == (True, False)
    q = found["T-03"].quote
    assert q.unten is not None
    assert q.oben is not None
    inside = q.unten <= 0.08 < q.oben
    assert found["T-03"].urteil == ("nicht gesichert" if inside else found["T-03"].urteil)
    assert found["T-01"].hoechstwert == Fraction(1, 1000)
    assert len(book.probe.read(vertiefung, book.key).wege("hoechstwerte")) == 5


def test_lost_files_can_take_the_verdict_away(probe: Any) -> None:
    book = book_of(probe, anteil=0.85, verloren=0.15)
    rate = {p.punkt.code: p.quote for p in book.auswertung().punkte}["T-01"]
    assert rate.oben is not None
    just_above = f"{rate.oben * 100 + 0.01:.2f}"
    found = judged(book, {"T-01": just_above})["T-01"]
    assert found.urteil == "nicht gesichert"
    assert "nicht auffindbaren" in found.hinweis
    assert judged(book, {"T-01": "90"})["T-01"].urteil == "eingehalten"
    counted = book_of(probe, anteil=0.85, verloren=0.15, verloren_regel=VerlorenRegel.MANGEL)
    assert judged(counted, {"T-01": "1"})["T-01"].urteil == "überschritten"


def test_no_verdict_while_files_are_open_or_too_few(probe: Any) -> None:
    running = judged(book_of(probe, anteil=0.5), {"T-01": "90"})["T-01"]
    assert (running.urteil, running.hinweis) == (None, "Ein Urteil gibt es, wenn alle Akten geprüft sind.")
    few = Buch(probe, probe.gezogen(probe.zeilen(alle=200), anzahl=20, schichtung=Schichtung.KEINE), seed=1)
    few.fuelle()
    found = judged(few, {"T-01": "90"})["T-01"]
    assert (found.urteil, found.hinweis) == (None, "Für eine Aussage zu wenige Akten.")
