"""What the page says of draws and of the ways to further files."""

from dataclasses import dataclass
from enum import Enum, auto

from qmapp import german
from qmapp.checks.aktenpruefung.folgeziehung.rows import BewussteAuswahl, ZiehungZeile, ZweiteZiehung
from qmapp.checks.aktenpruefung.rows import Ersatzregel, Ziehungsart
from qmapp.ui.style import Tone
from qmapp.ui.widgets.table import ItemList

NAMES = {
    Ziehungsart.ERST: "Erste Ziehung",
    Ziehungsart.ERWEITERUNG: "Erweiterung",
    Ziehungsart.BEWUSST: "Bewusste Auswahl",
}
_ICONS = {Ziehungsart.ERST: "stack-2", Ziehungsart.ERWEITERUNG: "file-plus", Ziehungsart.BEWUSST: "bookmark"}
_PILLS: dict[Ziehungsart, tuple[Tone, str]] = {
    Ziehungsart.ERST: ("info", "Zufall"),
    Ziehungsart.ERWEITERUNG: ("info", "Zufall"),
    Ziehungsart.BEWUSST: ("neutral", "Bewusst"),
}
REGELN = {
    Ersatzregel.NAECHSTE: "Gehört eine Akte nicht dazu, rückt die nächste in der Reihenfolge nach",
    Ersatzregel.AUCH_VERLORENE: "Die nächste rückt nach, auch für nicht auffindbare Akten",
    Ersatzregel.KEINE: "Festgelegt vor der Ziehung: Es rückt keine Akte nach",
}


class Weg(Enum):
    """A way to further files."""

    ERWEITERN = auto()
    ERSETZEN = auto()
    WAEHLEN = auto()
    GEWAEHLTE = auto()
    NOCHMALS = auto()


@dataclass(frozen=True)
class Moeglichkeit:
    """A way with its name, what it does, and its sign."""

    weg: Weg
    name: str
    satz: str
    icon: str


def moeglichkeiten(regel: Ersatzregel, gewaehlt: tuple[BewussteAuswahl, ...], *, offen: bool) -> list[Moeglichkeit]:
    """The ways there are now; while submitted and once closed (not ``offen``) only what changes nothing here."""
    found = []
    if offen:
        found += [
            Moeglichkeit(
                Weg.ERWEITERN, "Stichprobe erweitern …", "Weitere Akten in der Reihenfolge der ersten Ziehung",
                "file-plus",
            ),
            Moeglichkeit(Weg.ERSETZEN, "Akte ersetzen, am Prüfplatz", REGELN[regel], "replace"),
            Moeglichkeit(
                Weg.WAEHLEN, "Akten bewusst auswählen …", "Stehen neben der Stichprobe und zählen in keiner Quote",
                "bookmark",
            ),
        ]  # fmt: skip
    if gewaehlt:
        done, total = sum(a.geprueft for a in gewaehlt), sum(a.akten for a in gewaehlt)
        found.append(
            Moeglichkeit(
                Weg.GEWAEHLTE,
                "Bewusst ausgewählte prüfen",
                f"{german.integer(done)} von {german.integer(total)} geprüft",
                "list-check",
            )
        )
    found.append(
        Moeglichkeit(
            Weg.NOCHMALS,
            "Zweite Ziehung …",
            "Eine neue Prüfung aus derselben Liste; diese bleibt, wie sie ist",
            "dice-5",
        )
    )
    return found


def ziehungsliste() -> ItemList[ZiehungZeile]:
    """The draws in the order of the protocol."""
    return ItemList(
        "Ziehungen", key=_nummer, title=titel, subtitle=_wann, icon=_icon, pill=_pill, pill_width=112, row_height=52
    )


def wegeliste() -> ItemList[Moeglichkeit]:
    """The ways to further files; Enter takes one."""
    return ItemList("Weitere Ziehung", key=_weg, title=_name, subtitle=_satz, icon=_sign, row_height=52)


def titel(row: ZiehungZeile) -> str:
    """``2 · Erweiterung · 20 Akten``."""
    return f"{row.nummer} · {NAMES[row.art]} · {akten(row.umfang)}"


def akten(count: int) -> str:
    """``20 Akten``."""
    return "1 Akte" if count == 1 else f"{german.integer(count)} Akten"


def wann(row: ZiehungZeile) -> str:
    """``20.11.2025, 10:42 Uhr, durch Weber``."""
    when = row.gezogen_um.astimezone()
    return f"{german.day(when.date())}, {when:%H:%M}{german.NBSP}Uhr, durch {row.gezogen_durch}"


def zweite_worte(found: tuple[ZweiteZiehung, ...]) -> tuple[str, str]:
    """Sentence and reasons of the second draws there are."""
    names = ", ".join(z.kennung for z in found)
    drawn = "gibt es eine zweite Ziehung" if len(found) == 1 else "gibt es weitere Ziehungen"
    reasons = " ".join(f"{z.kennung}: {z.grund}{'' if z.gezogen_um else ' (noch nicht gezogen)'}." for z in found)
    return f"Aus dieser Liste {drawn}: {names}.", reasons


def _nummer(row: ZiehungZeile) -> int:
    return row.nummer


def _wann(row: ZiehungZeile) -> str:
    return wann(row)


def _icon(row: ZiehungZeile) -> tuple[str, str]:
    return _ICONS[row.art], "text2"


def _pill(row: ZiehungZeile) -> tuple[Tone, str]:
    return _PILLS[row.art]


def _weg(row: Moeglichkeit) -> Weg:
    return row.weg


def _name(row: Moeglichkeit) -> str:
    return row.name


def _satz(row: Moeglichkeit) -> str:
    return row.satz


def _sign(row: Moeglichkeit) -> tuple[str, str]:
    return row.icon, "accent"
