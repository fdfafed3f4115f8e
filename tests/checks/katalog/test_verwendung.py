"""Before a change it is known what runs on a catalogue, and a change leaves it where it is."""

from datetime import date
from typing import Any
from uuid import UUID

from qmapp.checks import befragung, qcheck
from qmapp.checks import katalog as door
from qmapp.checks.aktenpruefung import verwendung as aktenpruefungen
from qmapp.checks.befragung import verwendung as befragungen
from qmapp.checks.katalog import Katalogart, load
from qmapp.checks.qcheck import verwendung as qchecks
from tests.checks.aktenpruefung.conftest import Probe

HEUTE = date(2026, 3, 12)
HZP, KL = load("QC-HZP", Katalogart.QCHECK), load("BF-KL", Katalogart.BEFRAGUNG)


def version_two(probe: Probe, source: Any) -> UUID:
    key: UUID = probe.tu(door.begin_entwurf, source)
    probe.tu(door.update_kopf, key, titel="Zweite")
    probe.tu(door.publish_entwurf, key, heute=HEUTE, wer="QMB")
    return key


def test_q_checks_on_any_version_are_named_and_counted_where_they_run(probe: Probe) -> None:
    old = probe.tu(qcheck.create_qcheck, katalog=HZP, titel="Erster", heute=HEUTE)
    key = version_two(probe, HZP)
    new = probe.tu(qcheck.create_qcheck, katalog=probe.read(door.katalog, key), titel="Zweiter", heute=HEUTE)
    probe.tu(qcheck.create_qcheck, katalog=load("QC-WID", Katalogart.QCHECK), titel="Anderer", heute=HEUTE)
    found = probe.read(qchecks.verwendung, "QC-HZP")
    assert [(use.id, use.kennung, use.titel, use.version, use.laeuft) for use in found] == [
        (old, "QC-2026-1", "Erster", 1, True),
        (new, "QC-2026-2", "Zweiter", 2, True),
    ]
    assert sorted(probe.read(qchecks.laufende).values()) == [1, 1, 1]
    assert probe.read(qchecks.laufende)[key] == 1
    assert probe.read(qcheck.qchecks)[0].katalog_version in (1, 2)
    assert {row.id: row.katalog_version for row in probe.read(qcheck.qchecks)}[old] == 1


def test_a_closed_befragung_no_longer_runs(probe: Probe) -> None:
    closed = probe.tu(befragung.create_befragung, katalog=KL, titel="Frühere", heute=HEUTE)
    probe.tu(befragung.create_befragung, katalog=KL, titel="Laufende", heute=HEUTE)
    probe.tu(befragung.close_befragung, closed, heute=HEUTE)
    found = probe.read(befragungen.verwendung, "BF-KL")
    assert [(use.titel, use.laeuft) for use in found] == [("Laufende", True), ("Frühere", False)]
    assert list(probe.read(befragungen.laufende).values()) == [1]
    assert probe.read(qchecks.verwendung, "BF-KL") == ()


def test_an_audit_runs_on_the_version_it_was_made_with(probe: Probe) -> None:
    probe.pruefung()
    assert list(probe.read(aktenpruefungen.laufende).values()) == [1]
    assert [use.laeuft for use in probe.read(aktenpruefungen.verwendung, "T")] == [True]


def test_only_what_is_published_is_offered(probe: Probe) -> None:
    for art, source in ((Katalogart.QCHECK, HZP), (Katalogart.BEFRAGUNG, KL)):
        key = probe.tu(door.begin_entwurf, source)
        probe.tu(door.copy_katalog, source, code=f"EIG-{art}", titel="Eigener")
        offered = {one.code: one.version for one in probe.read(door.angebote, art)}
        assert offered[source.code] == 1
        assert f"EIG-{art}".upper() not in offered
        probe.tu(door.publish_entwurf, key, heute=HEUTE, wer="QMB")
        assert {one.code: one.version for one in probe.read(door.angebote, art)}[source.code] == 2
