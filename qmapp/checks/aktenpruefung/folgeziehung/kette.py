"""The entries of the Ziehungsprotokoll behind the first draw: chained by their digests, and recomputed.

Every entry names in ``vorgaenger_sha256`` the digest of the entry before it, so that none can be left out, put in or
changed without being seen. A digest is the SHA-256 of the entry as compact JSON with sorted keys in UTF-8; of the first
entry without what is added to it later (``ersetzungen``, ``weitere_ziehungen``, ``zweite_ziehungen``), of every one
without its own digest.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from qmapp.checks.aktenpruefung.auslosung import GezogeneAkte, Ziehungsergebnis
from qmapp.checks.aktenpruefung.folgeziehung.fortsetzung import Topf, setze_fort, toepfe
from qmapp.checks.aktenpruefung.rows import Plan, Zeile, Ziehungsart

_OWN = "protokoll_sha256"
_LATER = "weitere_ziehungen"
#: What the first entry gets only when it is read.
_ADDED = (_OWN, _LATER, "zweite_ziehungen")


def als_text(content: Mapping[str, Any]) -> str:
    """An entry as it is kept and digested."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    """The digest of an entry's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def abweichungen(protokoll: Mapping[str, Any], drawn: Ziehungsergebnis, zeilen: Iterable[Zeile]) -> list[str]:
    """Why the entries behind the first draw or its replacements are not what they must be, as German sentences.

    ``drawn`` is the first draw recomputed, ``zeilen`` the whole list. Raises KeyError, TypeError or ValueError where an
    entry lacks something.
    """
    out = {entry.schluessel for entry in drawn.ausschluesse}
    rows = [row for row in zeilen if row.schluessel not in out]
    stand = _Stand(drawn, rows)
    entries = [dict(entry) for entry in protokoll.get(_LATER, ())]
    said = _chain(protokoll, entries)
    for entry in entries:
        art = Ziehungsart(entry["art"])
        name = f"Ziehung {entry['nummer']}"
        said += stand.extend(entry, name) if art is Ziehungsart.ERWEITERUNG else stand.pick(entry, name)
    used = {str(entry["ersatz"]) for entry in protokoll.get("ersetzungen", ()) if entry.get("ersatz")}
    return said if stand.moved_up_in_order(used) else [*said, _OUT_OF_ORDER]


_OUT_OF_ORDER = "Ersatzakten sind nicht in der Reihenfolge der Ziehung nachgerückt."


def _chain(protokoll: Mapping[str, Any], entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """The first entry is checked where it says its digest; a draw without a workspace never had one."""
    before = protokoll.get(_OWN, "")
    core = {name: value for name, value in protokoll.items() if name not in _ADDED}
    said = []
    if before and before != sha256(als_text({**core, "ersetzungen": []})):
        said.append("Das Protokoll der ersten Ziehung stimmt nicht mit seiner Prüfsumme überein.")
    for number, entry in enumerate(entries, start=2):
        own = sha256(als_text({name: value for name, value in entry.items() if name != _OWN}))
        if entry["nummer"] != number or entry["vorgaenger_sha256"] != before:
            said.append(f"Vor Ziehung {entry['nummer']} fehlt ein Eintrag, oder er wurde geändert.")
        if entry[_OWN] != own:
            said.append(f"Ziehung {entry['nummer']} stimmt nicht mit ihrer Prüfsumme überein.")
        before = entry[_OWN]
    return said


@dataclass
class _Weg:
    """A stratum on its way through the entries: where it stands, which spares must have moved up, which still may."""

    topf: Topf
    must: list[str] = field(default_factory=list)
    may: tuple[str, ...] = ()


class _Stand:
    """The draws recomputed one after the other."""

    def __init__(self, drawn: Ziehungsergebnis, rows: Sequence[Zeile]) -> None:
        self._plan: Plan = drawn.plan
        self._schicht_of = {row.schluessel: row.schicht for row in rows}
        first = {s.name: s for s in drawn.schichten}
        self._ways = {}
        for topf in toepfe(rows, drawn.plan):
            found = first[topf.name]
            spares = tuple(akte.schluessel for akte in found.reserve)
            self._ways[topf.name] = _Weg(replace(topf, gezogen=len(found.akten)), may=spares)

    def extend(self, entry: Mapping[str, Any], name: str) -> list[str]:
        """Go on with the order as the entry says and compare."""
        files: list[GezogeneAkte] = []
        spares: list[GezogeneAkte] = []
        for told in entry["schichten"]:
            way = self._ways.get(told["schicht"])
            moved = 0 if way is None else int(told["bisher"]) - way.topf.vergeben
            if way is None or not 0 <= moved <= len(way.may):
                return [f"{name}: Die Schichten oder ihr bisheriger Umfang stimmen nicht."]
            way.must += way.may[:moved]
            way.topf = replace(way.topf, nachgerueckt=way.topf.nachgerueckt + moved)
            found = setze_fort(way.topf, int(told["neu"]), self._plan, self._schicht_of)
            files += found.akten
            spares += found.reserve
            way.topf = replace(way.topf, gezogen=way.topf.gezogen + len(found.akten))
            way.may = tuple(akte.schluessel for akte in found.reserve)
        said = []
        if [asdict(akte) for akte in files] != entry["akten"] or entry["umfang"] != len(files):
            said.append(f"{name}: Die Akten setzen die Reihenfolge der ersten Ziehung nicht fort.")
        if [asdict(akte) for akte in spares] != entry["reserve"]:
            said.append(f"{name}: Die Ersatzakten sind nicht die nächsten in der Reihenfolge.")
        return said

    def pick(self, entry: Mapping[str, Any], name: str) -> list[str]:
        """Files picked deliberately follow no order; they only have to be in the list."""
        keys = [told["schluessel"] for told in entry["akten"]]
        if entry["umfang"] == len(keys) and self._schicht_of.keys() >= set(keys):
            return []
        return [f"{name}: Bewusst ausgewählte Akten stehen nicht in der Liste."]

    def moved_up_in_order(self, used: set[str]) -> bool:
        """Whether the spares moved up are those that must have, and then the next ones, none left out."""
        must = {key for way in self._ways.values() for key in way.must}
        may = {key for way in self._ways.values() for key in way.may}
        taken = [[key in used for key in way.may] for way in self._ways.values()]
        in_order = all(flags == sorted(flags, reverse=True) for flags in taken)
        return in_order and must <= used <= must | may
