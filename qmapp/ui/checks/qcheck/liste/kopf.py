"""The Q-Check in hand in a few lines: how far it is, where it stands, and the ways on."""

from functools import partial

from PySide6.QtCore import Signal, Slot

from qmapp.checks.qcheck.rows import Fortschritt, QCheck, QCheckZeile
from qmapp.german import integer
from qmapp.ui.checks.qcheck import zeichen
from qmapp.ui.checks.qcheck.liste.schritt import SCHRITTE, WECHSELN, Schritt, moegliche
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.signs import ProgressBar, StatusPill


class Qcheckkopf(Card):
    """``wanted`` carries the :class:`Schritt` whose page is to be opened."""

    wanted = Signal(object)

    def __init__(self) -> None:
        self.stand = StatusPill("neutral", "")
        self.grad = StatusPill("neutral", "")
        self.bar = ProgressBar("Bewertet")
        self.done = Label("", "small", "text2")
        self.who = Label("", "small", "text2", wrap=True)
        self.buttons = {step: Button(step.tun, step.icon, "link") for step in SCHRITTE}
        first, second = SCHRITTE[:2], SCHRITTE[2:]
        super().__init__(
            hbox((self.bar, 1), self.done, self.grad, gap=12),
            self.who,
            box(
                vbox(
                    hbox(*(self.buttons[step] for step in first), None, gap=6),
                    hbox(*(self.buttons[step] for step in second), None, gap=6),
                    gap=4,
                )
            ),
            title="Q-Check",
            subtitle=" ",
            right=self.stand,
            gap=8,
        )
        self._there: tuple[Schritt, ...] = ()
        # Kept here: a connection to a plain object's method does not keep the object alive.
        self._openers = [partial(self._open, step) for step in SCHRITTE]
        for step, opener in zip(SCHRITTE, self._openers, strict=True):
            self.buttons[step].clicked.connect(opener)

    def show_row(
        self,
        row: QCheckZeile,
        head: QCheck,
        weit: tuple[Fortschritt, ...],
        merkpunkte: int,
        *,
        neuere: int | None,
        gewechselt: bool,
    ) -> None:
        """Show a Q-Check; ``weit``: how far everybody is, ``merkpunkte``: how many are open.

        ``neuere``: a newer version of its catalogue; ``gewechselt``: it has moved to another version before.
        """
        self.set_title(row.titel, f"{row.kennung} · Katalog {row.katalog_code}, Fassung {row.katalog_version}")
        self.stand.set(*zeichen.stand(row))
        pill = zeichen.grad(row)
        self.grad.set(*(pill if pill is not None else ("neutral", "")))
        self.bar.set(row.beantwortet, row.fragen)
        self.done.setText(f"{integer(row.beantwortet)} von {integer(row.fragen)} Fragen")
        said = [f"{one.bewerter}: {one.beantwortet} von {one.fragen}" for one in weit if one.bewerter and head.offen]
        if merkpunkte:
            said.append("1 Merkpunkt offen" if merkpunkte == 1 else f"{integer(merkpunkte)} Merkpunkte offen")
        self.who.setText(" · ".join(said))
        show_if(self.who, bool(said))
        self._there = moegliche(row, head, neuere, gewechselt=gewechselt)
        for step, button in self.buttons.items():
            show_if(button, step in self._there)
        self.buttons[WECHSELN].set_text(f"Katalogfassung wechseln (auf {neuere})")

    def steps(self) -> tuple[Schritt, ...]:
        """The ways there are."""
        return self._there

    @Slot()
    def _open(self, step: Schritt, _: bool = False) -> None:
        self.wanted.emit(step)
