"""Maßnahmen as bars and as days."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from qmapp.act.massnahme.rows import Status, Wirkung
from qmapp.act.wiedervorlage.rows import Bezugsart, Turnus, WiedervorlageZeile
from qmapp.ui.act.massnahmen.zeit import Terminart, balken, termine
from qmapp.ui.widgets.charts import Zustand
from tests.ui.act.massnahmen.zeilen import zeile

HEUTE = date(2025, 11, 20)
LATE, SOON = date(2025, 11, 13), date(2025, 12, 15)
OFFEN, ERLEDIGT, UEBERFAELLIG = Zustand


def wiedervorlage(art: Bezugsart, bezug_id: UUID | None, day: date = HEUTE) -> WiedervorlageZeile:
    return WiedervorlageZeile(
        uuid4(), "WV-01", day, "Stand erfragen", "", Turnus.EINMALIG, art, bezug_id, "M-07", "", None, "", 1,
        datetime(2025, 11, 1, tzinfo=UTC),
    )  # fmt: skip


def test_an_open_one_reaches_from_the_agreement_to_its_deadline() -> None:
    steps = [("Rohfassung", date(2025, 8, 22), date(2025, 8, 27)), ("Entwurf", LATE)]
    given = {"vereinbart_am": date(2025, 7, 14), "verantwortlich": "Grundsatz", "person": "Frau Yıldız"}
    bar = balken(zeile("M-07", "Musterbescheid", frist=SOON, meilensteine=steps, **given), HEUTE)
    assert (bar.title, bar.sub, bar.stand) == ("M-07 Musterbescheid", "Grundsatz (Frau Yıldız)", "nicht begonnen")
    assert (bar.von, bar.bis, bar.erledigt) == (date(2025, 7, 14), SOON, 0.5)
    assert [(m.am, m.words, m.zustand) for m in bar.marken] == [
        (date(2025, 8, 27), "Rohfassung", ERLEDIGT),
        (LATE, "Entwurf", UEBERFAELLIG),
        (SOON, "Frist", OFFEN),
    ]


def test_one_that_is_done_ends_on_that_day_and_is_full() -> None:
    given = {"status": Status.UMGESETZT, "umgesetzt_am": LATE, "wirksamkeit_geplant": HEUTE}
    bar = balken(zeile(frist=SOON, meilensteine=[("Nie erledigt", SOON)], **given), HEUTE)
    assert (bar.bis, bar.erledigt, bar.sub) == (LATE, 1.0, "niemand verantwortlich")
    assert [(m.words, m.zustand) for m in bar.marken] == [("Wirksamkeitsprüfung", OFFEN), ("Umgesetzt", ERLEDIGT)]


def test_one_without_a_deadline_and_one_that_no_longer_matters_have_nothing_due() -> None:
    assert balken(zeile(), HEUTE).marken == ()
    gone = zeile(status=Status.NICHT_RELEVANT, frist=LATE, wirksamkeit_geplant=LATE, meilensteine=[("A", LATE)])
    assert balken(gone, HEUTE).marken == ()
    assert termine([gone], (), HEUTE) == {}


def test_every_day_of_a_massnahme_is_in_the_calendar() -> None:
    row = zeile("M-07", "Musterbescheid", frist=SOON, wirksamkeit_geplant=date(2026, 6, 1), meilensteine=[("E", LATE)])
    checked = zeile("M-08", status=Status.UMGESETZT, frist=LATE, wirksamkeit_geplant=LATE, wirkung=Wirkung.WIRKSAM)
    days = termine([row, checked], (), HEUTE)
    assert set(days) == {LATE, SOON, date(2026, 6, 1)}
    assert [(t.kennung, t.art, t.zustand) for t in days[LATE]] == [
        ("M-07", Terminart.MEILENSTEIN, UEBERFAELLIG),
        ("M-08", Terminart.FRIST, ERLEDIGT),
        ("M-08", Terminart.WIRKSAMKEIT, ERLEDIGT),
    ]
    assert days[SOON][0].eintrag.said == "M-07 Frist (offen): Musterbescheid"
    assert {t.icon[0] for t in days[LATE]} == {"alert-square-filled", "check"}
    assert (days[SOON][0].icon[0], days[date(2026, 6, 1)][0].icon[0]) == ("flag", "zoom-check")


def test_a_wiedervorlage_stands_on_its_day_and_leads_to_its_massnahme() -> None:
    row = zeile("M-07")
    about, other = wiedervorlage(Bezugsart.MASSNAHME, row.id), wiedervorlage(Bezugsart.SONST, None, LATE)
    days = termine([row], [about, other], HEUTE)
    (own,), (past,) = days[HEUTE], days[LATE]
    assert (own.massnahme_id, own.wiedervorlage_id, own.zustand) == (row.id, about.id, OFFEN)
    assert (past.massnahme_id, past.zustand, past.icon[1]) == (None, UEBERFAELLIG, "bad")
    assert own.icon[0] == "bell"
