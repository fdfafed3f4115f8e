"""The second step of reading a list: what was recognised, and the corrections of the user."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from qmapp import german
from qmapp.spreadsheets import Liste, ListenRollen, Optionen, Rolle, Spalte, SpaltenArt
from qmapp.ui.checks.rohzeilen import Rohzeilen, column_letter, pill_of
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import Tone, box, hbox, sized, vbox
from qmapp.ui.widgets.card import Banner, Card, Columns
from qmapp.ui.widgets.fields import Field, SelectField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField, NumberField
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_ARTEN = {
    SpaltenArt.TEXT: "Text",
    SpaltenArt.GANZZAHL: "Ganze Zahl",
    SpaltenArt.ZAHL: "Zahl",
    SpaltenArt.BETRAG: "Betrag",
    SpaltenArt.DATUM: "Datum",
    SpaltenArt.WAHRHEIT: "Ja oder Nein",
    SpaltenArt.LEER: "leer",
}
_AMOUNTS = (SpaltenArt.BETRAG, SpaltenArt.ZAHL, SpaltenArt.GANZZAHL)
_SHOWN_HINTS = 4


@dataclass(frozen=True)
class _SpaltenZeile:
    spalte: Spalte
    rolle: Rolle


class Zuordnung(QWidget):
    """Form, table of columns, raw preview. ``reread`` carries other :class:`Optionen`, ``changed`` comes with roles."""

    reread = Signal(object)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._liste: Liste | None = None
        self._weitere: set[int] = set()
        self.hints = Banner("warn")
        self.blatt = SelectField("Blatt")
        self.kopfzeile = NumberField("Kopfzeile", maximum=120, hint="0 = keine")
        self.kopfzeilen = NumberField("Zeilen im Kopf", minimum=1, maximum=20)
        self.schluessel = SelectField("Aktenzeichen", name="schluessel")
        self.schicht = SelectField("Schicht (z. B. Standort)", name="schicht")
        self.betrag = SelectField("Betrag", name="betrag")
        self.team = SelectField("Team oder Kürzel", name="team")
        self.stand = DateField("Stand der Liste", name="stand", hint="Der Tag, den die Liste zeigt, falls bekannt.")
        self.spalten = _spalten_table()
        self.rohzeilen = Rohzeilen()
        self._source = Label("", "cap", "text3")
        self._stored = Banner("info")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._head_row = box(hbox((self.kopfzeile, 1), (self.kopfzeilen, 1), gap=12))
        self._form = Card(
            self.blatt,
            self._head_row,
            self.schluessel,
            self.schicht,
            self.betrag,
            self.team,
            self.stand,
            None,
            title="Zuordnung",
            subtitle=" ",
        )
        sized(self._form, min_width=300)
        form = box(vbox(self._form, gap=0))
        form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        hint = Label("Leertaste: als weitere Angabe speichern", "cap", "text3")
        columns = Card(self.spalten, title="Spalten der Liste", right=hint, margin=(1, 13, 1, 6))
        preview = Card(self.rohzeilen, title="So steht es in der Datei", right=self._source, margin=(1, 13, 1, 6))
        inset_head(columns)
        inset_head(preview)
        sized(self.spalten, min_height=190)
        sized(self.rohzeilen, min_height=190)
        right = box(vbox((columns, 5), (preview, 4), self._stored, gap=12))
        self.setLayout(vbox(self.hints, (Columns((form, 5), (right, 12), fold=760), 1), gap=12))

    def _connect(self) -> None:
        self.blatt.committed.connect(self._on_sheet)
        self.kopfzeile.committed.connect(self._on_head)
        self.kopfzeilen.committed.connect(self._on_head)
        for field in self.role_fields():
            field.committed.connect(self._on_role)
        self.spalten.marked.connect(self._toggle)
        self.spalten.activated_row.connect(self._toggle)

    def role_fields(self) -> tuple[SelectField, ...]:
        """The fields whose value is a column."""
        return (self.schluessel, self.schicht, self.betrag, self.team)

    def fields(self) -> tuple[Field, ...]:
        """Everything an error may belong to."""
        return (*self.role_fields(), self.stand)

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
        self._fill(liste, rollen)
        self._show_rollen()

    def liste(self) -> Liste | None:
        """The list shown."""
        return self._liste

    def optionen(self) -> Optionen:
        """The corrections in force."""
        liste = self._liste
        if liste is None:
            return Optionen()
        return Optionen(
            blatt=liste.blatt or None,
            kopfzeile=liste.kopfzeile,
            kopfzeilen=liste.kopfzeilen or None,
        )

    def rollen(self) -> ListenRollen:
        """The roles chosen; a column that has a role of its own is not "weitere" as well."""
        chosen = [self._index(field) for field in self.role_fields()]
        weitere = tuple(sorted(self._weitere - set(chosen)))
        schluessel, schicht, betrag, team = chosen
        return ListenRollen(schluessel, schicht, betrag, team, weitere)

    def check(self) -> bool:
        """Whether the roles can be used; otherwise the reason stands at the field, which gets the focus."""
        if not self.stand.commit():
            self.stand.editor.setFocus()
            return False
        seen: dict[int, str] = {}
        for field in self.role_fields():
            index = self._index(field)
            sentence = ""
            if field is self.schluessel and index is None:
                sentence = "Wählen Sie die Spalte mit dem Aktenzeichen."
            elif index is not None and index in seen:
                sentence = f"Diese Spalte ist schon als {seen[index]} gewählt."
            field.set_error(sentence)
            if sentence:
                field.editor.setFocus()
                return False
            if index is not None:
                seen[index] = field.label
        return True

    def _fill(self, liste: Liste, rollen: ListenRollen) -> None:
        self.blatt.set_choices([(name, name) for name in liste.blaetter])
        self.blatt.set_value(liste.blatt)
        show_if(self.blatt, len(liste.blaetter) > 1)
        self.kopfzeile.set_value(liste.kopfzeile)
        self.kopfzeilen.set_value(liste.kopfzeilen or None)
        self.kopfzeilen.setEnabled(liste.kopfzeile > 0)
        choices = [(spalte.index, f"{column_letter(spalte.index)} · {spalte.name}") for spalte in liste.spalten]
        for field in self.role_fields():
            field.set_choices([(None, "– nicht in der Liste –"), *choices])
            field.set_value(getattr(rollen, field.name))
        self._weitere = set(rollen.weitere)
        self._form.set_title("Zuordnung", f"{liste.datei} · {german.integer(liste.zeilen)} Zeilen")
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
        self.spalten.show_rows([_SpaltenZeile(s, rollen.rolle(s.index)) for s in self._liste.spalten])
        self.rohzeilen.show_liste(self._liste, rollen)
        for field in self.role_fields():
            index = self._index(field)
            field.set_hint("" if index is None else _recognised(self._liste.spalten[index]))
            wrong = field is self.betrag and index is not None and self._liste.spalten[index].art not in _AMOUNTS
            field.set_error("In dieser Spalte stehen keine Beträge." if wrong else "")
        self._stored.set(*self._stored_words(rollen))

    def _stored_words(self, rollen: ListenRollen) -> tuple[Tone, str, str]:
        assert self._liste is not None
        used = [s.name for s in self._liste.spalten if rollen.rolle(s.index) is not Rolle.UNBENUTZT]
        rest = len(self._liste.spalten) - len(used)
        if not used:
            return "info", "Noch keine Spalte gewählt", "Gespeichert werden nur Spalten, die Sie zuordnen."
        names = ", ".join(f"„{name}“" for name in used)
        words = {0: "Das sind alle Spalten der Liste.", 1: "Die andere Spalte bleibt in Ihrer Datei."}
        return (
            "info",
            f"Gespeichert wird nur {names}",
            words.get(rest, f"Die übrigen {rest} Spalten bleiben in Ihrer Datei."),
        )

    def _chosen_names(self) -> list[tuple[str, Rolle]]:
        assert self._liste is not None
        rollen = self.rollen()
        used = [(s.name, rollen.rolle(s.index)) for s in self._liste.spalten]
        return [(name, rolle) for name, rolle in used if rolle is not Rolle.UNBENUTZT]

    @staticmethod
    def _index(field: SelectField) -> int | None:
        value = field.value()
        return value if isinstance(value, int) else None

    @Slot(object)
    def _on_sheet(self, sheet: str) -> None:
        self.reread.emit(Optionen(blatt=sheet))

    @Slot(object)
    def _on_head(self, _: object) -> None:
        last = self.kopfzeile.value()
        lines = self.kopfzeilen.value() if last else None
        if last is not None and lines is not None and lines > last:
            self.kopfzeilen.set_error("Der Kopf hat höchstens so viele Zeilen, wie über den Daten stehen.")
            return
        blatt = self.blatt.value()
        self.reread.emit(Optionen(blatt=blatt if isinstance(blatt, str) else None, kopfzeile=last, kopfzeilen=lines))

    @Slot(object)
    def _on_role(self, _: object) -> None:
        self._show_rollen()
        self.changed.emit()

    @Slot(object)
    def _toggle(self, row: _SpaltenZeile) -> None:
        if row.rolle not in (Rolle.WEITERE, Rolle.UNBENUTZT):
            return
        self._weitere ^= {row.spalte.index}
        self._show_rollen()
        self.changed.emit()


def _spalten_table() -> Table[_SpaltenZeile]:
    columns: list[Column[_SpaltenZeile]] = [
        Column("Spalte", _name, bold=True, sub=_examples),
        Column("Erkannt als", _recognised_as, width=190, sub=_emptiness),
        Column("Verwendung", _use, width=170, pill=_use_pill),
    ]
    return Table("Spalten der Liste", TableModel(columns, _key), row_height=48)


def _name(row: _SpaltenZeile) -> str:
    return f"{column_letter(row.spalte.index)} · {row.spalte.name}"


def _examples(row: _SpaltenZeile) -> str:
    return " | ".join(row.spalte.beispiele[:4])


def _recognised_as(row: _SpaltenZeile) -> str:
    return ", ".join(part for part in (_ARTEN[row.spalte.art], row.spalte.format) if part)


def _emptiness(row: _SpaltenZeile) -> str:
    spalte = row.spalte
    different = "" if spalte.verschieden is None else f"{german.integer(spalte.verschieden)} verschieden"
    empty = f"{german.integer(spalte.leer)} leer" if spalte.leer else ""
    return " · ".join(part for part in (different, empty) if part)


def _recognised(spalte: Spalte) -> str:
    row = _SpaltenZeile(spalte, Rolle.UNBENUTZT)
    parts = [_recognised_as(row), _emptiness(row), *spalte.hinweise[:1]]
    return " · ".join(part for part in parts if part)


def _use(row: _SpaltenZeile) -> str:
    return pill_of(row.rolle)[1]


def _use_pill(row: _SpaltenZeile) -> tuple[Tone, str] | None:
    return pill_of(row.rolle)


def _key(row: _SpaltenZeile) -> int:
    return row.spalte.index
