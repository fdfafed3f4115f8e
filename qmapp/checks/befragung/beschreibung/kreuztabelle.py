"""Two questions at once: an item by what people said of themselves, or by another item."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung.antworten import Werte, antworten, aufteilungen, beantwortet, gezaehlt, require_item
from qmapp.checks.befragung.beschreibung.zellen import Cells, hidden_cells
from qmapp.checks.befragung.grenzen import require
from qmapp.checks.befragung.sperre import hidden_across, hidden_at
from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.errors import UserError

OHNE_ANTWORT, OHNE_ANGABE = "ohne Antwort", "ohne Angabe"
_KLASSEN = ("Ablehnung", "Mitte", "Zustimmung")
_TOP = 2


@dataclass(frozen=True)
class Kreuztabelle:
    """Counts of sheets; None where a cell is hidden.

    The last row (and of an item the last column) counts those who gave no answer that counts. Of a hidden group the
    column total is None too. ``zusammengefasst``: the steps are put together to Ablehnung, Mitte and Zustimmung,
    because single steps had too few answers. ``grund`` says why there is no table at all.
    """

    zeile: Pruefpunkt
    spalte: Pruefpunkt
    zeilen: tuple[str, ...] = ()
    spalten: tuple[str, ...] = ()
    zellen: tuple[tuple[int | None, ...], ...] = ()
    zeilensummen: tuple[int, ...] = ()
    spaltensummen: tuple[int | None, ...] = ()
    boegen: int = 0
    zusammengefasst: bool = False
    grund: str = ""

    @property
    def verborgen(self) -> int:
        """Cells not shown."""
        return sum(cell is None for row in self.zellen for cell in row)


@dataclass(frozen=True)
class _Achse:
    """Names in order, for each sheet its place among them, and the places of the two best steps (none if mixed)."""

    namen: tuple[str, ...]
    places: tuple[int, ...]
    top: frozenset[int] = frozenset()


def kreuztabelle(session: Session, befragung_id: UUID, zeile: str, spalte: str) -> Kreuztabelle:
    """The item ``zeile`` by ``spalte``, a question about oneself or another item.

    Single steps are shown where all cells can be; else steps are put together, and small cells hidden with what would
    give them away. Raises UserError for a code the sheet does not have and for an item by itself.
    """
    row = require(session, befragung_id)
    katalog = katalog_door.katalog(session, row.katalog_id)
    item = require_item(katalog, zeile)
    other = next((p for p in katalog.punkte if p.code == spalte and p.optionen), None) or require_item(katalog, spalte)
    if item == other:
        raise UserError("Bitte wählen Sie zwei verschiedene Fragen.", field="spalte")
    sheets = antworten(session, befragung_id)
    if min(gezaehlt(sheets, item), gezaehlt(sheets, other)) < row.kleinste_gruppe:
        return Kreuztabelle(item, other, grund=f"Weniger als {row.kleinste_gruppe} Bögen beantworten eine der Fragen.")
    found = _table(katalog, sheets, (item, other), row.kleinste_gruppe, together=False)
    found = found or _table(katalog, sheets, (item, other), row.kleinste_gruppe, together=True)
    assert found is not None, "put together, it is a table"
    taken = [c for c in range(len(found.spalten)) if found.spaltensummen[c] != 0]
    if all(line[c] is None for line in found.zellen[:-1] for c in taken):
        return Kreuztabelle(
            item, other, grund="Die Gruppen sind so klein, dass aus jeder Zahl auf Einzelne geschlossen werden könnte."
        )
    return found


def _table(
    katalog: Katalog,
    sheets: Sequence[tuple[Werte, Werte]],
    asked: tuple[Pruefpunkt, Pruefpunkt],
    smallest: int,
    *,
    together: bool,
) -> Kreuztabelle | None:
    """The table; None where single steps (not ``together``) have cells that would have to be hidden."""
    item, other = asked
    down = _steps(katalog, item, sheets, together)
    across = _choices(other, sheets) if other.optionen else _steps(katalog, other, sheets, together)
    counts = [[0] * len(across.namen) for _ in down.namen]
    for r, c in zip(down.places, across.places, strict=True):
        counts[r][c] += 1
    totals = [sum(line[c] for line in counts) for c in range(len(across.namen))]
    hidden_columns = _hidden_columns(katalog, sheets, item, other, smallest) if other.optionen else frozenset()
    also = frozenset((r, c) for c in hidden_columns for r in range(len(counts)))
    known = [*_margins(counts), *(_of_groups(down, totals, hidden_columns) if other.optionen else ())]
    ends = (len(counts) - 1, len(counts[0]) - 1)
    every = [(r, c) for r in range(len(counts)) for c in range(len(counts[0]))]
    unanswered = {(r, c) for r, c in every if r == ends[0] or (c == ends[1] and not other.optionen)}
    if not together and (also or any(_small(counts, cell, smallest) for cell in every if cell not in unanswered)):
        return None
    hidden = hidden_cells(counts, smallest, known, also, unanswered)
    return Kreuztabelle(
        item,
        other,
        down.namen,
        across.namen,
        tuple(
            tuple(None if (r, c) in hidden else count for c, count in enumerate(line)) for r, line in enumerate(counts)
        ),
        tuple(sum(line) for line in counts),
        tuple(None if c in hidden_columns else total for c, total in enumerate(totals)),
        len(sheets),
        together,
    )


def _steps(katalog: Katalog, item: Pruefpunkt, sheets: Sequence[tuple[Werte, Werte]], together: bool) -> _Achse:
    """The steps as ticked, or put together around the middle; the last place is for those without an answer."""
    assert katalog.skala is not None, "every catalogue of a Befragung has one"
    scale = sorted(katalog.skala.stufen, key=lambda step: step.wert)
    best = scale[:_TOP] if item.umgekehrt else scale[-_TOP:]
    if together:
        names: tuple[str, ...] = _KLASSEN
        # With an even number of steps there is no middle; its place stays empty and is known to be.
        place = {step.wert: (2 * at > len(scale) - 1) + (2 * at >= len(scale) - 1) for at, step in enumerate(scale)}
    else:
        names = tuple(step.wort for step in scale)
        place = {step.wert: at for at, step in enumerate(scale)}
    places = tuple(place.get(werte.get(item.code, 0), len(names)) for werte, _ in sheets)
    top = frozenset(place[step.wert] for step in best)
    others = {place[step.wert] for step in scale if step not in best}
    return _Achse((*names, OHNE_ANTWORT), places, top if not top & others else frozenset())


def _choices(asked: Pruefpunkt, sheets: Sequence[tuple[Werte, Werte]]) -> _Achse:
    """The choices, those without an answer last."""
    places = tuple(angaben.get(asked.code, 0) - 1 for _, angaben in sheets)
    last = len(asked.optionen)
    return _Achse((*asked.optionen, OHNE_ANGABE), tuple(last if place < 0 else place for place in places))


def _hidden_columns(
    katalog: Katalog, sheets: Sequence[tuple[Werte, Werte]], item: Pruefpunkt, asked: Pruefpunkt, smallest: int
) -> frozenset[int]:
    """The columns of groups that are not shown, as on the page of groups (there 0 stands for no answer)."""
    everybody = aufteilungen(katalog, sheets)
    hidden = hidden_across(everybody, smallest)
    groups = hidden_at(everybody, beantwortet(sheets, item.code), smallest, hidden)[asked.code]
    return frozenset(group - 1 if group else len(asked.optionen) for group in groups)


def _small(counts: Sequence[Sequence[int]], cell: tuple[int, int], smallest: int) -> bool:
    """Whether a cell would have to be hidden; one of a row or column nobody chose would not."""
    r, c = cell
    return counts[r][c] < smallest and any(counts[r]) and any(line[c] for line in counts)


def _margins(counts: Sequence[Sequence[int]]) -> list[Cells]:
    rows, columns = range(len(counts)), range(len(counts[0]))
    return [frozenset((r, c) for c in columns) for r in rows] + [frozenset((r, c) for r in rows) for c in columns]


def _of_groups(down: _Achse, totals: Sequence[int], hidden: frozenset[int]) -> list[Cells]:
    """What the page of groups tells of each shown one: how many answered, and how many agreed."""
    shown = [c for c in range(len(totals)) if c not in hidden]
    last = len(down.namen) - 1
    return [frozenset([(last, c)]) for c in shown] + [frozenset((r, c) for r in down.top) for c in shown]
