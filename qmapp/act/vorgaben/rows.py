"""The Vorgaben as a frozen row."""

from dataclasses import dataclass

from qmapp.arbeitstage import Bundesland


@dataclass(frozen=True)
class Vorgaben:
    """What applies unless told otherwise.

    ``antwort_wochen``: time for the Leitung to answer a new Empfehlung. A term is short up to ``kurz_monate`` months
    after it was agreed, medium up to ``mittel_monate``, long beyond. ``erinnerung_tage``: how many days ahead something
    is announced as due soon. ``kleinste_zelle``: smaller counts are not shown in a public version (complementary cells
    neither).
    """

    bundesland: Bundesland = Bundesland.BERLIN
    antwort_wochen: int = 4
    kurz_monate: int = 3
    mittel_monate: int = 12
    erinnerung_tage: int = 7
    kleinste_zelle: int = 3
