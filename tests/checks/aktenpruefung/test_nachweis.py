"""What an examiner of the file is told of its sign-offs."""

import pytest
from sqlmodel import Session, text

from qmapp.checks.aktenpruefung.freigabe import nachweis, schritte
from tests.checks.aktenpruefung.conftest import Probe
from tests.checks.aktenpruefung.test_freigabe import audited, told


def released(probe: Probe) -> object:
    key = audited(probe)
    probe.ws.execute("Vorlage", schritte.submit_pruefung, key, **told(probe))
    anchor = probe.ws.anchor()
    probe.ws.execute(
        "Freigabe",
        schritte.release_pruefung,
        key,
        anker=f"{anchor.nr}:{anchor.hash}",
        heute=probe.HEUTE,
        **told(probe, "Amtsleitung"),
    )
    return key


def test_a_seal_with_an_anchor_of_this_file_holds(probe: Probe) -> None:
    key = released(probe)
    found = nachweis.nachweis(probe.ws, key)
    assert (found.siegel, found.fremde_anker, found.haelt) == (True, (), True)
    assert [row.nummer for row in found.freigaben] == [1]
    assert nachweis.befunde(probe.ws) == ()


def test_an_anchor_of_another_file_is_named(probe: Probe) -> None:
    key = audited(probe)
    probe.ws.execute("Vorlage", schritte.submit_pruefung, key, **told(probe))
    elsewhere = "3:" + "ab" * 32
    probe.ws.execute(
        "Freigabe", schritte.release_pruefung, key, anker=elsewhere, heute=probe.HEUTE, **told(probe, "Amtsleitung")
    )
    found = nachweis.nachweis(probe.ws, key)
    assert (found.siegel, found.fremde_anker, found.haelt) == (True, (1,), False)
    (sentence,) = nachweis.befunde(probe.ws)
    assert sentence.startswith("Der Anker der 1. Freigabe von AP-2025-1 kommt im Änderungsprotokoll")


@pytest.mark.parametrize("release", [False, True])
def test_without_a_seal_in_force_nothing_is_claimed(probe: Probe, release: bool) -> None:
    key = released(probe) if release else audited(probe)
    if release:
        probe.ws.execute("Auf", schritte.reopen_pruefung, key, grund="Nachtrag", heute=probe.HEUTE, **told(probe))
    found = nachweis.nachweis(probe.ws, key)
    assert (found.siegel, found.haelt, len(found.freigaben)) == (None, True, int(release))


def test_a_change_past_the_program_breaks_it(probe: Probe) -> None:
    key = released(probe)

    def past_the_program(session: Session) -> None:
        session.execute(text("UPDATE antwort SET ergebnis = 'F2' WHERE rowid = (SELECT min(rowid) FROM antwort)"))

    probe.ws.execute("vorbei", past_the_program)
    assert nachweis.nachweis(probe.ws, key).siegel is False
    assert "stimmt nicht mit ihrem Siegel überein" in nachweis.befunde(probe.ws)[0]
