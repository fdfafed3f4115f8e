"""A Maßnahme comes about: its Kennung, what it answers, its Horizont, and what cannot be taken."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.act import feststellung as fest
from qmapp.act import massnahme as mass
from qmapp.act.massnahme.grenzen import propose_horizont
from qmapp.act.massnahme.rows import Horizont, Status, Vorbehalt
from qmapp.act.vorgaben import Vorgaben, update_vorgaben
from qmapp.errors import UserError
from tests.act.massnahme.conftest import HEUTE, WER, Werk


def test_it_has_a_kennung_and_knows_what_it_answers(werk: Werk) -> None:
    found = werk.tu(fest.create_feststellung, titel="Kein einheitliches Schreiben", **WER)
    made = werk.neu(empfehlung_id=werk.empfehlung(), feststellungen=(found, found), herkunft=" RM-2025-024 ")
    row = werk.zeile(made)
    assert (row.kennung, row.status, row.vorbehalt) == ("M-01", Status.NICHT_BEGONNEN, Vorbehalt.KEIN)
    assert (row.empfehlung_kennung, row.feststellungen, row.herkunft) == ("E-2025-02", ("FS-001",), "RM-2025-024")
    assert werk.zeile(werk.neu()).kennung == "M-02"
    werk.neu(kennung="M-17")
    assert werk.zeile(werk.neu()).kennung == "M-18"
    with pytest.raises(UserError, match="schon vergeben"):
        werk.neu(kennung="M-17")


def test_what_it_answers_can_be_said_later_and_taken_back(werk: Werk) -> None:
    found = werk.tu(fest.create_feststellung, titel="Fund", **WER)
    made = werk.neu()
    werk.tu(mass.link_feststellungen, made, [found])
    werk.tu(mass.link_feststellungen, made, [found])
    werk.tu(mass.link_empfehlung, made, werk.empfehlung())
    assert (werk.zeile(made).feststellungen, werk.zeile(made).empfehlung_kennung) == (("FS-001",), "E-2025-02")
    werk.tu(mass.unlink_feststellung, made, found)
    werk.tu(mass.link_empfehlung, made, None)
    assert (werk.zeile(made).feststellungen, werk.zeile(made).empfehlung_kennung) == ((), "")
    with pytest.raises(UserError, match="steht nicht bei"):
        werk.tu(mass.unlink_feststellung, made, found)


def test_what_is_gone_cannot_be_answered_or_waited_for(werk: Werk) -> None:
    for told, words in (
        ({"empfehlung_id": uuid4()}, "Empfehlung gibt es nicht mehr"),
        ({"feststellungen": [uuid4()]}, "Feststellung gibt es nicht mehr"),
        ({"abhaengig_von_id": uuid4()}, "Maßnahme gibt es nicht mehr"),
        ({"projekt_id": uuid4()}, "Projekt gibt es nicht mehr"),
    ):
        with pytest.raises(UserError, match=words):
            werk.neu(**told)
    assert werk.probe.read(mass.massnahmen, HEUTE) == ()


@pytest.mark.parametrize(
    ("frist", "expected"),
    [
        # Three months after 1 July is 1 October; the example's M-03 (30.09.) is short.
        (date(2025, 9, 30), Horizont.KURZ),
        (date(2025, 10, 1), Horizont.KURZ),
        (date(2025, 10, 2), Horizont.MITTEL),
        (date(2026, 7, 1), Horizont.MITTEL),
        (date(2026, 7, 2), Horizont.LANG),
    ],
)
def test_the_horizont_is_proposed_from_the_days(werk: Werk, frist: date, expected: Horizont) -> None:
    assert werk.zeile(werk.neu(vereinbart_am=HEUTE, frist=frist)).horizont is expected


def test_the_horizont_follows_until_somebody_chooses(werk: Werk) -> None:
    made = werk.neu(frist=date(2025, 9, 30))
    assert werk.zeile(made).horizont is None
    werk.tu(mass.update_massnahme, made, vereinbart_am=HEUTE)
    assert werk.zeile(made).horizont is Horizont.KURZ
    other = werk.neu(vereinbart_am=HEUTE, horizont=Horizont.LANG)
    werk.tu(mass.update_massnahme, other, frist=date(2025, 7, 9), heute=HEUTE)
    assert werk.zeile(other).horizont is Horizont.LANG


def test_the_limits_are_those_of_the_vorgaben(werk: Werk) -> None:
    werk.tu(update_vorgaben, kurz_monate=1)
    assert werk.zeile(werk.neu(vereinbart_am=HEUTE, frist=date(2025, 8, 2))).horizont is Horizont.MITTEL


@given(st.dates(date(1991, 1, 1), date(2090, 1, 1)), st.integers(0, 3000))
def test_a_later_deadline_is_never_of_a_shorter_term(start: date, days: int) -> None:
    given_ = Vorgaben()
    order = list(Horizont)
    one, other = (propose_horizont(start, start + timedelta(days=d), given_) for d in (days, days + 1))
    assert one is not None
    assert other is not None
    assert order.index(one) <= order.index(other)
    # Counted another way: three months are never more than 92 days and never fewer than 89.
    if days <= 89:
        assert one is Horizont.KURZ
    if 92 < days <= 364:
        assert one is Horizont.MITTEL


def test_the_end_of_a_short_month_closes_the_term() -> None:
    # § 188 Abs. 3 BGB: where the day is missing in the last month the term ends with its last day.
    end = date(2026, 2, 28)
    assert propose_horizont(date(2025, 11, 30), end, Vorgaben()) is Horizont.KURZ
    assert propose_horizont(date(2025, 11, 30), end + timedelta(days=1), Vorgaben()) is Horizont.MITTEL


@pytest.mark.parametrize(
    ("told", "words", "field"),
    [
        ({"frist": date(2025, 6, 30)}, "schon vorbei", "frist"),
        ({"frist": date(1, 1, 1)}, "im Jahr 1", "frist"),
        ({"frist": date(9999, 12, 31)}, "im Jahr 9999", "frist"),
        ({"vereinbart_am": date(1, 1, 1)}, "im Jahr 1", "vereinbart_am"),
        ({"vereinbart_am": date(2025, 8, 1), "frist": date(2025, 7, 31)}, "vor dem Tag der Vereinbarung", "frist"),
        ({"wirksamkeit_geplant": date(9999, 1, 1)}, "im Jahr 9999", "wirksamkeit_geplant"),
        ({"titel": " \n"}, "Der Titel fehlt", "titel"),
        ({"titel": "x" * 201}, "zu lang", "titel"),
        ({"text": "x" * 4001}, "zu lang", "text"),
        ({"titel": "a\ud800"}, "ungültige Schriftzeichen", "titel"),
        ({"bedarf_cent": -1}, "Betrag ab 0", "bedarf_cent"),
        ({"bedarf_vzae": Decimal("-0.5")}, "von 0 bis 1.000", "bedarf_vzae"),
        ({"bedarf_vzae": Decimal("NaN")}, "von 0 bis 1.000", "bedarf_vzae"),
        ({"bedarf_vzae": Decimal("0.0001")}, "von 0 bis 1.000", "bedarf_vzae"),
        ({"beteiligte": [f"R-{n}" for n in range(31)]}, "höchstens 30", "beteiligte"),
    ],
)
def test_what_cannot_be_taken_is_refused_at_its_field(werk: Werk, told: dict[str, Any], words: str, field: str) -> None:
    with pytest.raises(UserError, match=words) as caught:
        werk.neu(**told)
    assert caught.value.field == field
    assert werk.probe.read(mass.massnahmen, HEUTE) == ()


def test_amounts_and_posts_are_kept_exactly(werk: Werk) -> None:
    row = werk.zeile(werk.neu(bedarf_cent=1_850_000, bedarf_vzae=Decimal("2.0"), beteiligte=["R-GRU", "", "R-GRU"]))
    assert row.bedarf_cent == 1_850_000
    assert row.bedarf_vzae is not None
    assert Fraction(row.bedarf_vzae) == 2
    assert row.beteiligte == ("R-GRU",)


def test_nothing_waits_for_itself_in_a_ring(werk: Werk) -> None:
    chain = [werk.neu(f"Schritt {n}") for n in range(4)]
    for one, other in zip(chain[1:], chain, strict=False):
        werk.tu(mass.update_massnahme, one, abhaengig_von_id=other)
    assert werk.zeile(chain[3]).abhaengig_von == "M-03"
    with pytest.raises(UserError, match="nicht von sich selbst"):
        werk.tu(mass.update_massnahme, chain[0], abhaengig_von_id=chain[0])
    for place in (1, 2, 3):
        with pytest.raises(UserError, match="wartet selbst auf M-01"):
            werk.tu(mass.update_massnahme, chain[0], abhaengig_von_id=chain[place])
    werk.tu(mass.update_massnahme, chain[3], abhaengig_von_id=chain[0])
    werk.tu(mass.delete_massnahme, chain[0])
    assert werk.zeile(chain[3]).abhaengig_von_id is None
