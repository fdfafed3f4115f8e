"""The right side: the Q-Check in hand with its sign-off, points, planning sheet and the method beside it."""

from uuid import UUID

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.wiedervorlage.rows import Bezugsart
from qmapp.checks import katalog as katalog_door
from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Katalogart
from qmapp.checks.qcheck.katalogwechsel import wechsel
from qmapp.checks.qcheck.rows import QCheck, QCheckZeile
from qmapp.checks.qcheck.vorgaenger import vorgaenger
from qmapp.ui.act.wiedervorlage.karte import WiedervorlageKarte
from qmapp.ui.checks.qcheck.abschluss import Abschluss
from qmapp.ui.checks.qcheck.liste.befehle import Qcheckbefehle
from qmapp.ui.checks.qcheck.liste.entfallen import EntfalleneNachweise
from qmapp.ui.checks.qcheck.liste.kopf import Qcheckkopf
from qmapp.ui.checks.qcheck.liste.merkpunkte import Merkpunktkarte
from qmapp.ui.checks.qcheck.liste.methode import Methodenkarte
from qmapp.ui.checks.qcheck.liste.planungsblatt import Planungsblatt
from qmapp.ui.checks.qcheck.liste.schritt import BEWERTEN, NACHLESEN, Schritt, naechster
from qmapp.ui.context import Context
from qmapp.ui.style import box, px, vbox
from qmapp.ui.widgets.card import Columns
from qmapp.ui.widgets.fields import Field
from qmapp.ui.widgets.labels import show_if

#: Height of what stands above the text of the method, so that the text is beside the field.
_HEAD = 90


class Nebenher(Columns):
    """The planning sheet and the method beside it, which goes along with the field in use."""

    def __init__(self, form: Planungsblatt, methode: Methodenkarte) -> None:
        self._form, self._methode = form, methode
        self._above = QWidget()
        self._above.setFixedHeight(0)
        super().__init__((form, 8), (box(vbox(self._above, methode, None, gap=0)), 5), fold=600, gap=12)
        form.entered.connect(self._follow)
        self.folded.connect(self.to_top)

    @Slot(str)
    def _follow(self, name: str) -> None:
        self._methode.follow(name)
        field = next(one for one in self._form.fields() if one.name == name)
        wanted = field.mapTo(self._form, QPoint(0, 0)).y() - px(_HEAD)
        room = self._form.height() - self._methode.sizeHint().height()
        self._above.setFixedHeight(0 if self.is_folded else max(0, min(wanted, room)))

    @Slot()
    def to_top(self) -> None:
        """Let the method stand at the top again."""
        self._above.setFixedHeight(0)


class Qcheckblatt(QWidget):
    """``wanted`` carries the :class:`Schritt` whose page is to be opened.

    The page calls :meth:`show_row` in its ``refresh`` and shows what ``befehle`` refuses at the :meth:`fields`.
    """

    wanted = Signal(object)

    def __init__(self, page: QWidget, context: Context, befehle: Qcheckbefehle) -> None:
        super().__init__()
        self._context = context
        self._befehle = befehle
        self._row: QCheckZeile | None = None
        self._head: QCheck | None = None
        self.kopf = Qcheckkopf()
        self.abschluss = Abschluss(page, context)
        self.wiedervorlage = WiedervorlageKarte(context)
        self.merkpunkte = Merkpunktkarte()
        self.entfallen = EntfalleneNachweise(context)
        self.form = Planungsblatt()
        self.methode = Methodenkarte()
        self.neben = Nebenher(self.form, self.methode)
        parts = (self.kopf, self.abschluss, self.wiedervorlage, self.neben, self.merkpunkte, self.entfallen)
        self.setLayout(vbox(*parts, None, gap=12))
        self._next = BEWERTEN
        self._connect()

    def _connect(self) -> None:
        self.kopf.wanted.connect(self.wanted)
        self.entfallen.archive_wanted.connect(self._on_archive)
        self.form.changed.connect(self._on_field)
        self.form.drop.clicked.connect(self._on_drop)
        self.merkpunkte.added.connect(self._on_point)
        self.merkpunkte.toggled.connect(self._befehle.toggle_merkpunkt)
        self.merkpunkte.removed.connect(self._befehle.remove_merkpunkt)

    def show_row(self, row: QCheckZeile, rows: tuple[QCheckZeile, ...]) -> None:
        """Show a Q-Check of all ``rows``."""
        read = self._context.read
        head = read(door.qcheck, row.id)
        if self._row is None or self._row.id != row.id:
            self.neben.to_top()
        self._row, self._head = row, head
        weit = read(door.fortschritt, row.id)
        self._next = naechster(row, head, weit)
        offen = head.offen and not self._context.workspace.read_only
        points = read(door.merkpunkte, row.id)
        moved = bool(read(wechsel, row.id))
        left = sum(one.erledigt_am is None for one in points)
        self.kopf.show_row(row, head, weit, left, neuere=self._newer(row), gewechselt=moved)
        self.abschluss.show_qcheck(row.id)
        show_if(self.abschluss, not head.offen or row.beantwortet >= row.fragen > 0)
        self.wiedervorlage.show_bezug(Bezugsart.QCHECK, row.id)
        self.merkpunkte.show_rows(row.id, points, offen=offen)
        self.entfallen.show_qcheck(row.id, offen=offen)
        before = vorgaenger(rows, row.katalog_code, prozess=row.prozess, einheit=row.einheit, ohne=row.id)
        if row.vorgaenger_id not in (None, *(one.id for one in before)):
            before += tuple(one for one in rows if one.id == row.vorgaenger_id)
        self.form.show_row(head, before, offen=offen)
        self.methode.show_katalog(read(katalog_door.katalog, head.katalog_id))

    def forget(self) -> None:
        """There is none in hand."""
        self._row = self._head = None

    def next_step(self) -> Schritt:
        """What is to be done next with the one in hand."""
        return self._next

    def steps(self) -> tuple[Schritt, ...]:
        """The ways on from the one in hand."""
        return () if self._row is None else self.kopf.steps()

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return (*self.form.fields(), *self.merkpunkte.fields())

    def commit(self) -> bool:
        """Take over what is being typed."""
        if self._head is None:
            return True
        read = [self.wiedervorlage.commit()]
        if self._head.offen:
            read += [self.form.commit(), self.merkpunkte.commit()]
        return all(read)

    def _newer(self, row: QCheckZeile) -> int | None:
        """The number of a newer published version of its catalogue, if there is one."""
        offered = self._context.read(katalog_door.angebote, Katalogart.QCHECK)
        versions = [one.version for one in offered if one.code == row.katalog_code]
        return max((number for number in versions if number > row.katalog_version), default=None)

    @Slot(str, object)
    def _on_field(self, name: str, value: object) -> None:
        if self._row is not None:
            self._befehle.change(self._row.id, name, value)

    @Slot(str)
    def _on_point(self, text: str) -> None:
        made: UUID | None = None if self._row is None else self._befehle.add_merkpunkt(self._row.id, text)
        if made is not None:
            self.merkpunkte.list.select_key(made)

    @Slot()
    def _on_archive(self) -> None:
        self.wanted.emit(NACHLESEN)

    @Slot()
    def _on_drop(self) -> None:
        if self._row is not None:
            self._befehle.delete(self._row)
