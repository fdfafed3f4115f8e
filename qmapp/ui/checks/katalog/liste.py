"""The versions of all catalogues of a kind, and the kind to show."""

from collections.abc import Hashable, Mapping
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp import settings as settings_file
from qmapp.checks.katalog import Herkunft, Katalogart, KatalogZeile, kataloge
from qmapp.checks.katalog.worte import ARTEN
from qmapp.german import integer
from qmapp.ui.checks.katalog.abfragen import LAUFENDE, find
from qmapp.ui.checks.katalog.arten import WORTE
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox, sized
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.table import ItemList

_HERKUNFT = {Herkunft.MITGELIEFERT: "mitgeliefert", Herkunft.EIGEN: "eigener", Herkunft.EINGELESEN: "eingelesen"}


class Fassungsliste(Card):
    """``art_changed`` carries the kind chosen, which this computer remembers under ``key``."""

    art_changed = Signal(object)

    def __init__(self, context: Context, key: str) -> None:
        self._context = context
        self._settings = context.settings
        self._shown: Katalogart | None = None
        self._key = key
        self._running: Mapping[UUID, int] = {}
        self.art = SegmentedControl("Art der Kataloge", list(ARTEN.items()))
        self.list: ItemList[KatalogZeile] = ItemList(
            "Kataloge", key=_key, title=_title, subtitle=self._subtitle, icon=_icon, row_height=56
        )
        sized(self.list, min_height=200)
        super().__init__(box(hbox(self.art, None, margin=(10, 6, 10, 4))), (self.list, 1), margin=(1, 6, 1, 6))
        kept = str(self._settings.views.get(key, {}).get("art", ""))
        if kept in set(Katalogart):
            self.art.set_value(Katalogart(kept))
        self.art.chosen.connect(self._on_art)

    def kind(self) -> Katalogart:
        """The kind shown."""
        return Katalogart(str(self.art.value()))

    def show_kind(self, art: Katalogart) -> None:
        """Show another kind from now on; the rows are the page's to give."""
        self.art.set_value(art)
        self._remember()

    def refresh(self, wanted: UUID | None) -> None:
        """Read the versions of the kind anew, and go to the one of this id, of whichever kind it is."""
        found = self._context.read(find, wanted) if wanted is not None else None
        if found is not None and found.art is not self.kind():
            self.show_kind(found.art)
        art = self.kind()
        rows = self._context.read(kataloge, art)
        self._running = self._context.read(LAUFENDE[art])
        self.list.show_rows(rows)
        if found is not None:
            self.list.select_key(found.key)
        elif rows and (self.list.current() is None or art is not self._shown):
            self.list.select_key(rows[0].key)
        self._shown = art

    def _subtitle(self, row: KatalogZeile) -> str:
        used = self._running.get(row.id, 0) if row.id is not None else 0
        marks = (
            f"{integer(used)} laufend" if used else "",
            f"{integer(row.zu_pruefen)} gegenlesen" if row.zu_pruefen else "",
        )
        version = f"Entwurf {row.version}" if row.entwurf else f"Fassung {row.version}"
        count = f"{integer(row.punkte)} {'Punkte' if row.art is Katalogart.AKTENPRUEFUNG else 'Fragen'}"
        found = [part for part in (row.code, version, *marks, count) if part]
        return " · ".join(found if any(marks) else [*found, _HERKUNFT[row.herkunft]])

    @Slot(object)
    def _on_art(self, art: Katalogart) -> None:
        self._remember()
        self.art_changed.emit(art)

    def _remember(self) -> None:
        now = {"art": str(self.kind())}
        if self._settings.views.get(self._key) != now:
            self._settings.views[self._key] = now
            settings_file.save(self._settings)


def _key(row: KatalogZeile) -> Hashable:
    return row.key


def _title(row: KatalogZeile) -> str:
    return row.titel.removeprefix("Aktenprüfung ").removeprefix("Q-Check ")


def _icon(row: KatalogZeile) -> tuple[str, str]:
    if row.entwurf:
        return "pencil", "accent"
    return ("alert-triangle", "warn") if row.zu_pruefen else (WORTE[row.art].icon, "check")
