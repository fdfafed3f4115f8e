"""The Ziehungsprotokoll: everything needed to recompute a draw, as a JSON object, and the recomputation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from qmapp.checks.aktenpruefung import rezept
from qmapp.checks.aktenpruefung.auslosung import GezogeneAkte, Ziehungsergebnis, zieh
from qmapp.checks.aktenpruefung.folgeziehung import kette
from qmapp.checks.aktenpruefung.rows import Ausschluss, ListenAngaben, Plan, Zeile
from qmapp.checks.aktenpruefung.zeilen import checked
from qmapp.errors import UserError
from qmapp.german import integer

SCHEMA = 1
#: Changes only if the same list and seed would give another sample.
VERFAHREN_VERSION = "SHA-256-Ticket 1"
_OPTIONAL: dict[str, type] = {"anzahl": int, "neyman_aus_id": UUID}
#: What every protocol holds; the rest of the plan came later.
_FIRST_PLAN = {f.name for f in fields(Plan)[: [f.name for f in fields(Plan)].index("verloren_regel") + 1]}


@dataclass(frozen=True)
class Nachrechnung:
    """Whether list and protocol give the same draw; ``abweichungen`` are German sentences."""

    identisch: bool
    abweichungen: tuple[str, ...]


def protokoll(
    ergebnis: Ziehungsergebnis,
    *,
    angaben: ListenAngaben,
    wer: str,
    jetzt: datetime,
    version: str,
    kennung: str = "",
    titel: str = "",
    zweite_von: Mapping[str, str] | None = None,
    neyman_aus: str = "",
) -> dict[str, Any]:
    """The protocol as JSON values: numbers as numbers, per cents as typed, times ISO 8601 in UTC.

    ``ersetzungen`` is empty at first; later replacements are added to it in their order, nothing else ever changes.
    ``zweite_von`` is what a second draw says of the first one (Kennung, reason, digest of its protocol), ``neyman_aus``
    the Kennung of the Prüfung whose results divide this sample.
    """
    plan, chosen = ergebnis.plan, ergebnis.berechnung.gewaehlt
    assert chosen is not None, "a draw has a size"
    return {
        "schema": SCHEMA,
        "programm": "Q-Check",
        "programm_version": version,
        "verfahren_version": VERFAHREN_VERSION,
        "pruefung": {"kennung": kennung, "titel": titel},
        "liste": _liste(angaben),
        "grundgesamtheit": _grundgesamtheit(ergebnis),
        "ausschluesse": [asdict(entry) for entry in ergebnis.ausschluesse],
        "plan": {f.name: _plain(getattr(plan, f.name)) for f in fields(Plan)},
        **_startwert(plan),
        "umfang": ergebnis.umfang,
        "umfang_ungerundet": None if chosen.umfang_ungerundet is None else str(chosen.umfang_ungerundet),
        "genauigkeit": chosen.genauigkeit,
        "genauigkeit_50": chosen.genauigkeit_50,
        "gezogen_durch": wer,
        "gezogen_um": jetzt.astimezone(UTC).isoformat(timespec="seconds"),
        "stichprobe": [asdict(akte) for akte in ergebnis.akten],
        "reserve": [asdict(akte) for akte in ergebnis.reserve],
        "schritte": _schritte(ergebnis),
        "ersetzungen": [],
        "anleitung": list(_recipe(ergebnis)),
        **({} if zweite_von is None else {"zweite_ziehung_von": dict(zweite_von)}),
        **({"neyman_aus": neyman_aus} if neyman_aus else {}),
    }


def nachrechnen(protokoll: Mapping[str, Any], zeilen: Iterable[Zeile]) -> Nachrechnung:
    """Draw again from the list with the protocol's plan and compare everything; zeilen include excluded files.

    The later draws in ``weitere_ziehungen`` are recomputed too, and their chain of digests followed.

    Raises UserError where the mapping is no Ziehungsprotokoll this program knows.
    """
    try:
        if protokoll["schema"] != SCHEMA or protokoll["verfahren_version"] != VERFAHREN_VERSION:
            raise UserError(
                "Das Ziehungsprotokoll stammt von einer anderen Version von Q-Check.",
                advice="Bitte rechnen Sie es mit der Version nach, die darin genannt ist.",
            )
        plan = plan_aus(protokoll["plan"])
        excluded = [Ausschluss(**entry) for entry in protokoll["ausschluesse"]]
        expected = _Drawn(_akten(protokoll["stichprobe"]), _akten(protokoll["reserve"]))
        population = dict(protokoll["grundgesamtheit"])
        size, seed = int(protokoll["umfang"]), str(protokoll["startwert"])
    except _INCOMPLETE as error:
        raise _no_protocol() from error
    rows = list(zeilen)
    try:
        drawn = zieh(rows, plan, excluded)
    except UserError as error:
        return Nachrechnung(False, (f"Die Ziehung lässt sich mit dieser Liste nicht wiederholen: {error.message}",))
    said = _population_differences(population, drawn)
    if seed != plan.startwert:
        said.append("Das Protokoll nennt zwei verschiedene Startwerte.")
    if size != drawn.umfang:
        said.append(f"Der Umfang ist {integer(drawn.umfang)} Akten; das Protokoll nennt {integer(size)}.")
    if protokoll.get("schritte", []) != _schritte(drawn):
        said.append("Die Ziehung in Schritten beginnt an einer anderen Stelle als im Protokoll.")
    said += _differences("Stichprobe", expected.akten, drawn.akten)
    said += _differences("Reserve", expected.reserve, drawn.reserve)
    try:
        said += kette.abweichungen(protokoll, drawn, checked(rows))
    except _INCOMPLETE as error:
        raise _no_protocol() from error
    return Nachrechnung(not said, tuple(said))


_INCOMPLETE = (KeyError, TypeError, ValueError, AttributeError)


def _no_protocol() -> UserError:
    return UserError(
        "Die Datei ist kein vollständiges Ziehungsprotokoll.",
        advice="Bitte wählen Sie die JSON-Datei, die beim Ziehen abgelegt wurde.",
    )


@dataclass(frozen=True)
class _Drawn:
    akten: tuple[GezogeneAkte, ...]
    reserve: tuple[GezogeneAkte, ...]


def _startwert(plan: Plan) -> dict[str, str]:
    return {
        "startwert": plan.startwert,
        "startwert_herkunft": plan.startwert_herkunft.value,
        "startwert_von": plan.startwert_von,
        "startwert_zeuge": plan.startwert_zeuge,
    }


def _liste(angaben: ListenAngaben) -> dict[str, Any]:
    return {
        "datei": angaben.datei,
        "sha256": angaben.sha256,
        "blatt": angaben.blatt,
        "kopfzeile": angaben.kopfzeile,
        "spalten": {
            "schluessel": angaben.spalte_schluessel,
            "schicht": angaben.spalte_schicht,
            "betrag": angaben.spalte_betrag,
            "team": angaben.spalte_team,
            "weitere": list(angaben.weitere),
        },
        "stand": None if angaben.stand is None else angaben.stand.isoformat(),
        "ausgelassen": [{"zeile": line, "grund": why} for line, why in angaben.ausgelassen],
    }


def _grundgesamtheit(ergebnis: Ziehungsergebnis) -> dict[str, Any]:
    return {
        "anzahl": ergebnis.anzahl,
        "pruefsumme": ergebnis.pruefsumme,
        "ausgeschlossen": len(ergebnis.ausschluesse),
        "verbleibend": ergebnis.verbleibend,
        "pruefsumme_verbleibend": ergebnis.pruefsumme_verbleibend,
        "schichten": _schichten(ergebnis),
        "betraege": _betraege(ergebnis),
    }


def _schichten(ergebnis: Ziehungsergebnis) -> list[dict[str, Any]]:
    """Strata of the list with the files drawn from each, whether or not the draw was stratified."""
    drawn: dict[str, int] = {}
    for akte in ergebnis.akten:
        drawn[akte.schicht] = drawn.get(akte.schicht, 0) + 1
    return [{"schicht": name, "bestand": count, "akten": drawn.get(name, 0)} for name, count in ergebnis.bestaende]


def _betraege(ergebnis: Ziehungsergebnis) -> dict[str, int] | None:
    """What a draw by amount found in the list; None for every other draw."""
    lage = ergebnis.betraege
    if lage is None:
        return None
    return {
        "akten": lage.akten,
        "summe_cent": lage.summe_cent,
        "null": lage.null,
        "negativ": lage.negativ,
        "ohne": lage.ohne,
    }


def _schritte(ergebnis: Ziehungsergebnis) -> list[dict[str, Any]]:
    """Where equal steps began and how many files of a draw by amount were certain, per stratum; else nothing."""
    return [
        {"schicht": schicht.name, "start": schicht.start, "sicher": schicht.sicher}
        for schicht in ergebnis.schichten
        if schicht.start is not None or schicht.sicher
    ]


def _recipe(ergebnis: Ziehungsergebnis) -> tuple[str, ...]:
    plan = ergebnis.plan
    drawn = ((schicht.name, len(schicht.akten), len(schicht.reserve)) for schicht in ergebnis.schichten)
    return (
        *rezept.schritte(plan),
        f"Prüfsumme der Grundgesamtheit: {rezept.pruefsummenzeile()}",
        *rezept.befehle(plan, rezept.laeufe(plan, drawn)),
        "Mit Q-Check: qmapp stichprobe nachrechnen PROTOKOLL.json LISTE",
    )


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, tuple):
        return [list(entry) for entry in value]
    return value.value if isinstance(value, Enum) else value


def plan_aus(values: Mapping[str, Any]) -> Plan:
    """The plan of a protocol; raises KeyError, TypeError or ValueError where it is none."""
    defaults = Plan()
    given: dict[str, Any] = {}
    for f in fields(Plan):
        # A protocol of an earlier version does not name what did not exist then.
        value = values[f.name] if f.name in _FIRST_PLAN else values.get(f.name, getattr(defaults, f.name))
        kind = _OPTIONAL.get(f.name, type(getattr(defaults, f.name)))
        given[f.name] = None if value is None and f.name in _OPTIONAL else kind(value)
    given["neyman_quoten"] = tuple((str(name), int(x), int(n)) for name, x, n in given["neyman_quoten"])
    return Plan(**given)


def _akten(entries: Sequence[Mapping[str, Any]]) -> tuple[GezogeneAkte, ...]:
    return tuple(GezogeneAkte(**entry) for entry in entries)


def _population_differences(population: dict[str, Any], drawn: Ziehungsergebnis) -> list[str]:
    said = []
    if population.get("anzahl") != drawn.anzahl:
        said.append(f"Die Liste hat {integer(drawn.anzahl)} Akten, das Protokoll nennt eine andere Zahl.")
    if population.get("pruefsumme") != drawn.pruefsumme:
        said.append("Die Prüfsumme der Liste stimmt nicht mit dem Protokoll überein.")
    if population.get("pruefsumme_verbleibend") != drawn.pruefsumme_verbleibend:
        said.append("Die Prüfsumme der Akten, aus denen gezogen wurde, stimmt nicht mit dem Protokoll überein.")
    if population.get("schichten") != _schichten(drawn):
        said.append("Die Schichten haben andere Bestände oder Umfänge als im Protokoll.")
    if population.get("betraege") != _betraege(drawn):
        said.append("Die Beträge der Liste haben eine andere Summe oder Zahl als im Protokoll.")
    return said


def _differences(what: str, expected: tuple[GezogeneAkte, ...], found: tuple[GezogeneAkte, ...]) -> list[str]:
    if expected == found:
        return []
    keys = {akte.schluessel for akte in expected}
    again = {akte.schluessel for akte in found}
    if keys == again:
        return [f"{what}: Reihenfolge, Rang oder Ticket stimmen nicht mit dem Protokoll überein."]
    return [
        f"{what}: {integer(len(keys - again))} Akten des Protokolls werden nicht gezogen, "
        f"{integer(len(again - keys))} andere dafür."
    ]
