"""What falls due as a calendar file (iCalendar, RFC 5545), for Outlook and every other calendar.

Everything becomes an all-day VEVENT that leaves the day free. A VTODO would say more exactly what it is, but Outlook
does not import it. A recurring Wiedervorlage goes out as its one open date, without a rule: the next one exists only
once this one is settled.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from qmapp.act.wiedervorlage import worte
from qmapp.act.wiedervorlage.rows import Faellig, Faelligkeitsart, Turnus
from qmapp.german import clean_text, day

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event, vText

_PRODID = "-//Q-Check//Wiedervorlagen//DE"
_KEPT = timedelta(days=60)
_MORNING = timedelta(hours=9)
_FIRST_MINUTE = datetime(2020, 1, 1, tzinfo=UTC)
#: Outlook cuts a subject off behind 255 characters.
_LONGEST_SUMMARY = 250


def kalender(zeilen: Iterable[Faellig], *, erinnerung_tage: int, jetzt: datetime) -> bytes:
    """The text of an .ics file in UTF-8: one event for each row, with an alarm ``erinnerung_tage`` before at 9:00.

    The UID comes from the row's id, and SEQUENCE grows with every minute: a later file updates what an earlier one
    brought, also after something was undone. Settled ones go out as CANCELLED, what is open and past has no alarm.
    Roles are named, persons are not. ``jetzt`` is aware.
    """
    # Loaded late: it brings the time zones of the world with it.
    from icalendar import Calendar

    file = Calendar()
    _put(file, "PRODID", _PRODID)
    _put(file, "VERSION", "2.0")
    _put(file, "METHOD", "PUBLISH")
    _put(file, "X-WR-CALNAME", "Q-Check Wiedervorlagen")
    for row in zeilen:
        file.add_component(_event(row, erinnerung_tage, jetzt.astimezone(UTC).replace(microsecond=0)))
    written: bytes = file.to_ical()
    return written


def fuer_kalender(zeilen: Iterable[Faellig], heute: date) -> tuple[Faellig, ...]:
    """What a whole calendar holds: everything open, and of the settled what was settled in the last 60 days.

    So an event that an earlier file brought is called off, and the past is not filled with what nobody asked for.
    """
    since = heute - _KEPT
    return tuple(row for row in zeilen if row.erledigt_am is None or row.erledigt_am >= since)


def uid(row: Faellig) -> str:
    """The same for ever: a Maßnahme may bring its deadline and its Wirksamkeitsprüfung, so the kind belongs to it."""
    return f"{row.art.value}-{row.id}@q-check"


def betreff(row: Faellig) -> str:
    """What the calendar shows: ``M-12: Standort West: Ansprechperson benannt?``, in one line."""
    kennung = row.bezug.kennung or row.kennung
    words = " ".join(row.titel.split())
    kind = "" if row.art is Faelligkeitsart.WIEDERVORLAGE else f"{worte.ARTEN[row.art]} "
    done = "Erledigt – " if row.erledigt_am is not None else ""
    text = f"{done}{kind}{kennung}: {words}"
    return text if len(text) <= _LONGEST_SUMMARY else text[: _LONGEST_SUMMARY - 2].rstrip() + " …"


def _event(row: Faellig, ahead: int, jetzt: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    _put(event, "UID", uid(row))
    event.add("DTSTAMP", jetzt)
    event.add("LAST-MODIFIED", (row.geaendert_um or jetzt).astimezone(UTC).replace(microsecond=0))
    event.add("SEQUENCE", max(0, (jetzt - _FIRST_MINUTE) // timedelta(minutes=1)))
    event.add("DTSTART", row.datum)
    if row.datum < date.max:
        event.add("DTEND", row.datum + timedelta(days=1))
    _put(event, "SUMMARY", betreff(row))
    _put(event, "DESCRIPTION", _description(row))
    event.add("CATEGORIES", ["Q-Check", worte.ARTEN[row.art]])
    _put(event, "STATUS", "CONFIRMED" if row.erledigt_am is None else "CANCELLED")
    _put(event, "TRANSP", "TRANSPARENT")
    _put(event, "X-MICROSOFT-CDO-BUSYSTATUS", "FREE")
    if row.erledigt_am is None and row.tage >= 0:
        event.add_component(_alarm(row, ahead))
    return event


def _alarm(row: Faellig, ahead: int) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    _put(alarm, "ACTION", "DISPLAY")
    _put(alarm, "DESCRIPTION", betreff(row))
    alarm.add("TRIGGER", _MORNING - timedelta(days=ahead))
    return alarm


def _description(row: Faellig) -> str:
    about = worte.bezug(row.bezug)
    lines = [
        row.titel,
        f"Zu: {about}" if about else "",
        f"Zuständig: {row.rolle}" if row.rolle else "",
        f"Turnus: {worte.TURNUSSE[row.turnus]}" if row.turnus is not Turnus.EINMALIG else "",
        f"Erledigt am {day(row.erledigt_am)}" if row.erledigt_am else "",
        row.notiz,
        f"Kennung: {row.kennung}",
    ]
    return "\n".join(line for line in lines if line)


def _put(component: "Calendar | Event | Alarm", name: str, value: str) -> None:
    component.add(name, _exact()(clean_text(value)))


@cache
def _exact() -> "type[vText]":
    """A text escaped as RFC 5545 3.3.11 has it.

    The library's own escaping takes a backslash before an N for a line break, which tears ``L:\\Neu`` apart.
    """
    from icalendar import vText

    class Exact(vText):
        def to_ical(self) -> bytes:
            escaped = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
            return escaped.encode("utf-8")

    return Exact
