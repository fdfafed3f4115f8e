"""The version in hand: its points, its head, what changed, or how its questions spread."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.katalog import Katalog, Katalogart, KatalogZeile, Pruefpunkt
from qmapp.checks.katalog.vollstaendig import KOPF
from qmapp.errors import UserError
from qmapp.ui.checks.katalog.arten import WORTE
from qmapp.ui.checks.katalog.befehle import Katalogbefehle
from qmapp.ui.checks.katalog.formular import Punktformular
from qmapp.ui.checks.katalog.formulare import FORMEN, JeArt
from qmapp.ui.checks.katalog.kopf import KOEPFE, Katalogkopf
from qmapp.ui.checks.katalog.punkte import Punktliste
from qmapp.ui.checks.katalog.vergleich import Vergleich
from qmapp.ui.checks.katalog.verteilung import Verteilungsansicht
from qmapp.ui.checks.katalog.worte import changes
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, Columns
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if

_VIEWS = (("punkte", "Prüfpunkte"), ("kopf", "Kopf"), ("vergleich", "Unterschied"), ("verteilung", "Verteilung"))


class Katalogansicht(QWidget):
    """``paste_wanted``, ``write_wanted`` and ``delete_wanted`` ask the page for more than a change of the draft."""

    paste_wanted = Signal()
    write_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, context: Context, befehle: Katalogbefehle) -> None:
        super().__init__()
        self._context = context
        self._befehle = befehle
        self._katalog: Katalog | None = None
        self._before: Katalog | None = None
        self._frei = False
        self.view = SegmentedControl("Ansicht", _VIEWS)
        self.punkte = Punktliste()
        self.forms = JeArt(FORMEN)
        self.heads = JeArt(KOEPFE)
        self.vergleich = Vergleich()
        self.verteilung = Verteilungsansicht()
        self.add_button = Button("Neuer Prüfpunkt", "plus", "link", tip="Einfg")
        self.up = Button("Nach oben", "chevron-up", "icon")
        self.down = Button("Nach unten", "chevron-down", "icon")
        self.delete_button = Button("Entwurf löschen", "trash", "link")
        self.write_button = Button("Als Datei …", "upload", "link")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._tools = box(hbox(self.add_button, None, self.up, self.down, gap=4, margin=(8, 0, 8, 0)))
        sized(self.punkte, min_height=220)
        points = Card(self._tools, (self.punkte, 1), gap=4, margin=(1, 6, 1, 6))
        self._points = Columns((points, 5), (box(vbox(self.forms, None, gap=0)), 7), fold=640, gap=12)
        head = hbox(self.view, None, self.delete_button, self.write_button, gap=8)
        self.setLayout(vbox(head, (self._points, 1), self.heads, (self.vergleich, 1), self.verteilung, None, gap=12))

    def _connect(self) -> None:
        self.view.chosen.connect(self._on_view)
        self.punkte.current_changed.connect(self._on_current)
        self.punkte.moved.connect(self._on_moved)
        self.punkte.add_wanted.connect(self.add)
        self.punkte.paste_wanted.connect(self._on_paste)
        self.punkte.delete_requested.connect(self._on_delete)
        self.add_button.clicked.connect(self.add)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.forms.changed.connect(self._on_point_field)
        self.heads.changed.connect(self._befehle.change_head)
        self.write_button.clicked.connect(self.write_wanted)
        self.delete_button.clicked.connect(self.delete_wanted)

    @property
    def form(self) -> Punktformular:
        """The form of the kind in hand."""
        return self.forms.current

    @property
    def kopf(self) -> Katalogkopf:
        """The head of the kind in hand."""
        return self.heads.current

    def show_katalog(self, row: KatalogZeile, katalog: Katalog, before: Katalog | None) -> None:
        """Show a version; ``before`` is the one it goes back to."""
        self._katalog, self._before, self._frei = katalog, before, row.entwurf
        self._name(katalog.art)
        self.punkte.show_katalog(katalog)
        if katalog.punkte and self.punkte.current() is None:
            self.punkte.select_key(self.punkte.first())
        show_if(self._tools, row.entwurf)
        show_if(self.delete_button, row.entwurf)
        self._show()

    def code(self) -> str:
        """Code of the Prüfpunkt in hand, or nothing."""
        current = self.punkte.current()
        return "" if current is None else current.code

    def select(self, code: str) -> bool:
        """Take a Prüfpunkt in hand; False if there is none of this code."""
        if not code or not self.punkte.select_key(code):
            return False
        self.view.set_value("punkte")
        self._show()
        return True

    def changes(self) -> str:
        """How many points differ from the version before, and whether its head does, in words."""
        return "" if self._before is None or self._katalog is None else changes(self._before, self._katalog)

    def show_refusal(self, error: UserError) -> bool:
        """Show a refusal at its field; False where it names a point, which is shown, or nothing."""
        if error.field.startswith(KOPF):
            self.view.set_value("kopf")
            self._show()
            name = error.field.removeprefix(KOPF)
            return show_at_field(UserError(error.message, advice=error.advice, field=name), self.kopf.fields())
        if self.select(error.field):
            return False
        scale = self.kopf.skala
        head = self.kopf.fields() if scale is None else (*self.kopf.fields(), scale.wort, scale.mehr)
        fields = self.form.fields() if self.view.value() == "punkte" else head
        return show_at_field(error, fields)

    def commit(self) -> None:
        """Take over what is being typed."""
        if self._frei:
            self.form.commit()
            self.kopf.commit()

    @Slot()
    def add(self) -> None:
        """Add a point after the one in hand, of its Bereich, and go to its first field."""
        made = self._befehle.add(self.punkte.current()) if self._frei else None
        if made is not None and self.select(made):
            self.form.begin()

    def _name(self, art: Katalogart) -> None:
        """Form, head and words of a kind."""
        words = WORTE[art]
        self.forms.show_art(art)
        self.heads.show_art(art)
        self.view.rename("punkte", words.punkte)
        self.add_button.set_text(words.neu)
        self.punkte.setAccessibleName(words.punkte)

    def _show(self) -> None:
        assert self._katalog is not None
        view = self.view.value()
        show_if(self._points, view == "punkte")
        show_if(self.heads, view == "kopf")
        show_if(self.vergleich, view == "vergleich")
        show_if(self.verteilung, view == "verteilung")
        punkt = self.punkte.current()
        show_if(self.forms, punkt is not None)
        if view == "kopf":
            self.kopf.show_katalog(self._katalog, frei=self._frei)
        elif view == "vergleich":
            self.vergleich.show_versions(self._before, self._katalog)
        elif view == "verteilung":
            self.verteilung.show_katalog(self._katalog)
        elif punkt is not None:
            self.form.show_punkt(punkt, self._katalog, frei=self._frei)

    @Slot(object)
    def _on_view(self, _: object) -> None:
        self.commit()
        self._show()

    @Slot(object)
    def _on_current(self, _: Pruefpunkt) -> None:
        self._show()

    @Slot(object, int)
    def _on_moved(self, punkt: Pruefpunkt, nummer: int) -> None:
        if self._frei:
            self._befehle.move(punkt, nummer)

    @Slot()
    def _on_up(self) -> None:
        self._step(-1)

    @Slot()
    def _on_down(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        punkt = self.punkte.current()
        if punkt is not None and self._frei:
            self._befehle.move(punkt, punkt.nummer + by)

    @Slot(object)
    def _on_delete(self, punkt: Pruefpunkt) -> None:
        if self._frei:
            self._befehle.delete(punkt)
        else:
            self._context.tell("Diese Fassung ist veröffentlicht. Beginnen Sie eine neue.", tone="info")

    @Slot()
    def _on_paste(self) -> None:
        if self._frei:
            self.paste_wanted.emit()
        else:
            self._context.tell("Diese Fassung ist veröffentlicht. Beginnen Sie eine neue.", tone="info")

    @Slot(str, object)
    def _on_point_field(self, name: str, value: object) -> None:
        self._befehle.change_point(self.code(), name, value)
