"""Recurring meetings against their minimum a year."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from qmapp.act import berichtspflicht as pflicht
from qmapp.act.berichtspflicht import worte
from qmapp.act.berichtspflicht.rows import Serienstand, SerieZeile, Terminstand
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe

HEUTE = date(2020, 12, 1)


def series(probe: Probe, **told: Any) -> UUID:
    given = {"titel": "Dienstbesprechung", "ab_jahr": 2020, **told}
    made = probe.tu(pflicht.create_terminserie, **given)
    assert isinstance(made, UUID)
    return made


def row(probe: Probe, jahr: int = 2020, heute: date = HEUTE) -> SerieZeile:
    (found,) = probe.read(pflicht.serien, jahr, heute=heute)
    return found


def test_one_meeting_in_2020_with_reason_and_substitute(probe: Probe) -> None:
    """S002-2-2: only one participation (07.08.2020), e-mail and telephone instead."""
    made = series(probe)
    probe.tu(pflicht.add_termin, made, heute=HEUTE, datum=date(2020, 8, 7))
    assert (row(probe).ist, row(probe).soll, row(probe).stand) == (1, 2, Serienstand.LAEUFT)
    assert worte.soll_ist(row(probe)) == "1 von mindestens 2"
    later = date(2021, 1, 4)
    assert row(probe, heute=later).stand is Serienstand.VERFEHLT
    with pytest.raises(UserError, match="Grund fehlt"):
        probe.tu(pflicht.explain_jahr, made, 2020, "", ersatz="E-Mail")
    probe.tu(pflicht.explain_jahr, made, 2020, "Pandemie", ersatz="E-Mail und Telefon")
    explained = row(probe, heute=later)
    assert (explained.stand, explained.grund, explained.ersatz) == (
        Serienstand.BEGRUENDET,
        "Pandemie",
        "E-Mail und Telefon",
    )
    probe.tu(pflicht.explain_jahr, made, 2020, "Corona")
    assert (row(probe).grund, row(probe).ersatz) == ("Corona", "")
    probe.tu(pflicht.explain_jahr, made, 2020, "")
    assert row(probe, heute=later).stand is Serienstand.VERFEHLT


def test_who_has_to_be_there_and_was_not(probe: Probe) -> None:
    made = series(probe, pflicht=["Geschäftsführung", "Koordinierungsstelle", "Geschäftsführung", " "])
    termin = probe.tu(
        pflicht.add_termin,
        made,
        heute=HEUTE,
        datum=date(2020, 6, 1),
        teilnehmende=["Koordinierungsstelle", "Gast"],
        protokoll="Akte 12",
    )
    (held,) = row(probe).termine
    assert (held.stand, held.fehlend, held.protokoll) == (Terminstand.GEHALTEN, ("Geschäftsführung",), "Akte 12")
    assert held.hinweis.startswith("Pfingstmontag")
    probe.tu(pflicht.update_termin, termin, heute=HEUTE, stand=Terminstand.AUSGEFALLEN)
    assert (row(probe).ist, row(probe).termine[0].fehlend) == (0, ())
    probe.tu(pflicht.remove_termin, termin)
    assert row(probe).termine == ()


def test_a_later_meeting_is_planned_until_it_was_held(probe: Probe) -> None:
    made = series(probe)
    termin = probe.tu(pflicht.add_termin, made, heute=HEUTE, datum=date(2020, 12, 15))
    assert (row(probe).geplant, row(probe).ist) == (1, 0)
    assert [row(probe, heute=date(2020, 12, day)).termine[0].vorbei for day in (14, 15, 16)] == [False, False, True]
    with pytest.raises(UserError, match="in der Zukunft"):
        probe.tu(pflicht.update_termin, termin, heute=HEUTE, stand=Terminstand.GEHALTEN)
    probe.tu(pflicht.update_termin, termin, heute=date(2020, 12, 15), stand=Terminstand.GEHALTEN)
    assert (row(probe).geplant, row(probe).ist) == (0, 1)


def test_the_minimum_changes_from_a_year_on(probe: Probe) -> None:
    made = series(probe)
    probe.tu(pflicht.set_mindestens, made, 2026, 3)
    assert [row(probe, year).soll for year in (2019, 2020, 2025, 2026, 2030)] == [0, 2, 2, 3, 3]
    probe.tu(pflicht.set_mindestens, made, 2026, 0)
    assert row(probe, 2026).stand is Serienstand.OHNE_SOLL
    assert worte.soll_ist(row(probe, 2026)) == "0 gehalten"
    for year, count, field in ((2026, -1, "mindestens"), (2026, 400, "mindestens"), (1800, 2, "ab_jahr")):
        with pytest.raises(UserError) as refused:
            probe.tu(pflicht.set_mindestens, made, year, count)
        assert refused.value.field == field


def test_a_series_is_changed_and_deleted(probe: Probe) -> None:
    made = series(probe)
    termin = probe.tu(pflicht.add_termin, made, heute=HEUTE, datum=date(2020, 5, 4))
    probe.tu(pflicht.update_terminserie, made, titel="Leitungsbesprechung", rolle="Leitung", pflicht=("A",))
    assert (row(probe).titel, row(probe).rolle, row(probe).pflicht) == ("Leitungsbesprechung", "Leitung", ("A",))
    with pytest.raises(UserError, match="Titel fehlt"):
        probe.tu(pflicht.update_terminserie, made, titel="")
    with pytest.raises(UserError, match="höchstens 60 Rollen"):
        probe.tu(pflicht.update_terminserie, made, pflicht=[f"Rolle {n}" for n in range(61)])
    probe.tu(pflicht.delete_terminserie, made)
    for command, told in (
        (pflicht.update_terminserie, (made,)),
        (pflicht.remove_termin, (termin,)),
    ):
        with pytest.raises(UserError, match="gibt es nicht mehr"):
            probe.tu(command, *told)
