"""The pages of a Prüfbogen: where everything stands, once for all sheets, and one sheet drawn with its own words."""

from collections.abc import Iterator
from dataclasses import dataclass

from qmapp.checks.katalog import katalog_ausser_kraft
from qmapp.german import NBSP, day, integer
from qmapp.reports import palette
from qmapp.reports.document import Span
from qmapp.reports.pdf import typeset
from qmapp.reports.pdf.canvas import TaggedCanvas
from qmapp.reports.pdf.page import MM, PAGE_HEIGHT
from qmapp.reports.pdf.structure import Element, list_numbering
from qmapp.reports.pdf.typeset import Style
from qmapp.reports.pruefbogen.bogen import Bogen, Vordruck
from qmapp.reports.pruefbogen.punkt import BUCHSTABEN, NUMBER, PAD, WIDTH, Punktfeld
from qmapp.reports.text import clean

_LEFT = 20 * MM
_TOP = PAGE_HEIGHT - 12 * MM
_BOTTOM = 16 * MM
_HEAD = 49 * MM
_FOLLOWING = 11 * MM
_SECTION = 21.0
_END = 36 * MM
_LEGEND_HEIGHT = 16 * MM
_NUMBER_WIDTH = 46 * MM

_TITLE = Style("semibold", 18, 22)
_NAME = Style("regular", 10, 13, palette.TEXT2)
_BIG = Style("semibold", 17, 20)
_LABEL = Style("regular", 7.6, 10, palette.TEXT2)
_FACT = Style("semibold", 11, 13.4)
_SECTION_STYLE = Style("semibold", 10.5, 13)
_LEGEND = Style("regular", 7.6, 9.6, palette.TEXT2)
_NICHT_PRUEFBAR = f"n.{NBSP}p."
_ASIDE = Style("regular", 8, 10, palette.TEXT2)
_ASIDE_STRONG = Style("semibold", 8, 10)


@dataclass(frozen=True)
class _Abschnitt:
    """A Bereich that begins on the page, or None where it goes on, with the Prüfpunkte that stand there."""

    titel: str
    beginnt: bool
    felder: tuple[Punktfeld, ...]


class Blattfolge:
    """What stands on which page of every sheet of a Prüfung: computed once, because all sheets are alike."""

    def __init__(self, vordruck: Vordruck) -> None:
        self.vordruck = vordruck
        katalog = vordruck.katalog
        nummern = {punkt.code: punkt.nummer for punkt in katalog.punkte}
        paused = katalog_ausser_kraft(katalog, vordruck.zeitraum_von, vordruck.zeitraum_bis)
        felder = [
            (
                katalog.bereich(punkt.bereich).titel,
                Punktfeld(
                    punkt,
                    tuple(nummern[code] for code in punkt.sperrt if code in nummern),
                    paused.get(punkt.code),
                ),
            )
            for punkt in katalog.punkte
        ]
        self.seiten = tuple(_pages(felder))


def _pages(felder: list[tuple[str, Punktfeld]]) -> Iterator[tuple[_Abschnitt, ...]]:
    page: list[_Abschnitt] = []
    left = _TOP - _BOTTOM - _HEAD
    before = ""
    for titel, feld in felder:
        begins = titel != before
        needed = feld.height + (_SECTION if begins or not page else 0.0)
        if needed > left and (page or left < _TOP - _BOTTOM - _FOLLOWING):
            yield tuple(page)
            page, left = [], _TOP - _BOTTOM - _FOLLOWING
            needed = feld.height + (_SECTION if begins else 0.0)
        if begins or not page:
            page.append(_Abschnitt(titel, begins, ()))
        page[-1] = _Abschnitt(titel, page[-1].beginnt, (*page[-1].felder, feld))
        left -= needed
        before = titel
    if left < _END:
        yield tuple(page)
        page = []
    yield tuple(page)


