"""What leaves the two doors of the workspace: the draws of a Prüfung, and what an extension would bring."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from qmapp.checks.aktenpruefung.rows import Ziehungsart


@dataclass(frozen=True)
class ZiehungZeile:
    """A draw of a Prüfung; ``umfang`` the files it brought, ``hinweis`` what must be said beside it, "" if nothing."""

    nummer: int
    art: Ziehungsart
    grund: str
    gezogen_um: datetime
    gezogen_durch: str
    umfang: int
    sha256: str
    hinweis: str = ""


@dataclass(frozen=True)
class ZweiteZiehung:
    """A Prüfung that belongs to another one as first or second draw; ``gezogen_um`` None before its own draw."""

    pruefung_id: UUID
    kennung: str
    titel: str
    grund: str
    gezogen_um: datetime | None


@dataclass(frozen=True)
class Stufe:
    """What ``akten`` files would show at the expected rate: half the width (planning) and the exact bounds.

    Strata drawn with different shares have no exact bounds together, only a margin.
    """

    akten: int
    genauigkeit: float
    unten: float | None
    oben: float | None


@dataclass(frozen=True)
class Zuwachs:
    """A stratum of the draw ("" = the whole list): ``bisher`` drawn, ``neu`` to come, ``frei`` not drawn yet.

    ``jetzt`` and ``dann`` are what its files show of the stratum alone, None without a file.
    """

    schicht: str
    bestand: int
    bisher: int
    neu: int
    frei: int
    jetzt: Stufe | None = None
    dann: Stufe | None = None


@dataclass(frozen=True)
class Vorschau:
    """What an extension would bring.

    ``jetzt`` and ``dann`` before and after, ``stufen`` other sizes for comparison; ``erwartet`` is the plan's expected
    rate (a fraction), so that no result is looked at. ``geprueft`` files of the sample are examined already;
    ``warnung`` says what that means, "" before the first. ``hindernis`` is why it cannot be done, "" if it can.
    """

    jetzt: Stufe
    dann: Stufe | None
    stufen: tuple[Stufe, ...]
    erwartet: float
    schichten: tuple[Zuwachs, ...]
    geprueft: int
    warnung: str
    hindernis: str = ""


@dataclass(frozen=True)
class BewussteAuswahl:
    """What the files of one deliberate pick have shown: counts of files, cents of the examined ones; no rate."""

    nummer: int
    grund: str
    akten: int
    geprueft: int
    nicht_auffindbar: int
    mit_material: int
    nur_formell: int
    zu_viel_cent: int
    zu_wenig_cent: int
