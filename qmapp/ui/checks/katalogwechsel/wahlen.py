"""The decisions of the assistant while they are made."""

from collections.abc import Mapping
from typing import Any

from qmapp.checks.katalog.wechsel import Entscheidung, Punktwechsel, Wahl
from qmapp.ui.checks.katalogwechsel.wortlaut import Vorschau, Wortlaut


class Wahlen:
    """A preview with one decision for each of its points, the suggested one until another is made."""

    def __init__(self, wortlaut: Wortlaut) -> None:
        self._wortlaut = wortlaut
        self.vorschau: Vorschau | None = None
        self._decided: dict[str, Wahl] = {}

    def show(self, vorschau: Vorschau) -> bool:
        """Another preview: what was decided stays where answers came in meanwhile (True), other versions begin anew."""
        before = self.vorschau
        same = before is not None and (before.von, before.nach) == (vorschau.von, vorschau.nach)
        self._decided = vorschau.vorschlaege | (self._decided if same else {})
        self.vorschau = vorschau
        return same

    def forget(self) -> None:
        """Nothing is to be decided."""
        self.vorschau = None
        self._decided = {}

    def all(self) -> Mapping[str, Wahl]:
        """Every decision by code."""
        return self._decided

    def of(self, row: Punktwechsel) -> Wahl | None:
        """The decision for a point; None for a new one."""
        return self._decided.get(row.code)

    def taken(self, row: Punktwechsel) -> set[str]:
        """Targets that other points have."""
        return {wahl.ziel for code, wahl in self._decided.items() if wahl.ziel and code != row.code}

    def decide(self, row: Punktwechsel, way: Entscheidung, ziel: str = "") -> bool:
        """Decide a point; False where it is to go to a new one and none is free.

        Without a ``ziel`` the suggested new point is taken, else the first free one.
        """
        assert self.vorschau is not None, "there is something to decide"
        if way is Entscheidung.ZUORDNEN:
            free = [punkt.code for punkt in self.vorschau.ziele if punkt.code not in self.taken(row)]
            wished = row.vorschlag.ziel if row.vorschlag is not None else ""
            ziel = next((code for code in (ziel, wished, *free) if code in free), "")
            if not ziel:
                return False
        self._decided[row.code] = Wahl(way, ziel)
        return True

    def folgen(self) -> Any:
        """What the decisions come to."""
        assert self.vorschau is not None, "there is something to decide"
        return self._wortlaut.folgen(self.vorschau, self._decided)
