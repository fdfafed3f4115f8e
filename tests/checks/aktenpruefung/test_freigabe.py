"""Four eyes and the seal: who may release, what is locked, and that any later change is found."""

import uuid
from typing import Any

import pytest
from sqlmodel import Session, text

from qmapp.checks.aktenpruefung import akte, pruefung
from qmapp.checks.aktenpruefung.freigabe import schritte
from qmapp.checks.aktenpruefung.freigabe.abfragen import freigaben, siegel_befunde, verify_siegel
from qmapp.checks.aktenpruefung.freigabe.siegel import siegel
from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe

ANKER = "12:" + "ab" * 32


def told(probe: Probe, wer: str = "QMB") -> dict[str, Any]:
    return {"jetzt": probe.uhr(), "wer": wer}


def audited(probe: Probe, anzahl: int = 3) -> uuid.UUID:
    key = probe.gezogen(anzahl=anzahl)
    for row in probe.read(akte.akten, key):
        probe.ws.execute("Rest", akte.answer_rest, row.id, Ergebnis.OK, probe.uhr(), "Prüferin")
        probe.ws.execute("Fertig", akte.close_akte, row.id, jetzt=probe.uhr(), wer="Prüferin")
    return key


def release(probe: Probe, key: uuid.UUID, wer: str = "Amtsleitung") -> Any:
    return probe.tu(schritte.release_pruefung, key, anker=ANKER, heute=probe.HEUTE, **told(probe, wer))


def sealed(probe: Probe) -> uuid.UUID:
    key = audited(probe)
    probe.tu(schritte.submit_pruefung, key, **told(probe))
    release(probe, key)
    return key


def test_open_files_are_not_submitted(probe: Probe) -> None:
    key = probe.gezogen(anzahl=2)
    with pytest.raises(UserError, match="Noch sind 2 Akten zu prüfen"):
        probe.ws.execute("Vorlegen", schritte.submit_pruefung, key, **told(probe))
    first, second = probe.read(akte.akten, key)
    for row in (first, second):
        probe.ws.execute("Weg", akte.lose_akte, row.id, "Nicht auffindbar", probe.uhr(), "QMB")
    with pytest.raises(UserError, match="Noch ist keine Akte geprüft"):
        probe.ws.execute("Vorlegen", schritte.submit_pruefung, key, **told(probe))


def test_two_persons_release_and_everything_is_locked(probe: Probe) -> None:
    key = audited(probe)
    with pytest.raises(UserError, match="liegt nicht zur Freigabe vor"):
        release(probe, key)
    probe.tu(schritte.submit_pruefung, key, **told(probe, "Müller, Änne"))
    row = probe.read(akte.akten, key)[0]
    for attempt in (
        lambda s: akte.note(s, row.id, "x"),
        lambda s: akte.reopen_akte(s, row.id),
        lambda s: pruefung.update_pruefung(s, key, titel="Anders"),
        lambda s: schritte.submit_pruefung(s, key, **told(probe)),
    ):
        with pytest.raises(UserError, match="liegt zur Freigabe vor"):
            probe.ws.execute("Zu spät", attempt)
    for same in ("Müller, Änne", " müller,ÄNNE ", "Muller, Anne"):
        with pytest.raises(UserError, match="nicht selbst freigeben") as caught:
            release(probe, key, same)
        assert caught.value.field == "wer"
    seal = release(probe, key)
    (found,) = probe.read(freigaben, key)
    assert (found.siegel, found.anker, found.akten, found.antworten) == (seal, ANKER, 3 + 4, 3 * 6)
    assert (found.vorgelegt_durch, found.freigegeben_durch, found.gilt) == ("Müller, Änne", "Amtsleitung", True)
    assert probe.read(pruefung.pruefung, key).abgeschlossen_durch == "Amtsleitung"
    with pytest.raises(UserError, match="abgeschlossen"):
        probe.ws.execute("Zu spät", akte.note, row.id, "x")


def test_the_seal_holds_and_any_change_breaks_it(probe: Probe) -> None:
    key = sealed(probe)
    assert probe.read(verify_siegel, key) is True
    assert probe.read(siegel_befunde) == ()
    changes = (
        "UPDATE antwort SET ergebnis = 'F2' WHERE rowid = (SELECT min(rowid) FROM antwort)",
        "UPDATE antwort SET feststellung = 'x' WHERE rowid = (SELECT min(rowid) FROM antwort)",
        "DELETE FROM antwort WHERE rowid = (SELECT max(rowid) FROM antwort)",
        "UPDATE akte SET stand = 'verloren' WHERE rang = 1 AND schicht_nr = 0",
        "UPDATE aktenpruefung SET hoechstwert_prozent = '50'",
        "UPDATE ziehung SET protokoll_sha256 = 'x'",
        "UPDATE katalog SET pruefsumme = 'x'",
        "UPDATE stichprobenplan SET startwert = 'x'",
    )
    for change in changes:
        probe.ws.execute("An den Regeln vorbei", _run, change)
        assert probe.read(verify_siegel, key) is False, change
        (said,) = probe.read(siegel_befunde)
        assert "stimmt nicht mit ihrem Siegel überein" in said
        probe.ws.undo()
        assert probe.read(verify_siegel, key) is True, change


def test_another_pruefung_does_not_matter(probe: Probe) -> None:
    key = sealed(probe)
    before = probe.read(siegel, key, 1)
    audited(probe)
    assert probe.read(siegel, key, 1) == before


def test_reopening_needs_a_reason_and_stays_in_the_history(probe: Probe) -> None:
    key = sealed(probe)
    first = probe.read(freigaben, key)[0].siegel
    with pytest.raises(UserError, match="Grund fehlt"):
        probe.ws.execute("Auf", schritte.reopen_pruefung, key, grund=" ", heute=probe.HEUTE, **told(probe))
    probe.tu(schritte.reopen_pruefung, key, grund="Nachtrag", heute=probe.HEUTE, **told(probe))
    assert probe.read(verify_siegel, key) is None
    row = probe.read(akte.akten, key)[0]
    probe.ws.execute("Bemerkung", akte.note, row.id, "nachgetragen")
    probe.tu(schritte.submit_pruefung, key, **told(probe))
    release(probe, key)
    newest, lifted = probe.read(freigaben, key)
    assert (newest.nummer, newest.gilt, lifted.aufgehoben_grund) == (2, True, "Nachtrag")
    assert newest.siegel != first == lifted.siegel


def test_a_submitted_one_goes_back_with_a_reason(probe: Probe) -> None:
    key = audited(probe)
    probe.tu(schritte.submit_pruefung, key, **told(probe))
    probe.tu(schritte.send_back, key, grund="Betrag unklar", **told(probe, "Amtsleitung"))
    row = probe.read(akte.akten, key)[0]
    probe.ws.execute("Bemerkung", akte.note, row.id, "geklärt")
    assert probe.read(freigaben, key)[0].aufgehoben_grund == "Betrag unklar"
    with pytest.raises(UserError, match="liegt nicht zur Freigabe vor"):
        probe.ws.execute("Zurück", schritte.send_back, key, grund="x", **told(probe))


def _run(session: Session, sql: str) -> None:
    session.connection().execute(text(sql))