class Blatt:
    """One sheet on the canvas."""

    def __init__(self, canvas: TaggedCanvas, folge: Blattfolge, bogen: Bogen) -> None:
        self._canvas = canvas
        self._folge = folge
        self._bogen = bogen
        self._vordruck = folge.vordruck
        self._y = _TOP
        self._sheet = canvas.root.add("Sect")

    def draw(self) -> None:
        """All pages of the sheet; each ends its page."""
        pages = self._folge.seiten
        listing: Element | None = None
        for number, page in enumerate(pages, 1):
            self._frame(number, len(pages))
            if number == 1:
                self._draw_head()
            for section in page:
                if section.beginnt or listing is None:
                    self._draw_section(section)
                    listing = self._sheet.add("L", A=list_numbering("Decimal"))
                for field in section.felder:
                    self._draw_field(field, listing)
            if number == len(pages):
                self._draw_end()
            self._canvas.end_page()

    def _frame(self, number: int, pages: int) -> None:
        """What every page repeats, so that a page gone astray finds its sheet: artifacts."""
        canvas, bogen = self._canvas, self._bogen
        canvas.tag(None)
        third = WIDTH / 3
        foot = 11.5 * MM
        canvas.rule(_LEFT, foot + 10, WIDTH, palette.LINE)
        stand = f"{self._vordruck.kennung} · Stand {day(self._vordruck.stand)}"
        self._aside(stand, _LEFT, foot, third)
        self._aside(self._vordruck.fusszeile, _LEFT + third, foot, third, "center")
        self._aside(f"Seite {number} von {pages}", _LEFT + 2 * third, foot, third, "right", strong=True)
        if number > 1:
            self._aside(f"Bogen {bogen.nummer or '________'}", _LEFT, _TOP - 8, third, strong=True)
            self._aside(bogen.schluessel, _LEFT + third, _TOP - 8, 2 * third, "right")
            canvas.rule(_LEFT, _TOP - 13, WIDTH, palette.CONTROL)
            self._y = _TOP - _FOLLOWING

    def _draw_head(self) -> None:
        canvas, bogen, vordruck = self._canvas, self._bogen, self._vordruck
        words = f"Prüfbogen {bogen.nummer}".strip()
        canvas.bookmark(
            f"b{len(canvas.root.kids)}",
            _TOP + 8,
            clean(f"{words} · {bogen.schluessel}" if bogen.schluessel else words),
            0,
        )
        room = WIDTH - _NUMBER_WIDTH - 6 * MM
        self._write(vordruck.amt, _LABEL, _LEFT, _TOP, room, self._sheet.add("P"))
        self._write("Prüfbogen", _TITLE, _LEFT, _TOP - 12, room, self._sheet.add("H1"))
        name = f"{vordruck.kennung} · {vordruck.titel}"
        self._write(name, _NAME, _LEFT, _TOP - 36, room, self._sheet.add("P"))
        zeitraum = f"geprüfter Zeitraum {day(vordruck.zeitraum_von)} bis {day(vordruck.zeitraum_bis)}"
        self._write(zeitraum, _LABEL, _LEFT, _TOP - 50, room, self._sheet.add("P"))
        self._draw_number()
        self._draw_facts(_TOP - 21.5 * MM)
        legend = self._sheet.add("P")
        canvas.tag(legend)
        canvas.stamp("legende", _LEFT, _TOP - 35 * MM, (WIDTH, _LEGEND_HEIGHT), _draw_legend)
        self._y = _TOP - _HEAD

    def _draw_number(self) -> None:
        canvas, left = self._canvas, _LEFT + WIDTH - _NUMBER_WIDTH
        canvas.tag(None)
        canvas.box(left, _TOP - 15 * MM, _NUMBER_WIDTH, 15 * MM, palette.TEXT, 1.1)
        element = self._sheet.add("P")
        self._write("Bogennummer", _LABEL, left + 8, _TOP - 4, _NUMBER_WIDTH - 16, element)
        nummer = self._bogen.nummer
        style = _BIG
        while typeset.width_of(nummer, style) > _NUMBER_WIDTH - 16:
            style = Style("semibold", style.size - 1, 20)
        self._write(nummer, style, left + 8, _TOP - 16, _NUMBER_WIDTH - 16, element)

    def _draw_facts(self, top: float) -> None:
        bogen, vordruck = self._bogen, self._vordruck
        where = f"{integer(bogen.position)} von {integer(vordruck.umfang)}" if bogen.position else ""
        facts = (
            ("Aktenzeichen", bogen.schluessel, 0.0, 0.40),
            (vordruck.schichtmerkmal or "Schicht", bogen.schicht, 0.42, 0.22),
            ("Team", bogen.team, 0.66, 0.17),
            ("Akte", " ".join(filter(None, (where, bogen.zusatz))), 0.85, 0.15),
        )
        for label, value, at, part in facts:
            x, width = _LEFT + at * WIDTH, part * WIDTH
            element = self._sheet.add("P")
            self._write(label, _LABEL, x, top, width, element)
            if value:
                self._draw_value(value, x, top - 10, width, element)
            self._canvas.tag(None)
            self._canvas.rule(x, top - 33, width, palette.CONTROL, 0.6)

    def _draw_value(self, value: str, x: float, top: float, width: float, element: Element) -> None:
        """The whole value on up to two lines, smaller where it is long; what is longer still ends in an ellipsis."""
        for size, leading in ((11, 13.4), (9, 11), (7, 8.6), (5.5, 7)):
            style = Style("semibold", size, leading)
            lines = typeset.typeset(value, style, width)
            if lines.height <= 22.5:
                break
        else:
            lines = typeset.typeset(typeset.shortened(value, style, 3.6 * width), style, width)
        typeset.draw(self._canvas, lines, x, top, element)

    def _draw_section(self, section: _Abschnitt) -> None:
        element = self._sheet.add("H2")
        self._write(section.titel, _SECTION_STYLE, _LEFT, self._y - 4, WIDTH, element)
        self._y -= _SECTION
        self._canvas.tag(None)
        self._canvas.rule(_LEFT, self._y, WIDTH, palette.TEXT2, 0.9)

    def _draw_field(self, field: Punktfeld, listing: Element) -> None:
        canvas = self._canvas
        item = listing.add("LI")
        number = typeset.typeset(str(field.punkt.nummer), NUMBER, 9 * MM)
        typeset.draw(canvas, number, _LEFT, self._y - PAD, item.add("Lbl"))
        canvas.tag(item.add("LBody"))
        canvas.stamp(f"punkt{field.punkt.nummer}", _LEFT, self._y, (WIDTH, field.height), field.draw)
        self._y -= field.height
        canvas.tag(None)
        canvas.rule(_LEFT, self._y, WIDTH, palette.LINE)

    def _draw_end(self) -> None:
        canvas = self._canvas
        heading = self._sheet.add("H2")
        self._write("Abschluss der Akte", _SECTION_STYLE, _LEFT, self._y - 8, WIDTH, heading)
        canvas.tag(self._sheet.add("P"))
        canvas.stamp("abschluss", _LEFT, self._y - 22, (WIDTH, _END), _draw_closing)

    def _write(self, text: str, style: Style, x: float, top: float, width: float, element: Element) -> None:
        lines = typeset.typeset(typeset.shortened(text, style, width), style, width)
        typeset.draw(self._canvas, lines, x, top, element)

    def _aside(
        self, text: str, x: float, baseline: float, width: float, align: str = "left", *, strong: bool = False
    ) -> None:
        style = _ASIDE_STRONG if strong else _ASIDE
        lines = typeset.typeset(typeset.shortened(text, style, width - 6), style, width)
        typeset.draw(self._canvas, lines, x, baseline + lines.ascent, None, align)


