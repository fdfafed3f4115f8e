"""Teil 3: how far it has come, counted, and the plan of all Maßnahmen by deadline."""

from qmapp.german import integer
from qmapp.reports.act.bilder import standbild
from qmapp.reports.act.fassung import kleine_zahlen
from qmapp.reports.act.lage import Lage
from qmapp.reports.act.tafel import massnahmentafel
from qmapp.reports.act.zahlen import Zahlen
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table

_NUMMER = "3"
_ANTWORTEN = (
    ("angenommen", "angenommen"),
    ("teilweise angenommen", "teilweise"),
    ("abgelehnt", "abgelehnt"),
    ("noch ohne freigegebene Antwort", "ohne_antwort"),
)
_STAENDE = (
    ("umgesetzt", "umgesetzt"),
    ("in Umsetzung", "in_umsetzung"),
    ("verzögert", "verzoegert"),
    ("nicht begonnen", "nicht_begonnen"),
    ("nicht mehr relevant", "nicht_relevant"),
)
_WIRKUNGEN = (
    ("wirksam", "wirksam"),
    ("teilweise wirksam", "teilweise_wirksam"),
    ("nicht wirksam", "nicht_wirksam"),
)
_RECHNUNG = (
    ("Annahmequote", "annahmequote", "angenommene und teilweise angenommene von allen Empfehlungen"),
    (
        "Umsetzungsquote der Empfehlungen",
        "umsetzungsquote",
        "Empfehlungen, deren Maßnahmen alle umgesetzt sind, von den ganz oder teilweise angenommenen",
    ),
    ("Umsetzungsquote der Maßnahmen", "umsetzungsquote_massnahmen", "umgesetzte von allen Maßnahmen"),
    ("Überfällig", "ueberfaelligkeitsquote", "offene Maßnahmen nach ihrer Frist von allen offenen"),
)


def nachverfolgung(lage: Lage, counted: Zahlen) -> tuple[Block, ...]:
    """The part."""
    return (
        Heading(1, "Umsetzungsplan und Nachverfolgung", number=_NUMMER),
        Heading(2, "Kennzahlen", number=f"{_NUMMER}.1"),
        kennzahlentafel(lage, counted),
        *_spanne(lage, counted),
        _zaehlung("Empfehlungen nach Antwort", "Antwort", _ANTWORTEN, "empfehlungen", counted),
        Heading(2, "Stand der Maßnahmen", number=f"{_NUMMER}.2"),
        standbild(counted),
        standtafel(counted),
        *_wirkung(counted),
        Heading(2, "Alle Maßnahmen nach Frist", number=f"{_NUMMER}.3"),
        *_plan(lage),
    )


def kennzahlentafel(lage: Lage, counted: Zahlen) -> Table:
    """Each Kennzahl with its counts and how it is computed."""
    rows = tuple((name, counted.anteil(quote), *counted.bruch(quote), how) for name, quote, how in _RECHNUNG)
    duration = (
        "Mittlere Dauer bis zur Umsetzung",
        counted.mittlere_dauer(),
        "–",
        counted.wort("mit_dauer"),
        "Kalendertage von der Vereinbarung bis zur Umsetzung, Mittel über die umgesetzten Maßnahmen mit beiden Tagen",
    )
    return Table(
        title="Kennzahlen am Stichtag",
        columns=(
            Column("Kennzahl", width=2.3, header=True),
            Column("Wert", "right", 1.4, kind="text"),
            Column("Zähler", "right", 0.85, kind="int"),
            Column("Nenner (n)", "right", 1.0, kind="int"),
            Column("So gerechnet", width=4.2),
        ),
        rows=(*rows, duration),
        note=kleine_zahlen(lage) if counted.verdeckt else "",
        wide=True,
    )


def standtafel(counted: Zahlen) -> Table:
    """Maßnahmen by state, with their total."""
    return _zaehlung("Maßnahmen nach Stand", "Stand", _STAENDE, "massnahmen", counted)


def _spanne(lage: Lage, counted: Zahlen) -> tuple[Block, ...]:
    if counted.dauer_spanne is None or lage.oeffentlich or counted.werte["mit_dauer"] < 2:
        return ()
    low, high = counted.dauer_spanne
    return (Paragraph(f"Die kürzeste Umsetzung dauerte {_tage(low)}, die längste {_tage(high)}.", small=True),)


def _tage(count: int) -> str:
    return "1 Tag" if count == 1 else f"{integer(count)} Tage"


def _zaehlung(title: str, head: str, rows: tuple[tuple[str, str], ...], total: str, counted: Zahlen) -> Table:
    return Table(
        title=title,
        columns=(Column(head, width=3.0, header=True), Column("Anzahl", "right", kind="int")),
        rows=tuple((words, counted.wort(name)) for words, name in rows),
        total=("zusammen", counted.wort(total)),
    )


def _wirkung(counted: Zahlen) -> tuple[Block, ...]:
    if not counted.werte["geprueft"]:
        return (Paragraph("Eine Wirksamkeitsprüfung gibt es noch nicht."),)
    return (_zaehlung("Wirksamkeit der geprüften Maßnahmen", "Ergebnis", _WIRKUNGEN, "geprueft", counted),)


def _plan(lage: Lage) -> tuple[Block, ...]:
    if not lage.massnahmen:
        return (Paragraph("In dieser Fassung steht keine Maßnahme."),)
    return (massnahmentafel(tuple(one.zeile for one in lage.massnahmen), "Umsetzungsplan"),)
