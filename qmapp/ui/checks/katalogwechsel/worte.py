"""What the assistant says."""

from collections.abc import Sequence
from typing import Final

from qmapp.checks.katalog import Katalog
from qmapp.checks.katalog.unterschied import FELDER
from qmapp.checks.katalog.wechsel import Entscheidung, Punktwechsel, Wahl, Wechselart, WechselZeile
from qmapp.german import day, integer
from qmapp.ui.style import Tone

WEGE: Final[dict[Entscheidung, tuple[str, str]]] = {
    Entscheidung.UEBERNEHMEN: ("1", "Gilt weiter"),
    Entscheidung.OEFFNEN: ("2", "Neu beantworten"),
    Entscheidung.ZUORDNEN: ("3", "Zuordnen"),
    Entscheidung.ARCHIVIEREN: ("4", "Ins Archiv"),
}
TASTEN: Final = {key: weg for weg, (key, _) in WEGE.items()}
#: Nothing to decide.
OFFEN: Final = "wird gefragt"


def fassung(katalog: Katalog) -> str:
    """A version to choose: ``Fassung 2, Rechtsstand 01.03.2026``."""
    return f"Fassung {katalog.version}, Rechtsstand {day(katalog.rechtsstand)}"


def entscheidung(row: Punktwechsel, wahl: Wahl | None) -> str:
    """What is to become of its answers, in one or two words."""
    if wahl is None:
        return OFFEN
    if wahl.entscheidung is Entscheidung.OEFFNEN and row.art is Wechselart.AUSSER_KRAFT:
        return "Entfällt"
    return f"→ {kurz(wahl.ziel)}" if wahl.ziel else WEGE[wahl.entscheidung][1]


def ton(wahl: Wahl | None) -> Tone:
    """Its colour: what stays is good, what goes aside is to be noticed."""
    if wahl is None:
        return "neutral"
    return "ok" if wahl.entscheidung in (Entscheidung.UEBERNEHMEN, Entscheidung.ZUORDNEN) else "warn"


def was(row: Punktwechsel) -> str:
    """Code and what differs."""
    return " · ".join((row.code, *(FELDER[field.feld] for field in row.felder)))


def kurz(code: str) -> str:
    """The number a user calls a Prüfpunkt by: AP-KDU-06 → 06."""
    return code.rsplit("-", 1)[-1]


def verlauf(moves: Sequence[WechselZeile]) -> str:
    """Every move, one a line."""
    return "\n".join(
        f"{move.gewechselt_um.astimezone():%d.%m.%Y %H:%M}: Fassung {move.von_version} (Rechtsstand "
        f"{day(move.von_rechtsstand)}) → Fassung {move.nach_version} (Rechtsstand {day(move.nach_rechtsstand)}), "
        f"{move.gewechselt_durch}, {integer(move.beiseite)} im Archiv"
        for move in moves
    )
