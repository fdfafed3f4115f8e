"""A form that came back from Word or LibreOffice: which fields there are and what stands in them.

A field is known by the tag of its content control; where a program has dropped the tags, by the bookmark at its label,
which means the cell to the right. All that stands in the cell counts, also beside the control.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from qmapp.act.management_response.rueckgabe import felder
from qmapp.act.management_response.rueckgabe.anker import anker, gleich
from qmapp.act.management_response.rueckgabe.rows import Angabe, Anker, Art, Eingang, Unlesbar, Ziel
from qmapp.reports.formular.anschreiben import IDENTITAET
from qmapp.reports.formular.merkmale import BEREICH, FORMULAR
from qmapp.reports.formular.paket import Paket, open_paket, refusal
from qmapp.reports.formular.steuerelement import PLATZHALTER

_NO_FIELDS = frozenset({Ziel.FORMULAR, Ziel.BEREICH, Ziel.INHALT})
_PLACEHOLDERS = {feld.code: PLATZHALTER[feld.form] for feld in (*felder.GESAMT, *felder.EMPFEHLUNG, *felder.MASSNAHME)}
#: What Word itself puts into a control that was emptied.
_WORDS_OF_WORD = re.compile(r"(?:Klicken|Tippen|Wählen Sie|Click|Choose|Enter)\b.{0,60}[.]?", re.DOTALL)
#: Text that was struck out, is only an instruction, or is written a second time for older programs.
_UNSEEN = frozenset({"del", "moveFrom", "instrText", "Fallback", "delText", "footnoteReference"})
_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo"})


def read_formular(path: Path) -> Eingang:
    """Read a form; raises UserError for every file that is no Management Response form of this program.

    Contents are not judged here: a field holds whatever stands in it.
    """
    paket = open_paket(path)
    found = _Fund(paket)
    number, owner = _identity(paket, found)
    if not any(told.anker.ziel not in _NO_FIELDS for told in found.angaben):
        raise refusal(
            f"In {path.name} ist kein Feld des Formulars mehr zu finden.",
            "Bitte lassen Sie das Formular noch einmal ausfüllen, ohne seinen Aufbau zu verändern.",
        )
    return Eingang(
        art=Art.FORMULAR,
        datei=path.name,
        id=number,
        bereich=owner,
        angaben=tuple(found.angaben),
        unlesbar=tuple(found.unlesbar),
        inhalt=tuple(found.inhalt.items()),
        hinweise=(*paket.hinweise, *found.hinweise),
    )


class _Fund:
    """What is found in one pass over the text."""

    def __init__(self, paket: Paket) -> None:
        tags: defaultdict[str, list[tuple[Anker, Any]]] = defaultdict(list)
        marks: defaultdict[str, list[tuple[Anker, Any]]] = defaultdict(list)
        self.inhalt: dict[UUID, str] = {}
        self.identity: defaultdict[Ziel, set[UUID]] = defaultdict(set)
        self.unlesbar: list[Unlesbar] = []
        seen: set[str] = set()
        for node in paket.text.iter():
            kind = _local(node)
            if kind == "sdt":
                self._tag(node, tags)
            elif kind == "bookmarkStart":
                self._mark(node, marks)
            elif kind in _TRACKED or kind == "commentReference":
                seen.add(kind)
        self.angaben = [Angabe(one, value) for one, value in self._fields(tags, marks)]
        self._strangers(paket.text, tags, marks)
        self.hinweise = _hints(seen)

    def _tag(self, node: Any, tags: defaultdict[str, list[tuple[Anker, Any]]]) -> None:
        tag = next((_value(child) for child in _properties(node) if _local(child) == "tag"), "")
        found = anker(tag)
        if found is not None and found.ziel not in _NO_FIELDS:
            tags[found.schluessel].append((found, _ancestor(node, "tc", node)))

    def _mark(self, node: Any, marks: defaultdict[str, list[tuple[Anker, Any]]]) -> None:
        found = anker(_value(node, "name"))
        if found is None:
            return
        if found.ziel is Ziel.INHALT:
            self.inhalt[found.id] = gleich(_text(_ancestor(node, "p", node)))
        elif found.ziel in _NO_FIELDS:
            if found.feld == IDENTITAET:
                self.identity[found.ziel].add(found.id)
        else:
            cell = _ancestor(node, "tc", None)
            beside = None if cell is None else _next_cell(cell)
            if beside is not None:
                marks[found.schluessel].append((found, beside))

    def _fields(
        self, tags: dict[str, list[tuple[Anker, Any]]], marks: dict[str, list[tuple[Anker, Any]]]
    ) -> Iterator[tuple[Anker, str]]:
        """Every field with its text, by tags where there are any; the same cell counts once."""
        for key in dict.fromkeys((*tags, *marks)):
            cells: set[int] = set()
            for found, cell in tags.get(key) or marks[key]:
                if id(cell) not in cells:
                    cells.add(id(cell))
                    yield found, _entered(cell, _PLACEHOLDERS.get(found.feld, ""))

    def _strangers(
        self, text: Any, tags: dict[str, list[tuple[Anker, Any]]], marks: dict[str, list[tuple[Anker, Any]]]
    ) -> None:
        """Controls that lie in no known cell: a copy of a section that has lost its names."""
        known = {id(cell) for found in (*tags.values(), *marks.values()) for _, cell in found}
        for node in text.iter():
            if _local(node) != "sdt":
                continue
            cell = _ancestor(node, "tc", None)
            if cell is None or id(cell) in known:
                continue
            value = gleich(_text(cell))
            if value and value not in _PLACEHOLDERS.values():
                place = gleich(_text(_row_label(cell))) or "Feld ohne Kennung"
                self.unlesbar.append(
                    Unlesbar(f"{place}, in einem kopierten Abschnitt", value, "Das Feld hat seine Kennung verloren.")
                )


def _identity(paket: Paket, found: _Fund) -> tuple[UUID, UUID]:
    """Id of the form and of its workspace, from the file's properties or from inside the text."""
    told = _merkmale(paket.merkmale)
    numbers = []
    for ziel, key in ((Ziel.FORMULAR, FORMULAR), (Ziel.BEREICH, BEREICH)):
        every = set(found.identity[ziel])
        if key in told:
            every.add(told[key])
        if not every:
            raise refusal(
                "Das ist kein Formular aus diesem Programm.",
                "Bitte wählen Sie die Datei, die Sie mit „Word-Formular schreiben“ angelegt und zurückbekommen haben.",
            )
        if len(every) > 1:
            raise refusal(
                "In dieser Datei sind zwei Formulare vermischt.",
                "Bitte lassen Sie beide einzeln ausfüllen und lesen Sie sie nacheinander ein.",
            )
        numbers.append(every.pop())
    return numbers[0], numbers[1]


