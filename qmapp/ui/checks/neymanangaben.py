"""Earlier results per stratum, for the division after Neyman: of a closed Prüfung, or typed line by line."""

import re
from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.checks.aktenpruefung.rows import FruehereZeile, Plan
from qmapp.ui.style import vbox
from qmapp.ui.widgets.number_fields import MultilineField
from qmapp.ui.widgets.select_field import SelectField

Quoten = tuple[tuple[str, int, int], ...]
_LINE = re.compile(r"(?P<name>.*?)\s*[:;\t]\s*(?P<x>[\d.]+)\s*(?:von|/|;|\t)\s*(?P<n>[\d.]+)\s*")
_NAMELESS = "ohne Angabe"
_OPEN = "… von …"


class Neymanangaben(QWidget):
    """``edited`` at every change that can be read, ``committed`` when one is finished; both without a value."""

    edited = Signal()
    committed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._source: UUID | None = None
        self._offers: tuple[FruehereZeile, ...] = ()
        self._names: tuple[str, ...] = ()
        self.aus = SelectField("Frühere Ergebnisse", name="neyman_aus_id")
        self.quoten = MultilineField(
            "Mängel von geprüften Akten",
            height=124,
            name="neyman_quoten",
            hint="Je Schicht eine Zeile, zum Beispiel „Mitte: 12 von 192“.",
        )
        self.setLayout(vbox(self.aus, self.quoten, gap=7))
        self.aus.committed.connect(self._on_chosen)
        self.quoten.edited.connect(self._on_typed)
        self.quoten.committed.connect(self._on_left)

    def fields(self) -> tuple[SelectField | MultilineField, ...]:
        """The fields in the order of the keyboard."""
        return (self.aus, self.quoten)

    def show_plan(self, plan: Plan, names: Sequence[str], offers: Sequence[FruehereZeile], *, frozen: bool) -> None:
        """Show the results of a plan for the strata ``names``; ``offers`` are the Prüfungen to take them from."""
        self._offers, self._names = tuple(offers), tuple(names)
        self._source = plan.neyman_aus_id
        choices: list[tuple[object, str]] = [(None, "selbst eingetragen")]
        choices += [(offer.id, f"{offer.kennung} {offer.titel}") for offer in self._offers]
        if self._source not in [value for value, _ in choices]:
            choices.append((self._source, "einer früheren Prüfung"))
        self.aus.set_choices(choices)
        self.aus.set_value(self._source)
        self.aus.editor.setEnabled(not frozen)
        if not (self.quoten.area.hasFocus() and self.values()["neyman_quoten"] == plan.neyman_quoten):
            self.quoten.set_value(_lines(self._names, plan.neyman_quoten))
        self.quoten.set_read_only(frozen)

    def values(self) -> dict[str, object]:
        """What the fields say, by the names of the plan; raises ValueError (German) for a line that cannot be read."""
        return {"neyman_aus_id": self._source, "neyman_quoten": _read(self.quoten.value())}

    def is_readable(self) -> bool:
        """Whether every line can be read; the first that cannot is said at the field."""
        try:
            self.values()
        except ValueError as error:
            self.quoten.set_error(str(error))
            return False
        return True

    @Slot(object)
    def _on_chosen(self, source: object) -> None:
        found = next((offer for offer in self._offers if offer.id == source), None)
        self._source = found.id if found is not None else None
        if found is not None:
            self.quoten.set_value(_lines(self._names, found.quoten))
        self.committed.emit()

    @Slot()
    @Slot(object)
    def _on_typed(self, _: object = None) -> None:
        # What is typed over the results of a Prüfung is not its result any more.
        self._source = None
        self.aus.set_value(None)
        self.quoten.set_error("")
        self.edited.emit()

    @Slot(object)
    def _on_left(self, _: object) -> None:
        if self.is_readable():
            self.committed.emit()
        else:
            self.edited.emit()


def _lines(names: Sequence[str], quoten: Quoten) -> str:
    """A line per stratum of the list, to be filled in where nothing is known yet."""
    known = {name: f"{german.integer(x)} von {german.integer(n)}" for name, x, n in quoten}
    every = [*names, *(name for name in known if name not in names)]
    return "\n".join(f"{name or _NAMELESS}: {known.get(name, _OPEN)}" for name in every)


def _read(text: str) -> Quoten:
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.rstrip().endswith(_OPEN):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise ValueError(f"Zeile {number}: Bitte schreiben Sie zum Beispiel „Mitte: 12 von 192“.")
        faulty, examined = (int(match[part].replace(".", "") or 0) for part in ("x", "n"))
        if faulty > examined or examined < 1:
            raise ValueError(
                f"Zeile {number}: Es können nicht {german.integer(faulty)} von {german.integer(examined)} Akten einen "
                f"Mangel haben."
            )
        name = match["name"].strip()
        found.append(("" if name == _NAMELESS else name, faulty, examined))
    if len({name for name, _, _ in found}) < len(found):
        raise ValueError("Eine Schicht steht in zwei Zeilen. Bitte streichen Sie eine davon.")
    return tuple(found)
