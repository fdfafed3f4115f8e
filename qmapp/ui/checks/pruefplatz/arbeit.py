"""The file in hand: read through the workspace's doors, changed by commands, each on the disk before it returns."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from qmapp.checks.aktenpruefung import akte as akten_module
from qmapp.checks.aktenpruefung.rows import Akte, AkteZeile, AntwortZeile, Ergebnis
from qmapp.errors import UserError
from qmapp.ui.checks.pruefplatz.mangel import Angaben
from qmapp.ui.checks.pruefplatz.zeile import WORTE
from qmapp.ui.context import Context


@dataclass(frozen=True)
class Beleg:
    """A sheet filled in on paper: who examined the file and on which day."""

    wer: str
    am: date


class Arbeit(QObject):
    """``changed`` after every own step; ``busy`` while one runs, so that the page does not read everything anew.

    ``beleg_changed``: answers are typed from paper from now on, or no longer.
    """

    changed = Signal()
    beleg_changed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.akte: Akte | None = None
        self.busy = False
        #: Who examined the file and when, where its answers are only typed from paper.
        self.beleg: Beleg | None = None
        #: While the work pauses, the file takes no answers.
        self.paused = False

    def open(self, akte_id: UUID) -> Akte:
        """Take a file in hand; raises UserError where it is gone."""
        self.akte = self.context.read(akten_module.akte, akte_id)
        return self.akte

    def put_away(self) -> None:
        """Hold no file, and no sheet of another Prüfung."""
        self.akte = None
        self.set_beleg(None)

    def set_beleg(self, beleg: Beleg | None) -> None:
        """Type answers from paper, or examine oneself again (None)."""
        if beleg != self.beleg:
            self.beleg = beleg
            self.beleg_changed.emit()

    def frei(self) -> bool:
        """Whether the file in hand takes answers."""
        return self.akte is not None and self.akte.stand.zu_tun and not self.paused

    def antwort(self, code: str) -> AntwortZeile | None:
        """The answer of the file in hand to a Prüfpunkt."""
        if self.akte is None:
            return None
        return next((antwort for antwort in self.akte.antworten if antwort.punkt.code == code), None)

    def offen(self) -> tuple[str, ...]:
        """Codes of the Prüfpunkte of the file in hand without an answer."""
        return () if self.akte is None else self.akte.offen

    def vorgemerkt(self) -> tuple[AntwortZeile, ...]:
        """The Prüfpunkte of the file in hand that are marked for later."""
        return () if self.akte is None else tuple(a for a in self.akte.antworten if a.vorgemerkt)

    def next_open(self, after: str) -> str | None:
        """The next code without an answer, going round; None when all have one."""
        if self.akte is None:
            return None
        return self._next(after, set(self.akte.offen))

    def next_marked(self, after: str) -> str | None:
        """The next code marked for later, going round; None without marks."""
        return self._next(after, {a.punkt.code for a in self.vorgemerkt()})

    def line(self, row: AkteZeile) -> AkteZeile:
        """The file's line in the list as it stands now."""
        akte = self.akte
        if akte is None or akte.id != row.id:
            return row
        left = len(akte.offen)
        return replace(
            row,
            stand=akte.stand,
            grund=akte.grund,
            offen=left,
            beantwortet=len(akte.antworten) - left,
            mangel=sum(1 for a in akte.antworten if a.ergebnis is not None and a.ergebnis.mangel),
            vorgemerkt=sum(a.vorgemerkt for a in akte.antworten),
        )

    def answer(self, code: str, ergebnis: Ergebnis | None) -> str | None:
        """Answer a Prüfpunkt or take its answer back; the next code without one."""
        antwort = self.antwort(code)
        number = antwort.punkt.nummer if antwort is not None else 0
        words = "zurückgenommen" if ergebnis is None else WORTE[ergebnis]
        following: str | None = self._step(
            f"Prüfpunkt {number} {words}", akten_module.answer, code, ergebnis, **self._who()
        )
        return following

    def describe(self, code: str, angaben: Angaben) -> None:
        """Keep what is said of a Prüfpunkt."""
        antwort = self.antwort(code)
        number = antwort.punkt.nummer if antwort is not None else 0
        self._step(
            f"Angaben zu Prüfpunkt {number}",
            akten_module.update_mangel,
            code,
            feststellung=angaben.feststellung,
            betrag_monat_cent=angaben.betrag_monat_cent,
            monate=angaben.monate,
            ursachen=angaben.ursachen,
            zurechenbarkeit=angaben.zurechenbarkeit,
            nachholung_bis=angaben.nachholung_bis,
        )

    def mark(self, code: str) -> bool:
        """Mark a Prüfpunkt for later or take the mark off; whether it is marked now."""
        antwort = self.antwort(code)
        if antwort is None or antwort.vorgemerkt:
            number = antwort.punkt.nummer if antwort is not None else 0
            self._step(f"Vormerkung von Prüfpunkt {number} gelöst", akten_module.unmark, code)
            return False
        self._step(f"Prüfpunkt {antwort.punkt.nummer} vorgemerkt", akten_module.mark, code, **self._who())
        return True

    def mark_with(self, code: str, notiz: str) -> None:
        """Mark a Prüfpunkt for later with a note, or change the note of its mark."""
        antwort = self.antwort(code)
        number = antwort.punkt.nummer if antwort is not None else 0
        self._step(f"Prüfpunkt {number} vorgemerkt", akten_module.mark, code, notiz=notiz, **self._who())

    def remark(self, text: str) -> None:
        """Keep the remark on the whole file."""
        self._step("Bemerkung zur Akte", akten_module.note, text)

    def answer_rest(self) -> int:
        """Answer every open Prüfpunkt with erfüllt; how many."""
        count: int = self._step("Restliche Prüfpunkte erfüllt", akten_module.answer_rest, Ergebnis.OK, **self._who())
        return count

    def close(self, *, trotz_vormerkung: bool) -> None:
        """Close the file, if wanted although Prüfpunkte are marked for later."""
        self._step(
            "Akte abgeschlossen", akten_module.close_akte, trotz_vormerkung=trotz_vormerkung, **self._who()
        )  # fmt: skip

    def reopen(self) -> None:
        """Put the file back to work."""
        self._step("Akte wieder geöffnet", akten_module.reopen_akte)

    def defer(self, grund: str) -> None:
        """Put the file back for later."""
        self._step("Akte zurückgestellt", akten_module.defer_akte, grund)

    def give_way(self, grund: str, *, ohne_ersatz: bool = False) -> UUID | None:
        """The file does not belong; the id of the spare that takes its place."""
        spare: UUID | None = self._step(
            "Akte ersetzt", akten_module.replace_akte, grund, ohne_ersatz=ohne_ersatz, **self._who()
        )
        return spare

    def lose(self, grund: str) -> UUID | None:
        """The file cannot be found; the id of the file the plan's rule has examined besides, if any."""
        besides: UUID | None = self._step("Akte nicht auffindbar", akten_module.lose_akte, grund, **self._who())
        return besides

    def _next(self, after: str, wanted: set[str]) -> str | None:
        codes = [antwort.punkt.code for antwort in self.akte.antworten] if self.akte is not None else []
        start = codes.index(after) + 1 if after in codes else 0
        return next((code for code in codes[start:] + codes[:start] if code in wanted), None)

    def _who(self) -> dict[str, Any]:
        if self.beleg is None or self.beleg.am == self.context.heute():
            return {"jetzt": self.context.jetzt(), "wer": self.context.wer if self.beleg is None else self.beleg.wer}
        # A sheet tells the day and no hour: noon lies in that day in every time zone of the office.
        noon = datetime.combine(self.beleg.am, time(12)).astimezone(UTC)
        return {"jetzt": noon, "wer": self.beleg.wer}

    def _step(self, label: str, command: Callable[..., Any], *args: object, **kwargs: object) -> Any:
        if self.akte is None:
            raise UserError("Es ist keine Akte geöffnet.", advice="Bitte wählen Sie eine Akte.")
        akte = self.akte
        label = label if self.beleg is None else f"{label} (vom Papier)"
        with self._alone():
            result = self.context.perform(label, command, akte.id, *args, **kwargs)
        self.akte = self.context.read(akten_module.reread, akte)
        self.changed.emit()
        return result

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self.busy = True
        try:
            yield
        finally:
            self.busy = False
