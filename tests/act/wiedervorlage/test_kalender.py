"""The calendar file, read by another library and by the letter of RFC 5545."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from qmapp.act.wiedervorlage.kalender import betreff, fuer_kalender, kalender, uid
from qmapp.act.wiedervorlage.rows import Bezug, Bezugsart, Faellig, Faelligkeitsart, Gruppe, Turnus
from qmapp.german import clean_text

JETZT = datetime(2026, 3, 12, 8, 30, 15, 123456, tzinfo=UTC)
ZEILE = Faellig(
    id=UUID(int=7),
    art=Faelligkeitsart.WIEDERVORLAGE,
    datum=date(2026, 3, 27),
    kennung="WV-07",
    titel="Testrunde Bescheid Unterkunftskosten abgeschlossen?",
    rolle="Grundsatz",
    bezug=Bezug(Bezugsart.MASSNAHME, UUID(int=8), "M-07", "Bescheide neu fassen"),
    tage=15,
    gruppe=Gruppe.SPAETER,
    geaendert_um=datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
)
#: What people write: umlauts, emoji of four octets, what has to be escaped, folders, line breaks.
TEXTE = st.text(st.sampled_from("aÄß€😀,;:\\nN\"'^ \n\r\t-"), min_size=1, max_size=300) | st.text(max_size=120)


def write(*rows: Faellig, tage: int = 7, jetzt: datetime = JETZT) -> bytes:
    return kalender(rows, erinnerung_tage=tage, jetzt=jetzt)


def lines(data: bytes) -> list[str]:
    """Content lines unfolded: a line break with a blank behind it goes (RFC 5545, 3.1)."""
    assert data.endswith(b"\r\n")
    return data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]


def values(data: bytes, name: str) -> list[str]:
    return [line.split(":", 1)[1] for line in lines(data) if re.split("[:;]", line, maxsplit=1)[0] == name]


def unescaped(text: str) -> str:
    """The other way round, letter by letter (3.3.11)."""
    return re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], text)


def test_the_file_as_it_stands() -> None:
    assert lines(write(ZEILE)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Q-Check//Wiedervorlagen//DE",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Q-Check Wiedervorlagen",
        "BEGIN:VEVENT",
        "SUMMARY:M-07: Testrunde Bescheid Unterkunftskosten abgeschlossen?",
        "DTSTART;VALUE=DATE:20260327",
        "DTEND;VALUE=DATE:20260328",
        "DTSTAMP:20260312T083015Z",
        "UID:wiedervorlage-00000000-0000-0000-0000-000000000007@q-check",
        # Minutes from 2020 to 12.03.2026 8:30: 2262 days.
        f"SEQUENCE:{2262 * 1440 + 510}",
        "CATEGORIES:Q-Check,Wiedervorlage",
        "DESCRIPTION:Testrunde Bescheid Unterkunftskosten abgeschlossen?\\nZu: M-07 Bescheide neu fassen\\n"
        "Zuständig: Grundsatz\\nKennung: WV-07",
        "LAST-MODIFIED:20260302T090000Z",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:M-07: Testrunde Bescheid Unterkunftskosten abgeschlossen?",
        "TRIGGER:-P6DT15H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


@pytest.mark.parametrize(
    ("ahead", "trigger"), [(0, "PT9H"), (1, "-PT15H"), (2, "-P1DT15H"), (7, "-P6DT15H"), (90, "-P89DT15H")]
)
def test_the_alarm_rings_at_nine_in_the_morning(ahead: int, trigger: str) -> None:
    """Counted from midnight of the day itself: 24 − 15 = 9 o'clock."""
    assert values(write(ZEILE, tage=ahead), "TRIGGER") == [trigger]


def test_what_is_past_or_settled_does_not_ring() -> None:
    overdue = replace(ZEILE, datum=date(2026, 3, 3), tage=-9, gruppe=Gruppe.UEBERFAELLIG)
    assert values(write(overdue), "TRIGGER") == []
    done = replace(ZEILE, erledigt_am=date(2026, 3, 12), notiz="Herr X hat angerufen", gruppe=Gruppe.ERLEDIGT)
    data = write(done)
    assert values(data, "TRIGGER") == []
    assert values(data, "STATUS") == ["CANCELLED"]
    assert values(data, "SUMMARY")[0].startswith("Erledigt – M-07: ")
    assert "Erledigt am 12.03.2026" in values(data, "DESCRIPTION")[0]


