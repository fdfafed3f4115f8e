"""What is looked at before a report goes out: its tree is read as the formats write it, and open points are named.

Nothing here stops an export. Every row is the result of a check of this very document; what a program cannot check
(whether a name stands in a sentence) is said and not claimed.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from itertools import pairwise

from qmapp.checks.aktenpruefung.rows import AkteZeile, Pruefung
from qmapp.german import integer
from qmapp.reports import alt
from qmapp.reports.chart_data import (
    Bar,
    BarsWithInterval,
    Chart,
    Columns,
    Likert,
    Line,
    PointsWithInterval,
    Profile,
    RangeAgainstLimit,
)
from qmapp.reports.document import Document, Facts, Figure, Heading, Span, Table
from qmapp.reports.text import clean, is_web_address, plain

#: BCP 47 as far as reports need it: ``de``, ``de-DE``.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
#: A finding is a sentence or nearly one; a title of fewer words only names a subject.
_WORDS_OF_A_FINDING = 3
#: Numbers this short (counts, years) stand in every report, so a key like them cannot be told from one.
_LIKE_A_COUNT = re.compile(r"\d{1,4}")


@dataclass(frozen=True)
class Vorpruefung:
    """A checked point: ``ok`` or open, what it is, and in ``satz`` what was counted or what to look at."""

    ok: bool
    text: str
    satz: str = ""


def vorpruefung(document: Document, aktenzeichen: Collection[str] | None = None) -> tuple[Vorpruefung, ...]:
    """The checks of a document that apply to it, in German.

    ``aktenzeichen``: the keys of the drawn files where the report promises to name none; None where it may name them.
    """
    figures = tuple(block for block in document.blocks if isinstance(block, Figure))
    tables = tuple(block for block in document.blocks if isinstance(block, Table | Facts))
    links = tuple(_links(document.blocks))
    return (
        _head(document),
        _headings(tuple(block for block in document.blocks if isinstance(block, Heading))),
        *((_figures(figures),) if figures else ()),
        *((_tables(tables),) if tables else ()),
        *((_link_texts(links, document),) if links else ()),
        *((_keys(document, aktenzeichen),) if aktenzeichen is not None else ()),
    )


def offene_punkte(pruefung: Pruefung, akten: Sequence[AkteZeile]) -> tuple[Vorpruefung, ...]:
    """What of a drawn Prüfung is not settled while its report is written: files, closing, the agreed Höchstwert."""
    offen = sum(akte.stand.zu_tun for akte in akten)
    left = "Noch 1 Akte offen" if offen == 1 else f"Noch {integer(offen)} Akten offen"
    return (
        Vorpruefung(False, left, "Der Bericht ist vorläufig.")
        if offen
        else Vorpruefung(True, "Alle Akten geprüft", "Keine gezogene Akte ist offen."),
        Vorpruefung(False, "Noch nicht abgeschlossen", "Das Ergebnis kann sich ändern.")
        if pruefung.abgeschlossen_am is None
        else Vorpruefung(True, "Prüfung abgeschlossen", "Das Ergebnis steht fest."),
        Vorpruefung(False, "Kein Höchstwert vereinbart", "Der Bericht nennt die Fehlerquote ohne Urteil.")
        if pruefung.hoechstwert is None
        else Vorpruefung(True, "Höchstwert vereinbart", "Der Bericht misst das Ergebnis an ihm."),
    )


def _head(document: Document) -> Vorpruefung:
    language = document.language if _LANGUAGE.fullmatch(document.language) else ""
    parts = (("Titel", document.title), ("Sprache", language), ("Amt", document.office))
    missing = [name for name, value in parts if not clean(value).strip()]
    if missing:
        return Vorpruefung(False, "Angaben im Kopf fehlen", f"Es fehlt: {', '.join(missing)}.")
    return Vorpruefung(True, "Titel, Sprache und Amt", f"Sprache {document.language}.")


def _headings(headings: Sequence[Heading]) -> Vorpruefung:
    name = "Gliederung"
    if not headings:
        return Vorpruefung(False, name, "Der Bericht hat keine Überschrift.")
    if not all(_told(heading.text) for heading in headings):
        return Vorpruefung(False, name, "Eine Überschrift ist leer.")
    levels = (0, *(heading.level for heading in headings))
    leaps = [
        heading.text for heading, (before, level) in zip(headings, pairwise(levels), strict=True) if level > before + 1
    ]
    if leaps:
        return Vorpruefung(False, name, f"Vor {_quoted(leaps)} fehlt eine Ebene.")
    return Vorpruefung(True, name, f"{_count(len(headings), 'Überschrift', 'Überschriften')}, keine Ebene fehlt.")


def _figures(figures: Sequence[Figure]) -> Vorpruefung:
    name = "Alternativtexte der Bilder"
    for figure in figures:
        title = figure.title.strip()
        shown = _quoted([title]) if title else "einem Bild"
        if not _has_data(figure.chart) or not alt.of_figure(figure).strip(". "):
            return Vorpruefung(False, name, f"Bei {shown} fehlen Werte oder ihre Bezeichnung.")
        if len(title.split()) < _WORDS_OF_A_FINDING:
            return Vorpruefung(False, name, f"Der Titel von {shown} sagt keinen Befund.")
    return Vorpruefung(True, name, f"{_count(len(figures), 'Bild', 'Bilder')}, jedes mit Befund und Alternativtext.")


def _has_data(chart: Chart) -> bool:
    """Whether every value of the drawing can be told: an alternative of empty labels says nothing."""
    match chart:
        case BarsWithInterval(bars, _):
            return _named(bars)
        case PointsWithInterval(points, total, _):
            return _named((*points, total)) and bool(points)
        case RangeAgainstLimit(value, _, _, _):
            return _named((value,))
        case Columns(categories, series, _) | Line(categories, series, _):
            told = all(_told(one.label) and len(one.words) == len(categories) for one in series)
            return bool(series) and told and bool(categories) and all(map(_told, categories))
        case Profile(steps, rows, name, _):
            return bool(rows) and all(map(_told, (*steps, name, *(row.label for row in rows))))
        case Likert(steps, answers, side):
            return bool(answers) and all(map(_told, (*steps, side, *(row.label for row in answers))))


def _named(bars: Sequence[Bar]) -> bool:
    return bool(bars) and all(_told(bar.label) and _told(bar.words) for bar in bars)


def _tables(tables: Sequence[Table | Facts]) -> Vorpruefung:
    name = "Köpfe der Tabellen"
    for table in tables:
        fault = _fault(table)
        if fault:
            shown = _quoted([table.title]) if _told(table.title) else "Eine Tabelle"
            return Vorpruefung(False, name, f"{shown} {fault}.")
    return Vorpruefung(True, name, f"{_count(len(tables), 'Tabelle', 'Tabellen')}, alle Spalten und Zeilen benannt.")


def _fault(table: Table | Facts) -> str:
    """What keeps the cells of a table from being told by their heads; empty if nothing does."""
    if isinstance(table, Facts):
        return "" if all(_told(name) for name, _ in table.rows) else "hat eine Zeile ohne Namen"
    if not _told(table.title):
        return "hat keinen Titel"
    if not all(_told(column.title) for column in table.columns):
        return "hat eine Spalte ohne Titel"
    heads = [position for position, column in enumerate(table.columns) if column.header]
    if not heads:
        return "hat keine Spalte, die ihre Zeilen benennt"
    rows = (*table.rows, *((table.total,) if table.total else ()))
    return "" if all(_told(row[head]) for row in rows for head in heads) else "hat eine Zeile ohne Namen"


def _links(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        if value.link:
            yield value
    else:
        for part in _parts(value):
            yield from _links(part)


def _link_texts(links: Sequence[Span], document: Document) -> Vorpruefung:
    name = "Verweise"
    anchors = {block.anchor for block in document.blocks if isinstance(block, Heading) and block.anchor}
    for link in links:
        if not _told(link.text):
            return Vorpruefung(False, name, f"Der Verweis auf {link.link} hat keinen Text.")
        inside = link.link.startswith("#")
        if not (link.link[1:] in anchors if inside else is_web_address(link.link)):
            return Vorpruefung(False, name, f"Der Verweis {_quoted([link.text])} führt nirgendwohin.")
    return Vorpruefung(True, name, f"{_count(len(links), 'Verweis', 'Verweise')}, jeder mit Text und Ziel.")


def _keys(document: Document, aktenzeichen: Collection[str]) -> Vorpruefung:
    said = _plain(" | ".join(_texts(document)))
    keys = {clean(key).strip() for key in aktenzeichen} - {""}
    found = sorted(key for key in keys if _stands_in(_plain(key), said))
    doubtful = [key for key in found if _LIKE_A_COUNT.fullmatch(key)]
    certain = [key for key in found if key not in doubtful]
    if certain:
        number = _count(len(certain), "Aktenzeichen", "Aktenzeichen")
        return Vorpruefung(False, "Aktenzeichen im Text", f"{number} der Stichprobe im Bericht: {_some(certain)}.")
    if doubtful:
        satz = "Kurze Nummern lassen sich nicht von anderen Zahlen unterscheiden. Bitte selbst nachsehen."
        return Vorpruefung(False, "Aktenzeichen nicht prüfbar", satz)
    counted = f"{integer(len(keys))} gesucht, keines gefunden. Namen erkennt das Programm nicht."
    return Vorpruefung(True, "Keine Aktenzeichen", counted)


def _stands_in(key: str, said: str) -> bool:
    """Whether the key stands there on its own; the plain search first, because most keys are nowhere."""
    return key in said and re.search(rf"(?<!\w){re.escape(key)}(?!\w)", said) is not None


def _texts(value: object) -> Iterator[str]:
    """Every text of a tree; runs of one paragraph together, because a word may change its look within."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and value and all(isinstance(part, Span) for part in value):
        yield plain(value)
        yield from (span.link for span in value)
    else:
        for part in _parts(value):
            yield from _texts(part)


def _parts(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        yield from value
    elif is_dataclass(value):
        yield from (getattr(value, each.name) for each in fields(value))


def _plain(text: str) -> str:
    return " ".join(clean(text).casefold().split())


def _told(text: str) -> bool:
    return bool(clean(text).strip())


def _count(count: int, one: str, many: str) -> str:
    return f"{integer(count)} {one if count == 1 else many}"


def _quoted(titles: Sequence[str]) -> str:
    return _some([f"„{clean(title)}“" for title in titles])


def _some(told: Sequence[str], most: int = 3) -> str:
    more = f" und {integer(len(told) - most)} weitere" if len(told) > most else ""
    return ", ".join(told[:most]) + more
