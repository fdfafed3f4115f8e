"""One item with others: a cross table, and how closely the answers go together."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.befragung import rechenwege
from qmapp.checks.befragung.beschreibung import Kreuztabelle, Zusammenhang, kreuztabelle, zusammenhaenge
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.german import integer
from qmapp.ui.checks.befragung.auswertung import worte
from qmapp.ui.checks.befragung.auswertung.kreuz import Kreuzbild
from qmapp.ui.checks.befragung.auswertung.rechnung import Befund
from qmapp.ui.context import Context
from qmapp.ui.style import Tone, box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_URSACHE = (
    "ρ misst von −1 bis +1, ob hohe Antworten mit hohen zusammengehen. Ein Zusammenhang ist keine Ursache. {} Paare "
    "sind verglichen: Auch ohne jeden Zusammenhang fiele im Schnitt etwa eins von zwanzig auf."
)


class Zusammenhaenge(QWidget):
    """Asked for when it is looked at; ``way_wanted`` asks to open the Rechenwege."""

    way_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._found: Befund | None = None
        self._rows: tuple[Zusammenhang, ...] = ()
        self.item, self.other = SelectField("Aussage"), SelectField("nach")
        self.cross = Kreuzbild()
        self.note = Label("", "cap", "text2", wrap=True)
        self.table = Table("Zusammenhang mit den anderen Aussagen", _model(), row_height=33)
        self.caution = Label("", "cap", "text2", wrap=True)
        self.way = Button("So wurde gerechnet", "list-numbers", "link", tip="Alt+R")
        choice = Card(box(hbox((self.item, 1), (self.other, 1), gap=16)))
        cross = Card(self.cross, self.note, title="Kreuztabelle", subtitle="Bögen, keine Prozente", gap=8)
        table = Card(
            self.table, self.caution, title="Zusammenhang mit den anderen Aussagen",
            subtitle="Rangkorrelation nach Spearman", right=self.way, gap=8,
        )  # fmt: skip
        self.setLayout(vbox(choice, cross, table, None, gap=14))
        for field in (self.item, self.other):
            field.committed.connect(self._on_chosen)
        self.way.clicked.connect(self.way_wanted)

    def show_result(self, found: Befund) -> None:
        """Offer what may be crossed; at first the last item, which asks for the whole, by the first Angabe."""
        first = self._found is None or self._found.kopf.id != found.kopf.id
        self._found = found
        items = [(item.punkt.code, worte.frage(item)) for item in found.ergebnis.items]
        self.item.set_choices(items)
        if first and items:
            self.item.set_value(items[-1][0])
        self.other.set_choices([*((punkt.code, punkt.frage) for punkt in found.angaben), *items])
        self._show()

    def ways(self) -> list[Rechenweg]:
        """How what is shown was reckoned."""
        item = None if self._found is None else self._found.item(str(self.item.value()))
        if item is None:
            return []
        shown = [row for row in self._rows if row.korrelation.r is not None]
        return [rechenwege.for_zusammenhang(item.punkt.frage, row, len(shown)) for row in shown]

    @Slot(object)
    def _on_chosen(self, _: object) -> None:
        self._show()

    def _show(self) -> None:
        found = self._found
        if found is None or not found.ergebnis.items:
            return
        code, other = str(self.item.value()), str(self.other.value())
        if code == other:
            other = next(item.punkt.code for item in found.ergebnis.items if item.punkt.code != code)
            self.other.set_value(other)
        table = self._context.read(kreuztabelle, found.kopf.id, code, other)
        self.cross.show_table(table)
        self.note.setText(_words(table, found.kopf.kleinste_gruppe))
        self._rows = self._context.read(zusammenhaenge, found.kopf.id, code)
        self.table.show_rows(self._rows)
        self.table.fit()
        shown = sum(row.korrelation.r is not None for row in self._rows)
        self.caution.setText(_URSACHE.format(integer(shown)))


def _words(table: Kreuztabelle, smallest: int) -> str:
    if table.grund:
        return table.grund
    parts = [f"{integer(table.boegen)} Bögen."]
    if table.zusammengefasst:
        parts.append("Die Stufen sind zusammengefasst, weil einzelne zu wenige Antworten haben.")
    if table.verborgen:
        parts.append(
            f"„–“ steht für Zahlen unter {integer(smallest)} und für solche, aus denen sie sich errechnen ließen. "
            "Wer nicht geantwortet hat, wird gezählt, weil das keine Antwort verrät."
        )
    return " ".join(parts)


def _model() -> TableModel[Zusammenhang]:
    columns: list[Column[Zusammenhang]] = [
        Column("Aussage", lambda row: row.punkt.frage, sort=lambda row: row.punkt.nummer),
        Column("n", lambda row: integer(row.korrelation.n), width=64, right=True),
        Column("ρ", _r, width=72, right=True, bold=True, sort=lambda row: row.korrelation.r or 0.0),
        Column("95-%-Bereich", _range, width=140, right=True),
        Column("Urteil", lambda row: _verdict(row)[1], width=190, pill=_verdict),
    ]
    return TableModel(columns, lambda row: row.punkt.code)


def _r(row: Zusammenhang) -> str:
    return "–" if row.korrelation.r is None else rechenwege.signed(row.korrelation.r)


def _range(row: Zusammenhang) -> str:
    if row.unten is None or row.oben is None:
        return ""
    return f"{rechenwege.signed(row.unten)} bis {rechenwege.signed(row.oben)}"


def _verdict(row: Zusammenhang) -> tuple[Tone, str]:
    if row.grund:
        return "neutral", "nicht gezeigt" if row.korrelation.n else "keine Antworten"
    if row.korrelation.small:
        return "warn", "zu wenige für ein Urteil"
    if not row.gesichert:
        return "neutral", "kann Zufall sein"
    return "info", "gehen zusammen" if (row.korrelation.r or 0) > 0 else "gehen gegeneinander"
