"""What a plan means, in sentences."""

import math
from collections.abc import Iterator

from qmapp.checks.aktenpruefung import betragslage
from qmapp.checks.aktenpruefung.aufteilung import Aufteilung
from qmapp.checks.aktenpruefung.planverfahren import Lage
from qmapp.checks.aktenpruefung.planworte import points_words
from qmapp.checks.aktenpruefung.rows import Auswahl, SchichtPlan, Variante
from qmapp.checks.sampling import plan as size
from qmapp.german import integer

#: From so many points on a stratum's own result is only a rough one.
_ROUGH = 0.04


def satz(lage: Lage, chosen: Variante) -> str:
    """The conclusion: what the sample will show or prove."""
    n, plan = chosen.umfang, lage.plan
    if chosen.beleg:
        return chosen.beleg
    if plan.nach_betrag:
        return f"{_files_show(n)}, wie viel der Beträge falsch ist. Eine Quote der Akten ergibt sich daraus nicht."
    if n == lage.total:
        return f"Alle {integer(n)} Akten werden geprüft; das Ergebnis ist dann keine Schätzung."
    return f"{_files_show(n)} die Fehlerquote auf {points_words(chosen.genauigkeit)} Prozentpunkte genau."


def _files_show(n: int) -> str:
    return "Eine Akte zeigt" if n == 1 else f"{integer(n)} Akten zeigen"


def erlaeuterung(lage: Lage, chosen: Variante, shares: tuple[SchichtPlan, ...], divided: Aufteilung) -> str:
    """How many files a rounder precision would need, and what the strata can say on their own."""
    said = [chosen.zusatz] if chosen.zusatz else []
    if divided.vergleich:
        said.append(divided.vergleich)
    elif not chosen.beleg and not lage.plan.nach_betrag:
        said += _rounder(lage, chosen)
    if lage.plan.nach_betrag:
        return " ".join(said)
    margins = sorted(share.genauigkeit for share in shares if share.genauigkeit is not None)
    if len(margins) > 1 and margins[-1] >= _ROUGH:
        span = f"{points_words(margins[0])} bis {points_words(margins[-1])} Punkte"
        said.append(f"Je Schicht ist nur eine grobe Aussage möglich ({span}).")
    return " ".join(said)


def _rounder(lage: Lage, chosen: Variante) -> list[str]:
    better = math.ceil(chosen.genauigkeit * 100) - 1
    if better < 1:
        return []
    needed = size.sample_size_proportion(
        population=lage.total, confidence=lage.level, margin=better / 100, expected_rate=lage.expected
    )
    return [f"Für ±{better} Punkte wären {integer(needed.n)} Akten nötig."] if needed.n < lage.total else []


def hinweise(lage: Lage, shares: tuple[SchichtPlan, ...]) -> Iterator[str]:
    """What should be thought of before the draw."""
    plan = lage.plan
    if plan.nach_betrag and lage.betraege is not None and lage.betraege.aussen:
        yield betragslage.aussen_satz(lage.betraege)
    if plan.auswahl is Auswahl.SYSTEMATISCH:
        yield (
            "Gezogen wird in gleichen Schritten durch die nach Aktenzeichen sortierte Liste; die Genauigkeit ist wie "
            "bei einer Zufallsauswahl gerechnet. Kehrt in der Liste etwas in gleichen Abständen wieder, ziehen Sie "
            "lieber zufällig."
        )
    if not plan.geschichtet:
        return
    for share in shares:
        name = f"„{share.schicht}“" if share.schicht else "ohne Angabe"
        if share.akten == 0:
            yield (
                f"Aus der Schicht {name} würde keine Akte gezogen. Fassen Sie sie mit einer anderen zusammen, setzen "
                f"Sie eine Mindestzahl oder ziehen Sie mehr Akten."
            )
        elif share.akten == 1 < share.bestand:
            yield f"Aus der Schicht {name} würde nur eine Akte gezogen; eine Schwankung zeigt sie nicht."
