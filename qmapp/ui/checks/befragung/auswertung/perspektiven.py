"""The same matter seen by others: pairs of items that ask the same, and the Qualitätsdimensionen."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.befragung import rechenwege
from qmapp.checks.befragung.perspektiven import (
    Dimensionsvergleich,
    Paarvergleich,
    Perspektivenvergleich,
    gegenueber,
    perspektiven,
)
from qmapp.checks.befragung.rows import BefragungZeile, ItemErgebnis
from qmapp.checks.befragung.worte import PERSPEKTIVEN, zeitraum
from qmapp.checks.katalog.worte import DIMENSIONEN
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.checks.sampling.rechenweg_vergleich import p_words, signed_points
from qmapp.german import NBSP, decimal, integer, percent
from qmapp.ui.checks.befragung.auswertung.rechnung import Befund
from qmapp.ui.context import Context
from qmapp.ui.style import Tone, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, EmptyState
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_EMPTY = (
    "Hier steht, was Klientinnen und Klienten, Mitarbeitende und Leistungserbringer verschieden sehen. Dafür brauchen "
    "Sie eine Befragung mit einer anderen Perspektive und Bögen darin."
)
_DIMENSIONEN = (
    "Je Bogen zählt ein Mittel über die Aussagen der Dimension, nie jede Antwort einzeln. Die Aussagen der beiden "
    "Bögen sind verschieden: Ein Unterschied kann auch an den Fragen liegen."
)


class Perspektiven(QWidget):
    """Asked for when it is looked at; ``way_wanted`` asks to open the Rechenwege."""

    way_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._found: Befund | None = None
        self._shown: Perspektivenvergleich | None = None
        self.other = SelectField("Vergleichen mit")
        self.pairs = Table("Aussagen, die dasselbe fragen", _pair_model(), row_height=50)
        self.dimensions = Table("Qualitätsdimensionen", _dimension_model(), row_height=50)
        self.none, self.holm = Label("", "body", "text2", wrap=True), Label("", "cap", "text2", wrap=True)
        self.empty = Card(EmptyState("users", "Noch keine andere Perspektive", _EMPTY))
        self.way = Button("So wurde gerechnet", "list-numbers", "link", tip="Alt+R")
        self.choice = Card(self.other, self.none, gap=8)
        self.pair_card = Card(
            self.pairs, self.holm, title="Aussagen, die dasselbe fragen", subtitle="Top-2 hier und dort",
            right=self.way, gap=8,
        )  # fmt: skip
        self.dimension_card = Card(
            self.dimensions, Label(_DIMENSIONEN, "cap", "text2", wrap=True), title="Qualitätsdimensionen",
            subtitle="Mittel der Bögen auf der Skala", gap=8,
        )  # fmt: skip
        self.setLayout(vbox(self.empty, self.choice, self.pair_card, self.dimension_card, None, gap=14))
        self.other.committed.connect(self._on_chosen)
        self.way.clicked.connect(self.way_wanted)

    def show_result(self, found: Befund) -> None:
        """Offer the Befragungen of other perspectives, the nearest in time first."""
        self._found = found
        others = self._context.read(gegenueber, found.kopf.id)
        self.other.set_choices([(line.id, _name(line)) for line in others])
        show_if(self.empty, not others)
        show_if(self.choice, bool(others))
        self._shown = None
        if others:
            self._show()
        else:
            self._show_cards()

    def ways(self) -> list[Rechenweg]:
        """How what is shown was reckoned."""
        shown = self._shown
        if shown is None:
            return []
        names = PERSPEKTIVEN[shown.hier.perspektive], PERSPEKTIVEN[shown.dort.perspektive]
        tested = sum(one.unterschied is not None for one in shown.paare)
        compared = sum(one.p is not None for one in shown.dimensionen)
        return [
            *(rechenwege.for_paar(one, names, tested) for one in shown.paare if one.unterschied is not None),
            *(
                rechenwege.for_dimension(one, names, compared)
                for one in shown.dimensionen
                if one.hier.mittel is not None
            ),
        ]

    @Slot(object)
    def _on_chosen(self, _: object) -> None:
        self._show()

    def _show(self) -> None:
        other = self.other.value()
        if self._found is not None and isinstance(other, UUID):
            self._shown = self._context.read(perspektiven, self._found.kopf.id, other)
        self._show_cards()

    def _show_cards(self) -> None:
        shown = self._shown
        show_if(self.pair_card, shown is not None and bool(shown.paare))
        show_if(self.dimension_card, shown is not None and bool(shown.dimensionen))
        show_if(self.none, shown is not None and not shown.paare)
        if shown is None:
            return
        self.none.setText(shown.grund or "Keine Aussage der beiden Bögen fragt dasselbe.")
        self.pairs.show_rows(shown.paare)
        self.dimensions.show_rows(shown.dimensionen)
        for table in (self.pairs, self.dimensions):
            table.fit()
        tested = sum(one.unterschied is not None for one in shown.paare)
        self.holm.setText(
            "Ein Paar verglichen."
            if tested == 1
            else f"{integer(tested)} Paare verglichen: „belegt“ heißt, dass der Unterschied auch für alle zugleich "
            "gerechnet (Holm) mehr als Zufall ist."
        )


def _name(line: BefragungZeile) -> str:
    parts = (
        PERSPEKTIVEN[line.perspektive],
        line.kennung,
        zeitraum(line.von, line.bis),
        f"{integer(line.boegen)} Bögen",
    )
    return " · ".join(part for part in parts if part)


def _pair_model() -> TableModel[Paarvergleich]:
    columns: list[Column[Paarvergleich]] = [
        Column("Thema", lambda row: row.paar.thema, bold=True, sub=lambda row: row.hier.punkt.frage),
        Column("Hier", _side(lambda row: row.hier), width=150, sub=lambda row: row.hier.punkt.code),
        Column("Dort", _side(lambda row: row.dort), width=150, sub=lambda row: row.dort.punkt.code),
        Column("Unterschied", _pair_change, width=124, right=True),
        Column("Urteil", lambda row: _verdict(row)[1], width=168, pill=_verdict),
    ]
    return TableModel(columns, lambda row: row.paar.thema)


def _side(pick: Callable[[Paarvergleich], ItemErgebnis]) -> Callable[[Paarvergleich], str]:
    def words(row: Paarvergleich) -> str:
        item = pick(row)
        if row.grund or item.top2_quote is None:
            return "nicht gezeigt"
        return f"{percent(item.top2_quote)} · {integer(item.top2)} von {integer(item.gueltig)}"

    return words


def _pair_change(row: Paarvergleich) -> str:
    return "–" if row.unterschied is None else signed_points(row.unterschied.difference)


def _verdict(row: Paarvergleich | Dimensionsvergleich) -> tuple[Tone, str]:
    if isinstance(row, Paarvergleich) and row.grund:
        return "neutral", "zu wenige Antworten"
    if row.p_angepasst is None:
        return "neutral", "kein Test"
    return ("info", f"belegt ({p_words(row.p_angepasst)})") if row.gesichert else ("neutral", "kann Zufall sein")


def _dimension_model() -> TableModel[Dimensionsvergleich]:
    columns: list[Column[Dimensionsvergleich]] = [
        Column("Dimension", lambda row: DIMENSIONEN[row.dimension], bold=True, sub=lambda row: row.grund),
        Column("Hier", lambda row: _mean(row.hier.mittel), width=110, right=True, sub=lambda row: _sheets(row.hier.n)),
        Column("Dort", lambda row: _mean(row.dort.mittel), width=110, right=True, sub=lambda row: _sheets(row.dort.n)),
        Column("Unterschied", _mean_change, width=170, right=True, sub=_mean_range),
        Column("Urteil", lambda row: _verdict(row)[1], width=168, pill=_verdict),
    ]
    return TableModel(columns, lambda row: row.dimension)


def _mean(value: object) -> str:
    return "nicht gezeigt" if value is None else decimal(value, 2)  # type: ignore[arg-type]  # a Fraction


def _sheets(count: int) -> str:
    return "1 Bogen" if count == 1 else f"{integer(count)} Bögen"


def _mean_change(row: Dimensionsvergleich) -> str:
    return "–" if row.differenz is None else f"{rechenwege.signed(row.differenz)}{NBSP}Stufen"


def _mean_range(row: Dimensionsvergleich) -> str:
    if row.unten is None or row.oben is None:
        return ""
    return f"{rechenwege.signed(row.unten)} bis {rechenwege.signed(row.oben)}"
