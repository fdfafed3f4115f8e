"""What a Befragung has found: per item, compared with the last one, by groups that are large enough to be shown."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung import tables
from qmapp.checks.befragung.antworten import Werte, antworten, aufteilungen, beantwortet, require_angabe, texte
from qmapp.checks.befragung.grenzen import require
from qmapp.checks.befragung.rows import (
    NICHT_BEURTEILBAR,
    Auswertung,
    Befragung,
    BefragungZeile,
    Gruppe,
    ItemErgebnis,
    Itemvergleich,
)
from qmapp.checks.befragung.sperre import hidden_across, hidden_at
from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.checks.katalog.katalog import FREITEXT
from qmapp.checks.katalog.tables import KatalogVersion
from qmapp.checks.sampling.descriptive import describe_counts
from qmapp.checks.sampling.difference import EstimatedRate, rate_difference
from qmapp.checks.sampling.proportion import clopper_pearson, hypergeometric_interval

_CONFIDENCE = 0.95
_TOP = 2
_NOBODY = "ohne Angabe"


def befragungen(session: Session) -> tuple[BefragungZeile, ...]:
    """All Befragungen, the newest first."""
    sheet = tables.Bogen
    counted: Counter[UUID] = Counter(
        dict(
            session.exec(
                select(sheet.befragung_id, func.count()).where(sheet.erfassung == 1).group_by(col(sheet.befragung_id))
            ).all()
        )
    )
    lines = [
        BefragungZeile(
            id=row.id,
            kennung=row.kennung,
            titel=row.titel,
            katalog_code=version.code,
            katalog_version=version.version,
            perspektive=row.perspektive,
            von=row.von,
            bis=row.bis,
            ausgegeben=row.ausgegeben,
            boegen=counted[row.id],
            abgeschlossen_am=row.abgeschlossen_am,
        )
        for row, version in session.exec(select(tables.Befragung, KatalogVersion).join(KatalogVersion))
    ]
    return tuple(sorted(lines, key=lambda line: (line.bis is None, line.bis, line.kennung), reverse=True))


def befragung(session: Session, befragung_id: UUID) -> Befragung:
    """The head of one; raises UserError where it is gone."""
    row = require(session, befragung_id)
    return Befragung(**row.model_dump(exclude={"angelegt_am", "beteiligte"}), beteiligte=tuple(row.beteiligte))


def auswertung(session: Session, befragung_id: UUID) -> Auswertung:
    """The result over all sheets, with the comparison where there was a Befragung before."""
    row = require(session, befragung_id)
    katalog = katalog_door.katalog(session, row.katalog_id)
    sheets = antworten(session, befragung_id)
    found = _items(katalog, [werte for werte, _ in sheets], row.grundgesamtheit)
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for kept in texte(session, befragung_id):
        for code, words in kept.items():
            texts[code].append(words)
    return Auswertung(
        boegen=len(sheets),
        items=found,
        vergleich=tuple(_compared(found, _before(session, row), row.grundgesamtheit)),
        freitexte={
            punkt.code: tuple(sorted(texts[punkt.code])) for punkt in katalog.punkte if punkt.bereich == FREITEXT
        },
    )


def gruppen(session: Session, befragung_id: UUID, angabe: str) -> tuple[Gruppe, ...]:
    """The result by what people said of themselves; groups too small are left out, and what would give them away.

    See :mod:`qmapp.checks.befragung.sperre`: small groups would follow from the total and the others, and from groups
    of another breakdown. ``items`` of a group leaves out those to which too few of it gave an answer that counts.
    Raises UserError for a question the sheet does not ask.
    """
    row = require(session, befragung_id)
    katalog = katalog_door.katalog(session, row.katalog_id)
    asked = require_angabe(katalog, angabe)
    sheets = antworten(session, befragung_id)
    everybody = aufteilungen(katalog, sheets)
    hidden = hidden_across(everybody, row.kleinste_gruppe)
    members: defaultdict[int, list[Werte]] = defaultdict(list)
    for werte, angaben in sheets:
        members[angaben.get(angabe, 0)].append(werte)
    choices = [*range(1, len(asked.optionen) + 1), 0]
    found = {choice: _items(katalog, members[choice], None) for choice in choices}
    left_out = {
        item.punkt.code: hidden_at(everybody, beantwortet(sheets, item.punkt.code), row.kleinste_gruppe, hidden)[angabe]
        for item in found[0]
    }
    titles = {0: _NOBODY, **dict(enumerate(asked.optionen, 1))}
    return tuple(
        Gruppe(
            titles[choice],
            len(members[choice]),
            choice not in hidden[angabe],
            tuple(item for item in found[choice] if choice not in left_out[item.punkt.code]),
        )
        for choice in choices
        if members[choice] or choice
    )


def _items(katalog: Katalog, sheets: Sequence[Werte], population: int | None) -> tuple[ItemErgebnis, ...]:
    assert katalog.skala is not None, "every catalogue of a Befragung has one"
    steps = sorted(step.wert for step in katalog.skala.stufen)
    counts: dict[str, Counter[int]] = {p.code: Counter() for p in katalog.punkte if katalog.dimension(p) is not None}
    # The interpreter itself counts the pairs, a million of them in half the time of as many single steps.
    for (code, value), times in Counter(chain.from_iterable(werte.items() for werte in sheets)).items():
        counts[code][value] += times
    return tuple(
        _item(katalog.punkt(code), counted, steps, len(sheets), population) for code, counted in counts.items()
    )


def _item(
    punkt: Pruefpunkt, counted: Counter[int], steps: Sequence[int], sheets: int, population: int | None
) -> ItemErgebnis:
    spread = tuple(counted[step] for step in steps)
    ends = steps[0] + steps[-1]
    seen = {ends - step: counted[step] for step in steps} if punkt.umgekehrt else {s: counted[s] for s in steps}
    top = sum(seen[step] for step in steps[-_TOP:])
    lower, upper = _bounds(sum(spread), top, population)
    return ItemErgebnis(
        punkt=punkt,
        verteilung=spread,
        nicht_beurteilbar=counted[NICHT_BEURTEILBAR],
        keine_angabe=sheets - sum(counted.values()),
        lage=describe_counts(seen),
        top2=top,
        unten=lower,
        oben=upper,
    )


def _bounds(n: int, x: int, population: int | None) -> tuple[float | None, float | None]:
    if not n:
        return None, None
    if population is not None and population >= n:
        exact = hypergeometric_interval(population=population, n=n, x=x, confidence=_CONFIDENCE)
        return exact.lower_rate, exact.upper_rate
    found = clopper_pearson(n=n, x=x, confidence=_CONFIDENCE)
    return found.lower, found.upper


def _before(session: Session, row: tables.Befragung) -> dict[str, tuple[int, int, str]]:
    """Item → (top two, valid answers, words) of the Befragung before, or what was noted of it, without words."""
    if row.vorgaenger_id is not None:
        items = auswertung(session, row.vorgaenger_id).items
        return {one.punkt.code: (one.top2, one.gueltig, one.punkt.frage) for one in items}
    noted = tables.Vorwert
    found = session.exec(select(noted).where(noted.befragung_id == row.id))
    return {one.code: (one.top2, one.gueltig, "") for one in found}


def _compared(
    items: Iterable[ItemErgebnis], before: Mapping[str, tuple[int, int, str]], population: int | None
) -> Iterable[Itemvergleich]:
    for item in items:
        top, valid, asked = before.get(item.punkt.code, (0, 0, ""))
        if valid and item.gueltig:
            then, now = _rate(top, valid, None), _rate(item.top2, item.gueltig, population)
            difference = rate_difference(earlier=then, later=now)
            other = "" if asked.split() == item.punkt.frage.split() else asked
            yield Itemvergleich(item.punkt.code, (top, valid), (item.top2, item.gueltig), difference, other)


def _rate(x: int, n: int, population: int | None) -> EstimatedRate:
    lower, upper = _bounds(n, x, population)
    # Without a known Grundgesamtheit it is as good as endless: far more people than answered.
    size = max(population or 0, n * 1_000)
    return EstimatedRate(size, n, x, x / n, lower, upper)
