"""The draws behind the first one, read from the protocol into frozen rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qmapp.checks.aktenpruefung.auslosung import GezogeneAkte
from qmapp.checks.aktenpruefung.rows import Ziehungsart


@dataclass(frozen=True)
class Zugang:
    """A stratum of an extension ("" = the whole list): ranks used before it, and files it added."""

    schicht: str
    bisher: int
    neu: int


@dataclass(frozen=True)
class WeitereZiehung:
    """An extension or a deliberate pick; ``akten`` of a pick have no rank and no ticket.

    ``genauigkeit_vorher`` and ``genauigkeit`` are planning margins (fractions) of an extension, 0 for a pick;
    ``reserve`` the spares that are left after an extension.
    """

    nummer: int
    art: Ziehungsart
    grund: str
    hinweis: str
    umfang: int
    gezogen_durch: str
    gezogen_um: datetime
    sha256: str
    vorgaenger: str
    schichten: tuple[Zugang, ...]
    akten: tuple[GezogeneAkte, ...]
    genauigkeit_vorher: float
    genauigkeit: float
    reserve: tuple[GezogeneAkte, ...] = ()

    @property
    def zufall(self) -> bool:
        """Whether the files belong to the random sample."""
        return self.art is Ziehungsart.ERWEITERUNG


@dataclass(frozen=True)
class Bezug:
    """Another Prüfung drawn from the same population, and why there are two; ``sha256`` of its protocol or ""."""

    kennung: str
    titel: str
    grund: str
    sha256: str = ""


def lies_weitere(entries: Sequence[Mapping[str, Any]]) -> tuple[WeitereZiehung, ...]:
    """The entries of ``weitere_ziehungen``; raises KeyError, TypeError or ValueError where one lacks something."""
    return tuple(_weitere(entry) for entry in entries)


def lies_bezug(entry: Mapping[str, str]) -> Bezug:
    """A Prüfung named in the protocol."""
    return Bezug(entry["kennung"], entry["titel"], entry["grund"], entry.get("protokoll_sha256", ""))


def _weitere(entry: Mapping[str, Any]) -> WeitereZiehung:
    return WeitereZiehung(
        nummer=int(entry["nummer"]),
        art=Ziehungsart(entry["art"]),
        grund=entry["grund"],
        hinweis=entry["hinweis"],
        umfang=int(entry["umfang"]),
        gezogen_durch=entry["gezogen_durch"],
        gezogen_um=datetime.fromisoformat(entry["gezogen_um"]),
        sha256=entry["protokoll_sha256"],
        vorgaenger=entry["vorgaenger_sha256"],
        schichten=tuple(Zugang(s["schicht"], int(s["bisher"]), int(s["neu"])) for s in entry.get("schichten", ())),
        akten=tuple(GezogeneAkte(**{"rang": 0, "ticket": "", **akte}) for akte in entry["akten"]),
        genauigkeit_vorher=float(entry.get("genauigkeit_vorher", 0)),
        genauigkeit=float(entry.get("genauigkeit", 0)),
        reserve=tuple(GezogeneAkte(**akte) for akte in entry.get("reserve", ())),
    )
