"""The two versions beside each other: what changed for answers already given, and what is suggested."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from qmapp.checks.aktenpruefung.katalogwechsel.rows import Entscheidung, Punktwechsel, Wahl, Wechselart
from qmapp.checks.katalog import AusserKraft, Katalog, Pruefpunkt, unterschied
from qmapp.checks.katalog.unterschied import Punktunterschied
from qmapp.german import folded

#: From this likeness of title and question on (0–1) a new Prüfpunkt is suggested for one that is gone.
_ALIKE = 0.8
#: So many pairs are compared word by word; beyond that only equal titles are found.
_MOST_PAIRS = 2_500
#: So many of one title are looked at.
_MOST_ALIKE = 50


@dataclass
class Gezaehlt:
    """Answers to a Prüfpunkt so far."""

    antworten: int = 0
    maengel: int = 0
    mit_betrag: int = 0


def punktwechsel(
    von: Katalog, nach: Katalog, counts: Mapping[str, Gezaehlt], ausser_kraft: Mapping[str, AusserKraft]
) -> tuple[Punktwechsel, ...]:
    """Every Prüfpunkt of either version, in the order of the newer one, those that are gone last.

    ``ausser_kraft``: what the newer version puts out of force in the audited period.
    """
    rows = unterschied(von, nach)
    gone = [row.alt for row in rows if row.alt is not None and row.neu is None]
    new = [row.neu for row in rows if row.neu is not None and row.alt is None]
    alike = similar(gone, new)
    found = []
    for row in rows:
        counted = counts.get(row.code, Gezaehlt())
        art = _art(row, counted, row.code in ausser_kraft)
        found.append(
            Punktwechsel(
                code=row.code,
                alt=row.alt,
                neu=row.neu,
                art=art,
                felder=row.felder,
                antworten=counted.antworten,
                maengel=counted.maengel,
                mit_betrag=counted.mit_betrag,
                ausser_kraft=ausser_kraft.get(row.code),
                vorschlag=_suggested(art, alike.get(row.code)),
            )
        )
    return tuple(found)


def similar(gone: Sequence[Pruefpunkt], new: Sequence[Pruefpunkt]) -> dict[str, str]:
    """Code that is gone → the new code that asks much the same; each new one at most once, the likest first."""
    titles: defaultdict[str, list[Pruefpunkt]] = defaultdict(list)
    for fresh in new:
        titles[folded(fresh.titel)].append(fresh)
    scored = [
        (1.0, old.nummer, old.code, fresh.code) for old in gone for fresh in titles[folded(old.titel)][:_MOST_ALIKE]
    ]
    if len(gone) * len(new) <= _MOST_PAIRS:
        scored += [
            (
                SequenceMatcher(None, _words(old), _words(fresh), autojunk=False).ratio(),
                old.nummer,
                old.code,
                fresh.code,
            )
            for old in gone
            for fresh in new
        ]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for score, _, old_code, new_code in sorted(scored, key=lambda entry: (-entry[0], entry[1])):
        if score >= _ALIKE and old_code not in found and new_code not in taken:
            found[old_code] = new_code
            taken.add(new_code)
    return found


def _art(row: Punktunterschied, counted: Gezaehlt, paused: bool) -> Wechselart:
    if row.alt is None:
        return Wechselart.NEU
    if row.neu is None:
        return Wechselart.ENTFALLEN
    if paused:
        return Wechselart.AUSSER_KRAFT
    if row.inhaltlich:
        return Wechselart.FRAGE
    if counted.mit_betrag and row.alt.zahlungswirkung and not row.neu.zahlungswirkung:
        return Wechselart.MASSSTAB
    return Wechselart.HINWEISE if row.felder else Wechselart.GLEICH


def _suggested(art: Wechselart, alike: str | None) -> Wahl | None:
    """Careful: what asks something else is opened again, what has no place is kept aside."""
    if art is Wechselart.NEU:
        return None
    if art is Wechselart.ENTFALLEN:
        return Wahl(Entscheidung.ARCHIVIEREN) if alike is None else Wahl(Entscheidung.ZUORDNEN, alike)
    if art in (Wechselart.GLEICH, Wechselart.HINWEISE):
        return Wahl(Entscheidung.UEBERNEHMEN)
    return Wahl(Entscheidung.OEFFNEN)


def _likeness(old: Pruefpunkt, fresh: Pruefpunkt) -> float:
    return SequenceMatcher(None, _words(old), _words(fresh), autojunk=False).ratio()


def _words(punkt: Pruefpunkt) -> list[str]:
    return folded(f"{punkt.titel} {punkt.frage}").split()
