"""The counts of ACT as papers show them: each with its cells, so that a public version hides what must be hidden."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from qmapp.act.empfehlung.rows import Haltung
from qmapp.act.management_response.rows import Stand, Vorgang
from qmapp.act.massnahme.rows import MassnahmeZeile, Status, Wirkung
from qmapp.checks.sampling.suppression import Sum, hidden_sums
from qmapp.german import NBSP, decimal, integer, percent
from qmapp.reports.act.lage import Lage
from qmapp.reports.wortlaut import KEINE_ANGABE

#: Stands for a count that is not told.
GEHEIM = "*"
NICHT_AUSGEWIESEN = "nicht ausgewiesen"
_OFFEN = (Status.IN_UMSETZUNG, Status.VERZOEGERT, Status.NICHT_BEGONNEN)

#: name → (cells it adds up, rank, whether a paper prints it); see :class:`qmapp.checks.sampling.suppression.Sum`.
_ANTWORTEN: Mapping[str, tuple[tuple[str, ...], int, bool]] = {
    "angenommen": (("ang+", "ang-"), 0, True),
    "teilweise": (("teil+", "teil-"), 0, True),
    "abgelehnt": (("abg",), 0, True),
    "ohne_antwort": (("ohne",), 0, True),
    "erledigt": (("ang+", "teil+"), 1, True),
    "zugesagt": (("ang+", "ang-", "teil+", "teil-"), 1, True),
    "empfehlungen": (("ang+", "ang-", "teil+", "teil-", "abg", "ohne"), 2, True),
    "nicht_erledigt": (("ang-", "teil-"), 1, False),
    "nicht_zugesagt": (("abg", "ohne"), 1, False),
}
_STAENDE: Mapping[str, tuple[tuple[str, ...], int, bool]] = {
    "umgesetzt": (("um_d", "um_o"), 0, True),
    "in_umsetzung": (("iu", "iu!"), 0, True),
    "verzoegert": (("vz", "vz!"), 0, True),
    "nicht_begonnen": (("nb", "nb!"), 0, True),
    "nicht_relevant": (("nr",), 0, True),
    "ueberfaellig": (("iu!", "vz!", "nb!"), 0, True),
    "offen": (("iu", "iu!", "vz", "vz!", "nb", "nb!"), 1, True),
    "mit_dauer": (("um_d",), 1, True),
    "massnahmen": (("um_d", "um_o", "iu", "iu!", "vz", "vz!", "nb", "nb!", "nr"), 2, True),
    "ohne_dauer": (("um_o",), 1, False),
    "nicht_ueberfaellig": (("iu", "vz", "nb"), 1, False),
    "nicht_umgesetzt": (("iu", "iu!", "vz", "vz!", "nb", "nb!", "nr"), 1, False),
}
_WIRKUNGEN: Mapping[str, tuple[tuple[str, ...], int, bool]] = {
    "wirksam": (("w",), 0, True),
    "teilweise_wirksam": (("t",), 0, True),
    "nicht_wirksam": (("n",), 0, True),
    "geprueft": (("w", "t", "n"), 1, True),
}
#: What a share is made of: numerator, denominator.
QUOTEN: Mapping[str, tuple[str, str]] = {
    "annahmequote": ("zugesagt", "empfehlungen"),
    "umsetzungsquote": ("erledigt", "zugesagt"),
    "umsetzungsquote_massnahmen": ("umgesetzt", "massnahmen"),
    "ueberfaelligkeitsquote": ("ueberfaellig", "offen"),
}


@dataclass(frozen=True)
class Zahlen:
    """Counts by name, and the names of those that are not told; ``dauer`` is the mean in days with its extremes."""

    werte: Mapping[str, int]
    verdeckt: frozenset[str]
    dauer: Fraction | None
    dauer_spanne: tuple[int, int] | None

    def gezeigt(self, *names: str) -> bool:
        """Whether all of these are told."""
        return not self.verdeckt & set(names)

    def wort(self, name: str) -> str:
        """A count as a table shows it: ``16``, or ``*``."""
        return integer(self.werte[name]) if self.gezeigt(name) else GEHEIM

    def bruch(self, quote: str) -> tuple[str, str]:
        """Numerator and denominator of a share as a table shows them."""
        return self.wort(QUOTEN[quote][0]), self.wort(QUOTEN[quote][1])

    def anteil(self, quote: str) -> str:
        """A share in per cent, ``nicht ausgewiesen`` where one of its counts is not told."""
        top, bottom = QUOTEN[quote]
        if not self.gezeigt(top, bottom):
            return NICHT_AUSGEWIESEN
        return percent(Fraction(self.werte[top], self.werte[bottom])) if self.werte[bottom] else KEINE_ANGABE

    def mittlere_dauer(self) -> str:
        """``47,3 Tage``, from agreement to Umsetzung."""
        if not self.gezeigt("mit_dauer"):
            return NICHT_AUSGEWIESEN
        return KEINE_ANGABE if self.dauer is None else f"{decimal(self.dauer, 1)}{NBSP}Tage"


def zahlen(lage: Lage) -> Zahlen:
    """The counts of a situation; in a public version small ones and what would give them away are not told.

    What the paper lists is known to its readers and reckoned with: every list may be counted.
    """
    whole = lage.gezaehlt
    counted = (_antworten(whole.vorgaenge), _staende(_zeilen(whole)), _wirkungen(_zeilen(whole)))
    listed = (_antworten(lage.vorgaenge), _staende(_zeilen(lage)), _wirkungen(_zeilen(lage)))
    values: dict[str, int] = {}
    hidden: set[str] = set()
    for names, cells, known in zip((_ANTWORTEN, _STAENDE, _WIRKUNGEN), counted, listed, strict=True):
        sums = [
            Sum(name, frozenset(parts), sum(cells[part] for part in parts), rank, printed)
            for name, (parts, rank, printed) in names.items()
        ]
        values |= {one.name: one.value for one in sums}
        if lage.oeffentlich:
            hidden |= hidden_sums(sums, lage.vorgaben.kleinste_zelle, known)
    days = [
        (row.umgesetzt_am - row.vereinbart_am).days
        for row in _zeilen(whole)
        if row.status is Status.UMGESETZT and row.umgesetzt_am is not None and row.vereinbart_am is not None
    ]
    return Zahlen(
        values,
        frozenset(hidden),
        Fraction(sum(days), len(days)) if days else None,
        (min(days), max(days)) if days else None,
    )


def _zeilen(lage: Lage) -> tuple[MassnahmeZeile, ...]:
    return tuple(one.zeile for one in lage.massnahmen)


def _antworten(cases: Iterable[Vorgang]) -> Mapping[str, int]:
    names = {Haltung.ANGENOMMEN: "ang", Haltung.TEILWEISE: "teil"}

    def cell(case: Vorgang) -> str:
        answer = case.empfehlung.zeile.haltung
        if answer in names:
            return names[answer] + ("+" if case.stand is Stand.UMGESETZT else "-")
        return "ohne" if answer is None else "abg"

    return _counted(cases, cell)


def _staende(rows: Iterable[MassnahmeZeile]) -> Mapping[str, int]:
    names = {Status.IN_UMSETZUNG: "iu", Status.VERZOEGERT: "vz", Status.NICHT_BEGONNEN: "nb"}

    def cell(row: MassnahmeZeile) -> str:
        if row.status in _OFFEN:
            return names[row.status] + ("!" if row.ueberfaellig else "")
        if row.status is Status.NICHT_RELEVANT:
            return "nr"
        return "um_d" if row.umgesetzt_am is not None and row.vereinbart_am is not None else "um_o"

    return _counted(rows, cell)


def _wirkungen(rows: Iterable[MassnahmeZeile]) -> Mapping[str, int]:
    names = {Wirkung.WIRKSAM: "w", Wirkung.TEILWEISE: "t", Wirkung.NICHT_WIRKSAM: "n"}
    return _counted(rows, lambda row: "" if row.wirkung is None else names[row.wirkung])


def _counted(rows: Iterable[object], cell: Callable[..., str]) -> Mapping[str, int]:
    return Counter(name for row in rows if (name := cell(row)))