def test_a_later_file_updates_what_the_first_one_brought() -> None:
    first = write(ZEILE)
    moved = replace(ZEILE, datum=date(2026, 4, 2), tage=21)
    second = write(moved, jetzt=JETZT + timedelta(minutes=1))
    # Undone again: the change counter is back where it was, the sequence goes on.
    third = write(ZEILE, jetzt=JETZT + timedelta(minutes=2))
    assert values(first, "UID") == values(second, "UID") == values(third, "UID")
    sequences = [int(values(data, "SEQUENCE")[0]) for data in (first, second, third)]
    assert sequences == [sequences[0], sequences[0] + 1, sequences[0] + 2]
    assert sequences[2] < 2**31


def test_one_object_may_bring_several_dates() -> None:
    kinds = [replace(ZEILE, art=art) for art in Faelligkeitsart]
    assert len({uid(row) for row in kinds}) == len(kinds)
    assert [betreff(row).split(":")[0] for row in kinds[:3]] == [
        "M-07", "Antwort der Leitung M-07", "Maßnahme M-07"
    ]  # fmt: skip


def test_times_are_told_in_utc_wherever_one_is() -> None:
    summer = timezone(timedelta(hours=2))
    data = write(ZEILE, jetzt=datetime(2026, 7, 1, 0, 30, tzinfo=summer))
    assert values(data, "DTSTAMP") == ["20260630T223000Z"]


def test_a_series_and_the_last_day_there_is() -> None:
    data = write(replace(ZEILE, turnus=Turnus.MONATLICH))
    assert values(data, "RRULE") == []
    assert "Turnus: monatlich" in values(data, "DESCRIPTION")[0]
    assert values(write(replace(ZEILE, datum=date.max)), "DTEND") == []


def test_the_whole_calendar_calls_off_what_was_settled_lately() -> None:
    today = JETZT.date()
    days = (None, today, today - timedelta(days=60), today - timedelta(days=61))
    rows = [replace(ZEILE, id=UUID(int=i), erledigt_am=day) for i, day in enumerate(days)]
    assert [row.id.int for row in fuer_kalender(rows, today)] == [0, 1, 2]


def test_nothing_chosen_is_an_empty_calendar() -> None:
    assert lines(write())[-1] == "END:VCALENDAR"
    assert values(write(), "UID") == []


def test_a_folder_is_not_torn_apart() -> None:
    """The library alone would read ``\\N`` as a line break."""
    path = r"Vermerk unter L:\Neu\nochmals; siehe A, B"
    assert unescaped(values(write(replace(ZEILE, titel=path)), "SUMMARY")[0]) == f"M-07: {path}"


def checked(data: bytes) -> None:
    """The rules of 3.1 for every line: CRLF alone breaks it, at most 75 octets, whole characters, no controls."""
    physical = data.split(b"\r\n")
    for line in physical:
        assert len(line) <= 75
        text = line.decode("utf-8")
        assert "\n" not in text
        assert "\r" not in text
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text)


@given(TEXTE, TEXTE, TEXTE)
@settings(max_examples=150)
def test_any_text_comes_back_as_it_was(titel: str, rolle: str, notiz: str) -> None:
    row = replace(
        ZEILE, titel=titel.encode("utf-8", "ignore").decode(), rolle=rolle.encode("utf-8", "ignore").decode(),
        notiz=notiz.encode("utf-8", "ignore").decode(), erledigt_am=JETZT.date(),
    )  # fmt: skip
    data = write(row)
    checked(data)
    (summary,), (description,) = values(data, "SUMMARY"), values(data, "DESCRIPTION")
    assert not re.search(r"(?<!\\)(\\\\)*[;,]", summary)
    assert unescaped(summary) == clean_text(betreff(row))
    text = unescaped(description)
    assert clean_text(row.titel) in text
    assert clean_text(row.rolle) in text
    assert clean_text(row.notiz) in text


@given(st.lists(TEXTE, min_size=1, max_size=4))
@settings(max_examples=60)
def test_another_program_reads_the_same(titel: list[str]) -> None:
    rows = [
        replace(ZEILE, id=UUID(int=i), titel=text.encode("utf-8", "ignore").decode()) for i, text in enumerate(titel)
    ]
    read: Any = vobject.readOne(write(*rows).decode("utf-8"))
    events = read.vevent_list
    assert [event.uid.value for event in events] == [uid(row) for row in rows]
    for event, row in zip(events, rows, strict=True):
        assert event.dtstart.value == row.datum
        assert event.dtend.value - event.dtstart.value == timedelta(days=1)
        assert event.summary.value == clean_text(betreff(row))
        assert event.categories.value == ["Q-Check", "Wiedervorlage"]
        assert event.valarm.trigger.value == timedelta(hours=9) - timedelta(days=7)
