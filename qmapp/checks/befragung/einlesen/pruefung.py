"""All that is wrong with a file before anything is written, and what should be known about it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from qmapp.checks.befragung.einlesen import koepfe
from qmapp.checks.befragung.einlesen.befunde import MOST_SHOWN, Befund, Pruefbericht, Stelle
from qmapp.checks.befragung.einlesen.lesung import Lage, Lesung
from qmapp.checks.befragung.einlesen.vorschlag import zielart
from qmapp.checks.befragung.einlesen.werte import Schreibweise
from qmapp.checks.befragung.einlesen.zuordnung import Befundart, Grund, Richtung, Zielart, Zuordnung
from qmapp.checks.katalog import Katalog
from qmapp.german import integer
from qmapp.spreadsheets import Tabelle

LONGEST_NUMBER = 40
_PREVIEW = 5
_ASKED = (Zielart.ITEM, Zielart.ANGABE, Zielart.FREITEXT)


def pruefe(katalog: Katalog, tabelle: Tabelle, zuordnung: Zuordnung, lage: Lage | None = None) -> Pruefbericht:
    """What reading the file would give and what is wrong; writes nothing and raises nothing."""
    return bericht(Lesung(katalog, tabelle, zuordnung, lage or Lage()))


def bericht(lesung: Lesung) -> Pruefbericht:
    """What is found in a file that was read."""
    befunde = tuple(_befunde(lesung))
    return Pruefbericht(
        zeilen=lesung.tabelle.zeilen + len(lesung.tabelle.ausgelassen),
        boegen=len(lesung.neu),
        befunde=befunde,
        offen=tuple(one for one in befunde if one.art not in lesung.zuordnung.erlaubt or not one.erlaubbar),
        hinweise=tuple(_hinweise(lesung)),
        ausgelassen=tuple(sorted(lesung.ausgelassen, key=lambda row: row.zeile)),
        funde=sum(text.funde(lesung.tabelle, lesung.neu) for text in lesung.texte),
        vorschau=tuple(lesung.boegen(_PREVIEW)),
    )


def skalenworte(katalog: Katalog) -> str:
    """The ends of the scale for a sentence: ``von 1 bis 5``."""
    return "von {0} bis {2}".format(*_scale(katalog))


def _befunde(lesung: Lesung) -> Iterator[Befund]:
    if not lesung.tabelle.zeilen:
        yield Befund(
            Befundart.KEINE_ZEILEN,
            "Unter den Spaltenköpfen steht keine Antwort.",
            "Bitte wählen Sie eine andere Datei oder ein anderes Blatt.",
        )
    yield from _of_targets(lesung)
    scale = skalenworte(lesung.katalog)
    for read in lesung.antworten:
        choices = lesung.katalog.punkt(read.ziel.code).optionen
        words = f"von 1 bis {len(choices)}" if choices else scale
        yield from read.befunde(lesung.tabelle, lesung.abgeschlossen, words)
    if lesung.zuordnung.richtung is Richtung.OFFEN and lesung.geschrieben(Schreibweise.CODE):
        yield Befund(
            Befundart.RICHTUNG,
            "Die Antworten sind Codes wie A1; welches Ende der Skala A1 ist, steht nicht in der Datei.",
            "Sagen Sie, ob A1 „{1}“ oder „{3}“ bedeutet.".format(*_scale(lesung.katalog)),
        )
    yield from (befund for text in lesung.texte for befund in text.befunde(lesung.tabelle, lesung.neu))
    yield from _of_numbers(lesung)
    yield from _of_file(lesung)


def _of_targets(lesung: Lesung) -> Iterator[Befund]:
    used = Counter((ziel.art, ziel.code) for ziel in lesung.zuordnung.spalten if ziel.art is not Zielart.IGNORIERT)
    if not any(art in _ASKED for art, _ in used):
        yield Befund(
            Befundart.NICHTS_ZUGEORDNET,
            "Keine Spalte gehört zu einer Frage des Bogens.",
            "Bitte ordnen Sie mindestens eine Spalte einer Aussage zu.",
        )
        return
    for (art, code), count in used.items():
        if count > 1:
            places = [i for i, ziel in enumerate(lesung.zuordnung.spalten) if (ziel.art, ziel.code) == (art, code)]
            yield Befund(
                Befundart.SPALTE_DOPPELT,
                f"{code or 'Die Bogennummer'} ist {count} Spalten zugeordnet: "
                + ", ".join(f"„{koepfe.gelesen(lesung.tabelle.kopf[i]).worte or i + 1}“" for i in places[:3]),
                "Bitte lassen Sie nur eine davon stehen.",
                places[-1],
            )
    missing = [p for p in lesung.katalog.punkte if zielart(p) is Zielart.ITEM and (Zielart.ITEM, p.code) not in used]
    if missing:
        yield Befund(
            Befundart.ITEM_OHNE_SPALTE,
            f"Aussagen, zu denen keine Spalte gehört: {_listed([p.code for p in missing])}.",
            "Ordnen Sie die Spalten zu, oder lassen Sie diese Aussagen ohne Antwort.",
            anzahl=len(missing),
        )


def _of_numbers(lesung: Lesung) -> Iterator[Befund]:
    rows = lesung.neu
    counted = Counter(lesung.nummern[row] for row in rows)
    checks = (
        (Befundart.NUMMER_FEHLT, "ohne Bogennummer", lambda text: not text),
        (Befundart.NUMMER_LANG, f"mit einer Bogennummer von mehr als {LONGEST_NUMBER} Zeichen", _is_long),
        (Befundart.NUMMER_DOPPELT, "mit einer Bogennummer, die mehrfach vorkommt", lambda text: counted[text] > 1),
    )
    for art, what, wrong in checks:
        if found := [row for row in rows if wrong(lesung.nummern[row])]:
            advice = "Berichtigen Sie die Datei, oder nehmen Sie die Zeilennummer als Bogennummer."
            yield _at(lesung, art, f"Zeilen {what}: {integer(len(found))}.", advice, found)
    if lesung.bekannt:
        yield _at(
            lesung,
            Befundart.NUMMER_VORHANDEN,
            f"Bogennummern, die es in dieser Befragung schon gibt: {integer(len(lesung.bekannt))}.",
            "Diese Zeilen werden ausgelassen; vorhandene Bögen bleiben, wie sie sind.",
            lesung.bekannt,
        )


def _of_file(lesung: Lesung) -> Iterator[Befund]:
    total, handed_out = len(lesung.lage.nummern) + len(lesung.neu), lesung.lage.ausgegeben
    if handed_out is not None and total > handed_out:
        yield Befund(
            Befundart.MEHR_ALS_AUSGEGEBEN,
            f"Mit dieser Datei wären es {integer(total)} Bögen, ausgegeben sind nur {integer(handed_out)}.",
            "Bitte prüfen Sie die Datei und die Zahl der ausgegebenen Bögen.",
        )
    if lesung.tabelle.sha256 in lesung.lage.gelesen:
        yield Befund(
            Befundart.SCHON_EINGELESEN,
            "Genau diese Datei ist in diese Befragung schon eingelesen.",
            "Lesen Sie sie nur noch einmal ein, wenn Sie das wirklich wollen.",
        )
    if lost := lesung.tabelle.ausgelassen:
        yield Befund(
            Befundart.ZEILE_UNLESBAR,
            f"Zeilen mit mehr Feldern als die Kopfzeile, die sich nicht lesen lassen: {integer(len(lost))}.",
            "Bitte prüfen Sie das Trennzeichen und die Kopfzeile, oder lassen Sie diese Zeilen aus.",
            stellen=tuple(Stelle(row.zeile, row.grund) for row in lost[:MOST_SHOWN]),
            anzahl=len(lost),
        )


def _hinweise(lesung: Lesung) -> Iterator[str]:
    yield from lesung.tabelle.hinweise
    if any(ziel.grund is Grund.REIHENFOLGE and ziel.art is Zielart.ITEM for ziel in lesung.zuordnung.spalten):
        yield "Die Aussagen wurden nach ihrer Reihenfolge zugeordnet. Bitte prüfen Sie jede."
    if lesung.geschrieben(Schreibweise.ZAHL):
        low, first, high, last = _scale(lesung.katalog)
        if lesung.zuordnung.richtung is Richtung.ABSTEIGEND:
            first, last = last, first
        yield f"Zahlen gelten als Stufen: {low} ist „{first}“, {high} ist „{last}“."
    about = {how for read in lesung.antworten if read.ziel.art is Zielart.ANGABE for how in read.schreibweisen}
    if about & {Schreibweise.CODE, Schreibweise.ZAHL}:
        yield "Zahlen und Codes bei Angaben zur Person gelten in der Reihenfolge, in der der Fragebogen sie anbietet."
    telling = [head.worte for head in map(koepfe.gelesen, lesung.tabelle.kopf) if head.verraet]
    if telling:
        yield f"Angaben, die eine Person erkennen lassen, werden nicht gelesen: {_listed(telling)}."


def _at(lesung: Lesung, art: Befundart, satz: str, rat: str, rows: Sequence[int]) -> Befund:
    shown = tuple(Stelle(lesung.tabelle.nummern[row], lesung.nummern[row]) for row in rows[:MOST_SHOWN])
    return Befund(art, satz, rat, lesung.zuordnung.spalte(Zielart.BOGENNUMMER), shown, len(rows))


def _scale(katalog: Katalog) -> tuple[int, str, int, str]:
    """Lowest and highest step with their words."""
    assert katalog.skala is not None, "every catalogue of a Befragung has one"
    steps = sorted(katalog.skala.stufen, key=lambda step: step.wert)
    return steps[0].wert, steps[0].wort, steps[-1].wert, steps[-1].wort


def _is_long(text: str) -> bool:
    return len(text) > LONGEST_NUMBER


def _listed(names: Sequence[str], most: int = 5) -> str:
    return ", ".join(names[:most]) + (f" und {len(names) - most} weitere" if len(names) > most else "")
