"""The Fristrechner: so many working days after an Eingang, with every day that counts or does not (AB-12)."""

from dataclasses import dataclass
from datetime import date, timedelta

from qmapp import german
from qmapp.arbeitstage import NAMEN, WOCHENTAGE, Bundesland, add_arbeitstage, feiertag, ist_arbeitstag, long_day
from qmapp.errors import UserError

MOST = 250


@dataclass(frozen=True)
class Schritt:
    """A day between Eingang and deadline: its number among the working days, 0 where it does not count and why."""

    tag: date
    nummer: int
    warum: str


@dataclass(frozen=True)
class Frist:
    """A deadline with the way to it; the day of the Eingang itself does not count (§ 187 Abs. 1 BGB)."""

    eingang: date
    arbeitstage: int
    land: Bundesland
    ende: date
    schritte: tuple[Schritt, ...]

    @property
    def ausgelassen(self) -> tuple[Schritt, ...]:
        """The days that do not count."""
        return tuple(step for step in self.schritte if not step.nummer)

    def as_text(self) -> str:
        """All of it in lines, for reading aloud and copying."""
        lines = [f"Eingang {long_day(self.eingang)}, {self.arbeitstage} Arbeitstage, {NAMEN[self.land]}"]
        lines += [
            f"{long_day(step.tag)}: {f'{step.nummer}. Arbeitstag' if step.nummer else 'zählt nicht, ' + step.warum}"
            for step in self.schritte
        ]
        return "\n".join([*lines, f"Frist: {long_day(self.ende)}"])


def frist(eingang: date, arbeitstage: int, land: Bundesland) -> Frist:
    """The deadline so many working days after ``eingang``.

    Raises UserError for less than 1 or more than 250 working days and outside the years whose Feiertage are known.
    """
    if not 1 <= arbeitstage <= MOST:
        raise UserError(f"Bitte geben Sie 1 bis {MOST} Arbeitstage an.", field="arbeitstage")
    ende = add_arbeitstage(eingang, arbeitstage, land)
    steps: list[Schritt] = []
    counted = 0
    for offset in range(1, (ende - eingang).days + 1):
        day = eingang + timedelta(days=offset)
        works = ist_arbeitstag(day, land)
        counted += works
        steps.append(Schritt(day, counted if works else 0, "" if works else warum(day, land)))
    return Frist(eingang, arbeitstage, land, ende, tuple(steps))


def warum(day: date, land: Bundesland) -> str:
    """Why a day is no working day: its Feiertag, else its weekday."""
    return feiertag(day, land) or WOCHENTAGE[day.weekday()]


def zwischen(von: date, bis: date, land: Bundesland) -> int:
    """Working days after ``von`` up to and with ``bis``; 0 where that is not later."""
    return sum(ist_arbeitstag(von + timedelta(days=n), land) for n in range(1, (bis - von).days + 1))


def anzeige(value: Frist) -> str:
    """The deadline and what was left out in a sentence."""
    names = ", ".join(
        f"{step.warum} {german.day(step.tag)}" for step in value.ausgelassen if step.tag.weekday() < 5 and step.warum
    )
    weekend = sum(step.tag.weekday() >= 5 for step in value.ausgelassen)
    left_out = [f"{weekend} Tage am Wochenende"] if weekend else []
    if names:
        left_out.append(names)
    return f"Nicht gezählt: {'; '.join(left_out)}." if left_out else "Alle Tage zählen."