def _draw_legend(canvas: TaggedCanvas) -> None:
    """How the sheet is filled in, in three columns."""
    letters = [
        part for letter, name in BUCHSTABEN.items() for part in (Span(letter, bold=True), Span(f"{NBSP}{name}  "))
    ]
    columns = (
        (
            40,
            (Span("Je Prüfpunkt ein Kreuz. ", bold=True), Span("Betrag und Monate bei F3, Ursache bei jedem Mangel. ")),
        ),
        (
            60,
            (
                Span("F1", bold=True),
                Span(" formeller Mangel, "),
                Span("F2", bold=True),
                Span(" Fehler ohne Zahlung, "),
                Span("F3+", bold=True),
                Span(" zu viel, "),
                Span("F3−", bold=True),
                Span(f" zu wenig gezahlt, {_NICHT_PRUEFBAR} nicht prüfbar. Bitte keine Namen eintragen. "),
            ),
        ),
        (69, (Span("Ursache als Buchstabe: ", bold=True), *letters)),
    )
    x = 0.0
    for width, spans in columns:
        typeset.draw(canvas, typeset.typeset(spans, _LEGEND, width * MM), x, 0, None)
        x += (width + 3) * MM


def _draw_closing(canvas: TaggedCanvas) -> None:
    """A remark on the whole file, who examined it, and who entered it."""
    half = (WIDTH - 6 * MM) / 2
    canvas.show(0, -12, "Bemerkung", "regular", 7.2, palette.TEXT2, actual="Bemerkung: ____ ")
    canvas.rule(38, -13.4, WIDTH - 38, palette.CONTROL, 0.5)
    canvas.rule(0, -33, WIDTH, palette.CONTROL, 0.5)
    for x, label in (
        (0.0, "Geprüft: Datum, Unterschrift"),
        (half + 6 * MM, "In Q-Check erfasst: Datum, Kürzel"),
    ):
        canvas.rule(x, -62, half, palette.TEXT2, 0.7)
        canvas.show(x, -71, label, "regular", 7.6, palette.TEXT2, actual=f"{label}: ____ ")
