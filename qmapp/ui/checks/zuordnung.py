"""The second step of reading a list: what was recognised, and the corrections of the user."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from qmapp.spreadsheets import Liste, ListenRollen, Optionen, Rolle
from qmapp.ui.checks.rohzeilen import Rohzeilen
from qmapp.ui.checks.rollenform import Rollenform
from qmapp.ui.checks.spalten import SpaltenZeile, spalten_table
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import box, sized, vbox
from qmapp.ui.widgets.card import Banner, Card, Columns
from qmapp.ui.widgets.labels import Label, show_if

_SHOWN_HINTS = 4


class Zuordnung(QWidget):
    """Form, table of columns, raw preview. ``reread`` carries other :class:`Optionen`, ``changed`` comes with roles."""

    reread = Signal(object)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._liste: Liste | None = None
        self._weitere: set[int] = set()
        self.hints = Banner("warn")
        self.form = Rollenform()
        self.spalten = spalten_table()
        self.rohzeilen = Rohzeilen()
        self.stored = Banner("info")
        self._source = Label("", "cap", "text3")
        self._build()
        self.form.reread.connect(self.reread)
        self.form.changed.connect(self._on_role)
        self.spalten.marked.connect(self._toggle)
        self.spalten.activated_row.connect(self._toggle)

    def _build(self) -> None:
        form = box(vbox(self.form, gap=0))
        form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        hint = Label("Leertaste: als weitere Angabe speichern", "cap", "text3")
        columns = Card(self.spalten, title="Spalten der Liste", right=hint, margin=(1, 13, 1, 6))
        preview = Card(self.rohzeilen, title="So steht es in der Datei", right=self._source, margin=(1, 13, 1, 6))
        inset_head(columns)
        inset_head(preview)
        sized(self.spalten, min_height=190)
        sized(self.rohzeilen, min_height=190)
        right = box(vbox((columns, 5), (preview, 4), self.stored, gap=12))
        self.setLayout(vbox(self.hints, (Columns((form, 5), (right, 12), fold=760), 1), gap=12))

    def show_liste(self, liste: Liste) -> None:
        """Show another list, or the same one read differently; choices for columns still there are kept."""
        before = self._liste
        kept = self._chosen_names() if before is not None and before.sha256 == liste.sha256 else None
        self._liste = liste
        names = {spalte.name: spalte.index for spalte in liste.spalten}
        rollen = liste.vorschlag
        if kept is not None and all(name in names for name, _ in kept):
            rollen = ListenRollen(
                **{rolle.value: names[name] for name, rolle in kept if rolle is not Rolle.WEITERE},
                weitere=tuple(names[name] for name, rolle in kept if rolle is Rolle.WEITERE),
            )
        self._weitere = set(rollen.weitere)
        self.form.fill(liste, rollen)
        self._show_hints(liste)
        self._show_rollen()

    def liste(self) -> Liste | None:
        """The list shown."""
        return self._liste

    def optionen(self) -> Optionen:
        """The corrections in force."""
        liste = self._liste
        if liste is None:
            return Optionen()
        return Optionen(liste.blatt or None, liste.kopfzeile, liste.kopfzeilen or None)

    def rollen(self) -> ListenRollen:
        """The roles in force."""
        return self.form.rollen(self._weitere)

    def _show_hints(self, liste: Liste) -> None:
        parts = [liste.format.upper(), liste.kodierung, liste.trennzeichen]
        self._source.setText(" · ".join(part for part in parts if part))
        shown = liste.hinweise[:_SHOWN_HINTS]
        more = len(liste.hinweise) - len(shown)
        text = "\n".join([*shown, *([f"und {more} weitere Hinweise"] if more else [])])
        self.hints.set("warn", "Das ist beim Lesen aufgefallen", text)
        show_if(self.hints, bool(shown))

    def _show_rollen(self) -> None:
        if self._liste is None:
            return
        rollen = self.rollen()
        self.spalten.show_rows([SpaltenZeile(s, rollen.rolle(s.index)) for s in self._liste.spalten])
        self.rohzeilen.show_liste(self._liste, rollen)
        self.form.show_recognised(self._liste)
        self.stored.set("info", *self._stored_words(self._liste))

    def _stored_words(self, liste: Liste) -> tuple[str, str]:
        used = [name for name, _ in self._chosen_names()]
        rest = len(liste.spalten) - len(used)
        if not used:
            return "Noch keine Spalte gewählt", "Gespeichert werden nur Spalten, die Sie zuordnen."
        names = ", ".join(f"„{name}“" for name in used)
        words = {0: "Das sind alle Spalten der Liste.", 1: "Die andere Spalte bleibt in Ihrer Datei."}
        return f"Gespeichert wird nur {names}", words.get(rest, f"Die übrigen {rest} Spalten bleiben in Ihrer Datei.")

    def _chosen_names(self) -> list[tuple[str, Rolle]]:
        assert self._liste is not None
        rollen = self.rollen()
        used = [(s.name, rollen.rolle(s.index)) for s in self._liste.spalten]
        return [(name, rolle) for name, rolle in used if rolle is not Rolle.UNBENUTZT]

    @Slot()
    def _on_role(self) -> None:
        self._show_rollen()
        self.changed.emit()

    @Slot(object)
    def _toggle(self, row: SpaltenZeile) -> None:
        if row.rolle in (Rolle.WEITERE, Rolle.UNBENUTZT):
            self._weitere ^= {row.spalte.index}
            self._on_role()
