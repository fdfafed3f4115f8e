"""What followed the first draw: extensions, deliberate picks, second draws; each with its reason."""

from collections.abc import Iterator

from qmapp.checks.aktenpruefung.auslosung import GezogeneAkte
from qmapp.checks.aktenpruefung.rows import Ziehungsart
from qmapp.german import NBSP, day, integer, points
from qmapp.reports import wortlaut
from qmapp.reports.document import Block, Column, Heading, Note, Paragraph, Table
from qmapp.reports.ziehungsprotokoll.festlegung import schichtname
from qmapp.reports.ziehungsprotokoll.folge import WeitereZiehung
from qmapp.reports.ziehungsprotokoll.ziehung import Ziehung

NAMEN = {Ziehungsart.ERWEITERUNG: "Erweiterung", Ziehungsart.BEWUSST: "bewusste Auswahl"}


def gibt_es(ziehung: Ziehung) -> bool:
    """Whether anything followed the first draw or went before it."""
    return bool(ziehung.weitere or ziehung.zweite or ziehung.zweite_von)


def abschnitt(ziehung: Ziehung, nummer: str) -> tuple[Block, ...]:
    """The section of the Ziehungsprotokoll, with the digests that chain the entries; nothing where nothing followed."""
    if not gibt_es(ziehung):
        return ()
    return (
        Heading(1, "Weitere Ziehungen", number=nummer),
        *bezuege(ziehung),
        *(block for weitere in ziehung.weitere for block in _eintrag(ziehung, weitere)),
    )


def bezuege(ziehung: Ziehung) -> Iterator[Block]:
    """The other draws from the same population."""
    first = ziehung.zweite_von
    if first is not None:
        yield Paragraph(
            f"Dies ist eine zweite Ziehung aus der Grundgesamtheit der Prüfung {first.kennung}, {first.titel}. "
            f"Die erste Ziehung bleibt bestehen. Grund der zweiten: {_satz(first.grund)}"
        )
    for other in ziehung.zweite:
        yield Paragraph(
            f"Aus derselben Grundgesamtheit gibt es eine zweite Ziehung: {other.kennung}, {other.titel}. "
            f"Grund: {_satz(other.grund)}"
        )


def uebersicht(ziehung: Ziehung) -> tuple[Block, ...]:
    """Every entry with its reason in one table, and what must be said beside the extensions; without any key."""
    if not ziehung.weitere:
        return ()
    notes = tuple(dict.fromkeys(w.hinweis for w in ziehung.weitere if w.zufall and w.hinweis))
    return (
        Table(
            title="Weitere Ziehungen mit Grund",
            columns=(
                Column("Nr.", "right", 0.4, kind="int"),
                Column("Art", width=1.2, header=True),
                Column("Akten", "right", 0.6, kind="int"),
                Column("Am", width=0.9),
                Column("Grund", width=2.6),
            ),
            rows=tuple(
                (integer(w.nummer), NAMEN[w.art], integer(w.umfang), day(w.gezogen_um.astimezone().date()), w.grund)
                for w in ziehung.weitere
            ),
        ),
        *((Note("Bitte beachten", notes, tone="warn"),) if notes else ()),
    )


def listen(ziehung: Ziehung, erster: str) -> Iterator[Block]:
    """The files of every entry as annexes, lettered from ``erster``."""
    for place, weitere in enumerate(ziehung.weitere):
        yield Heading(1, f"Akten der Ziehung {weitere.nummer}: {NAMEN[weitere.art]}", number=chr(ord(erster) + place))
        yield _liste(ziehung, weitere, f"Ziehung {weitere.nummer}, {NAMEN[weitere.art]}", weitere.akten)
        if weitere.reserve:
            yield _liste(ziehung, weitere, f"Ersatzakten nach Ziehung {weitere.nummer}", weitere.reserve)


def _eintrag(ziehung: Ziehung, weitere: WeitereZiehung) -> Iterator[Block]:
    gezogen = weitere.gezogen_um.astimezone()
    facts = [
        ("Art", NAMEN[weitere.art]),
        ("Grund", weitere.grund),
        ("Akten", integer(weitere.umfang)),
        ("Am", f"{day(gezogen.date())}, {gezogen:%H:%M}{NBSP}Uhr"),
        ("Durch", weitere.gezogen_durch),
    ]
    if weitere.zufall:
        before, after = points(weitere.genauigkeit_vorher), points(weitere.genauigkeit)
        facts.append(("Genauigkeit", f"{after} Prozentpunkte, vorher {before}"))
    if len(weitere.schichten) > 1:
        added = (f"{schichtname(s.schicht)} +{integer(s.neu)}" for s in weitere.schichten if s.neu)
        facts.append((ziehung.merkmal, ", ".join(added)))
    facts += [("SHA-256 des Eintrags", weitere.sha256), ("folgt auf", weitere.vorgaenger)]
    yield wortlaut.fakten(f"Ziehung {weitere.nummer}", tuple(facts))
    if weitere.zufall:
        yield Paragraph(_order(weitere))
    if weitere.hinweis:
        yield Note("Bitte beachten", (weitere.hinweis,), tone="warn" if weitere.zufall else "info")


def _order(weitere: WeitereZiehung) -> str:
    """How to recompute it: the same lines with a larger number."""
    upto = [
        f"{schichtname(s.schicht)} bis Rang {integer(s.bisher + s.neu)}" if len(weitere.schichten) > 1 else (
            f"bis Rang {integer(s.bisher + s.neu)}"
        )
        for s in weitere.schichten if s.neu
    ]  # fmt: skip
    return (
        f"Die Akten folgen in der Reihenfolge der ersten Ziehung. Nachrechnen lassen sie sich mit denselben Zeilen und "
        f"einer größeren Zahl: {', '.join(upto)}."
    )


def _liste(ziehung: Ziehung, weitere: WeitereZiehung, titel: str, akten: tuple[GezogeneAkte, ...]) -> Table:
    rank = (Column("Rang", "right", 0.62, kind="int"),) if weitere.zufall else ()
    tickets = (Column("Ticket (SHA-256)", width=6.2, mono=True),) if weitere.zufall else ()
    return Table(
        title=titel,
        columns=(
            *rank,
            Column("Aktenzeichen", width=1.55, header=True),
            Column(ziehung.merkmal, width=1.15),
            *tickets,
        ),
        rows=tuple(
            (integer(a.rang), a.schluessel, schichtname(a.schicht), a.ticket)
            if weitere.zufall
            else (a.schluessel, schichtname(a.schicht))
            for a in akten
        ),
        wide=weitere.zufall,
    )


def _satz(grund: str) -> str:
    return grund if grund.endswith((".", "!", "?")) else f"{grund}."
