"""The example year as it is shipped: one fictional office, its Aktenprüfungen and what followed from all it found."""

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from qmapp import paths
from qmapp.checks.aktenpruefung.rows import Ergebnis, Zeile

_FILES_PER_TEAM = 1_500
_LEAST_CENT, _SPAN_CENT, _STEP_CENT = 35_000, 45_000, 7_919


@dataclass(frozen=True)
class Standort:
    """``kuerzel`` begins the keys of its files."""

    id: str
    kuerzel: str
    name: str


@dataclass(frozen=True)
class Amt:
    """``rollen`` (id → name) stand where other offices have names; ``heute`` is the day the example is told on.

    ``land`` is the short name of the Bundesland whose Feiertage count, ``jahr`` the year reported on.
    """

    name: str
    land: str
    jahr: int
    heute: date
    standorte: tuple[Standort, ...]
    rollen: dict[str, str]


@dataclass(frozen=True)
class Fall:
    """A drawn file. ``stand``: geprüft, ersetzt, verloren or offen; answers in the order of the catalogue.

    ``betraege`` (place of the Prüfpunkt from 1 → cents over six months) belong to the answers F3+ and F3-.
    ``zweit_mangel``: whether a second examiner found a material error, None where there was none.
    """

    schluessel: str
    stand: str
    grund: str
    ist_ersatz: bool
    antworten: tuple[Ergebnis, ...]
    betraege: dict[int, int]
    zweit_mangel: bool | None = None


@dataclass(frozen=True)
class Beispielpruefung:
    """One Aktenprüfung: ``kopf`` as in the file, its files in the order of the draw in every stratum, its findings."""

    kopf: dict[str, Any]
    faelle: tuple[Fall, ...]
    feststellungen: tuple[dict[str, Any], ...] = ()

    @property
    def bis(self) -> date:
        """The day the audit work ends or is planned to end."""
        day = self.kopf.get("pruefung_bis", self.kopf["zeitraum_bis"])
        assert isinstance(day, date)
        return day

    @property
    def bestand(self) -> dict[str, int]:
        """Files per Standort id."""
        return dict(self.kopf["grundgesamtheit"]["standorte"])


def amt() -> Amt:
    """The fictional office."""
    raw = read_toml("amt.toml")
    return Amt(
        raw["amt"]["name"],
        raw["amt"]["land_feiertage"],
        raw["berichtsjahr"],
        raw["stichtag"],
        tuple(Standort(s["id"], s["kuerzel"], s["name"]) for s in raw["standort"]),
        {r["id"]: r["name"] for r in raw["rolle"]},
    )


def pruefungen() -> tuple[Beispielpruefung, ...]:
    """Two finished Aktenprüfungen and one that is running."""
    raw = read_toml("aktenpruefungen.toml")
    return tuple(
        Beispielpruefung(
            kopf,
            tuple(_cases(_folder() / f"akten_{kopf['id']}.csv")),
            tuple(story for story in raw["feststellung"] if story["pruefung"] == kopf["id"]),
        )
        for kopf in raw["pruefung"]
    )


def weitere_feststellungen() -> tuple[dict[str, Any], ...]:
    """What Q-Check, Befragungen, Rückmeldungen, the Qualitätszirkel and Kennzahlen showed, by Kennung."""
    told = [
        story | {"datei": name}
        for name in ("qchecks", "befragungen", "rueckmeldungen", "zirkel", "kennzahlen")
        for story in read_toml(f"{name}.toml")["feststellung"]
    ]
    return tuple(sorted(told, key=lambda story: str(story["id"])))


def folgen() -> dict[str, Any]:
    """Empfehlungen, answers, Maßnahmen and Wiedervorlagen as the file tells them."""
    return read_toml("empfehlungen.toml")


def population(office: Amt, pruefung: Beispielpruefung) -> list[Zeile]:
    """Every file with key (MI-00001 and so on), Standort, team, and what is paid for the flat in a month.

    Teams and amounts are as invented as everything else: files are shared out by their number among the teams of
    about the same size, amounts lie between 350 and 800 euro.
    """
    return [
        Zeile(
            f"{place.kuerzel}-{number:05d}",
            place.name,
            _LEAST_CENT + number * _STEP_CENT % _SPAN_CENT,
            f"{place.name} {number % teams + 1}",
        )
        for place in office.standorte
        for teams in (max(2, pruefung.bestand[place.id] // _FILES_PER_TEAM),)
        for number in range(1, pruefung.bestand[place.id] + 1)
    ]


def _cases(file: Path) -> list[Fall]:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter=";")
        return [
            Fall(
                schluessel=row["akte"],
                stand=row["status"],
                grund=row["grund"],
                ist_ersatz=bool(row["ersatz_fuer"]),
                antworten=tuple(Ergebnis(v) for k, v in row.items() if _is_point(k) and v),
                betraege=dict(_amount(part) for part in row["betraege_cent"].split()),
                zweit_mangel=row["zweitpruefung"] == "Mangel" if row["zweitpruefung"] else None,
            )
            for row in rows
        ]


def _is_point(column: str) -> bool:
    return column[0] == "p" and column[1:].isdecimal()


def _amount(part: str) -> tuple[int, int]:
    place, _, cents = part.partition(":")
    return int(place[1:]), int(cents)


def read_toml(name: str) -> dict[str, Any]:
    """One file of the example year as it is written."""
    return tomllib.loads((_folder() / name).read_text("utf-8"))


def _folder() -> Path:
    return paths.resources() / "beispieljahr"
