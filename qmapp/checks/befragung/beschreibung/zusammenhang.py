"""How closely the answers to two items go together."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist
from uuid import UUID

from sqlmodel import Session

from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung.antworten import antworten, require_item
from qmapp.checks.befragung.grenzen import require
from qmapp.checks.katalog import Pruefpunkt
from qmapp.checks.sampling.descriptive import Correlation, spearman_counts

_CONFIDENCE = 0.95


@dataclass(frozen=True)
class Zusammenhang:
    """The rank correlation of an item with another, over the sheets that answer both.

    ``unten`` and ``oben`` bound it at 95 %; None where it has no value. ``grund`` says why it is not shown.
    """

    punkt: Pruefpunkt
    korrelation: Correlation
    unten: float | None = None
    oben: float | None = None
    grund: str = ""

    @property
    def gesichert(self) -> bool:
        """Whether more than chance: the range leaves out 0, and there are enough pairs."""
        if self.unten is None or self.oben is None or self.korrelation.small:
            return False
        return self.unten > 0 or self.oben < 0


def zusammenhaenge(session: Session, befragung_id: UUID, code: str) -> tuple[Zusammenhang, ...]:
    """The item with each other one, in the order of the catalogue; an item asked the other way round is mirrored.

    Spearman's ρ; its range from Fisher's z with the standard error √((1 + ρ²/2) ÷ (n − 3)) of Bonett, Wright,
    Psychometrika 65 (2000). Raises UserError for a code that is no item.
    """
    row = require(session, befragung_id)
    katalog = katalog_door.katalog(session, row.katalog_id)
    asked = require_item(katalog, code)
    sheets = [werte for werte, _ in antworten(session, befragung_id)]
    assert katalog.skala is not None, "every catalogue of a Befragung has one"
    steps = [step.wert for step in katalog.skala.stufen]
    ends = min(steps) + max(steps)
    mine = [_seen(werte, asked, ends) for werte in sheets]
    found = []
    for other in katalog.punkte:
        if other.code == code or katalog.dimension(other) is None:
            continue
        theirs = (_seen(werte, other, ends) for werte in sheets)
        pairs = Counter((a, b) for a, b in zip(mine, theirs, strict=True) if a and b)
        found.append(_one(other, spearman_counts(pairs), row.kleinste_gruppe))
    return tuple(found)


def _seen(werte: Mapping[str, int], punkt: Pruefpunkt, ends: int) -> int:
    """The step, mirrored where agreeing is bad news; 0 without one that counts."""
    value = werte.get(punkt.code, 0)
    return ends - value if value and punkt.umgekehrt else value


def _one(punkt: Pruefpunkt, found: Correlation, smallest: int) -> Zusammenhang:
    if found.n < smallest:
        nothing = Correlation(found.n, None, found.method)
        return Zusammenhang(punkt, nothing, grund=f"Weniger als {smallest} Bögen beantworten beide Aussagen.")
    if found.r is None:
        return Zusammenhang(punkt, found, grund="Eine der beiden Aussagen ist von allen gleich beantwortet.")
    if found.n <= 3 or abs(found.r) == 1:
        return Zusammenhang(punkt, found)
    error = math.sqrt((1 + found.r**2 / 2) / (found.n - 3))
    reach = NormalDist().inv_cdf((1 + _CONFIDENCE) / 2) * error
    z = math.atanh(found.r)
    return Zusammenhang(punkt, found, math.tanh(z - reach), math.tanh(z + reach))
