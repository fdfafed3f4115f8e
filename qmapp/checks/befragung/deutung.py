"""What may be said of the figures of a Befragung in words: a difference is named only where the test carries it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlmodel import Session

from qmapp.checks.befragung.auswertung import gruppen
from qmapp.checks.befragung.grenzen import require
from qmapp.checks.befragung.rows import Befragung, Gruppe, ItemErgebnis, Itemvergleich
from qmapp.checks.sampling.difference import RateDifference, holm
from qmapp.checks.sampling.homogeneity import HomogeneityTest, homogeneity_test
from qmapp.checks.sampling.rechenweg_vergleich import p_words, signed_points
from qmapp.german import integer, percent

#: Below this p a difference is called more than chance.
SCHWELLE = 0.05
#: Fewer answers than this say little, whatever the test (as under 30 files per Schicht).
WENIGE = 30
#: Why nothing stands at a group nobody belongs to.
KEINE_BOEGEN = "keine Bögen"


def kernsatz(items: Sequence[ItemErgebnis], smallest: int) -> str:
    """A proposal for the result in one sentence: where most and where fewest agree. Empty without enough answers.

    Items where agreeing is bad news are left out.
    """
    told = [item for item in items if item.gueltig >= smallest and not item.punkt.umgekehrt]
    if not told:
        return ""
    best = max(told, key=lambda item: (item.top2_quote or 0, -item.punkt.nummer))
    worst = min(told, key=lambda item: (item.top2_quote or 0, item.punkt.nummer))
    if best is worst:
        return f"{zitat(best)}: {anteil(best)} stimmen zu."
    return (
        f"Am meisten Zustimmung findet {zitat(best)} mit {anteil(best)}, am wenigsten {zitat(worst)} mit "
        f"{anteil(worst)}."
    )


def zitat(item: ItemErgebnis) -> str:
    """„Das Amt ist für mich gut erreichbar“."""
    return f"„{item.punkt.frage.rstrip('.')}“"


def anteil(item: ItemErgebnis) -> str:
    """„62 von 231 (26,8 %)“; „keine Angabe“ without an answer that counts."""
    if item.top2_quote is None:
        return "keine Angabe"
    return f"{integer(item.top2)} von {integer(item.gueltig)} ({percent(item.top2_quote)})"


def richtung(unterschied: RateDifference) -> Literal["gestiegen", "gesunken", ""]:
    """Where a share went, if that is more than chance."""
    if unterschied.p_value is None or unterschied.p_value >= SCHWELLE or not unterschied.difference:
        return ""
    return "gestiegen" if unterschied.difference > 0 else "gesunken"


def veraenderung(found: Itemvergleich) -> str:
    """The change since the last Befragung in one sentence, and what was asked then where the words were others."""
    if found.frage_damals:
        asked = f"Damals lautete die Aussage „{found.frage_damals}“ Der Unterschied kann auch daran liegen."
        return f"{_veraenderung(found)} {asked}"
    return _veraenderung(found)


def _veraenderung(found: Itemvergleich) -> str:
    (x, n), difference = found.vorher, found.unterschied
    before = f"Damals {integer(x)} von {integer(n)} ({percent(x / n)})."
    if difference.method == "census":
        return f"{signed_points(difference.difference)} seit damals; beide Male haben alle geantwortet. {before}"
    if difference.p_value is None:
        return f"Ein Vergleich mit damals ist nicht möglich. {before}"
    p = p_words(difference.p_value)
    went = richtung(difference)
    if not went:
        return f"Kein belegter Unterschied: {signed_points(difference.difference)} können Zufall sein ({p}). {before}"
    return f"Seit damals {went}: {signed_points(difference.difference)} sind mehr als Zufall ({p}). {before}"


def viele(vergleiche: Sequence[Itemvergleich]) -> str:
    """What so many comparisons at once are worth; empty for one or none."""
    tested = [one.unterschied.p_value for one in vergleiche if one.unterschied.p_value is not None]
    if len(tested) < 2:
        return ""
    expected = len(tested) * SCHWELLE
    how_many = "etwa eine" if expected < 1.5 else f"etwa {integer(round(expected))}"
    left = sum(p is not None and p < SCHWELLE for p in holm(tested))
    rest = "keine" if not left else "1 Aussage" if left == 1 else f"{integer(left)} Aussagen"
    return (
        f"{integer(len(tested))} Aussagen sind mit damals verglichen. Auch ohne jede Veränderung fiele im Schnitt "
        f"{how_many} auf; streng für alle zugleich gerechnet (Holm) bleibt: {rest}."
    )


@dataclass(frozen=True)
class Gruppenzeile:
    """A group at an item; without ``item`` it is not shown, and ``grund`` says why."""

    titel: str
    item: ItemErgebnis | None
    grund: str


@dataclass(frozen=True)
class Gruppenvergleich:
    """The groups of a breakdown at an item, and whether the ones shown differ more than chance explains."""

    zeilen: tuple[Gruppenzeile, ...]
    test: HomogeneityTest | None

    @property
    def satz(self) -> str:
        """Whether the groups differ, in words."""
        shown = [line.item for line in self.zeilen if line.item is not None]
        if self.test is None:
            return "Verglichen wird, sobald zwei Gruppen gezeigt werden."
        if self.test.p_value is None:
            return "Zwischen den Gruppen gibt es nichts zu vergleichen: Alle haben gleich geantwortet."
        p = p_words(self.test.p_value)
        few = min(item.gueltig for item in shown) < WENIGE
        caution = f" In einer Gruppe sind es weniger als {WENIGE} Antworten." if few else ""
        if self.test.p_value < SCHWELLE:
            return f"Die Gruppen unterscheiden sich mehr, als Zufall erklärt ({p}).{caution}"
        return f"Kein belegter Unterschied: Die Abweichungen zwischen den Gruppen können Zufall sein ({p}).{caution}"


def gruppenvergleich(session: Session, befragung_id: UUID, angabe: str, code: str) -> Gruppenvergleich:
    """The groups of a question about oneself at one item, those hidden with the reason."""
    smallest = require(session, befragung_id).kleinste_gruppe
    lines = []
    for group in gruppen(session, befragung_id, angabe):
        item = next((one for one in group.items if one.punkt.code == code and one.gueltig), None)
        lines.append(Gruppenzeile(group.titel, item, "" if item is not None else _why(group, smallest)))
    shown = [line.item for line in lines if line.item is not None]
    test = None
    if len(shown) > 1:
        test = homogeneity_test(errors=[item.top2 for item in shown], drawn=[item.gueltig for item in shown])
    return Gruppenvergleich(tuple(lines), test)


def _why(group: Gruppe, smallest: int) -> str:
    if not group.boegen:
        return KEINE_BOEGEN
    if group.gezeigt:
        return "zu wenige Antworten auf diese Aussage, hier oder in einer anderen Gruppe"
    if group.boegen < smallest:
        return f"unter {integer(smallest)} Bögen"
    return "zum Schutz einer kleineren Gruppe, sie wäre sonst errechenbar"


def zu_wenige(head: Befragung, boegen: int) -> str:
    """Why nothing at all is shown; empty where enough have answered."""
    if boegen >= head.kleinste_gruppe:
        return ""
    count = "1 Bogen" if boegen == 1 else f"{integer(boegen)} Bögen"
    return (
        f"Bisher liegt {count} vor" if boegen == 1 else f"Bisher liegen {count} vor"
    ) + f". Gezeigt wird erst ab {integer(head.kleinste_gruppe)}, damit niemand erkannt wird."