def _merkmale(root: Any | None) -> dict[str, UUID]:
    found = {}
    for node in root if root is not None else ():
        try:
            found[str(node.get("name", ""))] = UUID("".join(node.itertext()).strip())
        except ValueError:
            continue
    return found


def _entered(cell: Any, placeholder: str) -> str:
    """What somebody wrote into a field: its text without what stands in an empty one."""
    text = _text(cell)
    if gleich(text) == placeholder:
        return ""
    # LibreOffice leaves the words standing when somebody writes before or behind them.
    if placeholder and text.startswith(placeholder):
        text = text.removeprefix(placeholder)
    elif placeholder and text.endswith(placeholder):
        text = text.removesuffix(placeholder)
    shows = any(_local(node) == "showingPlcHdr" for node in cell.iter())
    return "" if shows and _WORDS_OF_WORD.fullmatch(gleich(text)) else text


def _text(node: Any) -> str:
    """The text a reader sees, with line breaks; paragraphs are lines."""
    parts: list[str] = []
    _collect(node, parts)
    return "".join(parts).strip("\n")


def _collect(node: Any, parts: list[str]) -> None:
    for child in node:
        kind = _local(child)
        if kind in _UNSEEN:
            continue
        if kind == "t":
            parts.append(child.text or "")
        elif kind in ("br", "cr"):
            parts.append("\n")
        elif kind == "tab" and _local(node) == "r":
            parts.append(" ")
        elif kind == "noBreakHyphen":
            parts.append("-")
        else:
            _collect(child, parts)
            if kind == "p":
                parts.append("\n")


def _local(node: Any) -> str:
    """The name without its namespace, which differs between the two kinds of OOXML; comments have none."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _value(node: Any, name: str = "val") -> str:
    return next((str(value) for key, value in node.attrib.items() if key.rpartition("}")[2] == name), "")


def _properties(node: Any) -> Iterator[Any]:
    for child in node:
        if _local(child) == "sdtPr":
            yield from child


def _ancestor(node: Any, name: str, default: Any) -> Any:
    return next((above for above in node.iterancestors() if _local(above) == name), default)


def _next_cell(cell: Any) -> Any | None:
    """The cell to the right of a label, where the row still is labels and fields in turn.

    In a row from which a cell was taken, or two were exchanged, nobody can say which field belongs to a label: None.
    """
    row = _ancestor(cell, "tr", None)
    cells = (
        [] if row is None else [one for one in row.iter() if _local(one) == "tc" and _ancestor(one, "tr", None) is row]
    )
    position = next((at for at, one in enumerate(cells) if one is cell), 1)
    if position % 2 or len(cells) != _columns(row) or any(_is_label(one) for one in cells[1::2]):
        return None
    return cells[position + 1]


def _columns(row: Any) -> int:
    """How many columns the table has by its own account."""
    table = _ancestor(row, "tbl", None)
    return 0 if table is None else sum(_local(node) == "gridCol" for grid in table for node in grid)


def _is_label(cell: Any) -> bool:
    return any(_local(node) == "bookmarkStart" and anker(_value(node, "name")) is not None for node in cell.iter())


def _row_label(cell: Any) -> Any:
    before = cell.getprevious()
    return cell if before is None else before


def _hints(seen: set[str]) -> list[str]:
    hints = []
    if seen & _TRACKED:
        hints.append("Das Formular enthält nachverfolgte Änderungen. Gelesen wurde es, als wären alle angenommen.")
    if "commentReference" in seen:
        hints.append("Das Formular enthält Kommentare. Sie werden nicht übernommen.")
    return hints
