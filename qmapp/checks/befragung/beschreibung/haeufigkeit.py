"""How often each answer was given."""

from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from sqlmodel import Session

from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung.antworten import antworten, aufteilungen, gezaehlt, require_item
from qmapp.checks.befragung.grenzen import require
from qmapp.checks.befragung.rows import NICHT_BEURTEILBAR
from qmapp.checks.befragung.sperre import hidden_across
from qmapp.checks.katalog import Pruefpunkt


@dataclass(frozen=True)
class Haeufigkeit:
    """An answer: how often, its share of those that count, and the share up to it in the order of the scale.

    ``anzahl`` None: hidden. Shares are None where nothing counts, for what does not count, and for what is hidden.
    """

    titel: str
    anzahl: int | None
    anteil: Fraction | None = None
    bis_hier: Fraction | None = None


@dataclass(frozen=True)
class Haeufigkeiten:
    """All answers to a question over ``boegen`` sheets; ``grund`` says why they are not shown."""

    punkt: Pruefpunkt
    boegen: int
    zeilen: tuple[Haeufigkeit, ...] = ()
    grund: str = ""


def haeufigkeiten(session: Session, befragung_id: UUID, code: str) -> Haeufigkeiten:
    """How often each step (or choice) was ticked; raises UserError for a code that is neither.

    With fewer answers than the smallest group nothing is shown. Of a question about oneself small groups are hidden,
    with a second one from which they would follow.
    """
    row = require(session, befragung_id)
    katalog = katalog_door.katalog(session, row.katalog_id)
    sheets = antworten(session, befragung_id)
    asked = next((p for p in katalog.punkte if p.code == code and p.optionen), None) or require_item(katalog, code)
    if gezaehlt(sheets, asked) < row.kleinste_gruppe:
        return Haeufigkeiten(
            asked, len(sheets), grund=f"Weniger als {row.kleinste_gruppe} Bögen beantworten die Frage."
        )
    if asked.optionen:
        groups = aufteilungen(katalog, sheets)
        hidden = hidden_across(groups, row.kleinste_gruppe)[code]
        sizes = {choice: people.bit_count() for choice, people in groups[code].items()}
        names = [(choice, name) for choice, name in enumerate(asked.optionen, 1)]
        lines = [
            Haeufigkeit(name, None) if choice in hidden else _line(name, sizes[choice], len(sheets))
            for choice, name in [*names, (0, "ohne Angabe")]
        ]
        return Haeufigkeiten(asked, len(sheets), tuple(lines))
    assert katalog.skala is not None, "every catalogue of a Befragung has one"
    given = [werte.get(code) for werte, _ in sheets]
    steps = sorted(katalog.skala.stufen, key=lambda step: step.wert)
    counts = [given.count(step.wert) for step in steps]
    valid = sum(counts)
    lines = [
        _line(step.wort, count, valid, sum(counts[: place + 1]))
        for place, (step, count) in enumerate(zip(steps, counts, strict=True))
    ]
    lines.append(Haeufigkeit(katalog.skala.nicht_beurteilbar.wort, given.count(NICHT_BEURTEILBAR)))
    lines.append(Haeufigkeit("keine Angabe", given.count(None)))
    return Haeufigkeiten(asked, len(sheets), tuple(lines))


def _line(name: str, count: int, of: int, up_to: int | None = None) -> Haeufigkeit:
    share = Fraction(count, of) if of else None
    return Haeufigkeit(name, count, share, Fraction(up_to, of) if of and up_to is not None else None)
