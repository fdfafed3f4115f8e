"""What the result of a Prüfung gives occasion for: chosen with Enter, a Feststellung with its numbers."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from qmapp.act.feststellung import worte
from qmapp.act.feststellung.rows import ZAEHLWEISEN, Art, Vorschlag
from qmapp.checks.aktenpruefung.rows import PruefungZeile
from qmapp.german import integer, percent
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import Tone, box, vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import ItemList

_PILLS: dict[Art, Tone] = {Art.MANGEL: "bad", Art.VERBESSERUNG: "info", Art.STAERKE: "ok"}
_NONE = "Zu jedem Prüfpunkt mit einem Befund gibt es schon eine Feststellung."


class Vorschlaege(Card):
    """``chosen_pruefung`` carries the Prüfung chosen, ``taken`` the Vorschlag opened."""

    chosen_pruefung = Signal(object)
    taken = Signal(object)

    def __init__(self) -> None:
        self.pruefung = SelectField("Ergebnis der Prüfung")
        self.list: ItemList[Vorschlag] = ItemList(
            "Vorschläge aus dem Ergebnis",
            key=_key,
            title=_title,
            subtitle=_subtitle,
            icon=None,
            pill=_pill,
            pill_width=110,
            row_height=46,
        )
        self._none = Label(_NONE, "small", "text2", wrap=True)
        self._nothing = box(vbox(self._none, margin=(15, 0, 15, 8)))
        super().__init__(
            box(vbox(self.pruefung, margin=(15, 0, 15, 4))),
            self._nothing,
            (self.list, 1),
            title="Aus einem Ergebnis ableiten",
            subtitle="Enter übernimmt Zahlen, Ursachen und Beispiele",
            margin=(1, 13, 1, 6),
        )
        inset_head(self)
        self.pruefung.committed.connect(self.chosen_pruefung)
        self.list.activated_row.connect(self.taken)

    def show_pruefungen(self, rows: Sequence[PruefungZeile]) -> None:
        """Offer these Prüfungen."""
        self.pruefung.set_choices([(row.id, _named(row)) for row in rows])

    def show_rows(self, rows: Sequence[Vorschlag]) -> None:
        """Show these suggestions, or that there is none."""
        self.list.show_rows(rows)
        if rows and self.list.current() is None:
            self.list.select_key((rows[0].code, rows[0].zaehlt))
        show_if(self._nothing, not rows)
        show_if(self.list, bool(rows))


def _named(row: PruefungZeile) -> str:
    preliminary = ", vorläufig" if row.erledigt < (row.umfang or 0) else ""
    return f"{row.kennung}{preliminary} · {row.titel}"


def _key(row: Vorschlag) -> tuple[str, str]:
    return row.code, row.zaehlt


def _title(row: Vorschlag) -> str:
    return row.titel


def _subtitle(row: Vorschlag) -> str:
    share = percent(row.anzahl / row.bewertet)
    numbers = f"{integer(row.anzahl)} von {integer(row.bewertet)} ({share}), {ZAEHLWEISEN[row.zaehlt]}"
    return f"{row.code} · {numbers}"


def _pill(row: Vorschlag) -> tuple[Tone, str]:
    return _PILLS[row.art], worte.ARTEN[row.art]
